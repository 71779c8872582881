"""How far whoever states a clause stands behind it: asserted, hedged, denied, or not asserted at all.

`CRITERIA` is the cascade: the first criterion that holds decides; the last, asserted, holds of every clause.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from analysis.cascade import Row, decide
from analysis.certainty.attribution import Attribution
from analysis.certainty.hedge_marks import HEDGING, Reading
from analysis.grammar.accusations import is_alleged
from analysis.grammar.cues import cues_with
from analysis.grammar.finite import Finite, form_of
from analysis.grammar.negation import denied_by, negator_of_clause
from analysis.grammar.questions import is_embedded_question, is_question
from analysis.grammar.subjects_and_objects import arguments
from analysis.grammar.verb_groups import has_te, opens_with
from analysis.grammar.verbs import infinitive, simple_infinitive
from analysis.grammar.veridicality import is_supposed, is_unproven, is_unsaid, is_wished
from analysis.grammar.words import words_of
from analysis.judgements import Commitment

if TYPE_CHECKING:
    from spacy.tokens import Token


@dataclass(frozen=True, slots=True)
class Stated:
    """A clause with what its criteria look at."""

    clause: Finite
    reading: Reading
    attribution: Attribution


def _is_command(stated: Stated) -> bool:
    """Tell whether it is a command or a proposal: the verb in front and no subject, *laten we*."""
    clause = stated.clause
    if not clause.is_verb_first or clause.is_past:
        return False
    if clause.verb.lower_ == "laten" and any(w.lower_ in words_of("hortative") for w in clause.words):
        return True
    if clause.subject is not None or clause.head.dep_ not in ("ROOT", "parataxis", "conj", "ccomp"):
        return False
    return clause.verb.lower_ in words_of("commanding")


def _is_demanded(stated: Stated) -> bool:
    """Tell whether somebody demands: *dat moet anders*, in another mouth than the newspaper's."""
    clause = stated.clause
    if stated.attribution.value != "attributed" or clause.is_past or _has_hedge(stated):
        return False
    own = simple_infinitive(clause.verb) in words_of("demand") and clause.verb.lower_ not in words_of("conditional")
    return own and not any(form_of(v, clause) == "Part" and "hebben" in clause.infinitives for v in clause.verbs)


def _is_supposed(stated: Stated) -> bool:
    """Tell whether it is a half of a condition, or opens with *alsof*."""
    return is_supposed(stated.clause) or stated.clause in stated.reading.supposed


def _has_hedge(stated: Stated) -> bool:
    if stated.attribution.value == "reportative":
        return True
    return not stated.reading.marked(stated.clause).isdisjoint(HEDGING)


def _is_verdict_open(stated: Stated) -> bool:
    return stated.clause.opened_by == "dat" and stated.clause.governed_by("doubting")


def _is_denied_content(stated: Stated) -> bool:
    return _is_negated(stated) and denied_by(stated.clause.head) is not None


def _is_accusation(stated: Stated) -> bool:
    """Tell whether it is what somebody is accused of: *beschuldigt hem ervan dat*; not what a court holds to be so."""
    return stated.clause.opener is not None and is_alleged(stated.clause.head)


def _is_refused(stated: Stated) -> bool:
    """Tell whether the verb of the clause denies what is told in it: *weigerde te slaan*, *ontkent de aanval*.

    Whoever denies with a quotation (*“…”, ontkende zij*) or a clause of its own has said so: that is told, not denied.
    """
    clause = stated.clause
    verbs = {infinitive(verb) for verb in clause.verbs}
    if verbs & words_of("preventing-verb"):
        return False  # the preventing is told: voorkwam de moord
    if verbs & words_of("denying-verb", "disputing-verb"):
        told = {*clause.children("nsubj:pass", "xcomp", "ccomp"), *arguments(clause.head)[1]}
        return not _is_negated(stated) and not told.isdisjoint(clause.words)
    return any(denied_by(word) is not None for word in clause.words if word.head in clause.verbs)


def _is_negated(stated: Stated) -> bool:
    clause = stated.clause
    group = [clause.head, *(verb for verb in clause.verbs if not _is_beside(verb))]
    negator = negator_of_clause(clause.head, tuple(dict.fromkeys(group)))
    if negator is None or _is_of_content(clause, negator):
        return False
    paired = negator.dep_ == "cc" and (negator.head in group or negator.head.head in group)  # zegt noch ontkent
    return paired or negator in clause.words or negator == denied_by(clause.head)


def _is_beside(verb: Token) -> bool:
    """Tell whether an infinitive tells of something beside what its clause tells: *zei zij zonder te lachen*."""
    return has_te(verb) and (opens_with(verb, "zonder") or opens_with(verb, "om"))


def _is_of_content(clause: Finite, negator: Token) -> bool:
    """Tell whether a negator belongs to what somebody admits or promises: the admission or promise itself is told.

    *Gaf toe geen plan te hebben*, *beloofde niet te liegen*; unlike *zegt niet te weten*, which states that.
    """
    telling = words_of("factive-verb", "knowing-verb") | cues_with("takes-om")
    saying = next((verb for verb in clause.verbs if infinitive(verb) in telling), None)
    below = [te.head for te in clause.words if te.lower_ == "te" and te.dep_ == "mark"]
    return saying is not None and any(saying.i < negator.i < verb.i for verb in below if verb != saying)


#: The criteria in order: the first that holds decides the value, by the rule `clause.` and the word beside it.
CRITERIA: tuple[Row[Stated, tuple[str, Commitment]], ...] = (
    Row("a question", ("question", "not-asserted"), lambda stated: is_question(stated.clause)),
    Row("a question inside a sentence", ("embedded-question", "not-asserted"),
        lambda stated: is_embedded_question(stated.clause)),
    Row("a command or a proposal", ("command", "not-asserted"), _is_command),
    Row("the content of a wish or a demand", ("wish", "not-asserted"), lambda stated: is_wished(stated.clause)),
    Row("somebody demands it", ("demand", "not-asserted"), _is_demanded),
    Row("a half of a condition", ("supposition", "not-asserted"), _is_supposed),
    Row("the content of what was not said, or only asked, supposed or tried", ("unsaid", "not-asserted"),
        lambda stated: is_unsaid(stated.clause.head)),
    Row("a hedge or hearsay stands over it", ("hedge", "hedged"), _has_hedge),
    Row("no proof, no sign of it", ("unproven", "hedged"), lambda stated: is_unproven(stated.clause.head)),
    Row("the content of a doubt", ("doubt", "hedged"), _is_verdict_open),
    Row("the content of a denial", ("denial", "denied"), _is_denied_content),
    Row("the content of an accusation", ("accusation", "not-asserted"), _is_accusation),
    Row("its verb denies or refuses", ("refusal", "denied"), _is_refused),
    Row("negated", ("negation", "denied"), _is_negated),
    Row("told as it is", ("assertion", "asserted"), lambda stated: True),
)  # fmt: skip


def commitment_of(stated: Stated) -> tuple[str, Commitment]:
    """Tell how far a clause is asserted, and by which criterion."""
    return decide(CRITERIA, stated).answer
