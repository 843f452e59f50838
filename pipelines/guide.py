"""The words of the annotation guide: types of entities, predicates, what may stand at their ends, qualifiers."""

from __future__ import annotations

from typing import Final

ENTITY_TYPES: Final = ("Person", "Place", "Organization", "Initiative", "Facility", "Honor")
INITIATIVE_SUBTYPES: Final = ("Programme", "Policy", "Agreement", "Platform", "Event")
PREDICATES: Final = (
    "holdsPost",
    "leads",
    "participatesIn",
    "signsAgreementWith",
    "partnersWith",
    "builds",
    "operates",
    "funds",
    "supports",
    "locatedIn",
    "implementedIn",
    "partOf",
    "awarded",
)
SYMMETRIC: Final = frozenset({"signsAgreementWith", "partnersWith"})
_ACTORS: Final = frozenset({"Person", "Organization", "Place"})
_THINGS: Final = frozenset(ENTITY_TYPES) - {"Honor"}
ENDS: Final = {
    "holdsPost": (frozenset({"Person"}), frozenset({"Organization", "Place"})),
    "leads": (_ACTORS, frozenset({"Initiative"})),
    "participatesIn": (_ACTORS, frozenset({"Initiative"})),
    "signsAgreementWith": (_ACTORS, _ACTORS),
    "partnersWith": (frozenset({"Organization", "Place"}), frozenset({"Organization", "Place"})),
    "builds": (_ACTORS, frozenset({"Facility", "Initiative"})),
    "operates": (frozenset({"Person", "Organization"}), frozenset({"Facility", "Organization"})),
    "funds": (_ACTORS, _THINGS - {"Person"}),
    "supports": (_ACTORS, _THINGS),
    "locatedIn": (frozenset({"Place", "Organization", "Facility"}), frozenset({"Place"})),
    "implementedIn": (frozenset({"Initiative"}), frozenset({"Place"})),
    "partOf": (
        frozenset({"Initiative", "Facility", "Organization"}),
        frozenset({"Initiative", "Facility", "Organization"}),
    ),
    "awarded": (_THINGS, frozenset({"Honor"})),
}
"""For each predicate the entity types that may stand as its subject and as its object."""
WHOLES: Final = {
    "Initiative": frozenset({"Initiative"}),
    "Facility": frozenset({"Facility", "Initiative"}),
    "Organization": frozenset({"Organization"}),
}
"""What a part of each type may be ``partOf``."""
QUALIFIERS: Final = ("title", "agreement", "topic", "amount", "date", "status")
STATUSES: Final = ("done", "ongoing", "planned")


def may_stand(predicate: str, subject: str, object_: str) -> bool:
    """Whether the guide knows the predicate between entities of these types.

    >>> may_stand("partOf", "Facility", "Initiative"), may_stand("partOf", "Facility", "Organization")
    (True, False)
    """
    subjects, objects = ENDS.get(predicate, (frozenset(), frozenset()))
    if predicate == "partOf":
        objects = WHOLES.get(subject, frozenset())
    return subject in subjects and object_ in objects
