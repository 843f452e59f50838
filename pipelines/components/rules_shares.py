"""Who bears a part of what was named before costs: 其中A补助N元、B自筹N元, 其余由A财政承担, A建设B，投资N元."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from pipelines.components.proposal import Proposal
from pipelines.components.rules_money import SUM, each, givers
from pipelines.components.sketch import ADVERBS, ETC, FREE, Sketch, shape
from pipelines.components.state import Ref

_LEAD: Final = "(?:^|(?<=[，：、；。和与及由])|(?<=其中)|(?<=另有))"
_ROW: Final = "(?P<giver>{OLP}(?:(?:、|和|与|及){OLP}){0,4})"
_PURSE: Final = "(?:[两三]级|本级)?(?:财政)?"
_GIVES: Final = (
    "(?:配套|补助|奖补|捐资|捐赠|捐助|捐款|认捐|捐|资助|赞助|支持|投入|拨付|拨款|拨|给予|投资|出资|安排|援助|援建|自筹|补贴|承担|列支|"
    "筹措|筹集|筹资|拿出|注入|注资|垫付|垫资|募集|放贷|贷款|发放贷款|投|出|给|补|掏)"
)
_NEXT: Final = "(?!，[^，。；]{0,4}(?:新?建(?!成)|用于|在|购|为|给|把|将|对))"
_SHARE: Final = shape(
    f"{_LEAD}{_ROW}{ETC}{_PURSE}{ADVERBS}(?:各|先行|再|另|另外|只|就|则){{0,2}}{_GIVES}(?:了|资金)?"
    f"[^，。；\\d{{!OLPFI}}]{{0,10}}?{SUM}{FREE}{{0,12}}(?=[，。；、]|和{{OL}}){_NEXT}"
)
_FUND: Final = shape(
    f"{_LEAD}(?P<giver>{{L}})(?:省级|县级|市级|财政|东西部|对口|山海|闽宁|苏陕|鲁甘|粤桂|援[建藏疆青助]|帮扶|协作|支援|结对|专项|定点){{1,4}}"
    f"(?:补助|配套|建设)?(?:资金|经费|款)(?:投了|出了|补了|投入|出|补助|安排)?{SUM}{FREE}{{0,8}}(?=[，。；、]|和{{OL}}){_NEXT}"
)
_REST: Final = shape(
    "(?:其余|余下|剩余|剩下|缺口|不足|余款|费用|保费|资金|经费|费|款|元)[^，。；{!OLPFI}]{0,8}由"
    + _ROW
    + _PURSE
    + "(?:予以|全额|统一|自行|共同|各|先行|来|按[^，。；]{2,12}?){0,2}(?:自筹|筹措|解决|承担|兜底|分担|"
    "补足|补上|补齐|配套|垫付|负担|保障|补贴|筹集|安排|列支|统筹|支付|资助|捐助|平摊|分摊|出一半|出资?(?=[，。；]))"
)
_BUDGET: Final = shape(
    "(?:^|(?<=[，：、；。由]))(?:每年|同时|另外|其中){0,2}(?P<giver>{L})财政[^，。；{!OPFI}]{0,18}?"
    "(?:补贴|补助|奖补|安排|拿出|拨付|列支|投入|配套|兜底|贴息|承担|分担|解决|负担|出资|补)"
)
_WHILE: Final = shape(
    "(?P<giver>{OL})(?:在{L}[^，。；{!OLPFI}]{0,8}|[^，。；的{!OPFI}]){0,16}?(?:建设|建成|建起|新建|打造|实施|启动|推进|推行)"
    f"(?:了|起)?{FREE}{{0,10}}?(?P<thing>{{FI}})，(?:{FREE}{{1,12}}，)?{FREE}{{0,6}}?(?:投资|投入|统筹|花费|耗资|斥资)"
    f"[^，。；\\d{{!OLPFI}}]{{0,6}}{SUM}"
)
_SHAPES: Final = ((_SHARE, "fund:shares"), (_FUND, "fund:part"), (_REST, "fund:rest"), (_BUDGET, "fund:budget"))
_LAST: Final = shape("(?P<way>[^，。；]{0,12})(?P<thing>{FI})[^。{!FI}]{0,120}$")
_BY_THE_WAY: Final = re.compile("(?:设[^，。；]{0,10}|(?:[是系在含]|包括|包含|租用|利用|推出|引进)[^，。；]{0,6})$")
"""What is only named to say which other thing is paid for."""
_MADE: Final = re.compile(f"(?:建设|建成|建起|新建|兴建|修建|改建|合建|共建|打造|建)(?:了|起|成)?{FREE}{{0,6}}$")
_NEXT_THING: Final = shape("^[^。；]{0,40}?{FI}")
_COST: Final = re.compile("(?:投资|预算|经费|资金|造价|概算|花费|费用|成本|投入)[^，。；]{0,6}元|其中")
_DIVIDED: Final = re.compile("分担|其余|余下|余款|剩余|引进|招引|[由靠][^，。；]{1,16}(?:筹措|出资|承担|解决|投资)")
"""What says that others pay than who builds."""
_IN: Final = re.compile("(?:在|到|与|和|同|对|向|为|从|由|的|经|驻|引进|引入)$")
_OTHER: Final = frozenset({"Agreement", "Policy", "Event"})
_WORTH: Final = re.compile("价值|的物资|收购贷款")
_THINGS: Final = frozenset({"Facility", "Initiative"})
_REACH: Final = 160


def shares(sketch: Sketch) -> Iterator[Proposal]:
    """``funds`` of those who bear a part of what the thing named before costs, and of who spends a sum on it."""
    for pattern, rule in _SHAPES:
        matches = list(sketch.found(pattern))
        for found in matches:
            if not (_WORTH.search(found[0]) or (rule != "fund:shares" and _has_thing_behind(sketch, found))):
                things = _thing(sketch, found) or _earlier(sketch, found, len(matches))
                yield from each(sketch, found, givers(sketch, found), things, rule, 0.9)
    for found in sketch.found(_WHILE):
        if not (_IN.search(sketch.before(found)) or _DIVIDED.search(found[0] + _behind(sketch, found))):
            yield from each(
                sketch, found, givers(sketch, found), sketch.single(*found.span("thing")), "fund:while", 0.9
            )


def _behind(sketch: Sketch, found: re.Match[str]) -> str:
    return sketch.text[found.end() : found.end() + 60]


def _has_thing_behind(sketch: Sketch, found: re.Match[str]) -> bool:
    return bool(_NEXT_THING.match(_behind(sketch, found)))


def _thing(sketch: Sketch, found: re.Match[str]) -> Sequence[Ref]:
    """The thing named last in front of the match, less what is only named to say of which other it is a part."""
    end = found.start()
    for _ in range(2):
        start = max(0, end - _REACH)
        last = _LAST.search(sketch.text[start:end])
        if last is None:
            return ()
        if _MADE.search(last["way"]) or not _BY_THE_WAY.search(last["way"]):
            return sketch.single(start + last.start("thing"), start + last.end("thing"))
        end = start + last.start("thing")
    return ()


def _earlier(sketch: Sketch, found: re.Match[str], givers_told: int) -> Sequence[Ref]:
    """The one thing that the sentence before speaks of, where this one names none and divides up its cost."""
    scene = sketch.scene
    if any(ref.type in _THINGS for ref in scene.refs) or not (givers_told > 1 or _COST.search(sketch.before(found))):
        return ()
    last = scene.state.sentence_at(max(0, scene.span.start - 2))
    if "\n" in scene.state.text[last.end : scene.span.start]:
        return ()
    refs = [
        r
        for r in scene.state.refs
        if r.type in _THINGS and r.subtype not in _OTHER and last.start <= r.start < last.end
    ]
    return refs[:1] if len({ref.name for ref in refs}) == 1 else ()
