"""A multiverse of tone: the sign of each actor's tone under every reasonable way to count it (Steegen et al. 2016).

A number of tone rests on choices that nobody can prove right: whether the lexicon says so, the network, or both;
whether a negation turns a word round; whose words count; whether each expression counts, or each sentence once. Where
the sign is the same under all of them it rests on the text, and where it changes with them on the choice.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import product
from statistics import fmean
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

from analysis.lexicon import load_lexicon
from analysis.portrait import Portrait
from analysis.portrayals import FEWEST, mean_polarity
from analysis.records import NARRATOR, Sentence, Sentiment, Token, rows_in
from analysis.sentiment import TURNED, label

if TYPE_CHECKING:
    import pandas as pd

Instrument: TypeAlias = Literal["lexicon", "network", "both"]

_INSTRUMENTS: tuple[Instrument, ...] = ("lexicon", "network", "both")
_NEGATION = ("read", "ignored")
_VOICES = ("all", "narrator", "others")
_UNITS = ("expression", "sentence")
_ASPECTS = ("evaluation", "effect")
_COLUMNS = ("actor", "aspect", "instrument", "negation", "voice", "unit", "n", "mean", "sign")
#: Classes of words that may evaluate.
_WORDS = ("ADJ", "NOUN", "VERB")


class Specification(NamedTuple):
    """One way to count: by which instrument, with negation or without, whose words, and what is counted."""

    instrument: Instrument
    negation: str
    voice: str
    unit: str


def list_specifications() -> tuple[Specification, ...]:
    """List the ways to count tone: 30. The network reads negation itself, so it has none without.

    >>> len(list_specifications())
    30
    """
    every = product(_INSTRUMENTS, _NEGATION, _VOICES, _UNITS)
    return tuple(
        Specification(instrument, negation, voice, unit)
        for instrument, negation, voice, unit in every
        if instrument != "network" or negation == "read"
    )


def score_specifications(portrait: Portrait) -> pd.DataFrame:
    """Count the tone of each actor in every way: a row an actor, aspect and specification.

    Columns: `actor aspect instrument negation voice unit n mean sign`. `instrument` is the lexicon (the polarity of
    each row that a construction explains), the network (the tone score of the sentence each row stands in) or both
    (rows whose sign the network's sentence shares); `negation` is read, or ignored: then what was turned is turned
    back; `voice` is all, the narrator's or others' by holder; `unit` each expression, or the mean of each sentence.
    `mean` is from -1 to 1, and null of fewer than five; `sign` is negative, neutral (within 0.1 of 0) or positive, and
    null where nothing is counted. Without judgements only the lexicon counts. In the order of `portrait.portraits`.

    >>> from analysis.portrait import portray
    >>> table = score_specifications(portray("De laffe dader Bos doodde een agent."))
    >>> row = table[(table["actor"] == "bos") & (table["aspect"] == "evaluation")].iloc[0]
    >>> row["instrument"], int(row["n"]), row["sign"]
    ('lexicon', 2, 'negative')

    Steegen, Tuerlinckx, Gelman and Vanpaemel (2016), Increasing transparency through a multiverse analysis; Simonsohn,
    Simmons and Nelson (2020), Specification curve analysis.
    """
    import pandas as pd

    scores = _sentence_scores(rows_in(portrait.records, Sentence))
    rows = rows_in(portrait.records, Sentiment)
    found = []
    for actor, aspect in product(portrait.portraits["actor"], _ASPECTS):
        mine = [row for row in rows if actor in row.targets and row.aspect == aspect]
        for specification in list_specifications() if mine else ():
            values = list(_values(mine, specification, scores))
            sign = label(fmean(values)) if values else None
            found.append((actor, aspect, *specification, len(values), mean_polarity(values), sign))
    types = {"n": "Int64", "mean": "Float64"} | {c: "str" for c in _COLUMNS if c not in ("n", "mean")}
    return pd.DataFrame(found, columns=list(_COLUMNS)).astype(types)


def compare_specifications(specifications: pd.DataFrame) -> pd.DataFrame:
    """Sum up how far the sign of each actor's tone rests on the choice: a row an actor and aspect.

    Columns: `actor aspect specifications negative neutral positive robust`: in how many specifications anything is
    counted, in how many of these the sign is which, and whether it is the same in all. With fewer than five expressions
    (`n` of all of them by the lexicon) `robust` is null: the evidence is to be read, and no sign to be trusted.

    >>> from analysis.portrait import portray
    >>> table = score_specifications(portray("De laffe dader Bos doodde een agent."))
    >>> compare_specifications(table)[["actor", "aspect", "negative", "positive"]].values.tolist()[0]
    ['bos', 'evaluation', 8, 0]
    """
    import pandas as pd

    rows = []
    for (actor, aspect), one in specifications.groupby(["actor", "aspect"], sort=False):
        signs = one["sign"].dropna().value_counts()
        counts = [int(signs.get(sign, 0)) for sign in ("negative", "neutral", "positive")]
        enough = int(one["n"].max()) >= FEWEST
        rows.append((actor, aspect, sum(counts), *counts, max(counts) == sum(counts) if enough else None))
    columns = ["actor", "aspect", "specifications", "negative", "neutral", "positive", "robust"]
    numbers = dict.fromkeys(columns[2:6], "Int64")
    return pd.DataFrame(rows, columns=columns).astype({"actor": "str", "aspect": "str", "robust": "boolean"} | numbers)


def find_unknown_words(portrait: Portrait) -> pd.DataFrame:
    """List the words that may be missing from the lexicon: those of sentences with a tone in which it found nothing.

    A row a word: `lemma upos n sentences`, the most frequent first; adjectives, nouns and verbs of sentences that the
    network judges negative or positive and in which no row of `sentiment` stands, but for words that the
    lexicon has. `sentences` are their numbers. `attrs["coverage"]` is the share of sentences with a tone in which the
    lexicon found something, null where nothing was judged.

    >>> from analysis.portrait import portray
    >>> find_unknown_words(portray("De laffe dader Bos doodde een agent.")).columns.tolist()
    ['lemma', 'upos', 'n', 'sentences']
    """
    import pandas as pd

    sentences = rows_in(portrait.records, Sentence)
    toned = {row.sentence for row in sentences if row.tone in ("negative", "positive")}
    covered = {row.sentence for row in portrait.records.get("sentiment", ())}
    known = {row["lemma"] for row in load_lexicon("evaluations").rows}
    words: dict[tuple[str, str], list[int]] = {}
    for token in rows_in(portrait.records, Token):
        if token.sentence in toned - covered and token.upos in _WORDS:
            lemma = token.lemma.replace("_", "").lower()
            if token.text.isalpha() and not known & {lemma, token.text.lower()}:
                words.setdefault((lemma, token.upos), []).append(token.sentence)
    rows = [(lemma, upos, len(where), sorted(set(where))) for (lemma, upos), where in words.items()]
    rows.sort(key=lambda row: (-row[2], row[0], row[1]))
    table = pd.DataFrame(rows, columns=["lemma", "upos", "n", "sentences"])
    table = table.astype({"lemma": "str", "upos": "str", "n": "Int64"})
    table.attrs["coverage"] = round(len(toned & covered) / len(toned), 4) if toned else None
    return table


def _sentence_scores(sentences: Iterable[Sentence]) -> Mapping[int, float]:
    return {row.sentence: row.tone_score for row in sentences if row.tone_score is not None}


def _values(rows: Sequence[Sentiment], how: Specification, scores: Mapping[int, float]) -> Iterator[float]:
    """Give what is counted in one way: a value an expression, or the mean of each sentence."""
    chosen = [row for row in rows if how.voice == "all" or (row.holder == NARRATOR) == (how.voice == "narrator")]
    valued = [(row.sentence, value) for row in chosen if (value := _value(row, how, scores)) is not None]
    if how.unit == "expression":
        yield from (value for _, value in valued)
        return
    for sentence in sorted({sentence for sentence, _ in valued}):
        yield fmean(value for other, value in valued if other == sentence)


def _value(row: Sentiment, how: Specification, scores: Mapping[int, float]) -> float | None:
    """Give how good or bad a row is by an instrument; None where it does not count."""
    judged = scores.get(row.sentence)
    if how.instrument == "network":
        return judged
    polarity = -row.polarity / TURNED if row.negated and how.negation == "ignored" else row.polarity
    polarity = max(-1.0, min(1.0, polarity))
    if how.instrument == "lexicon":
        return None if row.rule == "sentiment.voted" else polarity
    return polarity if judged is not None and judged * polarity > 0 else None
