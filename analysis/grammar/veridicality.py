"""Whether a text tells what a word says as so: the one reader of what is denied, asked, supposed, tried or unsaid.

`VERIDICALITY` is the cascade: the first row that holds of a verb (or of a noun for speech) decides; where none does,
the text, or whoever it gives the words to, says that it is so. Quotations ask it, between marks and without them, and
so do predicates as labels, clauses (how far they are asserted, and who holds them) and tone; events ask `negation`
alone, as their one column is `negated`. `is_unsaid` tells what follows for the content of a saying: nobody said what is
said only *if she says so*.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Literal, TypeAlias

from analysis.cascade import Row, answer
from analysis.grammar.contrasts import clause_instead_of
from analysis.grammar.cues import cues_with
from analysis.grammar.deed_nouns import noun_sense
from analysis.grammar.finite import Finite, finite_clauses, word_before
from analysis.grammar.marks import marks_of
from analysis.grammar.negation import entry_of, negator_of_clause, negator_over
from analysis.grammar.predications import first_finite, predication_of
from analysis.grammar.questions import is_asked
from analysis.grammar.suppositions import find_suppositions, openers
from analysis.grammar.verb_groups import SUBJECTS, governor_of, has_te, heads_clause, opens_with, verb_group
from analysis.grammar.verbs import infinitive, is_finite, simple_infinitive, speech_verbs, verb_form
from analysis.grammar.words import kinds_in, words_of
from analysis.parse import ask_once, feature

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

#: Why the text does not tell what a word says as so.
Veridicality: TypeAlias = Literal["asked", "supposed", "wished", "aimed", "unrealised", "unproven", "unsaid", "denied"]
#: Under which what verbs like *melden* report is no longer known to be so: *als zij meldt dat*.
_FREEING = ("asked", "supposed", "unproven", "unsaid")
#: Relations of a noun for speech to what its clause tells: *deed geen belofte*, *van een belofte is geen sprake*.
_PARTS = (*SUBJECTS, "obj", "obl", "obl:arg", "nmod")
#: Relations of a clause with *dat* to the verb that it is the content of; an adjective clause where the parse is wrong.
_CONTENT = ("ccomp", "csubj", "acl", "acl:relcl", "obj")


def is_wished(clause: Finite) -> bool:
    """Tell whether a clause is the content of a wish or a demand: *eist dat zij gaat*."""
    content = clause.opened_by == "dat" or (clause.opened_by == "" and clause.head.dep_ == "ccomp")
    return content and clause.governed_by("wishing")


def is_supposed(clause: Finite) -> bool:
    """Tell whether a clause is a condition, or opens with *alsof*; not what would follow from the condition."""
    return clause.opened_by == "alsof" or clause.verb.i in _supposed(clause.verb.doc)


@ask_once
def _supposed(doc: Doc) -> frozenset[int]:
    """Give the verbs of all conditions of a text."""
    return frozenset(found.clause.verb.i for found in find_suppositions(finite_clauses(doc)))


def is_unproven(verb: Token) -> bool:
    """Tell whether a clause is what there is no proof of, so that it stays open: *geen bewijs dat*, *niet bewezen dat*.

    >>> is_unproven(parse("Er is geen bewijs dat de man de vrouw doodde.")[9])
    True
    """
    proof = verb.head
    if not opens_with(verb, "dat") or proof.i == verb.i or entry_of(proof) not in words_of("proof"):
        return False
    return negator_over(proof) is not None


def _clause(word: Token) -> Finite | None:
    return finite_clauses(word.doc).of(word)


def _is_asked(word: Token) -> bool:
    """Tell whether it is asked whether it is so; to ask why or how takes it as so."""
    clause = _clause(word)
    if clause is None or not (clause.opened_by == "of" or clause.is_verb_first):
        return False
    why = clause.is_verb_first and word_before(clause.words[0]) in words_of("clause-question")  # waarom zei zij: “…”?
    return not why and is_asked(clause)


def _is_supposed(word: Token) -> bool:
    """Tell whether it is told in a condition, or as what holds whenever it happens: *zelfs als zij zegt dat*."""
    clause = _clause(word)
    if clause is None:
        return False
    whenever = clause.opened_by in openers("open") and clause.head.dep_ == "advcl" and not clause.is_past
    named = clause.opened_by == "wanneer" and clause.subject is not None and clause.subject.pos_ == "PROPN"
    return is_supposed(clause) or (whenever and not named)


def _is_aimed(word: Token) -> bool:
    """Tell whether it is the aim of something else: *belde om te zeggen*.

    Not what came next (*om daarna te zeggen*), nor what there is enough for (*genoeg om te zeggen*).
    """
    first = word.head if word.dep_ == "conj" and has_te(word) else word
    aimed = (verb for verb in verb_group(first) if has_te(verb) and opens_with(verb, "om"))
    return any(not any(t.lower_ in words_of("no-aim") for t in _beside_aim(verb)) for verb in aimed)


def _beside_aim(verb: Token) -> Iterator[Token]:
    """Go through the words of an infinitive, and those before it that hang on what it hangs on."""
    yield from verb.children
    above = verb.head
    yield from (t for t in verb.doc[verb.sent.start : verb.left_edge.i] if above in (t.head, t.head.head))


def _is_unrealised(word: Token) -> bool:
    """Tell whether it is tried, promised or bidden, or should have been: *probeerde te zeggen*, *had moeten zeggen*."""
    quoted = marks_of(word.doc).quoted  # “… moet …”, zou zij hebben gezegd: moet is not of her saying
    group = [verb for verb in verb_group(word) if (verb.i in quoted) == (word.i in quoted)]
    carrier = next((verb for verb in group if has_te(verb)), None)
    if carrier is not None and verb_form(carrier) == "Inf" and carrier.head not in group:
        own = all(child.lower_ in ("te", "om") for child in carrier.children if child.dep_ == "mark")  # not: door te
        return own and infinitive(carrier.head) in words_of("seeking-verb")
    lemmas = [simple_infinitive(verb) for verb in group]
    past = any(verb.lower_ in words_of("conditional") or feature(verb, "Tense") == "Past" for verb in group)
    unreal = "hebben" in lemmas and any(lemma in words_of("after-had") for lemma in lemmas)
    return past and (unreal or "willen" in lemmas[1:])


def _is_unsaid(word: Token) -> bool:
    return is_unsaid(word)


def _is_denied(word: Token) -> bool:
    if heads_clause(word):
        return negator_of_clause(word) is not None
    return negator_over(word, through=_PARTS) is not None


#: Why it is not told as so, in order: the first row that holds.
VERIDICALITY: tuple[Row[Token, Veridicality], ...] = (
    Row("a question", "asked", _is_asked, "Onduidelijk is of de minister «zei» dat het regent."),
    Row("a condition", "supposed", _is_supposed, "Als de minister «zegt» dat het regent, lacht iedereen."),
    Row("a wish or a demand", "wished", lambda word: (clause := _clause(word)) is not None and is_wished(clause),
        "De bond eist dat de minister «zegt» dat het regent."),
    Row("the aim of something else", "aimed", _is_aimed, "De minister belde om te «zeggen» dat het regent."),
    Row("tried, promised, bidden, or what should have been", "unrealised", _is_unrealised,
        "De minister probeerde te «zeggen» dat het regent."),
    Row("no proof of it", "unproven", is_unproven, "Er is geen bewijs dat de minister «zei» dat het regent."),
    Row("in what nobody said", "unsaid", _is_unsaid,
        "Niemand zei dat de minister «meldt» dat het regent."),
    Row("negated, refused, or called untrue", "denied", _is_denied, "De minister weigerde te «zeggen» dat het regent."),
)  # fmt: skip


@ask_once
def veridicality_of(word: Token) -> Veridicality | None:
    """Give why a text does not tell what a verb or noun says as so; None where it does.

    >>> doc = parse("De minister belde om te zeggen dat het regent.")
    >>> veridicality_of(doc[5]), veridicality_of(doc[2])
    ('aimed', None)
    """
    return answer(VERIDICALITY, word)


@ask_once
def is_unsaid(verb: Token) -> bool:
    """Tell whether a clause is the content of a saying that is not told as so: *zei niet dat*, *als zij zegt dat*.

    Whether the content is so stays open. Not what is known all the same (*vertelde niet dat hij ziek was*, *als je weet
    dat hij ziek is*), nor what somebody does not think (*denkt niet dat*).

    >>> is_unsaid(parse("De minister zei nooit dat het plan faalt.")[7])
    True
    """
    if clause_instead_of(verb) is not None:
        return True
    saying = saying_over(verb)
    if saying is None or _is_apart(saying, verb):
        saying = saying_beside(verb) or _saying_behind(verb)
    why = veridicality_of(saying) if saying is not None and not _is_apart(saying, verb) else None
    if saying is None or why is None:
        return False
    known = words_of("knowing-verb") if why in _FREEING else words_of("knowing-verb", "factive-verb")
    if why == "denied" and not is_neither(saying):
        known |= cues_with("may-deny") | words_of("denying-verb", "disputing-verb")
        return entry_of(saying) in (speech_verbs() | words_of("holding")) - words_of("thinking-verb") - known
    sayings = speech_verbs() | words_of("holding", "wishing", "seeming-verb", "truth", "untruth", "proof")
    return entry_of(saying) in sayings - known


def is_neither(verb: Token) -> bool:
    """Tell whether a verb is the second of two that are both denied: *bevestigt noch ontkent dat* says nothing."""
    return verb.dep_ == "conj" and any(child.lower_ == "noch" for child in verb.children)


def saying_over(verb: Token) -> Token | None:
    """Give the verb whose content a clause with *dat* is; None where it is that of none.

    Of *weigerde te zeggen dat* it is *zeggen*, of *zei geen moment dat* the verb over the measure, whatever the parse
    hangs the clause on.

    >>> saying_over(parse("De minister weigerde te zeggen dat het plan faalt.")[8])
    zeggen
    """
    above = governor_of(verb)
    if verb.dep_ not in _CONTENT or above.i == verb.i or not opens_with(verb, "dat"):
        return None
    while above.head.i != above.i and (above.pos_ == "DET" or _has_no_content(above)):
        above = above.head
    saying = verb_group(above)[0]
    own = saying.i == verb.i or verb.is_ancestor(saying)  # where the parse makes the clause part of the group above it
    return saying if heads_clause(above) and not own else None


def saying_beside(word: Token) -> Token | None:
    """Give the verb that brings the passage between marks around a word: *als zij zegt: “…”*, *“…”, wilde zij zeggen*.

    It stands behind it, before its colon, or between it and the passage before: *“…”, zei zij, “…”*.
    """
    doc = word.doc
    passage = marks_of(doc).held.innermost(word.idx, word.idx + 1)
    around = doc.char_span(passage.left, passage.right, alignment_mode="expand") if passage is not None else None
    if around is None:
        return None
    verb = next((t for t in doc[around.end : around.end + 2] if not t.is_punct), None)
    if verb is None or not is_finite(verb):
        verb = before = doc[max(0, around.start - 2)]
        while verb.pos_ not in ("VERB", "AUX") and verb.head.i != verb.i:
            verb = verb.head
        parting = doc[around.start - 1].text if before.i < around.start - 1 and verb.i <= before.i else ""
        if parting != ":" and not (parting == "," and _interrupts(min(verb_group(verb), key=lambda t: t.i))):
            return None
    saying = predication_of(verb).head
    own = passage is not None and passage.left <= saying.idx < passage.right
    return saying if infinitive(saying) in speech_verbs() and not own else None


def _saying_behind(verb: Token) -> Token | None:
    """Give the verb of speech that stands behind what it says without marks: *het regent, zei niemand*."""
    near = [child for child in verb.children if child.dep_ == "parataxis"]
    near += [verb.head] if verb.dep_ in ("ccomp", "parataxis") else []
    behind = ((predication_of(top).head, first_finite(top)) for top in near if top.i > verb.i)
    inverted = (said for said, finite in behind if finite is not None and finite.nbor(-1).text == ",")
    return next((said for said in inverted if infinitive(said) in speech_verbs()), None)


def _interrupts(verb: Token) -> bool:
    """Tell whether a passage closes right before a verb, but for a comma: *“…”, zei zij*."""
    before = [t for t in verb.doc[max(0, verb.i - 2) : verb.i] if t.text != ","]
    return bool(before) and before[-1].is_quote


def _is_apart(saying: Token, word: Token) -> bool:
    """Tell whether a verb stands between marks that a word does not stand between, and so says nothing of it."""
    around = marks_of(word.doc).held.around(saying.idx, saying.idx + 1)
    return any(not passage.start <= word.idx < passage.end for passage in around)


def _has_no_content(noun: Token) -> bool:
    """Tell whether a clause with *dat* cannot be of a noun: *geen moment*, or the subject with *de* behind its verb."""
    if noun.pos_ != "NOUN":
        return False
    common = any(child.lower_ == "de" and child.dep_ == "det" for child in noun.children)
    subject = noun.dep_ in SUBJECTS and noun.head.i < noun.i and noun_sense(noun.lemma_.lower()) is None
    return noun.lemma_.lower() in words_of("minimiser") or (common and subject)


def is_left_open(verb: Token) -> bool:
    """Tell whether the text leaves open whether a clause is so: nobody said it, it is asked, or there is no proof."""
    return is_unsaid(verb) or is_unproven(verb) or _is_asked(verb)


def is_given(word: Token) -> bool:
    """Tell whether an adjective is taken as so whatever is told of its noun: *keert de herstelde speelster terug?*.

    >>> is_given(parse("Keert de herstelde speelster terug?")[2])
    True
    """
    determiners = (child.lower_ for child in word.head.children if child.dep_ == "det")
    known = word.head.dep_ in SUBJECTS and any(kinds_in("determiners").get(low) == "definite" for low in determiners)
    return word.dep_ == "amod" and known
