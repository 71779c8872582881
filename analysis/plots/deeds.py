"""Who does what, and what is done to whom: a box a deed with its verb, saying, seeing and being left out."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias, Unpack

from analysis.factuality import find_factuality
from analysis.ledger import verb_as_written
from analysis.measures import ALL, count
from analysis.plots.plain_rows import rows_of
from analysis.plots.sheet import LEADING, Heading, Sheet, set_sheet
from analysis.plots.style import SMALLEST, Look
from analysis.plots.typesetting import measure
from analysis.portrait import Portrait
from analysis.processes import process
from analysis.records import Event, rows_in

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.axes import Axes

#: Who does and undergoes less stands in a line under the figure.
FEWEST = 3
MOST_ROWS, MOST_DEEDS, MOST_BELOW = 12, 12, 15
#: The part of the verbs whose words must fit in a box, and the room beside them, in points.
_WHOLE, _PADDING = 0.9, 5.0
SIDES = {"does": "▲", "undergoes": "▼"}


@dataclass(frozen=True, slots=True)
class Deed:
    """A deed in a box: its verb as written, and whether the newspaper tells it as fact."""

    verb: str
    is_fact: bool

    def __str__(self) -> str:
        """Give the verb, with a question mark if it is not told as fact."""
        return self.verb if self.is_fact else f"{self.verb}\xa0(?)"


#: The deeds of an actor by role, *does* and *undergoes*.
Told: TypeAlias = Mapping[str, Sequence[Deed]]


def score_deeds(portrait: Portrait) -> pd.DataFrame:
    """List the deeds of each actor: `actor role verb lemma start factuality commitment sources`, in reading order.

    `role` is does or undergoes. Saying, seeing and being are no deeds, and what is denied is nobody's; `verb` is as
    written. `factuality` is fact, attributed or uncertain, `sources` the ids of those on whose word it is, joined by
    `;`. Who does something to itself has two rows. Who has most deeds that are told as fact comes first.

    >>> from analysis.portrait import portray
    >>> table = score_deeds(portray("Jan Bos sloeg Els Vos. Els Vos zou Jan Bos slaan. Jan Bos zei niets."))
    >>> table[["actor", "role", "verb", "factuality"]].values.tolist()[:2]
    [['els-vos', 'does', 'slaan', 'uncertain'], ['els-vos', 'undergoes', 'sloeg', 'fact']]
    """
    import pandas as pd

    events = rows_in(portrait.records, Event)
    rows = [
        (actor, role, verb_as_written(portrait, event), event.lemma, event.start, told.status, told.commitment,
         ";".join(told.sources) or None)
        for event, told in zip(events, find_factuality(portrait), strict=True)
        if process(event.deed) == "does" and told.status != "denied"
        for role, actors in (("does", event.agents), ("undergoes", event.patients))
        for actor in actors
    ]  # fmt: skip
    facts, counts = Counter(row[0] for row in rows if row[5] == "fact"), Counter(row[0] for row in rows)
    rows.sort(key=lambda row: (-facts[row[0]], -counts[row[0]], row[0], row[1], row[4]))
    columns = ["actor", "role", "verb", "lemma", "start", "factuality", "commitment", "sources"]
    return pd.DataFrame(rows, columns=columns).astype({"start": "int64"})


def plot_deeds(portrait: Portrait, **look: Unpack[Look]) -> Axes:
    """Draw who does what and what is done to whom: a row an actor, a box a deed, its verb in it as written.

    What is told on somebody's word or as not certain has an open box after the others, and is not counted. Actors with
    fewer than three deeds stand in a line below. `look` is told by `Look`. Returns the axes.

    >>> from analysis.portrait import portray
    >>> portrait = portray("“Alle dappere soldaten zijn veilig”, zei Joe Biden. Rebellen doodden de agent.")
    >>> plot_deeds(portrait).texts[0].get_text()
    'Who does what, and what is done to whom'
    """
    return set_sheet(portrait, "deeds", lambda sheet: _fill(sheet, portrait), look)


def _fill(sheet: Sheet, portrait: Portrait) -> None:
    say = sheet.say
    table = score_deeds(portrait)
    deeds: defaultdict[str, defaultdict[str, list[Deed]]] = defaultdict(lambda: defaultdict(list))
    for row in rows_of(table):
        deeds[row["actor"]][row["role"]].append(Deed(row["verb"], row["factuality"] == "fact"))
    facts = table[table["factuality"] == "fact"]["start"].nunique()
    slots = {"actors": say.count(len(deeds), "actor"), "all": say.count(_facts(portrait), "deed")}
    deck = say.say("deck.deeds", many=False, deeds=say.number(facts), **slots)
    if alleged := table["start"].nunique() - facts:
        deck += say.say("deck.deeds-alleged", n=say.number(alleged))
    sheet.head(deck)
    if not deeds:
        sheet.empty()
        return
    shown = _choose(sheet, deeds)
    grid = _lay_out(sheet, deeds, shown)
    sides = (
        Heading(x, f"{SIDES[role]} {say.say(f'figure.{role}')}", sheet.room, "left", "bold", _colour(sheet, role))
        for role, x in grid.places.items()
    )
    sheet.headings(*sides)
    for actor in shown:
        _row(sheet, actor, deeds[actor], grid)
    sheet.skip(0.3)
    below = [actor for actor in deeds if actor not in shown and _is_few(deeds[actor])][:MOST_BELOW]
    if below:
        sheet.note(f"{say.say('figure.few-deeds')} {'; '.join(_tell(sheet, actor, deeds[actor]) for actor in below)}")
    sheet.more(len(deeds) - len(shown) - len(below), "actors")


def _is_few(told: Told) -> bool:
    """Tell whether somebody does and undergoes too little for a row."""
    return sum(map(len, told.values())) < FEWEST


def _choose(sheet: Sheet, deeds: Mapping[str, Told]) -> list[str]:
    """Choose the actors that have a row, with them who is in focus; if nobody has many deeds, those with few."""
    many = [actor for actor in deeds if not _is_few(deeds[actor])] or list(deeds)
    shown = [actor for actor in many if actor != sheet.focus][:MOST_ROWS]
    if sheet.focus is not None and sheet.focus in deeds:
        return sorted([sheet.focus, *shown[: MOST_ROWS - 1]], key=list(deeds).index)
    return shown


@dataclass(frozen=True, slots=True)
class _Grid:
    """Where the columns begin, how wide those of names and of numbers are, and a box, and how many stand beside."""

    places: Mapping[str, float]
    first: float
    digits: float
    box: float
    across: int


def _lay_out(sheet: Sheet, deeds: Mapping[str, Told], shown: Sequence[str]) -> _Grid:
    first = 0.0 if sheet.narrow else sheet.room * 0.22
    gap = sheet.size
    half = (sheet.room - first - gap) / 2
    places = {"does": sheet.left + first, "undergoes": sheet.left + first + half + gap}
    most = max(len(told) for roles in deeds.values() for told in roles.values())
    digits = sheet.measure(sheet.say.number(most)) + 4
    across = _across([deed.verb for actor in shown for told in deeds[actor].values() for deed in told], half - digits)
    return _Grid(places, first - gap, digits, (half - digits) / across, across)


def _row(sheet: Sheet, actor: str, deeds: Told, grid: _Grid) -> None:
    """Set the row of an actor: how many deeds are told as fact, and a box a deed."""
    weight = sheet.weight(actor)
    y = sheet.y + 0.25 * sheet.line
    lines = sheet.wrap(sheet.name(actor), sheet.room if sheet.narrow else grid.first, weight=weight)
    bottoms = [sheet.put(sheet.left, y, lines, weight=weight)]
    top = bottoms[0] if sheet.narrow else y
    for role, x in grid.places.items():
        told = sorted(deeds.get(role, []), key=lambda deed: not deed.is_fact)
        n = sum(deed.is_fact for deed in told)
        number, soft = (sheet.say.number(n), None) if n else ("–", sheet.colours.soft)
        sheet.put(x, top + 1, number, weight=weight, colour=soft)
        bottom = _boxes(sheet, told[:MOST_DEEDS], x + grid.digits, top, grid, _colour(sheet, role, actor))
        if others := max(len(told) - MOST_DEEDS, 0):
            bottom = sheet.put(x + grid.digits, bottom, sheet.say_more(others), colour=sheet.colours.soft)
        bottoms.append(bottom)
    sheet.close_row(*bottoms)


def _facts(portrait: Portrait) -> int:
    """Count the deeds that are told as fact, those by and to nobody that is an actor included."""
    counted = count(portrait).get("does", {}).get(ALL)
    return len(counted.rows) if counted else 0


def _tell(sheet: Sheet, actor: str, told: Told) -> str:
    """Tell the deeds of an actor in a line; with a question mark what is not told as fact."""
    sides = [f"{shape}\xa0{', '.join(map(str, told[role]))}" for role, shape in SIDES.items() if told.get(role)]
    return f"{sheet.name(actor, short=True)} {', '.join(sides)}"


def _across(verbs: Sequence[str], room: float) -> int:
    """Tell how many boxes stand beside one another, so that hardly a word must be cut."""
    widest = sorted(max(measure(word, SMALLEST) for word in verb.split()) for verb in verbs)
    wanted = widest[int(len(widest) * _WHOLE)] + _PADDING
    return max(int(room // wanted), 1)


def _colour(sheet: Sheet, role: str, actor: str | None = None) -> str:
    """Give the colour of a side, of an actor's boxes only if it is in focus."""
    if actor is not None and not sheet.in_focus(actor):
        return sheet.colours.pale_other
    return sheet.colours.focus if role == "does" else sheet.colours.counter


def _boxes(sheet: Sheet, deeds: Sequence[Deed], x: float, y: float, grid: _Grid, fill: str) -> float:
    """Draw the deeds as boxes of one width, so many beside one another, each verb whole; open what is no fact."""
    colours, pale = sheet.colours, fill == sheet.colours.pale_other
    for start in range(0, len(deeds), grid.across):
        row = deeds[start : start + grid.across]
        lines = [sheet.wrap(deed.verb, grid.box - _PADDING, size=SMALLEST) for deed in row]
        height = max(map(len, lines)) * SMALLEST * LEADING + 2.5
        for place, (deed, words) in enumerate(zip(row, lines, strict=True)):
            left, width = x + place * grid.box, grid.box - 1.5
            edge = None if deed.is_fact else colours.other if pale else fill
            paper = fill if deed.is_fact else colours.paper
            sheet.bar(left, y, width, height - 0.5, paper, edge=edge, dashed=not deed.is_fact)
            colour = colours.paper if deed.is_fact and not pale else colours.ink
            sheet.put(left + width / 2, y + 0.8, words, align="center", colour=colour, size=SMALLEST)
        y += height + 1
    return y
