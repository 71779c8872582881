"""The titles of figures: findings made by rule, with a floor, about the actor in focus if there is one."""

from __future__ import annotations

from dataclasses import replace

import pytest

import analysis as an
from analysis.errors import UsageError
from analysis.language import LANGUAGES, choose_language
from analysis.ledger import find_ledger, verb_as_written
from analysis.portrait import Portrait
from analysis.records import Mention, Sentiment
from analysis.titles import FIGURES, find_title
from tests.golden_tables import portray_seed
from tests.sample import EVENTS, MENTIONS, empty_portrait, place, sample_portrait

EN, NL = (choose_language(code) for code in ("en", "nl"))


@pytest.fixture(scope="module")
def seed() -> Portrait:
    return portray_seed()


@pytest.mark.parametrize("figure", FIGURES)
@pytest.mark.parametrize("code", LANGUAGES)
def test_of_nothing_nothing_is_claimed(figure: str, code: str) -> None:
    language = choose_language(code)
    title = find_title(empty_portrait(), figure, language)
    assert (title.text, title.actor, title.claim) == (language.say(f"figure.{figure}"), None, False)


# The seed has no tone of five expressions without a network, and two in it evaluate equally often, so that no title
# says who does most: tests/plots/test_specifications.py has a title of the one, a test below of the other.
@pytest.mark.parametrize("figure", [figure for figure in FIGURES if figure not in ("specifications", "matrix")])
def test_of_the_seed_each_figure_claims_something_in_one_or_two_sentences(figure: str, seed: Portrait) -> None:
    title = find_title(seed, figure, EN)
    assert title.claim and title.n >= 5 and title.text[0] == title.text[0].upper()
    assert title.text.endswith(".") == (". " in title.text)


def test_of_fewer_than_five_tellings_nothing_is_claimed() -> None:
    four = sample_portrait(events=(EVENTS[2],) * 4)
    assert not find_title(four, "ledger", EN).claim
    five = find_title(sample_portrait(events=(EVENTS[2],) * 4 + (EVENTS[3],)), "ledger", EN)
    assert five.text == "Of 5 tellings of violence as fact, 4 name both doer and target, 1 no doer"
    said = find_title(sample_portrait(events=(EVENTS[1],) * 5), "ledger", EN)
    assert said.text == "None of 5 tellings of violence is told as fact by the newspaper"


def test_denied_tellings_are_not_counted_and_a_doer_left_out_is_none() -> None:
    left_out = replace(EVENTS[2], agent_status="backgrounded")
    events = (left_out,) * 5 + (replace(EVENTS[2], negated=True),)
    title = find_title(sample_portrait(events=events), "ledger", NL)
    assert title.text == "Van 5 vermeldingen van geweld als feit noemen er 0 dader en doelwit, 5 geen dader"
    assert len(find_ledger(sample_portrait(events=events))) == 6


def test_who_comes_first_and_last_is_told_of_those_named_twice() -> None:
    title = find_title(sample_portrait(), "strip", EN)
    assert title.text == (
        "Of those mentioned twice or more, Joe Biden comes first and Abu Ibrahim al-Hashimi al-Qurayshi last, "
        "at 75\xa0% of the text"
    )
    assert (title.actor, title.named) == ("biden", ("biden", "leader"))
    once = tuple(Mention(**place(word), actor=word, form="name") for word in ("Bom", "zei", "hij", "blij", "IS"))
    assert not find_title(sample_portrait(mentions=once), "strip", EN).claim


def test_the_verb_of_a_title_is_in_the_number_of_its_subject() -> None:
    one = sample_portrait(events=(EVENTS[2], *(EVENTS[3],) * 4))
    assert find_title(one, "ledger", EN).text == (
        "Of 5 tellings of violence as fact, 1 names both doer and target, 4 no doer"
    )
    crowd = an.portray(
        "De soldaten kwamen. De soldaten zagen minister Jan Bos. De soldaten gingen. Jan Bos kwam. Hij lachte."
    )
    assert find_title(crowd, "strip", NL).text.startswith("Van wie minstens tweemaal vermeld wordt, komen soldaten")


def test_who_evaluates_most_may_be_the_newspaper_but_never_nobody() -> None:
    own = Sentiment(**place("blij"), term="blij", polarity=1.0, targets=("biden",))
    rows = (own,) * 4 + (replace(own, holder="unknown"),) * 6
    title = find_title(sample_portrait(sentiment=rows), "matrix", EN)
    assert (title.text, title.actor) == ("4 of the 10 evaluations of actors come from the newspaper", "narrator")
    equal = (own,) * 3 + (replace(own, holder="is"),) * 3
    assert not find_title(sample_portrait(sentiment=equal), "matrix", EN).claim


@pytest.mark.parametrize(
    ("figure", "told"),
    [
        ("portraits", "Biden: mentioned 12×, 161 words quoted or paraphrased, acting 1×, undergoing 0×"),
        (
            "who-speaks",
            "Of the 161 words given to Biden, the newspaper worded 97 itself; 64 stand between quotation marks",
        ),
        ("deeds", "Who does what, and what is done to whom"),
        ("strip", "Biden: first at 3\xa0% of the text, mentioned 12×"),
    ],
)
def test_a_title_is_about_the_actor_in_focus(figure: str, told: str, seed: Portrait) -> None:
    title = find_title(seed, figure, EN, "Joe Biden")
    assert (title.text, title.actor) == (told, "biden")


def test_an_actor_in_focus_that_is_not_there_is_refused() -> None:
    with pytest.raises(UsageError, match="no actor 'poetin' in sample; there are: biden"):
        find_title(sample_portrait(), "deeds", EN, "poetin")


def test_names_of_ones_own_are_used() -> None:
    mentions = tuple(replace(MENTIONS[0]) for _ in range(5))
    title = find_title(sample_portrait(mentions=mentions, quotes=()), "portraits", NL, names={"biden": "de president"})
    assert title.text == "De president wordt het vaakst vermeld; niemand wordt geciteerd"


def test_a_verb_in_parts_is_as_written_and_parts_that_touch_are_not_parted() -> None:
    portrait = sample_portrait()
    start = portrait.article.text.index("kwam om")
    parts = (start, start + 4), (start + 5, start + 7)
    assert verb_as_written(portrait, replace(EVENTS[3], parts=parts)) == "kwam om"
