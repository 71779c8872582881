"""The network as a graph that computes the same on every processor, from a checkpoint or from a model folder.

    python -m training.exact analysis/model NEW      # the same weights, written again as an exact graph

A sum of fractions depends on the order a processor adds in, and on whether it rounds between multiplying and adding;
an exponential depends on the library. So here every sum runs over whole numbers small enough that each partial sum is
exact in the type it has, whatever the order: products of 8-bit integers in 32 bits, all other sums in double precision
over values on a grid (relations in single precision). Between sums there are only operations that IEEE 754 rounds in
one way (add, multiply, divide, square root, round, compare), each a node of its own, so that no two are contracted;
exponentials are looked up in a table. The graph is run as it is written, without optimisation. It takes many sentences
at once, one after another; no value of a sentence depends on its company.

| where | grid | bound, so that sums are exact |
|---|---|---|
| queries and keys | 2^-10, in steps of 1/512 for queries | each below 2^10: a product of 32 below 2^52 |
| weights of attention, values | whole, 2^-10 | values below 2^19: 2^14 · 2^29 · 500 below 2^53 |
| what is normalised | 2^-14 | a vector no longer than 2^12 |
| arcs, pointers | 2^-14, 2^-14 | each below 2^8: a product of 256 below 2^53 |
| relations | 417 steps a row | 417² · 96 < 2^24 |
| judgement | 2^-10, weights 2^-18 | 2^20 · 2^21 · 1,222 below 2^53 |
"""

import argparse
import shutil
from pathlib import Path

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

from training.codes import SENTENCE_HEADS
from training.network import MIXED_LAYERS, TAGS
from training.weights import FLAT_LABELS, PIECES, WHOLE, read_folder

HEADS = 12
EPSILON = 1e-12
GRID = 2.0**10
FINE = 2.0**14
STEPS = 417
MICROSOFT = "com.microsoft"
OPSET = 17
#: E(a) = max(0, p(a))^8 is within .0021 of the normal tail, and a·E(a) within .0017 of a·(1 - Φ(a)), for all a ≥ 0.
TAIL = (0.92184213, -0.10741895, -0.0206386)
#: Exponentials are looked up in steps of 1/512, as whole numbers of 2^-14: from 10.4 on they are nil.
EXPONENT_STEP = 512
EXPONENT_ONE = 2**14
#: Added to scores of pairs of pieces of two sentences: none is attended to.
ELSEWHERE = -1e9

#: Outputs of words × nodes for each of several labels.
PAIRS = ("rel", "pointers")

F, D = np.float32, np.float64


class Graph:
    """Nodes and constants, collected in the order in which they are computed."""

    def __init__(self, weights):
        self.weights = weights
        self.nodes, self.constants, self.quantised = [], {}, {}

    def constant(self, name, array):
        """A named constant."""
        if name not in self.constants:
            self.constants[name] = numpy_helper.from_array(np.array(array, order="C"), name)
        return name

    def number(self, value, kind=F):
        """A single number."""
        return self.constant(f"{np.dtype(kind).name}:{value!r}", np.array(value, kind))

    def axes(self, *axes):
        """A list of axes or of sizes."""
        return self.constant(f"axes:{','.join(map(str, axes))}", np.array(axes, np.int64))

    def weight(self, name):
        """A weight in single precision."""
        return self.constant(name, self.weights.arrays[name].astype(F))

    def add(self, operation, *inputs, out=None, domain="", outputs=1, **attributes):
        """Add a node and give the name of what it computes, or the names."""
        stem = out or f"{operation}.{len(self.nodes)}"
        names = [stem] if outputs == 1 else [f"{stem}.{k}" for k in range(outputs)]
        self.nodes.append(helper.make_node(operation, list(inputs), names, domain=domain, **attributes))
        return names[0] if outputs == 1 else names

    def double(self, x):
        return self.add("Cast", x, to=TensorProto.DOUBLE)

    def single(self, x, out=None):
        return self.add("Cast", x, out=out, to=TensorProto.FLOAT)

    def many(self, name, array):
        """A weight of more than 8 bits, as whole numbers of 2^-18 in double precision (stored in single: exact)."""
        return self.double(self.constant(f"{name}.whole", np.round(array.astype(D) * WHOLE).astype(F)))

    def whole(self, x, grid):
        """Values on a grid as whole numbers in double precision."""
        return self.double(self.add("Round", self.add("Mul", x, self.number(grid))))

    def middles(self, rows):
        """The integer that stands for zero, once for each of the rows of an input."""
        if rows not in self.quantised:
            value = numpy_helper.from_array(np.array([128], np.uint8))
            self.quantised[rows] = self.add("ConstantOfShape", self.add("Shape", rows), value=value)
        return self.quantised[rows]

    def quantise(self, x, rows):
        """Rows as unsigned 8-bit integers about 128, and the scale of each; there are as many as `rows` has."""
        if x not in self.quantised:
            peak = self.add("ReduceMax", self.add("Abs", x), axes=[1], keepdims=0)
            scale = self.add("Max", self.add("Mul", peak, self.number(1 / 127)), self.number(1e-8))
            integers = self.add("QuantizeLinear", x, scale, self.middles(rows), axis=0)
            self.quantised[x] = integers, self.add("Unsqueeze", scale, self.axes(1))
        return self.quantised[x]

    def product(self, x, name, rows):
        """Rows times a quantised matrix."""
        integers, scale = self.quantise(x, rows)
        weight, scales = self.weights.quantised(name)
        product = self.add(
            "MatMulIntegerToFloat",
            integers,
            self.constant(f"{name}.integers", weight),
            self.number(1.0),
            self.constant(f"{name}.scales", scales),
            self.number(128, np.uint8),
            domain=MICROSOFT,
        )
        return self.add("Mul", product, scale)

    def linear(self, x, name, rows="ids", out=None):
        """A linear layer; `rows`: the input that has as many rows."""
        return self.add("Add", self.product(x, f"{name}.weight", rows), self.weight(f"{name}.bias"), out=out)

    def gelu(self, x):
        """x · Φ(x), as max(x, 0) - |x| · E(|x|)."""
        size = self.add("Abs", x)
        inner = self.add("Add", self.add("Mul", size, self.number(TAIL[2])), self.number(TAIL[1]))
        tail = self.add("Relu", self.add("Add", self.add("Mul", inner, size), self.number(TAIL[0])))
        for _ in range(3):
            tail = self.add("Mul", tail, tail)
        return self.add("Sub", self.add("Relu", x), self.add("Mul", tail, size))

    def normalise(self, x, name):
        """A layer's normalisation: mean 0, variance 1, then scale and shift; mean and variance from whole numbers."""
        values = self.whole(x, FINE)
        width = self.number(float(len(self.weights.arrays[f"{name}.bias"])), D)
        mean = self.add("Div", self.add("ReduceSum", values, self.axes(-1), keepdims=1), width)
        square = self.add("Div", self.add("ReduceSumSquare", values, axes=[-1], keepdims=1), width)
        variance = self.add("Sub", square, self.add("Mul", mean, mean))
        spread = self.add("Sqrt", self.add("Add", variance, self.number(EPSILON * FINE**2, D)))
        inverse = self.single(self.add("Div", self.number(1.0, D), spread))
        scaled = self.add("Mul", self.single(self.add("Sub", values, mean)), inverse)
        return self.add("Add", self.add("Mul", scaled, self.weight(f"{name}.weight")), self.weight(f"{name}.bias"))

    def attend(self, x, name, elsewhere):
        """What each piece takes from the pieces of its sentence, all heads beside each other."""
        width = self.weights.arrays[f"{name}.qkv.bias"].size // 3
        size = width // HEADS
        scales = np.repeat([size**-0.5 * EXPONENT_STEP * GRID, GRID, GRID], width).astype(F)
        scaled = self.add("Mul", self.linear(x, f"{name}.qkv"), self.constant("attention.grids", scales))
        parts = self.add("Reshape", self.double(self.add("Round", scaled)), self.axes(-1, 3, HEADS, size))
        parts = self.add("Transpose", parts, perm=[1, 2, 0, 3])
        query, key, value = self.add("Split", parts, outputs=3, axis=0)
        turned = self.add("Mul", self.add("Transpose", key, perm=[0, 1, 3, 2]), self.number(GRID**-2, D))
        scores = self.add("Add", self.add("MatMul", query, turned), elsewhere)
        below = self.add("Sub", self.add("ReduceMax", scores, axes=[-1], keepdims=1), scores)
        weights = self.exponential(below)
        total = self.add("ReduceSum", weights, self.axes(-1), keepdims=1)
        mixed = self.add("Div", self.add("MatMul", weights, value), self.add("Mul", total, self.number(GRID, D)))
        together = self.add("Transpose", self.single(mixed), perm=[0, 2, 1, 3])
        return self.add("Reshape", together, self.axes(-1, width))

    def exponential(self, below):
        """exp(-x) of x in steps of 1/512, as whole numbers."""
        steps = np.arange(int(np.log(2 * EXPONENT_ONE) * EXPONENT_STEP) + 2)
        table = np.round(np.exp(-steps / EXPONENT_STEP) * EXPONENT_ONE)
        last = int(np.flatnonzero(table == 0)[0])
        place = self.add("Cast", self.add("Min", below, self.number(float(last), D)), to=TensorProto.INT32)
        return self.add("Gather", self.constant("exponentials", table[: last + 1]), place, axis=0)

    def pairs(self, rows, columns, bias, out):
        """Scores of rows × columns, on a grid: rows times columns plus the columns' bias."""
        turned = self.add("Transpose", self.whole(columns, FINE), perm=[1, 0])
        product = self.add("MatMul", self.whole(rows, FINE), turned)
        product = self.add("Add", self.single(self.add("Mul", product, self.number(FINE**-2, D))), bias)
        return self.add(
            "Mul", self.add("Round", self.add("Mul", product, self.number(FINE))), self.number(1 / FINE), out=out
        )

    def steps(self, x):
        """Rows as whole numbers of at most 417, and the scale of each."""
        peak = self.add("ReduceMax", self.add("Abs", x), axes=[-1], keepdims=1)
        scale = self.add("Max", self.add("Mul", peak, self.number(1 / STEPS)), self.number(1e-8))
        return self.add("Round", self.add("Div", x, scale)), scale


def build_network(weights):
    """The network: sentences in, one after another; scores of words and of pairs of words out."""
    graph = Graph(weights)
    add = graph.add
    integers, scales = weights.quantised(PIECES)
    pieces = graph.single(add("Gather", graph.constant(f"{PIECES}.integers", integers), "ids"))
    pieces = add("Mul", pieces, add("Gather", graph.constant(f"{PIECES}.scales", scales), "ids"))
    x = add("Add", pieces, add("Gather", graph.weight("encoder.position.weight"), "positions"))
    x = graph.normalise(x, "encoder.norm")
    same = add("Equal", add("Unsqueeze", "sentences", graph.axes(1)), add("Unsqueeze", "sentences", graph.axes(0)))
    elsewhere = add("Where", same, graph.number(0.0, D), graph.number(ELSEWHERE, D))
    outputs = []
    for number in range(weights.layers):
        name = f"encoder.layers.{number}"
        attended = graph.linear(graph.attend(x, name, elsewhere), f"{name}.attention_out")
        x = graph.normalise(add("Add", x, attended), f"{name}.attention_norm")
        inner = graph.gelu(graph.linear(x, f"{name}.inner"))
        x = graph.normalise(add("Add", x, graph.linear(inner, f"{name}.outer")), f"{name}.outer_norm")
        outputs.append(x)
    nodes = [add("Add", add("Gather", x, "first"), add("Gather", x, "last")) for x in outputs[-MIXED_LAYERS:]]
    vectors = [
        mix(graph, nodes, f"{name}.{row}", shares)
        for name in ("mix", "judge.mix")
        if name in weights.arrays
        for row, shares in enumerate(weights.shares(name))
    ]
    for_tags, for_names = (add("Gather", vectors[k], "words") for k in (0, 2))
    hidden = graph.gelu(graph.linear(for_tags, "tag_layer.0", "words"))
    results = [graph.linear(hidden, f"tags.{name}", "words", out=name) for name in TAGS]
    hidden = graph.gelu(graph.linear(for_names, "name_layer.0", "words"))
    results.append(graph.linear(hidden, "name_layer.3", "words", out="ner"))
    results += tree(graph, vectors[1])
    if len(vectors) > 3:
        results += judge(graph, *vectors[3:])
    inputs = ("ids", "positions", "sentences", "first", "last", "words")
    return finish(graph, {name: (TensorProto.INT64, 1) for name in inputs}, results)


def mix(graph, nodes, name, shares):
    """The sum of layers, each with its share; each is the sum of a first and a last piece, so the shares are halved."""
    total = None
    for number, (node, share) in enumerate(zip(nodes, shares, strict=True)):
        part = graph.add("Mul", node, graph.constant(f"{name}.{number}", F(share * 0.5)))
        total = part if total is None else graph.add("Add", total, part)
    return total


def tree(graph, vectors):
    """The scores of arcs (words × nodes) and of relations (words × relations × nodes)."""
    add, weights = graph.add, graph.weights
    words = add("Gather", vectors, "words")
    arc, label = (
        [
            graph.gelu(graph.linear(source, f"tree.{kind}_{name}", rows))
            for name, source, rows in (("dependent", words, "words"), ("head", vectors, "first"))
        ]
        for kind in ("arc", "label")
    )
    bias = add("Transpose", graph.linear(arc[1], "tree.arc_bias", "first"), perm=[1, 0])
    arcs = graph.pairs(graph.product(arc[0], "tree.arc_weight", "words"), arc[1], bias, out="arc")
    n_labels, width = len(weights.arrays["tree.label_linear.bias"]), len(weights.quantised(FLAT_LABELS)[0])
    crossed = add("Reshape", graph.product(label[0], FLAT_LABELS, "words"), graph.axes(-1, width))
    (rows, row_scale), (columns, column_scale) = graph.steps(crossed), graph.steps(label[1])
    product = add("MatMul", rows, add("Transpose", columns, perm=[1, 0]))
    scaled = add("Mul", add("Mul", product, row_scale), add("Transpose", column_scale, perm=[1, 0]))
    by_word = add("Reshape", scaled, add("Concat", graph.axes(-1, n_labels), add("Shape", "first"), axis=0))
    of_word = add("Unsqueeze", graph.product(label[0], "tree.label_linear.dependent", "words"), graph.axes(2))
    of_head = add(
        "Add", graph.product(label[1], "tree.label_linear.head", "first"), graph.weight("tree.label_linear.bias")
    )
    turned = add("Transpose", of_head, perm=[1, 0])
    return [arcs, add("Add", add("Add", by_word, of_word), turned, out="rel")]


def judge(graph, vectors, for_sentence):
    """The scores of words, of pairs (kinds × words × nodes), and the vectors of nodes whose mean is a sentence's."""
    add, weights = graph.add, graph.weights
    hidden = graph.gelu(graph.linear(vectors, "judge.word_layer.0", "first"))
    words = add("Gather", hidden, "words")
    scores = graph.linear(words, "judge.words", "words", out="judged")
    dependent = graph.gelu(graph.linear(words, "judge.pointer_dependent", "words"))
    head = graph.gelu(graph.linear(hidden, "judge.pointer_head", "first"))
    weight = graph.many("judge.pointer_weight", weights.arrays["judge.pointer_weight"])
    turned = add("MatMul", graph.whole(dependent, GRID), weight)
    turned = graph.single(add("Mul", turned, graph.number(1 / (WHOLE * GRID), D)))
    bias = add(
        "Unsqueeze", add("Transpose", graph.linear(head, "judge.pointer_bias", "first"), perm=[1, 0]), graph.axes(1)
    )
    return [scores, graph.pairs(turned, head, bias, out="pointers"), add("Identity", for_sentence, out="vectors")]


def build_judgement(weights):
    """The last step of judging: the vectors of sentences and their company in, their scores out."""
    graph = Graph(weights)
    add = graph.add
    there = [
        add("Cast", add("Greater", add("ReduceMax", add("Abs", name), axes=[1], keepdims=1), graph.number(0.0)), to=1)
        for name in ("before", "headline")
    ]
    x = add("Concat", "own", "before", "headline", "told", *there, axis=1)
    hidden = graph.gelu(precise(graph, x, "judge.fused.0"))
    results = [precise(graph, hidden, f"judge.sentence.{name}", out=name) for name in SENTENCE_HEADS]
    inputs = ("own", "before", "headline", "told")
    return finish(graph, {name: (TensorProto.FLOAT, 2) for name in inputs}, results)


def precise(graph, x, name, out=None):
    """A linear layer over whole numbers in double precision: for few rows."""
    arrays = graph.weights.arrays
    clipped = graph.add("Clip", x, graph.number(-GRID), graph.number(GRID))
    weight = graph.add("Transpose", graph.many(f"{name}.weight", arrays[f"{name}.weight"]), perm=[1, 0])
    product = graph.add("MatMul", graph.whole(clipped, GRID), weight)
    scaled = graph.add("Mul", product, graph.number(1 / (WHOLE * GRID), D))
    return graph.add("Add", graph.single(scaled), graph.weight(f"{name}.bias"), out=out)


def finish(graph, inputs, results):
    """The graph as a model that is checked."""
    described = onnx.GraphProto(name="exact")
    described.node.extend(graph.nodes)
    described.initializer.extend(graph.constants.values())
    described.input.extend(
        helper.make_tensor_value_info(name, kind, [None] * rank) for name, (kind, rank) in inputs.items()
    )
    described.output.extend(
        helper.make_tensor_value_info(name, TensorProto.FLOAT, [None] * (3 if name in PAIRS else 2)) for name in results
    )
    model = helper.make_model(
        described, opset_imports=[helper.make_opsetid("", OPSET), helper.make_opsetid(MICROSOFT, 1)], ir_version=8
    )
    onnx.checker.check_model(model)
    return model


def write_exact(weights, folder):
    """Write `model.onnx`, and `judgement.onnx` where the network judges."""
    folder.mkdir(parents=True, exist_ok=True)
    onnx.save(build_network(weights), str(folder / "model.onnx"))
    if "judge.mix" in weights.arrays:
        onnx.save(build_judgement(weights), str(folder / "judgement.onnx"))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("model", type=Path, help="a model folder")
    parser.add_argument("out", type=Path, help="the folder to write")
    options = parser.parse_args()
    write_exact(read_folder(options.model), options.out)
    for name in ("labels.json", "pieces.tsv.gz", "normalise.tsv.gz", "card.yaml"):
        if (options.model / name).exists() and options.out != options.model:
            shutil.copyfile(options.model / name, options.out / name)


if __name__ == "__main__":
    main()
