"""The lines of a page as two columns read in turn: where one may break off, and how well lines follow each other."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import Final

from pipelines.pages.bylines import closing, is_hinted, whole_lines
from pipelines.pages.furniture import is_furniture
from pipelines.pages.inserts import is_picture
from pipelines.pages.lines import Line, Setting, is_first
from pipelines.pages.openings import opening
from pipelines.pages.seams import continuation

_CALLS: Final = frozenset("讯电记")  # one of them stands in every dateline
_MARKS: Final = frozenset("，。；")
_PAUSES: Final = frozenset("，。；、")
_STOPS: Final = frozenset("。；")
_FULL: Final = 1.3
_FIRST: Final = 3.2
_SHORT: Final = 0.6
_HANGS: Final = 3.0
_AFRESH: Final = 2.0
_AFTER: Final = ((-0.2, 0.5), (-2.5, 1.2))  # below a full and a short end of a sentence: one goes on, one begins
_CUT: Final = 4.0  # a sentence that nothing continues
_START: Final = 2.5
_START_WHOLE: Final = 5.2  # nothing breaks off above
_START_PLAIN: Final = 4.5  # nothing shows that another article begins
_START_BARE: Final = 6.0  # nothing but the indent of its first line shows it
_SURELY_TORN: Final = -1.5
_DOUBTFUL: Final = 4.5  # what seems to break off may be a headline
_TORN: Final = -2.5
_MOST_HEADINGS: Final = 8
_FAR: Final = 40
LEAST: Final = 3
MOST: Final = 20
SWITCH: Final = 2.6  # what it costs to go over to the other article


class Columns:
    """The lines of a page that is set in columns, with what is asked of them again and again.

    ``ends`` says of each line whether an article could end with it, ``plain`` whether it is running text for sure.
    """

    def __init__(self, lines: Sequence[Line], setting: Setting) -> None:
        self.lines = lines
        self._setting = setting
        self._measure = setting.measure
        narrow, wide = self._measure - _FIRST, self._measure + _HANGS
        self._set = [narrow <= line.width <= wide and line.text[0] not in "（(" for line in lines]
        self.ends = [line.finished or line.text[-1] in "）)" for line in lines]
        self.plain = [
            inside and _CALLS.isdisjoint(line.text) and not _MARKS.isdisjoint(line.text)
            for inside, line in zip(self._set, lines, strict=True)
        ]
        self._steps: dict[tuple[int, int], float] = {}
        self._openings: dict[int, bool] = {}
        self._starts: dict[int, float] = {}
        self._rows: dict[int, int] = {}

    def is_heading(self, k: int) -> bool:
        """Whether line ``k`` ends no sentence and does not fill the column."""
        return not self.lines[k].finished and not self._set[k]

    def is_signed(self, k: int) -> bool:
        """Whether reporters in brackets close an article at line ``k``."""
        if self.lines[k].text[-1] not in "）)":
            return False
        return closing("\n".join(line.raw for line in self.lines[k - 1 : k + 1])) is not None

    def loose(self, k: int) -> float:
        """What it costs that nothing goes on from line ``k``."""
        return 0.0 if self.lines[k].finished or not self._set[k] else _CUT

    def step(self, above: int, below: int) -> float:
        """What speaks for line ``below`` being the next after ``above``, as a logarithm of likelihoods."""
        if (above, below) not in self._steps:
            self._steps[above, below] = self._goes_on(above, below)
        return self._steps[above, below]

    def _goes_on(self, above: int, below: int) -> float:
        one, two = self.lines[above], self.lines[below]
        if one.finished:
            if two.finished or not self._set[below]:
                return 0.0
            return _AFTER[one.width < self._measure - _FULL][self._is_afresh(below)]
        if not self._set[above]:  # a heading, after which anything may come
            return 0.0
        if not (two.finished or self._set[below]):
            return -_CUT
        return continuation(one.text, two.text, self._setting.pairs) - _AFRESH * self._is_afresh(below)

    def start_cost(self, k: int) -> float:
        """What it costs to begin a second article at line ``k``; 0.0 where none can begin."""
        if k not in self._starts:
            self._starts[k] = self._to_start(k)
        return self._starts[k]

    def _to_start(self, k: int) -> float:
        ends = self.ends[k - 1]
        if not (ends or self._set[k - 1]) or self.lines[k].text[0] in "（(" or (ends and self.plain[k]):
            return 0.0
        opened = None if self.plain[k] else self._begins(k)
        if opened is None:
            torn = not ends and self._is_afresh(k) and self.step(k - 1, k) < _SURELY_TORN
            cost = _START_BARE + _DOUBTFUL * (not self._is_running(k - 1)) if torn else 0.0
        elif ends:
            cost = _START_WHOLE if opened and self._is_resumed(k) else 0.0
        else:
            cost = (_START if opened else _START_PLAIN) + _DOUBTFUL * (not self._is_running(k - 1))
        return 0.0 if cost and self._is_bracket_open(k - 1) else cost

    def _is_resumed(self, k: int) -> bool:
        """Whether below line ``k`` a sentence breaks off with the first line of a paragraph beneath it, or a paragraph
        ends with a line beneath it that is no first one."""
        for row in range(k + LEAST, min(k + MOST + _MOST_HEADINGS, len(self.lines))):
            if not self._set[row]:
                continue
            torn = self._set[row - 1] and not self.ends[row - 1] and self._is_afresh(row)
            if torn and self.step(row - 1, row) < _TORN:
                return True
            if self._is_orphan(row):
                return True
        return False

    def _is_orphan(self, k: int) -> bool:
        """Whether line ``k`` of running text goes on from somewhere, but not from the end of a paragraph above it."""
        short = self.lines[k - 1].finished and self.lines[k - 1].width < self._measure - _FULL
        return short and self.plain[k] and not self.lines[k].finished and not self._is_afresh(k)

    def _begins(self, k: int) -> bool | None:
        """Whether an article begins at line ``k`` by its dateline or byline; False if one may, None if not."""
        rows = self.headings(k)
        opened = self.is_opened(k + rows)
        if not opened and (not 0 < rows < _MOST_HEADINGS or self._set[k]):
            return None
        strange = any(is_furniture(line) or is_picture(line) for line in self.lines[k : k + rows + 1])
        return None if strange else opened

    def _is_bracket_open(self, k: int) -> bool:
        return self.lines[k].text.rfind("（") > self.lines[k].text.rfind("）")

    def start_of(self, k: int) -> int:
        """Where the article above line ``k`` begins, as far as a dateline or a byline shows."""
        for row in range(k - 1, max(0, k - _FAR), -1):
            if self.is_opened(row) or self.is_signed(row):
                return row + self.closes(row)
        return max(0, k - _FAR)

    def headings(self, k: int) -> int:
        """The number of lines from ``k`` on that look like headlines, up to a dateline or byline."""
        if k not in self._rows:
            self._rows[k] = self._headings(k)
        return self._rows[k]

    def _headings(self, k: int) -> int:
        for rows in range(min(_MOST_HEADINGS, len(self.lines) - k - 1)):
            if self.is_opened(k + rows) or self.ends[k + rows] or self._is_text(k + rows):
                return rows
        return _MOST_HEADINGS if k + _MOST_HEADINGS < len(self.lines) else 0

    def _is_text(self, k: int) -> bool:
        """Whether the line has marks as running text has them; a headline that is short of the column may have some."""
        line = self.lines[k]
        marks = _STOPS if line.width < self._measure - _FIRST and line.text[-1] not in _MARKS else _MARKS
        return line.width > self._measure + _FULL or not marks.isdisjoint(line.text)

    def is_opened(self, k: int) -> bool:
        """Whether a dateline or a byline stands at line ``k``."""
        if k not in self._openings:
            self._openings[k] = is_hinted(self.lines, k) and self._is_credit(k)
        return self._openings[k]

    def closes(self, k: int) -> bool:
        """Whether the article above ends with line ``k``, where those who wrote it stand."""
        if self.is_opened(k):
            return self.signs_below and self.ends[k - 1] and self.is_byline(k)
        return self.is_signed(k)

    def is_byline(self, k: int) -> bool:
        """Whether line ``k`` is a byline and nothing else."""
        return self.is_opened(k) and not opening([line.raw for line in self.lines[k : k + 6]])

    @cached_property
    def signs_below(self) -> bool:
        """Whether more bylines of the page stand below its bodies than above them, as far as headlines tell."""
        votes = 0
        for k in range(1, len(self.lines)):
            if self.is_byline(k):
                rest = k + 1 == len(self.lines) or self.is_heading(k + 1)
                votes += (self.ends[k - 1] and rest) - (self.is_heading(k - 1) and not rest)
        return votes > 0

    def _is_credit(self, k: int) -> bool:
        raws = [line.raw for line in self.lines[k : k + 6]]
        if opening(raws):
            return True
        credit = whole_lines(raws)
        return bool(credit and credit.kind == "byline")

    def _is_running(self, k: int) -> bool:
        """Whether the line is surely one of running text: it goes on from one, or is set as a paragraph's first."""
        if k < 1 or not self._set[k]:
            return False
        above, line = self.lines[k - 1], self.lines[k]
        if self._set[k - 1] and not self.ends[k - 1]:
            return not _PAUSES.isdisjoint(above.text + line.text)
        return self.ends[k - 1] and line.width <= self._measure - _SHORT and not _MARKS.isdisjoint(line.text)

    def _is_afresh(self, k: int) -> bool:
        """Whether line ``k`` is set as the first of a paragraph."""
        if k + 1 >= len(self.lines) or self.lines[k].finished:
            return False
        return is_first(self.lines[k], self.lines[k + 1], self._measure)
