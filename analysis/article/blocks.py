"""Cutting a text into paragraphs, with what its markup says of each."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal, TypeAlias

Hint: TypeAlias = Literal["headline", "crosshead", "caption", "bold", "paragraph", "pull"]

_LINE = re.compile(r"[^\r\n\x0b\x0c\x85\u2028\u2029]+")
_BREAK = re.compile(r"\r\n|[\r\n\x0b\x0c\x85\u2028\u2029]")
_HEADING = re.compile(r"(#{1,6})\s+(.*?)\s*#*$")
_RULE = re.compile(r"(?:[-*_=~][ \t]*){3,}$")
_BOLD = re.compile(r"(\*\*|__)(?=\S)((?:(?!\1).)+?)\s*\1$", re.S)
_SENTENCE_END = re.compile(r"[.!?:…][\"'”’»)\]]*$")
_INSIDE = re.compile(r"[.!?][\"”’]?\s+[A-ZÀ-Þ“\"]|[”\"’],\s")
_QUOTED = re.compile(r"(?:>\s*)+")
#: Lines of the shortest text that shows a column, and characters of the narrowest.
_COLUMN, _NARROW = 3, 25
_ITEM = re.compile(r"(?:[-–—•*]|\d{1,2}[.)])\s")


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph of a text, and what the markup says it is (None: the markup says nothing).

    A paragraph that is `linked` as a whole points to another article.
    """

    start: int
    end: int
    hint: Hint | None = None
    linked: bool = False


def find_blocks(text: str) -> tuple[Block, ...]:
    r"""Cut a text into its paragraphs: at blank lines, and at every line end unless lines are wrapped at a fixed width.

    Spans are without surrounding white space and without the marks of Markdown headings (`#`), rules (`---`), citations
    (`>`) and paragraphs that are bold as a whole (`**`), which become the hint of the block.

    >>> [(b.start, b.end, b.hint) for b in find_blocks("# Kop\n\nDe eerste alinea.\nDe tweede.")]
    [(2, 5, 'headline'), (7, 24, None), (25, 35, None)]
    """
    lines = list(_lines(text))
    joined = _groups(text, lines) if _wrapped(text, lines) else _goes_on(text, lines)
    blocks = tuple(block for start, end in joined if (block := _block(text, start, end)) is not None)
    return blocks or tuple(Block(start, end) for start, end in joined)  # marks alone are the text there is


def _lines(text: str) -> Iterator[tuple[int, int]]:
    for match in _LINE.finditer(text):
        line = match.group()
        if line.strip():
            start = match.start() + len(line) - len(line.lstrip())
            yield start, match.start() + len(line.rstrip())


def _adjacent(text: str, end: int, start: int) -> bool:
    return len(_BREAK.findall(text[end:start])) == 1


def _wrapped(text: str, lines: list[tuple[int, int]]) -> bool:
    """Tell whether most single line ends break a sentence: then they are the page width, not the end of a paragraph."""
    if _fills(text, lines):
        return True
    pairs = [(start, end) for (start, end), (then, _) in pairwise(lines) if _adjacent(text, end, then)]
    pairs = [(s, e) for s, e in pairs if e - s > 40 and not _HEADING.match(text[s:e])]
    broken = sum(_SENTENCE_END.search(text[s:e]) is None for s, e in pairs)
    few = len(pairs) == 1 and _INSIDE.search(text[pairs[0][0] : pairs[0][1]]) is not None  # more than a headline
    return (len(pairs) >= 2 or few) and broken > len(pairs) / 2


def _fills(text: str, lines: list[tuple[int, int]]) -> bool:
    """Tell whether lines end where the next word would not have fitted, as in narrow columns."""
    width = max((end - start for start, end in lines), default=0)
    pairs = [(a, b) for a, b in pairwise(lines) if _adjacent(text, a[1], b[0])]
    if len(pairs) < _COLUMN or width < _NARROW:
        return False
    full = sum(end - start + 1 + len(text[then:stop].split()[0]) > width for (start, end), (then, stop) in pairs)
    broken = sum(_SENTENCE_END.search(text[start:end]) is None for (start, end), _ in pairs)
    return full == len(pairs) and broken > len(pairs) / 2


def _goes_on(text: str, lines: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Join a line that ends in the middle of a sentence with one that goes on in small letters."""
    joined: list[tuple[int, int]] = []
    for start, end in lines:
        before = text[joined[-1][0] : joined[-1][1]] if joined else ""
        open_ended = before.endswith((",", "-", ";")) or (len(before) > 40 and not _SENTENCE_END.search(before))
        if (
            open_ended
            and not _HEADING.match(before)
            and text[start].islower()
            and _adjacent(text, joined[-1][1], start)
        ):
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
    return joined


def _groups(text: str, lines: list[tuple[int, int]]) -> list[tuple[int, int]]:
    groups: list[tuple[int, int]] = []
    heading = False
    for start, end in lines:
        line = text[start:end]
        fresh = heading or bool(_HEADING.match(line) or _RULE.match(line) or _ITEM.match(line))
        heading = bool(_HEADING.match(line) or _RULE.match(line))
        if groups and not fresh and _adjacent(text, groups[-1][1], start):
            groups[-1] = (groups[-1][0], end)
        else:
            groups.append((start, end))
    return groups


def _block(text: str, start: int, end: int) -> Block | None:
    content = text[start:end]
    if _RULE.match(content):
        return None
    if heading := _HEADING.match(content):
        if not heading.group(2):
            return None
        hint: Hint = "headline" if len(heading.group(1)) == 1 else "crosshead"
        return Block(start + heading.start(2), start + heading.end(2), hint)
    if bold := _BOLD.match(content):
        return Block(start + bold.start(2), start + bold.end(2), "bold")
    if (cited := _QUOTED.match(content)) and cited.end() < len(content):
        return Block(start + cited.end(), end, "pull")
    return None if _QUOTED.fullmatch(content) else Block(start, end)
