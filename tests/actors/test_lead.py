"""Whom the headline tells of without a name, and the name in the first sentence of the running text."""

from __future__ import annotations

import pytest

from tests.actors.mentioned_actors import holders


@pytest.mark.parametrize(
    ("text", "headed"),
    [
        ("Miljonair bestolen\n\nPieter Kuipers werd maandag overvallen.", "Miljonair"),
        ("Zanger overleden\n\nJan Bos is in zijn slaap gestorven.", "Zanger"),
        ("Leraar ontslagen\n\nJan Bos is maandag ontslagen.", "Leraar"),
    ],
)
def test_a_name_is_whom_the_heading_describes_where_the_like_befalls_him(text: str, headed: str) -> None:
    found = holders(text)
    assert found[headed] == next(actor for words, actor in found.items() if words in ("Pieter Kuipers", "Jan Bos"))


@pytest.mark.parametrize(
    ("text", "headed"),
    [
        ("Zanger overleden\n\nJan Bos rouwt om zijn vriend.", "zanger"),
        ("Leraar ontslagen\n\nJan Bos is geschokt door het ontslag.", "leraar"),
        ("Actrice aangeklaagd wegens fraude\n\nJan Bos steunt haar.", "actrice"),
        ("Wielrenner wint de ronde\n\nSchaker Jan Bos keek gisteren toe.", "wielrenner"),
    ],
)
def test_who_mourns_supports_or_watches_is_not_whom_the_heading_describes(text: str, headed: str) -> None:
    found = {words.lower(): actor for words, actor in holders(text).items()}
    assert found[headed] == headed
    assert found.get("jan bos", found.get("schaker jan bos")) == "jan-bos"
