"""Execute the notebooks from top to bottom: the templates of the package, on the articles they are written on.

`python -m tests.notebooks` (or `make notebooks`) writes `notebooks/` anew; a notebook that has no template goes.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import nbformat

from analysis.notebooks import execute_notebook, list_templates, open_kernel

HOME = Path(__file__).parents[1] / "notebooks"


def list_notebooks() -> list[Path]:
    """List the notebooks in reading order."""
    return sorted(HOME.glob("[0-9][0-9]-*.ipynb"))


def execute_all() -> Iterator[tuple[str, Any]]:
    """Execute every template in the folder of the notebooks, and give its name and the notebook, one after another."""
    with open_kernel(HOME) as kernel:
        for template in list_templates():
            yield template.name, execute_notebook(nbformat.read(template, as_version=4), kernel)


def main() -> None:
    """Write every notebook anew."""
    HOME.mkdir(exist_ok=True)
    for old in {path.name for path in list_notebooks()} - {path.name for path in list_templates()}:
        (HOME / old).unlink()
    for name, notebook in execute_all():
        nbformat.write(notebook, HOME / name)
        sys.stderr.write(f"{name}: executed\n")


if __name__ == "__main__":
    main()
