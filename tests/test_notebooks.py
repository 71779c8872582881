"""The notebooks: of the promised form, without errors, and with the outputs that executing them gives."""

from __future__ import annotations

import base64
import io
import re
from itertools import pairwise
from pathlib import Path
from typing import Any

import nbformat
import numpy as np
import pytest
from matplotlib.image import imread

from notebooks import execute, list_notebooks

NOTEBOOKS = list_notebooks()


@pytest.fixture(params=NOTEBOOKS, ids=lambda path: path.stem)
def path(request: pytest.FixtureRequest) -> Path:
    return request.param  # type: ignore[no-any-return]


def test_there_are_notebooks() -> None:
    assert [path.name[:2] for path in NOTEBOOKS] == [f"{n:02}" for n in range(len(NOTEBOOKS))]


def test_cells_are_short_and_define_nothing(path: Path) -> None:
    for cell in nbformat.read(path, as_version=4).cells:
        if cell.cell_type == "code":
            assert len(cell.source.splitlines()) <= 8, cell.source
            assert not re.search(r"^\s*(def|class|async def) ", cell.source, re.M), cell.source


def test_prose_stands_before_every_cell_and_ends_with_what_it_shows(path: Path) -> None:
    cells = nbformat.read(path, as_version=4).cells
    kinds = [cell.cell_type for cell in cells]
    assert all(before == "markdown" for before, kind in pairwise(kinds) if kind == "code")
    prose = "\n".join(cell.source for cell in cells if cell.cell_type == "markdown")
    assert cells[0].source.startswith("# ")
    assert cells[0].source.splitlines()[0].endswith("?")
    assert prose.index("## What this shows") < prose.index("## What this does not show")


def test_outputs_are_findings_and_no_messages(path: Path) -> None:
    outputs = [output for cell in nbformat.read(path, as_version=4).cells for output in cell.get("outputs", ())]
    assert {output.output_type for output in outputs} <= {"execute_result", "display_data"}


@pytest.mark.model
@pytest.mark.slow
def test_outputs_are_what_executing_gives(path: Path) -> None:
    told, found = nbformat.read(path, as_version=4), execute(path)
    for before, after in zip(told.cells, found.cells, strict=True):
        if before.cell_type == "code":
            assert before.execution_count == after.execution_count
            assert len(before.outputs) == len(after.outputs), before.source
            for output, again in zip(before.outputs, after.outputs, strict=True):
                compare(output, again, before.source)


def compare(output: Any, again: Any, source: str) -> None:
    """Compare two outputs: words exactly, pictures point by point with a little room for another machine's rounding."""
    assert output.output_type == again.output_type, source
    assert output.get("text") == again.get("text"), source
    data, more = output.get("data", {}), again.get("data", {})
    assert set(data) == set(more), source
    for kind in data:
        if kind == "image/png":
            one, two = (imread(io.BytesIO(base64.b64decode(image[kind])), "png") for image in (data, more))
            assert one.shape == two.shape, source
            assert float(np.abs(one - two).mean()) < 0.01, source
        else:
            assert data[kind] == more[kind], source
