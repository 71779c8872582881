"""The article as a strip, from first word to last: where each actor is named and heard, where each frame is struck."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, TypeAlias, Unpack

from analysis.palette import FRAME_COLOURS, order_frames
from analysis.plots.sheet import Sheet, set_sheet
from analysis.plots.style import Look
from analysis.portrait import Portrait
from analysis.records import NARRATOR, UNKNOWN, Frame, Mention, Quote

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.axes import Axes

#: Who or which frame, what (mention, quote, frame), which kind of it, its words, its voice, from where to where.
Row: TypeAlias = tuple[str, str, str, str, str, int, int]

#: So many actors have a row on a page and in a column; who is named less often has none.
MOST_ROWS, MOST_IN_COLUMN, OFTEN = 12, 8, 2
OTHERS = "*"
#: A shape a frame beside its colour, the same in every article, and one for all frames of other codebooks.
SHAPES = dict(zip(FRAME_COLOURS, ("o", "s", "D", "^", "v"), strict=True))
OTHER_SHAPE = "P"
CAPTION = "#F3F0E8"


def score_strip(portrait: Portrait) -> pd.DataFrame:
    """List what the strip shows: `who what kind text voice start end`, a row a mention, quotation or sign of a frame.

    `what` is mention, quote or frame, `who` an actor, or the name of a frame; `kind` is the form of the mention, the
    kind of quotation or the item of the codebook. Actors come in order of appearance, frames after them.

    >>> from analysis.portrait import portray
    >>> score_strip(portray("“Alles is veilig”, aldus president Joe Biden."))[["who", "what"]].values.tolist()
    [['joe-biden', 'quote'], ['joe-biden', 'mention']]
    """
    import pandas as pd

    rows: list[Row] = []
    for records in portrait.records.values():
        for row in records:
            place = " ".join(row.text.split()), row.voice, row.start, row.end
            if isinstance(row, Mention):
                rows.append((row.actor, "mention", row.form, *place))
            elif isinstance(row, Quote) and row.kind != "scare":
                rows += [(actor, "quote", row.kind, *place) for actor in row.speakers or (UNKNOWN,)]
            elif isinstance(row, Frame):
                rows.append((row.frame, "frame", row.item or "", *place))
    first: dict[str, int] = {}
    for who, what, _, _, _, start, _ in sorted(rows, key=lambda row: (row[1] == "quote", row[5])):
        if what != "frame":
            first.setdefault(who, start)
    frames = {frame: place for place, frame in enumerate(order_frames(row[0] for row in rows if row[1] == "frame"))}

    def order(row: Row) -> Any:
        if row[1] == "frame":
            return (1, frames[row[0]], row[5], row[6], row)
        return (0, row[0] == UNKNOWN, first[row[0]], row[0], row[5], row[6], row)

    rows.sort(key=order)
    table = pd.DataFrame(rows, columns=["who", "what", "kind", "text", "voice", "start", "end"])
    return table.astype({"start": "int64", "end": "int64"})


def plot_strip(portrait: Portrait, **look: Unpack[Look]) -> Axes:
    """Draw the article as a strip: a row an actor, a mark where it is named, a band where it is quoted; frames below.

    Actors that are named twice or more stand in order of appearance, all others share a row. A frame has its own
    colour and shape, and under its row the words that strike it. `look` is told by `Look`. Returns the axes.

    >>> from analysis.portrait import portray
    >>> portrait = portray("“Alle dappere soldaten zijn veilig”, zei Joe Biden. Rebellen doodden de agent.")
    >>> plot_strip(portrait).texts[0].get_text()
    'Where each actor stands in the article'
    """
    return set_sheet(portrait, "strip", lambda sheet: _fill(sheet, portrait), look)


def _fill(sheet: Sheet, portrait: Portrait) -> None:
    say = sheet.say
    rows = [tuple(row) for row in score_strip(portrait).itertuples(index=False, name=None)]
    actors = [row for row in rows if row[1] != "frame"]
    frames = [row for row in rows if row[1] == "frame"]
    mentions = sum(row[1] == "mention" for row in actors)
    quotes = len({row[5:] for row in actors if row[1] == "quote"})
    n = {row[0] for row in actors if row[1] == "mention"}
    deck = say.say(
        "deck.strip",
        actors=say.count(len(n), "actor"),
        mentions=say.count(mentions, "mention"),
        quotations=say.count(quotes, "quotation"),
    )
    if frames:
        deck += say.say("deck.strip-frames", n=say.count(len(frames), "sign"))
    sheet.head(deck)
    if not rows:
        sheet.empty()
        return
    first = sheet.room * (0.3 if sheet.narrow else 0.25)
    strip = _Strip(sheet, portrait, sheet.left + first, sheet.right - 4)
    strip.set_headings()
    top = sheet.y
    shown = _choose(sheet, actors)
    for actor in shown:
        strip.set_row(actor, [row for row in actors if row[0] == actor], first)
    rest = [row for row in actors if row[0] not in shown]
    if rest:
        strip.set_row(OTHERS, rest, first, n=len({row[0] for row in rest}))
    sheet.rule(sheet.y, dark=True)
    if frames:
        sheet.skip(0.3)
        for frame in dict.fromkeys(row[0] for row in frames):
            strip.set_frame(frame, [row for row in frames if row[0] == frame], first)
        sheet.rule(sheet.y, dark=True)
    strip.set_parts(top, sheet.y)
    strip.set_key(quotes > 0, bool(frames))


def _choose(sheet: Sheet, rows: Sequence[Any]) -> list[str]:
    """Choose the actors that have a row: those of the title, and those named most, in order of appearance."""
    counts = Counter(row[0] for row in rows if row[1] == "mention")
    heard = Counter(row[0] for row in rows if row[1] == "quote" and row[0] != UNKNOWN)
    often = [actor for actor in counts if counts[actor] >= OFTEN or actor in heard] or list(counts)
    most = MOST_IN_COLUMN if sheet.narrow else MOST_ROWS
    told = {sheet.focus, *sheet.title.named}
    ranked = sorted(often, key=lambda actor: (actor not in told, -counts[actor], -heard[actor], actor))[:most]
    return [actor for actor in dict.fromkeys(row[0] for row in rows) if actor in ranked]


class _Strip:
    """The part of the sheet that runs along the article, from left to right."""

    def __init__(self, sheet: Sheet, portrait: Portrait, left: float, right: float) -> None:
        self.sheet, self.article = sheet, portrait.article
        self.left, self.right = left, right
        self.scale = (right - left) / max(len(portrait.article.text), 1)

    def at(self, offset: float) -> float:
        """Give where a character stands."""
        return self.left + offset * self.scale

    def set_headings(self) -> None:
        """Set headline and crossheads above their place, on as many lines as keep them apart."""
        sheet = self.sheet
        heads = [part for part in self.article.parts if part.is_heading]
        ends: list[float] = []
        placed = []
        for part in heads:
            text = " ".join(self.article.text[part.start : part.end].split())
            width = sheet.measure(text)
            if width > 0.45 * (self.right - self.left):
                continue
            x = min(self.at(part.start), self.right - width)
            level = next((i for i, end in enumerate(ends) if end + sheet.size <= x), len(ends))
            if level > 2:
                continue
            ends[level : level + 1] = [x + width]
            placed.append((level, x, text))
        for level, x, text in placed:
            sheet.put(x, sheet.y + level * sheet.line, text, colour=sheet.colours.soft)
        sheet.y += len(ends) * sheet.line + 2

    def set_row(self, actor: str, rows: Sequence[Any], first: float, n: int = 0) -> None:
        """Set the row of an actor: its name, bands where it is quoted, marks where it is named, its first bigger."""
        sheet, colours = self.sheet, self.sheet.colours
        bold, weight = sheet.in_focus(actor), sheet.weight(actor)
        mentions = sorted(row[5:] for row in rows if row[1] == "mention")
        name = sheet.say.say("figure.others", many=n != 1, n=sheet.say.number(n)) if n else sheet.name(actor)
        count = f"\xa0{sheet.say.number(len(mentions))}"
        lines = sheet.wrap(name + count, first - sheet.size, weight=weight)
        height = max(len(lines), 1) * sheet.line + 0.5 * sheet.line
        sheet.rule(sheet.y + height / 2, x=self.left, end=self.right)
        sheet.put(sheet.left, sheet.y + 0.25 * sheet.line, lines, weight=weight, colour=colours.soft if n else None)
        middle = sheet.y + height / 2
        colour, pale = (colours.focus, colours.pale) if bold else (colours.other, colours.pale_other)
        tall = sheet.line
        for row in sorted((row for row in rows if row[1] == "quote"), key=lambda row: row[2] != "indirect"):
            wide = max((row[6] - row[5]) * self.scale, 1.0)
            worded = row[2] == "indirect"
            sheet.bar(
                self.at(row[5]), middle - tall / 2, wide, tall, colours.paper if worded else pale,
                hatch="//////" if worded else "", edge=pale if worded else None,
            )  # fmt: skip
        ink = colour if bold else colours.soft
        for place, (start, end) in enumerate(mentions):
            x = self.at((start + end) / 2)
            if place or n:
                sheet.bar(x - 0.7, middle - tall * 0.3, 1.4, tall * 0.6, ink)
            else:
                sheet.mark(x, middle, "o", ink, size=4.2)
        sheet.y += height

    def set_frame(self, frame: str, rows: Sequence[Any], first: float) -> None:
        """Set the row of a frame: a mark a sign, hollow in a quotation, and under it the words."""
        sheet = self.sheet
        colour, shape = sheet.colours.frame(frame), SHAPES.get(frame, OTHER_SHAPE)
        name = sheet.say.find(f"frame.{frame}", frame)
        lines = sheet.wrap(f"{name}\xa0{sheet.say.number(len(rows))}", first - sheet.size)
        top = sheet.y + 0.2 * sheet.line
        under = sheet.put(sheet.left, top, lines)
        middle = top + sheet.line * 0.55
        sheet.rule(middle, x=self.left, end=self.right)
        for row in rows:
            sheet.mark(self.at((row[5] + row[6]) / 2), middle, shape, colour, filled=row[4] == NARRATOR)
        counts = Counter(row[3].lower() for row in rows)
        words = [f"{word}\xa0{n}×" if n > 1 else word for word, n in counts.most_common(6)]
        more = " …" if len(counts) > 6 else ""
        said = sheet.wrap(", ".join(words) + more, self.right - self.left)
        bottom = sheet.put(self.left, top + 1.15 * sheet.line, said, colour=sheet.colours.soft)
        sheet.y = max(under, bottom) + 0.15 * sheet.line

    def set_parts(self, top: float, bottom: float) -> None:
        """Shade the captions, and draw a line down where a headline or a crosshead stands."""
        from matplotlib.patches import Rectangle

        for part in self.article.parts:
            if part.is_heading:
                self.sheet.stroke(self.at(part.start), top, bottom, dashed=True)
            elif part.kind == "caption":
                wide = (part.end - part.start) * self.scale
                shade = Rectangle(
                    (self.at(part.start), top), wide, bottom - top, facecolor=CAPTION, linewidth=0, zorder=-1
                )
                self.sheet.ax.add_patch(shade)

    def set_key(self, quoted: bool, framed: bool) -> None:
        """Say what the marks mean, only of those that are there."""
        sheet, colours = self.sheet, self.sheet.colours
        sheet.skip(0.3)
        say = sheet.say.say
        y = sheet.y
        sheet.put(self.left, y, say("figure.start"), colour=colours.soft)
        sheet.put(self.right, y, say("figure.end"), align="right", colour=colours.soft)
        keys: list[tuple[str, str]] = [("first", say("figure.first")), ("mention", say("figure.mention"))]
        if quoted:
            keys += [("own", say("figure.own")), ("paraphrased", say("figure.paraphrased"))]
        if any(part.kind == "caption" for part in self.article.parts):
            keys.append(("caption", say("figure.captions")))
        if framed:
            keys.append(("hollow", say("figure.in-quotation")))
        y += 1.3 * sheet.line
        x = sheet.left
        for kind, words in keys:
            words = words.replace("\u00ad", "")
            wide = sheet.measure(words) + 20
            if x > sheet.left and x + wide - 8 > sheet.right:
                x, y = sheet.left, y + 1.15 * sheet.line
            self._key(kind, x, y + sheet.line * 0.5)
            sheet.put(x + 11, y, words, colour=colours.soft)
            x += wide
        sheet.y = y + sheet.line

    def _key(self, kind: str, x: float, y: float) -> None:
        sheet, colours = self.sheet, self.sheet.colours
        tall = 0.7 * sheet.size
        if kind == "first":
            sheet.mark(x + 4, y, "o", colours.soft)
        elif kind == "hollow":
            sheet.mark(x + 4, y, "o", colours.soft, filled=False)
        elif kind == "mention":
            sheet.bar(x + 3.3, y - tall / 2, 1.4, tall, colours.soft)
        elif kind == "own":
            sheet.bar(x, y - tall / 2, 8, tall, colours.pale_other)
        elif kind == "paraphrased":
            sheet.bar(x, y - tall / 2, 8, tall, colours.paper, hatch="//////", edge=colours.other)
        else:
            sheet.bar(x, y - tall / 2, 8, tall, CAPTION)
