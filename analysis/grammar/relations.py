"""How a phrase hangs in its sentence: its topmost word, its relation, the preposition before it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from analysis.grammar.noun_phrases import Phrase
from analysis.grammar.words import words_of
from analysis.parse import part_at
from analysis.properties import cached_property

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token


#: Relations of words that hang loosely on a phrase, so that its head is another.
LOOSE = ("obl", "advmod", "amod", "case", "punct", "det", "cc")
#: Relations of one who takes part in what a verb tells.
ARGUMENTS = frozenset({"nsubj", "nsubj:pass", "obj", "iobj", "obl:agent", "csubj"})
#: The parts of a clause, no two of which are one person unless the second is reflexive.
PARTS = ARGUMENTS | {"obl", "obl:arg"}
#: Parts of an article that are headings, or stand beside the text as one does.
_HEADINGS = ("headline", "crosshead", "caption")


def top(doc: Doc, phrase: Phrase) -> Token:
    """Give the word of a phrase that hangs on a word outside it.

    >>> doc = parse("De agenten spraken met de premier van België.")
    >>> [(top(doc, p).text, relation(doc, p), preposition_of(doc, p)) for p in noun_phrases(doc)]
    [('agenten', 'nsubj', None), ('premier', 'obl:arg', 'met'), ('België', 'nmod', 'van')]
    """
    head: Token = doc[phrase.head]
    if not phrase.start <= head.head.i < phrase.end or head.head.i == head.i:
        return head
    for token in doc[phrase.start : phrase.end]:
        if not phrase.start <= token.head.i < phrase.end or token.head.i == token.i:
            return token
    return head


def relation(doc: Doc, phrase: Phrase) -> str:
    """Give the relation of a phrase to its verb or noun; in a coordination or apposition that of the first."""
    token = top(doc, phrase)
    for _ in range(4):
        if token.dep_ not in ("conj", "appos", "flat") or token.head.i == token.i:
            break
        token = token.head
    return str(token.dep_)


def preposition_of(doc: Doc, phrase: Phrase) -> str | None:
    """Give the preposition before a phrase, in small letters; in a coordination that of the first; None without one."""
    head = top(doc, phrase)
    for token in doc[max(phrase.start - 3, head.sent.start) : phrase.start]:
        if token.pos_ == "ADP" and (token.head.i == head.i or token.i == phrase.start - 1) and "fin" not in token.tag_:
            fixed = [t for t in token.children if t.dep_ == "fixed" and t.pos_ == "ADP" and t.i < phrase.start]
            return str((fixed or [token])[-1].lower_)  # in opdracht van: van
    if head.dep_ == "conj" and head.head.i < phrase.start:
        for child in head.head.lefts:
            if child.dep_ == "case":
                return str(child.lower_)
    return None


def is_heading(doc: Doc, phrase: Phrase) -> bool:
    """Tell whether a phrase stands in a heading."""
    return part_at(doc, doc[phrase.start].idx).is_heading


def is_definite(noun: Token) -> bool:
    """Tell whether a determiner or an owner says which one is meant: *deze oplichterij*, *zijn leugens*.

    >>> from analysis.parse import parse
    >>> is_definite(parse("De aanval was kort.")[1]), is_definite(parse("Een aanval was dat niet.")[1])
    (True, False)
    """
    return any(c.dep_ in ("det", "nmod:poss") and c.lower_ not in words_of("no-certain-one") for c in noun.children)


def is_listed(noun: Token) -> bool:
    """Tell whether a noun is one of a list: *een militair, een agent en twee burgers*.

    >>> is_listed(parse("De agenten spraken met de premier van België.")[1])
    False
    """
    return noun.dep_ == "conj" or any(c.dep_ == "conj" and c.pos_ in ("NOUN", "PROPN") for c in noun.children)


@dataclass(frozen=True)
class PhraseAt:
    """A phrase where it stands, with what rules ask of it; each is looked up once."""

    doc: Doc
    phrase: Phrase

    @property
    def heading(self) -> bool:
        """Whether it stands in a heading or caption."""
        return part_at(self.doc, self.doc[self.phrase.start].idx).kind in _HEADINGS

    @property
    def kind(self) -> str:
        """The class of its noun; empty where that names no actor."""
        return self.phrase.noun.kind if self.phrase.noun else ""

    @property
    def entry(self) -> str:
        """Its noun as the lexicon has it, of a compound the last part; empty where that names no actor."""
        return self.phrase.noun.entry if self.phrase.noun else ""

    @property
    def gender(self) -> str | None:
        """The gender that its noun implies."""
        return self.phrase.noun.gender if self.phrase.noun else None

    @cached_property
    def head(self) -> str:
        """Its head in small letters."""
        return str(self.doc[self.phrase.head].lower_)

    @cached_property
    def before(self) -> list[Token]:
        """The words before its head."""
        return list(self.doc[self.phrase.start : self.phrase.head])

    @property
    def restricted(self) -> bool:
        """Whether a phrase follows its head: *de broer van de vrouw*."""
        return self.phrase.end > self.phrase.stem[1]

    @cached_property
    def top(self) -> Token:
        """The word of it that hangs on a word outside."""
        return top(self.doc, self.phrase)

    @cached_property
    def role(self) -> str:
        """Its relation to its verb or noun."""
        return relation(self.doc, self.phrase)

    @cached_property
    def preposition(self) -> str | None:
        """The preposition before it."""
        return preposition_of(self.doc, self.phrase)
