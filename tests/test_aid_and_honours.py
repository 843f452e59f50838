"""Aid, money, cooperation and honours as local papers print them, read by the whole pipeline."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from pipelines.article import Article

Read = Callable[..., Article]
Pairs = set[tuple[str, str]]


def said(read: Read, text: str, predicate: str) -> Pairs:
    """Subject and object of what a text says by a predicate."""
    return {(r.subject, r.object) for r in read(text, "2024-06-01").relations if r.predicate == predicate}


def names(read: Read, text: str) -> set[str]:
    """The names of the entities of a text."""
    return {entity.name for entity in read(text).entities}


@pytest.mark.parametrize(
    ("text", "person", "committee"),
    [
        ("湖南省衡阳市雁峰区委书记黄建平带队到贵州省雷山县考察。", "黄建平", "雁峰区委"),
        ("安徽省六安市霍邱县委副书记孙晓东出席仪式。", "孙晓东", "霍邱县委"),
        ("山西省临汾市洪洞县委书记郭志远、县长杨晓燕出席揭牌仪式。", "郭志远", "洪洞县委"),
        ("甘肃省民勤县委书记、县长马永强带队赴北京市顺义区对接工作。", "马永强", "民勤县委"),
        ("湖南省衡南县三塘镇党委书记唐志勇被评为“湖南省优秀党务工作者”。", "唐志勇", "三塘镇党委"),
    ],
)
def test_a_committee_behind_its_chain_is_one(read: Read, text: str, person: str, committee: str) -> None:
    """甲省乙市丙区委书记某某 holds the office at 丙区委 and nowhere above."""
    held = {thing for subject, thing in said(read, text, "holdsPost") if subject == person}
    assert committee in held
    assert held <= {committee, committee.removesuffix("委")}


@pytest.mark.parametrize(
    ("text", "holder", "honor"),
    [
        ("近日，湖南省衡南县人民医院获评“全国爱婴医院”。", "衡南县人民医院", "“全国爱婴医院”"),
        ("近日，四川省广汉市金雁中学被评为“四川省文明校园”。", "广汉市金雁中学", "“四川省文明校园”"),
        (
            "近日，湖南省祁东县青禾茶业有限公司荣获“全国茶叶百强企业”称号。",
            "祁东县青禾茶业有限公司",
            "“全国茶叶百强企业”",
        ),
    ],
)
def test_what_a_body_wins_is_not_its_countys(read: Read, text: str, holder: str, honor: str) -> None:
    """A body named behind province and county wins by itself."""
    assert {(name.removeprefix("湖南省"), title) for name, title in said(read, text, "awarded")} == {(holder, honor)}


@pytest.mark.parametrize(
    ("text", "parties"),
    [
        ("5月21日，陕西省洛南县职教中心与西安工程大学签订联合办学协议。", ("洛南县职教中心", "西安工程大学")),
        ("近日，甘肃省会宁县青禾药业有限公司与兰州大学签订合作协议。", ("甘肃省会宁县青禾药业有限公司", "兰州大学")),
    ],
)
def test_what_a_body_signs_is_not_its_countys(read: Read, text: str, parties: tuple[str, str]) -> None:
    """The county in a body's name is no party to what the body signs."""
    assert {frozenset(pair) for pair in said(read, text, "signsAgreementWith")} == {frozenset(parties)}


def test_a_body_with_and_without_its_province_is_one(read: Read) -> None:
    """甲省乙县农商银行, later 乙农商银行: one bank, whose chairman is nowhere else."""
    text = "5月8日，湖南省祁东县农商银行与祁东县青禾集团签约。祁东农商银行党委书记、董事长肖建国致辞。"
    assert {thing for _, thing in said(read, text, "holdsPost")} == {"祁东县农商银行"}


@pytest.mark.parametrize(
    ("text", "place", "wrong"),
    [
        ("近日，福建省清流县科技特派员罗建华到赖坊镇指导莲农。", "清流县", "清流县科技"),
        ("近日，湖南省桂东县驻青竹村第一书记方志刚带领村民种茶。", "青竹村", "驻青竹村"),
        ("近日，陕西省镇巴县驻三元镇红岩村工作队员吴芳获评“陕西省优秀工作队员”。", "三元镇", "驻三元镇"),
    ],
)
def test_who_is_sent_there_is_no_part_of_the_place(read: Read, text: str, place: str, wrong: str) -> None:
    """驻 and 科技 say who is sent and for what."""
    assert place in names(read, text)
    assert wrong not in names(read, text)


def test_a_team_helps_the_village_of_its_name(read: Read) -> None:
    """甲县乙局驻丙村工作队 helps 丙村; its leader leads it and nothing else."""
    text = "近日，甘肃省会宁县教育局驻红岩村工作队队长赵明走访脱贫户。"
    assert said(read, text, "supports") == {("会宁县教育局驻红岩村工作队", "红岩村")}
    assert said(read, text, "holdsPost") == {("赵明", "会宁县教育局驻红岩村工作队")}


def test_what_was_created_is_held(read: Read) -> None:
    """成功创建 is done, 争创 is not."""
    for verb, status in (("成功创建", "done"), ("正在争创", "planned")):
        article = read(f"近日，湖南省祁东县{verb}国家农产品质量安全县。", "2024-06-01")
        assert [r.status for r in article.relations if r.predicate == "awarded"] == [status]
