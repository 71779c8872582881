"""The files in `figures/`: all there, the table beside each, and the same bytes in another process."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pandas as pd
from sample import sample_portrait

from analysis.figures import draw_svg, list_figures, save_figures

HERE = Path(__file__).parent
AGAIN = """
import sys
from pathlib import Path
from analysis.figures import save_figures
from sample import sample_portrait
save_figures(sample_portrait(), Path(sys.argv[1]))
"""


def test_figures_are_numbered_and_ask_a_question() -> None:
    names = [figure.name for figure in list_figures()]
    assert [name[:2] for name in names] == [f"{n:02}" for n in range(1, len(names) + 1)]
    assert all(figure.question.endswith("?") for figure in list_figures())


def test_figures_are_written_and_are_the_same_bytes_in_another_process(tmp_path: Path) -> None:
    written = save_figures(sample_portrait(), tmp_path / "one")
    assert [path.name for path in written[:3]] == ["01-who-speaks.svg", "01-who-speaks.png", "01-who-speaks.csv"]
    assert sorted(written) == sorted((tmp_path / "one").iterdir())

    other = {**os.environ, "PYTHONHASHSEED": "7", "LC_ALL": "C", "TZ": "Asia/Tokyo", "PYTHONPATH": str(HERE)}
    command = [
        sys.executable,
        "-c",
        AGAIN,
        str(tmp_path / "two"),
    ]
    done = subprocess.run(command, env=other, cwd=tmp_path, capture_output=True, text=True)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    for path in written:
        assert path.read_bytes() == (tmp_path / "two" / path.name).read_bytes(), path.name


def test_table_beside_a_figure_is_the_table_behind_it(tmp_path: Path) -> None:
    save_figures(sample_portrait(), tmp_path)
    table = pd.read_csv(tmp_path / "01-who-speaks.csv")
    assert table["words"].sum() == 11


def test_figure_can_stand_in_a_page() -> None:
    assert "<svg" in draw_svg(list_figures()[0], sample_portrait())


def test_figures_name_no_time_and_no_maker(tmp_path: Path) -> None:
    for path in save_figures(sample_portrait(), tmp_path):
        data = path.read_bytes()
        assert b"Software" not in data
        assert b"dc:date" not in data
        assert b"matplotlib.org" not in data
