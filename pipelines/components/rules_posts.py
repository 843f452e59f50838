"""Offices: body or place, title and person side by side, or 任/担任/当选 between them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from pipelines import lexicon
from pipelines.components.context import Focus
from pipelines.components.office_titles import offices
from pipelines.components.proposal import Proposal
from pipelines.components.scene import POST_TEXT, POSTING, Scene
from pipelines.components.state import Ref

_OFFICE: Final = lexicon.alternatives(lexicon.words("offices"))
_LEVEL: Final = "省|市|州|盟|县|区|旗|镇|乡|街道|苏木|村|社区|嘎查"
_HEADS: Final = re.compile(r"^(?:常务副|副)?(?:省|市|州|盟|县|区|旗|镇|乡)长$")
HEAD: Final = re.compile(
    rf"(?P<title>(?:常务副|副|代|代理)?(?P<level>省|市|州|盟|县|区|旗|镇|乡)长(?:助理)?)(?:{POSTING})?$"
)
_BARE: Final = re.compile(
    rf"(?P<level>{_LEVEL})(?:里|上)?(?P<title>[\u4e00-\u9fff]{{0,8}}?(?:{_OFFICE})(?:(?:兼|、|暨|兼任)[\u4e00-\u9fff]{{0,6}}?(?:{_OFFICE}))*)$"
)
_ALONE: Final = re.compile(
    rf"(?:^|[，。；！？、：“”\n]|而|是|由|和|与|的)(?P<title>[\u4e00-\u9fff]{{0,4}}?(?:{_OFFICE}))$"
)
_COMPANY: Final = re.compile(r"董事长|总经理|副总经理|经理|总裁|厂长|创始人|总监|理事长|法人代表|场长|店长")
_OTHERS_OFFICE: Final = re.compile(
    "^[\u4e00-\u9fff]{2,}(?:董事长|总经理|经理|总裁|厂长|行长)$|^退休|^志愿者$|^(?:[请派引]|选派)?来的|^(?:[选委下]派|抽调|邀请|聘请|引进)|^(?!驻)[\u4e00-\u9fff]{2,4}(?:村|社区|嘎查)(?:党|第一)"
)
"""Behind a place, the office at a firm or village of which the name was not found, and of those who left theirs."""
_RULERS: Final = re.compile("(.{2,}[省市州盟县区旗镇乡])(?:委|党委|政府|人民政府|人大|政协)(?:常委会|党组)?")
"""The bodies by whose names one knows of what place the 县长 is who stands beside them."""
_SENT: Final = re.compile("^[又再还]?(?:[选委下]?派|请)[出来]?的?.*(?:员|书记)$|^选派.*(?:专家|教师|老师|医生)$")
"""Between a body and a name, what says that the one works elsewhere."""
RANK: Final = re.compile("^(?:常务|第一|执行|党组)?副?")
BODY_OF: Final = {
    "院长": "院$", "站长": "站$", "校长": "校$|学$|学院$", "所长": "所$", "局长": "局$", "队长": "队$", "社长": "社$",
    "会长": "会$", "理事长": "社$|会$|联盟$", "秘书长": "会$|联盟$", "馆长": "馆$", "园长": "园$", "行长": "行$|社$",
    "台长": "台$", "院士": "院$", "主任": "中心$|办$|办公室$|委员会$|社$|室$|委$|局$", "庄主": "庄$", "盟主": "联盟$",
}  # fmt: skip
_REACH: Final = 24  # characters before a name in which the office of a level's head is looked for
_COMMITTEE: Final = re.compile("[村居]民?委(?:员)?会$|支部$|支部委员会$")
"""The bodies whose heads hold office at the village itself."""
_RESPONSIBLE: Final = re.compile(r"^(?:相关|主要)?负责人$")
_OTHERS: Final = re.compile("(?:相关|有关|主要)?负责人，")
"""People of a body who stand before another in a list."""
_APPOINTED: Final = re.compile(
    rf"^(?:[^，。；]{{0,6}})?(?:担任|出任|兼任|任|当选为?|被聘为|受聘为|被任命为|挂职)(?P<body>[^，。；]{{0,24}}?)(?P<title>[\u4e00-\u9fff]{{0,4}}(?:{_OFFICE}))"
)
_MADE: Final = re.compile("任命|选举|推选|推举|补选|聘任|免去|免除")
_AS: Final = re.compile(
    rf"^(?:同志)?为(?P<body>[^，。；]{{0,24}}?)(?P<title>[\u4e00-\u9fff]{{0,4}}(?:{_OFFICE}))(?![\u4e00-\u9fff])"
)
_UNMADE: Final = frozenset({"免去", "免除"})
_MORE: Final = re.compile(rf"(?:、(?P<title>[\u4e00-\u9fff]{{0,3}}?(?:{_OFFICE})))+")
_PARTY: Final = re.compile("(?:党委|党组|党工委)$")
_PARTY_OFFICE: Final = re.compile("书记|委员|成员|^副?镇长|^副?乡长")
_NOT_TITLE: Final = re.compile(r"记者|通讯员|群众|干部$|带领|率领|组织(?!委员|部长|科)|邀请|以及|等")


def posts(scene: Scene, focus: Focus, earlier: list[Ref]) -> Iterator[Proposal]:
    """``holdsPost`` and, for those responsible for a facility, ``operates``."""
    for i, person in enumerate(scene.refs):
        if person.type != "Person":
            continue
        before = scene.refs[i - 1] if i else None
        found = list(_beside(scene, before, person, focus)) if before is not None else []
        if not found and not _second_head(scene, i):
            found = list(_bare(scene, person, focus, earlier))
        yield from found
        yield from _appointed(scene, i, person)


def heads(scene: Scene, focus: Focus) -> Iterator[Proposal]:
    """县长, 副市长 before a name: at the place that the office's own level means, whatever body stands before."""
    shared: tuple[str, str] | None = None
    for i, person in enumerate(scene.refs):
        if person.type != "Person":
            continue
        if head := _head(scene, i):
            level, title, offset = head
            # 甲县县长某某、副县长某某: the second office is of the same county, whatever the article is about.
            same = shared and shared[1].endswith(f"{level}长") and _behind(scene, i, offset, "、，和")
            place = shared[0] if shared and same else place_of(scene, i, level, offset, focus)
            shared = (place, title) if place else None
        elif not follows(scene, i):
            shared = None
        if shared:
            start, end = scene.clause_start(person.start), scene.clause_end(person.start)
            place, title = shared
            yield Proposal(person.name, "holdsPost", place, person.start, start, end, "post:head", 0.9, title=title)


def _head(scene: Scene, i: int) -> tuple[str, str, int] | None:
    """Level, title and offset of the office of a level's head that is printed right before a person."""
    start = scene.refs[i].start
    found = HEAD.search(scene.state.text[max(scene.span.start, start - _REACH) : start])
    return (found.group("level"), found.group("title"), start - len(found.group())) if found else None


def _second_head(scene: Scene, i: int) -> bool:
    """Whether the person is the head of a level who is named right behind another person: see :func:`heads`."""
    return (head := _head(scene, i)) is not None and _behind(scene, i, head[2], "、，和")


def follows(scene: Scene, i: int) -> bool:
    """Whether the ref is named in a list right behind a person."""
    return _behind(scene, i, scene.refs[i].start, "、和")


def _behind(scene: Scene, i: int, offset: int, links: str) -> bool:
    """Whether one of the links alone stands between the ref before, if it is a person, and the offset."""
    before = scene.refs[i - 1] if i else None
    return before is not None and before.type == "Person" and scene.state.text[before.end : offset] in set(links)


def place_of(scene: Scene, i: int, level: str, offset: int, focus: Focus) -> str:
    """The place that is printed before the office or begins the name of the body there, else that of the article."""
    places = {r.name for r in scene.state.refs if r.type == "Place" and r.name.endswith(level)}
    for ref in reversed([r for r in scene.refs[:i] if r.end <= offset]):
        if ref.type == "Person" or re.search("[，。；：]", scene.state.text[ref.end : offset]):
            break
        if ref.type == "Place" and ref.name in places and ref.end == offset:
            return ref.name
        owner = max((p for p in places if ref.name.startswith(p)), key=len, default="")
        if ref.type == "Organization" and owner:
            return owner
    name = focus.owner(level, offset)
    return name if name in places else ""


def _beside(scene: Scene, body: Ref, person: Ref, focus: Focus) -> Iterator[Proposal]:
    match = POST_TEXT.match(scene.between(body, person))
    if not match or body.type not in {"Organization", "Place", "Facility"} or _OTHERS.match(match.group("titles")):
        return
    if _SENT.search(match.group("titles")) or match.group("titles").startswith("由"):
        return
    if body.type == "Place" and (_OTHERS_OFFICE.search(match.group("titles")) or _only_whence(scene, body)):
        return
    first = True
    for title in offices(match.group("titles")):
        if not title or _NOT_TITLE.search(title):
            continue
        holder = body.name
        if body.type == "Organization" and _HEADS.match(title):
            holder = _governed(scene, body, re.sub("^(?:常务)?副", "", title)[0], person.start, focus)
            if not holder:
                continue
        elif not first and body.type == "Organization" and title[0] in "县市区镇乡村":
            continue
        elif not first:
            holder = headed(scene, body.name, title)
        yield from _post(scene, person, holder, body.type, title)
        first = False


def _only_whence(scene: Scene, place: Ref) -> bool:
    """Whether the place only says whence someone comes (来自甲镇的班长乙), or begins a body's name."""
    start = scene.outer_start(place)
    within = [r for r in scene.refs if r.start <= place.start and place.end < r.end and r.type == "Organization"]
    inside = any(not _COMMITTEE.search(r.name) for r in within)
    return inside or scene.state.text.startswith("来自", max(scene.span.start, start - 2))


def _governed(scene: Scene, body: Ref, level: str, offset: int, focus: Focus) -> str:
    """The place whose head stands beside its body (甲县委副书记、县长): the one that the body's name begins with."""
    named = {r.name for r in scene.state.refs if r.type == "Place" and r.name.endswith(level)}
    own = max((name for name in named if body.name.startswith(name)), key=len, default="")
    anothers = _RULERS.fullmatch(body.name)
    return own or ("" if anothers and anothers[1].endswith(level) else focus.owner(level, offset))


def headed(scene: Scene, body: str, title: str) -> str:
    """The body of an office named behind one of a body's party committee (局党组书记、局长): the body itself."""
    owner = _PARTY.sub("", body)
    known = owner != body and not _PARTY_OFFICE.search(title) and any(r.name == owner for r in scene.state.refs)
    return owner if known else body


def _bare(scene: Scene, person: Ref, focus: Focus, earlier: list[Ref]) -> Iterator[Proposal]:
    """A title whose body is only a level word (村党总支书记) or was named before (董事长)."""
    text = scene.state.text[max(scene.span.start, person.start - 18) : person.start]
    if match := _BARE.search(text):
        place = focus.owner(match.group("level"), person.start)
        title = match.group("title")
        if _HEADS.match(match.group("level") + title):
            title = match.group("level") + title
        if re.match("[委政人]", title):
            place = ""
        if place and not _NOT_TITLE.search(title):
            yield from _post(scene, person, place, "Place", title, confidence=0.75)
    elif match := _ALONE.search(text):
        title = match.group("title")
        if _HEADS.match(title):
            place = focus.owner(title.removeprefix("常务").removeprefix("副")[0], person.start)
            if place:
                yield from _post(scene, person, place, "Place", title, confidence=0.7)
        elif _COMPANY.search(title) or _RESPONSIBLE.match(title):
            before = [r for r in [*earlier, *scene.refs] if r.end <= person.start]
            kinds = {"Organization"} if _COMPANY.search(title) else {"Organization", "Facility"}
            body = next((r for r in reversed(before) if r.type in kinds), None)
            if body is not None and (
                re.search("公司|集团|合作社|厂|农场|联合社|企业|中心|联盟", body.name) or body.type == "Facility"
            ):
                yield from _post(scene, person, body.name, body.type, title, confidence=0.6)
        else:
            yield from _of_kind(scene, person, title, earlier)


def _of_kind(scene: Scene, person: Ref, title: str, earlier: list[Ref]) -> Iterator[Proposal]:
    """主任某某, 站长某某: at the body named last that has such an office."""
    kind = BODY_OF.get(RANK.sub("", title))
    before = [r for r in [*earlier, *scene.refs] if r.end <= person.start and r.type == "Organization"]
    body = next((r for r in reversed(before) if kind and re.search(kind, r.name)), None)
    if body is not None:
        yield from _post(scene, person, body.name, body.type, title, confidence=0.55)


def _appointed(scene: Scene, i: int, person: Ref) -> Iterator[Proposal]:
    end = scene.clause_end(person.end)
    after = scene.state.text[person.end : end]
    match = _APPOINTED.match(after) or (_AS.match(after) if _is_made(scene, person) else None)
    if not match:
        return
    inside = [r for r in scene.refs[i + 1 :] if r.end <= person.end + match.end() and r.type != "Person"]
    if inside:
        last = person.end + match.end()
        title = scene.state.text[inside[-1].end : last]
        more = _MORE.match(scene.state.text, last, end)
        if more and not any(last <= r.start < more.end() for r in scene.refs):
            # The highest is named last (任县委委员、常委、书记).
            title = more["title"]
        if title and len(title) < 14:
            yield from _post(scene, person, inside[-1].name, inside[-1].type, title, confidence=0.75)


def _is_made(scene: Scene, person: Ref) -> bool:
    """Whether the sentence says before the person that somebody was made what follows (任命甲为…), not unmade."""
    return (_MADE.findall(scene.state.text, scene.span.start, person.start) or ["免去"])[-1] not in _UNMADE


def _post(scene: Scene, person: Ref, body: str, type_: str, title: str, confidence: float = 0.9) -> Iterator[Proposal]:
    title = title.lstrip("的原前")
    start, end = scene.clause_start(person.start), scene.clause_end(person.start)
    if type_ == "Facility" or (_RESPONSIBLE.match(title) and type_ == "Facility"):
        yield Proposal(person.name, "operates", body, person.start, start, end, "post:facility", confidence - 0.1)
    elif title:
        yield Proposal(person.name, "holdsPost", body, person.start, start, end, "post:beside", confidence, title=title)
