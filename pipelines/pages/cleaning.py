"""Characters and spaces: what typesetting put between the characters of a sentence is taken out again."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

CLOSERS: Final = "”’」』）》)]】〉\"'"
_OPENERS: Final = "“‘「『（《(【〈"
_STOPS: Final = "。！？!?…"
_ENDS: Final = _STOPS + ".～~"  # letters to readers end 来看看吧～
_LAST: Final = frozenset((*CLOSERS, *_ENDS))
_NEVER_FIRST: Final = frozenset("，。、；：！？…”’」』）》】〉,;:!?)]%％‰℃")
_INVISIBLE: Final = re.compile("[\u200b\u200c\u200d\u2060\ufeff\u00ad\ufffe]")
_COMPATIBLE: Final = re.compile(r"[０-９Ａ-Ｚａ-ｚ\u2f00-\u2fdf\uf900-\ufaff\ufe10-\ufe19\ufe30-\ufe4f]")
_UPRIGHT: Final = {"\ufe19": "…", "\ufe30": "…"}  # dots one above the other
_BREAK: Final = "\v\f\x1c-\x1f\x85\u2028\u2029"
_BREAKS: Final = re.compile(f"\r\n?|[{_BREAK}]")
_SPACES: Final = re.compile(r"[\t\xa0\u1680\u2000-\u200a\u202f\u205f]")
_ODD: Final = re.compile("|".join([f"[\r{_BREAK}]", _INVISIBLE.pattern, _COMPATIBLE.pattern, _SPACES.pattern]))
_SPACE: Final = " \u3000"
_WIDE_PUNCTUATION: Final = frozenset("“”‘’…—–·•‰℃①②③④⑤⑥⑦⑧⑨⑩×～")
_NARROW: Final = re.compile(f"[^\\u2e80-\U0010ffff{''.join(sorted(_WIDE_PUNCTUATION))}]+")
_FULL_STOP: Final = re.compile(r"(?<=[\u4e00-\u9fff])\.$")


def normalise_characters(text: str) -> str:
    """``text`` with full-width digits and letters, radicals and exotic spaces in plain form, none invisible.

    No character becomes several: only so can the words of an article be followed back to where they stood.

    >>> normalise_characters("２０２１\\u3000\\uf9fd\\u00ad\\ufe19")
    '2021\\u3000什…'
    """
    if not _ODD.search(text):
        return text
    text = _SPACES.sub(" ", _BREAKS.sub("\n", _INVISIBLE.sub("", text)))
    return _COMPATIBLE.sub(_in_plain_form, text)


def _in_plain_form(found: re.Match[str]) -> str:
    plain = unicodedata.normalize("NFKC", found[0])
    return plain if len(plain) == 1 else _UPRIGHT.get(found[0], found[0])


HAN: Final = re.compile("[\u4e00-\u9fff\u3400-\u4dbf〇\U00020000-\U0010ffff]+")
"""A run of Chinese characters, as :func:`is_han` tells them."""


def is_wide(char: str) -> bool:
    """Whether the character takes a full square of the type area: Chinese characters and their punctuation."""
    return ord(char) >= 0x2E80 or char in _WIDE_PUNCTUATION


def is_han(char: str) -> bool:
    """Whether the character is a Chinese ideograph."""
    return "\u4e00" <= char <= "\u9fff" or "\u3400" <= char <= "\u4dbf" or char == "〇" or ord(char) >= 0x20000


def unspace(text: str) -> str:
    """One line without the spaces that touch Chinese text; between Latin words one space stays.

    >>> unspace("油 菜 花 开 ，全县 300 多亩 New  York")
    '油菜花开，全县300多亩New York'
    """
    parts = text.split()
    whole = "".join(parts)
    if len(parts) < 2 or not _NARROW.search(whole):
        return whole
    spaced = _is_spread(parts)
    out = [parts[0]]
    for before, after in pairwise(parts):
        if not (_tight(before, after) or (spaced and _digits_apart(before, after))):
            out.append(" ")
        out.append(after)
    return "".join(out)


def unspace_heading(text: str) -> str:
    """A headline's text: a space between two clauses stays, as one space; spaces within words go.

    >>> unspace_heading("山上种茶　山下办厂"), unspace_heading("近 5 年 建 成 百 座 桥")
    ('山上种茶 山下办厂', '近5年建成百座桥')
    """
    text = text.replace("\u3000", "  ").strip()
    wide_gaps = re.split(r" {2,}", text)
    pieces = [unspace(p) if is_spaced(p) or len(wide_gaps) > 1 else _clauses(p) for p in wide_gaps]
    if all(sum(map(is_han, p)) <= 1 for p in pieces):
        return "".join(pieces)
    return " ".join(p for p in pieces if p)


def is_spaced(text: str) -> bool:
    """Whether the line is set with a space between most of its characters."""
    return _is_spread(text.split())


def _is_spread(parts: Sequence[str]) -> bool:
    if len(parts) < 3:
        return len(parts) == 2 and all(len(p) == 1 for p in parts)
    single = sum(sum(map(is_han, part)) <= 1 for part in parts)
    return single >= 0.6 * len(parts) and sum(len(p) for p in parts) <= 2.5 * len(parts)


def width(text: str) -> float:
    """Width of an unspaced line in full squares: 1 for a Chinese character, half for a Latin one and a bit between."""
    narrow = _NARROW.findall(text)
    if not narrow:
        return float(len(text))
    ends = is_wide(text[0]) + is_wide(text[-1])
    wide = len(text) - sum(map(len, narrow))
    return (10 * wide + 5 * (len(text) - wide) + 2 * (2 * len(narrow) - 2 + ends)) / 10


def glue(before: str, after: str) -> str:
    """Two unspaced lines as one: a space only where the break parts two Latin words."""
    latin = (before[-1:] + after[:1]).isascii() and before[-1:].isalpha() and after[:1].isalpha()
    return f"{before} {after}" if latin else before + after


def is_finished(text: str) -> bool:
    """Whether the line ends where a sentence can end.

    >>> is_finished("“怎么办？”"), is_finished("办起“夜校”"), is_finished("第一，")
    (True, False, False)
    """
    if text[-1:] not in _LAST:
        return False
    bare = text.rstrip(CLOSERS)
    return bare[-1:] in _ENDS and bool(bare) and (bare[-1] != "." or bool(_FULL_STOP.search(bare)))


def cannot_start(text: str) -> bool:
    """Whether the line begins with what only continues a sentence: closing marks, commas."""
    return text[:1] in _NEVER_FIRST


def is_open(text: str) -> bool:
    """Whether the line ends in the midst of a clause: with a comma, an opening mark or the like."""
    return text[-1:] in "，、；,;：:" or text[-1:] in _OPENERS


def _tight(before: str, after: str) -> bool:
    left, right = before[-1], after[0]
    return is_wide(left) or is_wide(right) or right in "%,.;:!?)" or left == "("


def _digits_apart(before: str, after: str) -> bool:
    """Whether two pieces of a spread line are parts of one figure: ``4 8 0``, ``1 . 5``."""
    return len(before) == len(after) == 1 and before in "0123456789." and after in "0123456789."


def _clauses(text: str) -> str:
    """Single spaces between two Chinese pieces of two or more characters part clauses; all others are typesetting."""
    parts = text.split()
    out = parts[:1]
    for before, after in pairwise(parts):
        apart = min(len(before), len(after)) >= 2 and _letter(before[-1], CLOSERS) and _letter(after[0], _OPENERS)
        latin = not is_wide(before[-1]) and not is_wide(after[0])
        out.append(f" {after}" if apart or latin else after)
    return "".join(out)


def _letter(char: str, also: str) -> bool:
    return is_han(char) or char in also or char in "！？!?…"
