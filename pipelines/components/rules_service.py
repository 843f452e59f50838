"""Help for what a sentence speaks of and does not name again: 建起B，由A提供技术; B由C主办，A派人值守; 由A指导的B."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import product
from typing import Final

from pipelines.components.proposal import Proposal
from pipelines.components.rules_help import help_given
from pipelines.components.sketch import ADVERBS, ETC, FREE, ROW, Sketch, shape
from pipelines.components.state import Ref

_REACH: Final = 200
"""Characters back to the thing that is spoken of."""
_END: Final = "(?=[，。；、]|$)"
_OFTEN: Final = (
    "(?:每[周月季年天日晚][一二三四五六日末]?|每学期|每逢[^，。；]{1,3}|隔[周月天日]|"
    "长期|常年|则|专门|各|还|也|又|都|均|当场|随后|免费|无偿|已|为此){0,4}"
)
_GIVER: Final = (
    f"(?:^|[，；：]|(?<!{{OLPFI}})、|(?<!分别)由|委托|请来|邀请|聘请)(?P<giver>{ROW}){ETC}{ADVERBS}{_OFTEN}给?"
)
_MONEY: Final = "资金|贷|授信|经费|补贴|补助|信贷|奖金|元|款"
_GIVES: Final = shape(
    f"{_GIVER}(?:统一|全程|负责|协助|独家)?(?:提供|供应)了?"
    f"(?![^，。；]{{0,24}}(?:{_MONEY}|岗位|就业|线索|赞助|担保)){FREE}{{1,24}}{_END}"
)
_FIELD: Final = (
    "(?:技术|方案|课程|教学|业务|专业|学术|智力|艺术|工艺|科技|选育|育种|种植|养殖|规划|安全|后勤|医疗|安保|监测|检测|评估|培训|"
    "授课|数据|讲解|救援|现场|全程|驻点|跟踪|具体|总|和|与|、)"
)
_SERVES: Final = shape(
    f"{_GIVER}(?:(?:负责|承担|给予|担任|进行|开展|做好?|作为?|当|全程)了?{_FIELD}{{1,8}}"
    "(?:指导|支持|支撑|服务|咨询|保障|顾问|认证|监测|检测|评估|培训|授课|巡护|讲解)?|"
    f"(?:负责|承担)?{_FIELD}{{0,4}}(?:指导|支撑)|(?:当|做|任|担任)(?:技术|学术|总)?(?:参谋|顾问))(?:工作)?{_END}"
)
_DESIGNS: Final = shape(f"{_GIVER}(?:(?:负责|承担|做)了?(?:规划|方案|整体|总体)?)?设计(?:工作)?{_END}")
_SENDS: Final = shape(
    f"{_GIVER}(?:选派|派驻|派出|派来|派遣|派员|派人|派专人|派)了?"
    "(?![^，。；]*(?:任|组成|驻[村县镇乡校企厂院]|企业|挂职|学习|[来去往]学|跟岗|取经|把|对接|运营|管理|打理|参加|出席|到会(?!指导)|观摩|来看|考察|派队|列席|与会|"
    f"参会|值守|致辞|演出|参赛|招商|谈判|调查|检查|督)){FREE}{{0,30}}{_END}"
)
_DONATES: Final = shape(
    f"{_GIVER}(?:捐赠|捐来|捐出|赠送|捐|送来|送去|送上|寄来|借来|赞助|配发|调来|增援|支援)了?"
    f"(?![^，。；]{{0,24}}(?:{_MONEY}|资助|助学|锦旗|牌匾|感谢信)){FREE}{{2,24}}{_END}"
)
_LENDS: Final = shape(
    f"{_GIVER}(?:(?:无偿|免费)(?:腾出|让出|出|开放|借出)|配书)了?(?![^，。；]{{0,24}}(?:{_MONEY}))[^，。；{{!OLPFI}}]{{1,24}}{_END}"
)
_SHAPES: Final = (
    (_LENDS, "service:lends"),
    (_GIVES, "service:gives"),
    (_SERVES, "service:serves"),
    (_DESIGNS, "service:designs"),
    (_SENDS, "service:sends"),
    (_DONATES, "service:donates"),
)
_BEHIND: Final = shape(
    f"由(?P<giver>{ROW}){ETC}(?:联合|共同|负责)?(?:业务|技术)?(?:指导|支持|提供{FREE}{{1,14}})(?=[，、])"
    f"[^。；{{!FI}}]{{1,80}}的{FREE}{{0,14}}(?P<taker>{{FI}})"
)
_THING: Final = shape("{FIO}")
_PEOPLE: Final = re.compile(
    "派(?:出|来|去)?了?[一两三四五六七八九十\\d]*[支名个位]?(?:专?人|员|代表团?|队伍|[^，。；教师]{0,4}队|小分队|演员)(?:来|到场|到会)?$"
)
_FOUNDED: Final = re.compile("(?:拉起|成立|组建|创办|办起|建立|设立|共建|建成|新建|注册)(?:了|起)?[^，。；]{0,12}$")
_ASIDE: Final = re.compile(
    "(?:在|于|到|从|向|往|至|依托|通过|借助|根据|按照|作为|列入|争取|落户|入驻|与|同|和)[^，。；的]?$|(?:是|围绕|利用)[^，。；]{0,6}$|[离距][^，。；]{0,10}$"
)
_OCCASION: Final = re.compile("[”》]?(?:[^，。；]{0,6}(?:现场|仪式|会议))?(?:上|中|期间|开幕|当天)，")
"""What says that a thing is only where or when the next is done."""


def services(sketch: Sketch) -> Iterator[Proposal]:
    """``supports`` of those who give goods, people or know-how to the facility or undertaking named last."""
    for pattern, rule in _SHAPES:
        for found in sketch.found(pattern):
            takers = _spoken_of(sketch, found.start("giver"))
            if rule == "service:sends" and _PEOPLE.search(found[0]) and any(ref.subtype == "Event" for ref in takers):
                yield from _takes_part(sketch, found, takers)
                continue
            if rule == "service:designs":
                takers = [ref for ref in takers if ref.type == "Facility"]
            yield from help_given(sketch, found, sketch.single(*found.span("giver")), takers, rule)
    for found in sketch.found(_BEHIND):
        givers, takers = sketch.single(*found.span("giver")), sketch.single(*found.span("taker"))
        yield from help_given(sketch, found, givers, takers, "service:behind")


def _takes_part(sketch: Sketch, found: re.Match[str], takers: Sequence[Ref]) -> Iterator[Proposal]:
    """To send people to an event is to take part in it (…宣传周，A、B等都派了人)."""
    start, begin, end = sketch.clauses(found)
    for giver, event in product(sketch.single(*found.span("giver")), takers):
        yield Proposal(giver.name, "participatesIn", event.name, start, begin, end, "attend:sent", 0.9)


def _spoken_of(sketch: Sketch, end: int) -> list[Ref]:
    """The facility, undertaking or newly founded body named last in front; all that a word for several means."""
    start = max(sketch.text.rfind("；", 0, end) + 1, end - _REACH)
    for found in reversed(list(_THING.finditer(sketch.text, start, end))):
        before = sketch.before(found)
        refs = [ref for ref in sketch.refs(*found.span()) if _can_be_helped(ref, before)]
        if refs and not _ASIDE.search(before):
            return [] if _OCCASION.match(sketch.text, found.end()) else refs
    return []


def _can_be_helped(ref: Ref, before: str) -> bool:
    if ref.type == "Organization":
        return bool(_FOUNDED.search(before))
    return ref.subtype not in {"Agreement", "Policy"}
