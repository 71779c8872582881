"""What an article is: an unchanged text, what is known of it, and its parts."""

from __future__ import annotations

from dataclasses import dataclass

from analysis.records import PartKind

#: What may be known of an article besides its text; `id` stands apart.
FIELDS = ("title", "outlet", "date", "url", "byline", "section", "page")


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of an article with one function in the layout: headline, lead, body, crosshead or caption.

    `paragraph` is the 0-based number of the paragraph the part stands in: a caption that is glued to the front of a
    body paragraph shares its number. `credit_start` and `credit_end` bound the credit in a caption ("© AFP").
    """

    kind: PartKind
    start: int
    end: int
    paragraph: int
    credit_start: int | None = None
    credit_end: int | None = None

    @property
    def is_heading(self) -> bool:
        """Whether it stands over what follows: the headline or a crosshead."""
        return self.kind in ("headline", "crosshead")


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """A news article: its text as it was read, what is known of it, and its parts in order.

    `article.text[part.start:part.end]` is the text of a part. Parts do not overlap; between them stand only white
    space, page furniture (*Lees ook*, a by-line, a dateline) and, in Markdown, the marks of headings, rules and bold
    paragraphs: what is no part is read by nobody.
    """

    id: str
    text: str
    title: str | None = None
    outlet: str | None = None
    date: str | None = None
    url: str | None = None
    byline: str | None = None
    section: str | None = None
    page: str | None = None
    parts: tuple[Part, ...] = ()
