"""The page in a browser: what is pressed and shown, copied, printed, read aloud. In CI there must be a browser."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

import analysis as an
from analysis import paths
from analysis.portrait import Portrait
from analysis.records import Actor
from analysis.report import render_report
from tests.browsing import Shown

pytestmark = pytest.mark.model

LONG = "hottentottententententoonstelling" * 6
#: Text that would do harm where it is taken for anything but text, and text that is written from right to left.
INJECTION = (
    "Prijs $\\frac{1$ en $5 </script><script>document.title = 'x'</script> </style> {{7*7}} ${7*7} <img src=x "
    "onerror=alert(1)>\n\n“Boete van $5 <b>miljoen</b> & \"meer\" 'zo'”, zei Jan <i>Bos</i>. Hij sprak met "
    "محمد الفقيه in Gent. “Wij 👩‍👧 gaan door”, zei Bos. <script>alert(2)</script> javascript:alert(3)"
)
SELECT = """
() => {
  const selection = getSelection();
  const copied = [...document.querySelectorAll("article > *")].map(part => {
    selection.selectAllChildren(part);
    return selection.toString();
  });
  selection.selectAllChildren(document.querySelector("article"));
  return [copied, selection.toString()];
}
"""


@pytest.fixture(scope="session")
def seed() -> Portrait:
    article = an.read_article(paths.SEEDS / "2022-02-03-al-qurayshi.txt")
    return an.portray(article, actors=paths.ACTORS / "al-qurayshi.yaml")


@pytest.fixture(scope="session")
def html(seed: Portrait) -> str:
    return render_report(seed)


def number(page: Page, actor: str, measure: str) -> Any:
    """Find the number of an actor in a column of the portraits."""
    heads = page.locator(".portraits").first.locator("thead th")
    names = heads.evaluate_all("heads => heads.map(head => head.dataset.measure)")
    return page.locator(f'.portraits tr[data-actor="{actor}"] td').nth(names.index(measure) - 1).locator("button")


def test_a_layer_shows_its_marks_and_its_numbers(shown: Shown, html: str) -> None:
    page = shown.open(html)
    assert page.locator("article .called").count() == 0
    page.get_by_role("button", name="what they are called").click()
    assert page.locator("article .called").count() > 20 and page.locator("article .direct").count() == 0
    heads = page.locator(".portraits").first.locator("thead th:visible").all_inner_texts()
    assert heads == ["actor", "men\u00adtioned", "called", "by name", "by role", "described", "by pronoun"]
    assert page.get_by_role("button", name="what they are called").get_attribute("aria-pressed") == "true"


def test_one_actor_is_in_colour_and_all_others_grey(shown: Shown, html: str) -> None:
    page = shown.open(html)
    everyone = page.locator("article .named").count()
    page.get_by_role("button", name="Joe Biden", exact=True).click()
    assert 0 < page.locator("article .named").count() < everyone
    assert page.locator("article .of-other-named").count() > 0
    assert page.locator("svg .of-other").count() > 0
    assert page.evaluate("location.hash") == "#actor=biden"
    page.get_by_role("button", name="everyone", exact=True).click()
    assert page.locator("article .named").count() == everyone


def test_a_number_leads_to_its_sentences_and_to_the_place_in_the_text(shown: Shown, html: str) -> None:
    page = shown.open(html)
    button = number(page, "al-qurayshi", "undergoes")
    n = int(button.inner_text())
    button.click()
    items = page.locator(".evidence li")
    assert items.count() == n == 2
    assert items.first.locator("mark").all_inner_texts() == ["blies", "op"]
    assert "De jihadist blies zichzelf op een bepaald moment" in items.first.locator("q").inner_text()
    items.first.locator("summary", has_text="Rule:").click()
    assert "event.reflexive-true. The object is zichzelf" in items.first.inner_text()
    items.first.get_by_role("button", name="show in text").click()
    assert page.locator("article .hit").all_inner_texts() == ["blies", "op"]
    assert page.evaluate("document.activeElement.textContent") == "blies"
    page.wait_for_function(
        "(() => { const box = document.querySelector('.hit').getBoundingClientRect(); "
        "return box.top > 0 && box.bottom < innerHeight; })()"
    )
    page.keyboard.press("Escape")
    assert page.locator(".evidence").is_hidden()
    assert page.evaluate("document.activeElement.textContent") == "2"


def test_a_deed_that_is_no_fact_says_on_whose_word_it_is_and_has_a_mark_of_its_own(shown: Shown, html: str) -> None:
    page = shown.open(html, "#actor=al-qurayshi&layer=deeds")
    number(page, "al-qurayshi", "alleged-against").click()
    first = page.locator(".evidence li").first
    assert first.locator("mark").all_inner_texts() == ["omgekomen"]
    assert "not told as fact: according to Biden" in first.inner_text()
    first.get_by_role("button", name="show in text").click()
    assert "alleged" in (page.locator("article .hit").first.get_attribute("class") or "").split()


def test_every_number_opens_with_as_many_places_as_it_has_rows(shown: Shown, html: str) -> None:
    page = shown.open(html)
    page.get_by_role("button", name="who acts").click()
    buttons = page.locator(".portraits").first.locator("td:visible button")
    assert buttons.count() > 10
    for i in range(buttons.count()):
        n = int(buttons.nth(i).inner_text())
        buttons.nth(i).evaluate("button => button.click()")
        assert page.locator(".evidence li").count() == n
    for button in page.locator("h1 button, .findings button").all():
        button.click()
        assert page.locator(".evidence li").count() > 0


def test_an_address_opens_an_actor_a_layer_and_a_number(shown: Shown, html: str) -> None:
    page = shown.open(html, "#actor=biden&layer=speech&number=own")
    assert page.locator(".evidence h3").inner_text() == "Joe Biden: own words"
    assert page.locator('[data-layer="speech"][aria-pressed="true"]').count() == 1
    page.evaluate("location.hash = '#actor=pentagon'")
    page.wait_for_function("document.querySelector('button.actor[aria-pressed=true]').textContent === 'Pentagon'")
    assert shown.open(html, "#actor=constructor&layer=x&number=constructor&row=length").locator(".evidence").is_hidden()


def test_who_doubts_a_row_gets_the_lines_for_the_corrections_and_for_the_registry(
    shown: Shown, html: str, seed: Portrait, tmp_path: Path
) -> None:
    page = shown.open(html, "#actor=biden&number=named")
    last = page.locator(".evidence li", has_text="de Democraat").first
    last.get_by_text("Not right?").click()
    correction, registry = last.locator("pre").all_inner_texts()
    assert registry == 'descriptors: ["de Democraat"]'
    file = tmp_path / "seed.annotations.yaml"
    file.write_text(correction.replace(": ME", ": jv").replace("ID", "harris"), "utf-8")
    mended = seed.corrected(file)
    (changed,) = [row for row in mended.records["mentions"] if row.coder]
    assert (changed.text, getattr(changed, "actor", ""), changed.coder) == ("de Democraat", "harris", "jv")


def test_what_is_copied_from_the_article_is_its_text(shown: Shown, seed: Portrait, html: str) -> None:
    parts, whole = shown.open(html).evaluate(SELECT)
    text = seed.article.text
    assert parts == [text[part.start : part.end] for part in seed.article.parts]
    assert re.split(r"\n+", whole) == parts
    assert 'data-who="Joe Biden:"' in html and "Joe Biden:" not in whole


def test_white_space_and_signs_are_copied_as_they_are(shown: Shown) -> None:
    portrait = an.portray("“Een  daad,\tvan <lafheid> & wraak”, zei premier Jan Bos.\n\n« Ja », zei hij.")
    text = portrait.article.text
    for html in (f"<html><body>{portrait._repr_html_()}</body></html>", render_report(portrait)):
        parts, _ = shown.open(html).evaluate(SELECT)
        assert parts == [text[part.start : part.end] for part in portrait.article.parts]


def test_the_name_of_a_speaker_is_seen_and_told_though_it_is_no_text(shown: Shown, html: str) -> None:
    script = """
    () => [...document.querySelectorAll(".who")].map(who => [
      who.textContent, getComputedStyle(who, "::before").content, who.getAttribute("aria-label"),
      who.getBoundingClientRect().width > 10,
    ])
    """
    told = shown.open(html).evaluate(script)
    assert ["", '"Joe Biden:" / ""', "Joe Biden:", True] in told
    assert all(text == "" and label and seen for text, _, label, seen in told)


@pytest.mark.parametrize("language", ["en", "nl"])
def test_what_an_article_says_never_runs(shown: Shown, language: str) -> None:
    portrait = an.portray(INJECTION)
    text = portrait.article.text
    page = shown.open(render_report(portrait, language))
    parts, _ = page.evaluate(SELECT)
    assert parts == [text[part.start : part.end] for part in portrait.article.parts]
    assert page.locator("article script, article img, article b, article i, td b").count() == 0
    assert "49" not in page.locator("body").inner_text() and page.title() != "x"
    page.locator(".portraits td:visible button").first.click()
    for item in page.locator(".evidence li").all():
        assert item.locator("mark").first.inner_text() in text


def test_letters_outside_the_basic_plane_do_not_shift_the_words(shown: Shown) -> None:
    jan = Actor(id="jan-bos", name="Jan Bos", type="person", aliases=("Bos",))
    portrait = an.portray("😀😀 Feest in Gent. Premier Jan Bos kwam. Bos lachte. 👩‍👧 Bos sprak.", actors=[jan])
    page = shown.open(render_report(portrait))
    number(page, "jan-bos", "named").click()
    assert page.locator(".evidence mark").all_inner_texts()[1:] == ["Bos", "Bos"]


@pytest.mark.parametrize("words", ["", LONG])
def test_a_phone_shows_the_page_without_overflow(shown: Shown, html: str, words: str) -> None:
    if words:
        article = an.read_article(
            f"De {LONG} van {LONG.capitalize()}\n\n“Mooi, die {LONG}”, zei Jan {LONG.capitalize()}."
        )
        html = render_report(an.portray(article), "nl")
    page = shown.open(html, viewport={"width": 390, "height": 800}, has_touch=True, is_mobile=True)
    script = """
    () => [document.documentElement.scrollWidth, [...document.querySelectorAll("body *")]
      .filter(n => !n.closest(".wide, .scroll, .unseen") && n.getBoundingClientRect().right > 391)
      .map(n => n.outerHTML.slice(0, 80))]
    """
    width, wide = page.evaluate(script)
    assert wide == [] and width <= 390
    portraits, article = page.locator("aside").bounding_box(), page.locator("article").bounding_box()
    assert portraits and article and portraits["y"] < article["y"]


def test_on_a_phone_the_place_in_the_text_is_seen_above_its_panel(shown: Shown, html: str) -> None:
    page = shown.open(html, "#actor=biden&number=own", viewport={"width": 390, "height": 800}, reduced_motion="reduce")
    page.locator(".evidence .show").nth(2).click()
    hit, panel = page.locator("article .hit").first.bounding_box(), page.locator(".evidence").bounding_box()
    assert hit and panel and 0 < hit["y"] < panel["y"]


def test_a_table_is_sorted_and_saved_as_data(shown: Shown, html: str) -> None:
    page = shown.open(html)
    sheet = page.locator('.sheet[data-table="portraits"]')
    sheet.locator("summary").click()
    sheet.get_by_role("button", name="words in direct quotation").click()
    sheet.get_by_role("button", name="words in direct quotation").click()
    assert sheet.locator("tbody tr").first.locator("td").all_inner_texts()[:4] == ["Joe Biden", "12", "47", "17"]
    with page.expect_download() as download:
        sheet.get_by_role("button", name="Download as CSV").click()
    assert download.value.suggested_filename == "2022-02-03-al-qurayshi-portraits.csv"
    lines = download.value.path().read_text("utf-8").splitlines()
    assert lines[0] == "name,n_mentions,words_direct,words_mixed,words_indirect,n_agent,n_patient"
    assert lines[1] == "Joe Biden,12,47,17,97,8,0"


def test_kinds_of_quotation_differ_in_their_lines_and_are_printed(shown: Shown, html: str) -> None:
    script = """
    () => ["direct", "indirect:not(.direct)"].map(kind => {
      const look = getComputedStyle(document.querySelector("article ." + kind));
      return [look.getPropertyValue("print-color-adjust"), look.borderTopStyle, look.borderTopWidth !== "0px"];
    })
    """
    page = shown.open(html)
    page.emulate_media(media="print")
    assert page.evaluate(script) == [["exact", "solid", True], ["exact", "dotted", True]]


def test_the_seed_is_printed_on_six_pages_at_most(shown: Shown, html: str) -> None:
    printed = shown.open(html, "#actor=al-qurayshi").pdf(format="A4", print_background=False)
    assert 1 <= len(re.findall(rb"/Type\s*/Page\b", printed)) <= 6


def test_the_seed_is_150_kilobytes_at_most(html: str) -> None:
    assert len(html.encode("utf-8")) <= 150_000


def test_dark_is_dark(shown: Shown, html: str) -> None:
    script = "() => getComputedStyle(document.body).backgroundColor"
    assert shown.open(html, color_scheme="dark").evaluate(script) == "rgb(21, 21, 21)"
    assert shown.open(html, color_scheme="light").evaluate(script) == "rgb(255, 255, 255)"


@pytest.mark.parametrize(
    ("scheme", "address", "opened"),
    [
        ("light", "", "details"),
        ("dark", "#actor=biden&number=own", ".evidence details"),
        ("light", "#actor=al-qurayshi&layer=names", "none"),
        ("dark", "#layer=frames", "none"),
    ],
)
def test_axe_finds_nothing(shown: Shown, html: str, scheme: Any, address: str, opened: str) -> None:
    page = shown.open(html, address, color_scheme=scheme)
    page.evaluate("opened => document.querySelectorAll(opened).forEach(details => { details.open = true; })", opened)
    found = Axe().run(page).response["violations"]
    assert [(fault["id"], fault["nodes"][0]["html"]) for fault in found] == []


def test_without_its_script_text_marks_portraits_and_rows_are_there(shown: Shown, seed: Portrait, html: str) -> None:
    page = shown.open(html, java_script_enabled=False)
    assert page.locator("article").inner_text().startswith("Speciale eenheden van het Amerikaanse leger")
    assert page.locator("article .named").count() > 90 and page.locator("article .direct").count() > 5
    heads = page.locator(".portraits").first.locator("thead th:visible").all_inner_texts()
    assert heads == ["actor", "men\u00adtioned", "own words", "para\u00adphrased", "does", "under\u00adgoes", "called"]
    page.locator('.sheet[data-table="quotes"] summary').click()
    assert page.locator('.sheet[data-table="quotes"] tbody tr:visible').count() == len(seed.quotes)


def test_a_keyboard_reaches_layers_actors_and_numbers(shown: Shown, html: str) -> None:
    page = shown.open(html)
    script = """
    () => {
      const node = document.activeElement;
      return node.dataset.layer ?? node.dataset.measure ?? node.closest("tr")?.dataset.actor ?? "";
    }
    """
    reached = set()
    for _ in range(60):
        page.keyboard.press("Tab")
        reached.add(page.evaluate(script))
    assert {"heard", "speech", "deeds", "biden", "al-qurayshi"} <= reached
