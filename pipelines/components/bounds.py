"""Names that begin or end elsewhere than the tagger says: what print puts beside them tells."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from pipelines.components.state import Mention

_GOES_ON: Final = (
    (re.compile("理论学习中心$"), re.compile("组")),
    (re.compile("[省市州盟县区旗]委$"), re.compile("办(?![公事法理好学厂案了起])")),
    (re.compile("(?:政|[省市州盟县区旗])府$"), re.compile("办(?![公事法理好学厂案了起])|党组(?=成员、副|副?书记)")),
)
"""A committee's or government's office and party group (县委|办): in the corpus 14 of 14, 8 of 8 and 3 of 3; a
committee's group that studies together (理论学习中心|组)."""
_OF_VILLAGE: Final = re.compile("(?P<village>..+(?:村|社区|嘎查))(?:村民委员会|居民委员会|村委会|居委会)")
_HEAD: Final = re.compile("副?主任")
"""The head of a village's committee holds office at the village: so in all 5 places of the corpus."""
_JOINED: Final = re.compile("“[^“”\n，。；]*[+＋][^“”\n，。；]*”")
MODE: Final = re.compile(_JOINED.pattern + "(?:的[\u4e00-\u9fff]{0,6}?)?[\u4e00-\u9fff]{0,4}?模式(?!化)")
"""A way of working in which several are joined: “公司+农户”的发展模式."""
_TOWN: Final = re.compile("..(?:镇|乡|街道|苏木)$")
_VILLAGE: Final = re.compile(".(?:村|社区|嘎查|屯)$")
_FRONT: Final = re.compile("(?!改造|新建|打造|建成)[\u4e00-\u9fff]{1,3}(?<![的和与及在至到等为驻赴])")
"""What may stand between a town and its village: only the front of the village's own name."""


def ended(mention: Mention, text: str) -> Mention:
    """The mention with the end that its name has: 县委|办, 红旗村|村委会主任, “公司+农户”|的发展模式."""
    if mention.type in {"Initiative", "Facility"} and mention.is_verbatim:
        return _of_mode(mention, text)
    if mention.type != "Organization" or not mention.is_verbatim:
        return mention
    village = _OF_VILLAGE.fullmatch(mention.name)
    if village and _HEAD.match(text, mention.end):
        name = village["village"]
        return replace(mention, end=mention.start + len(name), name=name, type="Place")
    for body, rest in _GOES_ON:
        if body.search(mention.name) and (more := rest.match(text, mention.end)):
            return replace(mention, end=more.end(), name=mention.name + more.group())
    return mention


def _of_mode(mention: Mention, text: str) -> Mention:
    """The way of working that joins several, with the word for it and without what is done by it."""
    mode = MODE.match(text, mention.start)
    quoted = _JOINED.match(text, mention.start)
    if not mode or not quoted or not (mention.end == quoted.end() or mode.end() < mention.end):
        return mention
    return replace(mention, end=mode.end(), name=mode.group(), type="Initiative", subtype="Programme")


def begun(mentions: Sequence[Mention], text: str) -> Iterator[Mention]:
    """The mentions, a village with all that stands between it and the town before it (归州镇|向|家店村).

    In the corpus nothing stands between the two but words that join or place them (的, 在, 至), else the name is
    longer: so 7 of 7 times.
    """
    ends = {m.end: m for m in mentions if m.type == "Place" and _TOWN.search(m.name)}
    for mention in mentions:
        gaps = (n for n in (1, 2, 3) if mention.start - n in ends)
        gap = next(gaps, 0) if mention.type == "Place" and _VILLAGE.search(mention.name) else 0
        start = mention.start - gap
        if gap and mention.is_verbatim and _FRONT.fullmatch(text, start, mention.start):
            mention = replace(mention, start=start, name=text[start : mention.end])
        yield mention


def again(mentions: Sequence[Mention], text: str) -> Iterator[Mention]:
    """The mentions, a person or village under the longer name that the text has for the same type around it.

    Who is named 宋传来 once is so wherever the three characters stand, though 宋传 was read there.
    """
    names: dict[str, dict[str, None]] = {"Person": {}, "Place": {}}
    for m in mentions:
        if (m.type == "Place" and _VILLAGE.search(m.name)) or (
            m.type == "Person" and len(m.name) > 2 and text[m.start : m.end] == m.name
        ):
            names[m.type][m.name] = None
    for mention in mentions:
        longer = [n for n in names.get(mention.type, ()) if mention.name in n and len(n) > len(mention.name)]
        for name in sorted(longer, key=len, reverse=True):
            start = mention.start - name.index(mention.name)
            if text.startswith(name, start):
                mention = replace(mention, start=start, end=start + len(name), name=name)
                break
        yield mention
