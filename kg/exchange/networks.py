"""The graph as a network of things for Gephi, yEd, Cytoscape: GraphML and GEXF by networkx, held in memory."""

from __future__ import annotations

import re
from typing import IO, TYPE_CHECKING, Final

import pyoxigraph as ox

from kg.exchange.rows import EDGES, FACTS, NODES, edges, facts, nodes

if TYPE_CHECKING:
    import networkx as nx

_CONTROL: Final = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_ENDS: Final = ("id", "subject", "subject_label", "object", "object_label")
# GEXF takes "start" and "end" for the life of an edge.
_RENAMED: Final = {"start": "quote_start", "end": "quote_end", "relation": "label"}


def network(store: ox.Store) -> nx.MultiDiGraph:
    """Things as nodes; an edge for each fact with its date, qualifiers and sentence, and for each ``within``.

    How local identifiers came to be these things, and what people decided, is not in it: those are statements about
    identifiers, not about things; the other formats have them. Characters that XML cannot hold are replaced by U+FFFD.
    """
    import networkx as nx

    graph = nx.MultiDiGraph()
    for row in nodes(store):
        graph.add_node(row["id"], **{name: _clean(row[name]) for name in NODES.columns if name != "id"})
    kept = [name for name in FACTS.columns if name not in _ENDS]
    for row in facts(store):
        told = {_RENAMED.get(name, name): _clean(row[name]) for name in kept}
        graph.add_edge(row["subject"], row["object"], key=row["id"], **told)
    empty = {_RENAMED.get(name, name): "" for name in kept}
    for row in edges(store):
        if row["relation"] == "within":
            key = f"{row[EDGES.columns[0]]} within {row[EDGES.columns[1]]}"
            graph.add_edge(row["source"], row["target"], key=key, **{**empty, "label": "within"})
    return graph


def write_graphml(store: ox.Store, out: IO[bytes]) -> None:
    """Write the network as GraphML."""
    import networkx as nx

    nx.write_graphml(network(store), out)


def write_gexf(store: ox.Store, out: IO[bytes]) -> None:
    """Write the network as GEXF 1.2, without the day of writing: the same graph gives the same bytes."""
    from networkx.readwrite.gexf import GEXFWriter

    graph = network(store)
    for _, _, key, told in graph.edges(keys=True, data=True):
        told["id"] = key
    writer = GEXFWriter(version="1.2draft")
    writer.add_graph(graph)
    for element in writer.xml:
        element.attrib.pop("lastmodifieddate", None)
    writer.write(out)


def _clean(text: str) -> str:
    return _CONTROL.sub("\ufffd", text)
