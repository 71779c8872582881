"""The documentation as a site: it builds without a warning, asks for nothing, and explains every column and value."""

from __future__ import annotations

import re
import subprocess
import sys
from html import unescape
from pathlib import Path

import pytest

from analysis.framing import load_codebook
from analysis.glossary import EVERY_RECORD, load_columns, load_rules
from analysis.lexicon import list_lexicons
from analysis.records import TABLES
from analysis.schemes import list_schemes
from tests.codebook_parses import list_examples

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the site as `make docs` does."""
    out = tmp_path_factory.mktemp("site")
    command = [sys.executable, "-m", "sphinx", "--fail-on-warning", "--keep-going", "--quiet", "-d", out / "doctrees"]
    done = subprocess.run([*command, ROOT / "docs", out / "html"], capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (0, "")
    return out / "html"


@pytest.mark.slow
def test_every_column_and_value_is_explained(site: Path) -> None:
    page = letters_of(unescape(re.sub(r"<[^>]+>", "", (site / "tables.html").read_text("utf-8"))))
    for table in (EVERY_RECORD, *TABLES):
        for name, column in load_columns(table).items():
            assert letters_of(f"{name} {column.about.text}") in page, (table, name)
            for value, meaning in column.values.items():
                assert letters_of(f"{value} {meaning.text}") in page, (table, name, value)


@pytest.mark.slow
def test_every_public_function_rule_frame_and_word_list_has_its_place(site: Path) -> None:
    import analysis

    api, rules, books, lists = (
        (site / "generated" / f"{name}.html").read_text("utf-8") for name in ("api", "rules", "codebooks", "word-lists")
    )
    named = [name for name in analysis.__all__ if callable(getattr(analysis, name)) and name != "agreement"]
    assert [name for name in named if f"{name}</span>" not in api] == []
    assert [code for code in load_rules() if f">{code}<" not in rules] == []
    frames = [frame.title for name in list_schemes() for frame in load_codebook(name).frames]
    assert [title for title in frames if f"{title}<a class" not in books] == []
    assert [name for name in list_lexicons() if f">{name}<" not in lists] == []


@pytest.mark.slow
def test_the_site_asks_for_nothing_of_anywhere(site: Path) -> None:
    pages = {page.name: page.read_text("utf-8") for page in site.rglob("*.html")}
    styles = {style.name: style.read_text("utf-8") for style in site.rglob("*.css")}
    assert len(pages) > 20 and styles
    assert [
        name for name, text in pages.items() if re.search(r'<(?:script|img|iframe)[^>]+src="(?:https?:)?//', text)
    ] == []
    assert [name for name, text in pages.items() if re.search(r'<link[^>]+stylesheet[^>]+href="https?:', text)] == []
    assert [name for name, text in styles.items() if re.search(r"url\(['\"]?https?:|@import", text)] == []


def test_the_page_on_codebooks_counts_their_examples() -> None:
    page = (ROOT / "docs" / "codebooks.md").read_text("utf-8")
    told = {name: int(n) for name, n in re.findall(r"^\| `([a-z-]+)` \| .+ \| (\d+) \|$", page, re.MULTILINE)}
    assert told == {name: len(list_examples(name)) for name in list_schemes()}


def letters_of(text: str) -> str:
    """Give the letters and digits of a text, without the marks that Markdown and the site set otherwise."""
    return "".join(letter for letter in text if letter.isalnum())
