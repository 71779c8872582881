"""From a source to the actors who speak: by the mentions in it, as a description, as a pronoun, by its name.

Each function here is a sieve of the table `SPEAKERS`, and looks at one source.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from operator import attrgetter
from typing import TYPE_CHECKING

from analysis.grammar.name_words import looks_named
from analysis.grammar.nouns import field_of, names_no_actor, singulars
from analysis.grammar.phrase_at import Span
from analysis.grammar.words import words_of
from analysis.intervals import Intervals
from analysis.parse import article_of
from analysis.properties import cached_property
from analysis.quotes.items import How, Item, Speaking
from analysis.quotes.sentences.layout import Layout
from analysis.quotes.speakers.cast import Cast, is_opening, offsets_of, shares_half
from analysis.quotes.speakers.descriptions import (
    holds_no_other,
    is_epithet,
    most_told_of,
    noun_gender,
    person_gender,
)
from analysis.quotes.speakers.nearby import subject_near
from analysis.quotes.speakers.recency import Spoken, agreeing, last_speaker, subject_above
from analysis.records import Mention

if TYPE_CHECKING:
    from spacy.tokens import Doc

_BRACKETS = re.compile(r"\([^()]*\)")
_PRONOUNS = ("source-pronoun", "possessive", "demonstrative")
_TELLING = ("document", "report-place")


@dataclass(frozen=True, eq=False)
class Source:
    """A source expression, the cast, and who said what before it; `spoken` are the speeches of somebody known."""

    layout: Layout
    span: Span
    cast: Cast
    before: Sequence[tuple[Item, Speaking]]
    spoken: Spoken

    @property
    def doc(self) -> Doc:
        """The parsed article."""
        return self.layout.doc

    @cached_property
    def offsets(self) -> tuple[int, int]:
        """Where it stands."""
        return offsets_of(self.doc, self.span)

    @cached_property
    def form(self) -> str:
        """Its words in small letters."""
        return self.layout.text[slice(*self.offsets)].lower()

    @property
    def pronoun(self) -> bool:
        """Whether it is a pronoun."""
        return self.span[1] - self.span[0] == 1 and self.form in words_of(*_PRONOUNS)

    @cached_property
    def own_end(self) -> int:
        """Where its own words end: a thing that is no actor is not the voice of whose it is (*slaapkamer van*)."""
        head = self.doc[slice(*self.span)].root
        words = {head.lower_, head.lemma_.lower()}
        if head.pos_ != "NOUN" or words & words_of(*_TELLING) or not names_no_actor(*singulars(head.lower_), *words):
            return self.offsets[1]
        behind = (token.idx for token in self.doc[head.i + 1 : self.span[1]] if token.pos_ == "ADP")
        return next(behind, self.offsets[1])

    @cached_property
    def within(self) -> list[Mention]:
        """The widest mentions that it consists of: at its begin, or names that head it."""
        start, end = self.offsets
        inside = [
            m
            for m in self.cast.between(start, end)
            if m.start < self.own_end and (m.start == start or m.form == "name" or _heads(self.doc, m, start))
        ]
        return [m for m in inside if not any(_holds(other, m) for other in inside)]

    @cached_property
    def joint(self) -> list[Mention]:
        """The mentions in it that *en*, *of* and commas join to the first."""
        chain = self.within[:1]
        for mention in self.within[1:]:
            between = _BRACKETS.sub("", self.layout.text[chain[-1].end : mention.start]).strip()
            joins = between in (",", "als") or between.removeprefix(", ") in words_of("conjunction")
            chain += [mention] if joins else []
        return chain

    @cached_property
    def best(self) -> Mention | None:
        """The mention that it is.

        Of those within it a name that opens it, one that covers half of it, a name that heads it, any name, the first;
        without such, the smallest that covers it or overlaps half of it.
        """
        start, end = self.offsets
        if self.within:
            names = [m for m in self.within if m.form == "name"]
            wide = [m for m in self.within if 2 * (m.end - m.start) >= end - start]
            opening = [m for m in names if is_opening(self.doc, m, start, end)]
            return (opening or wide or [m for m in names if _heads(self.doc, m, start)] or names or self.within)[0]
        around = [
            m
            for m in self.cast.held.touching(start, end)
            if (m.start <= start and end <= m.end)
            or (m.start < end and start < m.end and shares_half(m, start, end) and _heads(self.doc, m, start))
        ]
        return min(around, key=lambda m: (m.end - m.start, m.start), default=None)

    @cached_property
    def named(self) -> bool:
        """Whether it holds a name of the actor that it is."""
        if self.best is None or self.best.form == "name":
            return self.best is not None
        (start, end), actor = self.offsets, self.best.actor
        names = (m for m in self.cast.between(start, end) if m.form == "name")
        return bool(self.within) and any(m.actor == actor for m in names)

    @property
    def several(self) -> tuple[str, ...]:
        """The actors of a joint source, when there are more than one."""
        actors = tuple(dict.fromkeys(m.actor for m in self.joint))
        return actors if len(actors) > 1 else ()

    @cached_property
    def described(self) -> bool:
        """Whether it is a description that may stand for somebody known: *de aanvaller*, *de Australiër*."""
        demonym = self.doc[self.span[1] - 1].pos_ == "PROPN"
        return (demonym or not (self.several or self.named)) and is_epithet(self.doc, self.span) and not self._known

    @property
    def _known(self) -> bool:
        """Whether its actor has a name, or was introduced before other than by definite descriptions (*een man*)."""
        actors = self.several or ((self.best.actor,) if self.best else ())
        start, end = self.offsets
        own = [m for actor in actors for m in self.cast.of(actor) if not start <= m.start < end]
        described = [m for m in own if m.start < start and m.form not in {"pronoun", "possessive"}]
        articles = words_of("common-article")
        return any(m.form == "name" for m in own) or any(m.text.split()[0].lower() not in articles for m in described)

    def earlier(self, actor: str) -> list[Mention]:
        """Give the mentions of an actor before it."""
        return self.cast.before(actor, self.offsets[0])

    @cached_property
    def gender(self) -> str | None:
        """The gender that its noun tells."""
        return noun_gender(self.doc, self.span)

    def may_be(self, actor: str) -> bool:
        """Tell whether an actor is a person named before it, and of the gender that its noun tells."""
        if actor not in self.cast.persons or self.cast.named.get(actor, self.offsets[0] + 1) > self.offsets[0]:
            return False
        return self.gender is None or person_gender(self.earlier(actor)) in {None, self.gender}

    @cached_property
    def persons(self) -> Counter[str]:
        """How often the text before it tells of each of those persons."""
        return Counter({actor: len(self.earlier(actor)) for actor in self.cast.named if self.may_be(actor)})

    @cached_property
    def last(self) -> str | None:
        """The last of those persons who spoke."""
        return next((who[0] for _, who in reversed(self.spoken) if len(who) == 1 and self.may_be(who[0])), None)

    @property
    def another(self) -> bool:
        """Whether it says that it is another: *de ander, anderen*."""
        return self.form in words_of("others")

    @property
    def personal(self) -> bool:
        """Whether it is a pronoun for somebody told of: not *iedereen*, *een ander*, nor the narrator's own *ik*."""
        narrator = self.form in words_of("first-person") and self.span[0] not in self.layout.quoted
        return self.pronoun and not (self.another or narrator or self.form in words_of("indefinite-pronoun"))

    @property
    def candidates(self) -> Iterator[str]:
        """Whom a pronoun may stand for, the nearest first."""
        return agreeing(self.offsets[0], self.form, self.cast, self.spoken) if self.personal else iter(())

    @property
    def name(self) -> str | None:
        """The name that it ends in."""
        last = self.doc[self.span[1] - 1]
        return last.text if not self.pronoun and looks_named(last) and last.idx < self.own_end else None

    def stands_for(self, actor: str | None, mentions: Sequence[Mention]) -> Speaking | None:
        """Give an actor for a description, unless mentions give it another function; its own mention comes second."""
        field = field_of(self.doc[slice(*self.span)].root.text)
        if actor is None or not holds_no_other(mentions, field):
            return None
        own = self.several or ((self.best.actor,) if self.best else ())
        return Speaking((actor,), "anaphoric", own[0] if own else None)


def described_as_subject(source: Source) -> Speaking | None:
    """Take a description for the named person who is the subject of the narrator's sentence before: *Smit is blij*."""
    sentences = source.layout.sentences
    own = max(0, bisect_right(sentences, source.span[0], key=attrgetter("first")) - 1)
    previous, within = sentences[own - 1], source.span[0] < sentences[own].last
    if not source.described or own == 0 or not within or previous.passages or previous.kind not in {"body", "lead"}:
        return None
    found = subject_near(previous)
    actor = source.cast.actor_at(source.doc, found.source) if found else None
    if actor is None or actor not in source.cast.persons:
        return None
    mentions = source.cast.of(actor)
    named = source.cast.named.get(actor, previous.end + 1) <= previous.end
    fits = named and (source.gender is None or person_gender(mentions) in {None, source.gender})
    return source.stands_for(actor, mentions) if fits else None


def described_as_speaker(source: Source) -> Speaking | None:
    """Take a description for the named person who spoke last."""
    last = source.last if source.described else None
    return source.stands_for(last, source.earlier(last)) if last is not None else None


def described_as_known(source: Source) -> Speaking | None:
    """Take a description for the named person whom the text told of most, when none of them spoke."""
    known = most_told_of(source.persons) if source.described and source.last is None else None
    return source.stands_for(known, source.earlier(known)) if known is not None else None


def joint_mentions(source: Source) -> Speaking | None:
    """Take the actors of all the mentions that are joined in a source: *Els Vos en Jan Smit*."""
    return Speaking(source.several, _how(source)) if source.several else None


def pronoun_mention(source: Source) -> Speaking | None:
    """Take the actor to whom the mentions refer a pronoun."""
    return own_mention(source) if source.pronoun else None


def own_mention(source: Source) -> Speaking | None:
    """Take the actor of the mention that a source consists of."""
    return Speaking((source.best.actor,), _how(source)) if source.within and source.best else None


def mention_around(source: Source) -> Speaking | None:
    """Take the actor of the mention that covers a source, or overlaps half of it."""
    return Speaking((source.best.actor,), _how(source)) if source.best else None


def pronoun_in_clause(source: Source) -> Speaking | None:
    """Take a pronoun for the subject of the sentence above its clause."""
    actor = subject_above(source.doc, source.offsets[0], source.form, source.cast) if source.personal else None
    return Speaking((actor,), "anaphoric") if actor else None


def pronoun_for_speaker(source: Source) -> Speaking | None:
    """Take a pronoun for the one who spoke last, when that one agrees with it."""
    last = last_speaker(source.offsets[0], source.form, source.spoken)
    if last is None or last not in source.candidates:
        return None
    return Speaking((last,), "anaphoric", next((actor for actor in source.candidates if actor != last), None))


def pronoun_for_nearest(source: Source) -> Speaking | None:
    """Take a pronoun for the nearest before it that agrees with it."""
    nearest = list(islice(source.candidates, 2))
    return Speaking((nearest[0],), "anaphoric", (*nearest[1:], None)[0]) if nearest else None


def same_surname(source: Source) -> Speaking | None:
    """Take the actor of the nearest mention with the name that a source without a mention of its own ends in."""
    name, here = source.name, source.offsets[0]
    if name is None:
        return None
    same = source.cast.by_word.get(name, [])
    earlier = bisect_right(same, here, key=attrgetter("start"))
    return Speaking((same[max(0, earlier - 1)].actor,), "explicit") if same else None


def same_words(source: Source) -> Speaking | None:
    """Take the speakers of the last source that ended in the same name."""
    name = source.name
    if name is None:
        return None
    known = ((i.source, who.speakers) for i, who in reversed(source.before) if i.source and who.speakers)
    found = next((speakers for span, speakers in known if source.doc[span[1] - 1].text == name), None)
    return Speaking(found, "explicit") if found else None


def speaks_of_self(source: Source, found: Speaking, direct: Intervals[tuple[int, Item]]) -> bool:
    """Tell whether *zij* in somebody's own words is taken for that person: *“Zij zei: ‘Ik kom’”, zei Els Vos*.

    `direct` are the direct quotations of the article, each with its number.
    """
    if source.form not in words_of("third-person", "male-pronoun"):
        return False
    around = [source.before[n] for n, _ in direct.around(*source.offsets) if n < len(source.before)]
    innermost = min(around, key=lambda pair: pair[0].end - pair[0].start, default=None)
    return innermost is not None and bool({*found.speakers} & {*innermost[1].speakers})


def _how(source: Source) -> How:
    named = source.several or source.named
    return "explicit" if named and not source.pronoun else "anaphoric"


def _holds(outer: Mention, inner: Mention) -> bool:
    return outer.start <= inner.start and inner.end <= outer.end and outer.end - outer.start > inner.end - inner.start


def _heads(doc: Doc, mention: Mention, start: int) -> bool:
    """Tell whether a name inside a source is its head, not part of a complement: *de advocaat van de imam X*."""
    _, owner, between = article_of(doc).text[start : mention.start].rpartition(" van ")
    return not owner or any(
        word[:1].isupper() or word.capitalize() in words_of("portfolio-fields") for word in between.split()
    )
