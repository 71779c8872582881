"""Which phrase may stand to gain or lose by words, and which actors it stands for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from analysis.grammar.negation import is_negator
from analysis.grammar.nouns import look_up
from analysis.grammar.relations import LOOSE
from analysis.grammar.words import words_of
from analysis.records import Mention

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_NO_PART = ("acl:relcl", "acl", "appos", "conj", "punct", "parataxis", "advcl", "cc", "cop", "case", "mark", "nsubj")


@dataclass(frozen=True, slots=True)
class Heads:
    """The mentions of a text by the token that heads each, the outer before the inner."""

    at: Mapping[int, tuple[Mention, ...]]

    def of(self, token: Token) -> tuple[Mention, ...]:
        """Give the mention that a phrase stands for: of its head, else of the name beside it; none of a thing."""
        for near in (token, *(c for c in token.children if c.dep_ in ("flat", "appos") and c.i <= token.i + 3)):
            if near.i in self.at:
                return self.at[near.i][:1]
        if token.dep_ in ("flat", "appos") and token.head.i in self.at:
            return self.at[token.head.i][:1]
        return ()

    def actors(self, tokens: Iterable[Token]) -> tuple[str, ...]:
        """Give the ids of the actors that phrases stand for, sorted, each once."""
        return tuple(sorted({mention.actor for token in tokens for mention in self.of(token)}))

    def is_somebody(self, token: Token) -> bool:
        """Tell whether a phrase is a person, group or body that may stand to gain or lose by words."""
        if token.lower_ in words_of("nobody-definite") or _is_generic(token) or _is_nobody(token):
            return False
        if self.of(token):
            return True
        if token.pos_ == "PROPN":
            return not token.text.isupper() or len(token) > 1
        if token.pos_ == "PRON":
            person = token.morph.get("PronType", []) == ["Prs"] or bool(token.morph.get("Person", []))
            return person
        if token.pos_ == "NUM" or token.lower_ in words_of("some-persons"):
            return not any(character.isdigit() for character in token.text) or token.dep_ in ("nsubj", "nsubj:pass")
        if token.pos_ == "NOUN":
            return look_up(token.text, token.lemma_) is not None
        return token.pos_ == "ADJ" and look_up(token.text, token.lemma_) is not None

    def extent(self, token: Token) -> tuple[int, int]:
        """Give the stretch of a phrase: its mention where there is one, else its words up to a clause."""
        if found := self.of(token):
            return found[0].start, found[0].end
        words = {token}
        if token.pos_ not in ("VERB", "AUX"):
            for child in token.children:
                if child.dep_ not in _NO_PART:
                    words.update(t for t in child.subtree if not t.is_punct)
        kept = _together(sorted(words, key=lambda t: t.i), token)
        return kept[0].idx, kept[-1].idx + len(kept[-1])


def _is_nobody(token: Token) -> bool:
    """Tell whether a phrase says that there is none: *geen Amerikanen*."""
    return any(child.dep_ == "det" and is_negator(child) for child in token.children)


def _is_generic(token: Token) -> bool:
    """Tell whether a noun means people at large: *mensen*, unlike *27 mensen*, *de mensen*."""
    if token.lemma_.lower() not in words_of("people-at-large"):
        return False
    return not any(c.dep_ in ("det", "nummod", "nmod:poss", "amod") for c in token.children)


def find_heads(doc: Doc, mentions: Sequence[Mention]) -> Heads:
    """Find the head of each mention in the parse: the word in it that hangs on a word outside it."""
    found: dict[int, list[Mention]] = {}
    for mention in sorted(mentions, key=lambda m: (m.start - m.end, m.start)):
        span = doc.char_span(mention.start, mention.end, alignment_mode="expand")
        if span is None or not len(span):
            continue
        tops = [t for t in span if t.head.i == t.i or not span.start <= t.head.i < span.end]
        nominal = [t for t in tops if t.pos_ in ("NOUN", "PROPN", "PRON", "NUM", "ADJ", "DET", "X")]
        core = [t for t in nominal if t.dep_ not in LOOSE]
        found.setdefault((core or nominal or tops)[0].i, []).append(mention)
    return Heads({i: tuple(some) for i, some in found.items()})


def _together(words: list[Token], head: Token) -> list[Token]:
    """Keep the words that stand next to one another around the head."""
    first = last = words.index(head)
    while first > 0 and words[first - 1].i == words[first].i - 1:
        first -= 1
    while last + 1 < len(words) and words[last + 1].i == words[last].i + 1:
        last += 1
    return words[first : last + 1]
