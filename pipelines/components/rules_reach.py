"""Where initiatives take effect, in everyday words: 在P办I, I在P开, 把P列入I, I开到了P, 首站放在P, P照着做."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from pipelines.components.proposal import Proposal
from pipelines.components.rules_scope import COUNT, there
from pipelines.components.sketch import FREE, Sketch, shape
from pipelines.components.state import Ref

_ROW: Final = "(?P<places>{L}(?:(?:、|和|与|及|以及){L}){0,14})"
_ONE: Final = "(?:(?:了|起|起了)?(?:一[场次期届堂个]|首[届场期]|第[一二三四五六七八九十]+[届期场]|了|起)?)"
_NOT: Final = "[^。；{!I}]"
_MOVED: Final = "(?:铺|搬|落|开|办|推|推广|扩|扩大|延伸|走|跑)(?:到|进)了?|走了|跑遍了?|推向"
_LIKE: Final = "(?:也要|也将|也|已|先|随后)?(?:照着[做办学]|跟了?进来|参照执行|先做起?|先试着|先搞|先用上|照搬)"
_WHEN: Final = (
    "(?:[^，。；届的{!OLPFI}]{0,6}(?:[年月]|下来|以来|起|后))?"
    "(?:又|也|已|已经|将|还|再|先后|陆续|目前|现|计划|打算|准备|拟|要|先){0,3}"
)
_SHAPES: Final = (
    (
        shape(
            f"在{_ROW}{COUNT}(?!率先|首[先创])[^，。；{{!OLPFI}}]{{0,8}}?(?:办|开|搞|拉开|摆开|摆起){_ONE}{FREE}{{0,8}}(?P<thing>{{I}})"
        ),
        "scope:opens",
    ),
    (
        shape(f"(?P<thing>{{I}}){FREE}{{0,12}}在{_ROW}[^，。；{{!OLPFI}}]{{0,8}}开(?:桨|课|办|了)?(?=[，。；]|$)"),
        "scope:opened",
    ),
    (
        shape(f"(?:把|将){_ROW}{COUNT}(?:一并|先后|也|整体){{0,2}}(?:列入|纳入|列为)了?{FREE}{{0,10}}(?P<thing>{{I}})"),
        "scope:put",
    ),
    (
        shape(
            f"(?:^|[，。；]){_ROW}{COUNT}(?:先后|已|也|被|均|都|今年|去年|成功){{0,3}}(?:列入|纳入|入选)了?{FREE}{{0,8}}(?P<thing>{{I}})"
        ),
        "scope:entered",
    ),
    (shape(f"(?P<thing>{{I}})(?P<gap>{_NOT}{{0,60}}?)(?:{_MOVED}){FREE}{{0,4}}{_ROW}(?!的|里|上)"), "scope:moved"),
    (
        shape(
            f"(?P<thing>{{I}})(?P<gap>{_NOT}{{0,70}}?)，[^，。；]{{0,12}}(?:首站|第一站|首场|首期|首课|第一课|会址|主场){FREE}{{0,8}}(?:放在|选在|设在|定在|在|是){_ROW}"
        ),
        "scope:first",
    ),
)
_CARRIED: Final = (
    (shape(f"(?:^|[，；]){_WHEN}(?:{_MOVED}){FREE}{{0,4}}{_ROW}(?!的|里|上)"), "scope:on"),
    (shape(f"(?:^|[，；]){FREE}{{0,10}}{_ROW}{COUNT}{_LIKE}"), "scope:too"),
    (shape(f"(?:^|[，；])(?:途[经径]|涉及|走了|跑遍){FREE}{{0,4}}{_ROW}"), "scope:through"),
)
_DENIED: Final = re.compile("没|未|不再|不能|取消|搁置")
_NEAR: Final = 4
"""Characters before what is said in which it may be denied."""


def reach(sketch: Sketch) -> Iterator[Proposal]:
    """``implementedIn`` of what is held or carried on in places, and of what was named before where they follow."""
    for pattern, rule in _SHAPES:
        for found in sketch.found(pattern):
            if not (_DENIED.search(found[0]) or _DENIED.search(sketch.before(found)[-_NEAR:])):
                yield from there(sketch, found, sketch.single(*found.span("thing")), rule)
    for pattern, rule in _CARRIED:
        for found in sketch.found(pattern):
            yield from there(sketch, found, _before(sketch), rule)


def _before(sketch: Sketch) -> Sequence[Ref]:
    """The only initiative of the two sentences before, where the sentence names none."""
    scene, state = sketch.scene, sketch.scene.state
    if any(ref.type in {"Initiative", "Facility"} for ref in scene.refs):
        return ()
    start = scene.span.start
    for _ in range(2):
        start = state.sentence_at(max(0, start - 2)).start
        near = {r.name: r for r in state.refs if r.type == "Initiative" and start <= r.start < scene.span.start}
        if near:
            return list(near.values()) if len(near) == 1 else ()
    return ()
