"""Whatever happens to a graph, it is what its articles and reviews define: a state machine over histories."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pyoxigraph as ox
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule
from invented_links import news, review
from test_store import expected

from kg.resolution.reviews import Reviews, reviews
from kg.store import GraphStore
from pipelines.article import Article


class Histories(RuleBasedStateMachine):
    """Additions, replacements, removals, reviews and their undoing, in any order."""

    def __init__(self) -> None:
        super().__init__()
        self.graph = GraphStore(ox.Store(), Path("memory"))
        self.present: dict[str, Article] = {}
        self.decided = Reviews()
        self.facets: set[str] = set()
        self.clock = 0

    @rule(record=news())
    def add(self, record: Article) -> None:
        """An article comes, or comes again in another form."""
        self.graph.add(record)
        self.present[record.id] = record

    @precondition(lambda self: self.present)
    @rule(data=st.data())
    def remove_and_add_again(self, data: st.DataObject) -> None:
        """An article goes; with it comes back, everything is as it was."""
        name = data.draw(st.sampled_from(sorted(self.present)))
        before = set(self.graph._store)
        assert self.graph.remove(name)
        self.graph.add(self.present[name])
        assert set(self.graph._store) == before
        assert self.graph.add(self.present[name]).status == "unchanged"
        assert set(self.graph._store) == before

    @precondition(lambda self: self.present)
    @rule(data=st.data())
    def remove(self, data: st.DataObject) -> None:
        """An article goes."""
        name = data.draw(st.sampled_from(sorted(self.present)))
        assert self.graph.remove(name)
        del self.present[name]

    @precondition(lambda self: self.facets)
    @rule(data=st.data())
    def decide(self, data: st.DataObject) -> None:
        """A person merges, tells apart or splits, be it of things that are gone."""
        self.clock += 1
        said = data.draw(review(sorted(self.facets), [f"n{number}" for number in range(8)], self.clock))
        self.decided = reviews((*self.decided.all, said))
        self.graph.review(self.decided)

    @precondition(lambda self: any(not one.undone for one in self.decided.all))
    @rule(data=st.data())
    def take_back(self, data: st.DataObject) -> None:
        """A person takes a decision back."""
        said = data.draw(st.sampled_from([one for one in self.decided.all if not one.undone]))
        others = (one for one in self.decided.all if one != said)
        self.decided = reviews((*others, replace(said, undone="2026-02-01T00:00:00Z")))
        self.graph.review(self.decided)

    @invariant()
    def the_graph_is_what_its_articles_define(self) -> None:
        """The pure functions say what must be there; nothing of the history shows."""
        found = set(self.graph._store)
        wanted = expected(list(self.present.values()), self.decided)
        assert found - wanted == set()
        assert wanted - found == set()
        assert self.graph.reviews() == self.decided
        mentions = {q.object.value for q in found if q.predicate.value.endswith("#mentionsAs")}
        self.facets |= {iri.partition("/id/")[2] for iri in mentions}


TestHistories = Histories.TestCase
TestHistories.settings = settings(
    max_examples=40,
    stateful_step_count=14,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
)
