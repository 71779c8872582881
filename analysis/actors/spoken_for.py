"""The first person plural inside a quotation: the body for which somebody speaks, or else the speaker."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from analysis.grammar.nouns import look_up
from analysis.grammar.words import words_of
from analysis.intervals import Intervals
from analysis.parse import anchor, article_of
from analysis.records import Actor, Mention, Quote

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_BODIES = ("organisation", "group")


def resolve_plural(
    doc: Doc, actors: Sequence[Actor], mentions: Sequence[Mention], quotes: Sequence[Quote]
) -> list[Mention]:
    """Give a mention for every *wij, ons, onze* in a quotation: the body its one speaker speaks for, or the speaker.

    A body speaks for itself; somebody speaks for the body that stands in what he is called (*woordvoerder van de bond*,
    *FNV-voorzitter Els Vos*). Where no such body is told, *wij* is the speaker, who is one of those meant for sure,
    but *onze* may be everybody's and is nobody's.
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
    known = {actor.id: actor for actor in actors}
    taken = {(m.start, m.end) for m in mentions}
    bodies = _Bodies(article_of(doc).text, known, mentions)
    spoken = Intervals(q for q in quotes if q.kind in {"direct", "mixed"})
    found: list[Mention] = []
    for token in doc:
        if token.lower_ not in words_of("first-person-plural") or token.pos_ in {"NOUN", "PROPN"}:
            continue
        around = spoken.around(token.idx, token.idx + 1)
        if _speaks_of_people(token) or not around or (token.idx, token.idx + len(token)) in taken:
            continue
        speakers = min(around, key=lambda q: q.end - q.start).speakers
        if len(speakers) != 1 or speakers[0] not in known:
            continue
        place = anchor(doc, token.idx, token.idx + len(token))
        body = bodies.spoken_for(known[speakers[0]])
        possessive = token.lower_ in words_of("possessive")
        if body is None and (possessive or _is_everybody(token)):
            continue
        rule = "mention.spoken-for" if body else "mention.plural-speaker"
        form = "possessive" if possessive else "pronoun"
        found.append(Mention(**place, actor=body or speakers[0], form=form, rule=rule))  # type: ignore[arg-type]
    return found


def _speaks_of_people(token: Token) -> bool:
    """Tell whether a word opens *wij mensen*."""
    return token.i + 1 < len(token.doc) and token.nbor(1).lower_ == "mensen"


def _is_everybody(token: Token) -> bool:
    """Tell whether the sentence speaks of all people: *Wij mensen hebben fouten die ons plagen*."""
    return any(_speaks_of_people(t) for t in token.sent if t.lower_ in words_of("first-person-plural"))


class _Bodies:
    """The organisations and groups of a text, and where each mention of one stands."""

    def __init__(self, text: str, known: Mapping[str, Actor], mentions: Sequence[Mention]) -> None:
        self._text = text
        self._bodies = [actor for actor in known.values() if actor.type in _BODIES]
        ids = {actor.id for actor in self._bodies}
        named = [(k, m) for k, m in enumerate(mentions) if m.actor in ids]
        self._named = sorted(named, key=lambda pair: pair[1].start)
        self._starts = [m.start for _, m in self._named]
        self._own: dict[str, list[Mention]] = {}
        for mention in mentions:
            if mention.form not in ("pronoun", "possessive"):
                self._own.setdefault(mention.actor, []).append(mention)

    def spoken_for(self, speaker: Actor) -> str | None:
        """Give the body that somebody speaks for: itself, or the first in an expression for him; None for none."""
        if speaker.type != "person":
            return speaker.id
        own = self._own.get(speaker.id, [])
        for mention in own:
            told = self._told_with(mention)
            if told is not None:
                return told
        for mention in own:
            for word in mention.text.split():
                before, hyphen, office = word.partition("-")
                if hyphen and look_up(office) is not None:
                    return next((a.id for a in self._bodies if before in (a.name, *a.aliases)), None)
        return None

    def _told_with(self, mention: Mention) -> str | None:
        """Give the body that stands in an expression, or right behind it: *woordvoerder van de bond*."""
        words = words_of("speaking-for")
        longest = max(map(len, words))
        found: list[tuple[int, str]] = []
        for k in range(bisect_right(self._starts, mention.start), len(self._named)):
            number, inner = self._named[k]
            between = self._text[mention.end : inner.start].strip()
            if len(between) > longest:
                break
            inside = inner.end <= mention.end and inner.form != "possessive"
            if inside or (between in words and inner.start > mention.end):
                found.append((number, inner.actor))
        return min(found)[1] if found else None
