"""What stands in front of a name and is not its own."""

from __future__ import annotations

import pytest

from pipelines.components.state import Mention
from pipelines.components.trimming import of_its_kind, trimmed, without_stray
from pipelines.gazetteer import Gazetteer


def mention(text: str, name: str, type_: str) -> Mention:
    """The mention of a name where the text has it first."""
    return Mention(text.index(name), text.index(name) + len(name), type_, name)


@pytest.mark.parametrize(
    ("text", "name", "type_", "left"),
    [
        ("与头名白塔镇只差一分", "头名白塔镇", "Place", "白塔镇"),
        ("由娄底企业湖南青禾食品有限公司投资", "娄底企业湖南青禾食品有限公司", "Organization", "湖南青禾食品有限公司"),
        ("拿到区里的“绿色学校”", "区里的“绿色学校”", "Honor", "“绿色学校”"),
        ("拓宽青山镇石桥村的路", "拓宽青山镇", "Place", "青山镇"),
        ("明年再办一届青山采茶节", "一届青山采茶节", "Initiative", "青山采茶节"),
        ("配套的县110千伏青山变电站", "县110千伏青山变电站", "Facility", "110千伏青山变电站"),
        ("落在园区石桥片区", "园区石桥片区", "Place", "石桥片区"),
        ("在县城向阳街", "县城向阳街", "Place", "向阳街"),
        ("由原县广播电视台合并", "原县广播电视台", "Organization", "县广播电视台"),
        ("原青山市第一中学校长", "原青山市第一中学", "Organization", "青山市第一中学"),
        ("原阳县第一中学校长", "原阳县第一中学", "Organization", "原阳县第一中学"),
        ("原州区教育局开会", "原州区教育局", "Organization", "原州区教育局"),
        ("镇上石桥小学的老师", "镇上石桥小学", "Organization", "石桥小学"),
        ("新上速冻车间两座", "新上速冻车间", "Facility", "速冻车间"),
        ("在山腰建停车场", "山腰建停车场", "Facility", "停车场"),
        ("成为全市首个县级“标准站”", "全市首个县级“标准站”", "Honor", "“标准站”"),
        ("授予他“采茶工匠”称号", "他“采茶工匠”", "Honor", "“采茶工匠”"),
        ("申请创建国家采茶产业园", "创建国家采茶产业园", "Honor", "国家采茶产业园"),
        ("李平来当村医", "李平来", "Person", "李平"),
        ("李平来说，路通了", "李平来", "Person", "李平来"),
        ("隔壁村卫生室关门", "隔壁村卫生室", "Facility", "村卫生室"),
        ("来自青山村的老人", "来自青山村", "Place", "青山村"),
        ("县妇联连办三期月嫂培训班", "三期月嫂培训班", "Initiative", "月嫂培训班"),
        ("厂区二期扩建工程", "二期扩建工程", "Initiative", "二期扩建工程"),
        ("青山水厂扩建工程开工建设。", "青山水厂扩建工程开工建设", "Initiative", "青山水厂扩建工程"),
        ("青山大桥项目正式复工。", "青山大桥项目正式复工", "Initiative", "青山大桥项目"),
        ("青山治水工程建成投用。", "青山治水工程建成投用", "Initiative", "青山治水工程"),
        ("青山治水工程竣工验收。", "青山治水工程竣工验收", "Initiative", "青山治水工程"),
        ("青山大桥项目开工仪式。", "青山大桥项目开工仪式", "Initiative", "青山大桥项目开工仪式"),
        ("青山节水行动启动。", "青山节水行动", "Initiative", "青山节水行动"),
        ("李平为表示感谢，送来锦旗", "李平为", "Person", "李平"),
        ("李平为表示，路通了", "李平为", "Person", "李平为"),
        ("青山企业服务中心开门", "青山企业服务中心", "Organization", "青山企业服务中心"),
    ],
)
def test_words_of_place_and_rank(text: str, name: str, type_: str, left: str) -> None:
    """They are cut off; what belongs to a name stays."""
    assert trimmed(mention(text, name, type_), text).name == left


@pytest.mark.parametrize(
    ("text", "name", "left"),
    [
        ("新化县里变样最大的数洋溪镇卫生院。", "数洋溪镇卫生院", "洋溪镇卫生院"),
        ("新化县人多，外地一对一帮扶新化县医院。", "扶新化县医院", "新化县医院"),
        ("变样最大的数洋溪镇卫生院。", "数洋溪镇卫生院", "数洋溪镇卫生院"),
        ("新化县的老洋溪镇供销社。", "老洋溪镇供销社", "老洋溪镇供销社"),
    ],
)
def test_the_end_of_the_word_before(text: str, name: str, left: str) -> None:
    """Only where the gazetteer has what follows in a division that the text names."""
    given = mention(text, name, "Organization")
    cut = without_stray(given, text, Gazetteer.load())
    assert cut.name == left
    assert text[cut.start : cut.end] == left


@pytest.mark.parametrize(
    ("text", "name", "left"),
    [
        ("总经理闻世海盘算着", "闻世海盘", "闻世海"),
        ("派博士卜文翰来当副总", "卜文翰来", "卜文翰"),
        ("横江乡贤赖伟明捐款", "贤赖伟明", "赖伟明"),
        ("牧民白玛央金家", "白玛央金", "白玛央金"),
        ("书记欧阳文来到场", "欧阳文来", "欧阳文来"),
    ],
)
def test_what_people_are_and_do(text: str, name: str, left: str) -> None:
    """The verb behind a name and the end of the word before it are cut off; names of other peoples stay."""
    assert trimmed(mention(text, name, "Person"), text).name == left


@pytest.mark.parametrize(
    ("name", "type_", "expected"),
    [
        ("大连旅游产业招商会", "Organization", ("Initiative", "Event")),
        ("“暖胃”老年食堂", "Organization", ("Facility", "")),
        ("柳河县法治教育馆", "Organization", ("Facility", "")),
        ("柳河县文化馆", "Organization", ("Organization", "")),
        ("柳河县商会", "Organization", ("Organization", "")),
    ],
)
def test_the_last_word_says_the_kind(name: str, type_: str, expected: tuple[str, str]) -> None:
    """A meeting is no body, nor is what stands."""
    found = of_its_kind(Mention(0, len(name), type_, name))
    assert (found.type, found.subtype) == expected


def test_a_list_or_a_certificate_is_no_part_of_an_honour() -> None:
    """示范社名单 lists those that hold the honour."""
    text = "列入国家农民合作社示范社名单。"
    assert trimmed(mention(text, "国家农民合作社示范社名单", "Honor"), text).name == "国家农民合作社示范社"
