"""Offices of one person, or of people named side by side, are of the place with which the row begins."""

from __future__ import annotations

import re
from typing import Final

from pipelines.gazetteer import Gazetteer

_RANKS: Final = "(?:书记|常委|委员|成员|主任|主席|局长|部长|[市县区州旗省]长)"
_NAMED: Final = f"[\u4e00-\u9fff]{{0,8}}?{_RANKS}[\u4e00-\u9fff]{{2,4}}?[、和]"
_ROW: Final = re.compile(
    "(?P<owner>[\u4e00-\u9fff]{1,8}?(?:[省市盟县区旗]|州(?!市)))"
    "(?:[市州县区旗]?委|人大|政协|纪委|政府|[\u4e00-\u9fff]{2,10}?[局委办厅会]|(?=副?[市县区州旗]长))"
    f"[\u4e00-\u9fff]{{0,5}}?{_RANKS}"
    f"(?:、|(?P<others>[\u4e00-\u9fff]{{2,4}}?[、和](?:[市县区州旗副常]{_NAMED})*))$"
)
_RULING: Final = re.compile("(?:常务)?副?[市州盟县区旗](?:长|委|(?:人民)?政府|人大|政协|纪委|监委)")
"""Who leads a place, and its ruling bodies; a bureau beside them may be the article's own county's."""
_REACH: Final = 48
"""Characters in front of an office in which such a row stands."""


def beside(text: str, level: str, offset: int, gazetteer: Gazetteer) -> str:
    """The place of the level at which the office right before is held, empty if there is none: 甲县委书记某某、|县长.

    The office before may be the same person's or that of one named before 、; all of a row are of one place, be it not
    the article's (甲县与乙县座谈，乙县委书记某某、县长某某出席).
    """
    found = _ROW.search(text, max(0, offset - _REACH), offset)
    if not found or (found["others"] and not _RULING.match(text, offset)):
        return ""
    owners = [m for m in gazetteer.find(found["owner"]) if m.end == len(found["owner"])]
    return owners[-1].name if owners and owners[-1].name.endswith(level) and not owners[-1].is_alias else ""
