"""What messages to a user have in common: how many there are of something, and how an extra is installed."""

from __future__ import annotations

from collections.abc import Sequence


def how_many(n: int, noun: str) -> str:
    """Say how many there are of something, one or many, in English.

    >>> how_many(1, "article"), how_many(0, "difference")
    ('1 article', '0 differences')
    """
    return f"{n} {noun}" if n == 1 else f"{n} {noun}s"


def name_some(names: Sequence[str], most: int = 5) -> str:
    """Name the first of many, and say how many more there are.

    >>> name_some(["Bos", "Mol", "Vos"], 2), name_some(["Bos"])
    ('Bos, Mol and 1 more', 'Bos')
    """
    more = f" and {len(names) - most} more" if len(names) > most else ""
    return f"{', '.join(names[:most])}{more}"


def how_to_install(extra: str) -> str:
    """Say how the libraries of an extra are installed; a checkout is where the package is to be had.

    >>> print(how_to_install("readers"))
    pip install ".[readers]" in the checkout
    """
    return f'pip install ".[{extra}]" in the checkout'
