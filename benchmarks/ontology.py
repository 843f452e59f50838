"""``python -m benchmarks.ontology``: the reference page and the JSON-LD context of ``ontology/governance.ttl``."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from rdflib import OWL, RDF, RDFS, Graph, Literal, URIRef
from rdflib.namespace import DCTERMS, SKOS
from rdflib.term import Node

from kg.exchange.context import build
from kg.vocabulary import GOV, PREFIXES, RELATIONS, SCHEMA

ROOT: Final = Path(__file__).resolve().parents[1]
PAGE: Final = ROOT / "docs" / "ontology.md"
CONTEXT: Final = ROOT / "ontology" / "context.jsonld"
_ALIGNED: Final = (RDFS.subClassOf, RDFS.subPropertyOf, OWL.equivalentClass, OWL.equivalentProperty, OWL.inverseOf)
_MATCHES: Final = (SKOS.exactMatch, SKOS.closeMatch, SKOS.broadMatch, SKOS.narrowMatch, SKOS.relatedMatch)
_DRAWN: Final = ("Person", "Place", "Organization", "Initiative", "Facility", "Honor")


def main() -> None:
    """Write both files."""
    ontology = load()
    PAGE.write_text(page(ontology), "utf-8")
    CONTEXT.write_text(context(ontology), "utf-8")


def load() -> Graph:
    """The ontology as it stands."""
    return Graph().parse(ROOT / "ontology" / "governance.ttl")


def context(ontology: Graph) -> str:
    """The text of ``ontology/context.jsonld``."""
    return json.dumps(build(ontology), ensure_ascii=False, indent=1) + "\n"


def page(ontology: Graph) -> str:
    """The reference page in Markdown."""
    return "\n".join(_lines(ontology)) + "\n"


def _lines(ontology: Graph) -> Iterator[str]:
    (head,) = ontology.subjects(RDF.type, OWL.Ontology)
    classes, properties = _terms(ontology, OWL.Class), _terms(ontology, RDF.Property)
    relations = [p for p in properties if (p, RDF.type, OWL.ObjectProperty) in ontology]
    others = [p for p in properties if p not in relations]
    yield "# Ontology"
    yield ""
    yield "<!-- Written by python -m benchmarks.ontology from ontology/governance.ttl; do not edit. -->"
    yield ""
    yield f"{_words(ontology, head, DCTERMS.description, 'en')}"
    yield ""
    yield f"{_words(ontology, head, DCTERMS.description, 'zh')}"
    yield ""
    yield f"Version {ontology.value(head, OWL.versionInfo)}, namespace `gov: {GOV}`. {len(classes)} classes,"
    yield f"{len(relations)} relations between things, {len(others)} properties with values. The shapes that data must"
    yield "keep are in [`ontology/shapes.ttl`](../ontology/shapes.ttl), the JSON-LD context in"
    yield "[`ontology/context.jsonld`](../ontology/context.jsonld)."
    yield ""
    yield from _diagram(ontology, classes)
    for title, terms in (("Classes", classes), ("Relations", relations), ("Properties with values", others)):
        yield ""
        yield f"## {title}"
        yield ""
        yield "| term | zh · en | definition |"
        yield "|---|---|---|"
        for term in terms:
            name = _local(term)
            labels = f"{_words(ontology, term, RDFS.label, 'zh')} · {_words(ontology, term, RDFS.label, 'en')}"
            meaning = _words(ontology, term, SKOS.definition, "en").replace("|", "\\|")
            yield f"| [`{name}`](#gov{name.lower()}) | {labels} | {meaning} |"
        for term in terms:
            yield from _entry(ontology, term)


def _entry(ontology: Graph, term: URIRef) -> Iterator[str]:
    yield ""
    yield f"### gov:{_local(term)}"
    yield ""
    yield f"**{_words(ontology, term, RDFS.label, 'zh')}** · **{_words(ontology, term, RDFS.label, 'en')}**"
    yield ""
    yield f"{_words(ontology, term, SKOS.definition, 'en')} {_words(ontology, term, SKOS.definition, 'zh')}"
    yield ""
    rows = [
        ("of", _list(ontology, term, (RDFS.domain, SCHEMA.domainIncludes))),
        ("to", _list(ontology, term, (RDFS.range, SCHEMA.rangeIncludes))),
        *((_local(p), _list(ontology, term, (p,))) for p in (*_ALIGNED, *_MATCHES)),
        ("example", "；".join(sorted(str(o) for o in ontology.objects(term, SKOS.example)))),
    ]
    yield from (f"- {head}: {told}" for head, told in rows if told)
    yield from (f"- note: {note}" for note in sorted(map(str, ontology.objects(term, SKOS.scopeNote))))


def _diagram(ontology: Graph, classes: list[URIRef]) -> Iterator[str]:
    """Subclasses, and what each relation of the guide joins, all that join the same two on one line."""
    yield "```mermaid"
    yield "classDiagram"
    for child in classes:
        for parent in sorted(ontology.objects(child, RDFS.subClassOf), key=str):
            if str(parent).startswith(str(GOV)):
                yield f"  {_local(parent)} <|-- {_local(child)}"
    joined: dict[tuple[str, str], list[str]] = {}
    for relation in (*RELATIONS, GOV.within, GOV.reaches):
        starts, ends = (
            [_local(o) for o in ontology.objects(relation, p) if _local(o) in _DRAWN]
            for p in (SCHEMA.domainIncludes, SCHEMA.rangeIncludes)
        )
        for pair in ((start, end) for start in sorted(starts) for end in sorted(ends)):
            joined.setdefault(pair, []).append(_local(relation))
    yield from (f"  {start} --> {end} : {', '.join(names)}" for (start, end), names in sorted(joined.items()))
    yield "  Fact ..> Article : wasDerivedFrom"
    yield "  Measure ..> Article : wasDerivedFrom"
    yield "```"


def _terms(ontology: Graph, kind: URIRef) -> list[URIRef]:
    found = {s for s in ontology.subjects(RDF.type, kind) if isinstance(s, URIRef) and s.startswith(str(GOV))}
    return sorted(found, key=lambda term: _local(term).lower())


def _list(ontology: Graph, term: URIRef, predicates: tuple[URIRef, ...]) -> str:
    return ", ".join(
        f"`{_short(o)}`" for o in sorted({o for p in predicates for o in ontology.objects(term, p)}, key=str)
    )


def _words(ontology: Graph, term: Node, predicate: URIRef, language: str) -> str:
    found = (o for o in ontology.objects(term, predicate) if isinstance(o, Literal) and o.language == language)
    return " ".join(sorted(map(str, found)))


def _short(term: Node) -> str:
    for prefix, namespace in PREFIXES.items():
        if str(term).startswith(namespace):
            return f"{prefix}:{str(term).removeprefix(namespace)}"
    return str(term)


def _local(term: Node) -> str:
    return _short(term).rpartition(":")[2]


if __name__ == "__main__":
    main()
