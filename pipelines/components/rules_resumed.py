"""Who builds and pays for what the sentence before named: 项目由A投资N元建设, 该馆由A兴建, …，B总包."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import product
from typing import Final

from pipelines.components.proposal import Proposal
from pipelines.components.rules_keepers import facility_before
from pipelines.components.rules_money import SUM
from pipelines.components.sketch import ETC, Sketch, shape
from pipelines.components.state import Ref

_ROW: Final = "(?P<actor>{OLP}(?:(?:、|和|与|及|以及){OLP}){0,4})"
_BUILDS: Final = "建设|承建|施工|兴建|修建|建成|代建|总包|总承包|援建|捐建|改建|建造"
_RUNS: Final = "创办|联办|合办|运营|打理|经营"
_PAYS: Final = "投资|出资|捐资|筹资"
_BY: Final = shape(
    f"(?:^|[，；])(?P<noun>[^，。；由{{!OPFI}}]{{0,14}}?)由{_ROW}{ETC}(?P<how>[^，。；的由{{!OPFI}}]{{0,24}}?"
    f"(?:{_BUILDS}|{_RUNS}|(?:{_PAYS}){SUM}))(?=[，。；、并和]|$)"
)
_BESIDE: Final = shape(
    "，(?P<actor>{O})(?:负责|承担|具体)?(?:日常|具体)?(?P<how>(?:承建|施工|总包|总承包|代建|运营|打理|经营))(?=[，。；]|$)"
)
_RUN: Final = re.compile(_RUNS)
_SUM: Final = re.compile(SUM)
_MADE: Final = re.compile(_BUILDS)
_PAID: Final = re.compile(f"(?:{_PAYS}).*元|(?:出资|捐资|投资)(?:{_BUILDS})")
_WORKS: Final = re.compile("(?:项目|工程|它|该.|这[座条个处间家].{0,3}|[一二三]期)(?:[^，。；]{0,8})$")
_OTHERS: Final = re.compile("其中|[前后]者|分别|另|此次|扩建|二期|改由")
"""What says that something else or a part of it is meant."""


def resumed(sketch: Sketch) -> Iterator[Proposal]:
    """``builds``, ``funds`` and ``operates`` of the one facility of the sentence before, if this one has named none."""
    things = facility_before(sketch)
    if not things:
        return
    for pattern in (_BY, _BESIDE):
        for found in sketch.found(pattern):
            named = sketch.refs(0, found.start("actor"))
            noun = found.groupdict().get("noun") or ""
            if any(ref.type in {"Facility", "Initiative"} for ref in named) or _OTHERS.search(found[0]):
                continue
            if not noun or _WORKS.search(noun) or things[0].name.rstrip("”").endswith(noun[:2]):
                yield from _done(sketch, found, things[0])


def _done(sketch: Sketch, found: re.Match[str], thing: Ref) -> Iterator[Proposal]:
    start, begin, end = sketch.clauses(found, "actor")
    said = [("builds", "build:resumed")] if _MADE.search(found["how"]) else []
    said += [("funds", "fund:resumed")] if _PAID.search(found["how"]) else []
    paid = _SUM.search(found["how"])
    said += [("operates", "op:resumed")] if _RUN.search(found["how"]) else []
    for actor, (predicate, rule) in product(sketch.single(*found.span("actor")), said):
        if actor.name != thing.name:
            amount = paid["amount"] if paid and predicate == "funds" else ""
            yield Proposal(actor.name, predicate, thing.name, start, begin, end, rule, 0.9, amount=amount)
