"""A body printed behind a chain of places is the last place's; nobody holds its office at a place further up."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from pipelines.article import Article
from pipelines.components.chained import Chains
from pipelines.components.state import Mention
from pipelines.gazetteer import Gazetteer

Read = Callable[..., Article]
PUBLISHED = "2024-06-01"


@pytest.mark.parametrize(
    ("name", "cut"),
    [
        ("桂阳县洋市镇党委", "洋市镇党委"),
        ("江苏省南通市海门区委", "海门区委"),
        ("四川省大邑县安仁中学", "大邑县安仁中学"),
        ("隰县午城镇党委", "午城镇党委"),
        ("洛阳市嵩县教育局", "洛阳市嵩县教育局"),
        ("河北省高速公路集团", "河北省高速公路集团"),
        ("路北区住房和城乡建设局", "路北区住房和城乡建设局"),
        ("平顺县龙溪镇黄花种植专业合作社", "平顺县龙溪镇黄花种植专业合作社"),
    ],
)
def test_body_bears_the_last_place(name: str, cut: str) -> None:
    """Places in front of a body's own are cut off; a bureau's and a firm's are part of the name."""
    mention = Mention(0, len(name), "Organization", name)
    assert [m.name for m in Chains(Gazetteer.load()).cut([mention])] == [cut]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "近日，石门县新关镇党委书记覃海波到双溪桥村走访。",
            {("覃海波", "新关镇党委", "书记")},
        ),
        (
            "山东省济宁市汶上县委书记齐向前、县长孟丽出席开工仪式。",
            {("齐向前", "汶上县委", "书记"), ("孟丽", "汶上县", "县长")},
        ),
        (
            "5月8日，安徽省郎溪县县委书记冯志国到新发镇检查防汛。",
            {("冯志国", "郎溪县委", "书记")},
        ),
        (
            "5月8日，江苏省睢宁县水务局党组书记、局长宋立走访用水户。",
            {("宋立", "睢宁县水务局", "党组书记、局长")},
        ),
        (
            "3月2日，泾县与丹徒区座谈，丹徒区委书记陆海、区长顾明芳，泾县县委书记方正、县长汪洁出席。",
            {
                ("陆海", "丹徒区委", "书记"),
                ("顾明芳", "丹徒区", "区长"),
                ("方正", "泾县县委", "书记"),
                ("汪洁", "泾县", "县长"),
            },
        ),
        (
            "近日，湖南省江华县涛圩镇人大主席盘春生，江华县沱江镇派出所所长赵勇志入户走访。",
            {("盘春生", "涛圩镇人大", "主席"), ("赵勇志", "沱江镇派出所", "所长")},
        ),
    ],
)
def test_office_is_held_at_that_body_alone(read: Read, text: str, wanted: set[tuple[str, str, str]]) -> None:
    """The office is held there, and at no place of the chain besides."""
    found = read(text, PUBLISHED).relations
    assert {(r.subject, r.object, r.title) for r in found if r.predicate == "holdsPost"} == wanted


def test_body_of_the_county_gets_the_honour(read: Read) -> None:
    """What a school of a county wins behind its province's name is not won by the county."""
    text = "近日，贵州省湄潭县茶城中学被评为“贵州省文明校园”。"
    found = read(text, PUBLISHED).relations
    assert {r.subject for r in found if r.predicate == "awarded"} == {"湄潭县茶城中学"}
