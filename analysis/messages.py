"""What messages to a user have in common: how many there are of something, and how an extra is installed."""

from __future__ import annotations


def how_many(n: int, noun: str) -> str:
    """Say how many there are of something, one or many, in English.

    >>> how_many(1, "article"), how_many(0, "difference")
    ('1 article', '0 differences')
    """
    return f"{n} {noun}" if n == 1 else f"{n} {noun}s"


def how_to_install(extra: str) -> str:
    """Say how the libraries of an extra are installed; a checkout is where the package is to be had.

    >>> print(how_to_install("readers"))
    pip install ".[readers]" in the checkout
    """
    return f'pip install ".[{extra}]" in the checkout'
