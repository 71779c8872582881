"""The ledger of violence: a line a telling in reading order, with doer, verb as written, and victim."""

from __future__ import annotations

from typing import TYPE_CHECKING, Unpack

from analysis.ledger import Telling, find_ledger
from analysis.plots.sheet import Align, Sheet, set_sheet
from analysis.plots.style import Look
from analysis.portrait import Portrait

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.axes import Axes

MOST_ROWS = 45
NOBODY = "—"


def score_ledger(portrait: Portrait) -> pd.DataFrame:
    """List the tellings of harm in reading order: `start sentence doers doer verb victims victim itself negated voice`.

    `doers` and `victims` are ids, joined by `;`, `doer` and `victim` the words of the text; all are null where nobody
    is named. `verb` is as written.

    >>> from analysis.portrait import portray
    >>> score_ledger(portray("Rebellen doodden de agent."))[["doers", "doer", "verb", "victim"]].values.tolist()
    [['rebellen', 'Rebellen', 'doodden', 'de agent']]
    """
    import pandas as pd

    columns = ["start", "sentence", "doers", "doer", "verb", "victims", "victim", "itself", "negated", "voice"]
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
        )
        for t in find_ledger(portrait)
    ]
    table = pd.DataFrame(rows, columns=columns)
    return table.astype({"start": "int64", "sentence": "int64", "itself": "bool", "negated": "bool"})


def plot_ledger(portrait: Portrait, **look: Unpack[Look]) -> Axes:
    """Draw the ledger of violence: a line a telling, with who does it, the verb as written, and whom it befalls.

    A dash stands where nobody is named; a doer that is no actor stands in its own words. `look` is told by `Look`.
    Returns the axes.

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
    if denied := sum(telling.negated for telling in tellings):
        deck += say.say("deck.ledger-denied", n=say.number(denied))
    sheet.head(deck)
    if not tellings:
        sheet.empty()
        return
    # A page has room to say whose telling it is.
    shares = (0.36, 0.28, 0.36) if sheet.narrow else (0.29, 0.2, 0.31, 0.2)
    lefts = [sheet.left + sheet.room * sum(shares[:i]) for i in range(len(shares))]
    rooms = [sheet.room * share - sheet.size for share in shares]
    aligns: tuple[Align, ...] = ("right", "center", "left", "left")
    anchors = [lefts[0] + rooms[0], lefts[1] + rooms[1] / 2, lefts[2], *lefts[3:]]
    for key, x, align in zip(("doer", "verb", "victim", "told-by"), anchors, aligns, strict=False):
        sheet.put(x, sheet.y, say.say(f"figure.{key}"), align=align, colour=sheet.colours.soft)
    sheet.y += sheet.line + 2
    sheet.rule(sheet.y, dark=True)
    for telling in tellings[:MOST_ROWS]:
        _line(sheet, telling, anchors, rooms, aligns)
    sheet.skip(0.3)
    if others := len(tellings) - MOST_ROWS:
        if others > 0:
            sheet.note(say.say("figure.more-rows", many=others != 1, n=say.number(others)))


def _line(sheet: Sheet, telling: Telling, anchors: list[float], rooms: list[float], aligns: tuple[Align, ...]) -> None:
    """Set the line of a telling; who is in focus stands in colour and bold, a dash where nobody is named."""
    colours = sheet.colours
    doer = _who(sheet, telling.doers, telling.doer)
    denied = f"{sheet.say.say('figure.denied')} " if telling.negated else ""
    cells = [
        (doer, colours.focus, sheet.in_focus(*telling.doers), "normal"),
        (denied + telling.verb, colours.ink, False, "italic"),
        (_victim(sheet, telling), colours.counter, sheet.in_focus(*telling.victims), "normal"),
        (sheet.name(telling.voice, short=True), colours.soft, False, "normal"),
    ]
    y = sheet.y + 0.15 * sheet.line
    bottoms = []
    for (text, colour, bold, style), x, room, align in zip(cells, anchors, rooms, aligns, strict=False):
        weight = "bold" if bold else "normal"
        ink = colours.soft if text == NOBODY or colour == colours.soft else colour if bold else colours.ink
        lines = sheet.wrap(text, room, weight=weight, style=style)
        bottoms.append(sheet.put(x, y, lines, align=align, colour=ink, weight=weight, style=style))
    sheet.y = max(bottoms) + 0.15 * sheet.line
    sheet.rule(sheet.y)


def _who(sheet: Sheet, actors: tuple[str, ...], words: str | None) -> str:
    return sheet.name(";".join(actors), short=True) if actors else words or NOBODY


def _victim(sheet: Sheet, telling: Telling) -> str:
    """Say whom it befalls; who does it to itself in the word that says so, with the others beside it."""
    if not telling.itself or not telling.victim:
        return _who(sheet, telling.victims, telling.victim)
    others = [sheet.name(one, short=True) for one in telling.victims if one not in telling.doers]
    return sheet.say.join([telling.victim, *others])
