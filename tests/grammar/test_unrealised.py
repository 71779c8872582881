"""What is told as tried, planned, feared or to come is so in the table of deeds, and no fact."""

from __future__ import annotations

import pytest

from analysis.factuality import find_factuality
from analysis.portrait import portray_doc
from analysis.records import Event
from tests.parses import stored


@pytest.mark.parametrize(
    ("text", "deed", "unrealised"),
    [
        ("De man probeerde de agent te slaan.", "slaan", True),
        ("De man kwam om de agent te slaan.", "slaan", True),
        ("De man wilde de agent slaan.", "slaan", True),
        ("De man zal de agent slaan.", "slaan", True),
        ("De man had de agent moeten slaan.", "slaan", True),
        ("De poging tot moord op de agent mislukte.", "moord", True),
        ("De politie vreest een aanval op de minister.", "aanval", True),
        ("De man moest de agent slaan.", "slaan", False),
        ("De man begon de agent te slaan.", "slaan", False),
        ("Door de agent te slaan verloor de man zijn baan.", "slaan", False),
        ("De man sloeg de agent.", "sloeg", False),
        ("De man hoopt de agent te hebben geslagen.", "geslagen", True),
        ("De man kondigde aan de agent te slaan.", "slaan", True),
        ("Bijna werd de minister gedood.", "gedood", True),
        ("Ze was bijna vermoord door haar ex.", "vermoord", True),
        ("Hij had bijna zijn vrouw vermoord.", "vermoord", True),
        ("De agent probeerde de aanslag te voorkomen.", "aanslag", True),
        ("De man heeft bijna alle agenten geslagen.", "geslagen", False),
        ("De bom verwoestte bijna de hele straat.", "verwoestte", False),
    ],
)
def test_what_is_not_realised_is_no_fact(text: str, deed: str, unrealised: bool) -> None:
    portrait = portray_doc(stored(text, "grammar"))
    told = zip(portrait.records["events"], find_factuality(portrait), strict=True)
    (found,) = [(event, fact) for event, fact in told if isinstance(event, Event) and event.text == deed]
    assert (found[0].unrealised, found[1].reason == "unrealised") == (unrealised, unrealised)


@pytest.mark.parametrize(
    ("text", "deed", "status", "reason"),
    [
        ("De minister gaf toe te hebben gelogen.", "gelogen", "attributed", "attributed"),
        ("De minister gaf toe te liegen.", "liegen", "fact", "asserted"),
        ("De verdachte verklaarde de agent te hebben geslagen.", "geslagen", "attributed", "attributed"),
        ("Iran zegt Israël te hebben aangevallen.", "aangevallen", "attributed", "attributed"),
        ("Hij heeft spijt zijn zoon te hebben geslagen.", "geslagen", "fact", "asserted"),
        ("De politie verdenkt Janssen ervan zijn vrouw te hebben vermoord.", "vermoord", "uncertain", "accused"),
        ("De man ontkent de agent te hebben geslagen.", "geslagen", "denied", "negated"),
        ("De president dreigde Iran te bombarderen als het land niet stopt.", "stopt", "uncertain", "not-asserted"),
        ("De president dreigde Iran te bombarderen als het land niet stopt.", "dreigde", "fact", "asserted"),
        ("Als Peters niet liegt, heeft de man de agent geslagen.", "liegt", "uncertain", "not-asserted"),
        ("Het is een leugen dat Bakker heeft gefraudeerd.", "gefraudeerd", "denied", "negated"),
        ("Het is een fabeltje dat Bakker heeft gefraudeerd.", "gefraudeerd", "denied", "negated"),
        ("Het is een verzinsel dat Bakker heeft gefraudeerd.", "gefraudeerd", "denied", "negated"),
    ],
)
def test_what_is_told_as_done_is_claimed_charged_or_so(text: str, deed: str, status: str, reason: str) -> None:
    portrait = portray_doc(stored(text, "grammar"))
    told = zip(portrait.records["events"], find_factuality(portrait), strict=True)
    (found,) = [(event, fact) for event, fact in told if isinstance(event, Event) and event.text == deed]
    assert (found[0].unrealised, found[1].status, found[1].reason) == (False, status, reason)


@pytest.mark.parametrize(
    ("text", "target"),
    [("Wie heeft de burgemeester bedreigd?", "burgemeester"), ("Wie bedroog minister Kok?", "kok")],
)
def test_whom_a_question_word_does_it_to_undergoes_it_in_every_table(text: str, target: str) -> None:
    portrait = portray_doc(stored(text, "grammar"))
    (event,) = portrait.records["events"]
    assert (event.agents, event.patients) == ((), (target,))
    assert [(row.targets, row.aspect) for row in portrait.records["sentiment"]] == [((target,), "effect")]


def test_what_was_all_but_done_is_not_claimed_and_blames_half() -> None:
    portrait = portray_doc(stored("Ze was bijna vermoord door haar ex.", "grammar"))
    assert {claim.commitment for claim in portrait.records["claims"]} == {"not-asserted"}
    assert {row.polarity for row in portrait.records["sentiment"]} == {-0.5}
    (event,) = portray_doc(stored("Bijna werd de minister gedood.", "grammar")).records["events"]
    assert not event.negated
