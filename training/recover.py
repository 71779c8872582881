"""Step 6, where training goes on from what ships: the float network behind the file, and its labels and pieces.

    python -m training.recover --model analysis/model --out WORK --name shipped

Weights come back as their integers times their scales: not what was trained, but what is run, up to the rounding of
activations, which has no trace in the file. Output layers of the old treebank style are not in the file and are left
out. `--compare` reads sentences with both and says how often they agree.
"""

import argparse
import gzip
import json
from pathlib import Path

import torch

from training.batching import MAX_WORDS
from training.encoder import WeightFile, find_weights
from training.network import TAGS
from training.train import load_network
from training.weights import read_folder, restore


def read_tables(folder):
    """The labels of a model folder, and its pieces with their rows in the full vocabulary, as `prepare` writes them."""
    listed = json.loads((folder / "labels.json").read_text(encoding="utf-8"))
    labels = {name: listed[name] for name in TAGS} | {"deprel": listed["dep"], "name": listed["ner"]}
    with gzip.open(folder / "pieces.tsv.gz", "rt", encoding="utf-8", newline="\n") as lines:
        rows = [line.rstrip("\n").split("\t") for line in lines]
    with gzip.open(folder / "normalise.tsv.gz", "rt", encoding="utf-8", newline="\n") as lines:
        pairs = [line.rstrip("\n").split("\t") for line in lines]
    place = {}
    for number, piece in enumerate(WeightFile(find_weights()).pieces):
        place.setdefault(piece, number)
    pieces = {
        "pieces": [piece for piece, _ in rows],
        "scores": [float(score) for _, score in rows],
        "normalisation": {
            chr(int(source, 16)): "".join(chr(int(code, 16)) for code in target.split()) for source, target in pairs
        },
        "rows": [place[piece] for piece, _ in rows],
    }
    return labels, pieces


def compare(folder, network, pieces, labels, sentences):
    """How often the int8 file and the float network choose the same head, relation and tags for a word."""
    from analysis.dutch.neural import load_network as load_file
    from analysis.dutch.neural import read_sentence
    from training.predict import predict

    file = load_file(folder)
    same, n = dict.fromkeys(("heads", "deprels", "upos", "feats"), 0), 0
    for sentence, found in zip(sentences, predict(network, sentences, pieces, labels), strict=True):
        reading = read_sentence(file, sentence.words, sentence.spaces)
        columns = {"heads": reading.heads, "deprels": reading.relations} | reading.tags
        n += len(sentence)
        for name in same:
            same[name] += sum(a == b for a, b in zip(columns[name], found[name], strict=True))
    return {name: round(100 * count / n, 2) for name, count in same.items()} | {"words": n}


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--model", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True, help="the folder WORK")
    parser.add_argument("--name", default="shipped", help="of the checkpoint in WORK")
    parser.add_argument("--compare", type=Path, help="CoNLL-U: read its last 200 sentences with both")
    options = parser.parse_args()
    torch.set_num_threads(1)
    labels, pieces = read_tables(options.model)
    options.out.mkdir(parents=True, exist_ok=True)
    (options.out / "labels.json").write_text(json.dumps(labels, ensure_ascii=False, indent=0), encoding="utf-8")
    (options.out / "pieces.json").write_text(json.dumps(pieces, ensure_ascii=False), encoding="utf-8")
    cutter, labels, network = load_network(options.out, 6, judging=(options.model / "judgement.onnx").exists())
    arrays = restore(read_folder(options.model))
    network.load_state_dict({name: torch.from_numpy(array.copy()) for name, array in arrays.items()})
    torch.save(network.state_dict(), options.out / f"{options.name}.pt")
    if options.compare:
        from training.treebank import read_treebank

        sentences = [s for s in read_treebank(options.compare) if len(s) <= MAX_WORDS][-200:]
        print(json.dumps(compare(options.model, network, cutter, labels, sentences)))


if __name__ == "__main__":
    main()
