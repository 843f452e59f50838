"""The place in front of a body's name, and what the rest of it is made of."""

from __future__ import annotations

import re
from typing import Final

from kg import bodies
from kg.leads import leading_place
from kg.resolution.wording import Company, company
from pipelines.gazetteer import Division, Gazetteer

_SHORTEST: Final = 5
_BRANCH: Final = re.compile(r"[分支子]公司|[分支]行|营业[部厅]|项目部")


def split(name: str, gazetteer: Gazetteer, known: tuple[str, ...]) -> tuple[Division | None, Company]:
    """The division that a body's name starts with, and the parts of the rest; ``known`` are codes of what is near.

    >>> gazetteer = Gazetteer.load()
    >>> split("安徽江淮茶业有限公司", gazetteer, ())[1].core, split("腾阳茶业", gazetteer, ())[0]
    ('江淮茶业', None)
    >>> split("衡南公司", gazetteer, ("430422",))[1].core
    '衡南'
    >>> split("衡南分公司", gazetteer, ("430422",))[1].branch
    '衡南分公司'
    """
    plain = bodies.spelt_out(bodies.without_party(name))
    lead = leading_place(plain, gazetteer, known)
    if lead is not None and lead.division.level == 1 and (near := leading_place(lead.rest, gazetteer, known)):
        # A county's short form counts behind its province's (广西上林…), where the article speaks of the county.
        lead = near if near.division.code in known and len(near.rest) >= _SHORTEST else lead
    parts = company(lead.rest if lead else plain)
    if lead is None and parts.style != "body":
        # A province's short form counts in front of a firm's name whatever follows (安徽江淮…).
        found = (d for d in gazetteer.named(plain[:2]) if d.level == 1 and len(plain) > _SHORTEST)
        province = next(found, None)
        return province, company(plain[2:]) if province else parts
    if (not parts.core and not parts.branch) or (lead and _BRANCH.fullmatch(lead.rest)):
        # 衡南公司 and 衡南分公司 have nothing but their place to be told apart by.
        return None, company(plain)
    return (lead.division if lead else None), parts
