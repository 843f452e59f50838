"""What a text says of earlier and later names of firms, hospitals and schools, in words.

Reforms of public offices are not meant: those make new bodies (:mod:`kg.reforms`).
"""

from __future__ import annotations

import re
from typing import Final

from kg.resolution.naming import occurrences
from pipelines.article import normalise

_FORM: Final = r"(?:公司|集团|合作社|医院|卫生院|学校|小学|中学|银行)"
_NAME: Final = rf"(?P<name>(?!原)[\u4e00-\u9fff（）()]{{2,20}}?{_FORM})(?!有限|股份|公司)"
_ENDS: Final = re.compile(rf"{_FORM}$")
_TO: Final = r"(?:更名为|改名为|改名叫|改名|改称|更名)"
_WHEN: Final = r"[^。；！？\n“”]{0,8}?"
_AHEAD: Final = tuple(
    re.compile(rf"{words}$")
    for words in (
        rf"原{_NAME}，?{_WHEN}{_TO}",
        rf"{_NAME}，?(?:去年|今年|近日|已|于|现|后来){_WHEN}{_TO}",
        rf"(?:前身|原名)(?:是|为|叫){_NAME}的?",
    )
)
_BEHIND: Final = tuple(
    re.compile(rf"^{words}")
    for words in (
        rf"[（(，]?{_WHEN}由{_NAME}(?:更名|改名|改制|股改|改组)",
        rf"[（(]原(?:名|是)?{_NAME}",
        rf"(?:的|，)?前身(?:是|为){_NAME}",
        rf"[^。；！？\n“”]{{0,16}}，[它其]的?前身[就正]?(?:是|为)(?:[\u4e00-\u9fff]{{2,4}}的)?{_NAME}",
        rf"——?就是原来的{_NAME}",
        rf"[（(](?:[前去今]年|原来|以前|从前|早先|此前)(?:还|曾)?(?:叫|称){_NAME}",
        rf"，?(?:去年|今年|近日|已|于|现|后来){_WHEN}{_TO}{_NAME}",
    )
)


_NEW_AHEAD: Final = re.compile(rf"(?:公司|集团)[^。；！？\n“”]{{0,6}}{_TO}$")
_NEW_BEHIND: Final = re.compile(r"^[（(，][^。；！？\n“”]{0,6}(?:更名|改名|改的名)(?=[，）)])")


def is_renamed(text: str, name: str) -> bool:
    """Whether the text says that what bears the name had another one, whatever that was.

    >>> is_renamed("绿洲营养有限公司（去年底更名）签约。", "绿洲营养有限公司")
    True
    >>> is_renamed("哥哥让贤，公司同时更名绿洲营养有限公司。", "绿洲营养有限公司")
    True
    >>> is_renamed("绿洲食品有限公司（去年底更名为绿洲营养有限公司）签约。", "绿洲食品有限公司")
    False
    """
    spots = ((text[max(0, at - 40) : at], text[at + len(name) :][:40]) for at in occurrences(text, name))
    return any(_NEW_AHEAD.search(before) or _NEW_BEHIND.match(after) for before, after in spots)


def other_names(text: str, name: str) -> tuple[str, ...]:
    """The names that the text says what ``name`` stands for had before or has now.

    >>> other_names("原绿洲食品有限公司，今年3月更名为绿洲集团有限公司，总部未迁。", "绿洲集团有限公司")
    ('绿洲食品有限公司',)
    >>> other_names("绿洲集团有限公司在衡南县挂牌，它的前身就是当地的绿洲食品有限公司。", "绿洲集团有限公司")
    ('绿洲食品有限公司',)
    >>> other_names("绿洲食品公司去年改名绿洲集团有限公司。", "绿洲食品公司"), other_names("县教育局来了。", "县教育局")
    (('绿洲集团有限公司',), ())
    """
    if not _ENDS.search(name):
        return ()
    found: set[str] = set()
    for at in occurrences(text, name):
        before, after = text[max(0, at - 40) : at], text[at + len(name) : at + len(name) + 40]
        found.update(match["name"] for pattern in _AHEAD if (match := pattern.search(before)))
        found.update(match["name"] for pattern in _BEHIND if (match := pattern.match(after)))
    return tuple(sorted(one for one in found if normalise(one) != normalise(name)))
