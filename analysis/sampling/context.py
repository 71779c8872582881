"""The words around a stretch of a text, as a coder is shown them."""

from __future__ import annotations


def words_before(text: str, start: int, most: int) -> str:
    """Give at most so many characters before an offset, from a whole word on.

    >>> words_before("Daarna zei de minister niets meer.", 23, 12)
    '… minister '
    """
    short = text[max(0, start - most) : start]
    return short if start <= most else "…" + short[max(short.find(" "), 0) :]


def words_after(text: str, end: int, most: int) -> str:
    """Give at most so many characters after an offset, up to a whole word.

    >>> words_after("Daarna zei de minister niets meer.", 6, 9)
    ' zei de …'
    """
    short = text[end : end + most]
    return short if len(text) - end <= most else short[: short.rfind(" ") + 1] + "…"
