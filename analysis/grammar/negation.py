"""What is negated: the one reader that all tables ask, together with `veridicality`.

Which words do so stands in `negators`. `negator_of_phrase` tells what negates a noun or another word that it hangs on
(*geen doden*, *zonder ruzie*), `negator_of_clause` what negates a verb with its auxiliaries (*heeft nimmer gezegd*,
*niemand zegt*, *zonder te zeggen*, *weigerde te zeggen*), `negator_over` what negates a word wherever it stands in its
clause; with `weak` also what all but negates, which turns a judgement, though what is told is still told. `denied_by`
gives the verb, noun or verdict that denies what hangs under it (*ontkent dat*, *niet waar dat*).
*Niet A maar B* is read in `contrasts`.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING

from analysis.grammar.accusations import accusation_over
from analysis.grammar.cases import cases_of
from analysis.grammar.contrasts import contrast
from analysis.grammar.deed_nouns import noun_sense
from analysis.grammar.marks import marks_of
from analysis.grammar.negators import is_negator
from analysis.grammar.to_come import is_to_come
from analysis.grammar.verb_groups import (
    CLAUSES,
    SUBJECTS,
    governor_of,
    has_te,
    heads_clause,
    opens_with,
    subjects_of,
    verb_group,
)
from analysis.grammar.verbs import infinitive, is_finite, simple_infinitive, speech_verbs, verb_form
from analysis.grammar.words import kinds_in, words_of
from analysis.parse import ask_once

if TYPE_CHECKING:
    from spacy.tokens import Token

#: Relations of a word that may negate what it hangs on.
_NEGATING = frozenset("advmod det mark obj iobj nsubj nsubj:pass amod case obl obl:arg cc cc:preconj".split())
#: Relations of a phrase whose negation is that of the clause: *geen minister zegt*, *zegt helemaal niets*.
_PARTS = ("nsubj", "nsubj:pass", "obj", "iobj", "obl:arg", "obl:agent", "advmod")
#: Relations by which a word takes part in what stands above it, so that it is negated with that.
_THROUGH = ("obj", "nsubj", "nsubj:pass", "obl", "obl:arg", "xcomp", "amod", "conj", "fixed", "advmod")
#: The most words between marks that are part of the sentence around them: *zei “niet blij” te zijn*.
_LOOSE_WORDS = 3


def negator_of_phrase(head: Token, weak: bool = False) -> Token | None:
    """Give the word that negates the noun or other word it hangs on, or the verb that denies it; None without one.

    >>> negator_of_phrase(parse("Er vielen geen doden.")[3])
    geen
    """
    own = next((child for child in head.children if is_negator(child, weak)), None)
    return own if own is not None else denied_by(head)


def negator_of_clause(verb: Token, group: Sequence[Token] = (), weak: bool = False) -> Token | None:
    """Give the word that denies what a verb tells; None without one, and when it is denied twice.

    It hangs on the verb, on an auxiliary or modal (the words of `group`; without it those that the parse gives), or on
    the subject or object; or it is *zonder* before the infinitive, or the verb above that denies it. *Niet A maar B*
    denies A alone.

    >>> negator_of_clause(parse("De minister heeft nimmer gezegd dat het regent.")[4])
    nimmer
    >>> negator_of_clause(parse("De minister weigerde te zeggen dat het regent.")[4])
    weigerde
    """
    return _negator(verb, group, weak) if group or weak else _own_negator(verb)


@ask_once
def _own_negator(verb: Token) -> Token | None:
    return _negator(verb, ())


def _negator(verb: Token, group: Sequence[Token], weak: bool = False) -> Token | None:
    words = group or verb_group(verb)
    members = {word.i for word in words}
    near = [c for word in words for c in word.children if c.i not in members and c.dep_ not in CLAUSES]
    parts = [part for part in near if part.dep_ in _PARTS and verb_form(part) != "Inf"]
    parts += [p for p in near if p.dep_ == "obl" and (p.lemma_.lower() in words_of("minimiser") or not cases_of(p))]
    parts += [c for word in words for c in word.children if c.dep_ == "xcomp" and _is_predicate(c)]
    joined = [other for part in parts for other in part.children if other.dep_ == "conj"]
    beside = [other for word in words for other in word.children if other.dep_ == "conj"]
    joined += [o for o in beside if not any(c.dep_ == "mark" for c in o.children)]  # zegt noch ontkent
    near += [c for part in parts for c in part.children] + [c for o in joined for c in o.children if c.lower_ == "noch"]
    near += [c for word in words for te in word.children if te.dep_ == "xcomp" for c in te.children if _goes_above(c)]
    own = [
        c
        for c in near
        if c.dep_ in _NEGATING
        and is_negator(c, weak)
        and not (_is_of_infinitive(c, words) or contrast(c, members) is not None or _is_in_words_of(c, verb))
        and not (_goes_above(c) and c.head.head.i not in members)
        and not (c.lower_ == "in" and (c.head.i not in members or not has_te(c.head)))
    ]
    above = next((found for word in words if word.head.i not in members and (found := denied_by(word))), None)
    if own and above is not None:
        return None
    return min(own, key=lambda c: c.i) if own else above


def negator_over(word: Token, weak: bool = False, through: Collection[str] = _THROUGH) -> Token | None:
    """Give what negates a word where it stands: on it, on the phrases it is part of, over the verb of its clause.

    `through` are the relations by which a negation above is also that of the word; not *geen* with another phrase.

    >>> from analysis.parse import parse
    >>> negator_over(parse("De minister kreeg nooit kritiek.")[4])
    nooit
    """
    found = negator_of_clause(word, weak=weak) if heads_clause(word) else negator_of_phrase(word, weak)
    while found is None and word.dep_ in through and word.head.i != word.i and not _stands_apart(word):
        word = word.head
        found = negator_of_clause(word, weak=weak) if heads_clause(word) else negator_of_phrase(word, weak)
        if word.pos_ == "VERB":
            return None if found is not None and found.dep_ == "det" else found
    return found


@ask_once
def denied_by(word: Token) -> Token | None:
    """Give the verb or noun above that denies what a word tells and is not denied itself; None without one.

    Of a noun the deed is denied (*ontkent de mishandeling*), but not that something was said (*ontkent de aantijging*).
    *Het lukte niet te winnen*, *niet waar dat*, *onjuist dat* and *voorkwam dat* deny too, and so does whoever does not
    think so: *vindt niet dat zij faalt*. Where it is only tried to prevent a deed, whether it came stays open.

    >>> from analysis.parse import parse
    >>> denied_by(parse("De man ontkent dat hij de agent sloeg.")[7])
    ontkent
    """
    above = governor_of(word)
    if above.i == word.i:
        return None
    if (verdict := _verdict_on(word)) is not None:
        return verdict
    if (cleared := _cleared(word)) is not None:
        return cleared
    if above.pos_ == "NOUN":
        denies = word.dep_ in ("acl", "ccomp") and above.lemma_.lower() in words_of("denying-noun")
        return above if denies and negator_of_phrase(above) is None else None
    if word.dep_ in ("obj", "nsubj:pass"):
        sense = noun_sense(word.lemma_) if word.pos_ == "NOUN" else None
        denying = words_of("denying-verb") | (frozenset() if is_to_come(above) else words_of("preventing-verb"))
        verbs = denying if sense is not None and sense.deed != "speech" else frozenset[str]()
    elif word.dep_ not in ("xcomp", "ccomp", "csubj"):
        return None
    elif has_te(word):
        if infinitive(above) in words_of("implicative-verb"):
            return above if negator_of_clause(above) is not None else None
        verbs = words_of("denying-verb", "disputing-verb", "negative-verb", "preventing-verb")
    elif infinitive(above) in words_of("thinking-verb"):
        return above if _is_thought(word) and negator_of_clause(above) is not None else None
    else:
        verbs = words_of("denying-verb", "disputing-verb", "preventing-verb")
    denies = infinitive(above) in verbs and not _comes_about(above)
    return above if denies and negator_of_clause(above) is None else None


def _cleared(word: Token) -> Token | None:
    """Give the verb that clears somebody of what a clause tells: *sprak haar ervan vrij dat*."""
    found = accusation_over(word) if word.dep_ in ("ccomp", "xcomp", "advcl") else None
    acquitted = found is not None and found.standing == "acquitted" and negator_of_clause(found.word) is None
    return found.word if found is not None and acquitted else None


def _is_thought(word: Token) -> bool:
    """Tell whether a clause is what the verb above thinks; to be surprised takes it as so: *kan niet geloven dat*.

    So does *had nooit gedacht dat*. No other verb stands between the two.
    """
    group = verb_group(governor_of(word))
    surprised = any(simple_infinitive(verb) == "kunnen" or verb.lower_ in ("had", "hadden") for verb in group)
    between = word.doc[max(verb.i for verb in group) + 1 : word.left_edge.i]
    return opens_with(word, "dat") and not surprised and not any(map(is_finite, between))


def _comes_about(verb: Token) -> bool:
    """Tell whether *voorkomen* is to come about: *dat komt voor*, and not *voorkwam dat*."""
    parted = verb.lemma_.lower() != infinitive(verb) or any(child.dep_ == "compound:prt" for child in verb.children)
    return infinitive(verb) == "voorkomen" and parted


def _verdict_on(word: Token) -> Token | None:
    """Give the predicate that calls a clause with *dat* untrue, or the noun for speech that has it as its content.

    *Is niet waar dat*, *is onjuist dat*, *de bewering dat … klopt niet*.
    """
    predicate = word.head.head if _is_said_in(word) else word.head
    if predicate.i == word.head.i and (not _is_content(word) or _is_governed(word)):
        return None
    true = entry_of(predicate) in words_of("truth")
    if not true and entry_of(predicate) not in words_of("untruth"):
        return None
    return predicate if (negator_of_clause(predicate) is not None) == true else None


def entry_of(word: Token) -> str:
    """Give what a word is listed by: a verb by its infinitive, another by its lemma.

    >>> [entry_of(word) for word in parse("Zij gaf dat toe.")[1:3]]
    ['toegeven', 'dat']
    """
    return infinitive(word) if word.pos_ == "VERB" else str(word.lemma_).lower()


def _is_content(word: Token) -> bool:
    """Tell whether a clause with *dat* is what its predicate is said of: *het is waar dat*; also in front of it.

    The parse may call this *dat* a relative beside a noun: *is een leugen dat hij heeft gestolen*.
    """
    opened = opens_with(word, "dat") or _is_no_relative(word)
    return opened and word.dep_ in ("csubj", "ccomp", "advcl", "acl", "acl:relcl", "parataxis")


def _is_no_relative(word: Token) -> bool:
    """Tell whether the *dat* before a clause is no relative: beside a subject, and not what is said in it.

    *Een fabeltje dat hij heeft gestolen*; a relative it is in *een fabeltje dat hij vertelt*.
    """
    first = word.left_edge
    if word.dep_ != "acl:relcl" or first.lower_ != "dat" or all(one == first for one in subjects_of(word)):
        return False
    common = "Com" in word.head.morph.get("Gender", [])
    return common or infinitive(word) not in speech_verbs()


def _is_said_in(word: Token) -> bool:
    """Tell whether a clause with *dat* is the content of a noun for speech that is the subject: *de bewering dat*.

    The parse may call this *dat* a relative, which it cannot be of a noun with *de*.
    """
    noun = word.head
    sense = noun_sense(noun.lemma_.lower()) if noun.pos_ == "NOUN" and noun.dep_ in SUBJECTS else None
    if sense is None or sense.deed != "speech" or word.dep_ not in ("acl", "acl:relcl", "ccomp"):
        return False
    follows = noun.i < word.left_edge.i and word.left_edge.lower_ == "dat"
    common = any(child.lower_ == "de" and child.dep_ == "det" for child in noun.children)
    return opens_with(word, "dat") or (follows and common)


def _is_governed(word: Token) -> bool:
    """Tell whether the predicate over a clause is no verdict on it, as it has another subject than *het* or *dat*."""
    return any(child.lower_ not in ("het", "dat") for child in subjects_of(word.head))


def _stands_apart(word: Token) -> bool:
    """Tell whether a negation above does not reach a word: a definite subject, an infinitive with *te*."""
    kinds = kinds_in("determiners")
    if word.pos_ == "VERB" and has_te(word):
        return True
    return word.dep_ in SUBJECTS and any(kinds.get(c.lower_) == "definite" and c.dep_ == "det" for c in word.children)


def _is_predicate(word: Token) -> bool:
    """Tell whether a complement is a predicate in the clause of the verb above: *zal geen kampioen worden*."""
    return word.pos_ in ("NOUN", "ADJ", "ADV") and not any(is_finite(child) for child in word.children)


def _is_in_words_of(negator: Token, verb: Token) -> bool:
    """Tell whether a negator stands in the words that a verb of speech only brings: *“…”, zegt Jan, “alleen nooit …”*.

    Fewer words than a sentence has are as the newspaper's own: *zei “niets”*.
    """
    if infinitive(verb) not in speech_verbs():
        return False
    around = marks_of(negator.doc).held.around(negator.idx, negator.idx + 1)
    apart = [p for p in around if not p.start <= verb.idx < p.end]
    words = (negator.doc.char_span(p.start, p.end, alignment_mode="contract") for p in apart)
    return any(span is not None and len(span) > _LOOSE_WORDS for span in words)


def _goes_above(negator: Token) -> bool:
    """Tell whether a word stands before the verb that governs the infinitive it hangs on: *heeft niet beloofd te gaan*.

    The parse hangs it too low.
    """
    below, verb = negator.head, negator.head.head
    within = negator.dep_ == "advmod" and negator.i < verb.i < below.i and verb_form(verb) == "Part"
    return within and any(verb.i < child.i and child.lower_ == "te" for child in below.children)


def _is_of_infinitive(negator: Token, words: Sequence[Token]) -> bool:
    """Tell whether a negator belongs to the infinitive that follows, whatever it hangs on: *zegt niet te weten*.

    It stands behind the verb and before the *te* of another that the verb governs, in no clause of its own; *hoeft niet
    … te zijn* is one verb.
    """
    members = {word.i for word in words}
    for te in negator.doc[negator.i + 1 : negator.sent.end]:
        if te.is_punct or (te.dep_ == "mark" and te.lower_ != "te"):
            return False
        if te.lower_ == "te" and te.dep_ == "mark" and te.head.i not in members and heads_clause(te.head):
            above = next((word for word in words if te.head.head.i == word.i < negator.i), None)
            return above is not None and simple_infinitive(above) not in words_of("te", "implicative-verb")
    return False
