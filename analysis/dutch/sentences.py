"""Sentences: where they begin, by rules over the words of a text and the white space between them."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from analysis.lexicon import load_lexicon

_STOPS = frozenset(".!?…")
_OPENING = frozenset("“„‘‚«‹([{") | {",,", "``", "‘‘", "‚‚"}
_CLOSING = frozenset("”’»›)]}") | {"''", "’’"}
_EITHER = frozenset("\"'´`")
_QUOTES = (_OPENING | _CLOSING | _EITHER) - frozenset("()[]{}")
_BULLETS = frozenset("-–—•·●▪■►▶*")


@cache
def _abbreviations() -> dict[str, str]:
    rows = load_lexicon("abbreviations").rows
    return {row["form"].lower(): row["ends"] for row in rows} | {row["form"]: row["ends"] for row in rows}


def sentence_starts(words: Sequence[str], spaces: Sequence[bool], *, wrapped: bool = False) -> list[bool]:
    """Tell of each word whether a sentence begins with it; white space carries the line breaks and begins none.

    A blank line ends a sentence, and so does a line end, unless the line was full or the text is `wrapped`.

    >>> sentence_starts(["“", "Kom", "!", "”", "riep", "hij", ".", "Toen", "ging", "hij", "."], [False] * 11).index(
    ...     True, 1
    ... )
    7
    """
    starts = [False] * len(words)
    visible = [i for i, word in enumerate(words) if not word.isspace()]
    if not visible:
        return [True, *starts[1:]] if words else []
    begin = 0
    wide = 0 if wrapped else _line_width(words, spaces)
    for k in range(1, len(visible)):
        if visible[k] - visible[k - 1] > 1 and _breaks(words, spaces, visible, k, wide):
            _split(words, spaces, visible[begin:k], starts)
            begin = k
    _split(words, spaces, visible[begin:], starts)
    starts[visible[0]] = False
    starts[0] = True
    return starts


def _line_width(words: Sequence[str], spaces: Sequence[bool]) -> int:
    longest = length = 0
    for word, space in zip(words, spaces, strict=True):
        length = 0 if word.isspace() and ("\n" in word or "\r" in word) else length + len(word) + space
        longest = max(longest, length)
    return longest


def _breaks(words: Sequence[str], spaces: Sequence[bool], visible: Sequence[int], k: int, wide: int) -> bool:
    """Tell whether the white space before a word ends a paragraph or line, and does not only wrap a full line."""
    gap = "".join(words[visible[k - 1] + 1 : visible[k]]).replace("\r\n", "\n").replace("\r", "\n")
    lines = gap.count("\n") + gap.count("\u2029") * 2
    if lines != 1:
        return lines > 1
    if wide == 0:
        return False
    if not 40 <= wide <= 120:
        return True
    length, i = 0, visible[k - 1]
    while i >= 0 and not ("\n" in words[i] or "\r" in words[i]):
        length += len(words[i]) + spaces[i]
        i -= 1
    return length + 1 + len(words[visible[k]]) <= wide


def _split(words: Sequence[str], spaces: Sequence[bool], stretch: Sequence[int], starts: list[bool]) -> None:
    """Mark the sentences of one paragraph; `stretch` are the indices of its words."""
    starts[stretch[0]] = True
    n = len(stretch)
    k = 0
    while k < n - 1:
        word = words[stretch[k]]
        if not _may_end(words, spaces, stretch, k):
            k += 1
            continue
        after = k + 1
        while after < n and _closes(words, spaces, stretch, after):
            after += 1
        if after < n and _begins(words, spaces, stretch, k, after, word):
            starts[stretch[after]] = True
        k = max(after, k + 1) if after > k + 1 else k + 1


def _may_end(words: Sequence[str], spaces: Sequence[bool], stretch: Sequence[int], k: int) -> bool:
    word = words[stretch[k]]
    if set(word) <= _STOPS:
        return True
    known = _abbreviations()
    ends = known.get(word, known.get(word.lower())) if word.endswith(".") else None
    return ends == "maybe" or (ends == "name" and not _before_name(words, stretch, k))


def _before_name(words: Sequence[str], stretch: Sequence[int], k: int) -> bool:
    """Tell whether a company form stands before its name, not after it: *de N.V. Bakker*, unlike *Philips N.V.*."""
    before = words[stretch[k - 1]] if k else ""
    after = words[stretch[k + 1]] if k + 1 < len(stretch) else ""
    named = before[:1].isupper() and before.lower() not in _function_words()
    return not named and after[:1].isupper() and after.lower() not in _function_words()


@cache
def _function_words() -> frozenset[str]:
    """Give the words that begin a sentence with a capital and are no names."""
    lists = ("determiners", "pronouns", "prepositions", "conjunctions", "adverbs")
    return frozenset(next(iter(row.values())).lower() for name in lists for row in load_lexicon(name).rows)


def _closes(words: Sequence[str], spaces: Sequence[bool], stretch: Sequence[int], k: int) -> bool:
    """Tell whether a word is a closing mark or a further stop that belongs to the sentence before."""
    word = words[stretch[k]]
    if set(word) <= _STOPS or word in ")]}":
        return True
    if word not in _CLOSING | _EITHER:
        return False
    if k + 1 == len(stretch):
        return True
    glued = not spaces[stretch[k - 1]] and stretch[k] == stretch[k - 1] + 1
    free = spaces[stretch[k]] or stretch[k + 1] > stretch[k] + 1 or words[stretch[k + 1]][0] in ",.;:)”’»\"'"
    if glued == free:
        return glued
    return word in _CLOSING or sum(words[i] == word for i in stretch[:k]) % 2 == 1


def _begins(words: Sequence[str], spaces: Sequence[bool], stretch: Sequence[int], end: int, k: int, mark: str) -> bool:
    """Tell whether a sentence can begin at a word, given the mark that ended the one before."""
    at = k
    while at < len(stretch) - 1 and (words[stretch[at]] in _QUOTES | _OPENING or words[stretch[at]] in _BULLETS):
        at += 1
    word = words[stretch[at]]
    if word[0] in ",;:)]}":
        return False
    if mark == "." and end > 0 and words[stretch[end - 1]].isdigit() and _starts_list(words, stretch, end):
        return False
    letters = [letter for letter in word if letter.isalnum()]
    if mark == "." and end > 0 and letters[:1] and letters[0].isdigit() and _counts(words[stretch[end - 1]]):
        return False
    if not set(mark) <= _STOPS and (not letters or letters[0].isdigit()):
        return False
    if letters and letters[0].islower():
        return word[0] in "'’‘@#" or any(letter.isupper() for letter in letters[:3])
    return True


def _counts(word: str) -> bool:
    """Tell whether a word is an abbreviation before a number: *art. 3, p. 5, max. 3 personen*."""
    return _abbreviations().get(f"{word}.") == "digit"


def _starts_list(words: Sequence[str], stretch: Sequence[int], end: int) -> bool:
    """Tell whether the number before the mark is that of a list: at the begin, or right after a sentence."""
    if end > 2 and _counts(words[stretch[end - 3]]):  # dl. 2. Daarna …
        return False
    return end == 1 or words[stretch[end - 2]] in (".", "!", "?")
