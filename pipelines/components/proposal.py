"""What a relation rule proposes, before qualifiers are added."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Proposal:
    """``subject predicate object`` found at ``offset`` of the text; ``start``/``end``
    bound the clause."""

    subject: str
    predicate: str
    object: str
    offset: int
    start: int
    end: int
    rule: str
    confidence: float
    title: str = ""
    agreement: str = ""
    topic: str = ""
    amount: str = ""
