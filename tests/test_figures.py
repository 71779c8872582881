"""The files in `figures/`: all there, the table beside each, and the same bytes in another process."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from types import MappingProxyType

import matplotlib
import pandas as pd
import pytest
from matplotlib.figure import Figure as Canvas

from analysis import paths, plots
from analysis.article import Part
from analysis.errors import MediabeeldWarning, UsageError
from analysis.figures import RETIRED, Figure, draw_svg, list_figures, save_figures
from analysis.portrait import Portrait
from tests.running import run
from tests.sample import EVENTS, FRAMES, MENTIONS, SENTIMENT, sample_portrait

HERE = Path(__file__).parent
AGAIN = """
import sys
from pathlib import Path
from analysis.figures import save_figures
from tests.sample import EVENTS, FRAMES, MENTIONS, SENTIMENT, sample_portrait
save_figures(sample_portrait(), Path(sys.argv[1]))
"""


def test_figures_are_numbered_and_ask_a_question() -> None:
    names = [figure.name for figure in list_figures()]
    assert [name[:2] for name in names] == [f"{n:02}" for n in range(len(names))]
    assert not set(names) & set(RETIRED)
    assert all(figure.question.endswith("?") for figure in list_figures())


def test_figures_of_the_architecture_are_those_there_are() -> None:
    page = (HERE.parent / "docs" / "architecture.md").read_text("utf-8")
    for figure in list_figures():
        (row,) = [line for line in page.splitlines() if line.startswith(f"| `{figure.name}` |")]
        named = re.findall(r"`((?:plot|score)_\w+)", row)
        assert len(named) == 2 and all(callable(getattr(plots, name)) for name in named)
        columns = figure.table(sample_portrait()).columns
        assert f"`{' '.join(columns)}`" in row


def test_figures_are_written_and_are_the_same_bytes_in_another_process(tmp_path: Path) -> None:
    written = save_figures(sample_portrait(), tmp_path / "one")
    assert [path.name for path in written[:3]] == ["00-portraits.svg", "00-portraits.png", "00-portraits.csv"]
    assert sorted(written) == sorted((tmp_path / "one").iterdir())

    other = {
        **os.environ,
        "PYTHONHASHSEED": "7",
        "LC_ALL": "C",
        "TZ": "Asia/Tokyo",
        "PYTHONPATH": os.pathsep.join(map(str, (HERE, HERE.parent))),
    }
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


@pytest.mark.model
def test_committed_tables_and_figures_are_what_the_seed_article_gives_to_the_byte(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (seed,) = sorted(paths.SEEDS.glob("*.txt"))
    actors = paths.ACTORS / "al-qurayshi.yaml"
    assert run("tables", seed, "--actors", actors, "--out", tmp_path / "tables", monkeypatch=monkeypatch) == 0
    assert run("figures", seed, "--actors", actors, "--out", tmp_path / "figures", monkeypatch=monkeypatch) == 0
    for committed, fresh in (
        (paths.TABLES / seed.stem, tmp_path / "tables" / seed.stem),
        (paths.ROOT / "figures", tmp_path / "figures"),
    ):
        names = sorted(path.name for path in fresh.iterdir())
        assert names == sorted(path.name for path in committed.iterdir())
        for name in names:
            assert (committed / name).read_bytes() == (fresh / name).read_bytes(), f"{name}: make figures"


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


def old(name: str, folder: Path, head: int = 0) -> list[Path]:
    """Write a figure as it was once made."""
    folder.mkdir(exist_ok=True)
    files = [folder / f"{name}.{ending}" for ending in ("svg", "png", "csv")]
    for file in files:
        file.write_bytes(f"{RETIRED[name][head]}\nnarrator,1,0.7\n".encode())
    return files


@pytest.mark.parametrize(("name", "head"), [(name, i) for name in RETIRED for i in range(len(RETIRED[name]))])
def test_a_figure_that_is_made_no_longer_leaves_the_folder(name: str, head: int, tmp_path: Path) -> None:
    files = old(name, tmp_path, head)
    written = save_figures(sample_portrait(), tmp_path, only=["who-speaks"])
    assert not any(path.exists() for path in files)
    assert sorted(tmp_path.iterdir()) == sorted(written)


def test_no_file_of_the_user_leaves_the_folder(tmp_path: Path) -> None:
    own = [tmp_path / name for name in ("03-eigen.png", "10-eigen.svg", "01-who-speaks.txt", "notities.md")]
    for path in own:
        path.write_text("eigen werk", "utf-8")
    svg, png, csv = old("03-tone-by-voice", tmp_path)
    csv.write_text("stem,toon\nkrant,0.3\n", "utf-8")  # somebody's own table of that name
    save_figures(sample_portrait(), tmp_path, only=["deeds"])
    assert all(path.exists() for path in (*own, svg, png, csv))
    svg.unlink()
    old("03-tone-by-voice", tmp_path)[0].unlink()
    save_figures(sample_portrait(), tmp_path, only=["deeds"])
    assert png.exists() and csv.exists()  # not all three: not a figure made here


def test_figures_are_chosen_by_name_with_or_without_their_number(tmp_path: Path) -> None:
    written = save_figures(sample_portrait(), tmp_path, only=["03-deeds", "portraits"], width=8.5, language="nl")
    assert sorted({path.stem for path in written}) == ["00-portraits", "03-deeds"]
    svg = (tmp_path / "03-deeds.svg").read_text("utf-8")
    assert 'width="240.94' in svg and "<title>Wie wat doet, en wat wie overkomt</title>" in svg
    with pytest.raises(UsageError, match="no figure 'daden'; there are: 00-portraits, 01-who-speaks, "):
        save_figures(sample_portrait(), tmp_path, only=["daden"])


def test_focus_and_language_do_not_change_the_table(tmp_path: Path) -> None:
    save_figures(sample_portrait(), tmp_path / "a")
    save_figures(sample_portrait(), tmp_path / "b", focus="leader", language="nl", width=8.5)
    for path in sorted((tmp_path / "a").glob("*.csv")):
        assert path.read_bytes() == (tmp_path / "b" / path.name).read_bytes()


def test_who_is_in_focus_must_be_there_and_nothing_is_written(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no actor 'poetin' in sample; there are: biden"):
        save_figures(sample_portrait(), tmp_path, focus="poetin")
    assert list(tmp_path.iterdir()) == []


SIGNS = r"Prijs $\frac{1$ en $\foo$ van $5 miljoen_x^y \alpha % & # ~ {"


@pytest.mark.parametrize("figure", list_figures(), ids=lambda figure: figure.name)
def test_signs_of_mathematics_are_plain_text(figure: Figure) -> None:
    portrait = strange_portrait(SIGNS)
    svg = draw_svg(figure, portrait)  # a formula that cannot be read is an error
    assert "<svg" in svg
    ax = figure.draw(portrait, ax=Canvas().add_axes((0, 0, 1, 1)))
    assert any("$" in text.get_text() for text in ax.texts) or figure.name == "08-certainty"
    assert {text.get_parse_math() for text in ax.texts} == {False}
    with matplotlib.rc_context({"text.parse_math": True}):  # as a caller's axes are drawn, long after
        ax.get_figure().savefig(BytesIO(), format="svg")


def test_signs_the_typeface_lacks_are_said_once(tmp_path: Path) -> None:
    with pytest.warns(MediabeeldWarning) as caught:
        save_figures(strange_portrait("Li 北京 in Peking"), tmp_path)
    assert [str(one.message) for one in caught] == ["sample: the typeface of the figures lacks 京 北, drawn as boxes"]


def strange_portrait(words: str) -> Portrait:
    """Give a portrait in which every name, heading and word is strange."""
    sample = sample_portrait()
    records = {
        **sample.records,
        "mentions": tuple(replace(m, text=words) for m in MENTIONS),
        "events": tuple(replace(e, lemma=words) for e in EVENTS),
        "frames": tuple(replace(f, text=words) for f in FRAMES),
        "sentiment": tuple(replace(s, text=words) for s in SENTIMENT),
    }
    text = f"{words}\n\n" + sample.article.text
    parts = (Part("headline", 0, len(words), 0), Part("crosshead", 40, 60, 1), Part("body", 62, len(text), 2))
    actors = tuple(replace(actor, name=words) for actor in sample.actors)
    article = replace(sample.article, text=text, title=words, parts=parts)
    return replace(sample, article=article, actors=actors, records=MappingProxyType(records))
