"""The commands of the researcher's hand: `agreement`, `annotate`, `sample`, `evaluate`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from analysis.commands.exchange import gold_contents, safe_name, write_all
from analysis.commands.options import (
    ActorsOption,
    CodebookOption,
    ForceOption,
    OrArticlesArgument,
    PipelineOption,
    SchemeOption,
    SemicolonsOption,
    StrictOption,
    TriedAnnotationsOption,
)
from analysis.commands.work import (
    Stopped,
    check_file,
    check_folder,
    check_free,
    checkout,
    end,
    flush,
    hands_of,
    keep_old,
    read_all,
    work_on,
)
from analysis.errors import UsageError
from analysis.messages import how_many

if TYPE_CHECKING:
    from analysis.agreement import Agreement
    from analysis.portrait import Portrait

coding_app = typer.Typer()


@coding_app.command()
def agreement(
    sources: Annotated[
        list[Path],
        typer.Argument(metavar="DIR DIR...", help="Folders of coding, one a coder; or files of other programs."),
    ],
    tool: Annotated[bool, typer.Option("--tool", help="Count Mediabeeld as one more coder.")] = False,
    out: Annotated[
        Path | None, typer.Option(help="A folder for the tables, the page of differences and the methods paragraph.")
    ] = None,
    settled: Annotated[
        Path | None, typer.Option(help="Choices saved on the page of differences, to make gold of.")
    ] = None,
    gold: Annotated[Path | None, typer.Option(help="The folder for the gold that is settled.")] = None,
    settler: Annotated[str, typer.Option(help="Who settled the differences.")] = "settled",
    draws: Annotated[int, typer.Option(help="Sets of articles drawn for the intervals; 0 gives none.")] = 1000,
    seed: Annotated[int, typer.Option(help="Another seed draws other sets.")] = 1,
    language: Annotated[str, typer.Option(help="The page and the paragraph are in English or Dutch: en or nl.")] = "en",
    annotations: TriedAnnotationsOption = None,
    pipeline: PipelineOption = None,
    force: ForceOption = False,
    strict: StrictOption = False,
) -> None:
    """Tell how far coders agree, list where they differ, and make gold of what was settled: docs/agreement.md."""
    from analysis.agreement import agreement as compare
    from analysis.agreement import save_agreement
    from analysis.annotations import take_given
    from analysis.language import choose_language
    from analysis.parse import load_pipeline

    if len(sources) < 2 and not tool and sources[0].is_dir():
        raise UsageError(f"{sources[0]}: one coder agrees with nobody; name another, or give --tool")
    if (settled is None) != (gold is None):
        raise UsageError("--settled and --gold go together: the choices, and the folder for the gold")
    choose_language(language)
    for folder in filter(None, (out, gold)):
        check_folder(folder)
    given = take_given(annotations)
    nlp = load_pipeline(pipeline) if tool else None
    compared = compare(*sources, tool=tool, draws=draws, seed=seed, nlp=nlp, annotations=given)
    if settled is not None and gold is not None:
        _save_settled(compared, settled, gold, settler, force)
        return
    typer.echo(f"{compared}\n\n{compared.methods(language)}")
    if out is not None:
        typer.echo("")
        for path in save_agreement(compared, out, language):
            typer.echo(str(path))


def _save_settled(compared: Agreement, settled: Path, gold: Path, settler: str, force: bool) -> None:
    from analysis.agreement import read_choices, settle

    choices = read_choices(settled)
    articles = settle(compared.coders, compared.lined_up, compared.differences, choices, settler)
    write_all([entry for coded in articles for entry in gold_contents(coded, gold)], force)
    typer.echo(f"{gold}: {how_many(len(articles), 'article')}, {how_many(len(choices), 'difference')} settled")


@coding_app.command()
def annotate(
    article: Annotated[Path, typer.Argument(metavar="ARTICLE", help="A file with one article.")],
    coder: Annotated[str, typer.Option(help="Who codes: a name or initials, which every entry gets.")],
    annotations: Annotated[
        Path | None,
        typer.Option(help="The file, or a folder for it; else beside the article, blind in a folder CODER there."),
    ] = None,
    blind: Annotated[
        bool, typer.Option("--blind", help="Suggest nothing: for gold, and to compare coders (docs/agreement.md).")
    ] = False,
    port: Annotated[int | None, typer.Option(help="The port; by default the file's own, always the same.")] = None,
    browse: Annotated[bool, typer.Option("--open/--no-open", help="Open the page in a browser, or do not.")] = True,
    language: Annotated[str, typer.Option(help="The page is in English or Dutch: en or nl.")] = "en",
    actors: ActorsOption = None,
    pipeline: PipelineOption = None,
    scheme: SchemeOption = None,
    codebook: CodebookOption = None,
    strict: StrictOption = False,
) -> None:
    """Open a page on which to put right what was found, or to code by hand; every act is saved at once."""
    from analysis.actors import read_actors
    from analysis.annotator import open_desk
    from analysis.annotator.opening import check_installed
    from analysis.framing import choose_codebook
    from analysis.language import choose_language
    from analysis.parse import load_pipeline
    from analysis.portrait import portray

    check_installed()  # before the server, which imports what is checked for
    from analysis.annotator.server import serve

    choose_language(language)
    book = choose_codebook(scheme, codebook)
    known = () if actors is None else read_actors(actors)
    good, faults = read_all([article])
    if len(good) > 1:
        raise UsageError(
            f"{article}: holds {len(good)} articles, and one is annotated at a time; give it a file of its own"
        )
    end(faults)
    place = _place_of(article, good[0].id, annotations, coder, blind=blind)
    check_file(place)
    found = portray(good[0], actors, nlp=load_pipeline(pipeline), codebook=book, annotations=False)
    desk = open_desk(found, place, coder, blind=blind, known=known, codebook=book, language=language)

    def tell(url: str) -> None:
        typer.echo(f"{url}\nwhat you do there is kept in {place}; Ctrl-C ends it")
        flush()

    try:
        serve(desk, tell, port=port, browse=browse)
    except Stopped:
        typer.echo(f"{place}: kept")


def _place_of(article: Path, id: str, given: Path | None, coder: str, *, blind: bool) -> Path:
    """Tell where a coder's work is kept: where they say, else beside the article, blind in a folder there."""
    from analysis.annotations import ENDING, annotations_path

    if given is not None:
        return given / f"{id}{ENDING}" if given.is_dir() or not given.suffix else given
    own = annotations_path(article, id)
    return article.parent / safe_name(coder, "coder") / own.name if blind else own


@coding_app.command()
def sample(
    articles: OrArticlesArgument = None,
    n: Annotated[int, typer.Option("--n", help="How many rows are drawn, from all articles together.")] = 50,
    table: Annotated[str, typer.Option(help="The table whose rows are drawn: docs/tables.md.")] = "quotes",
    out: Annotated[
        Path | None,
        typer.Option(help="The sheet to write (CSV), by default sample-TABLE.csv; its key comes beside it."),
    ] = None,
    blind: Annotated[bool, typer.Option("--blind", help="Leave out what was found, for the coder to fill in.")] = False,
    seed: Annotated[int, typer.Option(help="Another seed draws other rows.")] = 1,
    filled: Annotated[Path | None, typer.Option(help="A filled sheet, to be scored; nothing is drawn.")] = None,
    semicolons: SemicolonsOption = False,
    actors: ActorsOption = None,
    annotations: TriedAnnotationsOption = None,
    pipeline: PipelineOption = None,
    scheme: SchemeOption = None,
    codebook: CodebookOption = None,
    force: ForceOption = False,
    strict: StrictOption = False,
) -> None:
    """Draw rows by lot into a sheet to be checked by hand; the filled sheet gives a precision with its interval."""
    from analysis.framing import choose_codebook
    from analysis.sampling import draw_sample, save_sheet, score_sample

    if (filled is None) == (not articles):
        raise UsageError("give articles to draw from, or --filled with a filled sheet, one of the two")
    if filled is not None:
        typer.echo(score_sample(filled).to_string(index=False))
        return
    out = out or Path(f"sample-{table}.csv")
    check_file(out)
    check_free(out, force)
    draw_sample([], table, n)  # refuses a table or number that is none, before any work
    book = choose_codebook(scheme, codebook)
    good, faults = read_all(articles or [])
    portraits: list[Portrait] = []
    hands = hands_of(good, annotations, beside=False)
    work_on(good, portraits.append, faults, actors=actors, hands=hands, pipeline=pipeline, book=book)
    sheet = draw_sample(portraits, table, n, blind=blind, seed=seed)
    keep_old(out)
    key = save_sheet(sheet, out, separator=";" if semicolons else ",")
    typer.echo(f"{out}: {len(sheet.rows)} of {sheet.of} rows of {table}; what was found is in {key}")
    end(faults)


@coding_app.command()
def evaluate(
    gold: Annotated[
        Path | None, typer.Option(help="Folder of hand coding (docs/gold.md); data/gold by default.")
    ] = None,
    annotations: TriedAnnotationsOption = None,
    pipeline: PipelineOption = None,
    strict: StrictOption = False,
) -> None:
    """Measure what is found against hand coding: scores by kind and by rule, and every miss and false hit as text."""
    from analysis.annotations import take_given
    from analysis.evaluation import evaluate as measure
    from analysis.evaluation import evaluate_actors
    from analysis.evaluation.gold_files import ACTORS, QUOTES, holds_gold
    from analysis.parse import load_pipeline

    folder, nlp = gold or checkout() / "data" / "gold", load_pipeline(pipeline)
    given = take_given(annotations)
    coded_actors = holds_gold(folder, ACTORS)
    if holds_gold(folder, QUOTES) or not coded_actors:
        typer.echo(f"QUOTATIONS\n\n{measure(folder, nlp=nlp, annotations=given)}")
    if coded_actors:
        typer.echo(f"\nMENTIONS AND EVENTS\n\n{evaluate_actors(folder, nlp, annotations=given)}")
