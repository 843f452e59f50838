"""What the tagger takes off names, and which stretches it holds for no names at all."""

from __future__ import annotations

from types import SimpleNamespace
from typing import cast

import numpy as np
import pytest

from pipelines.components.labeller import Labeller
from pipelines.components.state import Mention
from pipelines.components.tagger import EntityTagger, _is_whole, _may_be, decode
from pipelines.components.trimming import disowned, of_its_kind, trimmed


def mention(text: str, name: str, type_: str) -> Mention:
    """The name where it stands in the text."""
    start = text.index(name)
    return Mention(start, start + len(name), type_, name)


@pytest.mark.parametrize(
    ("text", "name", "type_", "kept"),
    [
        ("选举覃瑞华为会长。", "覃瑞华为", "Person", "覃瑞华"),
        ("欧阳瑞华为会长。", "欧阳瑞华", "Person", "欧阳瑞华"),
        ("市委书记林建作推介发言。", "林建作", "Person", "林建"),
        ("画家林建作出席开幕式。", "林建作", "Person", "林建作"),
        ("总经理林建海盘算着扩建。", "林建海盘", "Person", "林建海"),
        ("董事长林建海坦率地说。", "林建海坦", "Person", "林建海"),
        ("清河酒庄庄主李青说。", "清河酒庄庄", "Place", "清河酒庄"),
        ("老支书林建海坦言不易。", "林建海坦", "Person", "林建海"),
        ("牧民那木斯来说起草场。", "那木斯来", "Person", "那木斯来"),
        ("柳忠州长强调。", "柳忠州", "Person", "柳忠"),
        ("柳忠州强调。", "柳忠州", "Person", "柳忠州"),
        ("获采茶强县等名号。", "采茶强县等名号", "Honor", "采茶强县"),
        ("入选首批“采茶强县”。", "首批“采茶强县”", "Honor", "“采茶强县”"),
        ("红堡子村村委会。", "红堡子村村", "Place", "红堡子村"),
        ("清江柳溪段镇级河长到场。", "清江柳溪段镇", "Place", "清江柳溪段"),
        ("清江镇级行政单位。", "清江镇", "Place", "清江镇"),
        ("县人民银行会同商务局办班。", "县人民银行会", "Organization", "县人民银行"),
        ("青崖县果业协会同商务局办班。", "青崖县果业协会", "Organization", "青崖县果业协会"),
        ("青崖县医院党委书记、院长柳明讲话。", "青崖县医院党委", "Organization", "青崖县医院"),
        ("青崖县医院党委书记柳明讲话。", "青崖县医院党委", "Organization", "青崖县医院党委"),
        ("县商会同意了。", "县商会", "Organization", "县商会"),
        ("青崖县水务局党组书记、局长柳明讲话。", "青崖县水务局党组", "Organization", "青崖县水务局"),
        ("青崖县水务局党组成员柳明讲话。", "青崖县水务局党组", "Organization", "青崖县水务局"),
        ("青崖县水务局党组召开会议。", "青崖县水务局党组", "Organization", "青崖县水务局党组"),
        ("青崖县委书记、县长柳明讲话。", "青崖县委", "Organization", "青崖县委"),
        ("借老旧小区改造契机推进旧改。", "老旧小区改造契机", "Initiative", "老旧小区改造"),
        ("把党参送进会川烘干中心。", "党参送进会川烘干中心", "Facility", "会川烘干中心"),
        ("推进“河长制”工作。", "“河长制”工作", "Initiative", "“河长制”"),
        ("投资企业清河能源集团董事长。", "投资企业清河能源集团", "Organization", "清河能源集团"),
        ("我市重点水利工程开工。", "我市重点水利工程", "Initiative", "重点水利工程"),
        ("设立一种志愿积分机制。", "一种志愿积分机制", "Initiative", "志愿积分机制"),
        ("本届采茶文化节开幕。", "本届采茶文化节", "Initiative", "采茶文化节"),
        ("我县与安化县签约仪式举行。", "我县与安化县签约仪式", "Initiative", "我县与安化县签约仪式"),
        ("喜讯——清河茶叶加工项目落地。", "—清河茶叶加工项目", "Initiative", "清河茶叶加工项目"),
        ("按照区“三治清河”治理模式。", "区“三治清河”治理模式", "Initiative", "“三治清河”治理模式"),
        ("推进“百茶工程”建设。", "“百茶工程”建设", "Initiative", "“百茶工程”"),
        ("原清河街道向阳路更名。", "原清河街道", "Place", "清河街道"),
        ("平原清河村修路。", "平原清河村", "Place", "平原清河村"),
        ("清河村“两委”监督运营。", "清河村“两委”监督", "Organization", "清河村“两委”"),
        ("清河家庭农场场主李青说。", "清河家庭农场场", "Organization", "清河家庭农场"),
        ("清河大学农学院派来院党委到会。", "清河大学农学院派来院党委", "Organization", "清河大学农学院"),
        ("清河县政府成立领导小组。", "清河县政府成立领导小组", "Organization", "清河县政府"),
        ("清河技校与公司合办。", "清河技校与公司", "Organization", "清河技校"),
        ("清河职业中专联办的班。", "清河职业中专联办", "Organization", "清河职业中专"),
        ("清河学院派科技特派员来。", "清河学院派科技", "Organization", "清河学院"),
        ("清河学院派驻工作组到了。", "清河学院派驻工作组", "Organization", "清河学院派驻工作组"),
        ("清河派出所到了。", "清河派出所", "Organization", "清河派出所"),
        ("创成全国采茶重点村5个。", "全国采茶重点村5个", "Honor", "全国采茶重点村"),
        ("社区主任李青站在门口。", "李青站", "Person", "李青"),
        ("社区主任李青站出席。", "李青站", "Person", "李青站"),
        ("县委副书记李青宣读了方案。", "李青宣", "Person", "李青"),
        ("县委副书记李青宣出席。", "李青宣", "Person", "李青宣"),
        ("清河采茶园项目建设加快。", "清河采茶园项目建设", "Initiative", "清河采茶园项目"),
        ("清河采茶加工项目等大项目。", "清河采茶加工项目等大项目", "Initiative", "清河采茶加工项目"),
        ("建成挤奶牛舍五栋。", "挤奶牛舍五栋", "Facility", "挤奶牛舍"),
        ("门店紧邻清河购物中心。", "紧邻清河购物中心", "Facility", "清河购物中心"),
        ("奶牛进驻清河牧场。", "奶牛进驻清河牧场", "Facility", "清河牧场"),
    ],
)
def test_what_is_not_the_names_own(text: str, name: str, type_: str, kept: str) -> None:
    """A letter too many goes, and the party group of a bureau where an office of the bureau is named in one breath."""
    found = trimmed(mention(text, name, type_), text)
    assert found.name == kept
    assert text[found.start : found.end] == kept


@pytest.mark.parametrize(
    ("name", "own"),
    [
        ("清河镇“采茶会”系列活动", [("清河镇", "Place"), ("“采茶会”系列活动", "Initiative")]),
        ("清河典型村“绿茶”行动", [("“绿茶”行动", "Initiative")]),
        ("清河镇“采茶园”建设项目", [("清河镇“采茶园”建设项目", "Initiative")]),
        ("“采茶会”系列活动", [("“采茶会”系列活动", "Initiative")]),
    ],
)
def test_whose_an_initiative_is(name: str, own: list[tuple[str, str]]) -> None:
    """A place in front of a quoted name is one of its own."""
    text = f"作为{name}之一"
    found = list(disowned(mention(text, name, "Initiative")))
    assert [(m.name, m.type) for m in found] == own
    assert all(text[m.start : m.end] == m.name for m in found)


@pytest.mark.parametrize(
    ("name", "type_", "kind", "subtype"),
    [
        ("畅安路北延道路工程", "Facility", "Initiative", "Programme"),
        ("青溪面条生产线项目", "Facility", "Initiative", "Programme"),
        ("青溪面条生产线", "Facility", "Facility", ""),
        ("青溪公司项目", "Organization", "Organization", ""),
        ("省级采茶示范区提升项目", "Honor", "Initiative", "Programme"),
        ("清河旗人大", "Place", "Organization", ""),
        ("清河政府沟", "Place", "Place", ""),
    ],
)
def test_an_undertaking_is_no_facility(name: str, type_: str, kind: str, subtype: str) -> None:
    """What is named a project or works is an initiative; other types stay."""
    found = of_its_kind(Mention(0, len(name), type_, name))
    assert (found.type, found.subtype) == (kind, subtype)


@pytest.mark.parametrize(
    ("name", "kind", "odd"),
    [
        ("法治示范村", "Place", True),
        ("生态文明村", "Place", True),
        ("清溪乡村", "Place", True),
        ("清溪村", "Place", False),
        ("村", "Place", True),
        ("清溪县县长", "Place", True),
        ("新化县", "Person", True),
        ("柳明", "Person", False),
        ("柳", "Person", True),
    ],
)
def test_stretches_that_name_nothing(name: str, kind: str, odd: bool) -> None:
    """A title that a village holds is no village, an office no place, a county no person."""
    assert EntityTagger({}, 1)._odd(name, kind) is odd


@pytest.mark.parametrize(
    ("name", "kind", "may_be"),
    [
        ("考察团", "Organization", False),
        ("驻村工作队", "Organization", False),
        ("清溪村合作社", "Organization", True),
        ("考察团", "Initiative", True),
        ("清溪乡村", "Place", False),
        ("省市委", "Organization", False),
        ("卫健", "Person", False),
        ("柳某某", "Person", False),
        ("文青山海", "Person", False),
        ("欧阳青山", "Person", True),
        ("扎西顿珠", "Person", True),
    ],
)
def test_what_names_nothing_of_its_type(name: str, kind: str, may_be: bool) -> None:
    """考察团 by itself is no name, four characters behind a surname of one are no person's."""
    assert _may_be(Mention(0, len(name), kind, name), f"{name}在此") is may_be


@pytest.mark.parametrize(
    ("text", "kind", "name", "may_be"),
    [
        ("山丹嘎查修路", "Person", "山丹", False),
        ("柳青江滑冰场开业", "Person", "柳青江", False),
        ("柳青江小学开学", "Person", "柳青江", False),
        ("柳青江小学生时代", "Person", "柳青江", True),
        ("松园乡创飞地开园", "Place", "松园乡", False),
        ("松园乡开园", "Place", "松园乡", True),
    ],
)
def test_what_is_the_front_of_another_name(text: str, kind: str, name: str, may_be: bool) -> None:
    """山丹|嘎查 is a place, 乡创 a word."""
    assert _may_be(Mention(0, len(name), kind, name), text) is may_be


@pytest.mark.parametrize(
    ("name", "rule", "proposed"),
    [
        ("青崖县清河农业有限公司", "body:tagger", True),
        ("青崖县清河农业有限公司", "tagger:1", False),
        ("区属平台公司", "body:owned", False),
        ("党支部+合作社", "body:tagger", False),
    ],
)
def test_a_whole_body_that_a_rule_proposes_needs_less(name: str, rule: str, proposed: bool) -> None:
    """What ends as bodies' names do and a rule proposes is kept where the networks half believe it."""
    least = EntityTagger({"Organization": 0.65}, 1)._least(Mention(0, len(name), "Organization", name, rule=rule))
    assert (least < 0.5) is proposed


def test_a_facility_that_no_rule_proposes_must_be_surer() -> None:
    """The network alone takes much that is built for a name."""
    tagger = EntityTagger({"Facility": 0.6, "Place": 0.5}, 1)
    alone, backed = (Mention(0, 3, "Facility", "烘干房", rule=rule) for rule in ("tagger:1", "facility:phrase"))
    assert tagger._least(alone) > tagger._least(backed) == 0.6
    assert tagger._least(Mention(0, 2, "Place", "清溪", rule="tagger:1")) == 0.5


@pytest.mark.parametrize(
    ("name", "needs_less"),
    [
        ("清河采茶加工项目", True),
        ("采茶项目", False),
        ("医院结对帮扶协议", True),
        ("采茶产业园签约仪式", True),
        ("采茶工作", False),
    ],
)
def test_an_initiative_whose_last_word_says_so_needs_less(name: str, needs_less: bool) -> None:
    """The networks doubt many projects in rows, which their last word makes sure."""
    least = EntityTagger({"Initiative": 0.75}, 1)._least(Mention(0, len(name), "Initiative", name, rule="tagger:1"))
    assert (least < 0.5) is needs_less


@pytest.mark.parametrize(
    ("text", "second", "whole"),
    [
        ("由青崖玩具和童车用品协会主办", "童车用品协会", ["青崖玩具和童车用品协会"]),
        ("由青崖玩具局和童车用品协会主办", "童车用品协会", []),
        ("由青崖玩具、童车用品协会主办", "童车用品协会", []),
    ],
)
def test_the_two_halves_of_one_name(text: str, second: str, whole: list[str]) -> None:
    """A body behind 和 is offered with what stands before it, from where the networks see a body begin."""
    tagger = EntityTagger({}, 1)
    labels = ["O", "B-Organization", "I-Organization"]
    tagger.voters = (cast(Labeller, SimpleNamespace(network=SimpleNamespace(labels=labels))),)
    chances = np.zeros((len(text) + 1, 3), np.float32)
    chances[1, 1] = 0.9
    at = text.index(second)
    read = Mention(at, at + len(second), "Organization", second)
    assert [m.name for m in tagger._joint(text, chances, [read])] == whole


def test_decode() -> None:
    """Stretches of a BIO sequence; an I that continues nothing begins one."""
    assert list(decode(["B-Place", "I-Place", "O", "I-Person", "B-Person"])) == [
        (0, 2, "Place"),
        (3, 4, "Person"),
        (4, 5, "Person"),
    ]
    assert list(decode([])) == []


@pytest.mark.parametrize(
    ("name", "whole"),
    [("《屏山办法》", True), ("《屏山", False), ("“清河计划”（“清河计划”", False), ("“清河", False), ("清河", True)],
)
def test_quotations_that_are_not_closed(name: str, whole: bool) -> None:
    """Half a title or quotation is no name."""
    assert _is_whole(name) is whole
