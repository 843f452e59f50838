"""Where initiatives take effect: pilots, coverage, venues and tours."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pipelines.article import Article

    Read = Callable[..., Article]

QING = "“清河”行动"
TWO = {(QING, "洋溪镇"), (QING, "孟公镇")}


def effects(article: Article, *rules: str) -> set[tuple[str, str]]:
    """Ends of the ``implementedIn`` that rules of these names found, else any on where something takes effect."""
    found = (r for r in article.relations if r.predicate == "implementedIn")
    return {(r.subject, r.object) for r in found if r.rule.startswith(rules or ("where:", "scope:"))}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("{洋溪镇/Pla}、{孟公镇/Pla}率先试行{“清河”行动/Pro}。", TWO),
        ("{“清河”行动/Pro}由县里牵头，先在{洋溪镇/Pla}、{孟公镇/Pla}两个镇试点，明年推开。", TWO),
        ("全县推行{“清河”行动/Pro}，{洋溪镇/Pla}、{孟公镇/Pla}是第一批试点。", TWO),
        ("县里推行{“清河”行动/Pro}。{洋溪镇/Pla}、{孟公镇/Pla}先行先试。", TWO),
        ("{洋溪镇/Pla}去年被省里列为{“清河”行动/Pro}整镇试点。", {(QING, "洋溪镇")}),
        ("县里推行{“清河”行动/Pro}。路在修；{洋溪镇/Pla}先行先试。", set()),
        ("县里印发{《清河方案》/Pol}，{洋溪镇/Pla}先行先试。", set()),
        ("{洋溪镇/Pla}、{孟公镇/Pla}推行{“清河”行动/Pro}。", set()),
    ],
)
def test_pilots(marked: Read, text: str, expected: set[tuple[str, str]]) -> None:
    """Who tries out an initiative, named before or behind it or in the sentence before; a paper is not tried out."""
    assert effects(marked(text), *(() if expected else ("where:",))) == expected


def test_evidence_of_a_pilot_is_its_own_sentence(marked: Read) -> None:
    """Where the initiative stands in the sentence before, the one that names the place is the evidence."""
    article = marked("县里推行{“清河”行动/Pro}。{洋溪镇/Pla}先行先试。")
    assert [r.evidence for r in article.relations if r.predicate == "implementedIn"] == ["洋溪镇先行先试。"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("{“清河”行动/Pro}由县里牵头、三年完成，覆盖{洋溪镇/Pla}、{孟公镇/Pla}。", TWO),
        ("县里实施{“清河”行动/Pro}，在{洋溪镇/Pla}、{孟公镇/Pla}清淤。", TWO),
        ("县里实施{“清河”行动/Pro}，今年扩大到{洋溪镇/Pla}。", {(QING, "洋溪镇")}),
        ("{“清河”行动/Pro}开始；河水覆盖{洋溪镇/Pla}、{孟公镇/Pla}。", set()),
        ("按照{“清河”行动/Pro}，在{洋溪镇/Pla}、{孟公镇/Pla}清淤。", set()),
        ("{茶文化节/Eve}前，在{洋溪镇/Pla}、{孟公镇/Pla}清淤。", set()),
        ("县里推出{茶园项目/Pro}，前者落在{洋溪镇/Pla}。", set()),
        ("完成{油溪村/Pla}、{大桥村/Pla}2个村的{老旧水厂改造/Pro}。", {
            ("老旧水厂改造", "油溪村"), ("老旧水厂改造", "大桥村"),
        }),
        ("{油溪村/Pla}没有完成{老旧水厂改造/Pro}。", set()),
    ],
)  # fmt: skip
def test_coverage(marked: Read, text: str, expected: set[tuple[str, str]]) -> None:
    """Places that an initiative covers, in which it is carried out, or before which works stand."""
    assert effects(marked(text), *(() if expected else ("where:",))) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("{新化县/Pla}开会。该县在全县推行{“清河”行动/Pro}。", {(QING, "新化县")}),
        ("{新化县/Pla}开会。{“清河”行动/Pro}已覆盖全县。", {(QING, "新化县")}),
        ("{湖南省/Pla}开会。县里在全省率先推行{“清河”行动/Pro}。", set()),
        ("{新化县/Pla}开会。{洋溪镇/Pla}推行{“清河”行动/Pro}，在全县治水工作中占先。", set()),
        ("{新化县/Pla}开会。县里推行{“清河”行动/Pro}。以{洋溪镇/Pla}为试点，河要疏浚。", set()),
    ],
)
def test_the_whole_of_a_place(marked: Read, text: str, expected: set[tuple[str, str]]) -> None:
    """全县 is the county that the article speaks of; to be the first in the province is no place."""
    assert effects(marked(text), *(() if expected else ("where:",))) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("{茶文化节/Eve}在{新化县/Pla}{洋溪镇/Pla}文化广场隆重开幕。", {("茶文化节", "洋溪镇")}),
        ("{茶文化节/Eve}，在{新化县/Pla}{洋溪镇/Pla}文化广场开幕。", {("茶文化节", "洋溪镇")}),
        ("{茶文化节/Eve}在{新化县/Pla}石坪村文化广场开幕。", set()),
        ("{新化县/Pla}产茶。{茶文化节/Eve}在县文体中心广场举行。", {("茶文化节", "新化县")}),
        ("{新化县/Pla}产茶。{茶文化节/Eve}在县郊一家店举行。", set()),
        ("{新化县/Pla}产茶。{茶文化节/Eve}在新化国际大酒店举行。", {("茶文化节", "新化县")}),
        ("{茶文化节/Eve}，以“春茶”为主题，将于4月下旬在{洋溪镇/Pla}拉开帷幕。", {("茶文化节", "洋溪镇")}),
        ("{茶文化节/Eve}在{新化县/Pla}茶歌队的歌声中拉开帷幕。", set()),
        ("{茶乡采风活动/Eve}昨日举行。作家们先后走进{安化县/Pla}、{桃江县/Pla}等地采风。", {
            ("茶乡采风活动", "安化县"), ("茶乡采风活动", "桃江县"),
        }),
        ("{茶乡采风活动/Eve}昨日举行。作家们先后走进{安化县/Pla}吃饭。", set()),
        ("县里举办{采茶节/Eve}，组织20名作家前往{洋溪镇/Pla}，看茶山。", {("采茶节", "洋溪镇")}),
        ("县里举办{采茶节/Eve}。组织20名作家前往{洋溪镇/Pla}。", set()),
        ("{秦若兰/Per}一行先后前往{安化县/Pla}、{桃江县/Pla}等地，联合开展{走访学习活动/Eve}。", {
            ("走访学习活动", "安化县"), ("走访学习活动", "桃江县"),
        }),
        ("{秦若兰/Per}前往{安化县/Pla}。{走访学习活动/Eve}结束。", set()),
    ],
)  # fmt: skip
def test_venues_and_tours(marked: Read, text: str, expected: set[tuple[str, str]]) -> None:
    """An event is held in the nearest place that its venue names, a tour in each place that it goes to."""
    assert effects(marked(text), *(() if expected else ("where:",))) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "今天开工的项目共有2个，分别是{茶油项目/Pro}、{笋干项目/Pro}。",
            {("茶油项目", "新化县"), ("笋干项目", "新化县")},
        ),
        ("今天来谈的项目共有2个，分别是{茶油项目/Pro}、{笋干项目/Pro}。", set()),
        ("今天开工的项目共有2个，其中{省级重点项目/Pro}1个。", set()),
    ],
)
def test_projects_of_a_list(marked: Read, text: str, expected: set[tuple[str, str]]) -> None:
    """What is listed as begun in a report on one county is carried out there; kinds of projects are none."""
    assert effects(marked(f"{{新化县/Pla}}忙起来。{{新化县/Pla}}在变。{text}"), "where:listed") == expected


def test_projects_of_two_counties(marked: Read) -> None:
    """Where a report speaks of two counties alike, the list does not tell where its projects are."""
    two = "{新化县/Pla}、{安化县/Pla}"
    text = f"{two}忙起来。{two}在变。今天开工的项目有2个，分别是{{茶油项目/Pro}}、{{笋干项目/Pro}}。"
    assert effects(marked(text), "where:listed") == set()
