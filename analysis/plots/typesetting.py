"""Type is measured before it is set: how wide a text is, and in which lines it fits."""

from __future__ import annotations

import re
import warnings
from collections.abc import Callable, Iterator
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from analysis.plots.style import LOOK

if TYPE_CHECKING:
    from matplotlib.backend_bases import RendererBase
    from matplotlib.text import Text
    from matplotlib.transforms import Bbox

#: How much narrower type is measured to be than some renderers draw it.
_SLACK = 1.01
_SOFT = "\u00ad"
_BREAKS = re.compile(f"(?<=[-–/{_SOFT}])")
#: So many letters at least stand on the next line when a word is cut.
_TAIL = 3
_VOWELS = tuple("aeiouyáàäâéèëêíìïîóòöôúùüû")
#: A space that does not break keeps a number with its sign: 77 %.
_SPACES = re.compile(r"[ \t\r\n\u2028\u2029]+")


def measure(text: str, size: float, weight: str = "normal", style: str = "normal") -> float:
    """Measure how much room a text needs, in points: how wide it is, and a little for how others set it.

    >>> measure("daden", 7) < measure("daden van geweld", 7) < measure("daden van geweld", 8)
    True
    """
    return width_of(text, size, weight, style) * _SLACK


@lru_cache(maxsize=20_000)
def width_of(text: str, size: float, weight: str = "normal", style: str = "normal") -> float:
    """Give how wide a text is when set, in points."""
    from matplotlib import rc_context
    from matplotlib.font_manager import FontProperties
    from matplotlib.textpath import text_to_path

    with rc_context(LOOK), warnings.catch_warnings():
        warnings.simplefilter("ignore")  # signs the typeface lacks are told of where the figure is saved
        font = FontProperties(size=size, weight=weight, style=style)  # type: ignore[arg-type]
        width, _, _ = text_to_path.get_text_width_height_descent(text, font, ismath=False)
    return float(width)


@cache
def typeset() -> type[Text]:
    """Give the kind of text that is drawn as wide as it is measured, whenever and at whatever resolution that is.

    Matplotlib asks for the fitting of letters to pixels when it draws, long after the house look has been left.
    """
    from matplotlib import rc_context
    from matplotlib.text import Text

    class Typeset(Text):
        def draw(self, renderer: RendererBase, *args: object, **kwargs: object) -> None:
            with rc_context({"text.hinting": "none"}):
                super().draw(renderer, *args, **kwargs)

        def get_window_extent(self, renderer: RendererBase | None = None, dpi: float | None = None) -> Bbox:
            with rc_context({"text.hinting": "none"}):
                return super().get_window_extent(renderer, dpi)

    return Typeset


def wrap(text: str, room: float, size: float, weight: str = "normal", style: str = "normal") -> list[str]:
    """Set a text in lines no wider than there is room for: between words, else at a hyphen, else inside a word.

    Nothing is left out. A soft hyphen shows only where a line ends with it.

    >>> wrap("Abu Ibrahim al-Hashimi al-Qurayshi", 35, 7)
    ['Abu', 'Ibrahim', 'al-', 'Hashimi', 'al-', 'Qurayshi']
    """

    def fits(line: str) -> bool:
        return measure(line.replace(_SOFT, ""), size, weight, style) <= room

    lines: list[str] = []
    line = ""
    for word in filter(None, _SPACES.split(text)):
        longer = f"{line} {word}" if line else word
        if fits(longer):
            line = longer
        elif line and fits(word):
            lines.append(line)
            line = word
        else:
            for place, piece in enumerate(_pieces(word, fits)):
                gap = " " if line and not place else ""
                end = "-" if piece.endswith(_SOFT) else ""
                if fits(line + gap + piece + end):
                    line += gap + piece
                else:
                    lines += [line] if line else []
                    line = piece
    lines += [line] if line else []
    return [one.replace(_SOFT, "") + ("-" if one.endswith(_SOFT) else "") for one in lines]


def balance(text: str, room: float, size: float, weight: str = "normal") -> list[str]:
    """Set a text in as few lines as there is room for, about as long as one another.

    >>> balance("De een is het meest genoemd", 100, 7)
    ['De een is het', 'meest genoemd']
    """
    lines = wrap(text, room, size, weight)
    narrow, wide = room / max(len(lines), 1), room
    while len(lines) > 1 and wide - narrow > 1:
        middle = (narrow + wide) / 2
        if len(wrap(text, middle, size, weight)) > len(lines):
            narrow = middle
        else:
            wide = middle
    return wrap(text, wide, size, weight)


def _pieces(word: str, fits: Callable[[str], bool]) -> Iterator[str]:
    """Cut a word at its hyphens, and what is still too wide where it must be, with a hyphen of ours."""
    for piece in filter(None, _BREAKS.split(word)):
        while not fits(piece) and len(piece) > 1:
            longest = max((n for n in range(1, len(piece)) if fits(piece[:n] + "-")), default=1)
            n = _syllable(piece, min(longest, max(len(piece) - _TAIL, 1)))
            yield piece[:n] + _SOFT
            piece = piece[n:]
        yield piece


def _syllable(word: str, longest: int) -> int:
    """Give where to cut a word: before the last consonant that begins a syllable, if there is one to the right."""
    for n in range(longest, longest // 2, -1):
        before, here, after = word[n - 1].lower(), word[n].lower(), word[n + 1 : n + 2].lower()
        if here.isalpha() and here not in _VOWELS and after in _VOWELS and before + here not in ("ch", "sh", "ph"):
            return n
    return longest
