"""Large tables and files of JSON lines, read record by record: such a file is never held as a whole."""

from __future__ import annotations

import codecs
from pathlib import Path

from analysis.article.files import ALLOWED, CONTROL
from analysis.errors import ArticleError

#: A file of fewer bytes is read at once.
LARGE = 4_000_000
#: The formats that have a record after the other.
STREAMED = frozenset({".csv", ".tsv", ".jsonl", ".json"})
_AT_ONCE = 1 << 20


def may_stream(path: Path, suffix: str) -> bool:
    """Tell whether a file is large, of a format that has a record after the other, and written in UTF-8.

    Raises `ArticleError` for one that is no text.
    """
    try:
        if suffix not in STREAMED or not path.is_file() or path.stat().st_size < LARGE:
            return False
        with path.open("rb") as file:
            if suffix.startswith(".json") and not _has_objects_in_lines(file.readline(_AT_ONCE)):
                return False
        return _is_text(path)
    except OSError:
        return False  # whoever reads it at once says why


def _has_objects_in_lines(first: bytes) -> bool:
    bare = first.removeprefix(codecs.BOM_UTF8).strip()
    return bare.startswith(b"{") and bare.endswith(b"}")


def _is_text(path: Path) -> bool:
    """Tell whether a file is UTF-8 to its end, and text."""
    decoder = codecs.getincrementaldecoder("utf-8")()
    controls = length = 0
    with path.open("rb") as file:
        while raw := file.read(_AT_ONCE):
            try:
                text = decoder.decode(raw)
            except UnicodeDecodeError:
                return False
            length += len(text)
            found = CONTROL.findall(text)
            controls += len(found)
            if "\x00" in found:
                raise ArticleError(f"{path}: is binary (a NUL byte); {ALLOWED}")
    if controls > max(4, length // 100):
        raise ArticleError(f"{path}: is binary ({controls} control characters); {ALLOWED}")
    return not decoder.getstate()[0]
