"""The page of a portrait: what stands on it, and what its script is given."""

from __future__ import annotations

import json
from base64 import b64encode
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any, TypeAlias

from analysis import __version__, paths
from analysis.findings import Finding, Number, find_findings, short_names
from analysis.glossary import load_rules
from analysis.language import Language, choose_language
from analysis.measures import ALL, LAYERS, Count, Measure, count, list_measures, marks_of, spans_of
from analysis.palette import FRAME_COLOURS, order_frames
from analysis.portrait import Portrait
from analysis.records import NARRATOR, UNKNOWN, Mention, Portrayal, Quote, Record
from analysis.report.cells import name_all, names_in, write_cell
from analysis.report.marking import STILL, Marked, mark_up
from analysis.saving import save_file

Counts: TypeAlias = "Mapping[str, Mapping[str, Count]]"
#: The tables a reader wants, each with the columns that fit on paper; the rest is in `mediabeeld tables`.
TABLES = {
    "portraits": ("name", "n_mentions", "words_direct", "words_mixed", "words_indirect", "n_agent", "n_patient"),
    "quotes": ("kind", "text", "source", "speakers", "cue", "stance", "how", "rule"),
    "labels": ("actor", "label", "type", "voice", "rule"),
    "events": ("text", "lemma", "agents", "patients", "diathesis", "agent_status", "deed", "voice", "rule"),
    "casualties": ("text", "category", "number", "modifier", "voice", "rule"),
    "frames": ("frame", "item", "text", "voice", "rule"),
    "sentiment": ("text", "polarity", "targets", "holder", "rule"),
    "hedges": ("text", "kind", "voice", "rule"),
    "claims": ("text", "what", "commitment", "sources", "drift", "rule"),
}
#: What is said of a row shown as evidence, besides its words and its rule: columns of its table.
NOTES = {
    "quotes": ("kind", "speakers", "cue", "how"),
    "labels": ("actor", "type", "voice"),
    "events": ("lemma", "agents", "patients", "agent_status", "deed", "voice"),
    "frames": ("frame", "item", "voice"),
    "sentiment": ("polarity", "targets", "holder"),
    "hedges": ("kind", "voice"),
    "claims": ("what", "commitment", "sources"),
}
#: Which marks each layer shows.
SHOWN = {
    "all": ("named", "direct", "indirect", "deed", "does", "undergoes"),
    "speech": ("named", "direct", "indirect"),
    "deeds": ("named", "deed", "does", "undergoes"),
    "names": ("named", "called"),
    "judgement": ("judged", "judges"),
    "frames": ("frame",),
    "certainty": ("hedge", "attributed"),
}
#: What the script says, beside the findings and tables that stand on the page.
_SAID = ("everyone", "show", "close", "rule", "doubt", "doubt-registry", "doubt-row", "strip", "start", "end", "places")
#: The fields of the registry that hold expressions for an actor.
PLACES = ("aliases", "roles", "descriptors")
#: Where the words of a mention belong in the registry.
_PLACES = {"name": "aliases", "role": "roles", "descriptor": "descriptors", "aggregate": "descriptors"}
#: Bars are drawn in this many steps; a page without inline styles has a class for each.
_STEPS = 12
#: How often an actor is named, or else is heard, to stand in the first table.
_NAMED = 2


@dataclass(frozen=True, slots=True)
class Heading:
    """The heading of a column of numbers: the measure, its layer, what it is called and what it means."""

    id: str
    layer: str
    title: str
    about: str
    shown: str


@dataclass(frozen=True, slots=True)
class Cell:
    """A number of the first table: as it is written, what it is of, and how long its bar is."""

    heading: Heading
    text: str
    step: int


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the first table: an actor and its numbers, or nobody (the newspaper, a source not named)."""

    actor: str
    name: str
    cells: list[Cell]

    @property
    def nobody(self) -> bool:
        """Whether it is no actor."""
        return self.actor in (UNKNOWN, NARRATOR)

    @property
    def empty(self) -> bool:
        """Whether it has none of the numbers that are shown at first."""
        return not any(cell.text for cell in self.cells if cell.heading.shown == "first")


@dataclass(frozen=True, slots=True)
class Sign:
    """What a mark in the text means: its kind, its classes, its name, whether it is seen where nothing is chosen."""

    kind: str
    classes: str
    title: str
    still: bool


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table at the end of the page: its name and title, its columns with their titles, and its rows as text."""

    name: str
    title: str
    columns: list[tuple[str, str]]
    rows: list[list[str]]
    caveat: str


def render_report(portrait: Portrait, language: str = "en") -> str:
    """Set a portrait as a self-contained HTML page: findings, the marked-up article, the portraits, all rows.

    Every number leads to the words behind it. The page asks nothing of anywhere, and can be read without its script.
    Raises `UsageError` for a language other than `en` and `nl`.

    >>> from analysis.portrait import portray
    >>> page = render_report(portray("“Alle soldaten zijn veilig”, aldus president Joe Biden."), "nl")
    >>> page.startswith("<!DOCTYPE html>"), "eigen woorden" in page
    (True, True)
    """
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    say = choose_language(language)
    names, short = names_in(portrait.names, say), names_in(short_names(portrait.actors), say)
    counts, rows = count(portrait), _rows(portrait)
    headings = [_heading(measure, say) for measure in list_measures(portrait)]
    columns = [heading for heading in headings if heading.shown != "never"]
    lines = _lines(portrait, columns, counts, names, say)
    first = [line for line in lines if _stands_out(line.actor, counts)]
    findings = find_findings(portrait, language)
    n_mentions = Number(say.number(len(portrait.records.get("mentions", ()))), "named", ALL)
    census = Finding("", tuple(say.fill("census", actors=say.number(len(portrait.actors)), mentions=n_mentions)), 0)
    style, script = _read("report.css"), _read("report.js") + _read("start.js")
    loader = FileSystemLoader(paths.TEMPLATES)
    page = Environment(loader=loader, autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    return page.get_template("report.html.j2").render(
        article=portrait.article,
        say=say.say,
        language=language,
        headline=findings["all"],
        findings=[finding for layer, finding in findings.items() if layer != "all"],
        layers=[layer for layer in LAYERS if layer == "all" or any(h.layer == layer for h in headings)],
        marks=_key(portrait, columns, say),
        marked_up=mark_up(portrait.article, rows, lambda quote: _speaker(quote, names, say)),
        headings=columns,
        n_first=sum(heading.shown == "first" for heading in columns),
        first=first,
        others=[line for line in lines if line not in first],
        sheets=[
            _sheet(name, portrait, short, say) for name in TABLES if name == "portraits" or name in portrait.records
        ],
        census=census,
        judged=any(heading.layer == "judgement" for heading in headings),
        all=ALL,
        version=__version__,
        style=style,
        script=script,
        policy=_policy(style, script),
        data=_json(_data(portrait, rows, counts, headings, names, say)),
    )


def save_report(portrait: Portrait, path: str | Path, language: str = "en") -> None:
    """Write the page of `render_report` to a file, whole or not at all; raises `OutputError`."""
    save_file(render_report(portrait, language), path)


def _read(name: str) -> str:
    return (paths.TEMPLATES / name).read_text("utf-8")


def _policy(style: str, script: str) -> str:
    """Allow the page its own style and script, by what they are, and nothing else of anywhere."""
    of_style, of_script = (b64encode(sha256(x.encode("utf-8")).digest()).decode("ascii") for x in (style, script))
    return (
        f"default-src 'none'; style-src 'sha256-{of_style}'; script-src 'sha256-{of_script}'; "
        "base-uri 'none'; form-action 'none'"
    )


def _json(data: Any) -> str:
    """Write data to stand in a page: nothing in it can end the element it stands in."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return text.replace("&", "\\u0026").replace("<", "\\u003c").replace(">", "\\u003e")


def _rows(portrait: Portrait) -> list[Marked]:
    """Give all rows that a number can lead to, or a mark can show, in the order of tables and of reading."""
    marks = marks_of(portrait)
    return [
        Marked(table, record, marks.get((table, number), {}))
        for table in _counted(portrait)
        for number, record in enumerate(portrait.records[table])
    ]


def _counted(portrait: Portrait) -> list[str]:
    return list(dict.fromkeys(measure.table for measure in list_measures(portrait)))


def _heading(measure: Measure, say: Language) -> Heading:
    if measure.id.startswith("frame:"):
        frame = measure.id.partition(":")[2]
        title, about = say.find(f"frame.{frame}", frame), say.say("about.frame")
    else:
        title, about = say.say(f"measure.{measure.id}"), say.say(f"about.{measure.id}")
    return Heading(measure.id, measure.layer, title, about, measure.shown)


def _lines(
    portrait: Portrait, headings: Sequence[Heading], counts: Counts, names: Mapping[str, str], say: Language
) -> list[Line]:
    """Give a line for each actor, the most often named first, then for those who are no actors but have a number."""
    actors = [portrayal.actor for portrayal in portrait.portrayals]
    actors += [one for one in (UNKNOWN, NARRATOR) if any(one in counts[heading.id] for heading in headings)]
    return [
        Line(actor, names[actor], [_cell(heading, actor, actors, counts, say) for heading in headings])
        for actor in actors
    ]


def _cell(heading: Heading, actor: str, actors: Sequence[str], counts: Counts, say: Language) -> Cell:
    found = counts[heading.id].get(actor)
    if found is None:
        return Cell(heading, "", 0)
    most = max(c.value for a, c in counts[heading.id].items() if a in actors)
    return Cell(heading, say.number(found.value), max(1, round(_STEPS * found.value / most)) if most else 0)


def _stands_out(actor: str, counts: Counts) -> bool:
    """Tell whether an actor stands in the first table: it is named twice or more, or it is heard, or it is nobody."""
    named = counts.get("named", {}).get(actor)
    heard = actor in counts.get("quotations", {})
    return heard or actor in (UNKNOWN, NARRATOR) or (named is not None and named.value >= _NAMED)


def _speaker(quote: Quote, names: Mapping[str, str], say: Language) -> str:
    if quote.speakers:
        return name_all(";".join(quote.speakers), names, say)
    return quote.source or names[UNKNOWN]


def _sheet(name: str, portrait: Portrait, names: Mapping[str, str], say: Language) -> Sheet:
    records: Sequence[Record | Portrayal] = (
        portrait.portrayals if name == "portraits" else portrait.records.get(name, ())
    )
    columns = [(column, say.find(f"column.{column}", column)) for column in TABLES[name]]
    rows = [[write_cell(record, column, names, say) for column in TABLES[name]] for record in records]
    caveat = say.say("tone-caveat") if name == "sentiment" and rows else ""
    return Sheet(name, say.say(f"table.{name}"), columns, rows, caveat)


def _data(
    portrait: Portrait,
    rows: Sequence[Marked],
    counts: Counts,
    headings: Sequence[Heading],
    names: Mapping[str, str],
    say: Language,
) -> dict[str, Any]:
    """Give what the script needs: the rows with their marks, what is counted of whom, and the words it says.

    Offsets are of the article, in code points. A row is its table, sentence, rule, slices, marks with their actors, and
    the place in the registry that would mend it; tables, rules, marks and actors are given by number. What else is said
    of a row stands in its table at the end of the page, in the columns that `notes` tells.
    """
    actors = _Numbering(names)
    kinds, tables, rules = _Numbering(), _Numbering(), _Numbering()
    first = {table: next(i for i, row in enumerate(rows) if row.table == table) for table in _counted(portrait)}
    of_table = {measure.id: measure.table for measure in list_measures(portrait)}
    return {
        "rows": [
            [
                tables.number(row.table),
                row.record.sentence,
                rules.number(row.record.rule),
                [edge for span in spans_of(row.record) for edge in span],
                [
                    [kinds.number(_mark(mark, row.record)), *map(actors.number, whose)]
                    for mark, whose in row.marks.items()
                ],
                _mending(row.record),
            ]
            for row in rows
        ],
        "tables": [[table, say.say(f"table.{table}")] for table in tables.items],
        "notes": {table: [TABLES[table].index(column) for column in columns] for table, columns in NOTES.items()},
        "marks": kinds.items,
        "rules": [_told(rule) for rule in rules.items],
        "actors": [[id, names.get(id, id)] for id in actors.items],
        "registry": PLACES,
        "sentences": _sentences(portrait),
        "length": len(portrait.article.text),
        "measures": {
            heading.id: {
                "title": heading.title.replace("- ", ""),
                "about": heading.about,
                "cells": {
                    actor: [counted.value, *(first[of_table[heading.id]] + row for row in counted.rows)]
                    for actor, counted in counts[heading.id].items()
                },
            }
            for heading in headings
        },
        "layers": {layer: list(marks) for layer, marks in SHOWN.items()},
        "texts": {key: say.raw(key) for key in _SAID},
        "language": say.code,
    }


class _Numbering:
    """Gives equal values the same number, in the order in which they come."""

    def __init__(self, items: Iterable[str] = ()) -> None:
        self._places = {item: place for place, item in enumerate(items)}

    def number(self, item: str) -> int:
        return self._places.setdefault(item, len(self._places))

    @property
    def items(self) -> list[str]:
        return list(self._places)


def _mark(mark: str, record: Record) -> str:
    """Give the classes of a mark; an indicator has one for its frame, so that each frame keeps its colour."""
    frame = getattr(record, "frame", None)
    return f"{mark} f{_place_of(frame)}" if mark == "frame" and frame else mark


def _place_of(frame: str) -> int:
    known = list(FRAME_COLOURS)
    return known.index(frame) if frame in known else len(known)


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


def _key(portrait: Portrait, headings: Sequence[Heading], say: Language) -> list[Sign]:
    """Tell what the marks mean that the page can show; each frame found has a line of its own."""
    layers = {heading.layer for heading in headings}
    kinds = dict.fromkeys(kind for layer, shown in SHOWN.items() if layer in layers for kind in shown)
    signs = [Sign(kind, kind, say.say(f"mark.{kind}"), kind in STILL) for kind in kinds if kind != "frame"]
    frames = order_frames(getattr(row, "frame", "") for row in portrait.records.get("frames", ()))
    return signs + [
        Sign("frame", f"frame f{_place_of(frame)}", say.find(f"frame.{frame}", frame), False) for frame in frames
    ]
