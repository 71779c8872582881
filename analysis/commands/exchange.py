"""The commands that hand codings to other programs and take them in: `export`, `import`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from analysis.commands.options import (
    ActorsOption,
    AnnotationsOption,
    CodebookOption,
    ForceOption,
    OrArticlesArgument,
    PipelineOption,
    SchemeOption,
    StrictOption,
)
from analysis.commands.work import (
    check_file,
    check_folder,
    check_free,
    end,
    hands_of,
    keep_old,
    places_for,
    read_all,
    work_on,
)
from analysis.errors import UsageError
from analysis.messages import how_many

if TYPE_CHECKING:
    from analysis.exchange import CodedArticle
    from analysis.portrait import Portrait

exchange_app = typer.Typer()


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


@exchange_app.command()
def export(
    out: Annotated[Path, typer.Option(help="The file to write; of datapackage a folder or .zip.")],
    to: Annotated[Exchange, typer.Option("--to", "--format", help="The format: docs/exchange.md.")],
    articles: OrArticlesArgument = None,
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


@exchange_app.command("import")
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
    write_all([entry for _, _, contents in made for entry in contents], force)
    for folder, coded, _ in made:
        typer.echo(f"{folder / coded.article.id}: {how_many(len(coded.codings), 'coding')}")


def _by_coder(coded: CodedArticle, named: str | None) -> dict[str, CodedArticle]:
    """Divide a coded article by who coded; what nobody is named for is its own, and so are the rows of a portrait."""
    whose: dict[str, list[Any]] = {}
    for coding in coded.codings:
        known = replace(coding, coder=coding.coder or named)
        who = named if "rule" in coding.fields else known.coder
        whose.setdefault(safe_name(who or "", "coder"), []).append(known)
    safe_name(coded.article.id, "article")
    return {who: replace(coded, codings=tuple(codings)) for who, codings in whose.items()} or {"": coded}


def safe_name(name: str, what: str) -> str:
    """Refuse a name that would lead out of the folder."""
    if name in (".", "..") or any(sign in name for sign in "/\\:\0"):
        raise UsageError(f"the {what} {name!r} cannot be the name of a file; call it otherwise in the program")
    return name


def write_all(contents: Sequence[tuple[Path, Any]], force: bool) -> None:
    """Write files, each with what writes it; nothing where one is there and may not be written anew."""
    for path, _ in contents:
        check_free(path, force)
    for path, write in contents:
        keep_old(path)
        write(path)


def gold_contents(coded: CodedArticle, folder: Path) -> list[tuple[Path, Any]]:
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

    id, written = coded.article.id, gold_contents(coded, folder)
    for name, rows in table_rows(coded).items():
        try:
            check_rows(rows, name)
        except ValueError as fault:
            raise UsageError(f"{id}: {fault}; the values of each column are in docs/tables.md") from None
        place = folder / id / f"{name}.json"
        written.append((place, lambda path, rows=rows, name=name: save_rows(rows, name, path, "json")))
    return written
