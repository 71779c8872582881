"""The cue and source beside a passage, by each way of reading them."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from analysis.quotes.attribution import beside
from analysis.quotes.attribution.marked import Marked
from analysis.quotes.items import Attribution
from tests.quotes.test_marked import marked

Read = Callable[[Marked], Attribution | None]


@pytest.mark.parametrize(
    ("read", "text", "found"),
    [
        (beside.aldus_behind, "“Alle reizigers zijn veilig”, aldus de woordvoerder.", ("de woordvoerder", "aldus")),
        (beside.volgens_behind, "“Het is een ramp”, volgens Els Vos.", ("Els Vos", "volgens")),
        (beside.phrase_behind, "“Mooi”, luidt het bij de bond.", ("de bond", "luidt het")),
        (beside.zo_behind, "“De weg blijft dicht”, zo burgemeester Els Vos.", ("burgemeester Els Vos", None)),
        (beside.noun_behind, "“Niets aan te doen”, was de reactie van de trainer.", ("de trainer", "reactie")),
        (beside.passive_behind, "“Wij stoppen ermee”, werd door de bond gezegd.", ("de bond", "gezegd")),
        (beside.verb_behind, "“Wij komen”, zei Els Vos.", ("Els Vos", "zei")),
        (beside.other_verb_behind, "“Dat lukt nooit meer”, wanhoopt Els Vos.", ("Els Vos", None)),
        (beside.subject_first_behind, "“Wij komen eraan”, Els Vos zegt het stellig.", ("Els Vos", "zegt")),
        (
            beside.between,
            "Bovendien, zegt Els Vos, “zijn er geen kamers meer vrij in de stad”.",
            ("Els Vos", "zegt"),
        ),
    ],
)
def test_each_reads_its_own(read: Read, text: str, found: tuple[str, str | None]) -> None:
    m = marked(text)
    told = read(m)
    assert told is not None and told.source is not None
    source, cue = m.doc[slice(*told.source)].text, told.cue
    assert (source, m.doc[cue.first : cue.first + len(found[1].split())].text if cue and found[1] else None) == found


@pytest.mark.parametrize("read", [beside.aldus_behind, beside.zo_behind, beside.noun_behind, beside.passive_behind])
def test_none_reads_what_is_another_s(read: Read) -> None:
    assert read(marked("“Wij komen”, zei Els Vos.")) is None
