"""Pages in a browser, for the tests that look at them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")


class Shown:
    """Pages opened from files, with what they complained of and asked for."""

    def __init__(self, browser: Browser, folder: Path) -> None:
        self.browser, self.folder = browser, folder
        self.complaints: list[str] = []
        self.requests: list[str] = []

    def open(self, html: str, address: str = "", **how: Any) -> Page:
        file = self.folder / "page.html"
        file.write_text(html, "utf-8")
        page = self.browser.new_context(**{"viewport": {"width": 1280, "height": 900}, **how}).new_page()
        page.on("console", lambda message: self.complaints.append(message.text))
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on("dialog", lambda dialog: self.complaints.append(f"dialog: {dialog.message}"))
        page.on("request", lambda request: self.requests.append(request.url))
        page.goto(file.as_uri() + address)
        return page
