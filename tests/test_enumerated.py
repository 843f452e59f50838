"""Things named by a list and the noun behind its count."""

from __future__ import annotations

import pytest
from test_listed import marked

from pipelines.components.enumerated import by_count


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("充实青石、白沙、石浦3个防汛物资仓库；", {"青石防汛物资仓库", "白沙防汛物资仓库", "石浦防汛物资仓库"}),
        ("签约引进豆皮干制和菌菇深加工两个项目，", {"豆皮干制项目", "菌菇深加工项目"}),
        ("重点推进断头路打通、渡口改桥、危桥换新三项行动，", {"断头路打通行动", "渡口改桥行动", "危桥换新行动"}),
        ("搭建了专家资源平台、课程共享平台2个“共学”平台。", {"专家资源平台", "课程共享平台"}),
        ("在{甲山/Place}、{乙山/Place}等5处观景台，", {"甲山观景台", "乙山观景台"}),
        ("全镇建成青石物流园、白沙示范基地等12个产业园，", {"青石物流园", "白沙示范基地"}),
        ("建成青石番茄园、白沙西瓜园等12个采茶示范园，", {"青石番茄园", "白沙西瓜园"}),
        ("围绕青石、白沙两个方面策划项目，", set()),
        ("充实青石、白沙、石浦4个仓库；", set()),
        ("覆盖青石、白沙、石浦3个乡镇。", set()),
        ("由{青石公司/Organization}、{白沙公司/Organization}两个项目方承接", set()),
        ("在青石、白沙、石浦等8个村建成驿站，", set()),
        ("青石和白沙的两个村子", set()),
        ("", set()),
    ],
)
def test_by_count(text: str, names: set[str]) -> None:
    """A list whose length the count gives names one thing a member; other lists and counts do not."""
    plain, found = marked(text)
    made = [m for m in by_count(plain, found) if m.rule == "list:count"]
    assert {m.name for m in made} == names
    assert all(m.name.startswith(plain[m.start : m.end]) for m in made)


def test_members_take_the_place_of_what_was_seen() -> None:
    """The noun behind the count is no facility beside those that it names; places in the list stay."""
    plain, found = marked("在{甲山/Place}、{乙山/Place}两处{观景台/Facility}，")
    kept = list(by_count(plain, found))
    assert [m.name for m in kept if m.type == "Facility"] == ["甲山观景台", "乙山观景台"]
    assert [m.name for m in kept if m.type == "Place"] == ["甲山", "乙山"]


def test_types() -> None:
    """The head of the noun gives type and subtype."""
    plain, found = marked("搭建专家资源、课程共享2个平台，举办登山、垂钓两项大赛。")
    assert {(m.type, m.subtype) for m in by_count(plain, found)} == {
        ("Initiative", "Platform"),
        ("Initiative", "Event"),
    }


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "竹岭乡的云岭、后洋两家茶叶专业合作社入了伙。",
            {("云岭茶叶专业合作社", "Organization"), ("后洋茶叶专业合作社", "Organization")},
        ),
        (
            "丰穗田同育民乡的众合、弓棚镇的田友两家合作社凑到一起。",
            {("众合合作社", "Organization"), ("田友合作社", "Organization")},
        ),
        (
            "县里新建水南、龙池、玉华3所公办幼儿园。",
            {("水南幼儿园", "Facility"), ("龙池幼儿园", "Facility"), ("玉华幼儿园", "Facility")},
        ),
        ("横江、小松、高田等10家乡镇卫生院参加。", set()),
        ("他跑了两家合作社。", set()),
    ],
)
def test_bodies_of_a_list(text: str, expected: set[tuple[str, str]]) -> None:
    """Each is named with the kind behind the count, without the place before it; what is being built is a facility."""
    assert {(m.name, m.type) for m in by_count(text, [])} == expected
