"""Who works together: A、B联合主办, A与B合作, A会同B, A、B组成联盟."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import combinations, product
from typing import Final

from pipelines.components.place_rows import kind
from pipelines.components.proposal import Proposal
from pipelines.components.sketch import ADVERBS, ETC, FREE, ROW, Sketch, shape
from pipelines.components.state import Ref

_RUN: Final = (
    "(?:举办|主办|举行|承办|开展|发起|推出|实施|打造|印发|制定|创办|组建|成立|启动|出台|挂牌|搭建|设立|建立|建设|"
    "组织|召开|发布|推进|编制|编写|研发|创建|开发|制作|开设|培养|申报|培训|建成|投资|执法|攻关|探索|开通|出资|承担|下发|"
    "拍摄|修建|运营|推动|巡查|整治|策划|完成|谋划|构建)"
)
_JOINT: Final = (
    "联合(?![体会国党社库收行否签]|公报|声明)|联手|携手|联袂|合办|联办|联建|合建|共办|合资|合股|双牵头|共建(?!共)|"
    "合作(?!社|协议|框架|备忘|签约|共识|[区站点])"
)
_MATTER: Final = (
    "(?:(?:在|就|围绕)[^，。；{!OLPFI}]{1,24}?)?"
    "(?:开展|进行|深化|达成|加强|建立|展开|有着?|保持|推进|深入|深度|密切|正式|长期|广泛|全面|的|了|校企|校地|产学研|战略|对口|结对|友好|紧密|稳定|产销|供销|东西部|山海){0,4}"
)
_FOUND: Final = "组建|组成|推出|互派|商定|合署|达成[^，。；]{0,8}合作|(?:完成|实现|成功)对接"
_TOGETHER: Final = shape(f"(?P<row>{ROW}){ETC}{ADVERBS}(?P<how>{_JOINT})(?!了?{{OL}})")
_SHARED: Final = "合(?:演|铺|开|用|种|养|唱|排|编|拍|写|搭|修|盖|购|租|营|酿)(?![支师版])"
_TALKED: Final = (
    "说定|商定|谈定|谈成|谈妥|讲定|约好|商议成立|达成[^，。；{!OLPFI}]{0,8}(?:意向|共识|一致|默契)|牵手|联姻|互[认设换聘]|共用|共享(?!单车)|"
    "接触|搭伙|合伙|结伴|凑到一块|搭起|搭建"
)
_SIDE_BY_SIDE: Final = "一道|一块儿?|一起(?!，)"
_SAID: Final = f"{ETC}{ADVERBS}(?:{_SHARED}|{_TALKED})"
_ACTS: Final = f"{ETC}{ADVERBS}(?:共同{_RUN}|(?:{_MATTER})(?:{_JOINT}|协作(?!资金|[区协]))|{_FOUND}|资源共享|优势互补)"
JOINED: Final = f"(?:{_ACTS}|{_SAID})"
"""What says of those in front of it that they do a thing together."""
AND: Final = "(?:(?:还|也|又|再|则|已|正|将|要|却|便|共同|先后|准备|计划|打算|今年|去年)和)"
"""和 behind an adverb, where it parts who acts from whom it acts with as 与 does."""
CARRIED: Final = f"(?:{JOINED}|{ETC}{ADVERBS}(?:{_SIDE_BY_SIDE}|{_RUN}|办起|开办))"
"""The same behind the other, where the one who acts is named in a clause before."""
_JOINT_WORK: Final = shape(
    f"(?P<row>{ROW}){ETC}{ADVERBS}(?:组织|集中)?(?:开展|举行|举办|启动|进行|召开)了?(?:一次|首次|首轮|为期[^，。；]{{1,5}}的)?"
    "(?:(?P<work>{I})|联合(?=行动|执法|巡|检查|整治|演练|督|打击|清|宣传))"
)
"""甲、乙、丙开展联合巡河行动."""
_BOUND: Final = shape(
    f"(?P<row>{ROW}){ADVERBS}(?:与|同|跟|和)(?P<other>{ROW}){ETC}{ADVERBS}"
    "(?:(?:结为|缔结为?|结成|组建|组成|建立|达成|搭起|搭建)了?[^，。；{!OLPF}]{0,10}?"
    "(?:友好|联盟|姊妹|姐妹|兄弟|“?手拉手|协作|联合体|共同体|医联体|合作|同步课堂))"
)
"""A与B结为友好乡镇, where the tie itself is named."""
_BESIDES: Final = shape(
    f"(?P<row>{ROW}){ADVERBS}(?:与|同|跟)(?P<other>{ROW}){ETC}{ADVERBS}"
    "(?:一道|一块儿?|一起(?!，)|抱团|合编|合管|合拍|开了|办了|办起|开办|搭起|建起)"
)
_SEVERAL: Final = shape(
    f"(?P<row>{{OL}}){ADVERBS}(?:(?:于|在)[^，。；{{!OLPFI}}]{{1,12}})?(?:{_ACTS}|(?:坐下来)?商量|联动|抱团|结成|达成[^，。；]{{0,16}}共识)"
)
"""两地联合举办, where one word stands for those who act."""
_WITH: Final = shape(f"(?P<row>{ROW}){ADVERBS}(?:与|同|会同|跟|{AND})(?P<other>{ROW}){JOINED}")
_TWO: Final = shape(f"(?P<row>{{OL}}和{{OL}})(?:{_SAID}|{ETC}{ADVERBS}(?:一?合计|一商量|一拍即合))")
"""甲和乙合演一台戏, 甲和乙一合计."""
_AT: Final = "(?:在[^，。；{!O}]{1,16}?)?"
_DOES: Final = shape(
    f"(?P<row>{ROW}){ADVERBS}(?:与|同|跟)(?P<other>{ROW})"
    f"(?:{ETC}{ADVERBS}{_AT}{ADVERBS}{_RUN}|{FREE}{{0,10}}?(?:{_JOINT}|协作(?!资金|[区协])|联动))"
)
_BY: Final = shape(
    f"由(?P<row>{ROW})(?![^，。；]{{0,10}}牵头)[^，。；{{!OLPF}}]{{0,12}}，?(?:携手|联合|会同)(?P<other>{ROW})"
)
_CORE: Final = shape(
    f"以(?P<row>{{OL}})为(?:中心|核心|龙头|主体|引领|牵头|中心村|核心村)，?(?:联合|联动|联结|携手|串联)(?:周边的?)?(?P<other>{ROW})"
)
_CALLS: Final = shape(
    f"(?P<row>{ROW}){ADVERBS}(?:(?:联合|会同|联手|携手)了?|(?:联|拉|约|邀|叫|带)上了?(?:[^，。；{{!OPFI}}与同和跟]{{1,14}}的)?)(?P<other>{ROW})"
)
_LEAGUE: Final = shape(
    f"(?P<row>{ROW}(?:(?:与|同){{OL}})?)等?(?:[\\d两三四五六七八九十]+[个家镇村县市区地]+)?(?!联合)(?:单位|部门|企业)?"
    "(?:在[^，。；{!O}]{1,8}?上)?[^，。；、在{!OLFI}]{0,6}?(?:组成|结成|组建|成立|建立|抱团)(?:[^，。；{!OI}]{0,24}?(?:联盟|联合体|共同体|联合党委)|[^，。；{!OLPI}]{0,10}(?P<league>{OI}))"
)
_LEAGUES: Final = re.compile("联盟|联合体|共同体|联合党委|联合.{0,4}制|联动机制|联防")
_GUEST: Final = re.compile("(?:前往|赴|走进|来到|在|到|为|对|向|把|将|从|邀请|请|让|引进|引入)$")
_SPOKEN: Final = re.compile("(?:对|着|为|推动|促进|深化|加强|推进|开展|是)$")
_AMONG: Final = shape("(?:联合|会同|携手|与|同|跟|[，。]和){OL}(?:[、和及]{OL})*[、和及]?$")
_BESIDE: Final = re.compile("(?:与|同|和|跟|会同|联合|携手)(?:[^，。；]{1,8}、)*$")
_LED: Final = re.compile("牵头[^。；]{0,8}[，、；]")
_SIGNED: Final = re.compile("签|协议|合同|备忘录")
_MOST: Final = 8
"""Bodies in a row; more are a list of members."""


def partners(sketch: Sketch) -> Iterator[Proposal]:
    """``partnersWith`` for every pair of those who do a thing together.

    Where A works with B and C these two are no pair. What is signed is left to the signings, and those who
    carry out what another leads (由A牵头，B、C联合实施) are no partners for it.
    """
    for found in sketch.found(_SEVERAL):
        before, refs = sketch.before(found), sketch.refs(*found.span("row"))
        same = len({kind(ref.name) in {"town", "village"} for ref in refs if ref.type == "Place"}) < 2
        aside = any(way.search(before) for way in (_SPOKEN, _AMONG, _SIGNED, _LED))
        if same and "的" not in found[0] and not aside:
            yield from each(sketch, found, combinations(refs, 2), "joint:several")
    yield from _joint_work(sketch)
    yield from _two(sketch)
    for found in sketch.found(_TOGETHER):
        row = _row(sketch, found)
        if len(row) > 1 and not _BESIDE.search(sketch.before(found)) and not _LED.search(sketch.text[: found.start()]):
            yield from each(sketch, found, combinations(row, 2), "joint:row")
    for pattern, rule in (
        (_BOUND, "joint:bound"),
        (_BESIDES, "joint:beside"),
        (_WITH, "joint:with"),
        (_CALLS, "joint:calls"),
        (_CORE, "joint:core"),
        (_DOES, "joint:does"),
        (_BY, "joint:by"),
    ):
        for found in sketch.found(pattern):
            others = sketch.single(*found.span("other"))
            yield from each(sketch, found, product(_row(sketch, found), others), rule)
    for found in sketch.found(_LEAGUE):
        league = sketch.refs(*found.span("league")) if found["league"] else []
        if all(_LEAGUES.search(ref.name) for ref in league) and not _BESIDE.search(sketch.before(found)):
            row = [ref for ref in _row(sketch, found) if ref not in league]
            yield from each(sketch, found, combinations(row, 2), "joint:league")


def _joint_work(sketch: Sketch) -> Iterator[Proposal]:
    """Those who carry out together what is called joint."""
    for found in sketch.found(_JOINT_WORK):
        works = sketch.refs(*found.span("work")) if found["work"] else []
        if all(ref.name.startswith("联合") for ref in works) and not _BESIDE.search(sketch.before(found)):
            yield from each(sketch, found, combinations(_row(sketch, found), 2), "joint:work")


def _two(sketch: Sketch) -> Iterator[Proposal]:
    """The two that make or settle a thing together."""
    for found in sketch.found(_TWO):
        if not _BESIDE.search(sketch.before(found)):
            yield from each(sketch, found, combinations(_row(sketch, found), 2), "joint:two")


def _row(sketch: Sketch, found: re.Match[str]) -> list[Ref]:
    """Those who act: none who are only visited, and of A与B、C与D合作 only C."""
    if _GUEST.search(sketch.before(found)):
        return []
    row = sketch.single(*found.span("row"))
    beside = "other" in found.re.groupindex and _BESIDE.search(sketch.before(found))
    return row[-1:] if beside else row


def each(sketch: Sketch, found: re.Match[str], pairs: Iterator[tuple[Ref, Ref]], rule: str) -> Iterator[Proposal]:
    """The proposals for the pairs; none where the clause speaks of signing, or where too many are named."""
    start = sketch.offset(found.start())
    end = sketch.scene.clause_end(sketch.offset(found.end()) - 1)
    if _SIGNED.search(sketch.scene.state.text, start, end):
        return
    every = list(pairs)
    for a, b in every if len(every) <= _MOST * (_MOST - 1) // 2 else []:
        if a.name != b.name:
            yield Proposal(a.name, "partnersWith", b.name, start, sketch.scene.clause_start(start), end, rule, 0.9)
