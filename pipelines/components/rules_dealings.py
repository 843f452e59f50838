"""What bodies and places have to do with each other: joint undertakings, agreements, help and money."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from pipelines.components.proposal import Proposal
from pipelines.components.rules_carried import carried
from pipelines.components.rules_help import helps
from pipelines.components.rules_money import funds
from pipelines.components.rules_partners import partners
from pipelines.components.rules_signing import signings
from pipelines.components.scene import Scene
from pipelines.components.sketch import Sketch
from pipelines.components.speakers import Subject


def dealings(scene: Scene, subjects: Mapping[int, Subject]) -> Iterator[Proposal]:
    """``partnersWith``, ``signsAgreementWith``, ``supports`` and ``funds``; the rules are ``joint:``, ``sign:``,
    ``help:`` and ``fund:``, and how it is said."""
    sketch = Sketch(scene)
    yield from partners(sketch)
    yield from signings(sketch)
    yield from helps(sketch)
    yield from funds(sketch)
    yield from carried(sketch, subjects)
