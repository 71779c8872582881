"""The examples of a codebook as its tests: each must be found, each counter-example must not."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from analysis.cards import read_lines
from analysis.framing.codebook import Codebook
from analysis.framing.matching import find_hits
from analysis.parse import parse

if TYPE_CHECKING:
    from spacy.language import Language


@dataclass(frozen=True, slots=True)
class Failure:
    """An example that is not found (`item` is the one that should be), or a counter-example that is (`item` None).

    `found` are the items of the frame that were found in it.
    """

    path: Path
    line: int
    frame: str
    item: str | None
    text: str
    found: tuple[str, ...]

    def __str__(self) -> str:
        """Say on one line where it stands, what was expected and what was found."""
        found = ", ".join(self.found) or "nothing"
        wanted = self.item or "nothing (a counter-example)"
        return f"{self.path}, line {self.line}: {self.frame}: expected {wanted}, found {found}: {self.text}"


def check_codebook(book: Codebook, *, nlp: Language | None = None) -> list[Failure]:
    """Try the examples and counter-examples of a codebook, and give those that fail, in the order of its files.

    In an example the item it is for must be found; in a counter-example nothing of its frame. The sentences are parsed
    by the pipeline (the embedded one by default), so that a failure may be the parser's; a network has no vote on them.

    >>> from analysis.framing import load_codebook
    >>> len(check_codebook(load_codebook("semetko-valkenburg"))) < 10
    True
    """
    failures: list[Failure] = []
    for frame in book.frames:
        examples = [(entry.item, entry.text) for entry in frame.examples]
        counterexamples = [(None, entry.text) for entry in frame.counterexamples]
        for kind, entries in (("examples", examples), ("counterexamples", counterexamples)):
            for (item, text), line in zip(entries, read_lines(frame.path, *frame.keys, kind), strict=True):
                hits = find_hits(parse(text, nlp), book)
                found = tuple(dict.fromkeys(hit.item.id for hit in hits if hit.frame.id == frame.id))
                if (item not in found) if item is not None else found:
                    failures.append(Failure(frame.path, line, frame.id, item, text, found))
    return failures
