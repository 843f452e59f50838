"""Offices that are over: what a sentence says of it, and what the record of posts makes of that."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
from dealings_said import state_of
from invented_county import Newsroom
from rdflib import Dataset

from kg.queries import run
from kg.vocabulary import GOV
from pipelines.components.proposal import Proposal
from pipelines.components.scene import scenes
from pipelines.components.setting import Setting
from pipelines.components.tenures import is_over, removals

if TYPE_CHECKING:
    from pipelines.components.state import Analysis

    Analysed = Callable[[str], Analysis]


@pytest.mark.parametrize(
    ("text", "title", "over"),
    [
        ("免去{秦若兰/P}同志的{青禾县委/O}书记、常委、委员职务。", "书记", True),
        ("{秦若兰/P}不再担任{青禾县/L}县长职务。", "县长", True),
        ("{秦若兰/P}因工作调动辞去{青禾县/L}县长职务。", "县长", True),
        ("{青禾县/L}副县长{秦若兰/P}已卸任。", "副县长", True),
        ("{青禾县委/O}原书记{秦若兰/P}到场。", "书记", True),
        ("{青禾县/L}前任县长{秦若兰/P}来信。", "县长", True),
        ("由前县长{秦若兰/P}讲述{青禾县/L}往事。", "县长", True),
        ("{青禾县/L}原县长、现任{白溪县委/O}书记{秦若兰/P}到场。", "县长", True),
        ("{青禾县/L}原县长、现任{白溪县委/O}书记{秦若兰/P}到场。", "书记", False),
        ("{秦若兰/P}原是{青禾水利局/O}局长，如今种茶。", "局长", True),
        ("{平原县/L}县长{秦若兰/P}到场。", "县长", False),
        ("会前县长{秦若兰/P}致辞，{青禾县/L}各局到场。", "县长", False),
        ("时任{青禾县/L}县长{秦若兰/P}主持。", "县长", False),
        ("{秦若兰/P}辞去{青禾县/L}县长职务，任{白溪县委/O}书记。", "书记", False),
        ("{青禾县/L}县长{秦若兰/P}到场。", "县长", False),
        ("她离任了，{青禾县/L}开会。", "县长", False),
    ],
)
def test_what_ends_an_office(analysed: Analysed, text: str, title: str, over: bool) -> None:
    """Only what says so: 时任 does not, nor do 原 and 前 that belong to a name or a time."""
    state = state_of(analysed, text)
    proposal = Proposal("秦若兰", "holdsPost", "青禾县", 0, 0, len(state.text), "post:beside", 0.9, title=title)
    assert is_over(Setting(state, []), proposal) is over


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("会议决定，免去{秦若兰/P}同志的{青禾县委/O}书记、常委职务。", [("秦若兰", "青禾县委", "书记")]),
        ("{秦若兰/P}同志不再担任{青禾县/L}县长。", [("秦若兰", "青禾县", "县长")]),
        ("免去学费，{秦若兰/P}和{青禾中学/O}师生都高兴。", []),
        ("{秦若兰/P}任{青禾县/L}县长。", []),
    ],
)
def test_who_leaves_held_the_office(analysed: Analysed, text: str, expected: list[tuple[str, str, str]]) -> None:
    """A removal names the office that was held."""
    state = state_of(analysed, text)
    assert [(p.subject, p.object, p.title) for scene in scenes(state) for p in removals(scene)] == expected


@pytest.fixture(params=["default", "Oxigraph"])
def offices(request: pytest.FixtureRequest) -> Dataset:
    """A secretary who was replaced, one who came, and two deputies."""
    news = Newsroom(Dataset(store=request.param))
    committee = news.entity(GOV.Organization, "青禾县委")
    people = {name: news.entity(GOV.Person, name) for name in ("秦若兰", "江平", "柳明德", "白远山", "何旧")}

    def says(key: str, day: str, person: str, title: str, **more: str) -> None:
        text = f"{key}：{person}，{title}。"
        news.fact(news.article(key, text, day), people[person], GOV.holdsPost, committee, text, title=title, **more)

    says("p1", "2021-03-01", "秦若兰", "书记")
    says("p2", "2022-03-01", "秦若兰", "书记")
    says("p3", "2023-05-18", "秦若兰", "书记", status="done")
    says("p4", "2023-05-18", "江平", "委员、常委、书记")
    says("p5", "2021-03-01", "柳明德", "副书记")
    says("p6", "2023-03-01", "白远山", "副书记")
    says("p7", "2020-03-01", "何旧", "书记")
    return news.dataset


def _posts(dataset: Dataset, **values: str) -> set[tuple[str, ...]]:
    result = run(dataset, "officials_posts", values)
    places = [result.columns.index(column) for column in ("personLabel", "first", "last", "ended")]
    return {tuple(str(row[i] or "") for i in places) for row in result.rows}


def test_first_and_last_day_and_the_end(offices: Dataset) -> None:
    """Each office has the days of its reports; one is over where a statement says so, and not before."""
    assert _posts(offices, post="县委书记") == {
        ("何旧", "2020-03-01", "2020-03-01", ""),
        ("秦若兰", "2021-03-01", "2022-03-01", "2023-05-18"),
        ("江平", "2023-05-18", "2023-05-18", ""),
    }


def test_who_holds_it_now_and_who_did(offices: Dataset) -> None:
    """Of one seat the latest; where there are several, all of whom none is said to have left."""
    names = {tenure: {row[0] for row in _posts(offices, tenure=tenure)} for tenure in ("current", "former")}
    assert names["current"] == {"江平", "柳明德", "白远山"}
    assert names["former"] == {"秦若兰", "何旧"}
    assert _posts(offices, tenure="current", person="何旧") == set()


def test_a_later_report_that_it_is_held_counts(offices: Dataset) -> None:
    """Who comes back is in office again."""
    news = Newsroom(offices, serial=100)
    text = "她回来了：秦若兰，书记。"
    person, body = news.entity(GOV.Person, "秦若兰"), news.entity(GOV.Organization, "青禾县委")
    news.fact(news.article("p9", text, "2024-01-02"), person, GOV.holdsPost, body, text, title="书记")
    assert ("秦若兰", "2021-03-01", "2024-01-02", "") in _posts(offices, tenure="current")
