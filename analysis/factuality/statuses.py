"""As what each deed of an article is told, so that what is alleged, tried or denied is never shown as done."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from analysis.cascade import decide
from analysis.claims import clause_around
from analysis.factuality.criteria import COMMITMENTS, CRITERIA, Reason, Status
from analysis.factuality.deed_at import DeedAt, article_around
from analysis.intervals import Intervals
from analysis.judgements import Commitment
from analysis.language import Language
from analysis.portrait import Portrait
from analysis.records import UNKNOWN, Clause, Event, rows_in


@dataclass(frozen=True, slots=True)
class Factuality:
    """As what a deed is told, why, and on whose word: `sources` are actor ids, `source` the words for it.

    `status` is fact (the newspaper states it as done), attributed (a source does), uncertain (hearsay, hedged, a
    charge, a plan, a question, half of a condition) or denied; `reason` the criterion that decided.
    """

    status: Status
    reason: Reason
    sources: tuple[str, ...] = ()
    source: str | None = None

    @property
    def commitment(self) -> Commitment:
        """How far whoever tells it stands behind it, on the scale of the table `clauses`."""
        return COMMITMENTS[self.reason]

    @property
    def is_fact(self) -> bool:
        """Whether the newspaper states it as done."""
        return self.status == "fact"


def find_factuality(portrait: Portrait) -> list[Factuality]:
    """Tell of each deed, in the order of the table `events`, as what it is told: fact, attributed, uncertain, denied.

    >>> from analysis.portrait import portray
    >>> portrait = portray("Jan Bos sloeg de agent. Volgens Els Vos sloeg Jan Bos de agent. Jan Bos zou hem slaan.")
    >>> [told.status for told in find_factuality(portrait)]
    ['fact', 'attributed', 'uncertain']

    Saurí & Pustejovsky (2009), FactBank; Karttunen (1971), Implicative Verbs.
    """
    around, clauses = article_around(portrait), Intervals(rows_in(portrait.records, Clause))
    found = []
    for event in rows_in(portrait.records, Event):
        told = DeedAt(event, clause_around(event.start, clauses), around)
        reason, status, _ = decide(CRITERIA, told).answer
        found.append(Factuality(status, reason, *_source(portrait, told)))
    return found


def tell_factuality(told: Factuality, names: Mapping[str, str], language: Language) -> str:
    """Say in words on what a deed rests, *volgens het OM, niet zeker*; nothing of a fact.

    >>> from analysis.language import choose_language
    >>> tell_factuality(Factuality("attributed", "attributed", ("om",)), {"om": "het OM"}, choose_language("nl"))
    'volgens het OM'
    """
    said = []
    if told.sources or told.source or told.reason == "attributed":
        nobody = told.source or language.say("factuality.a-source")
        source = language.join([names.get(one, one) for one in told.sources]) if told.sources else nobody
        said.append(language.say("factuality.attributed", source=" ".join(source.split())))
    if told.reason not in ("attributed", "asserted"):
        said.append(language.say(f"factuality.{told.reason}"))
    return ", ".join(said)


def _source(portrait: Portrait, told: DeedAt) -> tuple[tuple[str, ...], str | None]:
    """Give on whose word it is told: ids, and the words of the text for them."""
    clause, event = told.clause, told.event
    if clause is None or told.is_claimed:
        voices = () if event.voice_kind == "narrator" or event.voice == UNKNOWN else tuple(event.voice.split(";"))
        return voices, None
    if clause.attribution == "none" or clause.source_start is None or clause.source_end is None:
        return clause.sources, None
    return clause.sources, " ".join(portrait.article.text[clause.source_start : clause.source_end].split())
