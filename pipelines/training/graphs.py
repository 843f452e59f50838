"""The character network of the tagger as an ONNX graph, and what joins the encoder's layers to it.

Needs ``onnx`` (extra ``train``). Weights are kept in half precision; the runtime makes single precision of them when
it loads the graph.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

Arrays = Mapping[str, NDArray[Any]]
_OPSET: Final = 17
_VERSION: Final = 8
_LAYERS: Final = 2


class _Graph:
    """Nodes and weights in the making."""

    def __init__(self) -> None:
        self.nodes: list[Any] = []
        self.weights: list[Any] = []

    def node(self, operator: str, *inputs: str, **attributes: Any) -> str:
        """Add an operator; the name of what it gives."""
        from onnx import helper

        name = f"{operator.lower()}_{len(self.nodes)}"
        self.nodes.append(helper.make_node(operator, list(inputs), [name], **attributes))
        return name

    def whole(self, values: list[int]) -> str:
        """Add a row of whole numbers; its name."""
        return self._kept(np.array(values, dtype=np.int64))

    def weight(self, values: NDArray[Any]) -> str:
        """Add weights in half precision; the name under which they are in single precision."""
        from onnx import TensorProto

        return self.node("Cast", self._kept(values.astype(np.float16)), to=TensorProto.FLOAT)

    def _kept(self, values: NDArray[Any]) -> str:
        from onnx import numpy_helper

        name = f"weight_{len(self.weights)}"
        self.weights.append(numpy_helper.from_array(np.ascontiguousarray(values), name))
        return name

    def linear(self, x: str, weight: NDArray[Any], bias: NDArray[Any]) -> str:
        """Add a layer whose weight is (out, in), as in torch; the name of what it gives."""
        return self.node("Add", self.node("MatMul", x, self.weight(weight.T)), self.weight(bias))


def character_graph(arrays: Arrays) -> bytes:
    """The network from characters to the scores of their labels.

    Inputs: ``ids`` (rows, steps), ``lengths`` (rows), ``features`` (rows, steps, kinds), indices into the one-hot
    table, ``places`` (rows, steps), rows of ``seen`` (pieces, width). Behind a row's length ``features`` must be the
    size of the one-hot table and ``places`` a row of noughts. Output: ``scores`` (rows, steps, labels).

    Args:
        arrays: ``embedding``; for each layer and direction ``gru0_f_input``, ``gru0_f_hidden`` and their ``_bias``,
            gates in the order reset, update, new; ``conv`` (out, in, 3), ``out`` and ``skip`` with their biases;
            ``seen`` (width, states), of which only the width is looked at.
    """
    graph = _Graph()
    x = graph.node("Transpose", graph.node("Gather", graph.weight(arrays["embedding"]), "ids"), perm=[1, 0, 2])
    for layer in range(_LAYERS):
        x = _recurrent(graph, x, arrays, layer, last=layer == _LAYERS - 1)
    hidden = 2 * arrays["gru0_f_hidden"].shape[1]
    size = arrays["conv"].shape[1] - hidden - arrays["seen"].shape[0]
    table = graph.weight(np.eye(size + 1, size))
    hot = graph.node("ReduceSum", graph.node("Gather", table, "features"), graph.whole([2]), keepdims=0)
    x = graph.node("Concat", x, graph.node("Gather", "seen", "places"), hot, axis=2)
    y = graph.node("Transpose", x, perm=[0, 2, 1])
    y = graph.node("Conv", y, graph.weight(arrays["conv"]), graph.weight(arrays["conv_bias"]), pads=[1, 1])
    y = graph.node("Transpose", graph.node("Relu", y), perm=[0, 2, 1])
    y = graph.linear(y, arrays["out"], arrays["out_bias"])
    graph.node("Add", y, graph.linear(x, arrays["skip"], arrays["skip_bias"]))
    return _written(graph, arrays)


def _recurrent(graph: _Graph, x: str, arrays: Arrays, layer: int, last: bool) -> str:
    """Both directions over ``x`` (steps, rows, width), joined; the last one's rows come first."""
    stacked = []
    for part in ("input", "hidden"):
        stacked.append(np.stack([_gates(arrays[f"gru{layer}_{way}_{part}"]) for way in "fb"]))
    biases = [[_gates(arrays[f"gru{layer}_{way}_{part}_bias"]) for part in ("input", "hidden")] for way in "fb"]
    stacked.append(np.stack([np.concatenate(pair) for pair in biases]))
    size = stacked[1].shape[2]
    kinds = {"hidden_size": size, "direction": "bidirectional", "linear_before_reset": 1}
    y = graph.node("GRU", x, *map(graph.weight, stacked), "lengths", **kinds)
    y = graph.node("Transpose", y, perm=[2, 0, 1, 3] if last else [0, 2, 1, 3])
    return graph.node("Reshape", y, graph.whole([0, 0, 2 * size]))


def _gates(array: NDArray[Any]) -> NDArray[Any]:
    """Torch orders the gates reset, update, new; ONNX update, reset, new."""
    reset, update, new = np.split(array, 3)
    return np.concatenate([update, reset, new])


def _written(graph: _Graph, arrays: Arrays) -> bytes:
    from onnx import TensorProto, checker, helper

    whole, single = TensorProto.INT64, TensorProto.FLOAT
    value = helper.make_tensor_value_info
    inputs = [
        value("ids", whole, ["rows", "steps"]),
        value("lengths", TensorProto.INT32, ["rows"]),
        value("features", whole, ["rows", "steps", "kinds"]),
        value("places", whole, ["rows", "steps"]),
        value("seen", single, ["pieces", arrays["seen"].shape[0]]),
    ]
    graph.nodes[-1].output[0] = "scores"
    output = value("scores", single, ["rows", "steps", len(arrays["out_bias"])])
    made = helper.make_graph(graph.nodes, "characters", inputs, [output], graph.weights)
    model = helper.make_model(made, opset_imports=[helper.make_opsetid("", _OPSET)], ir_version=_VERSION)
    checker.check_model(model)
    data: bytes = model.SerializeToString()
    return data


def projected(layers: bytes, weight: NDArray[Any], bias: NDArray[Any]) -> bytes:
    """The graph of encoder layers with a linear layer behind it that is not quantised; ``weight`` is (out, in)."""
    import onnx
    from onnx import TensorProto, helper

    model = onnx.load_from_string(layers)
    (states,) = model.graph.output
    behind = _Graph()
    behind.linear(states.name, weight, bias)
    behind.nodes[-1].output[0] = "seen"
    model.graph.node.extend(behind.nodes)
    model.graph.initializer.extend(behind.weights)
    del model.graph.output[:]
    model.graph.output.append(helper.make_tensor_value_info("seen", TensorProto.FLOAT, [1, "tokens", len(weight)]))
    onnx.checker.check_model(model)
    data: bytes = model.SerializeToString()
    return data
