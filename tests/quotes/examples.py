"""Kept parses: of two articles, and of the sentences of rules; mentions in them."""

from __future__ import annotations

from pathlib import Path

from spacy.tokens import Doc

from analysis.parse import read_conllu
from analysis.records import Mention, Quote
from tests.parses import stored

PARSES = Path(__file__).parents[1] / "parses"

COUNCIL = [
    ("indirect", "De gemeente Zandhove sluit het oude zwembad in de Kerkstraat", "wethouder Mieke Aerts van Sport"),
    ("direct", "We hebben er jaren voor gevochten", "Aerts"),
    ("direct", "Maar het geld is op, en dat weet iedereen hier.", "Aerts"),
    ("indirect", "dat de zwemclub een “eerlijke vergoeding” krijgt", "Ze"),
    ("mixed", "eerlijke vergoeding", "Ze"),
    ("indirect", "komt het besluit veel te vroeg", "voorzitter Karel Smit van de zwemclub"),
    ("mixed", "een klap in het gezicht", "Hij"),
    ("direct", "Niemand heeft ons iets gevraagd", "Smit"),
    ("direct", "en dat doet pijn.", "Smit"),
    ("mixed", "Niemand belde ons", None),
    ("indirect", "De buren zijn opgelucht", "twee bewoners"),
    ("mixed", "feest zonder einde", "Zij"),
]
COURT = [
    ("indirect", "dat de vrouw het geld heeft gestolen", "Haar advocaat, Jan de Wit"),
    (
        "direct",
        "Mijn cliënte was die dag niet eens in Gent. Dat kunnen wij bewijzen.",
        "Haar advocaat, Jan de Wit",
    ),
    ("direct", "Zij heeft bovendien alles teruggegeven", "hij"),
    ("direct", "U had moeten bellen", "De rechter"),
    ("indirect", "onschuldig te zijn", "De man"),
    ("indirect", "Hij was naar eigen zeggen ’s avonds in de film ’De laatste trein’", "Hij"),
    ("scare", "De laatste trein", None),
    ("indirect", "De dader is op de vlucht", "de politie"),
]


def parsed(text: str) -> Doc:
    """Read the kept parse of a text."""
    return stored(text, "quotes")


def council() -> Doc:
    return read_conllu(PARSES / "quotes-council.conllu")


def court() -> Doc:
    return read_conllu(PARSES / "quotes-court.conllu")


def mention(doc: Doc, words: str, actor: str, form: str = "name", after: int = 0) -> Mention:
    start = doc.text.index(words, after)
    place = {"article": "a", "start": start, "end": start + len(words), "text": words, "sentence": 0, "part": "body"}
    return Mention(**place, actor=actor, form=form, rule="-")  # type: ignore[arg-type]


def by_text(quotes: list[Quote]) -> dict[str, Quote]:
    return {quote.text: quote for quote in quotes}
