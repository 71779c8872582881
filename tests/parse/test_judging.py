from __future__ import annotations

from types import SimpleNamespace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis import paths
from analysis.dutch.judge import Heard, join_heard, judge_text
from analysis.dutch.judge import Sentence as JudgedSentence
from analysis.dutch.surroundings import SURROUNDINGS, surroundings
from analysis.errors import UsageError
from analysis.judgements import FRAME_NAMES, SentenceJudgement, WordJudgement
from analysis.parse import (
    find_sentences,
    judgements_of,
    parse,
    parse_many,
    read_conllu,
    to_conllu,
)
from analysis.portrait import portray_doc, score_sentences
from analysis.records import Sentence
from analysis.tables import check_rows, to_rows

PARSE = paths.ROOT / "tests" / "parses" / "judged.conllu"
VOTES = PARSE.with_name("votes.conllu")
STORY = (
    "Kapper krijgt drie jaar cel\n\nDe rechtbank veroordeelde een kapper. “Dit is een laffe daad. Hij had beter moeten"
    " weten”, zei de rechter.\n\nVolgens zijn advocaat zou hij in beroep gaan. Het regende."
)


def test_a_hand_made_parse_carries_judgements() -> None:
    judgements = judgements_of(read_conllu(PARSE))
    assert judgements is not None
    assert judgements.sentences == (
        SentenceJudgement(
            tone="negative",
            tone_score=-0.91,
            frames=("conflict", "morality"),
            frame_scores=(0.85, 0.1, 0.2, 0.92, 0.0),
            attribution="none",
            commitment="asserted",
        ),
        SentenceJudgement(tone="neutral", frames=(), attribution="reportative", commitment="hedged"),
        None,
    )
    assert judgements.words == {
        1: WordJudgement(effect="negative", frames=("conflict",), target=0, patient=0),
        4: WordJudgement(hedge="reportative"),
        7: WordJudgement(agent=3, patient=5),
        11: WordJudgement(evaluation="negative", target=9),
    }


def test_judgements_survive_conllu() -> None:
    doc = read_conllu(PARSE)
    again = read_conllu(to_conllu(doc))
    assert judgements_of(again) == judgements_of(doc)
    assert to_conllu(again) == to_conllu(doc)


@pytest.mark.model
def test_the_judgements_of_the_embedded_pipeline_survive_conllu() -> None:
    doc = parse(STORY)
    assert judgements_of(read_conllu(to_conllu(doc))) == judgements_of(doc)


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("# tone = negative", "# tone = bad", "the tone 'bad' is none of negative, neutral, positive"),
        ("# tone_score = -0.91", "# tone_score = low", "tone_score 'low' is not a number"),
        ("# frames = conflict morality", "# frames = war", "the frame 'war' is none of conflict, human-interest"),
        ("# frame_scores = 0.85 0.1", "# frame_scores = 0.85", "4 frame_scores where there are 5 frames"),
        ("Target=1|Patient=1", "Target=9", "Target=9 is no word of the sentence"),
        ("Hedge=reportative", "Hedge=perhaps", "the hedge 'perhaps' is none of modal"),
    ],
)
def test_a_judgement_that_is_none_is_refused(old: str, new: str, message: str) -> None:
    text = PARSE.read_text("utf-8")
    assert old in text
    with pytest.raises(UsageError, match=message):
        read_conllu(text.replace(old, new))


def test_every_sentence_has_a_row_judged_or_not() -> None:
    portrait = portray_doc(read_conllu(PARSE), [])
    rows = to_rows(portrait.records["sentences"], "sentences")
    check_rows(rows, "sentences")
    assert [(r["text"], r["part"], r["tone"], r["frames"], r["commitment"], r["rule"]) for r in rows] == [
        ("Kapper veroordeeld", "headline", "negative", [], "asserted", "sentence.judged"),
        ("Hij zou niets hebben gedaan.", "body", "neutral", [], "hedged", "sentence.agreed"),
        ("Dat is laf.", "body", None, None, None, "sentence.plain"),
    ]


def test_attribution_and_commitment_are_decided_by_network_and_clauses_together() -> None:
    found = portray_doc(read_conllu(VOTES), []).records["sentences"]
    assert [(s.text, s.attribution, s.commitment, s.rule) for s in found if isinstance(s, Sentence)][3:] == [
        ("De dijk is van niemand.", "none", "denied", "sentence.agreed"),
        ("Bos vreesde kritiek.", "none", "asserted", "sentence.agreed"),
        ("Er vielen geen gewonden.", "none", "denied", "sentence.ruled"),
        ("Haase zat geen moment lekker.", "none", "denied", "sentence.agreed"),
        ("Daar klopt niets van.", "attributed", "denied", "sentence.divided"),
        ("Niet overal vlekkeloos.", "none", "denied", "sentence.judged"),
        ("De politie meldt dat de brug dicht is.", "attributed", "asserted", "sentence.ruled"),
    ]


def test_a_scale_that_the_network_did_not_judge_stays_null() -> None:
    lines = VOTES.read_text("utf-8").splitlines()
    doc = read_conllu("\n".join(line for line in lines if not line.startswith("# attribution")) + "\n")
    found = [s for s in portray_doc(doc, []).records["sentences"] if isinstance(s, Sentence)]
    assert {s.attribution for s in found} == {None}
    assert [s.commitment for s in found][5:7] == ["denied", "denied"]


def test_a_pipeline_that_does_not_judge_leaves_null() -> None:
    import spacy

    nlp = spacy.blank("nl")
    nlp.add_pipe("sentencizer")
    doc = parse("Het regent. Het waait.", nlp)
    assert judgements_of(doc) is None
    assert [(s.text, s.tone, s.frames, s.rule) for s in find_sentences(doc)] == [
        ("Het regent.", None, None, "sentence.plain"),
        ("Het waait.", None, None, "sentence.plain"),
    ]


@pytest.mark.model
def test_the_sentences_are_those_of_the_tokens() -> None:
    portrait = portray_doc(parse(STORY), [])
    sentences = {record.sentence for record in portrait.records["sentences"]}
    assert sentences == {record.sentence for record in portrait.records["tokens"]}
    assert len(score_sentences(STORY)) == len(sentences)


@pytest.mark.model
def test_judgements_do_not_depend_on_the_company_of_a_text() -> None:
    texts = [STORY, "Het regent.", STORY.upper(), "Vijf doden bij een aanslag.\n\nDe dader is gevlucht."]

    def judged(order: list[str]) -> dict[str, list[Sentence]]:
        return {text: find_sentences(doc) for text, doc in zip(order, parse_many(order), strict=True)}

    together = judged(texts)
    assert judged(texts[::-1]) == together
    assert {text: find_sentences(parse(text)) for text in texts} == together


LABELS = {
    "tone": ("negative", "neutral", "positive"),
    "frames": FRAME_NAMES,
    "attribution": ("none", "attributed", "reportative"),
    "commitment": ("asserted", "hedged", "denied", "not-asserted"),
    "evaluation": ("O", "negative", "positive"),
    "effect": ("O", "negative", "positive"),
    "hedge": ("O", "modal"),
    "evidence": FRAME_NAMES,
    "pointer": ("target", "holder", "agent", "patient"),
}


class Session:
    """A last step that can be followed by hand: negative, and conflict as far as the company goes."""

    def get_outputs(self) -> list[SimpleNamespace]:
        return [SimpleNamespace(name=name) for name in ("tone", "frames", "attribution", "commitment")]

    def run(self, _: None, feed: dict[str, np.ndarray[tuple[int, int], np.dtype[np.float32]]]) -> list[object]:
        company = feed["before"][:, 0] + 10 * feed["headline"][:, 0]
        frames = np.array([[seen - 11, -5, -5, -5, -5] for seen in company], np.float32)
        others = ([2, 0, 0], [0, 1, 0], [1, 0, 0, 0])
        tone, attribution, commitment = (np.array([scores] * len(company), np.float32) for scores in others)
        return [tone, frames, attribution, commitment]


def judged_sentence(vector: float, begin: int) -> JudgedSentence:
    scores = np.zeros((2, 13), np.float32)
    scores[0, [1, 3, 6]] = 1  # word 0: negative evaluation; no effect, no hedge
    scores[1, [0, 3, 6]] = 1
    scores[:, 8:] = -1
    scores[1, 8] = 1  # word 1: evidence of conflict
    pointers = np.array([[2, 2], [0, 1], [1, 1], [2, 2]])
    heard = Heard(np.array([vector], np.float32), scores, pointers, [{2: 0.7}, {}])
    return JudgedSentence(["a", "."], [begin, begin + 1], [False, True], False, heard)


def test_a_sentence_is_judged_in_the_company_of_the_one_before_and_the_headline() -> None:
    sentences = [judged_sentence(1, 0), judged_sentence(2, 2), judged_sentence(3, 4)]
    found = judge_text(Session(), LABELS, sentences, titled=True)
    assert [s.frame_scores[0] for s in found.sentences if s and s.frame_scores] == [0.0, 0.5, 0.731]
    assert [s.frames for s in found.sentences if s] == [(), (), ("conflict",)]
    assert {(s.tone, s.tone_score, s.attribution, s.commitment) for s in found.sentences if s} == {
        ("negative", -0.68, "attributed", "asserted")
    }
    assert found.words[4] == WordJudgement(
        evaluation="negative", tones=(0.58, 0.21, 0.21, 0.21), target=5, targets={5: 0.7}
    )
    even = (0.21, 0.21, 0.21, 0.21)
    assert found.words[5] == WordJudgement(tones=even, frames=("conflict",), agent=4, patient=5)
    assert found.words[3] == WordJudgement(tones=even, agent=2, patient=3)
    untitled = judge_text(Session(), LABELS, sentences, titled=False)
    assert [s.frames for s in untitled.sentences if s] == [(), (), ()]


def test_a_frame_rests_on_its_likeliest_word_where_none_is_likely() -> None:
    sentence = judged_sentence(12, 0)
    assert sentence.heard is not None
    sentence.heard.scores[:, 8] = [-2, -1]
    after = judged_sentence(1, 2)
    assert after.heard is not None
    after.heard.scores[:, 8] = [-3, -4]
    found = judge_text(Session(), LABELS, [sentence, after], titled=False)
    assert [s.frames for s in found.sentences if s] == [(), ("conflict",)]
    assert {place: word.frames for place, word in found.words.items() if word.frames} == {2: ("conflict",)}


def test_white_space_is_not_judged() -> None:
    white = JudgedSentence([], [], [], True, None)
    found = judge_text(Session(), LABELS, [judged_sentence(1, 0), white, judged_sentence(2, 3)], titled=True)
    assert [s is None for s in found.sentences] == [False, True, False]


def test_windows_of_a_long_sentence_are_joined() -> None:
    parts = [judged_sentence(n, 0).heard for n in (1, 2)]
    heard = join_heard([part for part in parts if part], [0, 2, 4])
    assert heard.vector.tolist() == [1]
    assert heard.scores.shape == (4, 13)
    assert heard.pointers.tolist() == [[2, 2, 4, 4], [0, 1, 0, 3], [1, 1, 3, 3], [2, 2, 4, 4]]
    assert heard.targets == [{2: 0.7}, {}, {4: 0.7}, {}]


def test_where_a_sentence_stands() -> None:
    sentences = [["Kop"], ["“", "Ik", "ga", "."], ["Nu", ".", "”"], ["Hij", "ging", "."], ['"', "Ja", '"', "."]]
    told = surroundings(sentences, [True, True, False, False, True])
    assert [[name for name, value in zip(SURROUNDINGS, row, strict=True) if value] for row in told] == [
        ["first", "paragraph", "unfinished"],
        ["paragraph", "open", "begins", "marked"],
        ["opened", "marked", "after"],
        ["after"],
        ["paragraph", "begins", "marked"],
    ]


@given(st.lists(st.lists(st.sampled_from(["a", ".", '"', "“", "”"]), max_size=5), max_size=5), st.data())
def test_what_stands_after_a_sentence_does_not_change_it(sentences: list[list[str]], data: st.DataObject) -> None:
    paragraphs = data.draw(st.lists(st.booleans(), min_size=len(sentences), max_size=len(sentences)))
    whole = surroundings(sentences, paragraphs)
    for n in range(len(sentences)):
        assert surroundings(sentences[:n], paragraphs[:n]) == whole[:n]
