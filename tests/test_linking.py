"""Which thing an entity is: places, bodies, companies, initiatives, people."""

from __future__ import annotations

from collections.abc import Iterable

import pytest

from kg import bodies
from kg.body_kinds import KINDS
from kg.linking import Decision, LinkedArticle, link
from kg.places import leading_place
from kg.vocabulary import ID
from pipelines.article import Article, Entity, Relation
from pipelines.gazetteer import Gazetteer


def linked(
    *entities: tuple[str, str], chains: Iterable[tuple[str, str]] = (), publisher: str = "", title: str = ""
) -> LinkedArticle:
    """An article with these entities (type, name) and chains (inner, outer), linked."""
    article = Article(
        text="，".join(name for _, name in entities),
        title=title,
        publisher=publisher,
        entities=tuple(Entity(name, kind) for kind, name in entities),
        relations=tuple(Relation(inner, "locatedIn", outer) for inner, outer in chains),
        id="x",
    )
    return link(article, Gazetteer.load())


def path(found: LinkedArticle, name: str) -> str:
    """What stands behind the base in the IRI of an entity."""
    return found.decisions[name].iri.removeprefix(str(ID))


def test_stated_chains_come_first() -> None:
    """A town with many namesakes is that of the stated county, and a village hangs on it."""
    found = linked(
        ("Place", "漾濞彝族自治县"), ("Place", "太平乡"), ("Place", "太平村"),
        chains=[("太平村", "太平乡"), ("太平乡", "漾濞彝族自治县")],
    )  # fmt: skip
    assert found.focus == "532922"
    assert path(found, "太平乡") == "place/532922202"
    assert path(found, "太平村") == "place/532922202/太平村"
    assert found.decisions["太平乡"].kind == "linked"
    assert found.decisions["太平村"].kind == "new"


def test_the_articles_county_tells_homonyms_apart() -> None:
    """Without a chain, a town is looked for in the county that the article is about."""
    found = linked(("Place", "鲁甸县"), ("Organization", "鲁甸县政府"), ("Place", "桃源回族乡"))
    assert path(found, "桃源回族乡") == "place/530621200"


def test_children_tell_a_parents_namesakes_apart() -> None:
    """朝阳区 with 望京街道 in it is the one of 北京."""
    found = linked(("Place", "朝阳区"), ("Place", "望京街道"), chains=[("望京街道", "朝阳区")])
    assert path(found, "朝阳区") == "place/110105"


def test_the_publisher_helps() -> None:
    """A paper's city settles what the article leaves open, and is its county of last resort."""
    found = linked(("Place", "朝阳区"), publisher="北京日报")
    assert path(found, "朝阳区") == "place/110105"
    assert linked(("Person", "柳云"), publisher="昭通日报").focus == "530600"
    assert linked(("Person", "柳云"), publisher="湖南日报").focus == ""


def test_open_questions_are_unsure() -> None:
    """Several bearers and no county: the article is the scope, the bearers are the candidates."""
    found = linked(("Place", "朝阳区"), ("Person", "柳云"))
    decision = found.decisions["朝阳区"]
    assert decision.kind == "unsure"
    assert len(decision.candidates) > 1
    assert path(found, "朝阳区") == "place/article-x/朝阳区"
    assert path(found, "柳云") == "person/article-x/柳云"
    assert found.decisions["柳云"].kind == "unsure"


def test_unknown_zones_and_cycles() -> None:
    """A zone hangs on its stated parent; a chain that runs in a circle does no harm."""
    found = linked(
        ("Place", "常德市"), ("Place", "西洞庭管理区"), ("Place", "甲村"), ("Place", "乙村"),
        chains=[("西洞庭管理区", "常德市"), ("甲村", "乙村"), ("乙村", "甲村")],
    )  # fmt: skip
    assert path(found, "西洞庭管理区") == "place/430700/西洞庭管理区"
    assert path(found, "甲村") == "place/430700/乙村/甲村"


@pytest.mark.parametrize(
    ("names", "iri"),
    [
        (
            ("中共衡南县委", "衡南县委", "中共衡南县委员会", "衡南县委员会", "湖南省衡南县委"),
            "organization/430422/党委",
        ),
        (("衡南县政府", "衡南县人民政府"), "organization/430422/人民政府"),
        (("衡南县人社局", "衡南县人力资源和社会保障局"), "organization/430422/人力资源和社会保障局"),
        (("衡南县发改局", "衡南县发改委", "衡南县发展和改革局"), "organization/430422/发展和改革局"),
        (("衡南县住建局", "衡南县住房和城乡建设局"), "organization/430422/住房和城乡建设局"),
        (("衡南县公安局交警大队",), "organization/430422/公安局交通警察大队"),
        (("文冲完全小学",), "organization/430422/文冲完全小学"),
        (("湖南青石有限公司", "湖南青石有限责任公司", "湖南青石股份有限公司"), "organization/湖南青石有限公司"),
        (("南华大学附属南华医院",), "organization/南华大学附属南华医院"),
        (("湖南大学",), "organization/湖南大学"),
        (("衡阳市老年大学",), "organization/430400/老年大学"),
    ],
)
def test_bodies(names: tuple[str, ...], iri: str) -> None:
    """The forms of one body's name give one IRI, with its owner's code where the name has one."""
    found = linked(("Place", "衡南县"), *(("Organization", name) for name in names))
    assert {path(found, name) for name in names} == {iri}


def test_bureaux_of_two_counties_stay_apart() -> None:
    """What embeddings cannot tell apart, codes can."""
    found = linked(("Organization", "衡南县教育局"), ("Organization", "衡东县教育局"))
    assert path(found, "衡南县教育局") != path(found, "衡东县教育局")


@pytest.mark.parametrize(
    ("kind", "name", "iri"),
    [
        ("Initiative", "教育改革“三三五”工程", "initiative/430422/教育改革三三五工程"),
        ("Initiative", "衡南县教育改革“三三五”工程", "initiative/430422/教育改革三三五工程"),
        ("Initiative", "“衡南十条”", "initiative/430422/衡南十条"),
        ("Initiative", "衡南县委干训计划", "initiative/430422/衡南县委干训计划"),
        ("Initiative", "全省政务一体化平台", "initiative/430000/政务一体化平台"),
        ("Initiative", "全国一体化在线政务服务平台", "initiative/全国一体化在线政务服务平台"),
        ("Initiative", "第二届衡阳市职业技能大赛", "initiative/430400/第二届职业技能大赛"),
        ("Initiative", "全县厕所革命", "initiative/430422/厕所革命"),
        ("Facility", "郭市村便民服务中心", "facility/430422/郭市村便民服务中心"),
        ("Honor", "全国文明城市", "honor/全国文明城市"),
        ("Honor", "省级美丽乡村示范村", "honor/430000/美丽乡村示范村"),
        ("Person", "柳云", "person/430422/柳云"),
    ],
)
def test_scopes(kind: str, name: str, iri: str) -> None:
    """County, city, province or country, as the name says; the article's county otherwise."""
    assert path(linked(("Place", "衡南县"), (kind, name)), name) == iri


def test_short_forms_in_front_need_a_reason() -> None:
    """A road is not its province; a county's short form counts only near the county."""
    gazetteer = Gazetteer.load()
    assert leading_place("河南路小学", gazetteer, ()) is None
    assert leading_place("漾濞供电局", gazetteer, ()) is None
    lead = leading_place("漾濞供电局", gazetteer, ["532900"])
    assert lead is not None
    assert (lead.division.code, lead.rest, lead.short) == ("532922", "供电局", True)
    whole = leading_place("云南省漾濞县乡村振兴局", gazetteer, ())
    assert whole is not None
    assert (whole.division.code, whole.rest, whole.short) == ("532922", "乡村振兴局", False)


def test_first_entity_of_a_name_counts() -> None:
    """Two entities of one name get one decision; unknown names have none."""
    found = linked(("Place", "衡南县"), ("Organization", "衡南县"))
    assert found.iri("衡南县") == found.decisions["衡南县"].iri
    assert isinstance(found.decisions["衡南县"], Decision)
    assert found.iri("没有") is None


def test_kind_names_settle() -> None:
    """Every form in the table leads to one that stays as it is."""
    assert {bodies.kind_name(kind) for kind in KINDS.values()} == set(KINDS.values())
