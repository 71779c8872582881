"""What *zou* and *zouden* mean: hearsay, a condition, the future of a past, or undecided.

`CRITERIA` is the cascade: the first criterion that holds decides. Each has a code, explained in `rules/certainty.yaml`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, TypeAlias

from analysis.cascade import Row, decide
from analysis.certainty.conditions import is_somebody
from analysis.certainty.finite import Finite, Finites, form_of, lemmas_of
from analysis.certainty.suppositions import Supposition, openers
from analysis.grammar.deed_nouns import noun_sense
from analysis.grammar.verbs import infinitive, simple_infinitive, speech_verbs, words_of_harm
from analysis.grammar.words import words_of
from analysis.records import VoiceKind, VoiceSpan, voice_at

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

#: A day of the month: *de 31e*.
_DAY = re.compile(r"\d{1,2}(?:e|de|ste)")

WouldKind: TypeAlias = Literal["reportative", "conditional", "prospective", "undecided"]


@dataclass(frozen=True, slots=True)
class Would:
    """A *zou* with what its criteria look at; `before` are the places and kinds of those before it in the text."""

    token: Token
    clause: Finite
    finites: Finites
    suppositions: Sequence[Supposition]
    voices: Sequence[VoiceSpan]
    before: Sequence[tuple[int, WouldKind]]

    @property
    def governors(self) -> list[Token]:
        """The two words the clause hangs on, from the nearest up: *beloofde*, *het gerucht*."""
        found: list[Token] = []
        token = self.clause.head
        while token.head.i != token.i and len(found) < 2:
            token = token.head
            found.append(token)
        return found

    def governed_by(self, *classes: str) -> Token | None:
        """Give the nearest word above or before the clause that is of a class: the verb or noun whose content it is."""
        words = words_of(*classes)
        for token in self.governors:
            if words & lemmas_of(token):
                return token
        parent = self.clause.parent
        if parent is None or not self.is_content:
            return None
        beside = [w for w in parent.words if w.i < self.clause.words[0].i and w.pos_ in ("NOUN", "VERB", "ADJ")]
        return next((w for w in reversed(beside[-4:]) if words & lemmas_of(w)), None)

    @property
    def is_content(self) -> bool:
        """Whether the clause opens with *dat* or *of*, or is a question, also behind a preposition: *over hoe*."""
        opener = self.clause.opener
        if opener is None or opener.lower_ == "dat":
            return opener is not None
        inner = self.clause.words[1] if opener.pos_ == "ADP" and len(self.clause.words) > 1 else opener
        return inner.lower_ in words_of("clause-question")

    @property
    def opening(self) -> str:
        """The first word of the clause."""
        words = [w for w in self.clause.words if w.pos_ not in ("CCONJ", "PUNCT") or w.lower_ == "dus"]
        return words[0].lower_ if words else ""

    @property
    def voice_kind(self) -> VoiceKind:
        """Whether it stands in the newspaper's words, in somebody's own, or in those of somebody told by others."""
        return voice_at(self.voices, self.token.idx).voice_kind

    @property
    def is_direct(self) -> bool:
        """Whether it stands in somebody's own words."""
        return self.voice_kind == "direct"

    @property
    def is_question(self) -> bool:
        """Whether the clause is a question by itself: before a question mark, or *hoe zou het zijn*."""
        last = self.clause.words[-1].i
        asks = any(t.text == "?" for t in self.token.doc[last : last + 3])
        asked = self.opening in words_of("clause-question") and self.clause.words[0].i + 1 == self.token.i
        return (asks or asked) and self.clause.head.dep_ in ("ROOT", "parataxis", "conj", "ccomp")

    @property
    def is_perfect(self) -> bool:
        """Whether it goes with *hebben* or *zijn* and a participle, or with *hebben* and two infinitives."""
        verbs = [v for v in self.clause.verbs if v != self.clause.verb]
        forms = {form_of(v, self.clause) for v in verbs}
        was = any(v.lower_ == "geweest" for v in verbs)
        joined = [v for v in verbs if (was or v.dep_ != "cop") and form_of(v, self.clause) == "Inf"]
        auxiliaries = [v for v in joined if simple_infinitive(v) in words_of("perfect-auxiliary")]
        participle = any(form_of(v, self.clause) == "Part" for v in verbs)
        replaced = "Part" not in forms and len(verbs) > 2 and any(simple_infinitive(v) == "hebben" for v in auxiliaries)
        return bool(auxiliaries) and (participle or replaced)

    @property
    def is_passive(self) -> bool:
        """Whether it goes with *worden* and a participle."""
        return any(
            v.lower_ == "worden" and form_of(v, self.clause) == "Inf" and v != self.clause.head
            for v in self.clause.verbs
        )

    @property
    def is_state(self) -> bool:
        """Whether it tells a state: a predicate with *zijn*, or a verb like *wonen*."""
        lemmas = {simple_infinitive(v) for v in self.clause.verbs if form_of(v, self.clause) == "Inf"}
        beside = {w.lower_ for w in self.clause.words if w.pos_ in ("VERB", "AUX") and w != self.token}
        return bool((lemmas | beside) & words_of("would-state"))

    @property
    def is_relative(self) -> bool:
        """Whether the clause opens with a relative pronoun that stands for its subject or object."""
        before = [w for w in self.clause.words if w.i < self.token.i]
        return any("Rel" in w.morph.get("PronType", []) and w.lower_ != "wat" for w in before)

    @property
    def doer(self) -> Token | None:
        """The subject; of a relative clause whose pronoun is the subject, the word that this stands for."""
        subject = self.clause.subject
        stands = subject is not None and "Rel" in subject.morph.get("PronType", [])
        return self.clause.head.head if stands and self.clause.head.dep_ == "acl:relcl" else subject

    @property
    def is_of_conversing(self) -> bool:
        """Whether its subject is who speaks or is spoken to: *ik zou, jullie zouden*."""
        subject = self.clause.subject
        return subject is not None and subject.lower_ in words_of("conversing")

    @property
    def stretch(self) -> list[Token]:
        """The words behind it up to the next finite verb or the end of the sentence, whatever their heads."""
        found = []
        for token in self.token.doc[self.token.i + 1 : self.token.sent.end]:
            other = self.finites.of(token)
            if token.text in ".?!;:" or (other is not None and other.verb == token):
                break
            found.append(token)
        return found

    @property
    def is_dated(self) -> bool:
        """Whether the clause tells on which day, or in which month or year."""
        return any(_is_date(word) for word in self.clause.words)

    def has(self, *classes: str) -> bool:
        """Tell whether a word of the clause is of a class."""
        return any(w.lower_ in words_of(*classes) for w in (*self.clause.words, *self.stretch))


def _is_date(word: Token) -> bool:
    """Tell whether a word dates what the verb tells: *in mei, om acht uur*; not *een studie uit 2015*."""
    known = words_of("time")
    if word.dep_ in ("nmod", "nummod") and word.head.pos_ == "NOUN" and word.head.lower_ not in known:
        return False
    year = word.is_digit and len(word) == 4 and word.text[:2] in ("19", "20")
    return (
        year
        or word.lower_ in words_of("clock")
        or (_DAY.fullmatch(word.lower_) is not None and word.dep_ != "amod")
        or (word.lower_ in known and word.pos_ in ("NOUN", "PROPN"))
    )


def _is_past(token: Token, finites: Finites) -> bool:
    """Tell whether what a verb or noun tells is past: a past tense or a participle; a noun by its clause."""
    clause = finites.of(token)
    if clause is None:
        return True
    if token.pos_ == "NOUN" and clause.head != token:
        return clause.is_past or _is_perfect_of(clause) or token.dep_ in ("obl", "nmod")
    return clause.is_past or form_of(token, clause) in ("Part", "Inf")


def _is_perfect_of(clause: Finite) -> bool:
    """Tell whether a clause is in the perfect: *heeft gezegd, is verteld*."""
    return any(form_of(verb, clause) == "Part" for verb in clause.verbs)


def _has_condition(would: Would) -> bool:
    """Tell whether a condition is near, or the *zou* that opens its sentence makes one (or a question)."""
    clause = would.clause
    opened = [t for t in would.token.sent if t.is_alpha and t.pos_ != "CCONJ"]
    if opened and opened[0] == would.token:
        return True
    if any(clause in (s.clause, s.follows) for s in would.suppositions):
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
    near = [s for s in would.suppositions if s.clause in family or (s.follows and s.follows.parent is clause)]
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
    return expected is not None and _is_past(expected, would.finites)


def _is_wish(would: Would) -> bool:
    parent = would.clause.parent
    above = parent is not None and would.is_content and any(w.lower_ in words_of("would-wish") for w in parent.words)
    if above or would.has("would-wish") or (would.is_question and not would.is_perfect):
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


def _says(verb: Token) -> bool:
    """Tell whether a verb reports speech; *weten* does so with *laten* alone."""
    return infinitive(verb) in speech_verbs() and infinitive(verb) not in words_of("told-with-laten")


def _is_claimed(would: Would) -> bool:
    """Tell whether it is the content of a claim (*beweren, het gerucht*), or a state that somebody said there is."""
    claim = would.governed_by("would-claim")
    if would.is_direct or claim is not None:
        return claim is not None and (claim.pos_ == "NOUN" or not would.is_direct)
    governor = would.governors[0] if would.governors else None
    said = governor is not None and governor.pos_ == "VERB" and _says(governor)
    planned = said and lemmas_of(governor) & words_of("would-future-saying") if governor is not None else False
    above = would.clause.parent
    before = above is not None and any(word.lower_ in words_of("would-beforehand") for word in above.words)
    return said and not (planned or before) and would.is_state and would.is_content and not would.is_dated


def _is_reason(would: Would) -> bool:
    happens = not would.is_state and any(word.lower_ == "er" for word in would.clause.words)
    return would.clause.opened_by in words_of("would-reason") and not (would.is_direct or happens)


def _carries_on(would: Would) -> bool:
    if would.is_direct or would.opening not in words_of("would-carrying-on"):
        return False
    return _follows_source(would)


def _follows_source(would: Would) -> bool:
    """Tell whether the sentence before is somebody's words, or hearsay was told just before."""
    before = _sentence_before(would.token.sent)
    if before is None:
        return False
    kinds = {voice_at(would.voices, t.idx).voice_kind for t in before if t.is_alpha}
    return _follows_hearsay(would) or bool(kinds & {"indirect", "direct", "mixed"})


def _follows_hearsay(would: Would) -> bool:
    """Tell whether a reportative *zou* stands in the sentence, or in the two before it."""
    sentence = would.token.sent
    before = _sentence_before(sentence) or sentence
    farther = _sentence_before(before) or before
    return any(farther.start_char <= place and kind == "reportative" for place, kind in would.before)


def _sentence_before(sentence: Span) -> Span | None:
    return sentence.doc[sentence.start - 1].sent if sentence.start else None


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
    said = plan.pos_ == "VERB" and _says(plan)
    content = would.is_content or not opener or noun
    if not content or (would.is_state and (would.is_relative or said)):
        return None
    return _is_past(plan, would.finites)


def _is_seen_from_past(would: Would) -> bool:
    """Tell whether the clause above is past, so that this one was to come: *de zege die hem rijk zou maken*."""
    parent = would.clause.parent
    past = parent is not None and (parent.is_past or (would.is_content and _is_perfect_of(parent)))
    if would.is_direct:
        return past and would.is_content and not would.is_perfect
    if would.is_state or would.opening in words_of("would-consequence") - {"dat"}:
        return False
    below = would.clause.head.dep_ == "acl:relcl" or bool(would.clause.opened_by)
    return (would.is_relative and would.is_dated) or (past and below)


def _joined(kind: WouldKind) -> Callable[[Would], bool]:
    """Give a criterion: it is joined to a clause with a *zou* of a kind (*zou vluchten en daarmee … zou schenden*)."""

    def is_joined(would: Would) -> bool:
        other = would.clause.parent
        if would.clause.head.dep_ != "conj" or other is None:
            return False
        return (other.verb.idx, kind) in would.before

    return is_joined


def _carries_plan_on(would: Would) -> bool:
    """Tell whether it goes on with what was expected: the sentence before, or its own, has a prospective already."""
    sentence = would.token.sent
    before = _sentence_before(sentence) or sentence
    near = [kind for place, kind in would.before if before.start_char <= place]
    fragment = would.clause.head.dep_ == "ROOT" and would.opening == "dat" and would.is_content  # Dat het zou lukken.
    return (would.is_direct or fragment) and bool(near) and near[-1] == "prospective"


def _is_consequence(would: Would) -> bool:
    """Tell whether a step not taken is taken up: *dat zou*, *waarmee … zou*, *het zou de partij groot maken*."""
    if would.is_perfect or (would.is_relative and would.opening in ("dat", "die")):
        return False
    subject = would.clause.subject
    if would.clause.opened_by == "dat":
        return False
    thing = subject is not None and subject.lower_ == "het" and not would.is_state and not would.is_passive
    if would.opening == "dat":
        that = next(word for word in would.clause.words if word.lower_ == "dat")
        return that.dep_ != "det" and not (would.is_state and _follows_source(would))
    return would.has("would-thereby") or would.opening in words_of("would-consequence") or thing


def _is_in_direct_speech(would: Would) -> bool:
    return would.is_direct


def _is_supposed(would: Would) -> bool:
    """Tell whether it says what a deed would be that is not said to be done: *een zege zou een zegen zijn*.

    Not what a deed is said to be: *een aanslag zou de oorzaak zijn*.
    """
    subject, predicate = would.clause.subject, would.clause.head
    if subject is None or subject.pos_ != "NOUN" or not would.is_state or would.clause.opener is not None:
        return False
    identified = any(child.lower_ in ("de", "het") for child in predicate.children)
    deed = any(child.lower_ == "een" for child in subject.children) and noun_sense(subject.lemma_) is not None
    return deed and not identified


def _follows_claim(would: Would) -> bool:
    """Tell whether hearsay goes on, or a state is told right after somebody's words."""
    return _follows_hearsay(would) or (_is_present_state(would) and _follows_source(would))


def _is_present_state(would: Would) -> bool:
    return would.is_state or would.is_passive


def _is_left_over(would: Would) -> bool:
    """Tell whether it tells something at all: with a verb, by the newspaper, or of somebody beside what is reported."""
    beside = would.voice_kind == "indirect" and would.is_relative and is_somebody(would.doer)
    return len(would.clause.verbs) > 1 and (would.voice_kind == "narrator" or beside)


def _is_perfect(would: Would) -> bool:
    return would.is_perfect and not (would.is_direct and (would.is_of_conversing or would.clause.opener is None))


def _is_told(would: Would) -> bool:
    """Tell whether somebody's words, told by the reporter, say that something is so."""
    return would.is_state and would.voice_kind == "indirect"


def _was_to_come(would: Would) -> bool:
    """Tell whether the newspaper, which was telling a past, tells what was then to come: *Zij zou die dag spelen*."""
    sentence = would.token.sent
    before = _sentence_before(sentence)
    if _is_present_state(would) or would.is_perfect or before is None:
        return False
    if infinitive(would.clause.head) in words_of_harm("deeds"):
        return False  # what somebody is said to have done to others is never told as to come
    told = [c for c in would.finites.between(before.start, sentence.end) if c is not would.clause]
    own = {voice_at(would.voices, t.idx).voice_kind for t in (*before, would.token) if t.is_alpha} == {"narrator"}
    return own and bool(told) and all(c.is_past and c.verb.lower_ not in words_of("conditional") for c in told)


def _is_outcome(would: Would) -> bool:
    """Tell whether it tells what a plan or step would bring: a thing as subject, and something that happens."""
    if _is_present_state(would) or len(would.clause.verbs) < 2:
        return False
    return (would.voice_kind == "indirect" and not would.is_relative) or not is_somebody(would.doer)


#: The criteria in order: the first that holds decides the kind, by the rule beside it.
CRITERIA: tuple[Row[Would, tuple[str, WouldKind]], ...] = (
    Row("a condition is near it", ("zou.condition", "conditional"), _has_condition),
    Row("*kunnen*, *moeten* or *mogen* goes with it", ("zou.modal", "conditional"), _has_modal),
    Row("somebody thought, hoped or feared it", ("zou.expected", "prospective"), _was_expected),
    Row("a wish, a judgement or a question", ("zou.wish", "conditional"), _is_wish),
    Row("a perfect infinitive", ("zou.perfect", "reportative"), _is_perfect),
    Row("joined to hearsay", ("zou.joined", "reportative"), _joined("reportative")),
    Row("joined to a condition", ("zou.joined", "conditional"), _joined("conditional")),
    Row("joined to a plan", ("zou.joined", "prospective"), _joined("prospective")),
    Row("a mark of hearsay or a nameless source", ("zou.hearsay", "reportative"), _is_hearsay),
    Row("*zou blijken*, *zou gaan om*, *zou willen*", ("zou.report", "reportative"), _reports),
    Row("the content of a claim", ("zou.claim", "reportative"), _is_claimed),
    Row("a reason that others had", ("zou.reason", "reportative"), _is_reason),
    Row("goes on from somebody's words", ("zou.carried-on", "reportative"), _carries_on),
    Row("a plan, promise or purpose of the past", ("zou.planned", "prospective"), _was_planned),
    Row("what a step would bring", ("zou.consequence", "conditional"), _is_consequence),
    Row("goes on from a plan", ("zou.plan-carried-on", "prospective"), _carries_plan_on),
    Row("somebody's own words", ("zou.direct-speech", "conditional"), _is_in_direct_speech),
    Row("a state in indirect speech", ("zou.told", "reportative"), _is_told),
    Row("what a deed would be that is not said to be done", ("zou.outcome", "conditional"), _is_supposed),
    Row("a state after somebody's words", ("zou.after-claim", "reportative"), _follows_claim),
    Row("a present state", ("zou.state", "reportative"), _is_present_state),
    Row("what was to come in a past that is told", ("zou.to-come", "prospective"), _was_to_come),
    Row("what a plan would bring", ("zou.outcome", "conditional"), _is_outcome),
    Row("the newspaper tells it of somebody", ("zou.left-over", "reportative"), _is_left_over),
    Row("nothing decides", ("zou.undecided", "undecided"), lambda would: True),
)


def would_kind(would: Would) -> tuple[str, WouldKind]:
    """Tell which kind a *zou* is, and by which criterion; *undecided* when none fits."""
    return decide(CRITERIA, would).answer


def find_woulds(
    finites: Finites, suppositions: Sequence[Supposition], voices: Sequence[VoiceSpan]
) -> list[tuple[Would, str, WouldKind]]:
    """Give every *zou* and *zouden* of a text with its criterion and kind."""
    found: list[tuple[Would, str, WouldKind]] = []
    before: list[tuple[int, WouldKind]] = []
    for clause in finites.clauses:
        token = clause.verb
        if token.lower_ not in words_of("conditional"):
            continue
        would = Would(token, clause, finites, suppositions, voices, tuple(before))
        code, kind = would_kind(would)
        found.append((would, code, kind))
        before.append((token.idx, kind))
    return found
