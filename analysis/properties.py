"""Properties that are found once and kept, for values whose properties are asked thousands of times an article."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Generic, TypeVar, overload

T = TypeVar("T")


class cached_property(Generic[T]):
    """A property that is found at the first question and kept with the value.

    Without the lock that `functools.cached_property` takes up to Python 3.11, which costs more than most questions.

    >>> class Word:
    ...     @cached_property
    ...     def letters(self) -> list[str]:
    ...         return ["j", "a"]
    >>> word = Word()
    >>> word.letters is word.letters
    True
    """

    def __init__(self, find: Callable[[Any], T]) -> None:
        self.find = find
        self.name = find.__name__
        self.__doc__ = find.__doc__

    @overload
    def __get__(self, instance: None, owner: type | None = None) -> cached_property[T]: ...
    @overload
    def __get__(self, instance: object, owner: type | None = None) -> T: ...
    def __get__(self, instance: object | None, owner: type | None = None) -> cached_property[T] | T:
        if instance is None:
            return self
        found = instance.__dict__[self.name] = self.find(instance)
        return found
