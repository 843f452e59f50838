"""Titles of which a list is published: 公布第二批省级示范村名单，甲村、乙村榜上有名."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import product
from typing import Final

from pipelines.components.honors import is_title
from pipelines.components.proposal import Proposal
from pipelines.components.sketch import ETC, Sketch, shape
from pipelines.components.state import Mention

_AMONG: Final = (
    "(?:光荣|成功|双双|均|都|同时|分别|也|榜上|名列|位列|荣列|荣登){0,2}"
    "(?:入选|上榜|有名|当选|在列|入列|其中|榜单)(?=[，。；])"
)
_NAMED: Final = re.compile(
    "(?:公布|发布|公示|命名|认定|通报)了?(?:首批|新一批|新一轮|最新)?(?P<name>[^，。；：、《》的\n]{4,30}?)"
    f"(?:创建|建设|评选|评选结果|认定|命名|培育)?名单，[^。；\n]{{2,160}}?{_AMONG}"
)
_RULE: Final = "honor:listed"
_WHO: Final = "(?:{OL}{0,2}[^，。；、{!POLFIH}]{0,12}{P}|{OLF})"
_LISTED: Final = shape(
    "“?(?P<honor>{H})”?[^。；，{!POLFIH}]{0,10}，"
    f"(?:其中，|我[省市县区]的?)?(?P<holder>{_WHO}(?:(?:、|和|以及|及){_WHO}){{0,30}}){ETC}{_AMONG}"
)


def listed_titles(text: str) -> Iterator[Mention]:
    """The titles of such lists: of a list of which the sentence says who stands on it, 9 of 9 in the corpus."""
    for found in _NAMED.finditer(text):
        if is_title(found["name"]):
            yield Mention(*found.span("name"), "Honor", found["name"], rule=_RULE, score=0.9)


def listings(sketch: Sketch) -> Iterator[Proposal]:
    """``awarded`` of all who stand on the list: a person who is named behind a body or place, not that."""
    for found in sketch.found(_LISTED):
        _, begin, end = sketch.clauses(found)
        named = sketch.single(*found.span("holder"))
        persons = [ref for ref in named if ref.type == "Person"]
        for holder, title in product(persons or named, sketch.single(*found.span("honor"))):
            yield Proposal(holder.name, "awarded", title.name, title.start, begin, end, "laurel:listed", 0.9)
