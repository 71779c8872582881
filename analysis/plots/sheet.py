"""A sheet of paper of a fixed width, set from top to bottom: every text is measured before it is put, so none is cut.

Coordinates are points (1/72 inch) from the upper left corner; the sheet grows as long as what stands on it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby, pairwise
from typing import TYPE_CHECKING, Any, Literal, NamedTuple, TypeAlias

from analysis.findings import short_names
from analysis.language import Language, choose_language
from analysis.plots.style import LOOK, Colours, Look, check_look
from analysis.plots.typesetting import balance, measure, typeset, width_of, wrap
from analysis.portrait import Portrait
from analysis.records import NARRATOR, UNKNOWN
from analysis.titles import Title, find_title, title_of_nothing

if TYPE_CHECKING:
    from matplotlib.axes import Axes

Align: TypeAlias = Literal["left", "center", "right"]
POINTS_PER_CM = 72 / 2.54
MARGIN = 6.0
#: Height of a line of type, in sizes of the type; a title is this much larger.
LEADING, TITLE = 1.34, 1.3
#: What a number and its noun would be parted at: n = 5 actors.
_COUNT = re.compile(r"(\bn|=|\d) (?=[=\w])")


def _split(text: str, start: int, end: int, marked: Sequence[tuple[int, int]]) -> Iterator[tuple[str, bool]]:
    """Cut a word where a mark begins or ends, and tell of each piece whether it is marked."""
    cuts = sorted({start, end, *(place for span in marked for place in span if start < place < end)})
    for first, last in pairwise(cuts):
        yield text[first:last], any(a <= first and last <= b for a, b in marked)


def describe(label: str) -> str:
    r"""Say what a figure shows to who cannot see it, by the label of its axes: the title and the notes, a line each.

    >>> describe("Biden is quoted most\nn = 16 quotations.")
    'Biden is quoted most. n = 16 quotations.'
    """
    return ". ".join(text.rstrip(".") for text in label.splitlines()) + "."


class Heading(NamedTuple):
    """The heading of a column: where it stands, its text, and how much room it has."""

    x: float
    text: str
    room: float
    align: Align = "left"
    weight: str = "normal"
    colour: str | None = None


@dataclass(slots=True)
class Sheet:
    """A sheet on which a figure is set: its axes, its measures, its language, and who is in focus."""

    ax: Axes
    width: float
    size: float
    say: Language
    colours: Colours
    title: Title
    names: Mapping[str, str]
    short: Mapping[str, str]
    y: float = MARGIN
    told: list[str] = field(default_factory=list)

    @property
    def left(self) -> float:
        """Where type begins."""
        return MARGIN

    @property
    def right(self) -> float:
        """Where type must end."""
        return self.width - MARGIN

    @property
    def room(self) -> float:
        """How wide the space between the margins is."""
        return self.right - self.left

    @property
    def narrow(self) -> bool:
        """Whether there is a column only, not a page."""
        return self.room / self.size < 48

    @property
    def line(self) -> float:
        """The height of a line of type."""
        return self.size * LEADING

    @property
    def focus(self) -> str | None:
        """Who is in colour: nobody when the title is about nobody."""
        return self.title.actor

    def in_focus(self, *actors: str) -> bool:
        """Tell whether one of some actors is in focus; a joint voice is the voice of each."""
        return self.focus is not None and any(self.focus in actor.split(";") for actor in actors)

    def weight(self, *actors: str) -> str:
        """Give the weight of what stands for some actors: bold for who is in focus."""
        return "bold" if self.in_focus(*actors) else "normal"

    def name(self, actor: str, *, short: bool = False) -> str:
        """Give the name of an actor, of the newspaper or of nobody, and the names of a joint voice."""
        names = self.short if short else self.names
        nobody = {one: self.say.say(one) for one in (NARRATOR, UNKNOWN)}
        return self.say.join([names.get(one) or nobody.get(one, one) for one in actor.split(";")])

    def measure(self, text: str, *, weight: str = "normal", style: str = "normal", size: float | None = None) -> float:
        """Measure a text."""
        return measure(text, size or self.size, weight, style)

    def wrap(
        self, text: str, room: float, *, weight: str = "normal", style: str = "normal", size: float | None = None
    ) -> list[str]:
        """Set a text in lines."""
        return wrap(text, room, size or self.size, weight, style)

    def put(
        self,
        x: float,
        y: float,
        lines: str | Sequence[str],
        *,
        align: Align = "left",
        colour: str | None = None,
        weight: str = "normal",
        style: str = "normal",
        size: float | None = None,
        label: str | None = None,
    ) -> float:
        """Put lines of type with their top at y, and give where the next line would come."""
        size = size or self.size
        lines = [lines] if isinstance(lines, str) else lines
        for line in lines:
            if line:
                text = typeset()(
                    x, y + size * 1.02, line, ha=align, va="baseline", fontsize=size, color=colour or self.colours.ink,
                    fontweight=weight, fontstyle=style, parse_math=False, usetex=False, gid=label, clip_on=False,
                    transform=self.ax.transData,
                )  # fmt: skip
                self.ax.add_artist(text)
            y += size * LEADING
        return y

    def hang(
        self, x: float, y: float, text: str, room: float, *, colour: str | None = None, weight: str = "normal",
        style: str = "normal",
    ) -> float:  # fmt: skip
        """Put a text with all lines but the first indented, and give where the next would come."""
        indent = self.size * 0.8
        first, *others = self.wrap(text, room, weight=weight, style=style) or [""]
        if others:
            rest = text.split(maxsplit=len(first.split()))[len(first.split()) :] if not first.endswith("-") else []
            others = self.wrap(rest[0], room - indent, weight=weight, style=style) if rest else others
        y = self.put(x, y, first, colour=colour, weight=weight, style=style)
        return self.put(x + indent, y, others, colour=colour, weight=weight, style=style) if others else y

    def spread(
        self, x: float, y: float, text: str, marked: Sequence[tuple[int, int]], room: float, colour: str
    ) -> float:
        """Put a text in lines, the stretches that are marked bold and in colour, and give where the next would come."""
        lines: list[list[tuple[str, bool]]] = [[]]
        used = 0.0
        gap = self.measure("n n") - self.measure("nn")
        for pieces in self._words(text, marked, room):
            wide = sum(self._wide(piece) for piece in pieces)
            if used and used + gap + wide > room:
                lines.append([])
                used = 0.0
            if used:
                lines[-1].append((" ", False))
                used += gap
            lines[-1] += pieces
            used += wide
        for line in lines:
            at = x
            for bold, run in groupby(line, key=lambda piece: piece[1]):
                words = "".join(piece for piece, _ in run)
                weight = "bold" if bold else "normal"
                start = at + (gap if words.startswith(" ") else 0)
                self.put(start, y, words.strip(), weight=weight, colour=colour if bold else None)
                at += self._wide((words.strip(), bold)) + gap * (len(words) - len(words.strip()))
            y += self.line
        return y

    def _words(self, text: str, marked: Sequence[tuple[int, int]], room: float) -> Iterator[list[tuple[str, bool]]]:
        """Give the words of a text, each in pieces that are marked or not; one wider than there is room is cut."""
        for word in re.finditer(r"\S+", text):
            pieces = list(_split(text, word.start(), word.end(), marked))
            if sum(self._wide(piece) for piece in pieces) <= room:
                yield pieces
            else:
                for words, bold in pieces:
                    yield from ([(line, bold)] for line in self.wrap(words, room, weight="bold" if bold else "normal"))

    def _wide(self, piece: tuple[str, bool]) -> float:
        return width_of(piece[0], self.size, "bold" if piece[1] else "normal")

    def bar(
        self, x: float, y: float, width: float, height: float, colour: str, *, hatch: str = "", edge: str | None = None,
        dashed: bool = False,
    ) -> None:  # fmt: skip
        """Draw a bar from its upper left corner; with a hatch its lines are the edge's colour."""
        from matplotlib.patches import Rectangle

        look: dict[str, Any] = {"linewidth": 0.7 if edge else 0}
        if hatch:
            look |= {"hatch": hatch, "linewidth": 0.5}
        if dashed:
            look |= {"linestyle": (0, (2.5, 1.5))}
        self.ax.add_patch(
            Rectangle((x, y), width, height, facecolor=colour, edgecolor=edge or colour, clip_on=False, **look)
        )

    def rule(self, y: float, *, x: float | None = None, end: float | None = None, dark: bool = False) -> None:
        """Draw a thin line across."""
        start, stop = self.left if x is None else x, self.right if end is None else end
        colour = self.colours.soft if dark else self.colours.faint
        self.ax.plot([start, stop], [y, y], color=colour, linewidth=0.6, clip_on=False, zorder=0)

    def stroke(self, x: float, y: float, end: float, *, dashed: bool = False) -> None:
        """Draw a thin line down."""
        style = (0, (2, 2)) if dashed else "solid"
        self.ax.plot(
            [x, x], [y, end], color=self.colours.faint, linewidth=0.7, linestyle=style, clip_on=False, zorder=0
        )

    def span(self, x: float, end: float, y: float, colour: str) -> None:
        """Draw the line of an interval."""
        self.ax.plot([x, end], [y, y], color=colour, linewidth=1.4, solid_capstyle="butt", clip_on=False, zorder=2)

    def mark(self, x: float, y: float, shape: str, colour: str, *, filled: bool = True, size: float = 4.0) -> None:
        """Draw a small mark, hollow or filled."""
        self.ax.plot(
            [x], [y], marker=shape, markersize=size, color=colour, linestyle="none", clip_on=False, zorder=3,
            markerfacecolor=colour if filled else self.colours.paper, markeredgewidth=0.9,
        )  # fmt: skip

    def note(self, text: str, told: str = "") -> None:
        """Set a line of small print, soft, across the sheet; `told` says it in a sentence to who cannot see it."""
        self.told.append(told or text)
        lines = self.wrap(_COUNT.sub("\\1\xa0", text), self.room)
        self.y = self.put(self.left, self.y, lines, colour=self.colours.soft, label="note")

    def say_more(self, n: int, of: Literal["rows", "actors"] = "rows") -> str:
        """Say how many more there are than are shown."""
        return self.say.say(f"figure.more-{of}", many=n != 1, n=self.say.number(n))

    def more(self, n: int, of: Literal["rows", "actors"] = "rows") -> None:
        """Say in small print how many more there are than are shown, if there are any."""
        if n > 0:
            self.note(self.say_more(n, of), self.say.say(f"figure.unshown-{of}", many=n != 1, n=self.say.number(n)))

    def headings(self, *headings: Heading) -> None:
        """Set the headings of columns, soft, on the line above the first row."""
        texts = [self.wrap(one.text, one.room, weight=one.weight) for one in headings]
        tall = max(map(len, texts))
        for one, lines in zip(headings, texts, strict=True):
            y, colour = self.y + (tall - len(lines)) * self.line, one.colour or self.colours.soft
            self.put(one.x, y, lines, align=one.align, colour=colour, weight=one.weight)
        self.y += tall * self.line + 2
        self.rule(self.y, dark=True)

    def close_row(self, *bottoms: float, lines: float = 0.2) -> None:
        """Draw the line under a row, so many lines below the lowest of what stands in it."""
        self.y = max(bottoms) + lines * self.line
        self.rule(self.y)

    def skip(self, lines: float = 0.5) -> None:
        """Leave room."""
        self.y += lines * self.line

    def head(self, deck: str) -> None:
        """Set the title, and under it what the figure shows."""
        self.told.append(self.title.text)
        size = self.size * TITLE
        title = balance(self.title.text, self.room, size, "bold")
        self.y = self.put(self.left, self.y, title, weight="bold", size=size, label="title")
        self.skip(0.15)
        self.note(deck)
        self.skip(0.5)

    def empty(self) -> None:
        """Say that nothing was found."""
        self.y = self.put(self.left, self.y, self.say.say("none"), colour=self.colours.soft)

    def close(self) -> Axes:
        """Cut the sheet under what stands on it, and give its axes; their label has title and small print in lines."""
        height = self.y + MARGIN
        figure = self.ax.get_figure(root=True)
        self.ax.set_axis_off()
        self.ax.set_label("\n".join(" ".join(text.split()) for text in self.told))
        self.ax.set_xlim(0, self.width)
        self.ax.set_ylim(height, 0)
        if figure is not None and len(figure.axes) == 1:
            figure.set_size_inches(self.width / 72, height / 72)
            self.ax.set_position((0, 0, 1, 1))
        return self.ax


def set_sheet(source: Portrait | None, figure: str, fill: Callable[[Sheet], None], look: Look) -> Axes:
    """Open a sheet for a figure of a portrait, let it be filled, and close it.

    The title is the finding that `titles` has for the figure. Raises `UsageError` for a look that cannot be.
    """
    width, size = check_look(look)
    language = choose_language(look.get("language", "en"))
    names = {actor.id: actor.name for actor in source.actors} if source else {}
    names |= dict(look.get("names") or {})
    short = {**(short_names(source.actors) if source else {}), **dict(look.get("names") or {})}
    focus = look.get("focus")
    title = find_title(source, figure, language, focus, short) if source else title_of_nothing(figure, language, focus)
    if own := look.get("title"):
        title = replace(title, text=own, claim=False)
    from matplotlib import rc_context

    ax = look.get("ax")
    if ax is None:
        # Before the look is set: a notebook turns its display on with the first figure, and must not forget it.
        from matplotlib import pyplot as plt

        ax = plt.figure(dpi=110, facecolor="white").add_axes((0, 0, 1, 1))
    with rc_context(LOOK):
        colours = look.get("colours", Colours())
        sheet = Sheet(ax, width * POINTS_PER_CM, size, language, colours, title, names, short)
        fill(sheet)
        return sheet.close()
