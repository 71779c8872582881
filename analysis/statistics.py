"""Words in context and in numbers, with nltk: concordance, collocations and frequencies of a text, as tables."""

from __future__ import annotations

from collections.abc import Callable, Collection
from typing import TYPE_CHECKING, Any, Literal, TypeAlias

from analysis.errors import UsageError

if TYPE_CHECKING:
    import pandas as pd

By: TypeAlias = Literal["text", "lemma"]
Measure: TypeAlias = Literal["likelihood_ratio", "pmi", "chi_sq", "student_t", "raw_freq"]

#: Parts of speech that carry content: what is said, rather than how the sentence is built.
CONTENT = frozenset({"ADJ", "ADV", "NOUN", "PROPN", "VERB", "NUM"})
_MEASURES = ("likelihood_ratio", "pmi", "chi_sq", "student_t", "raw_freq")


def score_frequencies(
    tokens: pd.DataFrame, *, by: By = "lemma", upos: Collection[str] = CONTENT, top: int | None = None
) -> pd.DataFrame:
    """Count the words of a text: `word n share`, the most frequent first; `share` is of all words counted here.

    `tokens` is a table of tokens; `upos` the parts of speech to count (all when empty); in lower case.

    >>> from analysis.parse import tokenize
    >>> score_frequencies(tokenize("De president zei dat de president komt."), upos=["NOUN"])["n"].tolist()
    [2]

    Reference: nltk.FreqDist (Bird, Klein & Loper 2009).
    """
    import pandas as pd
    from nltk import FreqDist

    words = _words(tokens, by)
    kept = [word for word, kind in zip(words, tokens["upos"], strict=True) if word and (not upos or kind in upos)]
    counts = FreqDist(kept)
    rows = sorted(((word, n, round(n / len(kept), 4)) for word, n in counts.items()), key=lambda row: (-row[1], row[0]))
    return pd.DataFrame(rows[:top], columns=["word", "n", "share"])


def score_collocations(
    tokens: pd.DataFrame,
    *,
    by: By = "lemma",
    upos: Collection[str] = CONTENT,
    window: int = 2,
    least: int = 2,
    measure: Measure = "likelihood_ratio",
    top: int | None = None,
) -> pd.DataFrame:
    """Find pairs of words that stand together more often than chance would have it: `first second n score`.

    A pair stands at most `window` - 1 words apart, within one sentence, and occurs at least `least` times. Both words
    are of the parts of speech in `upos` (all when empty). Raises `UsageError` for an unknown measure.

    >>> from analysis.parse import tokenize
    >>> pairs = score_collocations(tokenize("Joe Biden sprak. Joe Biden zweeg."), by="text")
    >>> pairs[["first", "second", "n"]].values.tolist()
    [['joe', 'biden', 2]]

    Reference: Dunning (1993) for the log-likelihood ratio; nltk.collocations.
    """
    import pandas as pd
    from nltk.collocations import BigramAssocMeasures, BigramCollocationFinder

    if measure not in _MEASURES:
        raise UsageError(f"no measure called {measure!r}; there are: {', '.join(_MEASURES)}")
    words = _words(tokens, by)
    content = {word for word, kind in zip(words, tokens["upos"], strict=True) if word and (not upos or kind in upos)}
    finder = BigramCollocationFinder.from_words(_apart(words, tokens, window), window_size=window)
    finder.apply_freq_filter(least)
    finder.apply_ngram_filter(lambda first, second: first not in content or second not in content)
    score: Callable[..., float] = getattr(BigramAssocMeasures(), measure)
    rows: list[tuple[Any, ...]] = [
        (first, second, finder.ngram_fd[first, second], round(value, 4))
        for (first, second), value in finder.score_ngrams(score)
    ]
    rows.sort(key=lambda row: (-row[3], row[0], row[1]))
    return pd.DataFrame(rows[:top], columns=["first", "second", "n", "score"])


def find_concordance(tokens: pd.DataFrame, word: str, *, by: By = "lemma", width: int = 6) -> pd.DataFrame:
    """Show a word each time it occurs, with the words around it (KWIC): `left hit right sentence voice start end`.

    `word` is a lemma (or a form, with `by="text"`), compared in lower case; `width` the number of words on each side.

    >>> from analysis.parse import tokenize
    >>> find_concordance(tokenize("De president zweeg. De presidenten lachten."), "president")["hit"].tolist()
    ['president', 'presidenten']
    """
    import pandas as pd
    from nltk.text import ConcordanceIndex

    index = ConcordanceIndex(_words(tokens, by), key=str.lower)
    forms, rows = list(tokens["text"]), []
    for i in index.offsets(word):
        row = tokens.iloc[i]
        left, right = " ".join(forms[max(i - width, 0) : i]), " ".join(forms[i + 1 : i + 1 + width])
        rows.append((left, forms[i], right, row["sentence"], row.get("voice"), row["start"], row["end"]))
    return pd.DataFrame(rows, columns=["left", "hit", "right", "sentence", "voice", "start", "end"])


def _words(tokens: pd.DataFrame, by: By) -> list[str]:
    """Give the words of a table of tokens in lower case; punctuation is empty."""
    marks = tokens["upos"].isin(["PUNCT", "SYM"])
    return ["" if mark else str(word).lower() for word, mark in zip(tokens[by], marks, strict=True)]


def _apart(words: list[str], tokens: pd.DataFrame, window: int) -> list[str | None]:
    """Set words apart with gaps at punctuation and between sentences, so that no pair reaches over a sentence's end."""
    spaced: list[str | None] = []
    places = list(zip(tokens["article"], tokens["sentence"], strict=True))
    for word, place, before in zip(words, places, [*places[:1], *places[:-1]], strict=True):
        if place != before:
            spaced += [None] * window
        spaced.append(word or None)
    return spaced
