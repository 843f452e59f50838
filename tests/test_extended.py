"""Events named after two parties."""

from __future__ import annotations

import pytest

from pipelines.components.extended import extended
from pipelines.components.state import Mention


def cover(text: str, *names: str) -> list[Mention]:
    """Mentions of the names as they stand in the text; the last is an initiative, those before are places or bodies."""
    kinds = [*("Organization" if n.endswith("公司") else "Place" for n in names[:-1]), "Initiative"]
    return [Mention(text.index(n), text.index(n) + len(n), kind, n) for n, kind in zip(names, kinds, strict=True)]


@pytest.mark.parametrize(
    ("text", "names", "whole"),
    [
        ("在青崖县与清河公司合作签约仪式上", ("青崖县", "清河公司", "合作签约仪式"), "青崖县与清河公司合作签约仪式"),
        ("在青崖县与清河公司合作签约仪式上", ("青崖县", "清河公司合作签约仪式"), "青崖县与清河公司合作签约仪式"),
        ("青崖县—安化县山海协作联席会议召开", ("青崖县", "安化县山海协作联席会议"), "青崖县—安化县山海协作联席会议"),
        ("青崖县与清河公司举行签约仪式", ("青崖县", "清河公司", "签约仪式"), "签约仪式"),
        ("青崖县与“清河”行动", ("青崖县", "“清河”行动"), "“清河”行动"),
        ("他与清河公司合作签约仪式", ("清河公司", "合作签约仪式"), "合作签约仪式"),
        (
            "娄底市安化县与清河公司合作签约仪式",
            ("娄底市", "安化县与清河公司合作签约仪式"),
            "娄底市安化县与清河公司合作签约仪式",
        ),
        (
            "在娄底市安化县与清河公司签约仪式",
            ("娄底市", "安化县", "清河公司", "签约仪式"),
            "娄底市安化县与清河公司签约仪式",
        ),
        ("娄底市采茶与制茶活动", ("娄底市", "采茶与制茶活动"), "采茶与制茶活动"),
        ("实施名茶、名厂、名师“三名”工程", ("名师“三名”工程",), "名茶、名厂、名师“三名”工程"),
        ("实施名茶、名厂“双名”工程", ("“双名”工程",), "名茶、名厂“双名”工程"),
        ("实施名厂、名师“三名”工程", ("名师“三名”工程",), "名师“三名”工程"),
        ("坚持投入、人才、待遇“三个优先”", ("“三个优先”",), "“三个优先”"),
    ],
)
def test_both_parties_belong_to_the_name(text: str, names: tuple[str, ...], whole: str) -> None:
    """Where two parties stand right before the event, its name begins with the first; the parties stay as they are."""
    given = cover(text, *names)
    found = list(extended(given, text))
    assert found[:-1] == given[:-1]
    assert found[-1].name == whole == text[found[-1].start : found[-1].end]


@pytest.mark.parametrize(
    ("text", "body", "team", "whole"),
    [
        ("青崖县财政局驻清河村工作队进村", "青崖县财政局", "清河村工作队", "青崖县财政局驻清河村工作队"),
        ("青崖县财政局派驻清河村工作队进村", "青崖县财政局", "清河村工作队", "青崖县财政局派驻清河村工作队"),
        ("青崖县财政局和清河村工作队进村", "青崖县财政局", "清河村工作队", "清河村工作队"),
        ("青崖县财政局驻清河村卫生室", "青崖县财政局", "清河村卫生室", "清河村卫生室"),
    ],
)
def test_a_team_is_named_after_who_sent_it(text: str, body: str, team: str, whole: str) -> None:
    """The body that sent the team begins its name and stays an entity."""
    given = [Mention(text.index(n), text.index(n) + len(n), "Organization", n) for n in (body, team)]
    assert [m.name for m in extended(given, text)] == [body, whole]
