"""Names within names: a body whose name prints a place comes behind that place."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from pipelines.components.state import Ref

_NAMED_BY_PLACE: Final = frozenset({"Organization", "Facility"})


def in_order(refs: Iterable[Ref]) -> list[Ref]:
    """The refs as they come in the text, a body or facility behind the places within its name (甲省乙县丙公司: 乙县
    first), which only say where it is."""
    found: list[Ref] = []
    for ref in sorted(refs, key=lambda r: (r.start, r.end)):
        at = len(found)
        while ref.type == "Place" and at and found[at - 1].type in _NAMED_BY_PLACE and within(ref, found[at - 1]):
            at -= 1
        found.insert(at, ref)
    return found


def within(inner: Ref, outer: Ref) -> bool:
    """Whether the one lies within the other and ends before it."""
    return outer.start <= inner.start and inner.end < outer.end
