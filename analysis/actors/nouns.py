"""What a noun says of whom it names: person, people or organisation, its gender and its number."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from analysis.lexicon import load_lexicon

#: Classes of nouns that name persons, one by one.
PERSONS = frozenset({"role", "office", "person", "kin", "inhabitant"})
#: Classes of nouns that name several persons, or an organisation, as one.
BODIES = frozenset({"people", "organisation", "force"})
_SHORTEST_TAIL = 3
#: A member of a party or a club by its letters: CDA'er, PVV’ers, D66-lid.
_MEMBER = re.compile(r"[A-Z][A-Za-z0-9]*[A-Z0-9]['’]ers?\Z")
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


@cache
def inhabitants() -> dict[str, str]:
    """Give the nouns for the people of a place, each with the place: Belg → België."""
    return {row["inhabitant"]: row["place"] for row in load_lexicon("countries").rows}


@cache
def countries() -> frozenset[str]:
    """Give the places that are countries, each with a people of its own."""
    return frozenset(row["place"] for row in load_lexicon("countries").rows if row["kind"] == "country")


@cache
def _no_tails() -> frozenset[str]:
    return frozenset(row["word"] for row in load_lexicon("false-actor-nouns").rows)


def singulars(word: str) -> tuple[str, ...]:
    """Give the singulars a Dutch noun form may have, the form itself first.

    >>> singulars("leraren")[:3]
    ('leraren', 'leraar', 'lerar')
    """
    found = [word]
    for ending in _ENDINGS:
        stem = word[: -len(ending)]
        if not word.endswith(ending) or len(stem) < _SHORTEST_TAIL:
            continue
        if ending in ("en", "eren"):
            found += _stems(stem)
        elif ending == "ën":
            found += [stem, stem + "e"] if stem.endswith("ie") else [stem]
        else:
            found.append(stem)
    if word.endswith("mensen"):
        found.append(word[:-2])
    if word.endswith(("lieden", "lui")):
        found.append(word.removesuffix("lieden").removesuffix("lui") + "man")
    if word.endswith("leden"):
        found.append(word[:-5] + "lid")
    if word.endswith("steden"):
        found.append(word[:-6] + "stad")
    if word.endswith("hoofden"):
        found.append(word[:-2])
    return tuple(dict.fromkeys(found))


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


@cache
def look_up(word: str, lemma: str = "") -> Noun | None:
    """Look up what kind of actor a noun names, a compound by its last part; None when it names none.

    >>> look_up("IS-leider").kind, look_up("actrices").gender, look_up("banken").plural, look_up("tafel")
    ('office', 'female', True, None)
    """
    for form in dict.fromkeys((word, *singulars(word), lemma)):
        if form in inhabitants():
            return Noun(form, "inhabitant", None, form != word)
    if _MEMBER.match(word):
        return Noun("lid", "role", None, word.endswith("s"))
    low = word.lower().strip("-")
    if low.endswith(("-jarige", "-jarigen")):
        return Noun("jarige", "person", None, low.endswith("n"))
    forms = [*singulars(low), *([lemma.lower()] if lemma else [])]
    for form in forms:
        if form in _entries():
            return Noun(form, *_entries()[form], plural=_plural(form, low))
    for form in forms:
        if form not in _no_tails():
            for start in range(1, len(form) - _SHORTEST_TAIL + 1):
                tail = form[start:]
                if tail in _entries() and _is_tail(form[:start], tail):
                    return Noun(tail, *_entries()[tail], plural=_plural(form, low))
    return None


def _plural(form: str, word: str) -> bool:
    if form != word:
        return True
    return _entries().get(form, ("", None))[0] == "people" and form.endswith(("en", "s")) and not form.endswith("gezin")


def _is_tail(before: str, tail: str) -> bool:
    """Tell whether the last part may be split off: after a hyphen any, otherwise a long part after a long one."""
    if before.endswith(("-", "/")):
        return True
    shortest = 2 if len(tail) >= 7 else 3
    return len(tail) >= 4 and len(before) >= shortest and any(c in "aeiouy" for c in before)


@cache
def adjectives_of_origin() -> dict[str, str]:
    """Give the adjectives of places with the place: `Amerikaans`, `Amerikaanse` → Verenigde Staten."""
    found: dict[str, str] = {}
    for row in load_lexicon("countries").rows:
        adjective = row["adjective"]
        stem = adjective[:-2] + adjective[-1] if len(adjective) > 2 and adjective[-2] == adjective[-3] else adjective
        for form in (adjective, adjective + "e", stem + "e"):
            found.setdefault(form, row["place"])
    return found
