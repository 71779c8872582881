"""Tables of counts as bars: two articles compared, what hand coding has found and missed, the words used most."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Unpack

from analysis.comparison import compare_portraits, find_differences, name_articles
from analysis.language import choose_language
from analysis.plots.bars import Column, Line, set_bars
from analysis.plots.plain_rows import rows_of
from analysis.plots.sheet import Sheet, set_sheet
from analysis.plots.style import Look
from analysis.portrait import Portrait

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.axes import Axes

#: What is drawn of each actor of two articles.
COMPARED = ("named", "heard", "does", "undergoes")
MOST_ROWS = 20


def plot_comparison(a: Portrait, b: Portrait, **look: Unpack[Look]) -> Axes:
    """Draw two portraits side by side: a row an actor, and of each number the one article's beside the other's.

    The numbers are those of `compare_portraits`, the title is the first finding of `find_differences`; a bar is as long
    as its number in its article. `look` is told by `Look`. Returns the axes.

    >>> from analysis.portrait import portray
    >>> portrait = portray("“Alle dappere soldaten zijn veilig”, zei Joe Biden. Rebellen doodden de agent.")
    >>> plot_comparison(portrait, portrait).texts[0].get_text()
    'Two articles, actor by actor'
    """
    table = compare_portraits(a, b)
    one, other = name_articles(a, b)
    numbers: dict[str, dict[str, tuple[int, int]]] = {}
    for row in rows_of(table):
        numbers.setdefault(row["name"], {})[row["measure"]] = (int(row["a"]), int(row["b"]))
    rows = [
        Line(name, tuple(value for measure in COMPARED for value in found.get(measure, (0, 0))))
        for name, found in numbers.items()
    ]
    columns = [
        Column(f"column.{measure}", shape=letter, hatched=letter == "B")
        for measure in COMPARED
        for letter in ("A", "B")
    ]
    language = look.get("language", "en")
    told = find_differences(a, b, language)[0]
    if told != choose_language(language).say("differ.nothing"):
        look = {"title": told.rstrip("."), **look}
    return _plot("comparison", rows, columns, {"a": one, "b": other, "n": str(len(rows))}, look)


def plot_errors(scores: pd.DataFrame, **look: Unpack[Look]) -> Axes:
    """Draw what was coded by hand, kind by kind: found, missed, and found though nobody coded it.

    `scores` is that of `evaluation.evaluate`, of which the rows at four fifths of overlap are drawn. `look` is told by
    `Look`. Returns the axes.

    >>> import pandas as pd
    >>> row = {"kind": "direct", "overlap": 0.8, "n": 9, "found": 8, "false": 1}
    >>> plot_errors(pd.DataFrame([row])).texts[0].get_text()
    'What hand coding has, found and missed'
    """
    rows, coded = [], 0
    for row in rows_of(scores):
        if row["overlap"] == 0.8 and row["kind"] != "marked":
            rows.append(Line(row["kind"], (row["found"], row["n"] - row["found"], row["false"])))
            coded += row["n"]
    columns = [Column("column.found"), Column("column.missed", hollow=True), Column("column.false", counter=True)]
    return _plot("errors", rows, columns, {"n": str(coded)}, look, alike=True)


def plot_frequencies(frequencies: pd.DataFrame, **look: Unpack[Look]) -> Axes:
    """Draw the words used most, the most frequent first: the table of `statistics.score_frequencies`.

    `look` is told by `Look`. Returns the axes.

    >>> from analysis.parse import tokenize
    >>> from analysis.statistics import score_frequencies
    >>> table = score_frequencies(tokenize("De president zei dat de president komt."), upos=["NOUN"])
    >>> plot_frequencies(table).texts[0].get_text()
    'The words of content used most'
    """
    rows = [Line(row["word"], (row["n"],)) for row in rows_of(frequencies)]
    words = str(int(frequencies["n"].sum()))
    return _plot("frequencies", rows, [Column("column.times")], {"n": words}, look)


def _plot(
    figure: str,
    rows: Sequence[Line],
    columns: Sequence[Column],
    deck: dict[str, str],
    look: Any,
    *,
    alike: bool = False,
) -> Axes:
    def fill(sheet: Sheet) -> None:
        sheet.head(sheet.say.say(f"deck.{figure}", many=False, **deck))
        if not rows:
            sheet.empty()
            return
        set_bars(sheet, rows[:MOST_ROWS], columns, alike=alike)
        sheet.more(len(rows) - MOST_ROWS)

    return set_sheet(None, figure, fill, look)
