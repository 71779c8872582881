"""The elements of a web page: its paragraphs in order, and lists of links to other pages, which are none."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from analysis.article.blocks import Hint

Paragraph = tuple[Hint | None, str]

_INLINE = frozenset(
    "a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark q s samp small span strike "
    "strong sub sup time tt u var wbr img".split()
)
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_HINTS: dict[str, Hint] = {
    "h1": "headline",
    "figcaption": "caption",
    "p": "paragraph",
    "li": "paragraph",
    "blockquote": "pull",
    **dict.fromkeys(_HEADINGS[1:], "crosshead"),
}
_GROUPS = ("ul", "ol", "dl", "td", "th", "section", "div")
#: Of the words of a group of links, this share is linked.
_LINKED = 0.75


def clear_links(soup: Any) -> None:
    """Take out headings that are links, but for the first, and groups that are links to other pages."""
    first = soup.find("h1")
    for heading in soup.find_all(_HEADINGS):
        linked = heading.find("a") is not None or heading.find_parent("a") is not None
        if linked and heading is not first and not _linked_words(heading) < _LINKED:
            (heading.find_parent("li") or heading).decompose()
    for group in reversed(soup.find_all(_GROUPS)):
        # Where a sentence is, a link in it is part of the text.
        links = group.find_all("a")
        if links and not group.find(["p", "h1"]) and _linked_words(group) >= _LINKED and not _is_sentence(group):
            group.decompose()


def _linked_words(tag: Any) -> float:
    """Give the share of the letters of an element that stand in links."""
    whole = len("".join(tag.get_text().split()))
    if tag.find_parent("a") is not None:
        return 1.0
    linked = sum(len("".join(link.get_text().split())) for link in tag.find_all("a"))
    return linked / whole if whole else 0.0


def _is_sentence(tag: Any) -> bool:
    text = " ".join(tag.get_text(" ").split())
    return len(text.split()) > 12 and re.search(r"[.!?…][\"'”’»)]*$", text) is not None


def all_paragraphs(soup: Any) -> Iterator[Paragraph]:
    """Give every paragraph, heading and caption of a page in order; line breaks in pairs divide paragraphs too.

    >>> from bs4 import BeautifulSoup
    >>> list(all_paragraphs(BeautifulSoup("<span>Brand in Lier</span><div>De <b>brand</b> is uit.</div>", "lxml")))
    [(None, 'Brand in Lier'), (None, 'De brand is uit.')]
    """
    pieces: list[tuple[str, bool]] = []
    for end, hint, value, bold in _walk(soup.body or soup, None, False):
        if not end:
            pieces.append((value, bold))
            continue
        whole = all(bold for value, bold in pieces if value.strip())
        for text in re.split(r"\n{2,}", "".join(value for value, _ in pieces)):
            if words := " ".join(text.split()):
                yield ("bold" if whole and hint in (None, "paragraph") else hint), words
        pieces = []


def _walk(tag: Any, hint: Hint | None, bold: bool) -> Iterator[tuple[bool, Hint | None, str, bool]]:
    """Give the text of an element piece by piece, and where a paragraph ends (true) the hint of what it was."""
    for child in tag.children:
        if not hasattr(child, "children"):
            if type(child).__name__ == "NavigableString":
                yield False, hint, re.sub(r"\s+", " ", str(child)), bold
        elif child.name == "br":
            yield False, hint, "\n", bold
        elif child.name in _INLINE and not (child.name == "cite" and hint == "pull"):
            yield from _walk(child, hint, bold or child.name in ("b", "strong"))
        else:
            yield True, hint, "", bold
            inner = "pull" if hint == "pull" and child.name == "p" else _HINTS.get(child.name, hint)
            yield from _walk(child, inner, bold)
            yield True, inner, "", bold
    if tag.name not in _INLINE:
        yield True, hint, "", bold
