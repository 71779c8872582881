"""Work done by a running Dask cluster: on this machine, on several, or in the jobs of Slurm."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import CancelledError
from itertools import islice
from typing import Any, TypeVar

from analysis.corpus.extras import need
from analysis.errors import OutputError, UsageError

T = TypeVar("T")
S = TypeVar("S")
R = TypeVar("R")

#: So many tasks are in hand for each thread of the cluster.
AHEAD = 3


def run_on_cluster(
    function: Callable[[T, S], R], tasks: Iterable[T], shared: S, *, address: str, check: Callable[[], str]
) -> Iterator[tuple[T, R | Exception]]:
    """Do tasks on the Dask cluster whose scheduler has an address, and give each with its result as it comes.

    A task whose worker is killed goes to another; after that of four workers its result is the exception. `check` is
    run on every worker and must give there what it gives here. Raises `UsageError` where no scheduler answers, there is
    no worker, or a worker has another version of Mediabeeld.
    """
    distributed = need("distributed")
    try:
        client = distributed.Client(address, timeout="20s", set_as_default=False)
    except (OSError, ValueError) as fault:
        raise UsageError(f"--scheduler: no Dask scheduler answers at {address} ({fault})") from fault
    with client:
        _compare(client, check)
        threads = sum(client.nthreads().values())
        waiting = iter(tasks)
        hands: dict[Any, T] = {}
        ready = distributed.as_completed(loop=client.loop)
        while True:
            for task in islice(waiting, AHEAD * threads - len(hands)):
                future = client.submit(function, task, shared, pure=False)
                hands[future] = task
                ready.add(future)
            if not hands:
                return
            task, done = _next(ready, hands, address)
            yield task, done


def _next(ready: Any, hands: dict[Any, T], address: str) -> tuple[T, Any]:
    """Wait for the next result; where the scheduler is gone, say so."""
    try:
        future = next(ready)
        done = future.exception() if future.status == "error" else future.result()
    except (OSError, CancelledError, TimeoutError) as fault:
        raise OutputError(
            f"the Dask scheduler at {address} is gone; what is done is kept, and the same command goes on from there"
        ) from fault
    future.release()
    return hands.pop(future), done


def _compare(client: Any, check: Callable[[], str]) -> None:
    """Refuse a cluster without workers, or one whose workers would read otherwise."""
    found = client.run(check)
    if not found:
        raise UsageError("--scheduler: the cluster has no workers; start some (dask worker ADDRESS --nthreads 1)")
    here = check()
    if others := sorted(worker for worker, there in found.items() if there != here):
        raise UsageError(f"--scheduler: another version of Mediabeeld is installed on {', '.join(others)}")
