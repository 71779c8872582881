"""What readers are given and what they give: a source, and the articles in it before their parts are told."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeAlias

from analysis.article.blocks import Block, Hint, find_blocks
from analysis.article.furniture import clear_furniture


@dataclass(frozen=True, slots=True)
class Source:
    """A file or a text to be read: its bytes or the text it is, and its name for messages.

    A reader adds to `notes` what it took for what, a sentence a note. A large file that is read record by record has a
    path as its content; its reader tells in `counted`, before the first, how many articles there are.
    """

    content: bytes | str | Path
    name: str
    notes: list[str] = field(default_factory=list)
    counted: list[int] = field(default_factory=list)

    @property
    def whole(self) -> bytes | str:
        """What is read at once."""
        return self.content.read_bytes() if isinstance(self.content, Path) else self.content


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """An article as a reader finds it.

    `blocks` are its paragraphs where the format tells them, else they are told from the text. `fields` may hold an id
    and what `Article` holds; a `headline` is the title that stands in the text.
    """

    text: str
    blocks: tuple[Block, ...] | None = None
    headline: str | None = None
    fields: Mapping[str, str | None] = field(default_factory=dict)


#: What turns a source into the articles in it; one that cannot raises `ArticleError` and says what the file is.
Reader: TypeAlias = Callable[[Source], Iterator[Draft]]


def compose(
    paragraphs: Sequence[tuple[Hint | None, str]],
    headline: str | None,
    fields: Mapping[str, str | None],
    notes: list[str],
) -> Draft:
    """Compose an article of paragraphs, divided by blank lines, each with what the format says it is.

    Page furniture is left out of the text, and noted.
    """
    whole, blocks = _joined(paragraphs)
    kept = clear_furniture(whole, blocks, headline)
    if gone := len(blocks) - len(kept):
        notes.append(f"{gone} line{'s' * (gone > 1)} of page furniture left out")
    text, blocks = _joined([(block.hint, whole[block.start : block.end]) for block in kept])
    return Draft(text=text, blocks=tuple(blocks), headline=headline, fields=fields)


def _joined(paragraphs: Sequence[tuple[Hint | None, str]]) -> tuple[str, list[Block]]:
    blocks: list[Block] = []
    at = 0
    for hint, text in paragraphs:
        blocks.append(Block(at, at + len(text), hint))
        at += len(text) + 2
    return "\n\n".join(text for _, text in paragraphs), blocks


def under_title(title: str | None, body: str, **more: str | None) -> Draft:
    r"""Compose an article whose title stands apart from its text as `title\n\nbody`.

    >>> under_title("Fabriek sluit", "De fabriek gaat dicht.").text
    'Fabriek sluit\n\nDe fabriek gaat dicht.'
    """
    fields = {name: value.strip() for name, value in more.items() if value and value.strip()}
    title = " ".join((title or "").split())
    body = body.strip("\r\n\f \t")
    if not title or body.startswith(title):
        return Draft(text=body, fields=fields | ({"title": title} if title else {}), headline=title or None)
    text = f"{title}\n\n{body}"
    at = len(title) + 2
    blocks = [Block(b.start + at, b.end + at, b.hint, b.linked) for b in find_blocks(body)]
    blocks = [Block(0, len(title), "headline"), *blocks]
    return Draft(text=text, blocks=tuple(blocks), headline=title, fields=fields | {"title": title})
