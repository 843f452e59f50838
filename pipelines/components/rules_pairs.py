"""Agreements and cooperation: A与B签约, A联合B, 三方签订."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import combinations, pairwise, product
from typing import Final

from pipelines.components.proposal import Proposal
from pipelines.components.scene import Group, Scene, Trigger
from pipelines.components.state import Ref

_ALL: Final = re.compile(r"[三四五][方家地市县]|多方|共同签|集体签|抱团|互签|各方")
_COUNT: Final = {"三": 3, "四": 4, "五": 5}
_AND: Final = re.compile(r"(?:分别|同时|正式|成功|现场|就[^，。]{0,12})?(?:与|和|同|跟)$")
_SIGN: Final = re.compile(r"签约|签订|签署|签下|签了|续签|签定|达成.{0,6}协议")
_COOPERATE: Final = frozenset(
    ["联合", "合作", "对接", "携手", "联手", "共建", "结对共建", "会同", "牵手", "协作", "联袂", "共同"]
)
_TOPIC: Final = re.compile(
    r"^(?:了|的|下|《|“)*([\u4e00-\u9fff“”]{2,24}?)(?:战略|框架|投资|意向|购销|服务|采购|共建)?(?:合作)?(?:协议|合同|备忘录|意向书|协议书)"
)
_CEREMONY: Final = re.compile("签约(?:仪式|活动|大会|会)?$")
_JOINT: Final = re.compile("与|和|同|—{1,2}|-{1,2}")
_BEFORE: Final = re.compile(f"暨|{_JOINT.pattern}")


def pairs(scene: Scene) -> Iterator[Proposal]:
    """``signsAgreementWith`` and ``partnersWith``."""
    groups = scene.groups()
    for group in groups:
        if group.partners:
            yield from _partners(scene, group)
    for trigger in (t for t in scene.triggers if not scene.denied(t.start)):
        if _SIGN.match(trigger.verb):
            yield from _signed(scene, groups, trigger)
        elif trigger.verb in _COOPERATE:
            yield from _cooperates(scene, groups, trigger)


def _partners(scene: Scene, group: Group) -> Iterator[Proposal]:
    first = group.refs[0]
    for ref in group.refs[1:]:
        if {first.type, ref.type} <= {"Organization", "Place"} and first.name != ref.name:
            yield _pair(scene, first, ref, "partnersWith", "pair:joined", group.end, 0.85)


def _signed(scene: Scene, groups: Sequence[Group], trigger: Trigger) -> Iterator[Proposal]:
    left = [g for g in groups if g.end <= trigger.start and scene.clause(g.start) == scene.clause(trigger.start)]
    if not any(len(g.refs) > 1 for g in left) and len(left) < 2:
        left = [g for g in groups if g.end <= trigger.start]
    between = scene.state.text[left[0].start : trigger.start] if left else ""
    agreement, topic = _matter(scene, trigger)
    listed = _two_by_two(scene, left[-1]) if left else []
    everyone = _together(left, found[0]) if (found := _ALL.findall(between)) else []
    for a, b in listed or everyone or _sides(scene, left):
        if a.name != b.name:
            rule = "sign:list" if listed else f"pair:{trigger.verb}"
            yield _pair(scene, a, b, "signsAgreementWith", rule, trigger.end, 0.9, agreement, topic)


def _two_by_two(scene: Scene, group: Group) -> list[tuple[Ref, Ref]]:
    """甲镇与乙镇、丙乡与丁乡: two and two."""
    text, refs = scene.state.text, group.refs
    joints = [text[a.end : scene.outer_start(b)] for a, b in pairwise(refs)]
    if len(refs) < 4 or len(refs) % 2 or not all(_JOINT.fullmatch(joint) for joint in joints[::2]):
        return []
    return list(zip(refs[::2], refs[1::2], strict=True)) if all(j in {"、", "，", "；"} for j in joints[1::2]) else []


def _together(left: Sequence[Group], said: str) -> list[tuple[Ref, Ref]]:
    """Each with each, where as many are named as the text says."""
    refs = {r.name: r for g in left for r in g.refs}
    count = _COUNT.get(said[0], len(refs))
    return list(combinations(refs.values(), 2)) if count == len(refs) > 2 else []


def _sides(scene: Scene, left: Sequence[Group]) -> list[tuple[Ref, Ref]]:
    """The pairs of parties: those before 与 with those behind it."""
    text = scene.state.text
    refs = [r for g in left for r in g.refs]
    alone = [g for g in left if not _is_beside(scene, g)]
    for group in reversed(alone):
        for i in range(1, len(group.refs)):
            joint = re.sub(r"^（[^）]*）", "", text[group.refs[i - 1].end : scene.outer_start(group.refs[i])])
            if joint.strip("，") in {"与", "和", "同", "跟"}:
                if joint == "和" and i == len(group.refs) - 1 and i > 1:
                    return [(group.refs[0], r) for r in group.refs[1:]]
                return list(product(group.refs[:i], group.refs[i:]))
    for i in range(1, len(left)):
        if _is_beside(scene, left[i]):
            subject = next((g for g in reversed(left[:i]) if not g.oblique), left[i - 1])
            return list(product(subject.refs[-3:], left[i].refs))
    if len(refs) == 2 and len(left) == 1 == len(alone):
        return [(refs[0], refs[1])]
    return []


def _is_beside(scene: Scene, group: Group) -> bool:
    """Whether another does it with the group (与A和B开展合作): its own are no pair."""
    start = scene.outer_start(group.refs[0])
    return bool(_AND.search(scene.state.text[max(scene.span.start, start - 16) : start]))


def _matter(scene: Scene, trigger: Trigger) -> tuple[str, str]:
    """Name of the agreement, or the topic where it has no entity."""
    end = scene.clause_end(trigger.end)
    for ref in scene.refs:
        if ref.start >= trigger.end and ref.end <= end and ref.subtype == "Agreement":
            return ref.name, ""
    found = _TOPIC.match(scene.state.text[trigger.end : end])
    return "", found.group(1) if found else ""


_LINKS: Final = frozenset({"", "开展", "深度", "深化", "加强", "共同", "的", "达成", "长期", "建立", "结对"})


def _cooperates(scene: Scene, groups: Sequence[Group], trigger: Trigger) -> Iterator[Proposal]:
    """``A与B合作``."""
    text = scene.state.text
    clause = scene.clause(trigger.start)
    near = [g for g in groups if g.end <= trigger.start and scene.clause(g.start) == clause]
    if not near or text[near[-1].end : trigger.start] not in _LINKS:
        return
    for a, b in _sides(scene, near[-2:]):
        if {a.type, b.type} <= {"Organization", "Place"}:
            yield _pair(scene, a, b, "partnersWith", f"pair:{trigger.verb}", trigger.end, 0.75)


def _pair(
    scene: Scene,
    a: Ref,
    b: Ref,
    predicate: str,
    rule: str,
    end: int,
    confidence: float,
    agreement: str = "",
    topic: str = "",
) -> Proposal:
    start, stop = scene.clause_start(a.start), scene.clause_end(end - 1)
    return Proposal(a.name, predicate, b.name, a.start, start, stop, rule, confidence, agreement=agreement, topic=topic)


def ceremonies(scene: Scene) -> Iterator[Proposal]:
    """甲县与乙公司签约仪式: those whose names stand joined in the ceremony's name, or before it, sign."""
    text, known = scene.state.text, {r.name: r for r in scene.state.refs if r.type in {"Organization", "Place"}}
    for i, ref in enumerate(scene.refs):
        if ref.type != "Initiative" or ref.coref or not _CEREMONY.search(text[ref.start : ref.end]):
            continue
        start = ref.start
        if i and scene.refs[i - 1].name in known and _BEFORE.fullmatch(text[scene.refs[i - 1].end : start]):
            start = scene.refs[i - 1].start
        parties = list(_parties(text, start, ref.end, scene, known))
        if len(parties) == 2 and parties[0].name != parties[1].name:
            yield _pair(scene, parties[0], parties[1], "signsAgreementWith", "sign:ceremony", ref.start, 0.85)


def _parties(text: str, start: int, end: int, scene: Scene, known: dict[str, Ref]) -> Iterator[Ref]:
    """The bodies and places at the start of the words and behind each joining word."""
    forms = {text[r.start : r.end]: r for r in scene.state.refs if r.name in known}
    at = start
    while at < end:
        form = max((f for f in forms if text.startswith(f, at) and at + len(f) < end), key=len, default="")
        if not form:
            return
        behind = at + len(form)
        if forms[form].type == "Place" and any(text.startswith(f, behind) and behind + len(f) < end for f in forms):
            at = behind
            continue
        yield forms[form]
        joint = _JOINT.match(text, behind, end)
        if not joint:
            return
        at = joint.end()
