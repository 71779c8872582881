"""The casualty ledger: numbers of people who died, were wounded or arrested, with source and exactness."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import combinations
from typing import TYPE_CHECKING, cast, get_args

from analysis.grammar.cases import cases_of
from analysis.grammar.circumstances import Circumstances, circumstances, clause_of, may_be_of_one_event
from analysis.grammar.clause_subjects import find_subjects
from analysis.grammar.negation import negator_over
from analysis.grammar.nouns import singulars
from analysis.grammar.numerals import Amount, amount_at
from analysis.grammar.predications import predication_of
from analysis.grammar.relations import is_listed
from analysis.grammar.taking_part import taking_part
from analysis.grammar.verbs import infinitive
from analysis.grammar.words import kinds_in, words_of
from analysis.lexicon import load_lexicon
from analysis.parse import anchor
from analysis.records import NARRATOR, UNKNOWN, Casualty, CasualtyCategory, Mention, VoiceSpan, reading_order, voice_at

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_TOTALS = ("dead", "wounded", "missing", "arrested")
_TOLD = ("nsubj", "nsubj:pass", "obj")
#: Where a participle that counts people stands as a noun: *vijf gewonden*, which the parse may call a verb.
_NOMINAL = (*_TOLD, "iobj", "obl", "obl:arg", "nmod", "conj", "appos")


@dataclass(frozen=True, slots=True)
class _Count:
    """A number with the noun it counts, and what happened to them (None: not known yet)."""

    amount: Amount
    noun: Token
    category: CasualtyCategory | None
    rule: str


def find_casualties(doc: Doc, mentions: Sequence[Mention], voices: Sequence[VoiceSpan]) -> list[Casualty]:
    """Find every number of people to whom something happened: *zeker dertien doden, onder wie vier kinderen*.

    A number counts when its noun says what happened (*gewonden*), when its verb does (*drie mensen kwamen om*), or
    when it is part of such a number. A number of anything else gives no record. Totals of one category that cannot
    both be true are marked as a conflict. Records come in reading order.

    >>> from analysis.parse import parse
    >>> [
    ...     (c.text, c.number, c.modifier, c.category)
    ...     for c in find_casualties(parse("Er vielen zeker dertien doden."), [], [])
    ... ]
    [('zeker dertien doden', 13, 'at-least', 'dead')]

    Aggregation: Van Leeuwen (2008), Discourse and Practice, ch. 2; on numbers of the dead in war news Galtung (1998).
    """
    counts = [count for token in doc if (count := _count(token)) is not None]
    found: list[tuple[_Count, Casualty]] = []
    for count in counts:
        whole = _whole(count, [pair for pair in found if pair[1].part_of is None])
        category = count.category or (whole.category if whole else _among_whom(count.noun))
        if category is None:
            continue
        found.append((count, _record(doc, count, category, whole.start if whole else None, mentions, voices)))
    clashing = _clashing(found)
    return reading_order([replace(row, conflict=True) if row.start in clashing else row for _, row in found])


#: Verbs by which somebody is in a state or comes into it: *is gewond, raakte gewond*.
_COPULAS = ("raken", "zijn")


@cache
def _terms(kind: str) -> dict[str, str]:
    return {row["term"]: row["category"] for row in load_lexicon("casualty-terms").rows if row["kind"] == kind}


@cache
def _telling() -> frozenset[str]:
    return frozenset(r["lemma"] for r in load_lexicon("deeds").rows if r["class"] in ("speech", "communication"))


def _category(name: str) -> CasualtyCategory | None:
    return cast(CasualtyCategory, name) if name in get_args(CasualtyCategory) else None


def _count(token: Token) -> _Count | None:
    """Give the number that a word counts, when it is a noun with a number, or a toll (*het dodental steeg naar 25*)."""
    nominal = token.pos_ in ("NUM", "NOUN", "ADJ") or (token.pos_ == "VERB" and token.dep_ in _NOMINAL)
    amount = amount_at(token) if nominal else None
    if amount is None:
        return None
    if token.pos_ == "NUM":
        return _toll(token, amount) or _partitive(token, amount)
    own = next((_terms("noun")[form] for form in _singulars(token) if form in _terms("noun")), None)
    if own is not None:
        return _Count(amount, token, _category(own), "casualty.noun")
    if token.pos_ == "VERB":
        return None
    told = _told(token)
    among = words_of("of-a-number") & {t.lower_ for t in token.doc[max(0, amount.first.i - 2) : amount.first.i]}
    if not amount.is_number and not among and not (told and is_listed(token)):
        return None
    return _Count(amount, token, _category(told) if told else None, "casualty.verb" if told else "casualty.part")


def _toll(token: Token, amount: Amount) -> _Count | None:
    """Read a number as a toll: *het dodental steeg naar 25*, *schat het aantal doden op meer dan veertig*."""
    if token.dep_ not in ("obl", "obl:arg", "obj", "nmod", "xcomp", "advcl", "ROOT") or amount.value is None:
        return None
    above = [token.head, token.head.head, token.head.head.head]
    near = {t.i: t for t in (*above, *(c for head in above[:2] for c in head.children))}.values()
    if any(c.lemma_.lower() in _terms("toll") for c in near):
        return _Count(amount, token, "dead", "casualty.toll")
    numbers = [c for t in near if t.lemma_.lower() in words_of("number-noun") for c in t.children if c.dep_ == "nmod"]
    told = [_terms("noun")[form] for noun in numbers for form in _singulars(noun) if form in _terms("noun")]
    counting = any(infinitive(t) in _terms("counting") for t in above)
    return _Count(amount, token, _category(told[0]), "casualty.toll") if told and counting else None


def _partitive(token: Token, amount: Amount) -> _Count | None:
    """Read a number with those it is some of: *een van de soldaten is omgekomen*."""
    whole = [c for c in token.children if c.dep_ == "nmod" and any(p.lower_ in ("van", "der") for p in c.children)]
    told = _told(token) if whole and whole[0].pos_ in ("NOUN", "ADJ", "VERB") else None
    return _Count(replace(amount, last=whole[0]), whole[0], _category(told), "casualty.verb") if told else None


def _singulars(noun: Token) -> tuple[str, ...]:
    return (noun.lemma_.lower(), *singulars(noun.lower_))


def _told(noun: Token) -> str | None:
    """Give what the clause of a noun says happened: to the subject of *omkomen*, to the object of *arresteren*."""
    if noun.dep_ == "conj":
        noun = noun.head
    if noun.dep_ in ("nmod", "appos") and noun.head.i == noun.i - 1 and amount_at(noun) and noun.head.pos_ == "NOUN":
        noun = noun.head
    verb, role = noun.head, noun.dep_
    if verb.i == noun.i or role not in ("nsubj", "nsubj:pass", "obj", "iobj", "obl:arg"):
        return None
    lemma = infinitive(verb)
    passive = role == "nsubj:pass" or (role == "nsubj" and any(c.lemma_ == "worden" for c in verb.children))
    if lemma in _terms("lives") and role in _TOLD and not _terms("lives-noun").keys().isdisjoint(_singulars(noun)):
        return _terms("lives")[lemma] if passive or role == "obj" else None
    words = {d.lower_ for c in verb.children for d in (c, *c.children) if c.i != noun.i} | {verb.lower_}
    if lemma in _terms("life") and not words.isdisjoint(_terms("idiom")):
        return _terms("life")[lemma]
    if lemma in _terms("found") and role == "nsubj" and "dead" in {_terms("state").get(w) for w in words}:
        return "dead"
    if role.startswith("nsubj"):
        state = next((_terms("state")[w] for w in words if w in _terms("state") and not passive), None)
        if state and (lemma in _COPULAS or verb.lower_ in _terms("state")):
            return state
        happens = _terms("subject").get(lemma)  # the parse may call zijn of a perfect a passive: zijn gesneuveld
        return _terms("object").get(lemma, happens) if passive else happens
    return _terms("object").get(lemma) if role == "obj" else None


def _whole(count: _Count, before: Sequence[tuple[_Count, Casualty]]) -> Casualty | None:
    """Give the row that a number is part of: *onder wie vier kinderen*, *bij de slachtoffers zijn drie vrouwen*."""
    token = count.noun
    if token.dep_ == "conj" and before and before[-1][0].noun.i < token.head.i:
        token = token.head
    sentence = token.sent
    start = count.amount.first.i
    window = [t.lower_ for t in token.doc[max(sentence.start, start - 4) : start]]
    opened = bool(words_of("of-a-number") & set(window))
    earlier = [record for c, record in before if c.noun.i < start and c.noun.i >= sentence.start]
    if earlier and opened:
        return earlier[0]
    joined = {t.lower_ for t in token.doc[max(0, token.i - 5) : token.i]}
    if token.i != count.noun.i and earlier and words_of("of-a-number") & joined:
        return earlier[0]
    if count.category is None:
        said = {_terms("noun").get(form) for t in sentence if _among(t) for form in _singulars(t)}
        fitting = [
            record
            for _, record in before
            if record.category in said or (said & {"victims", "dead"} and record.category == "dead")
        ]
        return fitting[-1] if fitting else None
    return None


def _among_whom(noun: Token) -> CasualtyCategory | None:
    """Give what happened to those counted among others without a number: *onder de doden zijn «vier kinderen»*."""
    if noun.dep_ not in ("ROOT", "nsubj") or amount_at(noun) is None:
        return None
    clause = [*noun.children, *(noun.head.children if noun.dep_ == "nsubj" else ())]
    named = [c for c in clause if _among(c) and c.i < noun.i]
    copula = infinitive(noun.head) == "zijn" or any(c.dep_ == "cop" for c in noun.children)
    forms = [form for c in named for form in _singulars(c) if form in _terms("noun")]
    return _category(_terms("noun")[forms[0]]) if copula and forms else None


def _among(token: Token) -> bool:
    """Tell whether a noun stands in *bij de slachtoffers* or *onder de doden*."""
    cases = cases_of(token)
    return cases in (["bij"], ["onder"]) and any(c.lower_ in ("de", "die") for c in token.children)


def _record(
    doc: Doc,
    count: _Count,
    category: CasualtyCategory,
    part_of: int | None,
    mentions: Sequence[Mention],
    voices: Sequence[VoiceSpan],
) -> Casualty:
    start = count.amount.first.idx
    last = max(count.noun, count.amount.last, key=lambda t: t.i)
    end = last.idx + len(last)
    voice = voice_at(voices, start)
    over = [m for m in mentions if m.start <= count.noun.idx < m.end and m.start >= start - 25]
    return Casualty(
        **anchor(doc, start, end),
        voice=voice.voice,
        voice_kind=voice.voice_kind,
        category=category,
        number=count.amount.value,
        modifier=count.amount.modifier,
        who=_people(count),
        actor=min(over, key=lambda m: m.end - m.start).actor if over else None,
        part_of=part_of,
        source=voice.voice if voice.voice not in (NARRATOR, UNKNOWN) else _speaker(count.noun, mentions),
        negated=negator_over(count.noun, through=_TOLD) is not None,
        rule="casualty.part" if part_of is not None else count.rule,
        lexicon=load_lexicon("casualty-terms").id,
    )


def _speaker(noun: Token, mentions: Sequence[Mention]) -> str | None:
    """Give who speaks of the number, the subject of *spreken over*, *melden* or *tellen*; several joined by `;`."""
    verb = clause_of(noun)
    reckoned = {f"{infinitive(verb)} {case}" for case in cases_of(noun)}
    if infinitive(verb) not in _telling() and reckoned.isdisjoint(_terms("reckoning")):
        return None
    subjects = [one for one in find_subjects(predication_of(verb).head) if one.dep_ != "nsubj:pass"]
    if not subjects and verb.dep_.startswith("acl"):
        subjects = [verb.head]  # a relative clause without a subject of its own has its antecedent
    found = {m.actor for subject in taking_part(subjects) for m in mentions if m.start <= subject.idx < m.end}
    return ";".join(sorted(found)) or None


def _people(count: _Count) -> str | None:
    """Give the noun of those who are counted: of a participle its own form, and none of *twaalf levens*."""
    if count.noun.pos_ == "NUM" or not _terms("lives-noun").keys().isdisjoint(_singulars(count.noun)):
        return None
    if count.noun.pos_ == "VERB":
        return next(form for form in _singulars(count.noun) if form in _terms("noun"))
    return count.noun.lemma_.lower()


def _clashing(found: Sequence[tuple[_Count, Casualty]]) -> frozenset[int]:
    """Give where the totals of a category stand that cannot both be true: two exact numbers, one below *zeker*.

    They must count the same people, and their clauses may tell of one event.
    """
    totals = [(count, row) for count, row in found if row.category in _TOTALS and _is_total(count, row)]
    totals.sort(key=lambda pair: pair[1].start)
    clash: set[int] = set()

    @cache
    def told(place: int) -> Circumstances:
        return circumstances(totals[place][0].noun)

    for (first, (count, row)), (later, (other, after)) in combinations(enumerate(totals), 2):
        if row.category != after.category or _agree(row, after) or _whom(count) != _whom(other):
            continue
        if may_be_of_one_event(told(first), told(later)):
            clash |= {row.start, after.start}
    return frozenset(clash)


def _is_total(count: _Count, row: Casualty) -> bool:
    """Tell whether a number is that of all: no part of another, and by a verb no one, those known or one of a list.

    *Een man, de twee agenten, een man en drie kinderen* are whom the text has in view, not how many there are;
    *een vijfde dode* is one more.
    """
    if row.part_of is not None or row.number is None or count.rule == "casualty.part":
        return False
    noun = count.noun
    if count.rule != "casualty.verb":
        return not any(c.dep_ == "amod" and c.lower_ in words_of("another") for c in noun.children)
    before = {c.lower_ for c in noun.children if c.i < noun.i}
    known = before & words_of("every-one") or any(kinds_in("determiners").get(w) == "definite" for w in before)
    whole = count.amount.is_number and count.amount.last.i == noun.i and not is_listed(noun)
    return row.number > 1 and whole and not known


def _whom(count: _Count) -> frozenset[str]:
    """Give which people a verb happens to, by noun and adjectives; nothing where they are people or dead, whoever."""
    noun = count.noun
    if count.rule != "casualty.verb" or not _people(count):
        return frozenset()
    general = not _terms("people").keys().isdisjoint(_singulars(noun))
    before = [c for c in noun.children if c.dep_ == "amod" and c.lower_ not in kinds_in("number-modifiers")]
    adjectives = {c.lemma_.lower() for c in before}
    return frozenset(adjectives if general else {noun.lemma_.lower(), *adjectives})


def _agree(one: Casualty, other: Casualty) -> bool:
    """Tell whether two numbers can be true of the same people."""
    ranges = []
    for row in (one, other):
        n = row.number or 0
        low, high = {
            "at-least": (n, 10**9),
            "more-than": (n, 10**9),
            "at-most": (0, n),
            "almost": (n * 0.8, n),
            "about": (n * 0.8, n * 1.2),
        }.get(row.modifier, (n, n))
        ranges.append((low, high))
    return ranges[0][0] <= ranges[1][1] and ranges[1][0] <= ranges[0][1]
