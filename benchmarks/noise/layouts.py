"""One layout drawn from a family: which kinds of noise a page has, and how it is set."""

from __future__ import annotations

import random
import re
from dataclasses import dataclass
from typing import Any, Final

from benchmarks.noise.family import Family, Opening
from benchmarks.noise.stories import Story

# How likely a page is to have each kind of noise, independently of the others.
KINDS: Final = {
    "narrow columns": 0.9,
    "stray blank lines": 0.4,
    "spread characters": 0.35,
    "displaced headlines": 0.45,
    "kickers": 0.3,
    "subtitles": 0.25,
    "standfirsts": 0.15,
    "subheadings": 0.25,
    "jump lines": 0.2,
    "furniture": 0.5,
    "bare captions": 0.2,
    "captions with a statement": 0.25,
    "adverts": 0.15,
    "unsigned briefs": 0.2,
    "interleaved columns": 0.12,
}
MISREAD: Final = {"misread 0 %": 0.0, "misread 0.2 %": 0.002, "misread 1 %": 0.01}
_MISREAD_ODDS: Final = (2, 1, 1)
_AREA: Final = re.compile(  # what a paper's name has behind that of its place
    "(?<=[县市区旗州])..+$|(?:日|晚|晨|时|周|商|都市|导|快)?报.*$|融媒.*$|发布$|政务信息$|..周刊$|今日"
)
_LEAVES_BODIES_WHOLE: Final = ("above", "below")


@dataclass(frozen=True, slots=True)
class Layout:
    """How one page is set. ``measure`` is the width of its columns in characters, 0 for unbroken paragraphs;
    ``share`` the share of lines set with spaces, ``rate`` the share of misread characters, ``openings`` the ways in
    which its articles are signed, ``dated`` whether the file's name holds the day."""

    family: Family
    kinds: frozenset[str]
    measure: int
    order: str
    blanks: str
    share: float
    rate: float
    paper: str
    date: tuple[int, int, int]
    openings: tuple[Opening, ...]
    dated: bool

    @property
    def iso(self) -> str:
        """The day of the issue, ISO 8601."""
        year, month, day = self.date
        return f"{year}-{month:02d}-{day:02d}"

    def fill(self, pattern: str, story: Story | None = None) -> str:
        """``pattern`` with the paper, the day and the names of ``story`` in it."""
        return pattern.format(**self._words(story))

    def _words(self, story: Story | None) -> dict[str, Any]:
        year, month, day = self.date
        words: dict[str, Any] = {"paper": self.paper, "y": year, "m": month, "d": day, "iso": self.iso}
        words["place"] = _AREA.sub("", self.paper)
        if story is not None:
            own = story.reporters[: len(story.reporters) - story.helpers]
            helpers = story.reporters[len(own) :]
            roles = "记者 " + " ".join(own) + (" 通讯员 " + " ".join(helpers) if helpers else "")
            words |= {
                "roles": roles,
                "tight": roles.replace("者 ", "者").replace("员 ", "员"),
                "listed": "、".join(story.reporters),
                "names": " ".join(story.reporters),
                "name": story.reporters[0],
                "p": story.place,
            }
        return words


def draw(family: Family, rng: random.Random, paper: str) -> Layout:
    """A layout of ``family`` drawn at random."""
    kinds = {kind for kind, odds in KINDS.items() if rng.random() < odds}
    if "interleaved columns" in kinds:
        kinds.add("narrow columns")
    order = rng.choice([o for o in family.orders if (o == "above") != ("displaced headlines" in kinds)])
    if order not in _LEAVES_BODIES_WHOLE:
        kinds.discard("unsigned briefs")
    if order not in ("above", "foot", "head", "foot reversed", "head reversed"):
        kinds.discard("interleaved columns")
    misread = rng.choices(list(MISREAD), _MISREAD_ODDS)[0]
    return Layout(
        family=family,
        kinds=frozenset(kinds | {misread}),
        measure=rng.choice(family.measures) if "narrow columns" in kinds else 0,
        order=order,
        blanks=rng.choice(family.blanks) if "stray blank lines" in kinds else "none",
        share=rng.choice((0.1, 0.4)) if "spread characters" in kinds else 0.0,
        rate=MISREAD[misread],
        paper=paper,
        date=(rng.randint(2018, 2024), rng.randint(1, 12), rng.randint(1, 28)),
        openings=tuple(rng.sample(family.openings, 2)),
        dated=rng.random() < 0.5,
    )
