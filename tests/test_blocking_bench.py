"""The simulation of linking's blocks: right where it can be counted by hand, and the same every time."""

from __future__ import annotations

from itertools import islice

from benchmarks.blocking.__main__ import grown, shelved, table
from benchmarks.blocking.blocks import Index, in_memory
from benchmarks.blocking.population import Population
from kg.resolution.keys import MOST, keys
from kg.resolution.profiles import Profile
from kg.resolution.resolver import Resolver
from kg.resolution.reviews import reviews
from kg.resolution.shelf import Shelf


def person(name: str, county: str, tag: str = "") -> Profile:
    """Somebody in a county."""
    base = f"person/{county}/{name}"
    return Profile(f"{base}~{tag}" if tag else base, base, "", {f"name {name}": 1, f"county {county}": 1})


def test_blocks_as_counted_by_hand() -> None:
    """Two of one name in one county, one in another, one alone; what comes twice counts once."""
    index = Index()
    people = [
        person("王伟", "430422", "a"),
        person("王伟", "430422", "b"),
        person("王伟", "330624"),
        person("李娜", "430422"),
    ]
    index.add(people)
    index.add(people[:1])
    found = index.blocks()
    assert (found.articles, found.facets, found.homonyms) == (2, 4, 2)
    assert (found.entries, found.keys) == (8, 5)  # a name and a name in a county for each
    assert found.sizes == (1, 2, 2, 3)
    assert found.kinds["p"].blocks == 2
    assert found.kinds["p@"].largest == 2
    assert (found.common, found.lost) == (0.0, 0.0)
    assert found.compared[2] == 3.0  # two by the name, one of them by the county as well


def test_what_too_many_share_is_not_compared() -> None:
    """One more than can be compared: the name is lost, and for those who share nothing else all is."""
    crowd = [person("王伟", f"{110101 + number}") for number in range(MOST + 1)]
    index = Index()
    index.add(crowd)
    found = index.blocks()
    assert found.common == 0.5
    assert (found.lost, found.compared[0]) == (1.0, 0.0)
    resolver = Resolver(Shelf({one.facet: one for one in crowd}), reviews(()))
    assert resolver.candidates(crowd[0].facet) == frozenset()
    index = Index()
    index.add(crowd[:-1])
    assert index.blocks().compared == (MOST - 1.0,) * 3


def test_the_population_is_fixed_and_of_the_corpus_shape() -> None:
    """The same seed gives the same facets, another one others, with codes that lie within one another."""
    some = [profile for told in islice(Population(1, 20).articles(), 30) for profile in told]
    again = [profile for told in islice(Population(1, 20).articles(), 30) for profile in told]
    other = [profile for told in islice(Population(2, 20).articles(), 30) for profile in told]
    assert [profile.facet for profile in some] == [profile.facet for profile in again]
    assert {profile.facet for profile in some}.isdisjoint(
        profile.facet for profile in other if profile.type == "person"
    )
    assert {profile.type for profile in some} == {"person", "organization", "initiative", "facility", "place"}
    assert 3 < sum(len(keys(profile)) for profile in some) / len(some) < 9
    for profile in some:
        for county in profile.all("county"):
            assert profile.all("province") >= {f"{county[:2]}0000"}


def test_growing_and_telling() -> None:
    """Each size holds the smaller ones; the table has a row for each and one for each kind of key."""
    small, large = grown([200, 600])
    assert 200 <= small.facets < 600 <= large.facets
    assert small.keys < large.keys
    lines = list(table([small, large]))
    assert sum(line.startswith(f"| {large.facets:,} ") for line in lines) == 1
    assert sum(line.startswith("| `") for line in lines) == len(large.kinds)


def test_memory_is_measured() -> None:
    """An index of more facets takes more."""
    some = {profile.facet: profile for told in islice(Population(0, 5).articles(), 10) for profile in told}
    few = dict(islice(some.items(), 10))
    assert in_memory(some) > in_memory(few) > 0
    assert shelved(100) > 100
