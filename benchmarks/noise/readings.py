"""Where a printed headline can be read in more than one way, so that careful readers of the page would differ."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

_OF_A_PLACE: Final = re.compile(r"^(?:[\u4e00-\u9fff]{2,5}|[\u4e00-\u9fff]{1,11}[省市县区旗州镇乡村])：$")


def other_readings(head: Sequence[Sequence[str]], title: str) -> tuple[str, ...]:
    """What else the lines of a headline can be taken for.

    A place with its colon on a line of its own is a kicker as well as the beginning of the title; a second line that
    begins with a dash is a subtitle as well as the end of it.
    """
    out: list[str] = []
    for above, piece in pairwise(head):
        if "".join(piece) == title and _OF_A_PLACE.match("".join(above)):
            out.append("".join(above) + title)
    for first, *rest in (piece for piece in head if len(piece) > 1 and "".join(piece) == title):
        if _OF_A_PLACE.match(first):
            out.append("".join(rest))
        if rest[0].startswith("——"):
            out.append(first)
    return tuple(out)
