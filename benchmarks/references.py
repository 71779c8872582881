"""Measure mentions and the actors they stand for against articles coded by hand: which are found, and who is meant.

    python -m benchmarks.references LABELS.jsonl ARTICLES.jsonl.gz --parses DIR [--split develop] [--errors]

LABELS are published labels of level 2 (`training/coded/articles_whole.jsonl`), ARTICLES JSON lines with `title` and
`text`. No registry is given. A mention is found when a row overlaps it by at least half of the union of both; its actor
is right when the row's actor is the one that the coded actor maps to, one to one. B³ is counted over the mentions
found. `joined` are found actors whose mentions are coded as two persons, which is worse than `split`, a person coded as
one and found as two. Every coder of an article counts for himself.
"""

from __future__ import annotations

import argparse
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from analysis.article import Article
from analysis.evaluation.actors import map_actors, match_spans
from analysis.portrait import portray_doc
from analysis.records import Mention, rows_in
from benchmarks.roles import read_coded_articles
from benchmarks.snapshot import read_kept

if TYPE_CHECKING:
    from spacy.tokens import Doc

Row = Mapping[str, Any]
#: The forms of a mention, as coded; rows have the same names.
FORMS = ("name", "role", "descriptor", "aggregate", "pronoun", "possessive")


@dataclass(frozen=True)
class Comparison:
    """The mentions of an article as one coder coded them, beside the rows found in the sentences coded."""

    article: Article
    types: Mapping[str, str]
    coded: Sequence[Row]
    rows: Sequence[Mention]

    @cached_property
    def pairs(self) -> dict[int, int]:
        """For each coded mention that was found, its row."""
        return match_spans([_extent(m) for m in self.coded], [(m.start, m.end) for m in self.rows], 0.5)

    @cached_property
    def mapping(self) -> dict[str, str]:
        """For each coded actor, the found one that it maps to."""
        return map_actors([(self.coded[i]["actor"], self.rows[j].actor) for i, j in self.pairs.items()])

    @cached_property
    def keys(self) -> dict[int, str]:
        """For each coded mention found, the actor of its row."""
        return {i: self.rows[j].actor for i, j in self.pairs.items()}

    def right(self, i: int) -> bool:
        """Tell whether a coded mention was found with its actor."""
        return i in self.pairs and self.mapping.get(self.coded[i]["actor"]) == self.keys[i]

    def words(self, i: int) -> str:
        """Give the words of a coded mention."""
        start, end = _extent(self.coded[i])
        return self.article.text[start:end]

    def joined(self) -> Iterator[tuple[str, list[int], list[int]]]:
        """Give each found actor whose mentions are coded as two persons: the mentions of the first, and of another."""
        together: dict[str, dict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
        for i, key in self.keys.items():
            actor = self.coded[i]["actor"]
            if self.types[actor] == "person":
                together[key][actor].append(i)
        for key, coded in together.items():
            largest, *others = sorted(coded.values(), key=lambda found: (-len(found), found[0]))
            for other in others:
                yield key, largest, other

    def split(self) -> Iterator[tuple[str, list[int]]]:
        """Give each person coded as one and found as two: the mentions beyond those of the actor it maps to."""
        apart: dict[str, list[int]] = defaultdict(list)
        for i in self.pairs:
            actor = self.coded[i]["actor"]
            if self.types[actor] == "person" and not self.right(i):
                apart[actor].append(i)
        yield from apart.items()


def compare(article: Article, doc: Doc, sentences: Sequence[Row]) -> Comparison:
    """Set the coded mentions of an article beside those found in the sentences that were coded."""
    mentions = rows_in(portray_doc(doc).records, Mention)
    near = [m for m in mentions if any(s["start"] <= m.start < s["end"] for s in sentences)]
    coded = sorted((m for s in sentences for m in s.get("mentions", ())), key=_extent)
    types = {actor: kind for s in sentences for actor, kind in s["actors"].items()}
    return Comparison(article, types, coded, near)


def _extent(mention: Row) -> tuple[int, int]:
    return mention["spans"][0][0], mention["spans"][-1][1]


def score(comparisons: Sequence[Comparison]) -> dict[str, dict[str, float | int]]:
    """Score all mentions and those of each form: precision, recall and F1 of their words, the share of right actors."""
    return {form: _score(comparisons, form) for form in ("all", *FORMS)} | {"B3": b_cubed(comparisons)}


def _score(comparisons: Sequence[Comparison], form: str) -> dict[str, float | int]:
    counts: Counter[str] = Counter()
    for c in comparisons:
        own = [i for i, m in enumerate(c.coded) if form in ("all", m["form"])]
        counts["n"] += len(own)
        counts["found"] += sum(i in c.pairs for i in own)
        counts["right"] += sum(c.right(i) for i in own)
        matched = set(c.pairs.values())
        counts["false"] += sum(j not in matched for j, m in enumerate(c.rows) if form in ("all", m.form))
    n, found, false = counts["n"], counts["found"], counts["false"]
    precision, recall = _share(found, found + false), _share(found, n)
    return {
        "n": n,
        "precision": round(precision, 3),
        "recall": round(recall, 3),
        "f1": round(_f1(precision, recall), 3),
        "right_actor": round(_share(counts["right"], found), 3),
        "found_and_right": round(_share(counts["right"], n), 3),
    }


def b_cubed(comparisons: Sequence[Comparison]) -> dict[str, float | int]:
    """Score who is meant by B³ over the mentions found, pronouns and all (Bagga and Baldwin 1998)."""
    precision = recall = 0.0
    n = 0
    for c in comparisons:
        coded = Counter(c.coded[i]["actor"] for i in c.pairs)
        found = Counter(c.keys.values())
        both = Counter((c.coded[i]["actor"], c.keys[i]) for i in c.pairs)
        precision += sum(count * count / found[key] for (_, key), count in both.items())
        recall += sum(count * count / coded[actor] for (actor, _), count in both.items())
        n += len(c.pairs)
    p, r = precision / max(1, n), recall / max(1, n)
    return {"n": n, "precision": round(p, 3), "recall": round(r, 3), "f1": round(_f1(p, r), 3)}


def persons(comparisons: Sequence[Comparison]) -> dict[str, int]:
    """Count the persons of whom two were made one, and those of whom one was made two."""
    return {
        "joined": sum(1 for c in comparisons for _ in c.joined()),
        "mentions_joined": sum(len(other) for c in comparisons for _, _, other in c.joined()),
        "split": sum(1 for c in comparisons for _ in c.split()),
    }


def _share(part: int, whole: int) -> float:
    return part / whole if whole else 0.0


def _f1(precision: float, recall: float) -> float:
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def errors(comparisons: Sequence[Comparison]) -> Iterator[str]:
    """Give every mention missed, every row that is none, wrong actor and two persons joined, a line each."""
    for c in comparisons:
        text = c.article.text
        names = {found: coded for coded, found in c.mapping.items()}
        for i, m in enumerate(c.coded):
            if i not in c.pairs:
                yield f"missed {m['form']} | {_in_context(text, *_extent(m))} | {m['actor']} | {c.article.id}"
            elif not c.right(i):
                row = c.rows[c.pairs[i]]
                told = f"{m['actor']} found as {row.actor} ({names.get(row.actor, '?')}) by {row.rule}"
                yield f"wrong {m['form']} | {_in_context(text, *_extent(m))} | {told} | {c.article.id}"
        matched = set(c.pairs.values())
        for j, row in enumerate(c.rows):
            if j not in matched:
                context = _in_context(text, row.start, row.end)
                yield f"false {row.form} | {context} | {row.actor} {row.rule} | {c.article.id}"
        for key, first, other in c.joined():
            one, two = (" / ".join(dict.fromkeys(c.words(i) for i in part)) for part in (first, other))
            yield f"joined | {key} | {one} | {two} | {c.article.id}"


def _in_context(text: str, start: int, end: int) -> str:
    before, after = text[max(0, start - 60) : start], text[end : end + 40]
    return " ".join(f"{before}«{text[start:end]}»{after}".split())


def main() -> None:
    """Read the labels and the articles, compare, and print the scores."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("labels", type=Path)
    parser.add_argument("articles", type=Path)
    parser.add_argument("--parses", type=Path, required=True)
    parser.add_argument("--split", nargs="+", default=["develop"])
    parser.add_argument("--errors", action="store_true")
    options = parser.parse_args()
    options.parses.mkdir(parents=True, exist_ok=True)
    comparisons = []
    for article, sentences in read_coded_articles(options.labels, options.articles, options.split):
        comparisons.append(compare(article, read_kept(article, options.parses), sentences))
    if options.errors:
        print(*errors(comparisons), sep="\n")
    for form, scores in score(comparisons).items():
        print(f"{form:10}", " ".join(f"{name} {value}" for name, value in scores.items()))
    print("persons   ", " ".join(f"{name} {value}" for name, value in persons(comparisons).items()))


if __name__ == "__main__":
    main()
