"""Links between the words of a parse and the mentions of actors."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, TypeAlias

from analysis.grammar.deed_nouns import noun_sense
from analysis.grammar.nouns import names_people
from analysis.grammar.relations import LOOSE
from analysis.records import Mention

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

#: From the number of a token to the mentions whose head it is, and to those that lie over it.
Heads: TypeAlias = dict[int, list[Mention]]

_ABSTRACT = ("heid", "ie", "je", "schap", "teit")


def mention_heads(doc: Doc, mentions: Sequence[Mention]) -> Heads:
    """Find the head of each mention in the parse: the word in it that hangs on a word outside it."""
    heads: Heads = {}
    others: Heads = {}
    for mention in mentions:
        span = doc.char_span(mention.start, mention.end, alignment_mode="expand")
        if span is not None and len(span):
            head, *rest = _heads(span)
            heads.setdefault(head.i, []).append(mention)
            for token in rest:
                others.setdefault(token.i, []).append(mention)
    return others | heads


def _heads(span: Span) -> list[Token]:
    """Give the head of a phrase; where several words hang outside it, the first with a role in a clause comes first."""
    tops = [token for token in span if token.head.i == token.i or not span.start <= token.head.i < span.end]
    nominal = [token for token in tops if token.pos_ in ("NOUN", "PROPN", "PRON", "NUM", "ADJ", "DET", "X")]
    core = [token for token in nominal if token.dep_ not in LOOSE]
    return core or (nominal or tops)[:1]


def mentions_of(token: Token, heads: Heads) -> list[Mention]:
    """Give the mentions that a phrase stands for: those of its head, else of a name that hangs directly on it.

    Of two mentions with the same head the larger is meant, and with it the one of another actor that it names too.
    """
    if token.i in heads:
        largest = max(heads[token.i], key=lambda m: m.end - m.start)
        return [largest]
    for child in () if token.pos_ == "NOUN" and _is_abstract(token.lemma_.lower()) else token.children:
        if child.dep_ in ("flat", "appos") and child.i in heads and child.i == token.i + 1:
            return [max(heads[child.i], key=lambda m: m.end - m.start)]
    if token.dep_ in ("flat", "appos") and token.head.i in heads:
        around = [m for m in heads[token.head.i] if m.start <= token.idx < m.end]
        return around[:1]
    return []


def _is_abstract(lemma: str) -> bool:
    """Tell whether a noun is a thing that has a name beside it only as its owner: *sprookje Koeznetsova*."""
    return not names_people(lemma) and (noun_sense(lemma) is not None or lemma.endswith(_ABSTRACT))


def actors_of(tokens: Iterable[Token], heads: Heads) -> tuple[str, ...]:
    """Give the ids of the actors that phrases stand for, sorted, each once."""
    return tuple(sorted({mention.actor for token in tokens for mention in mentions_of(token, heads)}))


def extent(tokens: Sequence[Token], heads: Heads) -> tuple[int, int] | tuple[None, None]:
    """Give the stretch of the first phrase: its mention where there is one, else the words up to a clause."""
    if not tokens:
        return None, None
    token = next((t for t in tokens if mentions_of(t, heads)), tokens[0])
    found = mentions_of(token, heads)
    if found:
        return found[0].start, found[0].end
    skip = ("acl:relcl", "acl", "appos", "conj", "punct", "parataxis", "advcl", "cc", "cop", "case", "advmod", "mark")
    words = [token]
    for child in token.children:
        if child.dep_ not in skip and token.pos_ not in ("VERB", "AUX"):
            words += [t for t in child.subtree if not t.is_punct]
    words = _joined(sorted(set(words), key=lambda t: t.i), token)
    return words[0].idx, words[-1].idx + len(words[-1])


def _joined(words: list[Token], head: Token) -> list[Token]:
    """Keep the words that stand next to one another around the head."""
    at = words.index(head)
    first = last = at
    while first > 0 and words[first - 1].i == words[first].i - 1:
        first -= 1
    while last + 1 < len(words) and words[last + 1].i == words[last].i + 1:
        last += 1
    return words[first : last + 1]
