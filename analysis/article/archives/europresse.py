"""Exports of Europresse as text: articles that end with a number like *news·20200303·LS·0123*."""

from __future__ import annotations

import re
from typing import Any

from analysis.article.archives.headers import COPYRIGHT, is_date, page_in, paragraphs
from analysis.article.dates import read_date
from analysis.article.drafts import Draft, under_title

_END = re.compile(r"^.*\bnews[·•]\d{8}[·•]\w+[·•]\S+.*$", re.M)
_WORDS = re.compile(r"\b\d+\s+(?:mots|woorden|words)\b", re.I)


def split_europresse(text: str) -> list[Draft] | None:
    """Split an export of Europresse: outlet, date and page, title, by-line, text, rights, number."""
    if not _END.search(text):
        return None
    return [draft for chunk in _END.split(text) if (draft := _read(chunk))] or None


def _read(chunk: str) -> Draft | None:
    pieces = [piece for piece in paragraphs(chunk) if not re.fullmatch(r"\s*(?:Europresse.*|\d+\s*)", piece, re.I)]
    head: list[str] = []
    for piece in pieces[:6]:
        head += [" ".join(line.split()) for line in piece.splitlines()]
    dated = next((i for i, line in enumerate(head) if is_date(line)), None)
    if dated is None or not pieces:
        return None
    # The title is the first line below the date that neither counts words nor names a page.
    rest = [line for line in head[dated + 1 :] if line]
    below = next((i for i, line in enumerate(rest) if not _WORDS.search(line) and not _only_page(line)), None)
    if below is None:
        return None
    title = rest[below]
    at = next(i for i, piece in enumerate(pieces) if title in " ".join(piece.split()))
    under = " ".join(pieces[at].split()).partition(title)[2].strip()
    body = [piece for piece in pieces[at + 1 :] if not COPYRIGHT.match(piece)]
    byline = under or None
    if byline is None and body and _is_name(body[0]):
        byline, body = body[0], body[1:]
    elif byline is not None and not _is_name(byline):
        byline, body = None, [under, *body]
    marks = " ".join(head[dated : dated + 1 + below + 1])
    return under_title(
        title,
        "\n\n".join(body),
        outlet=head[dated - 1] if dated else None,
        date=read_date(head[dated]),
        byline=byline,
        page=page_in(marks),
    )


def _only_page(line: str) -> bool:
    return page_in(line) is not None and len(line) < 40


def _is_name(words: str) -> bool:
    return len(words) < 60 and not re.search(r"[.!?…:]$", words.strip()) and words.strip()[:1].isupper()


def split_europresse_page(soup: Any) -> list[Draft] | None:
    """Split a page that Europresse exported: an element `article` each, whose parts are told by their classes."""
    articles = [article for article in soup.find_all("article") if article.select_one(_TITLE)]
    if not any(article.select_one(".DocPublicationName") for article in articles):
        return None
    return [_from_element(article) for article in articles]


_TITLE = ".titreArticle, .titreArticleVisu, .rdp__articletitle"
_AUTHOR = ".docAuthors, .sm-margin-bottomNews, .sm-margin-TopNews.sm-margin-bottomNews"


def _from_element(article: Any) -> Draft:
    def words(selector: str) -> str | None:
        found = article.select_one(selector)
        return " ".join(found.get_text(" ").split()) or None if found else None

    header = article.select_one(".DocHeader")
    date = " ".join(header.get_text(" ").split()) if header else ""
    body = article.select_one(".docOcurrContainer, .DocText")
    pieces = body.find_all(["p", "h2", "h3"]) if body else []
    texts = [" ".join(piece.get_text(" ").split()) for piece in pieces] or [words(".docOcurrContainer, .DocText") or ""]
    title, byline = words(_TITLE), words(_AUTHOR)
    return under_title(
        title,
        "\n\n".join(text for text in texts if text and text not in (title, byline) and not COPYRIGHT.match(text)),
        outlet=words(".DocPublicationName"),
        date=read_date(date) or date or None,
        byline=byline,
        page=page_in(date),
    )
