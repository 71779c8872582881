"""What lies on the coder's desk: an article, what was found in it, and the file in which the coder's hand is kept.

Nothing is held in memory that is not in the file: it is read before every act and written after it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeAlias

from analysis.annotations import (
    Anchor,
    Annotations,
    Code,
    new_annotations,
    place_anchor,
    read_annotations,
    save_annotations,
    text_digest,
)
from analysis.article import Article
from analysis.errors import UsageError
from analysis.framing import Codebook
from analysis.portrait import Portrait
from analysis.records import Actor

#: What somebody does on the page, as it is sent: what (`do`), and to what.
Act: TypeAlias = Mapping[str, Any]


class Refused(UsageError):
    """An act that cannot be done, and why; it is told to the coder, and nothing is changed."""


@dataclass(frozen=True, slots=True)
class Desk:
    """An article to be coded, by whom, into which file.

    `found` is what was found without any hand, `portray` gives what is found with annotations applied. A `blind` coder
    sees nothing of it: only `known`, the actors of a registry that was given, and what they coded themselves.
    """

    article: Article
    path: Path
    coder: str
    found: Portrait
    portray: Callable[[Annotations], Portrait]
    book: Codebook
    known: tuple[Actor, ...] = ()
    blind: bool = False
    language: str = "en"

    @property
    def sentences(self) -> dict[int, tuple[int, int]]:
        """Where each sentence of the article begins and ends, by its number."""
        places: dict[int, tuple[int, int]] = {}
        for token in self.found.records.get("tokens", ()):
            if token.text.strip():
                start, _ = places.get(token.sentence, (token.start, 0))
                places[token.sentence] = (start, token.end)
        return places


def read_desk(desk: Desk) -> Annotations:
    """Read what the coder's file says by now; nothing where it is not there yet.

    Raises `UsageError` for a file that is broken, or is another article's.
    """
    if not desk.path.is_file():
        return new_annotations(desk.article)
    annotations = read_annotations(desk.path)
    if annotations.article != desk.article.id:
        raise UsageError(f"{desk.path}: is of the article {annotations.article!r}, not of {desk.article.id!r}")
    return annotations


def save_desk(desk: Desk, annotations: Annotations) -> None:
    """Write the coder's file whole, in the place of what stood there; of a blind coder the gold it is as well."""
    save_annotations(annotations, desk.path, force=True, backup=False)
    if desk.blind:
        from analysis.annotator.gold import save_blind_gold

        save_blind_gold(desk, annotations)


def find_place(anchor: Anchor, desk: Desk, annotations: Annotations) -> tuple[int, int] | None:
    """Find where an anchor points in the article."""
    same = annotations.text_sha256 == text_digest(desk.article.text)
    return place_anchor(anchor, desk.article.text, same=same).span


def mine(desk: Desk, annotations: Annotations) -> list[Code]:
    """Give the codes of the coder who sits at the desk, coded blind or not as they code now."""
    return [code for code in annotations.codes if code.coder == desk.coder and code.blind == desk.blind]
