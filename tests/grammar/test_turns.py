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
        ("— Ik wil naar huis, snikte Tine Vos.", ["Ik wil naar huis"]),
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
        (
            "DE KRANT: Was het zwaar?\n\nTOM KOK: Mooi.\n\nDE KRANT: En nu?\n\nKOK: Naar huis.",
            ["Was het zwaar?", "Mooi.", "En nu?", "Naar huis."],
        ),
        (
            "Bent u blij?\n\nMertens: Heel blij.\n\nWaarom?\n\nMertens: Omdat het af is.",
            ["Heel blij.", "Omdat het af is."],
        ),
        ("Ploeg heren: Bos.\n\nPloeg dames: Vos.\n\nTrainer heren: Mol.", []),
        ("Maandag: regen.\n\nDinsdag: zon.", []),
        ("Bron: de gemeente.\n\nBron: de politie.", []),
    ],
)
def test_labels_that_take_turns_are_a_conversation(text: str, expected: list[str]) -> None:
    assert turns(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Hoe is het met u?\n\nGoed, dank u. Ik slaap goed.\n\nWat nu?\n\nIk ga op reis.\n\nMet mijn kind, denk ik.",
            ["Goed, dank u. Ik slaap goed.", "Ik ga op reis."],
        ),
        (
            "Bent u moe?\n\nJa.\n\nIk slaap slecht.\n\nOok thuis?\n\nNee, daar slaap ik wel.",
            ["Ja.", "Ik slaap slecht.", "Nee, daar slaap ik wel."],
        ),
        ("Hoe voelt u zich?\n\nIk train.\n\nWat is het doel?\n\nWinnen.", ["Ik train.", "Winnen."]),
        ("Hoe voel je je?\n\nIk train.\n\nWat is het doel?\n\nWinnen.", []),
        ("Wat betekent dat voor u?\n\nDe prijs stijgt.\n\nHoeveel betaalt u?\n\nTien euro.", []),
        ("Wat is er gebeurd?\n\nIk was er bij.\n\nWie deed het?\n\nIk weet het niet.", []),
        ("Bent u moe?\n\n,,Ja, ik ben moe.’’\n\nEn nu?\n\n,,Ik slaap.’’", []),
    ],
)
def test_who_is_asked_answers_without_marks_in_the_first_person(text: str, expected: list[str]) -> None:
    assert turns(text) == expected
