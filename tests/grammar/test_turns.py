from __future__ import annotations

import pytest

from analysis.grammar.turns import find_turns


def turns(text: str) -> list[str]:
    blocks = []
    at = 0
    for block in text.split("\n\n"):
        blocks.append((at, at + len(block)))
        at += len(block) + 2
    return [text[p.start : p.end] for p in find_turns(text, blocks)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("– Nee, zei minister Bakker. Ik ben ziek.", ["Nee", "Ik ben ziek."]),
        ("— Ik ga naar zee, zei hij.", ["Ik ga naar zee"]),
        ("- Komt u morgen? vroeg de journalist.", ["Komt u morgen?"]),
        ("– De brug gaat dicht, zegt de gemeente.", []),
        ("– Ik kwam binnen, zei ik.", []),
        ("Nee, zei minister Bakker. Ik ben ziek.", []),
    ],
)
def test_a_dash_opens_a_turn_where_somebody_speaks_for_himself(text: str, expected: list[str]) -> None:
    assert turns(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Vraag: Bent u moe?\n\nAntwoord: Ja, zeker.", ["Ja, zeker."]),
        (
            "Bos: Wij gaan.\n\nVos: Waarheen?\n\nBos: Naar zee.\n\nVos: Mooi.",
            ["Wij gaan.", "Waarheen?", "Naar zee.", "Mooi."],
        ),
        ("Maandag: regen.\n\nDinsdag: zon.", []),
        ("Bron: de gemeente.\n\nBron: de politie.", []),
    ],
)
def test_labels_that_take_turns_are_a_conversation(text: str, expected: list[str]) -> None:
    assert turns(text) == expected
