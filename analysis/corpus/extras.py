"""What a corpus needs beyond the base: libraries of the extra `corpus`, imported when they are used."""

from __future__ import annotations

from importlib import import_module
from importlib.util import find_spec
from typing import Any

from analysis.errors import UsageError
from analysis.messages import how_to_install


def need(module: str, *, extra: str = "corpus") -> Any:
    """Import a library of an extra; `UsageError` says how to install it where it is not there.

    >>> need("a_library_nobody_has")
    Traceback (most recent call last):
    analysis.errors.UsageError: a corpus needs a_library_nobody_has: pip install ".[corpus]" in the checkout
    """
    try:
        return import_module(module)
    except ModuleNotFoundError as error:
        top = module.partition(".")[0]
        if (error.name or "").partition(".")[0] != top:
            raise
        raise UsageError(_missing(top, extra)) from None


def check(*modules: str, extra: str = "corpus") -> None:
    """Refuse to begin where a library of an extra is missing; none is imported, since that takes a second."""
    for module in modules:
        if find_spec(module) is None:
            raise UsageError(_missing(module, extra))


def _missing(library: str, extra: str) -> str:
    return f"a corpus needs {library}: {how_to_install(extra)}"
