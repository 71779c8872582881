"""Exports of LexisNexis (academic) and of Nexis Uni, as text or from Word and RTF."""

from __future__ import annotations

import re
from itertools import takewhile

from analysis.article.archives.headers import (
    COPYRIGHT,
    fields_of,
    is_date,
    lines,
    page_in,
    paragraphs,
    read_field,
    without_page,
)
from analysis.article.dates import read_date
from analysis.article.drafts import Draft, under_title

_NUMBER = re.compile(
    r"^[ \t]*(?:FOCUS - )?(?:\d+ (?:of|van) \d+ DOCUMENT(?:S|EN)?|DOCUMENT \d+ (?:of|van) \d+)[ \t]*\r?$", re.M | re.I
)
_END = re.compile(r"^[ \t]*(?:End of Document|Einde van (?:het )?document)[ \t]*\r?$", re.M | re.I)
_LENGTH = re.compile(r"^[ \t]*(?:Length|Lengte)\s*:\s*[\d.,]+\s*(?:words?|woorden)", re.M | re.I)
_PART = re.compile(r"^[ \t]*(?:Body|Load-Date:|Hoofdtekst)", re.M)
#: What stands on the title page of a delivery, and in the margins of its pages.
_DELIVERY = re.compile(
    r"(?:Page|Pagina) \d+ (?:of|van) \d+$|(?:User Name|Gebruikersnaam|Date and Time|Datum en tijd|Job Number|Taaknummer"
    r"|Client/Matter|Search Terms|Zoektermen|Search Type|Zoektype|Content Type|Narrowed by|Beperkt door|Print Request"
    r"|Printopdracht)\s*:|(?:Documents?|Documenten)\s*\(\d+\)$|\|?\s*About LexisNexis\b|\d+\.\s+\S.*$|Inhoudstype\b"
    r"|PDF of this document",
    re.I,
)


def split_lexisnexis(text: str) -> list[Draft] | None:
    """Split an export of LexisNexis, whose articles begin with *1 of 200 DOCUMENTS*."""
    starts = list(_NUMBER.finditer(text))
    if not starts:
        return None
    ends = [start.start() for start in starts[1:]] + [len(text)]
    return [_old(text[start.end() : end]) for start, end in zip(starts, ends, strict=True)]


def _old(chunk: str) -> Draft:
    head: list[str] = []
    known: dict[str, str] = {}
    body: list[str] = []
    inside = False
    for paragraph in paragraphs(chunk):
        first, _, rest = paragraph.strip().partition("\n")
        found = read_field(first, "nexis")
        if found is None:
            if COPYRIGHT.match(first):
                if inside and body:
                    break
            elif inside:
                body.append(paragraph)
            else:
                head.append(" ".join(paragraph.split()))
            continue
        meaning, value = found
        value = " ".join(f"{value} {rest}".split())
        if meaning == "tail":
            if body:
                break
            continue
        inside = True
        if meaning in ("body", "lead"):
            body += [value] if value else []
        elif meaning != "head":
            known.setdefault(meaning, value)
    if not inside:  # no field at all: outlet, date and title are the first that stand there
        head, body = _first(head)
    outlet, date, title = _named(head)
    return _draft(known.pop("title", None) or title, body, known, outlet, date)


def _first(head: list[str]) -> tuple[list[str], list[str]]:
    dated = next((i for i, line in enumerate(head[:3]) if is_date(line)), 0)
    return head[: dated + 2], head[dated + 2 :]


def _named(head: list[str]) -> tuple[str | None, str | None, str | None]:
    """Tell outlet, date and title of the lines above the fields."""
    dated = next((i for i, line in enumerate(head) if is_date(line)), None)
    if dated is None:
        return (head[0], None, " ".join(head[1:])) if len(head) > 1 else (None, None, " ".join(head))
    if len(head) > dated + 1:
        return (" ".join(head[:dated]) or None, head[dated], " ".join(head[dated + 1 :]))
    return (head[dated - 1] if dated else None, head[dated], " ".join(head[: max(0, dated - 1)]))


def _draft(title: str | None, body: list[str], known: dict[str, str], outlet: str | None, date: str | None) -> Draft:
    section = known.get("section")
    return under_title(
        title,
        "\n\n".join(body),
        outlet=known.get("outlet") or outlet,
        date=read_date(known.get("date") or date or "") or date,
        byline=known.get("byline"),
        section=without_page(section),
        page=page_in(section),
        url=known.get("url"),
    )


def split_nexis_uni(text: str) -> list[Draft] | None:
    """Split an export of Nexis Uni, whose articles end with *End of Document*."""
    if not _END.search(text) and not (_LENGTH.search(text) and _PART.search(text)):
        return None
    return [draft for chunk in _END.split(text) if (draft := _new(chunk)) is not None] or None


def _new(chunk: str) -> Draft | None:
    """Read one document: title, outlet and date above the fields, then *Body*, the text, and fields again."""
    whole = chunk.splitlines()
    fields = [i for i, line in enumerate(whole) if (found := read_field(line, "nexis")) and found[0] != "tail"]
    start = next((i for i, line in enumerate(whole) if _is_body(line)), fields[-1] if fields else None)
    if start is None:
        return None
    known: dict[str, str] = {}
    head: list[str] = []
    lead: list[str] = []
    for line in lines("\n".join(whole[: start + 1])):
        found = read_field(line, "nexis")
        if found and found[0] == "lead":
            lead.append(found[1])
        elif found:
            known.setdefault(*found)
        elif not (COPYRIGHT.match(line) or _DELIVERY.match(line) or _is_body(line)):
            head.append(line)
    text = takewhile(lambda line: not _is_tail(line), whole[start + 1 :])
    body = "\n".join(line for line in text if not _DELIVERY.match(line.strip()) or line.strip()[:1].isdigit())
    title, outlet, date = _above(head)
    return _draft(title, [*lead, body.strip()], known, outlet, date)


def _above(head: list[str]) -> tuple[str | None, str | None, str | None]:
    """Tell title, outlet and date of the lines above the fields: the date comes last, the outlet before it."""
    dated = next((i for i, line in enumerate(head) if is_date(line)), None)
    if not dated:
        return (head[0] if head else None), (head[1] if len(head) > 1 else None), None
    return " ".join(head[: dated - 1][-2:]) or head[0], head[dated - 1], head[dated]


def _is_tail(line: str) -> bool:
    return fields_of("nexis").get(line.partition(":")[0].strip()) == "tail"


def _is_body(line: str) -> bool:
    return fields_of("nexis").get(line.strip().rstrip(":")) == "body"
