"""The portraits side by side: a line an actor, a column a measure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from analysis.language import Language
from analysis.measures import Counts, Measure
from analysis.portrait import Portrait
from analysis.records import NARRATOR, UNKNOWN

#: Bars are drawn in this many steps; a page without inline styles has a class for each.
_STEPS = 12


@dataclass(frozen=True, slots=True)
class Heading:
    """The heading of a column of numbers: the measure, its layer, what it is called and what it means."""

    id: str
    layer: str
    title: str
    about: str
    shown: str


@dataclass(frozen=True, slots=True)
class Cell:
    """A number of the first table: as it is written, what it is of, and how long its bar is."""

    heading: Heading
    text: str
    step: int


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the first table: an actor and its numbers, or nobody (the newspaper, a source not named)."""

    actor: str
    name: str
    cells: list[Cell]

    @property
    def nobody(self) -> bool:
        """Whether it is no actor."""
        return self.actor in (UNKNOWN, NARRATOR)

    @property
    def empty(self) -> bool:
        """Whether it has none of the numbers that are shown at first."""
        return not any(cell.text for cell in self.cells if cell.heading.shown == "first")


def head_column(measure: Measure, say: Language) -> Heading:
    """Give the heading of a measure's column; a frame of another codebook is called by its name there."""
    kind, _, frame = measure.id.partition(":")
    if frame:
        title, about = say.find(f"frame.{frame}", frame), say.say(f"about.{kind}")
    else:
        title, about = say.say(f"measure.{measure.id}"), say.say(f"about.{measure.id}")
    return Heading(measure.id, measure.layer, title, about, measure.shown)


def set_lines(
    portrait: Portrait, headings: Sequence[Heading], counts: Counts, names: Mapping[str, str], say: Language
) -> list[Line]:
    """Give a line for each actor, the most often named first, then for those who are no actors but have a number."""
    actors = [portrayal.actor for portrayal in portrait.portrayals]
    actors += [one for one in (UNKNOWN, NARRATOR) if any(one in counts[heading.id] for heading in headings)]
    return [
        Line(actor, names[actor], [_cell(heading, actor, actors, counts, say) for heading in headings])
        for actor in actors
    ]


def _cell(heading: Heading, actor: str, actors: Sequence[str], counts: Counts, say: Language) -> Cell:
    found = counts[heading.id].get(actor)
    if found is None:
        return Cell(heading, "", 0)
    most = max(c.value for a, c in counts[heading.id].items() if a in actors)
    return Cell(heading, say.number(found.value), max(1, round(_STEPS * found.value / most)) if most else 0)
