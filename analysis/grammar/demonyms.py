"""Whom and what a place gives its name: the people of a country, its adjectives, inhabitants that no list knows."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import TYPE_CHECKING

from analysis.grammar.names import organisation_names
from analysis.grammar.words import words_of
from analysis.lexicon import load_lexicon
from analysis.parse import feature, occurrences

if TYPE_CHECKING:
    from spacy.tokens import Token


@cache
def inhabitants() -> dict[str, str]:
    """Give the nouns for the people of a place, each with the place: Belg → België."""
    return {row["inhabitant"]: row["place"] for row in load_lexicon("countries").rows}


@cache
def capitals() -> dict[str, str]:
    """Give the capitals that mostly stand for their country where they act, each with it: Teheran → Iran."""
    return {row["capital"]: row["country"] for row in load_lexicon("capitals").rows}


@cache
def countries() -> frozenset[str]:
    """Give the places that are countries, each with a people of its own."""
    return frozenset(row["place"] for row in load_lexicon("countries").rows if row["kind"] == "country")


@cache
def adjectives_of_origin() -> dict[str, str]:
    """Give the adjectives of places with the place: `Amerikaans`, `Amerikaanse` → Verenigde Staten."""
    found: dict[str, str] = {}
    for row in load_lexicon("countries").rows:
        for form in _forms(row["adjective"]):
            found.setdefault(form, row["place"])
    return found


def _forms(adjective: str) -> tuple[str, ...]:
    """Give an adjective and its forms with an ending: *Drents, Drentse*, *Albanees, Albanese*."""
    stem = adjective[:-2] + adjective[-1] if len(adjective) > 2 and adjective[-2] == adjective[-3] else adjective
    return adjective, adjective + "e", stem + "e"


def origins_in(words: Iterable[str]) -> set[str]:
    """Give the places that adjectives among some words name: *de Belgische premier* → België.

    >>> origins_in(["de", "Belgische", "premier"])
    {'België'}
    """
    known = adjectives_of_origin()
    return {known[word] for word in words if word in known}


@cache
def _men() -> dict[str, str]:
    """Give for each adjective of a place with an ending what a man from there is called: Letse → Let."""
    men = {row["adjective"]: row["inhabitant"] for row in reversed(load_lexicon("countries").rows)}
    return {form: man for adjective, man in men.items() for form in _forms(adjective) if form.endswith("e")}


def woman_of(token: Token) -> str | None:
    """Give what a man of her country is called, for an adjective that stands for a woman from there; None for others.

    >>> [woman_of(t) for t in parse("Maar de Letse kwam. De Letse premier zweeg.") if t.text == "Letse"]
    ['Let', None]
    """
    man = _men().get(token.text)
    if man is None or token.pos_ not in ("ADJ", "PROPN", "NOUN") or token.dep_ in ("amod", "flat", "fixed"):
        return None
    after = token.nbor(1) if token.i + 1 < len(token.doc) else None
    if after is not None and not after.is_sent_start and after.pos_ in ("NOUN", "PROPN", "ADJ", "CCONJ", "NUM"):
        return None
    return man if _has_article(token) else None


def _has_article(token: Token) -> bool:
    """Tell whether an article of a person stands before a word and its adjectives."""
    start = token.i
    while start and token.doc[start - 1].pos_ == "ADJ" and token.doc[start - 1].text.islower():
        start -= 1
    articles = words_of("person-article", "one") if "|nom|" in token.tag_ else words_of("person-article")
    return start > 0 and token.doc[start - 1].lower_ in articles


def is_demonym(token: Token) -> bool:
    """Tell whether a capitalised word after *de* is an inhabitant: the network takes it for a people, one word long.

    After a preposition of place it may as well be a newspaper: *in de Gelderlander*.

    >>> [t.text for t in parse("Winnen is een droom, zei de Monegask tegen de Telegraaf.") if is_demonym(t)]
    ['Monegask']
    """
    if woman_of(token) is not None:
        return True
    if token.ent_type_ != "NORP" or token.pos_ not in ("PROPN", "NOUN") or not token.text.istitle():
        return False
    if token.lower_.endswith(_feelings()):
        return False  # de Jodenhaat
    if token.lower_.endswith(tuple(words_of("plural-ending"))) or feature(token, "Number") == "Plur":
        return False
    if not _has_article(token):
        return False
    after = token.nbor(1) if token.i + 1 < len(token.doc) else None
    if after is not None and after.ent_type_ and after.ent_iob_ == "I":
        return False
    return token.text not in organisation_names() and not any(map(_is_in_place, occurrences(token.doc, token.text)))


@cache
def _feelings() -> tuple[str, ...]:
    """Give the nouns for what one feels or fights that a compound may end in: *haat*, *strijd*."""
    rows = load_lexicon("deed-nouns").rows
    return tuple(
        row["lemma"] for row in rows if row["compounds"] == "yes" and row["class"] in ("cognition", "conflict")
    )


def _is_in_place(token: Token) -> bool:
    """Tell whether a word stands after a preposition that a newspaper follows: in de Gelderlander."""
    doc, i = token.doc, token.i
    return i > 1 and doc[i - 1].pos_ == "DET" and doc[i - 2].lower_ in words_of("newspaper-preposition")
