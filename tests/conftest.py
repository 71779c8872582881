"""One browser for all tests that show a page: a second would not start beside it."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from tests.browsing import BROWSERS, Shown


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
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
    pages = Shown(browser, tmp_path)
    yield pages
    for context in browser.contexts:
        context.close()
    assert pages.complaints == []
    assert [url for url in pages.requests if not url.startswith(((tmp_path / "page.html").as_uri(), "blob:"))] == []
