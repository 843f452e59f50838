"""Relations that others make needless: a way up past the next place above, an office at a place and its committee."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from typing import Final

from pipelines.components.place_rows import kind
from pipelines.components.proposal import Proposal

_LONG_WAY: Final = ("where:gazetteer", "where:inside")
"""Rules that may leave out a place which lies between."""
_BODY_OF: Final = re.compile(
    "(?P<level>[省市州盟县区旗镇乡])?(?P<body>党工委|党委|委|纪委|人大|政协|(?:人民)?政府)(?=.)(?!员|常委|党组)"
)
"""What begins an office that is a body's of the place (甲县|县委书记, 甲县|人大主任)."""

_ANOTHERS: Final = re.compile(
    "(?!驻|[副原正]|.{0,3}级)[\u4e00-\u9fff]{2,}?(?:[省市州盟县区旗镇乡](?:党?委|人大|(?:人民)?政府|政协|[纪监]委|人民[法检])|村村)"
)
_COUNTY: Final = re.compile("[省市州盟县旗]$")


def needed(proposals: Iterable[Proposal]) -> Iterator[Proposal]:
    """The proposals less those that others make needless."""
    return (p for p in _once(_without_shortcuts(proposals)) if not _is_anothers(p))


def _without_shortcuts(proposals: Iterable[Proposal]) -> list[Proposal]:
    """The proposals less the gazetteer's ones that a stated chain makes needless (A in B, B in C: not A in C)."""
    found = list(proposals)
    up: dict[str, set[str]] = {}
    for p in found:
        if p.predicate == "locatedIn":
            up.setdefault(p.subject, set()).add(p.object)
    return [
        p
        for p in found
        if (p.rule not in _LONG_WAY or not any(p.object in up.get(other, ()) for other in up[p.subject] - {p.object}))
        and not (p.predicate == "locatedIn" and _is_far(p, up[p.subject]))
    ]


def _is_anothers(proposal: Proposal) -> bool:
    """Whether the title names another body that was not found (甲镇|留村村支书, 甲县政府|乙县人大常委)."""
    return proposal.predicate == "holdsPost" and bool(_ANOTHERS.match(proposal.title))


def _is_far(proposal: Proposal, places: Iterable[str]) -> bool:
    """Whether it says only in which county something lies of which a town is stated too (甲县|乙水库位于丙镇)."""
    small = {"town", "village"}
    apart = kind(proposal.subject) in small or not _COUNTY.search(proposal.object)
    return not apart and any(kind(place) in small for place in places)


def _once(proposals: Collection[Proposal]) -> Iterator[Proposal]:
    """The proposals less an office at a place that is also said of its body (甲镇|党委书记, 甲镇党委|书记)."""
    held = {(p.subject, p.object, p.title) for p in proposals if p.predicate == "holdsPost"}
    for p in proposals:
        found = _BODY_OF.match(p.title) if p.predicate == "holdsPost" else None
        own = {p.object + found["body"], p.object.removesuffix(found["level"] or "") + found[0]} if found else set()
        if not any((p.subject, body, p.title[found.end() :]) in held for body in own if found):
            yield p
