"""What a portrait says on each question of the notebooks, in sentences made by rule, so that they hold for any article.

A question is a row of sentence makers; one that has too little to speak of says nothing. Of fewer than five rows
nothing is claimed.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from analysis.comparison import find_differences
from analysis.errors import UsageError
from analysis.findings import FLOOR, Finding, find_findings, short_names
from analysis.language import Language, choose_language
from analysis.measures import ALL, Counts, count
from analysis.portrait import Portrait
from analysis.records import NARRATOR
from analysis.statistics import score_collocations, score_frequencies
from analysis.titles import find_title

#: An appraising label, after Van Leeuwen.
_APPRAISAL = "appraisement"
#: The question that is about two portraits.
_DIFFERENCES = "differences"
#: So many words and pairs are told.
_WORDS = 6
#: The words that are counted: of what is named, done and said of it.
_OPEN = ("NOUN", "PROPN", "VERB", "ADJ")


@dataclass(frozen=True, slots=True)
class Answer:
    """The answer to a question: sentences, the first of which says most; a notebook shows them set."""

    sentences: tuple[str, ...]

    def __str__(self) -> str:
        """Give the sentences, a line each."""
        return "\n".join(self.sentences)

    def _repr_markdown_(self) -> str:
        first, *others = map(_plain, self.sentences)
        return "\n".join([f"**{first}**", *(["", *(f"- {one}" for one in others)] if others else [])])


def _plain(text: str) -> str:
    """Keep the words of an article from being read as marks of Markdown or HTML."""
    for sign in "\\`*_{}[]<>#|~$":
        text = text.replace(sign, "\\" + sign)
    return text


class Facts:
    """What the sentences are made of: a portrait, what is counted in it, its findings, a language."""

    def __init__(self, portrait: Portrait, language: Language) -> None:
        self.portrait, self.language = portrait, language
        self.names = short_names(portrait.actors)

    @cached_property
    def counts(self) -> Counts:
        """What is counted of whom."""
        return count(self.portrait)

    def value(self, measure: str, actor: str = ALL) -> int:
        """Give a number, 0 where nothing was counted."""
        counted = self.counts.get(measure, {}).get(actor)
        return round(counted.value) if counted else 0

    def rows(self, table: str) -> Sequence[Any]:
        """Give the records of a table."""
        return self.portrait.records.get(table, ())

    @cached_property
    def findings(self) -> Mapping[str, Finding]:
        """What stands out, by layer."""
        return find_findings(self.portrait, self.language.code)

    def finding(self, layer: str) -> Iterator[str]:
        """Give the finding of a layer, if there is one."""
        if layer in self.findings:
            yield str(self.findings[layer])

    def title(self, figure: str) -> Iterator[str]:
        """Give the title of a figure, if it claims anything."""
        title = find_title(self.portrait, figure, self.language)
        if title.claim:
            yield title.text

    def say(self, key: str, **slots: int | str) -> str:
        """Say a sentence, its numbers written as the language writes them."""
        written = {k: self.language.number(v) if isinstance(v, int) else v for k, v in slots.items()}
        return self.language.say(f"answer.{key}", many=False, **written)

    def name(self, actors: Iterable[str]) -> str:
        """Name actors, each once."""
        return self.language.join([self.names.get(actor, actor) for actor in dict.fromkeys(actors)])


Maker = Callable[[Facts], Iterator[str]]


def _findings(facts: Facts) -> Iterator[str]:
    yield from map(str, facts.findings.values())


def _layer(layer: str) -> Maker:
    return lambda facts: facts.finding(layer)


def _figure(figure: str) -> Maker:
    return lambda facts: facts.title(figure)


def _marks(facts: Facts) -> Iterator[str]:
    if facts.value("quotations") >= FLOOR:
        own, paraphrased = facts.value("own"), facts.value("paraphrased")
        yield facts.say("marks", all=own + paraphrased, own=own, paraphrased=paraphrased)


def _unheard(facts: Facts) -> Iterator[str]:
    """Say who is named often and never heard."""
    named, heard = facts.counts.get("named", {}), facts.counts.get("quotations", {})
    silent = sorted((a for a, c in named.items() if a != ALL and c.value >= FLOOR and a not in heard),
                    key=lambda actor: -named[actor].value)  # fmt: skip
    if silent:
        yield facts.say("unheard", names=facts.name(silent))


def _nobody(facts: Facts) -> Iterator[str]:
    quotes = [quote for quote in facts.rows("quotes") if quote.kind != "scare"]
    if len(quotes) >= FLOOR:
        yield facts.say("nobody", all=len(quotes), n=sum(not quote.speakers for quote in quotes))


def _whose_labels(facts: Facts) -> Iterator[str]:
    counted = facts.counts.get("called", {}).get(ALL)
    labels = [facts.rows("labels")[row] for row in (counted.rows if counted else ())]
    if len(labels) >= FLOOR:
        own = sum(label.voice == NARRATOR for label in labels)
        yield facts.say("whose-labels", all=len(labels), own=own, quoted=len(labels) - own)


def _appraising(facts: Facts) -> Iterator[str]:
    words = [label.label for label in facts.rows("labels") if label.type == _APPRAISAL]
    if words:
        yield facts.say("appraising", n=len(words), words=", ".join(dict.fromkeys(words)))


def _left_out(facts: Facts) -> Iterator[str]:
    """Say for how many doers that are left out the article names one elsewhere."""
    counted = facts.counts.get("unnamed", {}).get(ALL)
    statuses = Counter(facts.rows("events")[row].agent_status for row in (counted.rows if counted else ()))
    if statuses.total() >= FLOOR:
        elsewhere, nowhere = statuses["backgrounded"], statuses["suppressed"]
        yield facts.say("left-out", n=statuses.total(), elsewhere=elsewhere, nowhere=nowhere)


def _no_doer(facts: Facts) -> Iterator[str]:
    """Say of deeds enough that nobody does or undergoes most of them, where that is so."""
    if "deeds" not in facts.findings and facts.value("does") >= FLOOR:
        yield facts.say("no-doer", n=facts.value("does"))


def _no_order(facts: Facts) -> Iterator[str]:
    """Say of mentions enough why nobody is told to come first, where that is so."""
    if facts.value("named") >= FLOOR and not any(facts.title("strip")):
        yield facts.say("no-order", n=facts.value("named"))


def _first(facts: Facts) -> Iterator[str]:
    """Say who stands in the headline or the first paragraph."""
    parts = facts.portrait.article.parts
    begun = [part for part in parts if part.kind in ("headline", "lead")] or list(parts[:1])
    if begun and facts.value("named") >= FLOOR:
        end = max(part.end for part in begun)
        names = facts.name(row.actor for row in facts.rows("mentions") if row.actor and row.start < end)
        if names:
            yield facts.say("first", names=names)


def _late(facts: Facts) -> Iterator[str]:
    """Say who of those named twice or more, or heard, comes in the last third only."""
    firsts: dict[str, int] = {}
    for row in facts.rows("mentions"):
        if row.actor:
            firsts.setdefault(row.actor, row.start)
    heard, named = facts.counts.get("quotations", {}), facts.counts.get("named", {})
    last = len(facts.portrait.article.text) * 2 / 3
    late = [a for a, start in firsts.items() if start > last and (a in heard or named[a].value > 1)]
    if late and facts.value("named") >= FLOOR:
        yield facts.say("late", names=facts.name(late))


def _whose_judgements(facts: Facts) -> Iterator[str]:
    rows = facts.rows("sentiment")
    held = [row for row in rows if row.aspect == "evaluation"]
    if len(held) >= FLOOR:
        own = sum((row.holder or row.voice) == NARRATOR for row in held)
        slots = {"own": own, "quoted": len(held) - own, "effects": len(rows) - len(held)}
        yield facts.say("whose-judgements", all=len(held), **slots)


def _tone(facts: Facts) -> Iterator[str]:
    """Say how many sentences the network finds negative and positive, where it judges."""
    tones = Counter(row.tone for row in facts.rows("sentences") if row.tone)
    if tones.total() >= FLOOR:
        yield facts.say("tone", all=tones.total(), negative=tones["negative"], positive=tones["positive"])


def _commitment(facts: Facts) -> Iterator[str]:
    kinds = Counter(row.commitment for row in facts.rows("clauses"))
    if kinds.total() >= FLOOR:
        told = {kind: kinds[kind] for kind in ("asserted", "hedged", "denied")}
        yield facts.say("commitment", all=kinds.total(), **told, rest=kinds["not-asserted"])


def _drift(facts: Facts) -> Iterator[str]:
    claims = facts.rows("claims")
    if len(claims) >= FLOOR:
        yield facts.say("drift", all=len(claims), n=sum(claim.drift != "none" for claim in claims))


def _found(facts: Facts) -> Iterator[str]:
    named = {actor: n for actor, n in facts.counts.get("named", {}).items() if actor != ALL}
    yield facts.say("found", n=len(named), once=sum(n.value == 1 for n in named.values()))


def _frequent(facts: Facts) -> Iterator[str]:
    """Say which words of content are used most, and which stand together."""
    tokens = facts.portrait.tokens
    words = score_frequencies(tokens, upos=_OPEN)
    if words["n"].sum() < FLOOR:
        return
    most = words[words["n"] > 1][:_WORDS].to_dict("records")
    if most:
        yield facts.say("frequent", n=len(words), words=", ".join(f"{row['word']} {row['n']}×" for row in most))
    pairs = score_collocations(tokens, upos=_OPEN)
    pairs = pairs.sort_values("n", ascending=False, kind="stable")[:_WORDS]
    told = ", ".join(f"{row['first']} {row['second']} {row['n']}×" for row in pairs.to_dict("records"))
    yield facts.say("together", pairs=told) if told else facts.say("not-together")


#: What is asked, and the makers of the sentences that answer, in their order.
QUESTIONS: Mapping[str, tuple[Maker, ...]] = {
    "portraits": (_findings,),
    "speech": (_layer("speech"), _figure("who-speaks"), _marks, _unheard, _nobody),
    "naming": (_layer("names"), _whose_labels, _appraising),
    "deeds": (_layer("deeds"), _no_doer, _left_out, _figure("ledger")),
    "order": (_figure("strip"), _no_order, _first, _late, _layer("frames")),
    "judgement": (_layer("judgement"), _figure("matrix"), _whose_judgements, _tone),
    "certainty": (_layer("certainty"), _commitment, _drift),
    "own": (_findings, _found),
    "words": (_frequent,),
}


def find_answer(portrait: Portrait, question: str, *, other: Portrait | None = None, language: str = "en") -> Answer:
    """Say what a portrait tells on a question of the notebooks, in sentences made by rule.

    `question` is one of portraits, speech, naming, deeds, order, judgement, certainty, own, words; or
    differences, from the portrait `other`. Where too little was found
    to say anything, the answer says so. Raises `UsageError` for another question or language.

    >>> from analysis.portrait import portray
    >>> print(find_answer(portray("Jan Bos kwam. Hij zag Els Vos. Bos lachte. Hij sprak tot Vos."), "own"))
    Bos is mentioned most; nobody is quoted.
    Actors in it: 2, of whom mentioned once: 0.
    """
    if question == _DIFFERENCES and other is not None:
        return Answer(find_differences(portrait, other, language))
    if question not in QUESTIONS:
        there = ", ".join((*QUESTIONS, f"{_DIFFERENCES} (with other=)"))
        raise UsageError(f"no question {question!r}; there are: {there}")
    facts = Facts(portrait, choose_language(language))
    said = list(dict.fromkeys(_end(one) for maker in QUESTIONS[question] for one in maker(facts)))
    if not said:
        what = facts.language.say(f"answer.what.{question}")
        said = [facts.say("nothing", what=what)]
    return Answer(tuple(said))


def _end(sentence: str) -> str:
    return sentence if sentence.endswith(".") else f"{sentence}."
