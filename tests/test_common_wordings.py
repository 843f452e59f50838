"""Wordings that any local paper prints, read by the whole pipeline."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from pipelines.article import Article
from pipelines.components.context import Focus
from pipelines.components.shortened import is_sort
from pipelines.components.state import Mention
from pipelines.components.trimming import of_its_kind
from pipelines.gazetteer import Gazetteer

Read = Callable[..., Article]
Triples = set[tuple[str, str]]


def said(read: Read, text: str, predicate: str) -> Triples:
    """Subject and object of what a text says by a predicate."""
    return {(r.subject, r.object) for r in read(text).relations if r.predicate == predicate}


def test_who_helps_a_place_gives_and_builds_there(read: Read) -> None:
    """甲区对口帮扶乙镇，投入资金，援建了F: all that is the deed of the one that helps."""
    article = read("长沙市望城区对口帮扶衡南县三塘镇，投入帮扶资金300万元，援建了清水村冷库。")
    found = {(r.subject, r.predicate, r.object) for r in article.relations if r.predicate in {"builds", "funds"}}
    assert found == {("望城区", "builds", "清水村冷库"), ("望城区", "funds", "清水村冷库")}


def test_both_who_join_give(read: Read) -> None:
    """甲联合乙向丙捐赠: both help."""
    text = "衡南县红十字会联合湖南爱心公益基金会向清水小学捐赠价值20万元的图书和体育器材。"
    givers = {"衡南县红十字会", "湖南爱心公益基金会"}
    assert said(read, text, "supports") == {(giver, "清水小学") for giver in givers}


def test_each_has_its_own(read: Read) -> None:
    """甲村、乙村分别被评为丙、丁: the first the first, the second the second; without 分别 nothing is parted."""
    text = "清水村、泉溪村{}被评为全国文明村、省级美丽乡村。"
    own = {("清水村", "全国文明村"), ("泉溪村", "省级美丽乡村")}
    assert said(read, text.format("分别"), "awarded") == own
    assert said(read, text.format("都"), "awarded") > own


def test_a_committee_joined_to_its_government_does_the_same(read: Read) -> None:
    """某镇党委政府与某公司签约 is said of both; of a government alone nothing is said of the committee."""
    text = "衡南县三塘镇{}政府与湖南青禾茶业有限公司签订了茶园共建协议。"
    firm = "湖南青禾茶业有限公司"
    parties = {tuple(sorted(pair)) for pair in said(read, text.format("党委"), "signsAgreementWith")}
    assert {tuple(sorted(("三塘镇党委", firm))), tuple(sorted(("三塘镇政府", firm)))} == parties
    assert not any("党委" in "".join(pair) for pair in said(read, text.format(""), "signsAgreementWith"))


def test_no_county_lies_in_a_river(read: Read) -> None:
    """湘江衡南段 is a stretch of the river, not where the county lies."""
    text = "衡南县人民检察院联合县生态环境局在湘江衡南段开展增殖放流活动。"
    assert ("衡南县", "湘江") not in said(read, text, "locatedIn")


def test_a_hosted_event_is_found(read: Read) -> None:
    """由甲主办、乙承办、丙协办的某县首届某节: the event, and who runs and who joins it."""
    article = read(
        "由衡南县委宣传部、衡南县文旅广体局主办，三塘镇人民政府承办，衡南县青禾茶业协会协办的"
        "衡南县首届采茶节在三塘镇清水村开幕。"
    )
    event = "衡南县首届采茶节"
    assert {r.subject for r in article.relations if (r.predicate, r.object) == ("leads", event)} == {
        "衡南县委宣传部",
        "衡南县文旅广体局",
        "三塘镇人民政府",
    }
    assert ("衡南县青禾茶业协会", event) in {(r.subject, r.object) for r in article.relations}


@pytest.mark.parametrize(
    ("text", "owner"),
    [
        ("衡南村书记说，县税务局驻衡南村工作队来了三年。", ""),
        ("衡南举办活动，县税务局来了。", "衡南县"),
    ],
)
def test_a_village_names_no_county_in_short(analysed: Callable[[str], object], text: str, owner: str) -> None:
    """衡南村 does not say that the county is 衡南县; 衡南 alone does."""
    state = analysed(text)
    focus = Focus(state, [], Gazetteer.load())  # type: ignore[arg-type]
    assert focus.owner("县", text.index("县")) == owner


@pytest.mark.parametrize(("name", "kind"), [("泉溪镇公路", "Facility"), ("三塘大桥", "Facility"), ("泉溪镇", "Place")])
def test_roads_are_no_places(name: str, kind: str) -> None:
    """What is taken for a place and named as a road or bridge is a facility."""
    assert of_its_kind(Mention(0, len(name), "Place", name)).type == kind


def test_who_comes_with_others_is_named(read: Read) -> None:
    """某县委书记某某一行 is a person and those with him."""
    article = read("衡南县委书记李明一行先后来到三塘镇。")
    assert [e.name for e in article.entities if e.type == "Person"] == ["李明"]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("衡南县中医医院副院长李明带领医疗队走进三塘镇清水村，为150余名村民进行义诊。", "清水村"),
        ("湖南省农业科学院茶叶研究所所长李明率专家组到衡南县指导茶叶生产。", "衡南县"),
        ("三塘镇镇长李明率考察组到衡阳县考察茶叶生产。", ""),
    ],
)
def test_who_brings_experts_helps(read: Read, text: str, place: str) -> None:
    """Who leads doctors or experts somewhere to work there helps; who leads visitors does not."""
    assert said(read, text, "supports") == ({("李明", place)} if place else set())


def test_what_something_costs_in_all_is_not_paid_by_its_county(read: Read) -> None:
    """某县总投资3.2亿元的项目 says what it costs; the firm that invests pays."""
    text = "衡南县总投资3.2亿元的城乡供水一体化项目正式启动，项目由湖南水务集团投资建设。"
    assert {payer for payer, _ in said(read, text, "funds")} == {"湖南水务集团"}


def test_a_bare_quarter_acts(read: Read) -> None:
    """社区联合县人社局建起驿站: the quarter that the text tells of builds with the other."""
    text = "望谟县平洞街道惠民社区是安置点。社区联合县人社局建起零工驿站1个。"
    assert said(read, text, "builds") == {("惠民社区", "零工驿站"), ("望谟县人社局", "零工驿站")}


def test_who_declares_at_an_event_attends(read: Read) -> None:
    """某局长在表态发言时介绍: the event of the sentence before is attended."""
    text = "嵩县重大项目集中开工仪式在车村镇举行。县交通运输局局长段红旗在表态发言时介绍，公路明年通车。"
    assert ("段红旗", "嵩县重大项目集中开工仪式") in said(read, text, "participatesIn")


def test_a_meeting_in_short() -> None:
    """联席会 may be the sort of a 联席会议, 推进会 that of a 推进会; a 会议 is no 会."""
    assert is_sort("联席会", "沪滇协作联席会议")
    assert is_sort("推进会", "文明创建推进会")
    assert not is_sort("联席会", "沪滇协作推进会议")
