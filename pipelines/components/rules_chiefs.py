"""Chiefs named without their body: 村委会主任某某, 县总河长某某, 校长某某, where the article says whose they are."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from pipelines.components.context import Focus
from pipelines.components.proposal import Proposal
from pipelines.components.rules_posts import place_of
from pipelines.components.scene import Scene
from pipelines.components.state import Ref

_REACH: Final = 18  # characters before a name in which the office is looked for
_VILLAGE: Final = re.compile(
    r"(?P<level>村|社区|嘎查)里?(?P<title>(?:(?:党总支|党支部|党支|党委|支部|总支|支|监委会|两委|(?:民|居民)?委会|居委会)?"
    r"(?:第一)?副?(?:书记|主任|委员)|老?支书|会计|文书|报账员|网格员|妇女主任|后备干部)"
    r"(?:、?(?:兼|暨)?(?:村委会|村|居委会)?主任)?)$"
)
_COMMITTEE: Final = ("委会", "民委会")
_RANGER: Final = re.compile(r"(?P<level>省|市|州|县|区|旗|镇|乡|街道|村)级?(?P<title>副?总(?:河|林|田|路)长)$")
_ALONE: Final = re.compile(
    r"(?:^|[，。；！？、：“”\n]|该院|该校|该馆|是|由|和|与|的)(?P<title>(?P<rank>(?:常务|第一|执行)?副?)(?P<office>[^，。；、]{2,3}|董事长))$"
)
_COMPANY: Final = re.compile("(?:公司|集团|厂|农场|合作社|企业|银行|联社)$")
_BODY_OF: Final = {
    "院长": re.compile("院$"),
    "站长": re.compile("站$"),
    "校长": re.compile("(?:校|学|学院)$"),
    "所长": re.compile("所$"),
    "队长": re.compile("队$"),
    "理事长": re.compile("(?:合作社|协会|联合社|联盟)$"),
    "会长": re.compile("(?:协会|商会|联合会|学会)$"),
    "馆长": re.compile("馆$"),
    "行长": re.compile("行$"),
    "社长": re.compile("社$"),
} | dict.fromkeys(("董事长", "总经理", "经理", "厂长", "创始人"), _COMPANY)


def chiefs(scene: Scene, focus: Focus, earlier: Sequence[Ref]) -> Iterator[Proposal]:
    """``holdsPost`` of those whose body or place is only meant; ``earlier`` are the refs before the sentence."""
    for i, person in enumerate(scene.refs):
        if person.type != "Person":
            continue
        found = _of_village(scene, i, focus) or _of_rivers(scene, i, focus) or _of_body(scene, i, earlier)
        if found:
            rule, body, title = found
            start, end = scene.clause_start(person.start), scene.clause_end(person.start)
            yield Proposal(person.name, "holdsPost", body, person.start, start, end, rule, 0.85, title=title)


def _before(scene: Scene, i: int, pattern: re.Pattern[str]) -> re.Match[str] | None:
    """The office that ends where the person begins."""
    start = scene.refs[i].start
    return pattern.search(scene.state.text[max(scene.span.start, start - _REACH) : start])


def _of_village(scene: Scene, i: int, focus: Focus) -> tuple[str, str, str] | None:
    """村党支部书记某某: at the village that is printed there, else at the one named last."""
    found = _before(scene, i, _VILLAGE)
    if not found:
        return None
    begin = scene.refs[i].start - len(found.group())
    title = found.group("title")
    title = found.group("level") + title if title.startswith(_COMMITTEE) else title
    before = [r for r in scene.refs[:i] if begin < r.end <= scene.refs[i].start]
    if any(r.type == "Organization" for r in before) or (not before and _of_another(scene, begin)):
        return None
    place = next((r.name for r in before if r.type == "Place"), "") or focus.owner(found["level"], scene.refs[i].start)
    return ("post:village", place, title) if place else None


def _of_another(scene: Scene, begin: int) -> bool:
    """Whether the level's word only ends the name of a village that was not found (双桥|村书记)."""
    words = scene.state.words
    word = words[scene.state.word_index(begin)] if words else None
    return word is not None and word.start < begin < word.end and word.tag in {"LOC", "ORG", "PER", "ns", "nz"}


def _of_rivers(scene: Scene, i: int, focus: Focus) -> tuple[str, str, str] | None:
    """县总河长某某: at the place of that level."""
    found = _before(scene, i, _RANGER)
    begin = scene.refs[i].start - len(found.group()) if found else 0
    place = place_of(scene, i, found.group("level"), begin, focus) if found else ""
    return ("post:ranger", place, found.group("title")) if found and place else None


def _of_body(scene: Scene, i: int, earlier: Sequence[Ref]) -> tuple[str, str, str] | None:
    """校长某某: at the body of that kind which was named just before, if no other was named or it stands here."""
    found = _before(scene, i, _ALONE)
    kind = _BODY_OF.get(found.group("office")) if found else None
    if not found or not kind:
        return None
    start = scene.refs[i].start
    known = [r for r in (*earlier, *scene.refs) if r.end <= start and r.type == "Organization" and kind.search(r.name)]
    passed = scene.state.text.count("。", known[-1].end, start) if known else 2
    if passed == 0 or (passed == 1 and len({r.name for r in known}) == 1):
        return "post:only", known[-1].name, found.group("title")
    return None
