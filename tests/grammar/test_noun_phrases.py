from pathlib import Path

import pytest

from analysis.grammar.name_spans import name_units
from analysis.grammar.noun_phrases import noun_phrases
from analysis.parse import read_conllu

PARSES = Path(__file__).parents[1] / "parses"

WANTED = {
    "premier": [
        "Premier Sofie Maes van België",
        "België",
        "de vakbonden",
        "De premier",
        "haar minister van Arbeid",
        "Karel Wuyts",
        "een woordvoerder van het Openbaar Ministerie",
        "het Openbaar Ministerie",
        "OM",
        "het OM",
        "De woordvoerder",
        "Maes",
    ],
    "leaders": [
        "VDB-leider Omar al-Farouk",
        "De strijder",
        "de voormalige VDB-leider Samir Haddad",
        "Buurtbewoners",
        "vier kinderen",
        "drie vrouwen",
        "De nieuwe leider van VDB",
        "VDB",
        "Omar al-Farouk",
        "De voormalige VDB-leider",
    ],
    "trial": [
        "De rechtbank in Brugge",
        "een 19-jarige vrouw",
        "De vrouw",
        "Haar advocaat",
        "Piet Claes",
        "Het grootste deel van de familie",
        "de familie",
        "Geen enkele getuige",
    ],
}


@pytest.mark.parametrize("name", WANTED)
def test_phrases_are_bounded_as_the_coding_rules_say(name: str) -> None:
    doc = read_conllu(PARSES / f"actors-{name}.conllu")
    found = [doc[p.start : p.end].text for p in noun_phrases(doc)]
    assert [text for text in WANTED[name] if text not in found] == []


def test_a_party_in_a_compound_and_a_title_are_no_part_of_a_name() -> None:
    doc = read_conllu(PARSES / "actors-leaders.conllu")
    names = {doc[start:end].text for start, end in name_units(doc)}
    assert names == {"Omar al-Farouk", "Samir Haddad", "VDB"}
