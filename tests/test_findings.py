"""What stands out, said by rule: who is named and heard, in whose words, with a floor; the rows behind every number."""

from __future__ import annotations

from dataclasses import replace
from types import MappingProxyType

import pytest

import analysis as an
from analysis.errors import UsageError
from analysis.findings import FLOOR, Name, Number, find_findings, short_names
from analysis.language import LANGUAGES, Language, choose_language
from analysis.measures import ALL, LAYERS, MEASURES, count, list_measures, marks_of
from analysis.portrait import Portrait
from analysis.records import Actor, Label, Mention
from tests.sample import FRAMES, MENTIONS, QUOTES, empty_portrait, place, sample_portrait

TALK = (
    "Minister Jan Bos kwam. “Wij doen het goed”, zei Bos. “Wij gaan door”, zei hij. “Het is klaar”, zei Bos. "
    "“Wij zijn blij”, zei Bos. “Tot ziens”, zei de minister. An Maes zweeg."
)


@pytest.fixture(scope="module")
def talk() -> Portrait:
    jan = Actor(id="jan-bos", name="Jan Bos", type="person", aliases=("Bos",), roles=("de minister",))
    return an.portray(TALK, actors=[jan, Actor(id="an-maes", name="An Maes", type="person")])


def headline(portrait: Portrait, language: str = "en") -> str:
    return str(find_findings(portrait, language)["all"])


def named(*actors: str) -> tuple[Mention, ...]:
    return tuple(replace(MENTIONS[0], actor=actor) for actor in actors)


def test_who_is_named_and_heard_most_is_the_headline(talk: Portrait) -> None:
    assert headline(talk) == "Bos is mentioned most and has 100\xa0% of the words quoted or paraphrased"
    assert (
        headline(talk, "nl")
        == "Bos wordt het vaakst vermeld en heeft 100\xa0% van de geciteerde of geparafraseerde woorden"
    )


def test_of_fewer_than_five_nothing_is_claimed() -> None:
    few = sample_portrait(mentions=named("biden", "biden", "biden", "is"))
    assert headline(few) == "Too little to say: 4 mentions of actors"
    assert headline(empty_portrait(), "nl") == "Te weinig om iets te zeggen: 0 vermeldingen van actoren"
    assert find_findings(empty_portrait()).keys() == {"all"}


def test_few_quotations_are_too_few_to_say_who_is_heard() -> None:
    assert headline(sample_portrait(mentions=named(*["biden"] * 4, "is"))) == (
        "Joe Biden is mentioned most; 3 quotations are too few to say who is heard"
    )


def test_two_that_are_named_as_often_are_not_set_apart() -> None:
    equal = sample_portrait(mentions=named(*["biden"] * 3, *["is"] * 3), quotes=())
    assert headline(equal) == "No single actor is mentioned most; nobody is quoted"


def test_an_actor_that_is_many_has_a_verb_that_is_many() -> None:
    portrait = an.portray("De soldaten kwamen. Ze zagen de stad. De soldaten gingen. De soldaten lachten. Ze rustten.")
    assert headline(portrait).startswith("Soldaten are mentioned most")
    assert headline(portrait, "nl").startswith("Soldaten worden het vaakst vermeld")


def test_words_of_the_newspaper_and_words_between_marks_are_told_apart() -> None:
    said = "“Wij gaan door”, zei Jan Bos. " * 4 + "Jan Bos zei dat hij het werk heel goed vindt. Bos lachte."
    speech = find_findings(an.portray(said))["speech"]
    assert str(speech) == (
        "Of the 19 words given to Bos, the newspaper worded 7 itself; 12 stand between quotation marks."
    )
    assert next(piece for piece in speech.pieces if isinstance(piece, Number)).measure == "heard"


def test_every_number_of_a_finding_has_rows(talk: Portrait) -> None:
    for portrait in (talk, sample_portrait()):
        counts = count(portrait)
        for finding in find_findings(portrait).values():
            numbers = [piece for piece in finding.pieces if isinstance(piece, Number)]
            assert all(counts[number.measure][number.actor].rows for number in numbers)


def test_a_count_is_of_the_rows_behind_it() -> None:
    counts = count(sample_portrait())
    assert counts["named"]["biden"] == type(counts["named"]["biden"])(3, (0, 1, 2))
    assert counts["alleged"]["troops"].rows == counts["alleged-against"]["children"].rows == (1,)  # residents say so
    assert counts["does"][ALL].rows == (2, 3)  # *zei* is no deed, *kwam* has no doer that is an actor
    assert counts["quotations"]["residents"].rows == (1, 2)
    assert counts["frame:conflict"][ALL].value == 2


def test_signs_that_the_network_alone_found_head_no_finding() -> None:
    by_network = tuple(replace(FRAMES[0], item=None, indicator=None, rule="frame.network") for _ in range(6))
    assert "frames" not in find_findings(sample_portrait(frames=by_network))
    indicated = find_findings(sample_portrait(frames=(*by_network, *[FRAMES[2]] * 5)))["frames"]
    assert str(indicated).startswith("Human interest is the frame with most indicators")
    assert indicated.n == 5


def test_its_own_name_characterises_nobody() -> None:
    label = Label(**place("soldaten"), actor="is", label="terreurgroep", type="classification", relation="apposition")
    own = replace(label, label="overheid", actor="overheid", text="overheid")
    government = Actor(id="overheid", name="overheid", type="organisation", aliases=())
    portrait = sample_portrait(labels=(label, *[own] * 5))
    named_so = replace(portrait, actors=(*portrait.actors, government))
    assert count(named_so)["called"].keys() == {ALL, "is"}
    assert "names" not in find_findings(named_so)


def test_a_table_that_a_portrait_lacks_gives_no_measure() -> None:
    portrait = sample_portrait()
    tables = {measure.table for measure in list_measures(portrait)}
    assert tables == {"mentions", "quotes", "events", "sentiment", "frames"}
    assert list_measures(empty_portrait()) == []


def test_a_table_that_is_new_is_a_layer_when_it_is_there() -> None:
    portrait = sample_portrait()
    hedges = MappingProxyType({**portrait.records, "hedges": (portrait.records["events"][0],)})
    found = [measure for measure in list_measures(replace(portrait, records=hedges)) if measure.layer == "certainty"]
    assert [measure.id for measure in found] == ["hedged"]


def test_a_row_is_marked_for_whom_it_is_of() -> None:
    marks = marks_of(sample_portrait())
    assert marks["events", 1] == {"alleged": ("troops", "children")}
    assert marks["events", 2] == {"does": ("leader",), "undergoes": ("leader",)}
    assert marks["quotes", 1] == {"indirect": ("residents", "children")}
    assert ("quotes", 3) not in marks  # a scare quote is no speech


def test_short_names_are_of_one_actor_only() -> None:
    jan = Actor(id="jan", name="Jan Bos", type="person", aliases=("Bos",))
    els = Actor(id="els", name="Els Bos", type="person", aliases=("Bos",))
    assert short_names((jan,)) == {"jan": "Bos"}
    assert short_names((jan, els)) == {"jan": "Jan Bos", "els": "Els Bos"}


def test_a_sentence_begins_with_a_capital() -> None:
    pieces = find_findings(sample_portrait(mentions=named(*["x"] * 5), quotes=()))["all"].pieces
    assert pieces[0] == Name("X", "x")


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_measure_layer_and_mark_has_its_words(code: str) -> None:
    say = Language(code)
    for measure in MEASURES:
        assert say.say(f"measure.{measure.id}") and say.say(f"about.{measure.id}")
        assert not measure.mark or say.say(f"mark.{measure.mark}")
    assert all(say.say(f"layer.{layer}") for layer in LAYERS)


def test_every_text_is_there_in_both_languages_with_the_same_slots() -> None:
    import re

    from analysis.language import load_texts

    for key, text in load_texts().items():
        assert set(text) == set(LANGUAGES), key
        slots = {code: set(re.findall(r"{(\w+)}", str(text[code]))) for code in LANGUAGES}
        assert slots["en"] == slots["nl"], key


def test_an_unknown_language_is_refused_with_those_there_are() -> None:
    with pytest.raises(UsageError, match="unknown language 'fr'; allowed: en, nl"):
        choose_language("fr")


def test_the_floor_is_five() -> None:
    assert FLOOR == 5 and len([q for q in QUOTES if q.kind != "scare"]) < FLOOR
