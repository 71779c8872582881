"""Who speaks, and in whose words: of each speaker what stands between marks, and what the newspaper worded."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any, Unpack

from analysis.plots.plain_rows import rows_of
from analysis.plots.sheet import Heading, Sheet, set_sheet
from analysis.plots.style import Look
from analysis.portrait import Portrait
from analysis.portrayals import words_quoted
from analysis.records import UNKNOWN, Quote, Token, rows_in

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.axes import Axes

KINDS = ("direct", "mixed", "indirect")
MOST_ROWS = 20
_WORD = re.compile(r"\w+(?:[-'’.,]\w+)*")


def score_voice_share(source: Portrait | pd.DataFrame) -> pd.DataFrame:
    """Count the words quoted of each speaker, by kind of quotation: `actor kind words quotes`, who says most first.

    A word counts once, at the innermost quotation around it; a joint source shares its words equally; scare quotes are
    no speech, and `unknown` has the words of speakers nobody found. `source` is a portrait, whose words are its tokens,
    so that all figures count alike; or a table of quotations alone, whose words are read off their text.

    >>> from analysis.tables import to_table
    >>> score_voice_share(to_table([], "quotes")).columns.tolist()
    ['actor', 'kind', 'words', 'quotes']
    """
    import pandas as pd

    quotes = source.quotes if isinstance(source, Portrait) else source
    words: defaultdict[tuple[str, str], float] = defaultdict(float)
    passages: Counter[tuple[str, str]] = Counter()
    for speakers, kind, n in _own_words(quotes):
        for speaker in speakers or (UNKNOWN,):
            words[speaker, kind] += n / len(speakers or (UNKNOWN,))
            passages[speaker, kind] += 1
    if isinstance(source, Portrait):
        words.update(words_quoted(rows_in(source.records, Token), rows_in(source.records, Quote)))
    said = {actor: sum(words[actor, kind] for kind in KINDS) for actor, _ in list(words)}
    order = sorted(said, key=lambda actor: (-said[actor], actor))
    rows = [(a, k, round(words[a, k], 2), passages[a, k]) for a in order for k in KINDS if passages[a, k]]
    return pd.DataFrame(rows, columns=["actor", "kind", "words", "quotes"]).astype({"words": float, "quotes": int})


def _own_words(quotes: pd.DataFrame) -> Iterator[tuple[tuple[str, ...], str, int]]:
    """Give speakers, kind and number of words of each quotation, without the words of quotations inside it."""
    for _, rows in quotes[quotes["kind"] != "scare"].groupby("article", sort=False):
        spans = rows_of(rows)
        owned = Counter(
            min((q for q in spans if q["start"] <= start and end <= q["end"]), key=_size)["quote_id"]
            for start, end in {place for quote in spans for place in _words(quote)}
        )
        yield from ((tuple(quote["speakers"]), quote["kind"], owned[quote["quote_id"]]) for quote in spans)


def _words(quote: Mapping[str, Any]) -> Iterator[tuple[int, int]]:
    return ((quote["start"] + m.start(), quote["start"] + m.end()) for m in _WORD.finditer(quote["text"]))


def _size(quote: Mapping[str, Any]) -> tuple[int, int]:
    return quote["end"] - quote["start"], -quote["start"]


def plot_voice_share(source: Portrait | pd.DataFrame, **look: Unpack[Look]) -> Axes:
    """Draw who speaks: two bars a speaker, as long as the words between marks and the words the newspaper chose.

    `source` is a portrait, or its table of quotes alone: then the title claims nothing. `look` is told by `Look`.
    Returns the axes.

    >>> from analysis.tables import to_table
    >>> plot_voice_share(to_table([], "quotes")).texts[-1].get_text()
    'None found.'
    """
    portrait = source if isinstance(source, Portrait) else None
    return set_sheet(portrait, "who-speaks", lambda sheet: _fill(sheet, source), look)


def _fill(sheet: Sheet, source: Portrait | pd.DataFrame) -> None:
    quotes = source.quotes if isinstance(source, Portrait) else source
    table = score_voice_share(source)
    speech = quotes[quotes["kind"] != "scare"]
    say, actors = sheet.say, list(dict.fromkeys(table["actor"]))
    deck = say.say(
        "deck.who-speaks",
        speakers=say.count(sum(actor != UNKNOWN for actor in actors), "speaker"),
        words=say.count(table["words"].sum(), "word"),
        quotations=say.count(len(speech), "quotation"),
    )
    if any(len(speakers) > 1 for speakers in speech["speakers"]):
        deck += say.say("deck.who-speaks-joint")
    sheet.head(deck)
    if table.empty:
        sheet.empty()
        return
    words: defaultdict[str, list[float]] = defaultdict(lambda: [0.0, 0.0])
    passages: Counter[str] = Counter()
    for row in rows_of(table):
        words[row["actor"]][row["kind"] == "indirect"] += row["words"]
        passages[row["actor"]] += row["quotes"]
    heading = say.say("figure.quotations")
    first = sheet.room * (0.3 if sheet.narrow else 0.26)
    end = max(sheet.measure(say.number(n), weight="bold") for both in words.values() for n in both) + 4
    column = (sheet.room - first - sheet.measure(heading) - sheet.size) / 2
    scale = (column - end - 6) / max(n for both in words.values() for n in both)
    places = (sheet.left + first, sheet.left + first + column)
    sides = zip(places, ("own", "paraphrased"), strict=True)
    headings = [Heading(x, say.say(f"figure.{key}"), column - 8) for x, key in sides]
    sheet.headings(*headings, Heading(sheet.right, heading, sheet.room, "right"))
    for actor in actors[:MOST_ROWS]:
        weight, style = sheet.weight(actor), "italic" if actor == UNKNOWN else "normal"
        lines = sheet.wrap(sheet.name(actor), first - sheet.size, weight=weight, style=style)
        top = sheet.y + 0.25 * sheet.line
        sheet.put(sheet.left, top, lines, weight=weight, style=style)
        for x, n, worded in zip(places, words[actor], (False, True), strict=True):
            if n:
                _bar(sheet, x, top, n * scale, worded, sheet.in_focus(actor))
            number, soft = (say.number(n), None) if n else ("–", sheet.colours.soft)
            sheet.put(x + n * scale + (4 if n else 0), top, number, weight=weight, colour=soft)
        sheet.put(sheet.right, top, say.number(passages[actor]), align="right", weight=weight)
        sheet.close_row(sheet.y + max(len(lines), 1) * sheet.line, lines=0.5)
    sheet.skip(0.3)
    sheet.more(len(actors) - MOST_ROWS, "actors")


def _bar(sheet: Sheet, x: float, top: float, width: float, worded: bool, bold: bool) -> None:
    """Draw the bar of some words, hatched where the newspaper worded them, in colour if who speaks is in focus."""
    colours = sheet.colours
    own, pale = (colours.focus, colours.pale) if bold else (colours.other, colours.pale_other)
    look: dict[str, Any] = {"hatch": "/////", "edge": own} if worded else {}
    sheet.bar(x, top + 0.06 * sheet.line, width, 0.85 * sheet.line, pale if worded else own, **look)
