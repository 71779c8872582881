"""Proper names as labels: formal, semi-formal or informal, by what the article shows."""

from __future__ import annotations

import pytest

from analysis.intervals import Intervals
from analysis.labels.nominations import known_names, names
from analysis.labels.phrases import take_apart
from tests.mentions import mention
from tests.parses import stored

TEXT = "Minister Els Vos zweeg. Vos kwam. Els lachte. Trainer Mol juichte. Het Witte Huis zweeg. Anouk zong."


@pytest.mark.parametrize(
    ("words", "actor", "told"),
    [
        ("Minister Els Vos", "vos", ("Els Vos", "label.nomination-semiformal")),
        ("Vos", "vos", ("Vos", "label.nomination-formal")),
        ("Els", "vos", ("Els", "label.nomination-informal")),
        ("Trainer Mol", "mol", ("Mol", "label.nomination-formal")),
        ("Het Witte Huis", "huis", ("Witte Huis", "label.seat")),
        ("Anouk", "anouk", ("Anouk", "label.nomination-informal")),
    ],
)
def test_a_name_is_formal_by_surname_or_title_and_informal_by_first_name(
    words: str, actor: str, told: tuple[str, str]
) -> None:
    doc = stored(TEXT, "labels")
    places = {"Minister Els Vos": 0, "Vos": 24, "Els": 34, "Trainer Mol": 46, "Het Witte Huis": 67, "Anouk": 89}
    actors = {"Minister Els Vos": "vos", "Vos": "vos", "Els": "vos", "Trainer Mol": "mol"}
    all_of = [mention(doc, text, actors.get(text, text.split()[-1].lower()), "name", at) for text, at in places.items()]
    phrases = {m.text: take_apart(doc, m, Intervals(all_of)) for m in all_of}
    known = known_names([phrase for phrase in phrases.values() if phrase is not None])
    phrase = phrases[words]
    assert phrase is not None and phrase.mention.actor == actor
    assert [(label[2], label[5]) for label in names(phrase, known)] == [told]
