"""Measure a corpus: articles a second by workers, memory, what it costs to resume, and whether kills leave a trace.

    python -m benchmarks.corpus ARTICLES [--first 300] [--workers 1 2] [--kills 5] [--lose] [--dask]

ARTICLES is a (gzipped) file of JSON lines. A corpus is made with each number of workers, and made again with nothing to
do; then one is killed (SIGKILL, the whole group of processes) at random moments and resumed; with `--lose` one of two
processes is killed in the middle, and with `--dask` a worker of a local Dask cluster. All must be the same, byte for
byte; ends with 1 if not. Processor time is
given apart for the process that is started and for the others: on a busy machine it tells more than the clock.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import psutil

from benchmarks.costs import MEDIABEELD, digest
from benchmarks.snapshot import open_lines


def start(texts: Path, out: Path, *more: str) -> subprocess.Popen[bytes]:
    """Start `mediabeeld corpus` as the head of a group of processes."""
    command = [*MEDIABEELD, "corpus", str(texts), "--out", str(out), *more]
    return subprocess.Popen(command, start_new_session=True, stdout=subprocess.DEVNULL)


def follow(process: subprocess.Popen[bytes], *, lose: bool = False) -> dict[str, float]:
    """Wait for a run: seconds, processor time, and the most memory (MB) that its main process and any worker took.

    With `lose` one of its processes is killed after it has worked for five seconds.
    """
    begun, main, worker = time.perf_counter(), 0, 0
    spent: dict[int, float] = {}
    course: list[int] = []
    head = psutil.Process(process.pid)
    while process.poll() is None:
        try:
            main = max(main, head.memory_info().rss)
            spent[head.pid] = sum(head.cpu_times()[:2])
            for child in head.children(recursive=True):
                course.append(child.memory_info().rss)
                worker = max(worker, course[-1])
                spent[child.pid] = sum(child.cpu_times()[:2])
                if lose and spent[child.pid] > 5:
                    child.kill()
                    lose = False
        except psutil.Error:
            pass
        time.sleep(0.1)
    if process.returncode:
        sys.exit(f"a run ended with {process.returncode}")
    seconds = time.perf_counter() - begun
    half = max(course[: len(course) // 2], default=0)
    memory = {"main_mb": main / 2**20, "worker_mb": worker / 2**20, "half_mb": half / 2**20}
    own = spent.get(head.pid, 0.0)
    return {"seconds": seconds, "cpu": sum(spent.values()), "main_cpu": own, **memory}


@contextmanager
def cluster() -> Iterator[tuple[str, list[subprocess.Popen[bytes]]]]:
    """Run a Dask scheduler and two workers of one thread, on this machine alone."""
    port = random.Random(os.getpid()).randrange(20_000, 40_000)
    address = f"tcp://127.0.0.1:{port}"
    quiet: dict[str, Any] = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    dask = [sys.executable, "-m", "dask"]
    head = subprocess.Popen([*dask, "scheduler", "--host", "127.0.0.1", "--port", str(port), "--no-dashboard"], **quiet)
    worker = [*dask, "worker", address, "--nthreads", "1", "--no-dashboard", "--no-nanny"]
    workers = [subprocess.Popen(worker, **quiet) for _ in range(2)]
    try:
        yield address, workers
    finally:
        for process in (*workers, head):
            process.kill()
            process.wait()


def main() -> None:
    """Measure, print, and end with 1 where two corpora differ."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("articles", type=Path)
    parser.add_argument("--first", type=int, default=300)
    parser.add_argument("--workers", type=int, nargs="*", default=[1, 2])
    parser.add_argument("--kills", type=int, default=5)
    parser.add_argument("--lose", action="store_true")
    parser.add_argument("--dask", action="store_true")
    parser.add_argument("--seed", type=int, default=1)
    chosen = parser.parse_args()
    desk = Path(tempfile.mkdtemp())
    texts = desk / "articles.jsonl"
    with open_lines(chosen.articles) as lines:
        rows = [line for line, _ in zip(lines, range(chosen.first), strict=False)]
    texts.write_text("".join(rows), "utf-8")
    words = sum(len(json.loads(row)["text"].split()) for row in rows)
    print(f"{len(rows)} articles, {words} words; {platform.machine()}, {os.cpu_count()} processors, ", end="")
    print(f"load {os.getloadavg()[0]:.1f} when this began; free at most {len(os.sched_getaffinity(0))}")

    same, seconds = set(), 60.0
    for count in chosen.workers:
        out = desk / f"workers-{count}"
        told = follow(start(texts, out, "--workers", str(count)))
        seconds = told["seconds"]
        same.add(digest(out))
        size = sum(path.stat().st_size for path in out.rglob("*.parquet")) / 2**20
        print(
            f"{count} workers: {seconds:.0f} s, {len(rows) / seconds:.2f} articles, {words / seconds:.0f} words a s; "
            f"{told['cpu']:.1f} s of processor, {told['main_cpu']:.1f} of the main process; main "
            f"{told['main_mb']:.0f} MB, a worker "
            f"{told['worker_mb']:.0f} MB (in the first half {told['half_mb']:.0f}); "
            f"{size:.1f} MB on disk; load {os.getloadavg()[0]:.1f}",
            flush=True,
        )
        again = follow(start(texts, out, "--workers", str(count)))
        same.add(digest(out))
        print(f"  again, nothing to do: {again['seconds']:.1f} s ({again['seconds'] / seconds:.1%})", flush=True)

    if chosen.kills:
        out, chance, lived = desk / "killed", random.Random(chosen.seed), 0.0
        for _ in range(chosen.kills):
            process, moment = start(texts, out, "--workers", "2"), chance.uniform(0.5, 2 * seconds / chosen.kills)
            try:
                process.wait(moment)
            except subprocess.TimeoutExpired:
                os.killpg(process.pid, signal.SIGKILL)
                process.wait()
            lived += moment
        told = follow(start(texts, out, "--workers", "2"))
        same.add(digest(out))
        print(f"killed {chosen.kills} times in {lived:.0f} s, then {told['seconds']:.0f} s: whole", flush=True)

    if chosen.lose:
        out = desk / "lost"
        told = follow(start(texts, out, "--workers", "2"), lose=True)
        same.add(digest(out))
        print(f"one of two processes killed: {told['seconds']:.0f} s, {told['cpu']:.1f} s of processor", flush=True)

    if chosen.dask:
        out = desk / "dask"
        with cluster() as (address, workers):
            time.sleep(10)
            process = start(texts, out, "--scheduler", address)
            time.sleep(seconds / 3)
            workers[0].kill()
            told = follow(process)
        same.add(digest(out))
        print(f"Dask, one of two workers killed after {seconds / 3:.0f} s: whole after {told['seconds']:.0f} s more")

    print("byte for byte the same" if len(same) == 1 else f"{len(same)} different corpora in {desk}")
    sys.exit(0 if len(same) == 1 else 1)


if __name__ == "__main__":
    main()
