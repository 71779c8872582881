from pathlib import Path

import pytest

from analysis.grammar import noun_phrases as home
from analysis.grammar.name_spans import name_units
from analysis.grammar.noun_phrases import noun_phrases
from analysis.grammar.phrase_at import phrase_at
from analysis.parse import read_conllu
from analysis.portrait import portray_doc
from tests.parses import stored

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


@pytest.mark.parametrize("name", WANTED)
def test_a_source_goes_at_least_as_far_as_its_noun_phrase(name: str) -> None:
    doc = read_conllu(PARSES / f"actors-{name}.conllu")
    sources = [(phrase.end, phrase_at(doc, phrase.start, len(doc))) for phrase in noun_phrases(doc)]
    assert [doc[source[0] : source[1]].text for end, source in sources if source and source[1] < end] == []
    assert None not in [source for _, source in sources]


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("Dat meldt het Rijksinstituut voor Volksgezondheid.", "het Rijksinstituut voor Volksgezondheid"),
        ("Dat zegt driekwart van de kiezers.", "driekwart van de kiezers"),
        ("Dat zeggen gewonden tegen de krant.", "gewonden"),
        ("Dat zeggen Els Vos en Jan Smit van Defensie.", "Els Vos en Jan Smit van Defensie"),
    ],
)
def test_a_source_is_a_noun_phrase_with_joint_names(text: str, source: str) -> None:
    doc = stored(text, "grammar")
    found = phrase_at(doc, 2, len(doc))
    assert found is not None and doc[slice(*found)].text == source


def test_a_party_in_a_compound_and_a_title_are_no_part_of_a_name() -> None:
    doc = read_conllu(PARSES / "actors-leaders.conllu")
    names = {doc[start:end].text for start, end in name_units(doc)}
    assert names == {"Omar al-Farouk", "Samir Haddad", "VDB"}


def test_phrases_are_found_once_for_a_text_and_anew_when_its_parse_is_corrected(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    read: list[int] = []
    monkeypatch.setattr(home, "name_units", lambda doc: read.append(1) or name_units(doc))
    doc = read_conllu(PARSES / "actors-trial.conllu")
    portray_doc(doc)
    assert len(read) == 1
    read.clear()  # a portrait reads values of its own
    before = home.noun_phrases(doc)
    doc[3].pos_ = "ADV"
    assert home.noun_phrases(doc) != before
    assert len(read) == 2
