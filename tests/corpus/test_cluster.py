"""Work on a Dask cluster: a local one, of which a worker is killed."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from analysis import corpus
from analysis.corpus.cluster import run_on_cluster
from analysis.errors import UsageError
from tests.corpus.tasks import here, process_id, slowly
from tests.corpus.texts import ARTICLES, files_of, write_articles

ROOT = Path(__file__).parents[2]

pytestmark = pytest.mark.slow


@pytest.fixture
def dask(tmp_path: Path) -> Iterator[tuple[str, list[subprocess.Popen[bytes]]]]:
    command = [sys.executable, "-m", "dask"]
    file = tmp_path / "scheduler.json"
    options = ["--host", "127.0.0.1", "--port", "0", "--no-dashboard", "--scheduler-file", str(file)]
    head = subprocess.Popen([*command, "scheduler", *options], stderr=subprocess.DEVNULL, cwd=ROOT)
    for _ in range(200):
        if file.exists() and file.read_text("utf-8").endswith("}"):
            break
        time.sleep(0.1)
    address = json.loads(file.read_text("utf-8"))["address"]
    joined = ["worker", address, "--nthreads", "1", "--no-nanny", "--no-dashboard", "--local-directory", str(tmp_path)]
    workers = [subprocess.Popen([*command, *joined], stderr=subprocess.DEVNULL, cwd=ROOT) for _ in range(2)]
    from distributed import Client

    with Client(address, set_as_default=False) as client:
        client.wait_for_workers(2, timeout=60)
    yield address, workers
    for process in (*workers, head):
        process.kill()
        process.wait()


def test_a_killed_worker_loses_nothing(dask: tuple[str, list[subprocess.Popen[bytes]]]) -> None:
    address, workers = dask
    found = {}
    for task, done in run_on_cluster(slowly, range(12), 10, address=address, check=here):
        found[task] = done
        if len(found) == 2:
            workers[0].send_signal(signal.SIGKILL)
    assert {task: done for task, done in found.items() if task != 5} == {n: 10 * n for n in range(12) if n != 5}
    assert isinstance(found[5], ValueError)


def test_workers_of_another_version_are_refused(dask: tuple[str, list[subprocess.Popen[bytes]]]) -> None:
    with pytest.raises(UsageError, match="another version of Mediabeeld is installed on tcp"):
        next(run_on_cluster(slowly, [1], 1, address=dask[0], check=process_id))


def test_where_no_scheduler_answers_that_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(UsageError, match="no Dask scheduler answers at nergens"):
        next(run_on_cluster(slowly, [1], 1, address="nergens", check=here))


@pytest.mark.model
def test_a_corpus_of_a_cluster_is_that_of_one_process(
    dask: tuple[str, list[subprocess.Popen[bytes]]], tmp_path: Path
) -> None:
    texts = write_articles(tmp_path)
    corpus.save_corpus(texts, tmp_path / "one")
    corpus.save_corpus(texts, tmp_path / "many", scheduler=dask[0])
    assert files_of(tmp_path / "one") == files_of(tmp_path / "many")


@pytest.mark.model
def test_a_corpus_of_a_cluster_that_loses_a_worker_is_the_same(
    dask: tuple[str, list[subprocess.Popen[bytes]]], tmp_path: Path
) -> None:
    articles = [{**ARTICLES[n % 4], "id": f"n{n}"} for n in range(16)]
    texts = write_articles(tmp_path, articles)
    corpus.save_corpus(texts, tmp_path / "one")
    address, workers = dask

    def kill_one() -> None:
        while not any((tmp_path / "many").glob(".spool/*/*.sheaf")):
            time.sleep(0.005)
        workers[0].send_signal(signal.SIGKILL)

    killer = threading.Thread(target=kill_one)
    killer.start()
    corpus.save_corpus(texts, tmp_path / "many", scheduler=address)
    killer.join()
    assert workers[0].wait() == -signal.SIGKILL
    assert files_of(tmp_path / "one") == files_of(tmp_path / "many")
