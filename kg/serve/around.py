"""The picture around one thing: its part of the graph is copied into memory and drawn as ``kg view`` draws."""

from __future__ import annotations

import tempfile
import warnings
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

import pyoxigraph as ox
from oxrdflib import OxigraphStore
from rdflib import Dataset
from rdflib.namespace import DCTERMS, RDF, SKOS

from kg.vocabulary import GOV

_MOST_FACTS: Final = 1500
"""Of a thing with more facts than that, and of all around it together, not every one is drawn."""
_DEFAULT: Final = ox.DefaultGraph()
_OF_THINGS: Final = tuple(ox.NamedNode(str(name)) for name in (RDF.type, SKOS.prefLabel, SKOS.altLabel, SKOS.notation))
_OF_ARTICLES: Final = tuple(
    ox.NamedNode(str(name)) for name in (RDF.type, DCTERMS.title, DCTERMS.issued, DCTERMS.publisher, DCTERMS.source)
)
_TYPE, _BODY = ox.NamedNode(str(RDF.type)), ox.NamedNode(str(GOV.Organization))
_SPATIAL: Final = ox.NamedNode(str(DCTERMS.spatial))
_SUBJECT, _OBJECT, _OF = (ox.NamedNode(str(name)) for name in (RDF.subject, RDF.object, GOV.of))


def draw(store: ox.Store, centre: ox.NamedNode, hops: int, title: str) -> str:
    """One HTML file with what lies within ``hops`` facts of the thing; it loads nothing."""
    from kg.views import write_html

    with tempfile.TemporaryDirectory(prefix="govkg-around-") as folder, warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        page = Path(folder) / "around.html"
        dataset = Dataset(store=OxigraphStore(store=part(store, centre, hops)))
        write_html(dataset, page, around=centre.value, hops=hops, title=title)
        return page.read_text("utf-8")


def part(store: ox.Store, centre: ox.NamedNode, hops: int, most: int = _MOST_FACTS) -> ox.Store:
    """The things within ``hops`` facts and one more, with their facts and articles, in a store of their own.

    Of a county the bodies that belong to it are there as well, and of a body its county.
    """
    copy = ox.Store()
    rim = [centre, *_bodies(store, centre)]
    reached = set(rim)
    facts: set[tuple[ox.NamedNode, ox.NamedNode]] = set()
    for _ in range(hops + 1):
        beyond: dict[ox.NamedNode, None] = {}
        for thing in rim:
            for fact, graph in _facts(store, thing):
                if len(facts) >= most:
                    break
                if (fact, graph) not in facts:
                    facts.add((fact, graph))
                    quads = list(store.quads_for_pattern(fact, None, None, graph))
                    copy.extend(quads)
                    beyond.update(dict.fromkeys(_ends(quads)))
        rim = [thing for thing in beyond if thing not in reached]
        reached.update(rim)
    for thing in reached:
        figures = store.quads_for_pattern(None, _OF, thing, None)
        for found in figures:
            copy.extend(store.quads_for_pattern(found.subject, None, None, found.graph_name))
            facts.add((found.subject, found.graph_name))  # type: ignore[arg-type]  # named by an IRI
        _copy(store, copy, thing, _OF_THINGS, _DEFAULT)
        for found in store.quads_for_pattern(thing, _SPATIAL, None, _DEFAULT):
            copy.add(found)
            _copy(store, copy, found.object, _OF_THINGS, _DEFAULT)  # type: ignore[arg-type]  # a division's IRI
    for graph in {graph for _, graph in facts}:
        _copy(store, copy, graph, _OF_ARTICLES, graph)
    return copy


def _bodies(store: ox.Store, division: ox.NamedNode) -> list[ox.NamedNode]:
    found = (quad.subject for quad in store.quads_for_pattern(None, _SPATIAL, division, _DEFAULT))
    bodies = (body for body in found if next(store.quads_for_pattern(body, _TYPE, _BODY, _DEFAULT), None))
    return sorted((body for body in bodies if isinstance(body, ox.NamedNode)), key=lambda body: body.value)


def _facts(store: ox.Store, thing: ox.NamedNode) -> Iterator[tuple[ox.NamedNode, ox.NamedNode]]:
    for end in (_SUBJECT, _OBJECT):
        for found in store.quads_for_pattern(None, end, thing, None):
            if isinstance(found.subject, ox.NamedNode) and isinstance(found.graph_name, ox.NamedNode):
                yield found.subject, found.graph_name


def _ends(quads: Iterable[ox.Quad]) -> Iterator[ox.NamedNode]:
    for found in quads:
        if found.predicate in (_SUBJECT, _OBJECT) and isinstance(found.object, ox.NamedNode):
            yield found.object


def _copy(
    store: ox.Store,
    copy: ox.Store,
    subject: ox.NamedNode,
    predicates: Iterable[ox.NamedNode],
    graph: ox.NamedNode | ox.DefaultGraph,
) -> None:
    for predicate in predicates:
        copy.extend(store.quads_for_pattern(subject, predicate, None, graph))
