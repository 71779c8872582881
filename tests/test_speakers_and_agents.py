"""Who said it is who did it: the speaker of a quotation and the agent of its cue verb are the same actors."""

from __future__ import annotations

import pytest

import analysis as an
from analysis.grammar.verbs import speech_verbs

SAID = {
    "behind the words": (
        "“De brug gaat dicht”, zegt wethouder Els Haan.",
        "“Wij komen terug”, belooft minister Jan Mol.",
        "De markt verhuist, meldt de gemeente.",
        "“Dit is een schande”, reageert advocaat Tom Berk.",
        "Het gaat goed, verzekert trainer Kees Otter.",
    ),
    "in front": (
        "Minister Jan Mol zei dat de brug dicht gaat.",
        "De bond waarschuwt dat het werk te zwaar is.",
        "Els Haan noemt het plan “onhaalbaar”.",
        "De rechter oordeelde dat de man schuldig is.",
    ),
    "behind another phrase": (
        "Volgens de krant zei minister Jan Mol dat de brug dicht gaat.",
        "Gisteren vertelde Els Haan dat zij stopt.",
        "In de raad verklaarde wethouder Els Haan dat er geen geld is.",
        "Na afloop zei trainer Kees Otter: “Wij waren beter.”",
    ),
    "of a relative clause": (
        "Tom Berk, die de verdachte bijstaat, zegt dat zijn cliënt onschuldig is.",
        "De man sprak met Els Haan, die zei dat de brug dicht gaat.",
        "Wethouder Els Haan, die vrijdag aankondigde dat de brug dicht gaat, treedt af.",
        "De boeren die zeggen dat het plan mislukt, staken.",
    ),
    "shared by two verbs": (
        "Minister Jan Mol bezocht de school en zei dat er geld komt.",
        "De bond staakt en eist dat de lonen stijgen.",
        "Els Haan zweeg eerst, maar erkende later dat zij fout zat.",
        "De club ontsloeg de trainer en meldde dat een ander hem opvolgt.",
    ),
    "joined": (
        "Jan Mol en Els Haan zeggen dat de brug dicht gaat.",
        "De politie zoekt de dader en buren zeggen dat zij schoten hoorden.",
    ),
    "behind *door*": (
        "Door de politie werd gemeld dat de weg dicht is.",
        "Het plan werd door minister Jan Mol “onhaalbaar” genoemd.",
        "Door de bond is bevestigd dat er wordt gestaakt.",
        "Er werd door de bond gezegd dat er wordt gestaakt.",
    ),
    "beside *aldus*": (
        "Er is geen geld, aldus de wethouder, die zei dat zij het betreurt.",
        "“De brug gaat dicht”, aldus Els Haan, die zegt dat zij blijft.",
    ),
    "behind an object": (
        "Er komt sneeuw. Dat zegt minister Jan Mol.",
        "De weg is dicht. Dit meldt de politie.",
        "Dat de brug dicht gaat, bevestigt wethouder Els Haan.",
        "Dat plan noemt de bond “een ramp”.",
        "Hem verwijt de bond dat hij liegt.",
    ),
    "behind *er*": (
        "Er zei een buurman dat hij schoten hoorde.",
        "Er zijn boeren die zeggen dat het plan mislukt.",
    ),
    "with a particle": (
        "De minister kondigde aan dat de brug dicht gaat.",
        "“Ik had het mis”, geeft Tom Berk toe.",
        "De gemeente maakte bekend dat de markt verhuist.",
        "Els Haan voegde eraan toe dat zij blijft.",
    ),
    "of several verbs": (
        "De minister heeft gezegd dat de brug dicht gaat.",
        "De bond liet weten dat er wordt gestaakt.",
        "De verdachte ontkent het geld te hebben gestolen.",
        "De burgemeester wil zeggen dat het hem spijt.",
        "Tom Berk zou hebben gezegd dat zijn cliënt liegt.",
    ),
}
#: Sentences of which the number of the verb tells who is the subject: the verb, who does it and to whom.
NUMBERED = [
    ("De spelers verzekerde de trainer dat hij blijft.", "verzekerde", "trainer", "spelers"),
    ("De kinderen zegt de juf dat het regent.", "zegt", "juf", "kinderen"),
    ("De minister vertelden de boeren dat het plan mislukt.", "vertelden", "boeren", "minister"),
    ("De agenten beloofde de burgemeester dat er geld komt.", "beloofde", "burgemeester", "agenten"),
    ("De demonstranten sloeg de agent.", "sloeg", "agent", "demonstranten"),
    ("De minister sloegen de boeren.", "sloegen", "boeren", "minister"),
    ("De minister prijzen de boeren.", "prijzen", "boeren", "minister"),
    ("De moordenaars beledigde de rechter.", "beledigde", "rechter", "moordenaars"),
    ("Een flink aantal agenten sloeg de demonstrant.", "sloeg", "flink-aantal-agenten", "demonstrant"),
    ("De agent sloeg de demonstranten.", "sloeg", "agent", "demonstranten"),
]
TEXTS = [pytest.param(text, id=f"{where}-{text}") for where, texts in SAID.items() for text in texts]


@pytest.mark.parametrize("text", TEXTS)
def test_the_speaker_of_a_cue_is_the_agent_of_its_verb(text: str) -> None:
    portrait = an.portray(text + "\n")
    said = [quote for quote in portrait.found("quotes") if quote.cue_lemma in speech_verbs()]
    assert said
    for quote in said:
        agents = [event.agents for event in portrait.found("events") if event.lemma == quote.cue_lemma]
        assert quote.speakers
        assert agents == [quote.speakers]


@pytest.mark.parametrize(
    "text", ["De minister is verteld dat de brug dicht gaat.", "De bewoners zou zijn gezegd dat zij weg moeten."]
)
def test_who_is_told_speaks_nowhere(text: str) -> None:
    portrait = an.portray(text + "\n")
    assert [quote.speakers for quote in portrait.found("quotes") if quote.speakers] == []
    assert portrait.found("events")[0].agents == ()


@pytest.mark.parametrize(("text", "verb", "does", "undergoes"), NUMBERED)
def test_who_has_the_number_of_the_verb_does_it_in_every_table(text: str, verb: str, does: str, undergoes: str) -> None:
    portrait = an.portray(text + "\n")
    assert [(row.agents, row.patients) for row in portrait.found("events") if row.text == verb] == [
        ((does,), (undergoes,))
    ]
    said = verb in ("verzekerde", "zegt", "vertelden", "beloofde")
    assert [row.speakers for row in portrait.found("quotes")] == ([(does,)] if said else [])
    judged = {target for row in portrait.found("sentiment") if row.text == verb for target in row.targets}
    assert judged - {does} == (set() if said else {undergoes})
