"""The commands of the notebooks: `notebook`, `lab`."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from analysis.commands.options import ActorsOption, AnnotationsOption, CodebookOption, StrictOption
from analysis.commands.work import check_file, checkout
from analysis.errors import UsageError
from analysis.messages import how_to_install

notebook_app = typer.Typer()


@notebook_app.command()
def notebook(
    article: Annotated[
        Path,
        typer.Argument(metavar="ARTICLE", help="A file with one article; for question 11 a folder or file of many."),
    ],
    out: Annotated[Path, typer.Option(help="The notebook to write (ipynb); one that is there is written anew.")],
    question: Annotated[str, typer.Option(help="Which question: its number or name, as 03.")] = "00",
    actors: ActorsOption = None,
    annotations: AnnotationsOption = None,
    other: Annotated[
        Path | None, typer.Option("--with", metavar="ARTICLE", help="The article to compare with, for question 08.")
    ] = None,
    codebook: CodebookOption = None,
    strict: StrictOption = False,
) -> None:
    """Make a notebook that asks one question of an article: the answer, a figure, a table, a doubt; executed."""
    from analysis.annotations import annotations_of, take_given
    from analysis.article import read_article, read_articles
    from analysis.notebooks import asks_of_many, choose_template, save_notebook

    if out.suffix != ".ipynb":
        raise UsageError(f"--out: {out} is no notebook; name a file that ends in .ipynb")
    template = choose_template(question)
    check_file(out)
    given = take_given(annotations)
    if asks_of_many(template):
        next(read_articles(article), None)
    else:
        for one in (article, *([other] if other else [])):
            annotations_of(read_article(one).id, given, one)  # a broken file is told before anything is done
    save_notebook(article, out, question, actors=actors, annotations=annotations, other=other, codebook=codebook)
    typer.echo(f"{out}: written; open it with mediabeeld lab, or in any Jupyter")


@notebook_app.command()
def lab() -> None:
    """Open the notebooks in JupyterLab."""
    from importlib.util import find_spec

    if find_spec("jupyterlab") is None:
        raise UsageError(f"JupyterLab is not installed: {how_to_install('notebooks')}")
    import subprocess

    home = checkout()  # as root, so that a new notebook finds seeds/ and data/
    sys.exit(subprocess.call([sys.executable, "-m", "jupyterlab", f"--ServerApp.root_dir={home}"], cwd=home))
