"""Who does what to whom where actors are found too: kinds of sentence in which somebody could be wronged."""

from __future__ import annotations

import pytest

from analysis.portrait import portray_doc
from analysis.records import Event
from tests.parses import stored


def told(text: str, word: str) -> Event:
    """Give the event that the first such word of a text tells."""
    return next(e for e in portray_doc(stored(text, "events")).records["events"] if e.text == word)


def names(text: str, actors: tuple[str, ...]) -> list[str]:
    """Give what each actor is called first."""
    mentions = portray_doc(stored(text, "events")).records["mentions"]
    return [next(m.text for m in mentions if m.actor == actor) for actor in actors]


#: The stored parse has *nooit* on *zegt*, and two subjects.
INQUIT = "“Er is veel jeugd”, zegt EU-correspondent Bert van Dam, “alleen nooit hier.”"
#: A text, the word of its event, who does it and who undergoes it, as each is called first.
WHO = [
    # what costs, yields or befalls somebody is the subject of its relative clause
    ("De schietpartij die Mark Vos het leven kostte, wordt onderzocht.", "kostte", [], ["Mark Vos"]),
    ("De politie onderzoekt de ruzie die Jan Bos zijn baan kostte.", "kostte", [], ["Jan Bos"]),
    ("De aanslag die 298 mensen het leven kostte, blijft onbestraft.", "kostte", [], ["298 mensen"]),
    ("De ruil die Els Maas een ton opleverde, was geheim.", "opleverde", [], ["Els Maas"]),
    ("Het huis dat Els Maas opleverde, staat leeg.", "opleverde", ["Els Maas"], []),
    # whom a charge is about is no accuser
    ("Volgens het OM verwijt Mulder de vrouw dat zij de brand stichtte.", "stichtte", ["de vrouw"], []),
    ("In haar brief verwijt Smit de wethouder dat hij heeft gelogen.", "gelogen", ["de wethouder"], []),
    ("Volgens de aanklacht verwijt Mulder dat hij de zaak heeft gerekt.", "gerekt", [], []),
    ("De advocaat is boos en verwijt Mulder dat hij de zaak rekt.", "verwijt", ["De advocaat"], ["Mulder"]),
    ("Mulder wordt ervan verdacht dat hij de vrouw heeft gestoken.", "gestoken", ["Mulder"], ["de vrouw"]),
    ("Jan Mulder sprak met de agent. De vrouw stierf later.", "stierf", [], ["De vrouw"]),
    # who stands before a participle is not whom it is about
    (
        "De door de agent neergeschoten overvaller ligt in het ziekenhuis.",
        "neergeschoten",
        ["de agent"],
        ["De door de agent neergeschoten overvaller"],
    ),
    # whoever stands right before the participle of a passive does what it tells
    ("Rizwan werd vanwege die oproep door de autoriteiten opgepakt.", "opgepakt", ["de autoriteiten"], ["Rizwan"]),
    ("De kapitein werd door de brandweer van het schip gehaald.", "gehaald", ["de brandweer"], ["De kapitein"]),
    ("De kapitein werd door de brandweer van Gent gered.", "gered", ["de brandweer van Gent"], ["De kapitein"]),
    ("Ook zou de politie van alle inzittenden vingerafdrukken hebben genomen.", "genomen", ["de politie"], []),
    # to hurry to somebody's help is no passive
    ("De mensen die te hulp waren geschoten, werden aangevallen.", "geschoten", ["De mensen"], []),
    ("Omstanders die de vrouw te hulp zijn geschoten, kregen klappen.", "geschoten", ["Omstanders"], ["de vrouw"]),
    ("De agenten zijn door een dronken man beschoten.", "beschoten", ["een dronken man"], ["De agenten"]),
    ("De vrouw is op straat lastiggevallen.", "lastiggevallen", [], ["De vrouw"]),
    # who owns things does not do what they do
    ("Gitaren Peter Dekker leveren miljoenen op.", "leveren", [], []),
    ("Bedrijf Unibos won 1,6 procent, na een koopadvies van Golden Bank.", "won", ["Bedrijf Unibos"], []),
    ("Ajax won de beker van PSV.", "won", ["Ajax"], ["PSV"]),
    # nobody is both who speaks and whom is spoken to
    (INQUIT, "zegt", ["EU-correspondent Bert van Dam"], []),
    ("Het enige wat door mijn hoofd ging is dat mijn zus daar woonde.", "ging", [], []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "word", "agents", "patients"), WHO)
def test_who_does_what_to_whom(text: str, word: str, agents: list[str], patients: list[str]) -> None:
    event = told(text, word)
    assert (names(text, event.agents), names(text, event.patients)) == (agents, patients)


def test_nobody_calls_by_way_of_the_noun_before_the_doer_of_a_passive() -> None:
    text = "Rizwan werd vanwege die oproep door de autoriteiten opgepakt."
    assert [e.text for e in portray_doc(stored(text, "events")).records["events"]] == ["opgepakt"]


@pytest.mark.parametrize(
    ("text", "word", "deed"),
    [
        ("De trainer mag het seizoen afmaken.", "afmaken", "creation"),
        ("De jager moest het gewonde paard afmaken.", "afmaken", "harm"),
        ("De bende wilde de gewonde man afmaken.", "afmaken", "harm"),
        ("Het systeem klopt op papier.", "klopt", "state"),
        ("Ajax klopte PSV.", "klopte", "conflict"),
    ],
)
def test_the_class_of_a_deed_follows_from_what_it_is_done_to(text: str, word: str, deed: str) -> None:
    assert told(text, word).deed == deed


@pytest.mark.parametrize(
    ("text", "word", "negated"),
    [
        (INQUIT, "zegt", False),
        ("De man zei “niets” tegen de politie.", "zei", True),
    ],
)
def test_what_is_denied_in_a_quotation_does_not_deny_that_it_was_said(text: str, word: str, negated: bool) -> None:
    assert told(text, word).negated == negated


#: A text and the actors in it, each by what it is called first.
ACTORS = [
    ("IT'ers zijn schaars. De IT'er Jan Bos vertrekt.", ["IT'ers", "De IT'er Jan Bos"]),
    ("De voormalige Full Moon-ster rijdt al jong paard.", []),
    ("Volgens Pink Floyd-gitarist David Smit is het af.", ["Pink Floyd-gitarist David Smit"]),
    ("Toen won Ajax PSV-speler Jan Bos voor zich.", ["Ajax", "PSV-speler Jan Bos"]),
    ("Het mythische wezen sliep. De wezen huilden.", ["De wezen"]),
    ("De middelbare school duurt lang.", []),
    ("De middelbare school in Gent ontsloeg de leraar.", ["De middelbare school in Gent", "de leraar"]),
    ("Jan Bos wil van energieleverancier wisselen. Van energieleverancier wisselen loont.", ["Jan Bos"]),
    ("De Jodenhaat komt zo binnen, zegt Jan Bos. We moeten de Jodenhaat aanpakken.", ["Jan Bos"]),
]


@pytest.mark.parametrize(("text", "called"), ACTORS)
def test_who_is_an_actor(text: str, called: list[str]) -> None:
    mentions = portray_doc(stored(text, "events")).records["mentions"]
    assert names(text, tuple(dict.fromkeys(m.actor for m in mentions))) == called


def test_a_member_by_letters_and_a_name_in_a_compound_are_functions() -> None:
    found = [
        (label.label, label.type)
        for text in ("De NSB'er Jan Smit zweeg.", "Volgens Pink Floyd-gitarist David Smit is het af.")
        for label in portray_doc(stored(text, "events")).records["labels"]
    ]
    assert found == [
        ("NSB'er", "functionalisation"),
        ("Jan Smit", "nomination"),
        ("gitarist", "functionalisation"),
        ("Pink Floyd", "relational"),
        ("David Smit", "nomination"),
    ]


#: A text and its rows of tone: the words, and of whom.
TONE = [
    ("De politie onderzoekt of Jan Bos zich schuldig maakte aan fraude.", []),
    ("Het is terecht dat Jan Bos in de finale staat.", [("terecht", "Jan Bos")]),
    ("Het OM heeft dit jaar veel geld kunnen afpakken.", []),
    ("Els Maas schrijft op Instagram: “Ik ben zo blij.”", []),
]


@pytest.mark.parametrize(("text", "rows"), TONE)
def test_of_whom_a_text_judges(text: str, rows: list[tuple[str, str]]) -> None:
    portrait = portray_doc(stored(text, "events"))
    found = [(s.text, text[s.target_start : s.target_end]) for s in portrait.records["sentiment"]]
    assert found == rows
