"""Rows of officials as news prints them, read by the whole pipeline."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from pipelines.article import Article
from pipelines.components.departments import departments
from pipelines.components.needless import needed
from pipelines.components.proposal import Proposal
from pipelines.components.state import Mention
from pipelines.components.trimming import trimmed

Read = Callable[..., Article]


def held(read: Read, text: str, person: str) -> set[tuple[str, str]]:
    """The body and title of each office of a person."""
    return {(r.object, r.title) for r in read(text).relations if (r.subject, r.predicate) == (person, "holdsPost")}


@pytest.mark.parametrize(
    ("text", "offices"),
    [
        (
            "衡南县委常委、统战部部长、副县长李明参加。",
            {("衡南县委", "常委"), ("衡南县委统战部", "部长"), ("衡南县", "副县长")},
        ),
        ("清水镇党委副书记、镇长李明参加。", {("清水镇党委", "副书记"), ("清水镇", "镇长")}),
        ("清水镇党委书记王小川，党委副书记、镇长李明参加。", {("清水镇党委", "副书记"), ("清水镇", "镇长")}),
        ("青崖镇党委副书记、人大主席李明出席。", {("青崖镇党委", "副书记"), ("青崖镇人大", "主席")}),
        (
            "向阳桥街道党工委书记王小川，党工委副书记、办事处主任李明参加。",
            {("向阳桥街道党工委", "副书记"), ("向阳桥街道办事处", "主任")},
        ),
        (
            "衡南县委常委、副县长、公安局局长李明出席。",
            {("衡南县委", "常委"), ("衡南县", "副县长"), ("衡南县公安局", "局长")},
        ),
        ("衡南县委常委、副县长（挂职）李明参加。", {("衡南县委", "常委"), ("衡南县", "副县长")}),
        ("衡南县三塘镇党委书记李明代表镇党委、政府致欢迎辞。", {("三塘镇党委", "书记")}),
    ],
)
def test_every_office_of_a_row(read: Read, text: str, offices: set[tuple[str, str]]) -> None:
    """Each office is held at its own body or place, named in full, and once."""
    assert held(read, text, "李明") == offices


def test_a_countys_own_city_is_meant_before_another(read: Read) -> None:
    """市局 beside 河池市政协 is of 河池市, the county's own city, though 深圳市 is named as a place."""
    text = (
        "河池市政协副主席覃秀兰，市文广旅局副局长韦志坚，环江毛南族自治县委宣传部部长黄冬梅出席。"
        "环江毛南族自治县的工坊得到深圳市福田区帮扶资金200万元。"
    )
    assert held(read, text, "韦志坚") == {("河池市文广旅局", "副局长")}


def test_no_verb_is_a_person(read: Read) -> None:
    """派驻12名工程师任教 names nobody."""
    article = read("清河智能装备有限公司派驻12名工程师任教，并设立奖学金。")
    assert [e.name for e in article.entities if e.type == "Person"] == []


@pytest.mark.parametrize(
    ("text", "body", "bare", "whole"),
    [
        ("枫泾镇党委委员、总工会主席李明", "枫泾镇党委", "总工会", "枫泾镇总工会"),
        ("枫泾镇党委委员、武装部部长李明", "枫泾镇党委", "武装部", "枫泾镇武装部"),
        ("枫泾镇党委委员李明、总工会主席", "枫泾镇党委", "总工会", "总工会"),
        ("枫泾镇清水站站长、总工会主席", "枫泾镇清水站", "总工会", "总工会"),
        ("枫泾镇党委委员、总工会活动室", "枫泾镇党委", "总工会", "总工会"),
    ],
)
def test_other_bodies_of_a_member(text: str, body: str, bare: str, whole: str) -> None:
    """Who sits on a town's committee heads the town's union; not behind another person, a station or without office."""
    at = text.index(bare)
    mentions = [
        Mention(0, len(body), "Organization", body),
        Mention(at, at + len(bare), "Organization", bare),
        *(Mention(found.start(), found.end(), "Person", "李明") for found in re.finditer("李明", text)),
    ]
    assert {m.name for m in departments(text, mentions) if m.type == "Organization"} == {body, whole}


@pytest.mark.parametrize(
    ("text", "name", "left"),
    [
        ("青禾大学党委副书记、校长李明", "青禾大学党委", "青禾大学"),
        ("青禾大学党委副书记李明", "青禾大学党委", "青禾大学党委"),
        ("衡南县消防救援大队教导员李明带队", "衡南县消防救援大队教导员李明带队", "衡南县消防救援大队"),
    ],
)
def test_bodies_end_before_offices(text: str, name: str, left: str) -> None:
    """Who heads a school and its committee does both at the school; no office is part of a brigade's name."""
    assert trimmed(Mention(0, len(name), "Organization", name), text).name == left


def test_the_league_begins_its_committees_name(read: Read) -> None:
    """团衡南县委 is the Youth League's committee, however often the text names the county."""
    text = "衡南县举办活动。衡南县妇联主席王小川参加，团衡南县委副书记李明主持。"
    assert held(read, text, "李明") == {("团衡南县委", "副书记")}


def test_an_office_is_said_once() -> None:
    """党委书记 of a town is needless beside 书记 of its committee, and stays where that is not said."""

    def post(body: str, title: str) -> Proposal:
        return Proposal("李明", "holdsPost", body, 0, 0, 9, "post:beside", 0.9, title=title)

    whole, short = post("三塘镇党委", "书记"), post("三塘镇", "党委书记")
    assert list(needed([whole, short])) == [whole]
    assert list(needed([short, post("三塘镇", "镇长")])) == [short, post("三塘镇", "镇长")]


def done(read: Read, text: str, predicate: str) -> set[tuple[str, str]]:
    """Subject and object of what a text says by a predicate."""
    return {(r.subject, r.object) for r in read(text).relations if r.predicate == predicate}


def test_who_agrees_that_another_is_helped_to_build_builds_nothing(read: Read) -> None:
    """甲与乙签订协议，由丙安排资金，支持丁村建设F: the village builds it."""
    text = (
        "会上，枫泾镇妇联与万佛湖镇妇联签订《“姐妹同心”三年行动协议》，约定每年互派10名骨干跟班学习，"
        "由枫泾镇每年安排帮扶资金30万元，支持万佛湖镇沃孜村建设“巾帼茶工坊”。"
    )
    assert done(read, text, "builds") == {("沃孜村", "“巾帼茶工坊”")}


def test_what_money_is_for_is_not_run_by_who_gives_it(read: Read) -> None:
    """捐款46万元，用于开办“小傩童”传承班 says nothing of who runs it; rules say so of nobody."""
    text = "广西壮乡助学基金会、衡南县工商联共向清水镇中心小学捐款46万元，用于开办“小傩童”传承班。"
    rules = {r.rule for r in read(text).relations if r.predicate == "leads"}
    assert not any(rule.startswith("run:") for rule in rules)


@pytest.mark.parametrize(
    ("text", "person", "offices"),
    [
        ("经研究决定，李明同志任三塘镇党委书记。", "李明", {("三塘镇党委", "书记")}),
        ("会议任命李明为衡南县教育局局长，赵强为衡南县民政局局长。", "赵强", {("衡南县民政局", "局长")}),
        ("经研究决定，主要负责同志任务已明确。", "负责", set()),
    ],
)
def test_orders_of_appointment(read: Read, text: str, person: str, offices: set[tuple[str, str]]) -> None:
    """某同志任某职, 任命某为某职 name the person and the office."""
    assert held(read, text, person) == offices
