"""Along the article, from first word to last: where each actor is mentioned and heard, where each frame is struck."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from analysis.palette import OTHER_COLOUR, colour_actors, colour_frame, order_frames, rank_actors
from analysis.plots.style import (
    FAINT,
    FEWEST,
    PAPER,
    ROW,
    SOFT,
    house,
    lay_out,
    name_rows,
    plural,
    rows_of,
    say_empty,
    shorten,
)
from analysis.records import UNKNOWN

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.axes import Axes

    from analysis.article import Article

MOST_ROWS = 25
OTHERS = "others"
_STRENGTH = {"direct": 0.55, "mixed": 0.36, "indirect": 0.18}


def score_strip(mentions: pd.DataFrame, quotes: pd.DataFrame) -> pd.DataFrame:
    """List what the strip shows: `actor what kind start end`, a row a mention or a quotation of a speaker.

    `what` is mention or quote; `kind` the form of the mention or the kind of quotation.

    >>> from analysis.tables import to_table
    >>> score_strip(to_table([], "mentions"), to_table([], "quotes")).columns.tolist()
    ['actor', 'what', 'kind', 'start', 'end']
    """
    import pandas as pd

    rows: list[tuple[str, str, str, int, int]] = [
        (m["actor"], "mention", m["form"], m["start"], m["end"]) for m in rows_of(mentions)
    ]
    for quote in rows_of(quotes[quotes["kind"] != "scare"]):
        place = quote["kind"], quote["start"], quote["end"]
        rows += [(actor, "quote", *place) for actor in quote["speakers"] or (UNKNOWN,)]
    order = _ranked(rows)
    rows.sort(key=lambda row: (order[row[0]], row[3], row[4], row[1]))
    return pd.DataFrame(rows, columns=["actor", "what", "kind", "start", "end"]).astype({"start": int, "end": int})


def _ranked(rows: Sequence[tuple[str, str, str, int, int]]) -> dict[str, int]:
    """Rank the actors: the most often mentioned first; who is only quoted comes after, nobody last."""
    mentioned = Counter(row[0] for row in rows if row[1] == "mention")
    actors = sorted({row[0] for row in rows}, key=lambda a: (a == UNKNOWN, -mentioned[a], a))
    return {actor: place for place, actor in enumerate(actors)}


@house
def plot_strip(
    mentions: pd.DataFrame,
    quotes: pd.DataFrame,
    article: Article,
    *,
    names: Mapping[str, str] | None = None,
    ax: Axes | None = None,
) -> Axes:
    """Draw the article as a strip: a row an actor, a mark where it is mentioned, a band where it is quoted.

    `mentions` and `quotes` are tables, `names` gives names for actor ids. Beyond 25 actors the rest share a row.
    Returns the axes.

    >>> from analysis.portrait import portray
    >>> portrait = portray("“Alle dappere soldaten zijn veilig”, zei Joe Biden. Rebellen doodden de agent.")
    >>> rows = plot_strip(portrait.mentions, portrait.quotes, portrait.article).get_yticklabels()
    >>> "joe-biden" in [row.get_text() for row in rows]
    True
    """
    table = score_strip(mentions, quotes)
    actors = list(dict.fromkeys(table["actor"]))
    shown = actors if len(actors) <= MOST_ROWS else [*actors[: MOST_ROWS - 1], OTHERS]
    rest = {OTHERS: f"{len(actors) - len(shown) + 1} other actors"}
    note = f"every mention (mark) and quotation (band); n = {plural(len(mentions), 'mention')}, " + plural(
        int((quotes["kind"] != "scare").sum()), "quotation"
    )
    ax = lay_out(ax, max(len(shown), FEWEST) * ROW + 0.2, "The article as a strip", note, lift=9)
    if table.empty:
        return say_empty(ax, "mentions and no quotes")
    colours = colour_actors(rank_actors(mentions["actor"]))
    thin = len(article.text) * 0.003
    for entry in rows_of(table):
        row = shown.index(entry["actor"]) if entry["actor"] in shown else len(shown) - 1
        colour = colours.get(entry["actor"], OTHER_COLOUR)
        width = max(entry["end"] - entry["start"], thin)
        look: dict[str, Any] = {"height": 0.46, "color": colour, "zorder": 3}
        if entry["what"] == "quote":
            look = {"height": 0.84, "color": colour, "alpha": _STRENGTH[entry["kind"]], "zorder": 2, "linewidth": 0}
        ax.barh(row, width, left=entry["start"], **look)
    counts = Counter(a if a in shown else OTHERS for a in mentions["actor"])
    name_rows(ax, shown, {**rest, **(names or {})}, [str(counts[actor]) for actor in shown])
    ax.annotate(
        "mentions", (1, 1), xycoords="axes fraction", xytext=(8, 4), textcoords="offset points", color=SOFT, fontsize=8
    )
    _key(ax)
    return _run_along(ax, article, len(shown))


def _key(ax: Axes) -> None:
    """Explain mark and bands at the lower right."""
    from matplotlib.patches import Patch

    shades = [Patch(color=SOFT, alpha=alpha, linewidth=0, label=f"quoted, {kind}") for kind, alpha in _STRENGTH.items()]
    ax.legend(
        handles=[Patch(color=SOFT, label="mentioned"), *shades], loc="upper left", bbox_to_anchor=(0, 0),
        ncols=4, frameon=False, fontsize=8, handlelength=1.1, borderaxespad=2.6, borderpad=0,
    )  # fmt: skip


def _run_along(ax: Axes, article: Article, rows: int) -> Axes:
    """Let the axes run from the first to the last character, with crossheads as rules and captions as shades."""
    ax.set_xlim(0, len(article.text))
    for row in range(rows):
        ax.axhline(row, color=FAINT, linewidth=0.8, zorder=0)
    for part in article.parts:
        if part.kind == "caption":
            ax.axvspan(part.start, part.end, color="#F4F1EA", zorder=-1, linewidth=0)
    for start, text in _headings(article):
        ax.axvline(start, color=SOFT, linewidth=0.8, linestyle=(0, (2, 2)), zorder=1)
        ax.annotate(text, (start, 1), xycoords=("data", "axes fraction"), xytext=(2, 2), textcoords="offset points",
                    color=SOFT, fontsize=7.5)  # fmt: skip
    ax.set_xticks([])
    ax.set_xlabel("start of the article  →  end   (pale shade: captions)", fontsize=8, loc="right")
    return ax


def _headings(article: Article) -> Iterator[tuple[int, str]]:
    """Give the places of headline and crossheads with as much of their text as there is room for."""
    marks = [part for part in article.parts if part.kind in ("headline", "crosshead")]
    ends = [*(mark.start for mark in marks), len(article.text)][1:]
    for part, after in zip(marks, ends, strict=True):
        room = int((after - part.start) / max(len(article.text), 1) * 110)
        yield part.start, shorten(article.text[part.start : part.end], max(room, 2))


def score_frame_marks(frames: pd.DataFrame) -> pd.DataFrame:
    """List what the figure of frames shows: `frame item indicator text start end sentence voice`, in a fixed order.

    `indicator` is what the codebook calls it (it may stand for a pattern), `text` the words as they are written.

    >>> from analysis.tables import to_table
    >>> score_frame_marks(to_table([], "frames")).columns.tolist()
    ['frame', 'item', 'indicator', 'text', 'start', 'end', 'sentence', 'voice']
    """
    order = {frame: place for place, frame in enumerate(order_frames(frames["frame"]))}
    table = frames.assign(order=frames["frame"].map(order)).sort_values(["order", "start", "end"], kind="stable")
    return table[["frame", "item", "indicator", "text", "start", "end", "sentence", "voice"]].reset_index(drop=True)


@house
def plot_frames(frames: pd.DataFrame, article: Article, *, ax: Axes | None = None) -> Axes:
    """Draw the frames along the article: a row a frame, a mark for each indicator, hollow when somebody quoted says it.

    `frames` is a table of frames. Each frame has its own colour, the same in every article; under its row stand the
    words as they are written. Returns the axes.

    >>> from analysis.portrait import portray
    >>> portrait = portray("“Alle dappere soldaten zijn veilig”, zei Joe Biden. Rebellen doodden de agent.")
    >>> plot_frames(portrait.frames, portrait.article).texts[0].get_text()
    'Frames along the article'
    """
    table = score_frame_marks(frames)
    found = order_frames(table["frame"])
    note = f"words that indicate a frame (hollow: in a quotation); n = {plural(len(table), 'indicator')}"
    ax = lay_out(ax, max(len(found), 1) * ROW * 1.7 + 0.2, "Frames along the article", note, lift=9)
    if table.empty:
        return say_empty(ax, "frame indicators")
    for row, frame in enumerate(found):
        rows, colour = table[table["frame"] == frame], colour_frame(frame)
        for start, end, voice in zip(rows["start"], rows["end"], rows["voice"], strict=True):
            middle, own = (start + end) / 2, voice == "narrator"
            ax.plot(
                middle, row, "o", markersize=6, color=colour, markerfacecolor=colour if own else "white", alpha=0.85
            )
        words = ", ".join(f"{word} ({n})" for word, n in Counter(rows["text"].str.lower()).most_common(6))
        ax.text(0, row + 0.4, shorten(words, 100), fontsize=7.5, color=SOFT, va="center", bbox=PAPER, zorder=2)
    counts = Counter(table["frame"])
    sentences = table.groupby("frame")["sentence"].nunique()
    name_rows(
        ax,
        [f.replace("-", " ") for f in found],
        None,
        [f"{counts[f]} in {plural(sentences[f], 'sentence')}" for f in found],
    )
    ax.set_ylim(len(found) - 0.4, -0.6)
    return _run_along(ax, article, len(found))
