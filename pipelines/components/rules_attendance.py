"""Who comes to an event that the sentence names only by its kind (出席仪式, 会上, 主持会议) or not at all."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from pipelines.components.attendees import attendees, last_word
from pipelines.components.proposal import Proposal
from pipelines.components.scene import Scene
from pipelines.components.state import Ref

_MATTERS: Final = (
    "签约|捐赠|捐资|启动|揭牌|授牌|开工|奠基|开幕|开业|颁奖|座谈|推进|交流|推介|恳谈|洽谈|动员|发布|现场|观摩|联席|论坛|"
    "培训|调研|考察|视察"
)
_MATTER: Final = re.compile(_MATTERS)
_KIND: Final = (
    f"(?:集中)?(?:{_MATTERS})?(?:仪式|典礼|会议|大会|会|班|活动)|[开闭启]幕[式会]|座谈|联席会议|论坛|"
    "培训|调研|考察|视察|(?:集体|专题)?学习(?:研讨)?"
)
_BY_NAME: Final = re.compile("(?:会|会议|仪式|典礼|论坛|开幕式|闭幕式|活动|节|赛|座谈|展|周)”?$")
_THIS: Final = "(?:了|此次|本次|该|这次|当天的?|今天的?|有关|相关)*"
_WHAT: Final = rf"(?P<what>{_THIS}(?:(?:{_KIND})(?:[和及暨、或](?:{_KIND}))?)?)"
_END: Final = r"(?=[，。；、！）\s]|并|$)"
_ATTENDS: Final = re.compile(
    rf"(?:出席|参加|列席|见证|观摩|陪同|参会|参演|参赛|旁听|在场)(?:并[讲致][话辞])?(?:{_WHAT}{_END}|(?P<named>[^，。；、]{{1,40}}))"
)
_OPENS: Final = (
    "开工|开幕|启动|开赛|开园|开馆|开业|开班|开课|开营|"
    "开采|开镰|开犁|开渔|开捕|开秤|开市|开机|开学|投产|通车|通航|首航|起航|发车|发布|闭幕"
)
_SPEAKS: Final = re.compile(
    r"(?:为[^，。；]{1,12}|代表[^，。；、]{0,14})?(?:在(?:会|会议|仪式|活动|签约仪式)上)?"
    r"(?:(?:作|做|发表|进行)(?:了)?[^，。；、]{0,10})?(?:致[辞词]|讲话|发言|致欢迎[辞词]|授课|主讲)"
    rf"{_END}|(?:[作做]|进行)(?:了)?[^，。；、]{{0,8}}(?:交流|报告|讲座|介绍|推介|汇报|点评|部署|说明|检讨){_END}|宣布[^，。；]{{0,10}}(?:{_OPENS})令?{_END}|致[开闭]幕[辞词]{_END}"
    "|在(?:致[辞词]|讲话|(?:表态|交流|主旨|典型)?发言|主持|点评)[时中]"
)
_HOSTS: Final = re.compile(rf"(?:主办|承办)(?:的|{_END})")
_JOINS: Final = re.compile(rf"协办(?:的|{_END})")
_BACKS: Final = re.compile(rf"(?:特别)?支持(?:的|{_END})")
_HOSTED: Final = re.compile("(?:主办|承办|协办)的")
_VISITS: Final = re.compile(
    rf"到(?:会|场|现场)(?:祝贺|观摩|察看|听取[^，。；]{{0,8}}|助兴|点评|剪彩|见证|服务|讲话|(?!指导|督[导战])[^，。；]{{1,10}})?{_END}"
)
_REPORTS: Final = re.compile("(?:分别)?(?:(?:通报|汇报|宣读|领学|解读|传达)|介绍[^，。；])")
_UNVEILS: Final = re.compile(
    rf"(?:共同|一起)?为[^，。；]{{1,30}}(?:揭牌|授牌|剪彩|揭幕|颁奖|颁发[^，。；]{{1,12}}){_END}|(?:共同|一起)(?:揭牌|授牌|剪彩|揭幕|启动|按下)|(?:鸣枪|鸣哨|发令)"
)
_WINS: Final = re.compile(
    "(?:[以凭][^，。；]{1,24}?)?(?:率先冲线|夺冠|夺魁|折桂|(?:获得?|得|拿|夺得|夺下|摘得|摘下|捧得|捧回|捧走|斩获|拿下|荣获|包揽)了?[^，。；、]{0,14}?(?:冠军|亚军|季军|[一二三特]等奖|[金银铜]奖|[金银铜]牌|第[一二三四五六七八九十]名)|(?:屈居|位列|名列|排名|列|排在)(?:亚军|季军|第[一二三四五六七八九十]))"
)
_CONTEST: Final = re.compile("(?:赛|马拉松|比武|运动会|[赛松](?:[(（].{1,8}[)）]))”?$")
_SIGNS: Final = re.compile(r"(?:分别)?代表[^，。；]{1,24}(?:签署|签订|签约|签字)")
_AT_IT: Final = re.compile("会上|会议|仪式|主持|致[辞词]|出席")
_HOSTED_BY: Final = re.compile("主办|承办|协办")
_PRESIDES: Final = re.compile(rf"主持(?:了|召开)?(?:{_WHAT}{_END}|(?P<named>[^，。；、]{{1,40}}))")
_OTHERS: Final = re.compile(
    rf"(?:(?:出席|参加|列席){_WHAT}|到[场会]|前来|赶来|一同来|受邀|应邀(?:前来|参加|而来|到场)?|助阵|与会)的(?:领导|嘉宾|客人)?(?:还有|有)"
)
_THERE: Final = re.compile(rf"在?(?:[^，。；]{{0,24}}?(?P<what>{_KIND}))上，|(?:会|活动|座谈)(?:议)?(?:期间|现场|中)，")
_SAYS: Final = re.compile(
    "(?:分别)?(?:就[^，。；]{1,20})?(?:对[^，。；]{1,20})?"
    "(?:表示|指出|强调|要求|希望|介绍|汇报|通报|宣读|致辞|发言|讲话|说|作|围绕|代表|向)"
)
_STRESSES: Final = re.compile("(?:分别)?(?:强调|指出|要求|希望|表示)")
_MEETING: Final = re.compile("(?:会|会议|仪式|论坛)”?$")
_TOUR: Final = re.compile("调研|考察|视察|监督|走访|检查|督导|巡")
_LEAD: Final = 100  # characters within which a report names the meeting that it is about
_CONFIDENCE: Final = 0.85


class _Shape(NamedTuple):
    """A verb of those who come; ``people`` where bodies before it do something else."""

    name: str
    pattern: re.Pattern[str]
    people: bool = False
    predicate: str = "participatesIn"


_SHAPES: Final = (
    _Shape("list", _ATTENDS),
    _Shape("speaks", _SPEAKS),
    _Shape("presides", _PRESIDES, True, "leads"),
    _Shape("hosts", _HOSTS, predicate="leads"),
    _Shape("joins", _JOINS),
    _Shape("backs", _BACKS, predicate="supports"),
    _Shape("visits", _VISITS),
    _Shape("reports", _REPORTS, True),
    _Shape("unveils", _UNVEILS, True),
    _Shape("signs", _SIGNS, True),
    _Shape("wins", _WINS),
)


class Attendance:
    """Finds who takes part, scene after scene, and remembers the events spoken of."""

    def __init__(self) -> None:
        self.events: list[Ref] = []
        self.chairs: set[tuple[str, str]] = set()

    def __call__(self, scene: Scene) -> Iterator[Proposal]:
        """``participatesIn`` and, for those who preside, ``leads``; scenes must come in order."""
        yield from self._come(scene)
        yield from self._others(scene)
        yield from self._there(scene)
        yield from self._stress(scene)
        self.events += [r for r in scene.refs if is_event(r)]

    def _come(self, scene: Scene) -> Iterator[Proposal]:
        """甲、乙出席仪式; 甲致辞; 甲主持会议."""
        for shape in _SHAPES:
            for found in shape.pattern.finditer(scene.state.text, scene.span.start, scene.span.end):
                if scene.denied(found.start()) or not _holds(scene, shape):
                    continue
                event = self._contest(scene, found) if shape.pattern is _WINS else self._meant(scene, found)
                if event is None:
                    continue
                for ref in attendees(scene, found.start()):
                    if ref.type == "Person" or not shape.people:
                        yield from self._takes(scene, ref, shape.predicate, event, shape.name)

    def _others(self, scene: Scene) -> Iterator[Proposal]:
        """出席仪式的还有甲、乙."""
        for found in _OTHERS.finditer(scene.state.text, scene.span.start, scene.span.end):
            event = self._of_kind(scene, found.start(), found.group("what") or "")
            people = {r for r in scene.refs if r.type == "Person" and r.start >= found.end()}
            people |= {r for r in attendees(scene, last_word(scene)) if r.start >= found.end()}
            if event is not None:
                for ref in sorted(people, key=lambda r: r.start):
                    yield from self._takes(scene, ref, "participatesIn", event, "others")

    def _there(self, scene: Scene) -> Iterator[Proposal]:
        """会上，甲表示; 在X仪式上，甲强调."""
        text = scene.state.text
        named = [r for r in scene.refs if is_event(r) and text.startswith(("上，", "现场，"), r.end)]
        found = _THERE.match(text, scene.span.start, scene.span.end)
        begin = named[0].end if named else found.end() if found else scene.span.end
        event = named[0] if named else self._of_kind(scene, begin, found.group("what") or "") if found else None
        for ref in scene.refs:
            if event is not None and ref.type == "Person" and ref.start >= begin and _SAYS.match(text, ref.end):
                yield from self._takes(scene, ref, "participatesIn", event, "there")

    def _stress(self, scene: Scene) -> Iterator[Proposal]:
        """甲强调, in the report of one meeting that does not name another."""
        if len({r.name for r in self.events}) != 1 or not _MEETING.search(self.events[0].name):
            return
        if self.events[0].start > _LEAD:
            return
        for ref in scene.refs:
            if ref.type == "Person" and _STRESSES.match(scene.state.text, ref.end):
                yield from self._takes(scene, ref, "participatesIn", self.events[0], "stresses")

    def _takes(self, scene: Scene, ref: Ref, predicate: str, event: Ref, rule: str) -> Iterator[Proposal]:
        """The proposal, but none that who presides takes part."""
        if predicate == "leads":
            self.chairs.add((ref.name, event.name))
        elif (ref.name, event.name) in self.chairs:
            return
        start, end = scene.clause_start(ref.start), scene.clause_end(ref.end - 1)
        yield Proposal(ref.name, predicate, event.name, ref.start, start, end, f"attend:{rule}", _CONFIDENCE)

    def _meant(self, scene: Scene, found: re.Match[str]) -> Ref | None:
        """The event that is named behind the verb, else the one that its words mean."""
        words = found.groupdict()
        behind = [r for r in scene.refs if found.start() < r.start and r.end == found.end() and is_event(r)]
        if any(way.match(found.group()) for way in (_JOINS, _HOSTS, _BACKS)):
            starts = {m.end() for m in _HOSTED.finditer(scene.state.text, found.start(), scene.span.end)}
            behind = [r for r in scene.refs if r.start in starts and r.type == "Initiative"]
            if starts and not behind:
                return None
        if behind or words.get("named"):
            return behind[-1] if behind else None
        event = self._of_kind(scene, found.start(), words.get("what") or "")
        tour = found.group().startswith("陪同") or _TOUR.search(found.group())
        return None if event is None or (tour and not _TOUR.search(event.name)) else event

    def _contest(self, scene: Scene, found: re.Match[str]) -> Ref | None:
        """The only contest spoken of so far."""
        events = [*self.events, *(r for r in scene.refs if r.end <= found.start() and is_event(r))]
        contests = {r.name: r for r in events if _CONTEST.search(r.name)}
        return next(iter(contests.values())) if len(contests) == 1 else None

    def _of_kind(self, scene: Scene, offset: int, what: str) -> Ref | None:
        """The last event named before the offset that is of the kind; any where the words say none."""
        before = [*self.events, *(r for r in scene.refs if r.end <= offset and is_event(r))]
        kind = re.sub(f"^{_THIS}", "", what)
        if kind in {"", "活动"}:
            return before[-1] if before and offset - before[-1].start < 500 else None
        words = _MATTER.findall(kind)
        fitting = [r for r in before if any(word in r.name for word in words or [kind.removesuffix("议")[-2:]])]
        if not fitting and len({r.name for r in before}) == 1 and not (words and _MATTER.search(before[0].name)):
            return before[0]
        return fitting[-1] if fitting else None


def _holds(scene: Scene, shape: _Shape) -> bool:
    """Whether the sentence speaks of the event: who reports elsewhere tells a reporter, who backs something else is
    no host's companion."""
    said = {"reports": _AT_IT, "backs": _HOSTED_BY}.get(shape.name)
    return said is None or bool(said.search(scene.state.text, scene.span.start, scene.span.end))


def is_event(ref: Ref) -> bool:
    """Whether it is held: what the model calls so, or what its name does."""
    return ref.type == "Initiative" and (ref.subtype == "Event" or bool(_BY_NAME.search(ref.name)))
