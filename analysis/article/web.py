"""Reading a saved web page: its running text, headings and captions, and what it says of itself."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from analysis.article.blocks import Block, Hint
from analysis.article.files import check_text
from analysis.article.model import Article
from analysis.article.parts import find_parts
from analysis.errors import ArticleError

Paragraph = tuple[Hint, str]

#: A private-use character that carries a caption through the extraction; it never reaches a text.
_CAPTION = "\ue0c0"
_BLOCKS = ("head", "p", "item", "quote", "cell", "ab")
_OUTSIDE = "nav footer aside script style noscript form template svg button iframe".split()
_HEADINGS: dict[str, Hint] = {f"h{n}": "crosshead" for n in range(2, 7)}
_HINTS: dict[str, Hint] = {"h1": "headline", "figcaption": "caption", **_HEADINGS}


def read_page(html: str, name: str, id: str, given: dict[str, str | None]) -> Article:
    r"""Compose an article from a web page: `title\n\nbody`, paragraphs, headings and captions divided by blank lines.

    trafilatura tells the article from the rest of the page; where it finds nothing, all paragraphs outside of menus and
    footers are taken. Raises `ArticleError` when the page holds no text.

    >>> page = "<html><h1>Raid in Syrië</h1><p>De leider is dood.</p><h2>Bom</h2><p>Hij blies zichzelf op.</p></html>"
    >>> article = read_page(page, "raid.html", "raid", {})
    >>> [part.kind for part in article.parts]
    ['headline', 'lead', 'crosshead', 'body']
    """
    from bs4 import BeautifulSoup

    soup = BeautifulSoup(html, "lxml")
    found = _metadata(soup)
    for tag in soup.find_all(_OUTSIDE):
        tag.decompose()
    paragraphs = list(_extracted(soup)) or list(_all(soup))
    if not paragraphs:
        raise ArticleError(f"{name}: the page holds no running text; allowed is a saved page with one article")
    headline = next((text for hint, text in paragraphs[:3] if hint == "headline"), None) or found["title"]
    if headline:
        shown = [p for p in paragraphs if not (p[0] in ("headline", "crosshead") and p[1] == headline)]
        paragraphs = [("headline", headline), *shown]
        found["title"] = headline
    text, blocks = _compose(paragraphs)
    check_text(text, name)
    known = {field: given.get(field) or value for field, value in found.items()}
    return Article(id=id, text=text, parts=find_parts(text, title=headline, blocks=blocks), **known)


def _compose(paragraphs: list[Paragraph]) -> tuple[str, list[Block]]:
    blocks: list[Block] = []
    at = 0
    for hint, text in paragraphs:
        blocks.append(Block(at, at + len(text), hint))
        at += len(text) + 2
    return "\n\n".join(text for _, text in paragraphs), blocks


def _metadata(soup: Any) -> dict[str, str | None]:
    def meta(*names: str) -> str | None:
        for name in names:
            tag = soup.find("meta", attrs={"property": name}) or soup.find("meta", attrs={"name": name})
            if tag is not None and str(tag.get("content") or "").strip():
                return " ".join(str(tag["content"]).split())
        return None

    heading = soup.find("h1")
    named = heading or soup.title
    words = " ".join(named.get_text(" ").split()) if named else None
    canonical = soup.find("link", rel="canonical")
    moment = soup.find("time", attrs={"datetime": True})
    return {
        "title": meta("og:title", "twitter:title") or words or None,
        "outlet": meta("og:site_name", "application-name"),
        "date": meta("article:published_time", "datePublished", "date") or (moment and str(moment["datetime"])) or None,
        "url": (str(canonical.get("href") or "") if canonical else "") or meta("og:url"),
    }


def _extracted(soup: Any) -> Iterator[Paragraph]:
    """Give the paragraphs that trafilatura takes for the article."""
    import copy

    import trafilatura

    page = copy.copy(soup)
    for caption in page.find_all("figcaption"):
        words = " ".join(caption.get_text(" ").split())
        fresh = page.new_tag("p")
        fresh.string = _CAPTION + words
        figure = caption.find_parent("figure") or caption
        caption.extract()
        if words:
            figure.insert_after(fresh)
    result = trafilatura.bare_extraction(str(page), include_formatting=True, include_comments=False, favor_recall=True)
    body = getattr(result, "body", None)
    if body is None:
        return
    for element in body.iter(*_BLOCKS):
        if any(True for _ in element.iterdescendants(*_BLOCKS)):
            continue
        for line in _lines(element):
            if line.startswith(_CAPTION):
                yield "caption", line.removeprefix(_CAPTION).strip()
            elif element.tag == "head":
                yield ("headline" if element.get("rend") == "h1" else "crosshead"), line
            else:
                yield ("bold" if _all_bold(element) else "paragraph"), line


def _lines(element: Any) -> Iterator[str]:
    for br in element.iter("lb"):
        br.tail = "\n" + (br.tail or "")
    for line in "".join(element.itertext()).split("\n\n" if element.find(".//lb") is None else "\n"):
        if line := " ".join(line.split()):
            yield line


def _all_bold(element: Any) -> bool:
    bold = "".join("".join(hi.itertext()) for hi in element.iter("hi") if "#b" in str(hi.get("rend")))
    return bool(bold.strip()) and " ".join(bold.split()) == " ".join("".join(element.itertext()).split())


def _all(soup: Any) -> Iterator[Paragraph]:
    """Give every paragraph, heading and caption of the page in its order."""
    for tag in soup.find_all([*_HINTS, "p", "li", "blockquote"]):
        if not tag.find(["p", "li", "figcaption"]) and (words := " ".join(tag.get_text(" ").split())):
            yield _HINTS.get(tag.name, "paragraph"), words
