"""Who builds a facility or platform: F由A承建, B施工; A与B共建F; A在甲镇、乙镇各建一座F; A把旧厂改成F."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import product
from typing import Final

from pipelines.components.proposal import Proposal
from pipelines.components.sketch import ADVERBS, ETC, FREE, Sketch, shape
from pipelines.components.speakers import Subject
from pipelines.components.state import Ref

_FREE: Final = "(?<![在于到至赴从向对为给被获、和与及同把将用以让请经替随帮])"
_ROW: Final = _FREE + "{OLP}(?:(?:、|和|与|及|以及|同|会同|联合|携手){OLP}){0,8}"
_THINGS: Final = "{FI}(?:(?:、|和|与|及|以及){FI}){0,12}"
_GAP: Final = "[^。；{!FI}]{0,70}?"
_HOW: Final = (
    "(?:共同|联合|合作|合力|携手|联手|合资|合伙|负责|牵头|具体|统一|全额|独家|出资|投资|投入|筹资|中标|组织|担负|承担|采取[^，。；]{2,10}方式|"
    "[\\d.,]+(?:余|多)?[万亿]*(?:余|多)?元|于?\\d{4}年|\\d{1,2}月|去年|今年){0,5}"
)
_WORK: Final = "(?:承建|施工|代建|援建|捐建|合建|共建|兴建|修建|新建|改建|扩建|改造|建造|建设|建成|搭建|打造|开发|研发|投建|建)"
_STOP: Final = "(?=[，。；、）]|并|和运营|和管理|$)"
_PART: Final = "(?!控制性|的组成|的子|的重点|的一|[一二三四五六]楼|[东西南北]侧)"
_BY: Final = shape(f"(?P<thing>{_THINGS}){_PART}{ETC}{_GAP}由(?P<actor>{_ROW}){ETC}(?:(?:在|于)[^，。；{{!FI}}]{{1,20}}?)?{_HOW}{_WORK}{_STOP}")
_AND_BY: Final = shape(f"(?P<thing>{_THINGS}){_PART}{ETC}{_GAP}[，、](?P<actor>{{O}}){ETC}{_HOW}(?:承建|施工|代建|承担施工){_STOP}")
_FIRM: Final = shape(
    f"(?P<thing>{_THINGS}){ETC}{_GAP}(?:(?:承建|施工|建设|代建|施工总承包|开发)(?:单位|方|企业|者)(?:为|是|系)|(?:承建|施工|开发|负责建设)的是)(?P<actor>{{O}})(?=[，。；、]|$)"
)
_OF: Final = shape(
    f"(?P<actor>{_ROW}){ETC}(?:(?:在|于)[^，。；{{!FI}}]{{1,20}}?)?{_HOW}(?:承建|代建|援建|捐建|合建|共建|兴建|修建|新建|建造|建设|建成|搭建|打造|开发|研发|投建|建)"
    f"的(?P<rest>{FREE}{{0,12}}?)(?P<thing>{{FI}})"
)
_JOINT: Final = shape(
    f"{_FREE}(?P<actor>{{OLP}}(?:(?:、|和|与|及|同|联合|携手|会同){{OLP}}){{1,8}}){ETC}{ADVERBS}"
    "(?:(?:签订|签署|达成|签约|签下)[^，。；]{0,24}，)?(?:三方|双方|拟|将|计划)?"
    "(?:(?:在|于)[^，。；{!FI}]{1,30}?)?(?:共建|合建|合作建设|共同建设|联合建设|合作建|合作开发|联合开发|共同开发|联合打造|共同打造|携手打造|共同设立|联合设立|合作设立|共同成立|合办)"
    f"(?:了|起|成)?{FREE}{{0,16}}?(?P<thing>{_THINGS})"
)
_SETS: Final = (
    "(?:建设|建成|建起|新建|兴建|修建|改建|扩建|建造|建立|援建|捐建|规划建设|投资建设|设立|设置|增设|开设|布设|搭建|打造|开辟|"
    "设(?!在|于)|建(?!在|于)|办起|盖起|修起|搭起|立起|架起|开起|搞起|设起|开出|增建|筹建|配建|开建|新盖|盖|修|辟出|开设)(?:了|起|有|好|成)?"
)
_AT: Final = shape(
    f"(?P<actor>{_ROW}){ETC}{ADVERBS}(?:则|就|也|还)?(?:在|于|到)[^，。；{{!FIP}}]{{1,50}}?(?:各自?|分别|共|先后|新|再|又|也|还)?{_SETS}"
    f"(?P<rest>{FREE}{{0,16}}?)(?P<thing>{_THINGS})"
)
_OWN: Final = shape(
    f"(?:^|[，；：])[^，。；在由向对为给把将于跟与随的{{!OLPFI}}]{{0,10}}(?P<actor>{_ROW}){ETC}{ADVERBS}(?:则|就|也|还)?(?:各自?|分别|新|再|又){{0,2}}{_SETS}"
    f"(?P<rest>{FREE}{{0,16}}?)(?P<thing>{_THINGS})"
)
_TURNS: Final = shape(
    f"(?P<actor>{_ROW}){ETC}{ADVERBS}(?:[^，。；{{!OLPFI}}]{{0,16}}，)?(?:把|将)[^，。；]{{2,30}}?(?:改造?|改建|改扩?建|打造|建|变|升级|辟|腾|装修|布置)(?:成|为|作)了?"
    f"(?P<rest>{FREE}{{0,10}}?)(?P<thing>{_THINGS})"
)
_SHAPES: Final = (
    (_BY, "build:by"),
    (_AND_BY, "build:and"),
    (_FIRM, "build:firm"),
    (_OF, "build:of"),
    (_JOINT, "build:joint"),
    (_AT, "build:at"),
    (_OWN, "build:own"),
    (_TURNS, "build:turns"),
)


_WITH: Final = shape(
    f"(?:^|[，；：])[^，。；{{!OLPFI}}]{{0,8}}(?:与|和|同|会同|联合|携手|拉上)(?P<actor>{_ROW[len(_FREE):]}){ETC}[^，。；{{!OLPFI}}]{{0,10}}?，?"
    f"(?:(?:在|于)[^，。；{{!FI}}]{{1,30}}?)?(?:共建|合建|合作建设|共同建设|联合建设|合作建|合作开发|联合开发|合作研发|联合研发|共同开发|联合打造|共同打造|携手打造|共同设立|联合设立|合作设立|共同成立|合办|建起|建成|建设)"
    f"(?:了|起|成)?{FREE}{{0,16}}?(?P<thing>{_THINGS})"
)
_GOES_ON: Final = shape(
    f"[，；](?:并|又|还|也|再|同时|先后|已|将|计划|拟|随后|目前|另|另外|现已|今年|去年|\\d+年|\\d+月|[\\d.]+亿?万?元|投入|投资|出资){{0,6}}(?:(?:在|于)[^，。；{{!FIP}}]{{1,50}}?)?(?:各自?|分别|共|先后|新|再|又|也|还)?{_SETS}"
    f"(?P<rest>{FREE}{{0,16}}?)(?P<thing>{_THINGS})"
)
_BESIDE: Final = re.compile("分别|[前后]者|[前后]一处|前两|后两|最后一")
_REPAIR: Final = re.compile("(?:位于|坐落[在于]|设在|走的是)$|修缮|修复|维修|保护|加固")


_SAID: Final = re.compile(
    "说|表示|介绍|指出|强调|透露|告诉|建议|参与|配合|协办|协助|会签|商量|引进|引入|引来|吸引|申报|鼓励|由|请|让|委托|推荐|领办|补助|提供|成员|监理|；|^(?:对口)?(?:援助|帮扶)"
)
_BY_OTHERS: Final = re.compile("[，；、](?:现?由|委托|建设单位|业主|施工|承建)[^，。；]*?(?:建|投资|出资|施工|业主|单位)")
_SEVERAL: Final = re.compile("(?:等[^，。；]{0,4})?(?:[2-9]|\\d{2,}|[二两三四五六七八九十百])余?[\\d百千]*余?[个座处家所条]")
_REST: Final = re.compile("^(?:后|前|的|以来|中|之)|说|介绍|由|帮")


def building(sketch: Sketch, subjects: Mapping[int, Subject]) -> Iterator[Proposal]:
    """``builds`` of those who are said to build."""
    for pattern, rule in _SHAPES:
        for found in sketch.found(pattern):
            if rule == "build:own" and len(sketch.refs(*found.span("actor"))) > 1:
                continue
            if not (_BESIDE.search(found[0]) or _is_repaired(sketch, found)):
                yield from _built(sketch, found, sketch.refs(*found.span("actor")), rule)
    for found in sketch.found(_WITH):
        subject = subjects.get(sketch.scene.clause(sketch.offset(found.start("actor"))))
        others = sketch.refs(*found.span("actor"))
        yield from _built(sketch, found, others, "build:with")
        if subject and subject.how in ("own", "sentence", "theme"):
            yield from _built(sketch, found, subject.refs, "build:withs:"+subject.how)
    for found in sketch.found(_GOES_ON):
        subject = subjects.get(sketch.scene.clause(sketch.offset(found.start("thing"))))
        if subject and subject.how == "sentence" and _goes_on(sketch, found, subject, subjects):
            yield from _built(sketch, found, subject.refs, f"build:on:{subject.how}")


def _goes_on(sketch: Sketch, found: re.Match[str], subject: Subject, subjects: Mapping[int, Subject]) -> bool:
    scene = sketch.scene
    start = scene.clause_start(sketch.offset(found.start("thing")))
    said = scene.state.text[subject.end : start]
    if len(subject.refs) > 1 and re.search("联合|签|分别|牵头", said):
        return False
    if subject.refs[0].type == "Person" or _SAID.search(said):
        return False
    part = scene.state.text.rfind("；", scene.span.start, start)
    others = [s for n, s in subjects.items() if s.how == "own" and s.refs != subject.refs and s.end > part and s.end < start]
    return not others


def _is_repaired(sketch: Sketch, found: re.Match[str]) -> bool:
    return bool(_REPAIR.search(sketch.before(found, "thing")[-16:]))


def _built(sketch: Sketch, found: re.Match[str], actors: Sequence[Ref], rule: str) -> Iterator[Proposal]:
    start, begin, end = sketch.clauses(found)
    if _BY_OTHERS.match(sketch.text, found.end()) or _REST.search(found.groupdict().get("rest") or ""):
        return
    things = sketch.refs(*found.span("thing"))
    if len(things) == 1 and things[0].type == "Facility" and _SEVERAL.match(sketch.text, found.end()):
        return
    names = {actor.name for actor in actors}
    for actor, thing in product(actors, things):
        if thing.type == "Initiative" and thing.subtype != "Platform":
            if thing.subtype == "Programme" and rule in ("build:by", "build:and", "build:firm"):
                yield Proposal(actor.name, "leads", thing.name, start, begin, end, "build:works:"+rule[6:], 0.9)
            continue
        others = tuple(names - {actor.name})
        if actor.type not in ("Facility", "Initiative") and actor.name != thing.name and not thing.name.startswith(others):
            yield Proposal(actor.name, "builds", thing.name, start, begin, end, rule, 0.9)
