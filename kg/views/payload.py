"""What the page is told: the picture with positions, sizes and shapes, as plain data."""

from __future__ import annotations

import json
import math
from collections.abc import Iterable
from typing import Any, Final

import networkx as nx

from kg.views.counties import counties, ground
from kg.views.labels import Labels
from kg.views.layout import layout
from kg.views.overview import overview
from kg.views.picture import Fact, Node, Picture
from kg.views.pinyin import readings
from kg.views.rows import SHAPES, said

OPTIONS: Final[dict[str, Any]] = {
    "autoResize": True,
    "physics": {"enabled": False},
    "layout": {"improvedLayout": False},
    "nodes": {"borderWidth": 1.5, "font": {"size": 0}, "labelHighlightBold": False},
    "edges": {"smooth": False, "arrowStrikethrough": False, "selectionWidth": 0, "hoverWidth": 0, "font": {"size": 0}},
    "interaction": {
        "hover": True,
        "selectConnectedEdges": False,
        "multiselect": False,
        "keyboard": False,
        "tooltipDelay": 3600000,
        "zoomSpeed": 0.6,
    },
}
_FULLER: Final = {"star": 1.3, "triangle": 1.12, "diamond": 1.15, "square": 0.92}
"""vis-network sizes shapes by their corners; these factors make them weigh the same to the eye."""
_LINE: Final = 10
_SPELT: Final = 40
"""Characters of a name that pinyin finds; nobody types more."""
_GROWN: Final = ((300, 1.5), (100, 1.2), (-1, 1.0))
"""From so many things on, symbols grow by so much, since the whole is seen from further away."""


def payload(picture: Picture, labels: Labels, *, title: str, evidence: bool = True) -> dict[str, Any]:
    """Everything the page's scripts work on, ready for JSON; without ``evidence`` the sentences stay behind."""
    place = {node.iri: index for index, node in enumerate(picture.nodes)}
    facts = sorted(picture.facts, key=lambda fact: (place[fact.subject], place[fact.object], fact.predicate, fact.iri))
    nodes, edges, options = _network(picture, labels, facts, place)
    base = _shared([node.iri for node in picture.nodes])
    homes, at = counties(picture)
    for row, node in zip(nodes, picture.nodes, strict=True):
        row["iri"] = node.iri[len(base) :]
        if node.iri in at:
            row["at"] = list(at[node.iri])
    return {
        "title": title,
        "base": base,
        "focus": place.get(picture.focus, -1),
        "shown": picture.shown,
        "total": picture.total,
        "totalFacts": picture.total_facts,
        "nodes": nodes,
        "edges": edges,
        "options": options,
        **said(picture, labels, facts, place, evidence=evidence),
        "pinyin": readings(text[:_SPELT] for node in picture.nodes for text in (node.name, *node.aliases)),
        "counties": [[county.code, county.name, county.lon, county.lat] for county in homes],
        "ground": ground() if any(county.lon is not None for county in homes) else (),
        "overview": overview(picture, place),
    }


def _network(
    picture: Picture, labels: Labels, facts: list[Fact], place: dict[str, int]
) -> tuple[list[dict[str, Any]], list[dict[str, Any]], dict[str, Any]]:
    from pyvis.network import Network

    spots, grown = _spots(picture), next(factor for count, factor in _GROWN if picture.shown > count)
    network = Network(directed=True, cdn_resources="in_line")
    for index, node in enumerate(picture.nodes):
        more: dict[str, Any] = {"x": spots[node.iri][0], "y": spots[node.iri][1]} if node.iri in spots else {}
        if node.aliases:
            more["aliases"] = list(node.aliases)
        if node.notation:
            more["code"] = node.notation
        shape = SHAPES.get(labels.root(node.kind), "dot")
        network.add_node(
            index,
            label=node.name,
            shape=shape,
            size=round(_size(node) * _FULLER.get(shape, 1.0) * grown, 1),
            kind=node.kind,
            **more,
        )
    for row in network.nodes:
        row.pop("color", None)  # the page colours by class, for light and dark
    for (first, second), members in _pairs(facts, place).items():
        network.add_edge(first, second, facts=members)
    for part, whole in _bare_ties(picture, facts, place):
        network.add_edge(part, whole, facts=[], tie=1)
    for row in network.edges:
        row.pop("arrows", None)  # the page draws them by what the filters leave
    network.set_options(json.dumps(OPTIONS))
    nodes, edges, _, _, _, options = network.get_network_data()
    for row, links in zip(nodes, _links(edges, len(nodes)), strict=True):
        if picture.nodes[row["id"]].degree > links:
            row["beyond"] = picture.nodes[row["id"]].degree - links
    return nodes, edges, json.loads(options)


def _links(edges: Iterable[dict[str, Any]], count: int) -> list[int]:
    links = [0] * count
    for edge in edges:
        if edge["facts"]:
            links[edge["from"]] += 1
            links[edge["to"]] += 1
    return links


def _pairs(facts: Iterable[Fact], place: dict[str, int]) -> dict[tuple[int, int], list[int]]:
    """Parallel facts gathered: the numbers of all facts between two things, in either direction."""
    pairs: dict[tuple[int, int], list[int]] = {}
    for index, fact in enumerate(facts):
        first, second = sorted((place[fact.subject], place[fact.object]))
        if first != second:
            pairs.setdefault((first, second), []).append(index)
    return dict(sorted(pairs.items()))


def _bare_ties(picture: Picture, facts: Iterable[Fact], place: dict[str, int]) -> list[tuple[int, int]]:
    """What belongs to what, from the part to the whole, where no fact joins the two already."""
    said = _pairs(facts, place).keys()
    found = ((place[tie.part], place[tie.whole]) for tie in picture.ties)
    return [(part, whole) for part, whole in found if (min(part, whole), max(part, whole)) not in said]


def _spots(picture: Picture) -> dict[Any, tuple[int, int]]:
    graph: nx.Graph = nx.Graph()
    graph.add_nodes_from(node.iri for node in picture.nodes[: picture.shown])
    graph.add_edges_from((a, b) for a, b in picture.graph().edges() if a != b)
    graph.add_edges_from(tie for tie in picture.ties if tie.part in graph and tie.whole in graph)
    return layout(graph, {node.iri: _box(node) for node in picture.nodes[: picture.shown]})


def _size(node: Node) -> float:
    return round(min(7.0 + 2.5 * math.sqrt(node.degree), 26.0), 1)


def _box(node: Node) -> tuple[float, float]:
    """Room for the symbol and its label of at most two lines."""
    width = sum(1.0 if ord(c) > 0x2E7F else 0.56 for c in node.name)
    lines = 1 if width <= _LINE else 2
    return max(min(width, _LINE) * 13.0, 2 * _size(node)) + 16.0, 2 * _size(node) + lines * 16.0 + 10.0


def _shared(iris: list[str]) -> str:
    """What all IRIs begin with, so that the file says it once."""
    first, last = min(iris, default=""), max(iris, default="")
    return next((first[:end] for end in range(len(first)) if first[end] != last[end : end + 1]), "")
