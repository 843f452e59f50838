"""Words that say so only before what is run."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from dealings_said import state_of

from pipelines.components.doings import doings
from pipelines.components.rules_agents import Agents
from pipelines.components.rules_running import undertakings
from pipelines.components.scene import scenes
from pipelines.components.speakers import Speakers

if TYPE_CHECKING:
    from collections.abc import Callable

    from pipelines.components.state import Analysis

    Analysed = Callable[[str], Analysis]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("{甲学校/O}办起{铜箔班/I}。", {"办起"}),
        ("{甲局/O}公布{护苗方案/I}。", {"公布"}),
        ("{甲局/O}举办{铜箔班/I}。", {"举办"}),
        ("{办起班/I}来了人。", set()),
    ],
)
def test_each_word_is_found_once(analysed: Analysed, text: str, words: set[str]) -> None:
    """Words that are part of another, or of a name, are none."""
    assert {t.verb for scene in scenes(state_of(analysed, text)) for t in doings(scene)} == words


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("{甲学校/O}办起{铜箔班/I}。", {"甲学校"}),
        ("{甲学校/O}、{乙公司/O}合办{铜箔班/I}。", {"甲学校", "乙公司"}),
        ("{甲学校/O}、{乙公司/O}合办的{铜箔班/I}已开课。", {"甲学校", "乙公司"}),
        ("{甲学校/O}试行{护苗方案/I}。", {"甲学校"}),
        ("{秦若兰/P}敲开九百扇门，又推行{护苗机制/I}。", {"秦若兰"}),
        ("{秦若兰/P}敲开九百扇门，又实施{护苗机制/I}。", set()),
        ("{甲学校/O}没有公布{护苗方案/I}。", set()),
        ("{甲学校/O}要求公布{护苗方案/I}。", set()),
    ],
)
def test_such_words_say_who_leads(analysed: Analysed, text: str, expected: set[str]) -> None:
    """In front of what is run, or describing it with 的."""
    state, speakers, agents = state_of(analysed, text), Speakers(), Agents()
    made = [p for s in scenes(state) for p in (*undertakings(s, speakers(s, False)), *agents(s))]
    assert {p.subject for p in made if p.predicate == "leads"} == expected
