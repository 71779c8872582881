"""A small stand-in for a server of AmCAT 4: the part of its API that is documented and used here, in memory."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

KEY = "sleutel"


class Archive:
    """The documents and fields of one index, and the requests that were made."""

    def __init__(self, documents: list[dict[str, Any]], authorization: str = "no_auth") -> None:
        self.documents = {document["_id"]: document for document in documents}
        self.fields = {"title": "text", "text": "text", "date": "date", "publisher": "keyword"}
        self.authorization = authorization
        self.scrolls: dict[str, list[dict[str, Any]]] = {}
        self.host = ""

    def answer(self, method: str, path: str, body: dict[str, Any], key: str | None) -> tuple[int, Any]:
        if (method, path) == ("GET", "/config"):
            return 200, {"authorization": self.authorization, "api_version": "4.1.3", "warnings": []}
        if self.authorization != "no_auth" and key != KEY:
            return 401, {"detail": "Invalid API key"}
        if not path.startswith("/index/kranten/"):
            return 404, {"detail": "Index does not exist"}
        what = method, path.removeprefix("/index/kranten/")
        if what == ("GET", "fields"):
            return 200, {name: {"type": kind} for name, kind in self.fields.items()}
        if what == ("POST", "fields"):
            self.fields |= body
            return 204, None
        if what == ("POST", "query"):
            return self.query(body)
        if what == ("POST", "documents"):
            return 200, self.update(body)
        return 405, {"detail": "Method not allowed"}

    def query(self, body: dict[str, Any]) -> tuple[int, Any]:
        """Give pages of two documents, one after another, until there are none: then 404, as the server does."""
        if "scroll_id" not in body:
            wanted = str(body.get("queries", "")).lower()
            found = [d for d in self.documents.values() if wanted in f"{d['title']} {d['text']}".lower()]
            fields = ["_id", *body["fields"]]
            rows = [{name: d[name] for name in fields if name in d} for d in sorted(found, key=lambda d: d["_id"])]
            body["scroll_id"] = f"s{len(self.scrolls)}"
            self.scrolls[body["scroll_id"]] = rows
        rows = self.scrolls[body["scroll_id"]]
        if not rows:
            return 404, {"detail": "No more results"}
        self.scrolls[body["scroll_id"]] = rows[2:]
        return 200, {"results": rows[:2], "meta": {"scroll_id": body["scroll_id"]}}

    def update(self, body: dict[str, Any]) -> dict[str, Any]:
        done, failures = 0, []
        for new in body["documents"]:
            if body["operation"] == "update" and new["_id"] in self.documents and set(new) <= {"_id", *self.fields}:
                self.documents[new["_id"]] |= new
                done += 1
            else:
                failures.append({"update": {"error": "document missing or unknown field"}})
        return {"successes": done, "failures": failures}


@contextmanager
def serve(archive: Archive) -> Iterator[Archive]:
    """Serve an archive on this machine, at a free port."""

    class Handler(BaseHTTPRequestHandler):
        def _do(self) -> None:
            length = int(self.headers.get("Content-Length") or 0)
            body = json.loads(self.rfile.read(length)) if length else {}
            status, answer = archive.answer(self.command, self.path, body, self.headers.get("X-API-Key"))
            content = b"" if answer is None else json.dumps(answer).encode()
            self.send_response(status)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)

        do_GET = do_POST = do_PUT = _do

        def log_message(self, *_: Any) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    archive.host = f"http://127.0.0.1:{server.server_port}"
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield archive
    finally:
        server.shutdown()
        server.server_close()
