"""People whom an office and what they say or do introduce."""

from __future__ import annotations

import pytest

from pipelines.components.people import BEHIND_OFFICE, PeopleFinder, introduced
from pipelines.components.state import Analysis, Word
from pipelines.components.tagger import EntityTagger
from pipelines.gazetteer import Gazetteer


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("村支书于得水说，灯亮了。", ["于得水"]),
        ("县供热公司总经理任小川答复：管网已换。", ["任小川"]),
        ("会议听取县民政局局长常守义的汇报。", ["常守义"]),
        ("青崖市卫生健康委主任彭松，青崖市妇幼保健院院长林远致辞。", ["彭松", "林远"]),
        ("推选酒店总经理覃瑞山为首任会长。", ["覃瑞山"]),
        ("研究院院长梁山柏作辅导。", ["梁山柏"]),
        ("董事长史宗远坦率：“能做。”", ["史宗远"]),
        ("副市长高山等出席，区长涂镇，居民安镇，", ["高山"]),
        ("处长常青在致辞中打趣。", ["常青"]),
        ("渔民蓝光远返乡创办茶厂。", ["蓝光远"]),
        ("菜农周建在表示，菜价涨了。", ["周建在"]),
        ("社长宋远来是退伍兵。", ["宋远来"]),
        ("理事长单位是青禾公司。", []),
        ("居民苗师傅说。", []),
        ("县长任组长，下设三个组。", []),
        ("作为业主单位，负责人解释，", []),
        ("局长高望为说，路通了。", ["高望为"]),
        ("局长高望为介绍家乡，拿出地图。", []),
        ("村民陈立向告诉记者，水来了。", ["陈立向"]),
        ("村民李平为表示感谢，送来锦旗。", []),
        ("群众安全，党员应邀出席，村民连连说好。", []),
        ("石城农商银行获评先进。", []),
        ("党总支书记栗向阳说，茶卖完了。", ["栗向阳"]),
        ("项目经理栗向阳算过，一天三米。", ["栗向阳"]),
        ("书记们说，主任助理出席，负责人在会上作交流发言。", []),
        ("", []),
    ],
)
def test_introduced(text: str, names: list[str]) -> None:
    """The whole name between the two; common words and what begins with a surname by chance are none."""
    found = sorted(introduced(text), key=lambda m: m.start)
    assert [m.name for m in found] == names
    assert all(text[m.start : m.end] == m.name and m.type == "Person" for m in found)


@pytest.mark.parametrize(
    ("words", "sure"),
    [
        ([("村支书", "n"), ("周德远", "PER"), ("刚", "d"), ("念完", "v")], True),
        ([("渔民", "n"), ("曹长青", "PER"), ("合办", "v")], True),
        ([("来", "v"), ("周德远", "PER"), ("刚", "d")], False),
        ([("村支书", "n"), ("周德远", "PER"), ("团队", "n")], False),
        ([("村民", "n"), ("周大妈", "PER"), ("说", "v")], False),
        ([("村支书", "n"), ("周德", "PER"), ("远", "v")], False),
        ([("村支书", "n"), ("周德远", "PER")], False),
    ],
)
def test_names_that_the_segmenter_sees_behind_an_office(words: list[tuple[str, str]], sure: bool) -> None:
    """Before what somebody does they are the whole name, which needs little more; elsewhere they need more."""
    state, at, row = Analysis(text="".join(w for w, _ in words)), 0, []
    for text, tag in words:
        row.append(Word(at, at + len(text), text, tag))
        at += len(text)
    state.set_words(tuple(row))
    found = next(PeopleFinder(Gazetteer.load())(state))
    assert (found.rule == BEHIND_OFFICE) is sure
    assert (EntityTagger({"Person": 0.65}, 1)._least(found) < 0.5) is sure
