"""The tables of the cascades: they say every rule there is, each sieve has an example, and the docs show them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

import pytest

from analysis.cascade import Sieve, decide
from analysis.lexicon import load_rules
from analysis.quotes import stages
from analysis.quotes.attribution import kinds, scare
from tests.quotes.examples import parsed
from tests.quotes.test_speakers import SPEAKERS

RULES = {code: rule for code, rule in load_rules().items() if code.startswith(("quote.", "speaker."))}
SIEVES = {sieve.name: sieve for table in stages.TABLES.values() for sieve in table}
ROWS = [(name, n) for name, table in kinds.TABLES.items() for n in range(len(table))]

#: One text for each sieve of what is said, attribution and floating; the row that it gives is its code's.
EXAMPLES = {
    "that-clause": "De minister zei dat het plan doorgaat.",
    "that-clause of a noun": "De belofte van de minister dat alle huizen warm blijven, klinkt hol.",
    "te-infinitive": "De man ontkent het geld te hebben gestolen.",
    "preposed that-clause": "Dat hij de wagen gestolen heeft, ontkent de man.",
    "according": "Volgens Els Vos is de school niet veilig.",
    "own words": "De zanger is naar eigen zeggen al jaren gestopt met drinken.",
    "clause before aldus": "De brug gaat morgen dicht, aldus de gemeente.",
    "clause before a cue": "De dader is op de vlucht, zegt de politie.",
    "clause before a perfect": "De brug gaat dicht, heeft de gemeente gemeld.",
    "clause before a view": "De brug is onveilig, zo is de gemeente van mening.",
    "clause before a cue with a colon": "Dat moet kunnen, vindt de trainer: “Wij zijn sterk.”",
    "clause that ends in a verb": "Het regent, zegt de boer.",
    "answer": "Niet fijn, oordeelt de kiezer.",
    "headline": "Vakbond: staking gaat door\n\nDe bond gaat staken.",
    "told after": "Er komt morgen sneeuw. Dat meldt het instituut.",
    "aldus behind": "“Alle reizigers zijn veilig”, aldus de woordvoerder.",
    "volgens behind": "“Het is een ramp”, volgens Els Vos.",
    "phrase behind": "“Mooi”, luidt het bij de bond.",
    "zo behind": "“De weg blijft dicht”, zo burgemeester Els Vos.",
    "noun behind": "“Niets aan te doen”, was de reactie van de trainer.",
    "passive behind": "“Wij stoppen ermee”, werd door de bond gezegd.",
    "cue behind": "“Wij komen”, zei Els Vos.",
    "other verb behind": "“Dat lukt nooit meer”, wanhoopt Els Vos.",
    "subject first behind": "“Wij komen eraan”, Els Vos zegt het stellig.",
    "cue before the colon": "De trainer zei na afloop: “Wij waren gewoon beter.”",
    "noun before the colon": "De reactie van de trainer was kort: “Niets aan te doen.”",
    "name before the colon": "Burgemeester Els Vos: “Wij zijn geschrokken van het nieuws.”",
    "subject before the colon": "Els Vos is er duidelijk over: “Wij gaan niet weg.”",
    "colon alone": "Het was een mooie dag: “Wij zijn blij met de prijs.”",
    "cue between": "Bovendien, zegt Els Vos, “zijn er geen kamers meer vrij in de stad”.",
    "governed by aldus": "Het is aldus Els Vos “een grote ramp”.",
    "governed by volgens": "Het plan is volgens Els Vos “een grote ramp”.",
    "governed by a phrase": "Els Vos is naar eigen zeggen “een gewone vrouw”.",
    "governed by a noun": "Er kwam alleen de bevestiging van de school dat er “geen leerlingen gewond” waren.",
    "governed by a passive": "Het plan werd door de minister “onhaalbaar” genoemd.",
    "governed by a verb": "De minister noemt het plan “onhaalbaar”.",
    "another passage of the sentence": RULES["quote.same-sentence"].example or "",
    "predicate of a headline": "Premier ‘zeer teleurgesteld’ over akkoord\n\nDe premier zweeg.",
    "told in the next sentence": "“Er komt morgen sneeuw in het hele land.” Dat meldt het weerinstituut.",
    "introduced without a verb": RULES["quote.introduced-before"].example or "",
    "answer of a guest": RULES["quote.guest"].example or "",
    "goes on in its sentence": "Els Vos: “Mooi zo.”, “Wij gaan morgen weer met zijn allen naar huis.”",
    "goes on from the sentence before": "“Wij komen”, zei Els Vos. “Morgen zijn we er.”",
    "subject of the sentence before": "Els Vos is blij met de steun. “Dit hadden we nooit verwacht.”",
    "goes on from two sentences before": "Els Vos zei dat zij komt. Het plein was leeg. “Morgen zijn we er weer.”",
    "subject two sentences before": (
        "Els Vos is blij met de steun. De zon schijnt op het plein. “Dit hadden we nooit verwacht.”"
    ),
    "opens a paragraph whose next passage has a cue": (
        "Het was laat op de dag.\n\n“Wij zijn moe van de reis.” “Morgen gaan we weer”, zei Els Vos."
    ),
    "goes on from afar": (
        "“Wij komen”, zei Els Vos.\n\nHet regende de hele dag door.\n\n“Morgen zijn we er weer met zijn allen.”"
    ),
    "goes with the next passage": ("Het regende hard. “Wij zijn moe van de reis.” “Morgen gaan we weer”, zei Els Vos."),
    "subject at the end of the paragraph before": (
        "Els Vos kwam gisteren aan in het dorp.\n\n“Wij zijn moe van de lange reis.”"
    ),
    "subject of the sentence after": "“Eindelijk weer thuis na al die jaren.” Els Vos zet haar koffer neer.",
    "only name of the sentence before": "Voor Els Vos was het de eerste keer. “Het is fijn om hier te zijn.”",
    "piece of a sentence that goes on": (
        "“Wij komen”, zei Els Vos. Daarom is het “nog lang niet afgelopen met de strijd”."
    ),
    "colon behind which somebody goes on": "“Wij komen”, zei Els Vos. Het werd nog mooier: “Morgen al.”",
    "phrase for the last source": "“Wij gaan staken”, zei de bond. “Dat moet nu”, klinkt het.",
    "phrase for the subject before": "De bond vraagt geduld. Er is geen geld, luidt het.",
    "phrase for a source from afar": (
        "“Wij gaan staken”, zei de bond. Het regende hard.\n\nEr gebeurde niets. Er is geen geld, klinkt het."
    ),
    "echo": "‘Prachtige overwinning’\n\n“Een prachtige overwinning”, zei Els Vos.",
}
#: One text for each row of the tables of kinds, in order.
KINDS = {
    "NESTED": [
        "“Mijn vader zei: ‘Kom naar huis’”, vertelt Els.",
        "“Op het bord stond ‘Hier mag niemand meer zwemmen’”, vertelt Els Vos.",
        "“Ze zei dat het een ‘mooie weg’ was”, vertelt Els Vos.",
    ],
    "DENIED": ["“De stad brandt”, heeft minister Els Vos nimmer gezegd."],
    "ALONE": [
        "Zij liep weg.“Prachtig”",
        "‘Prachtig’\n\nHet was een mooie avond in het dorp.",
        EXAMPLES["echo"],
        "“Een baaldag”",
        "“Het was een mooie avond voor iedereen.”",
    ],
    "CUELESS": [
        "De club (‘Oude Meester’) won.",
        "Zij zag ‘De lange weg’ in een jaar.",
        "‘Niemand hielp ons’ na de ramp\n\nHet was er druk.",
        "“Wij gaan morgen met zijn allen weer naar huis” en dat was het.",
        "De minister wil de regels “verzachten”.",
        "De spelers kregen een “overlevingspakket” mee.",
    ],
    "CUED": ["“Wij komen”, zei Els Vos.", "“Mooi”, luidt het bij de bond."],
    "GOVERNED": [
        "Dat noemt men ‘groene stroom’.",
        "Hoge celstraf geëist wegens ‘grove nalatigheid’.",
        "Zij schreef het boek ‘De lange weg’ in een jaar.",
        RULES["quote.scare-term"].example or "",
        "Els Vos vindt ‘De Lange Weg’ mooi.",
        "Zij werd door de jaren heen “het orakel” genoemd.",
        EXAMPLES["cue between"],
        "Els Vos zei “Het gaat morgen weer beter met ons.”",
        "De minister noemt het plan “onhaalbaar”.",
    ],
}


@contextmanager
def answering(monkeypatch: pytest.MonkeyPatch) -> Iterator[set[str]]:
    """Note which sieves answer."""
    answered: set[str] = set()

    def note(sieve: Sieve[object, object]) -> Sieve[object, object]:
        def find(asked: object) -> object:
            found = sieve.find(asked)
            answered.update([sieve.name] if found is not None else [])
            return found

        return replace(sieve, find=find)

    for name, table in stages.TABLES.items():
        monkeypatch.setattr(stages, name, tuple(note(sieve) for sieve in table))
    yield answered


def test_the_tables_give_every_rule_that_is_explained_and_no_other() -> None:
    given = {sieve.code for sieve in SIEVES.values()} | {code for code, _ in scare.LABELS}
    given |= {row.answer[1] for table in kinds.TABLES.values() for row in table}
    given |= {"quote.unclosed", "quote.first-person"}  # of any passage whose mark never closes; of mentions
    given -= {None, kinds.LABEL, kinds.CUE}
    assert sorted(given - set(RULES)) == [], "explain these in rules/quotes.yaml or rules/speakers.yaml"
    assert sorted(set(RULES) - given) == [], "these are explained, and no table gives them"


def test_sieves_are_named_once_and_have_an_example() -> None:
    assert len(SIEVES) == sum(len(table) for table in stages.TABLES.values())
    examples = set(EXAMPLES) | set(SPEAKERS)
    assert sorted(set(SIEVES) - examples) == [], "give these an example: EXAMPLES here, or SPEAKERS in test_speakers.py"
    assert sorted(examples - set(SIEVES)) == [], "these examples are of no sieve"
    assert {name: len(table) for name, table in kinds.TABLES.items()} == {k: len(v) for k, v in KINDS.items()}


@pytest.mark.parametrize("name", [name for name in EXAMPLES if name != "echo"])
def test_a_sieve_answers_in_its_example(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    with answering(monkeypatch) as answered:
        quotes = stages.find_quotes(parsed(EXAMPLES[name]), [])
    code = SIEVES[name].code
    assert name in answered
    assert code is None or code in {quote.rule for quote in quotes}


@pytest.mark.parametrize(("table", "n"), ROWS)
def test_a_row_of_the_kinds_holds_in_its_example(table: str, n: int, monkeypatch: pytest.MonkeyPatch) -> None:
    row = kinds.TABLES[table][n]
    held: list[object] = []

    def kind_of(m: kinds.Marked) -> object:
        held.append(decide(kinds.table_of(m), m))
        return kinds.kind_of(m)

    monkeypatch.setattr(stages, "kind_of", kind_of)
    quotes = stages.find_quotes(parsed(KINDS[table][n]), [])
    assert row in held
    kind, code = row.answer
    assert kind in {quote.kind for quote in quotes}
    assert code in {kinds.LABEL, kinds.CUE} or code in {quote.rule for quote in quotes}
