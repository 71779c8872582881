"""Who may ask the annotator's server, and for what: nobody but the page of its address, and nothing but that page."""

from __future__ import annotations

import json
from collections.abc import Iterator
from http.client import HTTPConnection
from pathlib import Path
from typing import Any

import pytest

from analysis.annotator import open_desk
from analysis.annotator.server import HOST, MOST, Service, choose_port, open_port
from analysis.errors import UsageError
from tests.annotator.served import serving
from tests.sample import sample_portrait

ACT = {"id": "1", "do": "add", "table": "mentions", "start": 0, "end": 15, "values": {"actor": "Biden", "form": "name"}}


@pytest.fixture
def service(tmp_path: Path) -> Iterator[Service]:
    """Serve a blind coder's desk for as long as a test runs."""
    desk = open_desk(sample_portrait(), tmp_path / "sample.annotations.yaml", "an", blind=True)
    with serving(desk, "the-token") as service:
        yield service


def ask(service: Service, method: str, path: str, body: bytes = b"", **headers: str) -> tuple[int, str, Any]:
    """Ask with just these headers; give the status, what was answered, and the headers of the answer."""
    connection = HTTPConnection(HOST, service.port, timeout=10)
    connection.putrequest(method, path, skip_host=True, skip_accept_encoding=True)
    given = {"Host": f"{HOST}:{service.port}", **{name.replace("_", "-"): value for name, value in headers.items()}}
    for name, value in ({"Content-Length": str(len(body))} | given).items():
        connection.putheader(name, value)
    connection.endheaders(body or None)
    answer = connection.getresponse()
    told = answer.status, answer.read().decode("utf-8"), answer.headers
    connection.close()
    return told


def send(service: Service, *acts: Any, **headers: str) -> tuple[int, Any]:
    given = {"X_Mediabeeld_Token": "the-token", "Content_Type": "application/json", **headers}
    status, told, _ = ask(service, "POST", "/acts", json.dumps({"acts": acts}).encode(), **given)
    return status, json.loads(told)


def test_with_its_token_the_page_is_shown_and_may_ask_only_this_server(service: Service) -> None:
    status, page, headers = ask(service, "GET", "/?token=the-token")
    assert status == 200 and page.startswith("<!DOCTYPE html>")
    policy = headers["Content-Security-Policy"].split("; ")
    assert policy[0] == "default-src 'none'"
    assert {"connect-src 'self'", "frame-ancestors 'none'", "form-action 'none'", "base-uri 'none'"} <= set(policy)
    assert not [rule for rule in policy if "http" in rule or "unsafe" in rule or "*" in rule]
    assert headers["Referrer-Policy"] == "no-referrer" and headers["Cache-Control"] == "no-store"
    assert "Server" not in headers


@pytest.mark.parametrize("address", ["/", "/?token=", "/?token=the-toke", "/?token=the-token2", "/?token=%C3%A9"])
def test_a_wrong_token_is_refused(service: Service, address: str) -> None:
    assert ask(service, "GET", address)[0] == 403


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1", "127.0.0.1:1", "localhost.evil.example:80", ""])
def test_a_wrong_host_is_refused_whatever_the_token(service: Service, host: str) -> None:
    status, told, _ = ask(service, "GET", "/?token=the-token", Host=host)
    assert status in (400, 403) and "DOCTYPE" not in told


def test_localhost_is_this_machine_too(service: Service) -> None:
    assert ask(service, "GET", "/?token=the-token", Host=f"localhost:{service.port}")[0] == 200


@pytest.mark.parametrize("origin", ["https://evil.example", "null", "http://127.0.0.1:1"])
def test_a_page_of_elsewhere_cannot_act(service: Service, origin: str) -> None:
    assert send(service, ACT, Origin=origin)[0] == 403
    assert not service.desk.path.exists()


def test_acts_need_the_token_and_are_json(service: Service) -> None:
    assert send(service, ACT, X_Mediabeeld_Token="guess")[0] == 403
    assert send(service, ACT, Content_Type="text/plain")[0] == 415
    given = {"X_Mediabeeld_Token": "the-token", "Content_Type": "application/json"}
    for body in (b"", b"{", b"[]", b'{"acts": 1}', b'{"acts": [1]}', b"\xff", b'{"acts": [{}]}'):
        assert ask(service, "POST", "/acts", body, **given)[0] == 400
    assert not service.desk.path.exists()


@pytest.mark.parametrize(
    "path",
    ["/../../../../etc/passwd", "/..%2f..%2fetc/passwd", "/static/x.js", "//etc/passwd", "/acts/", "/favicon.ico"],
)
def test_there_are_no_files_to_ask_for(service: Service, path: str) -> None:
    status, told, _ = ask(service, "GET", f"{path}?token=the-token")
    assert status == 404 and "root:" not in told
    assert ask(service, "GET", path)[0] == 403


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "OPTIONS", "GET"])
def test_nothing_else_can_be_done(service: Service, method: str) -> None:
    assert ask(service, method, "/acts?token=the-token")[0] == 405


def test_a_body_that_is_too_large_is_not_read(service: Service) -> None:
    given = {"X_Mediabeeld_Token": "the-token", "Content_Type": "application/json", "Content_Length": str(MOST + 1)}
    try:
        status = ask(service, "POST", "/acts", b'{"acts": [', **given)[0]
    except ConnectionError:
        status = 400  # it was hung up on, as it may be
    assert status in (400, 413)
    assert send(service, ACT)[0] == 200  # and the server is as it was


def test_an_act_is_in_the_file_when_it_is_answered_and_done_once_when_it_comes_twice(service: Service) -> None:
    status, told = send(service, ACT)
    assert status == 200
    kept = service.desk.path.read_bytes()
    assert b"actor: Biden" in kept and b"coder: an" in kept and b"blind: true" in kept
    assert [row["values"] for row in told["view"]["rows"]] == [{"actor": "Biden", "form": "name"}]
    assert send(service, ACT, ACT)[1]["view"] == told["view"]
    assert service.desk.path.read_bytes() == kept
    assert {path.name for path in service.desk.path.parent.iterdir()} == {
        "sample.annotations.yaml",
        "gold",
    }
    gold = service.desk.path.parent / "gold"
    assert sorted(path.name for path in gold.iterdir()) == ["sample.actors.json", "sample.txt"]


def test_what_cannot_be_done_is_told_and_does_not_stand_in_the_way(service: Service) -> None:
    wrong = {**ACT, "id": "2", "values": {"actor": "Biden", "form": "nickname"}}
    status, told = send(service, wrong, {"id": "3", "do": "fly"}, {"id": "4", "do": "add"}, ACT)
    assert status == 200
    refused = {one["id"]: one.get("refused") for one in told["done"]}
    assert refused["2"] == "form of mentions cannot be 'nickname'"
    assert refused["3"] == "no act called 'fly' here; there are: add, set, reject, merge, set-actor, answer, entries"
    assert "no act" in refused["4"] and refused["1"] is None
    assert len(told["view"]["rows"]) == 1


def test_a_file_that_cannot_be_written_keeps_the_acts_with_the_browser(service: Service) -> None:
    service.desk.path.mkdir()
    (service.desk.path / "in-the-way").touch()
    status, told = send(service, ACT)
    assert status == 503 and "sample.annotations.yaml" in told["fault"]


def test_a_file_that_somebody_broke_is_told_with_its_line_and_not_written_over(service: Service) -> None:
    service.desk.path.write_text("article: sample\ncodes:\n- at: x\n", "utf-8")
    status, told = send(service, ACT)
    assert status == 503 and "line 3" in told["fault"]
    assert service.desk.path.read_text("utf-8") == "article: sample\ncodes:\n- at: x\n"


def test_an_article_has_its_port_and_a_port_that_is_taken_is_told(service: Service) -> None:
    assert choose_port(str(service.desk.path)) <= service.port < choose_port(str(service.desk.path)) + 20
    with pytest.raises(UsageError, match="is in use or not allowed"):
        open_port(service.desk, service.port)


@pytest.mark.parametrize("port", [-1, 65_536, 99_999_999])
def test_a_port_that_cannot_be_is_told(port: int, service: Service) -> None:
    with pytest.raises(UsageError, match=rf"--port: {port} is no port; allowed are 0 .* to 65535"):
        open_port(service.desk, port)
