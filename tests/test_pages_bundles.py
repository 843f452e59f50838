"""Headlines in a bundle find their bodies in order; of an article's headings the title is told by wording and form."""

from __future__ import annotations

import pytest

from pipelines.pages import split_page
from pipelines.pages.bundles import TITLED, TOGETHER, bundled, in_order, worth_of
from pipelines.pages.headings import Heading, tie
from pipelines.pages.titles import main_title

WELL = (
    "云溪县双桥镇的老井修好了。井台上铺了青石，轱辘换成水泵，荷塘村二百户人家不再挑水。"
    "老井管护员周立新每天清早来放水，村民说，水比从前甜。"
)
SCHOOL = (
    "青禾市第三小学的操场翻新完工。塑胶跑道、篮球架和看台一应俱全，周末向居民开放。"
    "体育老师何秀兰说，报名晨跑的家长比学生还多，看台上也坐满了人。"
)
BRIDGE = (
    "石渡县的铁索桥换了新桥板。桥长一百二十米，两岸三个寨子赶集都走这里，修桥师傅冯大川带着徒弟干了二十天。"
    "新桥板用的是杉木，刷了三遍桐油。"
)


def test_headlines_are_dealt_out_in_the_order_of_the_bodies() -> None:
    """The second headline shares most with the first body, but that has one, and the second is in want of one."""
    rows = [{0: 0.7, 1: 0.0, 2: 0.1}, {0: 0.3, 1: 0.1, 2: 0.2}, {0: 0.0, 1: 0.1, 2: 0.8}]
    worth, owners = in_order(rows, [True] * 3, frozenset())
    assert owners == [0, 1, 2]
    assert worth > worth_of(rows, [True] * 3, [0, 0, 2], frozenset())


def test_headlines_may_come_in_reverse() -> None:
    """The page's bundle begins with the last body's headline."""
    rows = [{0: 0.0, 1: 0.1, 2: 0.7}, {0: 0.2, 1: 0.2, 2: 0.2}, {0: 0.6, 1: 0.0, 2: 0.1}]
    assert in_order(rows, [True] * 3, frozenset())[1] == [2, 1, 0]


def test_kicker_and_title_go_to_one_body() -> None:
    """What can be no title makes no body titled, and stays with its neighbour; a titled body gains nothing."""
    rows = [{0: 0.1, 1: 0.1}, {0: 0.0, 1: 0.6}, {0: 0.0, 1: 0.0}]
    assert in_order(rows, [False, True, False], frozenset({0}))[1] == [1, 1, 1]
    alone = [{0: 0.2, 1: 0.3}]
    assert worth_of(alone, [True], [1], frozenset({1})) == pytest.approx(0.3)
    assert worth_of(alone * 2, [True, True], [0, 0], frozenset()) == pytest.approx(0.4 + TITLED + TOGETHER)


def test_a_bundle_is_told_from_the_stack_above_one_body() -> None:
    """A kicker and a title above their body are no bundle, even if the kicker's words are elsewhere."""
    own = [{0: 0.6, 1: 0.0}, {0: 0.5, 1: 0.1}]
    assert bundled([0, 0, 1], [True, True, True], [*own, {0: 0.0, 1: 0.7}], 2) == frozenset()
    assert bundled([0, 0], [True, True], own, 2) == frozenset({0})
    assert bundled([0, 0], [True, True], own, 1) == frozenset()
    far = [{0: 0.0, 1: 0.6, 2: 0.0}, {0: 0.0, 1: 0.0, 2: 0.6}, {0: 0.5, 1: 0.0, 2: 0.0}]
    assert bundled([0, 0, 1], [True] * 3, far, 3) == frozenset({0})


def test_a_long_bundle_takes_no_longer_than_its_length() -> None:
    """Twenty thousand headlines in a row are dealt out without one way of dealing holding a copy of another."""
    rows = [dict.fromkeys(range(4), 0.1)] * 20_000
    owners = in_order(rows, [True] * len(rows), frozenset())[1]
    assert len(owners) == len(rows)
    assert set(owners) == {0, 1, 2, 3}


@pytest.mark.parametrize("backwards", [False, True])
def test_headlines_at_the_foot_of_a_page_find_their_bodies(backwards: bool) -> None:
    """One of three headlines shares not a word with its body; its place among the others tells."""
    bodies = [f"本报讯（记者 {name}）{text}" for name, text in (("何文", WELL), ("周敏", SCHOOL), ("冯雪", BRIDGE))]
    heads = ["荷塘村二百户人家不再挑水", "哪里能出一身大汗", "铁索桥换上杉木新桥板"]
    page = "\n\n".join([*bodies, *(reversed(heads) if backwards else heads)])
    assert [article.title for article in split_page(page)] == heads


@pytest.mark.parametrize(
    ("rows", "title"),
    [
        (["特写", "老井换成水泵"], 1),
        (["推进乡村全面振兴", "荷塘村不再挑水"], 1),
        (["双桥镇：荷塘村的老井换成水泵", "今年已修水井126口、修渠32条"], 0),
        (["荷塘村不再挑水", "本报记者 何文"], 0),
        (["县委书记在双桥镇调研时强调", "老井要修好管好"], 1),
        (["老井的“新岗位”", "全镇二百户人家不再挑水，管护员每天清早到井台上来给大家放水看水"], 0),
        (["干群齐心", "从一口老井说起——双桥镇饮水改造见闻"], 1),
    ],
)
def test_the_title_is_told_by_wording_and_form(rows: list[str], title: int) -> None:
    """Labels, campaigns, figures, bylines and what somebody said stand about a title and are none."""
    found = main_title([Heading(row, k) for k, row in enumerate(rows)], WELL)
    assert found is not None
    assert found.text == rows[title]


@pytest.mark.parametrize(
    ("above", "below", "whole"),
    [
        ("云溪县召开", "饮水安全工作推进会", True),
        ("饮水安全工作推进会召开", "老井换成水泵", False),
        ("饮水改造项目启动", "老井换成水泵", False),
        ("考察团赴", "青禾市学习", True),
        ("云溪县今年", "水井改造全部完工", True),
        ("荷塘村举行“护井日”", "暨老井通水仪式", True),
        ("马背上的六月", "老井换成水泵", False),
    ],
)
def test_a_line_without_its_object_goes_on_below(above: str, below: str, whole: bool) -> None:
    """A verb right after its subject wants an object; after an event it wants none."""
    assert (tie(above, below) >= 1.5) is whole
