"""Reading a saved web page: the article in it, and what it says of itself."""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterator
from itertools import groupby
from typing import Any

from analysis.article.archives.europresse import split_europresse_page
from analysis.article.blocks import Hint
from analysis.article.captions import find_captions
from analysis.article.drafts import Draft, Source, compose
from analysis.article.elements import Paragraph, all_paragraphs, clear_links
from analysis.article.files import check_text, read_text
from analysis.errors import ArticleError
from analysis.messages import how_many

#: Of fewer characters than this a page is taken whole: what tells articles from pages needs longer ones.
_SMALL = 1200
#: A private-use character that carries a caption through the extraction; it never reaches a text.
_CAPTION = "\ue0c0"
#: What trafilatura leaves inside a paragraph; every other element begins and ends one.
_INLINE = ("hi", "ref", "del", "code", "graphic")
_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]{1,40})", re.I)
_DECLARATION = re.compile(r"\s*<\?xml[^>]*>")
_SENTENCE = re.compile(r".{40,}[.!?…][\"'”’»]*$")
_OUTSIDE = "nav footer aside script style noscript form template svg button iframe".split()


def read_page(source: Source) -> Iterator[Draft]:
    r"""Compose an article from a web page: `title\n\nbody`, paragraphs, headings and captions divided by blank lines.

    trafilatura tells the article from the rest of the page; of a small page, and where it finds nothing, all paragraphs
    outside of menus and footers are taken. A page that Europresse exported holds many articles. Raises `ArticleError`
    when the page holds no text.

    >>> page = "<html><h1>Raid in Syrië</h1><p>De leider is dood.</p><h2>Bom</h2><p>Hij blies zichzelf op.</p></html>"
    >>> (draft,) = read_page(Source(page, "raid.html"))
    >>> draft.headline, [block.hint for block in draft.blocks]
    ('Raid in Syrië', ['headline', 'paragraph', 'crosshead', 'paragraph'])
    """
    from bs4 import BeautifulSoup

    content = source.whole
    found = _CHARSET.search(content[:4096]) if isinstance(content, bytes) else None
    html = read_text(content, source.name, source.notes, charset=found.group(1).decode("ascii") if found else None)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of what looks like XML, or like the name of a file
        soup = BeautifulSoup(_DECLARATION.sub("", html, count=1), "lxml")
    if drafts := split_europresse_page(soup):
        source.notes.append(f"an export of Europresse: {how_many(len(drafts), 'article')}, headers taken as fields")
        yield from drafts
        return
    known = _metadata(soup)
    for tag in soup.find_all(_OUTSIDE):
        tag.decompose()
    clear_links(soup)
    extracted = list(_extracted(soup)) if len(soup.get_text()) > _SMALL else []
    paragraphs = [*_above(soup, extracted), *extracted] if extracted else list(all_paragraphs(soup))
    if not paragraphs:
        raise ArticleError(f"{source.name}: the page holds no running text; allowed is a saved page with one article")
    headline = next((text for hint, text in paragraphs[:3] if hint == "headline"), None) or known["title"]
    if headline is None and paragraphs[0][0] == "crosshead" and len(paragraphs) > 1:
        headline = paragraphs[0][1]
    if headline:
        shown = [p for p in paragraphs if not (p[0] in ("headline", "crosshead") and p[1] == headline)]
        paragraphs = [("headline", headline), *shown]
        known["title"] = headline
    draft = compose(paragraphs, headline, known, source.notes)
    check_text(draft.text, source.name)
    source.notes.append("a web page: composed of its headline and paragraphs; menus, links and footers left out")
    yield draft


def _metadata(soup: Any) -> dict[str, str | None]:
    def meta(*names: str) -> str | None:
        for name in names:
            tag = soup.find("meta", attrs={"property": name}) or soup.find("meta", attrs={"name": name})
            if tag is not None and str(tag.get("content") or "").strip():
                return " ".join(str(tag["content"]).split())
        return None

    headings = [words for tag in soup.find_all("h1") if (words := _words(tag))]
    title = meta("og:title", "twitter:title")
    whole = next((words for words in headings if title and title.casefold() in words.casefold()), None)
    named = headings[0] if headings else _words(soup.title) if soup.title else None
    canonical = soup.find("link", rel="canonical")
    moment = soup.find("time", attrs={"datetime": True})
    return {
        "title": whole or title or named or None,
        "outlet": meta("og:site_name", "application-name"),
        "date": meta("article:published_time", "datePublished", "date") or (moment and str(moment["datetime"])) or None,
        "byline": next((name for name in (meta("author", "article:author"),) if name and "/" not in name), None),
        "section": meta("article:section"),
        "url": (str(canonical.get("href") or "") if canonical else "") or meta("og:url"),
    }


def _extracted(soup: Any) -> Iterator[Paragraph]:
    """Give the paragraphs that trafilatura takes for the article."""
    import copy

    import trafilatura

    page = copy.copy(soup)
    for caption in page.find_all("figcaption"):
        words = _words(caption)
        fresh = page.new_tag("p")
        fresh.string = _CAPTION + words
        figure = caption.find_parent("figure") or caption
        caption.extract()
        if words:
            figure.insert_after(fresh)
    result = trafilatura.bare_extraction(str(page), include_formatting=True, include_comments=False, favor_recall=True)
    body = getattr(result, "body", None)
    pieces = () if body is None else _pieces(body, "paragraph", False)
    for inside, group in groupby(pieces, key=lambda piece: piece is not None):
        run = [piece for piece in group if piece is not None]
        for text in "".join(text for _, text, _ in run).split("\n\n") if inside else ():
            words = " ".join(text.split())
            hint: Hint = next((hint for hint, part, _ in run if part.strip()), "paragraph")
            bold = all(bold for _, part, bold in run if part.strip())
            if words.startswith(_CAPTION):
                yield "caption", words.removeprefix(_CAPTION).strip()
            elif words:
                yield ("bold" if bold and hint == "paragraph" else hint), words


def _pieces(element: Any, hint: Hint, bold: bool) -> Iterator[tuple[Hint, str, bool] | None]:
    """Give the text inside an element piece by piece, with None where a paragraph begins or ends."""
    if not isinstance(element.tag, str):
        return
    inline = element.tag in _INLINE
    if element.tag == "head":
        hint = "headline" if element.get("rend") == "h1" else "crosshead"
    elif element.tag == "quote":
        hint = "pull"
    inner = bold or (element.tag == "hi" and "#b" in str(element.get("rend")))
    if not inline:
        yield None
    yield hint, element.text or "", inner
    for child in element:
        yield from _pieces(child, hint, inner)
        yield hint, child.tail or "", inner
    if not inline:
        yield None


def _above(soup: Any, extracted: list[Paragraph]) -> list[Paragraph]:
    """Give the sentences and captions between the headline and the first paragraph found: a lead that stands apart."""
    first = next((text for hint, text in extracted if hint in ("paragraph", "bold")), "")
    known = {text for _, text in extracted}
    heading = soup.find("h1")
    found: list[Paragraph] = []
    for tag in heading.find_all_next(["p", "div", "section", "h2"]) if heading else ():
        words = "" if tag.find(["p", "div", "section", "figure", "h2", "li"]) else _words(tag)
        if words and words[:60] == first[:60]:
            return found
        if words and words not in known and (_SENTENCE.match(words) or find_captions(words)):
            found.append(("paragraph", words))
    return []


def _words(tag: Any) -> str:
    return " ".join(tag.get_text(" ").split())
