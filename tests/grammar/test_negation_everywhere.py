"""One answer for every table on what is denied and what is not told as so, of quotations, events, clauses and the rest.

The contract of `grammar.negation` and `grammar.veridicality`: each sentence tells of one word whether what it tells is
denied, and in which tables the word has a row; or of a saying whether it, and what is said, is told as so. All tables
must say the same.
"""

from __future__ import annotations

import pytest

from analysis.factuality import find_factuality
from analysis.grammar.veridicality import veridicality_of
from analysis.portrait import portray_doc
from analysis.records import Casualty, Claim, Clause, Event, Frame, Label, Quote, Sentiment
from tests.parses import stored

#: A sentence, the word that is asked about, whether it is denied, and which tables answer.
SENTENCES = [
    ("De agent sloeg de man.", "sloeg", False, "events clauses sentiment"),
    ("De agent heeft de man nooit geslagen.", "geslagen", True, "events clauses sentiment"),
    ("Niemand heeft de man geslagen.", "geslagen", True, "events clauses sentiment"),
    ("De agent weigerde de man te slaan.", "slaan", True, "events clauses sentiment"),
    ("Niemand weigerde de man te slaan.", "slaan", False, "events sentiment"),
    ("De man ontkent dat hij de agent sloeg.", "sloeg", True, "events clauses sentiment"),
    ("De man ontkent niet dat hij de agent sloeg.", "sloeg", False, "events clauses sentiment"),
    ("De man ontkent de agent te hebben geslagen.", "geslagen", True, "events clauses sentiment"),
    ("De man ontkent de mishandeling.", "mishandeling", True, "events clauses sentiment"),
    ("De agent sloeg niet alleen de man, maar ook de vrouw.", "sloeg", False, "events clauses sentiment"),
    ("De agent sloeg niet de man maar de vrouw.", "sloeg", False, "events clauses sentiment"),
    ("Niet de minister maar de premier heeft gefaald.", "gefaald", False, "events clauses sentiment"),
    ("Niemand minder dan de premier sloeg de agent.", "sloeg", False, "events clauses sentiment"),
    ("Hij sloeg de agent niet, maar zij wel.", "sloeg", True, "events clauses sentiment"),
    ("Het lukte de agent niet de man te doden.", "doden", True, "events clauses sentiment"),
    ("De agent hoefde de man niet te doden.", "doden", True, "events clauses sentiment"),
    ("De minister kreeg geen kritiek.", "kreeg", True, "events clauses"),
    ("De minister bleef niet zonder kritiek.", "bleef", False, "events clauses"),
    ("De bom ontplofte niet ver van het paleis.", "ontplofte", False, "events clauses"),
    ("De koning zal geen kampioen worden.", "worden", True, "events clauses"),
    ("Er vielen geen doden.", "vielen", True, "events clauses"),
    ("Er vielen niet minder dan tien doden.", "doden", False, "clauses casualties"),
    ("Er vielen niet meer dan tien doden.", "doden", False, "clauses casualties"),
    ("Er kwamen nog geen tien mensen om.", "mensen", False, "clauses casualties"),
    ("Bij de aanval zijn geen Amerikanen omgekomen.", "omgekomen", True, "events clauses"),
    ("De politie heeft geen enkel kind gedood.", "gedood", True, "events clauses"),
    ("De politie heeft niet enkel een kind gedood.", "gedood", False, "events clauses sentiment"),
    ("Het is niet waar dat de man de vrouw doodde.", "doodde", True, "events clauses claims sentiment"),
    ("Het is waar dat de man de vrouw doodde.", "doodde", False, "events clauses claims sentiment"),
    ("Het is niet zo dat de man de vrouw doodde.", "doodde", True, "events clauses claims sentiment"),
    ("Het klopt niet dat de man de vrouw doodde.", "doodde", True, "events clauses claims sentiment"),
    ("Het is onjuist dat de man de vrouw doodde.", "doodde", True, "events clauses claims sentiment"),
    ("Het is niet onjuist dat de man de vrouw doodde.", "doodde", False, "events clauses claims sentiment"),
    ("Dat de man de vrouw doodde, is niet waar.", "doodde", True, "events clauses claims sentiment"),
    ("De bewering dat de man de vrouw doodde, klopt niet.", "doodde", True, "events clauses claims sentiment"),
    ("De bewering dat de man de vrouw doodde, klopt.", "doodde", False, "events clauses claims sentiment"),
    ("De bewering dat de man de vrouw doodde, is onzin.", "doodde", True, "events clauses claims sentiment"),
    ("De uitspraak dat de man de vrouw doodde, is niet waar.", "doodde", True, "events clauses claims sentiment"),
    ("De beschuldiging dat de man de vrouw doodde, is onjuist.", "doodde", True, "events clauses claims sentiment"),
    ("De bewering dat de man de vrouw doodde, is niet onjuist.", "doodde", False, "events clauses claims sentiment"),
    ("De arts voorkwam dat de patiënt stierf.", "stierf", True, "events clauses claims sentiment"),
    ("De arts voorkwam niet dat de patiënt stierf.", "stierf", False, "events clauses claims sentiment"),
    ("Het komt voor dat de patiënt sterft.", "sterft", False, "events clauses claims sentiment"),
    ("De minister sluit uit dat agenten de man sloegen.", "sloegen", True, "events clauses claims sentiment"),
    ("De minister sluit niet uit dat agenten de man sloegen.", "sloegen", False, "events clauses claims"),
    ("Het is onmogelijk dat de man de vrouw doodde.", "doodde", True, "events clauses claims sentiment"),
    ("Noch de minister noch de premier sloeg de agent.", "sloeg", True, "events clauses sentiment"),
    ("De agent werd door de man noch de vrouw geslagen.", "geslagen", True, "events clauses claims sentiment"),
    ("Jansen wilde de minister geen leugenaar noemen.", "leugenaar", True, "clauses sentiment"),
    ("De minister zei niet dat het plan faalt, maar dat het duur is.", "zei", False, "events clauses quotes"),
    ("De gemeente sprak tegen dat de man de vrouw doodde.", "doodde", True, "events clauses claims sentiment"),
    ("De gemeente weerspreekt dat de man de vrouw doodde.", "doodde", True, "events clauses claims sentiment"),
    ("De arts voorkwam de moord.", "voorkwam", False, "events clauses"),
    ("De arts voorkwam de moord.", "moord", True, "events"),
    ("De man heeft de vrouw niet vermoord maar verwond.", "vermoord", True, "events claims sentiment"),
    ("De man heeft de vrouw niet vermoord maar verwond.", "verwond", False, "events claims sentiment"),
    ("De premier is allesbehalve een lafaard.", "is", True, "events clauses"),
    ("De premier is allesbehalve een lafaard.", "lafaard", True, "clauses sentiment"),
    ("Jan Smit noemt de minister geen leugenaar.", "leugenaar", True, "clauses sentiment"),
    ("De minister noemde Jan Smit nooit een lafaard.", "lafaard", True, "clauses sentiment"),
    ("De minister noemde Jan Smit een lafaard.", "lafaard", False, "clauses sentiment"),
    ("“Ik heb de vrouw niet gedood”, ontkende Peter de Vries.", "gedood", True, "events clauses claims"),
    ("“Ik heb de vrouw niet gedood”, ontkende Peter de Vries.", "ontkende", False, "events clauses"),
    ("De minister ontkende.", "ontkende", False, "events clauses"),
    ("De minister heeft geenszins gezegd dat het plan faalt.", "gezegd", True, "events clauses quotes"),
    ("De minister heeft niet alleen gezegd dat het plan faalt.", "gezegd", False, "events clauses quotes"),
    ("De minister ontkent te hebben gezegd dat het plan faalt.", "gezegd", True, "events clauses quotes"),
    ("De agent heeft de man nauwelijks geslagen.", "geslagen", False, "events clauses claims"),
    ("De agent heeft de man zelden geslagen.", "geslagen", False, "events clauses claims"),
    ("De agent heeft de man niet zelden geslagen.", "geslagen", False, "events clauses claims sentiment"),
    ("Amper een week later sloeg de agent de man.", "sloeg", False, "events clauses claims sentiment"),
    ("De minister zegt zelden dat het plan faalt.", "zegt", False, "events clauses quotes"),
    ("De minister gelooft niet dat de agent de man sloeg.", "sloeg", True, "events clauses claims sentiment"),
    ("De minister kan niet geloven dat de agent de man sloeg.", "sloeg", False, "events clauses claims sentiment"),
    ("De directeur zei in geen geval dat het plan faalt.", "zei", True, "events clauses quotes"),
    ("De premier is laf noch dom.", "is", True, "events clauses"),
    ("De premier is laf noch dom.", "laf", True, "clauses sentiment"),
    ("De politie bevestigt noch ontkent de aanval.", "bevestigt", True, "events clauses"),
    ("De politie bevestigt noch ontkent de aanval.", "ontkent", True, "events clauses"),
    ("“Wij gaan weg”, zei de minister zonder te lachen.", "zei", False, "events clauses"),
    ("“Wij gaan weg”, zei de minister om niet te hoeven blijven.", "zei", False, "events clauses"),
    ("Dat Jansen een dief is, ontkent zijn zus.", "ontkent", False, "events clauses"),
    ("De directeur vergat te zeggen dat het plan faalt.", "zeggen", True, "events quotes"),
]


@pytest.mark.parametrize(("text", "word", "denied", "tables"), SENTENCES)
def test_every_table_gives_one_answer(text: str, word: str, denied: bool, tables: str) -> None:
    records = portray_doc(stored(text, "grammar")).records
    at = text.index(word)
    answers: dict[str, bool] = {}
    for row in (*records["events"], *records["sentiment"], *records["casualties"]):
        assert isinstance(row, Event | Sentiment | Casualty)
        if row.start <= at < row.end:
            answers[{Event: "events", Sentiment: "sentiment", Casualty: "casualties"}[type(row)]] = row.negated
    stated = [row for row in records["claims"] if isinstance(row, Claim) and row.start <= at < row.end]
    if stated:
        answers["claims"] = {claim.commitment for claim in stated} == {"denied"}
    around = [row for row in records["clauses"] if isinstance(row, Clause) and row.start <= at < row.end]
    if around:
        innermost = min(around, key=lambda clause: clause.end - clause.start)
        answers["clauses"] = innermost.commitment == "denied"
    if "quotes" in tables:
        cues = [quote.cue_start for quote in records["quotes"] if isinstance(quote, Quote) and quote.kind == "indirect"]
        answers["quotes"] = at not in cues
    assert {table: answers.get(table) for table in tables.split()} == dict.fromkeys(tables.split(), denied)


#: Sayings that are not told as such, the saying in each, and why; each is of *dat de agent de man sloeg*.
UNTOLD = [
    ("De minister heeft geenszins gezegd dat de agent de man sloeg.", "gezegd", "denied"),
    ("De minister zei niet dat de agent de man sloeg.", "zei", "denied"),
    ("De minister weigerde te zeggen dat de agent de man sloeg.", "zeggen", "denied"),
    ("De minister zei geen moment dat de agent de man sloeg.", "zei", "denied"),
    ("Op geen enkel moment heeft de minister gezegd dat de agent de man sloeg.", "gezegd", "denied"),
    ("In plaats van te zeggen dat de agent de man sloeg, zweeg de minister.", "zeggen", "denied"),
    ("De minister vertrok zonder dat zij zei dat de agent de man sloeg.", "zei", "denied"),
    ("De minister ontkent dat zij zei dat de agent de man sloeg.", "zei", "denied"),
    ("Als de minister zegt dat de agent de man sloeg, volgt er onderzoek.", "zegt", "supposed"),
    ("Wanneer de minister zegt dat de agent de man sloeg, volgt er onderzoek.", "zegt", "supposed"),
    ("De premier stapt op, tenzij de minister meldt dat de agent de man sloeg.", "meldt", "supposed"),
    ("De premier blijft aan, mits de minister meldt dat de agent de man sloeg.", "meldt", "supposed"),
    ("Mocht de minister zeggen dat de agent de man sloeg, dan stapt zij op.", "zeggen", "supposed"),
    ("Zegt de minister dat de agent de man sloeg, dan stapt zij op.", "Zegt", "supposed"),
    ("Stel dat de minister zegt dat de agent de man sloeg.", "zegt", "supposed"),
    ("Voor het geval dat de minister zegt dat de agent de man sloeg, is er een plan.", "zegt", "supposed"),
    ("Zelfs als de minister zegt dat de agent de man sloeg, blijft zij aan.", "zegt", "supposed"),
    ("Het lijkt alsof de minister zegt dat de agent de man sloeg.", "zegt", "supposed"),
    ("Heeft de minister gezegd dat de agent de man sloeg?", "gezegd", "asked"),
    ("De vraag is of de minister zegt dat de agent de man sloeg.", "zegt", "asked"),
    ("De bond hoopt dat de minister zegt dat de agent de man sloeg.", "zegt", "wished"),
    ("De minister belde om te zeggen dat de agent de man sloeg.", "zeggen", "aimed"),
    ("De minister probeerde te zeggen dat de agent de man sloeg.", "zeggen", "unrealised"),
    ("De premier vroeg de minister te zeggen dat de agent de man sloeg.", "zeggen", "unrealised"),
    ("De minister had moeten zeggen dat de agent de man sloeg.", "zeggen", "unrealised"),
    ("Er is geen bewijs dat de minister zei dat de agent de man sloeg.", "zei", "unproven"),
    ("Niemand zei dat de minister beweert dat de agent de man sloeg.", "beweert", "unsaid"),
    ("Noch de premier noch de minister zei dat de agent de man sloeg.", "zei", "denied"),
    ("De rechter bepaalde niet dat de agent de man sloeg.", "bepaalde", "denied"),
    ("Bepaalde de rechter dat de agent de man sloeg?", "Bepaalde", "asked"),
    ("Als de minister zei dat de agent de man sloeg, stapt zij op.", "zei", "supposed"),
    ("De minister wilde zeggen dat de agent de man sloeg.", "zeggen", "unrealised"),
    ("De minister zegt noch ontkent dat de agent de man sloeg.", "zegt", "denied"),
    ("De minister zegt noch ontkent dat de agent de man sloeg.", "ontkent", "denied"),
    ("De minister heeft noch gezegd noch ontkend dat de agent de man sloeg.", "ontkend", "denied"),
]


@pytest.mark.parametrize(("text", "saying", "why"), UNTOLD)
def test_what_nobody_is_told_to_say_is_said_and_asserted_in_no_table(text: str, saying: str, why: str) -> None:
    doc = stored(text, "grammar")
    assert veridicality_of(next(token for token in doc if token.text == saying)) == why
    records = portray_doc(doc).records
    events = {row.text: row.negated for row in records["events"] if isinstance(row, Event)}
    assert (events[saying], events["sloeg"]) == (why == "denied", False)
    clauses = {row.text: row for row in records["clauses"] if isinstance(row, Clause)}
    assert clauses["dat de agent de man sloeg"].commitment == "not-asserted"
    cues = [row.cue_start for row in records["quotes"] if isinstance(row, Quote)]
    assert text.index(saying) not in cues
    assert {row.commitment for row in records["claims"] if isinstance(row, Claim)} == {"not-asserted"}
    assert not any(row.text == "sloeg" for row in records["sentiment"])


#: Sayings that are told as such, though a word beside them might tell otherwise: who says it, and what follows.
TOLD = [
    ("De minister zei dat de agent de man sloeg.", ("minister",)),
    ("De minister heeft amper gezegd dat de agent de man sloeg.", ("minister",)),
    ("De minister wil zeggen dat de agent de man sloeg.", ("minister",)),
    ("De minister moest toegeven dat de agent de man sloeg.", ("minister",)),
    ("De minister ging weg, om daarna te zeggen dat de agent de man sloeg.", ("minister",)),
    ("Omdat de premier zweeg, zei de minister dat de agent de man sloeg.", ("minister",)),
    ("Toen de premier zweeg, zei de minister dat de agent de man sloeg.", ("minister",)),
    ("Niet alleen de minister zei dat de agent de man sloeg.", ("minister",)),
    ("Niet de premier maar de minister zei dat de agent de man sloeg.", ("minister",)),
    ("Niet alleen Els Vos maar ook Jan Smit zei dat de agent de man sloeg.", ("els-vos", "jan-smit")),
    ("Niet alleen de premier, maar ook de minister vindt dat de agent de man sloeg.", ("minister", "premier")),
    ("Zowel de premier als de minister zei dat de agent de man sloeg.", ("minister", "premier")),
    ("De minister zei niet dat zij loog, maar dat de agent de man sloeg.", ("minister",)),
]


@pytest.mark.parametrize(("text", "speakers"), TOLD)
def test_what_somebody_is_told_to_say_is_said_in_every_table(text: str, speakers: tuple[str, ...]) -> None:
    records = portray_doc(stored(text, "grammar")).records
    clauses = {row.text: row for row in records["clauses"] if isinstance(row, Clause)}
    content = clauses["dat de agent de man sloeg"]
    (quote,) = records["quotes"]
    assert isinstance(quote, Quote)
    assert (quote.text, tuple(sorted(quote.speakers))) == (content.text, speakers)
    assert (content.attribution, content.commitment, tuple(sorted(content.sources))) == (
        "attributed",
        "asserted",
        speakers,
    )
    said = [row for row in records["events"] if isinstance(row, Event) and row.start == quote.cue_start]
    assert [(tuple(sorted(row.agents)), row.negated) for row in said] == [(speakers, False)]
    assert [row.text for row in records["sentiment"] if row.lexicon] == ["sloeg"]


def test_what_is_known_all_the_same_stays_asserted() -> None:
    records = portray_doc(stored("De minister vertelde niet dat de premier faalt.", "grammar")).records
    clause = records["clauses"][-1]
    assert isinstance(clause, Clause)
    assert (clause.text, clause.commitment) == ("dat de premier faalt", "asserted")
    assert len(records["sentiment"]) == 1


def test_what_all_but_negates_turns_a_judgement_and_what_is_told_is_still_told() -> None:
    records = portray_doc(stored("De agent heeft de man nauwelijks geslagen.", "grammar")).records
    (tone,), (event,), (clause,) = records["sentiment"], records["events"], records["clauses"]
    assert isinstance(tone, Sentiment) and isinstance(event, Event) and isinstance(clause, Clause)
    assert (tone.negated, tone.polarity, event.negated, clause.commitment) == (True, 0.5, False, "asserted")


def test_nobody_stands_to_gain_by_what_did_not_happen() -> None:
    assert portray_doc(stored("Bij de aanval zijn geen Amerikanen omgekomen.", "grammar")).records["sentiment"] == ()


@pytest.mark.parametrize(
    ("text", "modifier"),
    [
        ("Er vielen niet minder dan tien doden.", "at-least"),
        ("Er vielen niet meer dan tien doden.", "at-most"),
        ("Er vielen minder dan tien doden.", "at-most"),
        ("Er vielen meer dan tien doden.", "more-than"),
    ],
)
def test_how_many(text: str, modifier: str) -> None:
    (casualty,) = portray_doc(stored(text, "grammar")).records["casualties"]
    assert isinstance(casualty, Casualty)
    assert (casualty.number, casualty.modifier) == (10, modifier)


@pytest.mark.parametrize(
    "text",
    [
        "De rechter achtte niet bewezen dat de man de vrouw doodde.",
        "Er is geen bewijs dat de man de vrouw doodde.",
        "De politie vond geen aanwijzingen dat de man de vrouw doodde.",
        "Het staat niet vast dat de man de vrouw doodde.",
        "Het is niet zeker dat de man de vrouw doodde.",
        "De politie sluit niet uit dat de man de vrouw doodde.",
    ],
)
def test_what_is_not_proven_stays_open(text: str) -> None:
    records = portray_doc(stored(text, "grammar")).records
    clause = records["clauses"][-1]
    assert isinstance(clause, Clause)
    assert (clause.text, clause.commitment, clause.rule) == ("dat de man de vrouw doodde", "hedged", "clause.unproven")
    assert [row.commitment for row in records["claims"] if isinstance(row, Claim)] == ["hedged", "hedged"]
    assert records["sentiment"] == ()


@pytest.mark.parametrize(
    "text", ["De minister ontkende.", "De minister ontkende de aanval.", "De generaal trok zijn troepen terug."]
)
def test_nobody_is_praised_by_denying_or_blamed_by_leading(text: str) -> None:
    rows = [row for row in portray_doc(stored(text, "grammar")).records["sentiment"] if isinstance(row, Sentiment)]
    assert [row.text for row in rows if row.text in ("ontkende", "troepen")] == []


@pytest.mark.parametrize(
    ("text", "patients"),
    [
        ("De agent schoot niet op de vrouw, maar op de man.", ("man",)),
        ("De agent sloeg niet Jan Maes maar Els Vos.", ("els-vos",)),
        ("De agent sloeg Jan Maes en Els Vos.", ("els-vos", "jan-maes")),
    ],
)
def test_of_two_of_whom_one_is_denied_the_other_takes_part(text: str, patients: tuple[str, ...]) -> None:
    event = portray_doc(stored(text, "grammar")).records["events"][0]
    assert isinstance(event, Event)
    assert (event.patients, event.negated) == (patients, False)


@pytest.mark.parametrize(
    ("text", "agents"),
    [
        ("Niet Jan Smit maar Els Vos zei dat het plan mislukt.", ("els-vos",)),
        ("Niet de minister maar de premier zei dat het plan mislukt.", ("premier",)),
    ],
)
def test_who_speaks_instead_of_another_does_so_in_every_table(text: str, agents: tuple[str, ...]) -> None:
    records = portray_doc(stored(text, "grammar")).records
    event, (quote,), clause = records["events"][0], records["quotes"], records["clauses"][-1]
    assert isinstance(event, Event) and isinstance(quote, Quote) and isinstance(clause, Clause)
    assert (event.agents, event.patients, event.negated) == (agents, (), False)
    assert (quote.speakers, clause.sources) == (agents, agents)


#: Sayings with a quotation between marks that are not told as such, the saying in each, and why.
UNTOLD_MARKED = [
    ("Als Jansen zegt: “Wij gaan weg”, dan stapt de premier op.", "zegt", "supposed"),
    ("Zegt Jansen: “Wij gaan weg”, dan stapt de premier op.", "Zegt", "supposed"),
    ("De bond eist dat Jansen zegt: “Wij gaan weg.”", "zegt", "wished"),
    ("Heeft de minister gezegd: “Wij gaan weg”?", "gezegd", "asked"),
    ("Onduidelijk is of Jansen zei: “Wij gaan weg.”", "zei", "asked"),
    ("De minister had moeten zeggen: “Wij gaan weg.”", "zeggen", "unrealised"),
    ("De minister probeerde te zeggen: “Wij gaan weg.”", "zeggen", "unrealised"),
    ("De minister belde om te zeggen: “Wij gaan weg.”", "zeggen", "aimed"),
    ("De minister vertrok zonder te zeggen: “Wij gaan weg.”", "zeggen", "denied"),
    ("“Wij gaan weg”, zei de minister niet.", "zei", "denied"),
    ("“Wij gaan weg”, wilde de minister zeggen.", "zeggen", "unrealised"),
    ("“Wij gaan weg”, had de minister moeten zeggen.", "zeggen", "unrealised"),
    ("Niemand zei dat de minister meldt: “Wij gaan weg.”", "meldt", "unsaid"),
    ("“En dus”, zei de minister niet, “wij gaan weg.”", "zei", "denied"),
    ("“Als de minister zegt: ‘Wij gaan weg’, dan stap ik op”, zei Jansen.", "zegt", "supposed"),
]


@pytest.mark.parametrize(("text", "saying", "why"), UNTOLD_MARKED)
def test_what_stands_between_marks_is_nobodys_where_no_saying_is_told(text: str, saying: str, why: str) -> None:
    doc = stored(text, "grammar")
    assert veridicality_of(next(token for token in doc if token.text == saying)) == why
    records = portray_doc(doc).records
    marked = [
        row for row in records["quotes"] if isinstance(row, Quote) and row.text.lower().startswith("wij gaan weg")
    ]
    assert [(row.kind, row.speakers) for row in marked] == [("scare", ())]
    clauses = [row for row in records["clauses"] if isinstance(row, Clause) and "gaan" in row.text]
    assert [row.commitment for row in clauses] == ["not-asserted"]


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        ("“Wij gaan weg”, zei de minister niet zonder trots.", ("minister",)),
        ("“Wij gaan weg”, zei de minister zonder blikken of blozen.", ("minister",)),
        ("“Wij gaan weg”, zegt de minister zonder omhaal.", ("minister",)),
        ("“Wij gaan weg”, zei de minister zonder te lachen.", ("minister",)),
        ("“Wij gaan weg”, zei de minister om de bond gerust te stellen.", ("minister",)),
        ("“Wij gaan weg”, zegt Jansen, “is dat duidelijk?”", ("jansen",)),
        ("Zoals Jansen zegt: “Wij gaan weg.”", ("jansen",)),
        ("Toen Jansen zei: “Wij gaan weg”, stapte de premier op.", ("jansen",)),
    ],
)
def test_what_stands_between_marks_is_somebodys_where_the_saying_is_told(text: str, speakers: tuple[str, ...]) -> None:
    records = portray_doc(stored(text, "grammar")).records
    assert {(row.kind, row.speakers) for row in records["quotes"] if isinstance(row, Quote)} == {("direct", speakers)}
    clauses = {row.text: row for row in records["clauses"] if isinstance(row, Clause)}
    assert (clauses["Wij gaan weg"].attribution, clauses["Wij gaan weg"].commitment) == ("attributed", "asserted")
    assert {row.commitment for text, row in clauses.items() if "zei" in text or "zegt" in text} == {"asserted"}


def test_who_denies_what_stands_in_front_is_whose_it_is_and_denies_nobody() -> None:
    records = portray_doc(stored("Dat Jansen een dief is, ontkent zijn zus.", "grammar")).records
    (quote,), (content, _) = records["quotes"], records["clauses"]
    assert isinstance(quote, Quote) and isinstance(content, Clause)
    assert (quote.speakers, content.sources, content.commitment) == (("zijn-zus",), ("zijn-zus",), "denied")
    denial = next(row for row in records["events"] if isinstance(row, Event) and row.text == "ontkent")
    assert (denial.agents, denial.patients) == (("zijn-zus",), ())
    assert [(row.text, row.polarity) for row in records["sentiment"] if isinstance(row, Sentiment)] == [("dief", 0.5)]


@pytest.mark.parametrize(
    "text",
    [
        "De minister wil niet zeggen dat De Vries loog.",
        "De minister zei bepaald niet dat De Vries loog.",
        "De rechter oordeelde niet dat De Vries loog.",
        "Hoopt de minister dat De Vries liegt?",
        "Als de minister hoopt dat De Vries liegt, is hij laf.",
    ],
)
def test_what_nobody_said_or_holds_is_given_to_nobody(text: str) -> None:
    records = portray_doc(stored(text, "grammar")).records
    (content,) = [r for r in records["clauses"] if isinstance(r, Clause) and r.text.startswith("dat De Vries")]
    assert (content.attribution, content.sources, content.commitment) == ("none", (), "not-asserted")
    assert records["quotes"] == ()


@pytest.mark.parametrize(
    "text",
    [
        "De minister wil dat De Vries liegt.",
        "De minister wil niet dat De Vries liegt.",
        "De minister hoopt dat De Vries liegt.",
        "De minister denkt niet dat De Vries loog.",
        "De minister oordeelde dat De Vries loog.",
        "De minister wil zeggen dat De Vries loog.",
    ],
)
def test_what_somebody_says_wishes_or_holds_is_given_to_them(text: str) -> None:
    records = portray_doc(stored(text, "grammar")).records
    (content,) = [r for r in records["clauses"] if isinstance(r, Clause) and r.text.startswith("dat De Vries")]
    assert (content.attribution, content.sources) == ("attributed", ("minister",))


@pytest.mark.parametrize(
    "text",
    [
        "Zou de minister zeggen dat het plan faalt?",
        "Zal de minister zeggen dat het plan faalt?",
        "Zou de minister hebben gezegd dat het plan faalt?",
    ],
)
def test_a_question_is_one_clause_and_asked_whatever_the_parse_calls_its_first_verb(text: str) -> None:
    records = portray_doc(stored(text, "grammar")).records
    question, content = (row for row in records["clauses"] if isinstance(row, Clause))
    assert (question.text, question.rule) == (text[: text.index(" dat ")], "clause.question")
    assert (content.attribution, content.commitment) == ("none", "not-asserted")
    assert (records["quotes"], records["sentiment"]) == ((), ())


@pytest.mark.parametrize(
    ("text", "judged"),
    [
        ("Jansen is laf.", ["laf"]),
        ("Toen Jansen laf was, ging de bond weg.", ["laf"]),
        ("Als Jansen laf is, gaat de bond weg.", []),
        ("Als Jansen laf blijft, gaat de bond weg.", []),
        ("Is Jansen laf, dan gaat de bond weg.", []),
        ("Stel dat Jansen laf is.", []),
        ("Hij doet alsof Jansen laf is.", []),
        ("Als Jansen een dief is, gaat de bond weg.", []),
        ("Als de betogers het feest verstoren, grijpt de politie in.", []),
    ],
)
def test_nobody_is_judged_by_a_condition(text: str, judged: list[str]) -> None:
    records = portray_doc(stored(text, "grammar")).records
    assert [row.text for row in records["sentiment"] if isinstance(row, Sentiment)] == judged


#: Sentences of two of whom one takes part: a word, who does what it tells, who undergoes it and whom it judges.
CONTRASTED = [
    ("Niet Jansen maar De Vries is een leugenaar.", "leugenaar", (), (), ("de-vries",)),
    ("De minister en niet de premier is een leugenaar.", "leugenaar", (), (), ("minister",)),
    ("De minister, niet de premier, is een leugenaar.", "leugenaar", (), (), ("minister",)),
    ("Niet de politie maar de brandweer faalde.", "faalde", ("brandweer",), (), ("brandweer",)),
    ("De politie en niet de brandweer faalde.", "faalde", ("politie",), (), ("politie",)),
    ("Niet Jansen maar De Vries werd geslagen.", "geslagen", (), ("de-vries",), ("de-vries",)),
    ("De trainer en niet de keeper sloeg de agent.", "sloeg", ("trainer",), ("agent",), ("agent",)),
    ("De trainer, niet de keeper, sloeg de agent.", "sloeg", ("trainer",), ("agent",), ("agent",)),
    ("De agent sloeg niet de trainer, maar de keeper.", "sloeg", ("agent",), ("keeper",), ("keeper",)),
    ("De agent sloeg de trainer en niet de keeper.", "sloeg", ("agent",), ("trainer",), ("trainer",)),
    ("De agent sloeg de trainer en de keeper.", "sloeg", ("agent",), ("keeper", "trainer"), ("keeper", "trainer")),
    (
        "De agent werd door de trainer en niet door de keeper geslagen.",
        "geslagen",
        ("trainer",),
        ("agent",),
        ("agent",),
    ),
    (
        "De premier prijst niet de minister, maar de burgemeester.",
        "prijst",
        ("premier",),
        ("burgemeester",),
        ("burgemeester",),
    ),
    (
        "De premier prijst niet de minister maar de burgemeester.",
        "prijst",
        ("premier",),
        ("burgemeester",),
        ("burgemeester",),
    ),
    (
        "Jansen beledigde niet de minister maar de premier.",
        "beledigde",
        ("jansen",),
        ("premier",),
        ("jansen", "premier"),
    ),
]


@pytest.mark.parametrize(("text", "word", "does", "undergoes", "judged"), CONTRASTED)
def test_of_two_contrasted_only_one_takes_part_in_every_table(
    text: str, word: str, does: tuple[str, ...], undergoes: tuple[str, ...], judged: tuple[str, ...]
) -> None:
    records = portray_doc(stored(text, "grammar")).records
    events = [row for row in records["events"] if isinstance(row, Event) and row.text == word]
    assert [(row.agents, row.patients, row.negated) for row in events] == ([(does, undergoes, False)] if events else [])
    assert bool(events) == (word != "leugenaar")
    tones = [row for row in records["sentiment"] if isinstance(row, Sentiment) and row.text == word]
    assert tuple(sorted(target for row in tones for target in row.targets)) == judged
    assert not any(row.negated for row in tones)
    said = [row.actor for row in records["labels"] if isinstance(row, Label) and row.text == word]
    assert said == (list(judged) if word == "leugenaar" else [])


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("De kapper en niet de bakker zei dat het plan mislukt.", "kapper"),
        ("De kapper, niet de bakker, zei dat het plan mislukt.", "kapper"),
        ("Niet de bakker maar de kapper verzekerde dat het plan mislukt.", "kapper"),
    ],
)
def test_who_speaks_and_not_another_does_so_in_every_table(text: str, speaker: str) -> None:
    records = portray_doc(stored(text, "grammar")).records
    event, (quote,), clause = records["events"][0], records["quotes"], records["clauses"][-1]
    assert isinstance(event, Event) and isinstance(quote, Quote) and isinstance(clause, Clause)
    assert (event.agents, event.patients, event.negated) == ((speaker,), (), False)
    assert (quote.speakers, clause.sources) == ((speaker,), (speaker,))


def test_who_are_listed_are_all_called_so() -> None:
    records = portray_doc(stored("Jansen en De Vries zijn leugenaars.", "grammar")).records
    assert sorted(row.actor for row in records["labels"] if isinstance(row, Label) and row.text == "leugenaars") == [
        "de-vries",
        "jansen",
    ]


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("Niet de minister maar de premier meldde tien doden.", "premier"),
        ("De minister en niet de premier meldde tien doden.", "minister"),
        ("De minister en de premier meldden tien doden.", "minister;premier"),
        ("De agenten meldde de minister tien doden.", "minister"),
    ],
)
def test_who_tells_how_many_died(text: str, source: str) -> None:
    (casualty,) = portray_doc(stored(text, "grammar")).records["casualties"]
    assert isinstance(casualty, Casualty)
    assert casualty.source == source


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("Er vielen tien doden, zei niemand.", "denied"),
        ("Er vielen tien doden, zei de minister niet.", "denied"),
        ("Er vielen tien doden, wilde de minister zeggen.", "unrealised"),
    ],
)
def test_what_stands_before_a_saying_that_is_not_told_is_nobodys(text: str, why: str) -> None:
    doc = stored(text, "grammar")
    assert veridicality_of(next(token for token in doc if token.text in ("zei", "zeggen"))) == why
    records = portray_doc(doc).records
    assert records["quotes"] == ()
    clause = records["clauses"][0]
    assert isinstance(clause, Clause)
    assert (clause.text, clause.attribution, clause.commitment) == ("Er vielen tien doden", "none", "not-asserted")
    assert {row.commitment for row in records["claims"] if isinstance(row, Claim)} == {"not-asserted"}


@pytest.mark.parametrize(
    ("text", "holders"),
    [
        ("Zowel Jan Smit als Els Vos wil dat het plan doorgaat.", ("els-vos", "jan-smit")),
        ("Niet Jan Smit maar Els Vos wil dat het plan doorgaat.", ("els-vos",)),
        ("Jan Smit en Els Vos willen dat het plan doorgaat.", ("els-vos", "jan-smit")),
    ],
)
def test_who_wants_it_wants_it_in_every_table(text: str, holders: tuple[str, ...]) -> None:
    records = portray_doc(stored(text, "grammar")).records
    event, clause = records["events"][0], records["clauses"][-1]
    assert isinstance(event, Event) and isinstance(clause, Clause)
    assert (tuple(sorted(event.agents)), tuple(sorted(clause.sources))) == (holders, holders)


def test_what_a_passive_says_was_said_is_nobodys_but_not_the_newspapers() -> None:
    clause = portray_doc(stored("Er werd gezegd dat de agent de man sloeg.", "grammar")).records["clauses"][-1]
    assert isinstance(clause, Clause)
    assert (clause.attribution, clause.sources, clause.rule) == ("attributed", (), "clause.told")


@pytest.mark.parametrize(
    ("text", "agents"),
    [
        ("Zowel de burgemeester als de minister verwijt de regering een gebrek.", {"burgemeester", "minister"}),
        ("Niet de burgemeester maar de minister verwijt de regering een gebrek.", {"minister"}),
    ],
)
def test_who_takes_part_does_so_in_deeds_tone_and_frames(text: str, agents: set[str]) -> None:
    records = portray_doc(stored(text, "grammar")).records
    event, (tone,) = records["events"][0], records["sentiment"]
    assert isinstance(event, Event) and isinstance(tone, Sentiment)
    assert (set(event.agents), set(tone.holder.split(";"))) == (agents, agents)
    frames = [row for row in records["frames"] if isinstance(row, Frame) and row.indicator]
    assert frames and all(set(row.actors) == {*agents, "regering"} for row in frames)


@pytest.mark.parametrize(
    ("text", "deed", "unrealised", "clause", "claim"),
    [
        ("De minister zal de agent slaan.", "slaan", True, "asserted", "not-asserted"),
        ("De minister wil de agent slaan.", "slaan", True, "asserted", "not-asserted"),
        ("De minister sloeg de agent.", "sloeg", False, "asserted", "asserted"),
    ],
)
def test_of_a_plan_the_clause_is_asserted_and_the_deed_is_not(
    text: str, deed: str, unrealised: bool, clause: str, claim: str
) -> None:
    portrait = portray_doc(stored(text, "grammar"))
    (event,) = [row for row in portrait.records["events"] if isinstance(row, Event) and row.text == deed]
    assert event.unrealised is unrealised
    assert [row.commitment for row in portrait.records["clauses"] if isinstance(row, Clause)] == [clause]
    claims = {row.commitment for row in portrait.records["claims"] if isinstance(row, Claim) and row.text == deed}
    told = dict(zip(portrait.records["events"], find_factuality(portrait), strict=True))[event]
    assert claims == {claim} == {told.commitment}


@pytest.mark.parametrize(
    ("text", "commitment"),
    [
        ("De minister beloofde niet te liegen.", "asserted"),
        ("De minister dreigde niet te komen.", "asserted"),
        ("De minister heeft niet beloofd te zwijgen.", "denied"),
        ("De minister zegt niet te weten of het regent.", "denied"),
    ],
)
def test_who_promises_not_to_do_something_has_promised(text: str, commitment: str) -> None:
    records = portray_doc(stored(text, "grammar")).records
    clause = next(row for row in records["clauses"] if isinstance(row, Clause))
    promise = next(row for row in records["events"] if isinstance(row, Event))
    assert clause.commitment == commitment
    assert promise.negated is (text.index("niet") < promise.start)


@pytest.mark.parametrize(
    ("text", "unrealised"),
    [
        ("De minister wil zeggen dat De Vries loog.", False),
        ("Dat wil zeggen dat De Vries loog.", False),
        ("De minister wilde zeggen dat De Vries loog.", True),
        ("De minister wil praten.", True),
    ],
)
def test_who_wants_to_say_something_says_it_and_a_thing_means_it(text: str, unrealised: bool) -> None:
    saying = next(row for row in portray_doc(stored(text, "grammar")).records["events"] if isinstance(row, Event))
    assert saying.unrealised is unrealised


@pytest.mark.parametrize("text", ["De minister ontkende dat er doden vielen.", "Er vielen nooit doden."])
def test_who_is_told_not_to_be_there_is_not_judged(text: str) -> None:
    assert portray_doc(stored(text, "grammar")).records["sentiment"] == ()
