"""Work done in several processes of one machine, each with a model of its own; what dies is one task, not the run."""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from itertools import islice
from multiprocessing.connection import wait as wait_for
from typing import Any, TypeVar

T = TypeVar("T")
S = TypeVar("S")
R = TypeVar("R")

#: So many tasks are in hand for each process: enough that none waits, few enough that memory is flat.
AHEAD = 2


class ProcessDied(Exception):
    """The process that had a task in hand died twice over it: it was killed, or there was no memory left."""


def run_here(function: Callable[[T, S], R], tasks: Iterable[T], shared: S) -> Iterator[tuple[T, R | Exception]]:
    """Do tasks one after another in this process.

    >>> list(run_here(lambda task, shared: task + shared, [1, 2], 10))
    [(1, 11), (2, 12)]
    """
    for task in tasks:
        try:
            done: R | Exception = function(task, shared)
        except Exception as fault:
            done = fault
        yield task, done


def run_in_pool(
    function: Callable[[T, S], R], tasks: Iterable[T], shared: S, *, workers: int
) -> Iterator[tuple[T, R | Exception]]:
    """Do tasks in several processes and give each with its result as it comes, in no fixed order.

    `function` is a function of a module, `shared` what each process is given once. Tasks are taken as they are needed.
    An exception is a result; a task whose process dies, tried once more by itself, gives `ProcessDied`.
    """
    waiting = iter(tasks)
    pool = _open(function, shared, workers)
    hands: dict[Future[R], T] = {}
    try:
        while True:
            suspects: list[T] = []
            for task in islice(waiting, AHEAD * workers - len(hands)):
                try:
                    hands[pool.submit(_call, task)] = task
                except BrokenProcessPool:
                    suspects.append(task)
                    break
            if not hands and not suspects:
                return
            for future in wait(hands, return_when=FIRST_COMPLETED).done if hands else ():
                task = hands.pop(future)
                done = _result(future)
                if isinstance(done, BrokenProcessPool):
                    suspects.append(task)
                else:
                    yield task, done
            if suspects:  # the pool is broken, and all that was in hand with it
                for future, task in hands.items():
                    done = _result(future)
                    if isinstance(done, BrokenProcessPool):
                        suspects.append(task)
                    else:
                        yield task, done
                hands.clear()
                pool.shutdown(wait=True)
                yield from _one_by_one(function, suspects, shared)
                pool = _open(function, shared, workers)
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def _one_by_one(function: Callable[[T, S], R], tasks: Iterable[T], shared: S) -> Iterator[tuple[T, R | Exception]]:
    """Do tasks of which one broke a pool, each by itself, so that only that one is blamed."""
    pool = _open(function, shared, 1)
    try:
        for task in tasks:
            done = _result(pool.submit(_call, task))
            if isinstance(done, BrokenProcessPool):
                pool.shutdown(wait=True)
                pool = _open(function, shared, 1)
                done = ProcessDied("the process that read it died twice (killed, or no memory left)")
            yield task, done
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def _result(future: Future[R]) -> R | Exception:
    fault = future.exception()
    if fault is None:
        return future.result()
    if not isinstance(fault, Exception):
        raise fault
    return fault


def _open(function: Callable[..., Any], shared: Any, workers: int) -> ProcessPoolExecutor:
    # Started anew and not forked: the threads of a loaded model do not live through a fork.
    context = multiprocessing.get_context("spawn")
    return ProcessPoolExecutor(workers, mp_context=context, initializer=_begin, initargs=(function, shared))


_WORK: list[Any] = []


def _begin(function: Callable[..., Any], shared: Any) -> None:
    """Get a process ready: it leaves Ctrl-C to the one that started it, and does not outlive that one."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    parent = multiprocessing.parent_process()
    if parent is not None:
        threading.Thread(target=_end_with, args=(parent.sentinel,), daemon=True).start()
    _WORK[:] = [function, shared]


def _end_with(sentinel: Any) -> None:
    wait_for([sentinel])
    os._exit(1)


def _call(task: Any) -> Any:
    function, shared = _WORK
    return function(task, shared)
