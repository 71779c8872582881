"""Reading PDF files that have text in them."""

from __future__ import annotations

import logging
import re
from collections import Counter
from collections.abc import Iterator
from io import BytesIO

from analysis.article.drafts import Draft, Source
from analysis.article.files import check_text
from analysis.article.libraries import need_library
from analysis.article.plain import read_running_text
from analysis.errors import ArticleError
from analysis.messages import how_many

_NUMBER = re.compile(r"\s*(?:(?:page|pagina|p\.|blz\.)\s*)?\d{1,4}(?:\s*(?:/|of|van)\s*\d{1,4})?\s*", re.I)
_STOP = re.compile(r"[.!?…:][\"'”’»)]*$")


def read_pdf(source: Source) -> Iterator[Draft]:
    """Read a PDF: its lines joined to paragraphs, without page numbers and what stands on every page.

    Raises `ArticleError` for one that is locked, or that holds pictures of pages alone.
    """
    pypdf = need_library("pypdf", "pypdf", f"{source.name}: a PDF")
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # its remarks on the make of a file help nobody
    content = source.whole if isinstance(source.whole, bytes) else source.whole.encode("latin-1", "replace")
    try:
        reader = pypdf.PdfReader(BytesIO(content))
        if reader.is_encrypted and not reader.decrypt(""):
            raise ArticleError(f"{source.name}: is a PDF that is locked with a password")
        pages = [page.extract_text() for page in reader.pages]
    except ArticleError:
        raise
    except Exception as fault:  # a damaged file fails anywhere in the library
        what = " ".join(f"{fault}".split())[:120] or type(fault).__name__
        raise ArticleError(f"{source.name}: is a PDF that cannot be read ({what})") from None
    lines = _lines(pages)
    if not any(re.search(r"\w", line) for line in lines):
        raise ArticleError(f"{source.name}: is a PDF without text, only pictures of pages; it needs OCR first")
    text = _paragraphs(lines)
    check_text(text, f"{source.name}: a PDF")
    source.notes.append(f"a PDF ({how_many(len(pages), 'page')}): lines joined to paragraphs by their length")
    yield from read_running_text(text, source)


def _lines(pages: list[str]) -> list[str]:
    """Give the lines of all pages without page numbers, and without lines that stand at the edge of most pages."""
    split = [[line.strip() for line in page.splitlines()] for page in pages]
    edges = Counter(line for page in split for line in {*filter(None, page[:2]), *filter(None, page[-2:])})
    repeated = {line for line, n in edges.items() if n > 2 and n > len(pages) / 2}
    return [line for page in split for line in page if line not in repeated and not _NUMBER.fullmatch(line)]


def _paragraphs(lines: list[str]) -> str:
    """Divide lines by blank ones where a paragraph ends: a short line, a sentence's end, or a headline."""
    widths = sorted(len(line) for line in lines if len(line) > 20)
    width = widths[int(len(widths) * 0.8)] if widths else 0
    pieces: list[str] = []
    for line, after in zip(lines, [*lines[1:], ""], strict=True):
        pieces.append(line)
        short = len(line) + len(after.split(" ")[0]) < width * 0.85
        title = len(line) < width * 0.75 and after[:1].isupper()
        ends = not line or not after or (short and (_STOP.search(line) or title))
        pieces.append("\n\n" if ends else "\n")
    return re.sub(r"\n{2,}", "\n\n", "".join(pieces)).strip()
