"""What is negated: the one reader that quotations, events, labels, casualties, clauses, frames and tone ask.

`is_negator` looks at one word. `negator_of_phrase` tells what negates a noun or another word that it hangs on (*geen
doden*, *zonder ruzie*), `negator_of_clause` what negates a verb with its auxiliaries (*heeft nimmer gezegd*, *niemand
zegt*, *zonder te zeggen*, *weigerde te zeggen*), `negator_over` what negates a word wherever it stands in its clause.
`denied_by` gives the verb, noun or verdict that denies what hangs under it (*ontkent dat*, *niet waar dat*), and
`is_left_open` tells what a denied saying or proof leaves open. `instead_of` gives B of *niet A maar B*. Which words do
so is data: the list `negators`.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING

from analysis.grammar.accusations import accusation_over
from analysis.grammar.cues import cues_with
from analysis.grammar.deed_nouns import noun_sense
from analysis.grammar.marks import marks_of
from analysis.grammar.numerals import read_number
from analysis.grammar.verb_groups import CLAUSES, SUBJECTS, has_te, heads_clause, opens_with, subjects_of, verb_group
from analysis.grammar.verbs import infinitive, is_finite, simple_infinitive, speech_verbs, verb_form
from analysis.grammar.words import kinds_in, words_of
from analysis.parse import ask_once

if TYPE_CHECKING:
    from spacy.tokens import Token

#: Relations of a word that may negate what it hangs on.
_NEGATING = frozenset("advmod det mark obj iobj nsubj nsubj:pass amod case obl obl:arg cc cc:preconj".split())
#: Relations of a phrase whose negation is that of the clause: *geen minister zegt*, *zegt helemaal niets*.
_PARTS = ("nsubj", "nsubj:pass", "obj", "iobj", "obl:arg", "advmod")
#: Relations by which a word takes part in what stands above it, so that it is negated with that.
_THROUGH = ("obj", "nsubj", "nsubj:pass", "obl", "obl:arg", "xcomp", "amod", "conj", "fixed", "advmod")
#: Word classes of who or what takes part.
_NOMINAL = ("NOUN", "PROPN", "PRON")
#: Words after a negator among which its *maar* may stand: *niet de minister maar de premier*.
_NEAR = 8
#: The most words between marks that are part of the sentence around them: *zei “niet blij” te zijn*.
_LOOSE_WORDS = 3
#: Words after a negator that tell whether it only restricts: *niet meer dan een half*.
_LOOKED_AT = 4


def is_negator(token: Token, weak: bool = False) -> bool:
    """Tell whether a word negates; with `weak` also whether it all but does (*nauwelijks*).

    What only restricts does not: *niet alleen*, *niet meer dan tien*, *niemand minder dan*, *niet zonder*, *niet lang
    geleden*.

    >>> [t.text for t in parse("Niet alleen zij zweeg, niemand sprak, en nauwelijks hoorbaar.") if is_negator(t)]
    ['niemand']
    """
    if token.lower_ not in (words_of("negation", "weak-negation") if weak else words_of("negation")):
        return False
    after = [t.lower_ for t in token.doc[token.i + 1 : min(token.i + 1 + _LOOKED_AT, token.sent.end)]]
    if (
        token.lower_ == "niet"
        and after
        and (after[0] in words_of("focus-after-negation") or " ".join(after[:2]) in words_of("little-after-negation"))
    ):
        return False
    twice = token.i > token.sent.start and (token.nbor(-1).lower_, token.lower_) == ("niet", "zonder")
    return not (twice or (token.lower_, *after[:1]) == ("niet", "zonder") or _restricts(token, after))


def _restricts(token: Token, after: Sequence[str]) -> bool:
    """Tell whether a negator says how many, or who and no other: *niet meer dan tien doden*, *nog geen tien*."""
    if after and token.i > token.sent.start and (token.nbor(-1).lower_, token.lower_) == ("nog", "geen"):
        return read_number(after[0]) is not None
    if len(after) < 3 or after[1] != "dan" or after[0] not in words_of("restricting-with-dan"):
        return False
    if after[0] == "anders" or (after[0] == "minder" and token.lower_ != "niet"):
        return True
    return after[2] == "een" or any(read_number(word) is not None for word in after[2:4])


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
    return _negator(verb, group, weak=weak) if group or weak else _strong_negator(verb)


@ask_once
def _strong_negator(verb: Token) -> Token | None:
    return _negator(verb, (), weak=False)


def _negator(verb: Token, group: Sequence[Token], *, weak: bool) -> Token | None:
    words = group or verb_group(verb)
    members = {word.i for word in words}
    near = [c for word in words for c in word.children if c.i not in members and c.dep_ not in CLAUSES]
    parts = [part for part in near if part.dep_ in _PARTS and verb_form(part) != "Inf"]
    parts += [c for word in words for c in word.children if c.dep_ == "xcomp" and _is_predicate(c)]
    joined = [other for part in parts for other in part.children if other.dep_ == "conj"]
    near += [c for part in parts for c in part.children] + [c for o in joined for c in o.children if c.lower_ == "noch"]
    negators = words_of("negation", "weak-negation") if weak else words_of("negation")
    own = [
        c
        for c in near
        if c.lower_ in negators  # most words are none
        and c.dep_ in _NEGATING
        and is_negator(c, weak)
        and not (_is_of_infinitive(c, words) or _is_contrasted(c, members) or _is_in_words_of(c, verb))
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
    *Het lukte niet te winnen*, *niet waar dat*, *onjuist dat* and *voorkwam dat* deny too.

    >>> from analysis.parse import parse
    >>> denied_by(parse("De man ontkent dat hij de agent sloeg.")[7])
    ontkent
    """
    above = word.head
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
        denying = words_of("denying-verb", "preventing-verb")
        verbs = denying if sense is not None and sense.deed != "speech" else frozenset[str]()
    elif word.dep_ not in ("xcomp", "ccomp", "csubj"):
        return None
    elif has_te(word):
        if infinitive(above) in words_of("implicative-verb"):
            return above if negator_of_clause(above) is not None else None
        verbs = words_of("denying-verb", "disputing-verb", "negative-verb", "preventing-verb")
    else:
        verbs = words_of("denying-verb", "disputing-verb", "preventing-verb")
    denies = infinitive(above) in verbs and not _comes_about(above)
    return above if denies and negator_of_clause(above) is None else None


def _cleared(word: Token) -> Token | None:
    """Give the verb that clears somebody of what a clause tells: *sprak haar ervan vrij dat*."""
    found = accusation_over(word) if word.dep_ in ("ccomp", "xcomp", "advcl") else None
    acquitted = found is not None and found.standing == "acquitted" and negator_of_clause(found.word) is None
    return found.word if found is not None and acquitted else None


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
    true = _entry(predicate) in words_of("truth")
    if not true and _entry(predicate) not in words_of("untruth"):
        return None
    return predicate if (negator_of_clause(predicate) is not None) == true else None


def is_unproven(verb: Token) -> bool:
    """Tell whether a clause is what there is no proof of, so that it stays open: *geen bewijs dat*, *niet bewezen dat*.

    >>> from analysis.parse import parse
    >>> is_unproven(parse("Er is geen bewijs dat de man de vrouw doodde.")[9])
    True
    """
    proof = verb.head
    if not opens_with(verb, "dat") or proof.i == verb.i or _entry(proof) not in words_of("proof"):
        return False
    return negator_over(proof) is not None


def _entry(word: Token) -> str:
    return infinitive(word) if word.pos_ == "VERB" else str(word.lemma_).lower()


def _is_content(word: Token) -> bool:
    """Tell whether a clause with *dat* is what its predicate is said of: *het is waar dat*; also in front of it."""
    return opens_with(word, "dat") and word.dep_ in ("csubj", "ccomp", "advcl", "acl", "acl:relcl", "parataxis")


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


def is_left_open(verb: Token) -> bool:
    """Tell whether the text leaves open whether a clause is so: nobody said it, it is asked, or there is no proof."""
    return is_unsaid(verb) or is_unproven(verb) or is_asked(verb)


def is_asked(verb: Token) -> bool:
    """Tell whether a clause is a question inside another: *onderzoekt of hij loog*, *de vraag of zij schuldig is*.

    >>> from analysis.parse import parse
    >>> is_asked(parse("De politie onderzoekt of de man schuldig is.")[6])
    True
    """
    return opens_with(verb, "of") and verb.dep_ in ("ccomp", "csubj", "acl", "acl:relcl", "obj", "obl")


def is_unsaid(verb: Token) -> bool:
    """Tell whether a clause is what somebody did not say: whether it is so stays open (*zei niet dat het plan faalt*).

    Not what is known all the same (*vertelde niet dat hij ziek was*), nor what somebody thinks (*denkt niet dat*).

    >>> from analysis.parse import parse
    >>> is_unsaid(parse("De minister zei nooit dat het plan faalt.")[7])
    True
    """
    saying = verb.head
    if verb.dep_ != "ccomp" or saying.pos_ != "VERB" or not opens_with(verb, "dat"):
        return False
    stays = cues_with("may-deny") | words_of("factive-verb", "denying-verb", "disputing-verb")
    lemma = infinitive(saying)
    return lemma in speech_verbs() - stays and negator_of_clause(saying) is not None


def _stands_apart(word: Token) -> bool:
    """Tell whether a negation above does not reach a word: a definite subject, an infinitive with *te*."""
    kinds = kinds_in("determiners")
    if word.pos_ == "VERB" and has_te(word):
        return True
    return word.dep_ in SUBJECTS and any(kinds.get(c.lower_) == "definite" and c.dep_ == "det" for c in word.children)


def _is_predicate(word: Token) -> bool:
    """Tell whether a complement is a predicate in the clause of the verb above: *zal geen kampioen worden*."""
    return word.pos_ in ("NOUN", "ADJ", "ADV") and not any(is_finite(child) for child in word.children)


def instead_of(phrase: Token) -> Token | None:
    """Give the phrase that holds instead of one: that with *maar* after *niet A maar B*; None without one.

    >>> instead_of(parse("De agent schoot niet op de vrouw, maar op de man.")[6])
    man
    """
    start = int(phrase.left_edge.i)
    before = [
        *phrase.doc[max(start - 1, phrase.sent.start) : start + 1],
        *(c for c in phrase.children if c.i < phrase.i),
    ]
    return next((other for word in before if is_negator(word) and (other := _contrast(word, ())) is not None), None)


def _is_contrasted(negator: Token, members: Collection[int]) -> bool:
    return _contrast(negator, members) is not None


def _contrast(negator: Token, members: Collection[int]) -> Token | None:
    """Give the second of two phrases where a negator stands over the first alone, and neither is the verb.

    In *niet A maar B* that is B. Two phrases with a preposition are known by these: *niet naar huis, maar naar haar
    werk*.
    """
    for word in negator.doc[negator.i + 1 : min(negator.sent.end, negator.i + 1 + _NEAR)]:
        if is_finite(word):
            return None
        if word.lower_ == "maar" and word.dep_ == "cc":
            other, first = word.head, word.head.head
            clause = is_finite(other) or bool(subjects_of(other)) or any(is_finite(c) for c in other.children)
            if other.dep_ in SUBJECTS and negator.head.dep_ in SUBJECTS and negator.head.head.i == first.i:
                return other  # niet de soldaat maar de kolonel sloeg
            if other.i == negator.head.head.i and negator.head.dep_ in SUBJECTS:  # the parse hangs *maar* on the verb
                return next((c for c in subjects_of(other) if word.i < c.i < other.i), None)
            if not clause and other.pos_ in _NOMINAL and _stands_between(negator, word):
                return other  # zei niet de soldaat maar de kolonel
            joined = other.dep_ == "conj" and negator.i < first.i < word.i and first.i not in members and not clause
            return other if joined or (_opens_with_preposition(negator) and _opens_with_preposition(word)) else None
    return None


def _stands_between(negator: Token, joining: Token) -> bool:
    """Tell whether just a subject of the verb stands between its negator and *maar*."""
    ends = [(s.left_edge.i, s.right_edge.i + 1) for s in subjects_of(negator.head)]
    last = joining.i - 1 if joining.nbor(-1).is_punct else joining.i
    return (negator.i + 1, last) in ends


def _opens_with_preposition(before: Token) -> bool:
    """Tell whether a preposition follows a word, but for an adverb between: *maar vooral om*."""
    after = before.doc[before.i + 1 : before.sent.end]
    return any(word.pos_ == "ADP" for word in after[:1]) or [w.pos_ for w in after[:2]] in (
        ["ADV", "ADP"],
        ["ADJ", "ADP"],
    )


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
