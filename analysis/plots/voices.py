"""Who speaks, and how much: the words quoted of each speaker, by the way they are quoted."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from analysis.palette import KIND_COLOURS
from analysis.plots.style import (
    FAINT,
    FEWEST,
    INK,
    PAPER,
    ROW,
    SOFT,
    house,
    lay_out,
    name_rows,
    plural,
    rows_of,
    say_empty,
)
from analysis.records import UNKNOWN

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.axes import Axes

KINDS = ("direct", "mixed", "indirect")
_WORD = re.compile(r"\w+(?:[-'’.,]\w+)*")


def score_voice_share(quotes: pd.DataFrame) -> pd.DataFrame:
    """Count the words quoted of each speaker, by kind of quotation: `actor kind words quotes`, who says most first.

    A word counts once, at the innermost quotation around it; a joint source shares its words equally; scare quotes are
    no speech, and `unknown` has the words of speakers nobody found.

    >>> from analysis.tables import to_table
    >>> score_voice_share(to_table([], "quotes")).columns.tolist()
    ['actor', 'kind', 'words', 'quotes']
    """
    import pandas as pd

    words: defaultdict[tuple[str, str], float] = defaultdict(float)
    passages: Counter[tuple[str, str]] = Counter()
    for speakers, kind, n in _own_words(quotes):
        for speaker in speakers or (UNKNOWN,):
            words[speaker, kind] += n / len(speakers or (UNKNOWN,))
            passages[speaker, kind] += 1
    said = {actor: sum(words[actor, kind] for kind in KINDS) for actor, _ in list(words)}
    order = sorted(said, key=lambda actor: (-said[actor], actor))
    rows = [(a, k, round(words[a, k], 2), passages[a, k]) for a in order for k in KINDS if passages[a, k]]
    return pd.DataFrame(rows, columns=["actor", "kind", "words", "quotes"]).astype({"words": float, "quotes": int})


def _own_words(quotes: pd.DataFrame) -> Iterator[tuple[tuple[str, ...], str, int]]:
    """Give speakers, kind and number of words of each quotation, without the words of quotations inside it."""
    for _, rows in quotes[quotes["kind"] != "scare"].groupby("article", sort=False):
        spans = rows_of(rows)
        owned = Counter(
            min((q for q in spans if q["start"] <= start and end <= q["end"]), key=_size)["quote_id"]
            for start, end in {place for quote in spans for place in _words(quote)}
        )
        yield from ((tuple(quote["speakers"]), quote["kind"], owned[quote["quote_id"]]) for quote in spans)


def _words(quote: Mapping[str, Any]) -> Iterator[tuple[int, int]]:
    return ((quote["start"] + m.start(), quote["start"] + m.end()) for m in _WORD.finditer(quote["text"]))


def _size(quote: Mapping[str, Any]) -> tuple[int, int]:
    return quote["end"] - quote["start"], -quote["start"]


@house
def plot_voice_share(quotes: pd.DataFrame, *, names: Mapping[str, str] | None = None, ax: Axes | None = None) -> Axes:
    """Draw who speaks: a bar a speaker, as long as the words quoted, shaded by the kind of quotation.

    `quotes` is a table of quotes; `names` gives names for actor ids. Returns the axes.

    >>> from analysis.tables import to_table
    >>> plot_voice_share(to_table([], "quotes")).texts[-1].get_text()
    'no quotes found'
    """
    from matplotlib.patches import Patch

    table = score_voice_share(quotes)
    actors = list(dict.fromkeys(table["actor"]))
    note = f"words quoted, by speaker; n = {plural(round(table['words'].sum()), 'word')} in " + plural(
        int((quotes["kind"] != "scare").sum()), "quotation"
    )
    if any(len(speakers) > 1 for speakers in quotes["speakers"]):
        note += "; joint ones share their words"
    ax = lay_out(ax, max(len(actors), FEWEST) * ROW + 0.2, "Who speaks", note)
    if table.empty:
        return say_empty(ax, "quotes")
    left = dict.fromkeys(actors, 0.0)
    widest = table.groupby("actor")["words"].sum().max()
    for kind in KINDS:
        rows = table[table["kind"] == kind]
        places = [actors.index(actor) for actor in rows["actor"]]
        starts = [left[actor] for actor in rows["actor"]]
        ax.barh(places, rows["words"], left=starts, height=0.66, color=KIND_COLOURS[kind])
        for actor, place, start, n in zip(rows["actor"], places, starts, rows["words"], strict=True):
            left[actor] += n
            if n > widest * 0.045:
                colour = "white" if kind == "direct" else INK
                ax.text(start + n / 2, place, f"{n:.0f}", ha="center", va="center", color=colour, fontsize=8)
    totals = table.groupby("actor")[["words", "quotes"]].sum()
    notes = [
        f"{plural(totals.loc[a, 'words'], 'word')} in {plural(totals.loc[a, 'quotes'], 'quotation')}" for a in actors
    ]
    name_rows(ax, actors, names)
    for row, (actor, text) in enumerate(zip(actors, notes, strict=True)):
        ax.annotate(
            text,
            (left[actor], row),
            xytext=(6, 0),
            textcoords="offset points",
            va="center",
            color=SOFT,
            fontsize=8.5,
            bbox=PAPER,
        )
    ax.set_xlim(0, widest * 1.3)
    ax.set_xlabel("words")
    ax.xaxis.grid(True, color=FAINT, linewidth=0.8)
    ax.set_axisbelow(True)
    ax.legend(
        handles=[Patch(color=KIND_COLOURS[kind], label=kind) for kind in KINDS], loc="lower right", ncols=3,
        bbox_to_anchor=(1, 1), frameon=False, fontsize=8.5, handlelength=1.1, borderaxespad=0.2,
    )  # fmt: skip
    return ax
