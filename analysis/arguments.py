"""What a call of `portray` is given, checked: a wrong argument is one clear line, never a defect further on."""

from __future__ import annotations

import warnings
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from analysis.article import Article, find_parts, read_article
from analysis.errors import MediabeeldWarning, UsageError
from analysis.records import Actor

#: A line of fewer words, and without any mark of punctuation, is the name of a file that somebody mistyped.
_FEWEST_WORDS = 4


def take_article(given: Any) -> Article:
    """Give the article that was given, or read it from the file or text that was; raises `UsageError`, `ArticleError`.

    An article whose parts nobody told is divided into them, as one that is read from a file is.

    >>> take_article("mijn artikel")
    Traceback (most recent call last):
    analysis.errors.UsageError: there is no file called 'mijn artikel'; give an existing file, an Article, ...
    """
    if isinstance(given, Article):
        return given if given.parts else replace(given, parts=find_parts(given.text, title=given.title))
    if not isinstance(given, str | Path):
        many = "; for several there is portray_many" if isinstance(given, list | tuple) else ""
        raise UsageError(f"an article is an Article, a file or a text, not {_kind(given)}{many}")
    if isinstance(given, str) and _is_mistyped(given):
        raise UsageError(
            f"there is no file called {given!r}; give an existing file, an Article, or a text of more than a few words "
            "(one with a full stop or a line break is always a text)"
        )
    return read_article(given)


def _is_mistyped(text: str) -> bool:
    words = text.split()
    return 0 < len(words) < _FEWEST_WORDS and not any(char in text for char in '.!?…:;“”"\r\n') and not _exists(text)


def _exists(name: str) -> bool:
    try:
        return Path(name).exists()
    except OSError:
        return False


def check_articles(given: Any) -> None:
    """Refuse for many articles what is one, or none."""
    if isinstance(given, str | Path | Article) or not isinstance(given, Iterable):
        raise UsageError(f"portray_many takes a list of articles, not {_kind(given)}; for one there is portray")


def check_actors(given: Any) -> None:
    """Refuse a registry that is neither a file nor actors."""
    if given is None or isinstance(given, str | Path):
        return
    if not isinstance(given, Sequence) or not all(isinstance(actor, Actor) for actor in given):
        wrong = (
            next((item for item in given if not isinstance(item, Actor)), None)
            if isinstance(given, Iterable)
            else given
        )
        raise UsageError(
            f"actors: a registry is a file or Actor values (analysis.records.Actor), not {_kind(wrong)}; "
            "leave it out and the actors are discovered"
        )


def _kind(given: Any) -> str:
    shown = repr(given)
    return f"{type(given).__name__} ({shown if len(shown) <= 40 else shown[:37] + '...'})"


def warn_of_shared_names(actors: Sequence[Actor]) -> None:
    """Warn of an expression that a registry gives two actors: only one of them can get it."""
    owners: dict[str, list[str]] = {}
    for actor in actors:
        for words in {name.casefold() for name in (actor.name, *actor.aliases, *actor.roles, *actor.descriptors)}:
            owners.setdefault(words, []).append(actor.id)
    for words, ids in owners.items():
        if len(ids) > 1:
            _warn(f"registry: {words!r} is said of {' and of '.join(ids)}; one of them gets every mention of it")


def find_absent(actors: Sequence[Actor], text: str) -> set[str]:
    """Give the ids of actors of whom no expression stands in a text, nor the last word of a name."""
    words = " ".join(text.casefold().split())
    return {actor.id for actor in actors if not any(name in words for name in _expressions(actor))}


def _expressions(actor: Actor) -> set[str]:
    names = [name.casefold() for name in (actor.name, *actor.aliases)]
    called = [words.casefold().partition(" ")[2] or words.casefold() for words in (*actor.roles, *actor.descriptors)]
    return {*names, *(name.split()[-1] for name in names if name.split()), *called}


def warn_of_absent(actors: Sequence[Actor], absent: set[str], where: str) -> None:
    """Warn of actors of a registry who stand in no article: a name that is misspelt there."""
    named = [f"{actor.id} ({actor.name})" for actor in actors if actor.id in absent]
    if named:
        _warn(f"registry: no expression of {', '.join(named)} stands in {where}")


def _warn(message: str) -> None:
    warnings.warn(message, MediabeeldWarning, stacklevel=4)
