"""Which single words belong to a proper name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analysis.actors.demonyms import is_demonym
from analysis.actors.function_words import function_words
from analysis.actors.names import organisation_names, words_in
from analysis.actors.nouns import adjectives_of_origin, look_up
from analysis.first_names import load_first_names

if TYPE_CHECKING:
    from spacy.tokens import Token


def is_name_token(token: Token) -> bool:
    """Tell whether a word belongs to a proper name, by its capital, its word class and the word lists."""
    if token.is_space or token.is_punct:
        return False
    if token.i and token.pos_ == "PROPN" and _follows_first_name(token):
        return True
    if token.lower_ in words_in("no-names") and not (
        token.text[0].isupper() and token.i + 1 < len(token.doc) and token.nbor(1).pos_ == "PROPN"
    ):
        return False
    text = token.text
    if not any(c.isupper() for c in text) or token.text.startswith(tuple(function_words("former-prefix"))):
        return False
    if text in adjectives_of_origin():
        after = token.doc[token.i + 1] if token.i + 1 < len(token.doc) else token
        return f"{text} {after.text}" in organisation_names() or (
            token.pos_ == "PROPN" and after.pos_ == "PROPN" and after.text[0].isupper()
        )
    noun = look_up(text)
    if is_demonym(token):
        return False
    if (noun and noun.kind == "inhabitant") or text.lower() in words_in("pronouns"):
        return False
    if (
        noun
        and token.i
        and token.nbor(-1).pos_ in ("DET", "ADJ")
        and noun.kind != "place"
        and text not in organisation_names()
        and _common(token)
    ):
        return False
    if token.pos_ in ("PROPN", "X"):
        return not _is_compound_noun(text) or (
            token.i + 1 < len(token.doc)
            and token.doc[token.i + 1].pos_ == "PROPN"
            and text[0].isupper()
            and "-" not in text
        )
    if token.pos_ in ("NOUN", "ADJ", "NUM", "VERB", "SYM") and text[0].isupper() and not _begins(token):
        found = look_up(text, token.lemma_)
        return not (found and found.kind == "inhabitant") and not _is_compound_noun(text) and not text.isdigit()
    return False


def _follows_first_name(token: Token) -> bool:
    """Tell whether a word that is also an adjective of a place is a surname: Addy Engels."""
    before = token.nbor(-1)
    person = token.ent_type_ in ("PER", "PERSON") and before.ent_type_ == token.ent_type_
    return before.text in load_first_names() or (person and before.text not in adjectives_of_origin())


def _common(token: Token) -> bool:
    """Tell whether a capitalised noun stands alone, as a common noun with a courtesy capital: de Democraat."""
    after = token.doc[token.i + 1] if token.i + 1 < len(token.doc) else None
    return not (after is not None and after.pos_ == "PROPN") and token.text.lower() not in words_in(
        "organisation-words"
    )


def _begins(token: Token) -> bool:
    """Tell whether a word has its capital from the begin of a sentence, a quotation or a heading."""
    if token.is_sent_start:
        return True
    before = token.doc[token.i - 1]
    return before.is_space or before.is_quote or before.text in (":", "-", "–", "‘", "’", "“", "”", '"', "'", "(", "…")


def _is_compound_noun(text: str) -> bool:
    """Tell a common noun with a name inside (IS-leider, regering-Maduro) from a name with a hyphen (Al-Qaida)."""
    head, hyphen, tail = text.rpartition("-")
    if not hyphen:
        return False
    if tail[:1].islower():
        return look_up(text) is not None or (
            text.isupper() is False and len(tail) > 3 and head[:1].isupper() and head.lower() not in ("al", "el")
        )
    return head[:1].islower() and look_up(head) is not None
