"""Offices at a body named earlier: 成立乙联盟，会长由甲担任; 乙队…。队长叫甲; 甲当选会长; 校长甲说; 副教授甲带队."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from pipelines.components.echoes import GROUP
from pipelines.components.proposal import Proposal
from pipelines.components.sketch import Sketch, shape
from pipelines.components.state import Ref

_CHIEFS: Final = {
    "董事长|总经理|总裁|厂长|法人代表|法定代表人": "公司|集团|厂|企业|农场|酒庄|银行",
    "理事长": "合作社|互助社|协会|联合社|联盟|商会|联合体|共同体|集团|学会|促进会|研究会|基金会|理事会",
    "会长|秘书长": "会|联盟|联合体",
    "校长": "校|小学|中学|学院|大学|中专|职教中心",
    "园长": "园",
    "院长": "医院|卫生院|学院|研究院|分院|敬老院|养老院|福利院|法院|院",
    "站长": "站",
    "所长": "所",
    "大队长": "大队",
    "中队长": "中队",
    "队长|领队": "队",
    "团长": "团",
    "馆长": "馆",
    "行长": "行",
    "社长": "社",
    "庭长": "庭",
    "局长": "局",
    "组长": "组|专班",
    "盟主|轮值主席": "联盟",
    "总?指挥长?": "指挥部|专班",
    "主任": "中心|办公室|委员会|管委会|[卫改商工农建]委|室|编办|政府办|专班|工作站",
    "书记": "党委|支部|党总支|党工委|委员会",
    "主席": "联合会|工会|人大|政协|妇联|残联|科协|委员会",
}
_STAFF: Final = {
    "(?:副?教授|副?研究员|讲师|博士|博士后)": "大学|学院|研究所|研究院|科学院|农科院|学校|试验站|系|推广中心",
    "(?:(?:外科|内科|儿科|驻点|值班)?医生|医师|主任医师|副主任医师|主治医师|护士长?|大夫|护理员)": (
        "医院|卫生院|保健院|分院|服务中心|敬老院|福利院"
    ),
    r"(?:[语数英音美体物化生地]\w{0,2}|班主任|支教|任课)?(?:教师|老师)": (
        "学校|小学|中学|幼儿园|中专|教学点|校区|职教中心|学院"
    ),
    "民警|辅警|教导员": "派出所|公安局|大队|支队",
    "法官|审判员|书记员": "法院|法庭",
    "队员": "队",
}
_KINDS: Final = {re.compile(office): kind for office, kind in (_CHIEFS | _STAFF).items()}
"""By their offices, what the names of bodies end in that have them."""
_RANK: Final = "(?:双|首任|首届|现任|第一任|名誉|执行|常务|第一|轮值)?副?"
_CHIEF: Final = f"(?P<title>{_RANK}(?P<office>{'|'.join(_CHIEFS)}))"
_WORK: Final = f"(?P<title>(?P<office>{'|'.join(_STAFF)}))"
_HEAD: Final = (
    "(?P<head>{O}|中心|联盟|分院|学院|学校|医院|协会|商会|合作社|公司|集团|园区|专班|管委会|办公室|研究院|支部|"
    "党支部|卫生院|队伍|互助社)?的?"
)
_LOOSE: Final = frozenset({"公司", "医院", "队伍", "学校", "企业"})
"""Heads that stand for names which end otherwise."""
_START: Final = "(?:^|(?<=[，。；：！？“”\n]))"
_WHO: Final = "[^，。；：“”{!P}]{0,40}?"
_END: Final = "(?=[，。；、]|$)"
_FIRST: Final = "(?:新一届)?"
_BY: Final = shape(
    f"{_START}{_HEAD}{_CHIEF}(?:一职)?(?:则|现|也|暂)?由{_WHO}(?P<person>{{P}})"
    f"(?:兼任|担任|出任|连任|接任|兼着|兼|任){_END}"
)
_IS: Final = shape(f"{_START}{_HEAD}{_CHIEF}[就正]?(?:叫|名叫|是|为){_WHO}(?P<person>{{P}})(?=[，。；）]|$)")
_LED: Final = shape(
    f"{_START}(?:并|则|均|现|统一)?由?{_WHO}(?P<person>{{P}})"
    f"(?:兼任|担任|出任|任|如今是|现在是|现是|当|做|当选|当选为|续任|被推为|被推举为|被推选为){_FIRST}{_HEAD}{_CHIEF}{_END}"
)
_CHOSEN: Final = shape(
    f"(?:选举|推选|推举|聘请|聘任)(?:产生)?了?{_WHO}(?P<person>{{P}})(?:同志)?(?:担任|为|任){_FIRST}{_HEAD}{_CHIEF}{_END}"
)
_PLAIN: Final = shape(f"{_START}{_HEAD}{_CHIEF}(?P<person>{{P}})")
_AT_WORK: Final = shape(f"(?:{_START}|(?<=[由是派来出请让的和、名]))(?P<head>){_WORK}(?P<person>{{P}})")
_SHAPES: Final = (
    (_BY, "seat:by"),
    (_IS, "seat:is"),
    (_LED, "seat:led"),
    (_CHOSEN, "seat:elected"),
    (_PLAIN, "seat:known"),
    (_AT_WORK, "seat:works"),
)
_TAKEN: Final = frozenset({"seat:led", "seat:elected"})
"""Rules on those who take an office at what has been spoken of, beside one that they hold elsewhere."""
_FOUNDS: Final = re.compile("(?:成立|组建|组成|设立|建立|创立|创办|共建|注册|结成|新建)(?:了|起)?[^，。；]{0,8}$")
_FOUNDED: Final = re.compile("[^。]{0,60}?(?:成立|揭牌|挂牌|换届|选举)")
_BACK: Final = 300
"""Refs before an office among which its body is looked for."""


def seats(sketch: Sketch, earlier: Sequence[Ref]) -> Iterator[Proposal]:
    """``holdsPost`` of those whose office is said where the body is only meant; ``earlier`` are the refs before."""
    for pattern, rule in _SHAPES:
        for found in sketch.found(pattern):
            body = _meant(sketch, found, earlier, rule)
            persons = sketch.single(*found.span("person"))
            if body and persons:
                start, begin, end = sketch.clauses(found, "person")
                yield Proposal(persons[0].name, "holdsPost", body, start, begin, end, rule, 0.9, title=found["title"])


def _meant(sketch: Sketch, found: re.Match[str], earlier: Sequence[Ref], rule: str) -> str:
    """The body whose name the office itself bears, else the only one of its kind within reach."""
    kind, head = _kind(found["office"]), found["head"]
    own = sketch.single(*found.span("head")) if head else []
    if own and not own[0].coref:
        return own[0].name if rule != "seat:known" and re.search(f"(?:{kind})[”》]?$", own[0].name) else ""
    if own:
        head = sketch.scene.state.text[own[0].start : own[0].end].lstrip("该本")
    at = sketch.offset(found.start())
    if head == "办公室" and GROUP.search(sketch.scene.state.text, 0, at):
        return ""
    near = [r for r in (*earlier[-_BACK:], *sketch.scene.refs) if r.start < at]
    known = _of_kind(near, at, kind, head or "")
    here = {r.name: r for r in known if r.start >= sketch.scene.span.start}
    if rule in _TAKEN:
        others = {sketch.scene.refs[i].start for i in sketch.scene.modifiers}
        here = {name: r for name, r in here.items() if r.start not in others} if here else {}
    if len(here) > 1:
        new = [name for name, r in here.items() if _is_new(sketch, r)]
        return new[0] if len(new) == 1 else ""
    if here or rule in _TAKEN:
        return _only(sketch, list(here.values()), near, at, kind) if here else _new_before(sketch, known, at)
    before = list({r.name: r for r in known if r.end > _sentence_before(sketch, at)}.values())
    return _only(sketch, before or (known if rule == "seat:known" else []), near, at, kind)


def _kind(office: str) -> str:
    return next(kind for pattern, kind in _KINDS.items() if pattern.fullmatch(office))


def _of_kind(near: Sequence[Ref], at: int, kind: str, head: str) -> list[Ref]:
    """The bodies of the kind that are named before; with a head noun before the office, those whose names end in it."""
    ends = re.compile(f"(?:{kind})[”》]?$")
    known = [r for r in near if r.end <= at and r.type == "Organization"]
    fits = not head or len(head) == 1 or head in _LOOSE
    return [r for r in known if ends.search(r.name) and (fits or r.name.rstrip("”").endswith(head))]


def _only(sketch: Sketch, known: Sequence[Ref], near: Sequence[Ref], at: int, kind: str) -> str:
    """The name of the only one, if no other of the kind seems to be spoken of after it whose name was not found."""
    if len({r.name for r in known}) != 1:
        return ""
    words = "|".join(word for word in kind.split("|") if len(word) > 1)
    text, last = sketch.scene.state.text, known[-1].end
    named = [(r.start, r.end) for r in near if last < r.end]
    spoken = re.finditer(words, text[last:at]) if words else ()
    unknown = any(not any(start <= last + m.start() < end for start, end in named) for m in spoken)
    return "" if unknown else known[-1].name


def _is_new(sketch: Sketch, ref: Ref) -> bool:
    """Whether the body is said to be founded where it is named."""
    return bool(_FOUNDS.search(sketch.scene.state.text, sketch.scene.clause_start(ref.start), ref.start))


def _new_before(sketch: Sketch, known: Sequence[Ref], at: int) -> str:
    """The only body of the kind in the sentence before, where that tells of its beginning."""
    text = sketch.scene.state.text
    before = {r.name: r for r in known if r.end > _sentence_before(sketch, at)}
    new = [name for name, r in before.items() if _is_new(sketch, r) or _FOUNDED.match(text, r.end)]
    return new[0] if len(new) == len(before) == 1 else ""


def _sentence_before(sketch: Sketch, at: int) -> int:
    """Where the sentence before the one of the character begins."""
    text = sketch.scene.state.text
    return text.rfind("。", 0, max(0, text.rfind("。", 0, at)))
