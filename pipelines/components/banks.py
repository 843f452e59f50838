"""Banks by their short forms: 农行某县支行, 某县农商行."""

from __future__ import annotations

import re
from typing import Final

_SHORT: Final = {
    "农发行": "中国农业发展银行",
    "农商银行": "农村商业银行",
    "农商行": "农村商业银行",
    "邮储银行": "中国邮政储蓄银行",
    "农行": "中国农业银行",
    "建行": "中国建设银行",
    "工行": "中国工商银行",
}
_ANY: Final = re.compile("|".join(_SHORT))
_BANK: Final = re.compile("银行|" + _ANY.pattern)
_LEFT_OUT: Final = re.compile("^[^，]{2,3}省农村信用社联合社|(?:股份)?有限(?:责任)?公司|(?<=..)[县市区旗](?=[分支]行$)")


def spelt_out(name: str) -> str:
    """A bank's name with its short form in full, without the union that it belongs to, legal forms, and the level of a
    branch's place; any other name as it is.

    >>> spelt_out("农行岫岩县支行"), spelt_out("雷山农商行"), spelt_out("岫岩县粮行")
    ('中国农业银行岫岩支行', '雷山农村商业银行', '岫岩县粮行')
    """
    if not _BANK.search(name):
        return name
    return _ANY.sub(lambda found: _SHORT[found.group()], _LEFT_OUT.sub("", name))
