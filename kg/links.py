"""Linking as RDF, and what it means for a set of articles: pure functions.

The named graph ``id/links`` holds, for each facet, what is known of it and which thing it is one of, and the links
between facets; ``id/reviews`` holds the decisions of people.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from types import MappingProxyType
from typing import Final

from rdflib import Literal, URIRef
from rdflib.namespace import DCTERMS, PROV, RDF, SKOS, XSD
from rdflib.term import Node

from kg import iris
from kg.linking import Decision, LinkedArticle
from kg.reforms import SUCCESSORS, predecessors
from kg.resolution.keys import base_key, keys
from kg.resolution.profiles import Profile, Trace, gather
from kg.resolution.resolver import Link, Resolution, resolve
from kg.resolution.reviews import Review, Reviews, is_division
from kg.resolution.shelf import Library, Shelf
from kg.resolution.traces import dated, traces
from kg.vocabulary import GOV, ID
from pipelines.gazetteer import Gazetteer

Triple = tuple[URIRef, URIRef, Node]

LINKS: Final = URIRef(f"{ID}links")
"""The named graph of profiles and links."""
REVIEWS: Final = URIRef(f"{ID}reviews")
"""The named graph of people's decisions."""
RELATED: Final = (SKOS.broader, DCTERMS.replaces)
"""What follows from local IRIs alone: an instance of a wider programme, a body in the place of an earlier one."""
_CODED: Final = re.compile(r"\d{6}")
_NATIONAL: Final = ("全国", "国家")


@dataclass(frozen=True)
class Linking:
    """A set of articles with the IRIs of things, the profiles of their facets, and what became of these."""

    articles: tuple[LinkedArticle, ...]
    profiles: Mapping[str, Profile]
    resolution: Resolution


def settle(articles: Iterable[LinkedArticle], gazetteer: Gazetteer, reviews: Reviews) -> Linking:
    """Link articles, which hold local IRIs, with each other."""
    known = [(linked, traces(linked, gazetteer, reviews)) for linked in articles]
    profiles = gather((dated(linked), trace) for linked, found in known for trace in found.values())
    resolution = resolve(profiles, reviews)
    projected = tuple(project(linked, found, resolution.canonical.__getitem__) for linked, found in known)
    return Linking(projected, profiles, resolution)


def project(linked: LinkedArticle, found: Mapping[str, Trace], canonical: Callable[[str], str]) -> LinkedArticle:
    """The article with the IRIs of things in place of local ones."""
    decisions = dict(linked.decisions)
    for name, trace in found.items():
        decisions[name] = _decided(decisions[name], canonical(trace.facet))
    facets = MappingProxyType({name: thing(trace.facet) for name, trace in found.items()})
    return replace(linked, decisions=MappingProxyType(decisions), facets=facets)


def _decided(decision: Decision, path: str) -> Decision:
    if is_division(path):
        return Decision(thing(path), "linked", "a person's decision", forms=decision.forms)
    return replace(decision, iri=thing(path))


def thing(path: str) -> URIRef:
    """The IRI of a path under ``id/``."""
    return URIRef(f"{ID}{path}")


def path_of(iri: str) -> str:
    """The path under ``id/`` of an IRI."""
    return iri.removeprefix(str(ID))


def facet_triples(profile: Profile, canonical: str) -> Iterator[Triple]:
    """What stands in the links graph of one facet."""
    me = thing(profile.facet)
    yield me, GOV.profile, Literal(profile.spell(), datatype=RDF.JSON)
    for key in keys(profile):
        yield me, GOV.key, Literal(key)
    yield from thing_triples(profile.facet, canonical)


def thing_triples(facet: str, canonical: str) -> Iterator[Triple]:
    """Which thing a facet is one of, where that goes by another one's name."""
    if canonical != facet:
        yield thing(facet), GOV.resolvedTo, thing(canonical)


def link_triples(link: Link) -> Iterator[Triple]:
    """A link with its two facets, outcome, score, evidence and reason."""
    me = iris.link(link.id)
    yield me, RDF.type, GOV.Link
    yield me, GOV.between, thing(link.one)
    yield me, GOV.between, thing(link.other)
    yield me, GOV.outcome, Literal(link.outcome)
    yield me, GOV.score, Literal(Decimal(link.score), datatype=XSD.decimal)
    yield me, GOV.because, Literal(link.reason)
    for words in link.evidence:
        yield me, GOV.evidence, Literal(words)


def review_triples(review: Review) -> Iterator[Triple]:
    """A person's decision with who, when and why."""
    me = iris.review(review.id)
    yield me, RDF.type, GOV.Review
    yield me, GOV.outcome, Literal(review.act)
    for these, predicate in ((review.these, GOV.between), (review.those, GOV.against)):
        yield from ((me, predicate, thing(path)) for path in these)
    yield from ((me, PROV.used, iris.article(article)) for article in review.articles)
    yield me, DCTERMS.creator, Literal(review.by)
    yield me, PROV.generatedAtTime, Literal(review.at, datatype=XSD.dateTime, normalize=False)
    if review.because:
        yield me, GOV.because, Literal(review.because)
    if review.undone:
        yield me, PROV.invalidatedAtTime, Literal(review.undone, datatype=XSD.dateTime, normalize=False)


def links_graph(linking: Linking) -> frozenset[Triple]:
    """The whole of ``id/links`` for these articles."""
    canonical = linking.resolution.canonical
    facets = (triple for facet, p in linking.profiles.items() for triple in facet_triples(p, canonical[facet]))
    links = (triple for link in linking.resolution.links for triple in link_triples(link))
    return frozenset((*facets, *links))


def related(profile: Profile, library: Library) -> Iterator[tuple[str, URIRef, str]]:
    """What stands between this facet and others by their local IRIs: (facet, predicate, facet), either way round."""
    kind, *scope, name = profile.base.split("/")
    if kind == "organization" and scope:
        owner = f"{kind}/{'/'.join(scope)}"
        earlier = [old for old, _ in predecessors(name)]
        later = [new for new, olds in SUCCESSORS.items() if name in dict(olds)]
        for base in earlier:
            yield from ((profile.facet, DCTERMS.replaces, f) for f in library.members(base_key(f"{owner}/{base}")))
        for base in later:
            yield from ((f, DCTERMS.replaces, profile.facet) for f in library.members(base_key(f"{owner}/{base}")))
    elif kind == "initiative" and len(scope) < 2:
        yield from _instances(profile, scope[0] if scope else "", name, library)


def related_triples(profiles: Iterable[Profile], library: Library, canonical: Callable[[str], str]) -> set[Triple]:
    """The plain triples that follow for these facets."""
    pairs = {(one, p, other) for profile in profiles for one, p, other in related(profile, library)}
    found: set[Triple] = {(thing(canonical(one)), p, thing(canonical(other))) for one, p, other in pairs}
    return {triple for triple in found if triple[0] != triple[2]}


def all_related(linking: Linking) -> set[Triple]:
    """The plain triples that follow for all facets of a set of articles."""
    canonical = linking.resolution.canonical.__getitem__
    return related_triples(linking.profiles.values(), Shelf(linking.profiles), canonical)


def _instances(profile: Profile, scope: str, name: str, library: Library) -> Iterator[tuple[str, URIRef, str]]:
    """A county's programme is an instance of its city's, province's and country's of the same name."""
    if not scope or _CODED.fullmatch(scope):
        zones = [z for kind in ("city", "province") for z in sorted(profile.all(kind)) if z != scope]
        above = [f"initiative/{zone}/{name}" for zone in zones] if scope else []
        above += [f"initiative/{word}{name}" for word in _NATIONAL] if scope else []
        for base in above:
            yield from ((profile.facet, SKOS.broader, facet) for facet in library.members(base_key(base)))
        if not scope or scope.endswith("00"):
            bare = name if scope else next(name.removeprefix(w) for w in (*_NATIONAL, "") if name.startswith(w))
            for facet in library.members(f"= /{bare}"):
                other = library.profile(facet)
                if other is not None and _narrower(other, scope):
                    yield facet, SKOS.broader, profile.facet


def _narrower(profile: Profile, scope: str) -> bool:
    parts = profile.base.split("/")
    if len(parts) != 3 or not _CODED.fullmatch(parts[1]) or parts[1] == scope:
        return False
    return not scope or scope in profile.all("city") | profile.all("province")
