"""`find_labels`: what an actor is called becomes records, each typed by how it represents the actor."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence, Set
from typing import TYPE_CHECKING, TypeAlias

from analysis.grammar.names import name_type, place_names
from analysis.grammar.nouns import fronts_compound
from analysis.intervals import Intervals
from analysis.labels.naming_words import adjective_type, honorifics, judging_part, noun_type
from analysis.labels.nominations import Found, known_names, names
from analysis.labels.phrases import Phrase, own_adjectives, own_nouns, take_apart
from analysis.labels.predicates import find_predicates
from analysis.parse import anchor, article_of
from analysis.records import Label, LabelType, Mention, Relation, VoiceSpan, reading_order, voice_at

if TYPE_CHECKING:
    from spacy.tokens import Doc

#: Whom the phrases mention that are headed by a word, by its place.
Heads: TypeAlias = Mapping[int, Set[str]]

_AGE_BEHIND = re.compile(r"\s\((\d{1,3})\)")


def find_labels(doc: Doc, mentions: Sequence[Mention], voices: Sequence[VoiceSpan]) -> list[Label]:
    """Find what each actor is called: names, nouns, adjectives, numbers and predicates, typed after Van Leeuwen (2008).

    The names and nouns of a mention have the relation `name`, a title in front of a name or a phrase beside one
    `apposition`, adjectives and numbers `attribute`, what is said with *is* or *noemen* `predicate`, parts of compounds
    `compound`. Pronouns are no labels, and a word that no lexicon knows gives none.

    >>> from analysis.parse import parse
    >>> doc = parse("Premier Rutte zweeg.")
    >>> rutte = Mention(**anchor(doc, 0, 13), rule="mention.name", actor="rutte", form="name")
    >>> [(label.label, label.type, label.relation) for label in find_labels(doc, [rutte], [])]
    [('premier', 'functionalisation', 'apposition'), ('Rutte', 'nomination', 'name')]

    Van Leeuwen (2008), Discourse and Practice: New Tools for Critical Discourse Analysis, ch. 2.
    """
    held = Intervals(mentions)
    everything = [p for m in mentions if m.form != "possessive" and (p := take_apart(doc, m, held))]
    phrases = [p for p in everything if p.mention.form != "pronoun"]
    known, heads = known_names(phrases), _by_head(phrases)
    found: dict[tuple[int, int, str, str], Label] = {}
    for phrase in phrases:
        for start, end, label, kind, relation, rule, lexicon in (
            *names(phrase, known),
            *_nouns(phrase, heads),
            *_behind(phrase, heads),
            *_adjectives(phrase),
            *_numbers(phrase),
            *_age(doc, phrase),
        ):
            record = _record(doc, voices, phrase.mention.actor, (start, end), label, kind, relation, rule, lexicon)
            found.setdefault((start, end, record.actor, kind), record)
    for actor, token, typed in find_predicates(doc, everything):
        place = (token.idx, token.idx + len(token))
        record = _record(
            doc, voices, actor, place, typed.lemma, typed.type, "predicate", "label.predicate", typed.lexicon
        )
        found.setdefault((*place, actor, typed.type), record)
    return reading_order(list(found.values()))


def _by_head(phrases: Sequence[Phrase]) -> Heads:
    heads: dict[int, set[str]] = {}
    for phrase in phrases:
        heads.setdefault(phrase.head.i, set()).add(phrase.mention.actor)
    return heads


def _record(
    doc: Doc,
    voices: Sequence[VoiceSpan],
    actor: str,
    place: tuple[int, int],
    label: str,
    kind: LabelType,
    relation: Relation,
    rule: str,
    lexicon: str | None,
) -> Label:
    voice = voice_at(voices, place[0])
    return Label(
        **anchor(doc, *place),
        voice=voice.voice,
        voice_kind=voice.voice_kind,
        actor=actor,
        label=label,
        type=kind,
        relation=relation,
        rule=rule,
        lexicon=lexicon,
    )


def _nouns(phrase: Phrase, heads: Heads) -> Iterator[Found]:
    for token in own_nouns(phrase):
        typed = noun_type(token.text, token.lemma_)
        if typed is None or (phrase.name and token.lower_ in honorifics()):
            continue
        start, end = token.idx, token.idx + len(token)
        relation: Relation = "apposition" if phrase.name or _beside_another(phrase, heads) else "name"
        owner, hyphen, rest = token.text.rpartition("-")
        front = token.i
        while front > 0 and fronts_compound(token.doc[front - 1]):
            front -= 1  # Pink Floyd-gitarist
        owner, start = token.doc[front : token.i].text_with_ws + owner, token.doc[front].idx
        inner = (
            noun_type(rest, rest) if hyphen and any(c.isupper() for c in owner) and not token.is_sent_start else None
        )
        if hyphen and owner.isupper() and inner is None:
            inner = noun_type(rest, rest)
        if inner is not None:
            yield start, end, inner.lemma, inner.type, "compound", "label.compound", inner.lexicon
            yield start, start + len(owner), owner, "relational", "compound", "label.compound-owner", None
            continue
        if typed.type == "classification" and any(c.dep_ == "nmod:poss" for c in token.children):
            typed = typed._replace(type="relational")
        judged = judging_part(token.text)
        yield (
            start,
            end,
            typed.lemma,
            typed.type,
            relation,
            "label.title" if phrase.name else "label.noun",
            typed.lexicon,
        )
        if judged is not None:
            yield (
                start,
                start + len(judged.lemma),
                judged.lemma,
                judged.type,
                "compound",
                "label.compound",
                judged.lexicon,
            )


def _behind(phrase: Phrase, heads: Heads) -> Iterator[Found]:
    """Give the nouns that stand behind a name and are no mention of their own: *Jan Kok, schrijver en columnist*."""
    for token in phrase.head.children if phrase.name else ():
        if token.dep_ != "appos" or token.pos_ != "NOUN" or token.i in heads or token.idx < phrase.mention.end:
            continue
        first = min(t.i for t in token.subtree if not t.is_punct)
        if token.doc[first - 1].text != ",":
            continue
        for noun in (token, *(c for c in token.children if c.dep_ == "conj" and c.pos_ == "NOUN" and c.i not in heads)):
            typed = noun_type(noun.text, noun.lemma_)
            if typed is not None:
                end = noun.idx + len(noun)
                yield noun.idx, end, typed.lemma, typed.type, "apposition", "label.noun-behind", typed.lexicon


def _beside_another(phrase: Phrase, heads: Heads) -> bool:
    """Tell whether a phrase stands beside another mention of the same actor: *Rutte, de premier*."""
    if phrase.head.dep_ != "appos":
        return False
    return phrase.mention.actor in heads.get(phrase.head.head.i, ())


def _adjectives(phrase: Phrase) -> Iterator[Found]:
    for token in own_adjectives(phrase):
        typed = adjective_type(token)
        if typed is not None:
            end = token.idx + len(token)
            yield token.idx, end, typed.lemma, typed.type, "attribute", "label.adjective", typed.lexicon


def _numbers(phrase: Phrase) -> Iterator[Found]:
    head = phrase.head
    if head.pos_ != "NOUN" or phrase.name:
        return
    for token in head.children:
        counts = (
            token.dep_ == "nummod" and token.pos_ == "NUM" and token in phrase.words and not token.text.startswith("19")
        )
        if counts and token.i < head.i and "Sing" not in head.morph.get("Number", []):
            start, end = token.idx, head.idx + len(head)
            text = phrase.mention.text[start - phrase.mention.start : end - phrase.mention.start]
            if text:
                yield start, end, text, "aggregation", "attribute", "label.number", None


def _age(doc: Doc, phrase: Phrase) -> Iterator[Found]:
    match = _AGE_BEHIND.match(article_of(doc).text, phrase.mention.end)
    words = tuple(token.text for token in phrase.name)
    if match and words and name_type(words) in ("person", None) and words[-1] not in place_names():
        yield match.start(1), match.end(1), match[1], "classification", "apposition", "label.age", None
