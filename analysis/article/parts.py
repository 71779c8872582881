"""Telling the parts of an article: headline, lead, body, crossheads and captions."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from analysis.article.blocks import Block, find_blocks
from analysis.article.captions import find_captions
from analysis.article.furniture import clear_furniture, is_pointer
from analysis.article.model import Part
from analysis.records import PartKind

_HEADLINE_LENGTH = 120
_CROSSHEAD_LENGTH = 80
_CROSSHEAD_WORDS = 10
_LEAD_BLOCKS = 3

_CLOSERS = "\"'”’»)]"
_DATELINE = re.compile(r"[A-ZÀ-Þ][\w.'’ -]{1,40}(?:\s*\([^)]{1,30}\))?\s*[-–—:]\s*$")
_ITEM = re.compile(r"(?:[-–—•*+>]|\d{1,2}[.)])\s")


def find_parts(text: str, *, title: str | None = None, blocks: Sequence[Block] | None = None) -> tuple[Part, ...]:
    r"""Divide an article into headline, lead, body paragraphs, crossheads and captions, by exact offsets.

    A headline is the first line when it equals the title, when markup says so, or when it is short, has no full stop
    and running text follows. The lead is the first paragraph, or the first bold one. A crosshead is a short
    line without sentence punctuation between paragraphs. Page furniture is no part (see `furniture`): no finder reads
    it. What is nothing else is body: no word of the article is lost.

    >>> text = "Raid in Syrië\n\nDe leider is dood.\n\nBom\n\nHij blies zichzelf op.\n\nDe raid. © AFP"
    >>> [(part.kind, text[part.start : part.end]) for part in find_parts(text)][:3]
    [('headline', 'Raid in Syrië'), ('lead', 'De leider is dood.'), ('crosshead', 'Bom')]
    """
    blocks = clear_furniture(text, find_blocks(text) if blocks is None else blocks, title)
    pieces: list[tuple[Part, Block]] = []
    for number, block in enumerate(blocks):
        pieces += [(part, block) for part in _split(text, block, number)]
    kinds = [_kind(text, pieces, i, title) for i in range(len(pieces))]
    lead = _lead(kinds, [block for _, block in pieces])
    parts = [replace(part, kind=kind) for (part, _), kind in zip(pieces, kinds, strict=True)]
    if lead is not None:
        parts[lead] = replace(parts[lead], kind="lead")
    return tuple(parts)


def _split(text: str, block: Block, number: int) -> list[Part]:
    """Divide a paragraph into captions and the running text between them."""
    content = text[block.start : block.end]
    if block.hint in ("headline", "crosshead"):
        return [Part("body", block.start, block.end, number)]
    captions = find_captions(content)
    if block.hint == "caption":
        whole = captions and captions[0][1] == len(content)
        captions = [(0, len(content), *(captions[0][2:] if whole else (None, None)))]
    parts: list[Part] = []
    at = 0
    for start, end, credit_start, credit_end in [*captions, (len(content), len(content), None, None)]:
        between = content[at:start]
        if between.strip():
            left = at + len(between) - len(between.lstrip())
            parts.append(Part("body", block.start + left, block.start + at + len(between.rstrip()), number))
        if end > start:
            bounds = [None if bound is None else block.start + bound for bound in (credit_start, credit_end)]
            parts.append(Part("caption", block.start + start, block.start + end, number, *bounds))
        at = end
    return parts


def _kind(text: str, pieces: list[tuple[Part, Block]], i: int, title: str | None) -> PartKind:
    part, block = pieces[i]
    line = text[part.start : part.end]
    if part.kind == "caption":
        return "caption"
    if block.hint == "headline":
        return "headline" if i == 0 else "crosshead"
    if block.hint == "crosshead":
        return "crosshead"
    if block.hint == "paragraph":
        return "body"
    if i == 0 and title is not None and _same(line, title) and len(pieces) > 1:
        return "headline"
    if not _alone(pieces, i) or not _followed_by_text(text, pieces, i):
        return "body"
    if i == next(k for k, (piece, _) in enumerate(pieces) if piece.kind != "caption"):
        return "headline" if title is None and _headline(line) else "body"
    before, _ = pieces[i - 1]
    after_list = before.kind == "body" and _crosshead(text[before.start : before.end]) and i > 1
    return "crosshead" if _crosshead(line) and not after_list else "body"


def _same(line: str, title: str) -> bool:
    return " ".join(line.split()).casefold() == " ".join(title.split()).casefold()


def _alone(pieces: list[tuple[Part, Block]], i: int) -> bool:
    return pieces[i][0].start == pieces[i][1].start and pieces[i][0].end == pieces[i][1].end


def _followed_by_text(text: str, pieces: list[tuple[Part, Block]], i: int) -> bool:
    """Tell whether running text comes after a line: a list or a signature has none."""
    after = (pieces[k][0] for k in range(i + 1, len(pieces)))
    part = next((part for part in after if part.kind != "caption"), None)
    if part is None:
        return False
    following = text[part.start : part.end]
    return len(following) > _CROSSHEAD_LENGTH or following.rstrip(_CLOSERS)[-1:] in tuple(".!?:…")


def _title_like(line: str) -> bool:
    bare = line.rstrip(_CLOSERS)
    return (
        any(char.isalnum() for char in line)
        and bare[-1:] not in tuple(".,;:…")
        and not _ITEM.match(line)
        and not is_pointer(line)
        and "://" not in line
    )


def _headline(line: str) -> bool:
    sentences = re.search(r"[.!?][\"'”’]?\s+[\"“'‘„]?[A-ZÀ-Þ]", line)
    return len(line) <= _HEADLINE_LENGTH and _title_like(line) and not sentences and not _DATELINE.match(line)


def _crosshead(line: str) -> bool:
    words = line.split()
    first = line.lstrip("\"'“”„‘’‚«»([¿¡")[:1]
    asks = line.rstrip(_CLOSERS)[-1:] in ("?", "!")
    return (
        len(line) <= _CROSSHEAD_LENGTH
        and len(words) <= (6 if asks else _CROSSHEAD_WORDS)
        and (first.isupper() or first.isdigit())
        and _title_like(line)
    )


def _lead(kinds: list[PartKind], blocks: list[Block]) -> int | None:
    """Find the lead: the first bold paragraph near the beginning, otherwise the first paragraph."""
    bodies = [i for i, kind in enumerate(kinds) if kind == "body"]
    bold = [i for i in bodies[:_LEAD_BLOCKS] if blocks[i].hint == "bold"]
    return next(iter(bold + bodies), None)
