"""Places far apart that are paired: which of the two helps, and what it or its visitors give (A与B结对，B投入N元)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from pipelines.components.proposal import Proposal
from pipelines.components.rules_help import help_given
from pipelines.components.rules_money import SUM, each
from pipelines.components.sketch import ADVERBS, Sketch, shape
from pipelines.components.state import Ref

_EAST: Final = re.compile("北京|天津|上海|江苏|浙江|福建|山东|广东|辽宁")
_WEST: Final = re.compile("内蒙古|广西|重庆|四川|贵州|云南|陕西|甘肃|青海|宁夏|新疆|西藏")
"""The provinces that help and those that are helped, as the state has paired them."""
_SPENDS: Final = f"(?:投入|捐赠|捐助|拨付|安排|援助|提供|捐资|捐款)[^，。；\\d{{!OLPFI}}]{{0,14}}?{SUM}"
_ENDS: Final = "(?=[，。；])(?![^。；]{0,30}{F})"
_PAIR: Final = "(?:结对(?:帮扶|协作|共建)?|对口(?:支援|帮扶|协作)|结[成为][^，。；{!OLPFI}]{0,8}(?:对子|关系|友好))"
_TIED: Final = shape(
    "(?P<giver>{OL})(?:与|同|和|跟)(?P<taker>{OL})(?:正式|签约|签订)?"
    "(?:结对(?=[，。；后])|结[成为]了?[^，。；{!OLPFI}]{0,8}(?:帮扶|协作)[^，。；{!OLPFI}]{0,2}(?:对子|关系))"
)
_PAIRED: Final = shape(
    f"(?P<one>{{OL}})(?:与|同|和|跟)(?P<other>{{OL}}){ADVERBS}{_PAIR}[^，。；{{!OLPFI}}]{{0,6}}，"
    f"(?P<giver>{{OL}}){ADVERBS}{_SPENDS}{_ENDS}"
)
_HELPS: Final = shape(
    f"(?P<giver>{{OL}})(?:定点|对口|结对|挂钩)(?:帮扶|支援|协作)(?P<thing>{{L}})[^，。；{{!OLPFI}}]{{0,6}}，{ADVERBS}{_SPENDS}{_ENDS}"
)
_VISITS: Final = shape(
    "(?P<giver>{OL})[^，。；{!OLPFI}]{2,14}{P}(?:一行|率队|带队|率团|带团|率[^，。；{!OLPFI}]{2,10}|带领[^，。；{!OLPFI}]{2,10})?"
    "(?:到|赴|来到|前往|深入|走进)(?P<thing>{OL})[^，。；{!OLPF}]{0,16}，(?:并|还|现场|同时|代表[^，。；]{2,8}){0,2}"
    f"(?:向(?P<to>{{OL}}))?{_SPENDS}{_ENDS}"
)
_NO_GIFT: Final = re.compile("价值|授信|贷款|签约|投资")


def eastern_first(sketch: Sketch, one: list[Ref], other: list[Ref]) -> tuple[list[Ref], list[Ref]]:
    """Those who help and those who are helped of two sides that are paired: the first helps, unless the provinces that
    are printed before both say that it is the other."""
    turned = _lies(sketch, one, _WEST) and _lies(sketch, other, _EAST)
    return (other, one) if turned else (one, other)


def paired(sketch: Sketch) -> Iterator[Proposal]:
    """``supports`` and ``funds`` between places and bodies that are paired; the rules are ``aid:tied``,
    ``fund:paired`` and ``fund:visit``."""
    for found in sketch.found(_TIED):
        one, other = sketch.single(*found.span("giver")), sketch.single(*found.span("taker"))
        givers, takers = eastern_first(sketch, one, other)
        if "结对" not in found[0] or (_lies(sketch, givers, _EAST) and _lies(sketch, takers, _WEST)):
            yield from help_given(sketch, found, givers, takers, "aid:tied")
    for found in sketch.found(_PAIRED):
        payer = sketch.single(*found.span("giver"))
        sides = [*sketch.single(*found.span("one")), *sketch.single(*found.span("other"))]
        takers = [ref for ref in sides if all(ref.name != giver.name for giver in payer)]
        yield from each(sketch, found, payer, takers if len(takers) == 1 else [], "fund:paired", 0.9)
    for pattern, rule in ((_HELPS, "fund:paired"), (_VISITS, "fund:visit")):
        for found in sketch.found(pattern):
            group = "to" if found.groupdict().get("to") else "thing"
            givers, takers = sketch.single(*found.span("giver")), sketch.single(*found.span(group))
            if not _NO_GIFT.search(found[0]):
                yield from each(sketch, found, givers, takers, rule, 0.9)


def _lies(sketch: Sketch, refs: Sequence[Ref], provinces: re.Pattern[str]) -> bool:
    """Whether the sentence prints one of the provinces before the first of them, or its name begins with it."""
    scene = sketch.scene
    places = [scene.state.text[scene.outer_start(ref) : ref.end] for ref in refs[:1]]
    return any(provinces.match(place) for place in places)
