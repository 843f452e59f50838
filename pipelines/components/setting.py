"""Where a statement stands: its sentence with the names and times in it, and the times said before."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from pipelines.article import Span
from pipelines.components.proposal import Proposal
from pipelines.components.state import Analysis, Ref
from pipelines.components.times import Time


class Setting:
    """Looks up what stands near a statement; built once an article, each question takes logarithmic time."""

    def __init__(self, state: Analysis, times: Sequence[Time]) -> None:
        self.text = state.text
        self.state = state
        self.published = state.article.published
        self.refs = sorted(state.refs, key=lambda ref: (ref.start, ref.end))
        self.times = times
        self._ref_starts = [ref.start for ref in self.refs]
        self._time_starts = [time.start for time in times]
        self._sentence_starts = [sentence.start for sentence in state.sentences]
        self._named = {time.start for time in times if self._lies_in_name(time)}
        self.dated = [time for time in times if time.iso and time.start not in self._named]
        self._dated_starts = [time.start for time in self.dated]
        self.days = [time for time in self.dated if len(time.iso) >= 10]
        self._day_starts = [time.start for time in self.days]

    def sentence(self, at: int) -> Span:
        """The sentence that holds the character."""
        return self.state.sentence_at(at)

    def sentences_between(self, start: int, end: int) -> int:
        """How many sentences begin in the stretch."""
        return bisect_left(self._sentence_starts, end) - bisect_left(self._sentence_starts, start)

    def times_in(self, here: Span) -> Sequence[Time]:
        """The times of a sentence, in order."""
        return self.times[bisect_left(self._time_starts, here.start) : bisect_left(self._time_starts, here.end)]

    def dated_before(self, at: int, count: int) -> Sequence[Time]:
        """The last ``count`` times outside names that are resolved and stand before the character, latest first."""
        end = bisect_left(self._dated_starts, at)
        return self.dated[max(0, end - count) : end][::-1]

    def days_before(self, at: int) -> Sequence[Time]:
        """The last and the first day that the text states before the character."""
        end = bisect_left(self._day_starts, at)
        return (self.days[end - 1], self.days[0]) if end else ()

    def is_named(self, time: Time) -> bool:
        """Whether the time is part of a name (2022年茶文化节)."""
        return time.start in self._named

    def refs_in(self, here: Span) -> Sequence[Ref]:
        """The refs that begin in a sentence."""
        return self.refs[bisect_left(self._ref_starts, here.start) : bisect_left(self._ref_starts, here.end)]

    def ends(self, proposal: Proposal, here: Span) -> tuple[int, int]:
        """Where the two ends of a statement stand in its sentence, the first first; its anchor for one that is not."""
        anchor, found = proposal.offset, []
        refs = self.refs_in(here)
        for name in (proposal.subject, proposal.object):
            starts = (ref.start for ref in refs if ref.name == name)
            found.append(min(starts, key=lambda start: abs(start - anchor), default=anchor))
        return min(found), max(found)

    def is_quoted(self, here: Span, at: int) -> bool:
        """Whether a quotation mark stands open at the character of the sentence."""
        return self.text.count("“", here.start, at) > self.text.count("”", here.start, at)

    def _lies_in_name(self, time: Time) -> bool:
        """Whether one of the refs that begin shortly before the time reaches over it."""
        i = bisect_right(self._ref_starts, time.start)
        return any(ref.end > time.start and not ref.coref for ref in self.refs[max(0, i - 3) : i])
