"""When and how far: date and status of a relation, weighed by the cues of its sentence and of those before it.

For a date the times of the sentence and those said shortly before compete, for a status ``done``, ``ongoing`` and
``planned``; in both the outcome "none" scores nought. The weights are data beside this module, fitted by
``pipelines.training.qualifiers``.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Final

from pipelines.components.bearers import Candidate, choose
from pipelines.components.date_cues import date_options
from pipelines.components.intents import is_intended, may_come
from pipelines.components.proposal import Proposal
from pipelines.components.setting import Setting
from pipelines.components.state import Analysis
from pipelines.components.status_cues import plain_status, status_options
from pipelines.components.tenures import is_over
from pipelines.components.times import find_times

WEIGHTS: Final = Path(__file__).with_name("qualifier_weights.json")
STANDING: Final = frozenset({"holdsPost", "locatedIn"})
"""What an article says of offices and locations holds beyond the day that it tells of: no date."""
_LEAST_DATE: Final = 0.4
_LEAST_STATUS: Final = 0.2


class Qualifier:
    """Reads qualifiers for the proposals of one analysis."""

    def __init__(self, state: Analysis) -> None:
        self.setting = Setting(state, find_times(state.text, state.article.published))
        self.weights = read_weights(WEIGHTS)
        self._last: tuple[Proposal | None, str] = (None, "")  # a status asks for the date just read

    def date(self, proposal: Proposal) -> str:
        """ISO 8601 date or closed interval of the statement; empty where none is stated of it."""
        if proposal.predicate in STANDING:
            return ""
        if self._last[0] != proposal:
            found = likely(date_options(self.setting, proposal), self.weights["date"], _LEAST_DATE)
            self._last = proposal, found
        return self._last[1]

    def status(self, proposal: Proposal) -> str:
        """``planned``, ``ongoing`` or ``done`` by the words of the sentence and its date; empty where none is said.

        Of an office only that it is over is read, which is ``done``.
        """
        if proposal.predicate == "holdsPost":
            return "done" if is_over(self.setting, proposal) else ""
        if is_intended(self.setting, proposal):
            return "planned"
        if plain := plain_status(self.setting, proposal):
            return plain
        date = self.date(proposal)
        status = likely(status_options(self.setting, proposal, date), self.weights["status"], _LEAST_STATUS)
        return "" if status == "planned" and not may_come(self.setting, proposal, date) else status


def likely(options: Sequence[Candidate], weights: Mapping[str, float], least: float) -> str:
    """The likeliest option, empty where its probability is under ``least``."""
    name, probability = choose(options, weights)
    return name if probability >= least else ""


@lru_cache(maxsize=2)
def read_weights(path: Path) -> Mapping[str, Mapping[str, float]]:
    """The weight of each cue, by qualifier."""
    data = json.loads(path.read_text("utf-8"))
    return {str(name): {str(cue): float(w) for cue, w in table.items()} for name, table in data.items()}
