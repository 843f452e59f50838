"""What a sentence says was not done, was called off, or was only looked at, so that nobody did it.

甲县尚未出台《I》, 甲局原计划启动的I未能开工, 乙县取消I, 丙县组织干部学习《I》, 丁县人大常委会对《I》实施情况开展检查.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from pipelines import lexicon
from pipelines.components.proposal import Proposal
from pipelines.components.scene import Scene
from pipelines.components.sketch import FREE, Sketch, shape
from pipelines.components.state import Analysis, Ref

_LONGEST: Final = 2_000
"""Characters of a sentence; what is longer is none, and looking at it takes long."""
_DEEDS: Final = frozenset({"leads", "participatesIn", "builds", "funds", "supports", "implementedIn"})
_HINT: Final = re.compile(
    "未|没|不[再得准予]|无法|取消|停|中止|终止|撤销|废[止除]|搁置|暂缓|否认|严禁|禁止|缺席|"
    "网传|谣|传言|误传|邀请|督促|学习|考察|审议|讨论|研究|听取|视察|检查|调研|督查|评议|询问|鼓励|引导|动员|号召|倡导|呼吁|发动"
)
"""Without one of these a sentence need not be looked at."""
_RUN: Final = lexicon.alternatives(
    (*lexicon.words("verbs", "leads", "builds"), *("执行", "兑现", "办理", "发放", "成立", "组建", "开工", "动工"))
)
_BEGUN: Final = "(?:开工|动工|启动|实施|开展|举办|举行|召开|开幕|出台|印发|落地|成行|推行|执行|上马|立项)(?:建设|实施)?"
_NOT: Final = "(?:未能|未(?![来央必免尽婚])|没有?(?![收落])|不再|不得(?![不已])|不能|不准|不予|无法|严禁|禁止)"
_HOW: Final = (
    "(?:再|能|曾|到场|亲自|前[来往]|应邀|受邀|如期|擅自|自行|随意|私自|继续|真正|正式|全面|组织"
    f"|按{FREE}{{1,6}}?|在{FREE}{{1,8}}|在{{L}}{FREE}{{0,4}}){{0,3}}"
)
_SET: Final = "(?:原[先本来]?(?:定|计划|拟|打算|准备)|计划|拟)[^，。；{!IF}]{0,30}的"
_LIGHT: Final = (
    f"(?:了|过|将|要|会|曾|已|{_SET}|{_RUN}|于|今年|去年|\\d{{4}}年|首届|第[^，。；]{{1,3}}届|[一两三四五六七八九十\\d]+[个场项]"
    "|本届|该|全[县市省区镇]|{L}){0,6}"
)
_STOPPED: Final = "(?<![未没不])(?<!没有)(?<!未曾)(?:取消|暂停|停止|中止|终止|叫停|停办|撤销|废止|废除|搁置|暂缓|否认)"
_OFF: Final = (
    shape(
        f"{_NOT}{_HOW}(?:{_RUN})[了过]?(?!的)[^，。；、“”{{!OPFI}}]{{0,14}}(?P<thing>{{IF}})(?!之?前|以前|时|的时候)"
    ),
    shape(f"{_STOPPED}{_LIGHT}(?P<thing>{{IF}})"),
    shape(
        f"(?P<thing>{{I}})(?:{FREE}{{0,16}}，)?{FREE}{{0,24}}?(?:至今|尚|迟迟|一直|暂|也|并|都|还)?(?:未能|未|没有|没能|没|无法|不再)"
        f"(?:如期|按[期时]|正式|真正|能){{0,2}}{_BEGUN}(?=[，。；]|$)"
    ),
    shape(
        "原[先本来]?(?:定|计划|拟|打算|准备)[^。；{!IF}]{0,40}(?P<thing>{IF})[^。；{!IFOLP}]{0,24}(?:未能?|没有?|没能|无法)"
        f"{_HOW}(?:{_BEGUN}|建设|建成|修建)(?=[，。；]|$)"
    ),
    shape(
        f"(?P<thing>{{I}}){FREE}{{0,16}}?(?:被|已|宣布|宣告|临时|正式|因故){{0,3}}"
        "(?:取消|叫停|停办|停止|终止|中止|搁置|废止|撤销)了?(?:举[办行]|实施|执行)?(?=[，。；]|$)"
    ),
)
_JOIN: Final = "(?:参加|参与|出席|列席|参展|参赛)"
_ABSENT: Final = (
    shape(f"(?:(?:未能?|没有?|没能|无法|不再){_HOW}{_JOIN}|缺席){FREE}{{0,14}}(?P<thing>{{I}})"),
    shape(
        f"(?:鼓励|引导|动员|号召|倡导|呼吁|发动|邀请|督促){FREE}{{0,14}}(?:{_JOIN}|投身|加入|报名|支持)了?到?{FREE}{{0,10}}(?P<thing>{{I}})"
    ),
)
_RUMOUR: Final = shape(
    "(?:网传|谣传|谣言|传言|误传)[^。；{!IF}]{0,40}(?P<thing>{IF})(?=[^。]{0,60}(?:否认|辟谣|不实|谣言|澄清))"
)
_AWAY: Final = shape("(?P<who>{P})[^，。；{!OLPFI}]{0,6}(?:未能?|没有?|没能)(?:按时|亲自|准时)?(?:到[会场]|现身|露面)")
_CAME: Final = re.compile(f"{_JOIN}|到场|主持|致[辞词]")
_STUDY: Final = "(?:学习|考察|观摩|取经|传达|审议|讨论|研究|听取|评议|专题询问|视察|巡视|督查)"
_LOOKED: Final = (
    shape(
        f"{_STUDY}(?:(?!{_RUN}|通过|部署|贯彻)[^，。；{{!POFI}}]){{0,10}}(?P<thing>{{I}})(?![^，。；]{{0,4}}(?:的?(?:培训|活动)))"
    ),
    shape(
        "(?:对|就|围绕)[^，。；、{!I}]{0,24}(?P<thing>{I})[^，。；{!OLPFI}]{0,10}(?:情况|开展|进行)[^，。；{!OLPF}]{0,10}"
        "(?:视察|检查|调研|督查|评议|审议|询问|监督|督导|评估|座谈|{I})"
    ),
)
"""What is studied, discussed or checked is the deed of another, or of nobody yet."""
_ITS_OWN: Final = ("agent:of", "charge:", "attend:")
"""Rules that say whose deed it is though others look at it."""


class _Denial(NamedTuple):
    """How it is said of a thing that it was not done; ``absent`` are those who did not come, None for all."""

    thing: Ref
    how: str
    absent: frozenset[str] | None = None


class Undone:
    """Tells of proposals whether their sentence says that it was not done."""

    def __init__(self, state: Analysis) -> None:
        self._state = state
        self._known: dict[int, Mapping[str, Sequence[_Denial]]] = {}
        self._starts: dict[str, list[int]] = {}
        for ref in sorted(state.refs, key=lambda r: r.start):
            if not ref.coref:
                self._starts.setdefault(ref.name, []).append(ref.start)

    def __call__(self, proposal: Proposal) -> bool:
        """Whether nobody did it."""
        if proposal.predicate not in _DEEDS:
            return False
        thing = proposal.subject if proposal.predicate == "implementedIn" else proposal.object
        named = self._of_sentence(self._named(thing, proposal.offset))
        return any(_denies(denial, proposal) for denial in named.get(thing, ()))

    def _named(self, thing: str, offset: int) -> int:
        """Where the thing is named: in the sentence at the offset, else in the last one before that names it."""
        starts = self._starts.get(thing, [])
        before = bisect_left(starts, self._state.sentence_at(offset).end)
        return starts[before - 1] if before else offset

    def _of_sentence(self, offset: int) -> Mapping[str, Sequence[_Denial]]:
        span = self._state.sentence_at(offset)
        if span.start not in self._known:
            told = span.end - span.start <= _LONGEST and bool(_HINT.search(self._state.text, span.start, span.end))
            refs = [r for r in self._state.refs if span.start <= r.start and r.end <= span.end] if told else []
            refs.sort(key=lambda r: (r.start, r.end))
            self._known[span.start] = _told(Scene(self._state, span, refs)) if told else {}
        return self._known[span.start]


def _denies(denial: _Denial, proposal: Proposal) -> bool:
    """Whether what is said of the thing rules the proposal out."""
    if denial.how == "looked":
        own = proposal.rule.removeprefix("pairs:1+").startswith(_ITS_OWN)
        part = proposal.predicate == "participatesIn" and denial.thing.subtype in {"Programme", "Policy"}
        return (part or proposal.predicate == "leads") and not own
    if denial.how == "absent":
        anyone = denial.absent is None or proposal.subject in denial.absent
        return proposal.predicate == "participatesIn" and anyone
    return True


def _told(scene: Scene) -> dict[str, list[_Denial]]:
    """What the sentence denies of the things that it names; of what it names twice, if both times."""
    sketch = Sketch(scene)
    said: dict[str, list[_Denial]] = {}
    for denial in _said(sketch):
        said.setdefault(denial.thing.name, []).append(denial)
    for name, denials in list(said.items()):
        mentions = {r.start for r in scene.refs if r.name == name and not r.coref}
        if not mentions <= {denial.thing.start for denial in denials}:
            del said[name]
    return said


def _said(sketch: Sketch) -> Iterator[_Denial]:
    """What of the things in the sketch is denied, one after the other."""
    for patterns, how in (((*_OFF, _RUMOUR), "off"), (_LOOKED, "looked")):
        for pattern in patterns:
            for found in pattern.finditer(sketch.text):
                yield from (_Denial(thing, how) for thing in sketch.single(*found.span("thing")))
    for found in _AWAY.finditer(sketch.text):
        away = frozenset(ref.name for ref in sketch.single(*found.span("who")))
        yield from (_Denial(ref, "absent", away) for ref in sketch.scene.refs if ref.type == "Initiative")
    for pattern in _ABSENT:
        for found in pattern.finditer(sketch.text):
            absent = _subjects(sketch, found)
            yield from (_Denial(thing, "absent", absent) for thing in sketch.single(*found.span("thing")))


def _subjects(sketch: Sketch, found: re.Match[str]) -> frozenset[str] | None:
    """Those named before it in the clause, where the sentence says of others that they came; else None for all."""
    if not _CAME.search(sketch.text[: found.start()] + sketch.text[found.end() :]):
        return None
    start = max(sketch.text.rfind(mark, 0, found.start()) for mark in "，；：") + 1
    return frozenset(ref.name for ref in sketch.refs(start, found.start()))
