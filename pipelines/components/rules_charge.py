"""Who is in charge of an initiative: I由A牵头; I…，A施工; I业主为A; I是A推出的; A与B合办I; A牵头，…实施I."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import product
from typing import Final

from pipelines.components.proposal import Proposal
from pipelines.components.rules_running import OF_PLATFORMS
from pipelines.components.sketch import ADVERBS, ETC, FREE, Sketch, shape
from pipelines.components.speakers import ADMINISTERED, Subject
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
    "首创|试点|试行|探索|摸索|运维|运行|运营|营运|管理|代管|管着?|总包|打理|承运|执飞|承担"
)
_DOES: Final = (
    "运维|运行|运营|营运|总包|承运|牵头|主抓|统筹|施工|承建|总承包|实施|推进|合办|联办|承办|主办|主管|统管|落实"
)
_TOGETHER: Final = (
    "合办|联办|共办|办起|办了|办|开设|开办|开了|敲定|商定推出|商定|推出|推行|发起|制定|编制|编写|出版|发布|公布|印发|举办|举行|召开|开展|打造|联建|设立|推广|启动|"
    "实施|组织|开行|建立|搞|会签|编印|拉开|订下|定下|定了|建起|建成|搭起"
)
_AFTER_ALL: Final = (
    "实施|启动|推行|推出|开展|制定|出台|印发|编制|举办|召开|开了|开起|办起|办了|建立|设立|组织|推广|试行|执行|开设|发起|"
    "编出|编写|建起|打造|探索|敲定|推进|开办"
)
"""What those who are at the head of others do with them."""
_GIVES: Final = "定制|开设|开办|举办|备了|备下|推出|办起|办了|开了|量身定制"
_JOINTLY: Final = "(?:三方|双方|共同|合作|联合|联手|一起|一道|牵头|，){0,3}"
_END: Final = "(?=[，。；、）]|实施|并|$)"
_THINGS: Final = f"(?P<mid>{FREE}{{0,14}}?)(?P<thing>{{I}}(?:[、和与及]{{I}}){{0,6}})"
_BY: Final = shape(
    f"(?P<thing>{{I}})(?P<gap>{FREE}{{0,16}}|[^。；{{!OLPFI}}]{{0,60}}，(?:现|拟|目前|眼下|如今|具体|日常|已|均)?)"
    f"(?:由|归|交由){_ROW}{_MANNER}(?P<verb>{_RUNS}){_END}"
)
_BY_ONE: Final = shape(
    f"(?P<thing>{{I}})(?P<gap>{FREE}{{0,10}}|[^。；{{!OLPFI}}]{{0,40}}，)由[^，。；、{{!P}}]{{0,16}}(?P<actor>{{P}})"
    "(?:牵头|负责|主持|主抓|打理|统筹|管理|操办)(?=[，。；])"
)
_IS: Final = shape(
    f"(?P<thing>{{I}})，?(?:正?是|系|为)(?:由)?{_ROW}(?P<gap>{FREE}{{0,24}}?)(?P<verb>{_RUNS})(?:起来|开来|出来)?的"
)
_WITH: Final = shape(
    f"(?P<actor>{{OLP}}(?:(?:、|和|与|及){{OL}}){{0,6}}{ETC}{ADVERBS}(?:与|同|和|会同|联合|携手|联手|跟){_OTHERS}){ETC}"
    f"{ADVERBS}(?:[在到赴][^，。；{{!I}}]{{1,16}}?)?{_JOINTLY}(?P<verb>{_TOGETHER})(?:了|起|出)?{_THINGS}"
)
_JOINED: Final = shape(
    r"(?:^|[，；：])(?:并|还|又|也|去年|今年|随后|先后|先|\d{1,4}年|\d{1,2}月|同时){0,3}"
    f"(?:与|同|会同|联合|携手|联手)(?P<actor>{{O}}(?:(?:、|和|与|及|以及){{O}}){{0,8}}){ETC}{ADVERBS}{_JOINTLY}(?P<verb>{_TOGETHER})(?:了|起|出)?{_THINGS}"
)
_OF: Final = shape("(?P<actor>{O})的(?P<thing>{I})")
_OWN: Final = shape("(?P<actor>{O})(?P<thing>{I})")
_PUTS: Final = shape(
    f"(?P<actor>{{OL}}){ADVERBS}(?:索性|也|便)?把[^，。；]{{1,24}}?(?:写[进入]|列[入为]|纳入|编[进入])了?{FREE}{{0,6}}?"
    "(?P<thing>{I})"
)
_FOR: Final = shape(
    f"(?P<actor>{{O}}){ADVERBS}[给向为][^，。；{{!I}}]{{1,18}}?(?P<verb>{_GIVES}){FREE}{{0,10}}?(?P<thing>{{I}})"
)
_HEADS: Final = shape(
    f"(?P<actor>{_ACTORS}){ETC}(?:总|双|负责|具体)?(?:牵头|统筹|发起|倡议)，(?P<gap>[^。；{{!I}}]{{0,60}}?)"
    f"(?P<verb>{_AFTER_ALL})(?:了|起|出)?(?P<mid>{FREE}{{0,12}}?)(?P<thing>{{I}})"
)
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
    (_BY_ONE, "charge:by"),
    (_IS, "charge:is"),
    (_WITH, "charge:with"),
    (_JOINED, "charge:joined"),
    (_OF, "charge:of"),
    (_OWN, "charge:own"),
    (_PUTS, "charge:puts"),
    (_FOR, "charge:for"),
    (_HEADS, "charge:heads"),
)
"""Patterns that hold what is run as well."""
_BEFORE: Final = ((_LATER, "charge:later"), (_BESIDE, "charge:beside"), (_AS, "charge:as"), (_POST_IS, "charge:as"))
"""Patterns behind what is run."""
_OTHER_WORK: Final = re.compile("分别|之一|一部分|组成部分|子项目|(?:组建|成立|设立|组成|了|的)$")
_QUALIFIES: Final = re.compile("的$|不")
_QUOTED: Final = ("“", "《")
_ORDERS: Final = re.compile("要求|[^，]的$")
_ORDERED: Final = re.compile("牵头|要求")
_A_PART: Final = re.compile("一部分|组成部分|子项目|之一|属于|分期")
"""What says that the sentence speaks of a part of the initiative that it names."""
_BACK: Final = 800
"""Characters before a commander in which the drill is looked for."""
_COMMISSIONED: Final = OF_PLATFORMS | {"承建", "代建"}

_COMMANDS: Final = (
    shape(
        "(?P<actor>{P})(?:分别)?(?:任|担任|兼任|出任|为)(?:本次|此次)?(?:演练)?(?:总|现场|副)?(?:总?指挥长?|指挥官|总导演)"
    ),
    shape("(?:^|(?<=，))(?:演练)?总(?:指挥|导演)、[^，。；{!P}]{2,20}(?P<actor>{P})"),
)
_RULED: Final = (
    shape("(?:出台|印发|制定|发布|颁布|编制|下发)了?的?(?P<thing>{I})"),
    shape("(?P<thing>{I})(?:[已刚]经?)?(?:出台|印发|制定|发布|颁布)"),
)
_JOINING: Final = frozenset({"Organization", "Place"})
_COMMANDED: Final = re.compile("演练|演习|行动|攻坚|整治|战|工程|赛|抢险")
"""What has commanders."""


def charge(sketch: Sketch, subjects: Mapping[int, Subject]) -> Iterator[Proposal]:
    """``leads`` of those who are said to be in charge; who develops a platform ``builds`` it."""
    for pattern, rule in _NAMED:
        for found in sketch.found(pattern):
            said = found.groupdict()
            if _is_another(sketch, found, pattern):
                continue
            if not (_OTHER_WORK.search(said.get("gap") or "") or _QUALIFIES.search(said.get("mid") or "")):
                actors = sketch.single(*found.span("actor"))
                actors += _with_them(sketch, found, subjects) if pattern is _JOINED else []
                yield from _led(sketch, found, actors, sketch.single(*found.span("thing")), rule)
    for pattern in _COMMANDS:
        for found in sketch.found(pattern):
            actors = sketch.single(*found.span("actor"))
            yield from _led(sketch, found, actors, _commanded(sketch, sketch.offset(found.start())), "charge:commands")
    for pattern, rule in _BEFORE:
        for found in sketch.found(pattern):
            actors = sketch.single(*found.span("actor"))
            yield from _led(sketch, found, actors, _spoken_of(sketch, found.start()), rule)
    yield from _ruled(sketch)


def _ruled(sketch: Sketch) -> Iterator[Proposal]:
    for pattern in _RULED:
        for found in sketch.found(pattern):
            things = sketch.single(*found.span("thing"))
            yield from _led(sketch, found, _ruler(sketch, found, things), things, "charge:rules")


def _with_them(sketch: Sketch, found: re.Match[str], subjects: Mapping[int, Subject]) -> list[Ref]:
    """The first of those of whom the clause speaks that says whom they join (甲局很忙，又同乙学院办起I)."""
    subject = subjects.get(sketch.scene.clause(sketch.offset(found.start("actor"))))
    known = subject is not None and subject.how in {"own", "sentence"} and subject.refs[0].type in _JOINING
    return list(subject.refs[:1]) if subject and known else []


def _ruler(sketch: Sketch, found: re.Match[str], things: Sequence[Ref]) -> list[Ref]:
    """The place with whose name a policy's begins, where the sentence names no one else before it."""
    if any(r.type in {"Organization", "Person"} for r in sketch.refs(0, found.start())) or len(things) != 1:
        return []
    name = things[0].name.strip("《“") if things[0].subtype == "Policy" else ""
    places = (r for r in sketch.scene.state.refs if r.type == "Place" and ADMINISTERED.search(r.name))
    own = max((r for r in places if name.startswith(r.name)), key=lambda r: len(r.name), default=None)
    return [own] if own else []


def _is_another(sketch: Sketch, found: re.Match[str], pattern: re.Pattern[str]) -> bool:
    """Whether those who are told to work together are, or what stands behind a body is no name of its own."""
    if pattern is _JOINED:
        return bool(_ORDERED.search(sketch.before(found)))
    if pattern is _HEADS:
        return bool(_ORDERS.search(sketch.before(found) + found["gap"]))
    if pattern is not _OWN:
        return False
    thing = next(iter(sketch.single(*found.span("thing"))), None)
    text = sketch.scene.state.text
    quoted = thing is not None and (text[thing.start] in _QUOTED or text[thing.start - 1] in _QUOTED)
    return thing is None or thing.subtype == "Platform" or not (quoted or thing.subtype == "Programme")


def _spoken_of(sketch: Sketch, index: int) -> Sequence[Ref]:
    """The initiative that was named last before, unless a facility was, or only a part of it is meant."""
    start = sketch.text.rfind("；", 0, index) + 1
    named = [ref for ref in sketch.refs(start, index) if ref.type in {"Initiative", "Facility"}]
    whole = named and named[-1].type == "Initiative" and not _A_PART.search(sketch.text, start, index)
    return named[-1:] if whole else ()


def _commanded(sketch: Sketch, offset: int) -> Sequence[Ref]:
    """The event or campaign that was named last, in the sentence or not long before."""
    near = (r for r in sketch.scene.state.refs if offset - _BACK < r.start < offset)
    refs = [ref for ref in near if ref.subtype in {"Event", "Programme"} and _COMMANDED.search(ref.name)]
    return [max(refs, key=lambda ref: ref.start)] if refs else ()


def _led(
    sketch: Sketch, found: re.Match[str], actors: Sequence[Ref], things: Sequence[Ref], rule: str
) -> Iterator[Proposal]:
    start, begin, end = sketch.clauses(found)
    makes = found.groupdict().get("verb") in _COMMISSIONED
    for actor, thing in product(actors, things):
        if thing.subtype != "Agreement" and actor.name != thing.name:
            predicate = "builds" if makes and thing.subtype == "Platform" else "leads"
            yield Proposal(actor.name, predicate, thing.name, start, begin, end, rule, 0.9)
