"""What stands in front of a name and is not its own."""

from __future__ import annotations

import pytest

from pipelines.components.state import Mention
from pipelines.components.trimming import trimmed, without_stray
from pipelines.gazetteer import Gazetteer


def mention(text: str, name: str, type_: str) -> Mention:
    """The mention of a name where the text has it first."""
    return Mention(text.index(name), text.index(name) + len(name), type_, name)


@pytest.mark.parametrize(
    ("text", "name", "type_", "left"),
    [
        ("与头名白塔镇只差一分", "头名白塔镇", "Place", "白塔镇"),
        ("由娄底企业湖南青禾食品有限公司投资", "娄底企业湖南青禾食品有限公司", "Organization", "湖南青禾食品有限公司"),
        ("拿到区里的“绿色学校”", "区里的“绿色学校”", "Honor", "“绿色学校”"),
        ("隔壁村卫生室关门", "隔壁村卫生室", "Facility", "村卫生室"),
        ("来自青山村的老人", "来自青山村", "Place", "青山村"),
        ("青山企业服务中心开门", "青山企业服务中心", "Organization", "青山企业服务中心"),
    ],
)
def test_words_of_place_and_rank(text: str, name: str, type_: str, left: str) -> None:
    """They are cut off; what belongs to a name stays."""
    assert trimmed(mention(text, name, type_), text).name == left


@pytest.mark.parametrize(
    ("text", "name", "left"),
    [
        ("新化县里变样最大的数洋溪镇卫生院。", "数洋溪镇卫生院", "洋溪镇卫生院"),
        ("新化县人多，外地一对一帮扶新化县医院。", "扶新化县医院", "新化县医院"),
        ("变样最大的数洋溪镇卫生院。", "数洋溪镇卫生院", "数洋溪镇卫生院"),
        ("新化县的老洋溪镇供销社。", "老洋溪镇供销社", "老洋溪镇供销社"),
    ],
)
def test_the_end_of_the_word_before(text: str, name: str, left: str) -> None:
    """Only where the gazetteer has what follows in a division that the text names."""
    given = mention(text, name, "Organization")
    cut = without_stray(given, text, Gazetteer.load())
    assert cut.name == left
    assert text[cut.start : cut.end] == left
