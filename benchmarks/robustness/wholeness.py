"""Whether a graph holds each record wholly, once, and nothing else."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import pyoxigraph as ox
from rdflib import RDF

from kg import iris
from kg.draft import node, quad, value
from kg.facts import article_graph
from kg.ledger import Ledger, trace
from kg.store import open_graph
from kg.vocabulary import GOV
from pipelines.article import read_articles
from pipelines.gazetteer import Gazetteer

_CLOSELY: Final = 1000


@dataclass(frozen=True, slots=True)
class Wholeness:
    """How many records there are, how many the graph holds, and what is wrong with it.

    ``missing`` are records that it does not hold (a run that was stopped early has them), ``strange`` articles that
    are no record, ``doubled`` articles with two records or titles, ``halved`` ones whose quads are not those that
    their record gives; ``compared`` quad by quad so many, and all of them by their record and number of facts.
    ``characters`` and ``facts`` are those of all records together.
    """

    records: int
    held: int
    missing: int
    strange: int
    doubled: int
    halved: int
    compared: int
    quads: int
    characters: int
    facts: int

    @property
    def sound(self) -> bool:
        """Whether nothing is wrong but that articles are missing."""
        return not (self.strange or self.doubled or self.halved)


def count(graph: Path) -> int:
    """How many articles a graph has, found by opening it as the next command would."""
    with open_graph(graph, create=True) as store:
        return sum(1 for _ in store.articles())


def whole(sources: Path, graph: Path) -> Wholeness:
    """Compare a graph with the record files that went into it."""
    gazetteer = Gazetteer.load()
    records = held = missing = halved = compared = characters = facts = 0
    with open_graph(graph, read_only=True) as store:
        engine: ox.Store = store._store  # what the engine itself holds is looked at
        ledger = Ledger(engine)
        decided = ledger.reviews()
        files = sorted(sources.rglob("*.json"))
        closely = max(1, len(files) // _CLOSELY)
        for number, file in enumerate(files):
            (record,) = read_articles(file)
            records, characters, facts = records + 1, characters + len(record.text), facts + len(record.relations)
            found = store.article(record.id)
            if found is None:
                missing += 1
                continue
            held += 1
            graph_name = node(iris.article(record.id))
            if number % closely:
                told = engine.quads_for_pattern(None, node(RDF.type), node(GOV.Fact), graph_name)
                same = sum(1 for _ in told) == len(record.relations)
            else:
                compared += 1
                linked = ledger.project(trace(record, gazetteer, decided))
                expected = {quad(triple, graph_name) for triple in article_graph(linked)}
                same = expected == set(engine.quads_for_pattern(None, None, None, graph_name))
            halved += not (same and found == record)
        stated = Counter(value(row.subject) for row in engine.quads_for_pattern(None, node(GOV.record), None, None))
        doubled = sum(1 for times in stated.values() if times != 1)
        strange, quads = len(stated) - held, len(engine)
        return Wholeness(records, held, missing, strange, doubled, halved, compared, quads, characters, facts)
