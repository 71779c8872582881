"""Whether one name is a shorter form of another: a surname, a pet name, an abbreviation."""

from __future__ import annotations

import re

from analysis.actors.clusters import Words
from analysis.grammar.names import load_first_names, organisation_names, surname
from analysis.grammar.nouns import BODIES, look_up
from analysis.grammar.words import words_of


def same_name(first: Words, second: Words) -> bool:
    """Tell whether two names are one but for capitals and a genitive s: al-Qurayshi, Al-Qurayshi.

    >>> (
    ...     same_name(("Al-Baghdadi",), ("al-Baghdadi",)),
    ...     same_name(("Rutte",), ("Ruttes",)),
    ...     same_name(("Jan",), ("Piet",)),
    ... )
    (True, True, False)
    """
    one, two = (" ".join(words).lower() for words in (first, second))
    return one == two or (len(one) > 3 and len(two) > 3 and (one + "s" == two or two + "s" == one))


def is_short_for(short: Words, full: Words, kind: str | None) -> bool:
    """Tell whether a name is a shorter form of another: a surname, a first name, an abbreviation.

    >>> (
    ...     is_short_for(("De", "Wever"), ("Bart", "De", "Wever"), "person"),
    ...     is_short_for(("OM",), ("Openbaar", "Ministerie"), None),
    ... )
    (True, True)
    """
    if len(short) >= len(full) or not short:
        return len(full) > 1 and len(short) == 1 and is_abbreviation(short[0], full)
    if len(short) == 1 and is_abbreviation(short[0], full):
        return True
    if kind in ("organisation", "place") or full[0].lower() in words_of("organisation-words"):
        return _is_short_body(short, full)
    tail = full[-len(short) :]
    if same_name(short, tail) and (len(short) > 1 or short[0].lower() not in ("de", "van")):
        return True
    if (
        len(short) == 1
        and len(full) > 1
        and short[0] == full[0]
        and (
            short[0] in load_first_names()
            or (
                kind in ("person", None)
                and (len(full) == 2 or full[1].lower() in words_of("person-particle"))
                and short[0].istitle()
            )
        )
    ):
        return True
    if kind == "person" and len(short) == 1 and is_pet_name(short[0], full[0]):
        return True
    family = surname(full)
    return same_name(short, family) or (
        len(family) > len(short) and same_name(short, family[: len(short)]) and len(short[0]) > 3
    )


def _is_short_body(short: Words, full: Words) -> bool:
    """Tell whether a name shortens that of an organisation: MAX, Omroep MAX; Kamer, Tweede Kamer."""
    noun = look_up(full[0])
    if short == full[1:] and (
        full[0].lower() in words_of("organisation-words") or (noun is not None and noun.kind in BODIES)
    ):
        return True
    last = look_up(short[0])
    return short == full[-1:] and " ".join(full) in organisation_names() and last is not None and last.kind in BODIES


def is_pet_name(short: str, first: str) -> bool:
    """Tell whether a word that is no first name of its own shortens one: Gini, of Georginio; not Jan, of Janneke."""
    inside = 4 <= len(short) < len(first) and short.lower() in first.lower()
    return inside and short.istitle() and short not in load_first_names()


def is_abbreviation(short: str, full: Words) -> bool:
    """Tell whether a word in capitals is made of the initials of a name."""
    if (
        not (short.isupper() or (re.fullmatch(r"[A-Z][A-Za-z&]{1,5}", short) and sum(c.isupper() for c in short) > 1))
        or len(short) < 2
    ):
        return False
    initials = "".join(word[0] for word in full if word[0].isupper())
    every = "".join(word[0] for word in full)
    return short.upper() in (initials.upper(), every.upper())


def fullest(name: Words) -> Words:
    """Give the fullest form of a known organisation's name: OM → Openbaar Ministerie."""
    known = organisation_names().get(" ".join(name))
    return tuple(known[0].split()) if known else name
