"""How an article tells of each actor, in its own words: what it is called, says, does and undergoes, as written."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from analysis.ledger import verb_as_written
from analysis.measures import Counts, count, stands_out
from analysis.portrait import Portrait

if TYPE_CHECKING:
    import pandas as pd

COLUMNS = ("actor", "called-words", "says", "deeds-done", "deeds-undergone", "deeds-alleged")
#: The measure behind each column that counts words as they are written.
_MEASURES = {"called-words": "called", "deeds-done": "does", "deeds-undergone": "undergoes", "deeds-alleged": "alleged"}


def find_wordings(portrait: Portrait) -> pd.DataFrame:
    """Tell of each actor that stands out, in the article's own words: what it is called, says, does and undergoes.

    Columns: `actor called-words says deeds-done deeds-undergone deeds-alleged`. A row an actor that is named twice or
    more, or heard, the most named first: the words that characterise it, the longest stretch it is quoted with, and the
    verbs of what it does and undergoes, as written; apart from these the verbs of what it is only said to do, may have
    done, is suspected of or plans (`deeds-alleged`). Words that come more often are counted (*president 3×*).

    >>> from analysis.portrait import portray
    >>> find_wordings(portray("“Alle soldaten zijn veilig”, aldus president Joe Biden.")).values.tolist()
    [['joe-biden', 'president', '“Alle soldaten zijn veilig”', '', '', '']]
    """
    import pandas as pd

    counts = count(portrait)
    actors = [row.actor for row in portrait.portrayals]
    rows = [
        (actor, _words(portrait, counts, "called-words", actor), _says(portrait, counts, actor),
         *(_words(portrait, counts, column, actor) for column in COLUMNS[3:]))
        for actor in actors
        if stands_out(actor, counts)
    ]  # fmt: skip
    return pd.DataFrame(rows, columns=list(COLUMNS))


def _rows(portrait: Portrait, counts: Counts, measure: str, table: str, actor: str) -> Iterator[Any]:
    counted = counts.get(measure, {}).get(actor)
    return (portrait.records[table][row] for row in (counted.rows if counted else ()))


def _words(portrait: Portrait, counts: Counts, column: str, actor: str) -> str:
    """List the words of a column, those that come more often counted."""
    measure = _MEASURES[column]
    if column == "called-words":
        words = [row.label for row in _rows(portrait, counts, measure, "labels", actor)]
    else:
        words = [verb_as_written(portrait, row) for row in _rows(portrait, counts, measure, "events", actor)]
    return ", ".join(f"{word} {n}×" if n > 1 else word for word, n in Counter(words).items())


def _says(portrait: Portrait, counts: Counts, actor: str) -> str:
    """Give the longest quotation of an actor: its own words between marks if there are any, else what is reported."""
    quotes = list(_rows(portrait, counts, "quotations", "quotes", actor))
    own = [quote for quote in quotes if quote.kind == "direct"] or [quote for quote in quotes if quote.kind == "mixed"]
    longest = max(own or quotes, key=lambda quote: quote.end - quote.start, default=None)
    if longest is None:
        return ""
    text = " ".join(longest.text.split())
    return f"“{text}”" if own else text
