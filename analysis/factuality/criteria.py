"""Why a deed is told as what it is: a table of criteria, of which the first that holds decides."""

from __future__ import annotations

from typing import Literal, TypeAlias

from analysis.cascade import Row
from analysis.factuality.deed_at import Around, DeedAt
from analysis.grammar.accusations import names_accused
from analysis.judgements import Commitment
from analysis.processes import process
from analysis.records import Clause, Hedge, rows_between

#: As what a deed is told: done, done on somebody's word, perhaps or not (yet) done, not done.
Status: TypeAlias = Literal["fact", "attributed", "uncertain", "denied"]
#: Why: the criterion that decided.
Reason: TypeAlias = Literal[
    "negated", "accused", "suspect", "unrealised", "reportative", "hedged", "not-asserted", "attributed", "asserted"
]
#: What a suspect may be suspected of: a deed of these classes of whoever is called so anywhere in the article.
_CRIMES = ("harm", "conflict", "transfer")


def _is_negated(told: DeedAt) -> bool:
    """Tell whether it is denied; of *slaagde er niet in te doden* the infinitive is not done either.

    What is negated in a question, a condition or a demand is not said to be not done: *als hij niet liegt*.
    """
    if _is_not_asserted(told):
        return False
    infinitive = told.event.rule.startswith("event.infinitive")
    return told.event.negated or (infinitive and told.clause is not None and told.clause.commitment == "denied")


def _is_alleged(told: DeedAt) -> bool:
    return told.event.alleged


def _is_of_a_suspect(told: DeedAt) -> bool:
    """Tell whether the doer is called a suspect, here or elsewhere: *de verdachte stak hem neer*."""
    event, around = told.event, told.around
    if process(event.deed) != "does":
        return False
    if event.agent_start is not None and event.agent_end is not None:
        start, end = event.agent_start, event.agent_end
        phrase = rows_between(around.tokens, start, end)
        if any(names_accused(form) for row in phrase for form in around.lemmas(row)):
            return True
        if around.hedges.within(start, end):
            return True
    return event.deed in _CRIMES and bool(around.suspects & set(event.agents))


def _is_unrealised(told: DeedAt) -> bool:
    """Tell whether it is tried, planned, bidden or to come: *poging tot moord*, *zal bombarderen*, *om te doden*."""
    then = told.clause is not None and not told.is_noun and _was_to_come(told.around, told.clause)
    return told.event.unrealised or then


def _was_to_come(around: Around, clause: Clause) -> bool:
    """Tell whether *zou* makes a clause what was then to come: *zij zou in de volgende ronde spelen*."""
    over = around.hedges.around(clause.verb_start, clause.verb_start + 1)
    return any(hedge.kind == "prospective" and hedge.start == clause.verb_start for hedge in over)


def _is_hearsay(told: DeedAt) -> bool:
    return told.clause is not None and told.clause.attribution == "reportative" and not _is_taken_for_granted(told)


def _is_hedged(told: DeedAt) -> bool:
    """Tell whether a hedge stands over it; over a noun only in its own phrase: *de vermeende aanval*."""
    start = told.event.start
    over = told.around.scopes.around(start, start + 1)
    return any(_is_phrase(hedge, told.clause) for hedge in over) or _has_commitment(told, "hedged")


def _is_not_asserted(told: DeedAt) -> bool:
    return _has_commitment(told, "not-asserted")


def _is_attributed(told: DeedAt) -> bool:
    if told.clause is None or told.is_claimed:
        return told.event.voice_kind != "narrator"
    return told.clause.attribution == "attributed"


def _has_commitment(told: DeedAt, value: Commitment) -> bool:
    """Tell how far whoever states its clause stands behind that, and so behind the deed."""
    return told.clause is not None and told.clause.commitment == value and not _is_taken_for_granted(told)


def _is_taken_for_granted(told: DeedAt) -> bool:
    """Tell whether a deed is taken for granted in its clause, as a definite noun is: *wie zit er achter de moord?*."""
    attributed = told.clause is not None and told.clause.attribution == "attributed"
    return told.is_noun and told.clause is not None and not attributed and _is_definite(told, told.clause)


def _is_definite(told: DeedAt, clause: Clause) -> bool:
    """Tell whether an article or an owner in its clause says which one a noun means: *de moord, zijn moord*."""
    start, tokens = told.event.start, told.around.tokens
    noun = rows_between(tokens, start, start + 1).start
    own = (tokens[row] for row in rows_between(tokens, clause.start, start) if tokens[row].head == noun)
    feats = (word.feats or "" for word in own if word.deprel in ("det", "nmod:poss"))
    return any("Definite=Def" in one or "Poss=Yes" in one for one in feats)


def _is_phrase(hedge: Hedge, clause: Clause | None) -> bool:
    """Tell whether a hedge bears on a noun phrase, which is less than the clause it stands in."""
    return clause is None or (clause.start <= hedge.scope_start and hedge.scope_end <= clause.end and
                              hedge.scope_end - hedge.scope_start < clause.end - clause.start)  # fmt: skip


#: The criteria in order: the first that holds tells the reason, as what the deed is told, and how far its teller
#: stands behind it.
CRITERIA: tuple[Row[DeedAt, tuple[Reason, Status, Commitment]], ...] = (
    Row("negated, or what somebody denies", ("negated", "denied", "denied"), _is_negated,
        "Jan Bos heeft de agent niet «geslagen»."),
    Row("what somebody is accused or acquitted of", ("accused", "uncertain", "not-asserted"), _is_alleged,
        "Jan Bos wordt verdacht van de «moord» op Els Vos."),
    Row("tried, planned, bidden, feared or to come", ("unrealised", "uncertain", "not-asserted"), _is_unrealised,
        "De poging tot «moord» op Els Vos mislukte."),
    Row("hearsay", ("reportative", "uncertain", "hedged"), _is_hearsay, "Jan Bos zou Els Vos hebben «gewurgd»."),
    Row("a hedge stands over it", ("hedged", "uncertain", "hedged"), _is_hedged,
        "Jan Bos heeft mogelijk de agent «verwond»."),
    Row("a question, a condition, a wish or a demand", ("not-asserted", "uncertain", "not-asserted"),
        _is_not_asserted, "Heeft Jan Bos de agent «gedood»?"),
    Row("on the word of a source", ("attributed", "attributed", "asserted"), _is_attributed,
        "Volgens het OM heeft Jan Bos de agent «geslagen»."),
    Row("its doer is called a suspect", ("suspect", "uncertain", "hedged"), _is_of_a_suspect,
        "De verdachte Jan Bos «sloeg» de agent."),
    Row("told as it is", ("asserted", "fact", "asserted"), lambda told: True, "Jan Bos «sloeg» de agent."),
)  # fmt: skip
#: How far whoever tells a deed stands behind it, by the reason.
COMMITMENTS: dict[Reason, Commitment] = {row.answer[0]: row.answer[2] for row in CRITERIA}
