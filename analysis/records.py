"""The records: what a finder finds, as small frozen values that point into the text.

Every record has `start` and `end` such that `article.text[start:end] == record.text`: that slice is the evidence.
Offsets count Unicode code points. A record's table has its fields as columns, in the order of `columns(kind)`.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields, replace
from operator import attrgetter
from typing import Literal, TypeAlias, TypeVar

from analysis.judgements import Attribution, Commitment, FrameName, HedgeKind, Tone

PartKind: TypeAlias = Literal["headline", "lead", "body", "crosshead", "caption"]
VoiceKind: TypeAlias = Literal["narrator", "direct", "mixed", "indirect"]
ActorType: TypeAlias = Literal["person", "organisation", "group", "place", "event"]
#: How an actor is represented, after Van Leeuwen (2008).
LabelType: TypeAlias = Literal[
    "nomination",
    "functionalisation",
    "classification",
    "relational",
    "appraisement",
    "aggregation",
    "collectivisation",
    "indetermination",
    "objectivation",
]
CasualtyCategory: TypeAlias = Literal[
    "dead", "wounded", "victims", "missing", "arrested", "kidnapped", "rescued", "evacuated", "displaced"
]
Relation: TypeAlias = Literal["name", "apposition", "attribute", "predicate", "compound"]

NARRATOR = "narrator"
#: The actor who says *ik* in the newspaper's own words, in a column.
AUTHOR = "author"
UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """Somebody or something that acts, speaks, undergoes or is talked about.

    `aliases` are proper names, `roles` role nouns ("de president") and `descriptors` other expressions ("de jihadist")
    that in this article refer to the actor alone; `members_of` are ids of groups it belongs to, `side` a free label.
    """

    id: str
    name: str
    type: ActorType
    aliases: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    descriptors: tuple[str, ...] = ()
    members_of: tuple[str, ...] = ()
    side: str | None = None
    gender: Literal["female", "male"] | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """A stretch of an article about which something is said: the fields that every record has.

    `voice` is `narrator`, `unknown`, an actor's id, or for a joint source the ids joined by a semicolon. `coder` is who
    corrected or added the row by hand; None: it is as it was found.
    """

    article: str
    start: int
    end: int
    text: str
    sentence: int
    part: PartKind
    voice: str = NARRATOR
    voice_kind: VoiceKind = "narrator"
    rule: str
    lexicon: str | None = None
    coder: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Token(Record):
    """A token of the text with its lemma, word class and place in the sentence's tree (Universal Dependencies).

    `head` is the row of the token it depends on; a root has none.
    """

    lemma: str
    upos: str
    feats: str | None = None
    head: int | None
    deprel: str
    paragraph: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence(Record):
    """A sentence as the network judges it: tone, frames, attribution and commitment; null where nothing judged it.

    `tone_score` is the probability of positive less that of negative; `frame_scores` has a value from 0 to 1 for each
    of conflict, human-interest, responsibility, morality, economic-consequences, in this order.
    """

    tone: Tone | None = None
    tone_score: float | None = None
    frames: tuple[FrameName, ...] | None = None
    frame_scores: tuple[float, ...] | None = None
    attribution: Attribution | None = None
    commitment: Commitment | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class MentionRow(Record):
    """An expression that refers to an actor; `nested` when it lies inside a larger mention.

    `actor` is None where two or more are too close to choose; `candidates` are these, sorted.
    """

    actor: str | None
    form: Literal["name", "role", "descriptor", "pronoun", "possessive", "aggregate"]
    nested: bool = False
    candidates: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention(MentionRow):
    """An expression that refers to an actor who is known; finders are given these alone."""

    actor: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote(Record):
    """A passage of a quotation; its span is the content without the marks (Pareti 2012: source, cue, content).

    `group` is the `quote_id` of the first passage of the quotation, `parent_id` the passage around this one. `how` says
    on what the speaker rests: named with the cue (explicit), by a pronoun or description (anaphoric), by continuing an
    earlier passage (continued), or only by being near (nearest); it is None when nobody was found. `speaker_rule` is
    the rule that chose the actor that the source stands for.
    """

    quote_id: str
    parent_id: str | None = None
    group: str | None = None
    kind: Literal["direct", "indirect", "mixed", "scare"]
    source: str | None = None
    source_start: int | None = None
    source_end: int | None = None
    speakers: tuple[str, ...] = ()
    cue: str | None = None
    cue_start: int | None = None
    cue_end: int | None = None
    cue_lemma: str | None = None
    cue_modifier: str | None = None
    stance: str | None = None
    via: str | None = None
    how: Literal["explicit", "anaphoric", "continued", "nearest"] | None = None
    runner_up: str | None = None
    speaker_rule: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Event(Record):
    """An action or occurrence told in one clause or noun phrase; its span is the verb or noun with the lexical meaning.

    `alleged` where it is only what somebody is accused or acquitted of (*verdacht van het slaan van X*), `unrealised`
    where it is tried, planned, bidden, feared or to come. `agents` and `patients` are actor ids by semantic role,
    whatever the form of the clause: the subject of *omkomen* is a patient.
    """

    lemma: str
    parts: tuple[tuple[int, int], ...] = ()
    agents: tuple[str, ...] = ()
    patients: tuple[str, ...] = ()
    agent_start: int | None = None
    agent_end: int | None = None
    patient_start: int | None = None
    patient_end: int | None = None
    agent_status: Literal["expressed", "backgrounded", "suppressed"] | None = None
    agent_kind: Literal["actor", "event", "instrument", "other"] | None = None
    diathesis: Literal["active", "passive", "intransitive", "impersonal", "nominal"]
    reflexive: Literal["true", "inherent", "none"] = "none"
    negated: bool = False
    deed: str | None = None
    alleged: bool = False
    unrealised: bool = False

    @property
    def told_as_done(self) -> bool:
        """Whether the text tells it as done: it is neither denied nor only what somebody is accused of."""
        return not self.negated and not self.alleged


@dataclass(frozen=True, slots=True, kw_only=True)
class Label(Record):
    """A word or phrase that characterises an actor, typed after Van Leeuwen (2008)."""

    actor: str
    label: str
    type: LabelType
    relation: Relation


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame(Record):
    """An indicator of a frame, or evidence by a network: words that speak for one item of a codebook.

    `item` and `indicator` are null where the network alone found the words, and no item is near. `confidence` is how
    sure the frame is in the sentence, from 0 to 1; null where no network has judged it.
    """

    scheme: str
    frame: str
    item: str | None = None
    indicator: str | None = None
    actors: tuple[str, ...] = ()
    confidence: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentiment(Record):
    """An evaluation or effect, of whom (`targets`) and by whom (`holder`); polarity from -1 to 1.

    A target that is no actor, a deed say, has empty `targets` and its place (`target_start`, `target_end`). `holder` is
    `narrator`, `unknown`, an actor's id, or for a joint source the ids joined by a semicolon, as in `voice`.
    """

    targets: tuple[str, ...] = ()
    target_start: int | None = None
    target_end: int | None = None
    holder: str = NARRATOR
    holder_start: int | None = None
    holder_end: int | None = None
    term: str
    polarity: float
    negated: bool = False
    intensity: float = 1.0
    subjectivity: float | None = None
    aspect: Literal["evaluation", "effect"] = "evaluation"
    confidence: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Casualty(Record):
    """A number of people to whom something happened; its span is the number with what qualifies it and the noun.

    `number` is null for vague amounts (*tientallen*), `modifier` how exact it is (*zeker* = at-least), `part_of` the
    `start` of the row whose people these are a part of (*onder wie*), `source` who says so (several joined by `;`;
    null: nobody is named). `conflict` marks totals of the same category in one article that cannot both be true.
    """

    category: CasualtyCategory
    number: int | None = None
    modifier: Literal["exact", "at-least", "about", "almost", "more-than", "at-most", "vague"] = "exact"
    who: str | None = None
    actor: str | None = None
    part_of: int | None = None
    source: str | None = None
    negated: bool = False
    conflict: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Hedge(Record):
    """A mark of uncertainty or of commitment; its span is the marker's words, its scope what they bear on.

    Every *zou* and *zouden* has a row of that one word; which kind it is, and why, is in `kind` and `rule`.
    """

    kind: HedgeKind
    scope_start: int
    scope_end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Clause(Record):
    """A finite clause, one a finite verb: to whom the text gives it, and how far whoever states it stands behind it.

    Two scales: `attribution` and `commitment`. `sources` are the actors it is given to; direct speech is its speaker's.
    """

    verb_start: int
    verb_end: int
    attribution: Attribution
    commitment: Commitment
    sources: tuple[str, ...] = ()
    source_start: int | None = None
    source_end: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim(Record):
    """A checkable statement: that something happened, how many it befell, who did it, what caused it.

    `repeats` are the `start`s of the other rows that state the same; `drift` whether the article gives it to a source
    first and asserts it later, or the other way.
    """

    what: Literal["event", "number", "doer", "cause"]
    clause_start: int | None = None
    clause_end: int | None = None
    sources: tuple[str, ...] = ()
    commitment: Literal["asserted", "hedged", "denied", "not-asserted"]
    repeats: tuple[int, ...] = ()
    drift: Literal["none", "asserted-then-attributed", "attributed-then-asserted"] = "none"


@dataclass(frozen=True, slots=True, kw_only=True)
class Portrayal:
    """One actor in one article, summed up: counts by whose voice it is, and shares with the n they are shares of.

    A census of the article, so there are no intervals. `words_share` is the share of all words said in direct and mixed
    quotes (`n_words_quoted_all`); indirect speech is worded by the reporter and stands apart. A joint source shares
    equally. `agent_share` is agent / (agent + patient); `n_agent` is the sum of `n_deeds`, `n_speech`, `n_perception`
    and `n_states`. `mean_*` are mean polarities, None of fewer than five. `coder` is who corrected the actor or a row
    that counts here or did before, several joined by a semicolon.
    """

    article: str
    actor: str
    name: str
    type: ActorType
    n_mentions: int = 0
    mentions_share: float | None = None
    n_mentions_all: int = 0
    n_names: int = 0
    n_roles: int = 0
    n_descriptors: int = 0
    n_pronouns: int = 0
    first_mention: int | None = None
    in_headline: bool = False
    in_lead: bool = False
    n_quotes_direct: int = 0
    n_quotes_mixed: int = 0
    n_quotes_indirect: int = 0
    words_direct: float = 0.0
    words_mixed: float = 0.0
    words_indirect: float = 0.0
    words_share: float | None = None
    n_words_quoted_all: int = 0
    n_agent: int = 0
    n_patient: int = 0
    agent_share: float | None = None
    n_deeds: int = 0
    n_speech: int = 0
    n_perception: int = 0
    n_states: int = 0
    n_labels: int = 0
    n_frames: int = 0
    n_evaluations: int = 0
    n_mentions_narrator: int = 0
    n_mentions_direct: int = 0
    n_mentions_mixed: int = 0
    n_mentions_indirect: int = 0
    n_agent_narrator: int = 0
    n_agent_direct: int = 0
    n_agent_mixed: int = 0
    n_agent_indirect: int = 0
    n_patient_narrator: int = 0
    n_patient_direct: int = 0
    n_patient_mixed: int = 0
    n_patient_indirect: int = 0
    n_labels_narrator: int = 0
    n_labels_direct: int = 0
    n_labels_mixed: int = 0
    n_labels_indirect: int = 0
    n_frames_narrator: int = 0
    n_frames_direct: int = 0
    n_frames_mixed: int = 0
    n_frames_indirect: int = 0
    n_evaluations_narrator: int = 0
    n_evaluations_direct: int = 0
    n_evaluations_mixed: int = 0
    n_evaluations_indirect: int = 0
    n_evaluations_by_narrator: int = 0
    mean_evaluations_by_narrator: float | None = None
    n_evaluations_by_others: int = 0
    mean_evaluations_by_others: float | None = None
    n_effects: int = 0
    mean_effects: float | None = None
    coder: str | None = None


@dataclass(frozen=True, slots=True)
class VoiceSpan:
    """A stretch of text in one voice; the stretches of an article cover it without gaps or overlaps."""

    start: int
    end: int
    voice: str
    voice_kind: VoiceKind


#: The kinds of record, by the name of their table.
RECORDS: dict[str, type[Record]] = {
    "tokens": Token,
    "sentences": Sentence,
    "mentions": MentionRow,
    "quotes": Quote,
    "events": Event,
    "labels": Label,
    "frames": Frame,
    "sentiment": Sentiment,
    "casualties": Casualty,
    "hedges": Hedge,
    "clauses": Clause,
    "claims": Claim,
}

#: Every table: one a kind of record, and `portraits`, a row an actor.
TABLES: dict[str, type[Record] | type[Portrayal]] = {**RECORDS, "portraits": Portrayal}

_FIRST = ("article", "start", "end", "text", "sentence", "part", "voice", "voice_kind")
_LAST = ("rule", "lexicon", "coder")


def columns(kind: type[Record] | type[Portrayal]) -> tuple[str, ...]:
    """Give the columns of a record's table: where it stands, whose voice it is, its own fields, how it was found.

    >>> columns(Mention)[-6:]
    ('form', 'nested', 'candidates', 'rule', 'lexicon', 'coder')
    """
    if not issubclass(kind, Record):
        return tuple(f.name for f in fields(kind))
    own = tuple(f.name for f in fields(kind) if f.name not in _FIRST + _LAST)
    return (*_FIRST, *own, *_LAST)


_start, _end = attrgetter("start"), attrgetter("end")


def voice_at(voices: Sequence[VoiceSpan], offset: int) -> VoiceSpan:
    """Tell whose words stand at an offset of the text; outside every span it is the narrator.

    >>> voice_at([VoiceSpan(0, 4, "narrator", "narrator"), VoiceSpan(4, 9, "biden", "direct")], 5).voice
    'biden'
    """
    i = bisect_right(voices, offset, key=_start) - 1
    if i >= 0 and offset < voices[i].end:
        return voices[i]
    return VoiceSpan(offset, offset, NARRATOR, "narrator")


R = TypeVar("R", bound=Record)


def voiced(record: R, voices: Sequence[VoiceSpan]) -> R:
    """Give a record the voice in which its first word stands.

    >>> row = Record(article="a", start=5, end=9, text="dood", sentence=0, part="body", rule="x")
    >>> voiced(row, [VoiceSpan(4, 9, "biden", "direct")]).voice
    'biden'
    """
    span = voice_at(voices, record.start)
    if (record.voice, record.voice_kind) == (span.voice, span.voice_kind):
        return record  # most words are the narrator's, as every record is at first
    return replace(record, voice=span.voice, voice_kind=span.voice_kind)


def rows_in(tables: Mapping[str, Sequence[Record]], kind: type[R]) -> list[R]:
    """Give the records of a kind among the tables of an article, in their order; none where there is no such table.

    >>> from analysis.portrait import portray
    >>> [quote.text for quote in rows_in(portray("“Nee”, zei Jan Bos.").records, Quote)]
    ['Nee']
    """
    return [row for rows in tables.values() for row in rows if isinstance(row, kind)]


def rows_between(records: Sequence[Record], start: int, end: int) -> range:
    """Give the places of the records that begin in a stretch of the text, of records in the order of their starts.

    >>> from analysis.portrait import portray
    >>> rows_between(rows_in(portray("“Nee”, zei Jan Bos.").records, Token), 11, 18)
    range(5, 7)
    """
    first, last = (bisect_left(records, offset, key=_start) for offset in (start, end))
    return range(first, last)


def reading_order(records: Sequence[R]) -> list[R]:
    """Sort records as a reader meets them: by start, the longer first."""
    return sorted(sorted(records, key=_end, reverse=True), key=_start)  # in two sorts, each without a call a record
