"""Things named by a list and the one noun behind it: A、B和C三项行动 are A行动, B行动 and C行动."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from pipelines import lexicon
from pipelines.components.state import Mention

NUMBERS: Final = {c: n for n, c in enumerate("一二三四五六七八九十", 1)} | {"两": 2, "双": 2}
_PROGRAMMES: Final = ("项目", "工程", "行动", "计划", "活动", "机制", "制度", "平台", "体系", "大赛", "培训班")
_SUBTYPES: Final = {"平台": "Platform", "机制": "Policy", "制度": "Policy", "体系": "Policy"} | dict.fromkeys(
    ("活动", "大赛", "培训班"), "Event"
)
_FACILITIES: Final = (*(w for w in lexicon.words("heads", "facility") if len(w) > 1), "片区", "救援站", "设施")
_BODIES: Final = ("合作社", "幼儿园", "卫生院", "小学", "中学", "家庭农场")
_SORT: Final = re.compile("^(?:公办|民办|乡镇|普惠性|普惠|村办|镇办|乡村){1,2}")
"""What is said of all in the list and is in no name."""
_BUILT: Final = re.compile("(?:新建|建成|建起|改建|扩建|建设)[^，。；、]{0,4}$")
_COUNT: Final = re.compile(
    r"(?P<etc>等)?(?P<count>[\d一二三四五六七八九十两]{1,3})(?:大|个|座|处|条|所|项|类|期|家|间|片)+"
    rf"(?P<noun>(?:[\u4e00-\u9fff]{{0,6}}“[^”\n]{{1,10}}”)?[\u4e00-\u9fff]{{0,8}}?"
    rf"(?P<head>{lexicon.alternatives((*_FACILITIES, *_PROGRAMMES, *_BODIES))}))"
    r"(?=[，。；、：！？”（\n]|[的等为均都跟凑联签一已将由在也全正投开建竣完入落]|用地|$)"
)
_VAGUE: Final = ("片区", "窗口", "专窗")
_APART: Final = re.compile(r"、|(?<=[\u4e00-\u9fff”])(?:和|与|及|以及)(?=[\u4e00-\u9fff“])")
_STOP: Final = re.compile(r"[，。；：！？\n（）]")
_LEFT: Final = re.compile(
    r"(?:建成|建设|新建|扩建|改建|修建|建起|打造|改造|提升|推进|推动|实施|开展|启动|组织|举办|开设|设立|设置|搭建|推出|推行|引进|引入|签约|"
    r"落地|投资|投入|充实|提供|完成|启用|建立|健全|落实|包括|涵盖|分为|形成|抓好|抓实|谋划|布局|规划|整合|创建|覆盖|管理|运营|的|了|为|把|将|对|"
    r"在|是|有|即|与|和|以|由)"
)
_SITE: Final = re.compile(
    r"..(?:产业园|示范园|园区|科技园|物流园|工业园|物流城|商贸城|基地|度假区|中心|大桥|水库|水电站|污水处理厂|博物馆|广场)$"
)
"""A member that is a facility by its own name, whatever the noun behind the count."""
_OCCASION: Final = re.compile(
    "..(?:赛|节|会|展|周|日|大集|市集|马拉松|表演|健步走|徒步|课堂|讲座|论坛|展演|巡演|招聘|义诊|集市|巡游|体验营)”?$"
)
"""A member of a row of 活动 that is an event by its own name."""
_CLAUSE: Final = re.compile(
    r"^方面|^[村镇乡县市区]|^社区|建成|[建设]立|推行|划为|这|^[建设]|先后|也在|新建|建起|经过|研究|所有|为|生产线|板块"
)
"""What is no noun behind a count: another count's unit (8个乡镇), or words that go on with the clause."""
_BODY: Final = re.compile(r"(?:公司|集团|合作社|局|委|政府|学校|大学|学院|医院|银行|协会)$")


def number(text: str) -> int:
    """A small number in digits or Chinese, 0 if it is none."""
    return int(text) if text.isdigit() else NUMBERS.get(text, 0)


def by_count(text: str, mentions: Sequence[Mention]) -> Iterator[Mention]:
    """The mentions, with one for each member of a list whose length the count behind it gives.

    The noun behind the count is part of each member's name. The count must agree with the list, or exceed it where the
    list says 等. What was seen as a facility or an initiative in the list or its noun gives way.
    """
    made: list[Mention] = []
    spans: list[tuple[int, int]] = []
    for found in _COUNT.finditer(text):
        noun = found["noun"]
        pieces = [] if _CLAUSE.search(noun) or noun in _VAGUE else _members(text, found, mentions)
        if pieces:
            body = found["head"] in _BODIES
            made += _bodies(text, pieces, noun) if body else [_named(text, p, noun, found["head"]) for p in pieces]
            spans.append((pieces[0][0], found.end()))
    pieces = [(m.start, m.end) for m in made]
    bodies = {(m.start, m.end) for m in made if m.name.endswith(_BODIES)}
    for mention in mentions:
        listed = any(start < mention.end and mention.start < end for start, end in spans)
        guessed = (mention.start, mention.end) in pieces and mention.rule.startswith("tagger")
        guessed = guessed or (mention.start, mention.end) in bodies
        if not (listed and (guessed or mention.type in {"Facility", "Initiative"})):
            yield mention
    yield from made


def _named(text: str, piece: tuple[int, int], noun: str, head: str) -> Mention:
    own = text[slice(*piece)]
    kind = "Initiative" if head in _PROGRAMMES else "Facility"
    subtype = _SUBTYPES.get(head, "Programme") if kind == "Initiative" else ""
    if _SITE.search(own):
        return Mention(*piece, "Facility", own, "", "list:count", 0.8)
    whole = own.endswith(head[-2:]) or (noun == "活动" and _OCCASION.search(own) is not None)
    whole = whole or (kind == "Facility" and own[-1] == head[-1] and own[-1] in "园厂馆站桥场库院")
    return Mention(*piece, kind, own if whole else own + noun, subtype, "list:count", 0.8)


def _bodies(text: str, pieces: Sequence[tuple[int, int]], noun: str) -> Iterator[Mention]:
    """The bodies of a list (甲、乙两家茶叶专业合作社), those that are being built as facilities."""
    kind = "Facility" if _BUILT.search(text, max(0, pieces[0][0] - 8), pieces[0][0]) else "Organization"
    for start, end in pieces:
        own = start + text[start:end].rfind("的") + 1
        yield Mention(own, end, kind, text[own:end] + _SORT.sub("", noun), rule="list:count", score=0.8)


def _members(text: str, found: re.Match[str], mentions: Sequence[Mention]) -> list[tuple[int, int]]:
    """Where the members of the list in front of a count stand; empty where it is no list of that length."""
    count, end = number(found["count"]), found.start()
    cuts = [m.end() for m in _STOP.finditer(text, max(0, end - 90), end)]
    begin = max(cuts, default=max(0, end - 90))
    apart = [m for m in _APART.finditer(text, begin, end) if not _inside(m.start(), mentions)]
    if len(apart) + 1 < max(count, 2):
        if not found["etc"] or not apart or count < 2:
            return []
    elif count < 2:
        return []
    apart = apart[-(count - 1) :]
    if any(m.group() != "、" for m in apart[:-1]):
        return []
    first = _first(text, begin, apart[0].start(), mentions)
    spans = [first, *((a.end(), b.start()) for a, b in pairwise(apart)), (apart[-1].end(), end)]
    body = found["head"] in _BODIES
    return spans if all(_may_be_member(text, span, mentions, body=body) for span in spans) else []


def _first(text: str, begin: int, end: int, mentions: Sequence[Mention]) -> tuple[int, int]:
    """The first member: a mention that ends where it ends, else what stands behind the last verb or particle."""
    for mention in mentions:
        if mention.end == end and mention.start >= begin:
            return mention.start, end
    last = max((m.end() for m in _LEFT.finditer(text, begin, end)), default=begin)
    return last, end


def _may_be_member(text: str, span: tuple[int, int], mentions: Sequence[Mention], *, body: bool) -> bool:
    start, end = span
    if not 2 <= end - start <= 14 or _BODY.search(text[start:end]) or _CLAUSE.search(text[start:end]):
        return False
    inside = [m for m in mentions if start < m.end and m.start < end]
    return body or all(m.type not in {"Organization", "Person"} and start <= m.start and m.end <= end for m in inside)


def _inside(place: int, mentions: Sequence[Mention]) -> bool:
    return any(m.start <= place < m.end and m.type != "Initiative" for m in mentions)
