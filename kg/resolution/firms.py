"""The place in front of a body's name, and what the rest of it is made of."""

from __future__ import annotations

from typing import Final

from kg import bodies
from kg.places import leading_place
from kg.resolution.wording import Company, company
from pipelines.gazetteer import Division, Gazetteer

_SHORTEST: Final = 5


def split(name: str, gazetteer: Gazetteer, known: tuple[str, ...]) -> tuple[Division | None, Company]:
    """The division that a body's name starts with, and the parts of the rest; ``known`` are codes of what is near.

    >>> gazetteer = Gazetteer.load()
    >>> split("安徽江淮茶业有限公司", gazetteer, ())[1].core, split("腾阳茶业", gazetteer, ())[0]
    ('江淮茶业', None)
    """
    plain = bodies.spelt_out(bodies.without_party(name))
    lead = leading_place(plain, gazetteer, known)
    parts = company(lead.rest if lead else plain)
    if lead is None and parts.style != "body":
        # A province's short form counts in front of a firm's name whatever follows (安徽江淮…).
        found = (d for d in gazetteer.named(plain[:2]) if d.level == 1 and len(plain) > _SHORTEST)
        province = next(found, None)
        return province, company(plain[2:]) if province else parts
    return (lead.division if lead else None), parts
