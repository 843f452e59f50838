"""The first instalment of what was built or run as a whole at first."""

from __future__ import annotations

from typing import Final

from kg.resolution.profiles import Profile

FIRST: Final = frozenset({"一期", "首期", "第一期", "1期", "第一批", "首批", "第一届", "首届", "第一轮"})
"""What the first instalment is called."""


def first_of_all(one: Profile, other: Profile) -> bool:
    """Whether the one is a first instalment, reported of no earlier than the other's name, which has none.

    What was run or built under the bare name until then is what the first instalment was.
    """
    bare, first = (one, other) if other.all("phase") else (other, one)
    if bare.all("phase") or not first.all("phase") or not first.all("phase") <= FIRST:
        return False
    return max(bare.all("soft"), default="9") <= min(first.all("soft"), default="")
