"""The author of a column: *ik, mij, mijn* where nobody is quoted."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from analysis.grammar.marks import in_quotation
from analysis.grammar.words import words_of
from analysis.intervals import Intervals
from analysis.parse import anchor, article_of, part_at
from analysis.records import AUTHOR, Actor, Mention, Quote

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

#: In how many sentences at least the author says *ik* outside all quotations.
_LEAST = 2


def find_author(doc: Doc, mentions: Sequence[Mention], quotes: Sequence[Quote]) -> tuple[Actor | None, list[Mention]]:
    """Find the one who writes in the first person, as the reserved actor `author`, with all mentions of that person.

    These are *ik, mij, mijn* outside quotations of any kind. One *ik* alone may be a quotation whose marks were lost,
    and in a conversation of questions and answers it is whoever answers: neither is an author.

    >>> from analysis.parse import parse
    >>> doc = parse("Ik fiets graag. Gisteren verkocht ik mijn auto.")
    >>> actor, mentions = find_author(doc, [], [])
    >>> actor.id, [m.text for m in mentions]
    ('author', ['Ik', 'ik', 'mijn'])
    """
    taken = {(m.start, m.end) for m in mentions}
    told = Intervals(q for q in quotes if q.kind != "scare")
    forms = words_of("first-person")
    said = [t for t in doc if t.lower_ in forms and t.pos_ not in ("NOUN", "PROPN")]
    own = [t for t in said if _is_own(doc, t, told) and (t.idx, t.idx + len(t)) not in taken]
    if len({t.sent.start for t in own}) < _LEAST or not any(t.lower_ == "ik" for t in own) or _is_conversation(doc):
        return None, []
    found = [
        Mention(
            **anchor(doc, t.idx, t.idx + len(t)),
            actor=AUTHOR,
            form="possessive" if t.lower_ in words_of("possessive") else "pronoun",
            rule="mention.author",
        )
        for t in own
    ]
    return Actor(id=AUTHOR, name=AUTHOR, type="person"), found


def _is_own(doc: Doc, token: Token, told: Intervals[Quote]) -> bool:
    if in_quotation(doc, token.idx) or part_at(doc, token.idx).kind not in ("lead", "body"):
        return False
    return not told.around(token.idx, token.idx + 1)


def _is_conversation(doc: Doc) -> bool:
    """Tell whether two paragraphs or more are a question by themselves, as in an interview."""
    lines = (line.strip() for line in article_of(doc).text.split("\n"))
    return sum(line.endswith("?") for line in lines if line) >= _LEAST
