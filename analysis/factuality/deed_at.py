"""A deed at its place: its clause, and what stands around it in the article."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from analysis.claims import is_claimed
from analysis.grammar.accusations import names_accused
from analysis.intervals import Intervals
from analysis.portrait import Portrait
from analysis.records import Clause, Event, Hedge, Mention, Token, rows_in


@dataclass(frozen=True, slots=True)
class Around:
    """What is known of the article around a deed: its words, its hedges, who is called a suspect.

    The hedges are asked by where they stand (`hedges`) and by what they stand over (`scopes`).
    """

    tokens: Sequence[Token]
    hedges: Intervals[Hedge]
    scopes: Intervals[Hedge]
    suspects: frozenset[str]

    def lemmas(self, word: int) -> Iterator[str]:
        """Give the forms under which a word may stand in a word list."""
        yield self.tokens[word].text.lower()
        yield self.tokens[word].lemma.lower()


@dataclass(frozen=True, slots=True)
class DeedAt:
    """A deed with what its criteria look at."""

    event: Event
    clause: Clause | None
    around: Around

    @property
    def is_noun(self) -> bool:
        """Whether a noun tells it."""
        return self.event.diathesis == "nominal"

    @property
    def is_claimed(self) -> bool:
        """Whether an infinitive tells it on the word of whoever its clause tells of: *zegt te hebben geslagen*."""
        return is_claimed(self.event, self.clause)


def article_around(portrait: Portrait) -> Around:
    """Give what is known of the article around its deeds."""
    tokens = rows_in(portrait.records, Token)
    # What stresses makes nothing uncertain; *zou* of what was then to come does: it is not said to have come.
    hedges = [hedge for hedge in rows_in(portrait.records, Hedge) if hedge.kind != "booster"]
    scopes = Intervals(hedges, ends=lambda hedge: (hedge.scope_start, hedge.scope_end))
    return Around(tokens, Intervals(hedges), scopes, _find_suspects(portrait, tokens, hedges))


def _find_suspects(portrait: Portrait, tokens: Sequence[Token], hedges: Sequence[Hedge]) -> frozenset[str]:
    """Find who is called a suspect somewhere in the article: *de verdachte*, *de vermoedelijke schutter*."""
    places = [
        token.start for token in tokens if names_accused(token.text.lower()) or names_accused(token.lemma.lower())
    ]
    places += [hedge.start for hedge in hedges if hedge.kind == "adverb"]
    mentions = Intervals(rows_in(portrait.records, Mention))
    return frozenset(m.actor for place in places for m in mentions.around(place, place + 1) if m.actor)
