"""From a source to an actor: each sieve of the speakers, in its order."""

from __future__ import annotations

import pytest

from analysis.lexicon import load_rules
from analysis.quotes import find_quotes, stages
from analysis.records import Mention
from tests.quotes.examples import COUNCIL, by_text, council, mention, parsed

MOL, VOS = ("Jan Mol", "mol", "name"), ("Els Vos", "vos", "name")
#: For each sieve a text, the mentions that are known in it, and the last row: source, speakers, how.
SPEAKERS = {
    "description of the subject before": (
        "Jan Mol is opgelucht. “Het is voorbij”, zegt de middenvelder.",
        [MOL],
        ("de middenvelder", ("mol",), "anaphoric"),
    ),
    "description of the last speaker": (
        "“Ik blijf”, zei Jan Mol. “Dit is mijn club”, aldus de middenvelder.",
        [MOL],
        ("de middenvelder", ("mol",), "anaphoric"),
    ),
    "description of the one most told of": (
        "Jan Mol begon vroeg. Het was koud. “Het is genoeg geweest”, aldus de wielrenner.",
        [MOL],
        ("de wielrenner", ("mol",), "anaphoric"),
    ),
    "joint mentions": (
        "Els Vos en Jan Mol zeggen dat de school open blijft.",
        [MOL, VOS],
        ("Els Vos en Jan Mol", ("mol", "vos"), "explicit"),
    ),
    "mention of the pronoun": (
        "Els Vos is terug. Zij zei dat het regent.",
        [VOS, ("Zij", "vos", "pronoun")],
        ("Zij", ("vos",), "anaphoric"),
    ),
    "own mention": ("“Wij komen”, zei Els Vos.", [VOS], ("Els Vos", ("vos",), "explicit")),
    "mention around": (
        "Dat is het werk van Els Vos, die zegt dat het lukt.",
        [("het werk van Els Vos", "vos", "descriptor")],
        ("Els Vos", ("vos",), "anaphoric"),
    ),
    "pronoun for the subject of its sentence": (
        "De club kreeg een boete, die zij “veel te hoog” noemt.",
        [("De club", "club", "descriptor")],
        ("zij", ("club",), "anaphoric"),
    ),
    "pronoun for the last speaker": (
        "“Wij komen”, zei Els Vos. “Morgen”, zei ze.",
        [VOS],
        ("ze", ("vos",), "anaphoric"),
    ),
    "pronoun for the nearest": (
        "Els Vos sprak met Jan Mol. Die zegt dat het regent.",
        [VOS, MOL],
        ("Die", ("mol",), "anaphoric"),
    ),
    "surname": ("Els Vos is terug. “Wij komen”, zei Vos.", [VOS], ("Vos", ("vos",), "explicit")),
    "same last word": (
        "“Wij komen”, zei burgemeester Vos. “Morgen”, aldus Vos.",
        [("burgemeester", "vos", "role")],
        ("Vos", ("vos",), "explicit"),
    ),
}
CODES = {sieve.name: sieve.code for sieve in stages.SPEAKERS}


@pytest.mark.parametrize("name", SPEAKERS)
def test_a_row_says_which_sieve_chose_its_speaker(name: str) -> None:
    text, known, expected = SPEAKERS[name]
    doc = parsed(text)
    last = find_quotes(doc, [mention(doc, *words) for words in known])[-1]
    assert (last.source, last.speakers, last.how) == expected
    assert last.speaker_rule == CODES[name]


@pytest.mark.parametrize("name", SPEAKERS)
def test_the_rule_is_explained_by_the_same_text(name: str) -> None:
    assert load_rules()[str(CODES[name])].example == SPEAKERS[name][0]


def test_a_heading_echoes_and_a_passage_that_goes_on_keeps_the_sieve_of_its_source() -> None:
    heading = parsed("‘Prachtige overwinning’\n\n“Een prachtige overwinning”, zei Els Vos.")
    assert [q.speaker_rule for q in find_quotes(heading, [mention(heading, *VOS)])] == [
        "speaker.echo",
        "speaker.mention",
    ]
    going_on = parsed("“Wij komen”, zei Els Vos. “Morgen zijn we er.”")
    rows = find_quotes(going_on, [mention(going_on, *VOS)])
    assert [(q.rule, q.how, q.speaker_rule) for q in rows] == [
        ("quote.cue-inverted", "explicit", "speaker.mention"),
        ("quote.continued", "continued", "speaker.mention"),
    ]


def test_without_speakers_no_sieve_chose_one() -> None:
    none: list[Mention] = []
    assert [q.speaker_rule for q in find_quotes(parsed("“Wij komen”, zei Els Vos."), none)] == [None]


def test_speakers_come_from_the_mentions() -> None:
    doc = council()
    later = doc.text.index("zei Aerts")
    mentions = [
        mention(doc, "wethouder Mieke Aerts van Sport", "aerts"),
        mention(doc, "Aerts", "aerts", after=later),
        mention(doc, "voorzitter Karel Smit van de zwemclub", "smit"),
        mention(doc, "de zwemclub", "club", after=doc.text.index("Karel Smit")),
    ]
    quotes = by_text(find_quotes(doc, mentions))
    assert quotes["We hebben er jaren voor gevochten"].speakers == ("aerts",)
    assert quotes["We hebben er jaren voor gevochten"].how == "explicit"
    assert quotes[COUNCIL[2][1]].how == "continued"
    assert (quotes["eerlijke vergoeding"].speakers, quotes["eerlijke vergoeding"].how) == (("aerts",), "anaphoric")
    assert quotes["komt het besluit veel te vroeg"].speakers == ("smit",)
    assert quotes["een klap in het gezicht"].speakers == ("smit",)
    assert quotes["Niemand belde ons"].speakers == ()


def test_joint_sources_are_all_speakers() -> None:
    doc = parsed("Els Vos en Jan Smit zeggen dat de school open blijft.")
    (quote,) = find_quotes(doc, [mention(doc, "Els Vos", "vos"), mention(doc, "Jan Smit", "smit")])
    assert (quote.source, quote.speakers) == ("Els Vos en Jan Smit", ("smit", "vos"))


def test_a_description_stands_for_the_person_who_spoke() -> None:
    text = "“Ik blijf”, zei Jan Mol. “Dit is mijn club”, aldus de middenvelder."
    doc = parsed(text)
    mentions = [mention(doc, "Jan Mol", "mol"), mention(doc, "de middenvelder", "middenvelder", "descriptor")]
    assert [(q.speakers, q.how) for q in find_quotes(doc, mentions)] == [
        (("mol",), "explicit"),
        (("mol",), "anaphoric"),
    ]


def test_an_inhabitant_stands_for_the_person_who_spoke() -> None:
    doc = parsed("“Wij werken verder”, zei Els Mol. “Het lukt”, aldus de Amerikaan.")
    mentions = [mention(doc, "Els Mol", "mol"), mention(doc, "de Amerikaan", "amerikaan", "descriptor")]
    assert find_quotes(doc, mentions)[-1].speakers == ("mol",)


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("De in opspraak geraakte minister Els Vos zei dat de wet deugt.", "De in opspraak geraakte minister Els Vos"),
        ("De in Utrecht geboren burgemeester zei dat de wet deugt.", "De in Utrecht geboren burgemeester"),
        ("De sinds maandag vermiste vrouw zei dat de wet deugt.", "De sinds maandag vermiste vrouw"),
        ("De door de politie gezochte man zei dat de wet deugt.", "De door de politie gezochte man"),
        ("De door de politie gezochte tafel zei dat de wet deugt.", None),
        ("De tafel van de minister zei dat de wet deugt.", None),
        ("De tafel in Utrecht zei dat de wet deugt.", None),
    ],
)
def test_a_preposition_before_the_noun_brings_no_other_speaker(text: str, source: str | None) -> None:
    quotes = find_quotes(parsed(text), [])
    assert [quote.source for quote in quotes] == ([] if source is None else [source])


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("Niet Jan Smit maar Els Vos zei dat het plan mislukt.", "Els Vos"),
        ("Niet de minister maar de premier zei dat het plan mislukt.", "de premier"),
        ("“Het plan mislukt”, zei niet Jan Smit maar Els Vos.", "Els Vos"),
        ("Volgens niet Jan Smit maar Els Vos mislukt het plan.", "Els Vos"),
        ("Niet volgens Jan Smit maar volgens Els Vos mislukt het plan.", "Els Vos"),
        ("Jan Smit en Els Vos zeiden dat het plan mislukt.", "Jan Smit en Els Vos"),
    ],
)
def test_of_two_of_whom_one_does_not_speak_the_other_does(text: str, source: str) -> None:
    assert [quote.source for quote in find_quotes(parsed(text), [])] == [source]
