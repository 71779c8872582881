"""From bytes to text: encodings, and what is refused."""

from __future__ import annotations

import re
from pathlib import Path

from analysis.article.encodings import guess_encoding
from analysis.errors import ArticleError

#: A longer file is no article, and no export of a few hundred.
LARGEST = 100_000_000
#: A longer text is not one article.
LONGEST = 10_000_000

ALLOWED = (
    "allowed are articles as plain text, Markdown or HTML (in UTF-8, UTF-16 with a byte-order mark, Windows-1252 or "
    "MacRoman), docx, RTF, PDF, CSV, xlsx, JSON, ZIP and the exports of press archives: docs/reading.md"
)
_BOMS = (
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe\x00\x00", "utf-32-le"),
    (b"\x00\x00\xfe\xff", "utf-32-be"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)
#: Characters that no text has.
CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")


def read_bytes(path: Path) -> bytes:
    """Read a file whole; a missing, unreadable or too large one, or a directory, is an `ArticleError`."""
    try:
        if path.is_dir():
            raise ArticleError(f"{path}: is a directory; {ALLOWED}")
        with path.open("rb") as file:
            raw = file.read(LARGEST + 1)  # never more: a device has no end
    except FileNotFoundError:
        raise ArticleError(f"{path}: there is no such file; {ALLOWED}") from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise ArticleError(f"{path}: cannot be read ({reason}); {ALLOWED}") from None
    if len(raw) > LARGEST:
        raise ArticleError(f"{path}: is too large for one article; at most {LARGEST} bytes are allowed")
    return raw


def read_text(content: bytes | str, name: str, notes: list[str], *, charset: str | None = None) -> str:
    """Give the text of an article, from its bytes or the text it is: without byte-order mark, otherwise unchanged.

    `charset` is what the file itself says of its encoding; `notes` gets the one it was read in. Raises `ArticleError`
    for what is empty, too long, binary or undecodable.

    >>> read_text("coördinatie".encode("cp1252"), "artikel.txt", [])
    'coördinatie'
    """
    text = decode_source(content, name, notes, charset)
    check_text(text, name)
    if len(text) > LONGEST:
        raise ArticleError(f"{name}: is too large for one article; at most {LONGEST} characters are allowed")
    return text


def decode_source(content: bytes | str, name: str, notes: list[str], charset: str | None = None) -> str:
    """Decode what a source holds, without byte-order mark, and note the encoding."""
    if isinstance(content, str):
        return content.removeprefix("\ufeff")
    text, encoding = decode(content, name, charset)
    notes.append(f"encoding: {encoding}")
    return text.removeprefix("\ufeff")


def decode(raw: bytes, name: str, charset: str | None = None) -> tuple[str, str]:
    """Decode the bytes of an article: by their byte-order mark, the charset named, as UTF-8, Windows-1252 or MacRoman.

    Raises `ArticleError` for bytes that are none of these, and for a file that is partly UTF-8 and partly not.

    >>> decode("coördinatie".encode("cp1252"), "artikel.txt")
    ('coördinatie', 'cp1252')
    """
    for bom, encoding in _BOMS:
        if raw.startswith(bom):
            return _strictly(raw[len(bom) :], encoding, name), encoding
    if b"\x00" in raw:
        raise ArticleError(f"{name}: is binary (a NUL byte at {raw.index(0)}); {ALLOWED}")
    if charset is not None:
        try:
            return raw.decode(charset), charset
        except (LookupError, UnicodeDecodeError, ValueError):
            pass
    try:
        return raw.decode("utf-8"), "utf-8"
    except UnicodeDecodeError as error:
        if any(ord(char) > 127 for char in raw.decode("utf-8", "ignore")):
            raise ArticleError(f"{name}: byte {error.start} is not UTF-8 though others are; {ALLOWED}") from None
    encoding = guess_encoding(raw)
    return _strictly(raw, encoding, name), encoding


def _strictly(raw: bytes, encoding: str, name: str) -> str:
    try:
        return raw.decode(encoding)
    except UnicodeDecodeError as error:
        raise ArticleError(f"{name}: cannot be decoded as {encoding} at byte {error.start}; {ALLOWED}") from None


def check_text(text: str, name: str) -> None:
    """Refuse a text that is empty, or that is not text: control characters, lone surrogates."""
    if not text.strip():
        raise ArticleError(f"{name}: is empty; {ALLOWED}")
    controls = CONTROL.findall(text)
    if "\x00" in controls or len(controls) > max(4, len(text) // 100):
        raise ArticleError(f"{name}: is binary ({len(controls)} control characters); {ALLOWED}")
    if any("\ud800" <= char <= "\udfff" for char in text):
        raise ArticleError(f"{name}: holds half a character (a lone surrogate); {ALLOWED}")
