"""Who does what: leads, takes part, builds, operates, funds, supports. Verb, its actors, its object."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import product
from typing import Final

from pipelines.components.proposal import Proposal
from pipelines.components.scene import ACTORS, Group, Scene, Trigger
from pipelines.components.state import Ref

INITIATIVE: Final = frozenset({"Initiative"})
FACILITY: Final = frozenset({"Facility"})
_OBJECTS: Final = {
    "leads": INITIATIVE,
    "participatesIn": INITIATIVE,
    "builds": FACILITY | INITIATIVE,
    "operates": FACILITY | {"Organization"},
    "funds": INITIATIVE | FACILITY | {"Organization", "Place"},
    "supports": frozenset({"Place", "Organization", "Facility", "Initiative", "Person"}),
}
_ORDER: Final = ("participatesIn", "builds", "operates", "funds", "supports", "leads")
_AMOUNT: Final = re.compile(r"(?:[\d.,]+(?:余|多)?[万亿]*(?:余|多)?元|[\d.]+[万亿]?(?:美元|欧元))")
_RUN_BY: Final = frozenset(
    [
        "运营",
        "管理",
        "负责运营",
        "负责管理",
        "运行",
        "经营",
        "管护",
        "托管",
        "打理",
        "承包",
        "负责日常运行",
        "负责",
        "运维",
        "代管",
        "管养",
    ]
)
_TEAM: Final = re.compile(r"(?:队|团|社|会|公司|专班|指挥部|中心|小组|联盟|联合体|医院|学校|集团|站|所|理事会)$")
_FUNDING: Final = frozenset(
    [
        "投入",
        "投资",
        "出资",
        "资助",
        "拨付",
        "安排",
        "捐资",
        "捐赠",
        "拨款",
        "注入",
        "补助",
        "投",
        "列支",
        "拿出",
        "划拨",
        "捐款",
        "总投资",
        "追加",
        "筹集",
        "争取",
        "整合",
        "发放",
    ]
)
_HELPED: Final = frozenset(
    [
        "帮扶",
        "结对",
        "结对帮扶",
        "支援",
        "对口支援",
        "对口帮扶",
        "援助",
        "帮助",
        "支持",
        "指导",
        "慰问",
        "包联",
        "联系",
        "挂点",
        "驻点",
        "驻村",
        "保障",
        "指导帮扶",
        "派驻",
        "选派",
    ]
)
_RELATIVE: Final = re.compile(r"^(?:了|过)?的$")
_LIGHT: Final = re.compile(
    r"^(?:了|过|起|好|出|着|的|全县|全市|全省|一系列|系列|首届|第.{1,2}届|一[个场条座批项]|[\d一二三四五六七八九十]+[个场条座批项处家](?:以上)?|为期[\d一二三两四五六七八九十]+[天周个月]+的?|总投资[\d.]+[万亿]元的?|主题为)*"
)


class Actions:
    """Finds actions in scenes, one after the other, and remembers who was spoken of."""

    def __init__(self) -> None:
        self.topic: Group | None = None
        self.things: list[Ref] = []

    def __call__(self, scene: Scene, new_paragraph: bool) -> Iterator[Proposal]:
        """The actions of one scene; scenes must come in order."""
        if new_paragraph:
            self.things = self.things[-1:]
        groups = scene.groups()
        for trigger in scene.triggers:
            if not scene.denied(trigger.start):
                yield from self._relate(scene, groups, trigger)
        self.things += [r for r in scene.refs if r.type in {"Initiative", "Facility"} and not r.coref]
        first = next((g for g in groups if not g.oblique and g.refs[0].type != "Person"), None)
        self.topic = first or self.topic

    def _relate(self, scene: Scene, groups: Sequence[Group], trigger: Trigger) -> Iterator[Proposal]:
        actor, sure = self._actor(scene, groups, trigger)
        if actor is None:
            return
        for said in _ORDER:
            if said not in trigger.predicates:
                continue
            objects, found = self._objects(scene, trigger, said, actor)
            predicate = "leads" if said == "builds" and _are_undertakings(objects) else said
            objects = [o for o in objects if _fits(predicate, trigger.verb, o)]
            amount = self._amount(scene, trigger) if predicate == "funds" else ""
            if not objects or (predicate == "funds" and not amount):
                continue
            for ref, thing in product(actor.refs, objects):
                if ref.name != thing.name:
                    yield self._proposal(scene, trigger, ref, predicate, thing, sure * found, amount)
            if predicate != "funds":
                return

    def _proposal(
        self, scene: Scene, trigger: Trigger, ref: Ref, predicate: str, thing: Ref, sure: float, amount: str
    ) -> Proposal:
        low, high = min(ref.start, trigger.start, thing.start), max(trigger.end, thing.end)
        start, end = scene.clause_start(max(low, scene.span.start)), scene.clause_end(high - 1)
        rule = f"action:{predicate}:{trigger.verb}"
        return Proposal(ref.name, predicate, thing.name, trigger.start, start, end, rule, round(sure, 2), amount=amount)

    def _actor(self, scene: Scene, groups: Sequence[Group], trigger: Trigger) -> tuple[Group | None, float]:
        """Who acts: by 由, else the nearest before in the clause, else in the sentence, else in the one before."""
        clause = scene.clause(trigger.start)
        same = [g for g in groups if g.end <= trigger.start and scene.clause(g.start) == clause]
        by = [g for g in same if g.by]
        if by:
            return by[-1], 0.9
        free = [g for g in same if not g.oblique]
        near = [g for g in free if not scene.verbs_between(g.end, trigger.start)]
        if near:
            return near[-1], 0.85
        if free:
            return free[0], 0.75
        earlier = [g for g in groups if g.end <= trigger.start and not g.oblique]
        if earlier:
            starts = [g for g in earlier if _opens(scene, g)] or earlier
            return starts[-1], 0.7
        if self.topic is not None and not any(g.end <= trigger.start for g in groups if not g.oblique):
            return self.topic, 0.5
        return None, 0.0

    def _objects(self, scene: Scene, trigger: Trigger, predicate: str, actor: Group) -> tuple[list[Ref], float]:
        """What is acted on: behind the verb, else (由A主办; 参加) the thing spoken of before."""
        types = _OBJECTS[predicate]
        right = self._right(scene, trigger, types, predicate)
        if right:
            return right, 1.0
        if predicate in {"supports", "funds"}:
            return self._beneficiary(scene, trigger, types), 0.9
        before = [
            r for r in scene.refs if r.end <= (actor.start if actor.by else trigger.start) and r.type in types - ACTORS
        ]
        if (
            actor.by
            or predicate == "participatesIn"
            or trigger.verb in {"牵头", "主办", "承办", "协办", "配合", "施工"} | _RUN_BY
        ):
            if before:
                return before[-1:], 0.9
            earlier = [r for r in self.things if r.type in types]
            return earlier[-1:], 0.6
        return [], 0.0

    def _right(self, scene: Scene, trigger: Trigger, types: frozenset[str], predicate: str) -> list[Ref]:
        limit = scene.clause_end(trigger.end)
        behind = [
            r
            for i, r in enumerate(scene.refs)
            if r.start >= trigger.end and r.end <= limit and i not in scene.modifiers
        ]
        for k, ref in enumerate(behind):
            gap = scene.state.text[trigger.end : ref.start]
            if ref.type in types:
                verbs = [t for t in scene.verbs_between(trigger.end, ref.start) if t.verb not in _FUNDING]
                if verbs and not all(set(t.predicates) & set(trigger.predicates) for t in verbs):
                    return []
                if len(gap) > 24 or re.search("[，；]", gap):
                    return []
                return _coordinated(scene, behind[k:])
            if ref.type == "Person" or predicate in {"supports", "operates"}:
                return []
        return []

    def _beneficiary(self, scene: Scene, trigger: Trigger, types: frozenset[str]) -> list[Ref]:
        """``为P提供``, ``给X拨付``, or a thing built by the money in the next clause."""
        for ref in reversed([r for r in scene.refs if r.end <= trigger.start]):
            before = scene.state.text[max(scene.span.start, ref.start - 2) : ref.start]
            same = scene.clause(ref.start) == scene.clause(trigger.start)
            if same and before.endswith(("为", "给", "向", "对", "与")) and ref.type in types:
                return [ref]
        if trigger.verb in _FUNDING:
            following = [r for r in scene.refs if r.start >= trigger.end and r.type in {"Facility", "Initiative"}]
            if following and scene.clause(following[0].start) - scene.clause(trigger.end) <= 1:
                return following[:1]
            if _AMOUNT.search(scene.state.text[trigger.end : trigger.end + 14]):
                before_ = [r for r in scene.refs if r.end <= trigger.start and r.type in {"Facility", "Initiative"}]
                return before_[-1:]
        return []

    def _amount(self, scene: Scene, trigger: Trigger) -> str:
        found = _AMOUNT.search(scene.state.text[trigger.end : trigger.end + 30])
        return found.group() if found else ""


def _opens(scene: Scene, group: Group) -> bool:
    return not scene.state.text[scene.clause_start(group.start) : group.start].strip("“”他其中据悉近日目前")


def _coordinated(scene: Scene, refs: Sequence[Ref]) -> list[Ref]:
    found = [refs[0]]
    for ref in refs[1:]:
        between = scene.state.text[found[-1].end : ref.start]
        if ref.type != found[0].type or not re.match(
            r"^(?:、|和|与|及|以及|暨|等)+(?:[\u4e00-\u9fff]{0,6}的)?$", between
        ):
            break
        found.append(ref)
    return found


def _are_undertakings(things: Sequence[Ref]) -> bool:
    """Whether what is built are projects, which are led (建设生产线项目)."""
    programmes = [t for t in things if t.subtype == "Programme" and t.name.endswith(("项目", "工程"))]
    return bool(things) and len(programmes) == len(things)


def _fits(predicate: str, verb: str, thing: Ref) -> bool:
    """Whether the predicate can hold of the thing under this verb."""
    if predicate == "builds":
        return thing.type == "Facility" or thing.subtype == "Platform"
    if predicate == "operates":
        if thing.type == "Facility":
            return verb in _RUN_BY or verb in {"成立", "旗下", "创办"}
        return verb in {"成立", "组建", "创办", "旗下", "下辖", "运营", "管理"} and bool(_TEAM.search(thing.name))
    if predicate == "supports":
        return verb in _HELPED or (
            verb in {"提供", "提供服务", "送", "派", "派出", "提供技术"} and thing.type != "Initiative"
        )
    if predicate == "leads":
        return not (thing.subtype == "Agreement" and verb not in {"起草", "推动"})
    return True
