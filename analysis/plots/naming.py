"""What each actor is called, expression by expression, in the order a reader meets them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from textwrap import wrap
from typing import TYPE_CHECKING

from analysis.palette import rank_actors
from analysis.plots.style import FAINT, INK, SOFT, house, label, lay_out, plural, say_empty, shorten

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.axes import Axes

FORM_COLOURS = {
    "name": INK,
    "role": "#0072B2",
    "descriptor": "#D55E00",
    "aggregate": "#009E73",
    "pronoun": "#9A9A9A",
    "possessive": "#9A9A9A",
}
_COLUMNS, _LINES, _LINE, _WIDE = 5, 30, 0.175, 2.15


def score_naming_chain(mentions: pd.DataFrame) -> pd.DataFrame:
    """List what each actor is called, numbered in reading order: `actor place text form voice voice_kind start`.

    The most often mentioned actor comes first.

    >>> from analysis.tables import to_table
    >>> score_naming_chain(to_table([], "mentions")).columns.tolist()
    ['actor', 'place', 'text', 'form', 'voice', 'voice_kind', 'start']
    """
    order = {actor: rank for rank, actor in enumerate(rank_actors(mentions["actor"]))}
    table = mentions.assign(rank=mentions["actor"].map(order)).sort_values(["rank", "article", "start"], kind="stable")
    table["place"] = table.groupby("actor").cumcount() + 1
    return table[["actor", "place", "text", "form", "voice", "voice_kind", "start"]].reset_index(drop=True)


@house
def plot_naming_chain(
    mentions: pd.DataFrame, *, names: Mapping[str, str] | None = None, ax: Axes | None = None
) -> Axes:
    """Draw the naming chains: for the five actors mentioned most, every expression from the first to the last.

    `mentions` is a table of mentions; `names` gives names for actor ids. Quotation marks show that somebody quoted says
    it so. A chain of more than thirty goes on unseen, and says so. Returns the axes.

    >>> from analysis.portrait import portray
    >>> portrait = portray("“Alle dappere soldaten zijn veilig”, zei Joe Biden. Rebellen doodden de agent.")
    >>> plot_naming_chain(portrait.mentions).texts[0].get_text()
    'Naming chains'
    """
    table = score_naming_chain(mentions)
    counts = Counter(table["actor"])
    shown = list(dict.fromkeys(table["actor"]))[:_COLUMNS]
    lines = min(max((counts[actor] for actor in shown), default=4) + 1, _LINES + 1)
    note = f"expressions in reading order, “in quotation marks” when quoted; n = {plural(len(table), 'mention')}"
    if len(counts) > len(shown):
        note += f", the {len(shown)} actors mentioned most of {len(counts)}"
    ax = lay_out(ax, lines * _LINE + 0.65, "Naming chains", note, width=_WIDE * max(len(shown), 3))
    if table.empty:
        return say_empty(ax, "mentions")
    ax.set_axis_off()
    ax.set_xlim(0, max(len(shown), 3))
    ax.set_ylim(lines + 0.9, -2.4)
    for column, actor in enumerate(shown):
        chain = table[table["actor"] == actor]
        head = "\n".join(wrap(label(actor, names, 44), 25, break_on_hyphens=False)[:2])
        ax.text(column, -0.6, head, fontsize=9, fontweight="bold", va="bottom")
        ax.plot([column + 0.02] * 2, [0, min(len(chain), _LINES) - 1], color=FAINT, linewidth=1, zorder=0)
        for place, (text, form, kind) in enumerate(
            zip(chain["text"][:_LINES], chain["form"], chain["voice_kind"], strict=False)
        ):
            colour = FORM_COLOURS[form]
            said = shorten(text, 32)
            ax.plot(column + 0.02, place, "o", color=colour, markersize=3.5)
            ax.text(
                column + 0.06,
                place,
                f"“{said}”" if kind in ("direct", "mixed") else said,
                color=colour,
                fontsize=7.5,
                va="center",
            )
        if len(chain) > _LINES:
            ax.text(
                column + 0.06,
                _LINES,
                f"and {len(chain) - _LINES} more",
                color=SOFT,
                fontsize=7.5,
                va="center",
                style="italic",
            )
    for place, (form, colour) in enumerate(list(FORM_COLOURS.items())[:5]):
        name = "pronoun, possessive" if form == "pronoun" else form
        ax.text(place * 0.55, lines + 0.6, f"● {name}", color=colour, fontsize=8, va="center")
    return ax
