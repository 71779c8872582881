"""What was found in the fair copy is brought back to the article as it was given."""

from __future__ import annotations

from analysis.alignment import bring_back, bring_voices_back
from analysis.article import read_article
from analysis.article.fair_copy import fair_copy
from analysis.records import Mention, VoiceSpan

GIVEN = "De mi\u00adnister kwam. Zij zweeg."


def test_records_have_the_words_and_offsets_of_the_article_itself() -> None:
    copy = fair_copy(read_article(GIVEN))
    assert copy.article.text == "De minister kwam. Zij zweeg."
    place = {"article": "a", "sentence": 0, "part": "body", "actor": "minister", "form": "role", "rule": "-"}
    found = [
        Mention(start=0, end=11, text="De minister", **place),  # type: ignore[arg-type]
        Mention(start=18, end=21, text="Zij", **place),  # type: ignore[arg-type]
    ]
    back = bring_back(found, copy)
    assert [(m.start, m.end, m.text) for m in back] == [(0, 12, "De mi\u00adnister"), (19, 22, "Zij")]
    assert [GIVEN[m.start : m.end] for m in back] == [m.text for m in back]


def test_voices_cover_the_article_without_gaps() -> None:
    copy = fair_copy(read_article(GIVEN))
    voices = [
        VoiceSpan(start=0, end=18, voice="narrator", voice_kind="narrator"),
        VoiceSpan(start=18, end=28, voice="minister", voice_kind="direct"),
    ]
    assert [(v.start, v.end) for v in bring_voices_back(voices, copy)] == [(0, 19), (19, 29)]


def test_what_needed_no_fair_copy_is_as_it_was() -> None:
    copy = fair_copy(read_article("Zij zweeg."))
    assert bring_back([], copy) == [] and bring_voices_back([], copy) == []
