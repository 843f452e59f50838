"""Figures of a picture as a network: who is joined to most, what hangs together, what holds the parts together."""

from __future__ import annotations

import collections
from collections.abc import Mapping
from typing import Any, Final

import networkx as nx

from kg.views.picture import Picture

_LISTED: Final = 20
_MEMBERS: Final = 8


def overview(picture: Picture, place: Mapping[str, int]) -> dict[str, Any]:
    """Degrees, communities and joints of everything that travels with the page; things are named by number.

    ``place`` is the number of each thing on the page. Links and degrees count facts alone; what hangs together is
    asked of the facts and of what bodies belong to. Communities are Louvain's with a fixed seed; a joint is a thing
    whose loss would cut others off (an articulation point), weighed by how many things it would cut off at least.
    """
    graph = nx.Graph()
    graph.add_nodes_from(range(len(place)))
    ends = sorted((place[fact.subject], place[fact.object]) for fact in picture.facts)
    graph.add_edges_from((a, b) for a, b in ends if a != b)
    degree, links = dict(graph.degree()), graph.number_of_edges()
    graph.add_edges_from(sorted((place[tie.part], place[tie.whole]) for tie in picture.ties))
    groups = _communities(graph, degree)
    return {
        "components": nx.number_connected_components(graph) if len(graph) else 0,
        "largest": max(map(len, nx.connected_components(graph)), default=0),
        "links": links,
        "degrees": sorted(collections.Counter(degree.values()).items()),
        "best": sorted(degree, key=lambda node: (-degree[node], node))[:_LISTED],
        "joints": _joints(graph)[:_LISTED],
        "modularity": round(nx.community.modularity(graph, groups), 2) if graph.number_of_edges() else 0,
        "communities": [
            {
                "size": len(group),
                "links": graph.subgraph(group).number_of_edges(),
                "best": sorted(group, key=lambda node: (-degree[node], node))[:_MEMBERS],
            }
            for group in groups[:_LISTED]
            if len(group) > 2
        ],
        "groups": sum(len(group) > 2 for group in groups),
    }


def _communities(graph: nx.Graph, degree: Mapping[int, int]) -> list[set[int]]:
    if not graph.number_of_edges():
        return [{node} for node in graph]
    found = nx.community.louvain_communities(graph, seed=1)
    return sorted(found, key=lambda group: (-len(group), min(group, key=lambda node: (-degree[node], node))))


def _joints(graph: nx.Graph) -> list[tuple[int, int]]:
    """Joints with the number of things that they cut off, the smaller sides of each cut together; most first."""
    blocks = list(nx.biconnected_components(graph))
    joints = set(nx.articulation_points(graph))
    tree: nx.Graph = nx.Graph()
    tree.add_nodes_from(("joint", node) for node in joints)
    for index, block in enumerate(blocks):
        tree.add_node(("block", index), weight=len(block - joints))
        tree.add_edges_from((("block", index), ("joint", node)) for node in block & joints)
    cut: dict[int, int] = {}
    for part in nx.connected_components(tree):
        root = min(part)
        order = list(nx.dfs_postorder_nodes(tree, root))
        parent = {child: above for above, child in nx.dfs_edges(tree, root)}
        below = _below(tree, order, parent)
        for kind, node in part:
            if kind == "joint":
                sides = [below[other] for other in tree[(kind, node)] if parent.get(other) == (kind, node)]
                rest = below[root] - 1 - sum(sides)
                cut[node] = sum(sides) + rest - max([*sides, rest])
    return sorted(cut.items(), key=lambda pair: (-pair[1], pair[0]))


def _below(tree: nx.Graph, order: list[Any], parent: Mapping[Any, Any]) -> dict[Any, int]:
    """How many things each part of the tree of blocks holds, itself included."""
    below = {key: 1 if key[0] == "joint" else tree.nodes[key]["weight"] for key in order}
    for key in order:
        if key in parent:
            below[parent[key]] += below[key]
    return below
