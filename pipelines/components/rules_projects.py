"""Where projects are carried out that a report on one county lists as begun or agreed on: 集中开工的项目有甲、乙."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Final

from pipelines.components.place_rows import kind, takes_effect
from pipelines.components.proposal import Proposal
from pipelines.components.scene import Scene
from pipelines.components.speakers import ADMINISTERED
from pipelines.components.state import Ref

_LISTS: Final = re.compile(
    "(?:集中|正式)?(?:开工|竣工|投产|落地|落户|动工|引进)的?[^，。；]{0,12}?项目[^。]{0,30}?(?:包括|其中|分别是|分别为|有|涵盖|：)"
)
_PROJECT: Final = re.compile("(?<!百大)(?<!重点)(?<!重点产业)(?<!重大)(?:项目|工程)[”》]?$")
_LEAST: Final = 2


class Theme:
    """The one county, city or zone that an article speaks of; towns lie in it."""

    def __init__(self, refs: Iterable[Ref]) -> None:
        places = (r.name for r in refs if r.type == "Place" and ADMINISTERED.search(r.name))
        counts = Counter(name for name in places if kind(name) not in {"town", "village"})
        most = [*counts.most_common(2), ("", 0), ("", 0)]
        self.name = most[0][0] if most[0][1] >= max(_LEAST, 2 * most[1][1]) else ""


def projects(scene: Scene, theme: Theme) -> Iterator[Proposal]:
    """``implementedIn`` of the projects of such a list."""
    found = _LISTS.search(scene.state.text, scene.span.start, scene.span.end)
    if not theme.name or found is None:
        return
    for ref in scene.refs:
        if ref.start >= found.end() and ref.type == "Initiative" and not ref.coref and _PROJECT.search(ref.name):
            place = Ref(ref.start, ref.end, theme.name, "Place", coref=True)
            yield takes_effect(scene, ref, place, "where:listed", 0.85)
