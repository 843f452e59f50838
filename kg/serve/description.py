"""The service description (SPARQL 1.1 Service Description): what the endpoint is and can do, as RDF."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import pyoxigraph as ox

from kg.serve.answers import GRAPHS, RESULTS, graph_reply
from kg.serve.messages import Call, Reply
from kg.serve.negotiation import choose

_SD: Final = "http://www.w3.org/ns/sparql-service-description#"
_TYPE: Final = ox.NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")


def describe(call: Call, *, writable: bool) -> Reply:
    """The description, as RDF; who would rather have HTML is sent to the query page.

    Raises:
        Refusal: the client takes no form of RDF.
    """
    if choose(call.accept, [*GRAPHS, "text/html"]) == "text/html":
        return Reply(303, "text/plain; charset=utf-8", b"The query page is at /query.\n", (("Location", "/query"),))
    return graph_reply(_triples(call.base, writable), call.accept)


def _triples(base: str, writable: bool) -> Iterator[ox.Triple]:
    service, dataset, default = ox.NamedNode(base), ox.NamedNode(f"{base}#dataset"), ox.NamedNode(f"{base}#default")
    yield ox.Triple(service, _TYPE, _sd("Service"))
    yield ox.Triple(service, _sd("endpoint"), service)
    yield ox.Triple(service, _sd("supportedLanguage"), _sd("SPARQL11Query"))
    if writable:
        yield ox.Triple(service, _sd("supportedLanguage"), _sd("SPARQL11Update"))
    forms = {form.iri for form in RESULTS.values() if form.iri} | {form.iri for form in GRAPHS.values()}
    for iri in sorted(forms):
        yield ox.Triple(service, _sd("resultFormat"), ox.NamedNode(iri))
    yield ox.Triple(service, _sd("defaultDataset"), dataset)
    yield ox.Triple(dataset, _TYPE, _sd("Dataset"))
    yield ox.Triple(dataset, _sd("defaultGraph"), default)
    yield ox.Triple(default, _TYPE, _sd("Graph"))


def _sd(name: str) -> ox.NamedNode:
    return ox.NamedNode(_SD + name)
