"""What bodies and places have to do with each other: joint undertakings, agreements, help, money, who runs or builds
what and where it lies."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from pipelines.components.proposal import Proposal
from pipelines.components.rules_aid import aid
from pipelines.components.rules_backers import backers
from pipelines.components.rules_building import building
from pipelines.components.rules_carried import carried
from pipelines.components.rules_charge import charge
from pipelines.components.rules_components import components
from pipelines.components.rules_founding import founding
from pipelines.components.rules_giving import giving
from pipelines.components.rules_help import helps
from pipelines.components.rules_houses import houses
from pipelines.components.rules_invited import invited
from pipelines.components.rules_joining import joining
from pipelines.components.rules_keepers import keepers
from pipelines.components.rules_members import members
from pipelines.components.rules_money import funds
from pipelines.components.rules_operators import operators
from pipelines.components.rules_owners import owners
from pipelines.components.rules_paired import paired
from pipelines.components.rules_partners import partners
from pipelines.components.rules_reach import reach
from pipelines.components.rules_resumed import resumed
from pipelines.components.rules_routes import routes
from pipelines.components.rules_scope import scope
from pipelines.components.rules_sent import sent
from pipelines.components.rules_service import services
from pipelines.components.rules_setters import setters
from pipelines.components.rules_shares import shares
from pipelines.components.rules_signing import signings
from pipelines.components.rules_sites import placed
from pipelines.components.rules_wardens import wardens
from pipelines.components.scene import Scene
from pipelines.components.sketch import Sketch
from pipelines.components.speakers import Subject


def dealings(scene: Scene, subjects: Mapping[int, Subject]) -> Iterator[Proposal]:
    """``partnersWith``, ``signsAgreementWith``, ``supports``, ``funds``, ``operates``, ``builds``, ``partOf`` and
    ``locatedIn``; the rules are ``joint:``, ``sign:``, ``help:``, ``aid:``, ``fund:``, ``op:``, ``build:``, ``part:``
    and ``where:``, and how it is said."""
    sketch = Sketch(scene)
    yield from partners(sketch)
    yield from signings(sketch)
    yield from helps(sketch)
    yield from giving(sketch)
    yield from invited(sketch)
    yield from aid(sketch, subjects)
    yield from paired(sketch)
    yield from funds(sketch)
    yield from shares(sketch)
    yield from operators(sketch)
    yield from keepers(sketch)
    yield from houses(sketch)
    yield from members(sketch)
    yield from components(sketch)
    yield from owners(sketch)
    yield from setters(sketch, subjects)
    yield from wardens(sketch)
    yield from founding(sketch)
    yield from sent(sketch)
    yield from services(sketch)
    yield from carried(sketch, subjects)
    yield from building(sketch, subjects)
    yield from backers(sketch)
    yield from placed(sketch)
    yield from charge(sketch, subjects)
    yield from scope(sketch)
    yield from reach(sketch)
    yield from joining(sketch, subjects)
    yield from routes(sketch, subjects)
    yield from resumed(sketch)
