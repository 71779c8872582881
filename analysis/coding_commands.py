"""The commands of the researcher's hand: `annotate`, `export`, `import`, `agreement`, `sample`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from analysis.errors import UsageError
from analysis.messages import how_many
from analysis.options import (
    ActorsOption,
    AnnotationsOption,
    CodebookOption,
    PipelineOption,
    SchemeOption,
    StrictOption,
    TriedAnnotationsOption,
)
from analysis.work import (
    Stopped,
    check_file,
    check_folder,
    check_free,
    end,
    flush,
    hands_of,
    keep_old,
    places_for,
    read_all,
    work_on,
)

if TYPE_CHECKING:
    from analysis.agreement import Agreement
    from analysis.exchange import CodedArticle
    from analysis.portrait import Portrait

coding_app = typer.Typer()


class Exchange(StrEnum):
    """The formats of exchange, and other names by which they are known."""

    qdpx = "qdpx"
    webanno = "webanno"
    xlsx = "xlsx"
    jsonl = "jsonl"
    conllu = "conllu"
    datapackage = "datapackage"
    xmi = "xmi"
    frictionless = "frictionless"


_SAME = {Exchange.xmi: Exchange.webanno, Exchange.frictionless: Exchange.datapackage}
GoldOption = Annotated[
    Path | None, typer.Option("--gold", help="A folder of hand coding (docs/gold.md) instead of articles.")
]
ForceOption = Annotated[
    bool, typer.Option("--force", help="Write what is there anew; what stood there is kept beside it.")
]


@coding_app.command()
def export(
    out: Annotated[Path, typer.Option(help="The file to write; of datapackage a folder or .zip.")],
    to: Annotated[Exchange, typer.Option("--to", "--format", help="The format: docs/exchange.md.")],
    articles: Annotated[
        list[Path] | None, typer.Argument(metavar="[ARTICLE...]", help="Files, folders, ZIP archives, or -.")
    ] = None,
    gold: GoldOption = None,
    tables: Annotated[
        str | None, typer.Option(help="Only these tables, with commas between: quotes,labels; docs/tables.md.")
    ] = None,
    actors: ActorsOption = None,
    annotations: AnnotationsOption = None,
    pipeline: PipelineOption = None,
    scheme: SchemeOption = None,
    codebook: CodebookOption = None,
    strict: StrictOption = False,
) -> None:
    """Hand what is found in articles, or coded in gold, to another program: ATLAS.ti, INCEpTION, Excel and others."""
    from analysis.exchange import FORMATS, code_portrait, need_library, read_gold_folder, save_coded, save_data_package
    from analysis.framing import choose_codebook

    kind = _SAME.get(to, to)
    if (gold is None) == (not articles):
        raise UsageError("give articles or --gold, one of the two")
    if gold is not None and kind in (Exchange.conllu, Exchange.datapackage):
        raise UsageError(f"--to {to.value} is made of articles; gold goes to {', '.join(_CODED)}")
    book = choose_codebook(scheme, codebook)
    chosen = _tables(tables)
    if kind == Exchange.conllu:
        _export_parses(articles or [], out, pipeline)
        return
    if kind == Exchange.datapackage:
        (check_file if out.suffix.lower() == ".zip" else check_folder)(out)
    else:
        need_library(FORMATS[kind])
        if out.suffix.lower() not in FORMATS[kind].endings:
            raise UsageError(f"--out: {out} must end in {' or '.join(FORMATS[kind].endings)} for --to {to.value}")
        check_file(out)
    if gold is not None:
        save_coded(read_gold_folder(gold), out)
        return
    good, faults = read_all(articles or [])
    portraits: list[Portrait] = []
    hands = hands_of(good, annotations)
    work_on(good, portraits.append, faults, actors=actors, hands=hands, pipeline=pipeline, book=book)
    if portraits and kind == Exchange.datapackage:
        save_data_package(portraits, out)
    elif portraits:
        save_coded([code_portrait(portrait, chosen or FORMATS[kind].tables) for portrait in portraits], out)
    end(faults)


_CODED = ("qdpx", "webanno", "xlsx", "jsonl")


def _tables(named: str | None) -> tuple[str, ...]:
    from analysis.records import RECORDS

    names = tuple(name.strip() for name in named.split(",")) if named else ()
    if unknown := [name for name in names if name not in RECORDS]:
        raise UsageError(f"--tables: no table called {', '.join(unknown)}; there are: {', '.join(RECORDS)}")
    return names


def _export_parses(articles: Sequence[Path], out: Path, pipeline: str | None) -> None:
    from analysis.parse import export_conllu, load_pipeline, parse_many

    good, faults = read_all(articles)
    places = places_for(good, out, ".conllu")
    for article, doc in zip(good, parse_many(good, load_pipeline(pipeline)), strict=True):
        export_conllu(doc, places[article.id])
    end(faults)


@coding_app.command("import")
def import_coded(
    files: Annotated[list[Path], typer.Argument(metavar="FILE...", help=".qdpx, .zip or .xmi, .xlsx, .jsonl, .conllu")],
    out: Annotated[Path, typer.Option(help="The folder to write; of several coders with a folder each.")],
    coder: Annotated[str | None, typer.Option(help="Whose the codings are that name nobody.")] = None,
    force: ForceOption = False,
    strict: StrictOption = False,
) -> None:
    """Take in what was coded in another program: the text, the codings, and gold and tables where they are these."""
    from analysis.exchange import read_coded

    check_folder(out)
    places: dict[Path, list[CodedArticle]] = {}
    for file in files:
        for coded in read_coded(file):
            for who, part in _by_coder(coded, coder).items():
                places.setdefault(out / who, []).append(part)
    if list(places) != [out] and len(places) == 1:
        places = {out: next(iter(places.values()))}
    writing = [(folder, coded) for folder, found in places.items() for coded in found]
    names = Counter((folder, coded.article.id.casefold()) for folder, coded in writing)
    if twice := sorted({id for (_, id), n in names.items() if n > 1}):
        raise UsageError(f"two of these files hold an article {', '.join(twice)}; import them into a folder each")
    made = [(folder, coded, _contents(coded, folder)) for folder, coded in writing]
    for _, _, contents in made:
        for path, _ in contents:
            check_free(path, force)
    for folder, coded, contents in made:
        for path, write in contents:
            keep_old(path)
            write(path)
        typer.echo(f"{folder / coded.article.id}: {how_many(len(coded.codings), 'coding')}")


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

    if len(sources) < 2 and not tool and sources[0].is_dir():
        raise UsageError(f"{sources[0]}: one coder agrees with nobody; name another, or give --tool")
    if (settled is None) != (gold is None):
        raise UsageError("--settled and --gold go together: the choices, and the folder for the gold")
    choose_language(language)
    for folder in filter(None, (out, gold)):
        check_folder(folder)
    given = take_given(annotations)
    nlp = _pipeline(pipeline) if tool else None
    compared = compare(*sources, tool=tool, draws=draws, seed=seed, nlp=nlp, annotations=given)
    if settled is not None and gold is not None:
        _save_settled(compared, settled, gold, settler, force)
        return
    typer.echo(f"{compared}\n\n{compared.methods(language)}")
    if out is not None:
        typer.echo("")
        for path in save_agreement(compared, out, language):
            typer.echo(str(path))


def _pipeline(name: str | None) -> Any:
    from analysis.parse import load_pipeline

    return load_pipeline(name)


def _save_settled(compared: Agreement, settled: Path, gold: Path, settler: str, force: bool) -> None:
    from analysis.agreement import read_choices, settle

    choices = read_choices(settled)
    articles = settle(compared.coders, compared.lined_up, compared.differences, choices, settler)
    writing = [entry for coded in articles for entry in _gold_contents(coded, gold)]
    for path, _ in writing:
        check_free(path, force)
    for path, write in writing:
        keep_old(path)
        write(path)
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
    return article.parent / _safe(coder, "coder") / own.name if blind else own


@coding_app.command()
def sample(
    articles: Annotated[
        list[Path] | None, typer.Argument(metavar="[ARTICLE...]", help="Files, folders, ZIP archives, or -.")
    ] = None,
    n: Annotated[int, typer.Option("--n", help="How many rows are drawn, from all articles together.")] = 50,
    table: Annotated[str, typer.Option(help="The table whose rows are drawn: docs/tables.md.")] = "quotes",
    out: Annotated[
        Path | None,
        typer.Option(help="The sheet to write (CSV), by default sample-TABLE.csv; its key comes beside it."),
    ] = None,
    blind: Annotated[bool, typer.Option("--blind", help="Leave out what was found, for the coder to fill in.")] = False,
    seed: Annotated[int, typer.Option(help="Another seed draws other rows.")] = 1,
    filled: Annotated[Path | None, typer.Option(help="A filled sheet, to be scored; nothing is drawn.")] = None,
    semicolons: Annotated[
        bool, typer.Option("--semicolons", help="Put ; between cells, as a Dutch Excel does.")
    ] = False,
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


def _by_coder(coded: CodedArticle, named: str | None) -> dict[str, CodedArticle]:
    """Divide a coded article by who coded; what nobody is named for is its own, and so are the rows of a portrait."""
    whose: dict[str, list[Any]] = {}
    for coding in coded.codings:
        known = replace(coding, coder=coding.coder or named)
        who = named if "rule" in coding.fields else known.coder
        whose.setdefault(_safe(who or "", "coder"), []).append(known)
    _safe(coded.article.id, "article")
    return {who: replace(coded, codings=tuple(codings)) for who, codings in whose.items()} or {"": coded}


def _safe(name: str, what: str) -> str:
    """Refuse a name that would lead out of the folder."""
    if name in (".", "..") or any(sign in name for sign in "/\\:\0"):
        raise UsageError(f"the {what} {name!r} cannot be the name of a file; call it otherwise in the program")
    return name


def _gold_contents(coded: CodedArticle, folder: Path) -> list[tuple[Path, Any]]:
    """Tell which files of gold an article becomes, with the text and all its codings, each with what writes it."""
    from analysis.exchange import gold_files, save_coded
    from analysis.saving import save_file

    id = coded.article.id
    written: list[tuple[Path, Any]] = [
        (folder / f"{id}.txt", lambda path: save_file(coded.article.text, path)),
        (folder / f"{id}.jsonl", lambda path: save_coded([coded], path)),
    ]
    for ending, content in gold_files(coded, folder).items():
        written.append((folder / f"{id}{ending}", lambda path, content=content: save_file(content, path)))
    return written


def _contents(coded: CodedArticle, folder: Path) -> list[tuple[Path, Any]]:
    """Tell which files an article becomes, its gold and its tables."""
    from analysis.exchange import table_rows
    from analysis.tables import check_rows, save_rows

    id, written = coded.article.id, _gold_contents(coded, folder)
    for name, rows in table_rows(coded).items():
        try:
            check_rows(rows, name)
        except ValueError as fault:
            raise UsageError(f"{id}: {fault}; the values of each column are in docs/tables.md") from None
        place = folder / id / f"{name}.json"
        written.append((place, lambda path, rows=rows, name=name: save_rows(rows, name, path, "json")))
    return written
