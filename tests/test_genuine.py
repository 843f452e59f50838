"""What was taken for a name and is none, or is two."""

from __future__ import annotations

import pytest

from pipelines.components.genuine import names_only
from pipelines.components.state import Mention


@pytest.mark.parametrize(
    ("text", "mention", "type_", "names"),
    [
        (
            "清溪商会常务副会长兼爱茶基金会会长秦若兰",
            "清溪商会常务副会长兼爱茶基金会",
            "Organization",
            ["清溪商会", "爱茶基金会"],
        ),
        ("新化县有关医院到场", "新化县有关医院", "Organization", []),
        ("新化县有关医院到场", "新化县", "Place", ["新化县"]),
        ("为隆重庆祝采茶节，县里唱戏", "隆重庆祝采茶节", "Initiative", []),
        ("县里举办庆祝采茶节活动", "庆祝采茶节", "Initiative", ["庆祝采茶节"]),
        ("新化县茶叶协会到场", "新化县茶叶协会", "Organization", ["新化县茶叶协会"]),
    ],
)
def test_names_only(text: str, mention: str, type_: str, names: list[str]) -> None:
    """Two bodies with an office between them come apart; bodies that are only spoken of and occasions are none."""
    start = text.index(mention)
    found = list(names_only([Mention(start, start + len(mention), type_, mention)], text))
    assert [m.name for m in found] == names
    assert all(text[m.start : m.end] == m.name for m in found)
