"""The server of the annotator: for one user, on this machine alone, and only for who has the address with its token.

A page of elsewhere can send a browser here, so every request must name this machine as its host, say (where the browser
says it) that it comes from this very page, and bring the token. There are no files to ask for, and nothing is fetched.
"""

from __future__ import annotations

import asyncio
import hmac
import json
import secrets
import socket
import threading
import webbrowser
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import quote
from zlib import crc32

from tornado.httpserver import HTTPServer
from tornado.web import Application, RequestHandler

from analysis.annotator.acts import take_acts
from analysis.annotator.coding_page import page_policy, render_annotator
from analysis.annotator.desk import Desk
from analysis.annotator.view import view_of
from analysis.errors import MediabeeldError, UsageError

#: The loopback address: nobody but this machine reaches it.
HOST = "127.0.0.1"
#: The most bytes that acts may have; a day's work unsaved is a tenth of it.
MOST = 2_000_000
#: The last port there can be.
_LAST_PORT = 65_535
#: Where the ports of articles begin, and how many there are.
_FIRST, _PORTS = 20_000, 10_000
#: Who may show the page in a frame: nobody, or JupyterLab on this machine.
_NOBODY, _LAB = "'none'", "http://127.0.0.1:* http://localhost:* https://127.0.0.1:* https://localhost:*"


@dataclass(frozen=True, slots=True)
class Service:
    """An annotator that is served: the desk it works at, the token, the port, and whether a frame may show it."""

    desk: Desk
    port: int
    token: str = field(default_factory=lambda: secrets.token_urlsafe(24))
    framed: bool = False

    @property
    def url(self) -> str:
        """The address to open, with its token."""
        return f"http://{HOST}:{self.port}/?token={quote(self.token)}"

    @property
    def hosts(self) -> frozenset[str]:
        """How a browser may call this server."""
        return frozenset(f"{name}:{self.port}" for name in (HOST, "localhost"))


class _Guarded(RequestHandler):
    """Answers only who may ask."""

    service: Service

    def initialize(self, service: Service) -> None:
        self.service = service

    def set_default_headers(self) -> None:
        self.clear_header("Server")
        for name, value in (
            ("Cache-Control", "no-store"),
            ("Referrer-Policy", "no-referrer"),
            ("X-Content-Type-Options", "nosniff"),
            ("Cross-Origin-Resource-Policy", "same-origin"),
            ("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'"),
        ):
            self.set_header(name, value)

    def prepare(self) -> None:
        asked = self.request
        told = asked.headers.get("X-Mediabeeld-Token") or self.get_query_argument("token", "")
        origin = asked.headers.get("Origin")
        if (
            asked.host not in self.service.hosts
            or (origin is not None and origin not in {f"http://{host}" for host in self.service.hosts})
            or not hmac.compare_digest(told.encode("utf-8"), self.service.token.encode("utf-8"))
        ):
            self.answer(403, {"fault": "this is not the address that the annotator gave"})

    def answer(self, status: int, told: Any) -> None:
        """End with a status and something told as JSON."""
        self.set_status(status)
        self.set_header("Content-Type", "application/json; charset=utf-8")
        self.finish(json.dumps(told, ensure_ascii=False))

    def write_error(self, status_code: int, **more: Any) -> None:
        self.answer(status_code, {"fault": self._reason})

    def log_exception(self, *_: Any) -> None:
        """Show a defect of ours where the server runs; all else is told to the page alone."""
        if self.get_status() >= 500:
            RequestHandler.log_exception(self, *_)


class _Nothing(_Guarded):
    """Whatever else is asked for is not here."""

    def prepare(self) -> None:
        super().prepare()
        if not self._finished:
            self.answer(404, {"fault": "there is nothing here"})


class _Page(_Guarded):
    def get(self) -> None:
        page = render_annotator(self.service.desk, self.service.token)
        framers = _LAB if self.service.framed else _NOBODY
        self.set_header("Content-Security-Policy", f"{page_policy()}; frame-ancestors {framers}")
        self.set_header("Content-Type", "text/html; charset=utf-8")
        self.finish(page)


class _Acts(_Guarded):
    """Takes acts, in their order, and answers only when they are saved; what it answers is the new view."""

    def post(self) -> None:
        if self.request.headers.get("Content-Type", "").partition(";")[0] != "application/json":
            self.answer(415, {"fault": "acts are JSON"})
            return
        try:
            acts = json.loads(self.request.body)["acts"]
            if not isinstance(acts, list) or not all(isinstance(act, dict) and "id" in act for act in acts):
                raise ValueError("acts must be a list, each with an id")
        except (ValueError, KeyError, TypeError, RecursionError) as fault:
            self.answer(400, {"fault": f"no acts ({fault})"})
            return
        try:
            done = take_acts(self.service.desk, acts)
            view = view_of(self.service.desk)
        except MediabeeldError as fault:
            self.answer(503, {"fault": str(fault)})
            return
        self.answer(200, {"done": done, "view": view})


def make_application(service: Service) -> Application:
    """Give the web application of an annotator; what is written here is that it asks nothing of anywhere."""
    given = {"service": service}
    return Application(
        [("/", _Page, given), ("/acts", _Acts, given)],
        default_handler_class=_Nothing,
        default_handler_args=given,
        log_function=lambda _: None,
    )


def choose_port(name: str) -> int:
    """Give the port of an article: always the same, so that a browser finds again what it kept for it.

    >>> choose_port("gent") == choose_port("gent"), 20_000 <= choose_port("gent") < 30_000
    (True, True)
    """
    return _FIRST + crc32(name.encode("utf-8", "surrogatepass")) % _PORTS


def open_port(desk: Desk, port: int | None = None) -> tuple[socket.socket, int]:
    """Take the port asked for, or the article's own and else the next free one; raises `UsageError`."""
    first = choose_port(str(desk.path)) if port is None else port
    if not 0 <= first <= _LAST_PORT:
        raise UsageError(f"--port: {first} is no port; allowed are 0 (any that is free) to {_LAST_PORT}")
    tries = [first] if port else [first + step for step in range(20)]
    for one in tries:
        try:
            bound = socket.create_server((HOST, one))
        except OSError:
            continue
        bound.setblocking(False)
        return bound, bound.getsockname()[1]
    raise UsageError(f"--port: {first} is in use or not allowed; is the annotator open already? else give another")


def serve(desk: Desk, tell: Callable[[str], None], *, port: int | None = None, browse: bool = False) -> None:
    """Serve the annotator of a desk until somebody stops it; `tell` is given its address."""
    bound, number = open_port(desk, port)
    service = Service(desk, number)

    async def run() -> None:
        listen(service, bound)
        tell(service.url)
        if browse:
            threading.Thread(target=webbrowser.open, args=(service.url,), daemon=True).start()
        await asyncio.Event().wait()

    asyncio.run(run())


def serve_aside(desk: Desk) -> Service:
    """Serve the annotator of a desk beside what runs here, as long as this process lives: for a notebook."""
    bound, number = open_port(desk)
    service = Service(desk, number, framed=True)

    async def run() -> None:
        listen(service, bound)
        await asyncio.Event().wait()

    threading.Thread(target=lambda: asyncio.run(run()), name="mediabeeld-annotator", daemon=True).start()
    return service


def listen(service: Service, bound: socket.socket) -> HTTPServer:
    """Answer on a port that was taken, as long as the loop runs that runs now; nothing too large is read."""
    server = HTTPServer(make_application(service), max_body_size=MOST, max_buffer_size=MOST)
    server.add_socket(bound)
    return server
