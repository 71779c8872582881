"""With what a corpus is read: registry, codebook, pipeline, what is withheld; and what identifies all of it."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any

from analysis import __version__, paths
from analysis.framing import Codebook
from analysis.lexicon import list_lexicons, load_card
from analysis.records import Actor

#: Raised when the same portrait is stored otherwise than before.
FORMAT = 2

#: What stands above a portrait and changes none: a change there makes no article of a corpus old.
_ABOVE = frozenset(
    (
        "accuracy agreement annotator cli commands comparison corpus evaluation exchange factuality figures findings "
        "group_figures language ledger measures multiverse network notebooks pages palette plots progress report "
        "sampling statistics titles widget"
    ).split()
)


@dataclass(frozen=True, slots=True)
class Settings:
    """What makes two portraits of one article differ: actors, codebook, pipeline, and what is withheld.

    `text` keeps the words of the articles; `key` is the secret under which names of persons become pseudonyms, None
    where they stay names.
    """

    actors: tuple[Actor, ...] | None
    codebook: Codebook
    pipeline: str | None = None
    text: bool = True
    key: str | None = None

    def describe(self) -> dict[str, Any]:
        """Give what a manifest tells of the settings: versions, digests and parameters; no path, clock or secret."""
        return {
            "format": FORMAT,
            "mediabeeld": __version__,
            "code": digest_code(),
            "pipeline": self.pipeline or "embedded",
            "model": digest_files(paths.MODEL) if self.pipeline is None else None,
            "lexicons": {name: _lexicon(name) for name in list_lexicons()},
            "codebook": {"id": self.codebook.id, "digest": _codebook(self.codebook)},
            "registry": None if self.actors is None else digest_actors(self.actors),
            "text": self.text,
            "pseudonyms": None if self.key is None else sha256(self.key.encode()).hexdigest()[:16],
        }

    def digest(self) -> str:
        """Give what identifies the settings as a whole."""
        return _digest(self.describe())


def digest_actors(actors: Sequence[Actor]) -> str:
    """Give what identifies a registry."""
    return _digest([asdict(actor) for actor in actors])


def _digest(data: Any) -> str:
    return sha256(json.dumps(data, ensure_ascii=False, sort_keys=True).encode()).hexdigest()


def _lexicon(name: str) -> str:
    card = load_card(name)
    return f"{card['version']}:{card.get('digest')}"


def _codebook(book: Codebook) -> str:
    files = {frame.path for frame in book.frames}
    files |= {card for path in files if (card := path.parent / "card.yaml").is_file()}
    return _of(sorted(files, key=lambda path: path.name))


@cache
def digest_files(folder: Path) -> str:
    """Give what identifies all files of a folder, by their names and contents."""
    return _of(sorted(path for path in folder.rglob("*") if path.is_file() and "__pycache__" not in path.parts))


@cache
def digest_code() -> str:
    """Give what identifies the code that portrays, so that no corpus mixes two versions of a rule."""
    files = paths.PACKAGE.rglob("*.py")
    return _of(
        sorted(path for path in files if path.relative_to(paths.PACKAGE).parts[0].partition(".")[0] not in _ABOVE)
    )


def _of(files: list[Path]) -> str:
    found = sha256()
    for path in files:
        found.update(f"{path.name}\0{path.stat().st_size}\0".encode())
        found.update(path.read_bytes().replace(b"\r\n", b"\n") if path.suffix == ".py" else path.read_bytes())
    return found.hexdigest()[:16]
