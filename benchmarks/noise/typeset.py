"""Typesetting gone wrong: narrow columns, spread characters, stray blank lines, characters mistaken for others."""

from __future__ import annotations

import random
import re
from collections.abc import Sequence
from functools import cache
from typing import Final

NEVER_FIRST: Final = "，。、；：！？”’）》…"
NEVER_LAST: Final = "“‘（《"
_TOKEN: Final = re.compile(r"[A-Za-z0-9.%]+|.")
_ALIKE: Final = (
    "末未 日曰 己已 人入 土士 天夭 大太 干千 万方 今令 元无 同间 问间 村材 市巿 县昙 州川 王玉 田由 甲申 目自 白自 "
    "乌鸟 免兔 拔拨 候侯 晴睛 密蜜 治冶 准淮 折拆 析折 抢枪 扶抚 持特 情清 请清 进迸 达迖 户尸 贝见 名各 各备 住往 "
    "往注 佳住 科料 种神 农衣 会合 分介 办为 开并 生牛 本木 木术 历厉 力刀 几儿 九丸 了丁 子了 又义 广厂 厂广 车东 "
    "地他 他池 级极 场汤 建健 员贝 民尺 全金 业亚 公么 区囚 心必 长氏 手毛 水永 永水 小少 少小 用甩 去丢 出岀 里甲 "
    "重童 直真 真直 收牧 放故 教敎 学字 字宇 平乎 0O O0 1l l1 5S 8B "
)
_WIDE: Final = str.maketrans("0123456789，（）：；？！", "０１２３４５６７８９,():;?!")
_MOST: Final = 0.5


def width(text: str) -> float:
    """Width in full squares: a Latin letter or digit takes half of one."""
    return sum(1.0 if ord(c) > 0x2000 else 0.5 for c in text)


def wrap(text: str, measure: int, first: float = 2.0) -> list[str]:
    """``text`` in lines of ``measure`` squares, the first shorter by ``first``; commas hang, brackets go with words.

    A ``measure`` of 0 leaves the text in one line.
    """
    if not measure:
        return [text]
    rows, line, room = [], "", measure - first
    for token in _TOKEN.findall(text):
        too_wide = width(line + token) > room and token not in NEVER_FIRST
        if line and (too_wide or (width(line) > room + 0.6 and token not in NEVER_FIRST)):
            carry = ""
            while line and line[-1] in NEVER_LAST:
                carry, line = line[-1] + carry, line[:-1]
            rows.append(line.strip())
            line, room = carry, float(measure)
        line += token
    return [*rows, line.strip()]


def spread(line: str, rng: random.Random, share: float) -> str:
    """The line with a space between all its characters, or with spaces about its figures only."""
    if rng.random() < share:
        return " ".join(line)
    return re.sub(r"(?<=[\u4e00-\u9fff])(\d+(?:\.\d+)?)(?=[\u4e00-\u9fff])", r" \1 ", line)


def with_blanks(pieces: Sequence[Sequence[str]], style: str, rng: random.Random) -> str:
    """The lines of ``pieces`` with empty lines: ``none``, between ``paragraphs``, after ``all`` lines, in ``patches``
    of pieces, in the second of two ``halves`` of the page, after ``pairs`` of lines."""
    out: list[str] = []
    patch = False
    for number, piece in enumerate(pieces):
        patch = patch != (rng.random() < 0.3)
        every = style == "all" or (style == "patches" and patch) or (style == "halves" and 2 * number >= len(pieces))
        for k, line in enumerate(piece):
            out += [line, ""] if every or (style == "pairs" and k % 2) else [line]
        if style == "paragraphs":
            out.append("")
    return "\n".join(out) + "\n"


def confuse(text: str, rng: random.Random, rate: float) -> str:
    """``text`` with the share ``rate`` of its visible characters taken for look-alikes, as a scanner would.

    Characters without a look-alike stay, so the others change the more often, but never more than every second one.
    """
    alike: dict[str, list[str]] = {}
    for pair in _ALIKE.split():
        alike.setdefault(pair[0], []).append(pair[1])
    for code, wide in _WIDE.items():
        alike.setdefault(chr(code), []).append(chr(wide))
    visible = sum(not c.isspace() for c in text)
    eligible = sum(c in alike for c in text)
    share = min(_MOST, rate * visible / eligible) if eligible else 0.0
    return "".join(rng.choice(alike[c]) if c in alike and rng.random() < share else c for c in text)


def as_printed(text: str) -> str:
    """``text`` with one character for all that a scanner takes for each other: equal where only these differ."""
    return text.translate(_looks())


@cache
def _looks() -> dict[int, str]:
    looks: dict[str, str] = {}
    pairs = [*_ALIKE.split(), *(f"{chr(code)}{chr(wide)}" for code, wide in _WIDE.items())]
    for pair in pairs:
        first, second = (looks.setdefault(char, char) for char in (pair[0], pair[1]))
        looks |= {char: first for char, look in looks.items() if look == second}
    return {ord(char): look for char, look in looks.items()}
