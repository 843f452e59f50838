"""Who received what title."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from pipelines.components.honors import RECEIVED
from pipelines.components.proposal import Proposal
from pipelines.components.rules_titles import apposed
from pipelines.components.scene import Scene
from pipelines.components.state import Ref

_HOLDERS: Final = frozenset({"Person", "Organization", "Place", "Facility", "Initiative"})
_NAMED: Final = frozenset({"Person", "Organization", "Place"})
_PASSIVE_BY: Final = re.compile(r"(?:被|获|由|经)$")
_VERB: Final = re.compile(f"{RECEIVED}|获")
_NEAR: Final = 12
_GIVER: Final = re.compile(r"^[^，。；]{0,12}?(?:授予|评为|认定为|命名为|评定为|列为|确定为|联合授予|颁发)")
_GIVES: Final = re.compile("[^，。；]{0,8}?(?:颁发|授予|颁给|评选|评出)的")
"""What stands behind those who give a title that another receives (获得甲局颁发的H)."""


def honors(scene: Scene, earlier: Sequence[Ref]) -> Iterator[Proposal]:
    """``awarded``: the holder before the verb, or between 授予 and the title."""
    for i, honor in enumerate(scene.refs):
        if honor.type != "Honor" or re.search(
            "[未没]", scene.state.text[max(scene.span.start, honor.start - 8) : honor.start]
        ):
            continue
        behind = scene.refs[i + 1] if i + 1 < len(scene.refs) else None
        if behind is not None and behind.type in _NAMED and apposed(scene, honor, behind.start):
            continue
        holders = _holders(scene, i)
        sure = bool(holders) and _received(scene, holders[-1], i)
        for holder in holders:
            start, end = scene.clause_start(holder.start), scene.clause_end(honor.end)
            rule = ("honor:clause", 0.9) if sure else ("honor:verb", 0.85)
            yield Proposal(holder.name, "awarded", honor.name, honor.start, start, end, *rule)
        if not holders:
            before = next((r for r in reversed(earlier) if r.type in _HOLDERS - {"Initiative"} and not r.coref), None)
            if before is not None:
                start, end = scene.clause_start(honor.start), scene.clause_end(honor.end)
                yield Proposal(before.name, "awarded", honor.name, honor.start, start, end, "honor:topic", 0.45)


def _received(scene: Scene, holder: Ref, i: int) -> bool:
    """Whether in the holder's clause a verb of receiving leads up to the honour and those listed before it."""
    while i > 0 and scene.refs[i - 1].type == "Honor":
        i -= 1
    first = scene.refs[i].start
    verbs = list(_VERB.finditer(scene.state.text, holder.end, first)) if holder.end <= first else []
    return bool(verbs) and first - verbs[-1].end() <= _NEAR and scene.clause(holder.start) == scene.clause(first)


def _holders(scene: Scene, i: int) -> list[Ref]:
    """The nearest holder before the honour that is not the one who gives it, with those listed beside it."""
    text = scene.state.text
    for j in range(i - 1, -1, -1):
        ref = scene.refs[j]
        if ref.type not in _HOLDERS or j in scene.modifiers:
            continue
        start = scene.refs[scene.outermost(j)].start
        before = text[max(scene.span.start, start - 2) : start]
        if _GIVES.match(text, ref.end, scene.refs[i].start):
            continue
        if _PASSIVE_BY.search(before) and _GIVER.match(text[ref.end : scene.refs[i].start + 1]):
            continue
        found = [ref]
        while (
            j > 0
            and scene.refs[j - 1].type == ref.type
            and re.match("^[、和与及]+$", scene.between(scene.refs[j - 1], scene.refs[j]))
        ):
            j -= 1
            found.insert(0, scene.refs[j])
        return found
    return []
