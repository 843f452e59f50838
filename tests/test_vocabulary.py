"""The closed namespace and ``ontology/governance.ttl`` say the same, and the ontology keeps its own style."""

from __future__ import annotations

import pytest
from rdflib import OWL, RDF, RDFS, Graph, URIRef
from rdflib.namespace import DCTERMS

from kg.resources import data_dir
from kg.validation import conforms_to
from kg.vocabulary import ENTITY_CLASSES, GOV, ID, INITIATIVE_CLASSES, PREFIXES, RELATIONS, SCHEMA, SYMMETRIC
from pipelines import guide

ONTOLOGY = data_dir("ontology") / "governance.ttl"


@pytest.fixture(scope="module")
def ontology() -> Graph:
    """The governance ontology."""
    return Graph().parse(ONTOLOGY)


def _terms(ontology: Graph) -> set[URIRef]:
    named = (t for kind in (OWL.Class, RDF.Property) for t in ontology.subjects(RDF.type, kind))
    return {term for term in named if isinstance(term, URIRef)}


def test_the_namespace_has_the_terms_of_the_ontology(ontology: Graph) -> None:
    """No term is in one and not in the other."""
    assert {GOV[name] for name in GOV.__annotations__ if not name.startswith("_")} == _terms(ontology)


def test_the_namespace_is_closed() -> None:
    """A misspelt term is an error, not a new IRI."""
    with pytest.raises(AttributeError):
        _ = GOV.leeds


def test_the_namespace_speaks_the_guides_words() -> None:
    """Classes, subtypes and predicates are those of the article records."""
    assert tuple(c.fragment for c in ENTITY_CLASSES) == guide.ENTITY_TYPES
    assert tuple(c.fragment for c in INITIATIVE_CLASSES) == guide.INITIATIVE_SUBTYPES
    assert tuple(p.fragment for p in RELATIONS) == guide.PREDICATES
    assert {p.fragment for p in SYMMETRIC} == guide.SYMMETRIC
    assert set(guide.QUALIFIERS) <= set(GOV.__annotations__)


def test_symmetric_relations_are_declared_so(ontology: Graph) -> None:
    """The ontology marks as symmetric what the graph holds in both directions."""
    assert set(ontology.subjects(RDF.type, OWL.SymmetricProperty)) == SYMMETRIC


def test_subtypes_are_subclasses(ontology: Graph) -> None:
    """The five initiative subtypes are the subclasses of ``gov:Initiative``."""
    assert set(ontology.subjects(RDFS.subClassOf, GOV.Initiative)) == set(INITIATIVE_CLASSES)


def test_the_ontology_stays_small(ontology: Graph) -> None:
    """Under 25 classes and under 45 properties."""
    assert len(set(ontology.subjects(RDF.type, OWL.Class))) < 25
    assert len(set(ontology.subjects(RDF.type, RDF.Property))) < 45


def test_the_ontology_is_canonical_turtle(ontology: Graph) -> None:
    """Writing the file again changes no byte."""
    assert ontology.serialize(format="longturtle").rstrip() + "\n" == ONTOLOGY.read_text("utf-8")


def test_the_ontology_keeps_its_style(ontology: Graph) -> None:
    """Every term has labels and definitions in both languages and an example, and none infers a type."""
    assert conforms_to(ontology, Graph().parse(data_dir("ontology") / "style.ttl")).violations == ()


@pytest.mark.parametrize("missing", ["label", "definition", "example"])
def test_the_style_notices_what_a_term_lacks(ontology: Graph, missing: str) -> None:
    """A term without label, definition or example is found."""
    poorer = Graph()
    for triple in ontology:
        if triple[0] != GOV.leads or not str(triple[1]).endswith(missing):
            poorer.add(triple)
    report = conforms_to(poorer, Graph().parse(data_dir("ontology") / "style.ttl"))
    assert {(v.shape, v.focus) for v in report.violations} == {(missing, str(GOV.leads))}


def test_the_ontology_names_its_licence(ontology: Graph) -> None:
    """The header gives the licence of the project."""
    header = next(iter(ontology.subjects(RDF.type, OWL.Ontology)))
    assert str(ontology.value(header, DCTERMS.license)).endswith("LICENSE-2.0")


def test_prefixes() -> None:
    """Prefixes are unique and stand for the namespaces of the graph."""
    assert len(set(PREFIXES.values())) == len(PREFIXES)
    assert (PREFIXES["gov"], PREFIXES["id"], PREFIXES["schema"]) == (str(GOV), str(ID), str(SCHEMA))
