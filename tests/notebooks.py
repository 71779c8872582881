"""Execute the notebooks from top to bottom in a way that leaves no time, machine or version behind.

`python -m tests.notebooks` (or `make notebooks`) executes them in place.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Any

import nbformat
from nbclient import NotebookClient

HOME = Path(__file__).parents[1] / "notebooks"


def list_notebooks() -> list[Path]:
    """List the notebooks in reading order."""
    return sorted(HOME.glob("[0-9][0-9]-*.ipynb"))


def execute(path: Path) -> Any:
    """Execute a notebook in its own folder and give it with its outputs; raises when a cell fails."""
    notebook = nbformat.read(path, as_version=4)
    client = NotebookClient(
        notebook, timeout=300, kernel_name="python3", record_timing=False, resources={"metadata": {"path": str(HOME)}}
    )
    # Without the caller's choice of display, and without ipykernel's lines about its debugger.
    env = {name: value for name, value in os.environ.items() if name != "MPLBACKEND"}
    client.execute(env={**env, "PYDEVD_DISABLE_FILE_VALIDATION": "1"})
    notebook.metadata = {
        "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
        "language_info": {"name": "python"},
    }
    for cell in notebook.cells:
        cell.metadata = {}
        for output in cell.get("outputs", ()):
            if "text/html" in output.get("data", {}):
                del output["data"]["text/plain"]  # says the same again, at length
    return notebook


def main() -> None:
    """Execute every notebook and write it back."""
    for path in list_notebooks():
        nbformat.write(execute(path), path)
        sys.stderr.write(f"{path.name}: executed\n")


if __name__ == "__main__":
    main()
