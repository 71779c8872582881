"""For every test and doctest: no window opens, no figure stays behind; doctests of rules read parses that are kept.

There is one browser for all tests that show a page: a second would not start beside it.
"""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser

    from tests.browsing import Shown

os.environ["MPLBACKEND"] = "Agg"


@pytest.fixture(autouse=True)
def closed_figures() -> Iterator[None]:
    """Close what a test drew."""
    yield
    if "matplotlib.pyplot" in sys.modules:
        sys.modules["matplotlib.pyplot"].close("all")


@pytest.fixture(autouse=True)
def kept_parses(request: pytest.FixtureRequest, doctest_namespace: dict[str, object]) -> Iterator[None]:
    """Let the doctests of the rules of quotations call `parse` for a parse that is kept, and `lay_out`."""
    if not request.path.is_relative_to(request.config.rootpath / "analysis" / "quotes"):
        yield
        return
    from analysis.quotes.sentences.layout import lay_out
    from tests.parses import stored

    doctest_namespace.update(parse=partial(stored, name="quotes"), lay_out=lay_out)
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
