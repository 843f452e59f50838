"""Initiatives and facilities: phrases whose head says what they are, quoted names, and titles of documents."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from pipelines import lexicon
from pipelines.components.bodies import HEADS as BODY_HEADS
from pipelines.components.phrases import NOMINAL, STOP, after_places, left_edge
from pipelines.components.state import Analysis, Mention, Word
from pipelines.gazetteer import Gazetteer

KINDS: Final = {
    "facility": ("Facility", ""),
    "programme": ("Initiative", "Programme"),
    "policy": ("Initiative", "Policy"),
    "agreement": ("Initiative", "Agreement"),
    "platform": ("Initiative", "Platform"),
    "event": ("Initiative", "Event"),
}
HEADS: Final = {head: kind for kind in KINDS for head in lexicon.words("heads", kind)}
_LONGEST: Final = max(map(len, HEADS))
_WEAK: Final = frozenset(
    [
        "建设",
        "治理",
        "创建",
        "服务",
        "工作",
        "模式",
        "改造",
        "品牌",
        "帮扶",
        "联建",
        "通",
        "贷",
        "险",
        "券",
        "卡",
        "保",
        "条",
        "意见",
        "政策",
        "规定",
        "标准",
        "规划",
        "体系",
        "清单",
        "通知",
        "要点",
        "措施",
        "方案",
        "会议",
        "大会",
        "培训",
        "活动",
        "节",
        "展",
        "仪式",
        "比赛",
        "座谈",
        "宣讲",
        "项目",
        "工程",
        "中心",
        "市场",
        "大厅",
        "超市",
        "食堂",
        "窗口",
        "管网",
        "桥",
        "大楼",
        "仓库",
        "街区",
        "花园",
        "民宿",
        "渠道",
        "高速",
        "铁路",
        "公路",
        "码头",
        "服务点",
        "生产线",
        "车间",
        "大棚",
        "果园",
        "茶园",
        "系统",
        "网站",
        "外网",
        "专栏",
        "热线",
        "平台",
        "机制",
        "制度",
        "办法",
        "合同",
        "协议",
        "讲座",
        "义诊",
        "演练",
        "行动",
        "计划",
        "改革",
        "整治",
        "试点",
        "基地",
        "广场",
        "公园",
        "驿站",
        "客厅",
        "大院",
        "示范区",
        "综合体",
        "安置点",
        "游园",
        "步道",
        "绿道",
        "展厅",
        "隧道",
        "水库",
        "车站",
        "机场",
    ]
)
_GENERIC: Final = re.compile(
    r"^(?:重点|重大|各项|各类|专项|民生|实事|惠民|基础设施|配套|相关|有关|一批|产业|工作|主题|系列|集中|文化|文艺|群众性?|志愿服务|服务|实践|教育|宣传|学习|调研|考察|参观|"
    r"公益|社会|党建|党员|组织|生活|村民|居民|群众|代表|干部|党组|常委|扩大|现场|视频|电视电话|专题|专门|工作|推进|动员|部署|总结|表彰|开幕|闭幕|启动|签约|揭牌|合作|框架|战略|投资|招商|"
    r"建设|改造|创建|治理|管理|监督|考核|激励|保障|长效|联动|协调|工作|运行|体制|目标|责任|发展|行政|法律|技术|技能|业务|能力|线上|线下|日常|体育|竞技|健身|庆祝|纪念|传统|农业|工业|"
    r"电子|信息|网络|智能|智慧|数字|大型|小型|标准化|现代化?|新型|高标准|乡村|农村|城市|城乡|社区|村级|县级|市级|镇级|省级|国家|企业|公司|家庭|学校|休闲|旅游|养老|物流|交通|便民|生产|加工|种植|养殖|"
    r"新|旧|老|大|小|多|好|双|本|该|此|全|各|在建|签约|两|三|十|几|百|千|万|余|个|项|批|亿元|以上|重点|\d)+$"
)
_QUOTED: Final = re.compile(r"“([^“”，。！？；：、\n]{2,20})”")
_DOCUMENT: Final = re.compile(r"《([^《》\n]{2,50})》")
_ARTWORK: Final = re.compile(
    r"(?:歌|曲|舞|戏|剧|小品|诗|书|作品|节目|电影|歌曲|演唱|表演|朗诵|合唱|图书|杂志|报|舞蹈|一曲|快板|绘本|名著|著作|著有|出版)[“《]?$"
)
_DOC_AGREEMENT: Final = re.compile(r"(?:协议|协议书|备忘录|合同|意向书)$")
_DOC_WORK: Final = re.compile(r"(?:报|日报|晚报|周刊|杂志|法|条例|宪法|民法典|本草纲目|诗经)$")


class TitledFinder:
    """Proposes mentions of initiatives and facilities in an analysed text."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self.gazetteer = gazetteer
        lead = lexicon.words("verbs", "leads", "participatesIn", "partnersWith", "operates", "supports", "funds")
        build = lexicon.words("verbs", "builds", "funds")
        sign = lexicon.words("verbs", "signsAgreementWith")
        self._before = {
            "facility": _behind([*build, *lexicon.words("verbs", "operates")]),
            "platform": _behind([*build, *lead]),
            "agreement": _behind([*sign, *lead]),
        }
        self._lead = _behind([*lead, "的"][:-1])
        self._strong_lead = _behind(
            [
                "启动",
                "实施",
                "推行",
                "开展",
                "推出",
                "出台",
                "开通",
                "举办",
                "推广",
                "创新",
                "探索",
                "打响",
                "发起",
                "制定",
                "印发",
                "落实",
                "牵头",
                "参加",
                "参与",
                "组织",
            ]
        )

    def __call__(self, state: Analysis) -> Iterator[Mention]:
        """The mentions proposed for the text."""
        yield from self._documents(state)
        for i, word in enumerate(state.words):
            if word.text in STOP and word.tag == "v":
                continue
            kind_head = _head(state.text[max(0, word.end - _LONGEST) : word.end])
            if kind_head and not _continues(state, i):
                mention = self._phrase(state, i, *kind_head)
                if mention:
                    yield mention
        yield from self._quotations(state)

    def _phrase(self, state: Analysis, i: int, kind: str, head: str) -> Mention | None:
        end = state.words[i].end
        if state.text[end : end + 1] == "”":
            return None
        start = after_places(self.gazetteer, state, left_edge(state, end), end)
        name = state.text[start:end]
        stem = name[: -len(head)]
        if len(stem) < 2 or len(name) > 36 or name.count("“") != name.count("”") or _body_like(name):
            return None
        score = self._score(state, start, kind, head, stem)
        if not score:
            return None
        type_, subtype = KINDS[kind]
        return Mention(start, end, type_, name, subtype, f"{kind}:phrase", score)

    def _score(self, state: Analysis, start: int, kind: str, head: str, stem: str) -> float:
        """How sure it is that the phrase is a name: a quotation or place in it, or a verb of its kind before it."""
        if "“" in stem:
            return 0.85
        led = self._before.get(kind, self._lead).search(state.text[max(0, start - 8) : start])
        if _GENERIC.match(stem):
            return 0.0
        placed = any(m.start == 0 and not m.is_alias for m in self.gazetteer.find(stem[:10]))
        placed = placed or any(w.tag in {"LOC", "ORG", "nz"} for w in _inside(state, start, start + len(stem)))
        if head not in _WEAK and len(stem) >= 4 and (led or placed):
            return 0.75
        if placed and len(stem) >= 4:
            return 0.65
        return 0.55 if led and len(stem) >= (2 if kind == "facility" and head not in _WEAK else 4) else 0.0

    def _documents(self, state: Analysis) -> Iterator[Mention]:
        for found in _DOCUMENT.finditer(state.text):
            inside = found.group(1)
            before = state.text[max(0, found.start() - 6) : found.start()]
            if _ARTWORK.search(before) or _DOC_WORK.search(inside):
                continue
            kind = _head(inside[-_LONGEST:])
            if kind is None or kind[0] == "facility":
                if not self._strong_lead.search(before):
                    continue
                subtype = "Policy"
            else:
                subtype = "Agreement" if _DOC_AGREEMENT.search(inside) else KINDS[kind[0]][1]
                subtype = "Policy" if subtype in {"Programme", "Platform", "Event"} else subtype
            yield Mention(found.start(), found.end(), "Initiative", found.group(), subtype, "policy:document", 0.9)

    def _quotations(self, state: Analysis) -> Iterator[Mention]:
        for found in _QUOTED.finditer(state.text):
            inside = found.group(1)
            before = state.text[max(0, found.start() - 8) : found.start()]
            kind = _head(inside[-_LONGEST:])
            if kind and len(inside) > len(kind[1]) + 1 and kind[1] not in {"通", "条", "卡", "保", "险", "贷", "券"}:
                type_, subtype = KINDS[kind[0]]
                led = self._lead.search(before) or self._before["facility"].search(before)
                if led or kind[1] not in _WEAK:
                    yield Mention(found.start(), found.end(), type_, found.group(), subtype, "quote:head", 0.75)
            elif self._strong_lead.search(before) and len(inside) > 2:
                subtype = "Policy" if re.search(r"(?:条|制|法)$", inside) else "Programme"
                yield Mention(found.start(), found.end(), "Initiative", found.group(), subtype, "quote:lead", 0.6)


def subtype_of(name: str) -> str:
    """The kind of initiative that the last words of a name say, ``Programme`` where they say none."""
    bare = name.rstrip("”》）")
    found = _head(bare[-_LONGEST:])
    if found and found[0] in KINDS and KINDS[found[0]][1]:
        return KINDS[found[0]][1]
    return "Policy" if name.startswith("《") else "Programme"


def _behind(verbs: list[str]) -> re.Pattern[str]:
    return re.compile(rf"(?:{lexicon.alternatives(verbs)})(?:了|起|好|出|的)?$")


def _inside(state: Analysis, start: int, end: int) -> list[Word]:
    i = state.word_index(start)
    return [w for w in state.words[i : i + 12] if w.start >= start and w.end <= end]


def _head(tail: str) -> tuple[str, str] | None:
    """(kind, head) of the longest head that the text ends with."""
    for size in range(len(tail), 0, -1):
        if kind := HEADS.get(tail[-size:]):
            return kind, tail[-size:]
    return None


def _body_like(name: str) -> bool:
    """Whether a head of bodies, longer than that of the facility, ends the name."""
    return any(name.endswith(head) and head not in HEADS and len(head) > 2 for head in BODY_HEADS)


def _continues(state: Analysis, i: int) -> bool:
    """Whether the phrase goes on behind this word to another head."""
    end = state.words[i].end
    for word in state.words[i + 1 : i + 4]:
        if word.start != end or word.tag not in NOMINAL or word.tag == "PER":
            return False
        if _head(word.text[-_LONGEST:]) and word.text not in {"建设", "工作", "服务", "活动", "治理"}:
            return True
        end = word.end
    return False
