"""What to distrust in a portrait: of each question the rows that rest on an inference, in their sentences."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from html import escape
from pathlib import Path
from typing import Any

from analysis.accuracy import find_accuracy
from analysis.errors import UsageError
from analysis.language import choose_language
from analysis.notebooks.setting import ReaderTable, set_table
from analysis.portrait import Portrait

#: So many doubtful rows are shown, unless more are asked for.
SHOWN = 8


@dataclass(frozen=True, slots=True)
class Doubt:
    """What a question leaves in doubt: a sentence, and the doubtful rows as a table; a notebook shows both."""

    text: str
    table: ReaderTable

    def __str__(self) -> str:
        """Give the sentence."""
        return self.text

    def _repr_html_(self) -> str:
        return f"<p>{escape(self.text)}</p>\n" + (self.table._repr_html_() if self.table.rows else "")


@dataclass(frozen=True, slots=True)
class _Doubtful:
    """Which rows of a table are in doubt, and what is shown of them."""

    table: str
    holds: Callable[[Any, Mapping[int, Any]], bool]
    columns: tuple[str, ...]
    keep: Callable[[Any], bool] = lambda _: True
    layer: str = ""  # on whose accuracy it rests


def _is_inferred(mention: Any, _: Mapping[int, Any]) -> bool:
    return bool(mention.form in ("descriptor", "pronoun", "possessive"))


def _is_described(mention: Any, _: Mapping[int, Any]) -> bool:
    return bool(mention.form == "descriptor")


def _has_inferred_speaker(quote: Any, _: Mapping[int, Any]) -> bool:
    return bool(not quote.speakers or quote.how != "explicit")


def _is_speech(quote: Any) -> bool:
    return bool(quote.kind != "scare")


def _is_backgrounded(event: Any, _: Mapping[int, Any]) -> bool:
    return bool(event.agent_status == "backgrounded")


def _is_framed_alone(frame: Any, _: Mapping[int, Any]) -> bool:
    """Tell whether an indicator or the weight of words alone stands for the frame, and no evidence of the network."""
    return frame.rule not in ("frame.both", "frame.network")


def _is_judged_otherwise(row: Any, sentences: Mapping[int, Any]) -> bool:
    """Tell whether nobody is evaluated, or the network finds the sentence to be of the opposite tone."""
    judged = sentences.get(row.sentence)
    signs = {"negative": -1, "positive": 1}
    sign = signs.get(judged.tone, 0) if judged else 0
    return bool(not row.targets or sign * row.polarity < 0)


def _may_be_otherwise(hedge: Any, _: Mapping[int, Any]) -> bool:
    return bool(hedge.kind in ("conditional", "modal", "prospective", "undecided", "verb"))


DOUBTFUL: Mapping[str, _Doubtful] = {
    "portraits": _Doubtful("mentions", _is_inferred, ("actor", "form", "sentence")),
    "speech": _Doubtful("quotes", _has_inferred_speaker, ("speakers", "how", "sentence"), _is_speech, layer="speech"),
    "naming": _Doubtful("mentions", _is_described, ("actor", "sentence"), layer="names"),
    "deeds": _Doubtful("events", _is_backgrounded, ("patients", "sentence"), layer="deeds"),
    "order": _Doubtful("frames", _is_framed_alone, ("frame", "sentence")),
    "judgement": _Doubtful("sentiment", _is_judged_otherwise, ("targets", "polarity", "aspect", "sentence")),
    "certainty": _Doubtful("hedges", _may_be_otherwise, ("kind", "sentence"), layer="certainty"),
}


def find_doubt(
    portrait: Portrait, question: str, *, top: int = SHOWN, language: str = "en", gold: str | Path | None = None
) -> Doubt:
    """Show what to distrust in the answer to a question: the rows that rest on an inference, in their sentences.

    `question` is one of portraits, speech, naming, deeds, order, judgement, certainty; `top` how many rows are shown.
    Rows that are not doubtful in this way can be wrong too: how often the rows of this kind are right is said as well,
    by the hand coding in the folder `gold`, else by what the package measured (`find_accuracy`). Raises `UsageError`
    for another question.

    >>> from analysis.portrait import portray
    >>> print(find_doubt(portray("Jan Bos kwam. Hij zag Els Vos. Bos lachte. Hij sprak tot Vos."), "portraits"))
    Of 6 mentions 2 are neither names nor roles but pronouns and descriptions, and whom they stand for is inferred.
    """
    if question not in DOUBTFUL:
        raise UsageError(f"no doubt about {question!r}; there are: {', '.join(DOUBTFUL)}")
    asked, say = DOUBTFUL[question], choose_language(language)
    sentences = {row.sentence: row for row in portrait.records.get("sentences", ())}
    rows = portrait.records.get(asked.table, ())
    doubted = (asked.keep(row) and not row.coder and asked.holds(row, sentences) for row in rows)
    places = [number for number, is_doubted in enumerate(doubted) if is_doubted]
    shown = portrait.table(asked.table).iloc[places[:top]]
    n, every = len(places), sum(map(asked.keep, rows))
    slots = {"all": say.number(every)} | ({"n": say.number(n)} if n else {})
    accuracy = find_accuracy(portrait, asked.layer, gold, language=language) if asked.layer else ""
    text = f"{accuracy} {say.say(f'doubt.{question}' if n else 'doubt.none', many=False, **slots)}".lstrip()
    if n > top:
        text += say.say("doubt.part", n=say.number(top))
    return Doubt(text, set_table(portrait, shown, asked.columns, language=language))
