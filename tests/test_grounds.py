"""Facilities by the ground on which they stand, and short names that need a county, a town or a father's name."""

from __future__ import annotations

from collections.abc import Collection

import pyoxigraph as ox
import pytest
from test_resolution import linked, official, things, told

from kg.ledger import Ledger
from kg.linking import link
from kg.resolution.careers import VILLAGE, walk
from kg.resolution.keys import is_for_lookup
from kg.resolution.resolver import Resolver
from kg.resolution.reviews import Reviews
from kg.resolution.shelf import Shelf
from kg.resolution.shortenings import of_town, weigh
from kg.revised import Revised, crossing
from pipelines.article import Article, Entity
from pipelines.gazetteer import Gazetteer


def report(id_: str, text: str, *entities: tuple[str, str], publisher: str = "") -> Article:
    """An article with entities as (type, name)."""
    found = tuple(Entity(name, kind) for kind, name in entities)
    return Article(text, publisher=publisher, published="2021-06-26", entities=found, id=id_)


COUNTY = ("Place", "衡南县")
VILLAGES = (("Place", "青坪村"), ("Place", "石溪村"))


@pytest.mark.parametrize(
    ("text", "places", "one"),
    [
        ("衡南县青坪村的冷库存满了果子。", VILLAGES[:1], True),
        ("衡南县青坪村的果子熟了。冷库存满了。", VILLAGES[:1], True),
        ("衡南县青坪村和石溪村的果子熟了。冷库存满了。", VILLAGES, False),
        ("衡南县石溪村的冷库存满了果子。青坪村没有。", VILLAGES, False),
    ],
)
def test_a_facility_with_and_without_its_village(text: str, places: tuple[tuple[str, str], ...], one: bool) -> None:
    """The village stands in the sentence, or is the only one that the article names."""
    found = linked(
        report("a", "衡南县青坪村冷库开工。", COUNTY, VILLAGES[0], ("Facility", "青坪村冷库")),
        report("b", text, COUNTY, *places, ("Facility", "冷库")),
    )
    homes = {path for name in ("青坪村冷库", "冷库") for path in things(found, name)}
    assert len(homes) == (1 if one else 2)


@pytest.mark.parametrize(
    ("name", "said", "one"),
    [("甲壳素提取车间", "衡南县", True), ("便民服务中心", "衡南县", False), ("甲壳素提取车间", "衡山县", False)],
)
def test_a_facility_in_a_report_on_two_counties(name: str, said: str, one: bool) -> None:
    """It may be in either, if its name is more than that of its kind."""
    found = linked(
        report("a", "衡南县建了车间。", COUNTY, ("Facility", name)),
        report("b", f"衡东县、衡东县和{said}都有了。", ("Place", "衡东县"), ("Place", said), ("Facility", name)),
    )
    assert (len(set(things(found, name))) == 1) is one


def test_an_own_name_without_the_fathers() -> None:
    """古丽娜尔 is 古丽娜尔·买买提 at the same school; without one nobody knows."""
    first = official("a", "库车市", "古丽娜尔·买买提", "库车市第一小学", "教师")
    found = linked(first, official("b", "库车市", "古丽娜尔", "库车市第一小学", "教师"))
    assert things(found, "古丽娜尔") == things(found, "古丽娜尔·买买提")
    found = linked(first, told("b", "库车市", ("Person", "古丽娜尔")))
    assert things(found, "古丽娜尔") != things(found, "古丽娜尔·买买提")
    found = linked(first, official("b", "库车市", "古丽娜尔·艾山", "库车市第一小学", "教师"))
    assert things(found, "古丽娜尔·艾山") != things(found, "古丽娜尔·买买提")


def test_an_alias_of_two_characters() -> None:
    """A short name that an article gives to a firm is the firm's in a neighbour's paper that speaks of the county."""
    firm = ("Organization", "衡南县腾阳华远农业有限公司", "腾农")
    here = told("a", "衡南县", firm)
    both = told("b", "衡东县", ("Place", "衡南县"), ("Organization", "腾农"))
    found = linked(here, both)
    assert things(found, "腾农") == things(found, firm[1])
    alone = linked(here, told("b", "衡东县", ("Organization", "腾农")))
    assert things(alone, "腾农") != things(alone, firm[1])


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("衡南县文旅局", "衡南县文化旅游广电局", True),
        ("衡南县文旅局", "衡东县文化旅游广电局", False),
        ("衡南县文旅局", "衡南县文化馆", False),
        ("衡南县三塘镇中心小学", "三塘小学", True),
        ("衡南县云集镇中心小学", "三塘小学", False),
    ],
)
def test_bureaux_and_schools_of_which_there_is_one(one: str, other: str, same: bool) -> None:
    """For culture and tourism in a county, and a primary school called by its town."""
    found = linked(told("a", "衡南县", ("Organization", one)), told("b", "衡南县", ("Organization", other)))
    assert (things(found, one) == things(found, other)) is same


def test_teams_of_aid() -> None:
    """A city's team under its short name, in a report that names the city."""
    team = "南京市对口支援湟中医疗队"
    found = linked(
        told("a", "南京市", ("Organization", team)),
        told("b", "湟中区", ("Place", "南京市"), ("Organization", "南京援湟医疗队")),
    )
    assert things(found, team) == things(found, "南京援湟医疗队")
    assert weigh("援青医疗队", "对口支援青海医疗队") == 6
    assert weigh("援藏医疗队", "对口支援新疆医疗队") == 0


def test_towns_that_give_bodies_their_names() -> None:
    """Not around the county's seat, not where two are called so."""
    assert of_town("三塘卫生院", {"三塘镇": "430422104"})[0] == "430422104/卫生院"
    assert not of_town("三塘小学", {"三塘镇": "1", "三塘乡": "2"})
    assert not of_town("城关小学", {"城关镇": "1"})
    assert not of_town("三塘茶厂", {"三塘镇": "1"})


def test_offices_of_a_gacha() -> None:
    """The Mongolian village is a village, also where the post is said to be at its sumu."""
    assert walk("嘎查党支部书记", "固日班花苏木") == VILLAGE


def test_initiatives_of_one_name_in_two_counties_are_no_candidates() -> None:
    """Nor are they read when one comes: the key that finds all of a name is for looking up."""
    gazetteer = Gazetteer.load()
    articles = [report(c, f"{c}办了会。", ("Place", c), ("Initiative", "清河行动")) for c in ("衡南县", "衡东县")]
    assert {link(article, gazetteer).focus for article in articles} == {"430422", "430424"}
    shelf = Shelf(linked(*articles).profiles)
    resolver = Resolver(shelf, Reviews())
    (one, other) = sorted(shelf.members("= /清河行动"))
    assert not resolver.candidates(one) | resolver.candidates(other)
    read: list[str] = []

    class Watched(Ledger):
        def members(self, key: str, most: int = 0) -> Collection[str]:
            read.append(key)
            return super().members(key, most)

    crossing(Watched(ox.Store()), Revised(Watched(ox.Store()), shelf.profiles))
    assert "= initiative/430422/清河行动" in read
    assert not any(is_for_lookup(key) for key in read)
