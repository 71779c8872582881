"""What a code means, in the words of the codebook, for those who meet it in another program."""

from __future__ import annotations

from analysis.exchange.coded_rows import CODES
from analysis.glossary import load_column
from analysis.records import RECORDS


def describe_code(code: tuple[str, ...]) -> str | None:
    """Tell what a code means: a table, or a value of the column it is taken from; None where nobody wrote it down.

    >>> describe_code(("quotes", "direct"))
    "A whole sentence or clause between quotation marks, in the speaker's own words."
    """
    table, *values = code
    if table not in RECORDS:
        return None
    if not values:
        return (RECORDS[table].__doc__ or "").split("\n\n")[0]
    if len(values) > len(CODES[table]):
        return None
    told = load_column(table, CODES[table][len(values) - 1]).values.get(values[-1])
    return told.text if told else None
