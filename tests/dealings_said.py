"""Sentences with their names marked (``{青禾县/L}``), and what the rules on dealings make of them."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING

from pipelines.components.proposal import Proposal
from pipelines.components.rules_dealings import dealings
from pipelines.components.scene import scenes
from pipelines.components.speakers import Speakers
from pipelines.components.state import Analysis, Ref, split_sentences

if TYPE_CHECKING:
    Analysed = Callable[[str], Analysis]

TYPES = {
    "L": ("Place", ""),
    "O": ("Organization", ""),
    "P": ("Person", ""),
    "F": ("Facility", ""),
    "I": ("Initiative", "Programme"),
    "E": ("Initiative", "Event"),
    "A": ("Initiative", "Agreement"),
    "S": ("Initiative", "Platform"),
    "R": ("Initiative", "Policy"),
    "H": ("Honor", ""),
}
MARK = re.compile(r"\{([^{}/]+)/([A-Z])(?:=([^{}]+))?\}")


def state_of(analysed: Analysed, text: str) -> Analysis:
    """The analysis of a text with its names marked: ``{青禾县/L}``, or ``{双方/O=甲局+乙局}`` for a stand-in."""
    plain, refs, at = "", [], 0
    for found in MARK.finditer(text):
        plain += text[at : found.start()]
        meant = found[3].split("+") if found[3] else [found[1]]
        span = len(plain), len(plain) + len(found[1])
        refs += [Ref(*span, name, *TYPES[found[2]], coref=bool(found[3])) for name in meant]
        plain, at = plain + found[1], found.end()
    state = analysed(plain + text[at:])
    state.sentences = split_sentences(state.text)
    state.refs = tuple(refs)
    return state


def proposals(analysed: Analysed, text: str) -> list[Proposal]:
    """What the rules propose for a text."""
    state, speakers, last = state_of(analysed, text), Speakers(), 0
    made: list[Proposal] = []
    for scene in scenes(state):
        made += dealings(scene, speakers(scene, "\n" in state.text[last : scene.span.start]))
        last = scene.span.end
    return made


def said(analysed: Analysed, text: str, predicate: str) -> set[str]:
    """``A>B`` of the proposals with the predicate."""
    return {f"{p.subject}>{p.object}" for p in proposals(analysed, text) if p.predicate == predicate}
