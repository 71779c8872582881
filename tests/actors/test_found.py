"""Which words are found as mentions: nouns, forms and places of a phrase that a reader would mark, and what none is."""

from __future__ import annotations

import pytest

from tests.actors.mentioned_actors import mentioned, owners


def found(text: str) -> list[str]:
    """Give the words of all mentions of a text, in order."""
    return [m.text for m in mentioned(text)]


@pytest.mark.parametrize(
    ("text", "mentions"),
    [
        # an adjective or a participle in the plural is people, with the adverb before it
        ("Verstandelijk beperkten mogen stemmen.", ["Verstandelijk beperkten"]),
        ("Vooral gelovigen kwamen naar het plein.", ["gelovigen"]),
        # who is called by his place
        ("De nummer acht van de wereld won.", ["De nummer acht van de wereld"]),
        ("Het nummer acht van de lijst klonk.", []),
        # letters for a kind of people
        ("Een zzp’er belde.", ["Een zzp’er"]),
        # a body called by the name of who leads it
        ("Het rapport van de commissie-Bakker is klaar.", ["de commissie-Bakker"]),
        # who shares the possessive before another
        ("Zijn zus en moeder zwegen.", ["Zijn zus", "moeder"]),
        # people whom a clause tells, and people in general
        ("Mensen die daar wonen, klagen.", ["Mensen"]),
        ("Mensen zijn boos.", []),
        # nobody's own
        ("Als je buurman belt, hoor je niets.", []),
        ("De Kamer moet er in zijn geheel achter staan.", ["De Kamer"]),
    ],
)
def test_who_is_found(text: str, mentions: list[str]) -> None:
    assert found(text) == mentions


@pytest.mark.parametrize(
    ("text", "mentions"),
    [
        ("Spanje won van Italië.", ["Spanje", "Italië"]),
        ("De relatie tussen Spanje en Italië is goed.", ["Spanje", "Italië"]),
        ("Minister Bos bestreed het verzoek van Spanje.", ["Minister Bos", "Spanje"]),
        ("De door Spanje gesteunde beweging zweeg.", ["De door Spanje gesteunde beweging", "Spanje"]),
        ("Minister Bos bracht een bezoek aan Spanje.", ["Minister Bos"]),
        ("Minister Bos maakte een reis door Spanje.", ["Minister Bos"]),
        ("Minister Bos stapte naar de Raad van State.", ["Minister Bos", "de Raad van State"]),
        ("Minister Bos ging naar de rechter.", ["Minister Bos"]),
        ("Iran dreigt met oorlog. Het land stuurt schepen.", ["Iran", "Het land"]),
    ],
)
def test_a_place_or_a_body_that_takes_part_is_found(text: str, mentions: list[str]) -> None:
    assert found(text) == mentions


@pytest.mark.parametrize(
    ("text", "mentions"),
    [
        # all before the finite verb is one part of the sentence
        ("De leden in de Kamer zwijgen.", ["De leden in de Kamer"]),
        # a body with its seat
        ("Dat bepaalde de rechtbank in Groningen maandag.", ["de rechtbank in Groningen"]),
        # what belongs to the verb, and what goes with a preposition in a fixed way
        ("De vrouw beschuldigt de zanger van misbruik.", ["De vrouw", "de zanger"]),
        ("Een agent werd van achteren neergeslagen.", ["Een agent"]),
        ("Dat zegt Els Vos van de brandweer.", ["Els Vos van de brandweer", "de brandweer"]),
    ],
)
def test_a_phrase_ends_where_it_should(text: str, mentions: list[str]) -> None:
    assert found(text) == mentions


@pytest.mark.parametrize(
    ("text", "mentions"),
    [
        ("Minister Eric Bos (Economische Zaken en Klimaat) zweeg.", ["Minister Eric Bos"]),
        ("De Bond Friese Vogelwachten (BFVW) zweeg.", ["De Bond Friese Vogelwachten"]),
        ("Eerder deze week heeft een Saoedische minister Iran beschuldigd.", ["een Saoedische minister", "Iran"]),
        ("Werkstraf geëist voor bedreiging Baudet\n\nThierry Baudet werd bedreigd.", ["Baudet", "Thierry Baudet"]),
        ("In groep B won Spanje.", ["Spanje"]),
    ],
)
def test_a_name_beside_a_noun(text: str, mentions: list[str]) -> None:
    assert found(text) == mentions


@pytest.mark.parametrize(
    ("text", "mentions"),
    [
        ("Els Vos werd door Jan Bos opgevolgd. Die zweeg.", ["Els Vos", "Jan Bos", "Die"]),
        ("Jan Bos sprak over de kast. Die is oud.", ["Jan Bos"]),
        ("Els Vos belde haar broer Jan Bos. Die zweeg.", ["Els Vos", "haar broer Jan Bos", "haar", "Die"]),
        ("Agenten haalden de mannen uit elkaar.", ["Agenten", "de mannen"]),
        ("Volgens Els Vos liet zij het gebeuren.", ["Els Vos", "zij"]),
        ("Jan Bos is trainer. De trainer zweeg.", ["Jan Bos", "De trainer"]),
        ("De trainer zweeg. Jan Bos kwam als trainer.", ["De trainer", "Jan Bos"]),
    ],
)
def test_forms_that_are_a_mention_here_and_none_there(text: str, mentions: list[str]) -> None:
    assert found(text) == mentions


def test_die_is_the_one_named_last_not_whose_he_is() -> None:
    assert owners("Els Vos belde haar broer Jan Bos. Die zweeg.", "Die") == ["jan-bos"]
