"""What the script of the page is given: every row with its marks, and what is counted of whom."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from analysis.glossary import load_rules
from analysis.language import Language
from analysis.measures import ALL, Counts, list_measures, marks_of, spans_of
from analysis.palette import FRAME_COLOURS
from analysis.portrait import Portrait
from analysis.records import Mention, Quote, Record
from analysis.report.actor_lines import Heading
from analysis.report.end_tables import NOTES, TABLES
from analysis.report.marking import Marked
from analysis.table_uses import USES

#: Which marks each layer shows.
SHOWN = {
    "all": ("named", "direct", "indirect", "deed", "does", "undergoes", "alleged"),
    "speech": ("named", "direct", "indirect"),
    "deeds": ("named", "deed", "does", "undergoes", "alleged"),
    "names": ("named", "called"),
    "judgement": ("judged", "judges"),
    "frames": ("frame",),
    "certainty": ("hedge", "attributed"),
}
#: What the script says, beside the findings and tables that stand on the page.
_SAID = ("everyone", "show", "close", "rule", "doubt", "doubt-registry", "doubt-row", "strip", "places", "download")
#: The fields of the registry that hold expressions for an actor.
PLACES = ("aliases", "roles", "descriptors")
#: Where the words of a mention belong in the registry.
_PLACES = {"name": "aliases", "role": "roles", "descriptor": "descriptors", "aggregate": "descriptors"}
#: What would most often be put right in a row of a table, as it stands in a file of corrections; of others a row is
#: dropped.
MENDED = {table: use.mended for table, use in USES.items() if use.mended}


def list_rows(portrait: Portrait) -> list[Marked]:
    """Give all rows that a number can lead to, or a mark can show, in the order of tables and of reading."""
    marks = marks_of(portrait)
    return [
        Marked(table, record, marks.get((table, number), {}))
        for table in _counted(portrait)
        for number, record in enumerate(portrait.records[table])
    ]


def _counted(portrait: Portrait) -> list[str]:
    return list(dict.fromkeys(measure.table for measure in list_measures(portrait)))


def data_of(
    portrait: Portrait,
    rows: Sequence[Marked],
    counts: Counts,
    headings: Sequence[Heading],
    names: Mapping[str, str],
    say: Language,
) -> dict[str, Any]:
    """Give what the script needs: the rows with their marks, what is counted of whom, and the words it says.

    Offsets are of the article, in code points. A row is its table, sentence, rule, slices, marks with their actors, and
    the place in the registry that would mend it, of the last two what there is; tables, rules, marks and actors are
    given by number, and of whom something is counted by the numbers of the actor and of its rows. What else is said of
    a row stands in its table at the end of the page, in the columns that `notes` tells.
    """
    actors = _Numbering(names)
    kinds, tables, rules = _Numbering(), _Numbering(), _Numbering()
    first = {table: next(i for i, row in enumerate(rows) if row.table == table) for table in _counted(portrait)}
    of_table = {measure.id: measure.table for measure in list_measures(portrait)}
    return {
        "rows": [
            _without_empty_end(
                [
                    tables.number(row.table),
                    row.record.sentence,
                    rules.number(row.record.rule),
                    [edge for span in spans_of(row.record) for edge in span],
                    [
                        [kinds.number(mark_class(mark, getattr(row.record, "frame", None))), *map(actors.number, whose)]
                        for mark, whose in row.marks.items()
                    ],
                    _mending(row.record),
                ]
            )
            for row in rows
        ],
        "tables": [[table, say.say(f"table.{table}")] for table in tables.items],
        "notes": {table: [TABLES[table].index(column) for column in columns] for table, columns in NOTES.items()},
        "marks": kinds.items,
        "rules": [_told(rule) for rule in rules.items],
        "registry": PLACES,
        "corrected": MENDED,
        "article": portrait.article.id,
        "sentences": _sentences(portrait),
        "length": len(portrait.article.text),
        "measures": {
            heading.id: {
                "title": heading.title.replace("- ", ""),
                "about": heading.about,
                "cells": {
                    (ALL if actor == ALL else actors.number(actor)): stretches(
                        first[of_table[heading.id]] + row for row in counted.rows
                    )
                    for actor, counted in counts[heading.id].items()
                },
            }
            for heading in headings
        },
        "actors": [[id, names.get(id, id)] for id in actors.items],
        "layers": {layer: list(marks) for layer, marks in SHOWN.items()},
        "texts": {key: say.raw(key) for key in _SAID},
        "language": say.code,
    }


def _without_empty_end(row: list[Any]) -> list[Any]:
    """Leave out what a row ends with and does not have: a page has hundreds of them."""
    while row[-1] in (0, []):
        row.pop()
    return row


def stretches(numbers: Iterable[int]) -> list[int | list[int]]:
    """Write numbers in their order, three and more that follow one another as the first and the last of them.

    >>> stretches([3, 7, 8, 9, 10, 12])
    [3, [7, 10], 12]
    """
    found: list[list[int]] = []
    for number in numbers:
        if found and number == found[-1][-1] + 1:
            found[-1].append(number)
        else:
            found.append([number])
    return [part for run in found for part in ([[run[0], run[-1]]] if len(run) > 2 else run)]


class _Numbering:
    """Gives equal values the same number, in the order in which they come."""

    def __init__(self, items: Iterable[str] = ()) -> None:
        self._places = {item: place for place, item in enumerate(items)}

    def number(self, item: str) -> int:
        return self._places.setdefault(item, len(self._places))

    @property
    def items(self) -> list[str]:
        return list(self._places)


def mark_class(mark: str, frame: str | None) -> str:
    """Give the classes of a mark; an indicator has one for its frame, so that each frame keeps its colour.

    >>> mark_class("frame", "conflict"), mark_class("named", None)
    ('frame f0', 'named')
    """
    if mark != "frame" or frame is None:
        return mark
    known = list(FRAME_COLOURS)
    return f"frame f{known.index(frame) if frame in known else len(known)}"


def _mending(record: Record) -> int | list[Any]:
    """Give the place in the registry that would mend a row, with the words if they are not its own; 0 where none."""
    if isinstance(record, Mention) and record.form in _PLACES:
        return PLACES.index(_PLACES[record.form]) + 1
    if isinstance(record, Quote) and record.source:
        return [PLACES.index("descriptors") + 1, record.source]
    return 0


def _told(rule: str) -> list[str]:
    """Give the code, title and text of a rule."""
    known = load_rules().get(rule)
    return [rule, known.title, known.text] if known else [rule, "", ""]


def _sentences(portrait: Portrait) -> list[list[int]]:
    """Give where each sentence begins and ends; none where the text has no tokens."""
    places: dict[int, list[int]] = {}
    for token in portrait.records.get("tokens", ()):
        if token.text.strip():
            start, _ = places.setdefault(token.sentence, [token.start, token.end])
            places[token.sentence] = [start, token.end]
    return [places.get(number, []) for number in range(max(places, default=-1) + 1)]
