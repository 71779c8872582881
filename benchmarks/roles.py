"""Measure agents and patients against articles coded by hand: who does what to whom, at each verb and noun coded.

    python -m benchmarks.roles LABELS.jsonl ARTICLES.jsonl.gz --parses DIR [--split develop] [--coded-mentions]
        [--errors]

LABELS are published labels of level 2 (`training/coded/articles_whole.jsonl`), ARTICLES JSON lines with `title` and
`text`. A row of `events` is compared with the coded role whose words it overlaps most; actors found are mapped to coded
ones by their mentions, one to one. With `--coded-mentions` the mentions are the coded ones, so that roles are judged
apart from who is meant. Counted are actors, not things. Those understood from the clause above (`implied`) are counted
apart, and to find them is no fault. `reversed` is the share of coded patients that were made agents; `elsewhere` are
roles that were found at words without a code, which count as false in `precision_all`.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from analysis.article import Article, read_article
from analysis.evaluation.actors import map_actors, match_spans
from analysis.events import find_events
from analysis.parse import anchor
from analysis.portrait import portray_doc
from analysis.records import Event, Mention, rows_in
from benchmarks.snapshot import open_lines, read_kept
from training.coding.labels import read_labels
from training.coding.texts import Normalised, normalise

if TYPE_CHECKING:
    from spacy.tokens import Doc

Row = Mapping[str, Any]
_FIELDS = {"agent": "agents", "patient": "patients"}


@dataclass(frozen=True, slots=True)
class Comparison:
    """A coded role beside the row found at its words, both with actors under the names of the code."""

    article: str
    words: str
    sentence: str
    coded: Row | None
    found: Row | None


def read_coded_articles(labels: Path, articles: Path, splits: Sequence[str]) -> Iterator[tuple[Article, list[Row]]]:
    """Read the articles of some splits that are coded word by word (labels of level 2) from files of JSON lines."""
    rows = [row for row in read_labels(labels) if row["split"] in splits and row.get("level") == 2]
    with open_lines(articles) as lines:
        yield from coded_articles(rows, map(json.loads, lines))


def coded_articles(labels: Iterable[Row], texts: Iterable[Row]) -> Iterator[tuple[Article, list[Row]]]:
    """Give each article, headline first, with the sentences as one coder coded them, once for each coder.

    All offsets count in the text of the article.
    """
    coded: dict[str, dict[str, list[Row]]] = defaultdict(lambda: defaultdict(list))
    for label in labels:
        coded[label["article"]][label["coder"]].append(label)
    for row in texts:
        headline, body = normalise(row["title"]), normalise(row["text"])
        if body.key not in coded:
            continue
        article = read_article(f"{row['title'].strip()}\n\n{row['text'].strip()}\n", id=body.key[:12])
        whole = normalise(article.text)
        shift = {headline.key: 0, body.key: len(headline.text) + 1}
        for sentences in coded[body.key].values():
            yield article, [_moved(label, shift[label["key"]], whole) for label in sentences]


def _moved(value: Any, shift: int, whole: Normalised, name: str = "") -> Any:
    """Give a published value with its offsets counted in the article."""
    if name == "spans" and value is not None:
        return [whole.outwards(start + shift, end + shift) for start, end in value]
    if isinstance(value, dict):
        moved = {key: _moved(inner, shift, whole, key) for key, inner in value.items()}
        if "sentence" in value:
            moved["start"], moved["end"] = whole.outwards(value["start"] + shift, value["end"] + shift)
        return moved
    if isinstance(value, list) and name not in ("frames", "verbs"):
        return [_moved(inner, shift, whole) for inner in value]
    return value


def compare(article: Article, doc: Doc, sentences: Sequence[Row], use_coded: bool) -> Iterator[Comparison]:
    """Set every coded role of an article beside the row found there, and give the rows that nobody coded."""
    coded_mentions = [m for s in sentences for m in s.get("mentions", ())]
    if use_coded:
        rows = find_events(doc, [_mention(doc, m) for m in coded_mentions], [])
        mapping = {actor: actor for s in sentences for actor in s["actors"]}
    else:
        portrait = portray_doc(doc)
        rows = rows_in(portrait.records, Event)
        mentions = rows_in(portrait.records, Mention)
        spans = [_extent(m["spans"]) for m in coded_mentions]
        pairs = match_spans(spans, [(m.start, m.end) for m in mentions], 0.5)
        mapping = map_actors([(coded_mentions[i]["actor"], mentions[j].actor) for i, j in pairs.items()])
    names = {found: coded for coded, found in mapping.items()}
    for sentence in sentences:
        near = [row for row in rows if sentence["start"] <= row.start < sentence["end"]]
        paired = _pair(sentence.get("roles", ()), near)
        for role, row in paired:
            span = role["spans"] if role else row.parts or ((row.start, row.end),) if row else ()
            yield Comparison(
                article=article.id,
                words=" + ".join(article.text[a:b] for a, b in span),
                sentence=article.text[sentence["start"] : sentence["end"]],
                coded=role,
                found=_named(row, names) if row else None,
            )


def _extent(spans: Sequence[tuple[int, int]]) -> tuple[int, int]:
    return spans[0][0], spans[-1][1]


def _mention(doc: Doc, coded: Row) -> Mention:
    start, end = _extent(coded["spans"])
    return Mention(**anchor(doc, start, end), rule="coded", actor=coded["actor"], form=coded["form"])


def _pair(roles: Sequence[Row], rows: Sequence[Event]) -> list[tuple[Row | None, Event | None]]:
    """Pair coded roles with rows, nouns with nouns and the largest overlap of their words first."""
    scored = []
    for i, role in enumerate(roles):
        for j, row in enumerate(rows):
            parts = row.parts or ((row.start, row.end),)
            shared = sum(max(0, min(b, d) - max(a, c)) for a, b in role["spans"] for c, d in parts)
            if shared:
                scored.append(((role["form"] == "noun") != (row.diathesis == "nominal"), -shared, i, j))
    pairs: dict[int, int] = {}
    for _, _, i, j in sorted(scored):
        if i not in pairs and j not in pairs.values():
            pairs[i] = j
    found = [(role, rows[pairs[i]] if i in pairs else None) for i, role in enumerate(roles)]
    return [*found, *((None, row) for j, row in enumerate(rows) if j not in pairs.values())]


def _named(row: Event, names: Mapping[str, str]) -> Row:
    roles = {role: {names.get(actor, f"?{actor}") for actor in getattr(row, field)} for role, field in _FIELDS.items()}
    return {**roles, "rule": row.rule, "lemma": row.lemma, "deed": row.deed, "diathesis": row.diathesis}


def participants(coded: Row, role: str) -> tuple[set[str], set[str]]:
    """Give the coded actors in a role: those expressed, and those only understood."""
    actors = [p for p in coded[_FIELDS[role]] if p["actor"] is not None]
    return {p["actor"] for p in actors if not p["implied"]}, {p["actor"] for p in actors if p["implied"]}


def score(comparisons: Sequence[Comparison]) -> dict[str, dict[str, float | int]]:
    """Score agents and patients: precision, recall and F1 of those expressed, the implied, and the reversed."""
    return {role: _score(comparisons, role) for role in _FIELDS}


def _score(comparisons: Sequence[Comparison], role: str) -> dict[str, float | int]:
    counts: Counter[str] = Counter()
    other = "patient" if role == "agent" else "agent"
    for pair in comparisons:
        found = pair.found[role] if pair.found else set()
        if pair.coded is None:
            counts["elsewhere"] += len(found)
            continue
        expressed, implied = participants(pair.coded, role)
        turned = participants(pair.coded, other)
        counts["n"] += len(expressed)
        counts["found"] += len(expressed & found)
        counts["false"] += len(found - expressed - implied)
        counts["implied"] += len(implied)
        counts["implied_found"] += len(implied & found)
        wrong = pair.found[other] if pair.found else set()
        counts["reversed"] += len((expressed & wrong) - found - turned[0] - turned[1])
    counts = Counter({"n": 0, "found": 0, "false": 0, "elsewhere": 0, "implied": 0, "implied_found": 0}) | counts
    n, found_n, false = counts["n"], counts["found"], counts["false"]
    precision = found_n / (found_n + false) if found_n + false else 0.0
    recall = found_n / n if n else 0.0
    return {
        **counts,
        "precision": round(precision, 3),
        "recall": round(recall, 3),
        "f1": round(2 * precision * recall / (precision + recall), 3) if precision + recall else 0.0,
        "precision_all": round(found_n / max(1, found_n + false + counts["elsewhere"]), 3),
        "reversed_share": round(counts["reversed"] / n, 3) if n else 0.0,
    }


def errors(comparisons: Sequence[Comparison]) -> Iterator[str]:
    """Give every coded role that was not found as it is, and every role found where none is, a line each."""
    for pair in comparisons:
        wanted = {role: participants(pair.coded, role) if pair.coded else (set(), set()) for role in _FIELDS}
        found = pair.found or {"agent": set(), "patient": set()}
        faults = []
        for role, (expressed, implied) in wanted.items():
            if missed := expressed - found[role]:
                faults.append(f"{role} -{','.join(sorted(missed))}")
            if missed := implied - found[role]:
                faults.append(f"{role} -({','.join(sorted(missed))})")
            if false := found[role] - expressed - implied:
                faults.append(f"{role} +{','.join(sorted(false))}")
        if faults:
            form = f"{pair.coded['form']} {pair.coded['diathesis']} {pair.coded['class']}" if pair.coded else "nothing"
            row = f"{pair.found['rule']} {pair.found['lemma']}" if pair.found else "no row"
            yield f"{pair.article} «{pair.words}» {' '.join(faults)} | {form} | {row} | {pair.sentence}"


def main() -> None:
    """Read the labels and the articles, compare, and print the scores."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("labels", type=Path)
    parser.add_argument("articles", type=Path)
    parser.add_argument("--parses", type=Path, required=True)
    parser.add_argument("--split", nargs="+", default=["develop"])
    parser.add_argument("--coded-mentions", action="store_true")
    parser.add_argument("--errors", action="store_true")
    options = parser.parse_args()
    options.parses.mkdir(parents=True, exist_ok=True)
    comparisons: list[Comparison] = []
    for article, sentences in read_coded_articles(options.labels, options.articles, options.split):
        comparisons += compare(article, read_kept(article, options.parses), sentences, options.coded_mentions)
    if options.errors:
        print(*errors(comparisons), sep="\n")
    for role, scores in score(comparisons).items():
        print(role, " ".join(f"{name} {value}" for name, value in scores.items()))


if __name__ == "__main__":
    main()
