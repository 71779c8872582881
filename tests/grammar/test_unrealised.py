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
    ],
)
def test_what_is_not_realised_is_no_fact(text: str, deed: str, unrealised: bool) -> None:
    portrait = portray_doc(stored(text, "grammar"))
    told = zip(portrait.records["events"], find_factuality(portrait), strict=True)
    (found,) = [(event, fact) for event, fact in told if isinstance(event, Event) and event.text == deed]
    assert (found[0].unrealised, found[1].reason == "unrealised") == (unrealised, unrealised)
