"""From bytes to text: encodings, and what is refused."""

from __future__ import annotations

import re
from pathlib import Path

from analysis.errors import ArticleError

#: A longer file is not one article.
LARGEST = 10_000_000
SUFFIXES = (".txt", ".md", ".html", ".htm")

_ALLOWED = (
    "allowed is one article as plain text, Markdown or HTML, in UTF-8, UTF-16 with a byte-order mark or Windows-1252"
)
_BOMS = (
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe\x00\x00", "utf-32-le"),
    (b"\x00\x00\xfe\xff", "utf-32-be"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)
_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]{1,40})", re.I)
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")


def read_bytes(path: Path) -> bytes:
    """Read a file whole; a missing, unreadable or too large one, or a directory, is an `ArticleError`."""
    try:
        if path.is_dir():
            raise ArticleError(f"{path}: is a directory; {_ALLOWED}")
        with path.open("rb") as file:
            raw = file.read(LARGEST + 1)  # never more: a device has no end
    except FileNotFoundError:
        raise ArticleError(f"{path}: there is no such file; {_ALLOWED}") from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise ArticleError(f"{path}: cannot be read ({reason}); {_ALLOWED}") from None
    if len(raw) > LARGEST:
        raise ArticleError(f"{path}: is too large for one article; at most {LARGEST} bytes are allowed")
    return raw


def decode(raw: bytes, name: str, *, html: bool = False) -> str:
    """Decode the bytes of an article: by its byte-order mark, the charset of the page, as UTF-8, or as Windows-1252.

    Raises `ArticleError` for bytes that are none of these, and for a file that is partly UTF-8 and partly not.

    >>> decode("coördinatie".encode("cp1252"), "artikel.txt")
    'coördinatie'
    """
    for bom, encoding in _BOMS:
        if raw.startswith(bom):
            return _strictly(raw[len(bom) :], encoding, name)
    if b"\x00" in raw:
        raise ArticleError(f"{name}: is binary (a NUL byte at {raw.index(0)}); {_ALLOWED}")
    if html and (charset := _CHARSET.search(raw[:4096])):
        try:
            return raw.decode(charset.group(1).decode("ascii"))
        except (LookupError, UnicodeDecodeError):
            pass
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError as error:
        if any(ord(char) > 127 for char in raw.decode("utf-8", "ignore")):
            raise ArticleError(f"{name}: byte {error.start} is not UTF-8 though others are; {_ALLOWED}") from None
    return _strictly(raw, "cp1252", name)


def _strictly(raw: bytes, encoding: str, name: str) -> str:
    try:
        return raw.decode(encoding)
    except UnicodeDecodeError as error:
        raise ArticleError(f"{name}: cannot be decoded as {encoding} at byte {error.start}; {_ALLOWED}") from None


def check_text(text: str, name: str) -> None:
    """Refuse a text that is empty, or that is not text: control characters, lone surrogates."""
    if not text.strip():
        raise ArticleError(f"{name}: is empty; {_ALLOWED}")
    controls = _CONTROL.findall(text)
    if "\x00" in controls or len(controls) > max(4, len(text) // 100):
        raise ArticleError(f"{name}: is binary ({len(controls)} control characters); {_ALLOWED}")
    if any("\ud800" <= char <= "\udfff" for char in text):
        raise ArticleError(f"{name}: holds half a character (a lone surrogate); {_ALLOWED}")
