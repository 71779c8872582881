"""Verb forms: from a form in the text to the infinitive of a known verb, where the parse's lemma is no such verb."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from analysis.lexicon import load_lexicon
from analysis.parse import verb_lemma

if TYPE_CHECKING:
    from spacy.tokens import Token

_UNSTRESSED = ("be", "ge", "ver", "ont", "her", "er")
_VOWELS = "aeiou"


def infinitive(token: Token) -> str:
    """Give the infinitive of a verb with its particle: the parse's when that verb is known, else the verb of this form.

    A noun that goes with the verb stands apart (*gebruik maken*); of two particles that of a known verb counts.

    >>> from analysis.parse import parse
    >>> infinitive(parse("De militairen schoten.")[2])
    'schieten'
    """
    lemma = verb_lemma(token).lower()
    if lemma in known_verbs():
        return lemma
    base = simple_infinitive(token)
    apart = [c for c in token.children if c.dep_ == "compound:prt" and c.pos_ != "VERB"]
    joined = next((c.lower_ + base for c in reversed(apart) if c.lower_ + base in known_verbs()), None)
    if joined is not None or not apart:
        return joined or base
    noun = next((c for c in apart if c.pos_ == "NOUN"), None)
    if noun is not None:
        return f"{noun.lower_} {base}"
    particle = next((c.lower_ for c in reversed(apart) if c.lower_ in _particles()), "")
    return base if base.startswith(particle) else particle + base


@cache
def known_verbs() -> frozenset[str]:
    """Give the verbs whose deed is known."""
    return frozenset(row["lemma"] for row in load_lexicon("deeds").rows)


def simple_infinitive(token: Token) -> str:
    """Give the infinitive of a verb without its particle: *liet* → *laten*."""
    lemma = token.lemma_.lower().replace("_", "")
    return lemma if lemma in known_verbs() or lemma in _strong() else _table().get(token.lower_, lemma)


@cache
def _table() -> dict[str, str]:
    """Give every form of the known verbs with its infinitive; a form of two verbs goes with the shorter one."""
    table: dict[str, str] = {}
    bases = {row["infinitive"] for row in load_lexicon("strong-verbs").rows}
    for verb in sorted({*known_verbs(), *bases}, key=lambda v: (len(v), v)):
        for form in _forms(verb):
            table.setdefault(form, verb)
    return table


@cache
def _strong() -> dict[str, tuple[str, str, str]]:
    rows = load_lexicon("strong-verbs").rows
    return {row["infinitive"]: (row["past"], row["pasts"], row["participle"]) for row in rows}


def _forms(verb: str) -> set[str]:
    base = next((b for b in (verb[i:] for i in range(len(verb) - 2)) if b in _strong()), None)
    if base is not None:
        prefix = verb[: -len(base)]
        past, pasts, participle = _strong()[base]
        if prefix in _UNSTRESSED and participle.startswith("ge"):
            participle = participle[2:]
        present = {prefix + form for form in _present(base)}
        return {verb, prefix + past, prefix + pasts, prefix + participle, *present}
    forms = {verb, *_present(verb)}
    for stem in _stems(verb):
        forms |= {stem + ending for ending in ("te", "ten", "de", "den")}
        forms |= {joined + ending for joined in _participle_stems(verb, stem) for ending in ("t", "d", "")}
    return forms


def _participle_stems(verb: str, stem: str) -> list[str]:
    particle = next((p for p in _particles() if verb.startswith(p) and len(verb) > len(p) + 3), "")
    if not particle and verb.startswith(_UNSTRESSED):
        return [stem]
    return [
        particle + "ge" + stem[len(particle) :],
        "ge" + stem,
        *([stem] if particle in ("over", "onder", "door", "om") else []),
    ]


@cache
def _particles() -> tuple[str, ...]:
    words = {row["word"] for row in load_lexicon("event-words").rows if row["kind"] == "particle"}
    return tuple(sorted(words, key=lambda word: (-len(word), word)))


def _present(verb: str) -> set[str]:
    return {form for stem in _stems(verb) for form in (stem, stem + "t")}


def _stems(verb: str) -> list[str]:
    """Give the stems a verb may have: *maken* → *maak*; *handelen* → *handel* as well as *handeel*."""
    if verb.endswith("aan") or verb.endswith(("oen", "ien")):
        return [verb[:-1]]
    stem = verb.removesuffix("en") if verb.endswith("en") else verb.removesuffix("n")
    found = [stem]
    if len(stem) > 2 and stem[-1] == stem[-2]:
        found = [stem[:-1]]
    elif len(stem) > 2 and stem[-1] not in _VOWELS and stem[-2] in "aeou" and stem[-3] not in _VOWELS:
        found = [stem[:-1] + stem[-2] + stem[-1], stem]
    return [form[:-1] + {"v": "f", "z": "s"}.get(form[-1], form[-1]) for form in found]
