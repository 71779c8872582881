"""Codebooks: coding schemes as data, read from `analysis/codebooks/NAME/` and checked."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from analysis import paths
from analysis.errors import UsageError
from analysis.framing.indicators import Indicator, read_indicator

CARD_FIELDS = ("title", "description", "reference", "licence", "version", "frames")
_FRAME_FIELDS = ("title", "text", "reference", "items", "examples", "counterexamples")


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
    """A frame of a coding scheme: what it is, its items, examples and counter-examples."""

    id: str
    title: str
    text: str
    reference: str
    items: tuple[ItemCode, ...]
    examples: tuple[Example, ...]
    counterexamples: tuple[Counterexample, ...]


@dataclass(frozen=True, slots=True)
class Codebook:
    """A coding scheme with its card; `frames` in the order of the card."""

    name: str
    card: dict[str, Any]
    frames: tuple[FrameCode, ...]

    @property
    def id(self) -> str:
        """Name and version, as the `lexicon` column of a table gives it."""
        return f"{self.name}@{self.card['version']}"

    def entries(self) -> Iterator[tuple[FrameCode, ItemCode, Indicator]]:
        """Go through all indicators with the item and frame they speak for."""
        for frame in self.frames:
            for item in frame.items:
                for indicator in item.indicators:
                    yield frame, item, indicator


@cache
def load_codebook(name: str, folder: Path = paths.CODEBOOKS) -> Codebook:
    """Load a coding scheme by name and check that it is complete and consistent.

    Raises `UsageError` that names the file, the place and what is allowed.

    >>> [frame.id for frame in load_codebook("semetko-valkenburg").frames]
    ['conflict', 'human-interest']
    """
    home = folder / name
    if not (home / "card.yaml").is_file():
        known = ", ".join(sorted(path.parent.name for path in folder.glob("*/card.yaml")))
        raise UsageError(f"no codebook called {name!r}; there are: {known}")
    card = _mapping(home / "card.yaml")
    _need(card, CARD_FIELDS, f"{home / 'card.yaml'}: the card")
    return Codebook(name, card, tuple(_frame(home / f"{frame}.yaml", frame) for frame in card["frames"]))


def _frame(path: Path, id: str) -> FrameCode:
    data = _mapping(path)
    _need(data, _FRAME_FIELDS, f"{path}: the frame")
    items = tuple(_item(path, key, value) for key, value in data["items"].items())
    names = [indicator.key for item in items for indicator in item.indicators]
    if twice := sorted({str(name) for name in names if names.count(name) > 1}):
        raise UsageError(f"{path}: these indicators stand there twice: {', '.join(twice)}")
    return FrameCode(
        id,
        data["title"],
        data["text"],
        data["reference"],
        items,
        tuple(_example(path, n, entry, items) for n, entry in enumerate(data["examples"], 1)),
        tuple(_counterexample(path, n, entry) for n, entry in enumerate(data["counterexamples"], 1)),
    )


def _item(path: Path, id: str, data: Any) -> ItemCode:
    where = f"{path}: item {id!r}"
    _need(data, ("question",), where)
    indicators = data.get("indicators") or []
    return ItemCode(id, data["question"], tuple(read_indicator(entry, where) for entry in indicators))


def _example(path: Path, number: int, data: Any, items: tuple[ItemCode, ...]) -> Example:
    where = f"{path}: example {number}"
    _need(data, ("item", "text"), where)
    if data["item"] not in {item.id for item in items}:
        raise UsageError(f"{where}: no item {data['item']!r}; there are: {', '.join(item.id for item in items)}")
    return Example(data["item"], data["text"])


def _counterexample(path: Path, number: int, data: Any) -> Counterexample:
    _need(data, ("text", "why"), f"{path}: counter-example {number}")
    return Counterexample(data["text"], data["why"])


def _mapping(path: Path) -> dict[str, Any]:
    try:
        data = yaml.safe_load(path.read_text("utf-8"))
    except OSError as error:
        raise UsageError(f"{path}: cannot be read ({error.strerror})") from None
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        raise UsageError(f"{path}, line {mark.line + 1 if mark else 1}: is not YAML") from None
    if not isinstance(data, dict):
        raise UsageError(f"{path}, line 1: must be a mapping of fields")
    return data


def _need(data: Any, fields: tuple[str, ...], where: str) -> None:
    if not isinstance(data, dict):
        raise UsageError(f"{where} must be a mapping with {', '.join(fields)}")
    if missing := [field for field in fields if not data.get(field)]:
        raise UsageError(f"{where} lacks {', '.join(missing)}")
