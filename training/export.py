"""Step 5: write the model folder that `analysis.dutch` reads: two ONNX files, labels and pieces as text.

python -m training.export --work WORK --checkpoint student --layers 6 --out analysis/model
"""

import argparse
import gzip
import json
from pathlib import Path

from training.codes import JUDGED
from training.exact import write_exact
from training.train import load_network
from training.weights import from_checkpoint


def write_text(path, text):
    """A gzipped text that is the same on every run."""
    with Path(path).open("wb") as raw, gzip.GzipFile("", "wb", 9, raw, mtime=0) as out:
        out.write(text.encode("utf-8"))


def write_tables(folder, pieces, labels):
    """The labels, pieces and normalisation as text."""
    listed = {
        "upos": labels["upos"],
        "feats": labels["feats"],
        "xpos": labels["xpos"],
        "lemma": labels["lemma"],
        "dep": labels["deprel"],
        "ner": labels["name"],
    } | {name: labels[name] for name in JUDGED if name in labels}
    (folder / "labels.json").write_text(json.dumps(listed, ensure_ascii=False, indent=0) + "\n", encoding="utf-8")
    write_text(
        folder / "pieces.tsv.gz",
        "".join(f"{piece}\t{score}\n" for piece, score in zip(pieces["pieces"], pieces["scores"], strict=False)),
    )
    write_text(
        folder / "normalise.tsv.gz",
        "".join(
            f"{ord(source):x}\t{' '.join(f'{ord(c):x}' for c in target)}\n"
            for source, target in sorted(pieces["normalisation"].items())
        ),
    )


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--work", required=True)
    parser.add_argument("--checkpoint", required=True)
    parser.add_argument("--layers", type=int, default=6)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--bits", type=int, default=7, help="of the weights; more than 7 overflow on some processors")
    parser.add_argument("--judging", action="store_true", help="the checkpoint judges as well")
    options = parser.parse_args()
    _, labels, network = load_network(
        options.work, options.layers, Path(options.work) / f"{options.checkpoint}.pt", judging=options.judging
    )
    write_exact(from_checkpoint(network.state_dict(), options.bits), options.out)
    write_tables(options.out, json.loads((Path(options.work) / "pieces.json").read_text(encoding="utf-8")), labels)
    print(f"{sum(path.stat().st_size for path in options.out.glob('*.onnx')) / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
