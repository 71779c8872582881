"""The corrections of one article on their way through its finders: each applied where what it corrects is found."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, fields, replace
from typing import TYPE_CHECKING, Any, TypeAlias, TypeVar, cast

from analysis.annotations.actor_corrections import Cast, Unknown
from analysis.annotations.corrected_quotes import lead_on, link_quotes, read_cue
from analysis.annotations.corrections import (
    AddActor,
    AddRow,
    Anchor,
    Correction,
    DropActor,
    DropRow,
    MergeActors,
    SetActor,
    SetRow,
    SplitActor,
)
from analysis.annotations.finding_rows import Missing, find_row
from analysis.annotations.locating import Located, Span, Unplaced
from analysis.annotations.row_fields import OWN, Field, fields_of, owns_words, points_at_row
from analysis.annotations.tokens import correct_token
from analysis.parse import anchor, article_of, verb_lemma
from analysis.records import (
    AUTHOR,
    NARRATOR,
    RECORDS,
    UNKNOWN,
    Actor,
    Event,
    Mention,
    MentionRow,
    Quote,
    Record,
    Token,
    VoiceSpan,
    reading_order,
    voiced,
)

if TYPE_CHECKING:
    from spacy.tokens import Doc

R = TypeVar("R", bound=Record)
OfActors = (AddActor, DropActor, MergeActors, SetActor, SplitActor)

#: A correction by its number, and of one that holds for several places, which.
Tried: TypeAlias = tuple[int, Anchor | None]

#: The rule of a row that a hand added.
ADDED = "hand.added"
#: The rule by which a hand chose who speaks.
NAMED = "hand.named"
_PRONOUNS = ("pronoun", "possessive")
#: The columns that say whose a row is in the table of portraits, by table.
_WHOSE = {
    "mentions": ("actor",),
    "quotes": ("speakers",),
    "events": ("agents", "patients"),
    "labels": ("actor",),
    "frames": ("actors",),
    "sentiment": ("targets",),
}


@dataclass(slots=True)
class Hand:
    """A researcher's hand over an article while it is portrayed: what it is to do, and what it could not.

    Each step of a portrait is given to the method of its name, and comes back corrected. `why` says of each correction
    that was tried in vain why; it counts unless the correction is applied in another step (`done`). `lost` says of each
    actor who took a row from it.
    """

    doc: Doc
    located: Located
    scheme: str
    cast: Cast = field(init=False)
    why: dict[Tried, str] = field(default_factory=dict)
    done: set[Tried] = field(default_factory=set)
    lost: dict[str, set[str]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.cast = Cast({}, self.located.annotations.names)

    @property
    def unplaced(self) -> tuple[Unplaced, ...]:
        """What is not applied, in the order of the file."""
        corrections = dict(self.located.corrections)
        mine = [Unplaced(key[0], corrections[key[0]], why) for key, why in self.why.items() if key not in self.done]
        return tuple(sorted([*self.located.unplaced, *mine], key=lambda lost: lost.number))

    @property
    def coders(self) -> dict[str, list[str]]:
        """Who corrected each actor, or took from it a row, which does not count for it any more and cannot tell."""
        ids = (*self.cast.coders, *self.lost)
        return {id: sorted({*self.cast.coders.get(id, ()), *self.lost.get(id, ())}) for id in ids}

    def read(self) -> Doc:
        """Correct the parse: what reads the tokens reads them as they were set."""
        mine = list(self._of("tokens"))
        if mine:
            self.doc = self.doc.copy()
        for number, correction in mine:
            if isinstance(correction, SetRow):
                with self._trying(number):
                    places = {name: self._span(v) for name, v in correction.to.items() if isinstance(v, Anchor)}
                    correct_token(self.doc, self._span(correction.at), {**correction.to, **places})
        return self.doc

    def find_actors(
        self, known: Sequence[Actor], mentions: Sequence[Mention], find: Callable[[Sequence[Actor]], list[Mention]]
    ) -> tuple[tuple[Actor, ...], list[Mention]]:
        """Correct who is in the article; `find` finds the mentions anew where what actors are called has changed."""
        self.cast.actors = {actor.id: actor for actor in known}
        self._correct_actors(author=False)
        if self.cast.reread:
            mentions = self._found_anew(mentions, find(tuple(self.cast.actors.values())))
        return self._of_cast(mentions)

    def find_author(
        self, known: Sequence[Actor], mentions: Sequence[Mention]
    ) -> tuple[tuple[Actor, ...], list[Mention]]:
        """Correct who writes in the first person, who is found when the quotations are, and the mentions once more."""
        self.cast.actors |= {actor.id: actor for actor in known if actor.id not in self.cast.actors}
        self._correct_actors(author=True)
        return self._of_cast(mentions)

    def _correct_actors(self, *, author: bool) -> None:
        """Apply the corrections of actors that name the author of a column, or all others."""
        for number, correction in self.located.corrections:
            if isinstance(correction, OfActors) and _names_author(correction) == author:
                with self._trying(number):
                    self.cast.correct(correction)

    def _of_cast(self, mentions: Sequence[Mention]) -> tuple[tuple[Actor, ...], list[Mention]]:
        """Give the actors as they are by now, and the mentions of these, corrected."""
        kept = [m for m in self._moved(mentions) if m.actor in self.cast.actors]
        return tuple(self.cast.actors.values()), self.correct_mentions(kept)

    def correct_mentions(self, mentions: Sequence[Mention]) -> list[Mention]:
        """Correct mentions, those of actors that were divided included."""
        found = list(mentions)
        for number, correction in self.located.corrections:
            if isinstance(correction, SplitActor) and (number, None) in self.done:
                for at in (at for at in correction.mentions if at in self.located.spans):
                    with self._trying(number, at):
                        n = find_row(found, self._span(at), {}, "mentions")
                        old, new = found[n], replace(found[n], actor=correction.into.id, coder=correction.coder)
                        self._take("mentions", old, new, correction.coder)
                        found[n] = new
        return [replace(m, nested=_is_nested(m, found)) if m.coder else m for m in self.correct_rows("mentions", found)]

    def kept_apart(self, mentions: Sequence[Mention]) -> tuple[list[Mention], list[Mention]]:
        """Divide mentions in those of which a hand said whom they stand for, and all others."""
        spans = {self._span(c.at) for _, c in self._of("mentions") if isinstance(c, SetRow | AddRow)}
        divided = (c for _, c in self.located.corrections if isinstance(c, SplitActor))
        spans |= {self._span(at) for c in divided for at in c.mentions if at in self.located.spans}
        mine = [m for m in mentions if (m.start, m.end) in spans]
        return mine, [m for m in mentions if (m.start, m.end) not in spans]

    def decide(self, undecided: Sequence[MentionRow]) -> tuple[list[Mention], list[MentionRow]]:
        """Divide pronouns that may stand for several in those of which a hand said for whom, and all others."""
        rows: list[Record] = list(undecided)
        for number, correction in self._of("mentions"):
            if isinstance(correction, AddRow) or (number, None) in self.done:
                continue
            with self._trying(number):
                n = find_row(rows, self._span(correction.at), self._was("mentions", correction.was), "mentions")
                if isinstance(correction, DropRow):
                    del rows[n]
                else:
                    rows = self._set("mentions", rows, n, correction)
        left = cast(list[MentionRow], rows)
        decided = [_decided(row, row.actor) for row in left if row.actor is not None]
        return decided, [row for row in left if row.actor is None]

    def mark_tokens(self, tokens: Sequence[Token]) -> list[Token]:
        """Say of the tokens that were read as a hand set them who did."""
        coders = {self._span(c.at): c.coder for number, c in self._of("tokens") if (number, None) in self.done}
        return [replace(t, coder=coders[t.start, t.end]) if (t.start, t.end) in coders else t for t in tokens]

    def correct_quotes(self, quotes: Sequence[Quote]) -> list[Quote]:
        """Correct quotations: who speaks, where they begin and end, which passages are one."""
        return link_quotes(self.correct_rows("quotes", list(quotes)))

    def correct_rows(self, table: str, rows: Sequence[R], voices: Sequence[VoiceSpan] | None = None) -> list[R]:
        """Correct the rows of a table, in the order of the file; `voices` tell whose words an added row is."""
        found: list[Record] = list(rows)
        for number, correction in self._of(table):
            with self._trying(number):
                if isinstance(correction, AddRow):
                    found = self._add(table, found, correction)
                else:
                    again = isinstance(correction, DropRow) and (number, None) in self.done
                    was = self._was(table, correction.was)
                    n = find_row(found, self._span(correction.at), was, table, exact=again)
                    if isinstance(correction, DropRow):
                        self._take(table, found[n], None, correction.coder)
                        del found[n]
                    elif isinstance(correction, SetRow):
                        found = self._set(table, found, n, correction)
        if voices is not None:
            found = [voiced(row, voices) if row.coder else row for row in found]
        return cast(list[R], reading_order(found) if any(row.coder for row in found) else found)

    def _of(self, table: str) -> list[tuple[int, SetRow | AddRow | DropRow]]:
        return [
            (number, correction)
            for number, correction in self.located.corrections
            if isinstance(correction, SetRow | AddRow | DropRow) and correction.table == table
        ]

    @contextmanager
    def _trying(self, number: int, at: Anchor | None = None) -> Iterator[None]:
        """Try a correction, or one place of it: where it does not fit, that is kept, and the portrait goes on."""
        try:
            yield
        except (Missing, Unknown) as fault:
            self.why[number, at] = str(fault)
        else:
            self.done.add((number, at))

    def _span(self, at: Anchor) -> Span:
        return self.located.spans[at]

    def _moved(self, mentions: Sequence[Mention]) -> list[Mention]:
        """Give the mentions of merged actors to whom these are now."""
        return [self._given(m, self.cast.moved[m.actor]) if m.actor in self.cast.moved else m for m in mentions]

    def _given(self, mention: Mention, actor: str) -> Mention:
        return replace(mention, actor=actor, coder=";".join(self.cast.coders.get(actor, ())) or None)

    def _found_anew(self, before: Sequence[Mention], after: Sequence[Mention]) -> list[Mention]:
        """Take mentions as they are found with the corrected actors, and tell which are so by a hand.

        What names a merged actor stays its mention, even if its names do not find it any more.
        """
        old = {(m.start, m.end): m.actor for m in before}
        rules = {(m.start, m.end, m.actor, m.form): m.rule for m in before if m.form not in _PRONOUNS}
        after = [replace(m, rule=rules.get((m.start, m.end, m.actor, m.form), m.rule)) for m in after]
        found = [
            self._given(m, m.actor) if m.actor in self.cast.coders and old.get((m.start, m.end)) != m.actor else m
            for m in after
        ]
        kept = [
            m
            for m in before
            if m.actor in self.cast.moved
            and m.form not in _PRONOUNS
            and not any(m.start < other.end and other.start < m.end for other in after)
        ]
        return reading_order([*found, *kept])

    def _was(self, table: str, was: Mapping[str, Any]) -> dict[str, Any]:
        """Give by column what a row said before, as far as that is told and can be compared."""
        told: dict[str, Any] = {}
        for name, value in was.items():
            known = fields_of(table)[name]
            if known.kind in ("actor", "actors"):
                try:
                    told |= self._actors(known, value)
                except Unknown:
                    continue
            elif known.kind == "plain":
                told[name] = value
        return told

    def _set(self, table: str, rows: list[Record], n: int, correction: SetRow) -> list[Record]:
        old = rows[n]
        fresh = self._values(table, rows, correction.to)
        new = replace(old, **fresh, coder=correction.coder)
        self._take(table, old, new, correction.coder)
        rows = [*rows[:n], _consistent(old, new, correction.to), *rows[n + 1 :]]
        if isinstance(old, Quote) and "speakers" in correction.to:
            rows = lead_on(rows, n, old)
        return rows

    def _take(self, table: str, old: Record, new: Record | None, coder: str) -> None:
        """Remember of the actors who lose a row, which is given to another or dropped, who took it."""
        for actor in _whose(table, old) - (_whose(table, new) if new is not None else set()):
            self.lost.setdefault(actor, set()).add(coder)

    def _add(self, table: str, rows: list[Record], correction: AddRow) -> list[Record]:
        start, end = self._span(correction.at)
        own = {**self._told(table, start, end), **self._values(table, rows, correction.to)}
        kind = Mention if table == "mentions" else RECORDS[table]
        new = kind(**anchor(self.doc, start, end), **own, rule=ADDED, coder=correction.coder)
        same = any(_is_same(row, new) for row in rows)
        return rows if same else reading_order([*rows, _consistent(None, new, correction.to)])

    def _told(self, table: str, start: int, end: int) -> dict[str, Any]:
        """Give what the place and the article tell of a row that is added."""
        text = article_of(self.doc).text[start:end]
        if table == "events":
            span = self.doc.char_span(start, end, alignment_mode="expand")
            return {"lemma": verb_lemma(span.root) if span is not None else text}
        scope = {"scope_start": start, "scope_end": end}
        told: dict[str, dict[str, Any]] = {
            "labels": {"label": text},
            "frames": {"scheme": self.scheme},
            "sentiment": {"term": text},
        }
        return {**told, "hedges": scope, "quotes": {"quote_id": ""}}.get(table, {})

    def _values(self, table: str, rows: Sequence[Record], to: Mapping[str, Any]) -> dict[str, Any]:
        """Give by column what the values of a correction say, actors as ids and places as offsets.

        What a place tells besides (the lemma of a cue) does not go before what is said of it.
        """
        fresh: dict[str, Any] = {}
        plain: dict[str, Any] = {}
        for name, value in to.items():
            known = fields_of(table)[name]
            if known.kind in ("actor", "actors"):
                fresh |= self._actors(known, value)
            elif known.kind in ("place", "places"):
                fresh |= self._places(table, known, rows, value)
            else:
                plain[name] = value
        return fresh | plain

    def _actors(self, known: Field, value: Any) -> dict[str, Any]:
        if value is None:
            return {known.name: None}
        named = value if known.kind == "actors" else value.split(";")
        nobody = (NARRATOR, UNKNOWN) if known.name == "holder" else ()
        ids = sorted({called if called in nobody else self.cast.find(called) for called in named})
        return {known.name: tuple(ids) if known.kind == "actors" else ";".join(ids)}

    def _places(self, table: str, known: Field, rows: Sequence[Record], value: Any) -> dict[str, Any]:
        column = known.column
        if known.kind == "places":
            spans = tuple(self._span(at) for at in value or ())
            return {column: tuple(start for start, _ in spans) if column == "repeats" else spans}
        span = (None, None) if value is None else self._span(value)
        if known.name == OWN:
            return anchor(self.doc, *self._span(value))
        if points_at_row(table, known):
            if value is None:
                return {column: None}
            row = rows[find_row(rows, self._span(value), {}, table)]
            return {column: row.quote_id if isinstance(row, Quote) else row.start}
        words: dict[str, Any] = {column: None if span[0] is None else article_of(self.doc).text[span[0] : span[1]]}
        if known.name == "cue_at":
            words |= dict.fromkeys(("cue_lemma", "stance")) if value is None else read_cue(self.doc, self._span(value))
        return {f"{column}_start": span[0], f"{column}_end": span[1], **(words if owns_words(table, known) else {})}


def _whose(table: str, row: Record) -> set[str]:
    """Give the actors for whom a row counts in the table of portraits."""
    told = (getattr(row, name) for name in _WHOSE.get(table, ()))
    return {actor for ids in told for actor in ((ids,) if isinstance(ids, str) else ids or ())}


def _decided(row: MentionRow, actor: str) -> Mention:
    """Give the mention of a row whose actor is known now."""
    return Mention(**{f.name: getattr(row, f.name) for f in fields(row)} | {"actor": actor, "candidates": ()})


def _is_same(row: Record, new: Record) -> bool:
    """Tell whether a row is the one that is to be added; a mention that was added may be nested by now."""
    if isinstance(row, Mention) and isinstance(new, Mention):
        return replace(row, nested=new.nested) == new
    return row == new


def _names_author(correction: Correction) -> bool:
    match correction:
        case DropActor(actor=called) | SetActor(actor=called):
            return called == AUTHOR
        case MergeActors(actors=called_as, into=into):
            return AUTHOR in (*called_as, into)
        case _:
            return False


def _is_nested(mention: Mention, mentions: Sequence[Mention]) -> bool:
    size = mention.end - mention.start
    return any(m.start <= mention.start and mention.end <= m.end and m.end - m.start > size for m in mentions)


def _consistent(old: Record | None, new: Record, to: Mapping[str, Any]) -> Record:
    """Give the fields that follow from those that were set, unless these were set too."""
    given = {name: value for name, value in _following(old, new).items() if name not in to}
    return replace(new, **given)


def _following(old: Record | None, new: Record) -> dict[str, Any]:
    match new:
        case Quote() if old is None or (isinstance(old, Quote) and old.speakers != new.speakers):
            return {"how": None, "runner_up": None, "speaker_rule": NAMED if new.speakers else None}
        case Event() if old is None or (isinstance(old, Event) and old.agents != new.agents):
            return _of_agent(new)
        case _:
            return {}


def _of_agent(event: Event) -> dict[str, Any]:
    """Tell what follows from who does something: a doer who is named elsewhere is in the background."""
    if not event.agents:
        return {}
    return {"agent_kind": "actor", "agent_status": "backgrounded" if event.agent_start is None else "expressed"}
