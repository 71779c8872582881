"""The first person plural inside a quotation: the body for which somebody speaks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from analysis.grammar.nouns import look_up
from analysis.grammar.words import words_of
from analysis.parse import anchor, article_of
from analysis.records import Actor, Mention, Quote

if TYPE_CHECKING:
    from spacy.tokens import Doc

_BODIES = ("organisation", "group")


def resolve_plural(
    doc: Doc, actors: Sequence[Actor], mentions: Sequence[Mention], quotes: Sequence[Quote]
) -> list[Mention]:
    """Give a mention for every *wij, ons, onze* in a quotation: it refers to the body that its one speaker speaks for.

    A body speaks for itself; somebody speaks for the body that stands in what he is called (*woordvoerder van de bond*,
    *FNV-voorzitter Els Vos*). Where no such body is told, *wij* may be anybody, and there is no mention.
    Only the added mentions are returned, in reading order.

    >>> from analysis.actors import identify
    >>> from analysis.parse import parse
    >>> from analysis.quotes import find_quotes
    >>> doc = parse("“Wij staken”, zei woordvoerder Els Vos van de vakbond.")
    >>> actors, mentions = identify(doc)
    >>> quotes = find_quotes(doc, mentions)
    >>> [(m.text, m.actor) for m in resolve_plural(doc, actors, mentions, quotes)]
    [('Wij', 'vakbond')]
    """
    text = article_of(doc).text
    known = {actor.id: actor for actor in actors}
    taken = {(m.start, m.end) for m in mentions}
    spoken = [q for q in quotes if q.kind in {"direct", "mixed"}]
    found: list[Mention] = []
    for token in doc:
        if token.lower_ not in words_of("first-person-plural") or token.pos_ in {"NOUN", "PROPN"}:
            continue
        around = [q for q in spoken if q.start <= token.idx < q.end]
        generic = token.i + 1 < len(doc) and doc[token.i + 1].lower_ == "mensen"
        if generic or not around or (token.idx, token.idx + len(token)) in taken:
            continue
        speakers = min(around, key=lambda q: q.end - q.start).speakers
        if len(speakers) != 1 or speakers[0] not in known:
            continue
        place = anchor(doc, token.idx, token.idx + len(token))
        actor = spoken_for(text, known[speakers[0]], known, mentions)
        if actor is None:
            continue
        form = "possessive" if token.lower_ in words_of("possessive") else "pronoun"
        found.append(Mention(**place, actor=actor, form=form, rule="mention.spoken-for"))  # type: ignore[arg-type]
    return found


def spoken_for(text: str, speaker: Actor, known: Mapping[str, Actor], mentions: Sequence[Mention]) -> str | None:
    """Give the body that somebody speaks for: itself, or the first in an expression for him; None for none."""
    if speaker.type != "person":
        return speaker.id
    bodies = {actor.id: actor for actor in known.values() if actor.type in _BODIES}
    own = [m for m in mentions if m.actor == speaker.id and m.form not in ("pronoun", "possessive")]
    for mention in own:
        for inner in mentions:
            inside = mention.start < inner.start and inner.end <= mention.end and inner.form != "possessive"
            beside = text[mention.end : inner.start].strip() in words_of("speaking-for")
            if inner.actor in bodies and (inside or (beside and inner.start > mention.end)):
                return inner.actor
    for mention in own:
        for word in mention.text.split():
            before, hyphen, office = word.partition("-")
            if hyphen and look_up(office) is not None:
                return next((a.id for a in bodies.values() if before in (a.name, *a.aliases)), None)
    return None
