"""Word pieces.

The unigram tokenizer of the encoder (`analysis.dutch.pieces`), its vocabulary pruned to what Dutch needs.
"""

import json
import re
from collections import Counter
from pathlib import Path

from analysis.dutch.pieces import UNKNOWN, Pieces, cut

BOS, PAD, EOS = 0, 1, 2
SPACE = "\u2581"
LATIN = re.compile(f"^{SPACE}?[\u0021-\u024f\u2010-\u2044\u20ac\u2070-\u209f\u2190-\u2193]$")


def make_pieces(pieces, scores, normalisation):
    """A tokenizer from its pieces, their log probabilities and a map of characters."""
    known = {
        piece: (i, float(score)) for i, (piece, score) in enumerate(zip(pieces, scores, strict=False)) if i > UNKNOWN
    }
    normal = {ord(source): target for source, target in normalisation.items()}
    return Pieces(known, normal, max(map(len, known)), float(min(scores)) - 10)


def load_pieces(path):
    """The tokenizer that `prepare` wrote, and the rows of its pieces in the full vocabulary."""
    data = json.loads(Path(path).read_text(encoding="utf-8"))
    return make_pieces(data["pieces"], data["scores"], data["normalisation"]), data["rows"]


def cut_sentence(pieces, words, spaces):
    """The ids of a sentence and the first and last piece of each word; word 0 is the root (the piece BOS)."""
    ids, first, last = [BOS], [0], [0]
    for word, space_before in zip(words, spaces, strict=False):
        first.append(len(ids))
        ids += cut(pieces, word, space_before)
        last.append(len(ids) - 1)
    return [*ids, EOS], first, last


def prune(weights, sentences, texts, min_count=2, n_words=150_000):
    """Choose the pieces that Dutch needs.

    Kept are the pieces of the `n_words` most frequent Dutch words of wordfreq in usual casings, of the words
    of `sentences` (pairs of words and space flags), of the words of the plain `texts` that occur `min_count`
    times, and all single Latin characters. Returns the pieces, their scores, the normalisation, and `rows`,
    the kept ids in the full vocabulary.
    """
    from wordfreq import top_n_list

    full = make_pieces(weights.pieces, weights.scores, weights.normalisation)
    keep = set()
    for word in top_n_list("nl", n_words):
        keep.update(cut(full, word, False))
        for variant in {word, word.capitalize(), word.upper() if len(word) < 6 else word}:
            keep.update(cut(full, variant, True))
    for words, spaces in sentences:
        for word, space in zip(words, spaces, strict=False):
            keep.update(cut(full, word, space))
    counts = Counter(match for text in texts for match in re.findall(r"\w[\w'’.-]*|\S", text))
    for word, count in counts.items():
        if count >= min_count:
            keep.update(cut(full, word, True))
            keep.update(cut(full, word, False))
    keep.update(i for i, piece in enumerate(weights.pieces) if LATIN.match(piece) or piece == SPACE)
    keep -= {0, 1, 2, UNKNOWN}
    rows = [0, 1, 2, 3, *sorted(keep)]
    return {
        "pieces": [weights.pieces[i] for i in rows],
        "scores": [round(float(weights.scores[i]), 4) for i in rows],
        "normalisation": weights.normalisation,
        "rows": rows,
    }
