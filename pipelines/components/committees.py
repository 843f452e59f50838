"""Committees that an office behind a chain of places names: 山东省济宁市|汶上县委|书记, 上思县|叫安镇党委|书记."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from pipelines.components.state import Mention
from pipelines.gazetteer import Gazetteer

_RULE: Final = "body:committee"
_SURE: Final = 0.9
_COUNTY: Final = re.compile("[省市州盟县区旗]$")
_TOWN: Final = re.compile("(?:镇|乡|街道|苏木)$")
_OF_COUNTY: Final = re.compile("[市州县区旗]?委(?=(?:专职)?副?书记|常委)")
_OF_TOWN: Final = re.compile("(?:党工委|党委)(?=(?:专职)?副?书记|委员)")
_OF_VILLAGE: Final = re.compile(
    "[\u4e00-\u9fff]{1,4}?村(?=村(?:支书|支部|主任|党|民?委会|两委|监|会计|妇|书记)|（原[^（）]{2,8}）(?:党|村|支))"
)


def committees(text: str, gazetteer: Gazetteer) -> Iterator[Mention]:
    """The committee of each division known to the gazetteer whose secretary or member an office behind it names, and
    the villages behind a town whose own office begins with 村 or whose former name stands behind theirs.

    The networks take the whole chain for one name, or the places for themselves, so that 委书记 was left of the office.
    """
    for found in gazetteer.find(text):
        body = _OF_TOWN if _TOWN.search(found.name) else _OF_COUNTY if _COUNTY.search(found.name) else None
        behind = body.match(text, found.end) if body else None
        if behind:
            name = found.name + behind.group()
            yield Mention(found.start, behind.end(), "Organization", name, rule=_RULE, score=_SURE)
        elif body is _OF_TOWN and (village := _OF_VILLAGE.match(text, found.end)):
            yield Mention(*village.span(), "Place", village.group(), rule="place:village", score=_SURE)
