"""Against hand coding: how well quotations, sources and speakers are found in articles with gold.

`evaluate` reads a folder of gold (`docs/gold.md`), portrays its articles and gives tables of scores and of every error.
Mentions and events have their scores in `evaluation_actors`.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from analysis.article import read_article
from analysis.errors import UsageError
from analysis.evaluation_quotes import Comparison, Row, compare_quotes, score_rules, source_right, speaker_right
from analysis.portrait import Portrait, portray

if TYPE_CHECKING:
    import pandas as pd
    from spacy.language import Language

_FIELDS = ("start", "end", "type")


@dataclass(frozen=True, slots=True)
class Evaluation:
    """Scores as tables: `scores` by kind and overlap, `rules` by rule, `errors` with every miss and false hit."""

    scores: pd.DataFrame
    rules: pd.DataFrame
    errors: pd.DataFrame

    def __str__(self) -> str:
        """Set the tables as plain text."""
        tables = (("Scores", self.scores), ("By rule", self.rules), ("Errors", self.errors))
        return "\n\n".join(f"{name}\n{table.to_string(index=False)}" for name, table in tables)


def evaluate(folder: str | Path, *, nlp: Language | None = None) -> Evaluation:
    """Compare what is found in the articles of a folder of gold with what was coded there by hand.

    Every `ID.quotes.json` of the folder is read, with its article and its registry, if it names one (`docs/gold.md`).
    Raises `UsageError` when there is no gold, or when a file is broken.
    """
    comparisons: list[Comparison] = []
    names: dict[str, dict[str, list[str]]] = {}
    for path, gold in read_gold(folder):
        text = path.parent / gold.get("article", f"{_id(path)}.txt")
        actors = path.parent / gold["actors"] if gold.get("actors") else None
        portrait = portray(read_article(text), actors, nlp=nlp)
        rows = [asdict(quote) for quote in portrait.records["quotes"]]
        comparisons += compare_quotes(_id(path), gold["quotes"], rows)
        names[_id(path)] = _names(portrait)
    return _tables(comparisons, names)


def read_gold(folder: str | Path) -> Iterator[tuple[Path, dict[str, Any]]]:
    """Read the gold files of a folder in order of name; raises `UsageError` when there are none or one is broken."""
    paths = sorted(Path(folder).glob("*.quotes.json"))
    if not paths:
        raise UsageError(f"{folder}: no gold here; files are called ID.quotes.json (docs/gold.md)")
    for path in paths:
        try:
            gold = json.loads(path.read_text("utf-8"))
            broken = [n for n, item in enumerate(gold["quotes"]) if any(field not in item for field in _FIELDS)]
        except (ValueError, KeyError, TypeError) as fault:
            raise UsageError(f"{path}: not a gold file ({fault})") from fault
        if broken:
            raise UsageError(f"{path}, item {broken[0]}: every item needs {', '.join(_FIELDS)}")
        yield path, gold


def _id(path: Path) -> str:
    return path.name.removesuffix(".quotes.json")


def _names(portrait: Portrait) -> dict[str, list[str]]:
    """Give every expression for each actor: its names and the texts of its mentions that are no pronouns."""
    names = {a.id: [a.name, *a.aliases] for a in portrait.actors}
    for mention in portrait.mentions.itertuples():
        if mention.form not in {"pronoun", "possessive"}:
            names.setdefault(str(mention.actor), []).append(str(mention.text))
    return names


def _tables(comparisons: Sequence[Comparison], names: Mapping[str, Mapping[str, Sequence[str]]]) -> Evaluation:
    import pandas as pd

    keys = list(dict.fromkeys((c.kind, c.overlap) for c in comparisons))
    scores = [_score([c for c in comparisons if (c.kind, c.overlap) == key], names) for key in keys]
    rules = [
        {"rule": rule, "right": right, "false": false, "precision": round(right / (right + false), 3)}
        for rule, right, false in score_rules(comparisons)
    ]
    errors = [
        row
        for c in comparisons
        if c.overlap == 0.8 and c.kind in {"marked", "indirect", "scare"}
        for row in _errors(c, names)
    ]
    columns = ["article", "kind", "error", "start", "end", "text", "coded", "found", "rule"]
    return Evaluation(pd.DataFrame(scores), pd.DataFrame(rules), pd.DataFrame(errors, columns=columns))


def _score(comparisons: Sequence[Comparison], names: Mapping[str, Mapping[str, Sequence[str]]]) -> dict[str, Any]:
    found = [(c.article, g, r) for c in comparisons for g, r in c.found]
    missed, false = (sum(len(getattr(c, name)) for c in comparisons) for name in ("missed", "false"))
    n = len(found) + missed
    precision = len(found) / (len(found) + false) if found or false else None
    recall = len(found) / n if n else None
    voiced = [right for a, g, r in found if (right := speaker_right(g, r, names[a])) is not None]
    scare = comparisons[0].kind == "scare"
    return {
        "kind": comparisons[0].kind,
        "overlap": comparisons[0].overlap,
        "n": n,
        "found": len(found),
        "false": false,
        "precision": None if precision is None else round(precision, 3),
        "recall": None if recall is None else round(recall, 3),
        "f1": round(2 * len(found) / (2 * len(found) + false + n - len(found)), 3) if n else None,
        "source": round(sum(source_right(g, r) for _, g, r in found) / len(found), 3) if found and not scare else None,
        "speaker": round(sum(voiced) / len(voiced), 3) if voiced and not scare else None,
    }


def _errors(c: Comparison, names: Mapping[str, Mapping[str, Sequence[str]]]) -> Iterator[dict[str, Any]]:
    def error(name: str, item: Row, coded: object, found: object, rule: object) -> dict[str, Any]:
        place = {"article": c.article, "kind": c.kind, "error": name, "start": item["start"], "end": item["end"]}
        return {**place, "text": str(item.get("text", ""))[:80], "coded": coded, "found": found, "rule": rule}

    for item in c.missed:
        yield error("missed", item, item.get("speaker"), None, None)
    for row in c.false:
        yield error("false", row, None, row.get("source"), row["rule"])
    for item, row in c.found if c.kind != "scare" else ():
        if not source_right(item, row):
            yield error("wrong source", item, item.get("speaker"), row.get("source"), row["rule"])
        elif speaker_right(item, row, names[c.article]) is False:
            wanted = ";".join(item.get("speaker_ids") or [item["speaker_name"]])
            yield error("wrong speaker", item, wanted, ";".join(row["speakers"]) or None, row["rule"])
