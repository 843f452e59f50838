"""Who takes part in an event that is named elsewhere."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from pipelines.components.rules_attendance import Attendance
from pipelines.components.scene import scenes
from pipelines.components.state import Analysis, Ref, split_sentences

if TYPE_CHECKING:
    Analysed = Callable[[str], Analysis]

TYPES = {
    "P": ("Place", ""),
    "O": ("Organization", ""),
    "N": ("Person", ""),
    "E": ("Initiative", "Event"),
    "I": ("Initiative", "Programme"),
}
RITE = "5月6日，白杨项目开工仪式举行。"
TALK = "青禾座谈会昨日召开。"


def found(analysed: Analysed, text: str, *names: str) -> set[tuple[str, str, str, str]]:
    """Subject, predicate, event and rule (without its first part); names are given as ``N:秦若兰``."""
    state = analysed(text)
    state.sentences = split_sentences(text)
    refs = [
        Ref(text.index(name), text.index(name) + len(name), name, *TYPES[kind])
        for kind, name in (item.split(":") for item in names)
    ]
    state.refs = tuple(sorted(refs, key=lambda r: r.start))
    attendance = Attendance()
    made = [p for scene in scenes(state) for p in attendance(scene)]
    return {(p.subject, p.predicate, p.object, p.rule.removeprefix("attend:")) for p in made}


def come(rule: str, *names: str) -> set[tuple[str, str, str, str]]:
    """Those who take part in the opening ceremony, by the rule."""
    return {(name, "participatesIn", "白杨项目开工仪式", rule) for name in names}


@pytest.mark.parametrize(
    ("said", "names", "expected"),
    [
        (
            "县委书记秦若兰，县政协主席柳明德等出席仪式。",
            ["N:秦若兰", "N:柳明德"],
            come("list", "秦若兰", "柳明德"),
        ),
        ("县委书记秦若兰、县长柳明德出席。", ["N:秦若兰", "N:柳明德"], come("list", "秦若兰", "柳明德")),
        (
            "出席开工仪式的还有县长秦若兰，副县长柳明德。",
            ["N:秦若兰", "N:柳明德"],
            come("others", "秦若兰", "柳明德"),
        ),
        (
            "清溪村、梅岭村相关负责人，县长秦若兰，以及省内外数十家企业负责人，共计98人参加活动。",
            ["P:清溪村", "P:梅岭村", "N:秦若兰"],
            come("list", "清溪村", "梅岭村", "秦若兰"),
        ),
        (
            "青禾公司、县供电局主要负责人参加仪式。",
            ["O:青禾公司", "O:县供电局"],
            come("list", "青禾公司", "县供电局"),
        ),
        ("青禾公司、县供电局协办。", ["O:青禾公司", "O:县供电局"], come("joins", "青禾公司", "县供电局")),
        (
            "仪式由青禾公司、县供电局主办。",
            ["O:青禾公司", "O:县供电局"],
            {(name, "leads", "白杨项目开工仪式", "hosts") for name in ("青禾公司", "县供电局")},
        ),
        (
            "仪式由青禾公司、县供电局联合承办。",
            ["O:青禾公司", "O:县供电局"],
            {(name, "leads", "白杨项目开工仪式", "hosts") for name in ("青禾公司", "县供电局")},
        ),
        (
            "仪式由青禾公司主办，县供电局支持。",
            ["O:青禾公司", "O:县供电局"],
            {
                ("青禾公司", "leads", "白杨项目开工仪式", "hosts"),
                ("县供电局", "supports", "白杨项目开工仪式", "backs"),
            },
        ),
        ("县长秦若兰在清溪分会场参加仪式。", ["N:秦若兰"], come("list", "秦若兰")),
        ("村支书秦若兰带着27名村民参加。", ["N:秦若兰"], come("list", "秦若兰")),
        ("县委书记秦若兰宣布开工、县长柳明德致辞。", ["N:秦若兰", "N:柳明德"], come("speaks", "秦若兰", "柳明德")),
        ("县长秦若兰在致辞中说，要抓紧。", ["N:秦若兰"], come("speaks", "秦若兰")),
        ("仪式上，县长秦若兰介绍情况。", ["N:秦若兰"], come("there", "秦若兰") | come("reports", "秦若兰")),
        ("县长秦若兰到会祝贺。", ["N:秦若兰"], come("visits", "秦若兰")),
        ("县长秦若兰、书记柳明德为基地揭牌。", ["N:秦若兰", "N:柳明德"], come("unveils", "秦若兰", "柳明德")),
        ("秦若兰与柳明德分别代表双方签署协议。", ["N:秦若兰", "N:柳明德"], come("signs", "秦若兰", "柳明德")),
        ("县长秦若兰表示，要抓紧。", ["N:秦若兰"], come("stresses", "秦若兰")),
        (
            "副县长秦若兰主持仪式。秦若兰强调，要抓紧。",
            ["N:秦若兰"],
            {("秦若兰", "leads", "白杨项目开工仪式", "presides")},
        ),
    ],
)
def test_takes_part(analysed: Analysed, said: str, names: list[str], expected: set[tuple[str, str, str, str]]) -> None:
    """People, and the bodies and places that act or send somebody, at the event that was named before."""
    assert found(analysed, RITE + said, "E:白杨项目开工仪式", *names) == expected


@pytest.mark.parametrize(
    ("said", "names"),
    [
        ("县长秦若兰没有出席仪式。", ["N:秦若兰"]),
        ("项目得到青禾公司、县供电局支持。", ["O:青禾公司", "O:县供电局"]),
        ("县长秦若兰介绍，项目占地90亩。", ["N:秦若兰"]),
        ("县长秦若兰介绍项目，记者柳三到厂里看了看。", ["N:秦若兰"]),
        ("他去青禾公司参加仪式。", ["O:青禾公司"]),
        ("清溪县领导秦三参加仪式。", ["P:清溪县"]),
        ("青禾公司理事出席仪式。", ["O:青禾公司"]),
        ("秦若兰参加“强村工程”。", ["N:秦若兰", "I:“强村工程”"]),
        ("县长秦若兰陪同调研。", ["N:秦若兰"]),
        ("县长秦若兰参加座谈会。", ["N:秦若兰"]),
        ("", []),
    ],
)
def test_does_not_take_part(analysed: Analysed, said: str, names: list[str]) -> None:
    """Nothing of what is denied, told to a reporter, done elsewhere, or said of an event of another kind."""
    assert found(analysed, RITE + said, "E:白杨项目开工仪式", *names) == set()


def test_event_of_the_kind(analysed: Analysed) -> None:
    """Of several events the one whose kind is named; of the same sentence the one that is named there."""
    text = RITE + TALK + "县长秦若兰出席开工仪式。镇长柳明德在青禾座谈会上，强调节水。"
    names = ["E:白杨项目开工仪式", "E:青禾座谈会", "N:秦若兰", "N:柳明德"]
    assert ("秦若兰", "participatesIn", "白杨项目开工仪式", "list") in found(analysed, text, *names)
    assert not [f for f in found(analysed, text, *names) if f[0] == "秦若兰" and f[2] == "青禾座谈会"]


def test_named_behind_the_verb(analysed: Analysed) -> None:
    """All of the list, where the event stands behind the verb."""
    text = "县长秦若兰，副县长柳明德出席在清溪宾馆举行的青禾座谈会。"
    names = ["N:秦若兰", "N:柳明德", "E:青禾座谈会"]
    expected = {(name, "participatesIn", "青禾座谈会", "list") for name in ("秦若兰", "柳明德")}
    assert found(analysed, text, *names) == expected


def test_hosted_event_behind(analysed: Analysed) -> None:
    """Hosts and helpers of what is named behind 的, and nothing of another event where that is none."""
    text = "青禾公司主办、县供电局协办的青禾座谈会召开。"
    names = ["O:青禾公司", "O:县供电局", "E:青禾座谈会"]
    expected = {
        ("青禾公司", "leads", "青禾座谈会", "hosts"),
        ("县供电局", "participatesIn", "青禾座谈会", "joins"),
    }
    assert found(analysed, RITE + text, "E:白杨项目开工仪式", *names) == expected
    assert found(analysed, RITE + "青禾公司主办的刊物。", "E:白杨项目开工仪式", "O:青禾公司") == set()


def test_no_event(analysed: Analysed) -> None:
    """Nothing where no event was named."""
    assert found(analysed, "县长秦若兰出席仪式。", "N:秦若兰") == set()
