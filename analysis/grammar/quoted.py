"""Whether a place stands between quotation marks, by counting the marks before it.

`marks` reads them with care: which two belong together. These counts are quick and go wrong where a mark is missing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from analysis.parse import article_of

if TYPE_CHECKING:
    from spacy.tokens import Doc


OPENING_MARKS = "“„‟\"‘‚'’«‹"
CLOSING_MARKS = "”\"’'»›"
MARKS = ("“", "”", '"', "„", "''", ",,", "«", "»")
OPENING_ONLY = ("“", "„", ",,", "«")
CLOSING_ONLY = ("”", "''", "»")


def odd_quotes(doc: Doc, start: int, head: int) -> bool:
    """Tell whether a quotation mark is left open between two tokens.

    >>> from analysis.parse import parse
    >>> doc = parse("de “dappere” strijders")
    >>> odd_quotes(doc, 0, 3), odd_quotes(doc, 0, 4)
    (True, False)
    """
    return sum(doc[k].is_quote or doc[k].text in "‘’“”'\"" for k in range(start, head)) % 2 == 1


def open_marks(doc: Doc) -> list[bool]:
    """Tell of every token whether it stands between quotation marks, by the marks before it in its sentence.

    >>> from analysis.parse import parse
    >>> doc = parse("“Nee”, zei hij.")
    >>> [token.text for token, marked in zip(doc, open_marks(doc), strict=True) if marked]
    ['Nee', '”']
    """
    found: list[bool] = []
    for sentence in doc.sents:
        opened = False
        for token in sentence:
            found.append(opened)
            if token.text in MARKS:
                opened = _is_open(token.text, opened)
    return found


def _is_open(mark: str, opened: bool) -> bool:
    """Tell whether a passage is open after a mark; one that may open or close does the other of what was done last."""
    return mark in OPENING_ONLY or (mark not in CLOSING_ONLY and not opened)


def in_quotation(doc: Doc, offset: int) -> bool:
    """Tell whether an offset stands between the quotation marks of its paragraph.

    >>> from analysis.parse import parse
    >>> doc = parse("“Nee”, zei hij.")
    >>> in_quotation(doc, 1), in_quotation(doc, 7)
    (True, False)
    """
    text = article_of(doc).text
    start = text.rfind("\n", 0, offset) + 1
    opened = False
    for mark in (c for c in text[start:offset] if c in MARKS):
        opened = _is_open(mark, opened)
    return opened
