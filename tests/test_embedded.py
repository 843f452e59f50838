"""Asking the embedded engine without rdflib's own SPARQL, and opening a graph only to ask it."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox
import pytest
from rdflib import RDF, SKOS, BNode, Dataset, Literal, URIRef
from rdflib.graph import DATASET_DEFAULT_GRAPH_ID

from kg.dataset import dataset_of
from kg.embedded import EngineGraph, engine_of, one_graph, rows
from kg.engine import StoreError
from kg.lookup import find
from kg.queries import run
from kg.reader import reading
from kg.vocabulary import GOV, ID

COUNTY, TOWN, NEWS = ID["place/990101"], ID["place/990101/青石镇"], ID["article/1"]
TEXT = f"""
<{COUNTY}> <{RDF.type}> <{GOV.Place}> .
<{COUNTY}> <{SKOS.prefLabel}> "云泽县"@zh .
<{COUNTY}> <{SKOS.notation}> "990101" .
<{TOWN}> <{GOV.within}> <{COUNTY}> .
_:b <{GOV.within}> <{COUNTY}> .
<{NEWS}> <{GOV.start}> "3"^^<http://www.w3.org/2001/XMLSchema#integer> <{NEWS}> .
"""


def engine(folder: Path | None = None) -> ox.Store:
    """A store with one place, what lies in it, and one article."""
    store = ox.Store(str(folder)) if folder else ox.Store()
    store.load(TEXT, ox.RdfFormat.N_QUADS)
    return store


def test_a_graph_of_the_engine_is_read_as_rdflib_reads_it() -> None:
    """The same terms for every pattern that names are looked up with, in the default graph and in a named one."""
    store = engine()
    dataset = dataset_of(store)
    for name in (None, NEWS):
        ours, theirs = EngineGraph(store, name), dataset.graph(name or DATASET_DEFAULT_GRAPH_ID)
        for predicate in (RDF.type, SKOS.prefLabel, GOV.within, GOV.start):
            pairs = list(theirs.subject_objects(predicate))
            assert sorted(ours.subject_objects(predicate)) == sorted(pairs)
            for subject, thing in pairs:
                assert set(ours.objects(subject, predicate)) == set(theirs.objects(subject, predicate))
                assert set(ours.subjects(predicate, thing)) == set(theirs.subjects(predicate, thing))
                assert (subject, predicate, thing) in ours
    # The engine spells out the datatype of plain strings, which rdflib's terms have not.
    assert list(EngineGraph(store).objects(COUNTY, SKOS.notation)) == [Literal("990101")]
    assert (COUNTY, SKOS.notation, Literal("990101")) in EngineGraph(store)
    assert (COUNTY, SKOS.prefLabel, Literal("云泽县")) not in EngineGraph(store)
    assert not list(EngineGraph(store).objects(Literal("云泽县"), RDF.type))
    assert [type(s) for s in EngineGraph(store).subjects(GOV.within, COUNTY)].count(BNode) == 1


def test_an_engine_and_a_dataset_are_asked_alike() -> None:
    """Whether the engine is at hand, below a dataset, or none of it."""
    store, memory = engine(), Dataset()
    memory.parse(data=TEXT, format="nquads")
    assert engine_of(store) is engine_of(dataset_of(store)) is store
    assert engine_of(memory) is None
    asked = f"SELECT ?name WHERE {{ <{COUNTY}> <{SKOS.prefLabel}> ?name }}"
    for source in (store, dataset_of(store), memory):
        assert rows(source, asked) == ((Literal("云泽县", lang="zh"),),)
        assert find(source, "990101", (GOV.Place,)) == find(source, "云泽县") == COUNTY
        assert set(one_graph(source).objects(COUNTY, RDF.type)) == {GOV.Place}
        assert list(one_graph(source, URIRef(NEWS)).objects(NEWS, GOV.start)) == [Literal(3)]
        assert run(source, "gaps").rows == ()


def test_a_reader_has_its_own_copy(tmp_path: Path) -> None:
    """It sees the graph as it was when it was opened, beside a writer, and leaves nothing behind."""
    folder = tmp_path / "graph"
    writer = engine(folder)
    writer.flush()
    with reading(folder) as store:
        writer.add(ox.Quad(ox.NamedNode(TOWN), ox.NamedNode(GOV.within), ox.NamedNode(NEWS), ox.DefaultGraph()))
        writer.flush()
        assert len(store) == 6
        with pytest.raises(RuntimeError, match="read-write"):
            store.add(ox.Quad(ox.NamedNode(TOWN), ox.NamedNode(GOV.within), ox.NamedNode(NEWS), ox.DefaultGraph()))
    with reading(folder) as store:
        assert len(store) == 7
        del store
    assert [path.name for path in tmp_path.iterdir()] == ["graph"]


def test_what_a_writer_has_not_flushed_is_read(tmp_path: Path) -> None:
    """It lies in the engine's log, which goes with the copy."""
    folder = tmp_path / "graph"
    writer = engine(folder)
    with reading(folder) as store:
        assert len(store) == len(writer) == 6


def test_no_graph_is_said_in_one_sentence(tmp_path: Path) -> None:
    """Where there is none, where something else is, and where it is damaged."""
    with pytest.raises(StoreError, match="There is no graph at"), reading(tmp_path / "none"):
        pass
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / "file").write_text("x")
    with pytest.raises(StoreError, match="is not a graph directory"), reading(tmp_path / "other"):
        pass
    engine(tmp_path / "graph").flush()
    for table in (tmp_path / "graph").glob("MANIFEST-*"):
        table.write_bytes(b"nothing")
    with pytest.raises(StoreError, match="damaged"), reading(tmp_path / "graph"):
        pass
    assert sorted(path.name for path in tmp_path.iterdir()) == ["graph", "other"]
