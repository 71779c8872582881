"""Saved scrapes in JSON: articles in the form in which fundus and news-please write them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from itertools import islice
from typing import Any

from analysis.article.blocks import Hint
from analysis.article.dates import read_date
from analysis.article.drafts import Draft, compose, under_title


@dataclass(frozen=True, slots=True)
class Scrape:
    """A scraper: its name, how an object in its form is told, and what makes a draft of one; None has no text."""

    name: str
    is_article: Callable[[Mapping[str, Any]], bool]
    draft: Callable[[Mapping[str, Any], list[str]], Draft | None]


def read_scrape(objects: Iterable[Any], notes: list[str]) -> tuple[str, Callable[[bool], Iterator[Draft]]] | None:
    """Read the objects of a JSON file as a saved scrape, with the name of the scraper; None for any other data.

    `objects` can be gone through more than once; the articles are given by a function, which is told whether to note
    what is left out.

    >>> notes = []
    >>> page = {
    ...     "maintext": "De brug is dicht.",
    ...     "source_domain": "www.krant.example",
    ...     "date_publish": "2031-02-03 09:00:00",
    ... }
    >>> name, drafts = read_scrape([page], notes)
    >>> name, next(drafts(True)).fields
    ('news-please', {'outlet': 'krant.example', 'date': '2031-02-03'})
    """
    for scrape in SCRAPES:
        told = [isinstance(one, dict) and scrape.is_article(one) for one in islice(_unfold(objects), 1)]
        if told == [True] and all(isinstance(one, dict) and scrape.is_article(one) for one in _unfold(objects)):
            return scrape.name, partial(_read, scrape, objects, notes)
    return None


def _read(scrape: Scrape, objects: Iterable[Any], notes: list[str], noted: bool) -> Iterator[Draft]:
    return _drafts(scrape, _unfold(objects), notes if noted else [])


def _drafts(scrape: Scrape, articles: Iterable[Mapping[str, Any]], notes: list[str]) -> Iterator[Draft]:
    for number, one in enumerate(articles, 1):
        draft = scrape.draft(one, notes)
        if draft is None:
            notes.append(f"article {number} has no text and is left out")
        else:
            yield draft


def _unfold(objects: Iterable[Any]) -> Iterator[Any]:
    """Give the articles; those that fundus keeps under the name of each publisher know it as theirs."""
    for one in objects:
        lists = isinstance(one, dict) and bool(one) and all(isinstance(value, list) for value in one.values())
        if lists and any(isinstance(item, dict) for value in one.values() for item in value):
            for publisher, items in one.items():
                yield from ({"publisher": publisher, **item} if isinstance(item, dict) else item for item in items)
        else:
            yield one


def _is_fundus(one: Mapping[str, Any]) -> bool:
    body = one.get("body")
    return "publishing_date" in one and (
        (isinstance(body, dict) and "sections" in body) or "plaintext" in one or body is None
    )


def _draft_fundus(one: Mapping[str, Any], notes: list[str]) -> Draft | None:
    """Compose an article of its summary and sections, whose headlines are crossheads."""
    fields = {
        "outlet": one.get("publisher"),
        "date": _date(one.get("publishing_date")),
        "byline": _names(one.get("authors")),
    }
    title = _text(one.get("title"))
    body = one.get("body")
    if not isinstance(body, dict):
        plain = _text(one.get("plaintext"))
        return under_title(title, plain, **fields) if plain else None
    paragraphs: list[tuple[Hint | None, str]] = [("paragraph", text) for text in _texts(body.get("summary"))]
    for section in body.get("sections") or ():
        paragraphs += [("crosshead", text) for text in _texts(section.get("headline"))]
        paragraphs += [("paragraph", text) for text in _texts(section.get("paragraphs"))]
    if not any(hint == "paragraph" for hint, _ in paragraphs):
        return None
    if title:
        paragraphs.insert(0, ("headline", title))
        fields["title"] = title
    return compose(paragraphs, title, {name: value for name, value in fields.items() if value}, notes)


def _is_news_please(one: Mapping[str, Any]) -> bool:
    return {"maintext", "source_domain", "date_publish"} <= set(one)


def _draft_news_please(one: Mapping[str, Any], notes: list[str]) -> Draft | None:
    text = _text(one.get("maintext"))
    if not text:
        return None
    outlet = (_text(one.get("source_domain")) or "").removeprefix("www.")
    fields = {"outlet": outlet, "date": _date(one.get("date_publish")), "byline": _names(one.get("authors"))}
    return under_title(_text(one.get("title")), text, url=_text(one.get("url")), **fields)


def _text(value: Any) -> str | None:
    """Give a text; None where there is none, which news-please writes as the word None."""
    text = value.strip() if isinstance(value, str) else ""
    return None if text in ("", "None") else text


def _texts(values: Any) -> list[str]:
    found = (_text(value) for value in (values if isinstance(values, list) else []))
    return [" ".join(text.split()) for text in found if text]


def _names(values: Any) -> str | None:
    return ", ".join(_texts(values)) or None


def _date(value: Any) -> str | None:
    text = _text(value)
    return None if text is None else read_date(text) or text


#: The scrapers whose files are known: the one place to add one.
SCRAPES = (
    Scrape("fundus", _is_fundus, _draft_fundus),
    Scrape("news-please", _is_news_please, _draft_news_please),
)
