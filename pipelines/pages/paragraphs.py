"""Lines to paragraphs and headings, from punctuation, widths, indents and empty lines.

A line that stops short of the column although its sentence goes on can only be a heading: typesetters fill every
other line. Where widths say nothing, indents, extra empty lines and punctuation decide.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import reduce
from typing import Final

from pipelines.pages.cleaning import CLOSERS, cannot_start, glue, is_finished, is_open
from pipelines.pages.fits import LONGEST, is_plain, shortfall, unlike_heading
from pipelines.pages.headings import LABEL, NEEDS_MORE, Heading, headings, is_call
from pipelines.pages.inserts import PICTURE
from pipelines.pages.lines import Line, Setting, column_width, is_first
from pipelines.pages.seams import continuation

_DAY: Final = re.compile(r"\d{1,2}月\d{1,2}日")
_DIGITS: Final = frozenset("0123456789")
_SIGNS: Final = frozenset("）)摄影图道")
_SIGNED: Final = re.compile(r"[。！？…”](?:[（(][^（）()。，]{2,60}[)）]|[^，。！？]{2,30}(?:摄|摄影|供图|摄影报道))$")
_REACH: Final = 70
_UNWRAPPED: Final = 45.0
_INDENT: Final = 3.0
_RAGGED: Final = 2.0
_HEADING_COST: Final = 5.0
_PLAIN: Final = 2.0
_MOST_SEAM: Final = 2.5
_LEAST_COST: Final = _HEADING_COST - _PLAIN - 4.0
_MOST_HEADING_LINES: Final = 30
_BEGINS: Final = 4.0
_AGAIN: Final = 4.0
_TOP: Final = 2.5
_AWAITED: Final = 7.0
_MOST_ROWS: Final = 5
_NUMERAL: Final = "一二三四五六七八九十"
_ENUMERATED: Final = re.compile(rf"^(?:[{_NUMERAL}]{{1,3}}、|[（(][{_NUMERAL}\d]{{1,3}}[)）]|[■●◆★▶▲]|0?\d[.、．])")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph. ``text`` is clean, ``raw`` keeps spaces and breaks for what is read from its ends."""

    text: str
    raw: str
    first: int
    last: int


def segment(
    lines: Sequence[Line], setting: Setting, *, torn: bool = False, top: bool = False, signed: bool = False
) -> Iterator[Heading | Paragraph]:
    """The headings and paragraphs that ``lines``, all of one stretch without credits, are set in.

    ``torn`` says that the last sentence goes on elsewhere, so that it is no heading although it does not end; ``top``
    that no text stands above on the page, where a headline is likelier than anything else; ``signed`` that a byline
    stands below, with a headline or a headline and a standfirst above it.
    """
    start, open_lines = 0, list[Line]()
    while start < len(lines):
        end = _sentence_end(lines, start)
        if end is None and not torn and not _is_body(lines, start):
            yield from _flush(open_lines)
            yield from headings(lines[start:], setting.pairs)
            return
        stop = len(lines) if end is None else end + 1
        awaited = _TOP * (top and not start) + _AWAITED * (signed and stop == len(lines) and stop - start <= _MOST_ROWS)
        count = _heading_lines(lines, start, stop, setting, awaited)
        apart = count or (awaited and is_call("".join(line.text for line in lines[start:stop]), stop - start))
        if apart or not (open_lines and _continues(lines, start, len(open_lines), setting)):
            yield from _flush(open_lines)
            open_lines = []
        yield from headings(lines[start : start + count], setting.pairs)
        open_lines += lines[start + count : stop]
        start = stop
    yield from _flush(open_lines)


def paragraph(lines: Sequence[Line]) -> Paragraph:
    """The paragraph that ``lines`` are."""
    text = reduce(glue, (line.text for line in lines))
    return Paragraph(text, "\n".join(line.raw for line in lines), lines[0].number, lines[-1].number)


def _flush(lines: Sequence[Line]) -> Iterator[Paragraph]:
    if lines:
        yield paragraph(lines)


def _sentence_end(lines: Sequence[Line], start: int) -> int | None:
    for k in range(start, len(lines)):
        last = k + 1 == len(lines)
        text = lines[k].text
        if k > start and text[0] in CLOSERS and not text.strip(CLOSERS):  # nothing but marks that close the line above
            text = lines[k - 1].text + text
        finished = lines[k].finished if text is lines[k].text else is_finished(text)
        if finished and (last or not cannot_start(lines[k + 1].text)):
            return k
        if lines[k].text[-1] in _SIGNS and _is_signed(lines[max(start, k - 2) : k + 1]):
            return k
    return None


def _is_signed(lines: Sequence[Line]) -> bool:
    """Whether the lines end with a bracket after a full stop, which is where reporters sign."""
    return bool(_SIGNED.search("".join(line.text for line in lines)[-_REACH:]))


def _is_body(lines: Sequence[Line], start: int) -> bool:
    """Whether the lines from ``start`` on, which never finish a sentence, are body text all the same."""
    rest = lines[start:]
    text = "".join(line.text for line in rest)
    if rest[0].opens or "。" in text or any(line.width > LONGEST for line in rest):
        return True
    full = column_width(lines, start, len(lines))
    filled = sum(line.width >= full - _INDENT for line in rest)
    return len(rest) >= 4 and text.count("，") >= 2 and filled >= len(rest) - 1


def _continues(lines: Sequence[Line], start: int, rows: int, setting: Setting) -> bool:
    """Whether the sentence that begins at ``start`` belongs to the paragraph above, of ``rows`` lines so far."""
    above, line = lines[start - 1], lines[start]
    full = column_width(lines, start - 1, start + 1)
    if PICTURE.match(line.text):
        return False
    if setting.indents:
        return not line.indented
    below = lines[start + 1] if start + 1 < len(lines) else None
    if setting.measure and below and not line.finished and is_first(line, below, setting.measure):
        return False
    if line.indented or line.gap or full > _UNWRAPPED or above.width > _UNWRAPPED:
        return False
    if above.width < full - (3.2 if rows == 1 else 1.2):
        return False
    return line.finished or line.width > full - 1.2


def _heading_lines(lines: Sequence[Line], start: int, stop: int, setting: Setting, awaited: float = 0.0) -> int:
    """How many of ``lines[start:stop]``, which end with a finished sentence, are headings set above it.

    ``awaited`` is what speaks for a heading although nothing in the lines does."""
    most = min(stop - start - 1, _MOST_HEADING_LINES)
    if most < 1 or lines[start].opens:
        return 0
    around = column_width(lines, start, stop)
    if awaited and not setting.measure:
        setting = replace(setting, measure=int(around + 0.5))
    alone = not start or lines[start - 1].width < setting.measure - _INDENT
    best = _cost(lines, start, stop, 0, around) - _first(lines, start, setting, sure=alone)
    best, chosen = best + _second(lines, start, stop, setting) + awaited, 0
    raised = lines[start].gap > 0
    for count in range(1, most + 1):
        body = lines[start + count]
        bonus = 0.0
        if raised or body.indented or body.gap or body.text[0] in _DIGITS:
            bonus += _bonus(lines, start, count, setting)
        if body.width < setting.measure:  # a first line is short of the column
            bonus += _first(lines, start + count, setting)
        if _LEAST_COST + 0.3 * count - bonus >= best:  # cannot be cheaper, whatever its lines look like
            continue
        cost = _cost(lines, start, stop, count, around) + _seam(lines[start + count - 1], body) - bonus
        cost += awaited * bool(count == 1 and LABEL.match(lines[start].text))  # the headline is still to come
        if cost < best:
            best, chosen = cost, count
    return chosen


def _cost(lines: Sequence[Line], start: int, stop: int, count: int, around: float) -> float:
    body = lines[start + count : stop]
    full = max(line.width for line in body)
    if len(body) < 4:
        full = max(full, around)
    cost = sum(shortfall(line, full, _INDENT if k == 0 else _RAGGED) for k, line in enumerate(body[:-1]))
    if not count:
        return cost
    cost += _HEADING_COST - _PLAIN * is_plain(lines[start : start + count])
    cost += sum(unlike_heading(line, full) for line in lines[start : start + count])
    title = "".join(line.text for line in lines[start : start + count])
    if title.count("“") != title.count("”"):
        cost += 6.0
    if _ENUMERATED.match(lines[start].text):
        cost -= 1.5
    if any(line.text.startswith("——") or LABEL.match(line.text) for line in lines[start : start + count]):
        cost -= 2.5
    above = lines[start + count - 1].text
    if cannot_start(body[0].text) or is_open(above) or above.endswith(NEEDS_MORE):
        cost += 12.0
    return cost


def _seam(heading: Line, body: Line) -> float:
    """What the wording says against a heading: that it goes on in the line below."""
    return max(0.0, min(_MOST_SEAM, continuation(heading.text, body.text)))


def _bonus(lines: Sequence[Line], start: int, count: int, setting: Setting) -> float:
    """What indents and empty lines say for a heading of ``count`` lines, as far as they can be relied on."""
    body = lines[start + count]
    if not count:
        return 0.0
    bonus = 1.5 if body.indented or body.gap else 0.0
    bonus += 1.0 if lines[start].gap else 0.0
    if setting.indents and body.indented and not lines[start].indented:
        bonus += 4.0
    if setting.gaps and body.gap:
        bonus += 4.0
    if _DAY.match(body.text) and is_plain(lines[start : start + count]):
        bonus += 3.2
    return bonus


def _first(lines: Sequence[Line], start: int, setting: Setting, *, sure: bool = False) -> float:
    """What the width of line ``start`` says for a paragraph beginning there; ``sure`` if none goes on from above."""
    if not setting.measure or start + 1 >= len(lines):
        return 0.0
    begins = is_first(lines[start], lines[start + 1], setting.measure)
    if lines[start].finished:  # a paragraph of one line has any width
        return 0.5 * _BEGINS * begins
    return _BEGINS if begins else -_BEGINS * sure


def _second(lines: Sequence[Line], start: int, stop: int, setting: Setting) -> float:
    """What speaks against ``lines[start:stop]`` being one paragraph: that one begins at its second line."""
    if not setting.measure or start + 2 >= stop:
        return 0.0
    return _AGAIN * is_first(lines[start + 1], lines[start + 2], setting.measure)
