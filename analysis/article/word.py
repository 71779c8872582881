"""Reading Word documents (docx)."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from typing import Any

from analysis.article.archives import split_archive
from analysis.article.blocks import Hint
from analysis.article.drafts import Draft, Source, compose
from analysis.article.libraries import need_library
from analysis.errors import ArticleError
from analysis.messages import how_many

#: The styles of headings by their names, which Word gives in English whatever its language.
_HINTS: dict[str, Hint] = {"title": "headline", "heading 1": "headline", "caption": "caption"}


def read_docx(source: Source) -> Iterator[Draft]:
    """Read a Word document: its paragraphs and those in its tables; headings and captions are told by their style."""
    docx = need_library("docx", "python-docx", f"{source.name}: a Word document (docx)")
    content = source.whole if isinstance(source.whole, bytes) else source.whole.encode()
    try:
        paragraphs = list(_paragraphs(docx.Document(BytesIO(content))))
    except Exception as fault:  # a damaged document fails in as many ways as it has parts
        raise ArticleError(f"{source.name}: is a Word document (docx) that is damaged ({_line(fault)})") from None
    pieces = [piece for piece in paragraphs if piece[1]]
    if not pieces:
        raise ArticleError(f"{source.name}: is a Word document (docx) without text")
    source.notes.append(
        f"a Word document: {how_many(len(pieces), 'paragraph')}; headings, captions and bold paragraphs by style"
    )
    if found := split_archive("\n\n".join(text for _, text in pieces)):
        archive, drafts = found
        source.notes.append(f"an export of {archive}: {how_many(len(drafts), 'article')}, header lines taken as fields")
        yield from drafts
        return
    headline = next((text for hint, text in pieces[:3] if hint == "headline"), None)
    yield compose(pieces, headline, {"title": headline}, source.notes)


def _paragraphs(document: Any) -> Iterator[tuple[Hint | None, str]]:
    for item in document.iter_inner_content():
        if hasattr(item, "rows"):
            seen: set[Any] = set()
            for cell in (cell for row in item.rows for cell in row.cells):
                if cell._tc not in seen:  # a cell that spans two columns is given twice
                    seen.add(cell._tc)
                    yield from _paragraphs(cell)
            continue
        text = " ".join(item.text.split())
        style = str(getattr(item.style, "name", "") or "").lower()
        hint: Hint | None = _HINTS.get(style) or ("crosshead" if style.startswith("heading") else None)
        runs = [run for run in item.runs if run.text.strip()]
        yield hint or ("bold" if runs and all(run.bold for run in runs) else None), text


def _line(fault: Exception) -> str:
    return " ".join(f"{type(fault).__name__}: {fault}".split())[:120]
