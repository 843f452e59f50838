"""What classes and properties are called: read from the ontology, which alone decides on names."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache

from rdflib import Graph
from rdflib.namespace import OWL, RDF, RDFS

from kg.resources import data_dir
from kg.vocabulary import GOV


@dataclass(frozen=True, slots=True)
class Labels:
    """Names by local name and language, the class tree, and the properties that read the same both ways."""

    names: dict[str, dict[str, str]] = field(default_factory=dict)
    parents: dict[str, str] = field(default_factory=dict)
    symmetric: frozenset[str] = frozenset()

    def of(self, local: str) -> dict[str, str]:
        """The names of a class or property by language; the local name where the ontology has none."""
        found = self.names.get(local, {})
        return {language: found.get(language, local) for language in ("zh", "en")}

    def above(self, kind: str) -> tuple[str, ...]:
        """The superclasses of ``kind``, nearest first."""
        chain: list[str] = []
        while kind in self.parents and self.parents[kind] not in chain:
            kind = self.parents[kind]
            chain.append(kind)
        return tuple(chain)

    def root(self, kind: str) -> str:
        """The topmost class above ``kind``: ``Initiative`` for ``Programme``."""
        return (kind, *self.above(kind))[-1]


def local_name(iri: str) -> str:
    """What stands after the last ``#`` or ``/``.

    >>> local_name("https://w3id.org/govkg/ns#leads")
    'leads'
    """
    return iri.rstrip("#/").replace("#", "/").rsplit("/", 1)[-1]


@cache
def read_labels() -> Labels:
    """Labels and class tree of ``ontology/governance.ttl``."""
    graph = Graph().parse(data_dir("ontology") / "governance.ttl", format="turtle")
    names: dict[str, dict[str, str]] = {}
    for subject, text in sorted(graph.subject_objects(RDFS.label), key=str):
        language = (getattr(text, "language", None) or "zh").split("-")[0]
        names.setdefault(local_name(str(subject)), {}).setdefault(language, str(text))
    own = (pair for pair in graph.subject_objects(RDFS.subClassOf) if all(str(c).startswith(str(GOV)) for c in pair))
    parents = {local_name(str(below)): local_name(str(above)) for below, above in sorted(own, key=str)}
    symmetric = graph.subjects(RDF.type, OWL.SymmetricProperty)
    return Labels(names, parents, frozenset(local_name(str(p)) for p in symmetric))
