"""Who makes up, owns or founds what: 由甲、乙组成的团, 甲、乙组成联盟, 丙的民宿, 丙创办公司, 甲村成立合作社."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import product
from typing import Final

from pipelines.components.place_rows import kind
from pipelines.components.proposal import Proposal
from pipelines.components.sketch import ETC, FREE, Sketch, shape
from pipelines.components.state import Ref

_MEMBERS: Final = (
    "(?P<part>{O}(?:(?:、[^，。；、和{!POLFIH}]{2,12}){0,8}(?:、|和|与|及|以及|，){O}){0,30})"
    f"(?:、[^，。；、{{!POLFIH}}]{{2,12}}){{0,8}}{ETC}"
)
"""Bodies in a row, in which some may not have been found."""
_MADE: Final = (
    shape(f"由{_MEMBERS}(?:共同|联合)?组成的{FREE}{{0,14}}?(?P<whole>{{O}})"),
    shape(f"{_MEMBERS}(?:共同|联合|自愿|抱团|携手){{0,2}}(?:组成|结成)了?{FREE}{{0,14}}?(?P<whole>{{O}})"),
)
_SETS: Final = shape(f"{_MEMBERS}(?:共同|联合|牵头|携手){{0,2}}组建了?{FREE}{{0,14}}?(?P<whole>{{O}})")
_GROUP: Final = re.compile("(?:团|联盟|联合体|共同体|联合会|党委|委员会)[”）]?$")
_TEAM: Final = re.compile("(?:团|专班|[组队]|联合体|联盟|指挥部)[”）]?$")
_ETCETERA: Final = shape(
    "(?P<part>{F}(?:(?:、[^，。；、和{!POLFIH}]{2,12}){0,8}(?:、|和|与|及){F}){0,12})(?:、[^，。；、{!POLFIH}]{2,12}){0,8}"
    "等(?:特色|主题|配套|重点)?(?P<whole>{F})"
)
_OWN: Final = re.compile(
    "(?:公司|合作社|民宿|农场|农庄|农家乐|养殖场|饭店|餐厅|山庄|工作室|工坊|酒庄|果园|茶园|种植园|养殖园|厂|店|联社|联合社|企业)”?$"
)
_OF: Final = shape("(?P<actor>{P})(?:所|自己|自家|家|一手)?(?:创办|开办|经营|创立|创建|开)?的(?P<thing>{OF})")
_FOUNDS: Final = shape(
    f"(?P<actor>{{P}})[^。；{{!POLF}}]{{0,30}}?(?:创办|创立|创建|开办|注册成立|成立|办起)了?{FREE}{{0,12}}?(?P<thing>{{OF}})"
)
_VILLAGES: Final = shape(
    "(?P<place>{L})(?:[“”两委党支部集体委会]{0,8}|[^，。；\\d户个等里{!POLF}]{0,12}?)(?<!联合)(?<!抱团)"
    f"(?:创办|领办|注册成立|成立|组建|办起)了?{FREE}{{0,24}}?(?P<thing>{{O}})"
)
_WITH: Final = re.compile("[与和同跟、及]$")
_FIRM_OF: Final = shape(
    "(?P<thing>{O})(?:是|作为)(?P<place>{L})的?"
    "(?:一家|首家|重点|本土|本地|骨干|农业|产业化|招商|引资|引进|市级|省级|国家级){0,6}(?:龙头|企业|公司|合作社)"
)


_PREDICATES: Final = {"part": "partOf", "op": "operates", "where": "locatedIn"}
_SHAPES: Final = (
    (_MADE[0], "part:made", ("part", "whole"), _TEAM),
    (_MADE[1], "part:made", ("part", "whole"), _GROUP),
    (_ETCETERA, "part:etc", ("part", "whole"), re.compile("^“")),
    (_SETS, "op:sets", ("part", "whole"), _TEAM),
    (_OF, "op:of", ("actor", "thing"), _OWN),
    (_FOUNDS, "op:founds", ("actor", "thing"), _OWN),
    (_VILLAGES, "where:founded", ("place", "thing"), _OWN),
    (_FIRM_OF, "where:firm", ("place", "thing"), _OWN),
)
"""Patterns, their rules, what they call the ends, and how the name of the second ends or begins."""


def founding(sketch: Sketch) -> Iterator[Proposal]:
    """``partOf`` (``part:made``, ``part:etc``), ``operates`` (``op:sets``, ``op:of``, ``op:founds``) and ``locatedIn``
    (``where:founded``, ``where:firm``)."""
    for pattern, rule, (first, second), named in _SHAPES:
        for found in sketch.found(pattern):
            things = [ref for ref in sketch.single(*found.span(second)) if named.search(ref.name)]
            actors = sketch.single(*found.span(first))
            yield from _each(sketch, found, _fitting(sketch, found, rule, actors), things, rule)


def _fitting(sketch: Sketch, found: re.Match[str], rule: str, actors: Sequence[Ref]) -> list[Ref]:
    """Those of the actors of whom the rule can say it: people who are named, the village that acts alone."""
    if rule.startswith("where:"):
        small = [ref for ref in actors if kind(ref.name) in {"town", "village"}]
        return [] if _WITH.search(sketch.before(found)) else small
    return [ref for ref in actors if not (ref.coref and ref.type == "Person")]


def _each(
    sketch: Sketch, found: re.Match[str], actors: Sequence[Ref], things: Sequence[Ref], rule: str
) -> Iterator[Proposal]:
    start, begin, end = sketch.clauses(found)
    predicate = _PREDICATES[rule.partition(":")[0]]
    for a, b in product(actors, things):
        left, right = (b, a) if predicate == "locatedIn" else (a, b)
        if a.name != b.name:
            yield Proposal(left.name, predicate, right.name, start, begin, end, rule, 0.9)
