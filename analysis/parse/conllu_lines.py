"""The lines of CoNLL-U: sentences with their comments and words, and the white space around the words."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import PurePath
from typing import get_args

from analysis.article import Article, Part
from analysis.article.model import FIELDS
from analysis.errors import UsageError
from analysis.records import PartKind

_ESCAPES = {" ": r"\s", "\n": r"\n", "\r": r"\r", "\t": r"\t", "|": r"\p", "\\": r"\\"}
_UNESCAPES = {escape[1]: char for char, escape in _ESCAPES.items()}
_KINDS = get_args(PartKind)


@dataclass(frozen=True, slots=True)
class Word:
    """A word line: its columns, and the white space before (only at the begin of a text) and after it.

    `after` is None when the file says nothing of it; `misc` has all fields of the last column.
    """

    form: str
    lemma: str
    upos: str
    xpos: str
    feats: str
    head: int | None
    relation: str
    entity: str
    before: str
    after: str | None
    misc: Mapping[str, str]


@dataclass(slots=True)
class Block:
    """A sentence of a CoNLL-U file: comments by name, and words."""

    comments: dict[str, str] = field(default_factory=dict)
    words: list[Word] = field(default_factory=list)


def escape(text: str) -> str:
    r"""Write white space and control characters as CoNLL-U does (`\s`, `\n`, `\t`, `\p`), otherwise `\uXXXX`.

    >>> escape(" \n")
    '\\s\\n'
    """
    return "".join(_ESCAPES.get(c) or (c if c.isprintable() else f"\\u{ord(c):04x}") for c in text)


def unescape(text: str) -> str:
    r"""Read what `escape` wrote.

    >>> unescape(r"\s\n")
    ' \n'
    """

    def plain(match: re.Match[str]) -> str:
        return chr(int(match[1], 16)) if match[1] else _UNESCAPES.get(match[2], match[0])

    return re.sub(r"\\(?:u([0-9a-f]{4})|(.))", plain, text)


def escape_line(text: str) -> str:
    """Write a text on one line, its spaces as they are."""
    return escape(text).replace(r"\s", " ").replace(r"\p", "|")


def read_blocks(text: str, name: str) -> list[Block]:
    """Read the sentences of a CoNLL-U text; multiword ranges and empty nodes are left out.

    Raises `UsageError` with the line.
    """
    blocks: list[Block] = []
    block = Block()
    for number, line in enumerate(text.replace("\r\n", "\n").split("\n"), 1):
        if not line.strip():
            if block.words:
                blocks.append(block)
                block = Block()
        elif line.startswith("#"):
            key, _, value = line[1:].partition("=")
            block.comments[key.strip()] = value.strip()
        else:
            cells = line.split("\t")
            if len(cells) != 10:
                raise UsageError(f"{name}, line {number}: {len(cells)} columns where CoNLL-U has 10")
            if cells[0].isdigit():
                if int(cells[0]) != len(block.words) + 1:
                    raise UsageError(f"{name}, line {number}: word {cells[0]} where {len(block.words) + 1} is due")
                block.words.append(_word(cells, f"{name}, line {number}"))
    if block.words:
        blocks.append(block)
    for block in blocks:
        _check_tree(block, name)
    return blocks


def _word(cells: Sequence[str], where: str) -> Word:
    misc = dict(item.partition("=")[::2] for item in cells[9].split("|")) if cells[9] != "_" else {}
    after = unescape(misc["SpacesAfter"]) if "SpacesAfter" in misc else None
    after = "" if misc.get("SpaceAfter") == "No" else after
    if cells[6] != "_" and not cells[6].isdigit():
        raise UsageError(f"{where}: the head {cells[6]!r} is not a number")
    blank = ["" if cell == "_" else cell for cell in cells]
    return Word(
        form=cells[1],
        lemma=cells[2] if cells[1] == "_" else blank[2],
        upos=blank[3],
        xpos=blank[4],
        feats=blank[5],
        head=None if cells[6] == "_" else int(cells[6]),
        relation=blank[7],
        entity=misc.get("NER", ""),
        before=unescape(misc.get("SpacesBefore", "")),
        after=after,
        misc=misc,
    )


def _check_tree(block: Block, name: str) -> None:
    where = f"{name}, sentence {block.comments.get('sent_id') or block.words[0].form!r}"
    heads = [word.head for word in block.words]
    if all(head is None for head in heads):
        return
    if heads.count(0) != 1:
        raise UsageError(f"{where}: {heads.count(0)} roots where there must be one")
    for start in range(1, len(heads) + 1):
        seen: set[int] = set()
        node: int | None = start
        while node:
            if node in seen or node > len(heads):
                raise UsageError(f"{where}: the heads of word {start} lead to no root")
            seen.add(node)
            node = heads[node - 1]


def article_from(blocks: Sequence[Block], text: str, spans: Sequence[tuple[int, int]], name: str) -> Article:
    """Make the article of a parse; `spans` are the offsets of the sentences."""
    first = blocks[0].comments if blocks else {}
    parts: list[Part] = []
    paragraph = -1
    fixed = False
    for block, (start, end) in zip(blocks, spans, strict=True):
        marks = block.comments
        number = next((marks[key] for key in ("newpar id", "newpar") if marks.get(key, "").isdigit()), None)
        fresh = any(key.startswith("newpar") for key in marks)
        if fresh or not parts:
            paragraph = int(number) if number is not None else paragraph + 1
        kind = marks.get("part", "body")
        if kind not in _KINDS:
            raise UsageError(f"{name}: the part {kind!r} is none of {', '.join(_KINDS)}")
        if fresh or not parts or "part" in marks:
            fixed = "span" in marks
            credit = [int(n) for n in marks["credit"].split()] if "credit" in marks else [None, None]
            if "span" in marks:
                start, end = (int(n) for n in marks["span"].split())
            parts.append(Part(kind, start, end, paragraph, credit[0], credit[1]))  # type: ignore[arg-type]
        else:
            last = parts[-1]
            end = last.end if fixed else end
            parts[-1] = Part(last.kind, last.start, end, last.paragraph, last.credit_start, last.credit_end)
    return Article(
        id=unescape(first["newdoc id"]) if first.get("newdoc id") else PurePath(name).stem,
        text=text,
        parts=tuple(parts),
        **{field: _unless(first, field) for field in FIELDS},
    )


def _unless(comments: dict[str, str], key: str) -> str | None:
    return unescape(comments[key]) if key in comments else None
