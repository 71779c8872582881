"""The ledger of violence: a line a telling in reading order, with doer, verb as written, and victim."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import TYPE_CHECKING, Unpack

from analysis.factuality import Status, tell_factuality
from analysis.ledger import Telling, find_ledger
from analysis.plots.sheet import Align, Heading, Sheet, set_sheet
from analysis.plots.style import Look
from analysis.portrait import Portrait

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.axes import Axes

MOST_ROWS = 45
NOBODY = "—"
#: The mark before a telling: filled only where the newspaper tells it as fact.
MARKS: Mapping[Status, tuple[str, bool]] = {
    "fact": ("o", True),
    "attributed": ("o", False),
    "uncertain": ("o", False),
    "denied": ("x", True),
}


def score_ledger(portrait: Portrait) -> pd.DataFrame:
    """List the tellings of harm in reading order: who does it, whom it befalls, and as what it is told.

    Columns: `start sentence doers doer verb victims victim itself negated voice factuality commitment sources`.
    `doers`, `victims` and `sources` are ids, joined by `;`, `doer` and `victim` the words of the text; all are null
    where nobody is named. `verb` is as written. `factuality` is fact, attributed, uncertain or denied.

    >>> from analysis.portrait import portray
    >>> table = score_ledger(portray("Rebellen doodden de agent. Rebellen zouden hem hebben geslagen."))
    >>> table[["doer", "verb", "factuality", "commitment"]].values.tolist()
    [['Rebellen', 'doodden', 'fact', 'asserted'], ['Rebellen', 'geslagen', 'uncertain', 'hedged']]
    """
    import pandas as pd

    columns = ["start", "sentence", "doers", "doer", "verb", "victims", "victim", "itself", "negated", "voice"]
    columns += ["factuality", "commitment", "sources"]
    rows = [
        (
            t.start,
            t.sentence,
            ";".join(t.doers) or None,
            t.doer,
            t.verb,
            ";".join(t.victims) or None,
            t.victim,
            t.itself,
            t.negated,
            t.voice,
            t.factuality.status,
            t.factuality.commitment,
            ";".join(t.factuality.sources) or None,
        )
        for t in find_ledger(portrait)
    ]
    table = pd.DataFrame(rows, columns=columns)
    return table.astype({"start": "int64", "sentence": "int64", "itself": "bool", "negated": "bool"})


def plot_ledger(portrait: Portrait, **look: Unpack[Look]) -> Axes:
    """Draw the ledger of violence: a line a telling, with who does it, the verb as written, and whom it befalls.

    A dash stands where nobody is named; a doer that is no actor stands in its own words. Only what the newspaper tells
    as fact has a filled mark; all else is open or crossed, with on whose word it is and how sure. `look` is told by
    `Look`. Returns the axes.

    >>> from analysis.portrait import portray
    >>> portrait = portray("“Alle dappere soldaten zijn veilig”, zei Joe Biden. Rebellen doodden de agent.")
    >>> [text.get_text() for text in plot_ledger(portrait).texts][-4:]
    ['rebellen', 'doodden', 'agent', 'the newspaper']
    """
    return set_sheet(portrait, "ledger", lambda sheet: _fill(sheet, portrait), look)


def _fill(sheet: Sheet, portrait: Portrait) -> None:
    say = sheet.say
    tellings = find_ledger(portrait)
    deck = say.say("deck.ledger", n=say.number(len(tellings)))
    told = Counter(telling.factuality.status for telling in tellings)
    if told.total() > told["fact"]:
        alleged = told["attributed"] + told["uncertain"]
        slots = {"facts": told["fact"], "alleged": alleged, "denied": told["denied"]}
        deck += say.say("deck.ledger-alleged", many=False, **{slot: say.number(n) for slot, n in slots.items()})
    sheet.head(deck)
    if not tellings:
        sheet.empty()
        return
    # A page has room to say whose telling it is beside it.
    shares = (0.36, 0.28, 0.36) if sheet.narrow else (0.28, 0.2, 0.28, 0.24)
    left, room = sheet.left + sheet.size, sheet.room - sheet.size
    lefts = [left + room * sum(shares[:i]) for i in range(len(shares))]
    rooms = [room * share - sheet.size for share in shares]
    aligns: tuple[Align, ...] = ("right", "center", "left", "left")
    anchors = [lefts[0] + rooms[0], lefts[1] + rooms[1] / 2, lefts[2], *lefts[3:]]
    keys = ("doer", "verb", "victim", "told-by")
    columns = zip(anchors, keys, rooms, aligns, strict=False)
    sheet.headings(*(Heading(x, say.say(f"figure.{key}"), room, align) for x, key, room, align in columns))
    for telling in tellings[:MOST_ROWS]:
        _line(sheet, telling, anchors, rooms, aligns)
    sheet.skip(0.3)
    sheet.more(len(tellings) - MOST_ROWS)


def _line(sheet: Sheet, telling: Telling, anchors: list[float], rooms: list[float], aligns: tuple[Align, ...]) -> None:
    """Set the line of a telling; who is in focus stands in colour and bold, a dash where nobody is named.

    Who is only said to do it does not stand in bold.
    """
    colours, fact = sheet.colours, telling.is_fact
    doer = _who(sheet, telling.doers, telling.doer)
    basis = tell_factuality(telling.factuality, sheet.short, sheet.say)
    teller = basis or sheet.name(telling.voice, short=True)
    cells = [
        (doer, colours.focus, sheet.in_focus(*telling.doers), "normal"),
        (telling.verb, colours.ink, False, "italic"),
        (_victim(sheet, telling), colours.counter, sheet.in_focus(*telling.victims), "normal"),
        (teller, colours.soft, False, "normal"),
    ]
    y = sheet.y + 0.15 * sheet.line
    shape, filled = MARKS[telling.factuality.status]
    sheet.mark(sheet.left + 2.5, y + sheet.line / 2, shape, colours.soft, filled=filled, size=3.6)
    bottoms = []
    for (text, colour, focused, style), x, room, align in zip(cells, anchors, rooms, aligns, strict=False):
        weight = "bold" if focused and fact else "normal"
        ink = colours.soft if text == NOBODY or colour == colours.soft else colour if focused else colours.ink
        lines = sheet.wrap(text, room, weight=weight, style=style)
        bottoms.append(sheet.put(x, y, lines, align=align, colour=ink, weight=weight, style=style))
    sheet.y = max(bottoms)
    if sheet.narrow and basis:
        lines = sheet.wrap(basis, sheet.room - 2 * sheet.size)
        sheet.y = sheet.put(sheet.left + sheet.room / 2, sheet.y, lines, align="center", colour=colours.soft)
    sheet.close_row(sheet.y, lines=0.15)


def _who(sheet: Sheet, actors: tuple[str, ...], words: str | None) -> str:
    return sheet.name(";".join(actors), short=True) if actors else words or NOBODY


def _victim(sheet: Sheet, telling: Telling) -> str:
    """Say whom it befalls; who does it to itself in the word that says so, with the others beside it."""
    if not telling.itself or not telling.victim:
        return _who(sheet, telling.victims, telling.victim)
    others = [sheet.name(one, short=True) for one in telling.victims if one not in telling.doers]
    return sheet.say.join([telling.victim, *others])
