"""Figures in running text: the number in digits or characters, its scale, and the unit that it counts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

_UNITS: Final = (
    "元 美元 欧元 港元 日元 块钱 块 亩 公顷 平方米 平方公里 立方米 空方 公里 千米 米 公分 厘米 吨 公斤 千克 斤 "
    "千瓦时 千瓦 兆瓦 升 千升 标箱 人次 家次 册次 场次 车次 架次 批次 人 名 位 户 口人 个 家 所 座 处 条 件 起 项 "
    "栋 幢 套 间 张 台 辆 艘 架 支 只 头 匹 羽 尾 株 棵 片 盏 根 对 束 份 本 册 封 单 箱 袋 瓶 幅 口 眼 节 讲 期 场 门 "
    "种 枚 面 顶 次 岁 天 年 小时 分钟 分 倍 车 部 例 组 批 笔 宗 卷 台次 辆次 户次 台套 台（套） 件（套）"
)
_TIMES: Final = "个月 个百分点 个小时 个工作日 周年 年级 年代 月 日 号 时 点 级 世纪 届 度"  # no figures of a thing
_UNIT: Final = "|".join(sorted([*_UNITS.split(), *_TIMES.split()], key=lambda unit: (-len(unit), unit)))
_NO_UNIT: Final = (
    "级(?!别)|(?<=部)[门委队分署长落级]|(?<=组)[织建成长合员团装]|(?<=批)[发准复示]|(?<=例)[如会行外]|(?<=卷)入"
)
_DIGITS: Final = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
_CHARACTERS: Final = r"[一二两三四五六七八九十百千零〇]+(?:点[一二三四五六七八九零]+)?"
_FIGURE: Final = re.compile(
    r"百分之(?P<share>[一二三四五六七八九十百零点\d.]+)"
    rf"|(?<![A-Za-z\d.第])(?P<number>{_DIGITS}|{_CHARACTERS})"
    r"(?:(?P<percent>[%％])|(?P<tenths>成)(?P<half>[一二三四五六七八九半])?(?![立为了员果功绩长都交效本])"
    rf"|[余多来]?(?P<scale>[十百千]?[万亿]{{1,2}}|[百千])?[余多来]?(?P<unit>{_UNIT})(?!{_NO_UNIT})(?P<tail>(?<=块)\d(?![\d.]))?)"
)
_SCALES: Final = {"十": 1e1, "百": 1e2, "千": 1e3, "万": 1e4, "亿": 1e8}
_ROUND: Final = {"百": 1e2, "千": 1e3}
"""Numbers of their own in sums as great as 百亿元, else ways of speaking (百人)."""
_SAME: Final = {"块": "元", "块钱": "元", "口人": "人"}
_RANGE: Final = re.compile(r"\d[百千万亿]?[至到\-—~～]$")
_SCORED: Final = re.compile(r"(?:得分|评分|均分|总分|成绩|得)[为达了]?$")


@dataclass(frozen=True, slots=True)
class Figure:
    """A number with its unit at ``text[start:end]``; ``digits`` where it is printed in Arabic digits."""

    start: int
    end: int
    value: float
    unit: str
    digits: bool


def find_figures(text: str) -> Iterator[Figure]:
    """The figures of a text in order: 占地94亩 has 94 亩, 超30亿元 has 3000000000 元, 三成 has 30 %.

    >>> [(f.value, f.unit) for f in find_figures("占地94亩，投资超30亿元，三成五的学生")]
    [(94.0, '亩'), (3000000000.0, '元'), (35.0, '%')]
    """
    for found in _FIGURE.finditer(text):
        number = found.group("share") or found.group("number")
        value = _ROUND.get(number) if found.group("scale") == "亿" else None
        value = value or read_number(number)
        if value is None or found.group("unit") in _TIMES.split() or _is_no_figure(text, found):
            continue
        value, unit, end = _measured(found, value)
        yield Figure(found.start(), end, value, unit, number[0].isdigit())


def _measured(found: re.Match[str], value: float) -> tuple[float, str, int]:
    """Value, unit and end of the figure."""
    if found.group("share") or found.group("percent"):
        return value, "%", found.end()
    if found.group("tenths"):
        half = found.group("half")
        return value * 10 + (5 if half == "半" else (read_number(half) or 0) if half else 0), "%", found.end()
    unit, tail = found.group("unit"), found.group("tail")
    for character in found.group("scale") or "":
        value *= _SCALES[character]
    if tail and unit == "块":
        return round(value + int(tail) / 10, 6), "元", found.end()
    return round(value, 6), _SAME.get(unit, unit), found.end() - len(tail or "")


def _is_no_figure(text: str, found: re.Match[str]) -> bool:
    """Whether it is a year, a time of day, the end of a range, or a count of pieces that only looks like money."""
    unit = found.group("unit")
    if _RANGE.search(text[max(0, found.start() - 4) : found.start()]):
        return True
    if unit == "年":
        return (read_number(found.group("number")) or 0) >= 1000
    if unit == "分":
        return not _SCORED.search(text[max(0, found.start() - 3) : found.start()])
    return (
        unit == "块"
        and not found.group("tail")
        and bool(re.match(r"[\u4e00-\u9fff]", text[found.end() : found.end() + 1]))
    )


def read_number(text: str) -> float | None:
    """The value of a number in digits (1,200 or 3.5) or in characters (三百二十); None where it is none."""
    try:
        return float(text.replace(",", ""))
    except ValueError:
        pass
    import cn2an  # its patterns are long to compile, and many a text has no number in characters

    try:
        return float(cn2an.cn2an(text, "smart"))
    except (ValueError, KeyError):  # cn2an looks up a unit that it does not have in 百十一
        return None
