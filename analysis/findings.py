"""What stands out in a portrait, as sentences made by rule, with a floor: of fewer than five nothing is claimed.

Each sentence is a row of small decisions over the counts of `measures`; its words are data, in Dutch and in English.
Numbers and names in it remember what they are of, so that a page can lead from them to the rows behind.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import takewhile
from typing import TypeAlias

from analysis.language import Language, choose_language
from analysis.measures import ALL, Counts, count
from analysis.portrait import Portrait
from analysis.records import NARRATOR, UNKNOWN, Actor, Label, Mention, Token

#: Of fewer rows than this nothing is claimed.
FLOOR = 5


@dataclass(frozen=True, slots=True)
class Name:
    """The name of an actor in a sentence."""

    text: str
    actor: str


@dataclass(frozen=True, slots=True)
class Number:
    """A number in a sentence, and what it is of: a measure and an actor, `ALL` for the whole article."""

    text: str
    measure: str
    actor: str


Piece: TypeAlias = str | Name | Number


@dataclass(frozen=True, slots=True)
class Finding:
    """A sentence made by rule: the layer it is about, its pieces, and of how many rows it speaks."""

    layer: str
    pieces: tuple[Piece, ...]
    n: int

    def __str__(self) -> str:
        """Give the sentence as plain text."""
        return "".join(piece if isinstance(piece, str) else piece.text for piece in self.pieces)


def find_findings(portrait: Portrait, language: str = "en") -> dict[str, Finding]:
    """Say what stands out, a sentence a layer: `all` (always there, the headline), `speech`, `deeds`, `names` ….

    A layer of which too little was found to say anything has none. Raises `UsageError` for an unknown language.

    >>> from analysis.portrait import portray
    >>> print(find_findings(portray("Jan Bos kwam. Hij zag Els Vos. Bos lachte. Hij sprak tot Vos."))["all"])
    Bos is named most; nobody is quoted
    """
    teller = _Teller(portrait, choose_language(language), count(portrait), short_names(portrait.actors))
    told = {
        "all": teller.headline(),
        "speech": teller.speech(),
        "deeds": teller.deeds(),
        "names": teller.names(),
        "judgement": teller.judgement(),
        "frames": teller.frames(),
        "certainty": teller.certainty(),
    }
    return {layer: Finding(layer, _begin(pieces), n) for layer, (pieces, n) in told.items() if pieces}


def _begin(pieces: list[Piece]) -> tuple[Piece, ...]:
    """Begin a sentence with a capital."""
    first, *others = pieces
    if isinstance(first, str):
        return (first[:1].upper() + first[1:], *others)
    if isinstance(first, Name):
        return (Name(first.text[:1].upper() + first.text[1:], first.actor), *others)
    return tuple(pieces)


def short_names(actors: tuple[Actor, ...]) -> dict[str, str]:
    """Give each actor a name for running text: of a person the shortest alias the name ends with, if it is of one only.

    >>> short_names((Actor(id="jb", name="Joe Biden", type="person", aliases=("Biden",)),))
    {'jb': 'Biden'}
    """
    endings = Counter(alias.casefold() for actor in actors for alias in {a.casefold() for a in actor.aliases})
    found = {}
    for actor in actors:
        fit = [
            alias
            for alias in actor.aliases
            if actor.type == "person"
            and actor.name.casefold().endswith(" " + alias.casefold())
            and endings[alias.casefold()] == 1
        ]
        found[actor.id] = min(fit, key=lambda alias: (len(alias), alias), default=actor.name)
    return found


_Told: TypeAlias = "tuple[list[Piece], int]"
_NOTHING: _Told = ([], 0)


@dataclass(frozen=True, slots=True)
class _Teller:
    """Tells the sentences of one portrait in one language."""

    portrait: Portrait
    language: Language
    counts: Counts
    short: Mapping[str, str]

    def headline(self) -> _Told:
        """Tell who is named most and who is heard most."""
        mentions, quotations = self._value("named", ALL), self._value("quotations", ALL)
        if mentions < FLOOR:
            n = Number(self.language.number(mentions), "named", ALL)
            return self._fill("all.mentions-few", many=mentions != 1, n=n), int(mentions)
        named, heard = self._top("named"), self._top("heard")
        if quotations < FLOOR:
            heard = None
        if named is None:
            first = self._fill("all.named-equally")
        elif named == heard:
            return self._about("all.named-most-heard-most", named, share=self._share(named)), int(mentions)
        elif quotations >= FLOOR and not self._value("heard", named):
            first = self._about("all.named-most-never-heard", named)
        else:
            first = self._about("all.named-most", named)
        if heard is not None:
            return [*first, "; ", *self._about("all.heard-most", heard, share=self._share(heard))], int(mentions)
        if not quotations:
            return [*first, "; ", *self._fill("all.heard-nobody")], int(mentions)
        if quotations < FLOOR:
            n = Number(self.language.number(quotations), "quotations", ALL)
            return [*first, "; ", *self._fill("all.heard-few", many=quotations != 1, n=n)], int(mentions)
        return first, int(mentions)

    def speech(self) -> _Told:
        """Tell in whose wording the one who is heard most is heard."""
        actor = self._top("heard")
        if actor is None or self._value("quotations", actor) < FLOOR:
            return _NOTHING
        own, paraphrased = self._value("own", actor), self._value("paraphrased", actor)
        key = "speech.worded" if own and paraphrased else "speech.own" if own else "speech.paraphrased"
        slots = {"words": self._number("heard", actor), "own": self._number("own", actor)}
        slots["paraphrased"] = self._number("paraphrased", actor)
        return self._about(key, actor, **slots), int(self._value("quotations", actor))

    def deeds(self) -> _Told:
        """Tell who does and who undergoes most, and how often the doer is left out."""
        done, with_doer = self._value("does", ALL), self._value("with-doer", ALL)
        doer, sufferer = (self._top(m, FLOOR) for m in ("does", "undergoes"))
        told: list[Piece] = []
        if doer is not None and doer == sufferer:
            slots = {"does": self._number("does", doer), "undergoes": self._number("undergoes", doer)}
            told += self._about("deeds.does-and-undergoes", doer, n=self._number("does", ALL), **slots)
        else:
            if doer is not None:
                slots = {"does": self._number("does", doer), "n": self._number("does", ALL)}
                told += self._about("deeds.does", doer, **slots)
            if sufferer is not None:
                told += [" "] if told else []
                told += self._about("deeds.undergoes", sufferer, undergoes=self._number("undergoes", sufferer))
        unnamed = self._value("unnamed", ALL)
        if with_doer >= FLOOR and unnamed:
            told += [" "] if told else []
            slots = {"n": self._number("with-doer", ALL), "unnamed": self._number("unnamed", ALL)}
            told += self._fill("deeds.unnamed", many=False, **slots)
        return told, int(done)

    def names(self) -> _Told:
        """Tell who is characterised most, and as what."""
        actor = self._top("called", FLOOR)
        if actor is None:
            return _NOTHING
        rows = self.portrait.records["labels"]
        mine = [rows[i] for i in self.counts["called"][actor].rows]
        labels = Counter(row.label for row in mine if isinstance(row, Label))
        often = sorted(labels, key=lambda label: (-labels[label], label))[:3]
        slots: dict[str, Piece] = {"n": self._number("called", actor), "labels": self.language.join(often)}
        return self._about("names.called", actor, **slots), len(mine)

    def judgement(self) -> _Told:
        """Tell about whom the evaluative words are."""
        actor = self._top("judged", FLOOR)
        if actor is None:
            return _NOTHING
        slots = {"n": self._number("judged", actor), "all": self._number("judged", ALL)}
        return self._about("judgement.judged", actor, **slots), int(self._value("judged", ALL))

    def frames(self) -> _Told:
        """Tell which frame has most indicators, and about whom they are."""
        frames = [measure for measure in self.counts if measure.startswith("frame:")]
        rows = self._value("framed", ALL)
        ranked = sorted(frames, key=lambda frame: -self._value(frame, ALL))
        first = list(takewhile(lambda frame: self._value(frame, ALL) == self._value(ranked[0], ALL), ranked))
        if rows < FLOOR or len(first) != 1:
            return _NOTHING
        (frame,) = first
        id = frame.partition(":")[2]
        slots: dict[str, Piece] = {"frame": self.language.find(f"frame.{id}", id)}
        slots |= {"n": self._number(frame, ALL), "all": self._number("framed", ALL)}
        actor = self._top(frame, FLOOR)
        if actor is None:
            return self._fill("frames.frame", many=False, **slots), int(rows)
        return self._about("frames.frame-about", actor, about=self._number(frame, actor), **slots), int(rows)

    def certainty(self) -> _Told:
        """Tell how many words say how sure the text is, and how many statements have a source."""
        hedged, clauses = self._value("hedged", ALL), self._value("stated", ALL)
        told: list[Piece] = []
        if hedged >= FLOOR:
            told += self._fill("certainty.hedged", n=self._number("hedged", ALL))
        if clauses >= FLOOR and "attributed" in self.counts:
            told += [" "] if told else []
            slots = {"n": self._number("attributed", ALL), "all": self._number("stated", ALL)}
            told += self._fill("certainty.attributed", many=False, **slots)
        return told, int(hedged + clauses)

    def _value(self, measure: str, actor: str) -> float:
        counted = self.counts.get(measure, {}).get(actor)
        return counted.value if counted else 0

    def _number(self, measure: str, actor: str) -> Number:
        return Number(self.language.number(self._value(measure, actor)), measure, actor)

    def _share(self, actor: str) -> Number:
        written = self.language.share(self._value("heard", actor), self._value("heard", ALL))
        return Number(written, "heard", actor)

    def _top(self, measure: str, floor: int = 1) -> str | None:
        """Give the actor that has most of something and at least as much as the floor; nobody when two have as much."""
        counted = {a: c.value for a, c in self.counts.get(measure, {}).items() if a not in (ALL, NARRATOR, UNKNOWN)}
        most = max(counted.values(), default=0)
        first = [actor for actor, value in counted.items() if value == most >= floor]
        return first[0] if len(first) == 1 else None

    def _fill(self, key: str, *, many: bool = False, **slots: Piece) -> list[Piece]:
        return list(self.language.fill(key, many=many, **slots))

    def _about(self, key: str, actor: str, **slots: Piece) -> list[Piece]:
        """Fill a sentence about an actor, its verb in the plural when the actor is."""
        name = Name(self.short.get(actor, actor), actor)
        return self._fill(key, many=self._is_plural(actor), actor=name, **slots)

    def _is_plural(self, actor: str) -> bool:
        """Tell whether an actor is many: a group whose expressions are mostly headed by a plural."""
        if not any(a.id == actor and a.type == "group" for a in self.portrait.actors):
            return False
        heads = Counter(self._numbers(actor))
        return heads["Plur"] > heads["Sing"]

    def _numbers(self, actor: str) -> Iterator[str]:
        tokens = self.portrait.records.get("tokens", ())
        for mention in self.portrait.records.get("mentions", ()):
            if not isinstance(mention, Mention) or mention.actor != actor:
                continue
            inside = [t for t in tokens if isinstance(t, Token) and mention.start <= t.start < mention.end]
            for token in inside:
                head = tokens[token.head] if token.head is not None else None
                feats = dict(feat.split("=", 1) for feat in (token.feats or "").split("|") if "=" in feat)
                if head not in inside and "Number" in feats:
                    yield feats["Number"]
