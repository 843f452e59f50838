"""Where offices are held, and what of the words before a name is the office."""

from __future__ import annotations

import pytest

from pipelines.article import Entity
from pipelines.components.office_ends import office_end
from pipelines.components.office_titles import printed_title
from pipelines.components.proposal import Proposal
from pipelines.components.state import Ref

PLACES = ("新化县", "鼎城区", "石坪村", "柳湾小区")
BODIES = ("新化县委", "新化县政府", "新化县人大常委会", "新化县教育局", "安化县人民政府", "青禾集团", "护河工作专班")


@pytest.mark.parametrize(
    ("title", "body", "expected"),
    [
        ("县长", "新化县", ("新化县", "县长")),
        ("副县长", "新化县政府", ("新化县", "副县长")),
        ("县长", "安化县人民政府", ("安化县人民政府", "县长")),
        ("县长", "新化县委", None),
        ("副县长", "新化县人大常委会", None),
        ("书记", "新化县委", ("新化县委", "书记")),
        ("原局长", "新化县教育局", ("新化县教育局", "局长")),
        ("清溪镇财政分局局长", "新化县", None),
        ("副书记", "新化县", None),
        ("副书记", "鼎城区", None),
        ("副书记", "柳湾小区", ("柳湾小区", "副书记")),
        ("副书记", "石坪村", ("石坪村", "副书记")),
        ("党支部书记", "柳湾小区", ("柳湾小区", "党支部书记")),
        ("副镇长", "青禾集团", ("青禾集团", "副镇长")),
        ("副县长", "护河工作专班", None),
        ("县委副书记", "护河工作专班", None),
        ("派出所所长", "护河工作专班", None),
        ("副组长", "护河工作专班", ("护河工作专班", "副组长")),
        ("成立以县长", "新化县", ("新化县", "县长")),
    ],
)
def test_office_end(title: str, body: str, expected: tuple[str, str] | None) -> None:
    """A head of a county is that of the county; no committee has one, and no county the chief of a bureau."""
    entities = {name: Entity(name, "Place") for name in PLACES} | {
        name: Entity(name, "Organization") for name in BODIES
    }
    found = office_end(Proposal("秦若兰", "holdsPost", body, 0, 0, 9, "post:beside", 0.9, title=title), entities)
    assert (found and (found.object, found.title)) == expected


def test_other_relations_stay() -> None:
    """Only offices are looked at, and only at what is an entity."""
    led = Proposal("新化县委", "leads", "茶改行动", 0, 0, 9, "run:own", 0.9)
    held = Proposal("秦若兰", "holdsPost", "某局", 0, 0, 9, "post:beside", 0.9, title="局长")
    assert office_end(led, {}) is led
    assert office_end(held, {}) == held


@pytest.mark.parametrize(
    ("words", "body", "title"),
    [
        ("当选为茶业协会会长", "清溪茶业协会", "会长"),
        ("当选会长", "清溪茶业协会", "会长"),
        ("派来的副局长", "新化县教育局", "副局长"),
    ],
)
def test_how_an_office_was_come_by_is_no_part_of_it(words: str, body: str, title: str) -> None:
    """Nor is the end of the body's name."""
    assert printed_title(words, Ref(0, len(body), body, "Organization")) == title
