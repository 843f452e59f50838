"""Who is in charge of an initiative: I由A牵头; I…，A施工; I业主为A; I是A推出的; A与B合办I; …，联合B推出I."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import product
from typing import Final

from pipelines.components.proposal import Proposal
from pipelines.components.rules_running import OF_PLATFORMS
from pipelines.components.sketch import ADVERBS, ETC, FREE, Sketch, shape
from pipelines.components.state import Ref

_ACTORS: Final = "{OLP}(?:(?:、|和|与|及|以及|暨|会同|联合|携手|联手){OLP}){0,12}"
_ROW: Final = f"(?P<actor>{_ACTORS}){ETC}{ADVERBS}"
_OTHERS: Final = "{OL}(?:(?:、|和|与|及|以及){OL}){0,8}"
_MANNER: Final = (
    "(?:共同|联合|携手|联手|一起|合作|牵头|组织|全面|负责|具体|统一|统筹|总|主要|独立|中标|今年|去年|前年|"
    r"\d{1,4}[年月日]|投资|出资|担负|率先|首创|创新|探索|提出并|发起并|于){0,6}"
)
_RUNS: Final = (
    "牵头(?!单位)|主抓|总抓|统筹|统管|主管|落实|推进|实施|组织|组织实施|发起|主办|承办|举办|合办|联办|开办|主侦|主持|施工|承建|代建|总承包|承接|"
    "推出|推行|出台|印发|制定|起草|编制|编写|发布|开发|研发|建设|搭建|负责|启动|部署|发出|规划|倡议|操办|开设|创办|创设|创立|办|搞|创建|打造|"
    "首创|试点|试行|探索|摸索"
)
_DOES: Final = "牵头|主抓|统筹|施工|承建|总承包|实施|推进|合办|联办|承办|主办|主管|统管|落实"
_TOGETHER: Final = (
    "合办|联办|共办|办起|办了|办|开设|开办|开了|敲定|商定推出|商定|推出|推行|发起|制定|编制|编写|出版|发布|公布|印发|举办|举行|召开|开展|打造|联建|设立|推广|启动|"
    "实施|组织|开行|建立|搞"
)
_JOINTLY: Final = "(?:三方|双方|共同|合作|联合|联手|一起|一道|牵头|，){0,3}"
_END: Final = "(?=[，。；、）]|实施|并|$)"
_THINGS: Final = f"(?P<mid>{FREE}{{0,14}}?)(?P<thing>{{I}}(?:[、和与及]{{I}}){{0,6}})"
_BY: Final = shape(
    f"(?P<thing>{{I}})(?P<gap>{FREE}{{0,16}}|[^。；{{!OLPFI}}]{{0,60}}，(?:现|拟|目前|具体|日常|已|均)?)"
    f"由{_ROW}{_MANNER}(?P<verb>{_RUNS}){_END}"
)
_IS: Final = shape(
    f"(?P<thing>{{I}})，?(?:正?是|系|为)(?:由)?{_ROW}(?P<gap>{FREE}{{0,24}}?)(?P<verb>{_RUNS})(?:起来|开来|出来)?的"
)
_WITH: Final = shape(
    f"(?P<actor>{{OLP}}(?:(?:、|和|与|及){{OL}}){{0,6}}{ETC}{ADVERBS}(?:与|同|和|会同|联合|携手|联手|跟){_OTHERS}){ETC}"
    f"{ADVERBS}{_JOINTLY}(?P<verb>{_TOGETHER})(?:了|起|出)?{_THINGS}"
)
_JOINED: Final = shape(
    r"(?:^|[，；：])(?:并|还|又|也|去年|今年|随后|先后|先|\d{1,4}年|\d{1,2}月|同时){0,3}"
    f"(?:与|同|会同|联合|携手|联手)(?P<actor>{{O}}(?:(?:、|和|与|及|以及){{O}}){{0,8}}){ETC}{ADVERBS}{_JOINTLY}(?P<verb>{_TOGETHER})(?:了|起|出)?{_THINGS}"
)
_OF: Final = shape("(?P<actor>{O})的(?P<thing>{I})")
_LATER: Final = shape(f"(?<=，)由{_ROW}{_MANNER}(?P<verb>{_RUNS}){_END}")
_BESIDE: Final = shape(
    f"(?<=[，、；]){_ROW}(?:具体|负责|中标|联合|统一|共同|组织|牵头){{0,2}}(?P<verb>{_DOES})(?=[，。；、]|$)"
)
_POST: Final = (
    "(?:实施主体|实施单位|项目法人|业主单位|业主|建设单位|施工单位|施工方|承建单位|承建方|承办单位|承办方|主办单位|主办方|牵头单位|"
    "总牵头|发起方|发起单位|发起人|责任主体|组织方)"
)
_AS: Final = shape(f"{_ROW}(?:担?任|作?为|是)(?:该?项目|该?工程|活动|{{I}})?的?{_POST}")
_POST_IS: Final = shape(f"(?:项目|工程|活动)?的?{_POST}(?:均|都)?(?:是|为|：)由?{_ROW}")
_NAMED: Final = (
    (_BY, "charge:by"),
    (_IS, "charge:is"),
    (_WITH, "charge:with"),
    (_JOINED, "charge:joined"),
    (_OF, "charge:of"),
)
"""Patterns that hold what is run as well."""
_BEFORE: Final = ((_LATER, "charge:later"), (_BESIDE, "charge:beside"), (_AS, "charge:as"), (_POST_IS, "charge:as"))
"""Patterns behind what is run."""
_OTHER_WORK: Final = re.compile("分别|之一|组成部分|子项目|(?:组建|成立|设立|组成|了|的)$")
_QUALIFIES: Final = re.compile("的$|不")
_ORDERED: Final = re.compile("牵头|要求")
_A_PART: Final = re.compile("组成部分|子项目|之一|属于|分期")
"""What says that the sentence speaks of a part of the initiative that it names."""
_BACK: Final = 800
"""Characters before a commander in which the drill is looked for."""
_COMMISSIONED: Final = OF_PLATFORMS | {"承建", "代建"}

_COMMANDS: Final = shape(
    "(?P<actor>{P})(?:分别)?(?:任|担任|兼任|出任|为)(?:本次|此次)?(?:演练)?(?:总|现场|副)?(?:总?指挥长?|指挥官|总导演)"
)


def charge(sketch: Sketch) -> Iterator[Proposal]:
    """``leads`` of those who are said to be in charge; who develops a platform ``builds`` it."""
    for pattern, rule in _NAMED:
        for found in sketch.found(pattern):
            said = found.groupdict()
            if pattern is _JOINED and _ORDERED.search(sketch.before(found)):
                continue
            if not (_OTHER_WORK.search(said.get("gap") or "") or _QUALIFIES.search(said.get("mid") or "")):
                yield from _led(sketch, found, sketch.single(*found.span("thing")), rule)
    for found in sketch.found(_COMMANDS):
        yield from _led(sketch, found, _commanded(sketch, sketch.offset(found.start())), "charge:commands")
    for pattern, rule in _BEFORE:
        for found in sketch.found(pattern):
            yield from _led(sketch, found, _spoken_of(sketch, found.start()), rule)


def _spoken_of(sketch: Sketch, index: int) -> Sequence[Ref]:
    """The initiative that was named last before, unless a facility was, or only a part of it is meant."""
    start = sketch.text.rfind("；", 0, index) + 1
    named = [ref for ref in sketch.refs(start, index) if ref.type in {"Initiative", "Facility"}]
    whole = named and named[-1].type == "Initiative" and not _A_PART.search(sketch.text, start, index)
    return named[-1:] if whole else ()


def _commanded(sketch: Sketch, offset: int) -> Sequence[Ref]:
    """The event or campaign that was named last, in the sentence or not long before."""
    near = (r for r in sketch.scene.state.refs if offset - _BACK < r.start < offset)
    refs = [ref for ref in near if ref.subtype in {"Event", "Programme"}]
    return [max(refs, key=lambda ref: ref.start)] if refs else ()


def _led(sketch: Sketch, found: re.Match[str], things: Sequence[Ref], rule: str) -> Iterator[Proposal]:
    start, begin, end = sketch.clauses(found)
    makes = found.groupdict().get("verb") in _COMMISSIONED
    for actor, thing in product(sketch.single(*found.span("actor")), things):
        if thing.subtype != "Agreement" and actor.name != thing.name:
            predicate = "builds" if makes and thing.subtype == "Platform" else "leads"
            yield Proposal(actor.name, predicate, thing.name, start, begin, end, rule, 0.9)
