"""The formats of exchange, a line each: what it is called, its ending, who writes and who reads it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

from analysis.errors import UsageError
from analysis.exchange.annotation_files import read_annotation_file
from analysis.exchange.coding import CodedArticle
from analysis.exchange.conllu import read_parses
from analysis.exchange.jsonl import read_jsonl, write_jsonl
from analysis.exchange.qdpx import read_qdpx, write_qdpx
from analysis.exchange.webanno import read_xmi, save_xmi, write_xmi
from analysis.exchange.workbook import read_xlsx, write_xlsx
from analysis.messages import how_to_install
from analysis.records import RECORDS
from analysis.saving import save_file


@dataclass(frozen=True, slots=True)
class Format:
    """A format of exchange: the endings it is known by, what writes it, what reads it, and the library it needs.

    `tables` are the tables a portrait is exported with unless one asks for others.
    """

    endings: tuple[str, ...]
    write: Callable[[Iterable[CodedArticle]], bytes] | None
    read: Callable[[bytes, Path], list[CodedArticle]]
    tables: tuple[str, ...] = tuple(RECORDS)
    library: str = ""


#: Words and sentences as codes would bury the rest in a program for qualitative analysis.
_CODED = tuple(name for name in RECORDS if name not in ("tokens", "sentences"))

FORMATS: dict[str, Format] = {
    "qdpx": Format((".qdpx",), write_qdpx, read_qdpx, _CODED),
    "webanno": Format((".zip", ".xmi"), write_xmi, read_xmi, library="cassis"),
    "xlsx": Format((".xlsx",), write_xlsx, read_xlsx, library="openpyxl"),
    "jsonl": Format((".jsonl",), write_jsonl, read_jsonl),
    "conllu": Format((".conllu",), None, read_parses),
    "annotations": Format((".yaml",), None, read_annotation_file),
}


def find_format(path: Path) -> Format:
    """Find the format of a file by its ending; `UsageError` names the endings there are."""
    for format in FORMATS.values():
        if path.suffix.lower() in format.endings:
            return format
    allowed = ", ".join(ending for format in FORMATS.values() for ending in format.endings)
    raise UsageError(f"{path}: no format of exchange has this ending; allowed are {allowed}")


def need_library(format: Format) -> None:
    """Refuse a format early, with a way out, where its library is not installed."""
    if format.library:
        need_exchange(format.library, f"a file {format.endings[0]}")


def need_exchange(library: str, what: str) -> None:
    """Refuse what needs a library of the extra `exchange` that is not installed.

    >>> need_exchange("no_such_library", "a tablet of clay")
    Traceback (most recent call last):
    analysis.errors.UsageError: a tablet of clay needs no_such_library: pip install ".[exchange]" in the checkout
    """
    if find_spec(library) is None:
        raise UsageError(f"{what} needs {library}: {how_to_install('exchange')}")


def read_coded(path: str | Path) -> list[CodedArticle]:
    """Read what was coded elsewhere: `.qdpx`, `.xmi`, `.xlsx`, `.jsonl`, `.conllu` or annotations, by the ending.

    Raises `UsageError` that names the file, the place, what is wrong and what is allowed.
    """
    place = Path(path)
    if not place.exists():
        raise UsageError(f"{place}: there is no such file or folder")
    format = find_format(place)
    need_library(format)
    try:
        data = place.read_bytes()
    except OSError as fault:
        raise UsageError(f"{place}: cannot be read ({fault.strerror})") from None
    return format.read(data, place)


def save_coded(articles: Iterable[CodedArticle], path: str | Path) -> None:
    """Write coded articles for another program, in the format that the ending of the path names.

    Raises `UsageError` for an ending that is none and for what the format cannot hold, `OutputError` for a file that
    cannot be written.

    >>> from tempfile import TemporaryDirectory
    >>> from analysis.exchange import Coding, CodedArticle
    >>> from analysis.article import read_article
    >>> article = read_article("“Nee”, zei ze.")
    >>> coded = CodedArticle(article=article, codings=(Coding(start=1, end=4, code=("quotes", "direct"), coder="An"),))
    >>> with TemporaryDirectory() as folder:
    ...     save_coded([coded], Path(folder, "een.qdpx"))
    ...     read_coded(Path(folder, "een.qdpx")) == [coded]
    True
    """
    place = Path(path)
    format = find_format(place)
    need_library(format)
    if format.write is None:
        way = {".conllu": "parses are written by export_conllu", ".yaml": "annotations by annotations.save_annotations"}
        raise UsageError(f"{place}: {way[place.suffix.lower()]}, not as codings")
    if place.suffix.lower() == ".xmi":
        save_xmi(articles, place)
    else:
        save_file(format.write(articles), place)
