"""The page in a browser: what is copied, what fits a phone, what is printed. In CI there must be a browser."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
from html import escape, unescape
from pathlib import Path
from typing import Any

import pytest
from sample import sample_portrait

import analysis as an
from analysis import paths
from analysis.portrait import Portrait
from analysis.report import render_report

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
LONG = "hottentottententententoonstelling" * 6
SHEET = """
addEventListener("load", () => {
  const answer = JSON.stringify((() => { %s })());
  const sheet = document.createElement("pre");
  sheet.id = "answer";
  sheet.textContent = answer;
  document.body.append(sheet);
});
"""
SELECT = """
const selection = getSelection();
const copied = [...document.querySelectorAll("article > *")].map(part => {
  selection.selectAllChildren(part);
  return selection.toString();
});
selection.selectAllChildren(document.querySelector("article"));
return [copied, selection.toString()];
"""


@pytest.fixture(scope="session")
def browser() -> str:
    found = next(filter(None, map(shutil.which, BROWSERS)), None)
    if found is None and os.environ.get("CI"):
        pytest.fail(f"CI must have a browser; none of {', '.join(BROWSERS)} is installed")
    if found is None:
        pytest.skip("no Chromium here to show a page in")
    return found


def ask(browser: str, page: str, script: str, folder: Path) -> Any:
    """Open a page in a browser without a window, and give what a script in it returns."""
    assert "</body>" in page
    file = folder / "page.html"
    file.write_text(page.replace("</body>", f"<script>{SHEET % script}</script></body>"), "utf-8")
    command = [browser, "--headless", "--no-sandbox", "--disable-gpu", "--virtual-time-budget=5000", "--dump-dom"]
    home = f"--user-data-dir={folder / 'profile'}"
    done = subprocess.run([*command, home, file.as_uri()], capture_output=True, text=True, timeout=120)
    found = re.search(r'<pre id="answer">(.*?)</pre>', done.stdout, re.S)
    assert found, done.stderr[-2000:]
    return json.loads(unescape(found.group(1)))


@pytest.fixture(scope="session")
def seed() -> Portrait:
    article = an.read_article(paths.SEEDS / "2022-02-03-al-qurayshi.txt")
    return an.portray(article, actors=paths.ACTORS / "al-qurayshi.yaml")


@pytest.fixture(scope="session")
def page(seed: Portrait) -> str:
    return render_report(seed)


def test_what_is_copied_from_the_article_is_its_text(browser: str, seed: Portrait, page: str, tmp_path: Path) -> None:
    parts, whole = ask(browser, page, SELECT, tmp_path)
    text = seed.article.text
    assert parts == [text[part.start : part.end] for part in seed.article.parts]
    assert re.split(r"\n+", whole) == parts
    assert 'data-who="Joe Biden:"' in page and "Joe Biden:" not in whole


def test_white_space_and_signs_are_copied_as_they_are(browser: str, tmp_path: Path) -> None:
    portrait = an.portray("“Een  daad,\tvan <lafheid> & wraak”, zei premier Jan Bos.\n\n« Ja », zei hij.")
    text = portrait.article.text
    parts, _ = ask(browser, f"<html><body>{portrait._repr_html_()}</body></html>", SELECT, tmp_path)
    assert parts == [text[part.start : part.end] for part in portrait.article.parts]


def test_the_name_of_a_speaker_is_seen_and_told_though_it_is_no_text(browser: str, page: str, tmp_path: Path) -> None:
    script = """
    return [...document.querySelectorAll(".who")].map(who => [
      who.textContent, getComputedStyle(who, "::before").content, who.getAttribute("aria-label"),
      who.getBoundingClientRect().width > 10,
    ]);
    """
    told = ask(browser, page, script, tmp_path)
    assert ["", '"Joe Biden:" / ""', "Joe Biden:", True] in told
    assert all(text == "" and label and seen for text, _, label, seen in told)


def test_a_very_long_word_fits_a_phone(browser: str, tmp_path: Path) -> None:
    article = an.read_article(f"De {LONG} van {LONG.capitalize()}\n\n“Mooi, die {LONG}”, zei Jan {LONG.capitalize()}.")
    phone = f'<iframe width="390" height="800" style="border: 0" srcdoc="{escape(render_report(an.portray(article)))}">'
    script = """
    const inside = document.querySelector("iframe").contentDocument;
    const shut = node => node.closest(".table") !== null;  // a table scrolls in its own box
    const wide = [...inside.querySelectorAll("body *")].filter(n => !shut(n) && n.getBoundingClientRect().right > 391);
    return [inside.documentElement.scrollWidth, wide.map(node => node.outerHTML.slice(0, 80))];
    """
    width, wide = ask(browser, f"<html><body>{phone}</iframe></body></html>", script, tmp_path)
    assert wide == [] and width <= 390


def test_shades_are_printed_and_kinds_differ_in_their_lines(browser: str, page: str, tmp_path: Path) -> None:
    script = """
    return ["direct", "mixed", "indirect"].map(kind => {
      const look = getComputedStyle(document.querySelector("article ." + kind));
      return [look.getPropertyValue("print-color-adjust"), look.borderTopStyle, look.borderTopWidth !== "0px"];
    });
    """
    assert ask(browser, page, script, tmp_path) == [
        ["exact", "solid", True],
        ["exact", "dashed", True],
        ["exact", "dotted", True],
    ]


def test_every_id_is_of_one_element_and_every_reference_finds_one(browser: str, tmp_path: Path) -> None:
    script = """
    const ids = [...document.querySelectorAll("[id]")].map(node => node.id);
    const html = document.querySelector("main").outerHTML;
    const named = [...html.matchAll(/(?:href="#|url\\(#|url\\(&quot;#)([^")&]+)/g)].map(found => found[1]);
    return [ids.length, new Set(ids).size, [...new Set(named)].filter(id => !ids.includes(id)), named.length > 0];
    """
    n, different, lost, any_ = ask(browser, render_report(sample_portrait()), script, tmp_path)
    assert n == different > 0 and lost == [] and any_
