"""Measure the frames that a codebook's indicators find against the coded corpus: by sentence, and by the words.

    python -m benchmarks.frames training/coded/articles_*.jsonl --texts ARTICLES.jsonl.gz SENTENCES.txt.gz \
        --parses DIR --split develop [--faults conflict] [--show 40]

The labels are joined to your own copy of the texts (`training/coding/`): JSON lines with `text` and perhaps `title`, or
plain sentences, one a line. Each text is parsed once and the parse kept in DIR as CoNLL-U. A coded sentence has a frame
when one of its rows begins in it. `found` is the share of coded pieces of evidence that a row of their frame touches,
`within` the share of rows in sentences with the frame that touch one; `half` the F1 of spans that share half of both.
`--faults FRAME` prints the sentences in which the two differ, with the words of either.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from analysis.article import Article, read_article
from analysis.framing import Codebook, choose_codebook, find_frames
from analysis.records import Frame
from benchmarks.snapshot import open_lines, read_kept
from training.coding.join import join
from training.coding.labels import read_labels
from training.coding.texts import normalise

Span = tuple[int, int]


@dataclass
class Score:
    """Counts of one frame: sentences, pieces of evidence and rows, and which of them agree."""

    sentences: int = 0
    coded: int = 0
    marked: int = 0
    both: int = 0
    pieces: int = 0
    pieces_touched: int = 0
    rows: int = 0
    rows_touching: int = 0
    halves: int = 0
    faults: list[str] = field(default_factory=list)

    def line(self, frame: str) -> str:
        """Set the scores on one line."""
        precision, recall = share(self.both, self.marked), share(self.both, self.coded)
        found, within = share(self.pieces_touched, self.pieces), share(self.rows_touching, self.rows)
        half = share(2 * self.halves, self.pieces + self.rows)
        numbers = (precision, recall, self.f1, found, within, half)
        return f"{frame:<22} {self.coded:>5} {self.marked:>6}  " + "  ".join(f"{number:6.3f}" for number in numbers)

    @property
    def f1(self) -> float:
        """The F1 of sentences."""
        return share(2 * self.both, self.coded + self.marked)


def share(part: int, whole: int) -> float:
    return part / whole if whole else 0.0


def read_texts(paths: Iterable[Path]) -> Iterator[Article]:
    """Read JSON lines with a text, or plain sentences, as articles."""
    for path in paths:
        with open_lines(path) as lines:
            for number, line in enumerate(lines):
                if ".jsonl" in path.name:
                    row = json.loads(line)
                    parts = [row.get("title", "").strip(), row["text"].strip()]
                    yield read_article("\n\n".join(part for part in parts if part) + "\n", id=str(row["id"]))
                elif line.strip():
                    yield read_article(line, id=f"{path.name.partition('.')[0]}-{number}")


def coded_sentences(labels: list[dict[str, Any]], articles: Iterable[Article]) -> Iterator[tuple[Article, list[Any]]]:
    """Give the articles with coded sentences, each with those sentences, whose offsets count in the article's text."""
    by_key = defaultdict(list)
    for label in labels:
        by_key[label["key"]].append(label)
    for article in articles:
        title, gap, body = article.text.partition("\n\n")
        places = ((0, article.text), (0, title), (len(title + gap), body))
        rows = []
        for start, text in places:
            found = by_key.pop(normalise(text).key, []) if text.strip() else []
            rows += [(row, start) for row in join(found, [text])]
        if rows:
            yield article, [moved(row, start) for row, start in rows]


def moved(row: dict[str, Any], by: int) -> tuple[int, int, dict[str, list[list[Span]]]]:
    """Give start, end and evidence by frame of a coded sentence, moved by so many characters."""
    frames = {
        name: [[(a + by, b + by) for a, b in piece] for piece in pieces] for name, pieces in row["frames"].items()
    }
    return row["start"] + by, row["end"] + by, frames


def measure(
    labels: list[dict[str, Any]], articles: Iterable[Article], book: Codebook, parses: Path
) -> dict[str, Score]:
    """Compare rows and coding, frame by frame."""
    scores = {frame.id: Score() for frame in book.frames}
    for article, sentences in coded_sentences(labels, articles):
        doc = read_kept(article, parses)
        rows = find_frames(doc, codebook=book)
        for start, end, frames in sentences:
            text = " ".join(article.text[start:end].split())
            for name, score in scores.items():
                here = [row for row in rows if row.frame == name and start <= row.start < end]
                count(score, f"{article.id} {text}", here, frames.get(name), article.text)
    return scores


def count(score: Score, text: str, rows: list[Frame], evidence: list[list[Span]] | None, whole: str) -> None:
    """Add one coded sentence to the counts; `evidence` is None where it lacks the frame, empty where no words are."""
    coded, pieces = evidence is not None, evidence or []
    score.sentences += 1
    score.coded += coded
    score.marked += bool(rows)
    score.both += bool(coded and rows)
    spans = [[(row.start, row.end)] for row in rows]
    score.pieces += len(pieces)
    score.pieces_touched += sum(any(shared(piece, span) for span in spans) for piece in pieces)
    score.halves += sum(any(half(piece, span) for span in spans) for piece in pieces)
    if pieces:
        score.rows += len(rows)
        score.rows_touching += sum(any(shared(piece, span) for piece in pieces) for span in spans)
    if coded != bool(rows):
        if coded:
            words = "; ".join(" … ".join(whole[a:b] for a, b in piece) for piece in pieces)
            score.faults.append(f"MISSED [{words}] {text}")
        else:
            words = "; ".join(f"{row.item}: {row.indicator} = {row.text}" for row in rows)
            score.faults.append(f"EXTRA  [{words}] {text}")


def shared(one: list[Span], other: list[Span]) -> int:
    """Count the characters that two expressions share."""
    return sum(max(0, min(b, d) - max(a, c)) for a, b in one for c, d in other)


def half(one: list[Span], other: list[Span]) -> bool:
    """Tell whether two expressions share half of both."""
    both = 2 * shared(one, other)
    return both >= sum(b - a for a, b in one) and both >= sum(b - a for a, b in other)


def main() -> None:
    """Print a line a frame and their mean."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("labels", type=Path, nargs="+")
    parser.add_argument("--texts", type=Path, nargs="+", required=True)
    parser.add_argument("--parses", type=Path, required=True)
    parser.add_argument("--split", choices=("train", "develop", "test"), default="develop")
    parser.add_argument("--codebook", type=Path)
    parser.add_argument("--faults", metavar="FRAME")
    parser.add_argument("--show", type=int, default=40)
    chosen = parser.parse_args()
    labels = [row for path in chosen.labels for row in read_labels(path) if row["split"] == chosen.split]
    chosen.parses.mkdir(parents=True, exist_ok=True)
    scores = measure(labels, read_texts(chosen.texts), choose_codebook(None, chosen.codebook), chosen.parses)
    if chosen.faults:
        print("\n".join(scores[chosen.faults].faults[: chosen.show]))
    n = next(iter(scores.values())).sentences
    print(f"{n} of {len(labels)} coded sentences", file=sys.stderr)
    print(f"{'frame':<22} coded marked       P       R      F1   found  within    half")
    for name, score in scores.items():
        print(score.line(name))
    print(f"mean F1 {sum(score.f1 for score in scores.values()) / len(scores):.3f}")


if __name__ == "__main__":
    main()
