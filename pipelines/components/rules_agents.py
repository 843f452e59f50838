"""Who runs or builds a thing, where those who do stand right before the verb: A推行的X, X由A建设."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from pipelines.components.doings import doings
from pipelines.components.proposal import Proposal
from pipelines.components.rules_running import BUILDS, OF_PLATFORMS, RUNS, behind, builds, listed
from pipelines.components.scene import ACTORS, Group, Scene, Trigger
from pipelines.components.state import Ref

_RUN: Final = RUNS | {"施工", "承建"}
_BUILT: Final = BUILDS | {"援建"}
_MANNER: Final = re.compile(
    r"(?:共同|联合|携手|联手|一起|牵头|组织|全面|负责|具体|正式|积极|重点|投资|出资|捐资|今年|去年|新|率先|首创|创新|探索|先后|\d+年|\d+月|\d+日|近日|"
    r"日前|投入|筹资|援助|斥资|所|独立|自主|主动|精心|大力|着力|全力|深入|持续|[\d.]+万?亿?余?元|资金)*"
)
_RELATIVE: Final = re.compile("[了过]?的")
_WHERE: Final = ("在", "位于", "落于", "设于", "到", "赴")
_JOINTLY: Final = ("联合", "共同", "合作", "携手", "联手")
"""What those do who come behind 在 and are no place where it is done (走进在甲区、乙旗联合建设的馆)."""
_STOP: Final = "，。；、：！？）”"
_HOSTS: Final = frozenset(
    ("主办", "承办", "联合主办", "共同主办", "牵头", "举办", "发起", "联合举办", "共同举办", "实施", "组织实施", "主持")
)
_HELPS: Final = re.compile("(?:帮扶|帮助|支持|协助|指导|助力|引导)$")
_COMPANY: Final = re.compile("(?:公司|集团|厂|合作社)$")
_PROJECT: Final = re.compile("(?:项目|工程|技改|改造)$")
_SHORT: Final = 3
_NEAR: Final = 16
_PAYS: Final = re.compile("投资|出资|捐资")
_PAID: Final = 0.86
"""How sure it is that who invests in building it pays; where the sum is stated, other rules are surer."""


class Agents:
    """``leads`` and ``builds`` of those right before a verb; scenes must come in order.

    The rule is ``agent:of`` for what the verb with 的 describes, ``agent:by`` for what was named before 由 and them,
    ``agent:host`` for the only event or work that was named before (A主办，B承办; C主持), ``agent:helped`` for what
    those build who are helped, ``agent:own`` for the project that is named right behind its company.
    """

    def __init__(self) -> None:
        self._event: Ref | None = None

    def __call__(self, scene: Scene) -> Iterator[Proposal]:
        """What the scene says."""
        groups = scene.groups(ACTORS)
        for trigger in doings(scene):
            group = next((g for g in reversed(groups) if scene.tail(g) <= trigger.start), None)
            if group is None or scene.denied(trigger.start) or not _does(scene, group, trigger):
                continue
            how, things = self._things(scene, group, trigger)
            for thing in things:
                yield from _proposals(scene, group, trigger, thing, how)
        yield from _own_projects(scene)
        events = [r for r in scene.refs if r.subtype == "Event" and not r.coref]
        self._event = events[-1] if events else self._event

    def _things(self, scene: Scene, group: Group, trigger: Trigger) -> tuple[str, Sequence[Ref]]:
        """What the group runs or builds, and how that is said."""
        text = scene.state.text
        if _RELATIVE.match(text, trigger.end):
            return "of", _described(scene, trigger)
        ends = text[trigger.end : trigger.end + 1] in (*_STOP, "")
        if group.by:
            return "by", _named_before(scene, group, trigger) if ends else ()
        if ends and trigger.verb in _HOSTS and not group.oblique:
            return "host", self._hosted(scene, group, trigger)
        helped = _HELPS.search(text, scene.span.start, scene.outer_start(group.refs[0]))
        return "helped", [r for r in behind(scene, trigger) if helped and r.type == "Facility"]

    def _hosted(self, scene: Scene, group: Group, trigger: Trigger) -> Sequence[Ref]:
        """The only initiative named before in the sentence; who presides over the event that was named last."""
        presides = trigger.verb == "主持" and group.refs[0].type == "Person"
        before = [r for r in scene.refs if r.end <= group.start and _fits("主办", r, coref=True)]
        before = [r for r in before if not (presides and r.subtype == "Policy")]
        if before:
            return before[-1:] if len({r.name for r in before}) == 1 else ()
        return [self._event] if presides and self._event else ()


def _proposals(scene: Scene, group: Group, trigger: Trigger, thing: Ref, how: str) -> Iterator[Proposal]:
    predicate = "builds" if builds(trigger.verb, thing) else "leads"
    start, end = scene.clause_start(group.start), scene.clause_end(trigger.end - 1)
    for actor in group.refs:
        if actor.name != thing.name:
            rule = f"agent:{how}:{trigger.verb}"
            yield Proposal(actor.name, predicate, thing.name, trigger.start, start, end, rule, 0.9)
            if how == "by" and _PAYS.search(scene.state.text, scene.tail(group), trigger.end):
                yield Proposal(actor.name, "funds", thing.name, trigger.start, start, end, "fund:agent", _PAID)


def _own_projects(scene: Scene) -> Iterator[Proposal]:
    """``leads`` of the company whose name stands right before that of the project, or begins it."""
    bodies = [e for e in scene.state.entities if e.type == "Organization" and _COMPANY.search(e.name)]
    for ref in scene.refs:
        if ref.subtype != "Programme" or not _PROJECT.search(ref.name) or ref.coref:
            continue
        beside = {r.name for r in scene.refs if r.end == ref.start}
        for body in bodies:
            begins = any(len(form) > _SHORT and ref.name.startswith(form) for form in (body.name, *body.aliases))
            if body.name in beside or begins:
                start, end = scene.clause_start(ref.start), scene.clause_end(ref.end - 1)
                yield Proposal(body.name, "leads", ref.name, ref.start, start, end, "agent:own", 0.9)


def _does(scene: Scene, group: Group, trigger: Trigger) -> bool:
    same = scene.clause(group.start) == scene.clause(trigger.start)
    before = scene.state.text[scene.span.start : scene.outer_start(group.refs[0])]
    manner = scene.state.text[scene.tail(group) : trigger.start]
    jointly = len(group.refs) > 1 and manner.startswith(_JOINTLY)
    where = group.refs[-1].type == "Place" and before.endswith(_WHERE) and not jointly
    return same and not where and bool(_MANNER.fullmatch(manner))


def _fits(verb: str, thing: Ref, *, coref: bool = False) -> bool:
    if (thing.coref and not coref) or thing.subtype == "Agreement":
        return False
    if thing.type == "Facility":
        return verb in _BUILT
    platform = thing.subtype == "Platform" and verb in OF_PLATFORMS
    return thing.type == "Initiative" and (platform or verb in _RUN)


def _described(scene: Scene, trigger: Trigger) -> Sequence[Ref]:
    """The first thing behind the verb and 的, with nothing but where it lies between."""
    after = [r for i, r in enumerate(scene.refs) if r.start >= trigger.end and i not in scene.modifiers]
    thing = next((r for r in after if r.type != "Place"), None)
    if thing is None or not _fits(trigger.verb, thing) or scene.clause(thing.start) != scene.clause(trigger.start):
        return ()
    others = scene.verbs_between(trigger.end, scene.outer_start(thing))
    if others or thing.start - trigger.end >= _NEAR:
        return ()
    return listed(scene, trigger.verb, after[after.index(thing) :]) if thing.type == "Initiative" else [thing]


def _named_before(scene: Scene, group: Group, trigger: Trigger) -> Sequence[Ref]:
    """What was named before the group in its clause, else the only such thing of the sentence.

    A verb that goes on (由A建设X) has its own object; 其中 says that only a part is meant.
    """
    before = [r for r in scene.refs if r.end <= group.start and _fits(trigger.verb, r)]
    here = [r for r in before if scene.clause(r.start) == scene.clause(group.start)]
    meant = (here or before)[-1:] if here or len({r.name for r in before}) == 1 else []
    return [r for r in meant if "其中" not in scene.state.text[r.end : group.start]]
