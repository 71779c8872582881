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
from analysis.records import NARRATOR, UNKNOWN, Actor, Label, Mention, Token, rows_between, rows_in

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
    Bos is mentioned most; nobody is quoted
    """
    teller = tell(portrait, choose_language(language))
    told = {
        "all": teller.headline(),
        "speech": teller.speech(),
        "deeds": teller.deeds(),
        "names": teller.names(),
        "judgement": teller.judgement(),
        "frames": teller.frames(),
        "certainty": teller.certainty(),
    }
    return {layer: Finding(layer, begin(pieces), n) for layer, (pieces, n) in told.items() if pieces}


def begin(pieces: list[Piece]) -> tuple[Piece, ...]:
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


Told: TypeAlias = "tuple[list[Piece], int]"
NOTHING: Told = ([], 0)


def tell(portrait: Portrait, language: Language, names: Mapping[str, str] | None = None) -> Teller:
    """Make ready to tell of a portrait; `names` are other names for its actors, by id."""
    return Teller(portrait, language, count(portrait), {**short_names(portrait.actors), **(names or {})})


@dataclass(frozen=True, slots=True)
class Teller:
    """Tells the sentences of one portrait in one language: what they say, and of how many rows."""

    portrait: Portrait
    language: Language
    counts: Counts
    short: Mapping[str, str]

    def headline(self) -> Told:
        """Tell who is mentioned most and who is heard most."""
        mentions, quotations = self.value("named", ALL), self.value("quotations", ALL)
        if mentions < FLOOR:
            n = Number(self.language.number(mentions), "named", ALL)
            return self.fill("all.mentions-few", many=mentions != 1, n=n), int(mentions)
        named, heard = self.top("named"), self.top("heard")
        if quotations < FLOOR:
            heard = None
        if named is None:
            first = self.fill("all.named-equally")
        elif named == heard:
            return self.about("all.named-most-heard-most", named, share=self.share(named)), int(mentions)
        elif quotations >= FLOOR and not self.value("heard", named):
            first = self.about("all.named-most-never-heard", named)
        else:
            first = self.about("all.named-most", named)
        if heard is not None:
            return [*first, "; ", *self.about("all.heard-most", heard, share=self.share(heard))], int(mentions)
        if not quotations:
            return [*first, "; ", *self.fill("all.heard-nobody")], int(mentions)
        if quotations < FLOOR:
            n = Number(self.language.number(quotations), "quotations", ALL)
            return [*first, "; ", *self.fill("all.heard-few", many=quotations != 1, n=n)], int(mentions)
        return first, int(mentions)

    def speech(self, actor: str | None = None) -> Told:
        """Tell in whose wording an actor is heard, or the one who is heard most."""
        actor = actor or self.top("heard")
        if actor is None or self.value("quotations", actor) < FLOOR:
            return NOTHING
        own, paraphrased = self.value("own", actor), self.value("paraphrased", actor)
        key = "speech.worded" if own and paraphrased else "speech.own" if own else "speech.paraphrased"
        slots = {"words": self.number("heard", actor), "own": self.number("own", actor)}
        slots["paraphrased"] = self.number("paraphrased", actor)
        name: Piece = Name(self.name(actor), actor)
        told = self.fill(key, many=key != "speech.worded" or own != 1, actor=name, **slots)
        return told, int(self.value("quotations", actor))

    def deeds(self, *, with_alleged: bool = True) -> Told:
        """Tell who does and who undergoes most, how often the doer is left out, and how many deeds are no facts."""
        done, with_doer = self.value("does", ALL), self.value("with-doer", ALL)
        doer, sufferer = (self.top(m, FLOOR) for m in ("does", "undergoes"))
        told: list[Piece] = []
        if doer is not None and doer == sufferer:
            slots = {"does": self.number("does", doer), "undergoes": self.number("undergoes", doer)}
            told += self.about("deeds.does-and-undergoes", doer, n=self.number("does", ALL), **slots)
        else:
            if doer is not None:
                slots = {"does": self.number("does", doer), "n": self.number("does", ALL)}
                told += self.about("deeds.does", doer, **slots)
            if sufferer is not None:
                told += [" "] if told else []
                told += self.about("deeds.undergoes", sufferer, undergoes=self.number("undergoes", sufferer))
        unnamed = self.value("unnamed", ALL)
        if with_doer >= FLOOR and unnamed:
            told += [" "] if told else []
            slots = {"n": self.number("with-doer", ALL), "unnamed": self.number("unnamed", ALL)}
            told += self.fill("deeds.unnamed", many=unnamed != 1, **slots)
        alleged = self.value("alleged", ALL)
        if told and alleged and with_alleged:
            told += [" ", *self.fill("deeds.alleged", many=alleged != 1, alleged=self.number("alleged", ALL))]
        return told, int(done)

    def names(self) -> Told:
        """Tell who is characterised most, and as what."""
        actor = self.top("called", FLOOR)
        if actor is None:
            return NOTHING
        slots: dict[str, Piece] = {"n": self.number("called", actor), "labels": self.labels(actor)}
        return self.about("names.called", actor, **slots), len(self.counts["called"][actor].rows)

    def labels(self, actor: str) -> str:
        """Name the three words that an actor is characterised with most often."""
        rows = self.portrait.records["labels"]
        mine = [rows[i] for i in self.counts["called"][actor].rows]
        labels = Counter(row.label for row in mine if isinstance(row, Label))
        return self.language.join(sorted(labels, key=lambda label: (-labels[label], label))[:3])

    def judgement(self) -> Told:
        """Tell about whom the evaluative words are."""
        actor = self.top("judged", FLOOR)
        if actor is None:
            return NOTHING
        slots = {"n": self.number("judged", actor), "all": self.number("judged", ALL)}
        return self.about("judgement.judged", actor, **slots), int(self.value("judged", ALL))

    def frames(self) -> Told:
        """Tell which frame has most indicators of the codebook, and about whom they are; a network alone is none."""
        frames = [measure for measure in self.counts if measure.startswith("indicated:")]
        rows = self.value("framed", ALL)
        ranked = sorted(frames, key=lambda frame: -self.value(frame, ALL))
        first = list(takewhile(lambda frame: self.value(frame, ALL) == self.value(ranked[0], ALL), ranked))
        if rows < FLOOR or len(first) != 1:
            return NOTHING
        (frame,) = first
        id = frame.partition(":")[2]
        slots: dict[str, Piece] = {"frame": self.language.find(f"frame.{id}", id)}
        slots |= {"n": self.number(frame, ALL), "all": self.number("framed", ALL)}
        actor = self.top(frame, FLOOR)
        if actor is None:
            return self.fill("frames.frame", many=False, **slots), int(rows)
        return self.about("frames.frame-about", actor, about=self.number(frame, actor), **slots), int(rows)

    def certainty(self) -> Told:
        """Tell how many words say how sure the text is, and how many statements have a source."""
        hedged, clauses = self.value("hedged", ALL), self.value("stated", ALL)
        told: list[Piece] = []
        if hedged >= FLOOR:
            told += self.fill("certainty.hedged", n=self.number("hedged", ALL))
        if clauses >= FLOOR and "attributed" in self.counts:
            told += [" "] if told else []
            slots = {"n": self.number("attributed", ALL), "all": self.number("stated", ALL)}
            told += self.fill("certainty.attributed", many=self.value("attributed", ALL) != 1, **slots)
        return told, int(hedged + clauses)

    def value(self, measure: str, actor: str) -> float:
        """Give a number of an actor, 0 where nothing was counted."""
        counted = self.counts.get(measure, {}).get(actor)
        return counted.value if counted else 0

    def number(self, measure: str, actor: str, unit: str = "") -> Number:
        """Write a number of an actor, as a piece of a sentence, with what it is a number of."""
        value = self.value(measure, actor)
        return Number(self.language.count(value, unit) if unit else self.language.number(value), measure, actor)

    def share(self, actor: str) -> Number:
        """Write an actor's share of the quoted words."""
        written = self.language.share(self.value("heard", actor), self.value("heard", ALL))
        return Number(written, "heard", actor)

    def top(self, measure: str, floor: int = 1) -> str | None:
        """Give the actor that has most of something and at least as much as the floor; nobody when two have as much."""
        counted = {a: c.value for a, c in self.counts.get(measure, {}).items() if a not in (ALL, NARRATOR, UNKNOWN)}
        most = max(counted.values(), default=0)
        first = [actor for actor, value in counted.items() if value == most >= floor]
        return first[0] if len(first) == 1 else None

    def fill(self, key: str, *, many: bool = False, **slots: Piece) -> list[Piece]:
        """Fill a sentence."""
        return list(self.language.fill(key, many=many, **slots))

    def about(self, key: str, actor: str, **slots: Piece) -> list[Piece]:
        """Fill a sentence about an actor, its verb in the plural when the actor is."""
        name = Name(self.name(actor), actor)
        return self.fill(key, many=self.is_plural(actor), actor=name, **slots)

    def name(self, actor: str) -> str:
        """Name an actor, the newspaper or nobody; an id without a name is written as words."""
        return self.short.get(actor) or self.language.find(actor, actor.replace("-", " "))

    def is_plural(self, actor: str) -> bool:
        """Tell whether an actor is many: a group whose expressions are mostly headed by a plural."""
        if not any(a.id == actor and a.type == "group" for a in self.portrait.actors):
            return False
        heads = Counter(self._numbers(actor))
        return heads["Plur"] > heads["Sing"]

    def _numbers(self, actor: str) -> Iterator[str]:
        tokens = rows_in(self.portrait.records, Token)
        for mention in rows_in(self.portrait.records, Mention):
            inside = rows_between(tokens, mention.start, mention.end) if mention.actor == actor else ()
            for token in (tokens[row] for row in inside):
                feats = dict(feat.split("=", 1) for feat in (token.feats or "").split("|") if "=" in feat)
                if token.head not in inside and "Number" in feats:
                    yield feats["Number"]
