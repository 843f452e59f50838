"""Organizations: an owner and a kind of body, or a phrase whose head is one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from pipelines import lexicon
from pipelines.components.phrases import COORDINATED, NOMINAL, after_places, left_edge
from pipelines.components.state import Analysis, Mention, Word
from pipelines.gazetteer import Gazetteer

HEADS: Final = frozenset(lexicon.words("heads", "organization"))
_LONGEST: Final = max(map(len, HEADS))
LEVEL: Final = "省|市|州|盟|县|区|旗|镇|乡|街道|苏木|村|社区|嘎查|屯"
_LEVEL_START: Final = re.compile(rf"^(?:{LEVEL})")
_NEEDS_OWNER: Final = frozenset(
    [
        "委",
        "党委",
        "党工委",
        "党组",
        "党支部",
        "党总支",
        "支部",
        "工委",
        "纪委",
        "监委",
        "政府",
        "人民政府",
        "办事处",
        "人大",
        "人大常委会",
        "政协",
        "部",
        "局",
        "厅",
        "办公室",
        "法院",
        "检察院",
        "大队",
        "支队",
        "中队",
        "总队",
        "工会",
        "总工会",
        "团委",
        "妇联",
        "残联",
        "工商联",
        "科协",
        "文联",
        "侨联",
        "红十字会",
        "供销社",
        "党校",
        "指挥部",
        "领导小组",
        "学校",
        "大学",
        "学院",
        "中学",
        "小学",
        "医院",
        "卫生院",
        "中医院",
        "银行",
        "公司",
        "集团",
        "合作社",
        "协会",
        "商会",
        "联盟",
        "研究院",
        "研究所",
        "便民服务中心",
        "服务中心",
        "融媒体中心",
        "政务服务中心",
        "图书馆",
        "文化馆",
        "博物馆",
        "幼儿园",
        "高中",
        "初中",
        "分局",
        "分公司",
        "支行",
        "村委会",
        "居委会",
        "校区",
        "敬老院",
        "养老院",
        "委员会",
        "管委会",
        "理事会",
        "基金会",
        "工作专班",
        "专班",
        "指导中心",
        "管理中心",
        "发展中心",
        "党群服务中心",
        "派出所",
        "司法所",
        "供电所",
        "剧团",
        "艺术团",
        "促进会",
        "联合会",
        "志愿服务队",
        "服务队",
        "工作队",
        "有限公司",
        "联合体",
        "联合社",
        "突击队",
        "酒店",
        "事务所",
        "议事会",
        "宣讲团",
        "工厂店",
        "学会",
        "一中",
        "二中",
        "三中",
        "四中",
        "五中",
        "六中",
    ]
)
_GENERIC_STEM: Final = re.compile(
    r"^(?:各级|各|有关|相关|全国|中|大|小|基层|农村|乡镇|多家|该|本|我|两|三|几|一|当地|民营|国有|龙头|农业|科技|建筑|物业|上市|央企|国企|高|职业|普通|公立|民办|"
    r"所有|部分|其他|外地|外来|本地|企业|专业|农民|种植|养殖|旅行|保险|电力|人民|党员|青年|巾帼|红色|学生|教师|村级|社区|镇级|县级|市级|省级|区级|乡级|"
    r"新|原|老|股份|责任|有限|县乡|乡村|市县|村|镇|第一|联合|多|每|上级|下级|主管|职能|牵头|配合|党政|县直|市直|省直|区直|成员|承办|主办|参与)+$"
)
_INSIDE: Final = re.compile(r"[，。；：！？、“”《》\s]")


class BodyFinder:
    """Proposes mentions of organizations in an analysed text."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self.gazetteer = gazetteer

    def __call__(self, state: Analysis) -> Iterator[Mention]:
        """The mentions proposed for the text."""
        owners = {m.end: m.start for m in self.gazetteer.find(state.text)}
        for i, word in enumerate(state.words):
            if word.tag in {"w", "p", "u", "d", "v"} and word.text not in HEADS:
                continue
            head = _head(state.text[max(0, word.end - _LONGEST) : word.end])
            if head and not _continues(state, i):
                mention = self._phrase(state, i, head)
                if mention:
                    yield mention
        yield from self._owned(state, owners)

    def _phrase(self, state: Analysis, i: int, head: str) -> Mention | None:
        word = state.words[i]
        start = _joined(state, i) if word.tag == "ORG" and len(word.text) > len(head) else left_edge(state, word.end)
        start = after_places(self.gazetteer, state, start, word.end)
        name = state.text[start : word.end]
        stem = name[: -len(head)].strip("“”")
        if _village_office(name, state.text[word.end : word.end + 3]):
            return None
        if not stem or len(name) > 32 or _GENERIC_STEM.match(stem) or name.count("“") != name.count("”"):
            return None
        owned = bool(_LEVEL_START.match(name)) or self._has_place(name) or "“" in name
        tagged = word.tag == "ORG" or state.words[state.word_index(start)].tag == "ORG"
        if head in _NEEDS_OWNER and not (owned or tagged):
            return None
        if not owned and not tagged and len(stem) < 3:
            return None
        rule = "body:tagger" if tagged else "body:phrase"
        return Mention(start, word.end, "Organization", name, rule=rule, score=0.85 if owned else 0.7)

    def _has_place(self, name: str) -> bool:
        return any(m.start == 0 for m in self.gazetteer.find(name[:12]))

    def _owned(self, state: Analysis, owners: dict[int, int]) -> Iterator[Mention]:
        """``county + 委/政府/…局`` wherever the tagger cut it otherwise."""
        begins = {word.start: word.start for word in state.words if _LEVEL_START.match(word.text)}
        at_word = {word.start for word in state.words if word.tag not in {"c", "p", "u", "d", "r", "v"}}
        begins |= {start: start for start in owners.values() if start in at_word}
        for start in begins:
            window = state.text[start : start + 22]
            cut = _INSIDE.search(window)
            window = window[: cut.start()] if cut else window
            end = self._longest_body(state, start, window)
            if end:
                begin = after_places(self.gazetteer, state, start, end)
                name = state.text[begin:end]
                if not _village_office(name, state.text[end : end + 3]):
                    yield Mention(begin, end, "Organization", name, rule="body:owned", score=0.8)

    def _longest_body(self, state: Analysis, start: int, window: str) -> int | None:
        best = None
        i = state.word_index(start)
        for word in state.words[i:]:
            if word.start - start >= len(window):
                break
            inside = word.start > start
            if inside and not _belongs(state, word):
                break
            end = min(word.end, start + len(window))
            head = _head(state.text[max(start, end - _LONGEST) : end])
            if (head and end - start > len(head) and not _GENERIC_STEM.match(state.text[start : end - len(head)])) or (
                head in {"委", "政府", "政协", "人大", "纪委"} and end - start > len(head)
            ):
                best = end
        return best


def _village_office(name: str, after: str) -> bool:
    """Whether the body only says whose office a person holds: for the guide that office is the village's own."""
    branch = re.search(
        r"(?:村|社区|嘎查|小区|屯)(?:党总支|党支部|党委|支部|支委|总支|村委会|居委会|妇联|团支部|村民委员会)$|(?:村部|村级|村干部|干部)$",
        name,
    )
    return bool(branch) and bool(name.endswith(("干部", "村部", "级")) or re.match("副?(?:书记|主任|主席|委员)", after))


def _belongs(state: Analysis, word: Word) -> bool:
    if word.tag in NOMINAL or word.text in {"防", "扶"}:
        return word.tag != "PER"
    return word.tag == "c" and bool(COORDINATED.search(state.text[max(0, word.start - 6) : word.end]))


def _head(tail: str) -> str:
    """The longest head that the text ends with, or an empty string."""
    if tail.endswith(("常委", "政委", "编委")):
        return ""
    for size in range(len(tail), 0, -1):
        if tail[-size:] in HEADS:
            return tail[-size:]
    return ""


def _continues(state: Analysis, i: int) -> bool:
    """Whether the next word carries the name of the body on (县公安局|交警大队)."""
    if i + 1 >= len(state.words):
        return False
    word, after = state.words[i], state.words[i + 1]
    if after.start != word.end or after.tag not in NOMINAL:
        return False
    return bool(_head(after.text)) and len(after.text) > 2 and after.text not in lexicon.words("offices")


def _joined(state: Analysis, i: int) -> int:
    """Start of an ORG word with the place or body words directly in front of it."""
    while i > 0:
        word, before = state.words[i], state.words[i - 1]
        if before.end != word.start or before.tag not in {"LOC", "ORG"}:
            break
        i -= 1
    return state.words[i].start
