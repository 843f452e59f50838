"""The closed ``gov:`` namespace and the other names that the graph is written in.

The terms are those of ``ontology/governance.ttl``, no more and no fewer; a misspelt term is an ``AttributeError``.
"""

# ruff: noqa: N815 -- the terms are spelt as the RDF vocabulary spells them
from __future__ import annotations

from typing import Final

from rdflib import Namespace, URIRef
from rdflib.namespace import DCTERMS, FOAF, OWL, PROV, RDF, RDFS, SKOS, XSD, DefinedNamespace

ID: Final = Namespace("https://w3id.org/govkg/id/")
"""Where the things of the graph live unless a graph names another base."""

SCHEMA: Final = Namespace("https://schema.org/")
ORG: Final = Namespace("http://www.w3.org/ns/org#")
OA: Final = Namespace("http://www.w3.org/ns/oa#")
SH: Final = Namespace("http://www.w3.org/ns/shacl#")


class GOV(DefinedNamespace):
    """The governance vocabulary, https://w3id.org/govkg/ns# (see ``ontology/governance.ttl``)."""

    _fail = True
    _NS = Namespace("https://w3id.org/govkg/ns#")

    Person: URIRef
    Place: URIRef
    Organization: URIRef
    Initiative: URIRef
    Programme: URIRef
    Policy: URIRef
    Agreement: URIRef
    Platform: URIRef
    Event: URIRef
    Facility: URIRef
    Honor: URIRef
    Article: URIRef
    Fact: URIRef
    Measure: URIRef
    Link: URIRef
    Review: URIRef

    holdsPost: URIRef
    leads: URIRef
    participatesIn: URIRef
    signsAgreementWith: URIRef
    partnersWith: URIRef
    builds: URIRef
    operates: URIRef
    funds: URIRef
    supports: URIRef
    locatedIn: URIRef
    implementedIn: URIRef
    partOf: URIRef
    awarded: URIRef
    within: URIRef
    reaches: URIRef

    title: URIRef
    date: URIRef
    status: URIRef
    amount: URIRef
    yuan: URIRef
    agreement: URIRef
    topic: URIRef
    quote: URIRef
    start: URIRef
    end: URIRef
    confidence: URIRef
    foundBy: URIRef
    of: URIRef
    indicator: URIRef
    value: URIRef
    unit: URIRef
    text: URIRef
    record: URIRef
    mentionsAs: URIRef
    resolvedTo: URIRef
    profile: URIRef
    key: URIRef
    between: URIRef
    against: URIRef
    outcome: URIRef
    score: URIRef
    evidence: URIRef
    because: URIRef


ENTITY_CLASSES: Final = (GOV.Person, GOV.Place, GOV.Organization, GOV.Initiative, GOV.Facility, GOV.Honor)
"""The guide's six entity types; every entity has exactly one of them."""

INITIATIVE_CLASSES: Final = (GOV.Programme, GOV.Policy, GOV.Agreement, GOV.Platform, GOV.Event)
"""Subclasses of ``gov:Initiative``, which stands beside them on every instance."""

RELATIONS: Final = (
    GOV.holdsPost,
    GOV.leads,
    GOV.participatesIn,
    GOV.signsAgreementWith,
    GOV.partnersWith,
    GOV.builds,
    GOV.operates,
    GOV.funds,
    GOV.supports,
    GOV.locatedIn,
    GOV.implementedIn,
    GOV.partOf,
    GOV.awarded,
)
"""The guide's predicates: what a ``gov:Fact`` may state."""

SYMMETRIC: Final = frozenset({GOV.signsAgreementWith, GOV.partnersWith})
"""Relations whose plain triple stands in both directions, their Fact once."""

PREFIXES: Final[dict[str, str]] = {
    "gov": str(GOV),
    "id": str(ID),
    "dcterms": str(DCTERMS),
    "foaf": str(FOAF),
    "oa": str(OA),
    "org": str(ORG),
    "owl": str(OWL),
    "prov": str(PROV),
    "rdf": str(RDF),
    "rdfs": str(RDFS),
    "schema": str(SCHEMA),
    "sh": str(SH),
    "skos": str(SKOS),
    "xsd": str(XSD),
}
"""Prefix to namespace, for serialisers, query prologues and display."""
