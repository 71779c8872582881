"""Tasks for another process."""

from __future__ import annotations

import os
import time


def slowly(task: int, shared: int) -> int:
    time.sleep(0.2)
    if task == 5:
        raise ValueError("vijf")
    return task * shared


def here() -> str:
    return "1"


def process_id() -> str:
    return str(os.getpid())
