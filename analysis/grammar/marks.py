"""Quotation marks: which characters are marks, which are apostrophes, and which two belong together."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import islice
from typing import TYPE_CHECKING, Literal, TypeAlias
from weakref import WeakKeyDictionary

from analysis.grammar.inquit import find_inquit
from analysis.grammar.open_marks import close_at_inquit
from analysis.grammar.passages import Passage
from analysis.grammar.turns import find_turns
from analysis.grammar.words import words_of
from analysis.intervals import Intervals
from analysis.parse import article_of, ask_once

if TYPE_CHECKING:
    from spacy.tokens import Doc

_MARK = re.compile(r",,|‚‚|''|``|’’|‘‘|´´|[“”„‟\"«»‘’‚‛'´`‹›]")
_SINGLE = set("‘’‚‛'´`‹›")
_OPENERS = {"“", "„", "‟", ",,", "‚‚", "«", "``", "‘‘", "‘", "‚", "‛", "‹"}
_SPACE_OR_BRACKET = re.compile(r"[\s(\[{\-–—/|>…:]")
_AFTER_CLOSE = re.compile(r"[\s.,;:!?)\]}\-–—/|…]")
#: What a mark does to those before it that are open.
_Doing: TypeAlias = Literal["opens", "closes", "opens anew", "breaks off", "closes unopened"]
_SENTENCE_END = re.compile(r"[.!?…][)\]]?(?=\s)")


@dataclass(frozen=True, slots=True)
class Marks:
    """What stands between marks in an article: the passages, the tokens in them (marks included), and the marks.

    `held` are the passages by where they stand, without their marks.
    """

    passages: tuple[Passage, ...]
    quoted: frozenset[int]
    marks: frozenset[int]
    held: Intervals[Passage]


#: A word in small letters after white space.
_GOES_ON = re.compile(r"\s+[a-z]")
_READ: WeakKeyDictionary[Doc, Marks] = WeakKeyDictionary()


@ask_once
def marks_of(doc: Doc) -> Marks:
    """Read the quotation marks of an article, part by part, and its turns without marks; once an article.

    >>> doc = parse("“Nee”, zei hij.")
    >>> [doc[i].text for i in sorted(marks_of(doc).quoted)], [doc[i].text for i in sorted(marks_of(doc).marks)]
    (['“', 'Nee', '”'], ['“', '”'])
    """
    known = _READ.get(doc)
    if known is None:
        text = article_of(doc).text
        blocks = [(p.start, p.end) for p in article_of(doc).parts] or [(0, len(text))]
        marked = find_passages(text, blocks)
        held = Intervals(marked, _with_marks)
        free = [p for p in find_turns(text, blocks) if not held.touching(p.left, p.right)]
        passages = tuple(sorted([*marked, *free], key=lambda p: (p.left, -p.right)))
        starts = [token.idx for token in doc]

        def tokens(left: int, right: int) -> range:
            return range(bisect_left(starts, left), bisect_left(starts, right))

        quoted = frozenset(i for p in passages if p.depth == 0 for i in tokens(p.left, p.right))
        marks = frozenset(i for p in passages for i in (*tokens(p.left, p.start), *tokens(p.end, p.right)))
        known = _READ[doc] = Marks(passages, quoted, marks, Intervals(passages))
    return known


def is_mark(text: str) -> bool:
    """Tell whether a word is a quotation mark by its form, whatever it does here (an apostrophe alone is one too).

    >>> is_mark("”"), is_mark(",,"), is_mark("'s")
    (True, True, False)
    """
    return _MARK.fullmatch(text) is not None


def in_quotation(doc: Doc, start: int, end: int | None = None) -> bool:
    """Tell whether an offset, or what stands between two, is part of what stands between quotation marks.

    What has marks of its own, and no more between them, is not: a name in *de man die we ‘Oscar’ noemen*.

    >>> doc = parse("“Nee”, zei hij.")
    >>> in_quotation(doc, 1), in_quotation(doc, 7), in_quotation(doc, 1, 4)
    (True, False, False)
    """
    around = marks_of(doc).held.around(start, start + 1)
    return any(end is None or p.start < start or end < p.end for p in around)


def is_closed_between(doc: Doc, first: int, last: int) -> bool:
    """Tell whether a passage that opens at or after one token closes before or at another.

    >>> doc = parse("de “dappere” strijders")
    >>> is_closed_between(doc, 1, 3), is_closed_between(doc, 2, 3), is_closed_between(doc, 1, 2)
    (True, False, False)
    """
    begin, stop = doc[first].idx, doc[last].idx
    return any(begin <= p.left and p.opened and p.closed for p in marks_of(doc).held.within(begin, stop))


@dataclass(frozen=True, slots=True)
class _Mark:
    start: int
    end: int
    form: str
    before: str
    after: str

    @property
    def single(self) -> bool:
        return self.form in _SINGLE

    @property
    def can_open(self) -> bool:
        if self.form in {"„", "«"} and self.after == " ":
            return not self.before.isalnum()
        if (
            self.after.isspace()
            or self.after in ",;:!?)]}"
            or (self.form in {"”", "»", "’’", "´´"} and self.before != " ")
        ):
            return False
        if self.form in _OPENERS and not self.single:
            return True
        if self.form in _OPENERS:
            return not self.before.isalnum()
        return bool(_SPACE_OR_BRACKET.match(self.before)) or bool(_MARK.match(self.before))

    @property
    def can_close(self) -> bool:
        if self.form == "»" or (self.before.isspace() and self.after in ",.;"):
            return True
        if self.before.isspace() or self.before in "([{":
            return False
        return bool(_AFTER_CLOSE.match(self.after)) or bool(_MARK.match(self.after)) or not self.single


def find_passages(text: str, blocks: Sequence[tuple[int, int]]) -> list[Passage]:
    """Find what stands between quotation marks of any kind, block by block (paragraph, heading, caption).

    A mark that never closes ends where somebody is said to speak (*“Ik kom, zegt Jan Bos*), else with its block,
    unless the next block closes it; an apostrophe is no mark. In order of start.

    >>> text = "’s Avonds zei ze: ‘Foto’s? Nee.’"
    >>> [text[p.start : p.end] for p in find_passages(text, [(0, len(text))])]
    ['Foto’s? Nee.']
    """
    found: list[Passage] = []
    for number, (start, end) in enumerate(blocks):
        after = blocks[number + 1][0] if number + 1 < len(blocks) else len(text)
        goes_on = bool(_MARK.match(text, after))
        here = _pair(text, start, end, goes_on=goes_on)
        opens = text[start : start + 1] in _SINGLE and not is_apostrophe(text, start, start + 1)
        here = here if goes_on else close_at_inquit(text, here, start, end, opens=opens)
        joint = found and here and not found[-1].closed and not here[0].opened and found[-1].right <= start
        if joint and not text[found[-1].right : start].strip():
            opened = found.pop()
            here[0] = replace(here[0], start=opened.start, left=opened.left, opened=True)
        found += here
    found.sort(key=lambda p: (p.left, -p.right))
    held = Intervals(found, _with_marks)
    return [replace(p, depth=len(held.around(p.left, p.right)) - 1) for p in found]  # it is around itself, too


def _with_marks(passage: Passage) -> tuple[int, int]:
    return passage.left, passage.right


def _pair(text: str, begin: int, stop: int, *, goes_on: bool) -> list[Passage]:
    """Pair the marks of a block from left to right; what closes takes along all that stands open inside."""
    marks = _marks(text, begin, stop)
    found: list[Passage] = []
    stack: list[_Mark] = []
    for i, mark in enumerate(marks):
        at = next((k for k in reversed(range(len(stack))) if stack[k].single == mark.single), len(stack))
        does = _single_does(text, marks, i, stack[at:]) if mark.single else _double_does(marks, i, stack[at:])
        if does == "closes":
            found += _passage(text, stack[at], mark.start, mark.end)
        elif does == "breaks off":
            end = _unclosed_end(text, stack[at].end, mark.start)
            found += _passage(text, stack[at], end, end, closed=False)
        elif does == "closes unopened":
            found += _unopened(text, begin, mark, found)
        if does in ("closes", "breaks off", "opens anew"):
            del stack[at:]
        if does in ("opens", "breaks off", "opens anew"):
            stack.append(mark)
    if opening := next((mark for mark in stack if not mark.single), None):  # the first that never closes
        end = begin + len(text[begin:stop].rstrip())
        inquit = None if goes_on else find_inquit(text, opening.end, end)
        if inquit and text[inquit.end : end].strip(" .") == "":
            end = inquit.speech
        found += _passage(text, opening, end, end, closed=False)
    return sorted(found, key=lambda p: (p.left, -p.right))


def _single_does(text: str, marks: Sequence[_Mark], i: int, inside: Sequence[_Mark]) -> _Doing | None:
    """Tell what a single mark does; `inside` are the open marks from the last single one on, double ones shut it in."""
    opened = bool(inside) and all(mark.single for mark in inside)
    if opened and marks[i].can_close and not _genitive(text, marks, i):
        return "closes"
    if marks[i].can_open and _closes_later(marks, i):
        return "opens anew" if opened else "opens"
    return None


def _double_does(marks: Sequence[_Mark], i: int, inside: Sequence[_Mark]) -> _Doing | None:
    """Tell what a double mark does; `inside` are the open marks from the last double one on."""
    mark = marks[i]
    if not inside:
        behind = mark.form in {"”", "''", "»"} and mark.can_close and not mark.before.isspace()
        return "opens" if mark.can_open and not behind else "closes unopened" if mark.can_close else None
    if _closing(mark):
        return "closes"
    if mark.can_open:
        return "opens" if _nested(marks, i) else "breaks off"
    return None


def _passage(text: str, opening: _Mark, end: int, right: int, *, closed: bool = True) -> list[Passage]:
    """Give what stands between an opening mark and an end, without the white space at its edges; nothing if empty."""
    inner = text[opening.end : end]
    if not inner.strip():
        return []
    first = opening.end + len(inner) - len(inner.lstrip())
    last = end - len(inner) + len(inner.rstrip())
    return [Passage(first, last, opening.start, right, opening.single, True, closed)]


def _marks(text: str, begin: int, stop: int) -> list[_Mark]:
    found = []
    for m in _MARK.finditer(text, begin, stop):
        before = text[m.start() - 1] if m.start() > begin else " "
        after = text[m.end()] if m.end() < stop else " "
        mark = _Mark(m.start(), m.end(), m.group(), before, after)
        if not (mark.single and is_apostrophe(text, mark.start, mark.end)) and not (
            before.isdigit() and mark.form in {'"', "''", "”"} and after.isdigit()
        ):
            found.append(mark)
    return found


def _closes_later(marks: Sequence[_Mark], i: int) -> bool:
    """Tell whether a single mark finds its closing mark before a double mark closes around it."""
    depth = 0
    for k in range(i + 1, len(marks)):
        mark = marks[k]
        if not mark.single:
            depth += 1 if mark.can_open and not mark.can_close else -1 if not (mark.can_open) else 0
            if depth < 0:
                return False
        elif mark.can_close:
            return True
    return False


def _genitive(text: str, marks: Sequence[_Mark], i: int) -> bool:
    """Tell whether a mark inside single marks is the apostrophe of *Hans' fiets*."""
    mark = marks[i]
    if mark.before not in "sxz" or mark.after != " " or i + 1 == len(marks):
        return False
    follower = marks[i + 1]
    if not (follower.single and follower.can_close and not follower.can_open):
        return False
    word = re.search(r"\w+$", text[: mark.start])
    return bool(word and word.group()[0].isupper() and _GOES_ON.match(text, mark.end))


def _closing(mark: _Mark) -> bool:
    if mark.form in {"”", "»", "''", "’’", "´´"}:
        return True
    if mark.form in {"„", ",,", "‚‚", "«", "``", "‘‘"}:
        return False
    return not mark.can_open or (mark.can_close and not mark.before.isspace())


def _nested(marks: Sequence[_Mark], i: int) -> bool:
    """Tell whether a double mark inside double marks opens a passage in it: two closing marks follow."""
    later = list(islice((marks[k] for k in range(i + 1, len(marks)) if not marks[k].single), 2))
    return len(later) == 2 and all(m.can_close and not (m.can_open and m.before.isspace()) for m in later)


def _unclosed_end(text: str, start: int, end: int) -> int:
    """Give where a passage ends that another mark follows before its own: before who speaks, or with a sentence."""
    if inquit := find_inquit(text, start, end):
        return inquit.speech
    ends = [m.end() for m in _SENTENCE_END.finditer(text, start, end)]
    if ends:
        return ends[-1]
    words = text[start:end].rstrip()
    first, _, last = words.rpartition(" ")
    return start + len(first if last in words_of("conjunction") else words)


def _unopened(text: str, begin: int, mark: _Mark, found: Sequence[Passage]) -> list[Passage]:
    """Give the passage that ends in a mark nobody opened: from the begin of the block or sentence."""
    if mark.before.isdigit() or mark.form in {"''", "’’"}:
        return []
    start = max([begin, *(p.right for p in found if p.right <= mark.start)])
    if start > begin:
        ends = [m.end() for m in _SENTENCE_END.finditer(text, start - 1, mark.start)]
        start = ends[0] if ends else start
    start += len(text[start : mark.start]) - len(text[start : mark.start].lstrip(" \n\r\t,.;:"))
    if len(text[start : mark.start].split()) < 3 or (mark.before not in ".,!?…" and mark.after not in ",."):
        return []
    end = start + len(text[start : mark.start].rstrip())
    return [Passage(start, end, start, mark.end, False, False, True)]


@cache
def _clitic() -> re.Pattern[str]:
    forms = sorted(words_of("clitics"), key=lambda form: (-len(form), form))
    return re.compile(rf"(?:{'|'.join(forms)})(?![^\W\d_])", re.IGNORECASE)


@cache
def _year() -> re.Pattern[str]:
    """Match the two digits of a year, not an amount: *'22*, not *'22 procent*."""
    return re.compile(rf"\d\d(?![\d.,:%]|\s+(?:{'|'.join(sorted(words_of('unit')))}))")


def is_apostrophe(text: str, start: int, end: int) -> bool:
    """Tell whether a single mark belongs to a word: *foto's*, *'s avonds*, *'22*.

    >>> is_apostrophe("’s Avonds", 0, 1), is_apostrophe("‘Ja’, zei zij.", 0, 1)
    (True, False)
    """
    before, after = text[max(0, start - 1) : start], text[end : end + 1]
    if before.isalnum():
        return after.isalnum()
    rest = text[end : end + 12]
    if _clitic().match(rest) and not re.match(r"\w+['’]", rest):
        return True
    return bool(_year().match(rest)) and text[start:end] in "'’‘"
