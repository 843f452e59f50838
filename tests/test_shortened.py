"""Short forms of firms, bases and cities."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from pipelines.components.shortened import abbreviates, cities_as_printed, contracts, ends_with
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
        ("新化县医院", "新化县人民医院", True),
        ("新化县营商局", "新化县营商环境建设局", True),
        ("新化县禁毒委", "新化县禁毒委员会", True),
        ("新化县残联", "新化县残疾人联合会", True),
        ("新化县二中", "新化县第二中学", True),
        ("衡阳市森防指", "衡阳市森林草原防灭火指挥部", True),
        ("农行新化支行", "中国农业银行新化支行", True),
        ("青石滩法庭", "青石滩人民法庭", True),
        ("新化县委", "新化县团委", False),
        ("新化县委", "新化县发改委", False),
        ("新化县医院", "新化县中医院", False),
        ("新化县商会", "新化县商会理事会", False),
        ("新化县林业局", "新化县林业局执法大队", False),
        ("衡阳市法院", "新化县人民法院", False),
        ("长春大学", "长春理工大学", False),
    ],
)
def test_some_characters_of_each_word(short: str, full: str, expected: bool) -> None:
    """Of a body of the same place and kind, not of one that belongs to it."""
    assert contracts(short, full, Gazetteer.load()) is expected


@pytest.mark.parametrize(
    ("short", "full", "expected"),
    [
        ("组织部", "新化县委组织部", True),
        ("港务公司", "新化县白溪港务有限公司", True),
        ("新化县委组织部", "新化县委组织部", False),
        ("县委组织部", "新化县委组织部", False),
        ("公司", "新化县白溪港务公司", False),
        ("宣传部", "新化县委组织部", False),
    ],
)
def test_the_end_of_a_name(short: str, full: str, expected: bool) -> None:
    """Without a place or level of its own, and more than a word for the kind."""
    assert ends_with(full, short, Gazetteer.load()) is expected


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


def test_a_body_by_the_end_of_its_name_or_cut_short_is_the_body(marked: Read) -> None:
    """Whichever of the two is printed first of those cut short; the end of a name only behind it."""
    article = marked("{新化县营商局/Org}和{新化县委组织部/Org}到会。{新化县营商环境建设局/Org}和{组织部/Org}发言。")
    assert named(article, "Organization") == {"新化县营商环境建设局", "新化县委组织部"}


def test_the_end_of_two_names_is_neither(marked: Read) -> None:
    """Which of the two is meant, the end does not say."""
    article = marked("{新化县委组织部/Org}和{桃源县委组织部/Org}到会。{组织部/Org}发言。")
    assert "组织部" in named(article, "Organization")
