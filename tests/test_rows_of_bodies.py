"""Bodies in a row: the owner that the first one prints, the kind that the last one prints, sections of a body."""

from __future__ import annotations

import pytest

from pipelines.components.departments import of_the_firm, of_the_place, sections
from pipelines.components.rows_of_bodies import rows_of_bodies
from pipelines.components.state import Mention
from pipelines.gazetteer import Gazetteer


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    """The divisions of the country."""
    return Gazetteer.load()


def seen(text: str, *names: str, type_: str = "Organization") -> list[Mention]:
    """Mentions of the names where the text has them first."""
    return [Mention(text.index(name), text.index(name) + len(name), type_, name) for name in names]


@pytest.mark.parametrize(
    ("text", "bodies", "expected"),
    [
        ("新化县水利局、检察院、法院联合巡河。", ["新化县水利局"], ["新化县水利局", "新化县检察院", "新化县法院"]),
        (
            "新化县水利局、财政局和人社局。",
            ["新化县水利局", "财政局"],
            ["新化县水利局", "新化县财政局", "新化县人社局"],
        ),
        ("白塔镇党委、政府主办。", ["白塔镇党委"], ["白塔镇党委", "白塔镇政府"]),
        ("新化县水利局、安化县法院到场。", ["新化县水利局"], ["新化县水利局"]),
        ("新化县水利局、国家税务局到场。", ["新化县水利局", "国家税务局"], ["新化县水利局", "国家税务局"]),
        ("新化县水利局、涟源市教育局。", ["新化县水利局", "涟源市教育局"], ["新化县水利局", "涟源市教育局"]),
        ("新化县水利局说，法院到场。", ["新化县水利局"], ["新化县水利局"]),
        ("青禾公司、法院到场。", ["青禾公司"], ["青禾公司"]),
    ],
)
def test_bare_bodies_take_the_owner_of_the_row(
    gazetteer: Gazetteer, text: str, bodies: list[str], expected: list[str]
) -> None:
    """Behind a county's bureau its bare bodies are the county's; those of the state or of others are not."""
    found = rows_of_bodies(text, seen(text, *bodies), gazetteer)
    assert [m.name for m in sorted(found, key=lambda m: m.start)] == expected


@pytest.mark.parametrize(
    ("text", "places", "body", "expected"),
    [
        ("由湖南、贵州慈善协会帮扶。", ["湖南"], "贵州慈善协会", ["湖南慈善协会", "贵州慈善协会"]),
        ("青山镇、白塔镇政府出资。", ["青山镇"], "白塔镇政府", ["青山镇政府", "白塔镇政府"]),
        (
            "新化县、安化县市场监督管理局发证。",
            ["新化县"],
            "安化县市场监督管理局",
            ["新化县市场监督管理局", "安化县市场监督管理局"],
        ),
        ("新化县、湖南省慈善协会帮扶。", ["新化县"], "湖南省慈善协会", ["新化县", "湖南省慈善协会"]),
        ("新化县与湖南大学合作。", ["新化县"], "湖南大学", ["新化县", "湖南大学"]),
    ],
)
def test_places_of_one_level_share_the_kind_behind_them(
    gazetteer: Gazetteer, text: str, places: list[str], body: str, expected: list[str]
) -> None:
    """Places of one level in a row before a kind of body have one each; a place of another level is none."""
    mentions = [*seen(text, *places, type_="Place"), *seen(text, body)]
    found = rows_of_bodies(text, mentions, gazetteer)
    assert [m.name for m in sorted(found, key=lambda m: m.start)] == expected


@pytest.mark.parametrize(
    ("text", "body", "expected"),
    [
        ("湖南省体育局群体处处长李青到场。", "湖南省体育局", "湖南省体育局群体处"),
        ("新化县检察院未检办主任李青到场。", "新化县检察院", "新化县检察院未检办"),
        ("新化县法院民一庭庭长李青到场。", "新化县法院", "新化县法院民一庭"),
        ("新化县委统战部部长兼县委农办主任李青到场。", "新化县委统战部", "新化县委统战部"),
        ("新化县农业农村局畜牧科副科长李青到场。", "新化县农业农村局", "新化县农业农村局畜牧科"),
        ("新化县农业农村局办公室主任李青到场。", "新化县农业农村局", "新化县农业农村局"),
        ("湖南省体育局副局长李青到场。", "湖南省体育局", "湖南省体育局"),
    ],
)
def test_an_office_names_the_section(text: str, body: str, expected: str) -> None:
    """The section whose head stands behind it belongs to the body's name; an office that names none does not."""
    (found,) = sections(text, seen(text, body))
    assert found.name == expected
    assert text[found.start : found.end] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("该村党支部获评先进。", ["村党支部"]),
        ("在该村食用菌合作社，", ["村食用菌合作社"]),
        ("该村党支部书记李青介绍，", []),
        ("青禾村党支部获评先进。", []),
    ],
)
def test_a_body_of_the_place_spoken_of(text: str, expected: list[str]) -> None:
    """该村党支部 is a body; with its secretary behind it print means the village."""
    assert [m.name for m in of_the_place(text, [])] == expected


def test_a_body_that_was_seen_is_not_made_again() -> None:
    """What the tagger saw in those words stays alone."""
    seen_ = Mention(0, 5, "Organization", "该村党支部")
    assert list(of_the_place("该村党支部获评先进。", [seen_])) == [seen_]


@pytest.mark.parametrize(
    ("text", "places", "bodies", "expected"),
    [
        (
            "新化县、安化县两县水利局签了协议。",
            ["新化县", "安化县"],
            [],
            ["新化县水利局", "安化县水利局"],
        ),
        (
            "青山、白塔、长岭三镇党委联合出台办法。",
            ["青山", "白塔", "长岭"],
            [],
            ["青山镇党委", "白塔镇党委", "长岭镇党委"],
        ),
        (
            "新化县、安化县两地文旅局签署备忘录。",
            ["新化县"],
            ["安化县两地文旅局"],
            ["新化县文旅局", "安化县文旅局"],
        ),
        ("新化县、安化县三县水利局签了协议。", ["新化县", "安化县"], [], ["新化县", "安化县"]),
    ],
)
def test_bodies_of_as_many_places_as_are_counted(
    gazetteer: Gazetteer, text: str, places: list[str], bodies: list[str], expected: list[str]
) -> None:
    """A number behind the row says that each place has such a body; where it does not fit, nothing is said."""
    given = [*seen(text, *places, type_="Place"), *seen(text, *bodies)]
    found = rows_of_bodies(text, given, gazetteer)
    assert [m.name for m in sorted(found, key=lambda m: m.start)] == expected


def test_the_last_body_of_a_counted_row_reaches_to_its_kind(gazetteer: Gazetteer) -> None:
    """So that nothing but the row stands in front of what they do."""
    text = "新化县、安化县两县水利局签了协议。"
    found = rows_of_bodies(text, list(seen(text, "新化县", "安化县", type_="Place")), gazetteer)
    assert [text[m.start : m.end] for m in sorted(found, key=lambda m: m.start)] == ["新化县", "安化县两县水利局"]


@pytest.mark.parametrize(
    ("text", "firms", "made"),
    [
        ("清河钢铁公司和青崖热力公司复工，由公司工会慰问。", ["清河钢铁公司", "青崖热力公司"], ["清河钢铁公司工会"]),
        ("清河钢铁公司和青崖热力公司，该公司党委牵头。", ["清河钢铁公司", "青崖热力公司"], ["青崖热力公司党委"]),
        ("清河集团党委来了。他代表集团工会慰问。", ["清河集团党委"], ["清河集团工会"]),
        ("清河集团来了，由公司工会慰问。", ["清河集团"], []),
        ("清河钢铁有限公司工会慰问。", ["清河钢铁有限公司工会"], []),
        ("由公司工会慰问。", [], []),
    ],
)
def test_a_body_of_the_firm_spoken_of(text: str, firms: list[str], made: list[str]) -> None:
    """The firm's own: the one named most, first of those named as often, behind 该 the last."""
    given = [Mention(text.index(n), text.index(n) + len(n), "Organization", n) for n in firms]
    found = list(of_the_firm(text, given))
    assert [m.name for m in found] == firms + made
    assert all(text[m.start : m.end] in {m.name, m.name[-4:]} for m in found)
