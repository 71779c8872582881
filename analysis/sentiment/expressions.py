"""Expressions: where a text has a word or a fixed phrase of the lexicon, and the words that may not count."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from operator import attrgetter, contains
from typing import TYPE_CHECKING

from analysis.article import opening
from analysis.grammar.name_words import in_name
from analysis.grammar.negators import is_negator
from analysis.grammar.verbs import infinitive, particles_of, simple_infinitive, verb_words
from analysis.grammar.words import words_of
from analysis.parse import article_of, feature
from analysis.sentiment.evaluations import EVALUATING, Entry, Phrase, entries_of, exempt, first_words, phrases

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

#: How far the verb of a fixed phrase may stand from its other words, in tokens.
_REACH = 14


@dataclass(frozen=True, slots=True)
class Expression:
    """Words that evaluate: the word they hang on, all of them, what the lexicon says; a fixed phrase or one word."""

    head: Token
    words: tuple[Token, ...]
    entries: tuple[Entry, ...]
    phrase: bool = False

    @property
    def befalls(self) -> bool:
        """Whether it tells what is good or bad for its object: *doodde, bedreigt*."""
        return any(entry.aspect == "effect" and entry.role == "object" for entry in self.entries)


def find_expressions(doc: Doc) -> list[Expression]:
    """Find every expression of a text, in its order: the fixed phrases first, then the words outside them.

    >>> from analysis.parse import parse
    >>> doc = parse("De wethouder kwam onder vuur te liggen na de blunder.")
    >>> [" ".join(word.text for word in found.words) for found in find_expressions(doc)]
    ['kwam onder vuur', 'blunder']
    """
    taken = page_words(doc) | _exempt_words(doc)
    found = []
    for expression in _fixed(doc):
        places = {word.i for word in expression.words}
        if not places & taken:
            taken |= places
            found.append(expression)
    taken |= {expression.head.i for expression in found}  # zit vast: its verb is not read once more
    for token in doc:
        if token.pos_ not in EVALUATING or token.i in taken or _in_name(token) or _counts(token) or _is_degree(token):
            continue
        if token.pos_ != "PROPN" and _is_titled(token):
            continue
        if entries := entries_of(token):
            found.append(Expression(token, _own_words(token), entries))
    return sorted(found, key=lambda e: (e.words[0].i, e.head.i))


def _own_words(token: Token) -> tuple[Token, ...]:
    """Give a word, with the particle of its verb where that stands next to it: *valt aan*, *aan te vallen*."""
    words = verb_words(token)
    if words[-1].i - words[0].i < len(words):
        return words
    beside = (c for c in particles_of(token) if abs(c.i - token.i) == 1)
    return tuple(sorted([token, *beside], key=lambda t: t.i))


def _fixed(doc: Doc) -> Iterator[Expression]:
    tokens = list(doc)
    begins, known = first_words(), phrases()
    for token in tokens:
        if token.lower_ not in begins:
            continue
        after = _forms(tokens[token.i + 1]) if token.i + 1 < len(tokens) else ()
        here = [phrase for second in ("", *after) for phrase in known.get((token.lower_, second), ())]
        fitting = [phrase for phrase in here if _stands(phrase, tokens, token.i)]
        for phrase in sorted(fitting, key=attrgetter("rank")):
            words = tokens[token.i : token.i + len(phrase.words)]
            verb = _verb_near(token, len(words), phrase)
            if (phrase.verb is not None and verb is None) or _is_literal(words, phrase) or any(map(_is_titled, words)):
                continue
            noun = words[-1]
            apart = any(c.dep_ == "case" and c not in words for c in noun.children)
            if verb is not None and noun.pos_ == "NOUN" and apart:
                continue  # op vlak terrein wint hij: no terrein winnen
            if verb is not None and _is_made_bad(words[0], phrase):
                continue
            members = _members(words, verb)
            head = verb if verb is not None else _top(words)
            yield Expression(head, tuple(sorted(members, key=lambda t: t.i)), phrase.entries, phrase=True)
            break


def _is_made_bad(noun: Token, phrase: Phrase) -> bool:
    """Tell whether an adjective makes bad what a phrase says well: *een zwakke indruk maken*."""
    beside = [entry for c in noun.children if c.dep_ == "amod" for entry in entries_of(c)]
    return any(one.polarity < 0 for one in beside) and all(one.polarity > 0 for one in phrase.entries)


def _stands(phrase: Phrase, tokens: Sequence[Token], start: int) -> bool:
    """Tell whether the words of a phrase stand at a place; the first and the second do."""
    length = len(phrase.words)
    if start + length > len(tokens):
        return False
    return length <= 2 or all(map(contains, map(_forms, tokens[start + 2 : start + length]), phrase.words[2:]))


def _is_literal(words: Sequence[Token], phrase: Phrase) -> bool:
    """Tell whether a relative clause says which one is meant, so that the words are no idiom: *tegen de wet die*."""
    last = words[-1]
    clauses = [
        c for c in last.children if c.dep_ == "acl:relcl" and c.i > last.i and last.nbor(1).lower_ in ("die", "dat")
    ]
    return phrase.verb is None and len(words) > 1 and bool(clauses)


def _forms(token: Token) -> frozenset[str]:
    """Give the words of a phrase that a token may be: any possessive for *zijn*."""
    own = frozenset((token.lower_,))
    return own | words_of("any-possessive") if feature(token, "Poss") else own


def _members(words: list[Token], verb: Token | None) -> list[Token]:
    """Give the words that an expression is told by: those of its phrase, with its verb where that stands next to them.

    Where they say nothing by themselves, *zich* of *zich plaatsen*, the verb alone.
    """
    if verb is None:
        return words
    if _next_to(verb, words):
        return [*words, verb]
    return [verb] if all(word.pos_ == "PRON" or is_negator(word) for word in words) else words


def _next_to(verb: Token, words: Sequence[Token]) -> bool:
    return verb.i in (words[0].i - 1, words[-1].i + 1)


def _verb_near(token: Token, length: int, phrase: Phrase) -> Token | None:
    """Find the verb of a fixed phrase in its sentence, the nearest one first."""
    if phrase.verb is None:
        return None
    sentence, reach = token.sent, _REACH + length
    around = token.doc[max(sentence.start, token.i - reach) : min(sentence.end, token.i + reach + 1)]
    verbs = [t for t in around if t.pos_ in ("VERB", "AUX")]
    meant = [t for t in verbs if phrase.verb in (infinitive(t), simple_infinitive(t), t.lemma_.lower())]
    for verb in sorted(meant, key=lambda t: (abs(t.i - token.i), t.i)):
        if not _is_apart(token, verb) and not _is_of_another(token, verb):
            return verb
    return None


def _is_apart(word: Token, verb: Token) -> bool:
    """Tell whether a clause begins between two words, so that they are no phrase: *terecht dat we er staan*.

    Nor are what somebody says and the verb of saying: *schrijft: “Een nummer in de geschiedenis”*.
    """
    first, last = sorted((word.i, verb.i))
    if any(t.text == ":" for t in word.doc[first + 1 : last]):
        return True
    return any(t.dep_ == "mark" and t.lower_ in ("dat", "of") for t in word.doc[first + 1 : last])


def _is_of_another(word: Token, verb: Token) -> bool:
    """Tell whether a word is the object of another verb: *haalde punten en verloor* is not *punten verliezen*."""
    while word.dep_ in ("det", "amod", "case", "nummod", "advmod") and word.head.i != word.i:
        word = word.head
    if word.head.i == verb.i or word.head in verb.children or (verb.dep_ != "conj" and word.head.i == verb.head.i):
        return False
    carried = word.dep_ in ("obj", "nsubj", "nsubj:pass") and word.head.pos_ == "VERB"
    return carried or (word.pos_ in ("ADJ", "ADV") and word.dep_ == "advmod" and word.head.pos_ in ("ADJ", "VERB"))


def _top(words: list[Token]) -> Token:
    """Give the word of a phrase that hangs on a word outside it, a noun before a preposition."""
    places = {word.i for word in words}
    tops = [word for word in words if word.head.i == word.i or word.head.i not in places]
    return next((word for word in tops if word.pos_ in ("NOUN", "ADJ", "VERB", "PRON")), tops[0])


def _in_name(token: Token) -> bool:
    return token.dep_ in ("flat", "flat:name") or in_name(token)


def _is_titled(token: Token) -> bool:
    """Tell whether a word has its capital from a title, and not from the sentence or the quotation that it opens."""
    if not token.text[0].isupper() or token.i == token.sent.start:
        return False
    return token.nbor(-1).pos_ in ("DET", "ADJ", "ADP", "NOUN", "PROPN", "NUM") and not token.nbor(-1).text.isupper()


def _counts(token: Token) -> bool:
    """Tell whether a word stands before a number, and so counts: *goed 30 kilometer*, *was goed voor vier goals*."""
    if token.pos_ not in ("ADJ", "ADV"):
        return False
    after = token.doc[token.i + 1 : token.i + 3]
    behind = after[1:] if after and after[0].lower_ == "voor" else after[:1]
    return any(word.pos_ == "NUM" for word in behind)


def _is_degree(token: Token) -> bool:
    """Tell whether a word says how much and not how good: *ernstig gewond*, *flink gedaald*."""
    if token.pos_ not in ("ADJ", "ADV"):
        return False
    head = token.head
    if token.dep_ in ("advmod", "amod") and head.pos_ in ("ADJ", "ADV", "NUM"):
        return head.dep_ != "ROOT" or token.lower_ in words_of("intensifier", "diminisher") or bool(entries_of(head))
    degree = token.lower_ in words_of("intensifier", "diminisher")
    return degree and token.dep_ in ("advmod", "amod") and (token.dep_ == "advmod" or bool(entries_of(head)))


def _exempt_words(doc: Doc) -> set[int]:
    """Give the tokens of phrases that evaluate nobody: *goede doelen*."""
    found: set[int] = set()
    words = [token.lower_ for token in doc]
    known = exempt()
    for start, word in enumerate(words):
        for phrase in known[word] if word in known else ():
            if tuple(words[start : start + len(phrase)]) == phrase:
                found.update(range(start, start + len(phrase)))
    return found


def page_words(doc: Doc) -> set[int]:
    """Give the tokens that belong to the page and not to the article: what opens a caption ("Volledig scherm")."""
    found: set[int] = set()
    article = article_of(doc)
    for part in article.parts:
        if part.kind == "caption" and (length := opening(article.text[part.start : part.end])):
            span = doc.char_span(part.start, part.start + length, alignment_mode="contract")
            found.update(token.i for token in span or ())
    return found
