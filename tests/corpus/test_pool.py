"""Work in several processes: each task has its result, and one that kills its process takes no other along."""

from __future__ import annotations

import os
from collections.abc import Iterator

from analysis.corpus.pool import AHEAD, ProcessDied, run_here, run_in_pool


def double(task: int, shared: dict[str, int]) -> int:
    if task == shared.get("fails"):
        raise ValueError(f"{task} fails")
    if task == shared.get("dies"):
        os._exit(9)
    return 2 * task


def test_every_task_has_its_result_and_a_fault_is_one() -> None:
    found = dict(run_in_pool(double, range(8), {"fails": 3}, workers=2))
    assert {task: done for task, done in found.items() if task != 3} == {n: 2 * n for n in range(8) if n != 3}
    assert isinstance(found[3], ValueError)
    assert str(dict(run_here(double, range(8), {"fails": 3}))[3]) == "3 fails"


def test_a_task_that_kills_its_process_is_the_only_one_lost() -> None:
    found = dict(run_in_pool(double, range(8), {"dies": 2}, workers=2))
    assert {task: done for task, done in found.items() if task != 2} == {n: 2 * n for n in range(8) if n != 2}
    assert isinstance(found[2], ProcessDied)


def test_tasks_are_taken_as_they_are_needed() -> None:
    taken: list[int] = []

    def tasks() -> Iterator[int]:
        for task in range(50):
            taken.append(task)
            yield task

    work = run_in_pool(double, tasks(), {}, workers=1)
    next(work)
    assert len(taken) == AHEAD
    work.close()
