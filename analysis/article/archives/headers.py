"""The lines above and below the text of an article in an archive's export."""

from __future__ import annotations

import re
from functools import cache

from analysis.article.dates import read_date
from analysis.lexicon import load_lexicon

PAGE = re.compile(
    r"(?:\b(?:blz|pag|pg|p)\.|\b(?:pagina|bladzijde|page|blz|pag))\s*:?\s*([A-Z]?\d+(?:[-–,/ ]+\d+)*)", re.I
)
COPYRIGHT = re.compile(
    r"^\s*(?:copyright\b|©|\(c\)\s*\d{4}"
    r"|.{0,80}\b(?:alle rechten voorbehouden|all rights reserved|tous droits réservés))",
    re.I,
)


@cache
def fields_of(archive: str) -> dict[str, str]:
    """Give what each name of a field means in the exports of an archive."""
    return {row["form"]: row["field"] for row in load_lexicon("archive-fields").rows if row["archive"] == archive}


def read_field(line: str, archive: str) -> tuple[str, str] | None:
    """Read a line like *BYLINE: TOM PEETERS* as the field it is and its value; None for any other line.

    >>> read_field("SECTIE: Binnenland; Blz. 3", "nexis")
    ('section', 'Binnenland; Blz. 3')
    """
    name, mark, value = line.strip().partition(":")
    meaning = fields_of(archive).get(name.strip())
    return (meaning, value.strip()) if mark and meaning else None


def page_in(words: str | None) -> str | None:
    """Give the page that a line names: *Ten eerste; Blz. 3*, *p. 12*."""
    found = PAGE.search(words or "")
    return found[1].strip() if found else None


def without_page(words: str | None) -> str | None:
    """Give a section without the page it names.

    >>> without_page("Ten eerste; Blz. 3")
    'Ten eerste'
    """
    return PAGE.sub("", words or "").strip(" ;,-–|") or None


def is_date(line: str) -> bool:
    """Tell a line that is a date, with little beside it."""
    return len(line) < 90 and read_date(line) is not None


def paragraphs(text: str) -> list[str]:
    """Give the paragraphs of a text that blank lines divide, each with its line ends."""
    return [
        part.strip("\r\n") for part in re.split(r"(?:[ \t]*(?:\r\n|\n|\r(?!\n))){2,}", text.strip()) if part.strip()
    ]


def lines(text: str) -> list[str]:
    """Give the lines of a text that are not blank."""
    return [" ".join(line.split()) for line in text.splitlines() if line.strip()]
