"""The evaluations in their sentences: each word for or against somebody where it stands, and whose word it is."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Unpack

from analysis.plots.sheet import Heading, Sheet, set_sheet
from analysis.plots.style import Look
from analysis.portrait import Portrait
from analysis.records import Sentence, Sentiment, rows_in

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.axes import Axes

MOST_ROWS = 20
#: A longer sentence is shown from so many characters before the word to so many after it.
LONGEST, AROUND = 260, 110
_SPACES = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class _Told:
    """Evaluations of one sentence with the same target and holder: the text around them, and where in it they stand."""

    rows: tuple[Sentiment, ...]
    text: str
    marked: tuple[tuple[int, int], ...]


def score_evaluations(portrait: Portrait) -> pd.DataFrame:
    """List every evaluation in its sentence: `start term targets target holder polarity aspect sentence`.

    `targets` are ids, joined by `;`; of a target that is no actor `target` has the words. In reading order.

    >>> from analysis.portrait import portray
    >>> score_evaluations(portray("Minister Jan Bos prees Els Vos."))[["term", "targets", "holder"]].values.tolist()
    [['prees', 'els-vos', 'jan-bos']]
    """
    import pandas as pd

    text = portrait.article.text
    rows = []
    for row in _rows(portrait):
        start, end = _sentence(portrait, row)
        words = None if row.target_start is None else _SPACES.sub(" ", text[row.target_start : row.target_end])
        sentence = _SPACES.sub(" ", text[start:end]).strip()
        targets = ";".join(row.targets) or None
        rows.append((row.start, row.text, targets, words, row.holder, row.polarity, row.aspect, sentence))
    columns = ["start", "term", "targets", "target", "holder", "polarity", "aspect", "sentence"]
    return pd.DataFrame(rows, columns=columns).astype({"start": "int64", "polarity": "float64"})


def plot_evaluations(portrait: Portrait, **look: Unpack[Look]) -> Axes:
    """Draw the evaluations in their sentences: whom each is about, for or against, and whose word it is.

    The first twenty sentences. `look` is told by `Look`. Returns the axes.

    >>> from analysis.portrait import portray
    >>> plot_evaluations(portray("Minister Jan Bos prees Els Vos.")).texts[0].get_text()
    'The evaluations, in their sentences'
    """
    return set_sheet(portrait, "evaluations", lambda sheet: _fill(sheet, portrait), look)


def _rows(portrait: Portrait) -> list[Sentiment]:
    rows = rows_in(portrait.records, Sentiment)
    return sorted(rows, key=lambda row: (row.start, row.end))


def _sentence(portrait: Portrait, row: Sentiment) -> tuple[int, int]:
    """Give the sentence a row stands in; without sentences, the part of the article."""
    spans = [(s.start, s.end) for s in portrait.records.get("sentences", ()) if isinstance(s, Sentence)]
    spans += [(part.start, part.end) for part in portrait.article.parts]
    return next((span for span in spans if span[0] <= row.start < span[1]), (0, len(portrait.article.text)))


def _gather(portrait: Portrait) -> list[_Told]:
    """Put evaluations of one sentence with the same targets and holder together."""
    groups: defaultdict[tuple[object, ...], list[Sentiment]] = defaultdict(list)
    for row in _rows(portrait):
        about = row.targets or (row.target_start, row.target_end)
        groups[(*_sentence(portrait, row), about, row.holder)].append(row)
    return [_cut(portrait, tuple(rows)) for rows in groups.values()]


def _cut(portrait: Portrait, rows: tuple[Sentiment, ...]) -> _Told:
    """Give the sentence around some evaluations, of a long one the stretch from the first of them to the last."""
    start, end = _sentence(portrait, rows[0])
    text = portrait.article.text
    before = after = ""
    if end - start > LONGEST:
        first, last = rows[0].start - AROUND, max(row.end for row in rows) + AROUND
        if first > start:
            start, before = text.find(" ", first, rows[0].start) + 1 or rows[0].start, "… "
        if last < end:
            cut = text.rfind(" ", max(row.end for row in rows), last)
            end, after = cut if cut > 0 else max(row.end for row in rows), " …"
    shown = before + _SPACES.sub(lambda space: " " * len(space.group()), text[start:end]) + after
    shift = len(before) - start
    return _Told(rows, shown, tuple((row.start + shift, row.end + shift) for row in rows))


def _fill(sheet: Sheet, portrait: Portrait) -> None:
    say = sheet.say
    told = _gather(portrait)
    sheet.head(say.say("deck.evaluations", n=say.number(len(_rows(portrait)))))
    if not told:
        sheet.empty()
        return
    sign = sheet.measure("(±)", weight="bold") + 4
    first, last = (0.0, 0.0) if sheet.narrow else (0.22 * sheet.room, 0.16 * sheet.room)
    if not sheet.narrow:
        x = sheet.left + sign
        places = ((x, "about"), (x + first, "sentence"), (sheet.right - last, "by"))
        sheet.headings(*(Heading(place, say.say(f"figure.{key}"), sheet.room) for place, key in places))
    for one in told[:MOST_ROWS]:
        _set(sheet, portrait, one, sign, first, last)
    sheet.skip(0.3)
    sheet.more(len(told) - MOST_ROWS)
    sheet.note(say.say("tone-caveat"))


def _set(sheet: Sheet, portrait: Portrait, one: _Told, sign: float, first: float, last: float) -> None:
    """Set a row: the sign, whom it is about, the sentence with its words marked, and whose words they are."""
    row = one.rows[0]
    bold, weight = sheet.in_focus(*row.targets), sheet.weight(*row.targets)
    signs = {"+" if r.polarity > 0 else "−" for r in one.rows}
    shown = signs.pop() if len(signs) == 1 else "±"
    colour = sheet.colours.ink if not bold else sheet.colours.focus if shown == "+" else sheet.colours.counter
    about = _about(sheet, portrait, row)
    holder = sheet.name(row.holder, short=True)
    y = sheet.y + 0.2 * sheet.line
    written = f"({shown})" if all(r.aspect == "effect" for r in one.rows) else shown
    sheet.put(sheet.left + (sign - 4) / 2, y, written, align="center", weight="bold", colour=colour)
    x = sheet.left + sign
    if sheet.narrow:
        y = sheet.put(x, y, sheet.wrap(about, sheet.room - sign, weight=weight), weight=weight)
        y = sheet.spread(x, y, one.text, one.marked, sheet.room - sign, colour)
        sheet.y = sheet.put(x, y, sheet.wrap(f"— {holder}", sheet.room - sign), colour=sheet.colours.soft)
    else:
        room = sheet.room - sign - first - last
        bottoms = [
            sheet.put(x, y, sheet.wrap(about, first - sheet.size, weight=weight), weight=weight),
            sheet.spread(x + first, y, one.text, one.marked, room - sheet.size, colour),
            sheet.put(sheet.right - last, y, sheet.wrap(holder, last), colour=sheet.colours.soft),
        ]
        sheet.y = max(bottoms)
    sheet.close_row(sheet.y)


def _about(sheet: Sheet, portrait: Portrait, row: Sentiment) -> str:
    """Say whom an evaluation is about: actors by name, anything else in the words of the text."""
    if row.targets:
        return sheet.name(";".join(row.targets), short=True)
    if row.target_start is None:
        return sheet.say.say("figure.nobody")
    return _SPACES.sub(" ", portrait.article.text[row.target_start : row.target_end]).strip()
