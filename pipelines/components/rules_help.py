"""Who helps whom: A对口帮扶B, 在A帮扶下B…, A选派医生赴B, A向B捐赠物资, B由A提供技术."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import product
from typing import Final

from pipelines.components.proposal import Proposal
from pipelines.components.sketch import ADVERBS, ETC, FREE, ROW, Sketch, shape
from pipelines.components.state import Ref

_THINGS: Final = "{OLFI}(?:(?:、|和|与|及|以及|暨){OLFI}){0,12}"
_PLAIN: Final = "[^，。；\\d元款奖补{!OLPFI}]"
_PAIRED: Final = (
    "(?:结对帮扶|结对包联|对口支援|对口帮扶|对口协作|定点帮扶|驻村帮扶|挂钩帮扶|挂点帮扶|帮扶|援助|支援|"
    "结对(?=了?{OL}))"
)
_WORK: Final = "坐诊|义诊|巡诊|带教|支教|支医|授课|指导|帮扶|支援|培训|服务"
_LED: Final = "(?:的|技术|大力|具体|共同|精心|直接|积极|科学|专业|悉心){0,3}"
_HELPS: Final = shape(
    f"(?P<giver>{ROW}){ETC}{ADVERBS}(?:{_PAIRED}(?:了|过|的)?(?P<taker>{_THINGS})|(?:帮助|助力|支持)(?P<place>{{OL}}))"
)
_GUIDED: Final = shape(
    f"在(?P<giver>{ROW}){ETC}{_LED}(?:指导|支持|帮助|撮合|推动|协调|牵线|牵线搭桥|促成|帮扶)(?:和{_LED}(?:支持|帮助|指导|推动))?下，"
    "[^。；{!FI}]{0,60}?(?:开展|组建|成立|实施|启动|创办|办起|建起|建立|建成|制定|举办|打造|推出)了?[^，。；{!OLPFI}]{0,14}(?P<taker>{FIO})"
)
_GIVES: Final = shape(
    f"(?P<giver>{ROW}){ETC}{ADVERBS}给予(?:了)?(?P<taker>{{OLFI}})[^，。；元款{{!OLPFI}}]{{0,10}}(?:支持|帮助|帮扶|援助)"
)
_HOW: Final = (
    "(?:的|大力|倾力|倾情|长期|共同|持续|不断|精心|精准|对口|结对|驻村|定点|全力|积极|关心|关怀|"
    "技术|人才|科技|无私){0,4}"
)
UNDER: Final = shape(
    f"在(?P<giver>{ROW}){ETC}{_HOW}(?:支持|帮助|帮扶|援助|扶持|支援|协助)(?:和{_HOW}(?:支持|帮助|帮扶|指导|协助|推动))?下，?"
    "(?:[^，。；{!OLPFI}]{0,6}(?<![经由与和让对])(?P<taker>{OLF})(?!、|和|与|两委|“两委|党))?"
)
"""在A的帮扶下, with the one that is helped where the next clause begins with it."""
TAKES: Final = (
    f"(?P<taker>{_THINGS}){ETC}(?!(?:(?!价值)[^，。；]){{0,80}}元(?!的?(?:材料|设备|物资|器材|图书|仪器|农资|药品)))(?![^，。；]*(?:资金|金|款|贷|授信|费|证书))"
    "[^，。；{!OLPFI}]{0,10}?(?:提供|捐赠|捐献|赠送|送去|送上|送来|派出|选派|派驻|配送|增援|调拨|调运|配备|送(?!达)|借出|开放|支援|配发|捐)(?!建|[^，。；]{0,4}(?:锦旗|牌匾|感谢信))[^，。；{!OLPFI}]"
)
"""What says behind 为 or 向 that goods or services are given."""
_WITH: Final = "(?:{O}(?:联合|会同|携手)){0,2}"
_TO: Final = shape(
    f"(?P<giver>{_WITH}{ROW}){ETC}{ADVERBS}(?:能够|能|可以)?(?:继续|进一步|联合|共同)?(?:为|给|向|对){TAKES}"
)
_AWAY: Final = "(?![^，。；]{0,14}(?:进修|学习|跟班|跟岗|考察|参加|参观|取经|招商|推介|出席|观摩))"
_STAYS: Final = "(?:(?!参[加展赛]|出席|观摩)[^，。；{!OL}])"
_SENDS: Final = shape(
    f"(?P<giver>{ROW}){ETC}{ADVERBS}(?:(?:每[周月季年天][一二三四五六日]?|每学期|长期|常年)?(?:派出|选派|派遣|派驻|派|抽调){_STAYS}{{0,24}}?"
    f"(?:到|进|下到|赴|在|驻|进驻|来到|前往|走进|深入|常驻)(?P<taker>{_THINGS}){_AWAY}|"
    f"(?:组织|安排){_STAYS}{{0,20}}?(?:到|赴|在|前往|走进|深入)(?P<place>{_THINGS}){_AWAY}{FREE}{{0,8}}?(?:{_WORK}))"
)
_SENT_OUT: Final = shape(
    f"(?P<giver>{ROW}){ETC}{ADVERBS}(?:派出|选派|派遣|派驻|派|抽调)[^，。；{{!OLFI}}]{{0,30}}，"
    f"(?:到|赴|前往|走进|进驻|常驻|深入|分赴|入驻)(?P<taker>{_THINGS})(?!的){_AWAY}"
)
_TEAM: Final = shape(
    f"(?P<giver>{{O}})(?:到|赴|前往|走进|深入|进驻)(?P<taker>{{OL}})(?:开展|进行|实施){FREE}{{0,8}}?(?:{_WORK})"
)
_TIED: Final = shape(
    f"(?P<giver>{ROW}){ETC}分别(?:与|同|和|跟)(?P<taker>{{OL}}(?:(?:、|和){{OL}}){{0,6}}){ETC}{ADVERBS}"
    "(?:“[^”]{2,6}”)?(?:结对(?!共建)|结成[^，。；]{0,8}对子?|结为[^，。；]{0,6}(?:对子|帮扶|姊妹|友好))"
)
_BY: Final = shape(
    f"(?P<taker>{{FI}})[^。；{{!FI}}]{{0,40}}?由(?P<giver>{ROW}){ETC}{ADVERBS}(?:提供(?=[^，。；元款奖补]{{2}})|指导|支持|协助|供应)(?!担保|资金)[^，。；元款奖补]{{0,12}}"
)
_SUPPLY: Final = shape(
    f"(?P<taker>{{FI}})[^。；{{!FI}}]{{0,60}}[，；](?P<giver>{ROW}){ETC}{ADVERBS}(?:提供{_PLAIN}{{1,20}}|派专家{_PLAIN}{{0,8}})(?=[，。；])"
)
_POSTS: Final = shape(
    f"(?P<taker>{{F}})[^。；{{!FI}}]{{0,60}}[，；](?P<giver>{ROW}){ETC}{ADVERBS}派(?:员|人|专人|驻)?(?:常驻|进驻|入驻|驻点|值守|坐班|指导)"
)
_STATED: Final = (
    (_HELPS, "help:paired"),
    (_GIVES, "help:given"),
    (_TO, "help:to"),
    (_SENDS, "help:sends"),
    (_SENT_OUT, "help:sends"),
    (_TEAM, "help:team"),
    (_TIED, "help:tied"),
    (_GUIDED, "help:guided"),
)
_SERVED: Final = ((_BY, "help:by", 0.9), (_SUPPLY, "help:supply", 0.75), (_POSTS, "help:posts", 0.9))
_TEAMS: Final = re.compile("(.*)(?:工作队|工作组|工作小组|乡村振兴队|帮扶队|指挥部)$")
_ASIDE: Final = re.compile(
    "(?:经|经过|前往|赴|走进|来到|在|到|为|对|向|把|将|从|邀请|请|让|给|与|同|和|被|获|争取|用|通过)$"
)
_FAR: Final = re.compile("[离距][^，。；]{0,10}$")
"""In front of what only tells how far away something is."""
_SUBJECT: Final = shape(f"{_THINGS}$")


def helps(sketch: Sketch) -> Iterator[Proposal]:
    """``supports`` where help, people or goods are said to be given; money is left to ``funds``."""
    for pattern, rule in _STATED:
        for found in sketch.found(pattern):
            if not _ASIDE.search(sketch.before(found)):
                for givers, takers in _pairs(sketch, found, _givers(sketch, found), _takers(sketch, found)):
                    yield from help_given(sketch, found, givers, takers, rule)
    for pattern, rule, confidence in _SERVED:
        for found in sketch.found(pattern):
            near = not _FAR.search(sketch.before(found))
            takers = [ref for ref in _takers(sketch, found) if ref.subtype != "Agreement" and near]
            yield from help_given(sketch, found, _givers(sketch, found), takers, rule, confidence)
    for found in sketch.found(UNDER):
        takers = _takers(sketch, found) or _before(sketch, found)
        yield from help_given(sketch, found, _givers(sketch, found), takers, "help:under")


def _pairs(
    sketch: Sketch, found: re.Match[str], givers: Sequence[Ref], takers: Sequence[Ref]
) -> Iterator[tuple[Sequence[Ref], Sequence[Ref]]]:
    """Who helps whom: each the one that stands at its place where several are named 分别 (A、B分别帮扶C、D)."""
    if len(givers) == 1 or "分别" not in found[0]:
        yield givers, takers
    elif len(givers) == len(takers):
        yield from (((a,), (b,)) for a, b in zip(givers, takers, strict=True))


def _givers(sketch: Sketch, found: re.Match[str]) -> list[Ref]:
    return sketch.single(*found.span("giver"))


def _takers(sketch: Sketch, found: re.Match[str]) -> list[Ref]:
    group = "taker" if found["taker"] or "place" not in found.re.groupindex else "place"
    refs = sketch.single(*found.span(group)) if found[group] else []
    return [place for ref in refs for place in _served(sketch, ref)]


def _served(sketch: Sketch, ref: Ref) -> list[Ref]:
    """The one that is helped; of a team of helpers (B村工作队) the place that it is sent to."""
    team = _TEAMS.match(ref.name)
    if ref.type != "Organization" or not team:
        return [ref]
    named = [e.name for e in sketch.scene.state.entities if e.type == "Place" and e.name in team[1]]
    place = max(named, key=lambda name: (team[1].rfind(name) + len(name), len(name)), default="")
    return [replace(ref, name=place, type="Place")] if place else []


def _before(sketch: Sketch, found: re.Match[str]) -> list[Ref]:
    """Whose name stands in front of 在…帮扶下: B在A帮扶下，…."""
    subject = _SUBJECT.search(sketch.before(found))
    return sketch.single(*subject.span()) if subject else []


def help_given(
    sketch: Sketch,
    found: re.Match[str],
    givers: Sequence[Ref],
    takers: Sequence[Ref],
    rule: str,
    confidence: float = 0.9,
) -> Iterator[Proposal]:
    """The proposals for each of those who help and whom they help."""
    start, begin, end = sketch.clauses(found)
    for a, b in product(givers, takers):
        if a.name != b.name:
            yield Proposal(a.name, "supports", b.name, start, begin, end, rule, confidence)
