"""Third-person pronouns and possessives, where gender, number and distance leave one candidate."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from analysis.actors.binding import Candidate, is_in_content, is_joined, is_quoted_by, local_subject, speech_verbs
from analysis.actors.phrases import Phrase
from analysis.actors.pronoun_forms import LEXICON, Pronoun, is_possessive, number_of, pronoun_at
from analysis.parse import anchor, part_at, sentence_number
from analysis.records import Actor, Mention

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

#: How many sentences back a pronoun may look.
REACH = 2
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
        _candidate(doc, m, tokens, plural.get(m.start, False), actors) for m in sorted(mentions, key=lambda m: m.start)
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
        if pronoun.kind == "reflexive":
            rule = "mention.reflexive"
        end = token.idx + len(token.text)
        mention = Mention(**anchor(doc, token.idx, end), actor=candidate.actor, form=form, rule=rule, lexicon=LEXICON)  # type: ignore[arg-type]
        found.append(mention)
        if (
            genders.get(candidate.actor) is None
            and pronoun.gender in ("male", "female")
            and number_of(token, pronoun) == "singular"
        ):
            if actors[candidate.actor].type == "person":
                genders[candidate.actor] = pronoun.gender  # type: ignore[assignment]
        seen.append(_candidate(doc, mention, tokens, candidate.plural, actors))
        seen.sort(key=lambda c: c.start)
    return found


def _candidate(
    doc: Doc, mention: Mention, tokens: Mapping[int, Token], plural: bool, actors: Mapping[str, Actor]
) -> Candidate:
    first = tokens[mention.start]
    span = doc.char_span(mention.start, mention.end)
    token = span.root if span is not None else first
    subject = token.dep_ in ("nsubj", "nsubj:pass")
    main = subject and token.head.dep_ in ("ROOT", "conj", "parataxis", "ccomp")
    presented = any(c.dep_ == "cop" for c in token.children) and any(
        c.dep_ in ("nsubj", "expl") and c.lower_ in ("het", "dat", "dit") for c in token.children
    )
    listed = token.dep_ == "conj" or any(c.dep_ == "conj" and c.pos_ in ("NOUN", "PROPN") for c in token.children)
    weight = (
        2.0 if main or presented else 1.5 if subject else 1.0 if token.dep_ in ("obj", "iobj", "obl:agent") else 0.5
    )
    if listed and subject:
        weight -= 0.5
    if mention.form in ("possessive", "pronoun"):
        weight += 0.25
    speaks = subject and token.head.lemma_ in speech_verbs()
    many = plural or actors[mention.actor].type == "group"
    return Candidate(mention.actor, mention.sentence, mention.start, mention.end, weight, many, speaks)


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
    fit = [c for c in near if _fits(c, pronoun, number, token, actors, genders)]
    if pronoun.kind in ("reflexive", "demonstrative") or token.lower_ == "diens":
        return _local(token, fit, near, here, actors, genders, pronoun)
    if number == "plural" and any(c.plural for c in fit):
        fit = [c for c in fit if c.plural]
    if not fit:
        return None
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
    if not ranked:
        return None
    if len(ranked) > 1 and scores[ranked[0]] - scores[ranked[1]] < _margin(pronoun):
        return None
    return last[ranked[0]]


def _margin(pronoun: Pronoun) -> float:
    return 0.3


def _fits(
    c: Candidate,
    pronoun: Pronoun,
    number: str,
    token: Token,
    actors: Mapping[str, Actor],
    genders: Mapping[str, str | None],
) -> bool:
    actor = actors[c.actor]
    if number == "plural":
        return (
            c.plural
            or (actor.type == "organisation" and token.lower_ == "hun" and c.weight >= 1.5)
            or (actor.type == "place" and c.plural)
        )
    if number == "singular":
        if c.plural and actor.type != "organisation":
            return False
        gender = genders.get(c.actor)
        if actor.type == "person":
            return gender is None or pronoun.gender not in ("male", "female") or gender == pronoun.gender
        if actor.type in ("organisation", "group", "place"):
            if pronoun.kind == "reflexive":
                return True
            return (
                is_possessive(token, pronoun)
                and c.weight >= 1.0
                and c.sentence == sentence_number(token.doc, token.idx)
            )
    return True


def _local(
    token: Token,
    fit: Sequence[Candidate],
    near: Sequence[Candidate],
    here: int,
    actors: Mapping[str, Actor],
    genders: Mapping[str, str | None],
    pronoun: Pronoun,
) -> Candidate | None:
    """Resolve zichzelf to the subject nearest before it, and diens to the last male person."""
    if token.lower_ == "diens" and (subject := local_subject(token)) is not None:
        fit = [c for c in fit if not c.start <= subject.idx < c.end]
    same = [c for c in fit if c.sentence == here]
    if pronoun.kind == "reflexive":
        subjects = [c for c in same if c.weight >= 1.5]
        return subjects[-1] if subjects else None
    return same[-1] if same else (fit[-1] if fit else None)
