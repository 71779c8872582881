"""Reading rich text (RTF)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from analysis.article.drafts import Draft, Source
from analysis.article.files import check_text
from analysis.article.libraries import need_library
from analysis.article.plain import read_running_text
from analysis.errors import ArticleError


def read_rtf(source: Source) -> Iterator[Draft]:
    """Read a rich-text file: its text, a paragraph a line."""
    striprtf = need_library("striprtf.striprtf", "striprtf", f"{source.name}: a rich-text file (RTF)")
    content = source.whole if isinstance(source.whole, str) else source.whole.decode("latin-1")
    try:
        text = striprtf.rtf_to_text(content, errors="replace")
    except Exception as fault:  # a damaged file fails anywhere in the library
        raise ArticleError(f"{source.name}: is a rich-text file (RTF) that is damaged ({fault})") from None
    # A paragraph is a line there; a blank line between two says so to what reads plain text.
    text = re.sub(r"[ \t]*\n\s*", "\n\n", text).strip()
    check_text(text, f"{source.name}: a rich-text file (RTF)")
    source.notes.append("a rich-text file (RTF): a paragraph a line")
    yield from read_running_text(text, source)
