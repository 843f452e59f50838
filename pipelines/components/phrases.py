"""Noun phrases read from words and parts of speech: repaired words, and where a name begins to the left of its head."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

from pipelines import lexicon
from pipelines.components.state import Analysis, Word
from pipelines.gazetteer import Gazetteer

NOMINAL: Final = frozenset({"n", "nz", "nw", "vn", "an", "LOC", "ORG", "PER", "a", "s", "j", "t"})
OPENING: Final = {"”": "“", "》": "《", "）": "（", ")": "(", "’": "‘", "】": "【", "」": "「"}
JOINING: Final = frozenset("·—-－+＋—")
COORDINATED: Final = re.compile(
    r"(?:住房|人力资源|文化|自然资源|规划|林业|发展|工业|卫生|市场|农业|机关|教育|应急|广播|老|水利|粮食|商务|公共|科学|旅游|生产|"
    r"中医药|体育|草原|国有|国防|革命|民族|住建|预防|生态|妇女|安全|环境|报酬|统计|投资|融资|政策|统战|基层|政务服务)(?:和|与)$"
)
_BODY_END: Final = re.compile(
    rf"(?:{lexicon.alternatives(w for w in lexicon.words('heads', 'organization') if w != '部')})$"
)
_OFFICE_TAIL: Final = re.compile(
    rf"^(.+?(?:委|局|会|部|院|校|公司|政府|中心|所|站|队|厅|办|社))({lexicon.alternatives(lexicon.words('offices'))})$"
)
_VERB_HEAD: Final = re.compile(
    r"^(联合|会同|组织|协同|配合|邀请|依托|协调|牵头|携手|联手|由|与|和|在|向|为|对|及|经|请|是|被|从|让)(?=[省市县区州旗镇乡村\u4e00-\u9fff]{3})"
)
_VERB_TAIL: Final = re.compile(
    r"^(.+?)(协办|主办|承办|牵头|联合|组织|举办|开展|签订|签约|负责|举行|召开|投资|派员|捐赠)$"
)
_VERB_INSIDE: Final = re.compile(r"^(.{3,}?)(联合|会同|牵头|组织|携手|联手|协同|配合)(.{3,})$")
_HEADS_SINGLE: Final = frozenset("防扶助护养育治控抗救办惠兴富稳保招引创")


def repair(words: Iterable[Word]) -> Iterator[Word]:
    """The words with verbs and offices split off that the tagger took into the names of bodies and places."""
    for word in words:
        if word.tag in {"ORG", "LOC", "nz"} and len(word.text) > 3:
            yield from _split(word)
        else:
            yield word


def _split(word: Word) -> Iterator[Word]:
    start, text = word.start, word.text
    if (found := _VERB_INSIDE.match(text)) and _BODY_END.search(found.group(1)):
        cut, after = start + found.end(1), start + found.end(2)
        yield Word(start, cut, found.group(1), word.tag)
        yield Word(cut, after, found.group(2), "v")
        yield Word(after, start + len(text), found.group(3), word.tag)
        return
    if found := _VERB_HEAD.match(text):
        yield Word(start, start + found.end(), found.group(), "v" if len(found.group()) > 1 else "p")
        start, text = start + found.end(), text[found.end() :]
    for pattern, tag in ((_OFFICE_TAIL, "n"), (_VERB_TAIL, "v")):
        if (found := pattern.match(text)) and (tag == "n" or _BODY_END.search(found.group(1))):
            cut = start + found.end(1)
            yield Word(start, cut, found.group(1), word.tag)
            yield Word(cut, start + len(text), found.group(2), tag)
            return
    yield Word(start, start + len(text), text, word.tag)


STOP: Final = frozenset(lexicon.words("verbs"))
_LOOSE: Final = frozenset(
    [
        "首批",
        "多项",
        "各类",
        "系列",
        "相关",
        "全面",
        "大型",
        "重点",
        "一批",
        "一系列",
        "新",
        "本",
        "该",
        "各",
        "全",
        "这",
        "此",
        "多个",
        "若干",
        "一个",
        "专门",
        "常态化",
        "更多",
        "所有",
        "部分",
        "其他",
        "主要",
        "有关",
        "当地",
        "本地",
        "统一",
        "专业化",
        "首期",
        "第一批",
        "第二批",
        "等",
        "一座",
        "一条",
        "一家",
        "一处",
        "两个",
        "三个",
        "两大",
        "三大",
        "四大",
        "五大",
        "大量",
        "广大",
        "日常",
        "传统",
        "最大",
        "一流",
        "优质",
        "特色",
    ]
)


def left_edge(state: Analysis, end: int, longest: int = 40) -> int:
    """Where the noun phrase that ends at ``end`` begins, by walking left over its words.

    A quotation in pairs belongs to the phrase. A verb does only in the middle of it, and never one that announces a
    relation.
    """
    i = state.word_index(end - 1)
    if i < 0:
        return end
    start = state.words[i].start
    limit = max(0, end - longest)
    while i > 0:
        before = state.words[i - 1]
        if before.start < limit or before.end != start:
            break
        jump = _before(state, i - 1)
        if jump < 0:
            break
        i = jump
        start = state.words[i].start
    return _trim(state, i, end)


def after_places(gazetteer: Gazetteer, state: Analysis, start: int, end: int) -> int:
    """The start moved behind the upper places of a printed chain (X县|Y镇 + name): the last place may be the name's."""
    known = {m.start: m.end for m in gazetteer.find(state.text[start:end]) if not m.is_alias}
    offset = 0
    while offset in known and known[offset] in known:
        offset = known[offset]
    return start + offset


def _before(state: Analysis, i: int) -> int:
    """Index of the first word of the piece of the phrase that ends with word ``i``; -1 where the phrase stops."""
    word = state.words[i]
    last = word.text[-1]
    if last in OPENING:
        opening = state.text.rfind(OPENING[last], max(0, word.start - 24), word.start)
        inside = state.text[opening + 1 : word.start]
        return state.word_index(opening) if opening >= 0 and not re.search("[，。；：！？]", inside) else -1
    if word.text in JOINING:
        return i
    if word.tag == "c" or word.text in {"和", "与"}:
        return i if COORDINATED.search(state.text[max(0, word.start - 6) : word.end]) else -1
    if word.text in STOP:
        return i if word.tag == "vn" and _inner(state, i) else -1
    if word.tag in NOMINAL:
        return i
    if word.tag in {"v", "vd", "ad", "b"}:
        return i if word.text in _HEADS_SINGLE or _after_noun(state, i) else -1
    if word.tag in {"m", "q", "TIME", "f", "xc"}:
        return i if _ordinal(word.text) or _inner(state, i) else -1
    return -1


def _after_noun(state: Analysis, i: int) -> bool:
    """Whether a verb that announces nothing follows a noun, other such verbs between (核桃|提质|增效|示范园)."""
    for j in range(i - 1, max(i - 3, -1), -1):
        before = state.words[j]
        if before.end != state.words[j + 1].start or before.text in STOP:
            return False
        if before.text == "”" or before.tag in {"n", "nz", "LOC", "ORG", "vn", "an"}:
            return True
        if before.tag != "v":
            return False
    return False


def _inner(state: Analysis, i: int) -> bool:
    """Whether a word stands between two nominal words without a gap."""
    if i == 0 or i + 1 >= len(state.words):
        return False
    left, right = state.words[i - 1], state.words[i + 1]
    if left.text == "”":
        return True
    return left.tag in {"n", "nz", "LOC", "ORG", "vn", "an"} and left.text not in STOP and right.tag in NOMINAL


def _ordinal(text: str) -> bool:
    return bool(
        re.fullmatch(
            r"第[\d一二三四五六七八九十]+[届次期]|[\d一二三四五六七八九十]+年|20\d\d|[一二三四五六七八九十]+级", text
        )
    )


def _trim(state: Analysis, i: int, end: int) -> int:
    """Start of the phrase without the words that only say how many or what kind."""
    while i < len(state.words) and state.words[i].end < end:
        word = state.words[i]
        loose = word.text in _LOOSE or word.text in JOINING or word.text.strip("—") == ""
        loose = loose or (word.tag in {"m", "q", "f", "ad", "xc", "v", "vd"} and not _ordinal(word.text))
        if not loose and not (word.tag == "a" and len(word.text) == 1):
            break
        i += 1
    return state.words[i].start
