"""8-bit weights and activations with one activation scale a word piece.

The usual dynamic quantisation scales a whole batch by its largest value: one outlier costs every word its
precision, and a sentence reads differently in other company. Here every row (a word piece) has its own scale,
so neither happens. Products are exact integers. `bits=7` keeps weights within ±63, so that processors without
VNNI cannot overflow either: the same result everywhere.
"""

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

MICROSOFT = "com.microsoft"


def scale_columns(weight, bits):
    """Integer weights [in, out] and their scale for each output column."""
    most = 2 ** (bits - 1) - 1
    scale = np.maximum(np.abs(weight).max(0), 1e-8) / most
    return np.clip(np.round(weight / scale), -most, most).astype(np.int8), scale.astype(np.float32)


def quantise_rows(source, target, bits=8, skip=()):
    """Quantise the constant matrices and the embedding table of an ONNX file.

    Matrices whose node name contains one of `skip` stay.
    """
    model = onnx.load(str(source))
    graph = model.graph
    constants = {tensor.name: tensor for tensor in graph.initializer}
    added, nodes, done = {}, [], {}

    def constant(name, array):
        if name not in added:
            added[name] = numpy_helper.from_array(array, name)
        return name

    for node in graph.node:
        name = node.input[1] if node.op_type in {"MatMul", "Gemm"} else None
        if node.op_type == "Gather" and node.input[0] in constants and constants[node.input[0]].dims[0] > 10_000:
            nodes += embed(node, numpy_helper.to_array(constants[node.input[0]]), constant)
        elif name not in constants or len(constants[name].dims) != 2 or any(word in node.name for word in skip):
            nodes.append(node)
        else:
            weight = numpy_helper.to_array(constants[name])
            transposed = any(attribute.name == "transB" and attribute.i for attribute in node.attribute)
            nodes += multiply(node, weight.T if transposed else weight, bits, constant, done)
    used = {name for node in nodes for name in node.input}
    kept = [tensor for name, tensor in constants.items() if name in used]
    graph.ClearField("node")
    graph.node.extend(nodes)
    graph.ClearField("initializer")
    graph.initializer.extend(kept + list(added.values()))
    if not any(entry.domain == MICROSOFT for entry in model.opset_import):
        model.opset_import.append(helper.make_opsetid(MICROSOFT, 1))
    onnx.save(model, str(target))


def multiply(node, weight, bits, constant, done):
    """The nodes of `x @ weight` (and `+ bias`) in integers with a scale for each row of x (of two dimensions)."""
    name, source = node.name.strip("/").replace("/", "_"), node.input[0]
    integers, scales = scale_columns(weight, bits)
    new = []
    if source not in done:
        done[source] = f"{name}_q", f"{name}_s"
        absolute, peak, scale, nil, zeros = (f"{name}_{part}" for part in ("abs", "peak", "scale", "nil", "zeros"))
        new = [
            helper.make_node("Abs", [source], [absolute]),
            helper.make_node("ReduceMax", [absolute], [peak], axes=[1], keepdims=0),
            helper.make_node("Mul", [peak, constant("to_scale", np.array(1 / 127, np.float32))], [scale]),
            helper.make_node("Clip", [scale, constant("least", np.array(1e-8, np.float32))], [nil]),
            helper.make_node("Cast", [absolute + "_m"], [zeros], to=TensorProto.UINT8),
            helper.make_node("QuantizeLinear", [source, nil, zeros], [f"{name}_q"], axis=0),
            helper.make_node("Unsqueeze", [nil, constant("last_axis", np.array([1], np.int64))], [f"{name}_s"]),
        ]
        new.insert(
            4,
            helper.make_node(
                "Clip",
                [scale, constant("middle", np.array(128, np.float32)), constant("middle", np.array(128, np.float32))],
                [absolute + "_m"],
            ),
        )
    quantised, row_scale = done[source]
    product, scaled = f"{name}_product", f"{name}_scaled" if len(node.input) > 2 else node.output[0]
    new += [
        helper.make_node(
            "MatMulIntegerToFloat",
            [
                quantised,
                constant(f"{name}_w", integers),
                constant("unit", np.array(1, np.float32)),
                constant(f"{name}_ws", scales),
                constant("zero", np.array(128, np.uint8)),
            ],
            [product],
            domain=MICROSOFT,
        ),
        helper.make_node("Mul", [product, row_scale], [scaled]),
    ]
    if len(node.input) > 2:
        new.append(helper.make_node("Add", [scaled, node.input[2]], list(node.output)))
    return new


def embed(node, table, constant):
    """The nodes of a look-up in an 8-bit table with a scale for each row."""
    scale = np.maximum(np.abs(table).max(1, keepdims=True), 1e-8) / 127
    integers = np.round(table / scale).astype(np.int8)
    name = node.output[0]
    return [
        helper.make_node("Gather", [constant("embedding", integers), node.input[1]], [f"{name}_integers"]),
        helper.make_node("Cast", [f"{name}_integers"], [f"{name}_float"], to=TensorProto.FLOAT),
        helper.make_node(
            "Gather", [constant("embedding_scale", scale.astype(np.float32)), node.input[1]], [f"{name}_scale"]
        ),
        helper.make_node("Mul", [f"{name}_float", f"{name}_scale"], list(node.output)),
    ]
