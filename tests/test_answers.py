"""What the notebooks say: answers with a floor, doubts with their rows, tables with the evidence whole and marked."""

from __future__ import annotations

import pandas as pd
import pytest

from analysis.errors import UsageError
from analysis.notebooks import QUESTIONS, Answer, find_answer, find_doubt, find_wordings, set_table
from analysis.notebooks.doubtful import DOUBTFUL
from analysis.records import Sentence
from tests.golden_tables import portray_seed
from tests.sample import empty_portrait, place, sample_portrait


@pytest.mark.parametrize(
    "question", [question for question in QUESTIONS if question not in ("own", "portraits", "words")]
)
def test_of_too_little_nothing_is_claimed(question: str) -> None:
    (said,) = find_answer(empty_portrait(), question).sentences
    assert said.startswith("Too little to say: fewer than five ")


@pytest.mark.parametrize("language", ["en", "nl"])
@pytest.mark.parametrize("question", [question for question in QUESTIONS if question != "words"])
def test_every_question_is_answered_of_the_seed(question: str, language: str) -> None:
    answer = find_answer(portray_seed(), question, language=language)
    assert len(answer.sentences) >= 2
    assert all(one.endswith(".") and "{" not in one for one in answer.sentences)


def test_an_unknown_question_is_refused_with_those_there_are() -> None:
    with pytest.raises(UsageError, match=r"no question 'tone'; there are: portraits, .*, differences \(with"):
        find_answer(sample_portrait(), "tone")
    with pytest.raises(UsageError, match="no doubt about 'own'; there are: portraits, speech"):
        find_doubt(sample_portrait(), "own")


def test_words_of_an_article_are_no_marks_of_markdown() -> None:
    answer = Answer(("Van *ster* & <b>.", "$5 van_wie"))
    assert answer._repr_markdown_() == "**Van \\*ster\\* & \\<b\\>.**\n\n- \\$5 van\\_wie"


@pytest.mark.parametrize("question", DOUBTFUL)
def test_a_doubt_without_rows_says_so(question: str) -> None:
    assert find_doubt(empty_portrait(), question).text == "Of 0 rows none is in doubt for this reason."


def test_a_doubt_shows_its_rows_and_says_how_many_there_are() -> None:
    doubt = find_doubt(sample_portrait(), "portraits", top=2)
    assert doubt.text.startswith("Of 9 mentions 6 are neither names nor roles") and doubt.text.endswith(" The first 2:")
    assert [row[0] for row in doubt.table.rows] == ["Joe Biden", "Joe Biden"]


def test_wordings_tell_of_each_actor_in_the_words_of_the_article() -> None:
    table = find_wordings(sample_portrait()).set_index("actor")
    assert table.loc["biden", "says"] == "“Onze dappere soldaten <zijn> veilig”"
    assert table.loc["leader", "deeds-done"] == "blies" and table.loc["leader", "deeds-undergone"] == "blies, kwam"


def test_a_table_has_names_in_place_of_ids_and_its_evidence_marked_and_whole() -> None:
    whole = Sentence(**place("“Onze dappere soldaten <zijn> veilig”, zei hij."))
    portrait = sample_portrait(sentences=(whole,))
    told = set_table(portrait, portrait.sentiment[1:2], ["targets", "polarity", "sentence"])
    assert told.rows == (("", "0.6", "“Onze <b>dappere</b> soldaten &lt;zijn&gt; veilig”, zei hij."),)
    assert told.headings == ("about whom", "polarity", "in its sentence") and told.numbers == (False, True, False)


def test_shares_are_hundreds_and_differences_have_their_sign() -> None:
    table = pd.DataFrame({"share_a": [0.25, None], "difference": [-0.104, 0.0]})
    assert set_table(None, table).rows == (("25\xa0%", "\u221210"), ("", "0"))


def test_an_empty_table_says_that_nothing_was_found() -> None:
    assert set_table(empty_portrait(), empty_portrait().quotes)._repr_html_() == "<p>None found.</p>"


def test_a_column_that_a_table_lacks_is_refused() -> None:
    with pytest.raises(UsageError, match="the table has no column toon; it has: article, start"):
        set_table(sample_portrait(), sample_portrait().quotes, ["toon"])
