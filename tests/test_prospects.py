"""Pairs that are not compared: none of them could have come to as much as a question."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import combinations

import pytest

from benchmarks.linking import gold
from benchmarks.scale.generator import Generator
from kg.linking import link
from kg.resolution.keys import keys
from kg.resolution.profiles import Profile, gather
from kg.resolution.prospects import is_hopeless, is_remote, is_weak
from kg.resolution.reviews import Reviews
from kg.resolution.scoring import judge
from kg.resolution.traces import dated, traces
from pipelines.article import Article
from pipelines.gazetteer import Gazetteer


def profiles(articles: Iterable[Article]) -> list[Profile]:
    """The facets of articles."""
    gazetteer = Gazetteer.load()
    known = [(one, traces(one, gazetteer, Reviews())) for one in (link(a, gazetteer) for a in articles)]
    return list(gather((dated(one), trace) for one, found in known for trace in found.values()).values())


def only_weak(one: Profile, other: Profile) -> bool:
    """Whether two facets share keys, and none but weak ones."""
    common = [key for key in keys(one) & keys(other) if not key.startswith("= /")]
    return bool(common) and all(is_weak(one, key) for key in common)


@pytest.mark.parametrize("source", ["stories", "generated"])
def test_of_what_is_ruled_out_no_link_is_kept(source: str) -> None:
    """On all pairs of the stories' facets of a type, and of generated ones; either way round alike."""
    if source == "stories":
        found = profiles(article for story in gold.load() if story.number < 9 for article in story.articles)
    else:
        found = profiles(Generator(seed=3).articles(150))
    hopeless = remote = 0
    for one, other in combinations(found, 2):
        if one.type != other.type:
            continue
        ruled_out = is_hopeless(one, other)
        assert ruled_out == is_hopeless(other, one)
        far = only_weak(one, other) and is_remote(one, other.facet)
        hopeless, remote = hopeless + ruled_out, remote + far
        if ruled_out or far:
            assert not judge(one, other).telling
        if far:
            assert is_remote(other, one.facet)
    assert hopeless > 100
    assert remote


def facet(path: str, *features: str) -> Profile:
    """A facet of one article."""
    return Profile(path, path.partition("~")[0], "2021", dict.fromkeys(features, 1))


def test_by_the_path_alone() -> None:
    """A leader in common says nothing of two names; part of a name, words in quotation marks and a river do."""
    one = facet("initiative/430422/清河行动", "core 清河行动")
    assert is_remote(one, "initiative/430422/安居工程")
    assert is_remote(one, "initiative/430422/安居工程~2021")
    assert not is_remote(one, "initiative/430422/清河行动二期")
    assert is_remote(one, "initiative/430423/安居工程")
    quoted = facet("initiative/430422/乡村清河行动", "core 乡村清河行动", "quoted 清河")
    assert not is_remote(quoted, "initiative/430423/清河工程")
    assert is_remote(quoted, "initiative/430422/清河工程")
    village = facet("place/430422/新村", "county 430422", "name 新村")
    assert is_remote(village, "place/430423/新村")
    assert not is_remote(village, "place/430422124/新村")
    assert not is_remote(facet("place/430422/清河", "county 430422", "name 清河"), "place/430423/清河")


def test_by_few_features() -> None:
    """Namesakes in two provinces, unless a seat of theirs is one; firms of one name, unless one report has both."""
    here = facet(
        "person/430422/王伟", "name 王伟", "county 430422", "city 430400", "province 430000", "post 430422/a||"
    )
    there = facet("person/520623/王伟", "name 王伟", "county 520623", "city 520600", "province 520000")
    assert is_hopeless(here, there)
    moved = {**there.counts, "also 430422/a": 1}
    assert not is_hopeless(here, Profile(there.facet, there.base, "2021", moved))
    firm = facet("organization/430422/腾阳公司", "core 腾阳", "style company", "province 430000", "beside 520623")
    other = facet("organization/520623/腾阳公司", "core 腾阳", "style company", "province 520000", "county 520623")
    assert not is_hopeless(firm, other)
    alone = Profile(firm.facet, firm.base, "2021", {name: 1 for name in firm.counts if name != "beside 520623"})
    assert is_hopeless(alone, other)
