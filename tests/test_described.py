"""Initiatives and honours that print describes, where nothing else was found."""

from __future__ import annotations

import pytest

from pipelines.components.described import described
from pipelines.components.state import Mention


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("采取“支部+茶农”的合作种茶模式。", ["“支部+茶农”的合作种茶模式"]),
        ("打造“采茶、制茶、卖茶”的“3+”模式，", ["“采茶、制茶、卖茶”的“3+”模式"]),
        ("举行“茶香满山迎新客，溪水长流颂故人”活动，", ["“茶香满山迎新客，溪水长流颂故人”活动"]),
        ("从“靠天采茶”的模式，", []),
        ("告别“靠天采茶”的传统采茶模式，", []),
        ("提出“采好茶”而推出的实践活动。", []),
        ("围绕“一溪两岸”布局，", ["“一溪两岸”布局"]),
        ("构建“青崖茶海”旅游产业布局，", ["“青崖茶海”旅游产业布局"]),
        ("建设“青崖茶海”品牌战略布局，", []),
        ("东西部协作和定点帮扶", ["东西部协作"]),
        ("在沪滇东西部协作的帮助下", ["沪滇东西部协作"]),
        ("投入东西部协作资金860万元，", []),
        ("落实河长制要求，", ["河长制"]),
        ("县河长制办公室，", []),
        ("践行新时代“枫桥经验”，", ["新时代“枫桥经验”"]),
        ("举办了采青茶比赛和山歌即兴比拼，", ["采青茶比赛", "山歌即兴比拼"]),
        ("组织一场比赛，", []),
        ("联合举办了此次采青茶比赛。", ["采青茶比赛"]),
        ("举行本场茶厂火灾应急演练，", ["茶厂火灾应急演练"]),
        ("定期组织采茶技术培训、", ["采茶技术培训"]),
        ("组织各类采茶技术培训、", []),
        ("签署茶业对口帮扶协议，", ["茶业对口帮扶协议"]),
        ("签订了3份茶叶购销协议，", []),
        ("局里搞了一次茶厂火灾应急演练：", ["茶厂火灾应急演练"]),
        ("全年组织多次演练，", []),
        ("“护茶2024”联合救援演练就此展开。", ["“护茶2024”联合救援演练"]),
        ("镇里办了三期制茶班，又成立了采茶专班。", ["制茶班"]),
        ("办起茶艺与评茶班，首届30人。", ["茶艺与评茶班"]),
        ("县财政设立茶叶品牌保护专项资金，", ["茶叶品牌保护专项资金"]),
        ("设立总额500万元的基金，", []),
        ("公交公司开通青崖至清河茶乡专线，", ["青崖至清河茶乡专线"]),
        ("开通一条专线，", []),
        ("“采茶夜校”开课。", ["“采茶夜校”"]),
        ("获评“最美夜校”。", []),
        ("构建起全流域采茶、全天候制茶的大茶业模式，", ["全流域采茶、全天候制茶的大茶业模式"]),
    ],
)
def test_initiatives(text: str, found: list[str]) -> None:
    """What is quoted with what it is, cooperation, contests, trainings, agreements and models; nothing weaker."""
    mentions = list(described([], text))
    assert [m.name for m in mentions] == found
    assert all(m.type == "Initiative" and text[m.start : m.end] == m.name for m in mentions)


@pytest.mark.parametrize(
    ("text", "type_"),
    [
        ("村口开了“柳家茶超市”，", "Facility"),
        ("进了“采茶人驿站”里歇脚", "Facility"),
        ("“护茶专班”由柳明带队。", "Organization"),
        ("被评为“最美驿站”，", ""),
        ("入选“十佳书屋”称号", ""),
        ("“茶农驿站”示范点", ""),
    ],
)
def test_quoted_names(text: str, type_: str) -> None:
    """A quoted name that stands alone is what its last word says; as a title it is not."""
    assert [m.type for m in described([], text)] == ([type_] if type_ else [])


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("柳明被县委评为“采茶能手”荣誉称号。", ["“采茶能手”"]),
        ("柳明被称为“采茶能手”。", []),
        ("选定清河镇青崖村为帮扶承载试点村，", ["帮扶承载试点村"]),
        ("把青崖村作为本县示范村，", []),
    ],
)
def test_honours(text: str, found: list[str]) -> None:
    """A quoted title that is called one, and what a village is chosen as."""
    assert [(m.name, m.type) for m in described([], text)] == [(name, "Honor") for name in found]


def test_what_was_found_stays() -> None:
    """Nothing is added over a mention of the cover, and the kind of initiative is told by its last word."""
    text = "清河镇“青茶”改革，推行“绿茶”改革。"
    cover = [Mention(0, 9, "Initiative", text[:9])]
    assert [(m.name, m.subtype) for m in described(cover, text)] == [("“绿茶”改革", "Programme")]


@pytest.mark.parametrize(
    ("event", "project"),
    [
        ("清河集团采茶产业园项目签约仪式", "清河集团采茶产业园项目"),
        ("青崖县招商引资项目签约仪式", ""),
        ("青崖县重点产业项目开工仪式", ""),
        ("清河集团采茶产业园签约仪式", ""),
    ],
)
def test_the_project_of_a_ceremony(event: str, project: str) -> None:
    """A ceremony that is named after one project names that; one of many projects does not."""
    found = described([Mention(0, len(event), "Initiative", event)], f"{event}举行。")
    assert [(m.name, m.type) for m in found] == ([(project, "Initiative")] if project else [])
