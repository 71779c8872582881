"""What is exchanged: an article and what somebody, or Mediabeeld, coded in it, whatever the file it travels in."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from analysis.article import Article
from analysis.errors import UsageError


@dataclass(frozen=True, slots=True, kw_only=True)
class Coding:
    """A stretch of an article and the code it was given.

    `code` leads from the general to the particular: `("quotes", "direct")`, `("frames", "conflict", "reproach")`.
    `fields` is what else was coded, as plain values of JSON: the other columns of a row, the other fields of an item of
    gold. `coder` is who coded it (None: Mediabeeld), `memo` what they wrote beside it. Offsets count code points.
    """

    start: int
    end: int
    code: tuple[str, ...]
    fields: Mapping[str, Any] = field(default_factory=dict)
    coder: str | None = None
    memo: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CodedArticle:
    """An article with its codings, in a fixed order; `about` is what is known of the coding as a whole, as JSON."""

    article: Article
    codings: tuple[Coding, ...] = ()
    about: Mapping[str, Any] = field(default_factory=dict)

    @property
    def coders(self) -> list[str]:
        """Who coded, in order of name."""
        return sorted({coding.coder for coding in self.codings if coding.coder is not None})


def check_codings(coded: CodedArticle, where: str) -> CodedArticle:
    """Give a coded article as it is, or refuse it: every coding needs a code and must lie in the text.

    >>> from analysis.article import Article
    >>> coding = Coding(start=0, end=9, code=("quotes", "direct"))
    >>> check_codings(CodedArticle(article=Article(id="a", text="Kort."), codings=(coding,)), "a.jsonl")
    Traceback (most recent call last):
    analysis.errors.UsageError: a.jsonl, coding 1: 0 to 9 lies outside the text of 'a', which has 5 characters
    """
    length = len(coded.article.text)
    for number, coding in enumerate(coded.codings, 1):
        if not 0 <= coding.start <= coding.end <= length:
            raise UsageError(
                f"{where}, coding {number}: {coding.start} to {coding.end} lies outside the text of "
                f"{coded.article.id!r}, which has {length} characters"
            )
        if not coding.code or not all(coding.code):
            raise UsageError(
                f"{where}, coding {number}: has no code; a code is a name, or names from general to special"
            )
    return coded


def check_ids(articles: Iterable[CodedArticle], where: str) -> list[CodedArticle]:
    """Give coded articles as they are, or refuse two that share an id."""
    known: dict[str, CodedArticle] = {}
    for coded in articles:
        if coded.article.id in known:
            raise UsageError(f"{where}: two articles have the id {coded.article.id!r}; give each its own")
        known[coded.article.id] = coded
    return list(known.values())
