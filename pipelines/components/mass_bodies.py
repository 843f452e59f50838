"""Unions and societies by their short forms: 县工商联, 省作协."""

from __future__ import annotations

import re
from typing import Final

_SHORT: Final = {
    "工商业联合会": "工商联",
    "妇女联合会": "妇联",
    "残疾人联合会": "残联",
    "文学艺术界联合会": "文联",
    "归国华侨联合会": "侨联",
    "台湾同胞联谊会": "台联",
    "社会科学界联合会": "社科联",
    "科学技术协会": "科协",
    "作家协会": "作协",
    "摄影家协会": "摄协",
    "书法家协会": "书协",
    "美术家协会": "美协",
    "音乐家协会": "音协",
    "计划生育协会": "计生协",
    "消费者协会": "消协",
}
_FULL: Final = re.compile(f"(?:{'|'.join(_SHORT)})$")


def in_short(name: str) -> str:
    """The name of such a body with its short form, any other as it is.

    >>> in_short("清河县工商业联合会"), in_short("清河县茶业协会")
    ('清河县工商联', '清河县茶业协会')
    """
    return _FULL.sub(lambda found: _SHORT[found.group()], name)
