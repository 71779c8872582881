"""Whether another processor reads the same: write what the embedded pipeline makes of a text, and compare two dumps.

    python benchmarks/processors.py dump here.npz [--text FILE] [--model FOLDER]
    OPENBLAS_CORETYPE=Nehalem qemu-x86_64 -cpu Nehalem .venv/bin/python benchmarks/processors.py dump there.npz
    python benchmarks/processors.py compare here.npz there.npz

A dump holds the words, tags, lemmas, trees, names and judgements of a text (the seed article by default), and all
scores of the network. Run `dump` on two machines, or on one under an emulator of another processor (QEMU's user mode;
with `-cpu Haswell` it has AVX2 but neither AVX-512 nor VNNI, with `-cpu Nehalem` SSE4.2 alone, and then OpenBLAS has to
be told so), and `compare` tells what it compared, what differs and by how much. It ends with 1 when anything differs:
the network is made to give the same scores to the bit (`training.exact`).
"""

from __future__ import annotations

import argparse
import json
import platform
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import zip_longest
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

Scores = dict[str, NDArray[np.float32]]

COLUMNS = ("word", "sentence start", "upos", "feats", "xpos", "lemma", "head", "relation", "name", "judged")
#: Outputs whose last axis is chosen from; of `rel` every relation to every head is a score.
DECISIONS = ("upos", "feats", "xpos", "lemma", "ner", "arc")
SHOWN = 10


@dataclass(frozen=True)
class Recorder:
    """A session of the network that keeps what it gives."""

    session: Any
    names: tuple[str, ...]
    kept: list[Scores] = field(default_factory=list)

    def run(self, names: list[str] | None, feed: dict[str, NDArray[Any]]) -> list[NDArray[np.float32]]:
        outputs: list[NDArray[np.float32]] = self.session.run(names, feed)
        self.kept.append(dict(zip(self.names, outputs, strict=True)))
        return outputs


@dataclass(frozen=True)
class Dump:
    """What a machine made of a text.

    `scores` are the outputs of the network, one entry for each of its runs.
    """

    machine: dict[str, str]
    rows: list[list[str]]
    scores: list[Scores]


def read(text: str, folder: Path | None) -> Dump:
    """Read a text with the embedded pipeline."""
    from analysis.dutch.pipeline import build_pipeline

    nlp = build_pipeline(folder) if folder else build_pipeline()
    reader: Any = nlp.get_pipe("mediabeeld_reader")
    recorder = Recorder(reader.network.session, reader.network.outputs)
    reader.network = replace(reader.network, session=recorder)
    doc = nlp(text)
    judgements = reader.judge([doc], titled=False)
    judged = dict(judgements.words) if judgements else {}
    sentences = iter(judgements.sentences) if judgements else iter(())
    rows = [
        [
            t.text,
            str(bool(t.is_sent_start)),
            t.pos_,
            str(t.morph),
            t.tag_,
            t.lemma_,
            str(t.head.i),
            t.dep_,
            f"{t.ent_iob_}-{t.ent_type_}",
            f"{judged.get(t.i)} {next(sentences, None) if t.is_sent_start else None}",
        ]
        for t in doc
    ]
    return Dump(describe_machine(), rows, recorder.kept)


def describe_machine() -> dict[str, str]:
    """Tell what computed; the instruction sets are those the processor itself names, also when it is emulated."""
    import onnxruntime

    simd: Any = np.show_config(mode="dicts")["SIMD Extensions"]
    return {
        "architecture": platform.machine(),
        "instructions": " ".join([*simd["baseline"], *simd.get("found", [])]),
        "onnxruntime": onnxruntime.__version__,
        "numpy": np.__version__,
        "python": platform.python_version(),
    }


def save(dump: Dump, path: Path) -> None:
    """Write a dump; arrays are named `run/output`."""
    about = json.dumps({"machine": dump.machine, "rows": dump.rows}, ensure_ascii=False)
    arrays = {f"{k}/{name}": array for k, scores in enumerate(dump.scores) for name, array in scores.items()}
    with path.open("wb") as sink:
        np.savez_compressed(sink, about=np.array(about), **arrays)  # type: ignore[arg-type]


def load(path: Path) -> Dump:
    """Read a dump."""
    with np.load(path) as arrays:
        about = json.loads(str(arrays["about"]))
        scores: dict[int, Scores] = {}
        for key in arrays.files:
            run, _, name = key.partition("/")
            if name:
                scores.setdefault(int(run), {})[name] = arrays[key]
    return Dump(about["machine"], about["rows"], [scores[k] for k in sorted(scores)])


def count_different(a: Dump, b: Dump) -> tuple[int, int]:
    """Count the scores of two dumps, and those that are not the same to the bit (all, if there are not as many)."""
    ours, theirs = (np.concatenate([x.ravel() for run in dump.scores for x in run.values()]) for dump in (a, b))
    different = int((ours.view(np.int32) != theirs.view(np.int32)).sum()) if len(ours) == len(theirs) else len(ours)
    return len(ours), different


def compare_rows(a: Dump, b: Dump) -> tuple[Counter[str], list[str]]:
    """Count the differences of each column, and describe them."""
    counts: Counter[str] = Counter()
    lines = []
    for number, (ours, theirs) in enumerate(zip_longest(a.rows, b.rows)):
        if ours is None or theirs is None:
            counts["word"] += 1
            continue
        for column, one, other in zip(COLUMNS, ours, theirs, strict=True):
            if one != other:
                counts[column] += 1
                lines.append(f"  token {number} {ours[0]!r}: {column} {one} / {other}")
    return counts, lines


def compare_scores(a: Dump, b: Dump) -> Iterator[str]:
    """Describe, output by output, how far the scores lie apart, beside how far the best is ahead of the second."""
    for name in a.scores[0]:
        pairs = [(x[name], y[name]) for x, y in zip(a.scores, b.scores, strict=False) if name in x and name in y]
        if not pairs or any(x.shape != y.shape for x, y in pairs):
            yield f"  {name}: not comparable"
            continue
        apart = np.concatenate([np.abs(x - y).ravel() for x, y in pairs])
        spread = np.std(np.concatenate([x.ravel() for x, _ in pairs]))
        line = (
            f"  {name}: largest {apart.max():.4g}, mean {apart.mean():.2g}, same to the bit {(apart == 0).mean():.1%};"
            f" standard deviation of the scores {spread:.3g}"
        )
        if name in DECISIONS:
            ahead = np.concatenate([margins(x) for x, _ in pairs])
            turned = sum(int((x.argmax(-1) != y.argmax(-1)).sum()) for x, y in pairs)
            line += (
                f"; best ahead of second: median {np.median(ahead):.3g}, one word in a hundred below"
                f" {np.quantile(ahead, 0.01):.2g}; {turned} of {len(ahead)} decisions turned"
            )
        yield line


def margins(scores: NDArray[np.float32]) -> NDArray[np.float32]:
    """Give how far the best label of each word is ahead of the second."""
    if scores.shape[-1] < 2:
        return np.zeros(0, np.float32)
    ordered = np.sort(scores, axis=-1)
    return (ordered[..., -1] - ordered[..., -2]).ravel()


def report(a: Dump, b: Dump) -> int:
    """Print what differs between two dumps and give how many fields of tokens and how many scores do."""
    for name in a.machine:
        same = a.machine[name] == b.machine[name]
        print(f"{name}: {a.machine[name] if same else a.machine[name] + '  /  ' + b.machine[name]}")
    counts, lines = compare_rows(a, b)
    print(f"\n{len(a.rows)} and {len(b.rows)} tokens in {len(a.scores)} and {len(b.scores)} runs of the network")
    print("differences: " + ", ".join(f"{column} {counts[column]}" for column in COLUMNS))
    print("\n".join([*lines[:SHOWN], *([f"  and {len(lines) - SHOWN} more"] if len(lines) > SHOWN else [])]))
    n, different = count_different(a, b)
    print(f"scores compared: {n:,} in {', '.join(a.scores[0])}; not the same to the bit: {different:,}")
    if different:
        print("scores, how far apart:")
        print("\n".join(compare_scores(a, b)))
    return sum(counts.values()) + different


def main() -> int:
    """Write a dump, or compare two."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    commands = parser.add_subparsers(dest="command", required=True)
    dump = commands.add_parser("dump", help="read a text and write the result")
    dump.add_argument("file", type=Path)
    dump.add_argument("--text", type=Path, help="a text file; default: the seed article")
    dump.add_argument("--model", type=Path, help="another model folder")
    both = commands.add_parser("compare", help="compare two files")
    both.add_argument("file", type=Path)
    both.add_argument("other", type=Path)
    options = parser.parse_args()
    if options.command == "compare":
        return 1 if report(load(options.file), load(options.other)) else 0
    from analysis import paths

    text = options.text or min(paths.SEEDS.glob("*.txt"))
    save(read(text.read_text("utf-8"), options.model), options.file)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
