"""Whose words stand where, and who says *ik*."""

from __future__ import annotations

from itertools import pairwise

from analysis.quotes import find_quotes, find_voices, resolve_first_person
from tests.quotes.examples import council, mention, parsed


def test_voices_cover_the_text_and_the_innermost_wins() -> None:
    doc = council()
    quotes = find_quotes(doc, [mention(doc, "Aerts", "aerts", after=doc.text.index("zei Aerts"))])
    voices = find_voices(doc, quotes)
    assert voices[0].start == 0
    assert voices[-1].end == len(doc.text)
    assert all(a.end == b.start for a, b in pairwise(voices))
    spoken = {doc.text[v.start : v.end]: (v.voice, v.voice_kind) for v in voices}
    assert spoken["We hebben er jaren voor gevochten"] == ("aerts", "direct")
    assert spoken["eerlijke vergoeding"][1] == "mixed"


def test_source_and_cue_inside_a_quotation_belong_to_the_voice_around_it() -> None:
    doc = parsed("Het geld is volgens Els Vos veilig.")
    voices = find_voices(doc, find_quotes(doc, [mention(doc, "Els Vos", "vos")]))
    assert [(doc.text[v.start : v.end].strip(), v.voice) for v in voices] == [
        ("Het geld is", "vos"),
        ("volgens", "narrator"),
        ("", "vos"),
        ("Els Vos", "narrator"),
        ("veilig", "vos"),
        (".", "narrator"),
    ]


def test_the_first_person_is_the_speaker_and_nobody_without_one() -> None:
    doc = parsed("“Ik neem mijn hond mee”, zei Els Vos.")
    vos = mention(doc, "Els Vos", "vos")
    added = resolve_first_person(doc, [vos], find_quotes(doc, [vos]))
    assert [(m.text, m.actor, m.form) for m in added] == [("Ik", "vos", "pronoun"), ("mijn", "vos", "possessive")]
    assert resolve_first_person(doc, [], find_quotes(doc, [])) == []
