"""Offices that stand behind a name: 甲大学的乙教授, 成立以乙为组长的专班, 成立协会，乙任会长, 乙是甲队的队长."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from pipelines import lexicon
from pipelines.components.proposal import Proposal
from pipelines.components.scene import Scene
from pipelines.components.state import Ref

_OFFICE: Final = lexicon.alternatives(lexicon.words("offices"))
_SCHOLAR: Final = re.compile(
    "(?:副?教授|副?研究员|高级工程师|农艺师|工程师|主任医师|讲师)(?!团队|工作室|工作站|课题组|专家|的|级)"
)
_LINKS: Final = frozenset("、和及与") | {"以及"}
_TAKES: Final = r"(?:被)?(?:担任|出任|兼任|任|当选为?|当|为|聘为|聘任为|任命为|被选为)(?:了|首任|第一任|首届)?"
_CHIEF: Final = "(?:名誉|执行|常务|第一)?副?(?:总?指挥长?|组长|团长|队长|主任|会长|召集人|理事长|站长|社长|书记|盟主)"
_TAKEN: Final = re.compile(rf"{_TAKES}(?P<title>{_CHIEF})(?=[，。；、！？的]|$)")
_GROUP: Final = {
    "指挥": re.compile("(?:指挥部|专班|小组|队)$"),
    "组长": re.compile("(?:组|专班)$"),
    "团长": re.compile("团$"),
    "队长": re.compile("队$"),
    "主任": re.compile("(?:办公室|委员会|中心|室|办|委|会|专班)$"),
    "会长": re.compile("会$"),
    "召集人": re.compile("(?:会议|小组|专班|会)$"),
    "理事长": re.compile("(?:社|会|联盟|联合体)$"),
    "站长": re.compile("站$"),
    "社长": re.compile("社$"),
    "书记": re.compile("(?:党委|支部|党总支|党工委)”?$"),
    "盟主": re.compile("联盟$"),
}
_FOUNDS: Final = re.compile("(?:成立|组建|组成|设立|建立|创立|成立起|组建起)(?:了)?[^，。；]{0,8}$")
_IS: Final = re.compile("(?:也|还|曾|现|正|就)?(?:是|系|为)")
_OF: Final = re.compile(rf"的?(?P<title>[\u4e00-\u9fff]{{0,6}}?(?:{_OFFICE}))(?=[，。；、和]|$)")
_REACH: Final = 60  # characters between one who is named and the body of which he is the head


def roles(scene: Scene) -> Iterator[Proposal]:
    """``holdsPost`` of those whose office is said behind their names."""
    held: tuple[str, int] | None = None
    for i, person in enumerate(scene.refs):
        if person.type != "Person":
            continue
        if found := _scholar(scene, i, held):
            body, title = found
            held = body, person.end + len(title)
            yield _post(scene, person, body, title, "post:scholar")
        if said := _chief(scene, i) or _stated(scene, i):
            yield _post(scene, person, *said)


def _scholar(scene: Scene, i: int, held: tuple[str, int] | None) -> tuple[str, str] | None:
    """Body and title of those named with their title behind a body (甲大学的乙副教授、丙教授)."""
    text, person = scene.state.text, scene.refs[i]
    title = _SCHOLAR.match(text, person.end)
    if not title:
        return None
    before = scene.refs[i - 1] if i else None
    if before is not None and before.type == "Organization" and scene.between(before, person) in {"", "的"}:
        return before.name, title.group()
    return (held[0], title.group()) if held and text[held[1] : person.start] in _LINKS else None


def _chief(scene: Scene, i: int) -> tuple[str, str, str] | None:
    """Body, title and rule of who heads what is set up (以乙为组长的专班; 成立协会，乙任会长)."""
    text, person = scene.state.text, scene.refs[i]
    taken = _TAKEN.match(text, person.end)
    if not taken:
        return None
    title = taken.group("title")
    kind = next(pattern for word, pattern in _GROUP.items() if word in title)
    behind = next((r for r in scene.refs[i + 1 :] if r.type == "Organization" and kind.search(r.name)), None)
    if behind is not None and behind.start - taken.end() <= _REACH and _leads_up(text[taken.end() : behind.start]):
        return behind.name, title, "post:formed"
    before = [r for r in scene.refs[:i] if r.type == "Organization" and not r.coref]
    founded = next((r for r in reversed(before) if kind.search(r.name)), None)
    if founded is None or not _FOUNDS.search(text, scene.clause_start(founded.start), founded.start):
        return None
    return (founded.name, title, "post:founded") if "。" not in text[founded.end : person.start] else None


def _leads_up(between: str) -> bool:
    """Whether what stands between a head and a body only says what that is (的专班, ，乙为副组长的专班)."""
    return between.endswith("的") or bool(re.fullmatch("的[^，。；、]{0,12}", between))


def _stated(scene: Scene, i: int) -> tuple[str, str, str] | None:
    """乙是甲队的队长: body, title and rule where the clause says no more."""
    text, person = scene.state.text, scene.refs[i]
    said = _IS.match(text, person.end)
    start, end = scene.clause_start(person.start), scene.clause_end(person.end)
    if not said or text[start : person.start].strip("“"):
        return None
    inside = [r for r in scene.refs[i + 1 :] if r.end <= end and r.type != "Initiative"]
    body = next((r for r in reversed(inside) if r.type in {"Organization", "Place"}), None)
    if body is None or any(r.type == "Person" for r in inside) or body.start - said.end() > _REACH:
        return None
    title = _OF.match(text, body.end, min(end + 1, scene.span.end))
    return (body.name, title.group("title"), "post:stated") if title else None


def _post(scene: Scene, person: Ref, body: str, title: str, rule: str) -> Proposal:
    start, end = scene.clause_start(person.start), scene.clause_end(person.start)
    return Proposal(person.name, "holdsPost", body, person.start, start, end, rule, 0.9, title=title)
