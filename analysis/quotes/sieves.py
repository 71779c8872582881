"""A cascade as a table: sieves in order, each with the code of the rule that it is; the first that answers is believed.

The word is that of the multi-pass sieve of Lee et al. (2013) and of the quote attribution of Muzny et al. (2017).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

Found = TypeVar("Found")


@dataclass(frozen=True, slots=True)
class Sieve(Generic[Found]):
    """One row of a cascade: a name, the code of its rule, and the function that looks at one place.

    Without a `code` what is found keeps the rule that it has.
    """

    name: str
    code: str | None
    read: Callable[..., Found | None]


def first(sieves: Sequence[Sieve[Found]], *place: object) -> tuple[str | None, Found] | None:
    """Give what the first sieve that answers finds, with its code; None when none answers.

    >>> first([Sieve("even", "x.even", lambda n: n if n % 2 == 0 else None)], 4)
    ('x.even', 4)
    """
    for sieve in sieves:
        found = sieve.read(*place)
        if found is not None:
            return sieve.code, found
    return None
