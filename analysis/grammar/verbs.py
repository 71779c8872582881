"""Verbs: the infinitive they are known by, whether they are finite, whether they report speech."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from analysis.dutch.lemmas import dictionary_forms, tense_of
from analysis.dutch.verb_lemmas import find_infinitive
from analysis.dutch.verb_lemmas import known_verbs as listed_verbs
from analysis.grammar.words import words_of
from analysis.lexicon import load_lexicon
from analysis.parse import ask_once, feature, verb_lemma

if TYPE_CHECKING:
    from spacy.tokens import Token

_PRESENT = ("end", "aand", "oend", "iend")


@cache
def verb_prepositions() -> dict[tuple[str, str], str]:
    """Give for a verb and its preposition the role of who stands behind it.

    >>> verb_prepositions()["winnen", "van"]
    'patient'
    """
    return {(row["lemma"], row["preposition"]): row["role"] for row in load_lexicon("verb-prepositions").rows}


@cache
def known_verbs() -> frozenset[str]:
    """Give the verbs whose deed is known."""
    return frozenset(row["lemma"] for row in load_lexicon("deeds").rows)


@cache
def classes_of_verbs() -> dict[str, str]:
    """Give for each known verb the class of its deed.

    >>> classes_of_verbs()["ontkennen"]
    'speech'
    """
    return {row["lemma"]: row["class"] for row in load_lexicon("deeds").rows}


@cache
def words_of_harm(lexicon: str, subject: str | None = None) -> frozenset[str]:
    """Give the words of a lexicon of deeds for harm; of verbs those whose subject does it, or undergoes it."""
    rows = load_lexicon(lexicon).rows
    return frozenset(
        row["lemma"] for row in rows if row["class"] == "harm" and (subject is None or row["subject"] == subject)
    )


def is_verb_of_its_own(lemma: str) -> bool:
    """Tell whether the lists know a verb with its particle, so that it need not mean what it means without.

    >>> is_verb_of_its_own("oppikken"), is_verb_of_its_own("meesnurken")
    (True, False)
    """
    return lemma in known_verbs() or lemma in listed_verbs()


@ask_once
def infinitive(token: Token) -> str:
    """Give the infinitive of a verb with its particle; a noun that goes with the verb stands apart (*gebruik maken*).

    Of two particles the one that makes a known verb counts.

    >>> infinitive(parse("De militairen schoten het toestel neer.")[2])
    'neerschieten'
    """
    if _stranded(token) or any(map(_is_of_verb_above, token.children)):
        return simple_infinitive(token)
    if (lent := _lent_by_infinitive(token)) is not None:
        return lent.lower_ + simple_infinitive(token)
    lemma = _without_inner_ge(token, _known_lemma(token))
    apart = particles_of(token)
    if apart and apart[-1].dep_ != "compound:prt":
        return apart[-1].lower_ + lemma
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


@ask_once
def _stranded(token: Token) -> bool:
    """Tell whether what the parse calls the particle of a verb is the preposition of *er, daar* or *waar* beside it.

    Right before a verb a particle is written as one with it, so that what stands apart there is a preposition (*waar
    hij voor stond*); elsewhere it is one where no such verb is known (*zorgde er voor dat*).
    """
    apart = [c for c in token.children if c.dep_ == "compound:prt" and c.pos_ == "ADP"]
    if len(apart) != 1:
        return False
    particle = apart[0]
    if particle.i == token.i - 2 and token.nbor(-1).lower_ == "het":
        return True  # aan het doen
    if not any(c.lower_ in words_of("pronominal") for c in token.children):
        return False
    if particle.i < token.i:
        return all(t.pos_ in ("VERB", "AUX") for t in token.doc[particle.i + 1 : token.i + 1])
    return not is_verb_of_its_own(particle.lower_ + simple_infinitive(token))


@ask_once
def particles_of(token: Token) -> tuple[Token, ...]:
    """Give the words apart from a verb that make one verb with it: *blies … op*, *recht te zetten*.

    What stands bare before *te* and makes a known verb is written as one with the verb elsewhere, whatever the parse
    took it for; a particle there is the only one (*koos er voor om weg te gaan*). One that the parse hangs on the
    infinitive behind it may be of the verb before it: *gaf toe te liegen*.

    >>> [word.text for word in particles_of(parse("Ze wilde de fout recht te zetten.")[6])]
    ['recht']
    """
    if _stranded(token):
        return ()
    apart = [c for c in token.children if c.dep_ == "compound:prt" and c.pos_ != "VERB" and not _is_of_verb_above(c)]
    lent = _lent_by_infinitive(token)
    apart += [lent] if lent is not None else []
    if simple_infinitive(token) in words_of("with-samen") and not apart:
        apart += [c for c in token.children if c.lower_ == "samen" and c.i > token.i][:1]
    bare = _before_te(token)
    if bare in apart:
        return (bare,)
    if bare is not None and bare.head == token and bare.lower_ not in _without_ge():
        alone = not any(True for _ in bare.children) and bare.dep_ in ("obj", "xcomp", "advmod", "obl", "obl:arg")
        adverb = bare.pos_ == "ADV" and bare.lower_ not in words_of("particle")  # weer te zien
        if alone and not adverb and bare.lower_ + token.lemma_.lower() in known_verbs():
            apart.append(bare)
    return tuple(apart)


def _lent_by_infinitive(verb: Token) -> Token | None:
    """Give the particle of a verb that the parse hangs on the infinitive behind it: *gaf toe te liegen*."""
    return next((c for below in verb.children for c in below.children if _is_of_verb_above(c)), None)


def _is_of_verb_above(particle: Token) -> bool:
    """Tell whether a particle hangs on an infinitive, but makes a known verb with the verb above alone."""
    below = particle.head
    above = below.head
    if particle.dep_ != "compound:prt" or below.dep_ not in ("xcomp", "ccomp") or not above.i < particle.i < below.i:
        return False
    if particle.nbor(1).lower_ != "te":
        return False  # zag de winst af nemen
    if above.pos_ != "VERB" or particle.pos_ == "VERB" or any(c.dep_ == "compound:prt" for c in above.children):
        return False
    lower = particle.lower_
    own = is_verb_of_its_own(lower + simple_infinitive(below))
    return not own and is_verb_of_its_own(lower + simple_infinitive(above))


def verb_words(token: Token) -> tuple[Token, ...]:
    """Give a verb with its particles, and the *te* between: *blies … op*, *op te pikken*.

    >>> [word.text for word in verb_words(parse("Ze kwam om het pakje op te pikken.")[7])]
    ['op', 'te', 'pikken']
    """
    bare = _before_te(token)
    if bare is not None and bare in particles_of(token):
        return bare, token.nbor(-1), token
    split = particles_of(token) if verb_form(token) == "Fin" else ()
    return tuple(sorted({token, *split}, key=lambda word: word.i))


def _before_te(token: Token) -> Token | None:
    """Give the word before the *te* of an infinitive: *op te pikken*."""
    if token.i - 2 < token.sent.start or token.nbor(-1).lower_ != "te" or verb_form(token) != "Inf":
        return None
    return token.nbor(-2)


def _without_inner_ge(token: Token, lemma: str) -> str:
    """Give the infinitive of a participle that the pipeline left as it is: *lastiggevallen* → *lastigvallen*."""
    if lemma in known_verbs() or lemma != token.lower_ or verb_form(token) != "Part":
        return lemma
    shorter = (lemma[:at] + lemma[at + 2 :] for at in range(2, len(lemma) - 4) if lemma.startswith("ge", at))
    return next((word for word in shorter if word in known_verbs()), lemma)


def _known_lemma(token: Token) -> str:
    """Give the lemma of a verb with its particle; an unknown one as of the known verb that its form is of."""
    lemma, bare = verb_lemma(token).lower(), _bare_lemma(token)
    return lemma if is_verb_of_its_own(lemma) else lemma.removesuffix(bare) + simple_infinitive(token)


@ask_once
def simple_infinitive(token: Token) -> str:
    """Give the infinitive of a verb without its particle: *schoten … neer* → *schieten*.

    A verb that no list knows is taken for the known verb that it may be a form of, whatever the parse makes of it
    (*verzucht*: not *verzuchen*).
    """
    lemma = _bare_lemma(token)
    if token.pos_ not in ("VERB", "AUX") or is_verb_of_its_own(lemma):
        return lemma
    known = find_infinitive(token.lower_, tense_of(token.lower_, str(token.morph)))
    return known if known is not None and known in listed_verbs() else lemma


def _bare_lemma(token: Token) -> str:
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
    if found == "Inf" and not token.lower_.endswith("n"):
        return ""  # kwijt, boos, taken for an infinitive
    if found == "Fin" and _is_no_verb(token):
        return ""
    joined = found == "Fin" and token.dep_ == "conj" and feature(token.head, "VerbForm") == "Part"
    if joined and "Past" not in feature(token, "Tense") and token.lower_.startswith(_without_ge()):
        alone = not any(child.dep_.startswith(("nsubj", "obj")) for child in token.children)
        return "Part" if alone and token.lower_[-1] in "td" else found
    return found


def _is_no_verb(token: Token) -> bool:
    """Tell whether what a parse calls a finite verb is an adjective (*concreet*) or a noun (*volledig scherm*).

    The adjective is one of the dictionary, and no verb is known that it would be of; the noun is one with an adjective
    right before it.
    """
    if token.lower_ in dictionary_forms("ADJ"):
        return not is_verb_of_its_own(simple_infinitive(token))
    before = token.doc[token.i - 1] if token.i > token.sent.start else None
    if before is None or before.head != token or before.dep_ != "amod" or before.pos_ != "ADJ":
        return False
    return token.lower_ in dictionary_forms("NOUN") and feature(token, "Number") != "Plur"


def is_present_participle(token: Token) -> bool:
    """Tell whether a participle tells what goes on: *juichend, sussende*, unlike *geopend, erkend, verdiend*.

    >>> is_present_participle(parse("De aanval was kort.")[2])
    False
    """
    form, lemma = token.lower_.removesuffix("e"), token.lemma_.lower().replace("_", "")
    return form.endswith(_PRESENT) and (not lemma.endswith("en") or form == f"{lemma}d")


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
