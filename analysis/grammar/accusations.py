"""What somebody is accused, acquitted or convicted of: the one reader that events, clauses, claims and tone ask.

*Verdacht van de moord op X*, *beschuldigt haar ervan dat*, *terechtstaan wegens*, *vrijgesproken van*, *veroordeeld
voor*: the deed stands in the text, but the text does not say itself who did it. Which words do so, where the accused
and the accuser stand beside them and what stands before the deed is data: the list `accusations`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING, Literal, TypeAlias, cast

from analysis.grammar.antecedents import antecedent
from analysis.grammar.attachment import noun_behind
from analysis.grammar.cases import cases_of
from analysis.grammar.passives import is_passive
from analysis.grammar.verb_groups import auxiliaries_of, heads_clause, own_subject, subjects_of
from analysis.grammar.verbs import infinitive, simple_infinitive, speech_verbs
from analysis.grammar.words import kinds_in, words_of
from analysis.lexicon import load_lexicon
from analysis.parse import ask_once

if TYPE_CHECKING:
    from spacy.tokens import Token

Standing: TypeAlias = Literal["alleged", "acquitted", "convicted", "known"]

#: How many words up a deed may hang under what an accusation names: *verdacht van een poging tot moord*.
_STEPS = 5
#: Relations by which a word is part of what is named above it.
_PART_OF = ("conj", "obj", "iobj", "nsubj", "nsubj:pass", "xcomp", "fixed")
_CLAUSES = ("ccomp", "xcomp", "csubj", "advcl", "acl", "acl:relcl", "obl", "obl:arg", "obj", "nmod")
_OPENERS = ("dat", "omdat")
_ARGUMENTS = ("nsubj", "nsubj:pass", "obj")
#: Relations of a noun that a light verb carries: *deed aangifte van mishandeling*.
_CARRIED = ("obj", "nsubj:pass", "compound:prt")


@dataclass(frozen=True, slots=True)
class Accusation:
    """An accusation by the word that makes it: how the deed stands, who is to have done it, and who says so."""

    word: Token
    standing: Standing
    accused: Token | None
    accuser: Token | None


@dataclass(frozen=True, slots=True)
class _Entry:
    beside: str
    accused: str
    accuser: str
    content: frozenset[str]
    standing: Standing
    alone: bool


@cache
def _entries() -> dict[str, tuple[_Entry, ...]]:
    found: dict[str, list[_Entry]] = {}
    for row in load_lexicon("accusations").rows:
        content = frozenset(row["content"].split(","))
        standing = cast("Standing", row["standing"])
        found.setdefault(row["word"], []).append(
            _Entry(row["beside"], row["accused"], row["accuser"], content, standing, row["alone"] == "yes")
        )
    return {word: tuple(some) for word, some in found.items()}


@ask_once
def accusation_over(word: Token) -> Accusation | None:
    """Give the accusation whose content a deed is, told by a noun or a clause; None where it is in none.

    >>> from analysis.parse import parse
    >>> found = accusation_over(parse("Mulder werd vrijgesproken van de moord op Bos.")[5])
    >>> found.word.text, found.standing, found.accused.text, found.accuser
    ('vrijgesproken', 'acquitted', 'Mulder', None)
    >>> accusation_over(parse("Mulder pleegde de moord op Bos.")[3]) is None
    True
    """
    for _ in range(_STEPS):
        for beside, how in _bringing(word):
            for entry in _read(beside):
                if how in entry.content and beside.i != word.i:
                    return _accusation(beside, entry, word)
        if word.head.i == word.i or not _is_part(word):
            return None
        word = word.head
    return None


def is_alleged(word: Token) -> bool:
    """Tell whether a deed is only what somebody is accused or acquitted of; not what a court convicted them of.

    >>> from analysis.parse import parse
    >>> is_alleged(parse("Mulder wordt verdacht van fraude.")[4])
    True
    """
    found = accusation_over(word)
    return found is not None and found.standing != "convicted"


def accuses(word: Token) -> bool:
    """Tell whether a word itself accuses somebody: *werd beschuldigd*, *de aanklacht*; not *werd vrijgesproken*.

    >>> from analysis.parse import parse
    >>> accuses(parse("Mulder werd van fraude beschuldigd.")[4])
    True
    """
    return any(entry.standing == "alleged" for entry in _read(word))


def is_accused(token: Token) -> bool:
    """Tell whether a word names who is suspected, held, tried or punished, by the verb it is an argument of.

    >>> from analysis.parse import parse
    >>> doc = parse("De politie arresteerde Mulder.")
    >>> is_accused(doc[3]), is_accused(doc[1])
    (True, False)
    """
    if token.dep_ not in _ARGUMENTS:
        return False
    word = token.head
    return any(token in _roles(word, entry)[0] for entry in _read(word) if entry.alone)


def names_accused(noun: str) -> bool:
    """Tell whether a noun names somebody who is accused.

    >>> names_accused("verdachte"), names_accused("dader")
    (True, False)
    """
    return kinds_in("person-conditions").get(noun) == "accused"


def _is_part(word: Token) -> bool:
    """Tell whether a word is part of what stands above it: *poging tot moord*, but not *diefstal na de aanval*."""
    if word.dep_ in ("nmod", "obl", "obl:arg"):
        return any(case in words_of("within-deed") for case in cases_of(word))
    return word.dep_ in _PART_OF


def _bringing(word: Token) -> Iterator[tuple[Token, str]]:
    """Give the words that may bring a deed as content, each with how: by a preposition, *dat*, *te*, or as object."""
    if heads_clause(word):
        opener = _opener(word)
        if opener is not None and word.dep_ in _CLAUSES:
            how = opener.lower_
            yield word.head, how
            if word.head.dep_ in ("xcomp", "ccomp", "obj", "iobj"):
                yield word.head.head, how  # achtte bewezen dat; verwijt de man dat
            if word.head.pos_ != "VERB" or infinitive(word.head) not in speech_verbs():
                first = word.left_edge.i
                yield from ((t, how) for t in word.doc[max(word.sent.start, first - 2) : first] if t.pos_ == "NOUN")
    head = word.head
    for case in (c for c in word.children if c.dep_ == "case"):
        yield head, case.lower_
        yield from ((t, case.lower_) for t in _around(case, word))
        parts = [t for t in case.children if t.dep_ == "fixed"]
        yield from ((noun, last.lower_) for noun, last in pairwise(parts))  # op verdenking van
        yield from ((t, case.lower_) for t in head.children if t.dep_ in _CARRIED and t.i < word.i)
        if word.dep_ == "nmod":
            yield head.head, case.lower_  # vervolgt een man wegens fraude
    if word.dep_ in ("obj", "nsubj:pass"):
        yield head, "object"


def _around(case: Token, word: Token) -> Iterator[Token]:
    """Give the words right before and behind a phrase with a preposition: *verdenking van*, *van moord verdacht*."""
    if case.i > word.sent.start:
        yield case.nbor(-1)
    if word.i + 1 < word.sent.end:
        yield word.nbor(1)


def _opener(verb: Token) -> Token | None:
    """Give the *dat* or *omdat* that opens a clause, or the *te* of its infinitive."""
    marks = [c for c in verb.children if c.dep_ == "mark" or _is_no_relative(c)]
    found = next((c for c in marks if c.lower_ in _OPENERS), None)
    return found or next((c for c in marks if c.lower_ == "te"), None)


def _is_no_relative(word: Token) -> bool:
    """Tell whether the parse takes *dat* for a pronoun without a neuter noun: *verwijt de wethouder dat hij loog*."""
    return word.lower_ == "dat" and word.head.dep_ == "acl:relcl" and antecedent(word) == word


def _read(word: Token) -> Iterator[_Entry]:
    """Look a word up, with the word beside it where the entry needs one."""
    verb = word.pos_ in ("VERB", "AUX")
    spelt = {infinitive(word), simple_infinitive(word)} if verb else {word.lemma_.lower(), word.lower_}
    for entry in (entry for lemma in sorted(spelt) for entry in _entries().get(lemma, ())):
        if entry.beside == "-" or any(t.lower_ == entry.beside for c in word.children for t in (c, *c.children)):
            yield entry


def _accusation(word: Token, entry: _Entry, deed: Token) -> Accusation:
    accused, accuser = ([antecedent(one) for one in some] for some in _roles(word, entry, deed))
    return Accusation(word, entry.standing, next(iter(accused), None), next(iter(accuser), None))


def _roles(word: Token, entry: _Entry, deed: Token | None = None) -> tuple[list[Token], list[Token]]:
    """Give who is accused and who accuses by a word, as they stand beside it."""
    passive, beside = _tells_accused(word), [c for c in word.children if c != deed]
    subjects = [c for c in subjects_of(word) if c != deed] or _lent(word)
    objects = [c for c in beside if c.dep_ in ("obj", "iobj")]
    if word.dep_ == "conj" and not objects and not passive and subjects and subjects[0].i > word.i:
        subjects, objects = _lent(word), subjects  # kwam en verwijt Jan dat: the parse may have turned it round
    accused: list[Token] = []
    accuser: list[Token] = []
    if entry.accuser == "subject":
        accuser = [c for c in beside if "door" in cases_of(c)] if passive else subjects[:1]
    elif entry.accuser == "owner":
        accuser = [c for c in beside if c.dep_ == "nmod:poss" or cases_of(c) == ["van"]]
    if entry.accused == "itself":
        accused = [word] if word.pos_ == "NOUN" else subjects[:1]
    elif entry.accused == "subject" or (passive and entry.accused in ("object", "indirect")):
        accused = subjects[:1] or objects[:1]
    elif entry.accused not in ("object", "indirect"):
        accused = [c for c in beside if entry.accused in cases_of(c)]
    else:
        accused = objects[:1] or subjects[1:2]  # het OM verdenkt Mulder: the parse may have two subjects
    return accused, accuser


def _lent(word: Token) -> list[Token]:
    """Give the subject that another clause or a noun lends: *de man, verdacht van*; *werd opgepakt en beschuldigd*."""
    if _tells_accused(word) and (noun := noun_behind(word)) is not None:
        return [noun]
    if word.dep_ in ("acl", "acl:relcl", "amod") and word.head.i != word.i:
        return [word.head]
    above = word.head
    if word.dep_ == "conj" and above.i != word.i:
        return subjects_of(above) or _lent(above)
    return []


def _tells_accused(verb: Token) -> bool:
    """Tell whether the one who is accused is the subject or noun of a verb: *wordt verdacht*, *een verdachte man*."""
    before_noun = verb.dep_ in ("acl", "acl:relcl", "amod") and not own_subject(verb)
    active = any(simple_infinitive(helper) == "hebben" for helper in auxiliaries_of(verb))
    return (before_noun and not active) or is_passive(verb)
