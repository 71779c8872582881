"""Measure `find_sentiment` against articles coded by hand: expressions, polarity, holder, target, and both at once.

    python -m benchmarks.tone LABELS.jsonl ARTICLES.jsonl.gz --parses DIR [--split develop] [--lexicon evaluations]
        [--show 20]
    python -m benchmarks.tone --headlines HEADLINES.tsv [--lexicon evaluations]

LABELS are published labels of level 2 (`training/coded/articles_whole.jsonl`), ARTICLES JSON lines with `title` and
`text`. An expression is found when a row overlaps it, and a row is right when it overlaps
one; polarity and holder are shares of the rows that overlap an expression, each with the coded record that fits it
best. A target is right when one of the row's actors has a mention that overlaps a mention coded for the target, or the
stretch itself does. HEADLINES has the columns `text` and `tone` (-1, 0, 1).
"""

from __future__ import annotations

import argparse
import csv
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from analysis.portrait import Portrait, portray_doc
from analysis.records import Mention, Sentiment, VoiceSpan, rows_in
from analysis.sentiment import find_sentiment, score_sentiment
from benchmarks.roles import read_coded_articles
from benchmarks.snapshot import read_kept

Span = tuple[int, int]


@dataclass(frozen=True)
class Coded:
    """A coded evaluation or effect, in offsets of the article."""

    spans: tuple[Span, ...]
    polarity: int
    aspect: str
    targets: tuple[tuple[str | None, tuple[Span, ...]], ...]
    holder: str


def read_coded(sentences: Sequence[dict[str, Any]]) -> tuple[list[Coded], dict[str, list[Span]]]:
    """Give the coded evaluations of an article, and the stretches coded as mentions of each actor."""
    coded: list[Coded] = []
    mentions: dict[str, list[Span]] = {}
    for sentence in sentences:
        for mention in sentence.get("mentions", ()):
            mentions.setdefault(mention["actor"], []).extend(_spans(mention["spans"]))
        for one in sentence.get("evaluations", ()):
            holder = one["holder"] if isinstance(one["holder"], str) else one["holder"]["actor"]
            targets = tuple((t["actor"], _spans(t["spans"])) for t in one["targets"])
            coded.append(Coded(_spans(one["spans"]), one["polarity"], one["aspect"], targets, str(holder)))
    return coded, mentions


def _spans(spans: Sequence[Sequence[int]] | None) -> tuple[Span, ...]:
    return tuple((start, end) for start, end in spans or ())


class Judge:
    """Says of a row of an article what of it is right."""

    def __init__(self, coded: list[Coded], mentions: dict[str, list[Span]], portrait: Portrait) -> None:
        self.coded, self.mentions = coded, mentions
        self.found: dict[str, list[Span]] = {}
        for mention in rows_in(portrait.records, Mention):
            self.found.setdefault(mention.actor, []).append((mention.start, mention.end))

    def overlapping(self, row: Sentiment) -> list[Coded]:
        return [c for c in self.coded if _overlap([(row.start, row.end)], c.spans)]

    def target(self, row: Sentiment, coded: Coded) -> bool:
        mine = [span for actor in row.targets for span in self.found.get(actor, [])]
        if row.target_start is not None and row.target_end is not None:
            mine.append((row.target_start, row.target_end))
        elif not row.targets:
            return False
        return any(_overlap(mine, [*self.mentions.get(actor or "", []), *spans]) for actor, spans in coded.targets)

    def holder(self, row: Sentiment, coded: Coded) -> bool:
        if coded.holder in ("narrator", "unknown"):
            return row.holder == coded.holder
        mine = [span for actor in row.holder.split(";") for span in self.found.get(actor, [])]
        if row.holder_start is not None and row.holder_end is not None:
            mine.append((row.holder_start, row.holder_end))
        return _overlap(mine, self.mentions.get(coded.holder, []))

    def best(self, row: Sentiment) -> Coded | None:
        """Give the coded record that fits a row best."""

        def fit(one: Coded) -> tuple[bool, bool, bool]:
            same = (row.polarity > 0) == (one.polarity > 0)
            return (same and self.target(row, one), same, row.aspect == one.aspect)

        return max(self.overlapping(row), key=fit, default=None)


def _overlap(one: Sequence[Span], other: Sequence[Span]) -> bool:
    return any(a < d and c < b for a, b in one for c, d in other)


def measure(judged: list[tuple[Judge, list[Sentiment]]]) -> Counter[str]:
    """Count what is found, what is right, and what of it."""
    counts: Counter[str] = Counter()
    for judge, rows in judged:
        counts["rows"] += len(rows)
        counts["coded"] += len(judge.coded)
        strict = set()
        for row in rows:
            best = judge.best(row)
            if best is None:
                continue
            counts["overlap"] += 1
            same = (row.polarity > 0) == (best.polarity > 0)
            counts["polarity"] += same
            counts["aspect"] += row.aspect == best.aspect
            counts["holder"] += judge.holder(row, best)
            counts["target"] += judge.target(row, best)
            if same and judge.target(row, best):
                counts["both"] += 1
        for one in judge.coded:
            here = [row for row in rows if _overlap([(row.start, row.end)], one.spans)]
            counts["recalled"] += bool(here)
            if any((row.polarity > 0) == (one.polarity > 0) and judge.target(row, one) for row in here):
                strict.add(id(one))
        counts["recalled both"] += len(strict)
    return counts


def report(counts: Counter[str]) -> str:
    """Write the measures on three lines."""

    def f1(right: str, recalled: str) -> str:
        p, r = counts[right] / max(1, counts["rows"]), counts[recalled] / max(1, counts["coded"])
        return f"precision {p:.3f} recall {r:.3f} F1 {2 * p * r / max(1e-9, p + r):.3f}"

    n = max(1, counts["overlap"])
    shares = " ".join(f"{name} {counts[name] / n:.3f}" for name in ("polarity", "aspect", "holder", "target"))
    return (
        f"{counts['rows']} rows, {counts['coded']} coded\nexpressions: {f1('overlap', 'recalled')}\n"
        f"of the {counts['overlap']} that overlap: {shares}\nwith target and polarity: {f1('both', 'recalled both')}"
    )


def measure_headlines(path: Path, lexicon: str) -> str:
    """Give accuracy and Krippendorff's interval alpha of the label of headlines, by the lexicon alone."""
    from nltk.metrics.agreement import AnnotationTask

    values = {"negative": -1, "neutral": 0, "positive": 1}
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    pairs = []
    for row in rows:
        scored = score_sentiment(row["text"], unit="text", lexicon=lexicon)
        pairs.append((int(row["tone"]), values[str(scored["label"].iloc[0])]))
    data = [(coder, str(i), pair[k]) for i, pair in enumerate(pairs) for k, coder in enumerate(("coded", "found"))]
    alpha = AnnotationTask(data, distance=lambda a, b: float((a - b) ** 2)).alpha()
    right = sum(a == b for a, b in pairs) / len(pairs)
    return f"{len(pairs)} headlines: accuracy {right:.3f}, interval alpha {alpha:.3f}"


def judged_articles(
    labels: Path, articles: Path, split: str, parses: Path, lexicon: str
) -> Iterator[tuple[Judge, list[Sentiment], Portrait]]:
    """Give the judge, the rows and the portrait of each article, as each of its coders coded it."""
    for article, sentences in read_coded_articles(labels, articles, [split]):
        doc = read_kept(article, parses)
        portrait = portray_doc(doc)
        evaluations, mentions = read_coded(sentences)
        own = rows_in(portrait.records, Mention)
        voices: tuple[VoiceSpan, ...] = portrait.voices
        stretches = [(sentence["start"], sentence["end"]) for sentence in sentences]
        found = find_sentiment(doc, own, voices, lexicon)
        here = [row for row in found if any(start <= row.start < end for start, end in stretches)]
        yield Judge(evaluations, mentions, portrait), here, portrait


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("labels", type=Path, nargs="?")
    parser.add_argument("articles", type=Path, nargs="?")
    parser.add_argument("--parses", type=Path)
    parser.add_argument("--split", default="develop")
    parser.add_argument("--lexicon", default="evaluations")
    parser.add_argument("--headlines", type=Path)
    parser.add_argument("--show", type=int, default=0)
    options = parser.parse_args()
    if options.headlines:
        print(measure_headlines(options.headlines, options.lexicon))
        return
    if options.articles is None or options.parses is None:
        parser.error("give LABELS, ARTICLES and --parses, or --headlines")
    judged = []
    for judge, rows, portrait in judged_articles(
        options.labels, options.articles, options.split, options.parses, options.lexicon
    ):
        judged.append((judge, rows))
        for row in rows if options.show else ():
            best = judge.best(row)
            state = "spurious" if best is None else "right" if judge.target(row, best) else "target"
            if best is not None and (row.polarity > 0) != (best.polarity > 0):
                state = "polarity"
            place = portrait.article.text[row.target_start or 0 : row.target_end or 0]
            around = portrait.article.text[max(0, row.start - 60) : row.end + 50].replace("\n", " ")
            print(
                f"{state}\t{row.text}\t{row.term}\t{row.aspect}\t{row.polarity}\t{place}\t{row.holder}\t{row.rule}\t{around}"
            )
        if options.show:
            missed = [c for c in judge.coded if not any(_overlap([(r.start, r.end)], c.spans) for r in rows)]
            for one in missed:
                words = " … ".join(portrait.article.text[a:b] for a, b in one.spans)
                print(f"missed\t{words}\t{one.aspect}\t{one.polarity}")
    print(report(measure(judged)))


if __name__ == "__main__":
    main()
