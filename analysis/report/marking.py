"""The article with a mark on every stretch that a row rests on, such that a page can colour what is asked for."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from itertools import pairwise

from analysis.article import Article, Part
from analysis.measures import spans_of
from analysis.records import Quote, Record
from analysis.show import TAGS, class_of, place_speakers

#: What is seen where nothing can be chosen: quotations by kind, and who is named.
STILL = ("direct", "indirect", "named")


@dataclass(frozen=True, slots=True)
class Marked:
    """A row of the page: its table, the record, and how it is marked, mark → actors."""

    table: str
    record: Record
    marks: Mapping[str, tuple[str, ...]]


def mark_up(article: Article, rows: Sequence[Marked], speaker: Callable[[Quote], str]) -> str:
    """Set the article, cut wherever a mark begins or ends; a piece knows its rows by their number (`data-i`).

    What can be copied is the text of the article, letter by letter; the names of speakers are no text.
    """
    parts = article.parts or (Part("body", 0, len(article.text), 0),)
    return "\n".join(_part(article.text, part, rows, speaker) for part in parts)


def _part(text: str, part: Part, rows: Sequence[Marked], speaker: Callable[[Quote], str]) -> str:
    tag = TAGS[part.kind]
    inside = [
        (start, end, number)
        for number, row in enumerate(rows)
        for start, end in spans_of(row.record)
        if start < part.end and end > part.start
    ]
    quotes = [r.record for r in rows if isinstance(r.record, Quote) and _overlap(r.record, part)]
    html = "".join(_pieces(text, part, inside, rows, place_speakers(text, part, quotes, speaker)))
    return f'<{tag} class="{class_of(text, part)}" data-from="{part.start}">{html}</{tag}>'


def _overlap(record: Record, part: Part) -> bool:
    return record.start < part.end and record.end > part.start


def _pieces(
    text: str, part: Part, inside: list[tuple[int, int, int]], rows: Sequence[Marked], speakers: Mapping[int, str]
) -> Iterator[str]:
    """Give the text of a part in pieces in which nothing begins or ends, each with the rows it is of."""
    credit = (part.credit_start, part.credit_end)
    edges = {part.start, part.end, *speakers, *(edge for edge in credit if edge is not None)}
    edges |= {edge for start, end, _ in inside for edge in (start, end)}
    coming, over = deque(sorted(inside)), set[tuple[int, int, int]]()
    for start, end in pairwise(sorted(edge for edge in edges if part.start <= edge <= part.end)):
        while coming and coming[0][0] <= start:
            over.add(coming.popleft())
        over = {span for span in over if span[1] > start}
        numbers = sorted({number for _, _, number in over})
        classes = [mark for mark in STILL if any(mark in rows[number].marks for number in numbers)]
        words = escape(text[start:end], quote=False)
        if credit[0] is not None and credit[1] is not None and credit[0] <= start < credit[1]:
            words = f'<span class="credit">{words}</span>'
        if numbers:
            still = f" class={_value(classes)}" if classes else ""
            words = f"<span{still} data-i={_value(numbers)}>{words}</span>"
        yield speakers.get(start, "") + words


def _value(words: Sequence[object]) -> str:
    """Write the value of an attribute; one word needs no marks around it, and there are a thousand of them."""
    joined = " ".join(map(str, words))
    return f'"{joined}"' if len(words) > 1 else joined
