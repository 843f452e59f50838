"""Arithmetic of the layout: stress majorisation over path lengths, and room for labels.

Only sums, products and roots are used, each node's in a fixed order, so that machines agree beyond the rounding of
the result.
"""

from __future__ import annotations

from typing import Final, TypeAlias

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import coo_array
from scipy.sparse.csgraph import dijkstra
from scipy.spatial import cKDTree

Floats: TypeAlias = NDArray[np.float64]
Pairs: TypeAlias = NDArray[np.int64]
UNIT: Final = 120.0
"""Length of an edge between two nodes without other neighbours."""
_ROUNDS: Final = 120


def lengths_by_degree(count: int, edges: Pairs) -> Floats:
    """How long edges should be: longer at nodes with many neighbours, so that a fan has room."""
    degree = np.bincount(edges.ravel(), minlength=count).astype(float)
    ends = degree[edges]
    busy, idle = ends.max(axis=1), ends.min(axis=1)
    lengths: Floats = UNIT * (0.7 + 0.16 * np.sqrt(np.minimum(busy, 80.0)) + 0.16 * np.sqrt(np.minimum(idle, 40.0)))
    return lengths


def settle(start: Floats, edges: Pairs, lengths: Floats) -> Floats:
    """Move ``start`` until all nodes of a connected graph stand as far apart as their paths are long."""
    count = len(start)
    roads = coo_array((lengths, (edges[:, 0], edges[:, 1])), shape=(count, count)).tocsr()
    first, second = np.triu_indices(count, 1)
    wanted = dijkstra(roads, directed=False)[first, second]
    weight = 1.0 / (wanted * wanted)
    total = _gather(first, weight, count) + _gather(second, weight, count)
    points = start
    for turn in range(_ROUNDS):
        apart = points[first] - points[second]
        now = np.maximum(np.sqrt(apart[:, 0] * apart[:, 0] + apart[:, 1] * apart[:, 1]), 1e-3)
        # nodes on one spot have no direction to leave it in: give each pair one of its own
        apart[:, 0] += (now <= 1e-3) * ((first * 7 + second * 3) % 11 - 5.0) * 1e-3
        pull = weight * (wanted - now) / now
        push = np.column_stack(
            [
                _gather(first, pull * apart[:, axis], count) - _gather(second, pull * apart[:, axis], count)
                for axis in (0, 1)
            ]
        )
        points = points + push / total[:, None] * (0.9 if turn < _ROUNDS - 30 else 0.5)
    return np.round(points, 3)


def separate(points: Floats, sizes: Floats, rounds: int = 250) -> Floats:
    """Push boxes of ``sizes`` (width, height) around ``points`` apart until none covers another."""
    points = points.copy()
    scale = sizes.max(axis=0)
    count = len(points)
    for _ in range(rounds):
        near = cKDTree(points / scale).query_pairs(1.0, p=np.inf, output_type="ndarray")
        near = near[np.lexsort((near[:, 1], near[:, 0]))]
        first, second = near[:, 0], near[:, 1]
        apart = points[second] - points[first]
        over = (sizes[first] + sizes[second]) / 2 - np.abs(apart)
        crossing = (over > 0.5).all(axis=1)
        if not crossing.any():
            break
        first, second, apart, over = first[crossing], second[crossing], apart[crossing], over[crossing]
        flat = over[:, 0] / scale[0] < over[:, 1] / scale[1]
        for axis, chosen in ((0, flat), (1, ~flat)):
            sign = np.where(apart[:, axis] != 0, np.sign(apart[:, axis]), np.where((first + second) % 2, 1.0, -1.0))
            step = np.where(chosen, over[:, axis] * sign * 0.3, 0.0)
            points[:, axis] += _gather(second, step, count) - _gather(first, step, count)
    return np.round(points, 3)


def _gather(index: NDArray[np.int64], values: Floats, count: int) -> Floats:
    sums: Floats = np.bincount(index, weights=values, minlength=count).astype(np.float64)
    return sums
