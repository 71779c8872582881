"""Who does what, and what is done to whom: a box a deed with its verb, saying, seeing and being left out."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Unpack

from analysis.factuality import find_factuality
from analysis.ledger import verb_as_written
from analysis.measures import ALL, count
from analysis.plots.rows import rows_of
from analysis.plots.sheet import LEADING, Sheet, set_sheet
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
    deck = say.say(
        "deck.deeds",
        actors=say.count(len(deeds), "actor"),
        deeds=say.number(facts),
        all=say.count(_facts(portrait), "deed"),
    )
    if alleged := table["start"].nunique() - facts:
        deck += say.say("deck.deeds-alleged", n=say.number(alleged))
    sheet.head(deck)
    if not deeds:
        sheet.empty()
        return
    many = [actor for actor in deeds if sum(map(len, deeds[actor].values())) >= FEWEST]
    shown = [actor for actor in many or deeds if actor != sheet.focus][:MOST_ROWS]
    if sheet.focus is not None and sheet.focus in deeds:
        shown = sorted([sheet.focus, *shown[: MOST_ROWS - 1]], key=list(deeds).index)
    first = 0.0 if sheet.narrow else sheet.room * 0.22
    gap = sheet.size
    half = (sheet.room - first - gap) / 2
    places = {"does": sheet.left + first, "undergoes": sheet.left + first + half + gap}
    for role, x in places.items():
        colour = sheet.colours.focus if role == "does" else sheet.colours.counter
        sheet.put(x, sheet.y, f"{SIDES[role]} {say.say(f'figure.{role}')}", colour=colour, weight="bold")
    sheet.y += sheet.line + 2
    sheet.rule(sheet.y, dark=True)
    digits = sheet.measure(say.number(max(len(v) for roles in deeds.values() for v in roles.values()))) + 4
    verbs = [deed.verb for actor in shown for told in deeds[actor].values() for deed in told]
    across = _across(verbs, half - digits)
    box = (half - digits) / across
    for actor in shown:
        bold = sheet.in_focus(actor)
        weight = "bold" if bold else "normal"
        y = sheet.y + 0.25 * sheet.line
        lines = sheet.wrap(sheet.name(actor), sheet.room if sheet.narrow else first - gap, weight=weight)
        under = sheet.put(sheet.left, y, lines, weight=weight)
        top = under if sheet.narrow else y
        bottoms = [under]
        for role, x in places.items():
            told = sorted(deeds[actor].get(role, []), key=lambda deed: not deed.is_fact)
            n = sum(deed.is_fact for deed in told)
            sheet.put(x, top + 1, say.number(n) if n else "–", weight=weight, colour=None if n else sheet.colours.soft)
            fill, ink = _colours(sheet, role, bold)
            bottom = _boxes(sheet, told[:MOST_DEEDS], x + digits, top, box, across, fill, ink)
            if others := max(len(told) - MOST_DEEDS, 0):
                bottom = sheet.put(x + digits, bottom, sheet.say_more(others), colour=sheet.colours.soft)
            bottoms.append(bottom)
        sheet.y = max(bottoms) + 0.2 * sheet.line
        sheet.rule(sheet.y)
    sheet.skip(0.3)
    few = [actor for actor in deeds if actor not in shown and sum(map(len, deeds[actor].values())) < FEWEST]
    below = few[:MOST_BELOW]
    if below:
        sheet.note(f"{say.say('figure.few-deeds')} {'; '.join(_tell(sheet, actor, deeds[actor]) for actor in below)}")
    sheet.more(len(deeds) - len(shown) - len(below), "actors")


def _facts(portrait: Portrait) -> int:
    """Count the deeds that are told as fact, those by and to nobody that is an actor included."""
    counted = count(portrait).get("does", {}).get(ALL)
    return len(counted.rows) if counted else 0


def _tell(sheet: Sheet, actor: str, told: Mapping[str, Sequence[Deed]]) -> str:
    """Tell the deeds of an actor in a line; with a question mark what is not told as fact."""
    sides = [f"{shape}\xa0{', '.join(map(str, told[role]))}" for role, shape in SIDES.items() if told.get(role)]
    return f"{sheet.name(actor, short=True)} {', '.join(sides)}"


def _across(verbs: Sequence[str], room: float) -> int:
    """Tell how many boxes stand beside one another, so that hardly a word must be cut."""
    widest = sorted(max(measure(word, SMALLEST) for word in verb.split()) for verb in verbs)
    wanted = widest[int(len(widest) * _WHOLE)] + _PADDING
    return max(int(room // wanted), 1)


def _colours(sheet: Sheet, role: str, bold: bool) -> tuple[str, str]:
    """Give the colours of the boxes and of the verbs in them."""
    if not bold:
        return sheet.colours.pale_other, sheet.colours.ink
    return (sheet.colours.focus if role == "does" else sheet.colours.counter), sheet.colours.paper


def _boxes(
    sheet: Sheet, deeds: Sequence[Deed], x: float, y: float, width: float, across: int, fill: str, ink: str
) -> float:
    """Draw the deeds as boxes of one width, so many beside one another, each verb whole; open what is no fact."""
    for start in range(0, len(deeds), across):
        row = deeds[start : start + across]
        lines = [sheet.wrap(deed.verb, width - _PADDING, size=SMALLEST) for deed in row]
        height = max(map(len, lines)) * SMALLEST * LEADING + 2.5
        for place, (deed, words) in enumerate(zip(row, lines, strict=True)):
            left = x + place * width
            if deed.is_fact:
                sheet.bar(left, y, width - 1.5, height - 0.5, fill)
            else:
                edge = sheet.colours.other if fill == sheet.colours.pale_other else fill
                sheet.bar(left, y, width - 1.5, height - 0.5, sheet.colours.paper, edge=edge, dashed=True)
            colour = ink if deed.is_fact else sheet.colours.ink
            sheet.put(left + (width - 1.5) / 2, y + 0.8, words, align="center", colour=colour, size=SMALLEST)
        y += height + 1
    return y
