"""The JSON-LD context: what ``ontology/governance.ttl`` says of each term, in the form that JSON-LD wants.

``ontology/context.jsonld`` is this context as a file; ``python -m benchmarks.ontology`` writes it anew.
"""

from __future__ import annotations

import json
from functools import cache
from typing import Any, Final

from rdflib import OWL, RDF, RDFS, XSD, Graph, URIRef
from rdflib.namespace import DCTERMS, PROV, SKOS

from kg.resources import data_dir
from kg.vocabulary import GOV, PREFIXES, SCHEMA

_ZH: Final = {"@language": "zh"}
_IRI: Final = {"@type": "@id"}
_FOREIGN: Final[dict[str, tuple[URIRef, dict[str, str]]]] = {
    "prefLabel": (SKOS.prefLabel, _ZH),
    "altLabel": (SKOS.altLabel, _ZH),
    "notation": (SKOS.notation, {}),
    "subject": (RDF.subject, _IRI),
    "predicate": (RDF.predicate, _IRI),
    "object": (RDF.object, _IRI),
    "headline": (DCTERMS.title, _ZH),
    "publisher": (DCTERMS.publisher, _ZH),
    "creator": (DCTERMS.creator, _ZH),
    "source": (DCTERMS.source, {}),
    "issued": (DCTERMS.issued, {"@type": str(XSD.date)}),
    "mentions": (SCHEMA.mentions, _IRI),
    "wasDerivedFrom": (PROV.wasDerivedFrom, _IRI),
}
"""Terms of other vocabularies that the graph uses; the headline is not called title, which is a person's office."""


def build(ontology: Graph) -> dict[str, Any]:
    """The context of an ontology: prefixes, then a term for each class and property of ``gov:``, then the foreign ones.

    A term is coerced where its range is a single one, so that values stand as plain strings.
    """
    terms: dict[str, Any] = dict(sorted(PREFIXES.items()))
    mine = sorted({URIRef(str(s)) for s in ontology.subjects() if str(s).startswith(str(GOV))})
    for iri in mine:
        name = iri.rpartition("#")[2]
        ranges = {URIRef(str(o)) for p in (RDFS.range, SCHEMA.rangeIncludes) for o in ontology.objects(iri, p)}
        if (iri, RDF.type, OWL.Class) in ontology:
            terms[name] = f"gov:{name}"
        else:
            terms[name] = {"@id": f"gov:{name}", **_coercion((iri, RDF.type, OWL.ObjectProperty) in ontology, ranges)}
    for name, (iri, coercion) in _FOREIGN.items():
        terms[name] = {"@id": str(iri), **coercion}
    return {"@context": {"@version": 1.1, **terms}}


def _coercion(relation: bool, ranges: set[URIRef]) -> dict[str, str]:
    if relation:
        return _IRI
    if ranges == {RDF.langString}:
        return _ZH
    if len(ranges) == 1 and (only := next(iter(ranges))).startswith(str(XSD)) and only != XSD.string:
        return {"@type": str(only)}
    return {}


@cache
def context() -> dict[str, Any]:
    """The context as it is shipped."""
    found: dict[str, Any] = json.loads((data_dir("ontology") / "context.jsonld").read_text("utf-8"))
    return found
