"""Turns: somebody's words without quotation marks, behind a dash, behind a label or behind a question."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from analysis.grammar.inquit import find_inquit
from analysis.grammar.passages import Passage
from analysis.grammar.words import small_words, words_of

_DASH = re.compile(r"[-–—―]\s+(?=\S)")
_LABEL = re.compile(r"(?P<label>[A-ZÀ-Þ][\w.’'-]*(?:[ ][\w.’'-]+){0,3}):\s+(?=\S)")
_ASKS = re.compile(r"\?[\"'”’»)\]*_]*$")
_ENDS = re.compile(r"[.!?…][)\]*_]*$")
_MARKS = re.compile(r",,|''|[“”„‟\"«»‹›]|(?<!\w)[‘'](?=\w)")
#: Turns of each of two speakers, or questions with an answer, that make a conversation of paragraphs.
_TURNS = 2
#: A longer paragraph that ends in a question is no question by itself.
_QUESTION = 300

Block = tuple[int, int]


def find_turns(text: str, blocks: Sequence[Block]) -> list[Passage]:
    """Find the turns of a dialogue with dashes that tells who speaks, and the answers of an interview.

    An interview has labels (*Vraag:*, *Mertens:*), or else paragraphs that ask somebody and paragraphs that answer in
    the first person. In order of start.

    >>> text = "– Nee, zei Els Vos. Ik ben ziek."
    >>> [text[p.start : p.end] for p in find_turns(text, [(0, len(text))])]
    ['Nee', 'Ik ben ziek.']
    """
    labels = [_LABEL.match(text, start, end) for start, end in blocks]
    speakers = _speakers(text, blocks, labels)
    found: list[Passage] = []
    for (start, end), label in zip(blocks, labels, strict=True):
        if label and _key(label) in speakers:
            found.append(Passage(label.end(), end, label.end(), end))
        elif dash := _DASH.match(text, start, end):
            found += _dashed(text, start, dash.end(), end)
    return found or [Passage(start, end, start, end) for start, end in _answers(text, blocks)]


def _key(label: re.Match[str]) -> str:
    """Give the word by which two labels of one speaker are the same: *Tom Kok:*, *KOK:*; of no name all."""
    whole = label["label"].rstrip(" 0123456789")
    named = all(word[0].isupper() for word in whole.split())
    return whole.lower().split()[-1] if named else whole.lower()


def _speakers(text: str, blocks: Sequence[Block], labels: Sequence[re.Match[str] | None]) -> set[str]:
    """Give the labels of a conversation, but *Vraag:*: one is that, or two take turns, or one does behind questions."""
    counts = Counter(_key(label) for label in labels if label)
    asking = {name for name in counts if name in words_of("question-label")}
    turns = {name for name, count in counts.items() if count >= _TURNS}
    behind = Counter(
        _key(label)
        for block, label in zip(blocks, labels[1:], strict=False)
        if label and not _LABEL.match(text, *block) and _is_question(text, block)
    )
    if asking:
        return set(counts) - asking
    return turns if len(turns) >= _TURNS else {name for name in turns if behind[name] >= _TURNS}


def _asks(text: str, block: Block) -> bool:
    return _ASKS.search(text, *block) is not None


def _is_question(text: str, block: Block) -> bool:
    """Tell whether a paragraph is a question by itself."""
    return block[1] - block[0] <= _QUESTION and _asks(text, block) and not _MARKS.search(text, *block)


def _answers(text: str, blocks: Sequence[Block]) -> list[Block]:
    """Give the paragraphs that answer questions that are paragraphs: *Ja, ik ben moe*, behind *Bent u moe?*.

    None where nobody is addressed, or fewer than half of the answers are in the first person: there the newspaper asks
    and answers.
    """
    asked = [_is_question(text, block) for block in blocks]
    first = [k + 1 for k, (here, after) in enumerate(pairwise(asked)) if here and not after]
    own = [k for k in first if _holds(text, blocks[k], "first-person", "answer-word")]
    questions = [block for block, asks in zip(blocks, asked, strict=True) if asks]
    addressed = any(_holds(text, block, "second-person") for block in questions)
    least = 1 if any(_holds(text, block, "polite") for block in questions) else _TURNS
    if len(first) < _TURNS or len(own) < least or not addressed or 2 * len(own) < len(first):
        return []
    if any(_MARKS.search(text, *blocks[k]) for k in first):
        return []
    later = [
        k
        for k in range(first[0], first[-1])
        if not asked[k] and k not in first and _holds(text, blocks[k], "first-person", "first-person-plural")
    ]
    return [blocks[k] for k in sorted([*first, *later]) if _ENDS.search(text, *blocks[k])]


def _holds(text: str, block: Block, *classes: str) -> bool:
    return not words_of(*classes).isdisjoint(small_words(text[slice(*block)]))


def _dashed(text: str, left: int, start: int, end: int) -> list[Passage]:
    """Give the words behind a dash up to the inquit and those after it; none where nobody speaks for himself."""
    inquit = find_inquit(text, start, end)
    speaks = small_words(text[start:end]) & words_of("first-person", "second-person", "with-group-name", "answer-word")
    if inquit is None or not (speaks or text[inquit.speech - 1] in "?!"):
        return []
    turns = [Passage(start, inquit.speech, left, inquit.speech)]
    rest = inquit.end + len(text[inquit.end : end]) - len(text[inquit.end : end].lstrip(".,: "))
    return [*turns, Passage(rest, end, rest, end)] if rest < end else turns
