"""What speaks for each kind of *zou* where no criterion decides: features with weights learned from coded articles.

`FEATURES` says what is looked at, and of which group it is; the group that speaks loudest is the rule of the row. The
weights lie in the word list `would-weights`, and were learned by `training/would.py`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache

from analysis.cascade import Row, holding
from analysis.certainty.conditions import is_somebody
from analysis.certainty.would_clause import Would, WouldKind, follows, says, sentence_before
from analysis.grammar.deed_nouns import noun_sense
from analysis.grammar.finite import lemmas_of
from analysis.grammar.verbs import infinitive, words_of_harm
from analysis.grammar.words import words_of
from analysis.lexicon import load_lexicon
from analysis.records import voice_at

#: The name of the weights that every *zou* has, whatever is near it.
ALWAYS = "always"
#: The kinds that are weighed, in the order of the columns of the weights.
KINDS: tuple[WouldKind, ...] = ("reportative", "conditional", "prospective")
#: The rules by the group of features that speaks loudest.
WEIGHED = tuple(f"zou.weighed-{group}" for group in ("sources", "speaker", "time", "step", "telling"))
SOURCES, SPEAKER, TIME, STEP, TELLING = WEIGHED


def _is_claimed(would: Would) -> bool:
    """Tell whether it is the content of a claim (*beweren, het gerucht*), or a state that somebody said there is."""
    claim = would.governed_by("would-claim")
    if would.is_direct or claim is not None:
        return claim is not None and (claim.pos_ == "NOUN" or not would.is_direct)
    governor = would.governors[0] if would.governors else None
    said = governor is not None and governor.pos_ == "VERB" and says(governor)
    planned = said and lemmas_of(governor) & words_of("would-future-saying") if governor is not None else False
    above = would.clause.parent
    before = above is not None and any(word.lower_ in words_of("would-beforehand") for word in above.words)
    return said and not (planned or before) and would.is_state and would.is_content and not would.is_dated


def _follows_source(would: Would) -> bool:
    """Tell whether the sentence before is somebody's words, or hearsay was told just before."""
    before = sentence_before(would.token.sent)
    if before is None:
        return False
    kinds = {voice_at(would.voices, t.idx).voice_kind for t in before if t.is_alpha}
    return _follows_hearsay(would) or bool(kinds & {"indirect", "direct", "mixed"})


def _follows_hearsay(would: Would) -> bool:
    """Tell whether a reportative *zou* stands in the sentence, or in the two before it."""
    sentence = would.token.sent
    before = sentence_before(sentence) or sentence
    farther = sentence_before(before) or before
    return any(farther.start_char <= place and kind == "reportative" for place, kind in would.before)


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


def _was_to_come(would: Would) -> bool:
    """Tell whether the newspaper, which was telling a past, tells what was then to come: *Zij zou die dag spelen*."""
    sentence = would.token.sent
    before = sentence_before(sentence)
    if would.is_state or would.is_passive or would.is_perfect or before is None:
        return False
    if infinitive(would.clause.head) in words_of_harm("deeds"):
        return False  # what somebody is said to have done to others is never told as to come
    told = [c for c in would.finites.between(before.start, sentence.end) if c is not would.clause]
    own = {voice_at(would.voices, t.idx).voice_kind for t in (*before, would.token) if t.is_alpha} == {"narrator"}
    return own and bool(told) and all(c.is_past and c.verb.lower_ not in words_of("conditional") for c in told)


def _told_before(would: Would, n: int) -> bool:
    """Tell whether the sentence so many places before has a word of rumours, sources or charges."""
    sentence = would.token.sent
    for _ in range(n):
        before = sentence_before(sentence)
        if before is None:
            return False
        sentence = before
    return any(words_of("would-rumour") & lemmas_of(word) for word in sentence if word.is_alpha)


def _before_is(would: Would, *, past: bool) -> bool:
    """Tell whether all that the sentence before tells is past, or none of it."""
    before = sentence_before(would.token.sent)
    told = would.others(before) if before is not None else []
    return bool(told) and all(clause.is_past == past for clause in told)


def _has_plan_before(would: Would) -> bool:
    before = sentence_before(would.token.sent) or ()
    return any(word.pos_ == "NOUN" and words_of("would-plan") & lemmas_of(word) for word in before)


def _is_of_saying(would: Would) -> bool:
    governor = would.governors[0] if would.governors else None
    return governor is not None and would.is_content and governor.pos_ == "VERB" and says(governor)


def _is_turned(would: Would) -> bool:
    """Tell whether *maar* stands behind it in its sentence: *hij zou komen, maar werd ziek*."""
    return any(word.lower_ in words_of("would-turn") for word in would.token.doc[would.token.i : would.token.sent.end])


def _opens_with_means(would: Would) -> bool:
    first = would.clause.words[0]
    return first.dep_ == "case" and first.lower_ in words_of("would-means")


def _has_deed_as_subject(would: Would) -> bool:
    """Tell whether the subject is a deed or a change, and not what it is said to be: *een zege zou helpen*.

    Of *een moord zou de oorzaak zijn* it is told what it is.
    """
    subject, predicate = would.clause.subject, would.clause.head
    if subject is None or subject.pos_ != "NOUN":
        return False
    identified = _has_noun_as_predicate(would) and any(c.lower_ in ("de", "het") for c in predicate.children)
    return not identified and (noun_sense(subject.lemma_) is not None or subject.lemma_.endswith("ing"))


def _is_definite(would: Would) -> bool:
    subject = would.clause.subject
    if subject is None or subject.pos_ != "NOUN":
        return False
    determiners = {child.lower_ for child in subject.children if child.dep_ == "det"}
    return bool(determiners) and "een" not in determiners


def _has_noun_as_predicate(would: Would) -> bool:
    return "zijn" in would.clause.infinitives and would.clause.head.pos_ in ("NOUN", "PROPN")


def _is_called_a(would: Would) -> bool:
    return _has_noun_as_predicate(would) and any(child.lower_ == "een" for child in would.clause.head.children)


def _has_pronoun_of_person(would: Would) -> bool:
    subject = would.clause.subject
    return subject is not None and subject.lower_ in words_of("third-person")


def _effects(would: Would) -> bool:
    return bool((would.clause.infinitives | {infinitive(would.clause.head)}) & words_of("would-effect"))


#: What is looked at; the answer is the rule of its group.
FEATURES: tuple[Row[Would, str], ...] = (
    Row("hearsay elsewhere in the text", SOURCES, lambda x: "reportative" in x.elsewhere,
        "Hij zou zijn gevlucht. Zij «zou» hem helpen."),
    Row("a rumour or charge in the sentence", SOURCES, lambda x: _told_before(x, 0), "Hij «zou» liegen, klaagt zij."),
    Row("one in the sentence before", SOURCES, lambda x: _told_before(x, 1), "Er is kritiek. Hij «zou» liegen."),
    Row("one two sentences before", SOURCES, lambda x: _told_before(x, 2),
        "Er is kritiek. Het regent. Hij «zou» liegen."),
    Row("*volgens*", SOURCES, lambda x: x.has("would-according-to"), "Volgens de bond «zou» hij liegen."),
    Row("what is claimed", SOURCES, lambda x: x.governed_by("would-claim") is not None,
        "Het gerucht gaat dat hij «zou» liegen."),
    Row("a state that is claimed", SOURCES, _is_claimed, "Zij zegt dat hij ziek «zou» zijn."),
    Row("the content of saying", SOURCES, _is_of_saying, "Zij zegt dat hij «zou» liegen."),
    Row("*ook*", SOURCES, lambda x: x.has("would-too"), "Ook «zou» hij liegen."),
    Row("somebody's own words", SPEAKER, lambda x: x.is_direct, "“Dat «zou» helpen”, zei zij."),
    Row("their main clause", SPEAKER, lambda x: x.is_direct and x.clause.opener is None,
        "“Dat «zou» helpen”, zei zij."),
    Row("of who speaks or is spoken to", SPEAKER, lambda x: x.is_of_conversing, "Ik «zou» blijven."),
    Row("what one may say or think", SPEAKER, lambda x: bool(x.clause.infinitives & words_of("would-polite")),
        "Ik «zou» zeggen van niet."),
    Row("under a past", TIME, lambda would: would.is_under_past, "Zij zag dat hij «zou» winnen."),
    Row("dated", TIME, lambda x: x.is_dated, "De trein «zou» om acht uur vertrekken."),
    Row("a word of later", TIME, lambda x: x.has("would-later"), "Zij «zou» later winnen."),
    Row("*maar* behind it", TIME, _is_turned, "Hij «zou» spelen, maar werd ziek."),
    Row("past before", TIME, lambda x: _before_is(x, past=True), "Bos verloor. Hij «zou» spelen."),
    Row("present before", TIME, lambda x: _before_is(x, past=False), "Het regent. Hij «zou» spelen."),
    Row("to come in a past that is told", TIME, _was_to_come, "Bos verloor. Zij «zou» in mei weer spelen."),
    Row("a plan in the sentence before", TIME, _has_plan_before, "Dat was het plan. Hij «zou» rijden."),
    Row("a plan elsewhere in the text", TIME, lambda x: "prospective" in x.elsewhere,
        "Zij beloofde dat ze zou komen. Hij «zou» rijden."),
    Row("right behind a plan", TIME, lambda x: follows("prospective", x),
        "Zij beloofde dat ze zou komen. Hij «zou» rijden."),
    Row("takes up a step", STEP, _is_consequence, "Dat «zou» miljoenen kosten."),
    Row("opens with a means", STEP, _opens_with_means, "Door de fusie «zou» de winst stijgen."),
    Row("what a step brings", STEP, _effects, "De fusie «zou» miljoenen kosten."),
    Row("a deed as subject", STEP, _has_deed_as_subject, "De benoeming «zou» passen."),
    Row("more or less", STEP, lambda x: any("Cmp" in word.morph.get("Degree", []) for word in x.beside),
        "De fusie «zou» duurder zijn."),
    Row("a condition elsewhere in the text", STEP, lambda x: "conditional" in x.elsewhere,
        "Als het vriest, zou hij komen. Zij «zou» rijden."),
    Row("right behind a condition", STEP, lambda x: follows("conditional", x),
        "Als het vriest, zou hij komen. Zij «zou» rijden."),
    Row("a state", TELLING, lambda x: x.is_state, "De man «zou» in Gent wonen."),
    Row("a noun as predicate", TELLING, _has_noun_as_predicate, "Hij «zou» de dader zijn."),
    Row("*een* with that noun", TELLING, _is_called_a, "Het «zou» een ramp zijn."),
    Row("of somebody", TELLING, lambda x: is_somebody(x.doer), "De man «zou» liegen."),
    Row("of *hij* or *zij*", TELLING, _has_pronoun_of_person, "Hij «zou» liegen."),
    Row("of something known", TELLING, _is_definite, "De trein «zou» rijden."),
    Row("harm", TELLING, lambda x: infinitive(x.clause.head) in words_of_harm("deeds"), "Hij «zou» haar slaan."),
    Row("negated", TELLING, lambda x: x.has("negation"), "De trein «zou» niet rijden."),
    Row("a main clause", TELLING, lambda x: x.clause.opener is None, "De trein «zou» rijden."),
)  # fmt: skip


def features_of(would: Would) -> list[str]:
    """Give the names of the features that hold."""
    return list(holding(FEATURES, would))


@cache
def learned_weights() -> Mapping[str, tuple[float, ...]]:
    """Give the learned weights of each feature, one a kind of `KINDS`."""
    return {row["feature"]: tuple(float(row[kind]) for kind in KINDS) for row in load_lexicon("would-weights").rows}


def scores(features: Sequence[str], weights: Mapping[str, tuple[float, ...]]) -> tuple[float, ...]:
    """Give for each kind what its features weigh together.

    >>> scores(["dated"], {"always": (0.1, 0.0, 0.0), "dated": (-0.5, 0.0, 1.0)})
    (-0.4, 0.0, 1.0)
    """
    rows = [weights[name] for name in (ALWAYS, *features) if name in weights]
    return tuple(round(sum(column), 2) for column in zip(*rows, strict=True))


def weigh(would: Would) -> tuple[str, WouldKind]:
    """Give the likeliest kind, and the rule of the group of features that speaks loudest for it against the next."""
    features, weights = features_of(would), learned_weights()
    sums = scores(features, weights)
    likeliest, next_ = sorted(range(len(KINDS)), key=lambda kind: -sums[kind])[:2]
    if sums[likeliest] == sums[next_]:
        return "zou.undecided", "undecided"
    groups = dict.fromkeys(WEIGHED, 0.0)
    for row in FEATURES:
        if row.name in features:
            groups[row.answer] += weights[row.name][likeliest] - weights[row.name][next_]
    return max(groups, key=lambda group: round(groups[group], 2)), KINDS[likeliest]
