"""What a noun says of whom it names: person, people or organisation, its gender and its number."""

from __future__ import annotations

import re
from collections.abc import Container
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from analysis.grammar.demonyms import adjectives_of_origin, inhabitants
from analysis.grammar.names import organisation_names, place_names
from analysis.grammar.verbs import known_verbs
from analysis.grammar.words import kinds_in, words_of
from analysis.lexicon import load_lexicon
from analysis.parse import feature

if TYPE_CHECKING:
    from spacy.tokens import Token


#: Classes of nouns that name persons, one by one.
PERSONS = frozenset({"role", "office", "person", "kin", "inhabitant"})
#: Classes of nouns that name several persons, or an organisation, as one.
BODIES = frozenset({"people", "organisation", "force"})
_SHORTEST_TAIL = 3
#: The most words of a name before a compound: *World Press Photo of the Year-winnaar*.
_LONGEST_FRONT = 8
#: A member of a party or a club by its letters, or of a kind of people: CDA'er, PVV’ers, zzp’ers.
_MEMBER = re.compile(r"(?:[A-Z][A-Za-z0-9]*[A-Z0-9]|[a-z]{3,4})['’]ers?\Z")
#: The noun of an age, as an adjective and as a noun: *de 34-jarige (renner)*.
AGED = "jarige"
#: How a word ends that calls somebody by an age, or several.
_ENDINGS = ("'s", "’s", "eren", "innen", "ën", "en", "n", "s")


@dataclass(frozen=True, slots=True)
class Noun:
    """A noun for an actor: the entry it was found under, its class, the gender it implies, and its number."""

    entry: str
    kind: str
    gender: str | None
    plural: bool


@cache
def _entries() -> dict[str, tuple[str, str | None]]:
    rows = load_lexicon("actor-nouns").rows
    return {row["noun"]: (row["class"], None if row["gender"] == "-" else row["gender"]) for row in rows}


@lru_cache(10_000)
def singulars(word: str) -> tuple[str, ...]:
    """Give the singulars a Dutch noun form may have, the form itself first.

    >>> singulars("leraren")[:3]
    ('leraren', 'leraar', 'lerar')
    """
    found = [word]
    for ending in _ENDINGS if word.endswith(_ENDINGS) else ():
        if not word.endswith(ending) or len(word) < len(ending) + _SHORTEST_TAIL:
            continue
        stem = word[: -len(ending)]
        if ending in ("en", "eren"):
            found += _stems(stem)
        elif ending == "ën":
            found += [stem, stem + "e"] if stem.endswith("ie") else [stem]
        else:
            found.append(stem)
    if word.endswith(_irregular_endings()):
        for plural, singular in kinds_in("irregular-plurals").items():
            if word.endswith(plural):
                found.append(word.removesuffix(plural) + singular)
    return tuple(dict.fromkeys(found))


@cache
def _irregular_endings() -> tuple[str, ...]:
    return tuple(kinds_in("irregular-plurals"))


def _stems(stem: str) -> list[str]:
    """Undo the spelling of a plural in -en: leraren, mannen, dieven, bazen."""
    found = []
    last = stem[-1]
    if len(stem) > 2 and stem[-2] in "aeou" and last not in "aeiou" and stem[-3] not in "aeiou":
        found.append(stem[:-2] + stem[-2] * 2 + last)
    if len(stem) > 2 and last == stem[-2] and last not in "aeiou":
        found.append(stem[:-1])
    found.append(stem)
    if last in "vz":
        harder = {"v": "f", "z": "s"}[last]
        found += [word[:-1] + harder for word in tuple(found)]
    return found


@lru_cache(10_000)
def look_up(word: str, lemma: str = "") -> Noun | None:
    """Look up what kind of actor a noun names, a compound by its last part; None when it names none.

    >>> look_up("IS-leider").kind, look_up("actrices").gender, look_up("banken").plural, look_up("tafel")
    ('office', 'female', True, None)
    """
    peoples = inhabitants()
    for form in dict.fromkeys((word, *singulars(word), lemma)):
        if form in peoples:
            return Noun(form, "inhabitant", None, form != word or _is_people(form))
    if is_member(word):
        return Noun("lid", "role", None, word.endswith("s"))
    low = word.lower().strip("-")
    if is_aged(low):
        return Noun(AGED, "person", None, low.endswith("n"))
    forms = tuple(dict.fromkeys((*singulars(low), *([lemma.lower()] if lemma else []))))
    if low in words_of("false-actor-nouns"):
        return None  # what looks like the plural of another: *koren* (*koor*)
    entries = _entries()
    for form in forms:
        if form in entries:
            return Noun(form, *entries[form], plural=_plural(form, low))
    tails = {form: tail for form in forms if (tail := _actor_part(form)) is not None}
    if words_of("false-actor-nouns") & {*forms, *tails.values()}:
        return None
    return next((Noun(tail, *entries[tail], plural=_plural(form, low)) for form, tail in tails.items()), None)


def _is_people(inhabitant: str) -> bool:
    """Tell whether a word for inhabitants has no singular of its own in the list: *Chinezen*, but not *Deen*."""
    return inhabitant.endswith("en") and not inhabitant.endswith("een")


def is_aged(word: str) -> bool:
    """Tell whether a small word calls somebody by his age: *34-jarige*, *twaalfjarigen*."""
    if AGED not in word:
        return False
    front = word.removesuffix("n").removesuffix(AGED)
    return word.removesuffix("n").endswith(AGED) and (front.endswith("-") or front in words_of("number-words"))


def is_member(word: str) -> bool:
    """Tell whether a word calls somebody by the letters of a party, a club or a trade: *CDA'er*, *IT’ers*.

    >>> is_member("IT'ers"), is_member("Obama's")
    (True, False)
    """
    return _MEMBER.match(word) is not None


def is_former(word: str) -> bool:
    """Tell whether a word begins with what says that somebody was something: *oud-burgemeester*, *ex-man*.

    >>> is_former("oud-burgemeester"), is_former("oudste")
    (True, False)
    """
    return word.startswith(tuple(words_of("former-prefix")))


def fronts_compound(token: Token) -> bool:
    """Tell whether a word is the begin of a name inside a compound for a person: *«Full» House-ster*.

    >>> from analysis.parse import parse
    >>> [token.text for token in parse("De Pink Floyd-gitarist zweeg.") if fronts_compound(token)]
    ['Pink']
    """
    for _ in range(_LONGEST_FRONT):
        if not _opens_name(token):
            break
        token = token.nbor(1)
        before, hyphen, tail = token.text.rpartition("-")
        if hyphen and before[:1].isupper() and tail.islower() and not token.is_sent_start:
            noun = look_up(tail)
            return names_people(tail) if noun is None else noun.kind in PERSONS
    return False


def _opens_name(token: Token) -> bool:
    """Tell whether a word with a capital may begin a name that goes on: *Ajax PSV-speler* are two apart."""
    if token.is_sent_start or token.i + 1 >= len(token.doc) or not token.text[0].isupper() or not token.is_alpha:
        return False
    return not any(token.text in known for known in (place_names(), organisation_names(), adjectives_of_origin()))


@cache
def _last_parts() -> frozenset[str]:
    """Give what may end a compound: nouns for actors but for parts (*deel*), and nouns that only look so."""
    return frozenset(noun for noun, (kind, _) in _entries().items() if kind != "part") | words_of("false-actor-nouns")


@lru_cache(10_000)
def _actor_part(form: str) -> str | None:
    """Give the last part of a compound that may be a noun for an actor, or only look so."""
    return last_part(form, _last_parts())


def names_no_actor(*forms: str) -> bool:
    """Tell whether a noun, by any of its forms, only ends like one for an actor: *badkamer*, *bedrijfsinformatie*.

    >>> names_no_actor("badkamer"), names_no_actor("bedrijfsinformatie"), names_no_actor("sportformatie")
    (True, True, False)
    """
    false, entries = words_of("false-actor-nouns"), _entries()
    if not false.isdisjoint(forms):
        return True
    return any(form not in entries and _actor_part(form) in false for form in forms)


def last_part(form: str, known: Container[str], shortest: int = 4) -> str | None:
    """Give the last part of a compound that is known, the longest of several; None when none may be split off.

    One without a hyphen before it has at least `shortest` letters.

    >>> last_part("rebellenleider", {"leider"}), last_part("oud-zanger", {"zanger"}), last_part("malle", {"alle"})
    ('leider', 'zanger', None)
    """
    for start in range(1, len(form) - _SHORTEST_TAIL + 1):
        if (tail := form[start:]) in known and _is_tail(form[:start], tail, shortest):
            return tail
    return None


def _plural(form: str, word: str) -> bool:
    if form != word:
        return True
    kind = _entries().get(form, ("", None))[0]
    return (kind == "people" and form.endswith(("en", "s"))) or (kind == "force" and form.endswith("en"))


def _is_tail(before: str, tail: str, least: int) -> bool:
    """Tell whether the last part may be split off: after a hyphen any, otherwise a long part after a long one."""
    if before.endswith(("-", "/")):
        return True
    before_it = 2 if len(tail) >= 7 else 3
    return len(tail) >= least and len(before) >= before_it and any(c in "aeiouy" for c in before)


#: Fields of those who speak or act for others: not *de man*, *de vrouw* in what they tell of.
IN_FUNCTION = frozenset({"law", "media", "politics", "press"})


def field_of(word: str) -> str | None:
    """Give the field of the function that a word names, if it does: politics for *minister*.

    >>> field_of("minister"), field_of("zangeres"), field_of("buurman")
    ('politics', 'art', None)
    """
    noun = look_up(word.lower())
    return kinds_in("actor-fields").get(noun.entry) if noun is not None else None


def kind_of_speaker(head: Token) -> str | None:
    """Tell what speaks when the lexicon of actors does not know the noun: a document, or a person by its ending.

    >>> doc = parse("Het rapport en een soepkoker zeggen meer dan de thermometer.")
    >>> kind_of_speaker(doc[1]), kind_of_speaker(doc[4]), kind_of_speaker(doc[9])
    ('organisation', 'person', None)
    """
    if head.pos_ != "NOUN" or names_no_actor(*singulars(head.lower_), head.lemma_.lower()):
        return None
    named = head.text[0].isupper() and not head.is_sent_start
    document = {head.lower_, head.lemma_.lower()} & words_of("document", "report-place")
    if named or document or look_up(head.text.partition("-")[0]):
        return "organisation"
    if "Plur" in feature(head, "Number"):
        return "group" if look_up(head.text, head.lemma_) else None
    common = "Com" in feature(head, "Gender")
    deed = head.lower_.endswith("ing") and head.lower_.removesuffix("ing") + "en" in known_verbs()
    thing = deed or head.lower_.endswith(tuple(words_of("thing-ending")))
    return "person" if common and is_unknown_title(head) and not thing else None


def is_unknown_title(token: Token) -> bool:
    """Tell by its ending whether a noun right before a person's name may be a title: VN-rapporteur Nils Melzer."""
    endings = tuple(words_of("person-suffixes"))
    return token.pos_ == "NOUN" and token.lower_.endswith(endings)


@cache
def _people() -> frozenset[str]:
    return frozenset(row["noun"] for row in load_lexicon("actor-nouns").rows if row["class"] != "place") | frozenset(
        row["noun"] for row in load_lexicon("naming-nouns").rows
    )


def names_people(lemma: str) -> bool:
    """Tell whether a noun is a word for people or a body of people, by its last part; not what only ends like one.

    >>> names_people("oud-minister"), names_people("sprookje"), names_people("badkamer")
    (True, False, False)
    """
    return people_part(lemma) is not None


def people_part(lemma: str) -> str | None:
    """Give the last part of a noun that is a word for people, the longest of several, or the whole; None without one.

    >>> people_part("oud-minister"), people_part("badkamer")
    ('minister', None)
    """
    lemma = lemma.lower()
    if lemma in _people():
        return lemma
    if names_no_actor(*singulars(lemma)):
        return None
    return next((lemma[cut:] for cut in range(1, len(lemma) - 4) if lemma[cut:] in _people()), None)
