"""Who stands in the list that ends at a verb: A、B，C局和D镇负责人参加."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from pipelines import lexicon
from pipelines.components.scene import Scene
from pipelines.components.state import Ref

_OFFICE: Final = lexicon.alternatives(lexicon.words("offices"))
_LINK: Final = re.compile("[、，和与及兼暨]")
_FOLK: Final = (
    "负责人|负责同志|代表|领导|专家|学者|嘉宾|师生|干部|群众|同志|先生|女士|成员|人员?|部门|单位|企业|公司|乡镇|镇街|一行|各|直|园|园区|"
    "局|协会|商会|中心|企业家|常委|委员|书记|[校院乡镇村]长|一把手|机构|职工|员工|队员|学生|队伍?|[区市省州县中]直驻|来自|"
    "分?场|医院|学院|学校|分局|派出所|办公室|委员会|研究院|研究所|供电所|集团|银行|[支分]行"
)
_MEMBER: Final = re.compile(
    "(?!为|[担出接]?任|当选)(?:等|的|原|时任|以)*(?!.*(?:主持|致辞|介绍|讲话|发言|宣[布读]|签|启动))"
    f"(?:[\u4e00-\u9fff0-9（）“”]{{0,18}}(?:{_FOLK})"
    rf"|[\u4e00-\u9fff“”]{{0,10}}(?:{_OFFICE})(?:（[^）]{{1,8}}）)?)?(?:等|人|的)*(?:约?[\d一二三四五六七八九十百余多]{{1,6}}[人名])?"
)
"""What stands between two links of a list beside the names: an office, or people without a name."""
_BEFORE: Final = re.compile(
    "(?:应邀|(?:随同|陪同)?(?:考察|调研|观摩|座谈|巡查)并|一同|共同|联合|一起|分别|先后|全程|线上|也|都|还|出席并|派员|到场|到会|莅临|在[^，。；、]{1,14}|在[^，。；]{1,20}分会场|派[人队]|派代表|组团|[带率携][^，。；]{1,14})+$"
)
_HELD: Final = re.compile(rf"(?!(?:相关)?负责人)(?:成员|{_OFFICE})")
_WHERE: Final = re.compile("(?:[在去到赴驻]|吸收|吸纳)$")
_PEOPLE: Final = re.compile("(?:等|的|有关|相关|主要|分管|部门|单位|党政)*(?:负责人|负责同志|代表|领导)[，、和及]")
_SENT: Final = re.compile("代表|负责|领导|派[员人队]|相关人员|有关人员|等单位|等部门")
"""Words by which a body or place of a list stands for its people."""
_ADDRESS: Final = re.compile("(?:分别|先后|现场)?(?:[作做]了?|进行)[^，。；、]{0,8}(?:发言|交流|汇报|展示|推介)")


def last_word(scene: Scene) -> int:
    """Where the sentence ends, without its stop."""
    return scene.span.start + len(scene.state.text[scene.span.start : scene.span.end].rstrip("。！； \n"))


def attendees(scene: Scene, verb: int) -> Iterator[Ref]:
    """Those named in the list that ends at the verb: people, and bodies and places that act or send somebody."""
    text, limit = scene.state.text, verb
    before = _BEFORE.search(text, scene.clause_start(verb), verb)
    verb = limit = before.start() if before else verb
    acting, following = False, ""
    sent = bool(before and _SENT.search(before.group()))
    address = bool(_ADDRESS.match(text, verb))
    for i in reversed([i for i, r in enumerate(scene.refs) if r.end <= verb]):
        ref = scene.refs[i]
        if ref.end > limit:
            continue
        gap = text[ref.end : limit]
        beside = bool(re.fullmatch("[、和与及]|以及", gap))
        acting = acting and beside
        sent = bool(_SENT.search(gap)) or (sent and ("，" not in gap or (gap == "，" and following != "Person")))
        if ref.type == "Initiative" or not all(_MEMBER.fullmatch(piece) for piece in _LINK.split(gap)):
            return
        if ref.type == "Person":
            yield ref
        elif (i not in scene.modifiers or _PEOPLE.match(text, ref.end)) and _sends(
            scene, ref, sent or (address and (beside or not gap)), limit == verb or acting
        ):
            acting = True
            yield ref
        limit, following = ref.start, ref.type


def _sends(scene: Scene, ref: Ref, sent: bool, nearest: bool) -> bool:
    """Whether a body or place of the list takes part itself or through its people."""
    text = scene.state.text
    away = _WHERE.search(text, max(scene.span.start, ref.start - 2), ref.start)
    if away or ref.coref or ref.type == "Facility" or (ref.type == "Place" and text.startswith("各", ref.end)):
        return False
    person = next((r for r in scene.refs if r.type == "Person" and r.start >= ref.end), None)
    if _HELD.match(text, ref.end) or (person and re.fullmatch(".?领导", text[ref.end : person.start])):
        return False
    return sent or (ref.type == "Organization" and nearest)
