"""To whom a clause is given: to nobody, to a source, or to hearsay.

`SOURCES` and `HEARSAY` are the cascades, in order.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from analysis import judgements
from analysis.cascade import Row, Sieve, first, held
from analysis.certainty.hedge_marks import Reading
from analysis.grammar.accusations import accusation_over
from analysis.grammar.clause_subjects import find_subjects
from analysis.grammar.finite import Finite, Finites
from analysis.grammar.negators import is_negator
from analysis.grammar.predications import predication, predication_of
from analysis.grammar.taking_part import taking_part
from analysis.grammar.verb_groups import verb_group
from analysis.grammar.verbs import infinitive, simple_infinitive, speech_verbs
from analysis.grammar.veridicality import is_unsaid, saying_over
from analysis.grammar.words import words_of
from analysis.intervals import Intervals
from analysis.records import Quote

if TYPE_CHECKING:
    from spacy.tokens import Token

#: The verb of *uit onderzoek blijkt*.
_SHOWS = "blijken"


@dataclass(frozen=True, slots=True)
class Attribution:
    """To whom a clause is given, by which rule, and what names its source: a quotation, or the heads of phrases."""

    value: judgements.Attribution
    rule: str
    quote: Quote | None = None
    source: tuple[Token, ...] = ()


@dataclass(frozen=True, slots=True)
class ClauseAt:
    """A clause with what its attribution looks at: the reading of its text, the innermost quotation around it."""

    clause: Finite
    reading: Reading
    quote: Quote | None


def attribution_of(clause: Finite, reading: Reading, quotes: Intervals[Quote]) -> Attribution:
    """Tell to whom a clause is given; hearsay beats a source, and the innermost source counts."""
    at = ClauseAt(clause, reading, quote_around(clause, quotes))
    found = first(SOURCES, at)
    source = found[1] if found is not None else OWN_VOICE
    hearsay = held(HEARSAY, at)
    return source if hearsay is None else replace(source, value="reportative", rule=hearsay.answer)


def quote_around(clause: Finite, quotes: Intervals[Quote]) -> Quote | None:
    """Give the innermost quotation that a clause stands in, by its verb, or by the word with the meaning."""
    return _innermost(clause.verb, quotes) or (
        _innermost(clause.head, quotes) if clause.head != clause.verb and not clause.head.is_punct else None
    )


def _innermost(token: Token, quotes: Intervals[Quote]) -> Quote | None:
    around = [
        quote
        for quote in quotes.around(token.idx, token.idx + 1)
        if quote.kind != "scare" and not _is_cue(token, quote)
    ]
    return min(around, key=lambda quote: (quote.end - quote.start, -quote.start), default=None)


def _is_cue(token: Token, quote: Quote) -> bool:
    return quote.cue_start is not None and quote.cue_end is not None and quote.cue_start <= token.idx < quote.cue_end


def _in_own_words(at: ClauseAt) -> Attribution | None:
    """In a quotation with somebody's own words: its speaker's."""
    quote = at.quote
    if quote is None or quote.kind not in ("direct", "mixed"):
        return None
    return Attribution("attributed", f"clause.{quote.kind}", quote)


def _accused(at: ClauseAt) -> Attribution | None:
    """Of an accusation: the accuser's; of a conviction the court's."""
    accusation = accusation_over(at.clause.head) if at.clause.opener is not None else None
    if accusation is None or (at.quote is not None and not at.quote.start <= accusation.word.idx < at.quote.end):
        return None
    rule = "clause.convicted" if accusation.standing == "convicted" else "clause.accused"
    return Attribution("attributed", rule, source=(accusation.accuser,) if accusation.accuser is not None else ())


def _held(at: ClauseAt) -> Attribution | None:
    """In no quotation, what somebody wishes, holds or concludes: the subject's of *wil dat, bepaalde dat*."""
    holders = _holders(at.clause) if at.quote is None else ()
    return Attribution("attributed", "clause.held", source=holders) if holders else None


def _reported(at: ClauseAt) -> Attribution | None:
    """In indirect speech: its speaker's."""
    return Attribution("attributed", "clause.indirect", at.quote) if at.quote is not None else None


def _found(at: ClauseAt) -> Attribution | None:
    """In what a study or document shows: that study's."""
    study = _study(at.clause, at.reading.finites)
    return Attribution("attributed", "clause.found", source=(study,)) if study is not None else None


def _told_by_nobody(at: ClauseAt) -> Attribution | None:
    """In what a passive says was said, by nobody whom it names: *er werd gezegd dat*."""
    saying = saying_over(at.clause.head)
    if saying is None or at.quote is not None or infinitive(saying) not in speech_verbs() or is_unsaid(at.clause.head):
        return None
    passive = any(simple_infinitive(verb) == "worden" for verb in predication(saying).helpers)
    return Attribution("attributed", "clause.told") if passive else None


def _is_hearsay(at: ClauseAt) -> bool:
    return "reportative" in at.reading.marked(at.clause)


def _is_gossip(at: ClauseAt) -> bool:
    """Tell whether a clause is hearsay by its words: *naar verluidt*, *het gerucht gaat dat*, *deed de ronde*."""
    clause = at.clause
    if any(word.lower_ in words_of("would-hearsay") for word in clause.words):
        return True
    parent = clause.parent
    if clause.opened_by != "dat" or parent is None:
        return False
    words = {w.lower_ for w in parent.words} | {w.lemma_.lower() for w in parent.words}
    return bool(words & words_of("gossip")) and clause.verb.i > parent.verb.i


def _holders(clause: Finite) -> tuple[Token, ...]:
    """Give who wishes, holds or concludes what a clause with *dat* tells: the subjects of *wil dat*, *hoopt dat*.

    Nobody does where that is not told as so (*oordeelde niet dat*, *hoopt zij dat …?*); nor does who wants to say it
    (*wil zeggen dat*).
    """
    parent, saying = clause.parent, saying_over(clause.head)
    if clause.opened_by != "dat" or parent is None or clause.verb.i < parent.verb.i or is_unsaid(clause.head):
        return ()
    above = (clause.head.head, *parent.verbs)
    if saying is not None:
        above = (saying,) if infinitive(saying) in speech_verbs() else verb_group(saying)
    lemmas = {lemma for verb in above for lemma in (verb.lemma_.lower(), infinitive(verb), simple_infinitive(verb))}
    beside = [w for w in parent.words if w.i < clause.words[0].i and w.pos_ == "NOUN"][-1:]
    lemmas |= {w.lemma_.lower() for w in beside}
    if not lemmas & words_of("holding", "wishing"):
        return ()
    subjects = find_subjects(predication_of(parent.verb).head)
    if any(s.dep_ == "nsubj:pass" or s.lower_ in words_of("thing-pronoun") or is_negator(s) for s in subjects):
        return ()  # verwacht wordt dat: who does so is not the subject
    return taking_part(subjects)


def _study(clause: Finite, finites: Finites) -> Token | None:
    """Give the study or document that a clause rests on: *uit onderzoek van X blijkt dat*; *dat blijkt uit cijfers*."""
    parent = clause.parent
    beside = [c for c in finites.below(clause) if c.head.dep_ == "parataxis" and c.verb.i > clause.verb.i]
    content = clause.opened_by == "dat" or clause.head.dep_ in ("parataxis", "ccomp")
    above = [parent] if parent is not None and content else []
    following = _next_sentence(clause, finites) if clause.opener is None and parent is None else []
    for other in (*above, *beside, *following):
        if simple_infinitive(other.verb) != _SHOWS:
            continue
        for word in other.words:
            study = {word.lower_, word.lemma_.lower()} & words_of("document", "study")
            if study and any(c.lower_ == "uit" and c.dep_ == "case" for c in word.children):
                return word
    return None


def _next_sentence(clause: Finite, finites: Finites) -> list[Finite]:
    """Give the clause of the sentence behind that takes this one up: *Dat blijkt uit …*."""
    doc, end = clause.verb.doc, clause.verb.sent.end
    if end >= len(doc):
        return []
    first = next((t for t in doc[end].sent if t.is_alpha), None)
    if first is None or first.lower_ != "dat":
        return []
    return [c for c in finites.in_sentence(first) if c.parent is None]


#: The sources in order: the first that answers is whom a clause is given to.
SOURCES: tuple[Sieve[ClauseAt, Attribution], ...] = (
    Sieve("own words", _in_own_words, gives=("clause.direct", "clause.mixed")),
    Sieve("accusation", _accused, gives=("clause.accused", "clause.convicted")),
    Sieve("holder", _held, gives=("clause.held",)),
    Sieve("indirect speech", _reported, gives=("clause.indirect",)),
    Sieve("finding", _found, gives=("clause.found",)),
    Sieve("told by nobody", _told_by_nobody, gives=("clause.told",)),
)
#: And where none answers: the newspaper's.
OWN_VOICE = Attribution("none", "clause.own-voice")
#: What makes it hearsay, whosoever it is: the first that holds gives the rule.
HEARSAY: tuple[Row[ClauseAt, str], ...] = (
    Row("a *zou* of report, or another mark of hearsay, stands over it", "clause.hearsay", _is_hearsay),
    Row("its words are those of a rumour: *naar verluidt, het gerucht gaat dat*", "clause.gossip", _is_gossip),
)
