"""Frozen records of what a picture of the graph shows: nodes, the facts between them, and where each was read."""

from __future__ import annotations

from dataclasses import dataclass

import networkx as nx

from kg.views.belonging import Tie


@dataclass(frozen=True, slots=True)
class Node:
    """A thing of the graph: its class (local name), preferred label, other names, code, number of facts."""

    iri: str
    kind: str
    name: str
    aliases: tuple[str, ...] = ()
    notation: str = ""
    degree: int = 0


@dataclass(frozen=True, slots=True)
class Source:
    """The article that a fact was read in."""

    iri: str
    title: str = ""
    publisher: str = ""
    issued: str = ""
    file: str = ""


@dataclass(frozen=True, slots=True)
class Fact:
    """``subject predicate object`` as one article says it; the ends are IRIs, the predicate a local name.

    ``qualifiers`` are pairs of a local name (``title``, ``date``, ``status``, …) and its value as text.
    """

    iri: str
    subject: str
    predicate: str
    object: str
    article: str
    quote: str = ""
    confidence: float | None = None
    found_by: str = ""
    qualifiers: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Figure:
    """A number that an article states of a thing; ``value`` has its unit."""

    subject: str
    indicator: str
    value: str
    date: str
    article: str
    quote: str


@dataclass(frozen=True, slots=True)
class Picture:
    """What a view can show: ``nodes`` in order of importance, of which the first ``shown`` are visible at first.

    ``total`` counts the things of the whole graph that have at least one fact or hold bodies together, ``total_facts``
    its facts; what of them is not among ``nodes`` and ``facts`` is not in the picture at all. ``focus`` is the IRI that
    the picture was drawn around, or empty. ``ties`` say what bodies belong to, and are no facts.
    """

    nodes: tuple[Node, ...]
    facts: tuple[Fact, ...]
    sources: tuple[Source, ...]
    figures: tuple[Figure, ...]
    shown: int
    total: int
    total_facts: int
    focus: str = ""
    ties: tuple[Tie, ...] = ()

    @property
    def visible(self) -> frozenset[str]:
        """IRIs of the nodes that are visible at first."""
        return frozenset(node.iri for node in self.nodes[: self.shown])

    def graph(self) -> nx.MultiDiGraph:
        """The visible part as a networkx graph: node attribute ``node``, edge attribute ``fact``, keyed by fact."""
        visible = self.visible
        graph = nx.MultiDiGraph()
        graph.add_nodes_from((node.iri, {"node": node}) for node in self.nodes[: self.shown])
        graph.add_edges_from(
            (fact.subject, fact.object, fact.iri, {"fact": fact})
            for fact in self.facts
            if fact.subject in visible and fact.object in visible
        )
        return graph
