"""The weights of a network by the names they have in `network.Parser`: of a checkpoint, or of a model folder.

A folder's matrices are integers with scales already, and are taken as they are, so that a folder written again computes
with the same numbers. Folders of version 2 and before (one graph as PyTorch wrote it) are read as well.
"""

import re
from dataclasses import dataclass, field

import numpy as np
import onnx
from onnx import numpy_helper

from training.network import MIXED_LAYERS, TAGS
from training.quantise import scale_columns, scale_rows

PIECES = "encoder.word.weight"
FLAT_LABELS = "tree.label_weight.flat"
#: Stored [in, out]: the word pieces, and the weight between two words of an arc.
TURNED = (PIECES, "tree.arc_weight")
#: Weights that stay in more than 8 bits are whole numbers of this.
WHOLE = 2.0**18


@dataclass
class Weights:
    """Arrays by name, and of those that are integers already the integers [in, out] and scales."""

    arrays: dict
    given: dict = field(default_factory=dict)
    bits: int = 7

    @property
    def layers(self):
        """How many layers the encoder has."""
        return 1 + max(int(name.split(".")[2]) for name in self.arrays if name.startswith("encoder.layers."))

    def shares(self, name):
        """The share of each layer in each mix."""
        powers = np.exp(self.arrays[name].astype(np.float64))
        return powers / powers.sum(-1, keepdims=True)

    def quantised(self, name):
        """A matrix as integers [in, out] and the scale of each column; of the word pieces, of each row."""
        if name not in self.given:
            if name == PIECES:
                self.given[name] = scale_rows(self.arrays[name])
            else:
                self.given[name] = scale_columns(self.matrix(name), self.bits)
        return self.given[name]

    def matrix(self, name):
        """A matrix [in, out] in single precision."""
        if name == FLAT_LABELS:
            weight = self.arrays["tree.label_weight"]
            return weight.transpose(1, 0, 2).reshape(weight.shape[1], -1)
        if name.startswith("tree.label_linear."):
            weight = self.arrays["tree.label_linear.weight"]
            half = weight.shape[1] // 2
            return (weight[:, :half] if name.endswith("dependent") else weight[:, half:]).T
        return self.arrays[name] if name in TURNED else self.arrays[name].T


def from_checkpoint(state, bits=7):
    """The weights of a float network (a dictionary of tensors)."""
    return Weights({name: tensor.detach().float().numpy() for name, tensor in state.items()}, bits=bits)


def read_folder(folder):
    """The weights of a model folder."""
    graph = onnx.load(str(folder / "model.onnx")).graph
    arrays = {tensor.name: numpy_helper.to_array(tensor) for tensor in graph.initializer}
    weights = read_exact(arrays) if f"{PIECES}.integers" in arrays else read_before(graph, arrays)
    path = folder / "judgement.onnx"
    if path.exists():
        judgement = {tensor.name: numpy_helper.to_array(tensor) for tensor in onnx.load(str(path)).graph.initializer}
        weights.arrays |= named(judgement)
    return weights


def read_exact(arrays):
    """The weights of a graph as `exact` writes it."""
    weights = Weights(named(arrays))
    for name, integers in arrays.items():
        if name.endswith(".integers"):
            weights.given[name.removesuffix(".integers")] = integers, arrays[name.removesuffix("integers") + "scales"]
    for mix in ("mix", "judge.mix"):
        shares = {name: array for name, array in arrays.items() if re.fullmatch(rf"{mix}\.\d+\.\d+", name)}
        if shares:
            halves = np.array([float(shares[name]) for name in sorted(shares)])
            weights.arrays[mix] = np.log(2 * halves).reshape(-1, MIXED_LAYERS)
    return weights


def named(arrays):
    """Weights and biases in single precision; those that are whole numbers of 2^-18 as what they stand for."""
    found = {name: array for name, array in arrays.items() if re.search(r"(weight|bias)$", name)}
    for name, array in arrays.items():
        if name.endswith(".whole"):
            found[name.removesuffix(".whole")] = array.astype(np.float64) / WHOLE
    return found


def restore(weights):
    """The arrays of a float network that computes with these weights."""
    arrays = {name: np.asarray(array, np.float32) for name, array in weights.arrays.items()}
    halves = {}
    for name, (integers, scales) in weights.given.items():
        matrix = integers.astype(np.float32) * scales
        if name == FLAT_LABELS:
            arrays["tree.label_weight"] = matrix.reshape(len(matrix), -1, len(matrix)).transpose(1, 0, 2)
        elif name.startswith("tree.label_linear."):
            halves[name] = matrix.T
        else:
            arrays[name] = matrix if name in TURNED else matrix.T
    if halves:
        arrays["tree.label_linear.weight"] = np.concatenate([halves[name] for name in sorted(halves)], 1)
    return arrays


def read_before(graph, arrays):
    """The weights of a graph as PyTorch wrote it."""
    plain = {name.removeprefix("network."): array for name, array in arrays.items() if name.startswith("network.")}
    weights = Weights(plain)
    weights.given[PIECES] = arrays["embedding"], arrays["embedding_scale"]
    for name, integers in arrays.items():
        node = name.removesuffix("_w")
        if node != name and f"{node}_ws" in arrays:
            weights.given[place_of(node)] = integers, arrays[f"{node}_ws"]
    (flat,) = (node.input[0] for node in graph.node if node.op_type == "Reshape" and node.input[0] in arrays)
    plain["tree.label_weight"] = arrays[flat].transpose(1, 0, 2)
    shares = [
        float(arrays[name])
        for node in graph.node
        for name in node.input
        if node.op_type == "Mul" and name.startswith("onnx::") and name in arrays and arrays[name].ndim == 0
    ]
    mixes = np.log(np.array(shares)).reshape(-1, MIXED_LAYERS)
    plain["mix"] = mixes[:3]
    if len(mixes) > 3:
        plain["judge.mix"] = mixes[3:]
    return weights


def place_of(node):
    """The name of the weight behind a quantised product, from the name of its node."""
    match = re.fullmatch(r"(qkv|attention_out|inner|outer)(?:_(\d+))?_Gemm", node)
    if match:
        return f"encoder.layers.{match[2] or 0}.{match[1]}.weight"
    if re.fullmatch(r"MatMul(_\d+)?", node):
        return "tree.arc_weight"
    name = node.removesuffix("_Gemm")
    if name in TAGS:
        return f"tags.{name}.weight"
    for layer in ("tag_layer", "name_layer", "word_layer"):
        if name.startswith(layer):
            return ("judge." if layer == "word_layer" else "") + name.removeprefix(f"{layer}_") + ".weight"
    return f"{'judge' if name == 'words' or name.startswith('pointer') else 'tree'}.{name}.weight"
