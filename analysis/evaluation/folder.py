"""A folder of gold: its articles are portrayed and set beside the hand coding, as tables of scores and of every error.

`evaluate` is for quotations, `evaluate_actors` for mentions and events.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from analysis.annotations import Given, annotations_of
from analysis.article import Article, read_article
from analysis.evaluation.actors import map_actors, match_spans, score_events, score_mentions
from analysis.evaluation.gold_files import Row, article_id, read_actor_gold, read_gold
from analysis.evaluation.quotes import (
    Comparison,
    compare_quotes,
    names_speaker,
    score_rules,
    source_right,
    speaker_right,
)
from analysis.portrait import Portrait, portray
from analysis.records import Mention

if TYPE_CHECKING:
    import pandas as pd
    from spacy.language import Language

_QUOTE_ERRORS = ("article", "kind", "error", "start", "end", "text", "coded", "found", "rule")
_ACTOR_SCORES = ("article", "kind", "n", "found", "false", "precision", "recall", "f1", "right")
_ACTOR_ERRORS = ("article", "error", "start", "end", "text", "coded", "found")
_ALL = "all"
#: So many characters of a quotation are printed.
_WIDEST = 80

#: A coded mention: start, end, and the name of its actor.
Coded = tuple[int, int, str]


@dataclass(frozen=True, slots=True)
class Evaluation:
    """Scores as tables: `scores` by kind and overlap, `rules` by rule, `errors` with every miss and false hit.

    `hits` has the quotations that are found as they were coded, with the right speaker; `speakers` how many of the
    quotations whose speaker is coded were found with the right one, and how many there are.
    """

    scores: pd.DataFrame
    rules: pd.DataFrame
    errors: pd.DataFrame
    hits: pd.DataFrame
    speakers: tuple[int, int] = (0, 0)

    def __str__(self) -> str:
        """Set the tables as plain text, long quotations cut short."""
        errors = self.errors.assign(text=[text[:_WIDEST] for text in self.errors["text"]])
        tables = (("Scores", self.scores), ("By rule", self.rules), ("Errors", errors))
        return "\n\n".join(f"{name}\n{table.to_string(index=False)}" for name, table in tables)


def evaluate(folder: str | Path, *, nlp: Language | None = None, annotations: Given = None) -> Evaluation:
    """Compare what is found in the articles of a folder of gold with what was coded there by hand.

    Every `ID.quotes.json` of the folder is read, with its article and its registry, if it names one (`docs/gold.md`).
    Corrections by hand are left out, as it is the tool that is measured, unless `annotations` gives them. Raises
    `UsageError` when there is no gold, or when a file is broken or has an unknown kind.
    """
    comparisons: list[Comparison] = []
    names: dict[str, dict[str, list[str]]] = {}
    for path, gold in read_gold(folder):
        text = path.parent / gold.get("article", f"{article_id(path)}.txt")
        actors = path.parent / gold["actors"] if gold.get("actors") else None
        portrait = _portray(read_article(text), actors, nlp, annotations)
        comparisons += _compare_portrait(article_id(path), gold, portrait)
        names[article_id(path)] = _names(portrait)
    return _quote_tables(comparisons, names)


def _portray(article: Article, actors: Path | None, nlp: Language | None, annotations: Given) -> Portrait:
    """Portray an article of the gold, with the corrections that are given of it, if any are."""
    return portray(article, actors, nlp=nlp, annotations=annotations_of(article.id, annotations))


def evaluate_portrait(portrait: Portrait, folder: str | Path) -> Evaluation | None:
    """Compare the quotations of a portrait with those coded by hand, if its article is in a folder of gold, else None.

    Raises `UsageError` as `evaluate` does.
    """
    name = portrait.article.id
    for path, gold in read_gold(folder):
        if article_id(path) == name:
            return _quote_tables(_compare_portrait(name, gold, portrait), {name: _names(portrait)})
    return None


def _compare_portrait(name: str, gold: Row, portrait: Portrait) -> list[Comparison]:
    return compare_quotes(name, gold["quotes"], [asdict(quote) for quote in portrait.records["quotes"]])


def _names(portrait: Portrait) -> dict[str, list[str]]:
    """Give every expression for each actor: its names and the texts of its mentions that are no pronouns."""
    names = {a.id: [a.name, *a.aliases] for a in portrait.actors}
    for mention in portrait.mentions.itertuples():
        if mention.form not in {"pronoun", "possessive"}:
            names.setdefault(str(mention.actor), []).append(str(mention.text))
    return names


def _quote_tables(comparisons: Sequence[Comparison], names: Mapping[str, Mapping[str, Sequence[str]]]) -> Evaluation:
    import pandas as pd

    keys = list(dict.fromkeys((c.kind, c.overlap) for c in comparisons))
    scores = [_quote_score([c for c in comparisons if (c.kind, c.overlap) == key], names) for key in keys]
    rules = [
        {"rule": rule, "right": right, "false": false, "precision": round(right / (right + false), 3)}
        for rule, right, false in score_rules(comparisons)
    ]
    strict = [c for c in comparisons if c.overlap == 0.8 and c.kind in {"marked", "indirect", "scare"}]
    errors = [row for c in strict for row in _quote_errors(c, names)]
    wrong = {(row["article"], row["start"]) for row in errors}
    hits = [row for c in strict for row in _quote_hits(c) if (row["article"], row["start"]) not in wrong]
    wrong_rows, right_rows = (pd.DataFrame(rows, columns=list(_QUOTE_ERRORS)) for rows in (errors, hits))
    speakers = _count_speakers(strict, names)
    return Evaluation(pd.DataFrame(scores), pd.DataFrame(rules), wrong_rows, right_rows, speakers)


def _count_speakers(
    comparisons: Sequence[Comparison], names: Mapping[str, Mapping[str, Sequence[str]]]
) -> tuple[int, int]:
    """Count the quotations coded with a speaker: those found with the right one, and all, found or not."""
    voiced = [c for c in comparisons if c.kind != "scare"]
    judged = [right for c in voiced for g, r in c.found if (right := speaker_right(g, r, names[c.article])) is not None]
    missed = sum(names_speaker(item) for c in voiced for item in c.missed)
    return sum(judged), len(judged) + missed


def _quote_score(comparisons: Sequence[Comparison], names: Mapping[str, Mapping[str, Sequence[str]]]) -> dict[str, Any]:
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


def _quote_errors(c: Comparison, names: Mapping[str, Mapping[str, Sequence[str]]]) -> Iterator[dict[str, Any]]:
    for item in c.missed:
        yield _told(c, "missed", item, item.get("speaker"), None, None)
    for row in c.false:
        yield _told(c, "false", row, None, row.get("source"), row["rule"])
    for item, row in c.found if c.kind != "scare" else ():
        if not source_right(item, row):
            yield _told(c, "wrong source", item, item.get("speaker"), row.get("source"), row["rule"])
        elif speaker_right(item, row, names[c.article]) is False:
            wanted = ";".join(item.get("speaker_ids") or [item["speaker_name"]])
            yield _told(c, "wrong speaker", item, wanted, ";".join(row["speakers"]) or None, row["rule"])


def _quote_hits(c: Comparison) -> Iterator[dict[str, Any]]:
    for item, row in c.found:
        yield _told(c, None, item, item.get("speaker"), row.get("source"), row["rule"])


def _told(
    c: Comparison, error: str | None, item: Mapping[str, Any], coded: object, found: object, rule: object
) -> dict[str, Any]:
    place = {"article": c.article, "kind": c.kind, "error": error, "start": item["start"], "end": item["end"]}
    return {**place, "text": str(item.get("text", "")), "coded": coded, "found": found, "rule": rule}


@dataclass(frozen=True, slots=True)
class ActorEvaluation:
    """Scores of mentions and events by article and for all together, and every mention missed, false or misnamed.

    `right` is the share of the mentions found that have the right actor, and of the events found with the right form.
    The kind `events-at-coded` counts as false only what was found at verbs that have a code. `coded` has by kind how
    many of those coded were found with the right actor (and, of events, in the right role), and how many there are.
    """

    scores: pd.DataFrame
    errors: pd.DataFrame
    coded: Mapping[str, tuple[int, int]] = field(default_factory=dict)

    def __str__(self) -> str:
        """Set the tables as plain text."""
        tables = (("Scores", self.scores), ("Errors", self.errors))
        return "\n\n".join(f"{name}\n{table.to_string(index=False)}" for name, table in tables)


def evaluate_actors(folder: str | Path, nlp: Language | None = None, *, annotations: Given = None) -> ActorEvaluation:
    """Compare the mentions and events found in the articles of a folder with what was coded there by hand.

    Every `ID.actors.json` of the folder is read, with its article and its registry, if it names one (`docs/gold.md`).
    Corrections by hand are left out unless `annotations` gives them.
    Raises `UsageError` when there is no gold, or when a file is broken or has an unknown kind.
    """
    counts: list[Row] = []
    errors: list[Row] = []
    for path, gold in read_actor_gold(folder):
        name = article_id(path)
        article = read_article(path.parent / gold.get("article", f"{name}.txt"))
        registry = path.parent / gold["registry"] if gold.get("registry") else None
        counted, wrong = _compare_actors(_portray(article, registry, nlp, annotations), name, gold)
        counts += counted
        errors += wrong
    return _actor_tables(counts, errors)


def evaluate_portrait_actors(portrait: Portrait, folder: str | Path) -> ActorEvaluation | None:
    """Compare the mentions and events of a portrait with those coded by hand, if its article is in a folder, else None.

    Raises `UsageError` as `evaluate_actors` does.
    """
    name = portrait.article.id
    for path, gold in read_actor_gold(folder):
        if article_id(path) == name:
            return _actor_tables(*_compare_actors(portrait, name, gold))
    return None


def _compare_actors(portrait: Portrait, name: str, gold: Row) -> tuple[list[Row], list[Row]]:
    """Count what is right in one article, and list what is wrong."""
    mentions = [asdict(r) for r in portrait.records["mentions"] if isinstance(r, Mention)]
    events = [asdict(r) for r in portrait.records["events"]]
    coded, pairs = _matched(gold, mentions)
    mapping = map_actors([(coded[i][2], str(mentions[j]["actor"])) for i, j in pairs.items()])
    counts = _actor_counts(name, score_mentions(gold, mentions), score_events(gold, events, mapping))
    return counts, list(_actor_errors(name, portrait.article.text, coded, mentions, pairs, mapping))


def _actor_tables(counts: Sequence[Row], errors: Sequence[Row]) -> ActorEvaluation:
    import pandas as pd

    totals = _totals(counts)
    scores = pd.DataFrame([_actor_score(count) for count in [*counts, *totals]], columns=list(_ACTOR_SCORES))
    found = {"mentions": "right", "events": "found"}
    coded = {row["kind"]: (row[found[row["kind"]]], row["n"]) for row in totals if row["kind"] in found}
    return ActorEvaluation(scores, pd.DataFrame(errors, columns=list(_ACTOR_ERRORS)), coded)


def _matched(gold: Row, mentions: Sequence[Row]) -> tuple[list[Coded], dict[int, int]]:
    coded = [(m["start"], m["end"], a["name"]) for a in gold["actors"] for m in a["mentions"]]
    return coded, match_spans([c[:2] for c in coded], [(m["start"], m["end"]) for m in mentions], 0.5)


def _actor_counts(name: str, mentions: dict[str, Any], events: dict[str, Any]) -> list[Row]:
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


def _actor_score(count: Row) -> Row:
    n, found, false, right = (count[key] for key in ("n", "found", "false", "right"))
    precision = found / (found + false) if found + false else 0.0
    recall = found / n if n else 0.0
    f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
    shares = {"precision": precision, "recall": recall, "f1": f1, "right": right / found if found else 0.0}
    return {**count, **{key: round(value, 3) for key, value in shares.items()}}


def _actor_errors(
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
