#!/usr/bin/env python3
"""Writes a classifier's weights, as they are installed, as an ONNX graph: net-as-onnx.py FILE.meshnet OUT.onnx

The graph reads pictures prepared as the net wants them, N x side x side x 3, and gives the probabilities. For measuring only:
another program then runs the very same numbers. Needs the PyPI packages onnx and numpy.
"""

import json
import struct
import sys

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper


def tensors(path):
    """The tensors of a file, by name (docs/models.md)."""
    data = open(path, "rb").read()
    magic, form, head, size = struct.unpack_from("<8sIIQ", data)
    assert (magic, form, len(data)) == (b"MESHNET\n", 1, 64 + head + size), "not a file of weights"
    found = {}
    for entry in json.loads(data[64 : 64 + head])["tensors"]:
        kind, count = {"f16": "<f2", "f32": "<f4"}[entry["type"]], int(np.prod(entry["shape"]))
        values = np.frombuffer(data, kind, count, 64 + head + entry["offset"])
        found[entry["name"]] = values.reshape(entry["shape"]).astype(np.float32)
    return found


class Graph:
    def __init__(self):
        self.nodes, self.constants = [], []

    def constant(self, value):
        name = "c%d" % len(self.constants)
        self.constants.append(numpy_helper.from_array(np.asarray(value), name))
        return name

    def add(self, kind, *inputs, **attributes):
        name = "n%d" % len(self.nodes)
        self.nodes.append(helper.make_node(kind, inputs, [name], **attributes))
        return name

    def convolution(self, x, t, name, stride=1, limited=True):
        weights = t[name + ".weights"]
        group = 1
        if weights.ndim == 2:
            weights = weights[None, None]
        if weights.ndim == 3:  # depthwise: row, column, channel
            group = weights.shape[2]
            weights = weights[:, :, None, :]
        side = weights.shape[0]
        weights = self.constant(np.ascontiguousarray(weights.transpose(3, 2, 0, 1)))
        x = self.add("Conv", x, weights, self.constant(t[name + ".bias"]), kernel_shape=[side, side],
                     strides=[stride, stride], auto_pad="SAME_UPPER", group=group)
        return self.add("Clip", x, self.constant(np.float32(0)), self.constant(np.float32(6))) if limited else x


def graph(t, side):
    g = Graph()
    x = g.add("Transpose", "pictures", perm=[0, 3, 1, 2])
    x = g.convolution(x, t, "stem", 2)
    steps, width, stage, block = [1, 2, 2, 2, 1, 2, 1], None, -1, 0
    while "block.%d.depthwise.weights" % block in t:
        name, before = "block.%d." % block, x
        out = t[name + "project.bias"].shape[0]
        begins = out != width
        stage, width = stage + begins, out
        if name + "expand.weights" in t:
            x = g.convolution(x, t, name + "expand")
        x = g.convolution(x, t, name + "depthwise", steps[stage] if begins else 1)
        x = g.convolution(x, t, name + "project", limited=False)
        if not begins:
            x = g.add("Add", x, before)
        block += 1
    x = g.convolution(x, t, "head")
    x = g.add("Flatten", g.add("GlobalAveragePool", x))
    x = g.add("Gemm", x, g.constant(t["classes.weights"]), g.constant(t["classes.bias"]))
    g.nodes.append(helper.make_node("Softmax", [x], ["probabilities"], axis=1))
    made = helper.make_graph(
        g.nodes, "net", [helper.make_tensor_value_info("pictures", TensorProto.FLOAT, ["n", side, side, 3])],
        [helper.make_tensor_value_info("probabilities", TensorProto.FLOAT, ["n", 1000])], g.constants)
    model = helper.make_model(made, opset_imports=[helper.make_opsetid("", 17)], ir_version=9)
    onnx.checker.check_model(model)
    return model


if __name__ == "__main__":
    source, target = sys.argv[1:]
    side = {"0": 224, "1": 240, "2": 260}[source[-len("0.meshnet")]]
    onnx.save(graph(tensors(source), side), target)
