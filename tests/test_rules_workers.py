"""Who works for those of whom the sentence speaks."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
from dealings_said import state_of

from pipelines.components.rules_workers import workers
from pipelines.components.scene import scenes
from pipelines.components.sketch import Sketch
from pipelines.components.speakers import Speakers

if TYPE_CHECKING:
    from pipelines.components.state import Analysis

    Analysed = Callable[[str], Analysis]


def told(analysed: Analysed, text: str) -> set[str]:
    """``甲>乙 医师`` of what the rules propose."""
    speakers = Speakers()
    return {
        f"{p.subject}>{p.object} {p.title}"
        for scene in scenes(state_of(analysed, text))
        for p in workers(Sketch(scene), speakers(scene, new_paragraph=False))
    }


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "{青禾县人民医院/O}与{白溪乡卫生院/O}签约，内科主治医师{秦若兰/P}每周坐诊。",
            {"秦若兰>青禾县人民医院 内科主治医师"},
        ),
        ("{江南大学/O}在{白溪村/L}设立小院，副教授{秦若兰/P}带着学生住下。", {"秦若兰>江南大学 副教授"}),
        ("{青禾县法院/O}开设专线，法官{秦若兰/P}值班。", {"秦若兰>青禾县法院 法官"}),
        ("在{青禾乡/L}{白溪村/L}，网格员{秦若兰/P}敲开了门。", {"秦若兰>白溪村 网格员"}),
        ("{白溪村/L}的戏台边，护林员{秦若兰/P}刚巡山回来。", {"秦若兰>白溪村 护林员"}),
    ],
)
def test_workers(analysed: Analysed, text: str, expected: set[str]) -> None:
    """Whose people they are."""
    assert told(analysed, text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "{青禾县农业局/O}开设课堂，教授{秦若兰/P}来讲课。",
        "{江南大学/O}设立小院，请教授{秦若兰/P}来讲课。",
        "{青禾县人民医院/O}建成，医生{秦若兰/P}、{江平/P}等来了。",
        "{白溪村/L}修了路，农民{秦若兰/P}笑了。",
        "教授{秦若兰/P}来讲课。",
    ],
)
def test_unsaid(analysed: Analysed, text: str) -> None:
    """Nothing of those who are of other bodies."""
    assert told(analysed, text) == set()
