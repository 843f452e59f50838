"""Where a newspaper is at home, and what that says of its articles' county."""

from __future__ import annotations

import pytest

from kg.papers import home
from kg.places import survey
from pipelines.article import Article, Entity
from pipelines.gazetteer import Gazetteer


@pytest.mark.parametrize(
    ("publisher", "code"),
    [
        ("衡南县融媒体中心", "430422"),
        ("今日安吉", "330523"),
        ("安吉", ""),
        ("闽西日报", "350800"),
        ("江城日报", "220200"),
        ("朝阳日报", "211300"),  # a city's, though two districts bear the name
        ("唐山劳动日报", "130200"),
        ("河北日报", "130000"),
        ("重庆日报农村版", "500000"),
        ("光明日报", ""),
        ("解放日报", "310000"),
        ("大理桥梁报", ""),
        ("", ""),
    ],
)
def test_by_the_name_alone(publisher: str, code: str) -> None:
    """Names of places, regions and the country; a name without a word for a medium or a greeting is none."""
    assert home(publisher, "", (), Gazetteer.load()) == code


def test_one_of_several_of_a_name() -> None:
    """The one whose towns the article names, then the one of whose level it speaks; else none."""
    gazetteer = Gazetteer.load()
    town = next(d.code for d in gazetteer.children("441825") if d.name == "太保镇")
    assert home("连山报", "", (), gazetteer) == ""
    assert home("连山报", "", (town,), gazetteer) == "441825"
    assert home("连山报", "区委书记来到街道。", (), gazetteer) == "211402"
    assert home("连山报", "县委书记来到太保镇，县城在修路。区里来了客人。", (), gazetteer) == "441825"
    assert home("连山报", "县委和区委各一次。", (), gazetteer) == ""


def test_a_name_of_more_than_one_level() -> None:
    """海南报 is the prefecture's where the article is from there; the province's daily is not."""
    gazetteer = Gazetteer.load()
    assert home("海南报", "", ("632521",), gazetteer) == "632500"
    assert home("海南报", "", (), gazetteer) == "460000"
    assert home("海南日报", "", ("632521",), gazetteer) == "460000"


def focus(publisher: str, text: str, *places: str, title: str = "") -> str:
    """The code of the county of an article that names these places."""
    entities = tuple(Entity(place, "Place") for place in places)
    return survey(Article(text, title=title, publisher=publisher, entities=entities, id="a"), Gazetteer.load()).focus


def test_a_countys_paper_that_does_not_name_its_county() -> None:
    """What goes to a city stays the county's; what is told of another county at length is that county's."""
    assert focus("盐边报", "昔格达村的枇杷进了成都，成都人说好。", "昔格达村", "成都", title="枇杷进成都") == "510422"
    assert focus("盐边报", "衡南县有个村。", "衡南县") == "510422"
    assert focus("盐边报", "衡南县、衡南县、衡南县、衡南县。", "衡南县") == "430422"
    assert focus("攀枝花日报", "枇杷进了成都。", "成都") == "510100"


def test_of_two_counties_named_as_often_the_first_counts() -> None:
    """Whatever their codes are."""
    assert focus("衡阳日报", "衡东县和衡南县结对。", "衡南县", "衡东县") == "430424"
    assert focus("衡阳日报", "衡南县和衡东县结对。", "衡南县", "衡东县") == "430422"
