"""Groups of articles beside each other: every measure a panel with intervals, two groups' portraits, who is heard."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, Unpack

from analysis.corpus.resampling import LEAST
from analysis.language import Language, choose_language
from analysis.plots.panels import Panel, Point, Strip, set_panels
from analysis.plots.plain_rows import rows_of
from analysis.plots.sheet import Sheet, set_sheet
from analysis.plots.style import Look

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.axes import Axes

#: So many groups are drawn, and so many actors of each.
MOST_GROUPS, MOST_ACTORS = 14, 8
#: The measure whose scale goes from -1 to 1; all others are shares.
_SIGNED = "tone"


def name_measure(measure: str, say: Language, *, actor: bool = False) -> str:
    """Say what a measure of groups is, of all actors or of one.

    >>> from analysis.language import choose_language
    >>> name_measure("voice", choose_language("nl")), name_measure("frame:conflict", choose_language("en"))
    ('Tussen aanhalingstekens, van alle woorden', 'Frame: Conflict, of all sentences')
    """
    if measure.startswith("frame:"):
        frame = measure.removeprefix("frame:")
        return say.say(f"group.frame{'-of' * actor}", frame=say.find(f"frame.{frame}", frame))
    return say.find(f"group.{measure}{'-of' * actor}", measure)


def write_value(value: float, measure: str, say: Language) -> str:
    """Write the value of a measure: a share in hundreds with one decimal, a mean polarity as it is."""
    written = say.decimal(value) if measure == _SIGNED else f"{say.decimal(round(100 * value, 1))}\xa0%"
    return written.replace("-", "\u2212")


def plot_groups(table: pd.DataFrame, *, by: str = "outlet", actor: str | None = None, **look: Unpack[Look]) -> Axes:
    """Draw groups of articles measure by measure, as small multiples: a point a group, a line its 95 % interval.

    `table` has the rows of `corpus.score_groups`, of one measure or several; `actor` is the name of whom they are.
    A group of fewer than 20 articles has a ring and no interval. `look` is told by `Look`. Returns the axes.

    >>> import pandas as pd
    >>> row = {"measure": "hedged", "group": "De Krant", "n_articles": 30, "value": 0.12, "low": 0.1, "high": 0.15}
    >>> plot_groups(pd.DataFrame([row])).texts[0].get_text()
    'Every measure, group by group'
    """

    def fill(sheet: Sheet) -> None:
        say = sheet.say
        rows = [row for row in rows_of(table) if row["value"] == row["value"]]
        groups = list(dict.fromkeys(row["group"] for row in rows))
        deck = say.say("deck.groups", by=say.say(f"group-by.{by}"), n=say.number(len(groups)))
        sheet.head(deck)
        if not rows:
            sheet.empty()
            return
        shown = groups[-MOST_GROUPS:] if by not in ("outlet", "section") else groups[:MOST_GROUPS]
        panels = []
        for measure in dict.fromkeys(row["measure"] for row in rows):
            strips = [_strip(row, say) for row in rows if row["measure"] == measure and row["group"] in shown]
            panels.append(Panel(name_measure(measure, say, actor=actor is not None), tuple(strips), measure == _SIGNED))
        set_panels(sheet, panels)
        if any(strip.points[0].hollow for panel in panels for strip in panel.strips):
            sheet.note(say.say("groups.ring", n=str(LEAST)))
        sheet.more(len(groups) - len(shown))

    return set_sheet(None, "groups", fill, _titled(look, "groups.title", actor=actor))


def plot_two_groups(
    measures: pd.DataFrame, tested: pd.DataFrame, *, actor: str | None = None, **look: Unpack[Look]
) -> Axes:
    """Draw how two groups of articles portray one actor, or all: both points of a measure with intervals, and the test.

    `measures` has the rows of `corpus.score_groups`, `tested` those of `corpus.compare_groups` with the columns
    `first_group` and `second_group`, as `compare` writes them. At the end of a row stands the difference, in points of
    a hundred, with its interval, and the p corrected after Holm. `look` is told by `Look`. Returns the axes.

    >>> import pandas as pd
    >>> row = {"measure": "hedged", "n_first": 9, "n_second": 9, "first": 0.2, "second": 0.1, "difference": 0.1}
    >>> row |= {"first_group": "A", "second_group": "B", "low": None, "high": None, "p": None, "p_holm": None}
    >>> plot_two_groups(pd.DataFrame(columns=["measure", "group"]), pd.DataFrame([row])).texts[0].get_text()
    'A and B, measure by measure'
    """
    pair = tested[["first_group", "second_group"]].iloc[0].tolist() if len(tested) else ["", ""]

    def fill(sheet: Sheet) -> None:
        say = sheet.say
        sheet.head(say.say("deck.two-groups", first=str(pair[0]), second=str(pair[1])))
        if tested.empty:
            sheet.empty()
            return
        found = {(row["measure"], row["group"]): row for row in rows_of(measures)}
        panels: list[Panel] = []
        for signed in (False, True):
            strips = []
            for row in rows_of(tested):
                if (row["measure"] == _SIGNED) is signed:
                    both = [found.get((row["measure"], group), {}) for group in pair]
                    points = tuple(
                        Point(row[place], _or_none(one.get("low")), _or_none(one.get("high")), place == "second",
                              _or_none(one.get("low")) is None)
                        for place, one in zip(("first", "second"), both, strict=True)
                    )  # fmt: skip
                    name = name_measure(row["measure"], say, actor=actor is not None)
                    strips.append(Strip(name, points, write_difference(row, say)))
            if strips:
                panels.append(Panel(say.say("groups.signed" if signed else "groups.shares"), tuple(strips), signed))
        set_panels(sheet, panels, across=1)
        sheet.note(say.say("groups.tested"))
        if any(point.hollow for panel in panels for strip in panel.strips for point in strip.points):
            sheet.note(say.say("groups.ring", n=str(LEAST)))

    titled = _titled(look, "two-groups.title", actor=actor, first=str(pair[0]), second=str(pair[1]))
    return set_sheet(None, "two-groups", fill, titled)


def plot_heard(table: pd.DataFrame, **look: Unpack[Look]) -> Axes:
    """Draw who is heard beside whom is talked about: of each group a panel, of each actor two points.

    `table` is that of `corpus.find_heard`: the share of all mentions (a ring) and of all words quoted (filled).
    `look` is told by `Look`. Returns the axes.

    >>> import pandas as pd
    >>> row = {"group": "A", "actor": "x", "name": "X", "n_mentions": 3, "mentions_share": 0.2, "words_share": 0.1}
    >>> plot_heard(pd.DataFrame([row])).texts[0].get_text()
    'Who is talked about, and who is heard'
    """

    def fill(sheet: Sheet) -> None:
        sheet.head(sheet.say.say("deck.heard"))
        if table.empty:
            sheet.empty()
            return
        panels = []
        for group, rows in list(table.groupby("group", sort=False))[:MOST_GROUPS]:
            strips = tuple(_mentioned_and_heard(row) for row in rows_of(rows)[:MOST_ACTORS])
            panels.append(Panel(str(group), strips))
        set_panels(sheet, panels)

    return set_sheet(None, "heard", fill, look)


def _mentioned_and_heard(row: dict[str, Any]) -> Strip:
    mentioned = Point(row["mentions_share"], hollow=True, counter=True)
    return Strip(row["name"], (mentioned, Point(_or_none(row["words_share"]) or 0.0)))


def _strip(row: dict[str, Any], say: Language) -> Strip:
    low, high = _or_none(row["low"]), _or_none(row["high"])
    end = f"{write_value(row['value'], row['measure'], say)}  n\xa0=\xa0{say.number(row['n_articles'])}"
    return Strip(str(row["group"]), (Point(row["value"], low, high, hollow=low is None),), end)


def write_difference(row: Mapping[str, Any], say: Language) -> str:
    """Write a difference with its interval, and the corrected p."""
    numbers = [row["difference"], _or_none(row["low"]), _or_none(row["high"])]
    points = [
        None if n is None else _signed(n if row["measure"] == _SIGNED else 100 * n, row["measure"], say)
        for n in numbers
    ]
    if points[1] is None or points[2] is None:
        return f"{points[0]} [–]"
    p = row["p_holm"]
    told = f"p\xa0<\xa0{say.decimal(0.01)}" if p < 0.01 else f"p\xa0=\xa0{say.decimal(p)}"
    return f"{points[0]} [{points[1]}; {points[2]}]  {told}"


def _signed(value: float, measure: str, say: Language) -> str:
    written = say.decimal(value) if measure == _SIGNED else say.decimal(round(value, 1))
    return ("+" + written if value > 0 else written).replace("-", "\u2212")


def _titled(look: Look, key: str, *, actor: str | None, **slots: str) -> Look:
    """Give a look the title that names whom or what a figure compares, unless it has one."""
    if look.get("title") or (actor is None and not slots):
        return look
    say = choose_language(look.get("language", "en"))
    told = slots | ({"actor": actor} if actor else {})
    return {**look, "title": say.say(f"{key}-of" if actor else key, many=False, **told)}


def _or_none(value: Any) -> float | None:
    return None if value is None or value != value else float(value)


def list_small(table: pd.DataFrame) -> Sequence[tuple[str, int]]:
    """List the groups that are too small for intervals, with the most articles that any measure has of them.

    >>> import pandas as pd
    >>> list_small(pd.DataFrame([{"group": "A", "n_articles": 8}, {"group": "B", "n_articles": 30}]))
    [('A', 8)]
    """
    most = table.groupby("group", sort=False)["n_articles"].max()
    return [(str(group), int(n)) for group, n in most.items() if n < LEAST]
