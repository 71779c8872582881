"""The portraits side by side: a row an actor, with how often it is named and called, its words and its deeds."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Unpack

from analysis.measures import count, stands_out
from analysis.plots.bars import Column, Line, set_bars
from analysis.plots.sheet import Sheet, set_sheet
from analysis.plots.style import Look
from analysis.portrait import Portrait
from analysis.records import UNKNOWN

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.axes import Axes

MOST_ROWS = 30
#: The columns in the order in which a reader asks: how often named and characterised, heard, doing, undergoing.
COLUMNS = ("named", "called", "own", "paraphrased", "does", "undergoes")
LOOKS: dict[str, dict[str, Any]] = {
    "paraphrased": {"hatched": True},
    "does": {"shape": "▲"},
    "undergoes": {"shape": "▼", "counter": True},
}


def score_portraits(portrait: Portrait) -> pd.DataFrame:
    """Count what is told of each actor: `actor named called own paraphrased does undergoes`, the most named first.

    `own` and `paraphrased` are words, between quotation marks and worded by the newspaper; `does` and `undergoes` are
    deeds without saying, seeing and being. Actors named once and not heard are in it; who is not found is `unknown`.

    >>> from analysis.portrait import portray
    >>> score_portraits(portray("“Alle soldaten zijn veilig”, aldus president Joe Biden.")).values.tolist()[0]
    ['joe-biden', 1, 1, 4, 0, 0, 0]
    """
    import pandas as pd

    counts = count(portrait)
    actors = [portrayal.actor for portrayal in portrait.portrayals]
    if any(UNKNOWN in counts.get(column, {}) for column in COLUMNS):
        actors.append(UNKNOWN)
    rows = []
    for actor in actors:
        found = [counts[column].get(actor) if column in counts else None for column in COLUMNS]
        if any(found):
            rows.append((actor, *(round(one.value) if one else 0 for one in found)))
    return pd.DataFrame(rows, columns=["actor", *COLUMNS]).astype(dict.fromkeys(COLUMNS, "int64"))


def plot_portraits(portrait: Portrait, **look: Unpack[Look]) -> Axes:
    """Draw the portraits side by side: a row an actor that is named twice or more, or heard, and six numbers of each.

    A bar is as long as its number in its column. `look` is told by `Look`: width, focus, language …. Returns the axes.

    >>> from analysis.portrait import portray
    >>> portrait = portray("“Alle dappere soldaten zijn veilig”, zei Joe Biden. Rebellen doodden de agent.")
    >>> plot_portraits(portrait).texts[0].get_text()
    'How each actor is portrayed'
    """
    return set_sheet(portrait, "portraits", lambda sheet: _fill(sheet, portrait), look)


def _fill(sheet: Sheet, portrait: Portrait) -> None:
    counts = count(portrait)
    table = score_portraits(portrait)
    kept = table[[stands_out(actor, counts) for actor in table["actor"]]] if len(table) else table
    shown = kept[:MOST_ROWS]
    count_of = sheet.say.count
    actors, mentions = (table["actor"] != UNKNOWN).sum(), table["named"].sum()
    slots = {"actors": count_of(actors, "actor"), "mentions": count_of(mentions, "mention")}
    sheet.head(sheet.say.say("deck.portraits", many=False, **slots))
    if not len(shown):
        sheet.empty()
        return
    rows = [Line(row["actor"], tuple(int(row[column]) for column in COLUMNS)) for row in shown.to_dict("records")]
    set_bars(sheet, rows, [Column(f"column.{column}", **LOOKS.get(column, {})) for column in COLUMNS])
    sheet.more(len(table) - len(shown), "actors")
