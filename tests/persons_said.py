"""What the rules on the offices and titles of people make of sentences with their names marked."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from dealings_said import state_of

from pipelines.components.proposal import Proposal
from pipelines.components.scene import scenes
from pipelines.components.sketch import Sketch
from pipelines.components.state import Analysis, Ref

if TYPE_CHECKING:
    Analysed = Callable[[str], Analysis]

Rules = Callable[[Sketch, list[Ref]], Iterable[Proposal]]


def told(analysed: Analysed, rules: Rules, text: str) -> set[str]:
    """``甲>乙 队长`` of what the rules propose, the title where there is one."""
    earlier: list[Ref] = []
    found: set[str] = set()
    for scene in scenes(state_of(analysed, text)):
        found |= {f"{p.subject}>{p.object} {p.title}".strip() for p in rules(Sketch(scene), earlier)}
        earlier += scene.refs
    return found
