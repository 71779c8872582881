"""Nobody is given what another did: what a relative clause selects, *de andere*, and descriptions without evidence."""

from __future__ import annotations

import pytest

from analysis.portrait import portray_doc
from analysis.records import Actor, Mention
from tests.actors.mentioned_actors import chains, mentioned, owners
from tests.parses import stored


def called(text: str, actor: str) -> list[str]:
    """Give the descriptions by which a named actor is called besides the name, pronouns left out."""
    mine = [m for m in mentioned(text) if m.actor == actor]
    return [m.text for m in mine if m.form not in ("name", "pronoun", "possessive")]


def test_a_crime_report_on_a_parse_read_by_hand() -> None:
    found = chains("crime")
    assert found["jan-deconinck"] == ["Woordvoerder Jan Deconinck van het parket"]
    assert found["lotte-aerts"] == ["de studente Lotte Aerts", "haar"]
    assert found["man-die-haar-om-het-leven-bracht"] == ["De man", "De man"]
    assert found["andere-man"] == ["Een andere man"]
    assert found["els-vos"] == ["Minister Els Vos", "De minister"]
    assert found["vrouw"] == ["De vrouw"]
    assert found["poetsvrouw"] == ["de poetsvrouw"]
    assert found["agent"] == ["De agent"]
    assert found["karel-wuyts"] == ["De man", "Karel Wuyts"]


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("Woordvoerder Jan Bos bevestigt dat. De man die haar om het leven bracht, zit vast.", "jan-bos"),
        ("Woordvoerder Jan Bos bevestigt dat. De man die haar om het leven bracht zit vast.", "jan-bos"),
        ("Volgens persofficier Mark de Wit zit de man die de brand stichtte vast.", "mark-de-wit"),
        ("Rechter Anna Smit sprak. Het meisje dat hem aangaf, was opgelucht.", "anna-smit"),
        ("Buurman Piet Maes zweeg. De man van wie de auto was, is opgepakt.", "piet-maes"),
        ("Buurman Piet Maes zweeg. De man wiens auto werd gevonden, is opgepakt.", "piet-maes"),
        ("Buurman Piet Maes zweeg. De man met wie ze ruzie had, is opgepakt.", "piet-maes"),
        ("Buurman Piet Maes zweeg. De man met het mes is opgepakt.", "piet-maes"),
        ("Buurman Piet Maes zweeg. De van moord verdachte man is opgepakt.", "piet-maes"),
        ("Buurman Piet Maes zweeg. De gewapende man is opgepakt.", "piet-maes"),
        ("Korpschef Piet Maes is geschokt. De agent die schoot, is geschorst.", "piet-maes"),
        ("Leraar Jan Smit is ziek. De leraar die hem verving, is geschorst.", "jan-smit"),
        ("Vader Piet Bos is boos. De vader die zijn kind sloeg, is opgepakt.", "piet-bos"),
        ("De Oekraïense commandant Ivan Boyko zweeg. De man die hen leidde, had een masker.", "ivan-boyko"),
    ],
)
def test_a_restrictive_description_is_never_the_person_named_before(text: str, actor: str) -> None:
    assert called(text, actor) == []


def test_the_men_whom_a_clause_selects_are_not_those_of_before() -> None:
    text = "Twee mannen kwamen binnen. De mannen bestelden koffie. De mannen die de brand stichtten, zijn gepakt."
    first, second = owners(text, "De mannen")
    assert first == "twee-mannen"
    assert second == "mannen-die-de-brand-stichtten"


def test_two_men_whom_two_clauses_select_are_two_and_the_same_clause_is_one() -> None:
    text = "De man die schoot, zit vast. De man die reed, is vrij. De man die schoot, bekent."
    assert owners(text, "De man") == ["man-die-schoot", "man-die-reed", "man-die-schoot"]


@pytest.mark.parametrize(
    ("text", "actor", "expected"),
    [
        ("Minister Kees Bos is boos. De minister, die morgen spreekt, wil meer.", "kees-bos", ["De minister"]),
        ("Minister Kees Bos is boos. De minister die dat beloofde, zweeg.", "kees-bos", []),
        ("Jan Maes, de man die haar wurgde, zit vast.", "jan-maes", ["de man"]),
        ("De man die haar wurgde, Jan Maes, zit vast.", "jan-maes", ["De man"]),
        ("De politie zoekt Jan Maes. De man bedreigde zijn ex.", "jan-maes", ["De man"]),
        ("Minister Els Vos wil meer. De politica kreeg applaus.", "els-vos", ["De politica"]),
    ],
)
def test_a_comma_and_an_apposition_still_join_but_no_function_does(text: str, actor: str, expected: list[str]) -> None:
    assert called(text, actor) == expected


@pytest.mark.parametrize(
    "other",
    [
        "De andere man",
        "De ander",
        "Een ander",
        "De andere",
        "De anderen",
        "Een tweede man",
        "Nog een man",
        "De overige",
    ],
)
def test_another_is_never_the_person_named_before(other: str) -> None:
    assert called(f"Jan Maes is aangehouden. {other} vluchtte.", "jan-maes") == []


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("Minister Els Vos wil geld. Vertel dat aan de poetsvrouw.", "els-vos"),
        ("Minister Els Vos wil geld. Vertel dat aan de verpleegster.", "els-vos"),
        ("Minister Kees Bos wil geld. Vertel dat aan de buschauffeur.", "kees-bos"),
        ("Minister Kees Bos wil geld. De man moet wachten.", "kees-bos"),
        ("Advocaat Kees Bos sprak. De man bekende de moord.", "kees-bos"),
        ("Journaliste Els Vos volgde het proces. De vrouw kreeg tien jaar.", "els-vos"),
        ("Burgemeester An Peeters opende de school. Het meisje lachte.", "an-peeters"),
        ("Een vrouw bezocht minister Kees Bos. Vertel dat aan de poetsvrouw.", "vrouw"),
    ],
)
def test_sex_and_number_alone_join_no_description_to_a_person(text: str, actor: str) -> None:
    assert called(text, actor) in ([], ["Een vrouw"])


@pytest.mark.parametrize(
    "other", ["De dader van de aanslag", "Het slachtoffer van de brand", "De man met het mes", "De bakker"]
)
def test_the_weights_call_nobody_what_the_text_does_not_tell_of_him(other: str) -> None:
    text = f"Jan Maes komt\n\nJan Maes kwam. Maes sprak. Maes at. Maes dronk. {other} zweeg."
    assert other not in called(text, "jan-maes")


def test_the_victim_is_the_one_who_was_harmed() -> None:
    text = "Tom Kok heeft bekend. Hij doodde Lisa Bos in mei. Het slachtoffer was twintig."
    assert owners(text, "Het slachtoffer") == ["lisa-bos"]
    assert owners("Tom Kok heeft bekend. Het slachtoffer was twintig.", "Het slachtoffer") == ["slachtoffer"]


def test_a_possessive_in_a_relative_clause_is_the_one_it_selects() -> None:
    text = "Officier Piet Bakker eiste tien jaar tegen de man die zijn buurvrouw wurgde."
    assert owners(text, "zijn") == ["man"]


def test_a_verb_is_no_actor() -> None:
    assert owners("De broers zwegen. Ze konden geen mensen doden.", "doden") == []


def test_a_registry_gives_nobody_what_a_clause_selects() -> None:
    bos = Actor(
        id="bos",
        name="Jan Bos",
        type="person",
        gender="male",
        roles=("minister",),
        descriptors=("de man", "de bewindsman"),
    )
    killer = Actor(id="killer", name="onbekende", type="person", descriptors=("de man die haar wurgde",))
    text = "Minister Jan Bos sprak. De man die haar wurgde, zit vast. De man zweeg. De andere minister lachte."
    assert owners(text, "De man", [bos]) == ["bos"]
    assert owners(text, "De man", [bos, killer]) == ["killer", "bos"]
    assert owners(text, "De andere minister", [bos]) == []


@pytest.mark.parametrize(
    ("text", "expression", "expected"),
    [
        ("De verdachte sloeg. De vrouw stierf.", "De vrouw", ["vrouw"]),
        ("De dader schoot de agent neer. De man overleed.", "De man", ["agent"]),
        ("“Vertel dat aan de minister”, zei minister Hugo Bal.", "de minister", []),
        ("De verdachte is de 22-jarige Jan Terrell. Hij zweeg.", "De verdachte", ["jan-terrell"]),
        ("De verdachte is niet Jan Terrell. Hij zweeg.", "De verdachte", ["verdachte"]),
    ],
)
def test_who_was_harmed_is_not_who_did_it(text: str, expression: str, expected: list[str]) -> None:
    mentions = portray_doc(stored(text, "actors")).records["mentions"]
    assert [m.actor for m in mentions if isinstance(m, Mention) and m.text == expression] == expected
