"""Who and what an article goes on speaking of when a sentence does not name it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from pipelines.components.scene import Scene
from pipelines.components.state import Ref


@dataclass(slots=True)
class Topics:
    """The carried-over refs: the main place and the last body, person, initiative and facility spoken of."""

    last: dict[str, Ref] = field(default_factory=dict)
    places: Counter[str] = field(default_factory=Counter)
    refs: dict[str, Ref] = field(default_factory=dict)

    def read(self, scene: Scene) -> None:
        """Take note of a sentence."""
        for i, ref in enumerate(scene.refs):
            if ref.type == "Place":
                self.places[ref.name] += 1
                self.refs.setdefault(ref.name, ref)
            if i not in scene.modifiers:
                self.last[ref.type] = ref

    def before(self, scene: Scene) -> list[Ref]:
        """The refs that a sentence may leave out; none that it names."""
        found = {ref.name: ref for ref in self.last.values() if ref.type != "Honor"}
        if self.places:
            main = max(self.places, key=lambda name: self.places[name])
            found[main] = self.refs[main]
        named = {ref.name for ref in scene.refs}
        return [ref for name, ref in found.items() if name not in named]
