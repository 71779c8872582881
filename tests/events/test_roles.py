"""Agents and patients where the form of the clause hides them, by hand-built parses and hand-made mentions."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pytest

from analysis.events import find_events
from analysis.lexicon import explain
from analysis.parse import anchor, parse, read_conllu
from analysis.records import Event, Mention
from tests.mentions import mention

PARSE = Path(__file__).parent.parent / "parses" / "roles.conllu"
WHO = re.compile(
    r"(?:[Dd]e|[Hh]et) (?:vermoorde |door de rebellen gegijzelde |sussende )?"
    r"(journalist|rebellen|rebel|agent|minister|gijzelaars|politie|dief|dorp|rechtbank)\b"
)


@cache
def events() -> tuple[Event, ...]:
    doc = read_conllu(PARSE)
    found = [m for start in range(len(doc.text)) if (m := WHO.match(doc.text, start))]
    mentions = [Mention(**anchor(doc, *m.span()), rule="test", actor=m[1], form="role") for m in found]
    return tuple(find_events(doc, mentions, []))


def told(sentence: str) -> list[tuple[str, tuple[str, ...], tuple[str, ...]]]:
    start = read_conllu(PARSE).text.index(sentence)
    end = start + len(sentence)
    return [(e.text, e.agents, e.patients) for e in events() if start <= e.start < end]


@pytest.mark.parametrize(
    ("sentence", "roles"),
    [
        ("De vermoorde journalist zweeg.", [("vermoorde", (), ("journalist",)), ("zweeg", ("journalist",), ())]),
        (
            "De door de rebellen gegijzelde agent zweeg.",
            [("gegijzelde", ("rebellen",), ("agent",)), ("zweeg", ("agent",), ())],
        ),
        ("De rebel beet de sussende agent.", [("beet", ("rebel",), ("agent",)), ("sussende", ("agent",), ())]),
        (
            "De minister beloofde de gijzelaars te bevrijden.",
            [("beloofde", ("minister",), ()), ("bevrijden", ("minister",), ("gijzelaars",))],
        ),
        (
            "De politie vroeg de minister de gijzelaars te bevrijden.",
            [("vroeg", ("politie",), ("minister",)), ("bevrijden", ("minister",), ("gijzelaars",))],
        ),
        (
            "De dief werd verweten het dorp te hebben verwoest.",
            [("verweten", (), ("dief",)), ("verwoest", ("dief",), ("dorp",))],
        ),
        ("Dat verzoek heeft de minister afgewezen.", [("afgewezen", ("minister",), ())]),
        (
            "De rebellen die de minister om het leven brachten, vluchtten.",
            [("brachten", ("rebellen",), ("minister",)), ("vluchtten", ("rebellen",), ())],
        ),
        (
            "De rebel sloeg en schopte de agent.",
            [("sloeg", ("rebel",), ("agent",)), ("schopte", ("rebel",), ("agent",))],
        ),
        ("De dief kreeg van de rechtbank een boete opgelegd.", [("opgelegd", ("rechtbank",), ("dief",))]),
        ("De minister sprak met de rebel.", [("sprak", ("minister",), ("rebel",))]),
        ("De dief kreeg een brief van de politie.", [("kreeg", ("politie",), ("dief",))]),
        ("Het vermoorden van de agent duurde kort.", [("vermoorden", (), ("agent",)), ("duurde", (), ())]),
        ("De minister kreeg ruzie met de agent.", [("kreeg", ("minister",), ("agent",))]),
        (
            "De politie zegt dat de rebellen schade veroorzaken en de agent doden.",
            [("zegt", ("politie",), ()), ("veroorzaken", ("rebellen",), ()), ("doden", ("rebellen",), ("agent",))],
        ),
        (
            "De dief vluchtte op verzoek van de minister.",
            [("vluchtte", ("dief",), ()), ("verzoek", ("minister",), ())],
        ),
        ("De dief brak de arm van de agent.", [("brak", ("dief",), ())]),
        ("De agent brak een arm.", [("brak", (), ("agent",))]),
        (
            "Het overleg tussen de minister en de rebel mislukte.",
            [("overleg", ("minister", "rebel"), ("minister", "rebel")), ("mislukte", (), ())],
        ),
        ("De rebel liet zich door de politie oppakken.", [("oppakken", ("politie",), ("rebel",))]),
    ],
)
def test_who_does_and_who_undergoes(sentence: str, roles: list[tuple[str, tuple[str, ...], tuple[str, ...]]]) -> None:
    assert told(sentence) == roles


def test_the_doer_of_an_infinitive_is_backgrounded_and_its_rule_is_explained() -> None:
    freed = next(event for event in events() if event.text == "bevrijden")
    assert (freed.agent_status, freed.agent_start, freed.rule) == ("backgrounded", None, "event.infinitive-control")
    assert explain("event.infinitive-control").title == "Infinitive whose doer the clause above names"
    assert explain("event.attributive").title == "Participle before a noun"


def test_the_words_of_a_fixed_combination_are_its_parts_and_give_its_class() -> None:
    text = read_conllu(PARSE).text
    killed = next(e for e in events() if e.text == "brachten")
    assert ([text[a:b] for a, b in killed.parts], killed.deed) == (["leven", "brachten"], "harm")
    quarrel = next(e for e in events() if e.text == "kreeg" and e.agents == ("minister",))
    assert ([text[a:b] for a, b in quarrel.parts], quarrel.deed) == (["kreeg", "ruzie"], "conflict")


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Bij de aanslag vielen doden. De Islamitische Staat eiste de aanslag op.", "backgrounded"),
        ("Bij de aanslag vielen doden. De politie zoekt getuigen.", "suppressed"),
    ],
)
def test_harm_that_somebody_claims_has_a_doer_in_the_article(text: str, status: str) -> None:
    doc = parse(text)
    names = [name for name in ("De Islamitische Staat", "De politie") if name in text]
    mentions = [mention(doc, name, name, "name") for name in names]
    deeds = find_events(doc, mentions, [])
    assert next(event.agent_status for event in deeds if event.text == "aanslag") == status


@pytest.mark.parametrize("text", ["Wie twaalf onschuldige mensen doodt, krijgt straf.", "Als ze twaalf mensen doden."])
def test_victims_are_no_doers(text: str) -> None:
    doc = parse(text)
    start, end = text.index("twaalf"), text.index("mensen") + len("mensen")
    victims = Mention(**anchor(doc, start, end), rule="test", actor="slachtoffers", form="aggregate")
    killing = next(event for event in find_events(doc, [victims], []) if event.lemma == "doden")
    assert (killing.agents, killing.patients) == ((), ("slachtoffers",))


@pytest.mark.parametrize(
    ("text", "who", "roles"),
    [
        (
            "De rebellen dwongen de burgers te vluchten.",
            ("De rebellen", "de burgers"),
            [(("De rebellen",), ("de burgers",)), (("de burgers",), ())],
        ),
        (
            "De man gaf de kinderen harde klappen en sloeg ze ook op het lichaam.",
            ("De man", "de kinderen", "ze"),
            [(("De man",), ("de kinderen",)), (("De man",), ("ze",))],
        ),
        ("De verdachte is in staat van beschuldiging gesteld.", ("De verdachte",), [((), ("De verdachte",))]),
        (
            "Daarop besloot de meldkamer terug te bellen.",
            ("de meldkamer",),
            [(("de meldkamer",), ()), (("de meldkamer",), ())],
        ),
        (
            "Daarop besloot de meldkamer de man terug te bellen.",
            ("de meldkamer", "de man"),
            [(("de meldkamer",), ()), (("de meldkamer",), ("de man",))],
        ),
        (
            "De man wordt ervan verdacht Anna Bos te hebben gewurgd.",
            ("De man", "Anna Bos"),
            [((), ("De man",)), (("De man",), ("Anna Bos",))],
        ),
        (
            "De man wordt verdacht van het neersteken van de agent.",
            ("De man", "de agent"),
            [((), ("De man",)), ((), ("de agent",))],
        ),
        ("De angst van de man voor de agent", ("de man", "de agent"), [(("de man",), ("de agent",))]),
        (
            "De rechtbank dwong de man zijn wapen neer te leggen.",
            ("De rechtbank", "de man"),
            [(("De rechtbank",), ("de man",)), (("de man",), ())],
        ),
    ],
)
def test_those_bidden_and_accused_with_the_embedded_parser(
    text: str, who: tuple[str, ...], roles: list[tuple[tuple[str, ...], tuple[str, ...]]]
) -> None:
    doc = parse(text)
    mentions = [mention(doc, name, name) for name in who]
    assert [(e.agents, e.patients) for e in find_events(doc, mentions, [])] == roles


@pytest.mark.parametrize(
    ("text", "lemma", "written"),
    [
        ("De bakker kwam langs om een doos op te pikken.", "oppikken", ["op", "te", "pikken"]),
        ("De raad besloot de bouw stil te leggen.", "stilleggen", ["stil", "te", "leggen"]),
        ("De klerk beloofde de fouten recht te zetten.", "rechtzetten", ["recht", "te", "zetten"]),
        ("De bakker pikte een doos op.", "oppikken", ["pikte", "op"]),
    ],
)
def test_a_verb_is_written_with_its_particle_and_the_te_between(text: str, lemma: str, written: list[str]) -> None:
    doc = parse(text)
    doer = Mention(**anchor(doc, 0, len(doc[:2].text)), rule="test", actor="doer", form="nominal")
    event = next(event for event in find_events(doc, [doer], []) if event.lemma == lemma)
    assert [text[start:end] for start, end in event.parts] == written
