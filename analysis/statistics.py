"""Words in context and in numbers, with nltk: concordance, collocations and frequencies of a text, as tables."""

from __future__ import annotations

import fnmatch
from collections.abc import Callable, Collection, Iterator, Mapping
from itertools import pairwise
from typing import TYPE_CHECKING, Any, Literal, TypeAlias

from analysis.errors import UsageError

if TYPE_CHECKING:
    import pandas as pd

By: TypeAlias = Literal["text", "lemma"]
Measure: TypeAlias = Literal["likelihood_ratio", "pmi", "chi_sq", "student_t", "raw_freq"]

#: Parts of speech that carry content: what is said, rather than how the sentence is built.
CONTENT = frozenset({"ADJ", "ADV", "NOUN", "PROPN", "VERB", "NUM"})
#: The parts of speech of Universal Dependencies that a pattern can ask for.
UPOS = CONTENT | {"ADP", "AUX", "CCONJ", "DET", "INTJ", "PART", "PRON", "PUNCT", "SCONJ", "SYM"}
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


def find_concordance(tokens: pd.DataFrame, pattern: str, *, by: By = "lemma", width: int = 6) -> pd.DataFrame:
    r"""Show a word, phrase or pattern each time it occurs, with what stands around it (KWIC).

    `pattern` is a word or several that follow one another in a sentence: lemmas (or forms, with `by="text"`), compared
    in lower case. `*` stands for any letters (*\*soldaat*), a part of speech in capitals for any word of it (*ADJ
    leider*; after Universal Dependencies: ADJ, NOUN, PROPN, VERB …). `width` is the number of words on each side.
    Columns: `left hit right sentence voice start end`.

    >>> from analysis.parse import tokenize
    >>> find_concordance(tokenize("De president zweeg. De presidenten lachten."), "president")["hit"].tolist()
    ['president', 'presidenten']
    >>> find_concordance(tokenize("De president zweeg. De presidenten lachten."), "DET pres*")["hit"].tolist()
    ['De president', 'De presidenten']

    Reference: nltk.text.ConcordanceIndex (Bird, Klein & Loper 2009).
    """
    import pandas as pd
    from nltk.text import ConcordanceIndex

    wanted = pattern.split()
    words, kinds = list(tokens[by].str.lower()), list(tokens["upos"])
    sentences = list(zip(tokens["article"], tokens["sentence"], strict=True))
    known = set(words)
    index = {by: ConcordanceIndex(words), "upos": ConcordanceIndex(kinds)}
    places = [set(_places(word, index, by, known, i)) for i, word in enumerate(wanted)]
    size = len(wanted)
    rows = []
    for i in sorted(set.intersection(*places)) if places else ():
        if i < 0 or i + size > len(words) or sentences[i] != sentences[i + size - 1]:
            continue
        first, last = tokens.iloc[i], tokens.iloc[i + size - 1]
        edges = (max(i - width, 0), i, i + size, i + size + width)
        left, hit, right = (_spell(tokens.iloc[start:end]) for start, end in pairwise(edges))
        rows.append((left, hit, right, first["sentence"], first.get("voice"), first["start"], last["end"]))
    return pd.DataFrame(rows, columns=["left", "hit", "right", "sentence", "voice", "start", "end"])


def _spell(tokens: pd.DataFrame) -> str:
    """Write tokens as they stand in the text: with a space where there is one."""
    apart = tokens["start"] != tokens["end"].shift(fill_value=-1)
    return "".join(f" {form}" if gap else form for form, gap in zip(tokens["text"], apart, strict=True)).strip()


def _places(word: str, index: Mapping[str, Any], by: By, known: Collection[str], shift: int) -> Iterator[int]:
    """Give where a phrase would begin whose word number `shift` is this one."""
    if word in UPOS:
        yield from (place - shift for place in index["upos"].offsets(word))
    else:
        wanted = word.lower()
        for one in sorted(fnmatch.filter(known, wanted)) if "*" in wanted else [wanted]:
            yield from (place - shift for place in index[by].offsets(one))


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
