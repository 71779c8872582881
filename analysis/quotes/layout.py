"""Reporting sentences: the sentences of an article with each marked passage as one opaque block in them."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from analysis.grammar.cues import CueAt, find_cues
from analysis.grammar.marks import Passage, find_passages
from analysis.parse import article_of

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token


_TERMINAL = {".", "!", "?", "…", "..."}
_OPENERS = "“„‟‘‚‛«‹"


@dataclass(frozen=True, slots=True)
class Frame:
    """A reporting sentence: its offsets, its tokens (`first` to `last`, half open), its part, the passages in it."""

    start: int
    end: int
    first: int
    last: int
    part: int
    kind: str
    passages: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class Layout:
    """An article laid out: its passages, its reporting sentences, and the tokens that are inside marks."""

    doc: Doc
    passages: tuple[Passage, ...]
    frames: tuple[Frame, ...]
    inside: frozenset[int]
    hits: tuple[CueAt, ...]
    starts: tuple[int, ...]

    @property
    def text(self) -> str:
        """The text of the article; a `Doc` builds its own anew at every look."""
        return article_of(self.doc).text

    def cues(self, first: int, last: int) -> list[CueAt]:
        """Give the cues outside marks between two tokens."""
        a = bisect_left(self.hits, first, key=lambda hit: hit.first)
        b = bisect_left(self.hits, last, key=lambda hit: hit.first)
        return [hit for hit in self.hits[a:b] if hit.last <= last and (hit.particle is None or hit.particle < last)]

    def token_at(self, offset: int) -> int:
        """Give the index of the first token that starts at or after an offset."""
        return bisect_left(self.starts, offset)


def lay_out(doc: Doc) -> Layout:
    """Lay out an article: find the marked passages and cut the text into reporting sentences.

    >>> from analysis.parse import parse
    >>> layout = lay_out(parse("“Nee. Nooit”, zei Jan. Hij zweeg."))
    >>> [layout.text[frame.start : frame.end] for frame in layout.frames]
    ['“Nee. Nooit”, zei Jan.', 'Hij zweeg.']
    """
    parts = article_of(doc).parts
    blocks = [(p.start, p.end) for p in parts] or [(0, len(doc.text))]
    kinds = [str(p.kind) for p in parts] or ["body"]
    passages = tuple(find_passages(doc.text, blocks))
    top = [p for p in passages if p.depth == 0]
    starts = [token.idx for token in doc]
    inside = {
        i for p in top for i in range(bisect_left(starts, p.left), bisect_left(starts, p.right)) if doc[i].idx < p.right
    }
    frames: list[Frame] = []
    for number, (start, end) in enumerate(blocks):
        here = [p for p in top if start <= p.left < end]
        for a, b in _cut(doc, start, end, here, starts):
            mine = tuple(p for p in here if a <= p.left < b)
            stop = max([b, *(p.right for p in mine)])
            frames.append(Frame(a, stop, bisect_left(starts, a), bisect_left(starts, b), number, kinds[number], mine))
    hits = [hit for frame in frames for hit in find_cues(doc, frame.first, frame.last, inside)]
    return Layout(doc, passages, tuple(frames), frozenset(inside), tuple(hits), tuple(starts))


def _cut(doc: Doc, start: int, end: int, passages: list[Passage], starts: list[int]) -> list[tuple[int, int]]:
    text = article_of(doc).text
    borders: list[int] = []
    i = bisect_left(starts, start)
    queue = list(passages)
    while i < len(doc) and doc[i].idx < end:
        if queue and doc[i].idx >= queue[0].left:
            passage = queue.pop(0)
            if _ends_frame(text, passage, end):
                borders.append(passage.right)
            i = max(i + 1, bisect_left(starts, passage.right))
            continue
        token = doc[i]
        after = token.idx + len(token.text)
        if _is_terminal(token) or (token.text[-1] in ".?!" and len(token.text) > 1 and token.is_sent_end):
            while i + 1 < len(doc) and doc[i + 1].text in {")", "]"} and doc[i + 1].idx < end:
                i += 1
                after = doc[i].idx + 1
            if _begins_sentence(text, after, end) and not _initial(doc, i):
                borders.append(after)
        i += 1
    edges = [start, *borders, end]
    spans = []
    for a, b in pairwise(edges):
        chunk = text[a:b]
        if chunk.strip():
            spans.append((a + len(chunk) - len(chunk.lstrip()), a + len(chunk.rstrip())))
    return spans


def _ends_frame(text: str, passage: Passage, end: int) -> bool:
    if not text[passage.start : passage.end].rstrip("\"'”’»").endswith((".", "!", "?", "…")):
        rest = text[passage.right : end].lstrip()
        return rest[:1] in set('“„«"‘') and passage.end - passage.start > 40
    return _begins_sentence(text, passage.right, end, glued=True)


def _begins_sentence(text: str, offset: int, end: int, *, glued: bool = False) -> bool:
    rest = text[offset:end]
    stripped = rest.lstrip()
    if not stripped:
        return True
    if not glued and rest == stripped and stripped[0] not in _OPENERS:
        return False
    first = stripped[0]
    return first.isupper() or first.isdigit() or (first in _OPENERS + "\"'’,(•-–—…`" and not stripped.startswith(", "))


def _initial(doc: Doc, i: int) -> bool:
    """Tell whether a full stop follows an initial (F. de Vries)."""
    return (
        i > 0
        and doc[i].text == "."
        and len(doc[i - 1].text) == 1
        and doc[i - 1].text.isupper()
        and not doc[i].whitespace_ == ""
    )


def _is_terminal(token: Token) -> bool:
    """Tell whether a token ends a sentence."""
    return token.text in _TERMINAL
