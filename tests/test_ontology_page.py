"""The reference page and the JSON-LD context are those of the ontology as it stands."""

from __future__ import annotations

import re

from rdflib import OWL, RDF, RDFS

from benchmarks import ontology
from kg.vocabulary import GOV

HINT = "run python -m benchmarks.ontology"


def test_both_files_are_up_to_date() -> None:
    """Byte for byte."""
    graph = ontology.load()
    assert ontology.PAGE.read_text("utf-8") == ontology.page(graph), HINT
    assert ontology.CONTEXT.read_text("utf-8") == ontology.context(graph), HINT


def test_the_page_has_every_term_once() -> None:
    """With an entry, a row in a table, and a link between them that leads somewhere."""
    graph, page = ontology.load(), ontology.page(ontology.load())
    found = {str(s) for kind in (OWL.Class, RDF.Property) for s in graph.subjects(RDF.type, kind)}
    names = [iri.removeprefix(str(GOV)) for iri in found if iri.startswith(str(GOV))]
    assert len(names) > 40
    assert sorted(re.findall(r"^### gov:(\w+)$", page, re.M)) == sorted(names)
    assert sorted(re.findall(r"^\| \[`(\w+)`\]", page, re.M)) == sorted(names)
    anchors = {f"gov{name.lower()}" for name in names}
    assert set(re.findall(r"\]\(#(\w+)\)", page)) == anchors
    for name in names:
        assert all(str(label) in page for label in graph.objects(GOV[name], RDFS.label))


def test_the_diagram_is_mermaid() -> None:
    """Only lines that a class diagram knows; each names known classes."""
    block = re.search(r"```mermaid\nclassDiagram\n(.*?)```", ontology.page(ontology.load()), re.S)
    assert block
    lines = block[1].splitlines()
    assert "  Initiative <|-- Programme" in lines
    for line in lines:
        assert re.fullmatch(r"  \w+ (<\|--|-->|\.\.>) \w+( : [\w, ]+)?", line), line
