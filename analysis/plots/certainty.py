"""How sure the text is: of each source its statements, asserted, hedged or denied, and the words that say so."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING, Unpack

from analysis.plots.bars import Column, Line, set_bars
from analysis.plots.sheet import Sheet, set_sheet
from analysis.plots.style import Look
from analysis.portrait import Portrait
from analysis.records import NARRATOR, UNKNOWN, Clause, Hedge, rows_in

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.axes import Axes

MOST_ROWS = 15
COMMITMENTS = ("asserted", "hedged", "denied", "not-asserted")
_LOOKS = (Column("column.asserted"), Column("column.hedged", hatched=True), Column("column.denied", counter=True))
COLUMNS = (*_LOOKS, Column("column.not-asserted", hollow=True))


def score_certainty(portrait: Portrait) -> pd.DataFrame:
    """Count statements and marks of certainty by source: `source asserted hedged denied not_asserted hedges words`.

    The newspaper is `narrator`; `unknown` has what is given to a source that is not found. A statement of a joint
    source counts for each. `hedges` counts the words that say how sure, which `words` lists. Who states most is first,
    after the newspaper.

    >>> from analysis.portrait import portray
    >>> score_certainty(portray("De man kwam. Hij zou ziek zijn.")).iloc[:, :3].values.tolist()
    [['narrator', 1, 1]]
    """
    import pandas as pd

    stated: defaultdict[str, Counter[str]] = defaultdict(Counter)
    marked: defaultdict[str, list[str]] = defaultdict(list)
    for clause in rows_in(portrait.records, Clause):
        nobody = NARRATOR if clause.attribution == "none" or clause.voice == NARRATOR else UNKNOWN
        for source in clause.sources or (nobody,):
            stated[source][clause.commitment] += 1
    for hedge in rows_in(portrait.records, Hedge):
        for voice in hedge.voice.split(";"):
            marked[voice].append(" ".join(hedge.text.lower().split()))
    sources = sorted({*stated, *marked}, key=lambda one: (one != NARRATOR, one == UNKNOWN, -stated[one].total(), one))
    rows = [
        (one, *(stated[one][kind] for kind in COMMITMENTS), len(marked[one]), "; ".join(marked[one])) for one in sources
    ]
    columns = ["source", "asserted", "hedged", "denied", "not_asserted", "hedges", "words"]
    return pd.DataFrame(rows, columns=columns).astype(dict.fromkeys(columns[1:-1], "int64"))


def plot_certainty(portrait: Portrait, **look: Unpack[Look]) -> Axes:
    """Draw how sure the text is: a row a source, its statements by how far it stands behind them, and its hedges.

    `look` is told by `Look`. Returns the axes.

    >>> from analysis.portrait import portray
    >>> portrait = portray("De man kwam. Hij zou ziek zijn.")
    >>> plot_certainty(portrait).texts[0].get_text()
    'How sure the text is, source by source'
    """
    return set_sheet(portrait, "certainty", lambda sheet: _fill(sheet, portrait), look)


def _fill(sheet: Sheet, portrait: Portrait) -> None:
    say = sheet.say
    table = score_certainty(portrait)
    clauses, hedges = rows_in(portrait.records, Clause), rows_in(portrait.records, Hedge)
    sources = sum(one not in (NARRATOR, UNKNOWN) for one in table["source"])
    slots = {"clauses": say.count(len(clauses), "statement"), "hedges": say.count(len(hedges), "word")}
    sheet.head(say.say("deck.certainty", many=False, sources=say.count(sources, "source"), **slots))
    if table.empty:
        sheet.empty()
        return
    rows = []
    for row in table[:MOST_ROWS].to_dict("records"):
        counts = Counter(word for word in row["words"].split("; ") if word)
        words = ", ".join(f"{word}\xa0{say.number(k)}×" if k > 1 else word for word, k in counts.most_common())
        values = tuple(int(row[kind.replace("-", "_")]) for kind in COMMITMENTS)
        rows.append(Line(row["source"], values, words))
    set_bars(sheet, rows, COLUMNS, alike=True)
    sheet.more(len(table) - MOST_ROWS)
