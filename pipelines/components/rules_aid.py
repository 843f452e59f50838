"""Help that is mentioned in passing: A与B结对帮扶, A驻B村第一书记, A援建的B, 感谢A对B的支持, B…，在A帮扶下…."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from pipelines.components.proposal import Proposal
from pipelines.components.rules_help import UNDER, help_given
from pipelines.components.rules_money import BACKED, SPENT
from pipelines.components.rules_paired import eastern_first
from pipelines.components.sketch import ETC, FREE, Sketch, shape
from pipelines.components.speakers import Subject
from pipelines.components.state import Ref

_GIVERS: Final = "(?P<giver>{OL}(?:(?:、|和|及){OL}){0,6})"
_PAIRED: Final = "(?:结对帮扶|对口支援|对口帮扶|对口扶贫|对口援助)"
_PEERS: Final = shape(
    f"(?P<giver>{{OL}})(?:与|同|和|跟)(?P<taker>{{OL}}(?:(?:、|和){{OL}}){{0,6}}){ETC}{FREE}{{0,20}}?"
    f"{_PAIRED}(?!工作[组队]|工作专班|指挥|办公)"
)
_WORK: Final = shape(
    f"(?P<giver>{{OL}})(?:与|同|和|跟)(?P<taker>{{OL}}(?:(?:、|和){{OL}}){{0,6}}){ETC}[、和]?的?(?P<work>{{I}})"
)
_SINCE: Final = shape(f"(?P<giver>{{OL}}){_PAIRED}以来，{FREE}{{0,6}}(?P<taker>{{OL}})")
_POSTED: Final = shape(
    f"(?P<giver>{{O}})(?:(?:选派|派驻|派出|下派|派)(?:驻|到|在|至)?|驻)(?P<taker>{{L}})的?{FREE}{{0,4}}?"
    "(?:第一书记|驻村|乡村振兴|帮扶|扶贫|工作队|工作组)"
)
_CHOSEN: Final = shape(
    f"(?:受|由|经|被)(?P<giver>{{O}})(?:选派|派驻|委派|指派|派遣|派出|选拔)[^。；{{!LO}}]{{0,40}}?(?P<taker>{{L}})的?{FREE}{{0,4}}?"
    "(?:第一书记|驻村|工作队)"
)
_GUIDED: Final = shape(
    f"(?P<giver>{{OP}}){FREE}{{0,10}}?(?:到|赴|来到|深入|前往|莅临)(?P<taker>{{OL}}){FREE}{{0,6}}指导(?=工作|，|。)"
)
_COMES: Final = shape(
    "(?P<giver>{OP}(?:(?:、|和){OP}){0,6})[^，。；{!OLPFI}]{0,20}?(?<!曾经)(?<!从)(?:下到|来到|走进|深入|赶到|前往|赴|到|去)"
    "(?P<taker>{OL}(?:(?:、|和){OL}){0,6})(?:[两三四五六七八九十\\d]+个?[村镇乡县校社区]+)?[^，。；{!OLPFI}]{0,6}?"
    "(?:巡诊|义诊|坐诊|会诊|出诊|查房|手术|支教|送教|走教|支医|送医|讲课|授课|上课|手把手|传授|传经|驻点指导|技术指导|现场指导"
    "|开展[^，。；{!OLPFI}]{0,8}(?:对口支援|对口帮扶|医疗援助|医疗帮扶|技术帮扶|援[疆藏青]))"
)
_EXPERTS: Final = shape(
    "(?P<giver>{OP})(?:带领|率领|率|带着)[^，。；{!OLPFI}]{0,4}(?:专家|技术|医疗|科技|医护|志愿)[^，。；{!OLPFI}]{0,6}"
    "(?:到|赴|走进|深入|前往)(?P<taker>{OL})[^。；{!OLPFI}]{0,20}?(?:指导|义诊|巡诊|授课|培训|诊疗)"
)
_TIED: Final = shape(
    "(?P<giver>{O})(?:与|同|和|跟)(?P<taker>{L}(?:(?:、|和|与){L}){0,6})(?:“[^”]{2,6}结对”|结对(?=[，。；]|后))"
)
_TEAM: Final = re.compile(
    "(?P<giver>.+?)(?:选派|派驻|驻)(?P<taker>.{2,16}(?:村|社区|镇|乡|嘎查))(?:驻村|乡村振兴|帮扶|扶贫|定点|第一书记)*(?:工作队|工作组|帮扶队|队)"
)
_BUILT: Final = shape(f"{_GIVERS}(?:对口|共同|联合)?援建(?:的|项目){FREE}{{0,6}}(?P<taker>{{O}})")
_KIND: Final = f"{FREE}{{0,24}}?(?:支持|帮助|关心|关怀|帮扶|援助|支援|扶持)"
_FOR: Final = f"{FREE}{{0,14}}?(?:给予|对|给|为)(?:了|予)?(?P<taker>{{OLF}}){_KIND}"
_SOCIETY: Final = "(?!社会|各界|人民|群众|干部|企业)"
_THANKS: Final = (
    shape(f"对{_GIVERS}{_SOCIETY}{_FOR}{FREE}{{0,16}}?感谢"),
    shape(f"感谢{_GIVERS}{_SOCIETY}{_FOR}"),
    shape(
        f"代表(?P<taker>{{OL}}(?:(?:、|和|及){{OL}}){{0,4}})(?:，)?(?:对|向){_GIVERS}{_SOCIETY}{_KIND}{FREE}{{0,16}}?感谢"
    ),
)
_SPENT: Final = shape(f"{_GIVERS}{ETC}{SPENT}(?:支持|助力|帮助)(?P<taker>{{OL}})(?!村民|群众|居民|{BACKED})")
_SHAPES: Final = (
    (_PEERS, "aid:peers"),
    (_WORK, "aid:peers"),
    (_SPENT, "aid:spent"),
    (_SINCE, "aid:since"),
    (_POSTED, "aid:posted"),
    (_CHOSEN, "aid:posted"),
    (_TIED, "aid:tied"),
    (_GUIDED, "aid:guided"),
    (_COMES, "aid:comes"),
    (_EXPERTS, "aid:comes"),
    (_BUILT, "aid:built"),
    *((pattern, "aid:thanked") for pattern in _THANKS),
)


def aid(sketch: Sketch, subjects: Mapping[int, Subject]) -> Iterator[Proposal]:
    """``supports`` where the help itself is not told but taken as known."""
    for pattern, rule in _SHAPES:
        for found in sketch.found(pattern):
            if pattern is _WORK and not re.search(_PAIRED, sketch.refs(*found.span("work"))[0].name):
                continue
            givers, takers = sketch.single(*found.span("giver")), sketch.single(*found.span("taker"))
            if rule == "aid:peers":
                givers, takers = eastern_first(sketch, givers, takers)
            yield from help_given(sketch, found, givers, takers, rule)
    yield from _teams(sketch)
    for found in sketch.found(UNDER):
        if not found["taker"] and sketch.before(found).endswith("，"):
            givers = sketch.single(*found.span("giver"))
            yield from help_given(sketch, found, givers, _spoken_of(sketch, found, subjects), "aid:under")


def _teams(sketch: Sketch) -> Iterator[Proposal]:
    """``甲局派驻乙镇丙村工作队``: the team and who sent it help the place that its name ends in."""
    named = [e for e in sketch.scene.state.entities if e.type in {"Organization", "Place"}]
    for ref in sketch.scene.refs:
        found = _TEAM.fullmatch(ref.name) if ref.type == "Organization" else None
        if found is None:
            continue
        takers = [e.name for e in named if e.type == "Place" and found["taker"].endswith(e.name)]
        givers = [e.name for e in named if e.name == found["giver"]]
        for giver in [ref.name, *givers] if takers else ():
            start, end = sketch.scene.clause_start(ref.start), sketch.scene.clause_end(ref.end - 1)
            yield Proposal(giver, "supports", max(takers, key=len), ref.start, start, end, "aid:team", 0.9)


def _spoken_of(sketch: Sketch, found: re.Match[str], subjects: Mapping[int, Subject]) -> Sequence[Ref]:
    """The one that the clause before speaks of: B曾…，在A的帮助下，…."""
    here = sketch.scene.clause(sketch.offset(found.start()))
    subject = subjects.get(here - 1)
    if subject is None or subject.how not in {"own", "sentence"} or len(subject.refs) != 1:
        return ()
    return [ref for ref in subject.refs if ref.type == "Place"]
