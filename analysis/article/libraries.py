"""The libraries that some readers need and a plain installation lacks."""

from __future__ import annotations

from importlib import import_module
from typing import Any

from analysis.errors import UsageError
from analysis.messages import how_to_install


def need_library(module: str, package: str, what: str) -> Any:
    """Import a library of the extra `readers`; raises `UsageError` that says what to install.

    >>> need_library("no_such_library", "no-such-library", "a tablet of clay")
    Traceback (most recent call last):
    analysis.errors.UsageError: a tablet of clay is read by no-such-library, which is not installed: pip install ...
    """
    try:
        return import_module(module)
    except ImportError:
        raise UsageError(f"{what} is read by {package}, which is not installed: {how_to_install('readers')}") from None
