"""Who stands in a sentence near a passage."""

from __future__ import annotations

import pytest

from analysis.quotes.sentences.layout import Sentence, lay_out
from analysis.quotes.speakers.nearby import only_name, subject_near
from tests.quotes.examples import parsed


def first(text: str) -> Sentence:
    return lay_out(parsed(text)).sentences[0]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Voor Els Vos was het de eerste keer. “Het is fijn om hier te zijn.”", "Els Vos"),
        ("Els Vos sprak met Jan Mol.", None),
        ("Het regende hard.", None),
    ],
)
def test_the_only_name_of_a_sentence(text: str, name: str | None) -> None:
    sentence = first(text)
    span = only_name(sentence)
    assert (sentence.doc[slice(*span)].text if span else None) == name


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Els Vos is blij met de steun. “Dit hadden we nooit verwacht.”", ("Els Vos", None)),
        ("Els Vos zei dat zij komt. Het plein was leeg. “Morgen zijn we er weer.”", ("Els Vos", "zeggen")),
        ("Het regende hard.", None),
        ("Ik was blij.", None),
    ],
)
def test_the_subject_of_a_sentence_that_can_speak_and_its_cue(text: str, found: tuple[str, str | None] | None) -> None:
    sentence = first(text)
    near = subject_near(sentence)
    told = (sentence.doc[slice(*near.source)].text, near.cue.cue.lemma if near.cue else None) if near else None
    assert told == found
