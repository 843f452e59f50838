"""Nouns that go on speaking of an entity: 联盟 after …庄联盟, 会议 after …推进会, 园区 after …产业园."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import Final

from pipelines.components.bodies import HEADS as BODY_HEADS
from pipelines.components.state import Analysis, Ref
from pipelines.components.titled import HEADS

_TYPES: Final = frozenset({"Organization", "Facility", "Initiative"})
_SIZES: Final = range(2, 6)
_WEAK: Final = frozenset(
    [
        *("工作", "建设", "治理", "服务", "创建", "帮扶", "改造", "发展", "管理"),
        *("模式", "品牌", "宣传", "合作", "联建", "整治", "协议", "合同"),
    ]
)
_THAT: Final = "(?:该|这|此|本|上述)(?:一)?(?:[个家座所条种项支场次届份款处片类批套栋间])?"
_SAID_OF_INITIATIVES: Final = {
    "会|会议|论坛|座谈": ("会议", "会上"),
    "活动|行动|节|季|周|月|日|赛|展|会|演|演出|讲堂|课堂|仪式|宣讲|培训|大集|集市|义诊": ("活动",),
    "赛|杯|马拉松|运动会": ("赛事", "比赛"),
    "大赛": ("大赛",),
    "签约活动|签约大?会|签约": ("签约仪式", "仪式"),
    "》": ("文件",),
    "培训|培训班|训练营|班|轮训": ("培训", "培训班"),
    "展|博览会|交易会|展览会|洽谈会": ("展会",),
}
"""By the ends of names, the nouns that speak of initiatives named so and of nothing else: 会议 is no 管委会."""
_SAID_OF: Final = {
    **_SAID_OF_INITIATIVES,
    "工程|项目|改造|治理|修复": ("工程", "项目"),
    "医院|卫生院|分院|保健院": ("医院", "院方"),
    "学校|小学|中学|学院|大学|中专|幼儿园|职教中心|职业(?:技术)?教育中心": ("学校", "校方"),
    "学校|小学|中学|学院|大学": ("校内",),
    "公司|集团|企业|厂": ("企业",),
    "公司|集团|企业": ("公司",),
    "集团|集团公司|集团有限公司": ("集团",),
    "银行|支行|农商行|信用社": ("银行",),
    "园|园区": ("园区",),
    "厂": ("工厂", "厂方", "厂里", "厂子"),
    "院": ("院里",),
    "站": ("站里",),
    "馆": ("馆里",),
    "社": ("社里",),
    "队": ("队里", "队伍"),
    "局": ("局里",),
    "所": ("所里",),
    "园": ("园里",),
}
"""By the ends of names, the nouns that may speak of what is named so."""
_ENDS: Final = {noun: re.compile(f"(?:{ends})[”》」]*$") for ends, nouns in _SAID_OF.items() for noun in nouns}
_OF_INITIATIVES: Final = frozenset(noun for nouns in _SAID_OF_INITIATIVES.values() for noun in nouns)
BARE_NOUNS: Final = frozenset(
    [
        *("公司", "企业", "集团", "合作社", "学校", "医院", "协会", "学院", "中心", "银行", "商会", "基地", "园区"),
        *("产业园", "示范园", "车间", "加工厂", "工厂", "厂里", "厂子", "厂", "场馆", "码头", "驿站", "项目", "食堂"),
        *("市场", "水库", "调解室", "工程", "行动", "改革", "活动", "计划", "平台", "系统", "培训班", "比赛", "大赛"),
        *("演练", "展会", "论坛", "会议", "制度", "机制", "协议", "试点"),
    ]
)
"""Nouns that name nothing by themselves."""
_START: Final = re.compile(
    r"(?:^|[，。；！？、：“”\n（）]|由|与|和|为|在|对|给|向|到|把|被|从|将|经|而|但"
    "|[今明去]年|目前|眼下|如今|现在|此前|随后|近年来)$"
)
_HOLDS: Final = re.compile(
    "(?:主持|出席|参加|参与|加入|负责|运营|管理|支持|承办|协办|走进|来到|入驻|进入|指导|通过)(?:了)?$"
)
_AND: Final = re.compile("^[、和与及]")
_GROUND: Final = re.compile("(?:园区|产业园|工业园|科技园|景区|公园)$")
GROUP: Final = re.compile("小组|指挥部|专班|工作组|领导组")
"""Bodies set up for one task. The 办公室 that is told of behind one is its own."""
_WORKS: Final = frozenset(("工程", "项目"))
_BEGUN: Final = re.compile(
    "(?:正式|顺利|全面|如期|集中)?(?:开工|动工|复工|奠基|启动建设|开始建设|竣工|完工|建成|投用|投入使用|通过验收|主体封顶)"
)
"""Behind a facility, what says that the sentence tells of its building."""
_BY: Final = re.compile("由(?![^，。；]*负责)[^，。；]{2,40}?(?:建设|承建|实施|施工|建造|修建|运营)")
_CLAUSE: Final = re.compile("[。；！？\n][^。；！？\n，]{0,6}，?$")
_ASIDE: Final = re.compile(
    "(?:与|和|同|跟|向|为|给|对|从|将|把|联合|携手|邀请|获评|授权)(?:[^，。；！？\n与和同]{1,4}的)?$"
)
"""Before one whom a sentence does not tell of, but of what somebody has to do with it."""
_SHORTLY: Final = 8
"""Characters of the longest words that stand so."""
_BACK: Final = 200
"""Refs before a noun among which the one is looked for that it stands for."""


def echoes(state: Analysis, refs: Sequence[Ref], taken: Sequence[bool]) -> Iterator[Ref]:
    """Refs for the nouns that stand for an entity named before; ``taken`` marks the characters of the refs."""
    named = sorted((r for r in refs if r.type in _TYPES or _is_ground(r)), key=lambda r: r.end)
    behind = [r.end for r in named]
    ends = {noun for ref in named for noun in _tails(ref)} | set(_ENDS)
    words = "|".join(map(re.escape, sorted(ends, key=lambda n: (-len(n), n))))
    said: dict[str, Ref] = {}
    for found in re.finditer(f"(?P<that>{_THAT})?(?P<noun>{words})", state.text):
        start = found.start("noun")
        if any(taken[found.start() : found.end()]) or not _is_word(state, start, found.end()):
            continue
        if not found.group("that") and not _is_free(state.text, start):
            continue
        last = bisect_right(behind, found.start())
        before, noun = named[max(0, last - _BACK) : last], found.group("noun")
        meant = _antecedent(state.text, before, noun) or _under_construction(state.text, before, found)
        if meant and not (noun == "办公室" and GROUP.search(state.text, meant.end, found.start())):
            spoken_of = said.get(noun)
            if (
                spoken_of
                and not found["that"]
                and _goes_on(state.text, spoken_of, [r for r in before if r.name == meant.name], start)
            ):
                meant = spoken_of
            said[noun] = Ref(found.start(), found.end(), meant.name, meant.type, meant.subtype, coref=True)
            yield said[noun]


def _is_ground(ref: Ref) -> bool:
    """Whether it is a place that is spoken of by what it is there for (园区, 景区)."""
    return ref.type == "Place" and bool(_GROUND.search(ref.name))


def _bare(name: str) -> str:
    return name.rstrip("”》」")


def _tails(ref: Ref) -> Iterator[str]:
    """What of the name may be said alone: its head noun."""
    name = _bare(ref.name)
    for size in _SIZES:
        tail = name[-size:]
        if len(name) >= size + 2 and tail not in _WEAK and re.fullmatch("[\u4e00-\u9fff]+", tail):
            yield tail


def _is_word(state: Analysis, start: int, end: int) -> bool:
    """Whether the stretch begins and ends with words, the last of them a noun or a known head."""
    if not state.words:
        return True
    first, last = state.words[state.word_index(start)], state.words[state.word_index(end - 1)]
    verb = state.text[first.start : start]
    if (verb and not _HOLDS.fullmatch(verb)) or last.end != end:
        return False
    text = state.text[start:end]
    return text in _ENDS or text in HEADS or text in BODY_HEADS or last.tag in {"n", "nz", "nt", "nw", "ORG"}


def _is_free(text: str, start: int) -> bool:
    before = text[max(0, start - 4) : start]
    return bool(_START.search(before) or _HOLDS.search(before))


def _antecedent(text: str, before: Sequence[Ref], noun: str) -> Ref | None:
    """The last entity whose name ends in the noun, else the last that it is a word for; none of two in one list."""
    pattern = _ENDS.get(noun)
    before = [r for r in before if r.type == "Initiative"] if noun in _OF_INITIATIVES else before
    same = [r for r in before if _bare(r.name).endswith(noun) and _bare(r.name) != noun]
    fitting = same or ([r for r in before if pattern.search(r.name)] if pattern else [])
    return _last(text, fitting) if fitting else None


def _goes_on(text: str, spoken_of: Ref, others: Sequence[Ref], start: int) -> bool:
    """Whether a clause goes on about what the same noun stood for, as all that is said of the other one since then is
    what somebody has to do with it."""
    if not _CLAUSE.search(text, max(0, start - _SHORTLY), start) or "\n" in text[spoken_of.end : start]:
        return False
    since = [r for r in others if r.start >= spoken_of.end]
    return bool(since) and all(_ASIDE.search(text, max(0, ref.start - _SHORTLY), ref.start) for ref in since)


def _under_construction(text: str, before: Sequence[Ref], found: re.Match[str]) -> Ref | None:
    """The only facility of this sentence and the one before, begun or finished there, of which 该工程由A承建 speaks."""
    start = text.rfind("。", 0, max(0, text.rfind("。", 0, found.start()))) + 1
    told = found["noun"] in _WORKS and _BY.match(text, found.end())
    near = {r.name: r for r in before if r.type == "Facility" and r.start >= start} if told else {}
    one = next(iter(near.values())) if len(near) == 1 else None
    return one if one and _BEGUN.match(text, one.end) else None


def _last(text: str, fitting: Sequence[Ref]) -> Ref | None:
    """The last of the refs, unless it stands in a list with another one of them."""
    last = fitting[-1]
    rival = next((r for r in reversed(fitting[:-1]) if r.name != last.name), None)
    if rival and rival.end < last.start <= rival.end + 1 and _AND.match(text[rival.end : last.start]):
        return None
    return last
