"""The command of the figures, the main job: `figures`."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from analysis.commands.articles import Format, save_tables
from analysis.commands.options import (
    ActorsOption,
    AnnotationsOption,
    CodebookOption,
    PipelineOption,
    SchemeOption,
    StrictOption,
)
from analysis.commands.work import check_folder, checkout, end, hands_of, read_all, work_on
from analysis.errors import ArticleError, UsageError
from analysis.messages import how_many

if TYPE_CHECKING:
    from analysis.portrait import Portrait

figures_app = typer.Typer()


class Width(StrEnum):
    """The widths of a figure in centimetres: of a column and of a page."""

    column = "8.5"
    page = "17.5"


@figures_app.command()
def figures(
    articles: Annotated[
        list[Path] | None,
        typer.Argument(metavar="[ARTICLE...]", help="Files or folders; without any, the articles in seeds/."),
    ] = None,
    actors: ActorsOption = None,
    annotations: AnnotationsOption = None,
    out: Annotated[
        Path | None,
        typer.Option(help="Folder for the figures, of several articles with a folder each; figures/ by default."),
    ] = None,
    only: Annotated[
        list[str] | None, typer.Option(metavar="NAME", help="A figure by name, as deeds or 03-deeds; may be repeated.")
    ] = None,
    width: Annotated[Width, typer.Option(help="Width in centimetres: of a column or of a page.")] = Width.page,
    focus: Annotated[
        str | None, typer.Option(metavar="ACTOR", help="The actor in colour (id or name) that the titles are about.")
    ] = None,
    language: Annotated[str, typer.Option(help="What the figures say is in English or Dutch: en or nl.")] = "en",
    pipeline: PipelineOption = None,
    scheme: SchemeOption = None,
    codebook: CodebookOption = None,
    strict: StrictOption = False,
) -> None:
    """Draw how an article portrays its actors (the main job: every article in seeds/, with its tables)."""
    from analysis.figures import choose_figures, save_figures
    from analysis.framing import choose_codebook
    from analysis.language import choose_language

    book = choose_codebook(scheme, codebook)
    names = [figure.name for figure in choose_figures(only or [])]
    choose_language(language)

    def save(portrait: Portrait, folder: Path) -> None:
        _tell(save_figures(portrait, folder, names, width=float(width.value), focus=focus, language=language))

    if not articles:
        _draw_seeds(actors, annotations, out, pipeline, book, save)
        return
    good, faults = read_all(articles)
    alone = len(good) == 1 and out is not None
    folders = {article.id: (out or Path("figures")) / ("" if alone else article.id) for article in good}
    for folder in folders.values():
        check_folder(folder)

    def draw(portrait: Portrait) -> None:
        try:
            save(portrait, folders[portrait.article.id])
        except UsageError as fault:
            if len(good) == 1:
                raise
            raise ArticleError(str(fault)) from fault  # of several articles one need not have the actor in focus

    hands = hands_of(good, annotations)
    work_on(good, draw, faults, actors=actors, hands=hands, pipeline=pipeline, book=book)
    end(faults)


def _draw_seeds(
    actors: Path | None,
    annotations: Path | None,
    out: Path | None,
    pipeline: str | None,
    book: Any,
    save: Callable[[Portrait, Path], None],
) -> None:
    """Do the main job: the tables and figures of every article in seeds/, each with its registry."""
    home = checkout()
    folder = out or home / "figures"
    for place in (folder, home / "data" / "tables"):
        check_folder(place)
    good, faults = read_all(sorted((home / "seeds").glob("*.txt")))

    def draw(portrait: Portrait) -> None:
        save(portrait, folder)
        save_tables(portrait, home / "data" / "tables" / portrait.article.id, Format.csv)

    hands = hands_of(good, annotations)
    for seed in good:
        registry = actors or _registry_of(seed.id, home)
        work_on([seed], draw, faults, actors=registry, hands=hands, pipeline=pipeline, book=book)
    end(faults)


def _tell(written: Sequence[Path]) -> None:
    """Say where the figures are."""
    typer.echo(f"{how_many(len({path.stem for path in written}), 'figure')} (svg, png, csv) in {written[0].parent}")


def _registry_of(seed: str, home: Path) -> Path | None:
    """Find the registry of a seed article: the one whose name the article's id ends with."""
    found = [path for path in sorted((home / "data" / "actors").glob("*.yaml")) if seed.endswith(path.stem)]
    return found[0] if found else None
