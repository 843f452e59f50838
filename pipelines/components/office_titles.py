"""The title by which a person holds an office at a body, as printed without the body's name."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Final

from pipelines import lexicon
from pipelines.components.scene import Scene
from pipelines.components.state import Ref

_OFFICE: Final = lexicon.alternatives(lexicon.words("offices"))
PRINTED_OFFICE: Final = f"[\u4e00-\u9fff]{{0,6}}?(?:{_OFFICE})"
"""An office as print has it behind a body, with what it is in charge of."""
_HAN: Final = "[\u4e00-\u9fff“”]"
_NOUNS: Final = "代表|顾问|秘书|医生|大夫|领班|司机|队医|博士|总监|后卫|前锋|鼓手|领队|主播|助理|庄主|财务"
_ROLE: Final = re.compile(
    rf"(?:{_HAN}{{0,10}}?(?:{_OFFICE}|{_NOUNS})|{_HAN}{{1,10}}?[员师长警委授])"
    rf"(?:(?:兼任?|暨){_HAN}{{1,10}}?(?:{_OFFICE}))*"
)
_REACH: Final = 80  # characters to either side in which a title is looked for
_BREAK: Final = re.compile(r"[，。；：！？\n（）《》]")
_LIST: Final = re.compile("[、和]")
_JUNK: Final = re.compile(
    rf"^(?:{_HAN}{{0,8}}(?:的|由|当选为?|(?<!特)派出?|选出|选派|聘请|邀请|请来|聘为|担任|[^委]任命|下派到?|交给|[配发上]了|被|找)|其中|新任|现任|时任|该.|领头|年轻|以及|一名|一位|兼|是|任|和|与|及|[^\u4e00-\u9fff]+)+"
)
_OWN_BODY: Final = re.compile(
    rf"(?!(?:党委|党组|支委|村委会|村委|党总支|党支部|党工委|纪委|工委|总支|支部|团支部))"
    rf"{_HAN}*(?:部|局|办|委员会|县委|市委|镇委|会|院|学|所|队|处|中心|公司|社|厅|协|大|馆|组)(?:{_OFFICE})$"
)
_TAKES: Final = (
    r"(?:还|也|又|曾|现|同时|如今|原|正|刚|都|便|就|此前|原先|这天|目前|年前|兼)*"
    r"(?:担任|出任|兼任|连任|当选为?|当上|挂任|挂职|被?聘为|受聘为|被任命为|被选为|任|是|当|做|为|兼着)(?:了|起|着)?"
    r"(?:一名|一位|第\w批)?"
)
_AFTER: Final = re.compile(
    rf"^(?:[^，。；：]{{0,6}}?)(?:，[^，。；：]{{0,6}}?)?{_TAKES}(?P<rest>[^，。；：、]{{1,30}})"
)
_ELECTED: Final = re.compile(
    r"^(?:、[\u4e00-\u9fff·]{2,8}|和[\u4e00-\u9fff·]{2,8})*(?:当选)?为(?P<rest>[^，。；：、]{1,24})"
)
_LINK: Final = re.compile(
    rf"(?:[^，。；]{{0,6}}(?:，[^，。；]{{0,8}}?)?(?:{_TAKES})|[^，。；]{{0,10}}为|，)[^，。；]{{0,14}}"
)
_PRONOUN: Final = re.compile(
    rf"(?:^|[，。；])[^，。；]{{0,4}}(?:他|她|其|这位[^，。；]{{0,10}}){_TAKES}[^，。；]{{0,14}}$"
)
_ADDRESS: Final = re.compile("老师|教授|医生|大夫|博士|律师|法官")
_ONE_BREATH: Final = re.compile(
    rf"党[组委总](?:支?部?)?(?:副?书记|成员|委员|副?主任)、(?!副?[省市州盟县区旗镇乡]长)(?:常务)?副?{_HAN}{{0,2}}(?:{_OFFICE})"
    "|副?[市州盟县区旗镇乡]长、(?:[市州县区镇乡]级)?(?:副?总)?[林河湖田路]长"
)
"""Two titles of one body that the corpus takes for one (党组书记、局长): 59 of 78 times; of other pairs the first."""
_GIVEN: Final = re.compile(rf"(?P<role>{_ROLE.pattern})(?:一职)?(?:由|正?是)(?P<who>[^，。；]{{0,24}})$")


def office_title(scene: Scene, person: Ref, body: Ref) -> str:
    """The title that the sentence gives the person at the body; empty where it gives none."""
    for found in _readings(scene, person, body):
        if title := printed_title(found, body):
            return title
    return ""


def offices(words: str) -> list[str]:
    """The titles in a row of them, those that count as one together.

    >>> offices("党组书记、局长、县工商联主席"), offices("副书记、县长")
    (['党组书记、局长', '县工商联主席'], ['副书记', '县长'])
    """
    rest = re.split("(、|，|兼任|暨)", words)
    found = rest[:1]
    for link, title in zip(rest[1::2], rest[2::2], strict=True):
        joint = f"{found[-1]}、{title}"
        found = [*found[:-1], joint] if link == "、" and _ONE_BREATH.fullmatch(joint) else [*found, title]
    return found


def printed_title(words: str, body: Ref) -> str:
    """The title in words that may also say how it was come by (派来的副局长); empty where they hold none."""
    title = _without_body(_JUNK.sub("", words).strip("“的"), body.name)
    joint = _ONE_BREATH.fullmatch(title)
    return title if all(map(_ROLE.fullmatch, title.split("、", 1 if joint else 0))) else ""


def _without_body(title: str, body: str) -> str:
    """The title without the words that only repeat the body's kind (中心主任 at a 中心, 村党支部书记 at a 村)."""
    for size in range(len(body), 0, -1):
        rest = title.removeprefix(body[-size:])
        if rest != title and len(rest) > 1 and rest[0] not in "级委" and title != "村主任" and _ROLE.fullmatch(rest):
            return rest
    return title


def _readings(scene: Scene, person: Ref, body: Ref) -> Iterator[str]:
    """The wordings that may be the title, the surest first."""
    text = scene.state.text
    head = text[max(scene.span.start, person.start - _REACH) : person.start]
    tail = text[person.end : min(scene.span.end, person.end + _REACH)]
    inner = body.start >= scene.span.start and body.end <= person.start
    between = text[body.end : person.start] if inner else ""
    if inner and not _BREAK.search(between):
        yield from _beside(scene, body, person)
    if given := _GIVEN.search(head):
        start = person.start - len(head) + given.start("who")
        if body.end <= start or body.start < scene.span.start:
            yield given.group("role")
    if person.end <= scene.span.start:
        before = text[max(scene.span.start, body.start - _REACH) : body.start]
        yield from _behind(text, before, _PRONOUN.search, body, scene.span.end)
        return
    if body.start >= person.end:
        yield from _behind(text, text[person.end : body.start], _LINK.fullmatch, body, scene.span.end)
    for pattern in (_AFTER, _ELECTED):
        taken = pattern.match(tail)
        if taken and (role := _ROLE.match(_JUNK.sub("", taken.group("rest")))):
            yield role.group()
    if (
        not inner
        or _BREAK.search(between)
        or any(r.type == "Person" and body.end <= r.start < person.start for r in scene.refs)
    ):
        yield _BREAK.split(head)[-1].rpartition("、")[2][-12:]
    if between in {"", "的"} and (address := _ADDRESS.match(tail)):
        yield address.group()


def _beside(scene: Scene, body: Ref, person: Ref) -> Iterator[str]:
    """县委常委、组织部部长某某: what follows the body, up to where another body begins."""
    text = scene.state.text
    other = min(
        (
            r.start
            for r in scene.refs
            if body.end <= r.start < person.start and r.type in {"Organization", "Facility", "Place", "Person"}
        ),
        default=person.start,
    )
    between = text[body.end : other]
    if other < person.start:
        between = _LIST.split(between)[0] if _LIST.search(between) else ""
    parts = re.split("、", between)
    kept = parts[:1]
    for part in parts[1:]:
        if _OWN_BODY.match(part) or part[:1] in "省市县区镇乡村" or not _ROLE.fullmatch(part):
            break
        kept.append(part)
    for count in range(len(kept), 0, -1):
        title = "、".join(kept[:count]).removeprefix("的")
        pieces = [_JUNK.sub("", piece) for piece in title.split("、")]
        if all(_ROLE.fullmatch(piece) for piece in pieces):
            yield "、".join(pieces[: 2 if _ONE_BREATH.fullmatch("、".join(pieces[:2])) else 1])
            break


def _behind(
    text: str, between: str, links: Callable[[str], re.Match[str] | None], body: Ref, end: int
) -> Iterator[str]:
    """某某是县文化馆的副馆长, 选举某某为镇长: what follows the body that follows the person."""
    if not links(between):
        return
    rest = re.split("[、，。；：！？\n（）《》]", text[body.end : min(end, body.end + 24)])[0].removeprefix("的")
    longest = [m.group() for size in range(2, 14) if (m := _ROLE.fullmatch(rest[:size]))]
    yield from longest[-1:]
