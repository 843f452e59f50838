"""Who signs with whom: A与B签约, A、B三方签订, heads who sign for their bodies, ceremonies named after the parties."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations, product
from typing import Final

from pipelines.components.completion import with_matter
from pipelines.components.proposal import Proposal
from pipelines.components.sides import are_sides
from pipelines.components.sketch import ADVERBS, ETC, ROW, Sketch, shape
from pipelines.components.state import Ref

_PACT: Final = "(?:协议|合同|备忘录|订单|意向书|公约|责任书)"
_SIGN: Final = (
    "(?:[会互续]?签(?:约(?!仪式|活动|大会|会|企业|项目)|订|署|下|了|定|有|单(?!据|子))|会签(?={I})|签的是"
    f"|签(?=[^，。；约订署下了定字名]{{0,14}}{_PACT})|(?:达成|缔结|订立)(?=[^，。；]{{0,14}}{_PACT})"
    f"|续?签(?={{I}})|签过|签好|订[了下立](?=[^，。；]{{0,14}}{_PACT})|(?:敲定|立下|立了)(?=[^，。；]{{0,14}}{_PACT}))"
)
_SIDE: Final = (
    "(?:于|则|却|就|刚|才|今春|去年|前年|同年|上个月|\\d{4}年|\\d{1,2}日|[上中下]旬|[年月][初中底]|[春夏秋冬]季?|上午|下午|当天|随后|此前|后来|"
    "目前|正在|正|准备|直接|头一回|干脆|打算){0,4}"
)
"""What says when or how they sign, beside what any clause has."""
_ON: Final = "(?:就|围绕)[^，。；{!OLP}]{1,24}|在[^，。；{!OLP}的]{1,16}(?:领域|方面)[^，。；{!OLP}的]{0,8}"
_AT: Final = "(?:在[^，。；{!O}]{1,14}?)?"
SIGNED: Final = (
    f"{ETC}(?:[两三四五六七八九十\\d]+[家方镇县村校])?{_SIDE}{ADVERBS}{_AT}"
    f"(?:成功|共同|集中|逐一|互|各|{_ON}){{0,2}}{_SIGN}"
)
"""What says of the parties in front of it that they sign."""
_THEIR: Final = "(?:[^，。；{!OPFI}与同和跟]{1,14}[的里])?"
"""What says where a party is at home: 与邻县的乙公司, 同镇里的乙村."""
_WITH: Final = shape(
    f"(?P<row>{ROW}){ETC}{_SIDE}{ADVERBS}(?:牵头)?(?:(?:与|同|和|跟){_THEIR}|-+|—+)(?P<other>{ROW})"
    f"(?:{SIGNED}|(?:在[^，。；]{{1,16}}?)?(?:就[^，。；]{{1,24}}?)?(?:举行|举办|开展|进行|召开)了?[^，。；{{!OLP}}]{{0,12}}签约)"
)
_HEADS_OF: Final = "(?:党政|主要){0,2}(?:负责人|领导|代表)?"
_EACH: Final = shape(
    f"(?P<row>{ROW}){ETC}(?:{_HEADS_OF}{ADVERBS}(?:三方|四方|共同|联合|互相|多方){_SIDE}{ADVERBS}(?:{_ON})?"
    f"|[三四五六七八九][县镇村市区旗州地校方家]{_HEADS_OF}{_SIDE}{ADVERBS}{_AT}(?:共同|联合){{0,2}}){_SIGN}"
)
_ROW: Final = shape(
    f"(?P<row>{{OL}}(?:、{{OL}}){{1,5}}(?:(?:和|及){{OL}})?){ETC}{ADVERBS}{_AT}(?:共同|现场)?"
    f"(?:[会续]?签(?:署|订|下|了)|[会续]签)[^，。；]{{0,10}}(?:{{I}}|{_PACT})"
)
"""甲、乙、丙签署协议, where no 与 parts them."""
_HEAD: Final = "[^，。；、{!OLPFI}]{0,12}{P}"
_HEADS: Final = shape(
    f"(?P<row>{{O}}){_HEAD}(?:、|和|与|同){{L}}?(?P<other>{{O}}){_HEAD}(?:分别|共同|现场|正式|代表[^，。；{{!OLP}}]{{0,8}}|在[^，。；]{{1,12}}?){{0,3}}{_SIGN}"
)
_FOR: Final = shape(
    "代表(?P<row>{OL})[^，。；{!OLP}]{0,6}(?:(?:和|与|及|、)|[，、][^，。；、]{0,20}{P}代表)"
    f"(?P<other>{{OL}})[^，。；{{!OLP}}]{{0,6}}，?{ADVERBS}(?:成功|共同|进行[^，。；{{!OLP}}]{{0,10}})?(?:{_SIGN}|签约)"
)
"""Those who sign do so for their bodies: 甲代表A，乙代表B签约."""
_THEN: Final = shape(
    f"(?P<row>{{OL}}){ETC}{ADVERBS}(?:[与同和跟]|找到|找上|联系上|对接上|相中|引来|引进)(?P<other>{{OL}})[^，。；{{!OLP}}]{{0,16}}，"
    f"(?:并|又|还|随后|随即|当场|现场|正式|双方|最终|最后|于?去年|今年|\\d{{1,4}}[年月日]|在[^，。；]{{1,10}}?){{0,4}}{_SIGN}"
)
"""甲与乙结成对子，在县城签下协议; 甲找到乙，双方2022年签下协议."""
_PACT_OF: Final = shape(f"(?P<row>{{OL}})[与同和跟](?P<other>{{O}})的[^，。；{{!OLPF}}]{{0,14}}{_PACT}")
"""甲与乙的供货协议."""
_WITH_HEAD: Final = shape(
    f"代表(?P<row>{{OL}})(?:与|和|同)(?P<other>{{OL}}){_HEAD}(?:分别|共同|现场|正式|在[^，。；]{{1,12}}?){{0,3}}{_SIGN}"
)
"""甲代表A与B院长乙签署协议."""
_BOTH: Final = shape(f"(?P<row>{{OL}}){_HEADS_OF}{ADVERBS}(?:在[^，。；]{{1,14}}?)?(?:成功|共同)?{_SIGN}")
_CEREMONY: Final = shape(
    "(?P<row>{OL})(?:与|和|同|-+|—+)(?P<other>{OL})(?:(?:在[^，。；]{1,16}?)?(?:就[^，。；]{1,24}?)?(?:举行|举办|召开)了?)?"
    "(?P<event>[^，。；{!OLPFI}]{0,40}?(?:签约(?:仪式|活动)|{I}))"
)
_COUNTS: Final = {"三": 3, "四": 4, "五": 5}
_COUNTED: Final = re.compile("([三四五])方")
_OFFICE: Final = re.compile("(?:局|办|委|办公室|中心|队)$")
_NEAR: Final = 24
"""Characters behind the verb within which 三方 may count the parties."""
_SIGNING: Final = re.compile("签约(?:仪式|活动|大会|会)?$")
_BESIDE: Final = re.compile("(?:与|同|和|跟|-|—)$")
_AMONG: Final = re.compile("(?:与|同|和|跟|、|联合|会同)[^，。；]{0,6}$")
_THEIRS: Final = re.compile("分别")


def signings(sketch: Sketch) -> Iterator[Proposal]:
    """``signsAgreementWith`` for the parties of an agreement that is signed."""
    yield from _with(sketch)
    yield from _all(sketch)
    for pattern, rule in (
        (_HEADS, "sign:heads"),
        (_FOR, "sign:for"),
        (_WITH_HEAD, "sign:for"),
        (_THEN, "sign:then"),
        (_PACT_OF, "sign:of"),
        (_CEREMONY, "sign:event"),
    ):
        for found in sketch.found(pattern):
            ends = (sketch.single(*found.span(name)) for name in ("row", "other"))
            if all(_SIGNING.search(ref.name) for ref in _event(sketch, found)):
                yield from signed(sketch, found, product(*ends), rule, 0.9)
    for found in sketch.found(_BOTH):
        yield from signed(sketch, found, combinations(_meant(sketch, found), 2), "sign:both", 0.9)


def _with(sketch: Sketch) -> Iterator[Proposal]:
    """Those before 与 with those behind it."""
    for found in sketch.found(_WITH):
        row, others = (_parties(sketch.single(*found.span(side))) for side in ("row", "other"))
        if _BESIDE.search(sketch.before(found)):
            row = row[-1:]
        if len(row) > 1 < len(others) and (_THEIRS.search(found[0]) or len(row) == len(others) > 2):
            if len(row) == len(others):
                yield from signed(sketch, found, zip(row, others, strict=True), "sign:one", 0.9)
        else:
            yield from signed(sketch, found, product(row, others), "sign:with", 0.9)
            count = _COUNTED.search(sketch.text, found.start("other"), min(len(sketch.text), found.end() + _NEAR))
            if count and _COUNTS[count[1]] == len(row) + len(others):
                yield from signed(sketch, found, combinations([*row, *others], 2), "sign:three", 0.9)


def _all(sketch: Sketch) -> Iterator[Proposal]:
    """Each with each, of as many as the text says."""
    for pattern, aside, rule in ((_EACH, _BESIDE, "sign:each"), (_ROW, _AMONG, "sign:row")):
        for found in sketch.found(pattern):
            row = found.span("row")
            refs = _parties(sketch.refs(*row) if pattern is _EACH else sketch.single(*row))
            count = _COUNTED.search(found[0])
            if not aside.search(sketch.before(found)) and (count is None or _COUNTS[count[1]] == len(refs)):
                yield from signed(sketch, found, combinations(refs, 2), rule, 0.9)


def _parties(row: list[Ref]) -> list[Ref]:
    """Those of the row that sign: of 甲县、乙县文旅局 no county, since the office of each does."""
    office = bool(row) and row[-1].type == "Organization" and _OFFICE.search(row[-1].name)
    return [ref for ref in row if ref.type != "Place"] if office else row


def _event(sketch: Sketch, found: re.Match[str]) -> list[Ref]:
    """The event at which they sign, where the wording has one."""
    return sketch.refs(*found.span("event")) if "event" in found.re.groupindex else []


def _meant(sketch: Sketch, found: re.Match[str]) -> list[Ref]:
    """Whom 三方 means where all are named in the sentence, or 两地 and 双方 where it is two places or two that the text
    joins by 与."""
    refs = sketch.refs(*found.span("row"))
    here = sketch.offset(found.start("row"))
    named = {ref.name for ref in sketch.scene.refs if ref.start != here or not ref.coref}
    known = all(ref.name in named for ref in refs) if len(refs) > 2 else all(ref.type == "Place" for ref in refs)
    if len(refs) == 2 and not known:
        known = are_sides(sketch.scene.state.text, refs[0].name, refs[1].name)
    return refs if known and not _BESIDE.search(sketch.before(found)) else []


def signed(
    sketch: Sketch, found: re.Match[str], pairs: Iterator[tuple[Ref, ...]], rule: str, confidence: float
) -> Iterator[Proposal]:
    """The proposals for the pairs, with the agreement and its matter."""
    start, last = sketch.offset(found.start()), sketch.offset(found.end() - 1)
    begin, end = sketch.scene.clause_start(last), sketch.scene.clause_end(last)
    for a, b in pairs:
        if a.name != b.name:
            made = Proposal(a.name, "signsAgreementWith", b.name, last, begin, end, rule, confidence)
            yield replace(with_matter(sketch.scene, made), offset=start)
