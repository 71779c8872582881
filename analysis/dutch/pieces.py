"""Word pieces: cutting a word into the pieces the network knows, by the likeliest path (unigram model, Viterbi)."""

from __future__ import annotations

import gzip
from dataclasses import dataclass, field
from pathlib import Path

UNKNOWN = 3
_SPACE = "\u2581"
_MAX_PIECES = 12
#: So many words keep their pieces, as many as some four hundred articles have; then they are cut anew.
_CACHE = 20_000


@dataclass(frozen=True, slots=True)
class Pieces:
    """The known pieces with their ids and log probabilities, and how code points are normalised."""

    known: dict[str, tuple[int, float]]
    normal: dict[int, str]
    longest: int
    worst: float
    cache: dict[tuple[str, bool], tuple[int, ...]] = field(default_factory=dict, repr=False, compare=False)


def load_pieces(folder: Path) -> Pieces:
    """Read the word pieces and the normalisation of a model folder."""
    known: dict[str, tuple[int, float]] = {}
    scores: list[float] = []
    with gzip.open(folder / "pieces.tsv.gz", "rt", encoding="utf-8", newline="\n") as lines:
        for number, line in enumerate(lines):
            piece, _, score = line.rstrip("\n").partition("\t")
            scores.append(float(score))
            if number > UNKNOWN:
                known[piece] = (number, float(score))
    normal: dict[int, str] = {}
    with gzip.open(folder / "normalise.tsv.gz", "rt", encoding="utf-8", newline="\n") as lines:
        for line in lines:
            source, _, target = line.rstrip("\n").partition("\t")
            normal[int(source, 16)] = "".join(chr(int(code, 16)) for code in target.split())
    return Pieces(known, normal, max(map(len, known)), min(scores) - 10)


def cut(pieces: Pieces, word: str, spaced: bool) -> tuple[int, ...]:
    """Cut one word into piece ids, at most twelve: of a longer word the first and last six.

    `spaced` tells whether a space precedes the word.
    """
    key = (word, spaced)
    ids = pieces.cache.get(key)
    if ids is None:
        text = word.translate(pieces.normal).strip().replace(" ", _SPACE)
        ids = tuple(_best_path(pieces, (_SPACE if spaced else "") + text[:200])) or (UNKNOWN,)
        if len(ids) > _MAX_PIECES:
            ids = ids[:6] + ids[-6:]
        if len(pieces.cache) >= _CACHE:
            pieces.cache.clear()
        pieces.cache[key] = ids
    return ids


def _best_path(pieces: Pieces, text: str) -> list[int]:
    n = len(text)
    best = [float("-inf")] * (n + 1)
    best[0] = 0.0
    back = [(UNKNOWN, 0)] * (n + 1)
    for i in range(n):
        for j in range(i + 1, min(n, i + pieces.longest) + 1):
            found = pieces.known.get(text[i:j])
            if found is not None and best[i] + found[1] > best[j]:
                best[j] = best[i] + found[1]
                back[j] = (found[0], i)
        if best[i] + pieces.worst > best[i + 1]:
            best[i + 1] = best[i] + pieces.worst
            back[i + 1] = (UNKNOWN, i)
    ids: list[int] = []
    at = n
    while at > 0:
        piece, at = back[at]
        ids.append(piece)
    return ids[::-1]
