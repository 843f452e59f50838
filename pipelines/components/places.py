"""Places: the gazetteer's names where they stand as names, towns and villages by their endings, and named areas."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

from pipelines import lexicon
from pipelines.components.phrases import STOP
from pipelines.components.state import Analysis, Mention
from pipelines.gazetteer import Division, Gazetteer, Match

_TOWN: Final = "街道|民族乡|苏木|镇|乡"
_VILLAGE: Final = "村民小组|自然村|行政村|嘎查|社区|新村|小区|村|屯|寨|寨子|组"
_AREA: Final = (
    "经济技术开发区|高新技术产业开发区|经济开发区|高新技术开发区|工业园区|管理区|示范区|开发区|经开区|高新区|自贸区|保税区|新区|工业园|产业园区|安置区|"
    "安置点|库区|林场|农场|牧场|垦区|古城|古镇|古村|景区|风景区|旅游区|度假区|保护区|湿地|草原|湖区|湖|江|河|山|岛|水库|商圈|片区|口岸|湾区|盆地|高原"
)
_TWO: Final = re.compile(r".{2,}(?:管理区|开发区|经开区|高新区|街道|镇|乡|苏木)(?=.{2,}$)")
_HEAD_OF: Final = re.compile(rf"[\u4e00-\u9fff]{{1,7}}(?:{_TOWN}|{_VILLAGE})")
_INNER: Final = frozenset({"n", "nz", "LOC", "PER", "ORG", "s", "vn", "nw", "a", "an", "f"})
_TITLE: Final = re.compile(lexicon.alternatives(lexicon.words("offices")))
_ENDING: Final = re.compile(rf"(?:{_TOWN}|{_VILLAGE}|{_AREA})$")
_GENERIC: Final = re.compile(
    r"(?:^(?:全|各|该|本|我|这|那|两|三|几|每|多|外|新|老|旧|小|大|农|山|乡|城|进|到|入|出|回|返|驻|邻|同|示范|美丽|重点|试点|中心|"
    r"贫困|脱贫|特色|和美|城市|乡村|传统|行政|自然|文明|所在|整个|偏远|边境|搬迁|集中|易地|一些|部分|有的|其他|不少|首批|样板|先进|老旧|城乡|"
    r"农村|乡镇|平安|智慧|幸福|网红|明星|旅游|县|市|区|镇|乡|省|州|街道|社区|产业|工业|生态|国家|省级|市级|县级|国家级|红色|红军|现有|原有|所有|城|家|严|大好河|江|老|好|好山|本地|家门口|生态宜居|宜居|故|他|水|海|河|湖|青|万里|高|美丽乡|空心|试点|受援|城边|帮扶|联系|包联|后进|先进|周边|附近|邻近|沿线|沿江|湖|上游|下游|库|矿|林|牧|渔|茶|集|首家|收益|包|沿江村|沿河村|特色田园乡|特色|特色小|村民|全体|三|四))$"
)
_LEVEL: Final = re.compile("[县州旗区市省乡]$")
_ODD: Final = re.compile("(?:[县区旗]镇|村村|[两三四五六七八九][县镇乡村]|村屯)$")
"""No names: 县镇两级, 甲村村委会, 浦南三镇, 沿江村屯."""
_LIST: Final = re.compile(
    r"((?:[\u4e00-\u9fff]{1,4}、)+[\u4e00-\u9fff]{1,4}?(?:(?:和|及|与|以及)[\u4e00-\u9fff]{2,4}?)?)(?:等|共)?(?:两|三|四|五|六|[2-9]|\d\d)(?:个)?(乡镇|县|市|区|镇|乡|村|社区|街道|旗)(?![\u4e00-\u9fff]*[委局])"
)
_SHORTEST: Final = 2
_PREFIX: Final = re.compile("(?:全|该|我|本)(?:省|市|县|区|旗|镇|乡|村)(?=..)")
_AFTER: Final = re.compile(rf"^(?:{_TOWN}|{_VILLAGE}|[委局]|级|人|籍|话|菜|味|产|内|外|民|里人|镇上|志)")
_BEFORE_NAME: Final = frozenset({"p", "v", "c", "u", "d", "w", "r", "m", "q", "f", "t", "TIME", "vd", "xc", "ad"})


def is_generic(name: str) -> bool:
    """Whether the words that end as a place does name none (农村, 首家村, 各镇)."""
    stem = _ENDING.sub("", name)
    return not stem or bool(_GENERIC.match(stem)) or bool(_ODD.search(name)) or _digits(stem)


class PlaceFinder:
    """Proposes mentions of places in an analysed text."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self.gazetteer = gazetteer

    def __call__(self, state: Analysis) -> Iterator[Mention]:
        """The mentions proposed for the text."""
        matches = list(self.gazetteer.find(state.text))
        counties = {d.code for m in matches for d in m.divisions if d.level == 3 and not m.is_alias}
        full = {m.name for m in matches if not m.is_alias}
        provinces = _provinces([*matches, *self.gazetteer.find(state.article.publisher)])
        near = [m for m in matches if not m.is_alias or any(d.code[:2] in provinces for d in m.divisions)]
        found = [m for match in near for m in self._known(state, match, full, counties)]
        yield from found
        known = [
            (m.start, m.end) for m in matches if not m.is_alias or (len(m.name) > 2 and m.name[-1] in "县市区州旗")
        ]
        # 连江 is 连江县 where the gazetteer says so, and no river.
        divisions = {(m.start, m.end) for m in found}
        yield from (m for m in _ending(state, known) if (m.start, m.end) not in divisions)
        yield from _listed(state)

    def _known(self, state: Analysis, match: Match, full: set[str], counties: set[str]) -> Iterator[Mention]:
        start, end, name, divisions = match
        near = any(d.level == 4 and d.parent in counties for d in divisions)
        if _cut_across(state, start) and not near:
            return
        if not match.is_alias:
            if _at_word_start(state, start) or any(d.level < 4 or d.parent in counties for d in divisions):
                yield Mention(start, end, "Place", name, rule="place:gazetteer", score=0.9)
            return
        division = self._meant(name, divisions, full)
        if division is None or _AFTER.match(state.text[end : end + 3]):
            return
        word = state.words[state.word_index(start)] if state.words else None
        whole = word is not None and word.start == start and word.end >= end and word.tag in {"LOC", "ORG"}
        if whole or division.name in full:
            yield Mention(start, end, "Place", _printed(name, division, state.text), rule="place:alias", score=0.6)

    def _meant(self, name: str, divisions: tuple[Division, ...], full: set[str]) -> Division | None:
        """The division that a short form stands for: one whose full name is in the text, else a province or city."""
        in_text = [d for d in divisions if d.name in full]
        if in_text:
            return in_text[0]
        high = [d for d in divisions if d.level <= 2 and name in d.aliases]
        if high:
            return high[0]
        return divisions[0] if len(divisions) == 1 and len(name) > 1 else None


def _provinces(matches: Iterable[Match]) -> set[str]:
    """First digits of the provinces that the text speaks of: of its full names, and of provinces and cities in short.

    A county's short form from another province is an ordinary word far more often than a name (大田, 青冈, 临河).
    """
    found: set[str] = set()
    for match in matches:
        codes = {d.code[:2] for d in match.divisions if not match.is_alias or d.level <= 2}
        if len(codes) == 1:
            found |= codes
    return found


def _printed(form: str, division: Division, text: str) -> str:
    """The name as printed where that says its level (沿河自治县), there or elsewhere in the text, else in full."""
    if division.name in text:
        return division.name
    forms = [name for name in (form, *division.aliases) if len(name) > 2 and _LEVEL.search(name) and name in text]
    return max(forms, key=len, default=division.name)


def _cut_across(state: Analysis, start: int) -> bool:
    """Whether the name would begin with a word that is no part of a name (和|县林草局)."""
    word = state.words[state.word_index(start)] if state.words else None
    return word is not None and word.start == start and word.tag in {"c", "p", "u", "d", "r"}


def _at_word_start(state: Analysis, start: int) -> bool:
    if not state.words:
        return True
    word = state.words[state.word_index(start)]
    return word.start == start or word.tag in {"LOC", "ORG"}


def _ending(state: Analysis, known: list[tuple[int, int]]) -> Iterator[Mention]:
    """Names that end in a word for town, village or area and begin where a name can begin."""
    starts = {w.start: i for i, w in enumerate(state.words)}
    after_known = {end for _, end in known}
    known_at = dict(known)
    for i, word in enumerate(state.words):
        inner = {e for e in range(word.start + 1, word.end) if e in after_known}
        if prefix := _PREFIX.match(state.text, word.start, word.end):
            inner.add(prefix.end())
        for start in sorted({word.start, *inner}):
            found = _longest(state, start, i)
            if found is None or found - known_at.get(start, found) > 1:
                continue
            name = state.text[start:found]
            stem = _ENDING.sub("", name)
            if not re.match("[\u4e00-\u9fff]", name) or _PREFIX.match(name) or _ODD.search(name):
                continue
            if not stem or _GENERIC.match(stem) or _digits(stem):
                continue
            if _begins(state, start, starts, after_known):
                rule = "place:village" if re.search(rf"(?:{_VILLAGE})$", name) else "place:ending"
                yield Mention(start, found, "Place", name, rule=rule, score=0.7 if len(stem) > 1 else 0.6)


def _digits(stem: str) -> bool:
    return bool(re.match(r"[\d一二三四五六七八九十百多余几两]+个?", stem)) and len(stem) < 3


def _longest(state: Analysis, start: int, i: int) -> int | None:
    """End of the longest name from ``start`` that takes in at most four words and ends as a place does."""
    best = None
    for word in state.words[i : i + 4]:
        if word.start > start and (word.tag not in _INNER or word.text in STOP):
            break
        name = state.text[start : word.end]
        if len(name) > 10 or _TITLE.search(name):
            break
        if _TWO.match(name):
            break
        if len(name) > 1 and _ENDING.search(name):
            best = word.end
        elif word.tag in {"LOC", "ORG"} and (found := _HEAD_OF.match(name)):
            best = start + found.end()
    return best


def _begins(state: Analysis, start: int, starts: dict[int, int], after_known: set[int]) -> bool:
    if start not in starts:
        return True
    i = starts[start]
    if state.words[i].text in STOP:
        return False
    if start in after_known:
        return state.words[i].tag not in _BEFORE_NAME or state.words[i].tag in {"v", "f", "s"}
    word = state.words[i]
    if word.tag == "LOC":
        return True
    if word.tag not in {"n", "nz", "PER", "ORG", "nw", "s"}:
        return False
    return i == 0 or state.words[i - 1].tag in _BEFORE_NAME or state.words[i - 1].tag == "LOC"


def _listed(state: Analysis) -> Iterator[Mention]:
    """``太平、富恒两个乡``: each name with the kind that closes the list."""
    for found in _LIST.finditer(state.text):
        kind = found.group(2)
        offset = _first_name(state, found.start(1), found.start(1) + found.group(1).index("、"))
        for part in re.split("[、和及与]", state.text[offset : found.end(1)]):
            whole = re.search(r"(?:镇|乡|街道|县|区|市|村|社区)$", part)
            if kind != "乡镇" and not whole and len(part) > 1:
                yield Mention(offset, offset + len(part), "Place", part + kind, rule="place:list", score=0.8)
            offset += len(part) + 1


def _first_name(state: Analysis, start: int, end: int) -> int:
    """Where the first name of a list begins, behind words that say what is done there (覆盖|莲花、平安两镇).

    So it is right in 187 of 200 lists of the corpus, with those words in 69.
    """
    first = max(0, state.word_index(start))
    for word in state.words[first : first + end - start + 1]:
        if word.end > end - _SHORTEST or not (word.start < start or word.tag in _BEFORE_NAME):
            break
        start = word.end
    return start
