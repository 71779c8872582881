"""What is counted of each actor, and which rows stand behind every number: the model of the page and of its findings.

A cascade on one page: `MEASURES` has a line for each number an actor can have. A line says of which table the rows are,
which of them count, for whom, how they are marked in the text, and in which layer they are shown. A table that a
portrait lacks gives no measure, so that a new table becomes a layer with a line here.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Literal, TypeAlias

from analysis.factuality import Status, find_factuality
from analysis.palette import order_frames
from analysis.portrait import Portrait
from analysis.portrayals import words_quoted
from analysis.processes import process
from analysis.records import NARRATOR, UNKNOWN, Quote, Record, Token, rows_in

#: The layers of a portrait, in the order of their buttons; `all` is what one sees first.
LAYERS = ("all", "speech", "deeds", "names", "judgement", "frames", "certainty")
#: What a measure counts over all actors, those not named included.
ALL = "*"
#: How often an actor is named, or else is heard, to stand among the portraits.
_NAMED = 2


@dataclass(frozen=True, slots=True)
class Measure:
    """A number that an actor can have: `whose` gives the actors that a row of `table` counts for, if `keep` has it.

    `mark` is how its rows are marked in the text; `shown` where it stands in the table of portraits: at first, in its
    layer, or never, when it is only the whole of which a finding tells a part. `words` are kinds of quotation whose
    words are counted in place of rows. `told` are, of deeds, as what they must be told to count: facts, or all else.
    """

    id: str
    layer: str
    table: str
    mark: str
    whose: Callable[[Any], Iterable[str]]
    keep: Callable[[Any], bool] = lambda _: True
    shown: Literal["first", "layer", "never"] = "layer"
    words: tuple[str, ...] = ()
    told: tuple[Status, ...] = ()


@dataclass(frozen=True, slots=True)
class Count:
    """A number with the rows of its table that stand behind it, as their places in `portrait.records[table]`."""

    value: float
    rows: tuple[int, ...]


#: What is counted: measure → actor → count.
Counts: TypeAlias = Mapping[str, Mapping[str, Count]]


def _actor(record: Any) -> Iterable[str]:
    return (record.actor,) if record.actor else ()


def _speakers(quote: Any) -> Iterable[str]:
    return quote.speakers or (UNKNOWN,)


def _agents(event: Any) -> Iterable[str]:
    return event.agents  # type: ignore[no-any-return]


def _patients(event: Any) -> Iterable[str]:
    return event.patients  # type: ignore[no-any-return]


def _actors(record: Any) -> Iterable[str]:
    return record.actors  # type: ignore[no-any-return]


def _targets(evaluation: Any) -> Iterable[str]:
    return evaluation.targets  # type: ignore[no-any-return]


def _holder(evaluation: Any) -> Iterable[str]:
    return (evaluation.holder or evaluation.voice).split(";")  # type: ignore[no-any-return]


def _voice(record: Any) -> Iterable[str]:
    return record.voice.split(";")  # type: ignore[no-any-return]


def _sources(record: Any) -> Iterable[str]:
    return record.sources  # type: ignore[no-any-return]


def _form(*forms: str) -> Callable[[Any], bool]:
    return lambda mention: _is_decided(mention) and mention.form in forms


def _is_decided(mention: Any) -> bool:
    """Tell whether an expression is of an actor: one that could be of two is a mention of neither."""
    return mention.actor is not None


def _kind(*kinds: str) -> Callable[[Any], bool]:
    return lambda quote: quote.kind in kinds


def _process(kind: str) -> Callable[[Any], bool]:
    """Keep the deeds of a kind."""
    return lambda event: process(event.deed) == kind


def _is_deed_without_doer(event: Any) -> bool:
    return _process("does")(event) and event.agent_status in ("backgrounded", "suppressed")


def _has_doer(event: Any) -> bool:
    """Tell whether a deed has a doer, told or left out: not if it just befalls somebody (*omkomen*)."""
    return _process("does")(event) and event.agent_status is not None


def _is_attributed(clause: Any) -> bool:
    return bool(clause.sources)


def _is_indicated(frame: Any) -> bool:
    """Tell whether an indicator of the codebook speaks for a frame, not the network alone."""
    return frame.indicator is not None


def _characterises(names: Mapping[str, str]) -> Callable[[Any], bool]:
    """Keep the labels that say more of an actor than its name does: of the government not *government*."""

    def keep(label: Any) -> bool:
        words = {" ".join(word.split()).casefold() for word in (label.label, label.text)}
        return label.type != "nomination" and names.get(label.actor, "").casefold() not in words

    return keep


MARKS, WORDED = ("direct", "mixed"), ("indirect",)
#: What counts as done: what the newspaper states. What is denied is nobody's deed.
FACT: tuple[Status, ...] = ("fact",)
ALLEGED: tuple[Status, ...] = ("attributed", "uncertain")
MEASURES = (
    Measure("named", "names", "mentions", "named", _actor, _is_decided, shown="first"),
    Measure("own", "speech", "quotes", "direct", _speakers, _kind(*MARKS), shown="first", words=MARKS),
    Measure("paraphrased", "speech", "quotes", "indirect", _speakers, _kind(*WORDED), shown="first", words=WORDED),
    Measure("does", "deeds", "events", "does", _agents, _process("does"), shown="first", told=FACT),
    Measure("undergoes", "deeds", "events", "undergoes", _patients, _process("does"), shown="first", told=FACT),
    Measure("called", "names", "labels", "called", _actor, _characterises({}), shown="first"),
    Measure("heard", "speech", "quotes", "", _speakers, _kind(*MARKS, *WORDED), words=(*MARKS, *WORDED)),
    Measure("quotations", "speech", "quotes", "", _speakers, _kind(*MARKS, *WORDED)),
    Measure("alleged", "deeds", "events", "alleged", _agents, _process("does"), told=ALLEGED),
    Measure("alleged-against", "deeds", "events", "alleged", _patients, _process("does"), told=ALLEGED),
    Measure("unnamed", "deeds", "events", "undergoes", _patients, _is_deed_without_doer, told=FACT),
    Measure("with-doer", "deeds", "events", "", _agents, _has_doer, shown="never", told=FACT),
    Measure("says", "deeds", "events", "", _agents, _process("says"), told=(*FACT, *ALLEGED)),
    Measure("by-name", "names", "mentions", "named", _actor, _form("name")),
    Measure("by-role", "names", "mentions", "named", _actor, _form("role")),
    Measure("described", "names", "mentions", "named", _actor, _form("descriptor", "aggregate")),
    Measure("by-pronoun", "names", "mentions", "named", _actor, _form("pronoun", "possessive")),
    Measure("judged", "judgement", "sentiment", "judged", _targets),
    Measure("judges", "judgement", "sentiment", "judges", _holder),
    Measure("framed", "frames", "frames", "", _actors, _is_indicated, shown="never"),
    Measure("hedged", "certainty", "hedges", "hedge", _voice),
    Measure("attributed", "certainty", "clauses", "attributed", _sources, _is_attributed),
    Measure("stated", "certainty", "clauses", "", _sources, shown="never"),
    Measure("claimed", "certainty", "claims", "", _sources),
)
_FRAME = Measure("frame", "frames", "frames", "frame", _actors)
_INDICATED = Measure("indicated", "frames", "frames", "", _actors, shown="never")


def list_measures(portrait: Portrait) -> list[Measure]:
    """List what can be counted of a portrait: the measures whose table has rows, and two for each frame found.

    `frame:X` are all signs of a frame, `indicated:X` those of them that have an indicator of the codebook.

    >>> from analysis.portrait import portray
    >>> [measure.id for measure in list_measures(portray("De burgemeester van Gent lachte."))][:2]
    ['named', 'does']
    """
    found = [measure for measure in MEASURES if portrait.records.get(measure.table)]
    names = {actor.id: actor.name for actor in portrait.actors}
    found = [replace(measure, keep=_characterises(names)) if measure.id == "called" else measure for measure in found]
    frames = order_frames(getattr(row, "frame", "") for row in portrait.records.get("frames", ()))
    found += [replace(_FRAME, id=f"frame:{frame}", keep=_of_frame(frame)) for frame in frames]
    return found + [replace(_INDICATED, id=f"indicated:{frame}", keep=_of_indicated(frame)) for frame in frames]


def _of_frame(frame: str) -> Callable[[Any], bool]:
    return lambda row: row.frame == frame


def _of_indicated(frame: str) -> Callable[[Any], bool]:
    return lambda row: row.frame == frame and _is_indicated(row)


def count(portrait: Portrait) -> Counts:
    """Count every measure for every actor, with the rows behind each number: measure → actor → count.

    `ALL` has what is counted over the whole article, also where nobody is named; `unknown` and `narrator` can be there.

    >>> from analysis.portrait import portray
    >>> counts = count(portray("“Alle soldaten zijn veilig”, aldus president Joe Biden."))
    >>> counts["own"]["joe-biden"].value, counts["quotations"]["*"].rows
    (4.0, (0,))
    """
    words = words_quoted(rows_in(portrait.records, Token), rows_in(portrait.records, Quote))
    statuses = _statuses(portrait)
    return {measure.id: _count(measure, portrait, words, statuses) for measure in list_measures(portrait)}


def _statuses(portrait: Portrait) -> list[Status]:
    """Tell of each deed, in the order of its table, as what it is told."""
    return [told.status for told in find_factuality(portrait)]


def _counted(measure: Measure, portrait: Portrait, statuses: Sequence[Status]) -> Iterator[tuple[int, Any]]:
    """Give the rows that a measure counts, with their places."""
    for number, record in enumerate(portrait.records[measure.table]):
        if measure.keep(record) and (not measure.told or statuses[number] in measure.told):
            yield number, record


def _count(
    measure: Measure, portrait: Portrait, words: Mapping[tuple[str, str], float], statuses: Sequence[Status]
) -> dict[str, Count]:
    rows: defaultdict[str, list[int]] = defaultdict(list)
    for number, record in _counted(measure, portrait, statuses):
        for actor in dict.fromkeys((ALL, *measure.whose(record))):
            rows[actor].append(number)
    if not measure.words:
        return {actor: Count(len(found), tuple(found)) for actor, found in rows.items()}
    said: defaultdict[str, float] = defaultdict(float)
    for (speaker, kind), n in words.items():
        if kind in measure.words:
            said[speaker] += n
            said[ALL] += n
    return {actor: Count(said[actor], tuple(found)) for actor, found in rows.items()}


def marks_of(portrait: Portrait) -> dict[tuple[str, int], dict[str, tuple[str, ...]]]:
    """Tell how each row is marked in the text and for whom: (table, place of the row) → mark → actors."""
    marks: defaultdict[tuple[str, int], dict[str, tuple[str, ...]]] = defaultdict(dict)
    statuses = _statuses(portrait)
    for measure in list_measures(portrait):
        if not measure.mark:
            continue
        for number, record in _counted(measure, portrait, statuses):
            mark = marks[measure.table, number]
            mark[measure.mark] = tuple(dict.fromkeys((*mark.get(measure.mark, ()), *measure.whose(record))))
    return dict(marks)


def spans_of(record: Record) -> tuple[tuple[int, int], ...]:
    """Give the slices of the text that are a record's evidence: its parts (*blies … op*), or the one it is."""
    return getattr(record, "parts", ()) or ((record.start, record.end),)


def stands_out(actor: str, counts: Counts) -> bool:
    """Tell whether an actor stands among the portraits: it is named twice or more, or it is heard, or it is nobody."""
    named = counts.get("named", {}).get(actor)
    heard = actor in counts.get("quotations", {})
    return heard or actor in (UNKNOWN, NARRATOR) or (named is not None and named.value >= _NAMED)
