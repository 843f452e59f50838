"""Short forms: those that the text defines (以下简称“县供销社”), those of places (靖安 for 靖安县), and those that keep
the first and the last word of a name (青禾公司 for 某某市青禾食品有限公司)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Final

from pipelines.components.state import Analysis, Mention, Ref
from pipelines.gazetteer import Gazetteer

_STEM: Final = re.compile(r"^(?P<stem>.{2,})(?:特别行政区|自治区|自治州|自治县|街道|省|市|县|区|旗|镇|乡|州|村|社区)$")
_DEFINED: Final = re.compile(r"[（(](?:以下|下)?(?:统称|简称|称)(?:为)?[:：]?(“?[^”）)]{2,16}”?)[）)]")
_ABBREVIATED: Final = re.compile(
    "(?P<stem>.{2,6}?)(?P<kind>公司|集团|合作社|联合社|农场|厂|基地|产业园|工程|行动|计划|项目|码头|小区|车间|市场)"
)
LEGAL_FORM: Final = "(?:股份|控股|投资|集团|科技|实业|发展)*(?:有限|责任)*公司"
"""How a firm's full name ends, as a pattern."""
_TRADE: Final = re.compile(f"(?P<stem>.{{5,}}?){LEGAL_FORM}")
_BRAND: Final = (2, 3, 4)
"""Characters of a brand."""
_OCCASION: Final = re.compile(
    "(?:仪式|幕式|首发式|营式|(?:半|总)?决赛|协议|[一二三四五六七八九十]期|细则|备选库|会议?)$"
)
_WORK: Final = re.compile("(?:工程|工作|项目)$")
_ONE_OF_ITS_SORT: Final = re.compile("..{1,3}[站场园仓点厂馆]")
"""A facility by its place and one character: 口前村站. In gold all seven are the one that the article names so."""
_SORT: Final = 3
_SMALL: Final = re.compile("(?:镇|乡|街道|苏木|村|社区|嘎查)$")
"""The county that begins a name may do so of a body that was not seen."""
_FULL: Final = 3
"""Characters of a name that is not easily a part of other words."""
_CUT: Final = tuple(
    (re.compile(short), re.compile(full))
    for short, full in (
        ("...局$", "局$"),
        ("...委$", "..委员会$"),
        ("..所$", "研究所$"),
        ("供销社$|农信社$", "联合?社$"),
        ("[一二三四五六七八九十]中$", "第[一二三四五六七八九十](?:高级)?中学$"),
        ("[一二三四五六七八九十]小$", "第[一二三四五六七八九十](?:实验)?小学$"),
        ("[一二三四五六七八九十]院$", "第[一二三四五六七八九十](?:人民)?医院$"),
        ("..大$", "大学$"),
        ("[县旗]医院$", "人民医院$"),
    )
)
"""How the short form of a public body's name may end, and how the full one does then."""
_LEVEL: Final = re.compile("自治区|街道|苏木|社区|嘎查|[省市州盟县区旗镇乡村]")
_BOARD: Final = re.compile("(?<=区)(?:管委会|管理委员会)(?=..)")
_KEPT: Final = 4096
_PLACES_IN_FRONT: Final = 3
_BEHIND: Final = 30
"""Characters behind a name in which the bracket that shortens it closes."""


def defined(text: str, mentions: Sequence[Mention]) -> Iterator[Mention]:
    """The mentions, those printed as a short form that the text defines under the name that it stands for."""
    full: dict[str, Mention] = {}
    for mention in mentions:
        if short := _short(text, mention.end):
            full.setdefault(short, mention)
    for mention in mentions:
        meant = full.get(text[mention.start : mention.end].strip("“”"), mention)
        yield replace(mention, name=meant.name, type=meant.type, subtype=meant.subtype)


def _short(text: str, end: int) -> str:
    """The short form that a bracket right behind a name gives, without its quotation marks."""
    found = _DEFINED.match(text, end, end + _BEHIND)
    return found.group(1).strip("“”") if found else ""


def abbreviates(short: str, full: str, gazetteer: Gazetteer) -> bool:
    """Whether a name keeps of a longer one the first word behind its places and the last: in gold 67 of 68 such names
    that only one name of the article fits are that one's.

    >>> abbreviates("青禾公司", "衡阳市青禾食品有限公司", Gazetteer.load())
    True
    """
    found = _ABBREVIATED.fullmatch(short)
    if not found or short in full or not full.endswith(found["kind"]):
        return False
    return any(full.startswith(found["stem"], start) for start in starts(full, gazetteer))


@lru_cache(_KEPT)
def brands(full: str, gazetteer: Gazetteer) -> frozenset[str]:
    """What a firm may be called by its brand and the end of its trade: in gold all six that the text does not define.

    >>> sorted(brands("衡阳市青禾生态茶业有限公司", Gazetteer.load()))
    ['青禾态茶业', '青禾生茶业', '青禾茶业']
    """
    firm = _TRADE.fullmatch(full, starts(full, gazetteer)[-1])
    stem = firm["stem"] if firm else ""
    return frozenset(stem[:head] + stem[tail:] for head in _BRAND for tail in range(head + 1, len(stem) - 1))


def shortens(type_: str, name: str, full: str, gazetteer: Gazetteer) -> bool:
    """Whether a name of that type is a short form of a longer one."""
    if type_ == "Organization" and (cut_down(name, full, gazetteer) or name in brands(full, gazetteer)):
        return True
    if type_ == "Facility" and _ONE_OF_ITS_SORT.fullmatch(name) and full.endswith(name[-1]) and name not in full:
        return any(full.startswith(name[:-1], start) for start in starts(full, gazetteer))
    return abbreviates(name, full, gazetteer)


def is_sort(form: str, name: str) -> bool:
    """Whether a form is the mere sort of what a longer name names (推进会, 《意见》, 加工厂, 联席会 of a 联席会议)."""
    sort = form.strip("《》")
    return form != name and len(sort) <= _SORT and name.rstrip("》").endswith((sort, f"{sort}议"))


def is_tail(name: str, gazetteer: Gazetteer) -> bool:
    """Whether a body's name may be the end of a longer one: it begins with no place and no level.

    In gold 437 such names are a form of the one body whose name ends so, and 4 are bodies of their own.
    """
    return len(name) > 2 and not _LEVEL.match(name) and not any(m.start == 0 for m in gazetteer.find(name[:6]))


def starts(full: str, gazetteer: Gazetteer) -> list[int]:
    """Where a name may begin once the places in front of it are left out."""
    found = [0]
    for _ in range(_PLACES_IN_FRONT):
        ends = [m.end for m in gazetteer.find(full[found[-1] : found[-1] + 12]) if m.start == 0]
        if not ends:
            break
        found.append(found[-1] + max(ends))
    return found


def cut_down(short: str, full: str, gazetteer: Gazetteer) -> bool:
    """Whether a public body's name leaves out letters of the longer one behind the same place (甲县住建局 for
    甲县住房和城乡建设局, 甲县二中 for 甲县第二中学): in gold all 32 such pairs of forms are one body's.

    >>> cut_down("衡阳市住建局", "衡阳市住房和城乡建设局", Gazetteer.load())
    True
    """
    if full.startswith(short):
        return full == short + "员会"
    if not any(a.search(short) and b.search(full) for a, b in _CUT):
        return False
    if short.endswith("医院"):
        return full == short.removesuffix("医院") + "人民医院"
    start = max(start for start in starts(short, gazetteer) if full.startswith(short[:start]))
    rest, letters = full[start:].removeprefix("第"), iter(full[start:])
    return short[start : start + 1] == rest[:1] and all(letter in letters for letter in short[start:])


def cities_as_printed(text: str, refs: Sequence[Ref]) -> list[Ref]:
    """The refs, a city under its short form where the article has no other: whether 苏州 is the city, its districts or
    the old town it leaves open, and readers name what is printed."""
    full = {r.name for r in refs if r.type == "Place" and r.name.endswith("市") and r.name not in text}
    full -= {r.name for r in refs if r.coref}
    full -= {name for name in full for r in refs if r.type != "Place" and r.name.startswith(name)}
    full = {name for name in full if any(r.name == name and text[r.start : r.end] == name[:-1] for r in refs)}
    return [replace(r, name=r.name[:-1]) if r.type == "Place" and r.name in full else r for r in refs]


def again(text: str, refs: Sequence[Ref]) -> list[Ref]:
    """Where a person, town or village comes again under its full name and was not seen (县长某某某任总指挥)."""
    full = {
        r.name: r
        for r in refs
        if len(r.name) >= _FULL and (r.type == "Person" or (r.type == "Place" and _SMALL.search(r.name)))
    }
    if not full:
        return []
    taken = [False] * len(text)
    for ref in refs:
        taken[ref.start : ref.end] = [True] * (ref.end - ref.start)
    pattern = re.compile("|".join(map(re.escape, sorted(full, key=len, reverse=True))))
    return [
        replace(full[found.group()], start=found.start(), end=found.end())
        for found in pattern.finditer(text)
        if not any(taken[found.start() : found.end()])
    ]


def short_forms(state: Analysis, refs: Sequence[Ref]) -> Iterator[Ref]:
    """Where a place, or a thing whose short form the text defines, comes again under its short form."""
    taken = [(r.start, r.end) for r in refs]
    forms: dict[str, Ref] = {}
    for ref in refs:
        if ref.type == "Place" and (found := _STEM.match(ref.name)) and len(found.group("stem")) <= 4:
            forms.setdefault(found.group("stem"), ref)
        if short := _short(state.text, ref.end):
            forms[short] = forms[f"“{short}”"] = ref
    if not forms:
        return
    pattern = re.compile("|".join(map(re.escape, sorted(forms, key=len, reverse=True))))
    for found in pattern.finditer(state.text):
        if not overlap(found.start(), found.end(), taken) and _stands_alone(state, *found.span()):
            ref = forms[found.group()]
            yield Ref(found.start(), found.end(), ref.name, ref.type, ref.subtype)


def overlap(start: int, end: int, taken: list[tuple[int, int]]) -> bool:
    """Whether a stretch shares characters with one that is taken."""
    return any(start < b and a < end for a, b in taken)


def _stands_alone(state: Analysis, start: int, end: int) -> bool:
    """Whether the stretch is bounded by words, so that it is no part of another name."""
    first, last = state.words[state.word_index(start)], state.words[state.word_index(end - 1)]
    return first.start == start and last.end == end


def same_quotation(one: str, other: str) -> bool:
    """Whether both names quote the same words and nothing in front of these (甲镇“驿站”) tells them apart; a plan
    in 《》 is not the action that it plans."""
    quoted = re.findall("“([^”]+)”", one)
    if one.startswith("《") != other.startswith("《"):
        return False
    if not quoted or quoted != re.findall("“([^”]+)”", other) or one.strip("“”") == other.strip("“”"):
        return False
    a, b = sorted((one.partition("“")[0], other.partition("“")[0]), key=len)
    return b.endswith(a) and _one_matter(one.rpartition("”")[2], other.rpartition("”")[2])


def _one_matter(one: str, other: str) -> bool:
    """Whether what stands behind the quoted words speaks of one thing: not a campaign and its opening ceremony, a
    tournament and its final, a plan and its platform. In gold 198 of 200 pairs of forms of one thing pass, and of 67 of
    two things 9."""
    short, long = sorted((_WORK.sub("", one.partition("暨")[0]), _WORK.sub("", other.partition("暨")[0])), key=len)
    if occasion(short) != occasion(long):
        return False
    return not short or short == long or short[-2:] == long[-2:]


def occasion(ending: str) -> str:
    """The end of what comes but once in a campaign or a series (启动仪式, 半决赛, 二期), else nothing."""
    found = _OCCASION.search(ending)
    return found.group() if found else ""


def one_body(one: str, other: str, gazetteer: Gazetteer) -> bool:
    """Whether two names of a body differ by 管委会 inside, or the level of the place that one of them prints."""
    one, other = _BOARD.sub("", one), _BOARD.sub("", other)
    return one == other or other in _unleveled(one, gazetteer) or one in _unleveled(other, gazetteer)


@lru_cache(_KEPT)
def _unleveled(name: str, gazetteer: Gazetteer) -> frozenset[str]:
    """The name without the level of the place at its start (郑州市高新区, 郑州高新区)."""
    found = (m for m in gazetteer.find(name[:8]) if m.start == 0 and not m.is_alias and len(m.name) > 2)
    return frozenset(name[: m.end - 1] + name[m.end :] for m in found)
