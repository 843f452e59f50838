"""Pairs that a sentence rules out, whatever the relation model makes of them."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from pipelines.article import Span
from pipelines.components.candidates import Candidate
from pipelines.components.scene import Scene
from pipelines.components.state import Analysis, Ref
from pipelines.components.vetoes import vetoed

TYPES = {"P": "Place", "O": "Organization", "I": "Initiative", "N": "Person", "H": "Honor"}
HELP = "县水务局结对帮扶石坪村，县教育局结对帮扶柳湾村。"
LED = "新化县洋溪镇推出“清河”行动。"


def candidate(analysed: Callable[[str], Analysis], text: str, ends: tuple[str, str], *names: str) -> Candidate:
    """The pair of the names ``ends`` in a text of one sentence; ``names`` are all of its refs, ``P:新化县``."""
    state = analysed(text)
    refs = [Ref(text.index(n[2:]), text.index(n[2:]) + len(n[2:]), n[2:], TYPES[n[0]]) for n in names]
    scene = Scene(state, Span(0, len(text)), refs)
    subject, thing = (next(r for r in refs if r.name == end) for end in ends)
    return Candidate(scene, subject, thing)


SIGN = "新化县与甲公司、乙公司签约。"
SIGNERS = ("P:新化县", "O:甲公司", "O:乙公司")
HEADS = "理事长秦若兰，县水务局局长柳明德出席。"
HOLDERS = ("N:秦若兰", "O:县水务局", "N:柳明德")
APPOINTED = ("N:秦若兰", "O:县水务局", "O:县人大")
NAMED = "县人大任命秦若兰为县水务局局长。"
BODIES = "清河县委、清河县政府与清河县武装部联合开展巡查。"
RULERS = ("O:清河县委", "O:清河县政府", "O:清河县武装部")
GROUP = "县政府办公室发文，成立防火领导小组，县水务局局长秦若兰任办公室主任。"
GROUPED = ("O:县政府办公室", "O:防火领导小组", "O:县水务局", "N:秦若兰")
OFFICE_BY = "县政府办公室发文，成立防火专班，办公室主任由秦若兰兼任。"
HELPERS = ("O:县水务局", "P:石坪村", "O:县教育局", "P:柳湾村")


@pytest.mark.parametrize(
    ("text", "names", "ends", "predicate", "out"),
    [
        (HELP, HELPERS, ("县水务局", "石坪村"), "supports", False),
        (HELP, HELPERS, ("县教育局", "柳湾村"), "supports", False),
        (HELP, HELPERS, ("县水务局", "柳湾村"), "supports", True),
        (HELP, HELPERS, ("县水务局", "县教育局"), "supports", True),
        (LED, ("P:新化县", "P:洋溪镇", "I:“清河”行动"), ("新化县", "“清河”行动"), "leads", True),
        (LED, ("P:新化县", "P:洋溪镇", "I:“清河”行动"), ("洋溪镇", "“清河”行动"), "leads", False),
        (LED, ("P:新化县", "P:洋溪镇", "I:“清河”行动"), ("洋溪镇", "新化县"), "locatedIn", False),
        (SIGN, SIGNERS, ("新化县", "甲公司"), "signsAgreementWith", False),
        (SIGN, SIGNERS, ("甲公司", "乙公司"), "signsAgreementWith", True),
        (BODIES, RULERS, ("清河县委", "清河县政府"), "partnersWith", True),
        (BODIES, RULERS, ("清河县政府", "清河县武装部"), "partnersWith", False),
        ("安丰区与石坪村结对帮扶四年。", ("P:安丰区", "P:石坪村"), ("安丰区", "石坪村"), "partnersWith", True),
        ("安丰区与石坪村合作四年。", ("P:安丰区", "P:石坪村"), ("安丰区", "石坪村"), "partnersWith", False),
        ("甲公司与新化县的乙公司签约。", SIGNERS, ("新化县", "甲公司"), "signsAgreementWith", True),
        ("甲公司与新化县的乙公司签约。", SIGNERS, ("甲公司", "乙公司"), "signsAgreementWith", False),
        ("甲公司与乙公司的工会签约。", ("O:甲公司", "O:乙公司"), ("甲公司", "乙公司"), "signsAgreementWith", False),
        (f"会上，三方{SIGN}", SIGNERS, ("甲公司", "乙公司"), "signsAgreementWith", False),
        ("洋溪镇到孟公镇取经。", ("P:洋溪镇", "P:孟公镇"), ("洋溪镇", "孟公镇"), "locatedIn", True),
        ("洋溪镇的油茶小镇开园。", ("P:洋溪镇", "P:油茶小镇"), ("油茶小镇", "洋溪镇"), "locatedIn", False),
        (HEADS, HOLDERS, ("秦若兰", "县水务局"), "holdsPost", True),
        (HEADS, HOLDERS, ("柳明德", "县水务局"), "holdsPost", False),
        (NAMED, APPOINTED, ("秦若兰", "县人大"), "holdsPost", True),
        ("县水务局派驻村里的第一书记秦若兰到会。", APPOINTED[:2], ("秦若兰", "县水务局"), "holdsPost", True),
        ("县水务局派来的农艺师秦若兰到会。", APPOINTED[:2], ("秦若兰", "县水务局"), "holdsPost", False),
        (NAMED, APPOINTED, ("秦若兰", "县水务局"), "holdsPost", False),
        (GROUP, GROUPED, ("秦若兰", "县政府办公室"), "holdsPost", True),
        (GROUP, GROUPED, ("秦若兰", "县水务局"), "holdsPost", False),
        (GROUP, GROUPED, ("秦若兰", "防火领导小组"), "holdsPost", False),
        (OFFICE_BY, ("O:县政府办公室", "N:秦若兰"), ("秦若兰", "县政府办公室"), "holdsPost", True),
        (GROUP.replace("领导小组", "条例"), GROUPED[::3], ("秦若兰", "县政府办公室"), "holdsPost", False),
        ("石坪村授予12户“文明家庭”称号。", ("P:石坪村", "H:“文明家庭”"), ("石坪村", "“文明家庭”"), "awarded", True),
        ("石坪村被授予“文明村”称号。", ("P:石坪村", "H:“文明村”"), ("石坪村", "“文明村”"), "awarded", False),
        ("县人大任命秦若兰为顾问。", APPOINTED[::2], ("秦若兰", "县人大"), "holdsPost", False),
        ("新化县没有启动“清河”行动。", ("P:新化县", "I:“清河”行动"), ("新化县", "“清河”行动"), "leads", True),
        ("落实新化县关于“清河”行动的部署。", ("P:新化县", "I:“清河”行动"), ("新化县", "“清河”行动"), "leads", True),
        ("新化县启动“清河”行动。", ("P:新化县", "I:“清河”行动"), ("新化县", "“清河”行动"), "leads", False),
    ],
)
def test_vetoed(
    analysed: Callable[[str], Analysis],
    text: str,
    names: tuple[str, ...],
    ends: tuple[str, str],
    predicate: str,
    out: bool,
) -> None:
    """Negated is out, so is the place that only says where the doer lies, and what another does in its own clause."""
    assert vetoed(candidate(analysed, text, ends, *names), predicate) is out


def test_a_subject_carried_over_is_not_parallel(analysed: Callable[[str], Analysis]) -> None:
    """Who was named in an earlier sentence is judged by the model alone."""
    found = candidate(analysed, HELP, ("县水务局", "柳湾村"), *HELPERS)
    assert not vetoed(Candidate(found.scene, found.subject, found.object, topic=True), "supports")
