"""A notebook for an article: a template of the package, its article filled in, executed, and written.

A notebook is executed in a way that leaves no time, machine or version behind. Needs the extra `notebooks`.
"""

from __future__ import annotations

import ast
import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from typing import Any, TypeAlias

from analysis import paths
from analysis.errors import ArticleError, UsageError
from analysis.evaluation.gold_files import ACTORS, QUOTES
from analysis.framing import read_codebook
from analysis.messages import how_to_install
from analysis.saving import save_file

TEMPLATES = paths.TEMPLATES / "notebooks"
#: The tag of the cell that says what a notebook is about, as papermill knows it.
_TAG = "parameters"
_NEEDED = ("papermill", "nbclient", "nbformat", "ipykernel")
_METADATA = {
    "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
    "language_info": {"name": "python"},
}
#: Seconds a cell may take.
_PATIENCE = 300

Notebook: TypeAlias = Any
Kernel: TypeAlias = Any


def list_templates() -> tuple[Path, ...]:
    """List the templates, in the order of their questions.

    >>> list_templates()[1].stem
    '01-who-is-heard-in-whose-wording'
    """
    return tuple(sorted(TEMPLATES.glob("[0-9][0-9]-*.ipynb")))


def choose_template(question: str) -> Path:
    """Choose a template by its number or name; `UsageError` lists those there are.

    >>> choose_template("03").stem
    '03-who-does-what-and-whose-doing-is-left-out'
    """
    for template in list_templates():
        if question in (template.stem, template.stem[:2], template.stem[3:]):
            return template
    there = ", ".join(template.stem for template in list_templates())
    raise UsageError(f"no question {question!r}; there are: {there}")


def read_template(template: Path) -> tuple[Notebook, Mapping[str, Any]]:
    """Read a template, and what it is made for: the names and values of its cell of parameters."""
    check_installed()
    import nbformat

    notebook = nbformat.read(template, as_version=4)  # type: ignore[no-untyped-call]
    found = {}
    for line in ast.parse(_parameters_of(notebook).source).body:
        if isinstance(line, ast.Assign) and isinstance(line.targets[0], ast.Name):
            found[line.targets[0].id] = ast.literal_eval(line.value)
    return notebook, found


def _parameters_of(notebook: Notebook) -> Any:
    """Give the cell that says what a notebook is about."""
    return next(cell for cell in notebook.cells if _TAG in cell.metadata.get("tags", ()))


def asks_of_many(template: Path) -> bool:
    """Tell whether a template asks of many articles, not of one."""
    return "articles" in read_template(template)[1]


def make_notebook(template: Path, parameters: Mapping[str, Any]) -> Notebook:
    """Fill in a template what it is about, in the place of the article it was written on; nothing is executed.

    Raises `UsageError` for a parameter that the template lacks.
    """
    notebook, given = read_template(template)
    if unknown := sorted(set(parameters) - set(given)):
        raise UsageError(f"{template.stem} has no {', '.join(unknown)}; it has: {', '.join(given)}")
    from papermill.translators import translate_parameters

    cell = _parameters_of(notebook)
    cell.source = translate_parameters("python3", "python", {**given, **parameters}, "").lstrip("# \n").rstrip()
    return notebook


@contextmanager
def open_kernel(folder: Path) -> Iterator[Kernel]:
    """Start a Python for notebooks in a folder, and end it afterwards; several notebooks can share it."""
    check_installed()
    from jupyter_client.manager import KernelManager

    kernel = KernelManager(kernel_name="python3")
    # Without the caller's choice of display, and without ipykernel's lines about its debugger.
    env = {name: value for name, value in os.environ.items() if name != "MPLBACKEND"}
    # A notebook that is kept is read where no kernel runs: portraits in it are plain pages, not widgets.
    quiet = {**env, "PYDEVD_DISABLE_FILE_VALIDATION": "1", "MEDIABEELD_STATIC": "1"}
    kernel.start_kernel(cwd=str(folder), env=quiet, extra_arguments=["--IPKernelApp.log_level=ERROR"])
    try:
        yield kernel
    finally:
        kernel.shutdown_kernel(now=True)


def execute_notebook(notebook: Notebook, kernel: Kernel) -> Notebook:
    """Execute a notebook from top to bottom, in a kernel in which nothing is left of another notebook.

    Gives it with its outputs. Raises `nbclient.exceptions.CellExecutionError` when a cell fails.
    """
    from nbclient import NotebookClient
    from nbformat import from_dict

    cell = {"cell_type": "code", "id": "reset", "metadata": {}, "source": "%reset -f", "outputs": []}
    blank = {"nbformat": 4, "nbformat_minor": 5, "metadata": {}, "cells": [{**cell, "execution_count": None}]}
    for one in (from_dict(blank), notebook):  # type: ignore[no-untyped-call]
        client = NotebookClient(one, timeout=_PATIENCE, startup_timeout=_PATIENCE, km=kernel, record_timing=False)
        try:
            client.execute()
        finally:  # the kernel goes on, what listened to it does not
            if client.kc is not None:
                client.kc.stop_channels()
    notebook.metadata = _METADATA
    number = 0
    for cell in notebook.cells:
        cell.metadata = {"tags": [_TAG]} if _TAG in cell.metadata.get("tags", ()) else {}
        if cell.cell_type == "code":
            number += 1
            cell.execution_count = number
            for output in cell.outputs:
                if "execution_count" in output:
                    output.execution_count = number
                if {"text/html", "text/markdown"} & set(output.get("data", {})):
                    output.data.pop("text/plain", None)  # says the same again
    return notebook


def save_notebook(
    article: Path,
    out: Path,
    question: str = "00",
    *,
    actors: Path | None = None,
    annotations: Path | None = None,
    other: Path | None = None,
    codebook: Path | None = None,
) -> None:
    """Write a notebook that answers a question about an article of one's own, executed.

    `question` is a number or name (`list_templates`); `actors` a registry, without which actors are discovered;
    `annotations` corrections by hand, a file or folder, without which those beside the article count; `other` the
    article to compare with, for question 08; for question 11 `article` holds many, a folder or a table, which is read
    without corrections; `codebook` one of your own for the frames, for question 04. Files are named from the notebook's
    folder on. Raises `UsageError` for what cannot be, `ArticleError` when a cell fails, `OutputError` when the file
    cannot be written.
    """
    check_installed()
    import nbformat
    from nbclient.exceptions import CellExecutionError

    template = choose_template(question)
    _, given = read_template(template)
    home = out.resolve().parent
    many = "articles" in given
    values: dict[str, Any] = {"articles" if many else "article": _from(home, article)}
    values["actors"] = actors and _from(home, actors)
    if not many:
        values["annotations"] = annotations and _from(home, annotations)
    if "other" in given:
        if other is None:
            raise UsageError(f"{template.stem} compares two articles: name the second with --with")
        values["other"] = _from(home, other)
    if codebook is not None:
        if "codebook" not in given:
            codes = ", ".join(one.stem for one in list_templates() if "codebook" in read_template(one)[1])
            raise UsageError(f"{template.stem} takes no codebook; those that do: {codes}")
        read_codebook(codebook)  # a broken one is told before anything is done
        values["codebook"] = _from(home, codebook)
    if "gold" in given:
        coded = any((article.parent / f"{article.stem}{ending}").is_file() for ending in (QUOTES, ACTORS))
        values["gold"] = _from(home, article.parent) if coded else None
    home.mkdir(parents=True, exist_ok=True)
    try:
        with open_kernel(home) as kernel:
            notebook = execute_notebook(make_notebook(template, values), kernel)
    except CellExecutionError as fault:
        raise ArticleError(
            f"{article}: {template.stem} could not be executed ({fault.ename}: {fault.evalue})"
        ) from fault
    save_file(nbformat.writes(notebook) + "\n", out)  # type: ignore[no-untyped-call]


def _from(home: Path, path: Path) -> str:
    """Name a file from a folder on, so that both can move together; on another drive by its whole name."""
    try:
        return Path(os.path.relpath(path.resolve(), home)).as_posix()
    except ValueError:
        return path.resolve().as_posix()


def check_installed() -> None:
    """Refuse, with a way out, to make a notebook where what that needs is not installed."""
    if lacking := [name for name in _NEEDED if find_spec(name) is None]:
        raise UsageError(f"notebooks need {', '.join(lacking)}: {how_to_install('notebooks')}")
