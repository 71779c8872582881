"""The command line: `mediabeeld figures`, `tables`, `report`, `actors`, `read`, `evaluate`, `explain` and others.

Exit codes: 0 done; 1 an article could not be read or a file not be written (a line each on stderr, all others are
done), or with `--strict` a warning; 2 wrong usage: nothing is written; 130 stopped by Ctrl-C.
"""

from __future__ import annotations

import os
import sys
import warnings
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from analysis import __version__, paths
from analysis.coding_commands import coding_app
from analysis.errors import ArticleError, MediabeeldError, MediabeeldWarning, OutputError, UsageError
from analysis.messages import how_many, how_to_install
from analysis.options import (
    ActorsOption,
    AnnotationsOption,
    ArticlesArgument,
    CodebookOption,
    PipelineOption,
    SchemeOption,
    StrictOption,
    TriedAnnotationsOption,
)
from analysis.source_commands import amcat_app
from analysis.work import (
    Session,
    Stopped,
    begin,
    check_file,
    check_folder,
    check_free,
    end,
    flush,
    hands_of,
    keep_old,
    places_for,
    read_all,
    say,
    session,
    stoppable,
    work_on,
    work_together,
)

if TYPE_CHECKING:
    from analysis.annotations import Annotations
    from analysis.article import Article
    from analysis.framing import Codebook
    from analysis.portrait import Options, Portrait
    from analysis.records import Actor

app = typer.Typer(
    add_completion=False,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
)


codebook_app = typer.Typer(no_args_is_help=True, help="Codebooks: check them, and code by them in a spreadsheet.")
app.add_typer(codebook_app, name="codebook")
app.add_typer(coding_app)
app.add_typer(amcat_app, name="amcat")


#: So many articles are named of those that a warning is about.
_NAMED = 5


class Width(StrEnum):
    """The widths of a figure in centimetres: of a column and of a page."""

    column = "8.5"
    page = "17.5"


class Format(StrEnum):
    """The formats a table can be written in."""

    csv = "csv"
    json = "json"
    parquet = "parquet"
    xlsx = "xlsx"


def _tell_version(value: bool) -> None:
    if value:
        typer.echo(f"mediabeeld {__version__}")
        raise typer.Exit


@app.callback()
def options(
    version: Annotated[
        bool, typer.Option("--version", callback=_tell_version, is_eager=True, help="Tell the version, and end.")
    ] = False,
) -> None:
    """Show how a Dutch-language news article portrays each actor in it."""


def main() -> None:
    """Run the command line; a fault the user can mend is one clear line, never a traceback."""
    run = Session()
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):  # a console that lacks a character shows another, not a traceback
            stream.reconfigure(errors="replace")
    with warnings.catch_warnings(), stoppable(), begin(run):
        warnings.simplefilter("always", MediabeeldWarning)
        tell = warnings.showwarning

        def show(message: Warning | str, category: type[Warning], *place: Any, **more: Any) -> None:
            if issubclass(category, MediabeeldWarning):
                run.warned += 1
                say(message)
            else:
                tell(message, category, *place, **more)

        warnings.showwarning = show
        try:
            try:
                app()
            finally:
                flush()
        except SystemExit as ended:
            sys.exit(1 if run.strict and run.warned and not ended.code else ended.code)
        except Stopped:
            say(run.describe())
            sys.exit(130)
        except UsageError as fault:
            say(fault)
            sys.exit(2)
        except MediabeeldError as fault:
            say(fault)
            sys.exit(1)
        except OSError as fault:
            if fault.filename is not None:
                raise
            if not isinstance(fault, BrokenPipeError):  # `| head` has seen enough
                say(f"the output cannot be written ({fault.strerror})")
            # What is left in the buffer must not fail once more when Python ends.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            sys.exit(1)


@app.command()
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
    home = _checkout()
    folder = out or home / "figures"
    for place in (folder, home / "data" / "tables"):
        check_folder(place)
    good, faults = read_all(sorted((home / "seeds").glob("*.txt")))

    def draw(portrait: Portrait) -> None:
        save(portrait, folder)
        _save_tables(portrait, home / "data" / "tables" / portrait.article.id, Format.csv)

    hands = hands_of(good, annotations)
    for seed in good:
        registry = actors or _registry_of(seed.id, home)
        work_on([seed], draw, faults, actors=registry, hands=hands, pipeline=pipeline, book=book)
    end(faults)


@app.command()
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
        _save_tables(portrait, out / portrait.article.id, format, excel=excel)

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
        _save_tables(portrait, wanted.out / article.id, wanted.format, excel=wanted.excel)
    except (ArticleError, OutputError) as fault:
        return fault
    return [f"{article.id}: {lost}" for lost in portrait.unplaced]


@app.command()
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
            f"{_name_some(doubted)}",
            MediabeeldWarning,
            stacklevel=1,
        )
    lost = opened.sql("select article, unplaced from articles where unplaced > 0 order by article")
    if len(lost):
        warnings.warn(
            f"{how_many(int(lost['unplaced'].sum()), 'correction')} of {_name_some(list(lost['article']))} "
            "not applied (column unplaced of the table articles); "
            "`mediabeeld tables` of an article tells which and why",
            MediabeeldWarning,
            stacklevel=1,
        )
    errors = opened.sql("select coalesce(error, article) as said from articles where status <> 'done'")["said"]
    opened.close()
    end([ArticleError(str(said)) for said in errors])


@app.command()
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
    from analysis.plots.groups import list_small
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
    if small := list_small(tables["measures"]):
        named = ", ".join(f"{group} ({n})" for group, n in small[:6]) + (" …" if len(small) > 6 else "")
        typer.echo(f"no interval and no test, of fewer than {LEAST} articles a group, for: {named}")


@app.command()
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


@app.command()
def actors(
    articles: ArticlesArgument,
    out: Annotated[
        Path,
        typer.Option(help="The draft registry to write (YAML), or a folder; one that is there is not overwritten."),
    ],
    force: Annotated[
        bool, typer.Option("--force", help="Write it though it is there; the old one is kept beside it.")
    ] = False,
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


@app.command()
def read(articles: ArticlesArgument, strict: StrictOption = False) -> None:
    """Show what is read: what a file was taken for, the fields and parts of each article, and what was left out."""
    from analysis.article import describe_reading, read_files

    faults: list[MediabeeldError] = []
    for reading in read_files(list(articles)):
        typer.echo(describe_reading(reading))
        faults += [reading.fault] if reading.fault else []
    end(faults)


@app.command()
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
    from analysis.parse import load_pipeline

    folder, nlp = gold or _checkout() / "data" / "gold", load_pipeline(pipeline)
    given = take_given(annotations)
    coded_actors = any(folder.glob("*.actors.json"))
    if any(folder.glob("*.quotes.json")) or not coded_actors:
        typer.echo(f"QUOTATIONS\n\n{measure(folder, nlp=nlp, annotations=given)}")
    if coded_actors:
        typer.echo(f"\nMENTIONS AND EVENTS\n\n{evaluate_actors(folder, nlp, annotations=given)}")


@app.command()
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


@codebook_app.command()
def check(
    file: Annotated[str, typer.Argument(metavar="CODEBOOK", help="A codebook of the package by name, or your own.")],
    pipeline: PipelineOption = None,
    strict: StrictOption = False,
) -> None:
    """Try the examples of a codebook: each must be found, each counter-example must not; those that fail are listed."""
    from analysis.framing import check_codebook
    from analysis.parse import load_pipeline

    book = _codebook_of(file)
    failures = check_codebook(book, nlp=load_pipeline(pipeline))
    for failure in failures:
        typer.echo(str(failure))
    n = sum(len(frame.examples) + len(frame.counterexamples) for frame in book.frames)
    typer.echo(f"{book.id}: {n - len(failures)} of {n} examples and counter-examples are as the codebook says")
    if failures:
        raise typer.Exit(1)


@codebook_app.command()
def form(
    file: Annotated[str, typer.Argument(metavar="CODEBOOK", help="A codebook of the package by name, or your own.")],
    articles: ArticlesArgument,
    out: Annotated[Path, typer.Option(help="The form to write (CSV), for a spreadsheet.")],
    coder: Annotated[str, typer.Option(help="Who will answer: a name or initials.")] = "1",
    answers: Annotated[Path | None, typer.Option(help="Kept answers, of which the coder's are filled in.")] = None,
    semicolons: Annotated[
        bool, typer.Option("--semicolons", help="Put ; between cells, as a Dutch Excel does.")
    ] = False,
    force: Annotated[
        bool, typer.Option("--force", help="Write it though it is there; the old one is kept beside it.")
    ] = False,
    pipeline: PipelineOption = None,
    strict: StrictOption = False,
) -> None:
    """Make a coding form: for every item of a codebook the sentences that may answer it, to be answered yes or no."""
    from analysis.framing import fill_form, list_candidates, read_form, save_form
    from analysis.parse import load_pipeline, parse_many

    book = _codebook_of(file)
    known = read_form(answers) if answers is not None else []
    check_file(out)
    check_free(out, force)
    good, faults = read_all(articles)
    rows = [row for doc in parse_many(good, load_pipeline(pipeline)) for row in list_candidates(doc, book)]
    keep_old(out)
    save_form(fill_form(rows, known, coder), out, separator=";" if semicolons else ",")
    end(faults)


@codebook_app.command("read")
def read_forms(
    forms: Annotated[list[Path], typer.Argument(metavar="FORM...", help="Forms with answers (CSV).")],
    out: Annotated[Path, typer.Option(help="The answers to keep (CSV); those in it already stay.")],
) -> None:
    """Keep the answers of coding forms in one file, and tell how far the coders in it agree, item by item."""
    from analysis.evaluation import score_answers
    from analysis.framing import merge_answers, read_form, save_form

    check_file(out)
    kept = merge_answers(*(read_form(path) for path in ([out] if out.is_file() else []) + forms))
    save_form(kept, out)
    coders = len({row.coder for row in kept})
    typer.echo(f"{out}: {how_many(len(kept), 'answer')} by {how_many(coders, 'coder')}")
    if coders > 1:
        typer.echo(score_answers(kept).to_string(index=False))


@app.command()
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
    save_notebook(article, out, question, actors=actors, annotations=annotations, other=other)
    typer.echo(f"{out}: written; open it with mediabeeld lab, or in any Jupyter")


@app.command()
def lab() -> None:
    """Open the notebooks in JupyterLab."""
    from importlib.util import find_spec

    if find_spec("jupyterlab") is None:
        raise UsageError(f"JupyterLab is not installed: {how_to_install('notebooks')}")
    import subprocess

    home = _checkout()  # as root, so that a new notebook finds seeds/ and data/
    sys.exit(subprocess.call([sys.executable, "-m", "jupyterlab", f"--ServerApp.root_dir={home}"], cwd=home))


def _name_some(names: Sequence[str]) -> str:
    """Name the first of many, and say how many more there are."""
    more = f" and {len(names) - _NAMED} more" if len(names) > _NAMED else ""
    return f"{', '.join(names[:_NAMED])}{more}"


def _codebook_of(name: str) -> Codebook:
    """Give a codebook of the package by its name, or the reader's own by its place."""
    from analysis.framing import choose_codebook
    from analysis.schemes import list_schemes

    return choose_codebook(scheme=name) if name in list_schemes() else choose_codebook(codebook=name)


def _tell(written: Sequence[Path]) -> None:
    """Say where the figures are."""
    typer.echo(f"{how_many(len({path.stem for path in written}), 'figure')} (svg, png, csv) in {written[0].parent}")


def _save_tables(portrait: Portrait, folder: Path, format: Format, *, excel: bool = False) -> None:
    from analysis.records import TABLES
    from analysis.tables import save_records

    for name in TABLES:
        place = folder / f"{name}.{format.value}"
        save_records(portrait.found(name), name, place, format.value, excel=excel)


def _checkout() -> Path:
    """Give the checkout to work in: the folder one stands in when it has seeds/, else the one this package lies in."""
    for home in (Path.cwd(), paths.ROOT):
        if (home / "seeds").is_dir():
            return home
    raise UsageError("no seeds/ folder here; name an article: mediabeeld figures ARTICLE")


def _registry_of(seed: str, home: Path) -> Path | None:
    """Find the registry of a seed article: the one whose name the article's id ends with."""
    found = [path for path in sorted((home / "data" / "actors").glob("*.yaml")) if seed.endswith(path.stem)]
    return found[0] if found else None


if __name__ == "__main__":
    main()
