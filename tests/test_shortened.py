"""Short forms of firms, bases and cities."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from pipelines.components.shortened import abbreviates, cities_as_printed, cut_down
from pipelines.components.state import Ref
from pipelines.gazetteer import Gazetteer

if TYPE_CHECKING:
    from pipelines.article import Article

    Read = Callable[..., Article]


@pytest.mark.parametrize(
    ("short", "full", "expected"),
    [
        ("青禾公司", "湖南省衡阳市青禾食品有限公司", True),
        ("青禾公司", "青禾食品有限公司", True),
        ("绿野合作社", "新化县绿野农机专业合作社", True),
        ("三江基地", "三江花木直播基地", True),
        ("青禾公司", "新化县青禾农机专业合作社", False),
        ("新禾公司", "湖南省衡阳市青禾食品有限公司", False),
        ("北山集团", "北山集团南山分公司", False),
        ("县公司", "新化县公司", False),
        ("新化县医院", "新化县人民医院", False),
    ],
)
def test_first_and_last_word_of_a_name(short: str, full: str, expected: bool) -> None:
    """Behind the places in front, and of the same kind; what another name goes on from is no short form."""
    assert abbreviates(short, full, Gazetteer.load()) is expected


@pytest.mark.parametrize(
    ("short", "full", "expected"),
    [
        ("新化县住建局", "新化县住房和城乡建设局", True),
        ("县林草局", "县林业和草原局", True),
        ("新化县禁毒委", "新化县禁毒委员会", True),
        ("新化县茶科所", "新化县茶叶科学研究所", True),
        ("新化县供销社", "新化县供销合作社联合社", True),
        ("新化二中", "新化第二中学", True),
        ("新化县三小", "新化县第三小学", True),
        ("新化县医院", "新化县人民医院", True),
        ("华南农大", "华南农业大学", True),
        ("新化县住建局", "双峰县住房和城乡建设局", False),
        ("新化县公安局", "新化县公安局城西分局", False),
        ("新化县医院", "新化县中医医院", False),
        ("新化县二中", "新化县第三中学", False),
        ("新化县委", "新化县卫生健康委", False),
        ("新化县建设局", "新化县住房和城乡建设局", False),
        ("青山派出所", "青山湖派出所", False),
    ],
)
def test_letters_left_out_of_a_public_body(short: str, full: str, expected: bool) -> None:
    """Behind the same place, in the same order, the first one kept."""
    assert cut_down(short, full, Gazetteer.load()) is expected


def test_a_bureau_by_its_short_form_is_the_bureau(marked: Read) -> None:
    """Both names are one entity."""
    article = marked("{新化县住房和城乡建设局/Org}开会。{新化县住建局/Org}说。")
    assert named(article, "Organization") == {"新化县住房和城乡建设局"}


def named(article: Article, type_: str) -> set[str]:
    """The names of the entities of a type."""
    return {e.name for e in article.entities if e.type == type_}


def test_a_firm_by_its_short_form_is_the_firm(marked: Read) -> None:
    """Both names are one entity."""
    article = marked("{新化县青禾食品有限公司/Org}建厂。{青禾公司/Org}投产。")
    assert named(article, "Organization") == {"新化县青禾食品有限公司"}


def test_a_short_form_that_nobody_marked_is_found(marked: Read) -> None:
    """It is an alias, and where it stands a mention."""
    article = marked("{新化县青禾食品有限公司/Org}建厂。去年，青禾公司投产。")
    (firm,) = article.entities
    assert firm.aliases == ("青禾公司",)
    assert len(firm.mentions) == 2


@pytest.mark.parametrize(
    ("text", "name", "times"),
    [
        ("{秦若兰/Per}到场。县长秦若兰任总指挥。", "秦若兰", 2),
        ("{松岭村/Pla}养鱼。松岭村那条沟通了。", "松岭村", 2),
        ("{新化县/Pla}修路。新化县青禾建材公司动工。", "新化县", 1),
        ("{秦兰/Per}到场。小秦兰花开了。", "秦兰", 1),
    ],
)
def test_a_full_name_comes_again(marked: Read, text: str, name: str, times: int) -> None:
    """People, towns and villages are found wherever their full name is printed, but not within what may be a body's."""
    (entity,) = (e for e in marked(text).entities if e.name == name)
    assert len(entity.mentions) == times


def test_a_short_form_of_two_firms_is_neither(marked: Read) -> None:
    """Which of the two is meant, the name does not say."""
    article = marked("{新化县青禾食品有限公司/Org}和{新化县青禾建材有限公司/Org}到会。{青禾公司/Org}投产。")
    assert named(article, "Organization") == {"新化县青禾食品有限公司", "新化县青禾建材有限公司", "青禾公司"}


def place(start: int, end: int, name: str, *, coref: bool = False) -> Ref:
    """A place of that name at a stretch of the text."""
    return Ref(start, end, name, "Place", coref=coref)


@pytest.mark.parametrize(
    ("text", "refs", "names"),
    [
        ("他在苏州打工。", [place(2, 4, "苏州市")], ["苏州"]),
        ("苏州市来人，他在苏州打工。", [place(0, 3, "苏州市"), place(8, 10, "苏州市")], ["苏州市", "苏州市"]),
        ("在苏州，市里开会。", [place(1, 3, "苏州市"), place(4, 6, "苏州市", coref=True)], ["苏州市", "苏州市"]),
        ("去江西学习。", [place(1, 3, "江西省")], ["江西省"]),
    ],
)
def test_a_city_is_named_as_the_article_does(text: str, refs: list[Ref], names: list[str]) -> None:
    """In short where it has nothing else; a province is named in full."""
    assert [ref.name for ref in cities_as_printed(text, refs)] == names


def test_a_city_whose_bodies_are_named_in_full_stays() -> None:
    """A body under the city's full name says which city is meant."""
    refs = [place(0, 2, "苏州市"), Ref(3, 7, "苏州市教育局", "Organization")]
    assert [ref.name for ref in cities_as_printed("苏州，市教育局", refs)] == ["苏州市", "苏州市教育局"]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("{新化县康宁颐养院/Org}接手。{颐养院/Org}院长到场。", {"新化县康宁颐养院"}),
        (
            "{新化县康宁颐养院/Org}和{安化县安乐颐养院/Org}接手。{颐养院/Org}到场。",
            {"新化县康宁颐养院", "安化县安乐颐养院", "颐养院"},
        ),
        ("{新化县人民法院/Org}立案。{新化县法院/Org}开庭。", {"新化县人民法院"}),
        ("{新化县人民医院/Org}出车。{新化县中医院/Org}出人。", {"新化县人民医院", "新化县中医院"}),
    ],
)
def test_the_end_of_a_bodys_name_is_the_body(marked: Read, text: str, names: set[str]) -> None:
    """Where one body alone is called so."""
    assert named(marked(text), "Organization") == names


def test_the_end_of_one_body_is_that_body(marked: Read) -> None:
    """救援队 is 青禾老兵救援队 where no other ends so; 共青团甲县委 is not 甲县委."""
    assert named(marked("{青禾老兵救援队/Org}出动。{救援队/Org}获奖。"), "Organization") == {"青禾老兵救援队"}
    both = {"共青团新化县委", "新化县委"}
    assert named(marked("{共青团新化县委/Org}和{新化县委/Org}到会。"), "Organization") == both


def test_a_firm_or_school_that_nobody_marked_is_found_in_short(marked: Read) -> None:
    """Without its kind, or by its number."""
    (firm,) = marked("{新化县青禾针织有限公司/Org}建厂。钱打到青禾针织账上。").entities
    assert firm.aliases == ("青禾针织",)
    (school,) = marked("{新化县第一中学/Org}挂牌。去年，一中派来教师。一中心小学不算。").entities
    assert school.aliases == ("一中",)


@pytest.mark.parametrize(
    "text",
    [
        "{衡阳市青禾生态茶业有限公司/Org}建厂。青禾茶业的茶好卖。",
        "{衡阳市青禾生态茶业有限公司/Org}建厂。{青禾茶业/Org}的茶好卖。",
        "青禾茶业的茶好卖。{衡阳市青禾生态茶业股份有限公司/Org}建厂。",
    ],
)
def test_a_firm_by_brand_and_trade_is_the_firm(marked: Read, text: str) -> None:
    """What stands between them is left out, whether somebody saw a name there or nobody did."""
    (firm,) = marked(text).entities
    assert firm.name.startswith("衡阳市青禾生态茶业")
    assert firm.aliases == ("青禾茶业",)


def test_brand_and_trade_of_two_firms_are_neither(marked: Read) -> None:
    """Nor what has only the place and the trade."""
    text = "{衡阳市青禾生态茶业有限公司/Org}、{青禾高山茶业有限公司/Org}建厂。青禾茶业的茶好卖，衡阳茶业也好卖。"
    assert all(not firm.aliases for firm in marked(text).entities)


def test_a_school_is_not_the_group_that_it_leads(marked: Read) -> None:
    """A full name of its own is no short form."""
    article = marked("{桥头第一小学教育集团/Org}成立。{桥头第一小学/Org}的教师走教。")
    assert named(article, "Organization") == {"桥头第一小学教育集团", "桥头第一小学"}


def test_a_word_for_several_bodies_is_no_name(marked: Read) -> None:
    """三镇政府 counts; the cut name of a person is whole."""
    article = marked("{新化县农业局/Org}与{三镇政府/Org}签约。{韦妹/Per}爱到会。{韦妹爱/Per}发言。")
    assert named(article, "Organization") == {"新化县农业局"}
    assert named(article, "Person") == {"韦妹爱"}
