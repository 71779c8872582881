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


@pytest.mark.parametrize(
    ("text", "described"),
    [
        ("Vrouw doodgestoken in Gent\n\nDe dader sloeg op de vlucht.", "De dader"),
        ("Vrouw mishandeld in Ede\n\nEen getuige belde de politie.", "Een getuige"),
        ("Man doodgestoken\n\nDe verdachte is maandag aangehouden.", "De verdachte"),
        ("Man wint prijs\n\nDe burgemeester gaf hem bloemen.", "De burgemeester"),
        ("Vrouw vrijgesproken van moord\n\nAnna Maes, de zus van het slachtoffer, is woedend.", "het slachtoffer"),
    ],
)
def test_who_did_it_or_saw_it_is_not_to_whom_it_was_done(text: str, described: str) -> None:
    found = holders(text)
    assert found[described] == described.lower().split()[-1] != found[text.split()[0]]


@pytest.mark.parametrize(
    ("text", "described"),
    [
        ("Vrouw doodgestoken in Gent\n\nEen verpleegkundige is gisteren doodgestoken.", "Een verpleegkundige"),
        ("Man wint marathon\n\nEen bakker won gisteren de marathon.", "Een bakker"),
        ("Vrouw bedreigt buren\n\nDe verdachte bedreigde haar buren.", "De verdachte"),
    ],
)
def test_a_function_is_that_of_the_man_or_woman_of_the_heading_where_both_do_the_same(
    text: str, described: str
) -> None:
    found = holders(text)
    assert found[described] == found[text.split()[0]]
