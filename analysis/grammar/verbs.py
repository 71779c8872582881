"""Verbs: the infinitive they are known by, whether they are finite, whether they report speech."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from analysis.grammar.words import words_of
from analysis.lexicon import load_lexicon
from analysis.parse import ask_once, feature, verb_lemma

if TYPE_CHECKING:
    from spacy.tokens import Token


@cache
def known_verbs() -> frozenset[str]:
    """Give the verbs whose deed is known."""
    return frozenset(row["lemma"] for row in load_lexicon("deeds").rows)


@ask_once
def infinitive(token: Token) -> str:
    """Give the infinitive of a verb with its particle; a noun that goes with the verb stands apart (*gebruik maken*).

    Of two particles the one that makes a known verb counts.

    >>> infinitive(parse("De militairen schoten het toestel neer.")[2])
    'neerschieten'
    """
    lemma = _without_inner_ge(token, verb_lemma(token).lower())
    apart = [c for c in token.children if c.dep_ == "compound:prt" and c.pos_ != "VERB"]
    noun = next((c for c in apart if c.pos_ == "NOUN"), None)
    if (lemma in known_verbs() and noun is None) or not apart:
        return lemma
    base = simple_infinitive(token)
    joined = next((c.lower_ + base for c in reversed(apart) if c.lower_ + base in known_verbs()), None)
    if joined is not None:
        return joined
    if noun is not None:
        return f"{noun.lower_} {base}"
    return apart[0].lower_ + base if len(apart) == 1 else base


def _without_inner_ge(token: Token, lemma: str) -> str:
    """Give the infinitive of a participle that the pipeline left as it is: *lastiggevallen* → *lastigvallen*."""
    if lemma in known_verbs() or lemma != token.lower_ or verb_form(token) != "Part":
        return lemma
    shorter = (lemma[:at] + lemma[at + 2 :] for at in range(2, len(lemma) - 4) if lemma.startswith("ge", at))
    return next((word for word in shorter if word in known_verbs()), lemma)


@ask_once
def simple_infinitive(token: Token) -> str:
    """Give the infinitive of a verb without its particle: *schoten … neer* → *schieten*."""
    lemma = token.lemma_.lower().replace("_", "")
    particles = [c.lower_ for c in token.children if c.dep_ == "compound:prt" and c.pos_ != "VERB"]
    for particle in [*particles, *particles]:
        rest = lemma.removeprefix(particle)
        lemma = rest if len(rest) > 3 else lemma
    return lemma


@ask_once
def verb_form(token: Token) -> str:
    """Give the verb form of a word: `Fin`, `Inf`, `Part` or nothing.

    What looks like a present is a participle where it is joined to one: *werden gemarteld, verkracht en vermoord*.
    """
    found = feature(token, "VerbForm")
    joined = found == "Fin" and token.dep_ == "conj" and feature(token.head, "VerbForm") == "Part"
    if joined and "Past" not in feature(token, "Tense") and token.lower_.startswith(_without_ge()):
        alone = not any(child.dep_.startswith(("nsubj", "obj")) for child in token.children)
        return "Part" if alone and token.lower_[-1] in "td" else found
    return found


@cache
def _without_ge() -> tuple[str, ...]:
    return tuple(sorted(prefix.removesuffix("-") for prefix in words_of("no-ge")))


def is_finite(token: Token) -> bool:
    """Tell whether a token is a finite verb.

    >>> [word.text for word in parse("Zij heeft dat gezegd.") if is_finite(word)]
    ['heeft']
    """
    return token.pos_ in {"VERB", "AUX"} and verb_form(token) == "Fin"


@cache
def speech_verbs() -> frozenset[str]:
    """Give the lemmas of the verbs that report speech."""
    return frozenset(row["cue"] for row in load_lexicon("cues").rows if row["type"] == "verb")
