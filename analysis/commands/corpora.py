"""The commands on many articles as one corpus: `corpus`, `compare`."""

from __future__ import annotations

import os
import warnings
from pathlib import Path
from typing import Annotated

import typer

from analysis.commands.options import AnnotationsOption, CodebookOption, PipelineOption, SchemeOption, StrictOption
from analysis.commands.work import check_folder, end, session
from analysis.errors import ArticleError, MediabeeldWarning
from analysis.messages import how_many, name_some

corpus_app = typer.Typer()


@corpus_app.command()
def corpus(
    sources: Annotated[
        list[Path], typer.Argument(metavar="INPUT...", help="Files, folders and archives of articles: docs/reading.md.")
    ],
    out: Annotated[Path, typer.Option(help="Folder of the corpus; what is there already is not read again.")],
    actors: Annotated[
        Path | None, typer.Option("--actors", help="A registry that all articles share; else actors are discovered.")
    ] = None,
    annotations: AnnotationsOption = None,
    aliases: Annotated[
        Path | None, typer.Option(help="A registry of the corpus (YAML): which names are one actor. docs/corpus.md")
    ] = None,
    workers: Annotated[
        int | None, typer.Option(min=1, help="So many processes share the articles; by default one a processor.")
    ] = None,
    scheduler: Annotated[str | None, typer.Option(help="The address of a Dask scheduler, whose workers read.")] = None,
    text: Annotated[bool, typer.Option("--text/--no-text", help="Keep the words of the articles, or do not.")] = True,
    pseudonymise: Annotated[
        bool, typer.Option("--pseudonymise", help="Names of persons become pseudonyms; no text is kept. Key: OUT.key.")
    ] = False,
    again: Annotated[bool, typer.Option("--again", help="Read once more what failed before.")] = False,
    pipeline: PipelineOption = None,
    scheme: SchemeOption = None,
    codebook: CodebookOption = None,
    strict: StrictOption = False,
) -> None:
    """Portray many articles into one set of tables (Parquet), which may be resumed, shared, and compared."""
    from analysis.corpus import open, save_corpus
    from analysis.corpus.building import make_key
    from analysis.framing import choose_codebook

    book = choose_codebook(scheme, codebook)
    check_folder(out)
    session().advice = f"what is done is kept in {out}; the same command goes on from there"
    key = make_key(out.with_name(f"{out.name}.key")) if pseudonymise else None
    count = workers or os.cpu_count() or 1
    made = save_corpus(
        sources,
        out,
        actors=actors,
        annotations=annotations,
        aliases=aliases,
        codebook=book,
        pipeline=pipeline,
        text=text,
        key=key,
        workers=count,
        scheduler=scheduler,
        again=again,
    )
    typer.echo(
        f"{how_many(made.articles, 'article')} in {out}, {made.read} read now; {made.duplicates} repeat another "
        f"(duplicates.parquet); {how_many(made.suggestions, 'pair')} of actors may be one (suggestions.parquet)"
    )
    opened = open(out)
    doubted = list(opened.sql("select article from articles where len(doubts) > 0 order by article")["article"])
    if doubted:
        warnings.warn(
            f"{how_many(len(doubted), 'article')} may be no Dutch news (column doubts of the table articles): "
            f"{name_some(doubted)}",
            MediabeeldWarning,
            stacklevel=1,
        )
    lost = opened.sql("select article, unplaced from articles where unplaced > 0 order by article")
    if len(lost):
        warnings.warn(
            f"{how_many(int(lost['unplaced'].sum()), 'correction')} of {name_some(list(lost['article']))} "
            "not applied (column unplaced of the table articles); "
            "`mediabeeld tables` of an article tells which and why",
            MediabeeldWarning,
            stacklevel=1,
        )
    errors = opened.sql("select coalesce(error, article) as said from articles where status <> 'done'")["said"]
    opened.close()
    end([ArticleError(str(said)) for said in errors])


@corpus_app.command()
def compare(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="A corpus that `mediabeeld corpus` made.")],
    by: Annotated[str, typer.Option(help="What the groups are: outlet, section, year, quarter or month.")] = "outlet",
    actor: Annotated[
        str | None, typer.Option(help="Whose portraits to compare: an id of the table links, or a name.")
    ] = None,
    between: Annotated[
        list[str] | None, typer.Option(help="Two groups to test against each other (give it twice); else the largest.")
    ] = None,
    unique: Annotated[bool, typer.Option("--unique", help="Leave out articles that repeat an earlier one.")] = False,
    out: Annotated[Path | None, typer.Option(help="Folder for what is written; DIR/comparison by default.")] = None,
    language: Annotated[str, typer.Option(help="What figures and page say is in English or Dutch: en or nl.")] = "en",
) -> None:
    """Compare the groups of a corpus: tables with intervals, figures, and a page whose numbers lead to sentences."""
    from analysis.corpus import open
    from analysis.corpus.groups_compared import make_comparison, save_tables
    from analysis.corpus.resampling import LEAST
    from analysis.group_figures import save_group_figures
    from analysis.language import choose_language
    from analysis.plots.group_panels import list_small
    from analysis.report import save_corpus_report

    place = out or folder / "comparison"
    choose_language(language)
    opened = open(folder)
    check_folder(place)
    tables = make_comparison(opened, by=by, actor=actor, between=tuple(between or ()), unique=unique)
    written = save_tables(tables, place)
    drawn = save_group_figures(tables, place, by=by, actor=opened.name_of(actor) if actor else None, language=language)
    if actor is None:
        save_corpus_report(opened, place / "report.html", tables=tables, by=by, unique=unique, language=language)
    opened.close()
    figures = [path.name for path in drawn if path.suffix == ".svg"]
    said = f"{how_many(len(written), 'table')} (csv) in {place}: {', '.join(path.stem for path in written)}; "
    said += f"{how_many(len(figures), 'figure')} (svg, png): {', '.join(figures)}"
    typer.echo(said + ("; the page: report.html" if actor is None else ""))
    if small := [f"{group} ({n})" for group, n in list_small(tables["measures"])]:
        typer.echo(f"no interval and no test, of fewer than {LEAST} articles a group, for: {name_some(small)}")
