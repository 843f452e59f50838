"""Who runs an initiative or builds a facility, by the subject of the clause wherever it was named."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Final

from pipelines import lexicon
from pipelines.components.doings import MEANS_WORDS, RUN_WORDS, doings
from pipelines.components.proposal import Proposal
from pipelines.components.scene import ACTORS, Scene, Trigger
from pipelines.components.speakers import Subject, opening_end
from pipelines.components.state import Ref

RUNS: Final = frozenset((*lexicon.words("verbs", "leads"), "建设", "建成", "开发", *RUN_WORDS, *MEANS_WORDS)) - {
    *("落实", "谋划", "策划", "施工", "承建", "延伸", "统筹", "率先"),
}
BUILDS: Final = frozenset(lexicon.words("verbs", "builds")) - {"投用", "援建", "新增", "修", "架起", "开工建设"}
OF_PLATFORMS: Final = frozenset(
    ("建设", "打造", "建成", "搭建", "研发", "开发", "建立", "构建", "建起", "上线", "开通", "投资建设")
)
_STARTED: Final = frozenset(("推行", "推出", "发起"))
"""What is said of persons in later clauses as well."""
_BY_PERSONS: Final = _STARTED | {"主持", "创办", "倡议", "牵头", "组织", "建", "建起", "创建", "设立", "开设"}
_WORK_AWAY: Final = frozenset(("开展", "组织开展"))
_TRAVELS: Final = re.compile(
    "(?:一行|同志)?(?:(?:带队|率队|带领|率领?)[^，。；]{0,60}?)?(?:赴|到|前往|深入|走进|来到)[^，。；]{2,40}"
)
"""Between a person and 开展, what says that it is done where the person goes: so in 5 of 5 places of the corpus."""
_MAKES: Final = frozenset(("建设", "建成", "开发"))
_MADE: Final = re.compile("(?:项目|工程|机制|体系|制度|模式|平台|系统|数据库|改造|建设)$")
_PURSUED: Final = frozenset(("推进", "实施", "启动", "开展", "推动", "组织实施"))
_WORK: Final = re.compile("(?:等?项目)?(?:的)?(?:建设|改造|扩建|新建)")
_SAYS: Final = re.compile(
    "说|表示|介绍|指出|强调|(?<![作的级])要求(?![，、])|透露|告诉|坦言|认为|希望|宣布|提出|提议|建议|约定|商定|议定|规定|明确|会签|签订|签署|签约"
)
_BESIDE: Final = re.compile(
    "帮助|帮扶|帮忙|协助|支持|指导|参[与加展]|出席|亮相|配合|协办|助力|推荐|引荐|协调|邀请|引进|引来|引入|吸引|鼓励|组成|跟着|抢抓|申报|争取|申请|请|让|补助|"
    "援助|支援|用于|用来|用作|为成员|承担|负责|承建|施工|签约|包括|涵盖|各地|(?<![自缘理事])由(?![^，。；]{0,20}带[领头])"
)
_WISHED: Final = re.compile("^[是系被]|(?<![主重需])要|须|应(?!急)|不")
_QUOTED: Final = re.compile("“[^“”]*”")
"""What only quotes others (按照“群众参与”的要求，开展I)."""
_BY_OTHERS: Final = re.compile("[，；](?:现?由|委托)[^，。；]*(?:建|投资|出资)")
_WATCHED: Final = re.compile("[^，。；]{0,12}?(?:收听|收看|观看)")
"""Behind 组织, what says that those before it only watch what others hold."""
_UNDER: Final = re.compile(
    "[，；：](?:[^，。；]*?由|委托)[^。；]*?(?:牵头|实施|承办|主办|组织|联合|联手|负责|统筹|行动|建)"
)
_MEANS: Final = re.compile("通过|以|在|针对|围绕")
_AND: Final = re.compile(
    r"等?[\u4e00-\u9fff\d]{0,6}(?:、|和|与|及|以及|暨)(?:[^，。；]{0,14}、)?[\u4e00-\u9fff\d]{0,6}"
)
_PARTS: Final = re.compile("了?[^，。；、“”]{2,12}(?:、[^，。；、“”]{2,12}){1,8}等")
_COUNTED: Final = re.compile(
    "了?[^，。；]{0,6}?[\\d一二三四五六七八九十两]+[个项大场][^，。；：]{0,10}(?:项目|工程|行动|活动|计划|机制|制度|改革)"
    "[，：]?(?:(?:分别|具体)?(?:是|为|包括|有)|即)：?"
)
_BETWEEN: Final = re.compile("[、，；“”]{0,2}(?:和|与|及|以及)?")
_SEVERAL: Final = re.compile(r"(?:[2-9]|\d{2,}|[二两三四五六七八九十百])余?[\d百千]*余?[个座处家所条]")
_QUALITY: Final = ("性", "型")
"""What makes an adjective of a verb (创新性)."""
_GAP: Final = 30
_SURE: Final = {"own": 0.9, "sentence": 0.88, "theme": 0.82, "before": 0.8}
_RULING: Final = re.compile("(?:委|政府|委员会)$")


def undertakings(scene: Scene, subjects: Mapping[int, Subject]) -> Iterator[Proposal]:
    """``leads`` and ``builds`` for the subjects that the scene's clauses have or go on with.

    The rule is ``run:``, how the subject is known, and the verb.
    """
    for trigger in doings(scene):
        subject = subjects.get(scene.clause(trigger.start))
        if subject is None or subject.how not in _SURE or scene.denied(trigger.start):
            continue
        if scene.state.text.startswith(_QUALITY, trigger.end):
            continue
        if _acts(scene, trigger, subject):
            yield from _undertaken(scene, trigger, subject, subjects)


def _acts(scene: Scene, trigger: Trigger, subject: Subject) -> bool:
    """Whether nothing between subject and verb says that others do it, or that it is only wished or agreed on."""
    text, start = scene.state.text, scene.clause_start(trigger.start)
    begin = subject.end if subject.how == "own" else opening_end(scene, start, trigger.start)
    between = text[begin : trigger.start]
    if _WATCHED.match(text, trigger.end):
        return False
    if begin > trigger.start or "的" in between or _BESIDE.search(between) or _WISHED.search(between):
        return False
    if subject.how == "own":
        travels = trigger.verb in _WORK_AWAY and bool(_TRAVELS.fullmatch(between))
        return subject.refs[0].type != "Person" or trigger.verb in _BY_PERSONS or travels
    if any(r.end == trigger.start and r.type in ACTORS for r in scene.refs):
        return False
    said = _QUOTED.sub("“”", text[subject.end : start]) if subject.how == "sentence" else ""
    relative = text.startswith(("的", "了的"), trigger.end)
    others = subject.refs[0].type == "Person" and (subject.how != "sentence" or trigger.verb not in _STARTED)
    return not (relative or others or _BESIDE.search(said) or _SAYS.search(said))


def _undertaken(
    scene: Scene, trigger: Trigger, subject: Subject, subjects: Mapping[int, Subject]
) -> Iterator[Proposal]:
    row = behind(scene, trigger)
    if not row or not _unshared(scene, trigger, subject, row):
        return
    predicate = "builds" if builds(trigger.verb, row[0]) else "leads"
    if subject.how in {"before", "theme"} and not _goes_on(scene, trigger, subject, row, subjects):
        return
    start, end = scene.clause_start(trigger.start), scene.clause_end(row[-1].end - 1)
    low = max(scene.span.start, min(start, subject.refs[0].start if subject.how == "own" else start))
    for actor in subject.refs:
        others = [r.name for r in subject.refs if r.name != actor.name]
        for thing in row:
            if actor.type in ACTORS and actor.name != thing.name and not thing.name.startswith(tuple(others)):
                rule = f"run:{subject.how}:{trigger.verb}"
                yield Proposal(
                    actor.name, predicate, thing.name, trigger.start, low, end, rule, _how_sure(subject.how, predicate)
                )


def behind(scene: Scene, trigger: Trigger) -> list[Ref]:
    """What stands behind the verb in its clause as what is run or built, with what is listed beside it."""
    if found := _COUNTED.match(scene.state.text, trigger.end, scene.span.end):
        return _enumerated(scene, trigger.verb, found.end())
    limit = scene.clause_end(trigger.end - 1)
    after = [
        r for i, r in enumerate(scene.refs) if trigger.end <= r.start and r.end <= limit and i not in scene.modifiers
    ]
    after = [r for r in after if not any(_lies_in(r, other) for other in after)]
    first = next((k for k, r in enumerate(after) if _fits(scene, trigger.verb, r)), None)
    if first is None or any(r.type != "Place" for r in after[:first]):
        return []
    head = after[first]
    verbs = [t for t in scene.verbs_between(trigger.end, scene.outer_start(head)) if t.start != trigger.end]
    if (head.start - trigger.end > _GAP or verbs) and not _summed_up(scene, trigger, head):
        return []
    row = listed(scene, trigger.verb, after[first:])
    several = head.type == "Facility" and _SEVERAL.match(scene.state.text, row[-1].end)
    return [] if head.coref or several else row


def _lies_in(ref: Ref, other: Ref) -> bool:
    """Whether an initiative is named inside the name of another (甲项目|开工仪式): what is held is the whole."""
    inside = other.start <= ref.start and ref.end <= other.end
    return inside and ref.type == other.type == "Initiative" and ref.end - ref.start < other.end - other.start


def listed(scene: Scene, verb: str, after: Sequence[Ref]) -> list[Ref]:
    """The first of the refs with those listed beside it that the verb may run or build as well."""
    head = after[0]
    row = [head]
    for before, ref in pairwise(after):
        between = scene.state.text[before.end : scene.outer_start(ref)]
        beside = _AND.fullmatch(between) or scene.side_by_side(before, ref)
        if ref.type != head.type or ref.coref or not beside or not _fits(scene, verb, ref):
            break
        row.append(ref)
    return row


def _enumerated(scene: Scene, verb: str, start: int) -> list[Ref]:
    """The initiatives that are named one by one from there on: 推出8个项目，分别是甲、乙."""
    row: list[Ref] = []
    at = start
    for ref in scene.refs:
        if ref.start < at:
            continue
        if not _BETWEEN.fullmatch(scene.state.text, at, scene.outer_start(ref)) or not _fits(scene, verb, ref):
            break
        row.append(ref)
        at = ref.end
    return row


def _summed_up(scene: Scene, trigger: Trigger, head: Ref) -> bool:
    """Whether the initiative is named behind its parts: 开展甲、乙、丙等“三大行动”."""
    between = scene.state.text[trigger.end : head.start]
    return head.type == "Initiative" and bool(_PARTS.fullmatch(between))


def builds(verb: str, thing: Ref) -> bool:
    """Whether what the verb does to the thing is to build it."""
    return thing.type == "Facility" or (thing.subtype == "Platform" and verb in OF_PLATFORMS)


def _fits(scene: Scene, verb: str, thing: Ref) -> bool:
    """Whether the verb may run or build the thing."""
    if thing.type == "Facility":
        return verb in BUILDS or (verb in _PURSUED and bool(_WORK.match(scene.state.text, thing.end)))
    if thing.type != "Initiative" or thing.subtype == "Agreement":
        return False
    if thing.subtype == "Platform" and verb in OF_PLATFORMS:
        return True
    return verb in RUNS and (verb not in _MAKES or bool(_MADE.search(thing.name)))


def _unshared(scene: Scene, trigger: Trigger, subject: Subject, row: Sequence[Ref]) -> bool:
    """Whether each of the subjects does it all: not 分别, not 各 with one thing for each, not built by another."""
    text = scene.state.text
    if len(subject.refs) > 1:
        between = text[max(subject.end, scene.clause_start(trigger.start)) : trigger.start]
        own = any(row[0].name.startswith(r.name) for r in subject.refs)
        if "分别" in between or ("各" in between and not own):
            return False
    rest = text[scene.clause_end(row[-1].end - 1) : scene.span.end]
    return row[0].type != "Facility" or not _BY_OTHERS.match(rest)


def _goes_on(
    scene: Scene, trigger: Trigger, subject: Subject, row: Sequence[Ref], subjects: Mapping[int, Subject]
) -> bool:
    """Whether a sentence without a subject goes on with the one spoken of before, and names no one of its own later."""
    text, clause = scene.state.text, scene.clause(trigger.start)
    rest = text[scene.clause_end(row[-1].end - 1) : scene.span.end]
    start = opening_end(scene, scene.clause_start(trigger.start), trigger.start)
    later = any(s.how == "own" for number, s in subjects.items() if number > clause)
    if _UNDER.match(rest) or (later and _MEANS.match(text, start)) or _is_anothers(scene, subject, row[0]):
        return False
    if subject.how == "theme":
        return trigger.verb != "完善"
    if row[0].type == "Facility":
        return False
    ruling = all(r.type == "Place" or _RULING.search(r.name) for r in subject.refs)
    return ruling and len(subject.refs) <= 2


def _is_anothers(scene: Scene, subject: Subject, thing: Ref) -> bool:
    """Whether the thing's name begins with that of another place or body."""
    bare, own = thing.name.strip("《“"), {r.name for r in subject.refs}
    others = (r.name for r in scene.state.refs if r.type in ACTORS and r.name not in own)
    return any(bare.startswith(name) for name in others)


def _how_sure(how: str, predicate: str) -> float:
    """Who is spoken of builds less surely than he runs: often another gives the money or does the work."""
    return _SURE[how] if predicate == "leads" or how == "own" else _SURE[how] - 0.2
