"""Where each node of a picture stands: computed once, here, so that the page opens at rest.

Each component is laid out on its own by stress majorisation (nodes as far apart as their paths are long), labels
are given the room they need, and the components are packed into one sheet. A large component is laid out by its
communities, which are set beside each other like countries on a map, since all of it at once is a hairball. The same
graph gives the same coordinates: no random numbers, ties broken by index, results rounded to whole units.
"""

from __future__ import annotations

import math
from collections.abc import Hashable, Mapping, Sequence
from typing import Final, TypeAlias

import networkx as nx
import numpy as np
from numpy.typing import NDArray

from kg.views.forces import UNIT, lengths_by_degree, separate, settle

Floats: TypeAlias = NDArray[np.float64]
Pairs: TypeAlias = NDArray[np.int64]
SHEET: Final = 1.55
"""Width of the sheet by its height: most screens, less the panels."""
_GAP: Final = 90.0
_HAIRBALL: Final = 260
_ALL_PAIRS: Final = 1500
"""Above, the time for every pair of nodes is out of proportion, and rays have to do."""
_FITTED: Final = 60
"""So many components are fitted into each other's corners; the small rest stands in rows."""
_WIDTHS: Final = (1.0, 1.08, 1.16, 1.25, 1.35, 1.5)
"""Widths to try for the sheet of components, by that of a sheet without gaps."""
_DENSE: Final = 0.6
"""Scale of a map: so many names are read closer in, and the whole has to be taken in at once."""
_ORIGIN: Final = np.zeros((1, 2))


def layout(graph: nx.Graph, boxes: Mapping[Hashable, tuple[float, float]]) -> dict[Hashable, tuple[int, int]]:
    """Positions of the nodes of an undirected graph, whose labels take ``boxes`` (width, height) of room.

    The order of the graph's nodes settles ties, so that equal graphs built in the same order look the same.
    """
    rank = {node: index for index, node in enumerate(graph)}
    parts = [sorted(part, key=rank.__getitem__) for part in nx.connected_components(graph)]
    parts.sort(key=lambda part: (-len(part), rank[part[0]]))
    sheets = [_component(graph, part, np.array([boxes[node] for node in part], float)) for part in parts]
    placed: dict[Hashable, tuple[int, int]] = {}
    for part, points, corner in zip(parts, sheets, _pack(sheets, parts, boxes), strict=True):
        for node, (x, y) in zip(part, points + corner, strict=True):
            placed[node] = (round(float(x)), round(float(y)))
    return {node: placed[node] for node in graph}


def _component(graph: nx.Graph, part: Sequence[Hashable], sizes: Floats) -> Floats:
    place = {node: index for index, node in enumerate(part)}
    pairs = sorted({(min(a, b), max(a, b)) for a, b in _ends(graph.subgraph(part), place) if a != b})
    edges = np.array(pairs, dtype=np.int64).reshape(-1, 2)
    return _map(edges, sizes) if len(part) > _HAIRBALL else _island(edges, sizes)


def _ends(graph: nx.Graph, place: Mapping[Hashable, int]) -> list[tuple[int, int]]:
    return [(place[a], place[b]) for a, b in graph.edges()]


def _island(edges: Pairs, sizes: Floats, scale: float = 1.0) -> Floats:
    count = len(sizes)
    if count == 1:
        return _ORIGIN
    start = _rays(count, edges) * UNIT * 1.6 * scale
    if count <= _ALL_PAIRS:
        start = settle(start, edges, lengths_by_degree(count, edges) * scale)
    return separate(_broad(start), sizes)


def _map(edges: Pairs, sizes: Floats) -> Floats:
    """Communities as islands, and the islands set apart as their borders ask."""
    graph, sizes = nx.Graph(edges.tolist()), sizes * _DENSE
    groups = _communities(graph)
    home = {node: index for index, group in enumerate(groups) for node in group}
    islands = []
    for group in groups:
        place = {node: index for index, node in enumerate(group)}
        inner = [(place[a], place[b]) for a, b in edges.tolist() if a in place and b in place]
        islands.append(_island(np.array(inner, dtype=np.int64).reshape(-1, 2), sizes[group], _DENSE))
    extents = np.array([points.max(axis=0) - points.min(axis=0) for points in islands]) + sizes.max(axis=0) + _GAP
    borders = sorted({(min(a, b), max(a, b)) for a, b in ((home[a], home[b]) for a, b in edges.tolist()) if a != b})
    centres: Floats = np.zeros((len(groups), 2))
    if borders:
        ways = np.array(borders, dtype=np.int64)
        reach = extents.mean(axis=1) / 2
        lengths = (reach[ways[:, 0]] + reach[ways[:, 1]]) * 1.1
        centres = separate(_broad(settle(_rays(len(groups), ways) * extents.mean(), ways, lengths)), extents)
    points = np.zeros((len(sizes), 2))
    for group, island, centre in zip(groups, islands, centres, strict=True):
        points[group] = island - (island.max(axis=0) + island.min(axis=0)) / 2 + centre
    return points


def _communities(graph: nx.Graph) -> list[list[int]]:
    """As few communities as can be, none so large that it were a hairball again."""
    groups: list[list[int]] = []
    for resolution in (0.3, 0.6, 1.0, 2.0):
        found = nx.community.louvain_communities(graph, seed=1, resolution=resolution)
        groups = sorted((sorted(group) for group in found), key=lambda group: (-len(group), group[0]))
        if len(groups[0]) <= 2 * _HAIRBALL:
            break
    return groups


def _rays(count: int, edges: NDArray[np.int64]) -> Floats:
    """A first guess: the best connected node in the middle, its branches around it, each with room by its size."""
    neighbours: list[list[int]] = [[] for _ in range(count)]
    for a, b in edges.tolist():
        neighbours[a].append(b)
        neighbours[b].append(a)
    middle = max(range(count), key=lambda node: (len(neighbours[node]), -node))
    order, parent = [middle], {middle: middle}
    for node in order:
        for other in neighbours[node]:
            if other not in parent:
                parent[other] = node
                order.append(other)
    weight = [1.0] * count
    for node in reversed(order[1:]):
        weight[parent[node]] += weight[node]
    return _fan(order, parent, weight)


def _fan(order: Sequence[int], parent: Mapping[int, int], weight: Sequence[float]) -> Floats:
    points = np.zeros((len(order), 2))
    start = {order[0]: 0.0}
    width = {order[0]: 2 * math.pi}
    depth = {order[0]: 0}
    for node in order[1:]:
        above = parent[node]
        width[node] = width[above] * weight[node] / max(weight[above] - 1.0, 1.0)
        start[node] = start[above]
        start[above] += width[node]
        depth[node] = depth[above] + 1
        angle = start[node] + width[node] / 2
        points[node] = (depth[node] * math.cos(angle), depth[node] * math.sin(angle))
    return np.round(points, 6)  # the last digits of a sine differ between machines


def _broad(points: Floats) -> Floats:
    """Lying, and stretched a little towards the shape of the sheet."""
    lying = _lie_down(points)
    width, height = (lying.max(axis=0) - lying.min(axis=0)).tolist()
    stretch = math.sqrt(min(max(SHEET * height / width, 0.7), 1.7)) if width and height else 1.0
    broad: Floats = lying * np.array([stretch, 1 / stretch])
    return broad


def _lie_down(points: Floats) -> Floats:
    """Turned so that the long side lies flat, as screens and labels do."""
    centred = points - points.mean(axis=0)
    spread = (centred[:, 0] ** 2).sum() - (centred[:, 1] ** 2).sum()
    lean = 2 * (centred[:, 0] * centred[:, 1]).sum()
    angle = -0.5 * math.atan2(lean, spread)
    cos, sin = round(math.cos(angle), 9), round(math.sin(angle), 9)
    turned = np.column_stack((centred[:, 0] * cos - centred[:, 1] * sin, centred[:, 0] * sin + centred[:, 1] * cos))
    return np.round(turned, 6)


def _pack(
    sheets: Sequence[Floats], parts: Sequence[Sequence[Hashable]], boxes: Mapping[Hashable, tuple[float, float]]
) -> list[Floats]:
    """What to add to each component's points so that all lie on one sheet, none over another."""
    sizes = []
    for points, part in zip(sheets, parts, strict=True):
        room = np.array([boxes[node] for node in part], float).max(axis=0)
        sizes.append((points.max(axis=0) - points.min(axis=0) + room + _GAP / 2).tolist())
    corners = _fill(sizes[:_FITTED])
    bottom = max((y + size[1] for (_, y), size in zip(corners, sizes, strict=False)), default=0.0)
    across = max((x + size[0] for (x, _), size in zip(corners, sizes, strict=False)), default=0.0)
    corners += _shelves(sizes[_FITTED:], bottom, across)
    return [
        np.array(corner) + np.array(size) / 2 - (points.max(axis=0) + points.min(axis=0)) / 2
        for points, corner, size in zip(sheets, corners, sizes, strict=True)
    ]


def _fill(sizes: Sequence[Sequence[float]]) -> list[tuple[float, float]]:
    """Rectangles as high up as they go on a sheet of some width; of several widths, the one that fits a screen best."""
    if not sizes:
        return []
    least = max(max(width for width, _ in sizes), math.sqrt(sum(w * h for w, h in sizes) * SHEET))
    return min((_stack(sizes, least * wider) for wider in _WIDTHS), key=lambda corners: _extent(corners, sizes))


def _extent(corners: Sequence[tuple[float, float]], sizes: Sequence[Sequence[float]]) -> float:
    right = max(x + size[0] for (x, _), size in zip(corners, sizes, strict=True))
    bottom = max(y + size[1] for (_, y), size in zip(corners, sizes, strict=True))
    return max(right / SHEET, bottom)


def _stack(sizes: Sequence[Sequence[float]], across: float) -> list[tuple[float, float]]:
    placed: list[tuple[float, float, float, float]] = []
    for width, height in sizes:
        lefts = {0.0, *(r for _, _, r, _ in placed), *(le for le, _, _, _ in placed)}
        tops = {0.0, *(b for _, _, _, b in placed)}
        free = (
            (y, x)
            for y in sorted(tops)
            for x in sorted(lefts)
            if (x + width <= across or not x)
            and all(x + width <= le or x >= r or y + height <= t or y >= b for le, t, r, b in placed)
        )
        y, x = next(free)
        placed.append((x, y, x + width, y + height))
    return [(x, y) for x, y, _, _ in placed]


def _shelves(sizes: Sequence[Sequence[float]], top: float, across: float) -> list[tuple[float, float]]:
    """The many small ones, in rows below."""
    across = max(across, math.sqrt(sum(w * h for w, h in sizes) * SHEET))
    corners, x, y, row = [], 0.0, top, 0.0
    for width, height in sizes:
        if x and x + width > across:
            x, y, row = 0.0, y + row, 0.0
        corners.append((x, y))
        x, row = x + width, max(row, height)
    return corners
