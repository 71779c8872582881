"""For every test and doctest: no window opens, no figure stays behind, and only who says so has the trained model.

There is one browser for all tests that show a page: a second would not start beside it.
"""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Generator, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import settings

if TYPE_CHECKING:
    from playwright.sync_api import Browser

    from tests.browsing import Shown

os.environ["MPLBACKEND"] = "Agg"
# No test is timed: a busy machine is no fault.
settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")


@pytest.fixture(autouse=True)
def closed_figures() -> Iterator[None]:
    """Close what a test drew."""
    yield
    if "matplotlib.pyplot" in sys.modules:
        sys.modules["matplotlib.pyplot"].close("all")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Mark the doctests that show the pipeline at work."""
    shown = [config.rootpath / "analysis" / path for path in ("parse", "framing/checking.py")]
    for item in items:
        if any(item.path.is_relative_to(path) for path in shown):
            item.add_marker("model")


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item) -> Generator[None, Any, Any]:
    """While a test without the marker `model` runs, and its fixtures, the embedded pipeline is one of stored parses.

    Who reaches for the trained network by another way fails.
    """
    if item.get_closest_marker("model"):
        return (yield)
    from analysis import parse
    from analysis.dutch import pipeline
    from analysis.parse import parsing
    from tests.parses import STORES, StoredPipeline

    room, load = room_of(item.path.relative_to(item.config.rootpath)), parsing.load_pipeline

    def load_stored(name: str | None = None) -> Any:
        return load(name) if name else StoredPipeline(room)

    def refuse(*_: object) -> None:
        pytest.fail("this needs the trained model: give the test the marker `model`, or let it `parse` a stored text")

    with pytest.MonkeyPatch.context() as patch:
        if STORES not in os.environ:
            patch.setattr(pipeline, "load_network", refuse)
            patch.setattr(pipeline.Reader, "__call__", refuse)
            patch.setattr(pipeline.Reader, "pipe", refuse)
        patch.setattr(parsing, "load_pipeline", load_stored)
        patch.setattr(parse, "load_pipeline", load_stored)
        return (yield)


def room_of(path: Path) -> str:
    """Give the room of a test: `events` of `tests/events/test_roles.py`, `claims` of `analysis/claims.py`."""
    return Path(path.parts[1]).stem.removeprefix("test_")


@pytest.fixture(autouse=True)
def words_of_doctests(request: pytest.FixtureRequest, doctest_namespace: dict[str, object]) -> Iterator[None]:
    """Let the doctests of grammar, actors and quotations call `parse` and what reads a parse as they are."""
    rooms = [request.config.rootpath / "analysis" / name for name in ("grammar", "actors", "quotes")]
    if not any(request.path.is_relative_to(room) for room in rooms):
        yield
        return
    from analysis.grammar.noun_phrases import noun_phrases
    from analysis.parse import parse
    from analysis.quotes.sentences.layout import lay_out

    doctest_namespace.update(parse=parse, noun_phrases=noun_phrases, lay_out=lay_out)
    yield
    doctest_namespace.clear()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Give a browser; in CI there must be one."""
    from playwright.sync_api import sync_playwright

    from tests.browsing import BROWSERS

    found = next(filter(None, map(shutil.which, BROWSERS)), None)
    if found is None and os.environ.get("CI"):
        pytest.fail(f"CI must have a browser; none of {', '.join(BROWSERS)} is installed")
    if found is None:
        pytest.skip("no Chromium here to show a page in")
    with sync_playwright() as driver:
        chromium = driver.chromium.launch(executable_path=found, args=["--no-sandbox"])
        yield chromium
        chromium.close()


@pytest.fixture
def shown(browser: Browser, tmp_path: Path) -> Iterator[Shown]:
    """Give what opens pages; a page that complained or asked for anything fails its test."""
    from tests.browsing import Shown

    pages = Shown(browser, tmp_path)
    yield pages
    for context in browser.contexts:
        context.close()
    assert pages.complaints == []
    assert [url for url in pages.requests if not url.startswith(((tmp_path / "page.html").as_uri(), "blob:"))] == []
