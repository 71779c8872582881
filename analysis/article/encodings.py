"""Which encoding some bytes are in, and which one a text was read in by mistake: judged by how Dutch is written."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

Edit = tuple[int, int, str]

_ACCENTED = "éëèïöüáàêçôîâûñÉËÈÏÖÜ"
#: Characters beyond ASCII where Dutch has them: accents in words, marks at their edges, dashes between them.
_PLAUSIBLE = re.compile(
    rf"(?<=[A-Za-z])[{_ACCENTED}]|[{_ACCENTED}](?=[a-z])"
    r"|(?<![^\s(\[/])[“„‘«](?=\S)|(?<=[\w.,!?…])[”’»]|(?<![^\s])[–—•·](?![^\s])|€|(?<=\w)…|°|[½²³]|(?<=\d)[–—](?=\d)"
)
_BEYOND = re.compile(r"[^\x00-\x7f\u00a0]")
#: Marks that a text may have by choice, though at the wrong side (*'leven‘*, *foto‘s*): no trace of another encoding.
_MARKS = re.compile("[‘’‚“”„†‡•…‹›«»–—˜€°·´¨²³½]")
#: Two to four characters that are one, written in UTF-8 and read as Windows-1252.
_DOUBLE = re.compile("[\u00c2-\u00f4][\u0080-\u00bf\u0152-\u02dc\u2013-\u203a\u20ac\u2122]{1,3}")


def plausibility(text: str) -> int:
    """Tell how Dutch the characters beyond ASCII look: one up for each in its place, one down for each that is not.

    >>> plausibility("“Café José”"), plausibility("ÒCafŽ JosŽÓ")
    (4, -4)
    """
    good = len(_PLAUSIBLE.findall(text))
    return 2 * good - len(_BEYOND.findall(text))


def guess_encoding(raw: bytes) -> str:
    """Tell Windows-1252 from the MacRoman of old Apple computers, for bytes that are not UTF-8.

    >>> guess_encoding("“Café José”".encode("mac_roman")), guess_encoding("‘Café’".encode("cp1252"))
    ('mac_roman', 'cp1252')
    """
    mac = raw.decode("mac_roman")
    try:
        windows = raw.decode("cp1252")
    except UnicodeDecodeError:
        return "mac_roman" if plausibility(mac) > 0 else "cp1252"
    return "mac_roman" if _mac_like(windows) and plausibility(mac) > max(0, plausibility(windows)) else "cp1252"


@cache
def _mac_letters() -> dict[int, str]:
    """Give what each character that Windows-1252 reads is in MacRoman."""
    pairs = ((bytes([n]).decode("cp1252", "ignore"), bytes([n]).decode("mac_roman")) for n in range(128, 256))
    return {ord(windows): mac for windows, mac in pairs if windows}


def _mac_like(text: str) -> bool:
    """Tell whether a character is there that shows another in MacRoman, marks left aside."""
    bare = _MARKS.sub("", text)
    return bare.translate(_mac_letters()) != bare


def find_misread(text: str) -> list[Edit]:
    """Find characters that an earlier program read in the wrong encoding, each with what it should have been.

    UTF-8 read as Windows-1252 (judged by ftfy, Speer 2019, where it is installed), MacRoman read as Windows-1252.

    >>> find_misread("Ze kwam uit BelgiÃ«, zei ze.")
    [(17, 19, 'ë')]
    """
    if text.isascii():
        return []
    if _is_double(text):
        return list(_doubles(text))
    mac = text.translate(_mac_letters())
    if _mac_like(text) and plausibility(text) < 0 and plausibility(mac) >= max(1, len(_BEYOND.findall(text)) // 2):
        return [(i, i + 1, new) for i, (old, new) in enumerate(zip(text, mac, strict=True)) if old != new]
    return []


def _is_double(text: str) -> bool:
    if _DOUBLE.search(text) is None:
        return False
    try:
        from ftfy.badness import is_bad
    except ImportError:
        return plausibility(text) < 0
    return bool(is_bad(text))


def _doubles(text: str) -> Iterator[Edit]:
    for found in _DOUBLE.finditer(text):
        at = found.start()
        for end in range(found.end(), at + 1, -1):
            whole = b"".join(_byte(char) for char in text[at:end])
            try:
                char = whole.decode("utf-8")
            except UnicodeDecodeError:
                continue
            if len(char) == 1:
                yield at, end, char
                break


def _byte(char: str) -> bytes:
    try:
        return char.encode("cp1252")
    except UnicodeEncodeError:
        return char.encode("latin-1", "replace")
