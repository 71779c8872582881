"""Reporting sentences: the sentences of an article with each marked passage as one opaque block in them.

The term is Krestel's (2008): the sentence that tells who speaks, around or beside what is said.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import deque
from dataclasses import dataclass
from itertools import groupby, pairwise
from operator import attrgetter
from typing import TYPE_CHECKING, NamedTuple

from analysis.grammar.cues import CueAt, find_cues
from analysis.grammar.marks import marks_of
from analysis.grammar.noun_phrases import noun_phrases
from analysis.grammar.passages import Passage
from analysis.grammar.verbs import is_finite
from analysis.intervals import Intervals
from analysis.parse import article_of
from analysis.properties import cached_property

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_TERMINAL = {".", "!", "?", "…", "..."}
_OPENERS = "“„‟‘‚‛«‹"
#: Characters from which on a passage without a full stop ends its sentence when another mark opens right after it.
_LONG_PASSAGE = 40


@dataclass(frozen=True, eq=False)
class Layout:
    """An article laid out: its marked passages, the tokens inside marks, and where its reporting sentences stand.

    `nicknames` are the passages inside a name (*Piet “de Kale” Jansen*), which are no blocks in their sentences.
    """

    doc: Doc
    passages: tuple[Passage, ...]
    quoted: frozenset[int]
    starts: tuple[int, ...]
    rows: tuple[tuple[int, int, int, str, tuple[Passage, ...]], ...]
    nicknames: tuple[Passage, ...] = ()

    @cached_property
    def small(self) -> str:
        """The text in small letters."""
        return self.text.lower()

    @cached_property
    def written(self) -> dict[str, list[int]]:
        """Where each run of letters and each other character stands in the text in small letters."""
        found: dict[str, list[int]] = {}
        at = 0
        for letters, run in groupby(self.small, str.isalpha):
            for word in ("".join(run),) if letters else run:
                found.setdefault(word, []).append(at)
                at += len(word)
        return found

    @cached_property
    def held(self) -> Intervals[Passage]:
        """The marked passages by where they stand, with their marks."""
        return Intervals(self.passages, ends=lambda passage: (passage.left, passage.right))

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """The reporting sentences in order."""
        return tuple(
            Sentence(self, n, start, end, self.token_at(start), self.token_at(stop), part, kind, passages)
            for n, (start, stop, part, kind, passages) in enumerate(self.rows)
            for end in [max([stop, *(p.right for p in passages)])]
        )

    @cached_property
    def hits(self) -> tuple[CueAt, ...]:
        """The cues outside marks in order."""
        return tuple(hit for s in self.sentences for hit in find_cues(self.doc, s.first, s.last, self.quoted))

    @property
    def text(self) -> str:
        """The text of the article; a `Doc` builds its own anew at every look."""
        return article_of(self.doc).text

    def token_at(self, offset: int) -> int:
        """Give the index of the first token that starts at or after an offset."""
        return bisect_left(self.starts, offset)


@dataclass(frozen=True, slots=True, eq=False)
class Sentence:
    """A reporting sentence: its offsets, its tokens (`first` to `last`, half open), its part, the passages in it."""

    layout: Layout
    number: int
    start: int
    end: int
    first: int
    last: int
    part: int
    kind: str
    passages: tuple[Passage, ...]

    @property
    def doc(self) -> Doc:
        """The parsed article."""
        return self.layout.doc

    @property
    def quoted(self) -> frozenset[int]:
        """The tokens of the article inside marks."""
        return self.layout.quoted

    @property
    def heading(self) -> bool:
        """Whether it is a headline or a crosshead."""
        return self.kind in {"headline", "crosshead"}

    def token_at(self, offset: int) -> int:
        """Give the index of the first token that starts at or after an offset."""
        return self.layout.token_at(offset)

    def cues(self, first: int | None = None, last: int | None = None) -> list[CueAt]:
        """Give the cues outside marks between two tokens; of the whole sentence without them."""
        first, last = self.first if first is None else first, self.last if last is None else last
        hits = self.layout.hits
        a = bisect_left(hits, first, key=lambda hit: hit.first)
        b = bisect_left(hits, last, key=lambda hit: hit.first)
        return [hit for hit in hits[a:b] if hit.last <= last and (hit.particle is None or hit.particle < last)]

    def outside(self, first: int | None = None, last: int | None = None) -> list[Token]:
        """Give the tokens outside marks between two tokens; of the whole sentence without them."""
        quoted = self.layout.quoted
        span = self.doc[self.first if first is None else first : self.last if last is None else last]
        return [token for token in span if token.i not in quoted]

    def finite(self, first: int | None = None, last: int | None = None) -> list[int]:
        """Give where finite verbs stand outside marks.

        >>> sentence = lay_out(parse("“Wij komen”, zei Jan, die zweeg.")).sentences[0]
        >>> [sentence.doc[i].text for i in sentence.finite()]
        ['zei', 'zweeg']
        """
        return [token.i for token in self.outside(first, last) if is_finite(token)]

    def has_verb(self, first: int | None = None, last: int | None = None) -> bool:
        """Tell whether a finite verb stands outside marks."""
        return any(is_finite(token) for token in self.outside(first, last))

    def words(self, first: int, last: int) -> list[int]:
        """Give where words stand outside marks."""
        return [token.i for token in self.outside(first, last) if not token.is_punct and not token.is_space]

    def until_marks(self, i: int) -> int:
        """Give the first token from `i` on that stands inside marks, or the end of the sentence."""
        return next((k for k in range(i, self.last) if k in self.layout.quoted), max(i, self.last))


class CueIn(NamedTuple):
    """A cue in its reporting sentence."""

    sentence: Sentence
    hit: CueAt


def lay_out(doc: Doc) -> Layout:
    """Lay out an article: find the marked passages and cut the text into reporting sentences.

    >>> layout = lay_out(parse("“Nee. Nooit”, zei Jan. Hij zweeg."))
    >>> [layout.text[sentence.start : sentence.end] for sentence in layout.sentences]
    ['“Nee. Nooit”, zei Jan.', 'Hij zweeg.']
    """
    parts = article_of(doc).parts
    blocks = [(p.start, p.end) for p in parts] or [(0, len(doc.text))]
    kinds = [str(p.kind) for p in parts] or ["body"]
    marks = marks_of(doc)
    names = [doc[slice(*p.name)] for p in noun_phrases(doc) if p.name and not marks.marks.isdisjoint(range(*p.name))]
    inside = Intervals(names, ends=lambda name: (name.start_char + 1, name.end_char - 1))
    nicknames = tuple(p for p in marks.passages if inside.around(p.left, p.right))
    hidden = marks.quoted - {i for name in names for i in range(name.start, name.end)}
    top = [p for p in marks.passages if p.depth == 0 and not inside.around(p.left, p.right)]
    starts = [token.idx for token in doc]
    rows = []
    for number, (start, end) in enumerate(blocks):
        here = top[slice(*(bisect_left(top, offset, key=attrgetter("left")) for offset in (start, end)))]
        for a, b in _cut(doc, start, end, here, starts):
            first, last = (bisect_left(here, offset, key=attrgetter("left")) for offset in (a, b))
            rows.append((a, b, number, kinds[number], tuple(here[first:last])))
    return Layout(doc, marks.passages, hidden, tuple(starts), tuple(rows), nicknames)


def _cut(doc: Doc, start: int, end: int, passages: list[Passage], starts: list[int]) -> list[tuple[int, int]]:
    """Cut a block into reporting sentences: at a full stop outside marks, and at a passage that ends one."""
    text = article_of(doc).text
    borders: list[int] = []
    i = bisect_left(starts, start)
    queue = deque(passages)
    stop = bisect_left(starts, end)
    while i < stop:
        if queue and starts[i] >= queue[0].left:
            passage = queue.popleft()
            if _ends_sentence(text, passage, end):
                borders.append(passage.right)
            i = max(i + 1, bisect_left(starts, passage.right))
            continue
        token = doc[i]
        after = token.idx + len(token.text)
        if token.text in _TERMINAL or (token.text[-1] in ".?!" and len(token.text) > 1 and token.is_sent_end):
            while i + 1 < stop and doc[i + 1].text in {")", "]"}:
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


def _ends_sentence(text: str, passage: Passage, end: int) -> bool:
    """Tell whether a passage ends its reporting sentence: it closes with a full stop, or long before another opens."""
    if not text[passage.start : passage.end].rstrip("\"'”’»").endswith((".", "!", "?", "…")):
        return _after_space(text, passage.right, end)[1] in set('“„«"‘') and passage.end - passage.start > _LONG_PASSAGE
    return _begins_sentence(text, passage.right, end, glued=True)


def _begins_sentence(text: str, offset: int, end: int, *, glued: bool = False) -> bool:
    at, first = _after_space(text, offset, end)
    if not first:
        return True
    if not glued and at == offset and first not in _OPENERS:
        return False
    opens = first in _OPENERS + "\"'’,(•-–—…`" and not text.startswith(", ", at, end)
    return first.isupper() or first.isdigit() or opens


def _after_space(text: str, offset: int, end: int) -> tuple[int, str]:
    """Give where white space ends, and what stands there; nothing at the end."""
    while offset < end and text[offset].isspace():
        offset += 1
    return offset, text[offset] if offset < end else ""


def _initial(doc: Doc, i: int) -> bool:
    """Tell whether a full stop follows an initial (F. de Vries)."""
    before = doc[i - 1].text if i else ""
    return doc[i].text == "." and bool(doc[i].whitespace_) and len(before) == 1 and before.isupper()
