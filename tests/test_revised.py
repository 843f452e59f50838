"""What linking looks at when an article comes: what has changed, and no more."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox
import pytest

from benchmarks.scale.generator import Generator
from kg import ledger as ledger_module
from kg import revised
from kg.draft import node, quad, value
from kg.ledger import Ledger
from kg.links import LINKS, facet_triples, link_triples, thing
from kg.resolution import resolver, scoring, shelf
from kg.resolution.evidence import Verdict
from kg.resolution.keys import MOST, keys
from kg.resolution.profiles import Profile
from kg.resolution.reviews import Reviews
from kg.revised import Revised, crossing
from kg.store import GraphStore
from kg.vocabulary import GOV, ID
from pipelines.article import Article, Entity, Relation


def report(number: int, county: str, body: str = "") -> Article:
    """A county's news of a teacher, with or without his school."""
    entities = [Entity(county, "Place"), Entity("石溪云", "Person")]
    relations = []
    if body:
        entities.append(Entity(body, "Organization"))
        relations.append(Relation("石溪云", "holdsPost", body, title="教师"))
    text = f"{county}{body}教师石溪云说，今年要扩建。"
    return Article(
        text, id=f"r{number}", published=f"2021-01-{number:02}", entities=tuple(entities), relations=tuple(relations)
    )


def test_only_pairs_with_a_changed_facet_are_judged(monkeypatch: pytest.MonkeyPatch) -> None:
    """What hangs together with an article's facets is as it was: of it and others nothing has to be found out again."""
    graph = GraphStore(ox.Store(), Path("memory"))
    graph.add(report(1, "衡南县", "衡南县第一小学"))
    graph.add(report(2, "衡东县", "衡东县第二小学"))
    ledger = graph.ledger()
    (here,), (there,) = (ledger.members(f"p@ 石溪云 {code}") for code in ("430422", "430424"))
    judged: list[set[str]] = []

    def judge(one: Profile, other: Profile) -> Verdict:
        judged.append({one.facet, other.facet})
        return scoring.judge(one, other)

    monkeypatch.setattr(resolver, "judge", judge)
    assert graph.add(report(3, "衡南县")).status == "added"
    assert any(here in pair for pair in judged)
    assert {here, there} not in judged
    assert not any(there in pair for pair in judged if here in pair)
    judged.clear()
    assert graph.add(report(3, "衡南县")).status == "unchanged"


def test_pairs_that_nothing_draws_together_are_not_judged(monkeypatch: pytest.MonkeyPatch) -> None:
    """The clusters and links are those that come of judging every pair that shares a key."""
    profiles = {
        path: Profile(path, path.partition("~")[0], "2021", dict.fromkeys(said, 1))
        for path, *said in (
            ("initiative/430422/清河协议~2019", "core 清河协议", "lead 430422", "year 2019", "county 430422"),
            ("initiative/430423/清河协议~2020", "core 清河协议", "lead 430422", "year 2020", "county 430423"),
            ("initiative/430424/清河协议~2021", "core 清河协议", "lead 430422", "year 2021", "county 430424"),
            ("initiative/430422/清河协议", "core 清河协议", "county 430422"),
        )
    }
    judged: set[frozenset[str]] = set()

    def judge(one: Profile, other: Profile) -> Verdict:
        judged.add(frozenset({one.facet, other.facet}))
        return scoring.judge(one, other)

    monkeypatch.setattr(resolver, "judge", judge)
    found = resolver.Resolver(shelf.Shelf(profiles), Reviews()).resolve(profiles)
    before = set(judged)
    monkeypatch.setattr(resolver, "is_hopeless", lambda *_: False)
    assert resolver.Resolver(shelf.Shelf(profiles), Reviews()).resolve(profiles) == found
    assert judged > before


def test_a_key_that_too_many_bear() -> None:
    """It is known as such from no more than can tell; who has a link is looked at when the line is crossed."""
    store = ox.Store()
    ledger = Ledger(store)

    def village(number: int, name: str = "太平村") -> Profile:
        return Profile(
            f"place/4304{number:02}/{name}",
            f"place/4304{number:02}/{name}",
            "2021",
            {f"name {name}": 1, "province 430000": 1},
        )

    crowd = {profile.facet: profile for profile in map(village, range(MOST + 1))}
    few = dict(list(crowd.items())[:MOST])
    assert len({key for profile in crowd.values() for key in keys(profile)} & {"p 太平村 430000"}) == 1
    assert crossing(ledger, Revised(ledger, few)) == (set(), set())
    assert crossing(ledger, Revised(ledger, crowd)) == (set(), set())
    linked = sorted(few)[:2]
    found = resolver.Link(linked[0], linked[1], "unsure", 10, ("",), "too little evidence")
    triples = [t for facet in few for t in facet_triples(few[facet], facet)] + list(link_triples(found))
    store.extend(quad(triple, node(LINKS)) for triple in triples)
    assert crossing(Ledger(store), Revised(Ledger(store), crowd)) == (set(linked), set())


def test_what_is_known_of_common_keys_is_forgotten_in_time(monkeypatch: pytest.MonkeyPatch) -> None:
    """A key that few bear again after removals is compared by again: the graph is that of what is left, each time."""
    for module in (ledger_module, shelf, revised):
        monkeypatch.setattr(module, "MOST", 3)
    counties = [
        "衡南县",
        "衡东县",
        "衡山县",
        "祁东县",
        "桃源县",
        "安乡县",
        "汉寿县",
        "石门县",
        "澧县",
        "临澧县",
        "南县",
        "华容县",
    ]
    reports = [report(number, county, f"{county}第一小学") for number, county in enumerate(counties, 1)]

    def of(articles: list[Article]) -> set[ox.Quad]:
        store = ox.Store()
        fresh = GraphStore(store, Path("memory"))
        for article in articles:
            fresh.add(article)
        return set(store)

    store = ox.Store()
    graph = GraphStore(store, Path("memory"))
    for article in reports:
        graph.add(article)
    assert graph.ledger().bear("p 石溪云", 4)
    for number in range(len(reports) - 1, 0, -1):
        graph.remove(reports[number].id)
        assert set(store) == of(reports[:number])
    assert graph.ledger().bear("p 石溪云", 1)
    assert not graph.ledger().bear("p 石溪云", 2)


def test_many_who_bear_a_key_are_counted_and_few_are_read() -> None:
    """With the same answer, whatever a key is spelt with; what was counted is kept for the next article."""
    store = ox.Store()
    spelt = {'p 太平"村" \\ 1': 5, "p 石溪云": 40, "= place/990101/太平村": 40}
    for key, number in spelt.items():
        bearing = (node(thing(f"place/990101/{number}村{one}")) for one in range(number))
        store.extend(ox.Quad(facet, node(GOV.key), ox.Literal(key), node(LINKS)) for facet in bearing)
    crowds: dict[str, int] = {}
    for key, number in spelt.items():
        ledger = Ledger(store, crowds)
        assert [ledger.bear(key, asked) for asked in (1, number, number + 1)] == [True, True, False]
        assert len(ledger.members(key, number + 1)) == number
        assert [ledger.bear(key, asked) for asked in (number, number + 1)] == [True, False]
    assert crowds == {"p 石溪云": 40}
    assert not Ledger(store).bear("p 无人", 1)


def test_generated_articles_give_one_graph_in_any_order() -> None:
    """Also where articles are linked again because an earlier one came."""
    articles = list(Generator(seed=5).articles(12))
    graphs = []
    for order in (articles, articles[::-1]):
        store = ox.Store()
        graph = GraphStore(store, Path("memory"))
        for article in order:
            graph.add(article)
        graphs.append(frozenset(store))
    assert graphs[0] == graphs[1]


def test_what_is_known_of_facets_is_read_once() -> None:
    """Of those that an article changes all, of others which thing they are; a facet that nobody knows has nothing."""

    class Watched:
        def __init__(self) -> None:
            self.store, self.asked = ox.Store(), list[object]()

        def quads_for_pattern(self, *pattern: object) -> object:
            self.asked.append(pattern[0])
            return self.store.quads_for_pattern(*pattern)  # type: ignore[arg-type]

    watched = Watched()
    graph = GraphStore(watched.store, Path("memory"))
    for number, county in enumerate(("衡南县", "衡东县"), 1):
        graph.add(report(number, county, f"{county}第一小学"))
    facets = [value(q.subject)[len(ID) :] for q in watched.store.quads_for_pattern(None, node(GOV.profile), None, None)]
    alias = ox.Quad(node(thing("place/1")), node(GOV.resolvedTo), node(thing(facets[0])), node(LINKS))
    watched.store.add(alias)
    known = {*facets, "place/1"}
    ledger = Ledger(watched)  # type: ignore[arg-type]
    whole = {facet: ledger.facet(facet) for facet in known}
    asked = len(watched.asked)
    assert len(facets) > 2
    assert {facet: ledger.canonical(facet) for facet in facets} == {facet: facet for facet in facets}
    assert all(ledger.profile(facet) for facet in facets)
    assert ledger.facet("place/1") == {alias}
    assert len(watched.asked) == asked
    fresh = Ledger(watched.store)
    assert fresh.quads(known, known, known) == set().union(*whole.values())
    assert fresh.quads(facets, (), facets) == set()
