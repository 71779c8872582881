"""The commands on an article, or on each of several: `tables`, `report`, `actors`, `read`; and `explain`."""

from __future__ import annotations

import warnings
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from analysis.commands.options import (
    ActorsOption,
    AnnotationsOption,
    ArticlesArgument,
    CodebookOption,
    ForceOption,
    PipelineOption,
    SchemeOption,
    StrictOption,
)
from analysis.commands.work import (
    check_folder,
    check_free,
    end,
    hands_of,
    keep_old,
    places_for,
    read_all,
    work_on,
    work_together,
)
from analysis.errors import ArticleError, MediabeeldError, MediabeeldWarning, OutputError, UsageError
from analysis.messages import how_many

if TYPE_CHECKING:
    from analysis.annotations import Annotations
    from analysis.article import Article
    from analysis.framing import Codebook
    from analysis.portrait import Options, Portrait
    from analysis.records import Actor

article_app = typer.Typer()


class Format(StrEnum):
    """The formats a table can be written in."""

    csv = "csv"
    json = "json"
    parquet = "parquet"
    xlsx = "xlsx"


@article_app.command()
def tables(
    articles: ArticlesArgument,
    out: Annotated[Path, typer.Option(help="Folder; each article gets one in it, named by its id.")],
    actors: ActorsOption = None,
    annotations: AnnotationsOption = None,
    format: Annotated[Format, typer.Option(help="The format of the tables.")] = Format.csv,
    excel: Annotated[
        bool, typer.Option("--excel", help="CSV that opens right in Belgian and Dutch Excel: BOM, ; and decimal comma.")
    ] = False,
    pipeline: PipelineOption = None,
    scheme: SchemeOption = None,
    codebook: CodebookOption = None,
    workers: Annotated[
        int, typer.Option(min=1, help="So many processes share the articles; the files are the same.")
    ] = 1,
    strict: StrictOption = False,
) -> None:
    """Write all tables of one or more articles: tokens, mentions, quotes, events and the others of docs/tables.md."""
    from analysis.framing import choose_codebook
    from analysis.tables import check_format

    book = choose_codebook(scheme, codebook)
    if excel and format is not Format.csv:
        raise UsageError(f"--excel is a way of writing csv, not {format.value}; leave one of them out")
    check_format(format.value)
    good, faults = read_all(articles)
    for id in good.ids:
        check_folder(out / id)
    hands = hands_of(good, annotations)
    workers = min(workers, len(good))
    if workers > 1:
        from analysis.actors import read_actors

        registry = None if actors is None else read_actors(actors)
        wanted = _Wanted(registry, hands, pipeline, book, out, format, excel)
        work_together(good, _portray_and_save, wanted, faults, registry=registry, workers=workers)
        end(faults)
        return

    def write(portrait: Portrait) -> None:
        save_tables(portrait, out / portrait.article.id, format, excel=excel)

    work_on(good, write, faults, actors=actors, hands=hands, pipeline=pipeline, book=book)
    end(faults)


@dataclass(frozen=True, slots=True)
class _Wanted:
    """What `tables` is to write, for the processes that share the work."""

    registry: tuple[Actor, ...] | None
    hands: Mapping[str, Annotations]
    pipeline: str | None
    book: Codebook
    out: Path
    format: Format
    excel: bool


def _portray_and_save(article: Article, wanted: _Wanted) -> MediabeeldError | list[str]:
    """Write the tables of one article, in a process of its own; give its fault, or which corrections have no place."""
    from analysis.parse import load_pipeline
    from analysis.portrait import portray_many

    nlp = load_pipeline(wanted.pipeline)
    with warnings.catch_warnings():
        warnings.simplefilter(
            "ignore", MediabeeldWarning
        )  # said once of all articles, by the process that started this
        options: Options = {"nlp": nlp, "codebook": wanted.book, "annotations": wanted.hands}
        (portrait,) = portray_many([article], wanted.registry, errors="collect", **options)
    if isinstance(portrait, ArticleError):
        return portrait
    try:
        save_tables(portrait, wanted.out / article.id, wanted.format, excel=wanted.excel)
    except (ArticleError, OutputError) as fault:
        return fault
    return [f"{article.id}: {lost}" for lost in portrait.unplaced]


@article_app.command()
def report(
    articles: ArticlesArgument,
    out: Annotated[Path, typer.Option(help="The page to write (HTML), or a folder for a page an article.")],
    actors: ActorsOption = None,
    annotations: AnnotationsOption = None,
    gold: Annotated[
        Path | None,
        typer.Option(
            metavar="DIR", help="Hand coding (docs/gold.md), by which the page says how right its numbers are."
        ),
    ] = None,
    filled: Annotated[
        list[Path] | None,
        typer.Option(metavar="SHEET", help="A filled sheet of `mediabeeld sample`, for the same; may be repeated."),
    ] = None,
    language: Annotated[str, typer.Option(help="What the page says is in English or Dutch: en or nl.")] = "en",
    pipeline: PipelineOption = None,
    scheme: SchemeOption = None,
    codebook: CodebookOption = None,
    strict: StrictOption = False,
) -> None:
    """Set the portrait of an article as one page: what stands out, the article marked up, each actor, all rows."""
    from analysis.accuracy import HandCoding
    from analysis.framing import choose_codebook
    from analysis.language import choose_language
    from analysis.parse import load_pipeline
    from analysis.report import save_report

    book = choose_codebook(scheme, codebook)
    choose_language(language)
    coding = HandCoding(gold, filled or (), nlp=load_pipeline(pipeline) if gold else None)
    good, faults = read_all(articles)
    places = places_for(good, out, ".html")

    def write(portrait: Portrait) -> None:
        save_report(portrait, places[portrait.article.id], language, coding.shares_of(portrait))

    hands = hands_of(good, annotations)
    work_on(good, write, faults, actors=actors, hands=hands, pipeline=pipeline, book=book)
    end(faults)


@article_app.command()
def actors(
    articles: ArticlesArgument,
    out: Annotated[
        Path,
        typer.Option(help="The draft registry to write (YAML), or a folder; one that is there is not overwritten."),
    ],
    force: ForceOption = False,
    annotations: AnnotationsOption = None,
    pipeline: PipelineOption = None,
    strict: StrictOption = False,
) -> None:
    """Discover the actors of an article; write a draft registry for you to edit, and beside it which may be one."""
    from analysis.actors import save_actors, save_merges, suggest_merges
    from analysis.records import Mention

    good, faults = read_all(articles)
    places = places_for(good, out, ".yaml")
    for place in places.values():
        check_free(place, force)

    def write(portrait: Portrait) -> None:
        place = places[portrait.article.id]
        check_free(place, force)
        keep_old(place)
        save_actors(portrait.actors, place)
        merges = suggest_merges(portrait.actors, [m for m in portrait.records["mentions"] if isinstance(m, Mention)])
        beside = place.with_name(f"{place.stem}.merges.tsv")
        if merges:
            save_merges(merges, portrait.actors, beside)
            typer.echo(f"{beside}: {how_many(len(merges), 'pair')} of actors that may be one")
        else:
            beside.unlink(missing_ok=True)  # of the registry that stood here before

    work_on(good, write, faults, hands=hands_of(good, annotations), pipeline=pipeline)
    end(faults)


@article_app.command()
def read(articles: ArticlesArgument, strict: StrictOption = False) -> None:
    """Show what is read: what a file was taken for, the fields and parts of each article, and what was left out."""
    from analysis.article import describe_reading, read_files

    faults: list[MediabeeldError] = []
    for reading in read_files(list(articles)):
        typer.echo(describe_reading(reading))
        faults += [reading.fault] if reading.fault else []
    end(faults)


def save_tables(portrait: Portrait, folder: Path, format: Format, *, excel: bool = False) -> None:
    """Write all tables of a portrait into a folder."""
    from analysis.records import TABLES
    from analysis.tables import save_records

    for name in TABLES:
        place = folder / f"{name}.{format.value}"
        save_records(portrait.found(name), name, place, format.value, excel=excel)


@article_app.command()
def explain(
    word: Annotated[
        str,
        typer.Argument(help="A column, value, rule, frame or lexicon, as tables name it; without it: what there is."),
    ] = "",
    codebook: CodebookOption = None,
    strict: StrictOption = False,
) -> None:
    """Tell in plain words what a word in a table means: a column, a value, a rule, a frame, a lexicon."""
    from analysis.lexicon import explain as tell

    typer.echo(str(tell(word, codebook=codebook)))
