"""What is reported without marks: that-clauses, te-infinitives, *volgens*, clauses before their cue, headlines."""

from __future__ import annotations

import pytest

from analysis.quotes import find_quotes
from tests.quotes.examples import parsed


def _indirect(text: str) -> list[tuple[str, str | None]]:
    return [(quote.text, quote.source) for quote in find_quotes(parsed(text), []) if quote.kind == "indirect"]


@pytest.mark.parametrize(
    ("text", "content", "source"),
    [
        (
            "De minister zei met de bonden naar meer geld te gaan kijken.",
            "met de bonden naar meer geld te gaan kijken",
            "De minister",
        ),
        ("De directie zegt niet van plan te zijn te sluiten.", "niet van plan te zijn te sluiten", "De directie"),
        ("De voorzitter zegt zich geen zorgen te maken.", "zich geen zorgen te maken", "De voorzitter"),
        ("Velen verwijten de gemeente niets te doen.", "niets te doen", "Velen"),
        ("De man ontkende tegen de politie de auto te hebben gestolen.", "de auto te hebben gestolen", "De man"),
        ("Vorig jaar beloofde de koper het oude pand op te knappen.", "het oude pand op te knappen", "de koper"),
        (
            "Tien procent van de kijkers zegt naar de zender te blijven kijken.",
            "naar de zender te blijven kijken",
            "Tien procent van de kijkers",
        ),
        ("De familie zegt blij te zijn en is van plan te verhuizen.", "blij te zijn", "De familie"),
        (
            "Er is een brief, waarin de dienst zei niets te weten van de zaak.",
            "niets te weten van de zaak",
            "de dienst",
        ),
    ],
)
def test_an_infinitive_takes_all_that_stands_before_te(text: str, content: str, source: str) -> None:
    assert _indirect(text) == [(content, source)]


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("Het bedrijf zegt dat er ontslagen vallen, en mogelijk sluiten er ook winkels.", "dat er ontslagen vallen"),
        (
            "De bond zegt dat de staking doorgaat en de treinen morgen niet rijden.",
            "dat de staking doorgaat en de treinen morgen niet rijden",
        ),
        (
            "De minister laat weten dat hij bezorgd is, maar ook dat hij al iets heeft gedaan.",
            "dat hij bezorgd is, maar ook dat hij al iets heeft gedaan",
        ),
        (
            "Volgens hem stopt de trainer na dit jaar, wat de club met klem tegenspreekt.",
            "stopt de trainer na dit jaar",
        ),
    ],
)
def test_a_main_clause_that_is_joined_is_not_reported(text: str, content: str) -> None:
    assert [found for found, _ in _indirect(text)] == [content]


@pytest.mark.parametrize(
    ("text", "content", "source"),
    [
        ("Volgens een man die in de straat woont stond de deur open.", "stond de deur open", "een man"),
        (
            "De schade is volgens hem vaak heel klein: “We moeten niet overdrijven.”",
            "De schade is volgens hem vaak heel klein",
            "hem",
        ),
        (
            "Er zijn volgens de brandweer geen gewonden gevallen, maar de schade is groot.",
            "Er zijn volgens de brandweer geen gewonden gevallen",
            "de brandweer",
        ),
    ],
)
def test_what_volgens_reports(text: str, content: str, source: str) -> None:
    assert _indirect(text) == [(content, source)]


@pytest.mark.parametrize(
    ("text", "content", "source"),
    [
        ("De brug gaat dicht, heeft de gemeente dinsdag bekendgemaakt.", "De brug gaat dicht", "de gemeente"),
        ("De brug gaat dicht, zo heeft de gemeente gemeld.", "De brug gaat dicht", "de gemeente"),
        ("De brug gaat dicht. Dat is gemeld door de gemeente.", "De brug gaat dicht", "de gemeente"),
        ("Niet fijn, oordeelt de kiezer.", "Niet fijn", "de kiezer"),
        ("Het regent, zegt de boer.", "Het regent", "de boer"),
        ("Zij komt niet omdat zij ziek is, zegt de trainer.", "Zij komt niet omdat zij ziek is", "de trainer"),
        ("Dat moet kunnen, vindt de trainer: “Wij zijn sterk.”", "Dat moet kunnen", "de trainer"),
    ],
)
def test_what_stands_before_its_cue(text: str, content: str, source: str) -> None:
    assert _indirect(text) == [(content, source)]


@pytest.mark.parametrize(
    "text",
    [
        "Hoe dat komt, zegt de politie niet.",
        "Op de vraag of hij terugkomt, antwoordde Jansen: „Nee, dat is raar.”",
        "De partij heeft de aanval gemeld bij het Openbaar Ministerie, dat een onderzoek is gestart.",
        "Uitslag Enquête: Fietsers willen meer ruimte\n\nDe lezers hebben gekozen.",
        "Amsterdam: alle bruggen zijn dicht\n\nHet water staat hoog.",
        "De brug gaat dicht, zo blijkt uit cijfers.",
    ],
)
def test_what_is_no_indirect_speech(text: str) -> None:
    assert _indirect(text) == []


def test_a_joint_source_is_the_whole_coordination() -> None:
    (found,) = _indirect("Onder andere de VVD, D66, het CDA en de SP eisen dat de wet verandert.")
    assert found == ("dat de wet verandert", "de VVD, D66, het CDA en de SP")


@pytest.mark.parametrize("name", ["Jansen", "Politie", "Vakbond"])
def test_a_headline_may_name_who_speaks(name: str) -> None:
    assert _indirect(f"{name}: wij stoppen volgend jaar\n\nHet is druk.") == [("wij stoppen volgend jaar", name)]


@pytest.mark.parametrize(
    ("text", "content", "source"),
    [
        ("De bank belooft om de klanten terug te betalen.", "om de klanten terug te betalen", "De bank"),
        (
            "Ze zei dat het werk zwaar is, maar dat niemand klaagt.",
            "dat het werk zwaar is, maar dat niemand klaagt",
            "Ze",
        ),
        ("De brug is dicht, weet schipper Jan Mol.", "De brug is dicht", "schipper Jan Mol"),
        ("Dat was een idee van Els Vos, die zegt dat het lukt.", "dat het lukt", "Els Vos"),
        ("De bond vraagt geduld. Er is geen geld, luidt het.", "Er is geen geld", "De bond"),
    ],
)
def test_more_reported_clauses(text: str, content: str, source: str) -> None:
    assert (content, source) in {(q.text, q.source) for q in find_quotes(parsed(text), [])}


def test_each_of_two_joined_clauses_has_its_own_source() -> None:
    quotes = find_quotes(parsed("Het plan is volgens de bank slecht, maar dat is volgens Els Vos niet waar."), [])
    assert [(q.text, q.source) for q in quotes] == [
        ("Het plan is volgens de bank slecht", "de bank"),
        ("dat is volgens Els Vos niet waar", "Els Vos"),
    ]
