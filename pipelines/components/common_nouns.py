"""Common nouns that are taken for places behind the place that they are of: 甲县|栗子, 乙市|来宾."""

from __future__ import annotations

import re
from typing import Final

from pipelines.components.honors import RECEIVED
from pipelines.components.state import Analysis, Mention

_OF: Final = re.compile("[省市州县区旗镇乡村]$")
_GUESTS: Final = "来宾"
"""Guests, and the short name of a city, which nobody prints behind another place."""
_RECEIVED: Final = re.compile("(?:[省市州县区旗]|会见|接待|欢迎|各位|[与参]会|企业|中外|海外)$")
_PARTY: Final = re.compile("一行|们|代表|等|合影|参观")
_SELLS: Final = re.compile(f"{RECEIVED}|荣登|入列|获|被|成功|畅销|热销|远销|丰收|上市|飘香|走俏")
"""What is told of produce."""
_REACH: Final = 2


def is_common(mention: Mention, state: Analysis) -> bool:
    """Whether the stretch that looks like a place is a common noun that says what of a place is spoken of."""
    if mention.type != "Place":
        return False
    before = state.text[max(0, mention.start - _REACH) : mention.start]
    if state.text[mention.start : mention.end] == _GUESTS:
        return bool(_RECEIVED.search(before) or _PARTY.match(state.text, mention.end))
    if not mention.rule.startswith("tagger") or not _OF.search(before) or not _SELLS.match(state.text, mention.end):
        return False
    words = state.words[state.word_index(mention.start) : state.word_index(mention.end - 1) + 1]
    whole = bool(words) and (words[0].start, words[-1].end) == (mention.start, mention.end)
    return whole and all(word.tag == "n" for word in words)
