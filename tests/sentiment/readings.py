"""What a construction reads in a sentence: word, target, who judges, and the rule, for tests of the modules."""

from __future__ import annotations

from collections.abc import Callable

from analysis.grammar.mention_heads import Heads, mention_heads
from analysis.sentiment.evaluations import Entry
from analysis.sentiment.expressions import Expression, find_expressions
from analysis.sentiment.judged import Reading
from tests.parses import stored

Construction = Callable[[Expression, Entry, Heads], Reading | None]


def readings(text: str, construction: Construction) -> list[tuple[str, str, str | None, str]]:
    """Give what a construction reads of each expression of a stored sentence by its first entry that it reads."""
    doc = stored(text, "sentiment")
    heads, found = mention_heads(doc, []), []
    for expression in find_expressions(doc):
        reading = next(filter(None, (construction(expression, one, heads) for one in expression.entries)), None)
        if reading is not None:
            judge = None if reading.judge is None else reading.judge.text
            found.append((expression.head.text, reading.targets[0].text, judge, reading.rule))
    return found
