"""What *zou* and *zouden* mean: hearsay, a condition, the future of a past, or undecided.

`CRITERIA` is the cascade: the first criterion that holds decides. Where none does, `would_weights` weighs what is near.
Each has a code, explained in `rules/certainty.yaml`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from analysis.cascade import Row, answer
from analysis.certainty.would_clause import Would, WouldKind, follows, is_past, says
from analysis.certainty.would_weights import weigh
from analysis.grammar.finite import Finite, Finites
from analysis.grammar.suppositions import find_suppositions, openers
from analysis.grammar.verbs import simple_infinitive
from analysis.grammar.words import words_of
from analysis.records import VoiceSpan

if TYPE_CHECKING:
    from spacy.tokens import Token

#: So many *zou* before one are kept with it; those asked for are in its sentence or the two before.
_NEAR = 20


def _has_condition(would: Would) -> bool:
    """Tell whether a condition is near, or the *zou* that opens its sentence makes one (or a question)."""
    clause = would.clause
    opened = [t for t in would.token.sent if t.is_alpha and t.pos_ != "CCONJ"]
    if opened and opened[0] == would.token:
        return True
    if any(clause in (s.clause, s.follows) for s in find_suppositions(would.finites)):
        return True
    if clause.opened_by in words_of("would-supposing"):
        return True
    if would.opening in openers("open") and clause.head.dep_ == "advcl":
        return True
    above, family = clause.parent, set[Finite | None]()
    while above is not None and above.head.sent == clause.head.sent:
        family.add(above)
        above = above.parent
    before = would.token.doc[clause.words[0].i : would.token.i]
    if any(_opens_condition(token) for token in (*before, *would.stretch)):
        return True
    if would.is_content:
        family.discard(clause.parent)  # als zij had geweten dat het zou gebeuren: what is supposed is the knowing
    near = [
        s for s in find_suppositions(would.finites) if s.clause in family or (s.follows and s.follows.parent is clause)
    ]
    return bool(near) or any(_supposes(word, would) for word in clause.words)


def _opens_condition(token: Token) -> bool:
    """Tell whether a word opens a condition, also where the parse shows no finite verb behind it."""
    if token.lower_ not in openers("open") or token.dep_ != "mark" or token.pos_ != "SCONJ":
        return False
    compared = token.i > 0 and token.nbor(-1).lower_ in words_of("before-comparison", "before-whenever")
    return not compared and token.head.i > token.i + 1 and token.head.dep_ in ("advcl", "ccomp", "conj")


def _supposes(word: Token, would: Would) -> bool:
    """Tell whether a word makes its clause a supposition: *anders, zonder uitstel, dan zou, in dat geval, bij een*."""
    lower = word.lower_
    if word.dep_ == "advmod" and lower in words_of("would-then"):
        return abs(word.i - would.token.i) == 1
    if word.dep_ == "advmod" and lower in words_of("would-otherwise"):
        return word.i in (would.clause.words[0].i, would.token.i - 1)
    if word.dep_ == "case" and lower in words_of("would-with-one"):
        one = word.head.dep_ == "obl" and any(c.lower_ == "een" for c in word.head.children)
        return one and not would.is_perfect
    if word.dep_ == "case" and lower in words_of("would-lacking"):
        return True
    return any(f"{child.lower_} {lower}" in words_of("would-circumstance") for child in word.children)


def _has_modal(would: Would) -> bool:
    """Tell whether *kunnen, moeten, mogen* goes with it, also where the parse has torn the verbs apart."""
    beside = {w.lower_ for w in (*would.clause.words, *would.stretch) if w.pos_ in ("VERB", "AUX")}
    return bool((would.clause.infinitives | beside) & words_of("would-modal"))


def _was_expected(would: Would) -> bool:
    """Tell whether it is what somebody thought, hoped or feared in the past: *ik dacht dat hij zou komen*."""
    if not would.is_content or "hebben" in would.clause.infinitives:
        return False
    expected = would.governed_by("would-expected")
    return expected is not None and is_past(expected, would.finites)


def _is_wish(would: Would) -> bool:
    parent = would.clause.parent
    above = parent is not None and would.is_content and any(w.lower_ in words_of("would-wish") for w in parent.words)
    if above or would.has("would-wish") or (would.is_question and not would.is_perfect):
        return True
    if _is_chance(would) or _is_judged(would):
        return True
    if would.is_perfect or would.clause.opener is not None:
        return False
    head, subject = would.clause.head, would.clause.subject
    if subject is not None and subject.lower_ in words_of("generic-pronoun"):
        return bool(would.clause.infinitives & words_of("would-polite"))  # zou je zeggen, je zou bijna wensen
    found = head
    finds = simple_infinitive(head) in words_of("would-finding")
    if finds and any(c.dep_ == "obj" and c.lower_ == "het" for c in head.children):
        found = next((c for c in head.children if c.dep_ in ("xcomp", "advmod") and c.pos_ == "ADJ"), head)
    return bool({found.lower_, found.lemma_.lower()} & words_of("would-judgement"))


def _is_chance(would: Would) -> bool:
    """Tell whether it is what there is a chance of, seen from now: *de kans is groot dat hij zou hebben gewonnen*."""
    return would.is_content and not would.is_under_past and would.governed_by("would-chance") is not None


def _is_judged(would: Would) -> bool:
    """Tell whether a judgement is given of *het* or *dat*, in a perfect too: *het zou mooi zijn meegenomen*."""
    head, subject = would.clause.head, would.clause.subject
    if not would.is_perfect or would.clause.opener is not None or subject is None:
        return False
    predicates = [head, *(c for c in head.children if c.dep_ in ("xcomp", "advmod") and c.pos_ == "ADJ")]
    judging = any({word.lower_, word.lemma_.lower()} & words_of("would-judgement") for word in predicates)
    return judging and subject.lower_ in ("het", "dat")


def _is_hearsay(would: Would) -> bool:
    start = max(would.token.sent.start, would.token.i - 4)
    if would.has("would-hearsay") or any(
        t.lower_ in words_of("would-hearsay") for t in would.token.doc[start : would.token.i]
    ):
        return True
    sources = [w for w in would.clause.words if w.lower_ in words_of("would-anonymous")]
    return any(c.lower_ in words_of("would-according") for w in sources for c in w.children)


def _reports(would: Would) -> bool:
    infinitives = would.clause.infinitives
    if infinitives & words_of("would-report"):
        return True
    words = {w.lower_ for w in would.clause.words}
    if would.is_direct:
        return False
    if infinitives & words_of("would-report-om") and "om" in words:
        return True
    wants = bool(infinitives & words_of("would-report-wish")) and not words & words_of("would-otherwise")
    return wants and not would.is_of_conversing


def _is_reason(would: Would) -> bool:
    happens = not would.is_state and any(word.lower_ == "er" for word in would.clause.words)
    return would.clause.opened_by in words_of("would-reason") and not (would.is_direct or happens)


def _is_rumoured(would: Would) -> bool:
    """Tell whether it is the content of a noun of claiming: *het gerucht dat hij zou vertrekken*."""
    claim = would.governed_by("would-claim")
    return claim is not None and claim.pos_ == "NOUN" and would.is_content and not would.is_relative


def _was_planned(would: Would) -> bool:
    """Tell whether it was still to come: by its own words, by the plan it is the content of, else by the past above."""
    if _is_told_as_plan(would):
        return True
    plan = would.governed_by("would-plan")
    by_plan = _is_of_past_plan(would, plan) if plan is not None else None
    return _is_seen_from_past(would) if by_plan is None else by_plan


def _is_told_as_plan(would: Would) -> bool:
    """Tell whether a clause tells a plan by itself: a word for it, *opdat*, *wanneer zij zou komen*, a date."""
    opener = would.clause.opened_by
    if (would.has("would-plan-word") and not would.is_perfect) or opener in words_of("would-purpose"):
        return True
    asked = opener in words_of("clause-question") and opener != "wat" and not would.is_relative
    if asked and not (would.is_perfect or (would.is_state and opener != "of")):
        return True
    told = not would.is_direct or any(c.is_past for c in would.finites.in_sentence(would.token) if c != would.clause)
    return would.is_dated and told and not (would.is_perfect or would.is_state or would.is_passive)


def _is_of_past_plan(would: Would, plan: Token) -> bool | None:
    """Tell whether it is the content of a plan that is past; None where it is none (*de wens die groot zou zijn*)."""
    opener, noun = would.clause.opened_by, plan.pos_ == "NOUN"
    if noun and opener == "dat":
        return True
    said = plan.pos_ == "VERB" and says(plan)
    content = would.is_content or not opener or noun
    if not content or (would.is_state and (would.is_relative or said)):
        return None
    return is_past(plan, would.finites)


def _is_seen_from_past(would: Would) -> bool:
    """Tell whether the clause above is past, so that this one was to come: *de zege die hem rijk zou maken*."""
    if would.is_direct:
        return would.is_under_past and would.is_content and not would.is_perfect
    if would.is_state or would.opening in words_of("would-consequence") - {"dat"}:
        return False
    below = would.clause.head.dep_ == "acl:relcl" or bool(would.clause.opened_by)
    return (would.is_relative and would.is_dated) or (would.is_under_past and below)


def _is_perfect(would: Would) -> bool:
    return would.is_perfect and not (would.is_direct and (would.is_of_conversing or would.clause.opener is None))


def _carries_plan_on(would: Would) -> bool:
    """Tell whether somebody goes on with what was expected: the last *zou*, there or one sentence before, plans."""
    return would.is_direct and follows("prospective", would)


#: The criteria in order: the first that holds decides the kind, by the rule beside it.
CRITERIA: tuple[Row[Would, tuple[str, WouldKind]], ...] = (
    Row("a condition is near it", ("zou.condition", "conditional"), _has_condition),
    Row("*kunnen*, *moeten* or *mogen* goes with it", ("zou.modal", "conditional"), _has_modal),
    Row("somebody thought, hoped or feared it", ("zou.expected", "prospective"), _was_expected),
    Row("a wish, a judgement or a question", ("zou.wish", "conditional"), _is_wish),
    Row("a perfect infinitive", ("zou.perfect", "reportative"), _is_perfect),
    Row("a mark of hearsay or a nameless source", ("zou.hearsay", "reportative"), _is_hearsay),
    Row("*zou blijken*, *zou gaan om*, *zou willen*", ("zou.report", "reportative"), _reports),
    Row("a reason that others had", ("zou.reason", "reportative"), _is_reason),
    Row("the content of a rumour or charge", ("zou.claim", "reportative"), _is_rumoured),
    Row("a plan, promise or purpose of the past", ("zou.planned", "prospective"), _was_planned),
    Row("goes on from a plan", ("zou.plan-carried-on", "prospective"), _carries_plan_on),
    Row("nothing stands beside it", ("zou.undecided", "undecided"), lambda would: len(would.clause.words) == 1),
)


def find_woulds(finites: Finites, voices: Sequence[VoiceSpan]) -> list[tuple[Would, str, WouldKind]]:
    """Give every *zou* and *zouden* of a text with its rule and kind: by the criteria, or else by what is near it."""
    read: list[Would] = []
    decided: list[tuple[str, WouldKind] | None] = []
    before: list[tuple[int, WouldKind]] = []
    for clause in finites.clauses:
        if clause.verb.lower_ not in words_of("conditional"):
            continue
        read.append(Would(clause.verb, clause, finites, voices, before[-_NEAR:]))
        decided.append(told := answer(CRITERIA, read[-1]))
        if told is not None:
            before.append((clause.verb.idx, told[1]))
    kinds = Counter(kind for _, kind in before)
    found: list[tuple[Would, str, WouldKind]] = []
    before = []
    for would, told in zip(read, decided, strict=True):
        elsewhere = kinds - Counter([told[1]] if told is not None else [])
        asked = replace(would, before=before[-_NEAR:], elsewhere=frozenset(elsewhere))
        code, kind = told or weigh(asked)
        found.append((asked, code, kind))
        before.append((would.token.idx, kind))
    return found
