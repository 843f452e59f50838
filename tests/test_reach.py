"""Which places a body's work reaches, kept up to date while relations come and go."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pyoxigraph as ox
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rdflib import RDF, Dataset, Literal, URIRef

from kg.dataset import EmbeddedStore
from kg.draft import DEFAULT, Draft, quad, value
from kg.embedded import engine_of, select
from kg.facts import Triple, yuan
from kg.reach import follow, reaches
from kg.vocabulary import GOV, ID

BODIES = tuple(ID[f"organization/990101/{name}"] for name in ("水利局", "农业局"))
PLACES = tuple(ID[f"place/990101/{name}"] for name in ("青石镇", "柳湾村"))
THINGS = (*(ID[f"initiative/990101/{name}"] for name in ("清溪行动", "村道工程")), *PLACES)
ACTS = st.tuples(st.sampled_from(BODIES), st.sampled_from((GOV.leads, GOV.funds)), st.sampled_from(THINGS))
SITES = st.tuples(st.sampled_from(THINGS), st.sampled_from((GOV.implementedIn, GOV.locatedIn)), st.sampled_from(PLACES))
TYPED = {quad((thing, RDF.type, GOV[thing[len(ID) :].partition("/")[0].capitalize()])) for thing in (*BODIES, *THINGS)}
"""What a graph has always has a type there."""
QUICK = settings(max_examples=150, deadline=None, derandomize=True)


def written(store: ox.Store, draft: Draft) -> None:
    """The draft put into the store."""
    for gone in draft.removed:
        store.remove(gone)
    store.extend(draft.added)


@QUICK
@given(st.lists(st.tuples(st.sets(ACTS | SITES, max_size=5), st.sets(ACTS | SITES, max_size=5)), max_size=5))
def test_any_order_ends_in_what_follows(history: list[tuple[set[Triple], set[Triple]]]) -> None:
    """Whatever comes and goes, alone or together, the triples are those that follow from what is left."""
    store, plain = ox.Store(), set[Triple]()
    store.extend(TYPED)
    for gone, come in history:
        draft = Draft(store)
        for triple in gone:
            draft.discard(quad(triple))
        for triple in come:
            draft.add(quad(triple))
        follow(draft)
        written(store, draft)
        plain = (plain - gone) | come
        assert set(store) == {quad(triple) for triple in plain | reaches(plain)} | TYPED


def test_a_body_that_is_dropped_and_comes_back_keeps_what_it_reaches() -> None:
    """Dropping takes everything that a subject has, and what comes back is no change to the store."""
    plain: set[Triple] = {(BODIES[0], GOV.leads, THINGS[0]), (THINGS[0], GOV.implementedIn, PLACES[0])}
    store = ox.Store()
    store.extend(TYPED)
    store.extend(quad(triple) for triple in plain | reaches(plain))
    draft = Draft(store)
    draft.drop(BODIES[0])
    draft.add(quad((BODIES[0], GOV.leads, THINGS[0])))
    for typed in TYPED:
        draft.add(typed)
    follow(draft)
    assert not draft.removed
    assert not draft.added


def test_what_the_store_does_not_have_is_not_looked_for() -> None:
    """A thing without a type there is new: the store is asked for the type alone, and once."""

    class Counting:
        def __init__(self, quads: set[ox.Quad]) -> None:
            self.asked, self.store = 0, ox.Store()
            self.store.extend(quads)

        def __contains__(self, quad: ox.Quad) -> bool:
            return quad in self.store

        def quads_for_pattern(self, *pattern: Any) -> Iterator[ox.Quad]:
            self.asked += 1
            return self.store.quads_for_pattern(*pattern)

    store = Counting({q for q in TYPED if value(q.subject) != str(THINGS[0])})
    draft = Draft(store)  # type: ignore[arg-type]
    draft.add(quad((BODIES[0], GOV.leads, THINGS[0])))
    draft.add(quad((THINGS[0], RDF.type, GOV.Initiative)))
    assert store.asked == 2  # whether there is the body, and the initiative
    assert draft.values(THINGS[0], RDF.type) == [str(GOV.Initiative)]
    assert list(draft.subjects(GOV.leads, THINGS[0])) == [str(BODIES[0])]
    assert store.asked == 2
    assert draft.values(BODIES[0], RDF.type) == [str(GOV.Organization)]
    assert store.asked == 3


def test_people_and_things_without_a_place_reach_nothing() -> None:
    """Only bodies reach, and only places are reached."""
    mayor = ID["person/990101/林知远"]
    plain = {
        (mayor, GOV.leads, THINGS[0]),
        (THINGS[0], GOV.implementedIn, PLACES[0]),
        (BODIES[0], GOV.leads, THINGS[1]),
    }
    assert reaches(plain) == frozenset()


def test_solutions_come_as_they_do_from_rdflib() -> None:
    """Terms of every kind, and what is unbound."""
    dataset = Dataset(store=EmbeddedStore(store=ox.Store()))
    engine = engine_of(dataset)
    assert engine is not None
    subject = ox.NamedNode("https://a/b")
    for words in (ox.Literal("水", language="zh"), ox.Literal("x"), ox.Literal(3), ox.Literal(1.5), ox.BlankNode("b")):
        engine.add(ox.Quad(subject, ox.NamedNode("https://a/p"), words, DEFAULT))
    columns, rows = select(engine, "SELECT ?s ?o ?none WHERE { ?s ?p ?o }")
    assert columns == ("s", "o", "none")
    assert {row[0] for row in rows} == {URIRef("https://a/b")}
    assert {row[2] for row in rows} == {None}
    found = {row[1] for row in rows if isinstance(row[1], Literal)}
    assert found == {Literal("水", lang="zh"), Literal("x"), Literal(3), Literal(1.5)}
    with pytest.raises(TypeError, match="SELECT"):
        select(engine, "ASK {}")


def test_other_stores_have_no_engine() -> None:
    """They are asked through rdflib."""
    assert engine_of(Dataset()) is None


@pytest.mark.parametrize(
    ("amount", "sum_"),
    [
        ("360万元", 3_600_000),
        ("超1.5亿元", 150_000_000),
        ("77777元", 77_777),
        ("3000多万元", None),
        ("100万美元", None),
        ("", None),
    ],
)
def test_sums_in_yuan(amount: str, sum_: int | None) -> None:
    """One figure in yuan; anything else has none."""
    assert yuan(amount) == sum_
