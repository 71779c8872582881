"""Long sentences: read in windows cut at punctuation, joined to one tree."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice, pairwise, tee

from analysis.dutch.judge import join_heard
from analysis.dutch.neural import Network, Reading, Words, count_pieces, read_sentences

_MOST_WORDS = 120
_MOST_PIECES = 500
_SOFT = frozenset(".;:,!?…-–—)”»\"'")


def read_all(network: Network, sentences: Iterable[Words]) -> Iterator[Reading]:
    """Read sentences of any length, in order; the roots of later windows hang on the first root as parataxis."""
    ours, theirs = tee((sentence, _cuts(network, *sentence)) for sentence in sentences)
    windows = ((words[a:b], spaced[a:b]) for (words, spaced), cuts in ours for a, b in pairwise(cuts))
    parts = read_sentences(network, windows)
    for _, cuts in theirs:
        yield _join(list(islice(parts, len(cuts) - 1)), cuts)


def _cuts(network: Network, words: Sequence[str], spaced: Sequence[bool]) -> list[int]:
    return window_cuts(words, count_pieces(network, words, spaced))


def _join(parts: Sequence[Reading], cuts: Sequence[int]) -> Reading:
    """Make one tree of the windows of a sentence."""
    if len(parts) == 1:
        return parts[0]
    heads: list[int] = []
    relations: list[str] = []
    root = parts[0].heads.index(0) + 1
    for begin, part in zip(cuts, parts, strict=False):
        for head, relation in zip(part.heads, part.relations, strict=True):
            later = head == 0 and begin > 0
            heads.append(root if later else head + begin if head else 0)
            relations.append("parataxis" if later else relation)
    tags = {tag: [label for part in parts for label in part.tags[tag]] for tag in parts[0].tags}
    heard = [part.heard for part in parts if part.heard is not None]
    joined = join_heard(heard, cuts) if len(heard) == len(parts) else None
    return Reading(heads, relations, tags, [scripts for part in parts for scripts in part.scripts], joined)


def window_cuts(words: Sequence[str], sizes: Sequence[int]) -> list[int]:
    """Give the borders of windows of at most 120 words and 500 pieces, after punctuation where there is any.

    >>> window_cuts(["woord"] * 100 + [","] + ["woord"] * 100, [1] * 201)
    [0, 101, 201]
    """
    cuts = [0]
    while True:
        begin = cuts[-1]
        end, pieces = begin, 0
        while end < len(words) and end - begin < _MOST_WORDS and pieces + sizes[end] <= _MOST_PIECES:
            pieces += sizes[end]
            end += 1
        if end >= len(words):
            return [*cuts, len(words)]
        soft = next((k for k in range(end, begin + _MOST_WORDS // 4, -1) if words[k - 1] in _SOFT), end)
        cuts.append(soft)
