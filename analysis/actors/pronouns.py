"""Third-person pronouns and possessives, where gender, number and distance leave one candidate."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from analysis.actors.binding import (
    Candidate,
    is_cue_beside_quote,
    is_in_content,
    is_joined,
    is_quoted_by,
    local_subject,
)
from analysis.actors.candidates import candidate_of, fits
from analysis.grammar.noun_phrases import Phrase
from analysis.grammar.pronouns import LEXICON, Pronoun, is_possessive, number_of, pronoun_at
from analysis.grammar.quoted import in_quotation
from analysis.grammar.verbs import speech_verbs
from analysis.lexicon import load_lexicon
from analysis.parse import anchor, part_at, sentence_number
from analysis.records import Actor, Mention

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

#: How many sentences back a pronoun may look.
REACH = 2
#: How many sentences back one may have begun to speak whose words go on.
FARTHEST = 6
#: By how much the first candidate must outweigh the second.
MARGIN = 0.3
#: The parts of an article that read on from one to the next.
_RUNNING = ("lead", "body")


def find_pronouns(
    doc: Doc, phrases: Sequence[Phrase], mentions: Sequence[Mention], actors: Mapping[str, Actor]
) -> list[Mention]:
    """Find the pronouns and possessives that certainly stand for one of the actors, in reading order.

    `mentions` are those by name, role and descriptor; the pronouns found count as mentions for those after them.
    """
    tokens = {token.idx: token for token in doc}
    plural = {doc[p.start].idx: p.plural for p in phrases}
    seen = [
        candidate_of(doc, m, tokens, plural.get(m.start, False), actors)
        for m in sorted(mentions, key=lambda m: m.start)
    ]
    genders = {actor.id: actor.gender for actor in actors.values()}
    found: list[Mention] = []
    for token in doc:
        pronoun = pronoun_at(token)
        if pronoun is None:
            continue
        candidate = _resolve(token, pronoun, seen, actors, genders)
        if candidate is None:
            continue
        form = "possessive" if is_possessive(token, pronoun) else "pronoun"
        rule = {"possessive": "mention.possessive", "pronoun": "mention.pronoun"}[form]
        if pronoun.kind in ("reflexive", "reciprocal"):
            rule = "mention.reflexive"
        end = token.idx + len(token.text)
        lexicon = load_lexicon(LEXICON).id
        mention = Mention(**anchor(doc, token.idx, end), actor=candidate.actor, form=form, rule=rule, lexicon=lexicon)  # type: ignore[arg-type]
        found.append(mention)
        if (
            genders.get(candidate.actor) is None
            and pronoun.gender in ("male", "female")
            and number_of(token, pronoun) == "singular"
        ):
            if actors[candidate.actor].type == "person":
                genders[candidate.actor] = pronoun.gender  # type: ignore[assignment]
        seen.append(candidate_of(doc, mention, tokens, candidate.plural, actors))
        seen.sort(key=lambda c: c.start)
    return found


def _resolve(
    token: Token,
    pronoun: Pronoun,
    seen: Sequence[Candidate],
    actors: Mapping[str, Actor],
    genders: Mapping[str, str | None],
) -> Candidate | None:
    doc = token.doc
    here = sentence_number(doc, token.idx)
    running = part_at(doc, token.idx).kind in _RUNNING
    number = number_of(token, pronoun)
    near = [
        c
        for c in seen
        if c.end <= token.idx
        and 0 <= here - c.sentence <= REACH
        and (part_at(doc, c.start).kind in _RUNNING) == running
    ]
    near = [c for c in near if not is_quoted_by(token, c) and not is_in_content(token, c, here)]
    if not in_quotation(doc, token.idx):
        outside = [c for c in near if not in_quotation(doc, c.start)]
        near = outside if outside or token.dep_ == "nsubj" else near
    fit = [c for c in near if fits(c, pronoun, number, token, actors, genders)]
    if pronoun.kind in ("reflexive", "reciprocal", "demonstrative") or token.lower_ == "diens":
        return _local(token, fit, near, here, actors, genders, pronoun)
    if number == "plural" and any(c.plural for c in fit):
        fit = [c for c in fit if c.plural]
    if not fit:
        return _speaker(token, pronoun, number, seen, actors, genders)
    subject = local_subject(token)
    if subject is not None and not is_possessive(token, pronoun):
        fit = [c for c in fit if not c.start <= subject.idx < c.end]
    joined = [c for c in fit if is_joined(token, c)]
    if joined and is_possessive(token, pronoun):
        return joined[-1]
    scores: dict[str, float] = {}
    last: dict[str, Candidate] = {}
    for c in fit:
        score = c.weight - 1.0 * (here - c.sentence) + (0.25 if here == c.sentence else 0.0)
        if c.speaks and token.dep_ == "nsubj" and token.head.lemma_ in speech_verbs():
            score += 0.5
        if subject is not None and c.start <= subject.idx < c.end:
            score += 1.0
        if c.actor not in scores or score >= scores[c.actor]:
            scores[c.actor], last[c.actor] = score, c
    ranked = sorted(scores, key=lambda a: -scores[a])
    if not ranked or (len(ranked) > 1 and scores[ranked[0]] - scores[ranked[1]] < MARGIN):
        return _speaker(token, pronoun, number, seen, actors, genders)
    return last[ranked[0]]


def _speaker(
    token: Token,
    pronoun: Pronoun,
    number: str,
    seen: Sequence[Candidate],
    actors: Mapping[str, Actor],
    genders: Mapping[str, str | None],
) -> Candidate | None:
    """Find who goes on speaking: *“…”, zei hij* is the person who spoke last, outside the quotations between."""
    if number != "singular" or not is_cue_beside_quote(token):
        return None
    here = sentence_number(token.doc, token.idx)
    heard = [
        c
        for c in seen
        if c.end <= token.idx
        and 0 <= here - c.sentence <= FARTHEST
        and actors[c.actor].type == "person"
        and (c.speaks or c.weight >= 2.0)
        and fits(c, pronoun, number, token, actors, genders)
        and not in_quotation(token.doc, c.start)
        and not is_in_content(token, c, here)
    ]
    return max(heard, key=lambda c: (c.speaks, c.start), default=None)


def _local(
    token: Token,
    fit: Sequence[Candidate],
    near: Sequence[Candidate],
    here: int,
    actors: Mapping[str, Actor],
    genders: Mapping[str, str | None],
    pronoun: Pronoun,
) -> Candidate | None:
    """Resolve zichzelf and elkaar to the subject nearest before it, and diens to the last male person."""
    if token.lower_ == "diens" and (subject := local_subject(token)) is not None:
        fit = [c for c in fit if not c.start <= subject.idx < c.end]
    same = [c for c in fit if c.sentence == here]
    if pronoun.kind in ("reflexive", "reciprocal"):
        subjects = [c for c in same if c.weight >= 1.5]
        return subjects[-1] if subjects else None
    return same[-1] if same else (fit[-1] if fit else None)
