"""Codebooks: coding schemes as data, ours from `analysis/codebooks/NAME/`, yours from any folder or file, checked."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any, TypeAlias

from analysis import paths
from analysis.errors import UsageError
from analysis.framing.indicators import CLASSES, Indicator, read_indicator
from analysis.properties import cached_property
from analysis.schemes import FrameFields, list_schemes, read_scheme

#: The coding scheme that is used where none is named.
DEFAULT_SCHEME = "semetko-valkenburg"


@dataclass(frozen=True, slots=True)
class ItemCode:
    """A question of a coding scheme and the indicators that speak for "yes"; without any, words cannot answer it."""

    id: str
    question: str
    indicators: tuple[Indicator, ...]


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence in which an item is found."""

    item: str
    text: str


@dataclass(frozen=True, slots=True)
class Counterexample:
    """A sentence that looks like the frame and in which nothing of it may be found, and why."""

    text: str
    why: str


@dataclass(frozen=True, slots=True)
class FrameCode:
    """A frame of a coding scheme: what it is, its items, examples and counter-examples.

    `silencing` are words that look like the frame: in a sentence with one of these and no indicator, no vote counts.
    `path` is the file it is from and `keys` are those under which it stands there, none for the whole file.
    """

    id: str
    title: str
    text: str
    reference: str
    items: tuple[ItemCode, ...]
    examples: tuple[Example, ...]
    counterexamples: tuple[Counterexample, ...]
    path: Path
    keys: tuple[str, ...] = ()
    silencing: tuple[Indicator, ...] = ()


#: An indicator with the frame and the item it speaks for.
Coded: TypeAlias = tuple[FrameCode, ItemCode, Indicator]
#: A shorter ending or beginning, with its hyphen, is none.
_SHORTEST = 3


@dataclass(frozen=True)
class Codebook:
    """A coding scheme with its card; `frames` in the order of the card, `lists` the words behind each `@name`."""

    name: str
    card: dict[str, Any]
    frames: tuple[FrameCode, ...]
    lists: tuple[tuple[str, frozenset[str]], ...] = ()

    @property
    def id(self) -> str:
        """Name and version, as the `lexicon` column of a table gives it."""
        return f"{self.name}@{self.card['version']}"

    def entries(self) -> Iterator[Coded]:
        """Go through all indicators with the item and frame they speak for."""
        for frame in self.frames:
            for item in frame.items:
                for indicator in item.indicators:
                    yield frame, item, indicator

    @cached_property
    def silencing(self) -> Codebook:
        """The words that silence the votes, as a codebook in which each frame has one item of them."""
        frames = [replace(f, items=(ItemCode("silencing", "", f.silencing),)) for f in self.frames if f.silencing]
        return Codebook(self.name, self.card, tuple(frames), self.lists)

    @cached_property
    def by_word(self) -> Mapping[str, Sequence[Coded]]:
        """Its indicators by their first word, but for those of a form."""
        found: dict[str, list[Coded]] = defaultdict(list)
        for coded in self.entries():
            if coded[2].kind != "form":
                found[coded[2].words[0]].append(coded)
        return found

    @cached_property
    def forms(self) -> Sequence[tuple[re.Pattern[str], Coded]]:
        """Its indicators of a form, each with what the form of a word must be."""
        return [(re.compile(coded[2].words[0]), coded) for coded in self.entries() if coded[2].kind == "form"]

    @cached_property
    def lists_of(self) -> Mapping[str, Sequence[str]]:
        """The names of the lists that each word stands in."""
        return lists_by_word(self.lists)

    @cached_property
    def affixes(self) -> tuple[frozenset[str], frozenset[str]]:
        """The endings and the beginnings of words that it names: `-winst`, `oorlogs-`."""
        named = {word for _, _, indicator in self.entries() for word in indicator.named} | self.lists_of.keys()
        long = [word for word in named if len(word) > _SHORTEST]
        ends, starts = (w[1:] for w in long if w.startswith("-")), (w[:-1] for w in long if w.endswith("-"))
        return frozenset(ends), frozenset(starts)


def lists_by_word(lists: Iterable[tuple[str, Iterable[str]]]) -> Mapping[str, Sequence[str]]:
    """Give the names of the lists that each word stands in.

    >>> lists_by_word([("@goods", ["brood", "wijn"]), ("@drinks", ["wijn"])])["wijn"]
    ['@goods', '@drinks']
    """
    found: dict[str, list[str]] = defaultdict(list)
    for name, words in lists:
        for word in words:
            found[word].append(name)
    return found


@cache
def load_codebook(name: str, folder: Path = paths.CODEBOOKS) -> Codebook:
    """Load a coding scheme by name and check that it is complete and consistent.

    Raises `UsageError` that names the file, the place and what is allowed.

    >>> [frame.id for frame in load_codebook("semetko-valkenburg").frames]
    ['conflict', 'human-interest', 'responsibility', 'morality', 'economic-consequences']
    """
    homes = list_schemes(folder)
    if name not in homes:
        raise UsageError(f"no codebook called {name!r}; there are: {', '.join(homes)}; your own is codebook=FILE")
    return read_codebook(homes[name])


def read_codebook(path: str | Path) -> Codebook:
    """Read a codebook of your own, a folder or a file, and check it as those of the package are.

    A folder has `card.yaml` and a file for each frame that the card lists; one file has the fields of the card, with
    the frames by name. Its name is that of the folder or file. Raises `UsageError` that names the file, the place and
    what is allowed.
    """
    if not Path(path).exists():
        named = ", ".join(list_schemes())
        raise UsageError(f"{path}: cannot be read (no such file or folder); the codebooks of the package are: {named}")
    scheme = read_scheme(Path(path))
    lists = tuple((f"@{name}", frozenset(words)) for name, words in scheme.lists.items())
    book = Codebook(scheme.name, scheme.card, tuple(_frame(frame) for frame in scheme.frames), lists)
    known = {name for name, _ in lists} | CLASSES.keys()
    for frame, item, indicator in (*book.entries(), *book.silencing.entries()):
        if unknown := sorted({word for word in indicator.named if word.startswith("@")} - known):
            allowed = ", ".join(sorted(known))
            raise UsageError(
                f"{frame.path}: item {item.id!r}, indicator {indicator.name!r}: no list {', '.join(unknown)}; "
                f"there are: {allowed}"
            )
    return book


def choose_codebook(scheme: str | None = None, codebook: Codebook | str | Path | None = None) -> Codebook:
    """Give the codebook of a call: a scheme of the package by name, or one of your own; without either, the default.

    Raises `UsageError` for both at once, for an unknown scheme, and for a codebook that is broken.

    >>> choose_codebook().name
    'semetko-valkenburg'
    """
    if codebook is None:
        return load_codebook(scheme or DEFAULT_SCHEME)
    if scheme is not None:
        raise UsageError(f"give a scheme of the package ({scheme}) or a codebook of your own ({codebook}), not both")
    return codebook if isinstance(codebook, Codebook) else read_codebook(codebook)


def _frame(frame: FrameFields) -> FrameCode:
    data = frame.fields
    items = tuple(_item(frame, str(key), value) for key, value in data["items"].items())
    names = [indicator.key for item in items for indicator in item.indicators]
    if twice := sorted({str(name) for name in names if names.count(name) > 1}):
        raise UsageError(f"{frame.path}: these indicators stand there twice: {', '.join(twice)}")
    return FrameCode(
        frame.id,
        str(data["title"]),
        str(data["text"]),
        str(data["reference"]),
        items,
        tuple(Example(str(entry["item"]), entry["text"]) for entry in data["examples"]),
        tuple(Counterexample(entry["text"], str(entry["why"])) for entry in data["counterexamples"]),
        frame.path,
        frame.keys,
        tuple(read_indicator(entry, f"{frame.path}: 'silencing'") for entry in frame.silencing),
    )


def _item(frame: FrameFields, id: str, data: dict[str, Any]) -> ItemCode:
    where = f"{frame.path}: item {id!r}"
    indicators, defaults = data.get("indicators") or [], data.get("defaults") or {}
    return ItemCode(id, str(data["question"]), tuple(read_indicator(entry, where, defaults) for entry in indicators))
