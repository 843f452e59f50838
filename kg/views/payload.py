"""What the page is told: the picture with positions, sizes and shapes, as plain data."""

from __future__ import annotations

import json
import math
from collections.abc import Iterable
from typing import Any, Final

import networkx as nx

from kg.views.evidence import QUALIFIERS
from kg.views.labels import Labels
from kg.views.layout import layout
from kg.views.picture import Fact, Figure, Node, Picture

SHAPES: Final = {
    "Place": "square",
    "Organization": "hexagon",
    "Initiative": "diamond",
    "Facility": "triangle",
    "Person": "dot",
    "Honor": "star",
}
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
_GROWN: Final = ((300, 1.5), (100, 1.2), (-1, 1.0))
"""From so many things on, symbols grow by so much, since the whole is seen from further away."""


def payload(picture: Picture, labels: Labels, *, title: str) -> dict[str, Any]:
    """Everything the page's scripts work on, ready for JSON."""
    place = {node.iri: index for index, node in enumerate(picture.nodes)}
    facts = sorted(picture.facts, key=lambda fact: (place[fact.subject], place[fact.object], fact.predicate, fact.iri))
    quotes = _index([*(fact.quote for fact in facts), *(figure.quote for figure in picture.figures)])
    articles = {source.iri: index for index, source in enumerate(picture.sources)}
    nodes, edges, options = _network(picture, labels, facts, place)
    base = _shared([node.iri for node in picture.nodes])
    for row, node in zip(nodes, picture.nodes, strict=True):
        row["iri"] = node.iri[len(base) :]
    return {
        "title": title,
        "base": base,
        "focus": place.get(picture.focus, -1),
        "shown": picture.shown,
        "total": picture.total,
        "totalFacts": picture.total_facts,
        "kinds": _kinds(picture.nodes, labels),
        "relations": _relations(facts, labels),
        "qualifiers": {name: labels.of(name) for name in QUALIFIERS},
        "nodes": nodes,
        "edges": edges,
        "options": options,
        "facts": [_fact(fact, place, articles, quotes) for fact in facts],
        "figures": [_figure(figure, place, articles, quotes) for figure in picture.figures],
        "articles": [[s.title, s.publisher, s.issued, s.file] for s in picture.sources],
        "quotes": list(quotes),
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


def _spots(picture: Picture) -> dict[Any, tuple[int, int]]:
    graph: nx.Graph = nx.Graph()
    graph.add_nodes_from(node.iri for node in picture.nodes[: picture.shown])
    graph.add_edges_from((a, b) for a, b in picture.graph().edges() if a != b)
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


def _index(texts: Iterable[str]) -> dict[str, int]:
    found: dict[str, int] = {}
    for text in texts:
        found.setdefault(text, len(found))
    return found


def _kinds(nodes: Iterable[Node], labels: Labels) -> list[dict[str, str]]:
    order = [*SHAPES]
    kinds = {node.kind for node in nodes}

    def rank(kind: str) -> tuple[int, bool, str]:
        root = labels.root(kind)
        return order.index(root) if root in order else len(order), kind != root, kind

    roots = {labels.root(kind) for kind in kinds}
    return [
        {"id": kind, "root": labels.root(kind), "shape": SHAPES.get(labels.root(kind), "dot"), **labels.of(kind)}
        for kind in sorted(kinds | roots, key=rank)
    ]


def _relations(facts: Iterable[Fact], labels: Labels) -> list[dict[str, Any]]:
    counts: dict[str, int] = {}
    for fact in facts:
        counts[fact.predicate] = counts.get(fact.predicate, 0) + 1
    return [
        {"id": name, "both": name in labels.symmetric, **labels.of(name)}
        for name in sorted(counts, key=lambda name: (-counts[name], name))
    ]


def _fact(fact: Fact, place: dict[str, int], articles: dict[str, int], quotes: dict[str, int]) -> dict[str, Any]:
    row: dict[str, Any] = {
        "s": place[fact.subject],
        "p": fact.predicate,
        "o": place[fact.object],
        "a": articles.get(fact.article, -1),
        "q": quotes[fact.quote],
    }
    if fact.confidence is not None:
        row["c"] = round(fact.confidence, 2)
    if fact.found_by:
        row["by"] = fact.found_by
    if fact.qualifiers:
        row["with"] = dict(fact.qualifiers)
    return row


def _figure(figure: Figure, place: dict[str, int], articles: dict[str, int], quotes: dict[str, int]) -> list[Any]:
    source = articles.get(figure.article, -1)
    return [
        place[figure.subject],
        figure.indicator,
        figure.value,
        figure.unit,
        figure.date,
        source,
        quotes[figure.quote],
    ]
