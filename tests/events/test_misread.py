"""Who does and who undergoes where the parse hangs a phrase on the wrong word, by hand-built parses."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pytest

from analysis.events import find_events
from analysis.events.deed_clauses import find_deed_clauses
from analysis.parse import anchor, read_conllu
from analysis.records import Event, Mention

PARSE = Path(__file__).parent.parent / "parses" / "roles_misread.conllu"
WHO = re.compile(
    r"\b(?:(?:[Dd]e|een|beschuldigde) (?:agenten|agent|rebellen|rebel|dief|minister|politie)|"
    r"minister|Bos|Vos|Wij|Duizenden|me)\b"
)


@cache
def events() -> tuple[Event, ...]:
    doc = read_conllu(PARSE)
    found = [(*m.span(), m[0].split()[-1].lower()) for m in WHO.finditer(doc.text)]
    return tuple(find_events(doc, [_mention(*place) for place in found], []))


def _mention(start: int, end: int, actor: str) -> Mention:
    return Mention(**anchor(read_conllu(PARSE), start, end), rule="test", actor=actor, form="role")


def told(sentence: str) -> list[tuple[str, tuple[str, ...], tuple[str, ...]]]:
    start = read_conllu(PARSE).text.index(sentence)
    return [(e.text, e.agents, e.patients) for e in events() if start <= e.start < start + len(sentence)]


@pytest.mark.parametrize(
    ("sentence", "roles"),
    [
        pytest.param(
            "De agent wordt door de rebellen geslagen en vernederd.",
            [("geslagen", ("rebellen",), ("agent",)), ("vernederd", ("rebellen",), ("agent",))],
            id="listed participles share the doer before them",
        ),
        pytest.param(
            "De dief wordt geslagen en vernederd door de rebellen.",
            [("geslagen", ("rebellen",), ("dief",)), ("vernederd", ("rebellen",), ("dief",))],
            id="and the doer behind them",
        ),
        pytest.param(
            "De rebel die de dief probeert te slaan zwijgt.",
            [("probeert", ("rebel",), ()), ("slaan", ("rebel",), ("dief",)), ("zwijgt", ("rebel",), ())],
            id="whom the infinitive harms is no doer of the verb above",
        ),
        pytest.param(
            "De minister snapt dat de rebellen dat doen.",
            [("snapt", ("minister",), ()), ("doen", ("rebellen",), ())],
            id="a subject behind the conjunction is of the clause below",
        ),
        pytest.param(
            "„Geen dief”, schrijft de minister.",
            [("schrijft", ("minister",), ())],
            id="what is quoted is no subject of the verb behind it",
        ),
        pytest.param("Wij agenten zwijgen.", [("zwijgen", ("wij",), ())], id="who we are is no object"),
        pytest.param(
            "De rebellen willen het dorp zien en de minister kunnen horen.",
            [("zien", ("rebellen",), ()), ("horen", ("rebellen",), ("minister",))],
            id="a plural behind a singular is an infinitive",
        ),
        pytest.param(
            "De agenten Bos en Vos zwijgen.",
            [("zwijgen", ("agenten",), ())],
            id="members of a group that is an actor are not told of",
        ),
        pytest.param(
            "Het stuk dat Vos heeft geschreven verdween.",
            [("geschreven", ("vos",), ()), ("verdween", (), ())],
            id="of a thing and a person, both objects, the person does it",
        ),
        pytest.param(
            "De minister zegt de dief niet te kennen.",
            [("zegt", ("minister",), ()), ("kennen", ("minister",), ("dief",))],
            id="whom one says to know is not who is told",
        ),
        pytest.param(
            "Die vraag stelt de minister.", [("stelt", ("minister",), ())], id="a question in front asks nothing"
        ),
        pytest.param(
            "Volgens de minister is de agent, die zwijgt ziek.",
            [("is", ("agent",), ()), ("zwijgt", ("agent",), ())],
            id="a pronoun that a verb parts from its noun stands for the phrase before it",
        ),
        pytest.param(
            "De dief van de rebellen die zwijgt vlucht.",
            [("zwijgt", ("dief",), ()), ("vlucht", ("dief",), ())],
            id="a pronoun stands for the noun with the number of its verb",
        ),
        pytest.param(
            "De dief die vlucht en een boete krijgt zwijgt.",
            [("vlucht", ("dief",), ()), ("krijgt", (), ("dief",)), ("zwijgt", ("dief",), ())],
            id="a second relative clause shares the subject of the first",
        ),
        pytest.param(
            "De rebel verdedigt zich.",
            [("verdedigt", ("rebel",), ("rebel",))],
            id="zich that could be another is an object",
        ),
        pytest.param(
            "Kritiek Vos op minister.",
            [("Kritiek", ("vos",), ("minister",))],
            id="a bare name behind a noun in a headline is as with van",
        ),
        pytest.param(
            "Bos hekelt benoeming Vos.",
            [("hekelt", ("bos",), ()), ("benoeming", (), ("vos",))],
            id="also where the parse calls it an apposition",
        ),
        pytest.param(
            "Veto minister tegen de politie.",
            [("Veto", ("minister",), ("politie",))],
            id="or a part of one name",
        ),
        pytest.param("De dief boos op de agent.", [], id="a word without n is no infinitive"),
        pytest.param("Vos stapt naar de politie.", [("stapt", ("vos",), ("politie",))], id="whom one turns to"),
        pytest.param(
            "Door de zege heeft de rebel gisteren gejuicht.",
            [("gejuicht", ("rebel",), ())],
            id="with hebben nothing is passive, whatever was the cause",
        ),
        pytest.param(
            "Vos hoopt dat het minister in gevaar brengt.",
            [("hoopt", ("vos",), ()), ("brengt", (), ("minister",))],
            id="whom something endangers does not do it",
        ),
        pytest.param(
            "Die conclusie trekt snel de minister.",
            [("trekt", ("minister",), ())],
            id="the noun of a fixed combination is no doer of it",
        ),
        pytest.param("De politie is op zoek naar de dief.", [("is", ("politie",), ("dief",))], id="whom one looks for"),
        pytest.param(
            "De politie van rebellen die de dief zoekt zwijgt.",
            [("zoekt", ("politie",), ("dief",)), ("zwijgt", ("politie",), ())],
            id="of two actors the one with the number of the verb",
        ),
        pytest.param(
            "De vrees van de rebellen die de politie zoekt groeit.",
            [("vrees", ("rebellen",), ()), ("zoekt", ("politie",), ("rebellen",)), ("groeit", (), ())],
            id="where a thing has it, the pronoun is the object",
        ),
        pytest.param(
            "De politie sliep, de dief snel vluchtte.",
            [("sliep", ("politie",), ()), ("vluchtte", ("dief",), ())],
            id="a subject behind a comma is of the clause that follows",
        ),
        pytest.param(
            "De politie ontvangt de rebellen hartelijk.",
            [("ontvangt", ("politie",), ("rebellen",))],
            id="a host does something to the guest",
        ),
        pytest.param(
            "De minister noemt Vos een dief.",
            [("noemt", ("minister",), ("vos",))],
            id="what one is called undergoes nothing",
        ),
        pytest.param(
            "Zowel de agent als Bos zwijgt nog.", [("zwijgt", ("agent", "bos"), ())], id="both of two with zowel"
        ),
        pytest.param(
            "Vos profileert zich.",
            [("profileert", ("vos",), ())],
            id="a verb that is never without zich has no other patient",
        ),
        pytest.param(
            "De agent gelooft in de minister.",
            [("gelooft", ("agent",), ("minister",))],
            id="only of a verb of seeing in needs the preposition an object",
        ),
        pytest.param("De agenten lijken op elkaar.", [("lijken", ("agenten",), ())], id="a state is done to nobody"),
        pytest.param(
            "De agent zei dat de dief moest gaan zwemmen.",
            [("zei", ("agent",), ()), ("zwemmen", ("dief",), ())],
            id="an infinitive right behind gaan goes with it",
        ),
        pytest.param(
            "De politie zocht Bos, maar het is niet zeker.",
            [("zocht", ("politie",), ("bos",))],
            id="an empty subject is one too",
        ),
        pytest.param(
            "De politie zocht Bos, maar daar was niets van te zien.",
            [("zocht", ("politie",), ("bos",))],
            id="a clause that opens with another phrase shares no subject",
        ),
        pytest.param(
            "Aan de minister vertelde Vos dat verhaal.",
            [("vertelde", ("vos",), ("minister",))],
            id="behind a preposition nobody is a subject",
        ),
        pytest.param(
            "Op dat eiland sliepen Bos en een agent vaak.",
            [("sliepen", ("agent", "bos"), ())],
            id="whom en joins to the subject does it too",
        ),
        pytest.param(
            "Vos zweeg toen de rebellen het dorp verlieten.",
            [("zweeg", ("vos",), ()), ("verlieten", ("rebellen",), ())],
            id="of two objects before the verb the first, if somebody, is the subject",
        ),
        pytest.param(
            "De minister schreef na de wedstrijd tegen Vos een stuk.",
            [("schreef", ("minister",), ()), ("wedstrijd", (), ("vos",))],
            id="what goes with another noun takes part in what that tells",
        ),
        pytest.param(
            "De agent kreeg de dief achter de tralies.",
            [("kreeg", ("agent",), ("dief",))],
            id="who gets somebody behind bars does it",
        ),
        pytest.param(
            "De agent kreeg de dief uit het huis.",
            [("kreeg", ("agent",), ("dief",))],
            id="who gets somebody known out of a place does it",
        ),
        pytest.param(
            "De agent heeft het ongeluk overleefd.", [("overleefd", (), ("agent",))], id="who survives undergoes"
        ),
        pytest.param("De minister is geschrokken.", [("geschrokken", (), ("minister",))], id="so does who is startled"),
        pytest.param("De minister is geschokt.", [("geschokt", (), ("minister",))], id="and who is shocked"),
        pytest.param(
            "Vos werkte gisteren samen met de politie.",
            [("werkte", ("vos",), ("politie",))],
            id="samen makes one verb with werken",
        ),
        pytest.param("De politie helpt me.", [("helpt", ("politie",), ("me",))], id="me beside another is no zich"),
        pytest.param(
            "De dief vertrok en riep de agent op.",
            [("vertrok", ("dief",), ()), ("riep", ("dief",), ("agent",))],
            id="behind en and its verb stands an object",
        ),
        pytest.param(
            "De agenten zijn uit het water gehaald.",
            [("gehaald", (), ("agenten",))],
            id="halen has no perfect with zijn",
        ),
        pytest.param(
            "De agenten zijn te zien in een film.", [("zien", ("agenten",), ())], id="who is to be seen is so"
        ),
        pytest.param("Dat deed de minister pijn.", [("deed", (), ("minister",))], id="to whom dat does something"),
        pytest.param("Dat doet de minister vaker.", [("doet", ("minister",), ())], id="who does dat"),
        pytest.param("Geef de rebellen les.", [("Geef", (), ("rebellen",))], id="a stem agrees with nobody behind it"),
        pytest.param(
            "Het mishandelen en beroven van de agent duurde lang.",
            [("mishandelen", (), ("agent",)), ("beroven", (), ("agent",)), ("duurde", (), ())],
            id="two infinitives share whom van names",
        ),
        pytest.param(
            "In overleg met de politie zweeg Vos.",
            [("overleg", (), ("politie",)), ("zweeg", ("vos",), ())],
            id="with whom one confers in a fixed phrase",
        ),
        pytest.param("Bos was lang in functie.", [("was", ("bos",), ())], id="a subject that hangs on the predicate"),
        pytest.param("Op straat was een agent.", [("was", ("agent",), ())], id="a predicate alone is the subject"),
        pytest.param(
            "De dief vertrok juichend.",
            [("vertrok", ("dief",), ()), ("juichend", ("dief",), ())],
            id="the subject does what a present participle tells",
        ),
        pytest.param(
            "De dief vertrok, bewaakt door een agent.",
            [("vertrok", ("dief",), ()), ("bewaakt", ("agent",), ("dief",))],
            id="and undergoes what a past participle tells",
        ),
        pytest.param(
            "De minister moet morgen naar huis.",
            [("moet", ("minister",), ())],
            id="a modal without a verb has a subject",
        ),
        pytest.param(
            "Gisteren vertrok de minister snel.",
            [("vertrok", ("minister",), ())],
            id="a main clause that opens with another phrase has a subject",
        ),
        pytest.param(
            "De minister was ziedend.", [("ziedend", ("minister",), ())], id="a present participle with zijn is a state"
        ),
        pytest.param(
            "De minister bleef de minister.", [("bleef", ("minister",), ())], id="what one stays undergoes nothing"
        ),
        pytest.param(
            "Het is aan de minister om de dief te straffen.",
            [("straffen", ("minister",), ("dief",))],
            id="what is up to somebody is what he is to do",
        ),
        pytest.param(
            "De minister gaf de agent toestemming om te zwemmen.",
            [("gaf", ("minister",), ("agent",)), ("zwemmen", ("agent",), ())],
            id="who is given leave is to do it, whatever the infinitive hangs on",
        ),
        pytest.param(
            "Er werd met de rebellen onderhandeld om Bos te bevrijden.",
            [("onderhandeld", (), ("rebellen",)), ("bevrijden", (), ("bos",))],
            id="with an impersonal passive nobody above is to do it",
        ),
        pytest.param(
            "Van diefstal beschuldigde agent zwijgt.",
            [("beschuldigde", (), ("agent",)), ("zwijgt", ("agent",), ())],
            id="the noun behind a participle undergoes it, whatever that hangs on",
        ),
        pytest.param("Een taaie Bos zwom door.", [("zwom", ("bos",), ())], id="an adjective before a name is its own"),
    ],
)
def test_who_does_and_who_undergoes(sentence: str, roles: list[tuple[str, tuple[str, ...], tuple[str, ...]]]) -> None:
    assert told(sentence) == roles


@pytest.mark.parametrize(
    ("sentence", "deed"),
    [
        ("De rebel schiet de bal.", "creation"),
        ("De rebel schopt de agent.", "harm"),
        ("Die straf valt de slachtoffers zwaar.", "motion"),
        ("De dief stak de agent in de hand.", "harm"),
        ("De rebel sloeg de agent op zijn arm.", "harm"),
        ("De dief schoot net op de agent.", "harm"),
        ("De rebel schoot de agent raak.", "harm"),
        ("De dief stak Vos voor geld.", "harm"),
        ("De rebel schoot de bal binnen.", "conflict"),
        ("De rebel schoot de bal raak.", "creation"),
        ("Dat schoot de minister te binnen.", "cognition"),
        ("De rebel sloeg een arm om Vos.", "social"),
        ("De politie sloeg de dief in de boeien.", "control"),
        ("De rebellen schoten een helikopter in brand.", "harm"),
        ("De rebellen raakten de woonwijk.", "harm"),
        ("De rebel raakte de paal.", "creation"),
    ],
)
def test_what_is_violence_only_where_somebody_is_hit(sentence: str, deed: str) -> None:
    start = read_conllu(PARSE).text.index(sentence)
    assert [e.deed for e in events() if start <= e.start < start + len(sentence)] == [deed]


def test_a_subject_that_reaches_back_to_the_first_word_is_no_fault() -> None:
    words = ("Twee twee NUM 5 nummod", "zijn zijn VERB 0 root", "zij zij PRON 2 nsubj", ", , PUNCT 6 punct")
    later = ("mannen man NOUN 2 nsubj", "komen komen VERB 2 conj", ", , PUNCT 2 punct")
    rows = (f"{i} {w}".split() for i, w in enumerate((*words, *later), 1))
    doc = read_conllu("\n".join("\t".join([*row[:4], "_", "VerbForm=Fin", *row[4:], "_", "_"]) for row in rows))
    clauses = find_deed_clauses(doc)
    assert [(c.verb.text, [t.text for t in c.subjects], [t.text for t in c.objects]) for c in clauses] == [
        ("zijn", ["zij"], ["mannen"]),
        ("komen", ["zij"], []),
    ]
