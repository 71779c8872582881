"""Which words belong to a proper name: by capital, word class and word lists (`NAME_WORDS`), or by their look alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analysis.cascade import Row, decide
from analysis.grammar.demonyms import adjectives_of_origin, countries, is_demonym
from analysis.grammar.names import entity_type, load_first_names, organisation_names, place_names
from analysis.grammar.nouns import BODIES, PERSONS, fronts_compound, is_former, is_member, look_up
from analysis.grammar.words import words_of
from analysis.parse import feature, occurrences

if TYPE_CHECKING:
    from spacy.tokens import Token


def is_name_token(token: Token) -> bool:
    """Tell whether a word belongs to a proper name, by its capital, its word class and the word lists: `NAME_WORDS`."""
    if token.text.islower() and token.pos_ != "PROPN":
        return False  # most words: no row makes a name of these
    return decide(NAME_WORDS, token).answer


def before_name(token: Token) -> bool:
    """Tell whether a word tagged as a name follows."""
    return token.i + 1 < len(token.doc) and token.nbor(1).pos_ == "PROPN"


def _opens_clause(token: Token) -> bool:
    return token.lower_ in words_of("relative-adverb", "matrix-start") and begins(token)


def _follows_first_name(token: Token) -> bool:
    """Tell whether a word that is also an adjective of a place is a surname: Addy Engels."""
    if not token.i or token.pos_ != "PROPN":
        return False
    before = token.nbor(-1)
    person = entity_type(token) == entity_type(before) == "person"
    return before.text in load_first_names() or (person and before.text not in adjectives_of_origin())


def _is_no_name(token: Token) -> bool:
    return token.lower_ in words_of("no-names") and not (token.text[0].isupper() and before_name(token))


def _is_origin_in_name(token: Token) -> bool:
    """Tell whether an adjective of origin begins a name: *Nederlandse Spoorwegen*."""
    if token.text not in adjectives_of_origin():
        return False
    after = token.doc[min(token.i + 1, len(token.doc) - 1)]
    tagged = token.pos_ == after.pos_ == "PROPN" and after.text[0].isupper()
    return tagged or f"{token.text} {after.text}" in organisation_names()


def _is_origin(token: Token) -> bool:
    """Tell whether a word is the adjective of a place, known or by what it modifies: *de «Gelderse» politie*."""
    if token.text in adjectives_of_origin():
        return True
    if token.i + 1 == len(token.doc) or not token.nbor(1).is_lower or token.nbor(1).pos_ != "NOUN":
        return False
    return token.ent_type_ == "NORP" and ("prenom" in token.tag_ or token.tag_.endswith("|gen"))


def _is_inhabitant(token: Token) -> bool:
    noun = look_up(token.text)
    country = token.text in countries() and feature(token, "Gender") == "Neut"  # Zweden is also several Swedes
    return noun is not None and noun.kind == "inhabitant" and not country


def _is_common(token: Token) -> bool:
    """Tell whether a capitalised noun stands alone, as a common noun with a courtesy capital: de Democraat."""
    noun = look_up(token.text)
    if noun is None or noun.kind == "place" or not token.i or token.nbor(-1).pos_ not in ("DET", "ADJ"):
        return False
    known = token.text in organisation_names() or token.text.lower() in words_of("organisation-words")
    whole = token.dep_ == "flat" and noun.kind in BODIES  # de Landelijke Studentenvakbond
    goes_on = whole and token.nbor(-1).text[0].isupper()
    return not known and not goes_on and not before_name(token)


def _has_capital_inside(token: Token) -> bool:
    """Tell whether a word that is tagged as none has the capital of a name."""
    if token.pos_ not in ("NOUN", "ADJ", "NUM", "VERB", "SYM") or not token.text[0].isupper() or begins(token):
        return False
    noun = look_up(token.text, token.lemma_)
    return noun is None or noun.kind != "inhabitant"


def _is_courtesy(token: Token) -> bool:
    """Tell whether a title or function has a capital of courtesy: Kamerlid Jan Bos, Officier van Justitie Els Maas."""
    if token.pos_ not in ("NOUN", "PROPN", "X") or token.i + 1 >= len(token.doc):
        return False
    found, after = look_up(token.text, token.lemma_), token.nbor(1)
    if token.text in words_of("bare-title"):
        return after.pos_ == "PROPN"
    if found is None or found.kind not in PERSONS or found.kind == "inhabitant" or found.plural:
        return False
    if token.pos_ == "NOUN" and after.lower_ == "van" and found.kind == "office":
        return True
    linked = after.dep_ in ("appos", "flat") and after.head.i in (token.i, token.head.i)
    apart = entity_type(after) == "person" != entity_type(token)
    if after.pos_ != "PROPN" or _opens_person(token):
        return after.pos_ == "PROPN"
    if token.pos_ == "NOUN" or (apart and token.is_sent_start and not token.ent_type_):
        return linked or apart
    return linked and apart and found.kind == "office"


def _opens_person(token: Token) -> bool:
    """Tell whether a word that names a function is read as the first of a name of somebody: *Schepen Van Hecke*."""
    after = token.nbor(1)
    persons = entity_type(token) == entity_type(after) == "person"
    if not persons or token.text in load_first_names() or not (token.is_sent_start or not looks_named(token.nbor(-1))):
        return False
    others = (t for t in occurrences(token.doc, token.text) if t.i != token.i and t.i + 1 < len(t.doc))
    return not any(looks_named(t) and not looks_named(t.nbor(1)) for t in others)  # Fan Bingbing, Fan


def _precedes_courtesy(token: Token) -> bool:
    return token.pos_ == "ADJ" and token.i + 1 < len(token.doc) and _is_courtesy(token.nbor(1))


def _is_time(token: Token) -> bool:
    """Tell whether a word is the time behind *'s*, or the verb behind *'t* and *'k*: 's Avonds, 's Lands, 'k Zal."""
    elided = token.nbor(-1).lower_.strip("'’‘`´") if token.i else ""
    owner = token.i > 0 and token.nbor(-1).is_sent_start and token.text not in place_names()  # 's Lands grootste
    return (elided == "s" and (owner or token.lower_ in words_of("time"))) or (
        elided in ("k", "t") and token.lower_ in words_of("modal", "perfect", "copula-or-passive")
    )


def begins(token: Token) -> bool:
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
        named = len(tail) > 3 and head[:1].isupper() and head.lower() not in words_of("hyphenated-particle")
        return named or look_up(text) is not None
    return head[:1].islower() and look_up(head) is not None


#: Whether a word belongs to a proper name: the first that holds.
NAME_WORDS: tuple[Row[Token, bool], ...] = (
    Row("no word", False, lambda t: t.is_space or t.is_punct, "Jan Bos zweeg«.»"),
    Row("title before a name", False, lambda t: t.lower_ in words_of("title-abbreviation"), "Daar is «mr.» Els Vos."),
    Row("time", False, _is_time, "’s «Avonds» zweeg Jan Bos."),
    Row("front of a compound", False, fronts_compound, "De «Pink» Floyd-gitarist zweeg."),
    Row("opens a clause", False, _opens_clause, "«Waarop» Jan Bos zweeg."),
    Row("follows a first name", True, _follows_first_name, "Toen zweeg Jan «Engels» weer."),
    Row("word that is no name", False, _is_no_name, "Toen zweeg «God»."),
    Row("no capital", False, lambda t: not any(c.isupper() for c in t.text), "Jan Bos «zweeg»."),
    Row("what was", False, lambda t: is_former(t.text), "De «ex-PvdA’er» zweeg."),
    Row("origin in a name", True, _is_origin_in_name, "Toen zweeg «Frans» Bos."),
    Row("origin", False, _is_origin, "De «Nederlandse» premier zweeg."),
    Row("who is of a place", False, lambda t: is_demonym(t) or _is_inhabitant(t), "Toen zweeg de «Fransman»."),
    Row("member", False, lambda t: is_member(t.text), "Toen zweeg de «PvdA’er»."),
    Row("pronoun", False, lambda t: t.text.lower() in words_of("pronouns"), "«Hij» zweeg."),
    Row("common noun", False, _is_common, "Toen zweeg de «Democraat»."),
    Row("courtesy", False, _is_courtesy, "Toen zweeg «Kamerlid» Els Vos."),
    Row("before a courtesy", False, _precedes_courtesy, "Toen zweeg «Democratisch» Kamerlid Els Vos."),
    Row("compound with a name", False, lambda t: _is_compound_noun(t.text), "Toen was er een «ATP-titel»."),
    Row("tagged as a name", True, lambda t: t.pos_ in ("PROPN", "X"), "Toen zweeg «Jan» Bos."),
    Row("capital inside a sentence", True, _has_capital_inside, "Toen zweeg Buitenlandse «Zaken»."),
    Row("anything else", False, lambda t: True, "«De» man zweeg."),
)


def looks_named(token: Token) -> bool:
    """Tell whether a token looks like a piece of a proper name: a PROPN, or a capital inside the sentence.

    It goes by less than `is_name_token`: no word list but that of time.

    >>> [word.text for word in parse("Toen sprak Jan Smit.") if looks_named(word)]
    ['Jan', 'Smit']
    """
    if token.lower_ in words_of("time") or not token.text[0].isupper():
        return False
    return token.pos_ in {"PROPN", "X"} or (token.pos_ == "NOUN" and not token.is_sent_start)


def in_name(token: Token) -> bool:
    """Tell whether a capital letter makes a word part of a name (*het Witte Huis*); not the first of a sentence.

    >>> from analysis.parse import parse
    >>> [token.text for token in parse("Grote mannen in het Witte Huis.") if in_name(token)]
    ['Witte', 'Huis']
    """
    if token.i == 0 or not token.text[:1].isupper() or token.is_sent_start:
        return False
    return not token.nbor(-1).is_punct and not token.nbor(-1).is_space
