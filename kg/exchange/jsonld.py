"""The whole graph as JSON-LD, one thing a line, with the context in it so that nothing need be fetched."""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import groupby
from typing import IO, Any

import pyoxigraph as ox
from rdflib import RDF, XSD

from kg.draft import DEFAULT
from kg.exchange.context import context
from kg.vocabulary import GOV, ID


def write_jsonld(store: ox.Store, out: IO[bytes]) -> None:
    """Write ``{"@context": …, "@graph": […]}``: the things of the default graph, then one object an article.

    One article's graph is in memory at a time.
    """
    shorten = Shortener(context()["@context"])
    out.write(b'{"@context": ' + _bytes(context()["@context"]) + b',\n"@graph": [')
    mark = b"\n"
    for thing in _objects(store, shorten):
        out.write(mark + _bytes(thing))
        mark = b",\n"
    out.write(b"\n]}\n")


def _objects(store: ox.Store, shorten: Shortener) -> Iterator[dict[str, Any]]:
    plain = store.quads_for_pattern(None, None, None, DEFAULT)
    yield from _things(plain, shorten)
    for graph in store.named_graphs():
        quads = sorted(store.quads_for_pattern(None, None, None, graph), key=str)
        name = graph.value if isinstance(graph, ox.NamedNode) else str(graph)
        yield {"@id": shorten.iri(name), "@graph": list(_things(iter(quads), shorten))}


def _things(quads: Iterator[ox.Quad], shorten: Shortener) -> Iterator[dict[str, Any]]:
    """Objects for runs of quads with one subject; a subject that comes again gets a second object, which is as good."""
    for subject, group in groupby(quads, key=lambda quad: str(quad.subject)):
        thing: dict[str, Any] = {"@id": shorten.iri(subject[1:-1])}
        for quad in group:
            name, value = shorten.pair(quad.predicate.value, quad.object)
            thing.setdefault(name, []).append(value)
        yield {name: value if name == "@id" or len(value) > 1 else value[0] for name, value in thing.items()}


class Shortener:
    """Terms and values in the short form that a context gives them."""

    def __init__(self, terms: dict[str, Any]) -> None:
        self._prefixes = {name: iri for name, iri in terms.items() if isinstance(iri, str) and iri[-1:] in "#/"}
        self._terms: dict[str, tuple[str, dict[str, str]]] = {}
        for name, term in terms.items():
            if isinstance(term, dict):
                self._terms[self._full(term["@id"])] = name, term

    def iri(self, iri: str) -> str:
        """A thing's IRI or a relation's, with its prefix in place of the namespace."""
        for prefix, namespace in (("id", str(ID)), ("gov", str(GOV))):
            rest = iri.removeprefix(namespace)
            if rest != iri and not rest.startswith("//"):
                return f"{prefix}:{rest}"
        return iri

    def pair(self, predicate: str, value: object) -> tuple[str, Any]:
        """Key and value of one triple."""
        if isinstance(value, ox.NamedNode):
            if predicate == str(RDF.type):
                return "@type", value.value.removeprefix(str(GOV))
            name, term = self._terms.get(predicate, (predicate, {}))
            short = self.iri(value.value)
            return name, short if term.get("@type") == "@id" else {"@id": short}
        assert isinstance(value, ox.Literal)
        name, term = self._terms.get(predicate, (predicate, {}))
        return name, self._words(value, term)

    def _words(self, value: ox.Literal, term: dict[str, str]) -> Any:
        kind = value.datatype.value
        if value.language:
            return value.value if term.get("@language") == value.language else _tagged(value)
        if kind == term.get("@type") or (kind == str(XSD.string) and not {"@type", "@language"} & term.keys()):
            return value.value
        return {"@value": value.value, "@type": kind} if kind != str(XSD.string) else {"@value": value.value}

    def _full(self, name: str) -> str:
        prefix, colon, rest = name.partition(":")
        return self._prefixes[prefix] + rest if colon and prefix in self._prefixes else name


def _tagged(value: ox.Literal) -> dict[str, str]:
    return {"@value": value.value, "@language": value.language or ""}


def _bytes(data: object) -> bytes:
    return json.dumps(data, ensure_ascii=False).encode("utf-8", "surrogatepass")
