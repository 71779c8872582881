"""The command line run in this process, as a user runs it."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest

from analysis import cli

if TYPE_CHECKING:
    from pathlib import Path


def run(*arguments: str | Path, monkeypatch: pytest.MonkeyPatch) -> int:
    """Run a command; give its exit code."""
    monkeypatch.setattr(sys, "argv", ["mediabeeld", *map(str, arguments)])
    with pytest.raises(SystemExit) as stopped:
        cli.main()
    return int(stopped.value.code or 0)
