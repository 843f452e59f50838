"""Committees of a county or city that its full name and an office behind it leave no doubt of: 甲县委|书记."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from pipelines.components.state import Mention
from pipelines.gazetteer import Gazetteer

_COMMITTEE: Final = re.compile("委(?=副?书记|常委)")
_LEVELS: Final = "市县区旗州"
_BY_OFFICE: Final = "body:office"


def committees(text: str, gazetteer: Gazetteer) -> Iterator[Mention]:
    """Each place of the gazetteer, named in full, with 委 before a 书记 or 常委."""
    for found in gazetteer.find(text):
        behind = _COMMITTEE.match(text, found.end) if not found.is_alias and found.name[-1] in _LEVELS else None
        if behind and len(found.name) > 2:
            name = text[found.start : behind.end()]
            yield Mention(found.start, behind.end(), "Organization", name, rule=_BY_OFFICE, score=0.9)
