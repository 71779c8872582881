"""Whether a place stands between quotation marks, by counting the marks before it.

`marks` reads them with care: which two belong together. These counts are quick and go wrong where a mark is missing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from analysis.parse import article_of

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token


OPENING_MARKS = "“„‟\"‘‚'’«‹"
CLOSING_MARKS = "”\"’'»›"
MARKS = ("“", "”", '"', "„", "''", ",,", "«", "»")


def odd_quotes(doc: Doc, start: int, head: int) -> bool:
    """Tell whether a quotation mark is left open between two tokens.

    >>> from analysis.parse import parse
    >>> doc = parse("de “dappere” strijders")
    >>> odd_quotes(doc, 0, 3), odd_quotes(doc, 0, 4)
    (True, False)
    """
    return sum(doc[k].is_quote or doc[k].text in "‘’“”'\"" for k in range(start, head)) % 2 == 1


def quote_depth(token: Token, offset: int) -> int:
    """Tell whether an offset of the sentence stands between quotation marks: 1 or 0.

    >>> from analysis.parse import parse
    >>> doc = parse("“Nee”, zei hij.")
    >>> [quote_depth(token, token.idx) for token in (doc[1], doc[4])]
    [1, 0]
    """
    marks = [t for t in token.sent if t.idx < offset and t.text in MARKS]
    depth = 0
    for mark in marks:
        depth = 0 if mark.text in ("”", "''", "»") else 1 if mark.text in ("“", "„", ",,", "«") else 1 - depth
    return depth


def in_quotation(doc: Doc, offset: int) -> bool:
    """Tell whether an offset stands between the quotation marks of its paragraph.

    >>> from analysis.parse import parse
    >>> doc = parse("“Nee”, zei hij.")
    >>> in_quotation(doc, 1), in_quotation(doc, 7)
    (True, False)
    """
    text = article_of(doc).text
    start = text.rfind("\n", 0, offset) + 1
    depth = 0
    for mark in (c for c in text[start:offset] if c in MARKS):
        depth = 0 if mark in "”»" else 1 if mark in "“„«" else 1 - depth
    return depth == 1
