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
    **dict.fromkeys(("post:scholar", "post:formed", "post:founded", "post:stated"), 0.0),
    **dict.fromkeys(("attend:", "agent:", "charge:", "scope:", "title:", "laurel:", "seat:", "part:"), 0.0),
    "run:": 0.75,
    **dict.fromkeys(("sign:ceremony", "sign:list"), 0.0),
    **dict.fromkeys(("joint:", "sign:", "help:", "aid:", "op:", "fund:", "build:", "service:"), 0.85),
    "where:": 0.8,
}
"""Rules that the model need not confirm, with the least confidence of their own. With the gold's entities, by family on
the corpus's train split, right and wrong: ``attend`` 1,724 and 73, ``run`` 915 and 22, ``charge`` 779 and 7, ``build``
687 and 44, ``title`` 674 and 22, ``fund`` 622 and 40, ``joint`` 579 and 13, ``agent`` 534 and 7, ``sign`` 529 and
6, ``op`` 469 and 8, ``seat`` 438 and 8, ``part`` 207 and 11, ``help`` 202 and 3, of which those that name the deed
110 and 1, ``scope`` 162 and 3, ``service`` 125 and 5, ``laurel`` 118 and 1, ``where`` without the gazetteer's
chains 3,028 and 67, the offices said behind a name (``post:scholar`` to ``post:stated``) 35 and 2."""
_DOUBTFUL: Final = frozenset({"part:name", "joint:several", "where:carried:sentence"})
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
