"""The picture of the report in the README, made anew: python -m tests.report_picture. It needs a Chromium."""

from __future__ import annotations

import shutil
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import sync_playwright

import analysis as an
from analysis import paths
from analysis.report import save_report

PICTURE = paths.ROOT / "docs" / "report.png"
SEED = "2022-02-03-al-qurayshi"
SHOWN = "#actor=al-qurayshi"


def main() -> None:
    """Draw the report of the seed article with one actor chosen and one of its numbers opened."""
    portrait = an.portray(an.read_article(paths.SEEDS / f"{SEED}.txt"), actors=paths.ACTORS / "al-qurayshi.yaml")
    with TemporaryDirectory() as folder, sync_playwright() as driver:
        file = Path(folder, "report.html")
        save_report(portrait, file)
        browser = driver.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": 1280, "height": 1000}, reduced_motion="reduce")
        page.goto(file.as_uri() + SHOWN)
        page.locator('.portraits tr[data-actor="al-qurayshi"] td').nth(4).locator("button").click()
        page.evaluate("scrollTo(0, 0)")
        page.mouse.move(0, 0)
        page.screenshot(path=PICTURE)
        browser.close()
    print(f"{PICTURE.relative_to(paths.ROOT)}: {PICTURE.stat().st_size / 1000:.0f} kB")


if __name__ == "__main__":
    main()
