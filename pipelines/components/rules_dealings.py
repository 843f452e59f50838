"""What bodies and places have to do with each other: joint undertakings, agreements, help, money and who runs what."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from pipelines.components.proposal import Proposal
from pipelines.components.rules_aid import aid
from pipelines.components.rules_carried import carried
from pipelines.components.rules_founding import founding
from pipelines.components.rules_help import helps
from pipelines.components.rules_invited import invited
from pipelines.components.rules_money import funds
from pipelines.components.rules_operators import operators
from pipelines.components.rules_partners import partners
from pipelines.components.rules_sent import sent
from pipelines.components.rules_shares import shares
from pipelines.components.rules_signing import signings
from pipelines.components.scene import Scene
from pipelines.components.sketch import Sketch
from pipelines.components.speakers import Subject


def dealings(scene: Scene, subjects: Mapping[int, Subject]) -> Iterator[Proposal]:
    """``partnersWith``, ``signsAgreementWith``, ``supports``, ``funds`` and ``operates``; the rules are ``joint:``,
    ``sign:``, ``help:``, ``aid:``, ``fund:`` and ``op:``, and how it is said."""
    sketch = Sketch(scene)
    yield from partners(sketch)
    yield from signings(sketch)
    yield from helps(sketch)
    yield from invited(sketch)
    yield from aid(sketch, subjects)
    yield from funds(sketch)
    yield from shares(sketch)
    yield from operators(sketch)
    yield from founding(sketch)
    yield from sent(sketch)
    yield from carried(sketch, subjects)
