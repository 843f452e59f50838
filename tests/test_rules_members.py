"""What is part of what: members of a group, units of a body, works of a project, rooms of a facility. Invented."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
from dealings_said import proposals, said

from pipelines.components.certainty import settled

if TYPE_CHECKING:
    from pipelines.components.state import Analysis

    Analysed = Callable[[str], Analysis]

MEMBERS = [
    (
        "{县医院/O}牵头组建{青禾县医共体/O}，{云溪卫生院/O}、{梅岭卫生院/O}均为成员单位。",
        {"云溪卫生院>青禾县医共体", "梅岭卫生院>青禾县医共体"},
    ),
    (
        "{青禾教育集团/O}成员校有{云溪小学/O}、{梅岭小学/O}和三所幼儿园。",
        {"云溪小学>青禾教育集团", "梅岭小学>青禾教育集团"},
    ),
    ("{云溪卫生院/O}是{青禾县医共体/O}的12家成员单位之一。", {"云溪卫生院>青禾县医共体"}),
    (
        "{青禾一小/O}、{云溪小学/O}抱团成立{青禾教育集团/O}。",
        {"青禾一小>青禾教育集团", "云溪小学>青禾教育集团"},
    ),
    ("{云溪小学/O}正式加入{青禾教育集团/O}。", {"云溪小学>青禾教育集团"}),
    ("县里把{云溪卫生院/O}纳入{青禾县医共体/O}。", {"云溪卫生院>青禾县医共体"}),
    ("{云溪林场/O}始建于1958年，隶属于{县林业局/O}。", {"云溪林场>县林业局"}),
    ("{茶叶站/O}是{县农业局/O}的下属单位。", {"茶叶站>县农业局"}),
    ("{县农业局/O}下设{茶叶站/O}、{植保站/O}。", {"茶叶站>县农业局", "植保站>县农业局"}),
    (
        "{县教育局/O}发起{城乡学校联盟/O}，{云溪小学/O}、{梅岭小学/O}等8所学校加入，每月教研一次。",
        {"云溪小学>城乡学校联盟", "梅岭小学>城乡学校联盟"},
    ),
    (
        "{青禾县医共体/O}由{县医院/O}、{县中医院/O}及10家卫生院组成。",
        {"县医院>青禾县医共体", "县中医院>青禾县医共体"},
    ),
    ("{验收委员会/O}由{县水利局/O}、{县林业局/O}组成。", set()),
    ("{县医院/O}的{骨科/O}搬了家。", {"骨科>县医院"}),
    ("{云溪小学/O}没有加入{青禾教育集团/O}。", set()),
    ("{云溪公司/O}成员单位参加，{县商会/O}到场。", set()),
    ("{县医院/O}的{志愿队/O}来了。", set()),
    ("{云溪林场/O}隶属于{县林业局/O}的片区。", set()),
    ("{县林业局/O}、{县法院/O}联合成立{护茶联盟/O}。", set()),
]


@pytest.mark.parametrize(("text", "expected"), MEMBERS)
def test_members(analysed: Analysed, text: str, expected: set[str]) -> None:
    """Members belong to their group and units to the body that they stand under."""
    assert said(analysed, text, "partOf") == expected


ITEMS = [
    (
        "{青禾产业园/F}去年开园，占地30亩。园内已建成{冷库/F}、{检测中心/F}。",
        {"冷库>青禾产业园", "检测中心>青禾产业园"},
    ),
    ("{“楼头说事”/I}已被写进{《青禾县物业指引》/I}。", {"“楼头说事”>《青禾县物业指引》"}),
    ("{“楼头说事”/I}已被写入{案例集/I}。", set()),
    ("{东溪大桥/F}是{“畅通青禾”工程/I}的子项目。", {"东溪大桥>“畅通青禾”工程"}),
    ("{东溪大桥/F}全长1.2公里，是{“畅通青禾”工程/I}的重要组成部分。", {"东溪大桥>“畅通青禾”工程"}),
    ("作为{“畅通青禾”工程/I}的首批项目，{东溪大桥/F}动工。", {"东溪大桥>“畅通青禾”工程"}),
    ("{东溪大桥/F}已纳入{“畅通青禾”工程/I}。", {"东溪大桥>“畅通青禾”工程"}),
    (
        "{云溪文化园/F}占地30亩，内设{陶艺馆/F}、{书画馆/F}。",
        {"陶艺馆>云溪文化园", "书画馆>云溪文化园"},
    ),
    (
        "{青禾采茶节/E}分{斗茶大赛/E}、{茶歌会/E}两个板块。",
        {"斗茶大赛>青禾采茶节", "茶歌会>青禾采茶节"},
    ),
    (
        "{云溪灌区改造工程/I}总投资3亿元，主要包括{云溪干渠/F}、{梅岭泵站/F}。",
        {"云溪干渠>云溪灌区改造工程", "梅岭泵站>云溪灌区改造工程"},
    ),
    ("县里实施{饮水安全工程/I}，投入900万元，新建{云溪水厂/F}。", {"云溪水厂>饮水安全工程"}),
    ("{云溪文化园/F}里的{陶艺馆/F}开门。", {"陶艺馆>云溪文化园"}),
    ("除{东溪大桥/F}外，还建有{云溪隧道/F}。", set()),
    ("{东溪大桥/F}的{停车场/F}满了。", set()),
    ("{县局与青禾公司合作协议/A}包括{云溪水厂/F}。", set()),
    ("{东溪大桥/F}未纳入{“畅通青禾”工程/I}。", set()),
    ("园区是{“畅通青禾”工程/I}重点项目，主要包括{云溪水厂/F}。", set()),
    ("{云溪水厂/F}旁新建{梅岭泵站/F}。", set()),
]


@pytest.mark.parametrize(("text", "expected"), ITEMS)
def test_items(analysed: Analysed, text: str, expected: set[str]) -> None:
    """What a project includes is part of it, and what stands in a facility; not what only stands beside."""
    assert said(analysed, text, "partOf") == expected


def test_believed(analysed: Analysed) -> None:
    """What these rules say needs no model."""
    made = proposals(analysed, "{云溪小学/O}加入{青禾教育集团/O}。")
    assert settled({("云溪小学", "青禾教育集团"): made}, "云溪小学", "青禾教育集团") == {"partOf"}


def test_long_rows(analysed: Analysed) -> None:
    """A row of hundreds of members is read in a moment."""
    row = "、".join(f"{{第{i}小学/O}}" for i in range(200))
    start = time.perf_counter()
    proposals(analysed, f"{{青禾教育集团/O}}成员包括{row}等。")
    assert time.perf_counter() - start < 20
