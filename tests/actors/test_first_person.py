"""For whom *wij* stands in a quotation, and who says *ik* outside all of them."""

from __future__ import annotations

import pytest

from analysis.actors import find_author
from analysis.portrait import portray_doc
from tests.parses import stored


def given(text: str, rule: str) -> list[tuple[str, str]]:
    """Give the mentions of a rule, with their actors."""
    return [(m.text, m.actor) for m in portray_doc(stored(text, "actors")).records["mentions"] if m.rule == rule]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "“Wij zijn boos”, zei Jan Smit, woordvoerder van de FNV. “Ons geduld is op.”",
            [("Wij", "fnv"), ("Ons", "fnv")],
        ),
        ("“Wij staken”, zei woordvoerder Els Vos van de vakbond.", [("Wij", "vakbond")]),
        ("De FNV zweeg. “Wij staken”, zei FNV-voorzitter Els Vos.", [("Wij", "fnv")]),
        ("De Tweede Kamer kwam bijeen. “Wij wachten”, zei Kamervoorzitter Els Vos.", [("Wij", "tweede-kamer")]),
        ("Het kabinet verhoogt de belasting niet. “Wij wachten”, zei minister Els Vos.", [("Wij", "kabinet")]),
        ("Het Britse kabinet wacht. “Wij wachten”, zei de Britse premier Boris Johnson.", [("Wij", "britse-kabinet")]),
        ("Gent wil het feest houden. “Wij wachten”, zei burgemeester Els Vos.", [("Wij", "gent")]),
        ("KBC groeit. “Wij bouwen”, zei topvrouw Els Vos.", [("Wij", "kbc")]),
        # by the name before the noun
        ("Jumbo won. De ploeg juichte. “Wij rijden”, zei ploegbaas Els Vos, de Jumbo-manager.", [("Wij", "jumbo")]),
        ("De bakkers staken. “Wij blijven thuis”, zei bakker Els Vos.", [("Wij", "bakkers")]),
        ("Middenvelder Jan Maes verloor met Ajax. “Wij vochten hard”, zei Maes.", [("Wij", "ajax")]),
        ("“Wij mensen zijn boos”, zei Els Vos van de vakbond.", []),
        ("Wij staken, want het regent.", []),
    ],
)
def test_we_are_the_body_that_is_spoken_for(text: str, expected: list[tuple[str, str]]) -> None:
    assert given(text, "mention.spoken-for") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“Wij staken”, zei Els Vos.", [("Wij", "els-vos")]),
        ("KBC groeit. “Wij bouwen”, zei een woordvoerder.", [("Wij", "woordvoerder")]),
        ("De ministers kwamen. “Wij bouwen”, zei minister Els Vos.", [("Wij", "els-vos")]),
        # two are named as often, and a cabinet is not what somebody heads
        ("KBC dankte ING. “Wij groeien”, zei topvrouw Els Vos.", [("Wij", "els-vos")]),
        ("De regering zweeg. “Wij groeien”, zei topvrouw Els Vos.", [("Wij", "els-vos")]),
        ("Gent wil het feest houden. “Wij wachten”, zei bakker Els Vos.", [("Wij", "els-vos")]),
        ("Middenvelder Jan Maes prees Ajax en PSV. “Wij vochten hard”, zei Maes.", [("Wij", "jan-maes")]),
        # a driver, as may be
        ("De politie nam de auto mee. “Wij wachten”, zei bestuurder Jan Maes.", [("Wij", "jan-maes")]),
        # the cabinet of another country
        ("Het kabinet wacht. “Wij wachten”, zei de Britse premier Boris Johnson.", [("Wij", "boris-johnson")]),
        # one of two bodies that the word opens with
        (
            "De Tweede Kamer en de Eerste Kamer zwegen. “Wij wachten”, zei Kamervoorzitter Els Vos.",
            [("Wij", "els-vos")],
        ),
        ("“Onze straat is stil”, zei Els Vos.", []),
        ("“Wij mensen maken fouten die ons plagen”, zei Els Vos.", []),
    ],
)
def test_we_are_the_speaker_where_no_body_is_told(text: str, expected: list[tuple[str, str]]) -> None:
    assert given(text, "mention.plural-speaker") == expected


def test_the_author_of_a_column_is_an_actor() -> None:
    text = "Ik verkocht mijn fiets. Toen kwam Els Vos, die mij bedankte. “Ik ben blij”, zei Vos."
    assert given(text, "mention.author") == [("Ik", "author"), ("mijn", "author"), ("mij", "author")]
    portrait = portray_doc(stored(text, "actors"))
    assert [(a.id, a.type) for a in portrait.actors] == [("els-vos", "person"), ("author", "person")]


@pytest.mark.parametrize(
    "text",
    [
        "Ik verkocht mijn fiets. Het regende gisteren.",  # once only: marks may have been lost
        "Waarom stopt u?\n\nIk ben moe.\n\nEn nu?\n\nIk ga slapen.",  # the one who answers
        "“Ik kom. Ik blijf”, zei Els Vos.",
    ],
)
def test_others_who_say_i_are_no_author(text: str) -> None:
    doc = stored(text, "actors")
    mentions, quotes = (portray_doc(doc).records[table] for table in ("mentions", "quotes"))
    assert find_author(doc, mentions, quotes) == (None, [])  # type: ignore[arg-type]
