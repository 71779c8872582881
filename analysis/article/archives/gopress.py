"""Exports of GoPress (Belga.press): a line of outlet, date and page above each article, or fields like *Titel:*."""

from __future__ import annotations

import re

from analysis.article.archives.headers import COPYRIGHT, is_date, page_in, read_field, without_page
from analysis.article.dates import read_date
from analysis.article.drafts import Draft, under_title

_NAMED = re.compile(r"\b(?:go\s?press|belga\.?\s?press)\b", re.I)
_JOINT = re.compile(r"\s+[-–|•*]+\s+|\s*[|•]\s*|,\s+")
_FOOT = re.compile(
    r"^\s*(?:https?://\S+|.*\b(?:go\s?press|belga\.?press)\b.*|(?:pagina|page|p\.)?\s*\d+\s*(?:/|van)\s*\d+)\s*$", re.I
)


def split_gopress(text: str) -> list[Draft] | None:
    """Split an export of GoPress, of either form; the name of the archive must stand in it, or two articles."""
    lines = text.splitlines()
    labelled = [i for i, line in enumerate(lines) if (f := read_field(line, "gopress")) and f[0] == "title"]
    if labelled and sum(read_field(line, "gopress") is not None for line in lines) >= 3 * len(labelled):
        return _labelled(lines)
    heads = [i for i, line in enumerate(lines) if _is_head(line, lines[i + 1 : i + 3])]
    if not heads or not (_NAMED.search(text) or len(heads) > 1):
        return None
    chunks = [lines[a:b] for a, b in zip(heads, [*heads[1:], len(lines)], strict=True)]
    return [draft for chunk in chunks if (draft := _headed(chunk))] or None


def _is_head(line: str, below: list[str]) -> bool:
    """Tell a line of outlet, date and, there or below, page: *De Morgen - 12 maart 2018 - Pagina 6*."""
    if len(line.strip()) > 120:
        return False
    pieces = _JOINT.split(line.strip())
    if len(pieces) < 2 or is_date(pieces[0]) or not any(is_date(piece) for piece in pieces[1:]):
        return False
    return page_in(line) is not None or any(page_in(other) and len(other) < 30 for other in below)


def _headed(chunk: list[str]) -> Draft | None:
    pieces = _JOINT.split(chunk[0].strip())
    body = [line for line in chunk[1:] if not COPYRIGHT.match(line) and not _FOOT.match(line)]
    below = next((line for line in body[:2] if page_in(line) and len(line) < 30), "")
    body = [line for line in body if line is not below]
    at = next((i for i, line in enumerate(body) if line.strip()), None)
    if at is None:
        return None
    after = next((i for i in range(at + 1, len(body)) if body[i].strip()), len(body))
    byline = body[after].strip() if after < len(body) and _is_byline(body[after]) else None
    return under_title(
        body[at],
        "\n".join(body[after + (byline is not None) :]),
        outlet=pieces[0].strip(" *"),
        date=next((date for piece in pieces[1:] if (date := read_date(piece))), None),
        byline=re.sub(r"^(?:Door|Auteur:?|Van onze \w+)\s+", "", byline) if byline else None,
        page=page_in(chunk[0]) or page_in(below),
        section=next((p for p in pieces[1:] if not is_date(p) and not page_in(p)), None),
    )


def _is_byline(line: str) -> bool:
    line = line.strip()
    named = re.match(r"(?:Door|Auteur:?)\s+[A-ZÀ-Þ]", line)
    return bool(len(line) < 70 and not line.endswith((".", "!", "?", "…")) and (named or line.isupper()))


def _labelled(lines: list[str]) -> list[Draft]:
    articles: list[tuple[dict[str, str], list[str]]] = []
    for line in lines:
        found = read_field(line, "gopress")
        text = articles[-1][1] if articles else []
        if found and (not articles or (any(map(str.strip, text)) and found[0] in ("title", "outlet", "date"))):
            articles.append(({}, []))
        if not articles or COPYRIGHT.match(line) or _FOOT.match(line):
            continue
        if found and not any(map(str.strip, articles[-1][1])):
            if found[0] == "body":
                articles[-1][1].append(found[1])
            elif found[0] != "head":
                articles[-1][0].setdefault(*found)
        else:
            articles[-1][1].append(line)
    return [
        under_title(
            known.get("title"),
            "\n".join(text),
            outlet=known.get("outlet"),
            date=read_date(known.get("date", "")) or known.get("date"),
            byline=known.get("byline"),
            section=without_page(known.get("section")),
            page=known.get("page"),
        )
        for known, text in articles
        if any(map(str.strip, text))
    ]
