"""Coding schemes as they stand in their files: a codebook's card and frames, checked for the fields they must have.

A codebook is a folder (`card.yaml` and a file FRAME.yaml for each frame the card lists) or one file with the fields of
the card, in which `frames` holds each frame under its name. What the fields mean is for `framing` to read.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from analysis import paths
from analysis.cards import digest, need, read_mapping
from analysis.errors import UsageError

CARD_FIELDS = ("title", "description", "reference", "licence", "version", "frames")
FRAME_FIELDS = ("title", "text", "reference", "items", "examples", "counterexamples")
_CARD = "card.yaml"


@dataclass(frozen=True, slots=True)
class FrameFields:
    """The fields of a frame, the file they stand in, and the keys under which they stand there."""

    id: str
    path: Path
    keys: tuple[str, ...]
    fields: dict[str, Any]

    @property
    def silencing(self) -> list[Any]:
        """Its entries of words that silence the votes; a frame need have none."""
        return self.fields.get("silencing") or []


@dataclass(frozen=True, slots=True)
class Scheme:
    """A codebook as it stands in its files: its name, card and frames, in the order of the card."""

    name: str
    path: Path
    card: dict[str, Any]
    frames: tuple[FrameFields, ...]

    @property
    def digest(self) -> str:
        """What identifies the items and indicators; the card of each codebook of the package has it."""
        return digest([self.lists, *([frame.id, frame.fields["items"], *frame.silencing] for frame in self.frames)])

    @property
    def lists(self) -> dict[str, list[str]]:
        """The lists of words of the card, which indicators name as `@name`."""
        return self.card.get("lists") or {}


def list_schemes(folder: Path = paths.CODEBOOKS) -> dict[str, Path]:
    """List the codebooks there are, by name, each with its folder.

    >>> list_schemes()["semetko-valkenburg"].name
    'semetko-valkenburg'
    """
    return {card.parent.name: card.parent for card in sorted(folder.glob(f"*/{_CARD}"))}


def read_scheme(path: Path) -> Scheme:
    """Read a codebook, a folder or a file, and check that it has all its fields.

    Raises `UsageError` that names the file, the place and what is allowed.
    """
    file = path / _CARD if path.is_dir() else path
    card = read_mapping(file)
    need(card, CARD_FIELDS, f"{file}: the card")
    _check_lists(card.get("lists") or {}, f"{file}: the card")
    frames = card["frames"]
    if isinstance(frames, dict):
        read = tuple(FrameFields(str(id), file, ("frames", str(id)), fields) for id, fields in frames.items())
    elif isinstance(frames, list) and all(isinstance(id, str) and Path(id).name == id for id in frames):
        homes = [(id, file.parent / f"{id}.yaml") for id in frames]
        read = tuple(FrameFields(id, home, (), read_mapping(home)) for id, home in homes)
    else:
        raise UsageError(f"{file}: 'frames' must be a list of names, each with a file beside it, or the frames by name")
    for frame in read:
        _check(frame)
    return Scheme(file.parent.name if file.name == _CARD else file.stem, file, card, read)


def _check(frame: FrameFields) -> None:
    where = f"{frame.path}: " + ("the frame" if not frame.keys else f"the frame {frame.id!r}")
    need(frame.fields, FRAME_FIELDS, where)
    for field, kind in (("items", dict), ("examples", list), ("counterexamples", list)):
        if not isinstance(frame.fields[field], kind):
            raise UsageError(f"{where}: {field!r} must be a {'mapping' if kind is dict else 'list'}")
    if not isinstance(frame.silencing, list):
        raise UsageError(f"{where}: 'silencing' must be a list of indicators")
    for id, item in frame.fields["items"].items():
        need(item, ("question",), f"{where}, item {id!r}")
        if not isinstance(item.get("indicators") or [], list):
            raise UsageError(f"{where}, item {id!r}: 'indicators' must be a list")
        if not isinstance(item.get("defaults") or {}, dict):
            raise UsageError(f"{where}, item {id!r}: 'defaults' must be a mapping of conditions")
    for number, example in enumerate(frame.fields["examples"], 1):
        place = f"{where}, example {number}"
        need(example, ("item", "text"), place)
        if example["item"] not in frame.fields["items"]:
            allowed = ", ".join(map(str, frame.fields["items"]))
            raise UsageError(f"{place}: no item {example['item']!r}; there are: {allowed}")
        _need_text(example["text"], place)
    for number, counterexample in enumerate(frame.fields["counterexamples"], 1):
        need(counterexample, ("text", "why"), f"{where}, counter-example {number}")
        _need_text(counterexample["text"], f"{where}, counter-example {number}")


def _check_lists(lists: Any, where: str) -> None:
    if not isinstance(lists, dict):
        raise UsageError(f"{where}: 'lists' must be a mapping of names, each to a list of words")
    for name, words in lists.items():
        if not isinstance(words, list) or not all(isinstance(word, str) and len(word.split()) == 1 for word in words):
            raise UsageError(f"{where}: the list {name!r} must be a list of single words")


def _need_text(value: Any, where: str) -> None:
    if not isinstance(value, str):
        raise UsageError(f"{where}: 'text' must be a sentence, not {value!r}")
