"""Text and records → the article as marked-up HTML: who is mentioned, who is quoted, and by which rule."""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from html import escape
from itertools import groupby, pairwise
from typing import Any

from analysis import paths
from analysis.article import Article, Part
from analysis.palette import OTHER_COLOUR, colour_actors, rank_actors
from analysis.records import NARRATOR, UNKNOWN, Actor, Mention, Quote, reading_order

TAGS = {"headline": "h2", "lead": "p", "body": "p", "crosshead": "h3", "caption": "p"}
_KINDS = ("direct", "mixed", "indirect", "scare")
#: What those are called who are no actors.
NOBODY = {NARRATOR: "the newspaper itself", UNKNOWN: "nobody named"}

#: White space that a page would draw together, unless it is told not to.
_SPACED = re.compile(r"\t|  |[ ]\n|\n[ ]")
#: What opens a quotation, with the spaces that may stand inside it.
_OPENING = re.compile(r"(?:,,|[\"“”„‟‘’‚‛'`´«»‹›]{1,2})[ \t\xa0\u202f]*$")


@dataclass(frozen=True, slots=True)
class _Ink:
    """What is needed to set a stretch of text: names and colours of actors, and all the marks."""

    names: Mapping[str, str]
    colours: Mapping[str, str]
    mentions: Sequence[Mention]
    quotes: Sequence[Quote]


def render_article(
    article: Article, mentions: Sequence[Mention], quotes: Sequence[Quote], actors: Sequence[Actor] = ()
) -> str:
    """Set an article as HTML: quotations shaded by kind with their speaker, mentions underlined by actor.

    `actors` gives the names to show instead of ids. Whatever stands under the pointer names the rule that found it. The
    name of a speaker stands before the opening mark and is no text: what is copied is the text of the article.

    >>> from analysis.article import read_article
    >>> page = render_article(read_article("“Alles is <veilig>”, aldus Biden."), [], [])
    >>> "“Alles is &lt;veilig&gt;”, aldus Biden." in page
    True
    """
    ranked = rank_actors(mention.actor for mention in mentions)
    names = {actor.id: actor.name for actor in actors}
    ink = _Ink(names, colour_actors(ranked), reading_order(mentions), reading_order(quotes))
    parts = article.parts or (Part("body", 0, len(article.text), 0),)
    body = "\n".join(_part(article.text, part, ink) for part in parts)
    text = f'<article lang="nl">\n{body}\n</article>'
    return f'<style>\n{_style()}</style>\n<div class="mediabeeld">\n{text}\n{_key(ranked, ink)}</div>'


def name_of(actor: str, names: Mapping[str, str]) -> str:
    """Give the name of an actor by its id, and the names of a joint voice.

    >>> name_of("jan;an", {"jan": "Jan Bos", "an": "An Maes"}), name_of("narrator", {})
    ('Jan Bos and An Maes', 'the newspaper itself')
    """
    return " and ".join(names.get(one, NOBODY.get(one, one)) for one in actor.split(";"))


@cache
def _style() -> str:
    return (paths.TEMPLATES / "article.css").read_text("utf-8")


def _part(text: str, part: Part, ink: _Ink) -> str:
    tag = TAGS[part.kind]
    return f'<{tag} class="{class_of(text, part)}">{"".join(_runs(text, part, ink))}</{tag}>'


def class_of(text: str, part: Part) -> str:
    """Give the class of a part of an article: its kind, and whether its white space must stay as it is."""
    return part.kind + (" spaced" if _SPACED.search(text, part.start, part.end) else "")


def _runs(text: str, part: Part, ink: _Ink) -> Iterator[str]:
    """Give the text of a part, cut where the innermost quotation changes, each speaker before the opening mark."""
    quotes = [q for q in ink.quotes if q.start < part.end and q.end > part.start]
    tags = place_speakers(text, part, quotes, lambda quote: _speakers(quote, ink))
    cuts = sorted({*_cuts(part, ink), *tags})
    for quote, run in groupby(pairwise(cuts), key=lambda piece: _innermost(quotes, piece[0])):
        (first, end), *others = run
        before, inside = tags.get(first, ""), _piece(text, first, end, part, ink)
        inside += "".join(tags.get(start, "") + _piece(text, start, end, part, ink) for start, end in others)
        if quote is None:
            yield before + inside
            continue
        title = escape(_quote_title(quote, ink), quote=True)
        yield f'{before}<span class="q {quote.kind}" title="{title}">{inside}</span>'


def place_speakers(text: str, part: Part, quotes: Sequence[Quote], speaker: Callable[[Quote], str]) -> dict[int, str]:
    """Give the names of the speakers by the place they are shown at: before the mark that opens their quotation.

    A quotation inside another of the same speakers needs none. The style sheet shows them and their label tells them to
    a screen reader; there is no text to select.
    """
    tags: dict[int, str] = {}
    for quote in quotes:
        around = _innermost([other for other in quotes if other is not quote], quote.start)
        if quote.kind == "scare" or quote.start < part.start or (around and around.speakers == quote.speakers):
            continue
        opening = _OPENING.search(text, part.start, quote.start)
        near = opening is not None and (quote.kind != "indirect" or not opening.group()[-1].isspace())
        place = opening.start() if opening and near else quote.start
        who = escape(f"{speaker(quote)}:", quote=True)
        tags[place] = tags.get(place, "") + f'<span class="who" role="note" aria-label="{who}" data-who="{who}"></span>'
    return tags


def _cuts(part: Part, ink: _Ink) -> Iterator[int]:
    yield from (part.start, part.end)
    edges = [part.credit_start, part.credit_end]
    edges += [edge for record in (*ink.mentions, *ink.quotes) for edge in (record.start, record.end)]
    yield from (edge for edge in edges if edge is not None and part.start < edge < part.end)


def _innermost(quotes: Sequence[Quote], offset: int) -> Quote | None:
    around = [quote for quote in quotes if quote.start <= offset < quote.end]
    return min(around, key=lambda quote: (quote.end - quote.start, -quote.start), default=None)


def _piece(text: str, start: int, end: int, part: Part, ink: _Ink) -> str:
    """Set a stretch in which nothing begins or ends, underlined once for each mention around it."""
    html = escape(text[start:end], quote=False)
    if part.credit_start is not None and part.credit_end is not None and part.credit_start <= start < part.credit_end:
        html = f'<span class="credit">{html}</span>'
    for mention in reversed([m for m in ink.mentions if m.start <= start and end <= m.end]):
        colour = ink.colours.get(mention.actor, OTHER_COLOUR)
        other = " other" if colour == OTHER_COLOUR else ""
        title = escape(" · ".join((name_of(mention.actor, ink.names), mention.form, mention.rule)), quote=True)
        html = f'<span class="m{other}" style="border-color: {colour}" title="{title}">{html}</span>'
    return html


def _speakers(quote: Quote, ink: _Ink) -> str:
    if quote.speakers:
        return name_of(";".join(quote.speakers), ink.names)
    return quote.source or NOBODY[UNKNOWN]


def _quote_title(quote: Quote, ink: _Ink) -> str:
    facts: list[str] = [quote.kind]
    if quote.kind != "scare":
        facts.append(f"speaker: {_speakers(quote, ink)}")
    if quote.cue:
        facts.append(f"cue: {quote.cue}")
    return " · ".join((*facts, quote.rule))


def _key(ranked: Sequence[str], ink: _Ink) -> str:
    """Explain the shades and the underlines, with how often each occurs; nothing when nothing is marked."""
    kinds, counts = Counter[str](q.kind for q in ink.quotes), Counter(m.actor for m in ink.mentions)
    shades = [f'<span><span class="q {k}">&nbsp;{k}&nbsp;</span> {kinds[k]}</span>' for k in _KINDS if kinds[k]]
    own = [actor for actor in ranked if ink.colours[actor] != OTHER_COLOUR]
    rest = sum(counts[actor] for actor in ranked if actor not in own)
    lines = [
        f'<span><span class="m" style="border-color: {ink.colours[actor]}">{escape(name_of(actor, ink.names))}</span> '
        f"{counts[actor]}</span>"
        for actor in own
    ]
    if rest:
        others = f"{len(ranked) - len(own)} other actors"
        lines.append(f'<span><span class="m other" style="border-color: {OTHER_COLOUR}">{others}</span> {rest}</span>')
    blocks = [
        f'<p class="key">{what}: {" ".join(spans)}</p>\n'
        for what, spans in (("Quoted", shades), ("Mentioned", lines))
        if spans
    ]
    return "".join(blocks)


def find_notebook() -> Any:
    """Find the IPython of the notebook that runs here; None where none does, in a script or a plain Python."""
    shell: Any = sys.modules["IPython"].get_ipython() if "IPython" in sys.modules else None
    return shell if getattr(shell, "kernel", None) is not None else None
