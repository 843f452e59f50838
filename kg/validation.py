"""Does a graph keep the promises of docs/architecture.md? Shapes by SHACL, the rest by comparing sets of triples."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from rdflib import PROV, RDF, XSD, Dataset, Graph, Literal, URIRef
from rdflib.graph import DATASET_DEFAULT_GRAPH_ID
from rdflib.namespace import SH
from rdflib.term import Node

from kg import iris
from kg.reach import is_body, reaches
from kg.resources import data_dir
from kg.vocabulary import GOV, RELATIONS, SYMMETRIC

Triple = tuple[Node, Node, Node]


@dataclass(frozen=True, slots=True, order=True)
class Violation:
    """One promise broken at one node: ``shape`` names the SHACL shape or the invariant.

    ``article`` is the IRI of the article that says so, or empty where no single one does.
    """

    shape: str
    focus: str
    article: str
    message: str
    message_zh: str


@dataclass(frozen=True, slots=True)
class Report:
    """All violations of a graph, in a fixed order."""

    violations: tuple[Violation, ...]

    @property
    def conforms(self) -> bool:
        """Whether nothing is wrong."""
        return not self.violations


@dataclass(frozen=True, slots=True)
class _Snapshot:
    """A graph read once: its plain triples, everything together, and the named graphs that each fact stands in."""

    plain: frozenset[Triple]
    everything: Graph
    homes: dict[Node, set[Node]]


def validate(dataset: Dataset) -> Report:
    """Check a whole graph against ``ontology/shapes.ttl`` and against what shapes cannot say.

    The default graph and the article graphs are judged together, as one memory graph, whatever the store is.
    """
    snapshot = _read(dataset)
    found = {*_shapes(snapshot.everything), *_facts(snapshot), *_plain(snapshot), *_quotes(snapshot.everything)}
    return Report(tuple(sorted({*found, *_closure(snapshot), *_reach(snapshot)})))


def conforms_to(data: Graph, shapes: Graph) -> Report:
    """Check one RDF graph against SHACL shapes alone, as ``ontology/style.ttl`` checks the ontology."""
    return Report(tuple(sorted(_results(data, shapes))))


def _read(dataset: Dataset) -> _Snapshot:
    everything = Graph(bind_namespaces="none")
    plain: set[Triple] = set()
    homes: dict[Node, set[Node]] = defaultdict(set)
    for s, p, o, name in dataset.quads((None, None, None, None)):
        term = Literal(str(o)) if isinstance(o, Literal) and o.datatype == XSD.string else o  # Oxigraph spells it out
        everything.add((s, p, term))
        if name == DATASET_DEFAULT_GRAPH_ID:
            plain.add((s, p, term))
        elif name is not None and p == RDF.type and o in (GOV.Fact, GOV.Measure):
            homes[s].add(name)
    return _Snapshot(frozenset(plain), everything, homes)


def _shapes(data: Graph) -> Iterator[Violation]:
    return _results(data, Graph().parse(data_dir("ontology") / "shapes.ttl"))


def _results(data: Graph, shapes: Graph) -> Iterator[Violation]:
    import pyshacl  # half a second, which commands that do not validate need not wait for

    _, results, _ = pyshacl.validate(data, shacl_graph=shapes, inference="none", inplace=True)
    for result in results.subjects(RDF.type, SH.ValidationResult):
        focus = results.value(result, SH.focusNode)
        shape = results.value(result, SH.sourceShape)
        words = {getattr(m, "language", None): str(m) for m in results.objects(result, SH.resultMessage)}
        name = shape.fragment if isinstance(shape, URIRef) else str(shape)
        english = words.get("en") or next(iter(words.values()), "")
        yield Violation(name, str(focus), _article(data, focus), english, words.get("zh", english))


def _article(data: Graph, focus: Node | None) -> str:
    if (focus, RDF.type, GOV.Article) in data:
        return str(focus)
    return str(data.value(focus, PROV.wasDerivedFrom) or "")


def _facts(snapshot: _Snapshot) -> Iterator[Violation]:
    """Every statement stands in its article's graph, and every fact's triple in the default graph."""
    data = snapshot.everything
    for statement, homes in snapshot.homes.items():
        article = _article(data, statement)
        if article and {str(home) for home in homes} != {article}:
            yield Violation(
                "statement-graph",
                str(statement),
                article,
                "A statement stands in the graph of its article and in no other.",
                "陈述须且仅须位于其文章的图中。",
            )
        if not _triples(data, statement) <= snapshot.plain:
            yield Violation(
                "fact-triple",
                str(statement),
                article,
                "The triple of a fact stands in the default graph, that of a symmetric relation in both directions.",
                "事实的三元组须在默认图中；对称关系两个方向都须在。",
            )


def _triples(data: Graph, fact: Node) -> set[Triple]:
    s, p, o = (data.value(fact, key) for key in (RDF.subject, RDF.predicate, RDF.object))
    if s is None or p is None or o is None:
        return set()
    return {(s, p, o), (o, p, s)} if p in SYMMETRIC else {(s, p, o)}


def _plain(snapshot: _Snapshot) -> Iterator[Violation]:
    """Every relation of the default graph is stated by some article."""
    stated = set[Triple]().union(*(_triples(snapshot.everything, fact) for fact in snapshot.homes))
    for s, p, o in snapshot.plain - stated:
        if p in RELATIONS:
            yield Violation(
                "triple-fact",
                str(s),
                "",
                f"No article states gov:{str(p).removeprefix(str(GOV))} <{o}>, yet the triple is there.",
                f"没有文章陈述 gov:{str(p).removeprefix(str(GOV))} <{o}>，而该三元组存在。",
            )


def _quotes(data: Graph) -> Iterator[Violation]:
    """Every quote is what stands at its offsets."""
    for statement, quote in data.subject_objects(GOV.quote):
        article = data.value(statement, PROV.wasDerivedFrom)
        text = data.value(article, GOV.text)
        start, end = (getattr(data.value(statement, key), "value", None) for key in (GOV.start, GOV.end))
        if text is None or not isinstance(start, int) or not isinstance(end, int) or start >= end:
            continue  # the shapes say what is wrong
        if str(text)[start:end] != str(quote):
            yield Violation(
                "quote-offsets",
                str(statement),
                str(article),
                "The text of the article from start to end is not the quote.",
                "文章正文的起止位置之间不是所引原句。",
            )


def _closure(snapshot: _Snapshot) -> Iterator[Violation]:
    """``gov:within`` is irreflexive, holds what is stated of places, and everything that follows from both."""
    places = set(snapshot.everything.subjects(RDF.type, GOV.Place))
    within: dict[Node, set[Node]] = defaultdict(set)
    stated: dict[Node, set[Node]] = defaultdict(set)
    for s, p, o in snapshot.plain:
        if p == GOV.within:
            within[s].add(o)
        elif p == GOV.locatedIn and s in places and o in places:
            stated[s].add(o)
    for place in within.keys() | stated.keys():
        direct = within.get(place, set()) | stated.get(place, set())
        implied = direct.union(*(within.get(outer, set()) for outer in direct)) - {place}
        if within.get(place, set()) != implied:
            yield Violation(
                "within-closure",
                str(place),
                "",
                "The places that a place is within are the closure of what is stated, without itself.",
                "一地所处的各地须为所述链条的传递闭包，且不含自身。",
            )


def _reach(snapshot: _Snapshot) -> Iterator[Violation]:
    """``gov:reaches`` is what follows from the other plain triples."""
    stands = {
        (body, relation, place)
        for body, relation, place in snapshot.plain
        # Of anything else the shapes say what is wrong.
        if relation == GOV.reaches and is_body(str(body)) and iris.key_of_place(str(place))
    }
    for body in {triple[0] for triple in stands ^ reaches(snapshot.plain)}:
        yield Violation(
            "reaches-closure",
            str(body),
            "",
            "The places that a body reaches are those of what it acts on.",
            "机构所影响到的各地须为其作为所涉及之地。",
        )
