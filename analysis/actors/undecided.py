"""Pronouns for whom two or more are too close to choose: no actor, but candidates, rather than somebody wrong."""

from __future__ import annotations

from collections.abc import Sequence
from operator import attrgetter
from typing import TYPE_CHECKING

from analysis.actors.candidates import REACH, History, PronounAt
from analysis.actors.prominence import Candidate, candidate_of, in_sentences
from analysis.actors.weights import asked_of, features_of, probabilities
from analysis.grammar.noun_phrases import noun_phrases
from analysis.grammar.pronouns import LEXICON, pronouns_in
from analysis.intervals import Intervals
from analysis.lexicon import learned_weights, load_lexicon
from analysis.parse import anchor, sentence_number
from analysis.records import Actor, Mention, MentionRow, Quote

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

#: How likely somebody must be to be one of the candidates. A setting: what is less likely is not told.
POSSIBLE = 0.15
RULE = "mention.undecided"


def find_undecided(
    doc: Doc, actors: Sequence[Actor], mentions: Sequence[Mention], quotes: Sequence[Quote] = ()
) -> list[MentionRow]:
    """Give the third-person pronouns that may stand for several of the actors and are mentions of none.

    `actor` is None, `candidates` are the actors who are likely by 0.15 at least; a pronoun with fewer than two is no
    row. In somebody's own words he is no candidate. In the order of the text.

    >>> from analysis.actors import identify
    >>> from analysis.parse import parse
    >>> doc = parse("Agent Bos sprak met Kees Smit. Hij wordt verdacht van moord.")
    >>> [(m.text, m.candidates) for m in find_undecided(doc, *identify(doc))]
    [('Hij', ('bos', 'kees-smit'))]
    """
    known = {actor.id: actor for actor in actors}
    tokens = {token.idx: token for token in doc}
    plural = {doc[p.start].idx: p.plural for p in noun_phrases(doc)}
    seen = sorted(
        (
            candidate_of(tokens[m.start], m, plural.get(m.start, False), known)
            for m in mentions
            if m.start in tokens and m.actor in known
        ),
        key=attrgetter("start"),
    )
    genders: dict[str, str | None] = {actor.id: actor.gender for actor in actors}
    history = History(doc, seen)
    taken = {m.start for m in mentions}
    weights, lexicon = learned_weights("reference-weights"), load_lexicon(LEXICON).id
    heard = Intervals(q for q in quotes if q.kind == "direct")
    found: list[MentionRow] = []
    for token, pronoun in pronouns_in(doc):
        if token.idx in taken:
            continue
        says = {who for q in heard.around(token.idx, token.idx + 1) for who in q.speakers}
        near = [c for c in _near(token, seen) if c.actor not in says] if says else seen
        at = PronounAt(token, pronoun, near, history, known, genders)
        if at.reflexive or at.pointing:
            continue
        asked = asked_of(at)
        odds = probabilities([features_of(one) for one in asked], weights)
        likely = sorted(one.last.actor for one, p in zip(asked, odds, strict=True) if p >= POSSIBLE)
        if len(likely) < 2:
            continue
        place = anchor(doc, token.idx, token.idx + len(token))
        form = "possessive" if at.possessive else "pronoun"
        found.append(MentionRow(**place, actor=None, form=form, candidates=tuple(likely), rule=RULE, lexicon=lexicon))  # type: ignore[arg-type]
    return found


def _near(token: Token, seen: Sequence[Candidate]) -> Sequence[Candidate]:
    """Give the mentions as far back as a pronoun looks, up to the end of its sentence."""
    here = sentence_number(token.doc, token.idx)
    return in_sentences(seen, here - REACH, here)
