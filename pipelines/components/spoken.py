"""Of whom an article speaks where a figure stands: the subject of its clause, and who was named last before it."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from pipelines.components.numbers import Figure
from pipelines.components.scene import Scene
from pipelines.components.speakers import Speakers, Subject
from pipelines.components.state import Analysis

_BACK: Final = 40
"""Names before a figure that are looked at."""
_FAR: Final = 6
_ALIKE: Final = 3
_LONGEST: Final = 2_000
"""Characters of a sentence that is still one. What goes on longer is no prose and has no subjects."""


class Spoken:
    """The subjects of an article's clauses, and its names in order; ``types`` are those of the entities asked for."""

    def __init__(self, state: Analysis, sentences: Sequence[Scene], types: Mapping[str, str]) -> None:
        self.types = types
        self._scenes = sentences
        self._subjects = list(_subjects(state, sentences))
        self._named = sorted((r for r in state.refs if r.name in types), key=lambda r: r.start)
        self._starts = [r.start for r in self._named]
        self._offices: dict[str, list[str]] = {}
        for relation in state.relations:
            if relation.predicate == "holdsPost" and relation.object in types:
                self._offices.setdefault(relation.subject, []).append(relation.object)

    def subject(self, index: int, figure: Figure) -> Subject | None:
        """The subject of the clause of a figure in the sentence ``index``."""
        return self._subjects[index].get(self._scenes[index].clause(figure.start))

    def __call__(self, index: int, figure: Figure) -> Iterator[tuple[str, str]]:
        """The names of those spoken of, each with a cue: subjects, where these hold office, and who was named last."""
        subject = self.subject(index, figure)
        for ref in subject.refs if subject else ():
            if subject and ref.name in self.types:
                yield ref.name, f"subject {subject.how}"
            yield from ((name, "office of subject") for name in self._offices.get(ref.name, ()))
        alike = Counter[str]()
        for name, rank in self._ranks(figure).items():
            if rank < _FAR:
                yield name, f"rank {rank}"
            if alike[self.types[name]] < _ALIKE:
                yield name, f"rank alike {alike[self.types[name]]}"
            alike[self.types[name]] += 1

    def _ranks(self, figure: Figure) -> dict[str, int]:
        """How many others are named since each was last named before the figure."""
        i, found = bisect_right(self._starts, figure.start), dict[str, int]()
        for ref in reversed(self._named[max(0, i - _BACK) : i]):
            found.setdefault(ref.name, len(found))
        return found


def _subjects(state: Analysis, sentences: Sequence[Scene]) -> Iterator[dict[int, Subject]]:
    speakers, last = Speakers(), 0
    for scene in sentences:
        new_paragraph = "\n" in state.text[last : scene.span.start]
        short = scene.span.end - scene.span.start <= _LONGEST
        yield speakers(scene, new_paragraph) if short else {}
        last = scene.span.end
