"""How far a text has been read, told by whoever reads it to whoever shows it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import TypeAlias

#: Is told what is done, and how many words more are read.
Show: TypeAlias = Callable[[str, int], object]

_SHOW: ContextVar[Show | None] = ContextVar("show", default=None)


@contextmanager
def shown_by(show: Show) -> Iterator[None]:
    """Let somebody show how far the texts have been read that are read inside.

    >>> told = []
    >>> with shown_by(lambda what, words: told.append((what, words))):
    ...     advance("reading", 12)
    >>> told
    [('reading', 12)]
    """
    token = _SHOW.set(show)
    try:
        yield
    finally:
        _SHOW.reset(token)


def advance(what: str, words: int = 0) -> None:
    """Tell whoever shows it what is done now, and that so many words more are read."""
    show = _SHOW.get()
    if show is not None:
        show(what, words)
