"""Offices in a row before a name: 副县长、清溪街道党工委书记某某 holds both; 县委常委甲、乙 holds one each."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from pipelines import lexicon
from pipelines.components.context import Focus
from pipelines.components.proposal import Proposal
from pipelines.components.rules_posts import BODY_OF, HEAD, RANK, follows, headed, place_of
from pipelines.components.rules_staff import TRADE
from pipelines.components.scene import POSTING, Scene
from pipelines.components.state import Ref

_OFFICE: Final = lexicon.alternatives(lexicon.words("offices"))
_TITLE: Final = re.compile(rf"[\u4e00-\u9fff]{{0,6}}?(?:{_OFFICE}|{TRADE}|代表|成员|产业链链长)")
_SERVES: Final = re.compile("(?:专家|代表)$")
"""What one is of a body that is named, no 县里的专家 or 企业代表."""
_LAST: Final = re.compile("[^，。；：]{0,14}(?:干部|领导|兵|人|农)")
"""What else may be told of the person behind an office (甲局工程师、乙县人丙)."""
_BREAK: Final = re.compile("[，。；：！？\n（）“”]")
_AND: Final = re.compile("、|兼任?|暨")
_OWN: Final = f"(?:党组|党委|党工委|支部|党总支|纪检|班子)?[^省市州县区旗镇乡村，。；、（）“”]{{0,6}}?(?:{_OFFICE})"
_NEXT: Final = re.compile(f"[、，和](?P<row>{_OWN}(?:、{_OWN}){{0,3}})")
_DEPUTY: Final = re.compile(f"(?:常务)?副(?P<office>{_OFFICE})")
_FELLOWS: Final = BODY_OF | {
    "主任": "中心$|办公室$|委员会$|委$|人大$|人大常委会$",
    "主席": "政协$|联合会$|工会$|人大$",
    "秘书长": "政协$|会$|联盟$",
    "校长": "校$|小学$|中学$|大学$|学院$",
    **dict.fromkeys(("董事长", "总经理", "总裁", "总工程师", "总农艺师", "财务总监", "总会计师"), "公司$|集团$"),
}
"""By their offices, what the names of bodies end in whose head was named right before."""
_SEVERAL: Final = re.compile("(?:副[\u4e00-\u9fff]{1,4}|常委|委员|成员|代表)$")
_POSTING: Final = re.compile(f"{POSTING}$")
_BODIES: Final = frozenset({"Organization", "Place"})


def offices(scene: Scene, focus: Focus) -> Iterator[Proposal]:
    """``holdsPost`` of each office of a row, and of those named behind the first who holds an office of several."""
    shared: tuple[str, str] | None = None
    last: list[tuple[str, str]] = []
    for i, person in enumerate(scene.refs):
        if person.type != "Person":
            continue
        row = _row(scene, i, focus)
        if deputy := _deputy(scene, i, last):
            row = [deputy]
            yield _post(scene, person, *deputy, "post:deputy")
        last = row if row or not follows(scene, i) else last
        if row:
            shared = row[-1] if row[-1][0] and _SEVERAL.search(row[-1][1]) else None
        elif not follows(scene, i):
            shared = None
        elif shared:
            yield _post(scene, person, *shared, "post:shared")
        if len(row) > 1:
            yield from (_post(scene, person, *office, "post:row") for office in row[:-1] if office[0])


def _deputy(scene: Scene, i: int, last: list[tuple[str, str]]) -> tuple[str, str] | None:
    """Body and title of a deputy or fellow named right behind one who holds an office there (县文旅局局长甲，党组成员、
    副局长乙; 市政协副主席甲、秘书长乙)."""
    if not i or scene.refs[i - 1].type != "Person":
        return None
    found = _NEXT.fullmatch(scene.state.text, scene.refs[i - 1].end, scene.refs[i].start)
    titles = found.group("row").split("、") if found else []
    deputy = next((made for title in titles if (made := _DEPUTY.fullmatch(title))), None)
    bodies = [body for body, title in last if deputy and title.endswith(deputy.group("office"))]
    kind = _FELLOWS.get(RANK.sub("", titles[-1])) if titles and not bodies else None
    bodies += [own for body, title in last if kind and re.search(kind, own := headed(scene, body, title="局长"))]
    return (bodies[-1], "、".join(titles)) if bodies else None


def _row(scene: Scene, i: int, focus: Focus) -> list[tuple[str, str]]:
    """Body and title of each office that stands before a person, as far back as all are offices."""
    text, person = scene.state.text, scene.refs[i]
    begin = max([r.end for r in scene.refs[:i] if r.type == "Person"], default=scene.span.start)
    posting = _POSTING.search(text, begin, person.start)
    last = posting.start() if posting else person.start
    begin = max([begin, *(m.end() for m in _BREAK.finditer(text, begin, last))])
    found: list[tuple[str, str]] = []
    body = ""
    for start, end in _pieces(text, begin, last):
        own = [r for r in scene.refs[:i] if start <= r.start and r.end < end and r.type in _BODIES]
        title = text[own[-1].end if own else start : end].removeprefix("的")
        if not _TITLE.fullmatch(title) or (own and _SERVES.search(title) and _only_kind(own[-1])):
            found = [*found, ("", title)] if found and end == last and _LAST.fullmatch(title) else []
            body = ""
            continue
        if (head := HEAD.search(title)) and head.start() == 0:
            body = place_of(scene, i, head.group("level"), end - len(title), focus)
        else:
            body = own[-1].name if own else headed(scene, body, title)
        if body:
            found.append((body, title))
    return found


def _only_kind(body: Ref) -> bool:
    """Whether who is of the body is only said to be one of a kind."""
    return body.type == "Place" or body.coref


def _pieces(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    for found in _AND.finditer(text, start, end):
        if found.start() > start:
            yield start, found.start()
        start = found.end()
    if start < end:
        yield start, end


def _post(scene: Scene, person: Ref, body: str, title: str, rule: str) -> Proposal:
    start, end = scene.clause_start(person.start), scene.clause_end(person.start)
    return Proposal(person.name, "holdsPost", body, person.start, start, end, rule, 0.9, title=title)
