"""One who is suspected is one actor, whatever he is called, and nobody where the article tells of several."""

from __future__ import annotations

import pytest

from analysis.actors.accused import several_accused
from tests.actors.mentioned_actors import holders
from tests.parses import stored


def test_one_suspect_of_a_crime_story_is_one_actor() -> None:
    text = (
        "Man steekt buurman neer\n\nEen man (34) heeft zaterdag zijn buurman neergestoken. De 34-jarige werd "
        "aangehouden. D.V.B. wordt verdacht van poging tot doodslag. “Mijn cliënt ontkent”, zegt advocaat Els Maes. "
        "De verdachte blijft vast. Het slachtoffer ligt in het ziekenhuis."
    )
    found = holders(text)
    chain = ("Man", "Een man", "De 34-jarige", "D.V.B.", "Mijn cliënt", "De verdachte")
    assert {found[words] for words in chain} == {"d-v-b"}
    assert {found[words] for words in ("buurman", "zijn buurman", "Het slachtoffer")} == {"buurman"}


def test_whoever_stands_trial_is_the_accused() -> None:
    text = "Jan Bos staat terecht voor moord. De beklaagde riskeert twintig jaar. Bos wordt verdacht van moord."
    found = holders(text)
    assert (found["De beklaagde"], found["Bos"]) == ("jan-bos", "jan-bos")


@pytest.mark.parametrize(
    "text",
    [
        "Jan Bos en Kees Maas zijn aangehouden. De verdachte zweeg.",
        "Jan Bos is aangehouden. Een tweede verdachte is op de vlucht. De verdachte zweeg.",
        "Jan Bos is aangehouden. De verdachten kennen elkaar. De verdachte zweeg.",
    ],
)
def test_of_several_suspects_none_is_meant(text: str) -> None:
    assert several_accused(stored(text, "actors"))
    assert holders(text)["De verdachte"] != "jan-bos"


def test_the_doer_need_not_be_the_suspect() -> None:
    assert holders("Jan Bos is aangehouden. De dader vluchtte.")["De dader"] == "dader"


def test_the_client_of_a_lawyer_of_the_harmed_is_nobody_known() -> None:
    text = "Jan Bos is aangehouden. “Mijn cliënt huilt”, zegt de advocaat van de nabestaanden."
    assert holders(text)["Mijn cliënt"] != "jan-bos"


def test_the_judge_is_not_the_accused() -> None:
    found = holders("De rechter veroordeelde Jan Bos tot twee jaar. De verdachte zweeg.")
    assert (found["De rechter"], found["De verdachte"]) == ("rechter", "jan-bos")
