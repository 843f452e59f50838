"""The division that the name of a body or thing begins with."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from pipelines.gazetteer import Division, Gazetteer

_LONGEST_NAME = 16
_LEVELS = "省市州县区旗乡镇"
# Behind a short form these make another name of it (河南路, 太平桥), unless a body follows (衡南县委).
_OTHER_NAME = re.compile(r"[路街桥河湖江山岭岛镇村屯省州道寺塔站]|[乡市县区](?!村|委|政)")


@dataclass(frozen=True, slots=True)
class Lead:
    """The division that a name starts with and what stands behind it; ``short`` if it stands there in a short form."""

    division: Division
    rest: str
    short: bool = False


def leading_place(name: str, gazetteer: Gazetteer, known: Iterable[str]) -> Lead | None:
    """The division that a name starts with, or None where it starts with none.

    A chain is followed to its end (湖南省衡南县|教育局). Full names count where they are unique or lie in ``known``,
    short forms only where they have to do with ``known``, or are those of provinces.
    """
    lead = _first(name, gazetteer, tuple(known))
    while lead is not None:
        deeper = _first(lead.rest, gazetteer, (lead.division.code,))
        if deeper is None or deeper.short or not gazetteer.is_within(deeper.division.code, lead.division.code):
            break
        lead = deeper
    return lead


def _first(name: str, gazetteer: Gazetteer, known: tuple[str, ...]) -> Lead | None:
    for size in range(min(_LONGEST_NAME, len(name) - 1), 1, -1):
        head, rest = name[:size], name[size:]
        bearers = gazetteer.named(head)
        if not bearers:
            continue
        near = (gazetteer.resolve(head, (code,)) for code in known)
        division = next((found for found in near if found is not None), None) or gazetteer.resolve(head, known)
        if bearers[0].name == head or (len(bearers) == 1 and head[-1] in "县市区旗" and head in bearers[0].former):
            return Lead(division, rest) if division is not None else None
        if division is not None and _short_form_counts(division, head, rest, gazetteer, known):
            return Lead(division, rest, short=head[-1] not in _LEVELS)
    return None


def _short_form_counts(division: Division, head: str, rest: str, gazetteer: Gazetteer, known: tuple[str, ...]) -> bool:
    if head[-1] not in _LEVELS and _OTHER_NAME.match(rest):
        return False
    return division.level == 1 or any(
        division.code == code or gazetteer.is_within(division.code, code) or gazetteer.is_within(code, division.code)
        for code in known
    )
