"""Titles, dates and names as files state them apart from their text."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, datetime, timedelta, timezone
from typing import Final

_DATE: Final = re.compile(r"(?<!\d)((?:19|20)\d\d)\s?[-/.年]\s?(\d{1,2})\s?[-/.月]\s?(\d{1,2})(?!\d)")
_PACKED: Final = re.compile(r"(?<!\d)((?:19|20)\d\d)(\d\d)(\d\d)(?!\d)")
_STAMP: Final = re.compile(r"\d{10}(?:\d{3})?")
_CHINA: Final = timezone(timedelta(hours=8))
_LABEL: Final = re.compile(r"^(?:来源|作者|记者|编辑|责任编辑|文|发布|发布单位|信息来源|稿源)\s*[:：/／]\s*")
_PARTING: Final = re.compile(r"[,，、;；/／|\s\u3000]+")
_ROLES: Final = re.compile(r"^(?:本报|见习|实习|全媒体|融媒体)*(?:记者|通讯员)\s*[:：]?\s*")
_NAME: Final = re.compile(r"[\u4e00-\u9fff·]{2,12}")
_LONGEST: Final = 200


def iso_day(value: object) -> str:
    """The day that ``value`` states (text, or seconds or milliseconds since 1970, China time), or "".

    >>> iso_day("2021年6月5日 08:00"), iso_day("20210605"), iso_day(1622822400), iso_day("2021-02-30")
    ('2021-06-05', '2021-06-05', '2021-06-05', '')
    """
    text = str(value).strip()[:_LONGEST]
    if _STAMP.fullmatch(text):
        return datetime.fromtimestamp(int(text[:10]), _CHINA).date().isoformat()
    found = _DATE.search(text) or _PACKED.search(text)
    try:
        return date(int(found[1]), int(found[2]), int(found[3])).isoformat() if found else ""
    except ValueError:
        return ""


def impossible_day(value: object) -> str:
    """The text of ``value`` where it is written as a whole day that no calendar has; else "".

    >>> impossible_day("2025-13-45"), impossible_day("20210605"), impossible_day("昨天")
    ('2025-13-45', '', '')
    """
    text = str(value).strip()[:_LONGEST]
    return text if not iso_day(text) and (_DATE.search(text) or _PACKED.search(text)) else ""


def one_line(value: object) -> str:
    """A name or title on one line, without the label before it."""
    return _LABEL.sub("", " ".join(str(value).split()))[:_LONGEST] if isinstance(value, str) else ""


def shown(name: str) -> str:
    """A file's name as messages show it: on one line, without what cannot be printed, the end of a very long one."""
    return "".join(char if char.isprintable() else "\ufffd" for char in name[-_LONGEST:])


def people(values: Iterable[object]) -> tuple[str, ...]:
    """The names of persons in a byline, each once; what is no Chinese name is left out.

    >>> people(["记者 周立新、李红", "通讯员：王兰"])
    ('周立新', '李红', '王兰')
    """
    parts = (part for value in values if isinstance(value, str) for part in _PARTING.split(one_line(value)))
    names = (_ROLES.sub("", part) for part in parts)
    return tuple(dict.fromkeys(name for name in names if _NAME.fullmatch(name) and len(name) <= 4))
