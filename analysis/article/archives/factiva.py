"""Exports of Factiva: with two-letter codes (*HD*, *LP*, *TD*), or articles that end with *Document* and a number."""

from __future__ import annotations

import re

from analysis.article.archives.headers import COPYRIGHT, fields_of, is_date, lines, page_in
from analysis.article.dates import read_date
from analysis.article.drafts import Draft, under_title

_CODE = re.compile(r"^[ \t]*([A-Z]{2,3})(?:[ \t]+(\S.*)|[ \t]*)$")
_END = re.compile(r"^[ \t]*Document [A-Za-z]{1,8}\d{6,}\w*[ \t]*\r?$", re.M)
_WORDS = re.compile(r"^[\d.,]+ (?:words?|woorden|mots)$", re.I)
_LANGUAGE = re.compile(r"^(?:Nederlands|Dutch|Néerlandais|Frans|French|Engels|English)$", re.I)


def split_factiva(text: str) -> list[Draft] | None:
    """Split an export of Factiva, of either form."""
    if re.search(r"^[ \t]*HD(?:[ \t]|$)", text, re.M) and re.search(r"^[ \t]*(?:LP|TD|WC|AN)(?:[ \t]|$)", text, re.M):
        return [draft for article in _coded(text) if (draft := _from_codes(article))] or None
    if not _END.search(text):
        return None
    return [draft for chunk in _END.split(text) if (draft := _from_display(chunk))] or None


def _coded(text: str) -> list[dict[str, str]]:
    """Give the articles as fields by code; one begins where a code comes that can only stand at its head."""
    articles: list[dict[str, str]] = [{}]
    code = ""
    codes = fields_of("factiva")
    for line in text.splitlines():
        found = _CODE.match(line)
        if found and found[1] in codes and (found[1] in articles[-1] or found[1] != code):
            code = found[1]
            if code in articles[-1] or (code in ("HD", "SE") and ("LP" in articles[-1] or "AN" in articles[-1])):
                articles.append({})
            articles[-1][code] = found[2] or ""
        elif code and not _END.match(line):
            articles[-1][code] += f"\n{line.strip()}"
    return articles


def _from_codes(article: dict[str, str]) -> Draft | None:
    codes = fields_of("factiva")
    known = {codes[code]: value for code, value in reversed(article.items()) if codes[code] not in ("head", "tail")}
    body = "\n\n".join(article[code].strip() for code in ("LP", "TD", "TX") if article.get(code, "").strip())
    if "HD" not in article or not body:
        return None
    flat = {name: " ".join(value.split()) for name, value in known.items()}
    return under_title(
        flat["title"],
        body,
        outlet=flat.get("outlet"),
        date=read_date(flat.get("date", "")) or flat.get("date"),
        byline=flat.get("byline"),
        section=flat.get("section"),
        page=flat.get("page"),
    )


def _from_display(chunk: str) -> Draft | None:
    """Read an article as the screen shows it: title, by-line, words, date, outlet, code, section, page, language."""
    head = lines(chunk)
    counted = next((i for i, line in enumerate(head) if _WORDS.match(line)), None)
    if counted is None or counted == 0:
        return None
    dated = next((i for i in range(counted + 1, min(len(head), counted + 4)) if is_date(head[i])), None)
    stop = next((i for i in range(counted, min(len(head), counted + 12)) if COPYRIGHT.match(head[i])), None)
    if stop is None:
        stop = next((i for i in range(counted, min(len(head), counted + 12)) if _LANGUAGE.match(head[i])), counted)
    between = [line for line in head[(dated or counted) + 1 : stop] if not re.match(r"\d{1,2}:\d{2}$", line)]
    last = head[stop]
    body = chunk[chunk.index(last.split()[0], _place(chunk, stop)) :].partition("\n")[2]
    outlet = between[0] if between else None
    coded = len(between) > 1 and re.fullmatch(r"[A-Z0-9]{2,10}", between[1]) is not None  # the outlet's own code
    rest = [line for line in between[1 + coded :] if not _LANGUAGE.match(line)]
    page = next((page_in(line) or line for line in rest if line.isdigit() or page_in(line)), None)
    byline = head[1] if counted > 1 else None
    return under_title(
        head[0],
        body,
        outlet=outlet,
        date=read_date(head[dated]) if dated is not None else None,
        byline=re.sub(r"^(?:Door|By|Par)\s+", "", byline) if byline else None,
        section=next((line for line in rest if not line.isdigit()), None),
        page=page,
    )


def _place(chunk: str, number: int) -> int:
    """Give where the line of a number begins, blank ones not counted."""
    at = 0
    for line in chunk.splitlines(keepends=True):
        if line.strip():
            if number == 0:
                return at
            number -= 1
        at += len(line)
    return at
