"""Which places a body's work reaches: ``gov:reaches``, which follows from the plain relations.

A body reaches the places that it acts on, and those in which what it acts on lies or is carried out. Counting them from
the relations takes all of them; the triple makes it one range of the store.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

import pyoxigraph as ox
from rdflib import URIRef
from rdflib.term import Node

from kg import iris
from kg.draft import DEFAULT, Draft, node, value
from kg.facts import Triple
from kg.vocabulary import GOV, ID

ACTS: Final = (
    *(GOV.leads, GOV.participatesIn, GOV.builds, GOV.operates),
    *(GOV.funds, GOV.supports, GOV.signsAgreementWith, GOV.partnersWith),
)
"""What a body does with a thing."""
SITES: Final = (GOV.implementedIn, GOV.locatedIn)
"""Where a thing is."""

_REACHES: Final = node(GOV.reaches)
_BODY: Final = f"{ID}organization/"
_ACTS: Final = frozenset(map(str, ACTS))
_SITES: Final = frozenset(map(str, SITES))


def is_body(iri: str) -> bool:
    """Whether an IRI is that of an organisation.

    >>> is_body("https://w3id.org/govkg/id/organization/990101/水利局"), is_body("https://w3id.org/govkg/id/place/990101")
    (True, False)
    """
    return iri.startswith(_BODY)


def reaches(plain: Iterable[tuple[Node, Node, Node]]) -> frozenset[Triple]:
    """The triples that follow from all plain relations of a graph."""
    done: list[tuple[URIRef, Node]] = []
    sites: dict[Node, set[Node]] = defaultdict(set)
    for subject, predicate, thing in plain:
        if str(predicate) in _ACTS and is_body(str(subject)):
            done.append((URIRef(str(subject)), thing))
        elif str(predicate) in _SITES and iris.key_of_place(str(thing)):
            sites[subject].add(thing)
    found: set[Triple] = set()
    for body, thing in done:
        here = {thing} if iris.key_of_place(str(thing)) else set()
        found.update((body, GOV.reaches, URIRef(str(place))) for place in here | sites.get(thing, set()))
    return frozenset(found)


def follow(draft: Draft) -> None:
    """Bring ``gov:reaches`` up to date with the relations that the draft adds and takes away."""
    for lost in [q for q in draft.removed if q.predicate == _REACHES]:
        # Taken out with its body, which may have come back; what is to go goes below.
        draft.add(lost)
    gone, come = _changed(draft.removed), _changed(draft.added)
    for body, places in _ties(draft, gone).items():
        kept = _places(draft, body)
        for place in places - kept:
            draft.discard(_quad(body, place))
    for body, places in _ties(draft, come).items():
        for place in places:
            draft.add(_quad(body, place))


@dataclass(frozen=True, slots=True)
class _Changed:
    """Relations that come or go: things by the bodies that act on them, places by the things that are there."""

    acts: Mapping[str, set[str]]
    sites: Mapping[str, set[str]]


def _changed(quads: Iterable[ox.Quad]) -> _Changed:
    acts: dict[str, set[str]] = defaultdict(set)
    sites: dict[str, set[str]] = defaultdict(set)
    for found in quads:
        predicate, subject = found.predicate.value, value(found.subject)
        if predicate in _ACTS and is_body(subject):
            acts[subject].add(value(found.object))
        elif predicate in _SITES and iris.key_of_place(value(found.object)):
            sites[subject].add(value(found.object))
    return _Changed(acts, sites)


def _ties(draft: Draft, changed: _Changed) -> dict[str, set[str]]:
    """The places by the bodies that what has changed tied or ties to them."""
    found: dict[str, set[str]] = defaultdict(set)
    for body, things in changed.acts.items():
        for thing in things:
            found[body] |= _here(draft, thing) | changed.sites.get(thing, set())
    for thing, places in changed.sites.items():
        for predicate in ACTS:
            for body in draft.subjects(predicate, thing):
                if is_body(body):
                    found[body] |= places
    return found


def _here(draft: Draft, thing: str) -> set[str]:
    """The places that acting on a thing reaches."""
    found = {place for predicate in SITES for place in draft.values(thing, predicate) if iris.key_of_place(place)}
    return found | ({thing} if iris.key_of_place(thing) else set())


def _places(draft: Draft, body: str) -> set[str]:
    """The places that a body reaches by the relations of the draft."""
    things = {thing for predicate in ACTS for thing in draft.values(body, predicate)}
    return set[str]().union(*(_here(draft, thing) for thing in things))


def _quad(body: str, place: str) -> ox.Quad:
    return ox.Quad(node(body), _REACHES, node(place), DEFAULT)
