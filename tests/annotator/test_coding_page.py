"""The annotator as a scholar uses it, in a browser: coded, undone, killed in the middle, and nothing lost."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

import analysis as an
from analysis.agreement import settle
from analysis.annotations import read_annotations
from analysis.exchange import read_coded, save_coded
from tests.annotator.served import TEXT, Served, choose, saved

pytestmark = [pytest.mark.model, pytest.mark.slow]


@pytest.fixture
def blind(browser: Browser, tmp_path: Path) -> Iterator[Served]:
    yield from _serve(Served(browser, tmp_path, "anna", blind=True))


@pytest.fixture
def mortal(browser: Browser, tmp_path: Path) -> Iterator[Served]:
    yield from _serve(Served(browser, tmp_path, "anna", blind=True, alone=True))


@pytest.fixture
def seeing(browser: Browser, tmp_path: Path) -> Iterator[Served]:
    yield from _serve(Served(browser, tmp_path, "jv"))


def _serve(served: Served) -> Iterator[Served]:
    served.start()
    yield served
    served.kill()
    served.context.close()
    served.check()


def press(page: Page, name: str) -> None:
    page.locator("#panel").get_by_role("button", name=name, exact=True).first.click()


def tab(page: Page, name: str) -> None:
    page.get_by_role("tab", name=name).click()


def listed(page: Page) -> list[str]:
    """Give the rows that the panel lists, as a reader sees them."""
    return [" ".join(told.split()) for told in page.locator("#panel li > button").all_inner_texts()]


def code_quotation(page: Page) -> None:
    """Code the first quotation, with source, cue and a new actor as its speaker."""
    choose(page, "De brug is niet veilig 🚧")
    press(page, "Quotation")
    choose(page, "Vos", nth=1)
    press(page, "chosen words are the source")
    choose(page, "zei")
    press(page, "chosen words are the cue")
    page.locator("#panel summary", has_text="A new actor").click()
    page.locator("#panel").get_by_label("Name", exact=True).fill("Els Vos")
    page.locator("#panel").get_by_role("button", name="Add actor").click()
    press(page, "Add")
    saved(page)


def axe(page: Page) -> list[Any]:
    found = Axe().run(page).response["violations"]
    return [(fault["id"], fault["nodes"][0]["html"]) for fault in found]


def test_a_paragraph_coded_blind_is_gold_to_the_character(blind: Served) -> None:
    page = blind.open()
    assert page.locator("#text span[class]:not([class='']):not(.at)").count() == 0
    assert "Els Vos" not in page.locator("#data").text_content().replace(TEXT, "")  # type: ignore[union-attr]
    code_quotation(page)
    folder = blind.article.parent / "anna"
    (quote,) = json.loads((folder / "gold" / "brug.quotes.json").read_text("utf-8"))["quotes"]
    start = TEXT.index("De brug")
    assert quote == {
        "type": "direct",
        "start": start,
        "end": start + 24,
        "text": "De brug is niet veilig 🚧",
        "speaker": "Vos",
        "speaker_start": TEXT.index("Vos woensdag"),
        "speaker_end": TEXT.index("Vos woensdag") + 3,
        "cue": "zei",
        "cue_start": TEXT.index("zei Vos"),
        "speaker_name": "Els Vos",
    }
    (code,) = read_annotations(folder / "brug.annotations.yaml").codes
    assert (code.code, code.coder, code.blind) == (("quotes", "direct"), "anna", True)


def test_two_who_coded_blind_are_compared(browser: Browser, tmp_path: Path) -> None:
    for coder in ("anna", "bert"):
        served = Served(browser, tmp_path, coder, blind=True)
        served.start()
        code_quotation(served.open())
        served.kill()
        served.context.close()
        served.check()
    compared = an.agreement(tmp_path / "anna", tmp_path / "bert", draws=0)
    f1 = compared.table.query("measure == 'F1 (exact)' and kind == 'quotes'")
    assert f1["value"].tolist() == [1.0]
    (settled,) = settle(compared.coders, compared.lined_up, compared.differences, {}, "cas")
    save_coded([settled], tmp_path / "brug.qdpx")
    (back,) = read_coded(tmp_path / "brug.qdpx")
    assert back.article.text == TEXT
    assert [(one.start, one.end, one.code) for one in back.codings] == [
        (TEXT.index("De brug"), TEXT.index("De brug") + 24, ("quotes", "direct"))
    ]
    assert back.codings == settled.codings


def test_undone_and_redone_also_after_the_page_was_closed(blind: Served) -> None:
    page = blind.open()
    code_quotation(page)
    file = blind.file
    coded = file.read_bytes()
    page.reload()
    page.keyboard.press("Control+z")
    saved(page)
    assert read_annotations(file).codes == ()
    assert page.locator("#text .quotes").count() == 0
    page.reload()
    page.get_by_role("button", name="Redo").click()
    saved(page)
    assert file.read_bytes() == coded
    assert page.locator("#text .quotes").first.inner_text() == "De brug is niet veilig 🚧"


def test_what_is_done_while_the_server_is_dead_is_saved_when_it_lives_again(mortal: Served) -> None:
    page = mortal.open()
    code_quotation(page)
    mortal.kill()
    choose(page, "laf")
    press(page, "Label")
    page.locator("#field-actor").select_option(label="Els Vos")
    page.locator("#field-type").select_option("appraisement")
    press(page, "Add")
    page.get_by_role("alert").filter(has_text="does not answer").wait_for()
    assert "1 act is not in the file yet" in page.locator("#saved").inner_text()
    page.close()  # and the browser goes, too
    file = mortal.file
    assert [code.code[0] for code in read_annotations(file).codes] == ["quotes"]
    mortal.start()
    page = mortal.open()
    saved(page)
    codes = read_annotations(file).codes
    assert [(code.code, code.at.text if code.at else "") for code in codes] == [
        (("quotes", "direct"), "De brug is niet veilig 🚧"),
        (("labels", "appraisement", "attribute"), "laf"),
    ] or [code.code for code in codes] == [("quotes", "direct"), ("labels", "appraisement")]
    assert page.locator("#fault").is_hidden()


def test_a_page_that_stayed_open_follows_the_server_to_its_new_address(mortal: Served) -> None:
    old = mortal.open()
    mortal.kill()
    choose(old, "laf")
    press(old, "Tone")
    press(old, "Add")
    old.get_by_role("alert").filter(has_text="needed").wait_for()
    old.locator("#field-polarity").fill("-0.8")
    press(old, "Add")
    old.get_by_role("alert").filter(has_text="does not answer").wait_for()
    mortal.start()
    old.get_by_role("alert").filter(has_text="started anew").wait_for()
    mortal.open()
    saved(old)
    (code,) = read_annotations(mortal.file).codes
    assert (code.code, code.values["polarity"]) == (("sentiment", "evaluation"), -0.8)
    mortal.complaints = [told for told in mortal.complaints if "403" not in told]


def test_everything_can_be_done_by_keyboard_and_is_spoken(blind: Served) -> None:
    page = blind.open()
    page.locator("#text").focus()
    for _ in range(2):
        page.keyboard.press("ArrowDown")
    page.keyboard.press("Shift+ArrowRight")
    assert page.locator("#said").inner_text() == "De brug."
    page.keyboard.press("m")
    assert page.evaluate("() => document.activeElement.tagName") == "H2"
    page.keyboard.press("Tab")
    page.keyboard.press("End")  # the last of the list: a new actor
    page.keyboard.type("De brug")
    page.keyboard.press("Enter")
    page.locator("#panel").get_by_role("button", name="Add", exact=True).focus()
    page.keyboard.press("Enter")
    saved(page)
    assert "".join(page.locator("#text .mentions").all_inner_texts()) == "De brug"


def test_the_coding_form_is_answered_for_the_article_and_for_a_sentence(blind: Served) -> None:
    page = blind.open()
    choose(page, "laf")
    tab(page, "Coding form")
    first = page.locator("#panel .item").first
    first.get_by_role("radio", name="no", exact=True).check()
    first.get_by_role("button", name="Yes, in the chosen sentence").click()
    saved(page)
    codes = read_annotations(blind.file).codes
    assert {(code.code[:2], code.at and code.at.text, code.values["answer"]) for code in codes} == {
        (("semetko-valkenburg", "conflict"), None, "no"),
        (("semetko-valkenburg", "conflict"), "De burgemeester noemt de aannemer laf.", "yes"),
    }
    page.locator("#panel .item").first.get_by_role("radio", name="open", exact=True).first.check()
    saved(page)
    assert len(read_annotations(blind.file).codes) == 1


def test_on_a_phone_nothing_is_too_wide_and_words_are_chosen_by_a_tap(blind: Served) -> None:
    page = blind.open(viewport={"width": 390, "height": 800}, has_touch=True, is_mobile=True)
    page.locator("#text p").first.tap(position={"x": 20, "y": 15})
    press(page, "word after ▸")
    assert page.locator("#panel .choice").inner_text() == "Burgemeester Els"
    for name in ("Coding form", "Actors", "Words"):
        tab(page, name)
        assert page.evaluate("() => document.documentElement.scrollWidth") <= 390
    assert axe(page) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(seeing: Served, scheme: Any) -> None:
    page = seeing.open(viewport={"width": 1280, "height": 900}, color_scheme=scheme)
    assert axe(page) == []
    choose(page, "laf")
    assert axe(page) == []
    press(page, "Quotation")
    page.evaluate("() => document.querySelectorAll('details').forEach((one) => { one.open = true; })")
    assert axe(page) == []
    for name in ("All rows", "Actors", "Coding form", "Done so far"):
        tab(page, name)
        if name == "Actors":
            page.locator("#panel li > button").first.click()
        assert axe(page) == [], name


def open_row(page: Page, words: str, row: str) -> None:
    choose(page, words)
    page.locator("#panel li > button", has_text=row).first.click()


def test_a_scholars_path_nothing_is_lost_and_the_tables_follow(browser: Browser, tmp_path: Path) -> None:
    served = Served(browser, tmp_path, "jv", alone=True)
    for _ in _serve(served):
        page = served.open()
        open_row(page, "lang gewaarschuwd", "Quotation")
        page.get_by_role("checkbox", name="Piet Bosch").uncheck()
        page.get_by_role("checkbox", name="Els Vos").check()
        press(page, "Save")
        saved(page)
        tab(page, "Actors")
        page.locator("#panel li > button", has_text="bewoners").click()
        page.get_by_label("The actor it is the same as").select_option(label="Piet Bosch")
        press(page, "These are one")
        saved(page)
        page.locator("#panel li > button", has_text="Leie").click()
        press(page, "This is no actor")
        saved(page)
        open_row(page, "laf", "Tone")
        press(page, "Reject")
        saved(page)
        page.get_by_role("button", name="Undo").click()
        saved(page)
        served.kill()
        open_row(page, "waardeloos", "Tone")
        press(page, "Accept")
        page.get_by_role("alert").filter(has_text="does not answer").wait_for()
        page.close()
        served.start()
        page = served.open()
        saved(page)
        tab(page, "Done so far")
        assert page.locator("#panel li b").all_inner_texts() == [
            "mended or accepted",
            "rejected",
            "made one",
            "mended or accepted",
        ]
        assert axe(page) == []
    portrait = an.portray(served.article)
    quotes = portrait.quotes[["text", "speakers", "coder"]].to_numpy().tolist()
    assert quotes[1:] == [
        ["Wij hebben lang gewaarschuwd", ["els-vos"], "jv"],
        ["was de hulp waardeloos", ["piet-bosch"], quotes[2][2]],
    ]
    assert ("gewaarschuwd", "els-vos") in {(row.text, row.voice) for row in portrait.records["tokens"]}
    assert ("waardeloos", "piet-bosch", "jv") in {(r.text, r.voice, r.coder) for r in portrait.records["sentiment"]}
    assert [name for name in portrait.portraits["name"] if name in ("Leie", "bewoners")] == []
    assert portrait.unplaced == ()


def test_suggestions_are_looked_through_one_after_another(seeing: Served) -> None:
    page = seeing.open()
    page.get_by_role("button", name="quotations", exact=True).click()
    assert "0 of 3 looked through" in page.locator("#panel").inner_text()
    press(page, "Next suggestion")
    assert page.locator("#panel .choice").inner_text() == "De brug is niet veilig 🚧"
    page.keyboard.press("a")
    page.locator("#panel .choice", has_text="gewaarschuwd").wait_for()
    page.keyboard.press("x")
    page.locator("#panel .choice", has_text="waardeloos").wait_for()
    saved(page)
    tab(page, "All rows")
    assert "2 of 3 looked through" in page.locator("#panel").inner_text()
    assert [told.rsplit(" ", 1)[-1] for told in listed(page)] == ["accepted", "rejected", "bewoners"]
    assert page.locator("#text .rejected").inner_text() == "Wij hebben lang gewaarschuwd"
    page.locator("#panel li > button", has_text="rejected").click()
    press(page, "As it was found")
    saved(page)
    tab(page, "All rows")
    assert [told.rsplit(" ", 1)[-1] for told in listed(page)] == ["accepted", "Bosch", "bewoners"]


def test_what_was_not_found_is_added_and_taken_back(seeing: Served) -> None:
    page = seeing.open()
    choose(page, "dreigt")
    press(page, "Deed")
    page.get_by_role("checkbox", name="Piet Bosch").first.check()
    press(page, "Add")
    saved(page)
    choose(page, "de brug")
    press(page, "Mention")
    page.locator("#field-actor").select_option("+")
    page.locator("#panel .field").get_by_label("Name", exact=True).fill("Brug van Deinze")
    page.locator("#panel .field").get_by_label("Kind of actor").select_option("place")
    page.locator("#panel .field").get_by_role("button", name="Add actor").click()
    press(page, "Add")
    saved(page)
    portrait = an.portray(seeing.article)
    mentions = portrait.mentions.query("actor == 'brug-van-deinze'")[["text", "rule", "coder"]]
    assert mentions.to_numpy().tolist() == [["de brug", "hand.added", "jv"]]
    assert portrait.names["brug-van-deinze"] == "Brug van Deinze"
    tab(page, "Done so far")
    page.get_by_role("button", name="Take back: de brug").click()
    saved(page)
    assert len(an.portray(seeing.article).mentions.query("actor == 'brug-van-deinze'")) == 0


def test_an_actor_is_renamed_and_divided(seeing: Served) -> None:
    page = seeing.open()
    tab(page, "Actors")
    page.locator("#panel li > button", has_text="Piet Bosch").click()
    form = page.locator("#panel li", has=page.get_by_role("button", name="These are one"))
    form.get_by_label("Name", exact=True).first.fill("Bosch & Zonen")
    form.get_by_role("button", name="Save").click()
    saved(page)
    form.locator("summary").click()
    form.get_by_role("checkbox", name="Bosch", exact=True).check()
    form.get_by_label("Name", exact=True).last.fill("Jan Bosch")
    form.get_by_role("button", name="Add actor").click()
    saved(page)
    portrait = an.portray(seeing.article)
    assert portrait.names["piet-bosch"] == "Bosch & Zonen"
    assert portrait.mentions.query("actor == 'jan-bosch'")["text"].tolist() == ["Bosch"]
