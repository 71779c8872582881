"""What a corpus needs beyond the base: libraries that come with `mediabeeld[corpus]`, imported when they are used."""

from __future__ import annotations

from importlib import import_module
from typing import Any

from analysis.errors import UsageError


def need(module: str) -> Any:
    """Import a library of the extra `corpus`; `UsageError` says how to install it where it is not there.

    >>> need("a_library_nobody_has")
    Traceback (most recent call last):
    analysis.errors.UsageError: a corpus needs a_library_nobody_has: pip install 'mediabeeld[corpus]'
    """
    try:
        return import_module(module)
    except ModuleNotFoundError as error:
        top = module.partition(".")[0]
        if (error.name or "").partition(".")[0] != top:
            raise
        raise UsageError(f"a corpus needs {top}: pip install 'mediabeeld[corpus]'") from None
