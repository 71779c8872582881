"""Restriction: descriptions that select whom they mean by a relative clause: de man die haar om het leven bracht.

Such a description tells of somebody by what he did, and so is no name for the one just spoken of. A relative clause
after a comma (*de minister, die zweeg*) only adds to what is known already.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from analysis.grammar.nouns import AGED
from analysis.grammar.words import words_of
from analysis.parse import ask_once, feature

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from analysis.grammar.noun_phrases import Phrase


def selected_end(doc: Doc, phrase: Phrase) -> int | None:
    """Find where the restrictive relative clause of a definite phrase ends; None for a phrase without one.

    >>> doc = parse("De man die haar wurgde, zit vast. De man, die haar wurgde, zit vast.")
    >>> [end and doc[p.start : end].text for p in noun_phrases(doc) if (end := selected_end(doc, p)) or True]
    ['De man die haar wurgde', None]
    """
    if phrase.reference != "definite" or not opens_relative(doc, phrase.end):
        return None
    if doc[phrase.end].lower_ == "dat" and doc[phrase.start].lower_ not in words_of("neuter-article"):
        return None
    verb = _verb_of(doc, phrase)
    if verb is not None and verb.head.i not in (phrase.head, doc[phrase.head].head.i):
        return None
    last = max(t.i for t in verb.subtree) if verb is not None else _before_stop(doc, phrase.end)
    while last > phrase.end and (doc[last].is_punct or doc[last].is_space):
        last -= 1
    return last + 1


def selects(doc: Doc, phrase: Phrase) -> bool:
    """Tell whether a phrase selects its referent by a restrictive relative clause."""
    return selected_end(doc, phrase) is not None


def wording(doc: Doc, phrase: Phrase) -> str:
    """Give the words that tell whom a phrase means, with the relative clause that selects him."""
    return str(doc[phrase.start : selected_end(doc, phrase) or phrase.end].text)


def is_plain_person(doc: Doc, phrase: Phrase) -> bool:
    """Tell whether a phrase says no more than that somebody is a person, of a sex or an age: de man, de 34-jarige."""
    noun = phrase.noun
    return noun is not None and noun.kind == "person" and not is_compound_person(doc, phrase)


def is_compound_person(doc: Doc, phrase: Phrase) -> bool:
    """Tell whether a noun for a person is the last part of another word, which says what one does: poetsvrouw."""
    noun = phrase.noun
    text = doc[phrase.head].lower_
    if noun is None or noun.kind != "person" or phrase.plural or text.endswith(AGED):
        return False
    return text != noun.entry.lower() and text.endswith(noun.entry.lower())


def tells_by_deed(doc: Doc, phrase: Phrase) -> bool:
    """Tell whether a participle before the noun selects its referent: de van moord verdachte man, de dode vrouw."""
    return any(
        t.head.i == phrase.head and "prenom" in t.tag_ and feature(t, "VerbForm") == "Part"
        for t in doc[phrase.start : phrase.head]
    )


def opens_relative(doc: Doc, i: int) -> bool:
    """Tell whether a relative clause begins at a token: die, dat, met wie, wiens, waarmee."""
    return i < len(doc) and _opens(doc[i])


@ask_once
def _opens(token: Token) -> bool:
    if _is_relative(token):
        return True
    follower = token.nbor(1) if token.i + 1 < len(token.doc) else None
    if token.pos_ == "ADP" and follower is not None and follower.lower_ in words_of("relative-object"):
        return True
    return token.lower_ in words_of("relative-adverb") and token.head.dep_.startswith("acl")


def _is_relative(token: Token) -> bool:
    pointing = "betr" in token.tag_.split("|") or feature(token, "PronType") == "Rel"
    return pointing or token.lower_ in words_of("relative-genitive")


def _verb_of(doc: Doc, phrase: Phrase) -> Token | None:
    """Give the verb of the first clause that hangs on a phrase after its end."""
    return next(
        (
            t
            for t in doc[phrase.end : doc[phrase.head].sent.end]
            if t.dep_.startswith("acl") and phrase.start <= t.head.i < phrase.end
        ),
        None,
    )


def _before_stop(doc: Doc, start: int) -> int:
    """Give the last token before the next stop of the sentence."""
    end = doc[start].sent.end
    return next((t.i for t in doc[start:end] if t.is_punct), end) - 1
