"""The graphs that training writes, beside the same network computed step by step; where ``onnx`` is installed."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from pipelines.components.session import session

pytest.importorskip("onnx", reason="of the extra train")

from pipelines.training.graphs import character_graph, projected

Array = NDArray[Any]
HIDDEN, EMBEDDED, SEEN, HOT, LABELS = 4, 5, 3, 6, 7


@pytest.fixture(name="arrays")
def weights() -> dict[str, Array]:
    """A small network's weights, such as half precision holds exactly."""
    random = np.random.default_rng(5)
    wide = 2 * HIDDEN + SEEN + HOT
    shapes: dict[str, tuple[int, ...]] = {"embedding": (9, EMBEDDED), "seen": (SEEN, 8), "conv": (10, wide, 3)}
    shapes |= {"out": (LABELS, 10), "skip": (LABELS, wide), "conv_bias": (10,)}
    shapes |= {"out_bias": (LABELS,), "skip_bias": (LABELS,)}
    for layer, width in ((0, EMBEDDED), (1, 2 * HIDDEN)):
        for way in "fb":
            name = f"gru{layer}_{way}"
            shapes |= {f"{name}_input": (3 * HIDDEN, width), f"{name}_hidden": (3 * HIDDEN, HIDDEN)}
            shapes |= {f"{name}_{part}_bias": (3 * HIDDEN,) for part in ("input", "hidden")}
    return {k: random.normal(size=shape).astype(np.float16).astype(np.float32) for k, shape in shapes.items()}


def recurrent(arrays: dict[str, Array], x: Array, name: str) -> Array:
    """One direction over (steps, width), as in Cho et al. (2014) with the reset behind."""
    hidden, found = np.zeros(HIDDEN), []
    for step in x:
        given = arrays[f"{name}_input"] @ step + arrays[f"{name}_input_bias"]
        own = arrays[f"{name}_hidden"] @ hidden + arrays[f"{name}_hidden_bias"]
        reset, update = (1 / (1 + np.exp(-(given + own)[k * HIDDEN : (k + 1) * HIDDEN])) for k in (0, 1))
        new = np.tanh(given[2 * HIDDEN :] + reset * own[2 * HIDDEN :])
        hidden = (1 - update) * new + update * hidden
        found.append(hidden)
    return np.array(found)


def expected(arrays: dict[str, Array], ids: Array, kinds: Array, seen: Array) -> Array:
    """The scores of one row."""
    x = arrays["embedding"][ids]
    for layer in (0, 1):
        back = recurrent(arrays, x[::-1], f"gru{layer}_b")[::-1]
        x = np.concatenate([recurrent(arrays, x, f"gru{layer}_f"), back], axis=1)
    x = np.concatenate([x, seen, np.eye(HOT)[kinds].sum(axis=1)], axis=1)
    around = np.pad(x, ((1, 1), (0, 0)))
    y = sum(around[k : k + len(x)] @ arrays["conv"][:, :, k].T for k in range(3)) + arrays["conv_bias"]
    scores: Array = np.maximum(y, 0) @ arrays["out"].T + arrays["out_bias"] + x @ arrays["skip"].T + arrays["skip_bias"]
    return scores


def test_character_graph(arrays: dict[str, Array]) -> None:
    """Rows of different lengths in one batch have the scores that each has by itself."""
    random = np.random.default_rng(6)
    lengths = np.array([6, 2, 4], dtype=np.int32)
    ids, places = random.integers(0, 9, size=(3, 6)), random.integers(0, 5, size=(3, 6))
    kinds = random.integers(0, HOT, size=(3, 6, 2))
    seen = np.pad(random.normal(size=(5, SEEN)), ((0, 1), (0, 0))).astype(np.float32)
    for row, length in enumerate(lengths):
        places[row, length:], kinds[row, length:] = 5, HOT
    given = {"ids": ids, "lengths": lengths, "features": kinds, "places": places, "seen": seen}
    (scores,) = session(character_graph(arrays), 1).run(None, given)
    for row, n in enumerate(lengths):
        assert np.allclose(
            scores[row, :n], expected(arrays, ids[row, :n], kinds[row, :n], seen[places[row, :n]]), atol=1e-4
        )


def test_projected_layers() -> None:
    """What the layers give comes out through one more."""
    from onnx import TensorProto, helper

    ends = [helper.make_tensor_value_info(n, TensorProto.FLOAT, [1, "tokens", 4]) for n in ("embedded", "states")]
    graph = helper.make_graph([helper.make_node("Relu", ["embedded"], ["states"])], "g", ends[:1], ends[1:])
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=8)
    weight, bias = np.arange(8, dtype=np.float32).reshape(2, 4), np.array([1, -1], dtype=np.float32)
    made = session(projected(model.SerializeToString(), weight, bias), 1)
    given = np.random.default_rng(8).normal(size=(1, 3, 4)).astype(np.float32)
    (found,) = made.run(None, {"embedded": given})
    assert np.allclose(found, np.maximum(given, 0) @ weight.T + bias, atol=1e-5)
