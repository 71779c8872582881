"""How often a portrait is wrong: its quotations against hand coding, hits and misses; and how well the parser reads."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from analysis import paths
from analysis.accuracy import HandCoding, tell_accuracy
from analysis.evaluation import evaluate_portrait
from analysis.language import choose_language
from analysis.notebooks.answers import Answer
from analysis.portrait import Portrait
from analysis.records import Sentence, rows_in

if TYPE_CHECKING:
    import pandas as pd

#: What is told apart of the quotations coded by hand.
KINDS = ("direct", "mixed", "indirect", "scare")
#: So many hits are shown beside all that is wrong.
_HITS = 6


@dataclass(frozen=True, slots=True)
class Errors:
    """How often a portrait is wrong: the answer in words, scores by kind, and misses, false rows and some hits."""

    answer: Answer
    scores: pd.DataFrame
    rows: pd.DataFrame


def find_errors(
    portrait: Portrait, gold: str | Path | None = None, language: str = "en", sheets: Sequence[str | Path] = ()
) -> Errors:
    """Set the quotations of a portrait beside those coded by hand, if its article is in a folder of gold.

    It is what was found that is measured, without corrections by hand. The answer also says how right each layer is, by
    the coding, by filled sampling `sheets`, else by what the package measured. `rows` has what was missed, what is none
    and what has another speaker, then the first that are right, each with the number of its sentence. Without coding of
    this article the answer says so and the tables are empty. Raises `UsageError` for a folder without gold or with
    broken gold (`docs/gold.md`).

    >>> from analysis.portrait import portray
    >>> find_errors(portray("Jan Bos kwam.")).rows.columns.tolist()
    ['error', 'kind', 'text', 'coded', 'found', 'sentence', 'start', 'end']
    """
    import pandas as pd

    say = choose_language(language)
    found = portrait.uncorrected()
    coding = HandCoding(gold, sheets)
    accuracy = tuple(tell_accuracy(coding.shares_of(portrait), language).values())
    evaluation = evaluate_portrait(found, gold) if gold is not None and coding.has_quotes else None
    columns = ["error", "kind", "text", "coded", "found", "sentence", "start", "end"]
    if evaluation is None:
        scores = pd.DataFrame(columns=["kind", "overlap", "n", "found", "false"])
        return Errors(Answer((say.say("answer.uncoded"), *accuracy)), scores, pd.DataFrame(columns=columns))
    scores = evaluation.scores
    told = [
        say.say(
            "answer.right", n=say.number(row["n"]), found=say.number(row["found"]), false=say.number(row["false"]),
            kind=say.find(f"value.{row['kind']}", row["kind"]).capitalize(),
        )
        for row in scores[scores["overlap"] == 0.8].to_dict("records")
        if row["kind"] in KINDS and row["n"] + row["false"]
    ]  # fmt: skip
    whole = scores[(scores["overlap"] == 0.8) & scores["kind"].isin(KINDS[:3])][["n", "found", "false"]].sum()
    told.insert(0, say.say("answer.right-all", many=False, **{str(key): say.number(n) for key, n in whole.items()}))
    hits = evaluation.hits.iloc[:_HITS].assign(error="right")
    rows = pd.concat([evaluation.errors, hits], ignore_index=True) if len(evaluation.errors) else hits
    rows = rows.assign(sentence=pd.array([_sentence_at(portrait, start) for start in rows["start"]], dtype="Int64"))
    return Errors(Answer((*told, *accuracy)), scores, rows[columns])


def _sentence_at(portrait: Portrait, start: int) -> int | None:
    """Give the number of the sentence in which a stretch begins."""
    return next((s.sentence for s in rows_in(portrait.records, Sentence) if s.start <= start < s.end), None)


def load_accuracy() -> pd.DataFrame:
    """Load how well the embedded parser reads text it never saw, and how right the tables are that rest on it.

    Columns: what is read, how often it is right, on what that was measured, what rests on it, how right that is. The
    numbers are those of the README, where each is told in full.

    >>> load_accuracy().columns.tolist()
    ['what is read', 'how often right', 'measured on', 'what rests on it', 'how right that is']
    """
    import pandas as pd

    return pd.read_csv(paths.TEMPLATES / "notebooks" / "accuracy.csv", dtype=str)
