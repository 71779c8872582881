"""As what a deed is told: a charge, hearsay, a plan or a denial stands nowhere as a fact, in no figure or title."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest
from matplotlib.axes import Axes

import analysis as an
from analysis import plots
from analysis.cascade import Row
from analysis.factuality import find_factuality, tell_factuality
from analysis.factuality.criteria import CRITERIA
from analysis.findings import find_findings
from analysis.language import LANGUAGES, choose_language
from analysis.ledger import find_ledger
from analysis.measures import ALL, count, marks_of
from analysis.portrait import Portrait
from analysis.report import render_report
from analysis.titles import find_title

#: A text, the verb or noun of the deed in it, and as what it is told.
TOLD = [
    ("Jan Bos sloeg de agent.", "sloeg", "fact", "asserted"),
    ("Jan Bos wordt verdacht van de moord op Els Vos.", "moord", "uncertain", "accused"),
    ("Een man is aangehouden op verdenking van doodslag op Els Vos.", "doodslag", "uncertain", "accused"),
    ("Jan Bos staat terecht voor het doodschieten van de agent.", "doodschieten", "uncertain", "accused"),
    ("Jan Bos wordt beschuldigd van mishandeling van Els Vos.", "mishandeling", "uncertain", "accused"),
    ("De rechtbank heeft Jan Bos vrijgesproken van de moord op Els Vos.", "moord", "uncertain", "accused"),
    ("Het OM verdenkt Jan Bos ervan dat hij Els Vos heeft gedood.", "gedood", "uncertain", "accused"),
    ("Jan Bos is veroordeeld voor de moord op Els Vos.", "moord", "fact", "asserted"),
    ("De verdachte Jan Bos sloeg de agent.", "sloeg", "uncertain", "suspect"),
    ("Jan Bos zou Els Vos hebben gewurgd.", "gewurgd", "uncertain", "reportative"),
    ("Jan Bos kwam in Gent aan. Hij zou daar het huis verkopen.", "verkopen", "uncertain", "unrealised"),
    ("Jan Bos heeft mogelijk de agent verwond.", "verwond", "uncertain", "hedged"),
    ("Er zijn aanwijzingen dat Jan Bos de agent sloeg.", "sloeg", "uncertain", "hedged"),
    ("Beweerd wordt dat Jan Bos de agent sloeg.", "sloeg", "attributed", "attributed"),
    ("De vermoedelijke schutter Jan Bos zweeg. De schutter doodde een vrouw.", "doodde", "uncertain", "suspect"),
    ("Volgens het OM heeft Jan Bos de agent geslagen.", "geslagen", "attributed", "attributed"),
    ("“Het leger heeft ons dorp gebombardeerd”, zei Els Vos.", "gebombardeerd", "attributed", "attributed"),
    ("Als Jan Bos de agent heeft geslagen, moet hij weg.", "geslagen", "uncertain", "not-asserted"),
    ("Heeft Jan Bos de agent gedood?", "gedood", "uncertain", "not-asserted"),
    ("Jan Bos ontkent dat hij Els Vos heeft geslagen.", "geslagen", "denied", "negated"),
    ("Jan Bos heeft de agent niet geslagen.", "geslagen", "denied", "negated"),
    ("De poging tot moord op Els Vos mislukte.", "moord", "uncertain", "unrealised"),
    ("Het leger zal het dorp bombarderen.", "bombarderen", "uncertain", "unrealised"),
    ("Het leger wilde het dorp bombarderen.", "bombarderen", "uncertain", "unrealised"),
    ("De rebellen dreigden het dorp te vernietigen.", "vernietigen", "uncertain", "unrealised"),
    ("Jan Bos begon de agent te slaan.", "slaan", "fact", "asserted"),
    ("De agenten kregen Jan Bos te zien.", "zien", "fact", "asserted"),
    ("De agenten zullen Jan Bos te zien krijgen.", "zien", "uncertain", "unrealised"),
    ("Jan Bos kreeg opdracht de agent te slaan.", "slaan", "uncertain", "unrealised"),
    ("Jan Bos ontkwam door de agent te slaan.", "slaan", "fact", "asserted"),
]
TRIAL = (
    "De verdachte Jan Bos zweeg. Volgens het OM heeft Jan Bos de agent geslagen. Bos zou Els Vos hebben verwond. "
    "Jan Bos ontkent dat hij de man heeft gedood. Als Jan Bos de vrouw heeft geslagen, krijgt hij straf. "
    "Bos stak de buurman neer. Bos heeft mogelijk een agent mishandeld."
)


@pytest.fixture(scope="module")
def trial() -> Portrait:
    return an.portray(TRIAL)


@pytest.mark.parametrize(("text", "verb", "status", "reason"), TOLD)
def test_a_deed_is_told_as_what_the_text_tells_it(text: str, verb: str, status: str, reason: str) -> None:
    portrait = an.portray(text)
    told = dict(zip((event.text for event in portrait.records["events"]), find_factuality(portrait), strict=True))
    assert (told[verb].status, told[verb].reason) == (status, reason)


def test_a_deed_in_somebodys_words_names_the_source() -> None:
    portrait = an.portray("Volgens het OM heeft Jan Bos de agent geslagen.")
    (telling,) = find_ledger(portrait)
    assert (telling.factuality.sources, telling.factuality.source) == (("openbaar-ministerie",), "het OM")
    assert tell_factuality(telling.factuality, portrait.names, choose_language("nl")) == "volgens Openbaar Ministerie"


def test_a_suspect_who_only_is_accused_does_nothing(trial: Portrait) -> None:
    counts = count(trial)
    assert "jan-bos" not in counts["does"]
    assert counts["alleged"]["jan-bos"].value == 5  # what he denies is nobody's
    assert not any("does" in marks for marks in marks_of(trial).values() if "jan-bos" in marks.get("does", ()))


def test_the_ledger_tells_of_every_telling_how_far_it_is_stated(trial: Portrait) -> None:
    table = plots.score_ledger(trial)
    assert table[["verb", "factuality", "commitment"]].values.tolist() == [
        ["geslagen", "attributed", "asserted"],
        ["verwond", "uncertain", "hedged"],
        ["gedood", "denied", "denied"],
        ["geslagen", "uncertain", "not-asserted"],
        ["stak … neer", "uncertain", "hedged"],
        ["mishandeld", "uncertain", "hedged"],
    ]


@pytest.mark.parametrize(
    ("text", "verbs"),
    [
        ("De storm bedreigt de oogst van Jan Bos.", []),
        ("De man bedreigt de bakker.", ["bedreigt"]),
        ("De NAVO bedreigt de bedrijven.", []),
        ("Jan Bos bedreigt de bedrijven.", ["bedreigt"]),
        ("Rusland bedreigt Finland.", ["bedreigt"]),
        ("De minister heeft het vertrouwen van Jan Bos in gevaar gebracht.", []),
        ("De minister heeft de soldaten in gevaar gebracht.", ["gevaar gebracht"]),
        ("De soldaten vernielden het huis van Jan Bos.", ["vernielden"]),
    ],
)
def test_harm_that_only_persons_suffer_is_no_violence_against_a_thing(text: str, verbs: list[str]) -> None:
    assert [telling.verb for telling in find_ledger(an.portray(text))] == verbs


@pytest.mark.parametrize("width", [8.5, 17.5])
def test_the_drawing_of_the_ledger_marks_what_is_no_fact(trial: Portrait, width: float) -> None:
    ax = plots.plot_ledger(trial, width=width, language="nl", focus="jan-bos")
    marks = [line for line in ax.lines if line.get_marker() in ("o", "x")]
    assert [line.get_markerfacecolor() == line.get_color() for line in marks].count(False) == 5
    assert [line.get_marker() for line in marks].count("x") == 1
    told = " ".join(text.get_text() for text in ax.texts).replace("- ", "")
    assert all(words in told for words in ("volgens Openbaar Ministerie", "zou", "ontkend", "van een verdachte"))
    assert not any(text.get_fontweight() == "bold" for text in ax.texts if text.get_text() == "Bos")


def test_the_boxes_of_deeds_that_are_no_fact_are_open_and_not_counted(trial: Portrait) -> None:
    table = plots.score_deeds(trial)
    assert set(table[table["actor"] == "jan-bos"]["factuality"]) == {"attributed", "uncertain"}
    ax = plots.plot_deeds(trial, focus="jan-bos")
    white = [patch for patch in ax.patches if patch.get_facecolor() == (1.0, 1.0, 1.0, 1.0)]
    assert len(white) == len(ax.patches) > 0
    assert numbers(ax) == ["–", "–"]


def numbers(ax: Axes) -> list[str]:
    """Give the counts beside the boxes."""
    return [text.get_text() for text in ax.texts if text.get_text() in ("–", *map(str, range(10)))]


@pytest.mark.parametrize("code", LANGUAGES)
@pytest.mark.parametrize("figure", ["deeds", "ledger", "portraits"])
def test_no_title_states_an_unproven_deed(trial: Portrait, figure: str, code: str) -> None:
    for focus in (None, "jan-bos"):
        title = find_title(trial, figure, choose_language(code), focus)
        said = title.text.casefold()
        assert "does most" not in said and "doet het meest" not in said
        if title.claim and figure == "ledger" and focus is None:
            assert said in (
                "none of 6 tellings of violence is told as fact by the newspaper",
                "geen van 6 vermeldingen van geweld vertelt de krant als feit",
            )
        if title.claim and figure == "portraits" and focus:
            assert "acting 0×" in said or "0× handelend" in said
    assert "deeds" not in find_findings(trial, code)


def test_what_is_alleged_is_told_beside_what_is_done() -> None:
    done = "Jan Bos sloeg de agent. " * 5
    portrait = an.portray(f"{done}Volgens het OM heeft Jan Bos Els Vos geslagen.")
    assert str(find_findings(portrait)["deeds"]).endswith(
        "1 more deed is told on somebody's word or as not certain, and is not counted."
    )
    assert count(portrait)["does"][ALL].value == 5


def test_the_page_says_on_whose_word_a_deed_is(trial: Portrait) -> None:
    page = render_report(trial, "nl")
    assert "volgens Openbaar Ministerie" in page and "zou doen" in page and "van een verdachte" in page


@pytest.mark.parametrize("row", CRITERIA, ids=lambda row: row.name)
def test_every_criterion_decides_its_example(row: Row[Any, tuple[str, str, str]]) -> None:
    before, deed, _ = re.split("[«»]", row.example)
    portrait = an.portray(row.example.replace("«", "").replace("»", ""))
    starts = [event.start for event in portrait.records["events"]]
    told = find_factuality(portrait)[starts.index(len(before))]
    assert portrait.article.text[len(before) :].startswith(deed)
    assert (told.reason, told.status, told.commitment) == row.answer


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_reason_has_its_words(code: str) -> None:
    say: Callable[[str], str] = choose_language(code).raw
    reasons = {row.answer[0] for row in CRITERIA} - {"asserted"}
    assert len(reasons) == 8 and all(say(f"factuality.{reason}") for reason in reasons)


def test_a_demand_is_no_charge() -> None:
    portrait = an.portray("De reizigers eisen dat de treinen uitgerust worden met toiletten.")
    told = dict(zip((event.text for event in portrait.records["events"]), find_factuality(portrait), strict=True))
    assert told["uitgerust"].reason == "unrealised"
