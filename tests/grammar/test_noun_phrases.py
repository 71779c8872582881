from pathlib import Path

import pytest
from spacy.tokens import Doc

from analysis.grammar import noun_phrases as home
from analysis.grammar import phrase_at as source_phrases
from analysis.grammar.name_spans import name_units
from analysis.grammar.noun_phrases import noun_phrases
from analysis.grammar.phrase_at import phrase_at
from analysis.grammar.phrase_core import core_end
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


def _list_of(names: int, *, parted: str) -> Doc:
    """Make the parse of a list of names by twos: *Jan Bos en Els Vos en Jan Bos* or *Jan Bos en Els Vos, Jan Bos*."""
    first, last = ("Jan\tJan\tPROPN\t_\t_", "Bos\tBos\tPROPN\t_\t_")
    lines: list[str] = []
    for n in range(names):
        if n:
            word, pos, role = (",", "PUNCT", "punct") if parted == "," and n % 2 == 0 else ("en", "CCONJ", "cc")
            lines.append(f"{word}\t{word}\t{pos}\t_\t_\t{len(lines) + 2}\t{role}\t_\t_")
        head, role = ("1", "conj") if n else ("0", "root")
        at = len(lines) + 1
        lines += [f"{first}\t{head}\t{role}\t_\t_", f"{last}\t{at}\tflat\t_\t_"]
    return read_conllu("\n".join(f"{i}\t{line}" for i, line in enumerate(lines, 1)))


def test_a_source_may_list_more_names_than_a_stack_is_deep() -> None:
    doc = _list_of(700, parted="en")
    assert phrase_at(doc, 0, len(doc)) == (0, 2099)
    assert phrase_at(doc, 3, 8) == (3, 8)


def test_each_name_of_a_list_is_read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[int] = []

    def noted(doc: Doc, i: int, stop: int) -> int | None:
        read.append(i)
        return core_end(doc, i, stop)

    monkeypatch.setattr(source_phrases, "core_end", noted)
    doc = _list_of(60, parted=",")
    assert phrase_at(doc, 0, len(doc)) == (0, 179)
    assert read == list(range(0, 179, 3))


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
