"""From a source expression to the actors who speak, through the mentions of the article."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from analysis.grammar.name_spans import looks_named
from analysis.grammar.words import words_of
from analysis.parse import article_of
from analysis.quotes.cast import Cast
from analysis.quotes.epithets import is_epithet, noun_gender, person_gender, person_known
from analysis.quotes.items import How, Item, Speaking
from analysis.quotes.layout import Layout
from analysis.quotes.nearby import subject_of_frame
from analysis.quotes.recency import by_recency
from analysis.records import Mention

if TYPE_CHECKING:
    from spacy.tokens import Doc


Span = tuple[int, int]
_BRACKETS = re.compile(r"\([^()]*\)")
_PRONOUNS = ("source-pronoun", "possessive", "demonstrative")


def resolve_speakers(layout: Layout, items: Sequence[Item], cast: Cast) -> list[Speaking]:
    """Resolve the sources of all items to actors: by the mention that coincides, a pronoun also by recency.

    >>> from analysis.parse import parse
    >>> from analysis.quotes.cast import cast_of
    >>> from analysis.quotes.layout import lay_out
    >>> layout = lay_out(parse("Het regent."))
    >>> resolve_speakers(layout, [], cast_of(layout.doc, []))
    []
    """
    resolved: list[Speaking] = []
    known: dict[Span, Speaking] = {}
    for item in items:
        if item.source is None or item.kind == "scare":
            resolved.append(Speaking())
            continue
        if item.source not in known:
            known[item.source] = _resolve(layout, item.source, cast, list(zip(items, resolved, strict=False)))
        found = known[item.source]
        resolved.append(Speaking(found.speakers, item.how or found.how, found.runner_up))
    return resolved


def source_span(doc: Doc, source: Span) -> tuple[int, int]:
    """Give the character offsets of a source.

    >>> from analysis.parse import parse
    >>> source_span(parse("Els Vos zweeg."), (0, 2))
    (0, 7)
    """
    last = doc[source[1] - 1]
    return doc[source[0]].idx, last.idx + len(last.text)


def _resolve(layout: Layout, source: Span, cast: Cast, before: Sequence[tuple[Item, Speaking]]) -> Speaking:
    doc, mentions = layout.doc, cast.mentions
    start, end = source_span(doc, source)
    form = article_of(doc).text[start:end].lower()
    pronoun = source[1] - source[0] == 1 and form in words_of(*_PRONOUNS)
    how: How = "anaphoric" if pronoun else "explicit"
    actors, name = _coinciding(doc, start, end, mentions)
    demonym = doc[source[1] - 1].pos_ == "PROPN"
    if (demonym or not name) and is_epithet(doc, source) and not _known(mentions, actors, start, end):
        spoken = [r.speakers for _, r in before if r.speakers]
        known = _told_of(layout, source, cast) or person_known(
            start, mentions, spoken, noun_gender(doc, source), cast.named
        )
        if known:
            return Speaking((known,), "anaphoric", actors[0] if actors else None)
    if actors:
        return Speaking(actors, how if pronoun or name else "anaphoric")
    if pronoun:
        return by_recency(doc, start, form, mentions, before)
    last = doc[source[1] - 1]
    if not looks_named(last):
        return Speaking()
    named = _by_surname(doc, source, mentions)
    same = [r.speakers for i, r in before if i.source and doc[i.source[1] - 1].text == last.text and r.speakers]
    speakers = (named,) if named else same[-1] if same else ()
    return Speaking(speakers, "explicit" if speakers else None)


def _told_of(layout: Layout, source: Span, cast: Cast) -> str | None:
    """Give the named person who is the subject of the sentence before, when that is the narrator's: *Smit is blij*."""
    own = next((n for n, f in enumerate(layout.frames) if f.first <= source[0] < f.last), 0)
    previous = layout.frames[own - 1]
    if own == 0 or previous.passages or previous.kind not in {"body", "lead"}:
        return None
    found = subject_of_frame(layout, previous)
    actor = cast.actor_at(layout.doc, found[0]) if found else None
    wanted = noun_gender(layout.doc, source)
    named = any(m.actor == actor and m.form == "name" and m.end <= previous.end for m in cast.mentions)
    fits = (
        named
        and actor in cast.persons
        and (wanted is None or person_gender(cast.mentions, str(actor)) in {None, wanted})
    )
    return actor if fits else None


def _known(mentions: Sequence[Mention], actors: Sequence[str], start: int, end: int) -> bool:
    """Tell whether an actor has a name, or was introduced before other than by definite descriptions (*een man*)."""
    own = [m for m in mentions if m.actor in actors and not start <= m.start < end]
    described = [m for m in own if m.start < start and m.form not in {"pronoun", "possessive"}]
    articles = words_of("common-article")
    return any(m.form == "name" for m in own) or any(m.text.split()[0].lower() not in articles for m in described)


def _coinciding(doc: Doc, start: int, end: int, mentions: Sequence[Mention]) -> tuple[tuple[str, ...], bool]:
    """Give the actors of the mentions that a source consists of, and whether one of these is a name."""
    inside = [m for m in mentions if start <= m.start and m.end <= end]
    inside = [m for m in inside if m.start == start or m.form == "name" or _heads(doc, m, start)]
    top = [
        m
        for m in inside
        if not any(
            o is not m and o.start <= m.start and m.end <= o.end and (o.end - o.start) > (m.end - m.start)
            for o in inside
        )
    ]
    if not top:
        around = [
            m
            for m in mentions
            if (m.start <= start and end <= m.end)
            or (m.start < end and start < m.end and _shares(m, start, end) and _heads(doc, m, start))
        ]
        if not around:
            return (), False
        best = min(around, key=lambda m: (m.end - m.start, m.start))
        return (best.actor,), best.form == "name"
    chain = _joint(doc, top)
    if len(chain) > 1 and len({m.actor for m in chain}) > 1:
        return tuple(dict.fromkeys(m.actor for m in chain)), True
    names = [m for m in top if m.form == "name"]
    wide = [m for m in top if 2 * (m.end - m.start) >= end - start]
    best = (wide or [m for m in names if _heads(doc, m, start)] or names or top)[0]
    return (best.actor,), best.form == "name" or any(m.form == "name" and m.actor == best.actor for m in inside)


def _by_surname(doc: Doc, source: tuple[int, int], mentions: Sequence[Mention]) -> str | None:
    """Give the actor of the nearest mention that ends in the same name as a source without a mention of its own."""
    name = doc[source[1] - 1].text
    same = [m for m in mentions if m.text.split()[-1] == name or f" {name} " in m.text]
    here = doc[source[0]].idx
    earlier = [m for m in same if m.start <= here]
    return (earlier[-1] if earlier else same[0]).actor if same else None


def _shares(mention: Mention, start: int, end: int) -> bool:
    overlap = min(mention.end, end) - max(mention.start, start)
    return 2 * overlap >= max(mention.end - mention.start, end - start)


def _heads(doc: Doc, mention: Mention, start: int) -> bool:
    """Tell whether a name inside a source is its head, not part of a complement: *de advocaat van de imam X*."""
    _, owner, between = article_of(doc).text[start : mention.start].rpartition(" van ")
    return not owner or any(
        word[:1].isupper() or word.capitalize() in words_of("portfolio-fields") for word in between.split()
    )


def _joint(doc: Doc, mentions: Sequence[Mention]) -> list[Mention]:
    chain = [mentions[0]]
    for mention in mentions[1:]:
        between = _BRACKETS.sub("", article_of(doc).text[chain[-1].end : mention.start]).strip()
        if between in words_of("conjunction") | {","}:
            chain.append(mention)
    return chain
