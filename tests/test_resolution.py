"""Which local IRIs are one thing: people, bodies, firms, initiatives, villages; and what people decide about it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from itertools import pairwise
from random import Random

import pytest

from kg.linking import link
from kg.links import Linking, all_related, path_of, settle
from kg.resolution.clusters import cluster, pair
from kg.resolution.evidence import Verdict
from kg.resolution.profiles import Profile, read
from kg.resolution.reviews import Review, Reviews
from kg.resolution.scoring import judge
from pipelines.article import Article, Entity, Relation
from pipelines.gazetteer import Gazetteer

Facts = Iterable[tuple[str, ...]]


def told(id_: str, county: str, *entities: tuple[str, ...], says: Facts = (), published: str = "2021-06-26") -> Article:
    """An article of a county: entities as (type, name, aliases…), relations as (subject, predicate, object, title)."""
    text = f"{county}。"
    things = [Entity(county, "Place"), *(Entity(e[1], e[0], aliases=e[2:]) for e in entities)]
    relations = [
        Relation(one, predicate, other, title=rest[0] if rest else "", evidence=text)
        for one, predicate, other, *rest in says
    ]
    return Article(text, published=published, entities=tuple(things), relations=tuple(relations), id=id_)


def official(id_: str, county: str, name: str, body: str, title: str, published: str = "2021-06-26") -> Article:
    """An article that names a person with a post."""
    post = [(name, "holdsPost", body, title)]
    return told(id_, county, ("Person", name), ("Organization", body), says=post, published=published)


def linked(*articles: Article, reviews: Reviews | None = None) -> Linking:
    """The articles, linked with each other."""
    gazetteer = Gazetteer.load()
    return settle([link(article, gazetteer) for article in articles], gazetteer, reviews or Reviews())


def things(linking: Linking, name: str) -> list[str]:
    """The path of the thing that each article calls so, in their order."""
    return [path_of(one.decisions[name].iri) for one in linking.articles if name in one.decisions]


def outcomes(linking: Linking) -> set[str]:
    """What was decided on pairs."""
    return {found.outcome for found in linking.resolution.links}


def test_the_same_post_makes_one_person_of_two_counties_reports() -> None:
    """An official whom the neighbours' paper names with the office is the one at home."""
    found = linked(
        official("a", "衡南县", "柳云", "衡南县教育局", "局长", "2021-01-01"),
        told(
            "b", "衡东县", ("Person", "柳云"), ("Organization", "衡南县教育局"),
            ("Organization", "衡东县教育局"), ("Organization", "衡东县民政局"),
            says=[("柳云", "holdsPost", "衡南县教育局", "局长")],
        ),
    )  # fmt: skip
    (one,) = set(things(found, "柳云"))
    assert one.startswith("person/430422/柳云~")
    assert outcomes(found) == {"same"}


def test_the_same_name_is_not_the_same_person() -> None:
    """Heads of one kind of bureau in two counties at one time are two people, and said to be."""
    found = linked(
        official("a", "衡南县", "石溪云", "衡南县教育局", "局长"),
        official("b", "衡东县", "石溪云", "衡东县教育局", "局长"),
    )
    assert len(set(things(found, "石溪云"))) == 2
    assert outcomes(found) <= {"different"}


@pytest.mark.parametrize(("name", "outcome"), [("石溪云", "unsure"), ("柳云", "")])
def test_a_teacher_and_a_secretary(name: str, outcome: str) -> None:
    """Of one county are not made one; with a rare name a person is asked."""
    found = linked(
        official("a", "衡南县", name, "衡南县第一小学", "教师"), official("b", "衡南县", name, "衡南县委", "书记")
    )
    assert len(set(things(found, name))) == 2
    assert outcomes(found) == ({outcome} if outcome else set())


def test_a_post_that_changes() -> None:
    """An official goes from one bureau of the county to another."""
    found = linked(
        official("a", "衡南县", "石溪云", "衡南县教育局", "局长", "2019-01-01"),
        official("b", "衡南县", "石溪云", "衡南县民政局", "局长", "2021-01-01"),
    )
    assert len(set(things(found, "石溪云"))) == 1


def test_a_bare_name_between_two_people_goes_to_neither() -> None:
    """Whoever is named without a post could be either, and an open question says so."""
    found = linked(
        official("a", "衡南县", "石溪云", "衡南县腾阳公司", "经理"),
        official("b", "衡南县", "石溪云", "衡南县太平村", "村主任"),
        told("c", "衡南县", ("Person", "石溪云")),
    )
    assert len(set(things(found, "石溪云"))) == 3
    assert "unsure" in outcomes(found)


def test_a_city_report_on_a_county_person() -> None:
    """The county and the city in which it lies, one walk of life, one task."""
    task = [("石溪云", "leads", "南华大学附属南华医院援建计划")]
    plan = ("Initiative", "南华大学附属南华医院援建计划")
    found = linked(
        told("a", "衡南县", ("Person", "石溪云"), plan, says=task),
        told("b", "衡阳市", ("Person", "石溪云"), plan, says=task),
    )
    assert outcomes(found) & {"same", "unsure"}


FIRM = ("Organization", "湖南省腾阳生物科技有限公司")


@pytest.mark.parametrize(
    ("short", "one"),
    [
        (("Organization", "腾阳生物"), True),
        (("Organization", "腾阳公司"), True),
        (("Organization", "湖南腾阳生物科技股份有限公司"), True),
        (("Organization", "湖南腾阳生物科技有限公司衡东分公司"), False),
        (("Organization", "腾阳建设有限公司"), False),
        (("Organization", "腾阳生物专业合作社"), False),
    ],
)
def test_firms_by_full_and_short_name(short: tuple[str, str], one: bool) -> None:
    """The core of the name in the county counts; branches and sister firms stay apart."""
    found = linked(told("a", "衡南县", FIRM), told("b", "衡南县", short))
    assert (things(found, FIRM[1]) == things(found, short[1])) is one


def test_a_short_form_of_two_firms_is_neither() -> None:
    """腾阳公司 could be both; a person is asked about each."""
    found = linked(
        told("a", "衡南县", FIRM),
        told("b", "衡南县", ("Organization", "腾阳建设有限公司")),
        told("c", "衡南县", ("Organization", "腾阳公司")),
    )
    assert len({one for name in (FIRM[1], "腾阳建设有限公司", "腾阳公司") for one in things(found, name)}) == 3
    assert [link.outcome for link in found.resolution.links].count("unsure") == 2


def test_an_alias_in_one_article_is_evidence_for_another() -> None:
    """And a firm that one article names beside another one is not that one."""
    alias = (*FIRM, "蓝鲸茶园")
    found = linked(told("a", "衡南县", alias), told("b", "衡南县", ("Organization", "蓝鲸茶园")))
    assert things(found, FIRM[1]) == things(found, "蓝鲸茶园")
    both = linked(
        told("a", "衡南县", alias), told("b", "衡南县", ("Organization", "蓝鲸茶园"), ("Organization", "蓝鲸"))
    )
    assert things(both, "蓝鲸") != things(both, "蓝鲸茶园")


def test_a_programme_of_two_counties_is_two_and_each_an_instance() -> None:
    """厕所革命 of a county is its own; the national one is broader."""
    run = ("Initiative", "厕所革命")
    found = linked(
        told("a", "衡南县", run), told("b", "衡东县", run), told("c", "衡南县", ("Initiative", "全国厕所革命"))
    )
    assert len(set(things(found, "厕所革命"))) == 2
    broader = {(path_of(str(s)), path_of(str(o))) for s, p, o in all_related(found) if str(p).endswith("broader")}
    assert broader == {(one, "initiative/全国厕所革命") for one in things(found, "厕所革命")}


def test_a_successor_is_another_body() -> None:
    """The reform of 2018 made one bureau of another; both stay, one in the place of the other."""
    found = linked(
        told("a", "衡南县", ("Organization", "衡南县卫计局")), told("b", "衡南县", ("Organization", "衡南县卫健局"))
    )
    (triple,) = all_related(found)
    assert path_of(str(triple[0])) == "organization/430422/卫生健康局"
    assert path_of(str(triple[2])) == "organization/430422/卫生和计划生育局"


@pytest.mark.parametrize(
    ("other", "one"),
    [
        ("“清河”行动", True),
        ("清河行动二期", False),
        ("2021年清河行动", True),
        ("2020年清河行动", False),
        ("清泉行动", False),
    ],
)
def test_instalments_and_quotation_marks(other: str, one: bool) -> None:
    """A later instalment is another programme, and so is that of a year in which no report on the bare name is."""
    found = linked(
        told("a", "衡南县", ("Initiative", "清河行动")),
        told("b", "衡南县", ("Initiative", other), published="2020-02-02"),
    )
    assert (things(found, "清河行动") == things(found, other)) is one


def test_villages_of_one_name() -> None:
    """Without a town it is the only one there is; of two towns it is neither."""
    chain = [("太平村", "locatedIn", "三塘镇"), ("三塘镇", "locatedIn", "衡南县")]
    other = [("太平村", "locatedIn", "花桥镇"), ("花桥镇", "locatedIn", "衡南县")]
    bare = told("a", "衡南县", ("Place", "太平村"))
    first = told("b", "衡南县", ("Place", "太平村"), ("Place", "三塘镇"), says=chain)
    second = told("c", "衡南县", ("Place", "太平村"), ("Place", "花桥镇"), says=other)
    assert len(set(things(linked(bare, first), "太平村"))) == 1
    assert len(set(things(linked(bare, first, second), "太平村"))) == 3


def test_no_order_changes_anything() -> None:
    """The clusters, their IRIs and the links are the same for each of twenty orders."""
    articles = [
        official(f"{county}{name}{body}", county, name, f"{county}{body}", title)
        for county in ("衡南县", "衡东县", "衡阳市")
        for name in ("柳云", "石溪云")
        for body, title in (("教育局", "局长"), ("第一小学", "教师"))
    ]
    wanted = linked(*articles).resolution
    for seed in range(20):
        Random(seed).shuffle(articles)
        assert linked(*articles).resolution == wanted


def people() -> tuple[list[Article], list[str]]:
    """A teacher and a secretary of one name, and their facets."""
    articles = [
        official("a", "衡南县", "石溪云", "衡南县第一小学", "教师"),
        official("b", "衡南县", "石溪云", "衡南县委", "书记"),
    ]
    return articles, sorted(linked(*articles).profiles.keys() & set(_people(linked(*articles))))


def _people(linking: Linking) -> list[str]:
    return [facet for facet in linking.profiles if facet.startswith("person/")]


def test_a_person_merges_and_tells_apart_and_the_later_word_counts() -> None:
    """A merge joins; a later rejection parts; taken back, the merge counts again."""
    articles, (one, other) = people()
    same = Review("same", (one,), (other,), by="甲", at="2026-01-01T00:00:00Z")
    apart = Review("different", (one,), (other,), by="乙", at="2026-01-02T00:00:00Z")
    assert len(set(things(linked(*articles, reviews=Reviews((same,))), "石溪云"))) == 1
    assert len(set(things(linked(*articles, reviews=Reviews((same, apart))), "石溪云"))) == 2
    assert linked(*articles, reviews=Reviews((same, apart))).resolution.overruled == {same.id}
    undone = Review("different", (one,), (other,), by="乙", at="2026-01-02T00:00:00Z", undone="2026-01-03T00:00:00Z")
    assert len(set(things(linked(*articles, reviews=Reviews((same, undone))), "石溪云"))) == 1


def test_a_merge_against_a_veto_is_followed_and_said_to_be_one() -> None:
    """Two heads at one time in two counties are made one by a person all the same."""
    articles = [
        official("a", "衡南县", "石溪云", "衡南县教育局", "局长"),
        official("b", "衡东县", "石溪云", "衡东县教育局", "局长"),
    ]
    one, other = _people(linked(*articles))
    found = linked(*articles, reviews=Reviews((Review("same", (one,), (other,), by="甲", at="2026-01-01T00:00:00Z"),)))
    assert len(set(things(found, "石溪云"))) == 1
    (said,) = [link for link in found.resolution.links if link.one.startswith("person/")]
    assert said.outcome == "same"
    assert "against the evidence (posts in different counties at one time)" in said.reason


def test_a_split_is_of_articles() -> None:
    """What one article calls by the name is another thing; the rest stays together."""
    run = ("Initiative", "清河行动")
    articles = [told(name, "衡南县", run) for name in "abc"]
    said = Review("split", ("initiative/430422/清河行动",), articles=("b",), by="甲", at="2026-01-01T00:00:00Z")
    first, second, third = things(linked(*articles, reviews=Reviews((said,))), "清河行动")
    assert first == third == "initiative/430422/清河行动"
    assert second == f"initiative/430422/清河行动~split-{said.id}"


def profile(facet: str, first: str = "2021") -> Profile:
    """A profile with nothing but its name."""
    return Profile(facet, facet.partition("~")[0], f"{first} {facet}", {"name x": 1})


def test_clusters_do_not_join_over_a_veto() -> None:
    """a=b and b=c, but never a=c: b is contested and stays alone; with stronger evidence it goes there."""
    profiles = {name: profile(name) for name in ("p/a", "p/b", "p/c")}
    verdicts = {
        pair("p/a", "p/b"): Verdict(6),
        pair("p/b", "p/c"): Verdict(6),
        pair("p/a", "p/c"): Verdict(0, veto="no"),
    }
    assert len(set(cluster(profiles, verdicts, Reviews()).canonical.values())) == 3
    verdicts["p/a", "p/b"] = Verdict(9)
    assert cluster(profiles, verdicts, Reviews()).canonical == {"p/a": "p/a", "p/b": "p/a", "p/c": "p/c"}


def test_the_earliest_keeps_the_iri() -> None:
    """A thing goes by its earliest facet: later ones change no IRI, and an IRI stays a facet of its thing."""
    profiles = {name: profile(name, first) for name, first in (("p/a~x", "2"), ("p/a~y", "1"), ("p/b", "3"))}
    same = {pair("p/a~x", "p/b"): Verdict(9)}
    assert cluster(profiles, same, Reviews()).canonical == {"p/a~x": "p/a~x", "p/a~y": "p/a~y", "p/b": "p/a~x"}


def test_profiles_come_back_as_they_were_written() -> None:
    """And are the same bytes whatever the order of their features."""
    one = Profile("p/a", "p/a", "2021-06-26 a", {"name 柳云": 2, "county 430422": 1})
    other = Profile("p/a", "p/a", "2021-06-26 a", {"county 430422": 1, "name 柳云": 2})
    assert one.spell() == other.spell()
    assert read("p/a", one.spell()) == one


def test_verdicts_and_profiles_are_kept() -> None:
    """What was read or judged once is there, and never another one's: a feature more is another verdict."""
    one = Profile("person/1/甲", "person/1/甲", "2021 a", {"name 甲": 1, "family 甲": 1, "county 1": 1})
    far = Profile("person/2/甲", "person/2/甲", "2021 b", {"name 甲": 1, "family 甲": 1, "county 2": 1})
    near = Profile(far.facet, far.base, far.first, {**far.counts, "county 1": 1})
    assert read("person/1/甲", one.spell()) is read("person/1/甲", one.spell())
    assert judge(one, far) is judge(far, one)
    assert judge(one, near).score > judge(one, far).score


def agreement(id_: str, county: str, *parties: str) -> Article:
    """A report on an agreement, called the same by all who sign the like in a year."""
    name = "长短板互补协议"
    signs = [(one, "signsAgreementWith", other) for one, other in pairwise(parties)]
    article = told(id_, county, *(("Place", party) for party in parties if party != county), says=signs)
    entities = (*article.entities, Entity(name, "Initiative", "Agreement"))
    return replace(article, entities=entities, relations=tuple(replace(r, agreement=name) for r in article.relations))


@pytest.mark.parametrize(
    ("other", "one"),
    [
        (("衡东县", "衡南县"), True),  # the partner's report on it
        (("衡东县", "衡南县", "祁东县"), True),  # told of more parties
        (("衡东县", "桃源县"), False),  # the partner's agreement with a third county
    ],
)
def test_agreements_of_one_name_between_other_counties(other: tuple[str, ...], one: bool) -> None:
    """What two counties signed is not what one of them signed with a third under the same name in the same year."""
    found = linked(agreement("a", "衡南县", "衡南县", "衡东县"), agreement("b", "衡东县", *other))
    assert (len(set(things(found, "长短板互补协议"))) == 1) == one


def test_of_what_is_plainly_two_no_link_is_kept() -> None:
    """Two registered names, bases in two counties; of a veto over strong evidence and of a question a link is."""
    firms = [("Organization", f"衡南县{brand}农业科技有限公司") for brand in ("石溪", "石坪")]
    assert not linked(*(told(firm[1], "衡南县", firm) for firm in firms)).resolution.links
    sites = [
        told(
            county,
            county,
            ("Facility", "石溪油茶示范基地"),
            ("Place", county),
            says=[("石溪油茶示范基地", "locatedIn", county)],
        )
        for county in ("衡南县", "桃源县")
    ]
    assert not linked(*sites).resolution.links
    assert Verdict(6, veto="posts in different counties at one time").telling
    assert Verdict(3).telling
    assert not Verdict(5, veto="posts in different counties at one time").telling
    assert not Verdict(9, veto="different names", plain=True).telling
