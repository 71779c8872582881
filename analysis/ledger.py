"""The ledger of violence: every telling of harm in reading order, with who does it and whom it befalls, as written."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from analysis.factuality import Factuality, find_factuality
from analysis.grammar.nouns import look_up, names_people
from analysis.grammar.words import words_of
from analysis.portrait import Portrait
from analysis.records import Event, Token, rows_between, rows_in

#: The class of deeds that the ledger is about, as the lexicon of deeds names it.
HARM = "harm"


@dataclass(frozen=True, slots=True)
class Telling:
    """One telling of harm: its words, who does it and whom it befalls; of what is no actor, the words as written.

    `doers` and `victims` are actor ids, `doer` and `victim` what is written of them: None when neither is in the clause
    as an actor nor in words. `itself` is whether the doer does it to itself. A doer that is left out is None.
    `factuality` is as what it is told: done, or only on somebody's word, perhaps, as a charge or plan, or denied.
    """

    article: str
    start: int
    sentence: int
    verb: str
    doers: tuple[str, ...]
    doer: str | None
    victims: tuple[str, ...]
    victim: str | None
    itself: bool
    voice: str
    rule: str
    factuality: Factuality

    @property
    def is_fact(self) -> bool:
        """Whether the newspaper states it as done."""
        return self.factuality.is_fact

    @property
    def negated(self) -> bool:
        """Whether it is denied."""
        return self.factuality.status == "denied"

    @property
    def has_doer(self) -> bool:
        """Whether it is told who or what does it."""
        return bool(self.doers or self.doer)

    @property
    def has_victim(self) -> bool:
        """Whether it is told whom or what it befalls."""
        return bool(self.victims or self.victim)


def find_ledger(portrait: Portrait) -> list[Telling]:
    """List the tellings of harm in an article, in reading order, each with as what it is told.

    Those that are alleged, uncertain or denied are in it, and marked by their `factuality`. A doer who is not in the
    clause, because the telling leaves it out, is no doer here, whoever it was. Harm that is violence against persons
    only (*bedreigen*, *in gevaar brengen*) is not in it where it befalls a thing, companies or trust.

    >>> from analysis.portrait import portray
    >>> found = find_ledger(portray("De bewoners kwamen om. Rebellen doodden de agent."))
    >>> [(telling.doer, telling.verb, telling.victim) for telling in found]
    [(None, 'kwamen om', 'De bewoners'), ('Rebellen', 'doodden', 'de agent')]
    """
    events = rows_in(portrait.records, Event)
    told = [pair for pair in zip(events, find_factuality(portrait), strict=True) if _is_violence(portrait, pair[0])]
    return [_tell(portrait, *pair) for pair in sorted(told, key=lambda pair: (pair[0].start, pair[0].end))]


def _is_violence(portrait: Portrait, event: Event) -> bool:
    """Tell whether a deed is harm, and no figure of speech: *bedreigde het vertrouwen*."""
    if event.deed != HARM:
        return False
    words = {event.lemma, *(portrait.article.text[start:end].lower() for start, end in event.parts)}
    return not words & words_of("harm-of-persons") or _may_be_somebody(portrait, event)


def _may_be_somebody(portrait: Portrait, event: Event) -> bool:
    """Tell whether whom a deed befalls is somebody, an animal or one with a name, or is not told.

    A body without a name (*bedrijven*) counts as somebody where a person does it: *Jan Bos bedreigde de redactie*.
    """
    if event.patient_start is None or event.patient_end is None:
        return True
    types = {actor.id: actor.type for actor in portrait.actors}
    by_person = any(types.get(one) == "person" for one in event.agents)
    tokens = rows_in(portrait.records, Token)
    phrase = rows_between(tokens, event.patient_start, event.patient_end)
    return any(_names_somebody(tokens[row], by_person) for row in phrase if tokens[row].head not in phrase)


def _names_somebody(word: Token, by_person: bool) -> bool:
    lemma = word.lemma.lower()
    if word.upos == "PRON":
        return word.text.lower() not in words_of("empty", "what-is-said")
    if word.upos in ("PROPN", "NUM") or lemma in words_of("animal"):
        return True
    known = look_up(word.text.lower(), lemma)
    body = known is not None and known.kind == "organisation"
    return names_people(lemma) and (by_person or not body)


def _tell(portrait: Portrait, event: Event, factuality: Factuality) -> Telling:
    told = event.agent_status in (None, "expressed")
    return Telling(
        article=event.article,
        start=event.start,
        sentence=event.sentence,
        verb=verb_as_written(portrait, event),
        doers=event.agents if told else (),
        doer=_words(portrait, event.agent_start, event.agent_end) if told else None,
        victims=event.patients,
        victim=_words(portrait, event.patient_start, event.patient_end),
        itself=event.reflexive == "true" and bool(set(event.agents) & set(event.patients)),
        voice=event.voice,
        rule=event.rule,
        factuality=factuality,
    )


def verb_as_written(portrait: Portrait, event: Event) -> str:
    """Give the words of a deed as they stand in the text, what lies between its parts left out: *blies … op*."""
    text = portrait.article.text
    parts = sorted(event.parts or ((event.start, event.end),))
    joined = text[parts[0][0] : parts[0][1]]
    for (_, end), (start, stop) in pairwise(parts):
        joined += (" " if not text[end:start].strip() else " … ") + text[start:stop]
    return " ".join(joined.split())


def _words(portrait: Portrait, start: int | None, end: int | None) -> str | None:
    """Give the words of a phrase as written."""
    if start is None or end is None:
        return None
    return " ".join(portrait.article.text[start:end].split())
