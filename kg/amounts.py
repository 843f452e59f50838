"""A number as its sentence prints it: 超过20亿元 is read by people, 2000000000元 is counted digit by digit."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Final

_TIMES: Final = {"": 1, "百": 100, "千": 1000, "万": 10**4, "百万": 10**6, "千万": 10**7, "亿": 10**8, "万亿": 10**12}
_ABOUT: Final = "不超过|不低于|不少于|超过|突破|至少|最多|接近|大约|超|逾|近|约"
_PRINTED: Final = re.compile(rf"({_ABOUT})?(\d[\d,，]*(?:\.\d+)?)([多余])?(万亿|百万|千万|亿|万|千|百)?([多余])?")
_STATED: Final = re.compile(r"(-?\d+(?:\.\d+)?(?:[eE]\+?\d+)?)(.*)", re.DOTALL)


def printed(value: float, unit: str, sentence: str = "") -> str:
    """A value with its unit as the sentence has it, else in 万 and 亿 where that leaves a short number.

    >>> printed(2_000_000_000, "元", "总投资超过20亿元。"), printed(2_000_000_000, "元"), printed(94, "亩", "占地94亩")
    ('超过20亿元', '20亿元', '94亩')
    >>> printed(3520, "人", "培训3520人次"), printed(123_456, "株")
    ('3520人', '123,456株')
    """
    number = Decimal(str(value))
    for found in _PRINTED.finditer(sentence):
        digits, times = found[2], found[4] or ""
        if sentence.startswith(unit, found.end()) and Decimal(re.sub("[,，]", "", digits)) * _TIMES[times] == number:
            return f"{found[0]}{unit}"
    for times in ("亿", "万"):
        scaled = (number / _TIMES[times]).normalize()
        if scaled >= 1 and len(scaled.as_tuple().digits) <= 4:
            return f"{scaled:f}{times}{unit}"
    return f"{value:,.0f}{unit}" if number == number.to_integral() else f"{value:,.6g}{unit}"


def reprinted(stated: str, sentence: str) -> str:
    """The same of a value and a unit written together; what is none of that stays as it is.

    >>> reprinted("25000000.0元", "总投资2500万元"), reprinted("未说明", "")
    ('2500万元', '未说明')
    """
    found = _STATED.fullmatch(stated)
    return printed(float(found[1]), found[2], sentence) if found else stated
