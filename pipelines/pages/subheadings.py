"""Whether headings are made alike, as the subheadings of one article often are.

强产业，让村子富起来; 兴文化，让日子美起来.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import product
from typing import Final

_MARKS: Final = re.compile("[^\u4e00-\u9fff\\w]")
_SAME: Final = 2
_LEAST: Final = 4


def is_parallel(words: Sequence[str], others: Sequence[str]) -> bool:
    """Whether one of ``words`` and one of ``others`` are of one length, with the same marks or characters in place.

    >>> is_parallel(["强产业，让村子富起来"], ["兴文化，让日子美起来"]), is_parallel(["老井又出水"], ["渡口添新船"])
    (True, False)
    """
    return any(_alike(one, two) for one, two in product(words, others))


def _alike(one: str, two: str) -> bool:
    if len(one) != len(two) or len(one) < _LEAST or one == two:
        return False
    same = [a for a, b in zip(one, two, strict=True) if a == b]
    marks = [mark for mark in same if _MARKS.match(mark)]
    return len(marks) == len(_MARKS.findall(one)) == len(_MARKS.findall(two)) and len(same) >= _SAME
