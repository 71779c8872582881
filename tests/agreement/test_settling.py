"""Differences settled: on the page, kept, saved, and made gold."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

import analysis as an
from analysis import cli
from analysis.agreement import Agreement, Choice, read_choices, render_differences, settle
from analysis.errors import UsageError
from analysis.evaluation import read_actor_gold, read_gold
from analysis.exchange import gold_of
from tests.browsing import Shown

TEXT = "“Wij gaan door”, zei minister Els Vos. “Het <b>moet</b>”, aldus de oppositie. Zij zweeg.\r\n"


def item(start: int, end: int, kind: str, **fields: Any) -> dict[str, Any]:
    return {"type": kind, "start": start, "end": end, "text": TEXT[start:end], **fields}


ANNA = {
    "coder": "anna",
    "quotes": [
        item(1, 14, "direct", speaker="minister Els Vos", speaker_start=21, speaker_end=37, speaker_name="Els Vos"),
        item(40, 55, "direct", speaker_name="de oppositie"),
        item(78, 87, "indirect"),
    ],
}
BERT = {
    "quotes": [
        item(1, 14, "mixed", speaker="Els Vos", speaker_start=30, speaker_end=37, speaker_name="Els Vos"),
        item(40, 53, "direct", speaker_name="de oppositie"),
    ]
}
ACTORS: dict[str, dict[str, Any]] = {
    "anna": {
        "actors": [{"name": "Els Vos", "type": "person", "mentions": [{"start": 30, "end": 37, "kind": "name"}]}],
        "actions": [{"verb_start": 17, "actor": "Els Vos", "role": "agent", "voice": "active"}],
    },
    "bert": {
        "actors": [
            {"name": "Vos", "type": "person", "mentions": [{"start": 21, "end": 37, "kind": "name"}]},
            {"name": "de oppositie", "type": "group", "mentions": [{"start": 64, "end": 76, "kind": "descriptor"}]},
        ],
        "actions": [{"verb_start": 17, "actor": "Vos", "role": "agent", "voice": "intransitive"}],
    },
}


@pytest.fixture
def folders(tmp_path: Path) -> list[Path]:
    for name, gold in (("anna", ANNA), ("bert", BERT)):
        folder = tmp_path / name
        folder.mkdir()
        (folder / "een.txt").write_text(TEXT, "utf-8", newline="")
        (folder / "een.quotes.json").write_text(json.dumps(gold), "utf-8")
        (folder / "een.actors.json").write_text(json.dumps(ACTORS[name]), "utf-8")
    return [tmp_path / "anna", tmp_path / "bert"]


@pytest.fixture
def compared(folders: list[Path]) -> Agreement:
    return an.agreement(*folders)


def choose(compared: Agreement, pick: Callable[[Any], Choice]) -> dict[str, Choice]:
    return {difference.id: pick(difference) for difference in compared.differences}


def gold(compared: Agreement, choices: dict[str, Choice]) -> dict[str, dict[str, Any]]:
    (coded,) = settle(compared.coders, compared.lined_up, compared.differences, choices, "Cas")
    return gold_of(coded)


@pytest.mark.parametrize(("coder", "whole"), [("anna", ANNA), ("bert", BERT)])
def test_as_one_coder_has_it_is_what_that_coder_coded(coder: str, whole: dict[str, Any], compared: Agreement) -> None:
    made = gold(compared, choose(compared, lambda difference: Choice(coder=coder)))
    assert made[".quotes.json"]["quotes"] == whole["quotes"]
    assert made[".quotes.json"]["coder"] == "Cas, who settled the codings of anna, bert"
    mentions = [m for actor in made[".actors.json"]["actors"] for m in actor["mentions"]]
    assert mentions == [m for actor in ACTORS[coder]["actors"] for m in actor["mentions"]]
    assert [a["voice"] for a in made[".actors.json"]["actions"]] == [a["voice"] for a in ACTORS[coder]["actions"]]


def test_each_difference_is_settled_by_itself(compared: Agreement) -> None:
    def pick(difference: Any) -> Choice:
        if difference.variable == "type":
            return Choice(value="scare")
        if difference.kind == "mentions":
            return Choice(coder="anna" if difference.start < 60 else "bert")
        return Choice(coder="bert" if difference.start == 40 else "anna")

    made = gold(compared, choose(compared, pick))
    first, second, third = made[".quotes.json"]["quotes"]
    assert (first["type"], first["speaker"], first["speaker_start"]) == ("scare", "minister Els Vos", 21)
    assert (second["end"], second["text"]) == (53, "Het <b>moet</")
    assert third["start"] == 78
    names = [(actor["name"], actor["type"]) for actor in made[".actors.json"]["actors"]]
    assert names == [("Els Vos", "person"), ("de oppositie", "group")]


def test_what_is_not_settled_is_told(compared: Agreement) -> None:
    choices = choose(compared, lambda difference: Choice(coder="anna"))
    del choices[next(id for id in choices if id.endswith("/type"))]
    with pytest.raises(UsageError, match=r"1 of \d+ differences are not settled yet, such as een/quotes/0/1-14/type"):
        gold(compared, choices)


def test_choices_of_other_codings_are_refused(compared: Agreement) -> None:
    with pytest.raises(UsageError, match="1 choices are of no difference there is, such as twee/quotes/0/0-1/type"):
        gold(compared, {"twee/quotes/0/0-1/type": Choice(coder="anna")})


@pytest.mark.parametrize("content", ["[]", "{", '{"choices": []}'])
def test_a_file_of_no_choices_is_refused(content: str, tmp_path: Path) -> None:
    (tmp_path / "settled.json").write_text(content, "utf-8")
    with pytest.raises(UsageError, match=r"settled\.json: is not what the page of differences saves"):
        read_choices(tmp_path / "settled.json")


def settle_on(page: Page, coder: str) -> None:
    """Choose one coder for every difference, with the keyboard alone."""
    for fieldset in page.locator("fieldset").all():
        radio = fieldset.locator(f'input[data-coder="{coder}"]')
        radio.focus()
        page.keyboard.press("Space")


@pytest.mark.parametrize(("scheme", "language"), [("light", "nl"), ("dark", "en")])
def test_axe_finds_nothing_on_the_page(scheme: Any, language: str, shown: Shown, compared: Agreement) -> None:
    page = shown.open(render_differences(compared, language), color_scheme=scheme)
    settle_on(page, "anna")
    found = Axe().run(page).response["violations"]
    assert [(fault["id"], fault["nodes"][0]["html"]) for fault in found] == []


def test_a_day_of_settling(
    shown: Shown,
    folders: list[Path],
    compared: Agreement,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    page = shown.open(render_differences(compared, "nl"))
    n = len(compared.differences)
    assert page.locator("#progress").inner_text() == f"0 van {n} beslecht"
    settle_on(page, "bert")
    own = page.locator('fieldset[data-id$="/type"] input[type=text]')
    own.fill("scare")
    assert page.locator("#progress").inner_text() == f"{n} van {n} beslecht"
    page.reload()  # the browser died: nothing is lost
    assert page.locator("#progress").inner_text() == f"{n} van {n} beslecht"
    assert page.locator('fieldset[data-id$="/type"] input[type=text]').input_value() == "scare"
    with page.expect_download() as saved:
        page.locator("#save").click()
    saved.value.save_as(tmp_path / "settled.json")
    page.evaluate("localStorage.clear()")
    page.reload()
    assert page.locator("#progress").inner_text() == f"0 van {n} beslecht"
    page.locator("#load").set_input_files(tmp_path / "settled.json")
    page.wait_for_function(f"document.getElementById('progress').textContent.startsWith('{n} van')")

    arguments = ["agreement", *folders, "--settled", tmp_path / "settled.json", "--gold", tmp_path / "goud"]
    monkeypatch.setattr(sys, "argv", ["mediabeeld", *map(str, arguments), "--settler", "Cas"])
    with pytest.raises(SystemExit) as ended:
        cli.main()
    assert not ended.value.code
    ((_, made),) = read_gold(tmp_path / "goud")
    assert [(quote["start"], quote["end"], quote["type"]) for quote in made["quotes"]] == [
        (1, 14, "scare"),
        (40, 53, "direct"),
    ]
    assert (tmp_path / "goud" / "een.txt").read_bytes() == TEXT.encode()
    assert read_actor_gold(tmp_path / "goud")


def test_a_page_without_differences_says_so(folders: list[Path], tmp_path: Path) -> None:
    (tmp_path / "cas").mkdir()
    for file in folders[0].iterdir():
        (tmp_path / "cas" / file.name).write_bytes(file.read_bytes())
    page = render_differences(an.agreement(folders[0], tmp_path / "cas"), "nl")
    assert "De codeurs verschillen nergens." in page and "<fieldset" not in page
