"""Bodies printed behind a chain of places bear the last one's name: 桂阳县|洋市镇党委, 江苏省南通市|海门区委."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Final

from pipelines.components.state import Mention
from pipelines.gazetteer import Gazetteer

_LEVEL: Final = re.compile("(?:[省市州盟县区旗镇乡]|街道|苏木)$")
_REACH: Final = 14
"""Characters in which a division's full name ends."""
_UPPER: Final = re.compile("(?:省|自治区)$")
_LOWER: Final = re.compile("[县市区旗州盟]$|自治[县旗]$")
_TOWN: Final = re.compile("(?!城镇|乡镇|乡村|集镇)[\u4e00-\u9fff]{2,6}?(?:镇|(?<!城)乡(?!村|镇)|街道|苏木)(?=..)")
_OWN: Final = re.compile("[县区市旗](?:委(?!托|员)|(?:人民)?政府|人大常委会|政协|纪委|监委|人民法院|人民检察院)")
"""What a county has of its own and of which its city is no part of the name."""
_REGISTERED: Final = re.compile("(?:公司|集团|合作社|厂|农场|银行|协会|商会|学会)$|驻.*(?:队|组)$")
"""Bodies that are entered under their county's name, and teams that were sent, who are named after both ends."""


class Chains:
    """Cuts the places off that only say where the place lies after which a body is named.

    Of the bodies of the corpus that print names so, the county in front of a town's is no part of 32 of 38 names, the
    town in front of a village's none of 24 of 31, the province in front of a county's none of 5 of 6; both ways are
    right of two thirds of them.
    """

    def __init__(self, gazetteer: Gazetteer) -> None:
        self._gazetteer = gazetteer

    def cut(self, mentions: Iterable[Mention]) -> Iterator[Mention]:
        """The mentions, bodies without the places in front of their own."""
        for mention in mentions:
            front = self._front(mention.name) if mention.type == "Organization" and mention.is_verbatim else 0
            yield replace(mention, start=mention.start + front, name=mention.name[front:]) if front else mention

    def _front(self, name: str) -> int:
        """How many characters of the name say where its own place lies."""
        front = start = 0
        while (end := self._place(name, start)) and self._goes_on(name, start, end):
            front = start = end
        return front

    def _goes_on(self, name: str, start: int, end: int) -> bool:
        place, rest = name[start:end], name[end:]
        if _REGISTERED.search(name):
            return False
        if _UPPER.search(place):
            return bool(self._place(name, end))
        if not _LOWER.search(place):
            return False
        county = self._place(name, end)
        return bool(_TOWN.match(rest) or (county and _OWN.match(name, county - 1)))

    def _place(self, name: str, start: int) -> int:
        """Where the division ends whose full name begins there, 0 if none does."""
        found = self._gazetteer.find(name[start : start + _REACH])
        ends = [m.end for m in found if m.start == 0 and _LEVEL.search(m.name)]
        return start + max(ends) if ends else 0
