"""Who runs a body that he set up: A牵头成立T, A与B共建研究院, T由A组建, A出资成立的公司."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import product
from typing import Final

from pipelines.components.proposal import Proposal
from pipelines.components.sketch import ADVERBS, ETC, FREE, Sketch, shape
from pipelines.components.speakers import Subject
from pipelines.components.state import Ref

_ROW: Final = "{OP}(?:(?:、|和|与|及|以及|同|会同|联合|携手|牵头、){OP}){0,12}"
_WAY: Final = (
    "(?:领着大家|带着[^，。；{!OLPFI}]{0,8}|在{L}|抽人|合作|合股|合资|出资|投资|[\\d.]+[万亿]元|，|牵头|发起|"
    f"联合|共同|携手|三方|双方|四方|{ADVERBS}){{0,6}}"
)
_VERB: Final = (
    "(?:成立|组建|设立|共建|合办|联办|办起|合作设立|合建|组织起|建起|开设|开办|创办|领办|拉起|注册|创建|"
    "发起)(?:成立|成|了)?"
)
_THING: Final = f"{FREE}{{0,24}}?(?P<thing>{{O}})"
_SETS: Final = shape(f"(?P<actor>{_ROW}){ETC}{_WAY}(?P<verb>{_VERB}){_THING}")
_DONE: Final = "(?:组建|组成|成立|设立|领办|创办|举办|组织|合办|联办"
_BY: Final = shape(
    f"(?<![于为给在到属])(?P<thing>{{O}})(?:是|，)?[^，。；\\d{{!OLPFI}}]{{0,8}}由(?P<actor>{_ROW}){ETC}{_WAY}"
    f"(?!(?:组织|举办|主办|管理)[^，。；、的并和]){_DONE}|发起|管理|主办)"
)
_OF: Final = shape(f"(?P<actor>{_ROW}){ETC}{_WAY}{_DONE}|合资|合股|控股|投资)的{FREE}{{0,10}}(?P<thing>{{O}})")
_GOES_ON: Final = shape(
    "(?:^|[，；：])(?:并|还|又|随后|同时|近年来){0,2}(?:(?:与|同|联合|会同|携手)"
    f"{_ROW}{ETC})?{_WAY}(?P<verb>{_VERB}){_THING}"
)
_SHAPES: Final = ((_SETS, "op:setup"), (_BY, "op:setby"), (_OF, "op:setof"))
_STANDING: Final = re.compile("(?:委|政府|[^贸]局|分会|站|点|窗口)[”）]?$")
"""Bodies that nobody mentioned with them sets up, and what is rather built."""
_UNION: Final = re.compile("(?:共体|联体|共同体|联盟|教育集团)[”）]?$")
"""What those who form it together are members of."""
_FORMED: Final = re.compile("组建|抱团")


def setters(sketch: Sketch, subjects: Mapping[int, Subject]) -> Iterator[Proposal]:
    """``operates`` of those who set up, found or hold a team, a firm, a school or an association."""
    for pattern, rule in _SHAPES:
        for found in sketch.found(pattern):
            yield from _set(sketch, found, sketch.single(*found.span("actor")), rule)
    for found in sketch.found(_GOES_ON):
        subject = subjects.get(sketch.scene.clause(sketch.offset(found.start("verb"))))
        if subject and subject.how == "sentence" and len(subject.refs) == 1:
            actors = [ref for ref in subject.refs if ref.type in {"Person", "Organization"}]
            yield from _set(sketch, found, actors, "op:setgoes")


def _set(sketch: Sketch, found: re.Match[str], actors: Sequence[Ref], rule: str) -> Iterator[Proposal]:
    start, begin, end = sketch.clauses(found, "thing")
    formed = len(actors) > 1 and "牵头" not in found[0] and _FORMED.search(found[0])
    things = [ref for ref in sketch.single(*found.span("thing")) if not (formed and _UNION.search(ref.name))]
    for actor, thing in product(actors, things):
        if actor.name != thing.name and not _STANDING.search(thing.name):
            yield Proposal(actor.name, "operates", thing.name, start, begin, end, rule, 0.9)
