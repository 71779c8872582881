"""Cascades: rules in a fixed order, each with a name; the first that answers decides.

A cascade is a table that can be read from top to bottom. A `Sieve` finds something itself (an antecedent); a `Row` is a
condition and what it means where it holds. Which rule goes before which is said by the order of its table alone.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Generic, TypeVar

T = TypeVar("T")
A = TypeVar("A")


@dataclass(frozen=True, slots=True)
class Sieve(Generic[T, A]):
    """A rule that finds its answer or gives None: its name, what it does, a Dutch example, the rule codes it gives."""

    name: str
    find: Callable[[T], A | None]
    example: str = ""
    gives: tuple[str, ...] = ()

    @property
    def code(self) -> str | None:
        """The rule code of what it finds, where that is one."""
        return self.gives[0] if len(self.gives) == 1 else None

    @property
    def says(self) -> str:
        """The first sentence of what the rule says of itself."""
        return (self.find.__doc__ or "").strip().partition("\n")[0]


@dataclass(frozen=True, slots=True)
class Row(Generic[T, A]):
    """A condition with the answer where it holds, and a Dutch example of it."""

    name: str
    answer: A
    holds: Callable[[T], bool]
    example: str = ""


def first(sieves: Iterable[Sieve[T, A]], asked: T) -> tuple[str, A] | None:
    """Give the first answer, with the name of the sieve that gave it; None where no sieve answers.

    >>> halves = Sieve("half", lambda n: n // 2 if n % 2 == 0 else None)
    >>> first((halves, Sieve("same", lambda n: n)), 6), first((halves,), 7)
    (('half', 3), None)
    """
    return next(((sieve.name, answer) for sieve in sieves if (answer := sieve.find(asked)) is not None), None)


def ruled(sieves: Iterable[Sieve[T, A]], asked: T) -> tuple[str | None, A] | None:
    """Give the first answer, with the rule code of the sieve that gave it; None where no sieve answers.

    >>> ruled([Sieve("half", lambda n: n // 2 if n % 2 == 0 else None, gives=("x.half",))], 6)
    ('x.half', 3)
    """
    return next(((sieve.code, answer) for sieve in sieves if (answer := sieve.find(asked)) is not None), None)


def held(rows: Iterable[Row[T, A]], asked: T) -> Row[T, A] | None:
    """Give the first row that holds; None where none does.

    >>> held([Row("even", True, lambda n: n % 2 == 0)], 7) is None
    True
    """
    for row in rows:
        if row.holds(asked):
            return row
    return None


def answer(rows: Iterable[Row[T, A]], asked: T) -> A | None:
    """Give the answer of the first row that holds; None where none does.

    >>> answer([Row("even", "yes", lambda n: n % 2 == 0)], 6)
    'yes'
    """
    row = held(rows, asked)
    return None if row is None else row.answer


def holding(rows: Iterable[Row[T, A]], asked: T) -> dict[str, A]:
    """Give all rows that hold, by name, with their answers.

    >>> holding([Row("even", 1, lambda n: n % 2 == 0), Row("small", 2, lambda n: n < 10)], 8)
    {'even': 1, 'small': 2}
    """
    return {row.name: row.answer for row in rows if row.holds(asked)}


def decide(rows: Iterable[Row[T, A]], asked: T) -> Row[T, A]:
    """Give the first row that holds; the last row of a table holds of everything.

    >>> decide((Row("even", True, lambda n: n % 2 == 0), Row("odd", False, lambda n: True)), 7).name
    'odd'
    """
    if (row := held(rows, asked)) is None:
        raise ValueError("no row of the cascade holds")
    return row


def in_turn(sieves: Iterable[Sieve[T, T]], asked: T) -> T:
    """Give what sieves make of something in turn, each of what those before it left; one that answers None leaves it.

    >>> half = Sieve("half", lambda n: n // 2 if n % 2 == 0 else None)
    >>> in_turn((half, Sieve("next", lambda n: n + 1), half), 6)
    2
    """
    for sieve in sieves:
        if (made := sieve.find(asked)) is not None:
            asked = made
    return asked
