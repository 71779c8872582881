"""Against hand coding of actors: a folder of gold is read, its articles are portrayed, and every miss is listed."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from analysis.article import read_article
from analysis.errors import UsageError
from analysis.evaluation_actors.scores import map_actors, match_spans, score_events, score_mentions
from analysis.portrait import portray

if TYPE_CHECKING:
    import pandas as pd
    from spacy.language import Language

Row = dict[str, Any]

_COLUMNS = ("article", "kind", "n", "found", "false", "precision", "recall", "f1", "right")
_ERRORS = ("article", "error", "start", "end", "text", "coded", "found")
_ENDING = ".actors.json"
_ALL = "all"


@dataclass(frozen=True, slots=True)
class ActorEvaluation:
    """Scores of mentions and events by article and for all together, and every mention missed, false or misnamed.

    `right` is the share of the mentions found that have the right actor, and of the events found with the right form.
    The kind `events-at-coded` counts as false only what was found at verbs that have a code.
    """

    scores: pd.DataFrame
    errors: pd.DataFrame

    def __str__(self) -> str:
        """Set the tables as plain text."""
        tables = (("Scores", self.scores), ("Errors", self.errors))
        return "\n\n".join(f"{name}\n{table.to_string(index=False)}" for name, table in tables)


def evaluate_actors(folder: str | Path, nlp: Language | None = None) -> ActorEvaluation:
    """Compare the mentions and events found in the articles of a folder with what was coded there by hand.

    Every `ID.actors.json` of the folder is read, with its article and its registry, if it names one (`docs/gold.md`).
    Raises `UsageError` when there is no gold, or when a file is broken.
    """
    import pandas as pd

    counts: list[Row] = []
    errors: list[Row] = []
    for path, gold in read_actor_gold(folder):
        name = path.name.removesuffix(_ENDING)
        article = read_article(path.parent / gold.get("article", f"{name}.txt"))
        registry = path.parent / gold["registry"] if gold.get("registry") else None
        portrait = portray(article, registry, nlp=nlp)
        mentions, events = ([asdict(r) for r in portrait.records[kind]] for kind in ("mentions", "events"))
        coded, pairs = _matched(gold, mentions)
        mapping = map_actors([(coded[i][2], str(mentions[j]["actor"])) for i, j in pairs.items()])
        counts += _counts(name, score_mentions(gold, mentions), score_events(gold, events, mapping))
        errors += _errors(name, article.text, coded, mentions, pairs, mapping)
    rows = [_score(count) for count in [*counts, *_totals(counts)]]
    return ActorEvaluation(pd.DataFrame(rows, columns=list(_COLUMNS)), pd.DataFrame(errors, columns=list(_ERRORS)))


def read_actor_gold(folder: str | Path) -> Iterator[tuple[Path, Row]]:
    """Read the coded actors of a folder in order of name; `UsageError` when there are none or a file is broken."""
    paths = sorted(Path(folder).glob(f"*{_ENDING}"))
    if not paths:
        raise UsageError(f"{folder}: no coded actors here; files are called ID{_ENDING} (docs/gold.md)")
    for path in paths:
        try:
            gold = json.loads(path.read_text("utf-8"))
            _check(gold)
        except (ValueError, KeyError, TypeError) as fault:
            raise UsageError(f"{path}: not a file of coded actors ({fault!r}); see docs/gold.md") from fault
        yield path, gold


def _check(gold: Row) -> None:
    """Touch every field that is needed, so that a missing one is known by its name."""
    for actor in gold["actors"]:
        _ = actor["name"], [(mention["start"], mention["end"]) for mention in actor["mentions"]]
    _ = [tuple(action[field] for field in ("verb_start", "actor", "role", "voice")) for action in gold["actions"]]


Coded = tuple[int, int, str]


def _matched(gold: Row, mentions: Sequence[Row]) -> tuple[list[Coded], dict[int, int]]:
    coded = [(m["start"], m["end"], a["name"]) for a in gold["actors"] for m in a["mentions"]]
    return coded, match_spans([c[:2] for c in coded], [(m["start"], m["end"]) for m in mentions], 0.5)


def _counts(name: str, mentions: dict[str, Any], events: dict[str, Any]) -> list[Row]:
    common = ("n", "found")
    return [
        {"article": name, "kind": "mentions", **{k: mentions[k] for k in (*common, "false", "right")}},
        {
            "article": name, "kind": "events",
            **{k: events[k] for k in (*common, "false")}, "right": events["right_form"],
        },
        {
            "article": name, "kind": "events-at-coded",
            **{k: events[k] for k in common}, "false": events["false_at_coded"], "right": events["right_form"],
        },
    ]  # fmt: skip


def _totals(counts: Sequence[Row]) -> list[Row]:
    kinds = list(dict.fromkeys(row["kind"] for row in counts))
    numbers = ("n", "found", "false", "right")
    return [
        {"article": _ALL, "kind": kind, **{k: sum(r[k] for r in counts if r["kind"] == kind) for k in numbers}}
        for kind in kinds
    ]


def _score(count: Row) -> Row:
    n, found, false, right = (count[key] for key in ("n", "found", "false", "right"))
    precision = found / (found + false) if found + false else 0.0
    recall = found / n if n else 0.0
    f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
    shares = {"precision": precision, "recall": recall, "f1": f1, "right": right / found if found else 0.0}
    return {**count, **{key: round(value, 3) for key, value in shares.items()}}


def _errors(
    name: str,
    text: str,
    coded: Sequence[Coded],
    mentions: Sequence[Row],
    pairs: dict[int, int],
    mapping: dict[str, str],
) -> Iterator[Row]:
    def error(kind: str, start: int, end: int, wanted: str | None, found: str | None) -> Row:
        place = {"article": name, "error": kind, "start": start, "end": end, "text": text[start:end]}
        return {**place, "coded": wanted, "found": found}

    for i, (start, end, actor) in enumerate(coded):
        if i not in pairs:
            yield error("missed", start, end, actor, None)
        elif mapping.get(actor) != mentions[pairs[i]]["actor"]:
            yield error("wrong actor", start, end, actor, mentions[pairs[i]]["actor"])
    used = set(pairs.values())
    for j, row in enumerate(mentions):
        if j not in used:
            yield error("false", row["start"], row["end"], None, row["actor"])
