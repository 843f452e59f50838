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
_ACTORS: Final = "{OLP}(?:(?:、|和|与|及|以及|同|会同|联合|携手){OLP}){0,8}"
_ROW: Final = f"{_FREE}(?P<actor>{_ACTORS}){ETC}"
_THINGS: Final = "(?P<thing>{FI}(?:(?:、|和|与|及|以及){FI}){0,12})"
_GAP: Final = "[^。；{!FI}]{0,70}?"
_SUM: Final = r"[\d.,]+(?:余|多)?[万亿]*(?:余|多)?元"
_HOW: Final = (
    "(?:共同|联合|合作|合力|携手|联手|合资|合伙|负责|牵头|具体|统一|全额|独家|出资|投资|投入|筹资|中标|组织|担负|承担|"
    rf"(?:以|采取|采用|按)[^，。；]{{2,12}}(?:方式|模式)|{_SUM}|于?\d{{4}}年|\d{{1,2}}月|去年|今年){{0,5}}"
)
_MADE: Final = "承建|代建|援建|捐建|合建|共建|联建|兴建|修建|新建|建造|建设|建成|重建|合办|搭建|打造|开发|研发|投建|建"
_STOP: Final = "(?=[，。；、）]|并|和|运营|经营|管理|$)"
_OWNED: Final = "(?:[^，。；由{!FI}]{2,20}?(?:组建|成立|控股|下属|旗下)的)?"
_USING: Final = "(?:[、，]?(?:利用|依托)[^，。；{!FI}]{2,20}?)?"
_WHERE: Final = "(?:(?:在|于)[^，。；{!FI}]{1,30}?)?"
_PART: Final = "(?!控制性|的组成|的子|的重点|的一|[一二三四五六]楼|[东西南北]侧)"
_BY: Final = shape(
    f"{_THINGS}{_PART}{ETC}{_GAP}[由系]{_OWNED}{_ROW}{_WHERE}{_HOW}{_USING}(?:{_MADE}|施工|改建|扩建|改造|实施){_STOP}"
)
_AND_BY: Final = shape(
    f"{_THINGS}{_PART}{ETC}{_GAP}[，、](?P<actor>{{O}}){ETC}{_HOW}(?:承建|施工|总包|总承包|代建|承担施工|(?<=负责)建设){_STOP}"
)
_FIRM: Final = shape(
    f"{_THINGS}{ETC}{_GAP}(?:(?:承建|施工|建设|代建|施工总承包|开发)(?:单位|方|企业|者)(?:为|是|系)|"
    "(?:承建|施工|开发|负责建设)的是)(?P<actor>{O})(?=[，。；、]|$)"
)
_OF: Final = shape(f"{_ROW}{_WHERE}{_HOW}(?:{_MADE})的(?P<rest>{FREE}{{0,12}}?)(?P<thing>{{FI}})")
_TOGETHER: Final = (
    "(?:共建|合建|联建|合办|合作共?建设?|合作(?:开发|研发|设立)|联合(?:开发|研发|设立|建设|打造)|携手打造|"
    "共同(?:挂牌)?(?:成立|设立|建设|打造|开发)|合力(?:修好|建成|修建|打造))"
)
_JOINT: Final = shape(
    f"{_FREE}(?P<actor>{{OLP}}(?:(?:、|和|与|及|同|联合|携手|会同){{OLP}}){{0,8}}){ETC}{ADVERBS}"
    f"(?:(?:签订|签署|达成|签约|签下)[^，。；]{{0,24}}，)?(?:三方|双方|拟|将|计划|签约){{0,2}}"
    f"{_WHERE}{_TOGETHER}(?:了|起|成)?{FREE}{{0,16}}?{_THINGS}"
)
_AGREED: Final = shape(
    f"{_FREE}(?P<actor>{{OL}}[与和同]{{OL}}){ETC}{ADVERBS}签(?:(?!支持|扶持|资助|援助)[^。；由帮{{!OPF}}]){{0,40}}，[^，。；由{{!OPFI}}]{{0,20}}?"
    f"(?:挂牌|设立|成立|建立|建设|建起|建成|打造|建|设)(?:成立|了|起)?{FREE}{{0,12}}?{_THINGS}"
)
"""Who agrees on it builds it, unless one of both is said to pay for it."""
_SETS: Final = (
    "(?:建设|建成|建起|新建|兴建|修建|改建|扩建|建造|建立|援建|捐建|规划建设|投资建设|设立|设置|增设|开设|布设|搭建|打造|"
    "开辟|设(?![在于计备施])|建(?!在|于)|办起|盖起|修起|搭起|立起|架起|开起|搞起|设起|开出|增建|筹建|配建|开建|新盖|盖|修|辟出|布(?![局展])|打通|营造|布置|搭过|架设|修通)"
    "(?:了|起|有|好|成)?"
)
_EACH: Final = "(?:各自?|分别|共|先后|新|再|又|也|还)?"
_NEW: Final = f"{_EACH}{_SETS}(?P<rest>{FREE}{{0,16}}?){_THINGS}"
_PLACES: Final = "(?:在|于|到)[^，。；{!FIP}]{1,50}?"
_AT: Final = shape(
    f"{_ROW}{ADVERBS}(?:则|就|也|还|牵头|联合|共同|合作，){{0,2}}[^，。；的由请帮为让把将引与和说称{{!OLPFI}}]{{0,8}}?{_PLACES}{_NEW}"
)
_OWN: Final = shape(
    f"(?:^|[，；：])[^，。；在由向对为给把将于跟与随的{{!OLPFI}}]{{0,10}}(?P<actor>{{OLP}}){ETC}{ADVERBS}[^，。；：的由请帮为让引将与和说称在楼争协支援给把从向{{!OLPFI}}]{{0,12}}?{_NEW}"
)
_TURNS: Final = shape(
    f"{_ROW}{ADVERBS}(?:[^，。；{{!OLPFI}}]{{0,16}}，)?(?:把|将)[^。；{{!FI}}]{{2,40}}?"
    "(?:改造?|改建|改扩?建|打造|建|变|升级|辟|腾|装修|布置)(?:成|为|作)了?"
    f"(?P<rest>{FREE}{{0,10}}?){_THINGS}"
)
_WITH: Final = shape(
    "(?:^|[，；：])[^，。；{!OLPFI}]{0,8}(?:与|和|同|会同|联合|携手|拉上)"
    f"(?P<actor>{_ACTORS}){ETC}[^，。；{{!OLPFI}}]{{0,10}}?，?{_WHERE}(?:合股|合伙|合资|共同|一起)?(?:{_TOGETHER}|建起|建成|建设|办起|搭起)"
    f"(?:了|起|成)?{FREE}{{0,16}}?{_THINGS}"
)
_GOES_ON: Final = shape(
    "(?:^|[，；：])(?:并|又|还要?|也|再|同时|正在?|准备|打算|要|先后|已|将|计划|拟|随后|目前|另|另外|现已|今年|去年|"
    rf"\d+年|\d+月|{_SUM}|投入|投资|出资|花费?|斥资|耗资|筹资|自筹){{0,6}}(?:{_PLACES})?{_NEW}"
)
_IS: Final = shape(
    f"{_THINGS}[^，。；{{!FI}}]{{0,12}}?，?是(?:\\d{{4}}年|去年|今年)?(?P<actor>{_ACTORS}){ETC}{ADVERBS}{_HOW}[^，。；的{{!FI}}]{{0,12}}?"
    "(?:建起来|建成|修建|搭建|改造|捐建|援建|兴建|建|修|搭|办起来|办|盖)的(?=[，。；])"
)
_SHAPES: Final = (
    (_BY, "build:by"),
    (_AND_BY, "build:by"),
    (_FIRM, "build:by"),
    (_IS, "build:of"),
    (_OF, "build:of"),
    (_JOINT, "build:joint"),
    (_AGREED, "build:joint"),
    (_AT, "build:at"),
    (_OWN, "build:own"),
    (_TURNS, "build:turns"),
)
_OTHERWISE: Final = re.compile("[前后]者|签[^。；]*[投出追][资加]|[前后]一处|前两|后两|最后一")
"""What says that only some of those that were named are meant."""
_APART: Final = shape("分别由?(?:{OLP}[、和与]){0,8}$")
DENIED: Final = re.compile("(?:没有?|未|不再|取消|停止|拒绝)(?:能|再|曾)?[由在与和把将]")
_KEPT: Final = re.compile("(?:(?:位于|坐落[在于]|设在|走的是)|(?:修缮|修复|维修|保护|加固)[^，。；]{0,14})$")
"""What says of a facility behind it that it is only where another stands, or that it was there before."""
_SEVERAL: Final = re.compile(
    r"(?:等[^，。；]{0,4})?(?:[2-9]|\d{2,}|[二两三四五六七八九十百])余?[\d百千]*余?[个座处家所条]"
)
_REST: Final = re.compile("^(?:后|前|的|以来|中|之)|说|介绍|由|帮|这样的")
_BY_OTHERS: Final = re.compile(
    "[，；、](?:现?由|委托|建设单位|业主|施工|承建)[^，。；]*?(?:建|投资|出资|施工|业主|单位)"
)
_SAID: Final = re.compile(
    "说|：|拍板|表示|介绍|指出|强调|透露|告诉|建议|参与|配合|协办|协助|会签|商量|引进|引入|引来|吸引|申报|鼓励|由|请|让|委托|推荐|"
    "领办|补助|提供|成员|监理|；|^(?:对口)?(?:援助|帮扶)"
)
_AIDED: Final = re.compile("(?:对口|结对|定点|组团式?)*(?:援助|帮扶|支援)")
_AID: Final = re.compile("[援捐]建")
"""Who is said to help a place is who builds there as aid, not the place."""
_RUNS: Final = re.compile("办起|开[起出设张]|创办")
_JOINED: Final = re.compile("联合|签|分别|牵头")
_HELPED: Final = re.compile("由|支持|帮|援")
_CARRIED: Final = frozenset(("theme", "before", "old"))


def building(sketch: Sketch, subjects: Mapping[int, Subject]) -> Iterator[Proposal]:
    """``builds`` of those who are said to build, and ``leads`` of those who are said to carry out works."""
    for pattern, rule in _SHAPES:
        for found in sketch.found(pattern):
            actors = sketch.refs(*found.span("actor"))
            apart = "分别" in found[0] and (len(actors) > 1 or _APART.search(sketch.before(found, "actor")))
            apart = apart or (pattern is _JOINT and len(actors) < 2)
            if not (apart or _OTHERWISE.search(found[0]) or _KEPT.search(sketch.before(found, "thing"))):
                yield from _built(sketch, found, actors, rule)
    for found in sketch.found(_WITH):
        subject = subjects.get(sketch.scene.clause(sketch.offset(found.start("actor"))))
        before = subject.refs if subject and subject.how != "old" else ()
        yield from _built(sketch, found, [*before, *sketch.refs(*found.span("actor"))], "build:with")
    for found in sketch.found(_GOES_ON):
        subject = subjects.get(sketch.scene.clause(sketch.offset(found.start("thing"))))
        if subject and _goes_on(sketch, found, subject, subjects):
            yield from _built(sketch, found, subject.refs, "build:on")


def _goes_on(sketch: Sketch, found: re.Match[str], subject: Subject, subjects: Mapping[int, Subject]) -> bool:
    """Whether those spoken of before build it: who an earlier clause begins with, alone in its part of the sentence;
    the place of the sentences before where this one names no one else."""
    scene = sketch.scene
    if subject.how in _CARRIED:
        named = sketch.refs(0, found.start("thing"))
        others = any(r.type in {"Organization", "Person"} and not r.coref for r in named)
        alone = len(subject.refs) == 1 and subject.refs[0].type == "Place"
        return alone and not others and not _HELPED.search(sketch.text)
    if subject.how != "sentence" or (subject.refs[0].type == "Person" and not _alone(subject, found)):
        return False
    start = scene.clause_start(sketch.offset(found.start("thing")))
    said = scene.state.text[subject.end : start]
    if _AIDED.match(said) and _AID.search(found[0]):
        return True
    if _SAID.search(said) or (len(subject.refs) > 1 and _JOINED.search(said)):
        return False
    part = scene.state.text.rfind("；", scene.span.start, start)
    return not any(s.how == "own" and s.refs != subject.refs and part < s.end < start for s in subjects.values())


def _alone(subject: Subject, found: re.Match[str]) -> bool:
    """Whether one person who is named builds it, and not only opens what will be run."""
    return len(subject.refs) == 1 and not subject.refs[0].coref and not _RUNS.search(found[0])


def _built(sketch: Sketch, found: re.Match[str], actors: Sequence[Ref], rule: str) -> Iterator[Proposal]:
    things = sketch.refs(*found.span("thing"))
    rest = found.groupdict().get("rest") or ""
    one = len(things) == 1 and things[0].type == "Facility"
    counted = one and (_SEVERAL.match(sketch.text, found.end()) or _SEVERAL.search(rest))
    if counted or DENIED.search(found[0]) or _BY_OTHERS.match(sketch.text, found.end()) or _REST.search(rest):
        return
    start, begin, end = sketch.clauses(found)
    for actor, thing in product(actors, things):
        others = tuple(a.name for a in actors if a.name != actor.name)
        predicate = _done(thing, rule)
        if predicate and actor.type in {"Person", "Organization", "Place"} and not thing.name.startswith(others):
            yield Proposal(actor.name, predicate, thing.name, start, begin, end, rule, 0.9)


def _done(thing: Ref, rule: str) -> str:
    """What is done to the thing: facilities and platforms are built, works are carried out."""
    if thing.type == "Facility" or thing.subtype == "Platform":
        return "builds"
    return "leads" if thing.subtype == "Programme" and rule == "build:by" else ""
