"""Names of two characters that ordinary words hold by chance: 示范县, 创新县, 水务局和县林草局, 代县长.

An article of a county paper says 我县 and does not name it; the chance name would then be taken for the county meant.
"""

from __future__ import annotations

import re
from typing import Final

_SHORT: Final = 2
_WORDS: Final = frozenset(
    [
        "示范",
        "模范",
        "典范",
        "规范",
        "防范",
        "师范",
        "创新",
        "革新",
        "更新",
        "全新",
        "高新",
        "最新",
        "清新",
        "焕新",
        "现代",
        "历代",
        "时代",
        "一代",
        "当代",
        "年代",
        "管理",
        "治理",
        "办理",
        "受理",
        "代理",
        "护理",
        "整理",
        "街道",
        "渠道",
        "报道",
        "频道",
        "赛道",
        "通道",
        "振兴",
        "复兴",
        "新兴",
        "面临",
        "濒临",
        "光临",
        "亲临",
        "供应",
        "响应",
        "适应",
        "对应",
        "相应",
        "效应",
        "共和",
        "温和",
        "名单",
        "清单",
        "订单",
        "简单",
        "榜单",
        "风景",
        "背景",
        "全景",
        "实景",
        "场景",
        "最高",
        "提高",
        "较高",
        "崇高",
        "指南",
        "东南",
        "西南",
        "河南",
        "湖南",
        "云南",
        "海南",
        "住房",
        "公房",
        "厂房",
        "票房",
        "民房",
        "危房",
        "容易",
        "交易",
        "贸易",
        "简易",
        "千古",
        "考古",
        "最古",
        "正义",
        "主义",
        "定义",
        "意义",
        "体温",
        "气温",
        "高温",
        "繁荣",
        "光荣",
        "殊荣",
        "年青",
        "常青",
        "江陇",
        "示威",
        "权威",
        "白云",
        "乌云",
        "祥云",
        "消费",
        "经费",
        "免费",
        "收费",
        "缴费",
        "信息",
        "休息",
        "利息",
        "来宾",
        "外宾",
        "长寿",
        "健康",
    ]
)
"""Words whose last character begins such a name."""
_BEFORE: Final = re.compile(r"(?:^|[^\u4e00-\u9fff]|[省市州盟在到赴往于与及和对是徽西北])$")
"""What stands before 和县 and the like where they are names and no link or preposition before 县."""
_ACTING: Final = re.compile("长(?!城)|理县")
_AS_ASKED: Final = re.compile("(?:里|委|政府|人民政府|直机关)?[^，。；]{0,8}?(?:邀请|要求|之邀|之约|安排)")
_ALONG: Final = re.compile(
    "(?:委|政府|人大|政协|里|领导|相关|有关)[^，。；]{0,12}(?:调研|考察|视察|走访|检查|参加|前往|出席)"
)
_LINKS: Final = {"和县": None, "代县": _ACTING, "应县": _AS_ASKED, "随县": _ALONG}
"""Names that begin with such words, and what follows where they are none whatever stands before."""


def is_by_chance(text: str, start: int, end: int) -> bool:
    """Whether what looks like the name of a division at ``text[start:end]`` is a part of words.

    >>> is_by_chance("省级示范县", 3, 5), is_by_chance("河南范县", 2, 4), is_by_chance("县委和县政府", 2, 4)
    (True, False, True)
    """
    if end - start != _SHORT:
        return False
    if text[max(0, start - 1) : start + 1] in _WORDS:
        return True
    name = text[start:end]
    if name not in _LINKS:
        return False
    behind = _LINKS[name]
    return not _BEFORE.search(text, max(0, start - 1), start) or bool(behind and behind.match(text, end))
