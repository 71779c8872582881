"""Which words of a parse head the mentions of actors, and which mention a phrase stands for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from analysis.grammar.deed_nouns import noun_sense
from analysis.grammar.nouns import names_people
from analysis.grammar.relations import LOOSE
from analysis.grammar.words import words_of
from analysis.parse import ask_once
from analysis.records import Mention

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

#: Relations of words under a noun that are no part of its phrase.
_NO_PART = frozenset("acl:relcl acl appos conj punct parataxis advcl cc cop case advmod mark nsubj".split())


@dataclass(frozen=True, slots=True)
class Heads:
    """The mentions of a text by the number of the token that heads each, the largest first."""

    at: Mapping[int, tuple[Mention, ...]]

    def of(self, token: Token) -> tuple[Mention, ...]:
        """Give the mention that a phrase stands for: that of its head, else of a name that hangs directly on it.

        Of two mentions with the same head the larger is meant, and with it the one of another actor that it names too.
        """
        if token.i in self.at:
            return self.at[token.i][:1]
        for child in () if token.pos_ == "NOUN" and _has_owner_behind(token) else token.children:
            if child.dep_ in ("flat", "appos") and child.i in self.at and child.i == _behind(token):
                return self.at[child.i][:1]
        counted = (
            token.dep_ == "nmod" and token.head.pos_ == "NUM" and not any(c.dep_ == "case" for c in token.children)
        )
        if (token.dep_ in ("flat", "appos") or counted) and token.head.i in self.at:
            return tuple(m for m in self.at[token.head.i] if m.start <= token.idx < m.end)[:1]
        return ()

    def actors(self, tokens: Iterable[Token]) -> tuple[str, ...]:
        """Give the ids of the actors that phrases stand for, sorted, each once.

        Where a group is an actor of its own, those listed behind it (*de partijen VVD en CDA*) are only its members.
        """
        named = (one for token in tokens if not self._is_member(token) for one in (token, *self._listed_behind(token)))
        return tuple(sorted({mention.actor for token in named for mention in self.of(token)}))

    def _listed_behind(self, token: Token) -> list[Token]:
        """Give those listed behind a phrase that is no mention and says what they are: *drie man, Bos, Vos en Kok*."""
        if token.i in self.at:
            return []
        names = [c for c in token.children if c.dep_ == "appos" and c.i in self.at]
        listed = [c for name in names for c in name.children if c.dep_ == "conj" and c.i in self.at]
        return [*names, *listed] if listed else []

    def _is_member(self, token: Token) -> bool:
        """Tell whether a name is listed behind a plural noun whose mention ends before the list."""
        first = token.head if token.dep_ == "conj" else token
        if token not in named_members(first.head):
            return False
        return any(mention.end <= first.idx for mention in self.at.get(first.head.i, ()))

    def span(self, tokens: Sequence[Token]) -> tuple[int, int] | tuple[None, None]:
        """Give the stretch from the first of some phrases to the last."""
        ends = [edge for token in tokens for edge in self.extent([token]) if edge is not None]
        return (min(ends), max(ends)) if ends else (None, None)

    def extent(self, tokens: Sequence[Token]) -> tuple[int, int] | tuple[None, None]:
        """Give the stretch of the first phrase: its mention where there is one, else the words up to a clause."""
        if not tokens:
            return None, None
        token = next((t for t in tokens if self.of(t)), tokens[0])
        if found := self.of(token):
            return found[0].start, found[0].end
        inside = {token.i}
        for child in token.children:
            if child.dep_ not in _NO_PART and token.pos_ not in ("VERB", "AUX"):
                inside.update(t.i for t in child.subtree if not t.is_punct)
        first = last = token.i  # only what stands together with the head
        while first - 1 in inside:
            first -= 1
        while last + 1 in inside:
            last += 1
        return token.doc[first].idx, token.doc[last].idx + len(token.doc[last])


def mention_heads(doc: Doc, mentions: Iterable[Mention]) -> Heads:
    """Find the head of each mention in the parse: the word in it that hangs on a word outside it.

    Where several do, the others stand for it too, unless they head a mention of their own.

    >>> from analysis.parse import anchor, parse
    >>> doc = parse("De premier van België lachte.")
    >>> [doc[i].text for i in mention_heads(doc, [Mention(**anchor(doc, 0, 21), rule="", actor="p", form="role")]).at]
    ['premier']
    """
    heads: dict[int, list[Mention]] = {}
    others: dict[int, list[Mention]] = {}
    for mention in mentions:
        span = doc.char_span(mention.start, mention.end, alignment_mode="expand")
        if span is not None and len(span):
            head, *rest = phrase_heads(tuple(span), span.start, span.end)
            heads.setdefault(head.i, []).append(mention)
            for token in rest:
                others.setdefault(token.i, []).append(mention)
    found = others | heads
    return Heads({i: tuple(sorted(some, key=lambda m: m.start - m.end)) for i, some in found.items()})


def named_members(token: Token) -> list[Token]:
    """Give the names listed right behind a plural noun.

    >>> [name.text for name in named_members(parse("De ministers Bos en Vos zwegen.")[1])]
    ['Bos', 'Vos']
    """
    if token.pos_ != "NOUN" or token.morph.get("Number", []) != ["Plur"]:
        return []
    names = [c for c in token.children if c.dep_ == "appos" and c.pos_ == "PROPN" and c.i == token.i + 1]
    listed = [c for name in names for c in name.children if c.dep_ == "conj" and c.pos_ == "PROPN"]
    return [*names, *listed] if listed else []


def phrase_heads(words: Sequence[Token], start: int, end: int) -> list[Token]:
    """Give the words that hang outside tokens `start` to `end`, those with a role in a clause where there are any."""
    tops = [token for token in words if token.head.i == token.i or not start <= token.head.i < end]
    nominal = [token for token in tops if token.pos_ in ("NOUN", "PROPN", "PRON", "NUM", "ADJ", "DET", "X")]
    core = [token for token in nominal if token.dep_ not in LOOSE]
    return core or (nominal or tops)[:1]


def _behind(noun: Token) -> int:
    """Give the number of the token right behind a noun, or behind the marks it stands between: *de ‘prediker’ Bos*."""
    doc, i = noun.doc, int(noun.i)
    return i + 2 if 0 < i < len(doc) - 1 and doc[i - 1].is_quote and doc[i + 1].is_quote else i + 1


@ask_once
def _has_owner_behind(noun: Token) -> bool:
    """Tell whether a noun is a thing that has a name beside it only as its owner: *sprookje Koeznetsova, fietsen Bos*.

    It tells a deed or is abstract, or things in the plural stand before one name.
    """
    lemma = noun.lemma_.lower()
    several = noun.morph.get("Number", []) == ["Plur"]
    return not names_people(lemma) and (
        several or noun_sense(lemma) is not None or lemma.endswith(tuple(words_of("abstract-ending")))
    )
