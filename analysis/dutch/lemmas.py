"""Lemmas: from a form, its tag and the network's edit scripts to the word a dictionary has.

Four sources in turn: a list of lemmas no rule gives; for verbs the infinitives the form can belong to; the network's
scripts, of which the first that gives a known word is taken; and rules for the endings of nouns and adjectives.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from analysis.dutch.scripts import apply_script
from analysis.dutch.stems import shorten
from analysis.dutch.verb_lemmas import find_infinitive
from analysis.lexicon import load_lexicon

_SHORTEST_HEAD = 4
_INITIALS = re.compile(r"(?:[^\W\d_]{1,3}\.){2,}")


@cache
def _listed() -> dict[tuple[str, str], str]:
    return {(row["form"], row["upos"]): row["lemma"] for row in load_lexicon("lemmas").rows}


@cache
def _abbreviations() -> frozenset[str]:
    """Give the abbreviations, of which no script of letters makes the word they stand for."""
    return frozenset(row["form"].lower() for row in load_lexicon("abbreviations").rows)


@cache
def dictionary_forms(upos: str) -> frozenset[str]:
    """Give the forms of the dictionary that are of a part of speech.

    >>> "concreet" in dictionary_forms("ADJ")
    True
    """
    return frozenset(row["form"] for row in load_lexicon("dictionary-forms").rows if row["upos"] == upos)


def find_lemma(form: str, upos: str, feats: str, scripts: tuple[str, ...]) -> str:
    """Give the lemma of a form.

    `feats` are its features (`Number=Sing|…`), `scripts` the network's edit scripts, best first.

    >>> find_lemma("zei", "VERB", "Tense=Past|VerbForm=Fin", ()), find_lemma("leden", "NOUN", "Number=Plur", ())
    ('zeggen', 'lid')
    """
    lower = form.lower().replace("’", "'").replace("‘", "'")
    listed = _listed().get((lower, upos))
    if listed is not None:
        return listed
    if lower in _abbreviations() or _INITIALS.fullmatch(lower):
        return form if upos == "PROPN" or not form[1:].islower() else lower
    guessed = (lemma for script in scripts if (lemma := _apply(form, script)) is not None)
    if upos not in ("VERB", "AUX", "NOUN", "ADJ"):
        guess = next(guessed, None)
        return (guess if guess and guess[0] == form[0] else form) if upos == "PROPN" else guess or lower
    guesses = list(guessed)
    if upos in ("VERB", "AUX"):
        return _verb(lower, feats, guesses)
    if upos == "NOUN":
        return _noun(form, lower, feats, guesses)
    return _adjective(form, lower, feats, guesses)


def _apply(form: str, script: str) -> str | None:
    """Apply a script; a hyphen of the form that the script takes away stays."""
    lemma = apply_script(form, script)
    if lemma and "-" in form[1:-1] and "-" not in lemma:
        at = form.index("-", 1)
        if lemma[:at].lower() == form[:at].lower():
            return lemma[:at] + "-" + lemma[at:]
    return lemma


def tense_of(form: str, feats: str) -> str:
    """Give the tense of a verb, as `find_infinitive` is told it: `inf`, `pres`, `past`, `part` or `pres-part`.

    >>> tense_of("verzuchtte", "Number=Sing|Tense=Past|VerbForm=Fin")
    'past'
    """
    if "VerbForm=Part" in feats:
        return "pres-part" if form.endswith(("end", "ende", "enden")) and not form.startswith("ge") else "part"
    if "VerbForm=Inf" in feats:
        return "inf"
    return "past" if "Tense=Past" in feats else "pres"


def _verb(lower: str, feats: str, guesses: Sequence[str]) -> str:
    found = find_infinitive(lower, tense_of(lower, feats))
    return found or next((guess for guess in guesses if guess.endswith("n")), lower)


def _noun(form: str, lower: str, feats: str, guesses: Sequence[str]) -> str:
    if lower.endswith(("je", "jes")):
        small = [word for word in _diminutive(lower.removesuffix("s")) if _is_noun(word)]
        return _cased(form, guesses, small[0] if small else lower.removesuffix("s"))
    if "Number=Plur" not in feats:
        kept = guesses[0].lower() if guesses else lower
        return _cased(form, guesses, kept if _is_noun(kept) or not _is_noun(lower) else lower)
    for head, lemma in _heads():
        if lower.endswith(head) and len(lower) - len(head) >= 3:
            return _cased(form, guesses, lower[: -len(head)] + lemma)
    possible = [word for word in _singulars(lower) if word not in {"", lower}]
    for accepted in (dictionary_forms("NOUN").__contains__, _is_noun):
        fitting = [word for word in possible if accepted(word)]
        if fitting:
            return _cased(form, guesses, fitting[0])
    return _cased(form, guesses, possible[0] if possible else guesses[0].lower() if guesses else lower)


def _diminutive(word: str) -> list[str]:
    """Give the nouns a diminutive can belong to: *lijntje*, *spelletje*, *rondje*, *filmpje*, *woninkje*."""
    if word.endswith("etje"):
        return [word[:-5] if word[-5:-4] == word[-6:-5] else word[:-4], word[:-4], word[:-3] + "e"]
    if word.endswith("inkje"):
        return [word[:-3] + "g"]
    if word.endswith(("aatje", "ootje", "eetje", "uutje")):
        return [word[:-4], word[:-3], word[:-2]]
    return [word[:-3], word[:-2]] if word.endswith(("tje", "pje")) else [word[:-2]]


@cache
def _heads() -> tuple[tuple[str, str], ...]:
    """Give the listed plurals that also end compounds: *stadsleden*."""
    heads = [
        (form, lemma) for (form, upos), lemma in _listed().items() if upos == "NOUN" and len(form) > _SHORTEST_HEAD
    ]
    return tuple(sorted(heads, key=lambda pair: -len(pair[0])))


def _is_noun(word: str) -> bool:
    """Tell whether a word is a known noun, or a compound that ends in one."""
    known = dictionary_forms("NOUN")
    return word in known or any(word[k:] in known for k in range(2, len(word) - _SHORTEST_HEAD + 1))


def _singulars(plural: str) -> list[str]:
    """Give the singulars a plural can belong to."""
    if plural.endswith("heden"):
        return [plural[:-5] + "heid"]
    if plural.endswith("'s"):
        return [plural[:-2]]
    if plural.endswith("ieën"):
        return [plural[:-3] + "e", plural[:-2]]
    if plural.endswith("ën"):
        return [plural[:-2] + "e", plural[:-2]]
    found: list[str] = []
    if plural.endswith("en"):
        found = [*shorten(plural[:-2]), plural[:-1]]
    elif plural.endswith("s"):
        found = [plural[:-1]]
    return found


def _adjective(form: str, lower: str, feats: str, guesses: Sequence[str]) -> str:
    known = dictionary_forms("ADJ")
    endings = {"Degree=Cmp": ("dere", "der", "ere", "er"), "Degree=Sup": ("ste", "st")}.get(feats.split("|")[0], ("e",))
    models = [guess.lower() for guess in guesses]
    if lower[0].isdigit() and "-" not in lower:
        return "".join(letter for letter in lower if letter.isdigit())
    if endings == ("e",) and (not lower.endswith("e") or _bare_vowel(lower) or lower in known):
        return guesses[0] if guesses and "Degree" not in feats else _cased(form, guesses, lower)
    possible = [word for e in endings if lower.endswith(e) for word in shorten(lower[: -len(e)])]
    found = next((word for word in possible if word in known), None)
    if found is None and endings == ("e",):
        found = next((lower[: -len(a)] + b for a, b in _adjective_endings() if lower.endswith(a)), None)
    if found is None and lower in known:
        found = lower
    if found is None and possible:
        found = next((word for word in models if word in possible), possible[0])
    return _cased(form, guesses, found or (models or [lower])[0])


def _bare_vowel(word: str) -> bool:
    """Tell whether the last vowel is the word's own, not an ending: *moe*, unlike *knappe* and *mooie*."""
    return word.endswith(("oe", "ee")) or (word.endswith("ie") and word[-3:-2] not in "aeo")


@cache
def _adjective_endings() -> tuple[tuple[str, str], ...]:
    rows = load_lexicon("adjective-endings").rows
    return tuple(sorted(((row["inflected"], row["base"]) for row in rows), key=lambda pair: -len(pair[0])))


def _cased(form: str, guesses: Sequence[str], lemma: str) -> str:
    """Write a lemma with the capitals of its form; a lone first capital only where the network keeps it."""
    inner = any(letter.isupper() for letter in form[1:])
    if form[:1].isupper() and not inner and not (guesses and guesses[0][:1].isupper()):
        return lemma
    shared = next(
        (k for k, (a, b) in enumerate(zip(form.lower(), lemma, strict=False)) if a != b), min(len(form), len(lemma))
    )
    if form.isupper() and len(form) > 4:
        return lemma
    return form[:shared] + lemma[shared:]
