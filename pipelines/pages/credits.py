"""What a dateline or byline says, as a record, and what has been read of one so far."""

from __future__ import annotations

from dataclasses import dataclass, field

from pipelines.pages.dates import Day


@dataclass(frozen=True, slots=True)
class Credit:
    """What a dateline or byline says. ``kind`` is ``dateline`` (opens a body), ``byline``, ``photo`` or ``office``.

    ``lines`` is the number of lines that it takes up whole, ``enclosed`` whether it stands in brackets, ``issue``
    whether a weekday or the number of the page stands beside the day, so that it is that of the issue.
    """

    kind: str
    reporters: tuple[str, ...] = ()
    publisher: str = ""
    day: Day | None = None
    lines: int = 0
    enclosed: bool = False
    issue: bool = False


@dataclass(slots=True)
class State:
    """What the scanner has seen so far."""

    reporters: list[str] = field(default_factory=list)
    publisher: str = ""
    day: Day | None = None
    mode: str = ""
    seen: set[str] = field(default_factory=set)
    depth: int = 0
    mode_line: int = 0

    def credit(self, lines: int, enclosed: bool) -> Credit:
        """What was read, as a record."""
        office = "office" in self.seen and not self.reporters
        photo = "photo" in self.seen and "text" not in self.seen  # 文/某某 图/某某 signs an article
        kind = "photo" if photo else "office" if office else "byline"
        names = tuple(dict.fromkeys(self.reporters))
        issue = "issue" in self.seen and "label" not in self.seen and not names
        return Credit(kind, names, self.publisher, self.day, lines, enclosed, issue)

    def convincing(self) -> bool:
        """Whether this can be nothing but a credit."""
        strong = {"label", "office", "daily"} & self.seen or {"paper", "day"} <= self.seen or "whole day" in self.seen
        signed = self.reporters and {"role", "photo", "bullet", "plain"} & self.seen
        return not self.depth and bool(strong or signed)
