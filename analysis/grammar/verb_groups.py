"""Groups of verbs: an auxiliary, a modal or *laten* with the verb that carries the meaning."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analysis.grammar.verbs import simple_infinitive, speech_verbs, verb_form
from analysis.grammar.words import words_of
from analysis.parse import ask_once

if TYPE_CHECKING:
    from spacy.tokens import Token

#: Relations of a subject to its verb.
SUBJECTS = ("nsubj", "nsubj:pass", "nsubj:outer")
#: Relations of the verbs that bear the form of another, and those with the copula of a predicate.
AUXILIARIES = ("aux", "aux:pass")
HELPERS = (*AUXILIARIES, "cop")
#: Relations of a clause of its own, with the punctuation around it: a negator in it does not reach the verb above.
CLAUSES = ("ccomp", "advcl", "conj", "parataxis", "csubj", "acl:relcl", "xcomp", "punct")
#: Relations of a verb to the verb or noun that its clause belongs to.
_CLAUSAL = ("ccomp", "xcomp", "advcl", "csubj", "acl", "acl:relcl", "conj", "parataxis", "ROOT")


def has_te(token: Token) -> bool:
    """Tell whether a word is an infinitive with *te*."""
    return opens_with(token, "te")


def opens_with(clause: Token, mark: str) -> bool:
    """Tell whether a conjunction opens the clause that a word heads: *dat*, *of*, or the *te* of an infinitive.

    >>> doc = parse("Zij zei dat hij zweeg.")
    >>> opens_with(doc[4], "dat"), opens_with(doc[1], "dat")
    (True, False)
    """
    for child in clause.children:
        if child.dep_ == "mark" and child.lower_ == mark:
            return True
    return False


def has_copula(token: Token) -> bool:
    """Tell whether a word is a predicate with a copula: *is ziek*."""
    for child in token.children:
        if child.dep_ == "cop":
            return True
    return False


def auxiliaries_of(token: Token) -> list[Token]:
    """Give the auxiliaries of a word: of *is gezien* «is».

    >>> [word.text for word in auxiliaries_of(parse("Zij heeft dat gezegd.")[3])]
    ['heeft']
    """
    return [child for child in token.children if child.dep_ in AUXILIARIES]


def with_helpers(token: Token) -> list[Token]:
    """Give a word and the verbs that bear its form for it: a verb with its auxiliaries, a predicate with its copula.

    >>> [word.text for word in with_helpers(parse("De aanval was kort.")[3])]
    ['kort', 'was']
    """
    return [token, *(child for child in token.children if child.dep_ in HELPERS)]


def helped(token: Token) -> Token:
    """Give the word that an auxiliary or copula helps: of *is ziek* «ziek»; any other word itself.

    >>> [helped(word).text for word in parse("De aanval was kort.")[1:4]]
    ['aanval', 'kort', 'kort']
    """
    return token.head if token.dep_ in HELPERS else token


def heads_clause(token: Token) -> bool:
    """Tell whether a word may head a clause: a verb, or a predicate with a copula."""
    return token.pos_ in ("VERB", "AUX") or has_copula(token)


def clause_over(token: Token) -> Token:
    """Give the word above a word that heads its clause, its verb or predicate; the root where none does.

    >>> [clause_over(word).text for word in parse("De aanval was kort.")[:2]]
    ['kort', 'kort']
    """
    verb = token.head
    while verb.head.i != verb.i and not heads_clause(verb):
        verb = verb.head
    return verb


@ask_once
def carried(token: Token) -> Token | None:
    """Give the infinitive with the meaning that goes with *laten*, *gaan* or *willen*: *liet weten* → *weten*."""
    lemma = simple_infinitive(token)
    for child in token.children:
        if lemma == "laten" and child.dep_ == "compound:prt" and child.pos_ == "VERB":
            return child
        if lemma == "krijgen" and child.dep_ == "xcomp" and verb_form(child) == "Part" and not auxiliaries_of(child):
            return child  # kreeg een boete opgelegd
        if child.dep_ not in ("xcomp", "ccomp", "csubj") or not is_infinitive(child) or _modal_before(child):
            continue  # wil dat zij blijft vastzitten: goes with blijft, whatever both hang on
        if own_subject(child) and own_subject(token):
            continue
        above = [c for c in child.children if c.pos_ == "SCONJ" and c.i < token.i]  # of hij wilde slapen
        marks = [c.lower_ for c in child.children if c.dep_ == "mark" and c not in above]
        te = has_te(child)
        if (te and marks == ["te"] and lemma in words_of("te")) or (not te and not marks and lemma in words_of("bare")):
            return child
    return _beside(token)


def _beside(modal: Token) -> Token | None:
    """Give the infinitive right behind a modal, or a verb like *gaan*, that the parse hangs elsewhere: *ging slapen*.

    It hangs on the same word (*die de ruzie wilde sussen*), or as a clause on one further up.
    """
    if modal.i + 1 >= len(modal.doc) or simple_infinitive(modal) not in words_of("bare"):
        return None
    after = modal.nbor(1)
    if verb_form(after) != "Inf" or has_te(after) or own_subject(after) or after.head.i in (after.i, modal.i):
        return None
    if after.is_ancestor(modal):
        return None
    clausal = after.dep_ in _CLAUSAL and modal.dep_ in _CLAUSAL
    finite = verb_form(modal) == "Fin" and after.dep_ == modal.dep_
    if after.head.i == modal.head.i:
        return after if clausal or finite else None
    return after if (clausal and after.head.is_ancestor(modal)) or modal.head.is_ancestor(after) else None


def _modal_before(infinitive: Token) -> Token | None:
    """Give the modal right before an infinitive that the parse hangs on the same word."""
    before = infinitive.nbor(-1) if infinitive.i > 0 else None
    return before if before is not None and before.pos_ in ("VERB", "AUX") and _beside(before) == infinitive else None


def is_infinitive(token: Token) -> bool:
    """Tell whether a verb is an infinitive, also in the passive or perfect: *lijkt te zijn gegeven*."""
    if verb_form(token) == "Part":
        return any(verb_form(c) == "Inf" for c in auxiliaries_of(token))
    return verb_form(token) == "Inf"


def own_subject(token: Token) -> bool:
    """Tell whether a verb has a subject of its own."""
    return bool(subjects_of(token))


def subjects_of(token: Token) -> list[Token]:
    """Give what the parse calls the subjects of a verb or predicate.

    >>> subjects_of(parse("De aanval was kort.")[3])
    [aanval]
    """
    return [child for child in token.children if child.dep_ in SUBJECTS]


@ask_once
def carried_by(token: Token) -> Token | None:
    """Give the verb that carries an infinitive: *weten* → *liet*."""
    head = _modal_before(token) or token.head
    return head if head.i != token.i and head.pos_ in ("VERB", "AUX") and carried(head) == token else None


@ask_once
def verb_group(token: Token) -> tuple[Token, ...]:
    """Give the verbs that a verb forms one group with, the one with the meaning first, and their auxiliaries last.

    >>> [verb.text for verb in verb_group(parse("Zij heeft niets willen zeggen.")[4])]
    ['zeggen', 'willen', 'heeft']
    """
    verb = token
    while (lower := carried(verb)) is not None:
        verb = lower
    group = [verb]
    while (carrier := carried_by(group[-1])) is not None:
        group.append(carrier)
    if group[-1].dep_ == "xcomp" and group[-1].head.pos_ == "AUX" and verb_form(group[-1].head) == "Fin":
        group.append(group[-1].head)  # the perfect of a modal: heeft niets willen zeggen
    return (*group, *(child for verb in group for child in auxiliaries_of(verb)))


def governor_of(clause: Token) -> Token:
    """Give the word whose content or complement a clause is, where the parse hangs one with *dat* further up.

    That is the verb of speech of a group (*wil zeggen dat*), the infinitive with *te* before the clause (*weigerde te
    zeggen dat*), or the verb of the content before it (*ontkent dat hij zei dat*).

    >>> governor_of(parse("De minister weigerde te zeggen dat het plan faalt.")[8])
    zeggen
    """
    above, begin = clause.head, clause.left_edge.i
    if above.i == clause.i or above.pos_ not in ("VERB", "AUX") or above.i > begin or not opens_with(clause, "dat"):
        return above
    below: Token | None = above
    while below is not None:
        above = below
        below = next((c for c in above.children if above.i < c.i < begin and _takes(c, clause)), None)
    said = verb_group(above)[0]
    return said if said.i < begin and simple_infinitive(said) in speech_verbs() else above


def _takes(verb: Token, clause: Token) -> bool:
    """Tell whether a complement in front of a clause with *dat* is what this belongs to, and not joined to it."""
    joined = any(child.dep_ == "cc" for child in clause.children)
    content = verb.pos_ == "VERB" and (has_te(verb) or opens_with(verb, "dat")) and verb.left_edge.i > clause.head.i
    return content and verb.dep_ in ("xcomp", "ccomp") and not joined
