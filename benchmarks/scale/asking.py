"""What the library's queries are asked at any size: values for their parameters, found in the graph itself."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

import pyoxigraph as ox
from rdflib import RDF

from kg import iris
from kg.draft import DEFAULT, node, value
from kg.queries import Query, library
from kg.vocabulary import GOV

_RANK: Final = 60
"""The county that is asked about: known well, but not one of the hubs."""
_FROM_FACTS: Final = {
    "person": (GOV.holdsPost, RDF.subject),
    "who": (GOV.leads, RDF.subject),
    "signatory": (GOV.signsAgreementWith, RDF.subject),
    "builder": (GOV.builds, RDF.subject),
    "recipient": (GOV.funds, RDF.object),
    "funder": (GOV.funds, RDF.subject),
    "holder": (GOV.awarded, RDF.subject),
    "initiative": (GOV.leads, RDF.object),
    "programme": (GOV.leads, RDF.object),
    "office": (GOV.holdsPost, RDF.object),
}
_WORDS: Final = {"text": "合作", "date": "2024-11", "integer": "2"}


def cases(store: ox.Store, county: str) -> dict[str, dict[str, str]]:
    """For each query the values of its required parameters and of the first that narrows it to a thing or a place.

    ``county`` is the code of the county that is asked about. A query without such a parameter is asked as it stands.
    """
    return {query.name: _values(store, query, county) for query in library().values()}


def county_of(codes: list[str], store: ox.Store) -> str:
    """The county asked about, of all by how often they come: of a small graph the next that has signed something."""
    first = min(_RANK, len(codes) - 1)
    signs = node(GOV.signsAgreementWith)
    told = (c for c in (*codes[first:], *codes[:first]) if _any(store, node(iris.place(c)), signs))
    return next(told, codes[first])


def _any(store: ox.Store, subject: ox.NamedNode, predicate: ox.NamedNode) -> bool:
    return any(True for _ in store.quads_for_pattern(subject, predicate, None, DEFAULT))


def _values(store: ox.Store, query: Query, county: str) -> dict[str, str]:
    chosen = [p for p in query.parameters if p.required]
    things = [p for p in query.parameters if p.type in ("place", "entity")]
    if things and not any(p.type in ("place", "entity") for p in chosen):
        chosen.append(things[0])
    place = str(iris.place(county))
    found: dict[str, str] = {}
    for parameter in chosen:
        if parameter.type == "place":
            found[parameter.name] = place
        elif parameter.type == "entity":
            found[parameter.name] = _thing(store, query.name, parameter.name, place)
        else:
            found[parameter.name] = _WORDS[parameter.type]
    return found


def _thing(store: ox.Store, query: str, name: str, place: str) -> str:
    if name in ("one", "thing") or name not in (*_FROM_FACTS, "other"):
        return _special(store, query, place)
    if name == "other":
        signed = store.quads_for_pattern(node(place), node(GOV.signsAgreementWith), None, DEFAULT)
        return min(value(quad.object) for quad in signed)
    predicate, end = _FROM_FACTS[name]
    near = f"{place.rpartition('/')[2]}/"
    stated = (q for q in store.quads_for_pattern(None, node(predicate), None, DEFAULT))
    ends = (value(q.subject if end == RDF.subject else q.object) for q in stated)
    return next((iri for iri in ends if near in iri), place)


def _special(store: ox.Store, query: str, place: str) -> str:
    """``thing`` is what each query is about: a facility, an initiative of the county, or the county."""
    wanted: Mapping[str, str] = {"whereabouts": GOV.locatedIn, "involved": GOV.leads}
    if query not in wanted:
        return place
    near = f"{place.rpartition('/')[2]}/"
    for quad in store.quads_for_pattern(None, node(wanted[query]), None, DEFAULT):
        iri = value(quad.subject if query == "whereabouts" else quad.object)
        if near in iri and "/place/" not in iri:
            return iri
    return place
