"""Who pays for and builds what, behind 由: someone who is described (由返乡能人P投资N元建成); who pays for a school."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import product
from typing import Final

from pipelines.components.proposal import Proposal
from pipelines.components.rules_money import SUM
from pipelines.components.sketch import ADVERBS, ETC, FREE, Sketch, shape

_THINGS: Final = "(?P<thing>{F}(?:(?:、|和|与|及){F}){0,8})"
_HOUSE: Final = "(?P<thing>{O}(?:(?:、|和|与|及){O}){0,4})"
_GAP: Final = "(?:[^，。；由{!OLPFI}]{0,10}，?(?:[^，。；由{!OLPFI}]{1,16}，)?)?(?:是|均|都|全部|主要)?"
"""Between the thing and 由 nobody is named."""
_WHO: Final = "(?:(?:{L}|[本该我同全][村镇乡县社]|[村镇乡县社][里上]?|当地|本地)的?)?[^，。；由说{!OLPFI}]{0,14}?"
_PERSONS: Final = f"{_WHO}(?P<actor>{{P}}(?:(?:、|和|与|及){_WHO}{{P}}){{0,5}})"
_BODIES: Final = "(?P<actor>{OLP}(?:(?:、|和|与|及|联合){OLP}){0,6})"
_PAYS: Final = (
    f"(?:{ADVERBS}(?:个人|自己|共同|联合|合伙|合资|独资|自筹|发起)*"
    "(?P<pays>投资|出资|捐资|筹资|自筹资金|集资|捐款|垫资|斥资|投入|捐)"
    f"(?:资金)?[^，。；\\d{{!OLPFI}}]{{0,6}}(?:{SUM})?)?"
)
_MADE: Final = (
    "(?P<made>建设|建成|兴建|新建|修建|建造|修|建|援建|捐建|重建|翻建|翻修|改造|改建|扩建|兴办|创办|创建|开办|开发|"
    "打造|搭建|装修|修缮)"
    "(?:而成|起来|完成)?(?=[，。；、]|的[，。；]|并|$)"
)
_BY: Final = shape(
    f"(?:{_THINGS}|{_HOUSE.replace('thing', 'house')}){ETC}{_GAP}由{_PERSONS}{ETC}{_PAYS}"
    f"(?:负责|牵头|一手|带头|组织|合资|合伙)*{_MADE}"
)
_HOUSED: Final = shape(f"{_HOUSE}{ETC}{_GAP}由{_BODIES}{ETC}{_PAYS}(?:负责)*{_MADE}")
_PAID: Final = shape(f"(?P<thing>{{FO}}){ETC}{_GAP}由{_PERSONS}{ETC}{_PAYS}(?=[，。；]|$)")
_SHARED: Final = shape(
    "由(?P<actor>{OLP}(?:(?:、|和|与){OLP}){0,4})(?P<pays>投资|出资|捐资)(?P<amount>[\\d.]+[万亿]*元)?[，、](?:并?由)?"
    f"{{O}}(?:负责|中标)?(?:承建|施工|建设|代建)的{FREE}{{0,8}}(?P<thing>{{FI}})"
)
_PUBLIC: Final = re.compile("(?:学|学校|院|园|校区|院区|馆|所|卫生室|中心|站)”?$")
_WORKS: Final = re.compile("(?:工程|项目)”?$")


def backers(sketch: Sketch) -> Iterator[Proposal]:
    """``builds`` and ``funds``, with the sum, of those behind 由."""
    for pattern, rule in ((_BY, "by:person"), (_PAID, "by:person"), (_HOUSED, "by:house"), (_SHARED, "by:shared")):
        for found in sketch.found(pattern):
            yield from _backed(sketch, found, rule)


def _backed(sketch: Sketch, found: re.Match[str], rule: str) -> Iterator[Proposal]:
    said = found.groupdict()
    start, begin, end = sketch.clauses(found)
    actors = [ref for ref in sketch.refs(*found.span("actor")) if rule != "by:person" or ref.type == "Person"]
    group = "house" if said.get("house") else "thing"
    for actor, thing in product(actors, sketch.things(*found.span(group))):
        if actor.name == thing.name or (thing.type == "Organization" and not _PUBLIC.search(thing.name)):
            continue
        if said["pays"]:
            amount = said["amount"] or ""
            yield Proposal(actor.name, "funds", thing.name, start, begin, end, f"fund:{rule}", 0.9, amount=amount)
        if said.get("made") and thing.type == "Facility" and not _WORKS.search(thing.name):
            yield Proposal(actor.name, "builds", thing.name, start, begin, end, f"build:{rule}", 0.9)
