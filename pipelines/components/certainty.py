"""Which rules are to be believed: those that settle a relation by themselves, and those that the model need only not
hold unlikely."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from pipelines.components.proposal import Proposal

Rules = Mapping[tuple[str, str], Sequence[Proposal]]
"""What the rules propose, by subject and object."""
_CERTAIN: Final = {
    "post:beside": 0.9,
    **dict.fromkeys(("post:head", "post:row", "post:deputy", "post:shared"), 0.0),
    **dict.fromkeys(("post:village", "post:ranger", "post:only"), 0.0),
    **dict.fromkeys(("post:sent", "post:takes", "post:lent", "post:bureau", "post:team"), 0.0),
    **dict.fromkeys(("post:scholar", "post:formed", "post:founded", "post:stated", "post:removed"), 0.0),
    **dict.fromkeys(("post:turn", "post:moved"), 0.0),
    **dict.fromkeys(("attend:", "agent:", "charge:", "scope:", "title:", "laurel:", "seat:", "part:"), 0.0),
    "run:": 0.75,
    **dict.fromkeys(("sign:ceremony", "sign:list"), 0.0),
    **dict.fromkeys(("joint:", "sign:", "help:", "aid:", "op:", "fund:", "build:", "service:"), 0.85),
    "where:": 0.8,
}
"""Rules that the model need not confirm, with the least confidence of their own. With the gold's entities, by family on
the corpus's train split, right and wrong: ``attend`` 1,724 and 73, ``run`` 915 and 22, ``charge`` 857 and 9, ``build``
777 and 49, ``title`` 691 and 22, ``fund`` 727 and 45, ``joint`` 579 and 13, ``agent`` 534 and 7, ``sign`` 529 and 6,
``op`` 504 and 10, ``seat`` 500 and 7, ``part`` 207 and 11, ``scope`` 162 and 3, ``service`` 125 and 5, ``laurel`` 163
and 1, ``help`` 202 and 3, ``where`` without the gazetteer's chains 3,045 and 68, the offices said behind a name
(``post:scholar`` to ``post:stated``) 35 and 2. Of those the ones found last: ``attend:at`` 25 and 3, ``attend:in``,
``sends``, ``team``, ``pilot``, ``together`` and ``origin`` 51 and 1, ``scope:opened`` 44 and 0, ``scope:opens`` 29 and
0, ``scope:moved``, ``first``, ``through``, ``put`` and ``entered`` 31 and 1, ``where:named`` 7 and 0, ``part:branch``
44 and 3, ``part:inside`` 11 and 0."""
_DOUBTFUL: Final = frozenset(
    {"part:name", "joint:several", "where:carried:sentence", "where:listed", "attend:stresses"}
)
"""Rules of those families that are right in less than three of four."""
_SURE: Final = {
    "post:beside": 0.55,
    "where:chain": 0.0,
    "pair:joined": 0.85,
    **dict.fromkeys(("pair:联合", "pair:合作"), 0.75),
    "honor:clause": 0.9,
    "action:participatesIn": 0.68,
    "action:leads": 0.75,
    "action:builds:建设": 0.81,
    "action:builds:援建": 0.0,
    **dict.fromkeys((f"action:supports:{verb}" for verb in ("对口", "结对帮扶", "帮扶", "支援")), 0.0),
    "action:funds": 0.77,
    **dict.fromkeys(("help:", "fund:"), 0.75),
    "run:": 0.0,
}
"""Rules that the model need only not hold unlikely: from 70 (``where:chain``) to 100 of a hundred right there."""


def certain(rules: Rules) -> Iterator[Proposal]:
    """The proposals that the model need not confirm."""
    return (p for group in rules.values() for p in group if _settles(p))


def is_sure(proposal: Proposal) -> bool:
    """Whether the model need only not hold the proposal unlikely."""
    return _says(proposal, _SURE)


def settled(rules: Rules, subject: str, other: str) -> frozenset[str]:
    """The predicates that rules say of two ends whatever the model thinks."""
    return frozenset(p.predicate for p in rules.get((subject, other), ()) if _settles(p))


def _settles(proposal: Proposal) -> bool:
    return proposal.rule not in _DOUBTFUL and _says(proposal, _CERTAIN)


def _says(proposal: Proposal, rules: Mapping[str, float]) -> bool:
    return any(proposal.rule.startswith(rule) and proposal.confidence >= least for rule, least in rules.items())
