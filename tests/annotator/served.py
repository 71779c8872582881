"""The annotator as a user starts it, for the tests that look at its page: the command, a browser, and a sudden end."""

from __future__ import annotations

import asyncio
import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import Browser, Page
from tornado.httpserver import HTTPServer

from analysis.annotator import open_desk
from analysis.annotator.desk import Desk
from analysis.annotator.server import Service, listen, open_port
from analysis.article import read_article
from analysis.portrait import Portrait, portray

ROOT = Path(__file__).parents[2]
#: What a browser says of a server that is gone; nothing else may be complained of.
GONE = "net::ERR_"

TEXT = """Brug over de Leie blijft dicht

Burgemeester Els Vos sluit de brug in Deinze. “De brug is niet veilig 🚧”, zei Vos woensdag.

Aannemer Piet Bosch wijst het verwijt van de hand. “Wij hebben lang gewaarschuwd”, aldus de aannemer.

Volgens bewoners was de hulp waardeloos.

De burgemeester noemt de aannemer laf. Bosch dreigt met een rechtszaak.
"""


@contextmanager
def serving(desk: Desk, token: str | None = None) -> Iterator[Service]:
    """Serve a desk in this process for a while."""
    bound, port = open_port(desk)
    service = Service(desk, port, **({"token": token} if token else {}))
    loop, ready, servers = asyncio.new_event_loop(), threading.Event(), list[HTTPServer]()

    async def begin() -> None:
        servers.append(listen(service, bound))
        ready.set()

    def run() -> None:
        loop.run_until_complete(begin())
        loop.run_forever()

    async def finish() -> None:
        servers[0].stop()
        await servers[0].close_all_connections()

    thread = threading.Thread(target=run)
    thread.start()
    assert ready.wait(10)
    try:
        yield service
    finally:
        asyncio.run_coroutine_threadsafe(finish(), loop).result(10)
        loop.call_soon_threadsafe(loop.stop)
        thread.join(10)
        loop.close()


@cache
def portray_text() -> Portrait:
    """Portray the article of these tests, once."""
    return portray(read_article(TEXT, id="brug"))


class Served:
    """The annotator of one article, its page in one browser, and what the page did beside.

    With `alone` it is a process of its own, the command as a user starts it, which can be killed.
    """

    def __init__(self, browser: Browser, folder: Path, coder: str, *, blind: bool = False, alone: bool = False) -> None:
        self.article = folder / "brug.txt"
        self.article.write_text(TEXT, "utf-8")
        self.coder, self.blind, self.alone = coder, blind, alone
        self.file = folder / (coder if blind else "") / "brug.annotations.yaml"
        self.context = browser.new_context(viewport={"width": 1280, "height": 900})
        self.complaints: list[str] = []
        self.requests: list[str] = []
        self.process: subprocess.Popen[str] | None = None
        self.inside = ExitStack()
        self.url = ""

    def start(self) -> None:
        """Start it, and keep its address."""
        if not self.alone:
            desk = open_desk(portray_text(), self.file, self.coder, blind=self.blind)
            self.url = self.inside.enter_context(serving(desk)).url
            return
        command = [sys.executable, "-m", "analysis.cli", "annotate", str(self.article), "--no-open"]
        command += ["--coder", self.coder, *(["--blind"] if self.blind else [])]
        env = {**os.environ, "PYTHONPATH": str(ROOT)}
        self.process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=env)
        assert self.process.stdout and self.process.stderr
        self.url = self.process.stdout.readline().strip()
        if not self.url.startswith("http://127.0.0.1:"):
            raise AssertionError(self.process.communicate()[1])

    def kill(self) -> None:
        """End it as a power cut does."""
        self.inside.close()
        if self.process is not None:
            self.process.kill()
            self.process.communicate()
            self.process = None

    def open(self, **how: Any) -> Page:
        """Open the address in a tab, and wait until the page is there."""
        if how:
            self.context = self.context.browser.new_context(**how)  # type: ignore[union-attr]
        page = self.context.new_page()
        page.on("console", lambda message: self.complaints.append(message.text))
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on("request", lambda request: self.requests.append(request.url))
        page.goto(self.url)
        page.locator("#panel > *").first.wait_for()
        return page

    def check(self) -> None:
        """Check that no page complained, or asked for anything of anywhere but the server."""
        assert [told for told in self.complaints if GONE not in told] == []
        home = urlsplit(self.url)
        asked = [urlsplit(url) for url in self.requests if not url.startswith("data:")]
        assert {(url.scheme, url.netloc, url.path) for url in asked} <= {
            (home.scheme, home.netloc, "/"),
            (home.scheme, home.netloc, "/acts"),
        }


#: Where some words begin and end on the screen.
_PLACES = """([words, nth]) => {
  const walker = document.createTreeWalker(document.getElementById("text"), NodeFilter.SHOW_TEXT);
  const nodes = [];
  while (walker.nextNode()) nodes.push(walker.currentNode);
  const whole = nodes.map((node) => node.data).join("");
  let start = -1;
  for (let n = 0; n <= nth; n += 1) start = whole.indexOf(words, start + 1);
  if (start < 0) return null;
  const range = document.createRange();
  let before = 0;
  for (const node of nodes) {
    const [from, to] = [start - before, start + words.length - before];
    if (0 <= from && from < node.data.length) range.setStart(node, from);
    if (0 < to && to <= node.data.length) range.setEnd(node, to);
    before += node.data.length;
  }
  range.startContainer.parentElement.scrollIntoView({ block: "center" });
  const boxes = [...range.getClientRects()].filter((box) => box.width > 0), last = boxes.at(-1);
  return [boxes[0].left + 1, boxes[0].top + boxes[0].height / 2, last.right - 1, last.top + last.height / 2];
}"""


#: Whether the panel shows words as those that are chosen.
_SHOWN = """words => [...document.querySelectorAll("#panel .choice, #panel form > .note")]
  .some((one) => one.textContent.includes(words))"""


def choose(page: Page, words: str, nth: int = 0) -> None:
    """Drag over words of the article, as a mouse does."""
    places = page.evaluate(_PLACES, [words, nth])
    assert places, f"{words!r} does not stand on the page"
    page.mouse.move(places[0], places[1])
    page.mouse.down()
    page.mouse.move((places[0] + places[2]) / 2, places[3])
    page.mouse.move(places[2], places[3])
    page.mouse.up()
    page.wait_for_function(_SHOWN, arg=words)


def saved(page: Page) -> None:
    """Wait until the page says that everything is saved."""
    page.wait_for_function("() => document.getElementById('saved').textContent.startsWith('everything is saved')")
