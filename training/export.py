"""Step 5: write the model folder that `analysis.dutch` reads: one int8 ONNX file, labels and pieces as text.

python -m training.export --work WORK --checkpoint student --layers 6 --out analysis/model
"""

import argparse
import gzip
import json
import tempfile
from pathlib import Path

import torch
import torch.nn.functional as functional
from torch import nn

from analysis.dutch.surroundings import SURROUNDINGS
from training.batching import collate, encode
from training.codes import JUDGED, SENTENCE_HEADS
from training.network import TAGS
from training.quantise import quantise_rows
from training.train import load_network
from training.treebank import Sentence

INPUTS = ("ids", "first", "last")
OUTPUTS = (*TAGS, "ner", "arc", "rel")
JUDGED_OUTPUTS = ("judged", "pointers", "sentence")
JUDGEMENT_INPUTS = ("own", "before", "headline", "told")


class OneSentence(nn.Module):
    """The network as it is run: one sentence, no padding, every matrix product of two dimensions."""

    def __init__(self, network):
        super().__init__()
        self.network = network

    def layer(self, layer, x):
        """One layer of the encoder, as `encoder.Layer` without mask and dropout."""
        length, width = x.shape
        query, key, value = (
            layer.qkv(x).reshape(length, 3, layer.heads, width // layer.heads).permute(1, 2, 0, 3).unbind(0)
        )
        weights = torch.softmax((query * (width // layer.heads) ** -0.5) @ key.transpose(1, 2), -1)
        mixed = (weights @ value).transpose(0, 1).reshape(length, width)
        x = layer.attention_norm(x + layer.attention_out(mixed))
        return layer.outer_norm(x + layer.outer(functional.gelu(layer.inner(x))))

    def forward(self, ids, first, last):
        network, encoder = self.network, self.network.encoder
        x = encoder.norm(encoder.word(ids[0]) + encoder.position.weight[: ids.shape[1]])
        outputs = []
        for layer in encoder.layers:
            x = self.layer(layer, x)
            outputs.append(x)
        chosen = [0.5 * (outputs[k][first[0]] + outputs[k][last[0]]) for k in network.mixed]
        weights = torch.softmax(network.mix, -1)
        for_tags, for_tree, for_names = (sum(weights[row, k] * x for k, x in enumerate(chosen)) for row in range(3))
        hidden, tree = network.tag_layer(for_tags[1:]), network.tree
        arc_dependent, arc_head, dependent, head = tree.project(for_tree[1:], for_tree)
        arcs = (arc_dependent @ tree.arc_weight) @ arc_head.transpose(0, 1) + tree.arc_bias(arc_head).transpose(0, 1)
        outputs = [network.tags[name](hidden) for name in TAGS] + [
            network.name_layer(for_names[1:]),
            arcs,
            tree.pair_labels(dependent, head),
        ]
        if network.judge is not None:
            outputs += self.judge(chosen)
        return tuple(output[None] for output in outputs)

    def judge(self, chosen):
        """The scores of words, of pairs, and the vector of the sentence, as `judging.Judge` without padding."""
        judge = self.network.judge
        weights = torch.softmax(judge.mix, -1)
        for_words, for_sentence = (sum(weights[row, k] * x for k, x in enumerate(chosen)) for row in range(2))
        scores, pointers = judge.judge_words(for_words)
        return [scores, pointers, torch.cat([for_sentence.mean(0), scores.logsumexp(0)], -1)]


class Judgement(nn.Module):
    """The last step of judging: the vectors of a sentence and its company in, its scores out."""

    def __init__(self, judge):
        super().__init__()
        self.judge = judge

    def forward(self, own, before, headline, told):
        scores = self.judge.judge_sentences(own, before, headline, told)
        return tuple(scores[name] for name in SENTENCE_HEADS)


def export_judgement(judge, path):
    """Write the last step of judging, in single precision: it is small."""
    vector = torch.ones(1, judge.width)
    torch.onnx.export(
        Judgement(judge.eval()),
        (vector, vector, vector, torch.ones(1, len(SURROUNDINGS))),
        str(path),
        input_names=list(JUDGEMENT_INPUTS),
        output_names=list(SENTENCE_HEADS),
        opset_version=17,
        dynamo=False,
    )


def export_float(network, pieces, path):
    """Write the network in single precision."""
    example = Sentence(["Dit", "is", "een", "zin", "."], [True, True, True, True, False])
    ids, _, first, last, _ = collate([encode(example, pieces)])
    outputs = OUTPUTS if network.judge is None else OUTPUTS + JUDGED_OUTPUTS
    axes = {"ids": {1: "pieces"}, "first": {1: "nodes"}, "last": {1: "nodes"}} | {
        name: {1: "words"} for name in outputs if name != "sentence"
    }
    axes["arc"] = axes["rel"] = {1: "words", 2: "nodes"}
    if network.judge is not None:
        axes["pointers"] = {2: "words", 3: "nodes"}
    torch.onnx.export(
        OneSentence(network.eval()),
        (ids, first, last),
        str(path),
        input_names=list(INPUTS),
        output_names=list(outputs),
        dynamic_axes=axes,
        opset_version=17,
        dynamo=False,
    )


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
    parser.add_argument("--out", required=True)
    parser.add_argument("--bits", type=int, default=7, help="of the weights; 32: no quantisation")
    parser.add_argument("--judging", action="store_true", help="the checkpoint judges as well")
    parser.add_argument("--skip", nargs="*", default=(), help="parts of names of matrices to leave in single precision")
    options = parser.parse_args()
    out = Path(options.out)
    out.mkdir(parents=True, exist_ok=True)
    pieces, labels, network = load_network(
        options.work, options.layers, Path(options.work) / f"{options.checkpoint}.pt", judging=options.judging
    )
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "float.onnx"
        export_float(network, pieces, source)
        if options.bits == 32:
            (out / "model.onnx").write_bytes(source.read_bytes())
        else:
            quantise_rows(source, out / "model.onnx", options.bits, options.skip)
    if options.judging:
        export_judgement(network.judge, out / "judgement.onnx")
    write_tables(out, json.loads((Path(options.work) / "pieces.json").read_text(encoding="utf-8")), labels)
    print(f"{sum(path.stat().st_size for path in out.glob('*.onnx')) / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
