"""Where facilities and bodies lie: 位于甲镇的F; F…，坐落在甲镇; F在甲镇投用; 在甲镇租下旧楼，改成F; 甲镇的B合作社."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import product
from typing import Final

from pipelines.components.proposal import Proposal
from pipelines.components.rules_building import DENIED
from pipelines.components.sketch import FREE, Sketch, shape

_LIES: Final = (
    "(?:位于|[坐座]落于|[坐座]落在|地处|落户于?|落户在|落户到|落在|设在|设于|建在|建于|开在|落地|选址(?:在|于|定在|选在)?|"
    "选在|定在|注册地在|注册于|地点(?:就)?在|选址就在|(?:总部|本部)(?:设?(?:在|于|位于))|驻地在)了?"
)
_SOON: Final = r"(?:正式|成功|就|已|将|拟|计划|预计|初步|暂时|今年|去年|明年|\d+年|\d+月|\d+日|于){0,5}"
_ITS: Final = "(?:地点|院址|厂址|馆址|厂子|新馆|新址|公司|项目|工程)?"
_PLACE: Final = "(?P<place>{L})"
_OF: Final = shape(
    f"(?:位于|坐落于|坐落在|地处|设在|建在|开在|落户){_PLACE}(?:境内|[内里上])?的{FREE}{{0,12}}?(?P<thing>{{FO}})"
)
_IN: Final = shape(
    "(?P<place>{L})(?:境内|辖区|村头|村口|镇上|内|里|村内|镇内|山上|河边|旁|边|脚下|东侧|西侧|南侧|北侧|中心)的?"
    f"{FREE}{{0,4}}?(?P<thing>{{F}})"
)
_OPENS: Final = shape("(?:^|[；”])(?:在|走进|来到)(?P<place>{L})，[^；{!LF}]{0,60}?(?P<thing>{F})")
_VERB: Final = shape(f"(?P<thing>{{FO}})[^，。；{{!OLPFI}}]{{0,12}}?，?{_SOON}{_ITS}{_SOON}{_LIES}{_PLACE}")
_FAR: Final = shape(f"(?P<thing>{{F}})[^。；{{!OLFI}}]{{0,60}}?，{_ITS}{_SOON}{_LIES}{_PLACE}")
_OPENED: Final = (
    "(?:揭牌|挂牌|建成|投用|投入使用|投产|落成|开园|开工|奠基|启用|开业|动工|落户|封顶|选址|开门|开营|开馆|竣工|破土|"
    "建设(?=[，。；])|开建|试运行|运营|运行|投运|通车|亮相|完工)"
)
_NEW: Final = shape(
    f"(?P<thing>{{F}})[^。；{{!OLPFI}}]{{0,16}}?(?:在|于){_PLACE}{FREE}{{0,4}}?(?:正式|顺利|建成)?{_OPENED}"
)
_NEW_BODY: Final = shape(
    f"(?P<thing>{{O}})[^，。；{{!OLFI}}]{{0,20}}?(?:，[今去前当年月日\\d]{{2,10}})?在{_PLACE}(?:正式)?"
    "(?:揭牌|挂牌|挂牌成立|注册成立|成立|落成|落地|开业|开诊|开学|创办|办起来|办起|起家)(?=[，。；])"
)
_MADE: Final = (
    "(?:改成|改造为|改造成|改建为|改建成|改为|建起|建成|建设|新建|兴建|修建|援建|共建|打造|办起|设立|设|开起|搭建|开设|"
    "增设|建立|架起|布设|搭起|盖|装|辟出|修起|布置|配建|投产|运营|建|办|开)(?:了|起|成|有|出)?的?"
)
_AT: Final = shape(
    f"(?:在|到){_PLACE}(?!外|以外|之外)(?:(?!拆[除了])[^。；{{!FOLI}}]){{0,40}}?{_MADE}{FREE}{{0,24}}?(?P<thing>{{F}})"
)
_AT_BODY: Final = shape(
    f"(?:在|到){_PLACE}[^，。；{{!FOLI}}]{{0,6}}?"
    f"(?:办起|设立|成立|创办|开办|组建|注册成立|注册|挂牌成立|建起|创立|共建|办)了?(?:全资)?(?:子公司)?(?:——)?{FREE}{{0,6}}?(?P<thing>{{O}})"
)
_BODY_OF: Final = shape(f"{_PLACE}的(?P<thing>{{O}})")
_ENTERS: Final = shape(
    "(?P<thing>{O}(?:(?:、|和){O}){0,8})(?:等[^，。；]{0,14})?(?:先后|相继|陆续|正式|也|已|都|均)?(?:入驻|落户|进驻)(?:于|在|到|了)?"
    + _PLACE
)
_TAIL: Final = shape("{FO}[^。；{!F}]{0,50}?由[^。；{!F}]{1,60}，(?:并|后|现|日常)?(?:委托|由|交由)?{O}$")
"""A thing and those who built it, up to one who has to do with it as well: what lies there is the thing."""
_BY: Final = shape(
    "(?:^|[；：，])[^，。；{!FOI}]{0,12}(?P<thing>{FO})[^。；由{!FI}]{0,40}?由[^。；{!FI}]{1,70}，"
    f"{_ITS}(?:位于|[坐座]落于|[坐座]落在|地处|选址|建在){_PLACE}(?!的)"
)
_BROUGHT: Final = shape(
    "(?P<place>{L})[^，。；由与和{!OLPFI}]{0,8}(?:引进|引入|引来|招引)了?"
    f"{FREE}{{0,8}}{{O}}[^。；{{!OLFI}}]{{0,30}}?{_MADE}{FREE}{{0,24}}?(?P<thing>{{F}})"
)
"""Who is brought to a place builds there."""
_FACILITIES: Final = "(?P<thing>{F}(?:(?:、|和|与|及|以及){F}){0,12})"
_ROW: Final = shape(f"{_PLACE}的(?:{FREE}{{0,8}})?{_FACILITIES.replace('{0,12}', '{1,12}')}")
_FRONT: Final = shape(
    "(?:^|[；：，])[^，。；{!FOI}]{0,12}(?P<place>{L})的?由[^，。；{!FLI}]{0,30}(?:建设|投资|修建|兴建|建成|新建|援建|捐建|打造|承建|改造)的"
    f"{FREE}{{0,8}}{_FACILITIES}"
)
_SHAPES: Final = (
    (_BY, "where:tail"),
    (_FRONT, "where:front"),
    (_ROW, "where:row"),
    (_BROUGHT, "where:brought"),
    (_OF, "where:lying"),
    (_IN, "where:in"),
    (_OPENS, "where:opens"),
    (_VERB, "where:lies"),
    (_FAR, "where:lies"),
    (_NEW, "where:opened"),
    (_NEW_BODY, "where:opened"),
    (_AT, "where:made"),
    (_AT_BODY, "where:made"),
    (_BODY_OF, "where:firm"),
    (_ENTERS, "where:enters"),
)
_GIVEN: Final = re.compile("(?:[由与和被让请给]|委托|帮扶|支援|交给)$")
_OF_FIRMS: Final = re.compile("(?:公司|合作社|联合社|集团|厂|企业|农场|工坊|医院|门店|超市)$")
_NOT_ITS: Final = re.compile("(?<![总本]部)(?:设|建)[在于]|地点|馆址|新馆|新址|项目|工程")
"""What is said of a body that set up another there (甲局设在乙村的站)."""

_VISITS: Final = re.compile("(?:督[察导查战]|巡[视察]|检查|调研|考察|专家|采访|核查|评估|验收|审计|宣讲)[组团队]$")
"""A group that comes for a while lies nowhere (督察组进驻甲县)."""


def placed(sketch: Sketch) -> Iterator[Proposal]:
    """``locatedIn`` of facilities and bodies whose place does not stand right beside them."""
    for pattern, rule in _SHAPES:
        for found in sketch.found(pattern):
            if DENIED.search(found[0]) or _is_anothers(sketch, found, pattern):
                continue
            start, begin, end = sketch.clauses(found)
            for thing, place in product(sketch.single(*found.span("thing")), sketch.single(*found.span("place"))):
                if thing.name != place.name and not (
                    rule == "where:row" and _has_place(sketch, thing.name, place.name)
                ):
                    yield Proposal(thing.name, "locatedIn", place.name, start, begin, end, rule, 0.85)


def _has_place(sketch: Sketch, thing: str, place: str) -> bool:
    """Whether the thing is named after another place of the sentence."""
    return any(r.type == "Place" and r.name != place and thing.startswith(r.name) for r in sketch.scene.refs)


def _is_anothers(sketch: Sketch, found: re.Match[str], pattern: re.Pattern[str]) -> bool:
    """Whether the body is only named to say who builds something there, or what else lies there."""
    thing = sketch.refs(*found.span("thing"))[0]
    if pattern is _BODY_OF:
        return not _OF_FIRMS.search(thing.name) or bool(_GIVEN.search(sketch.before(found)))
    if pattern is _VERB and thing.type == "Organization":
        if _TAIL.search(sketch.text, 0, found.start("thing") + 1):
            return True
        of = sketch.text.startswith(("的", "境内的"), found.end())
        return of or bool(_GIVEN.search(sketch.before(found)) or _NOT_ITS.search(found[0]))
    return pattern is _ENTERS and bool(_VISITS.search(thing.name))
