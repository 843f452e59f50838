"""Datelines, bylines and photo credits: who wrote it, for which paper, on which day.

A line counts as a credit only if it consists of nothing else, or opens or closes a paragraph in one of the set forms.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise
from typing import Final

from pipelines.pages.cleaning import is_finished
from pipelines.pages.compact import Compact, compact
from pipelines.pages.credit_names import names_at
from pipelines.pages.credits import Credit, State
from pipelines.pages.creditwords import BULLET, CLOSING, OPENING, PAPER, ROLE, START
from pipelines.pages.folios import stated
from pipelines.pages.lines import Line
from pipelines.pages.names import is_name, signs
from pipelines.pages.openings import opening
from pipelines.pages.scanner import scan, step

_WINDOW: Final = 6
_NAMES_ALONE: Final = 12
_HINT: Final = 60
_REMEMBERED: Final = 256
_LINES: Final = 1_000
_SENT_IN: Final = re.compile(
    r"[\u4e00-\u9fff]{2,14}[局会办委部院队所社厅站]\s?[:：]\s?(?P<names>[\u4e00-\u9fff ]{2,15})"
)
_LISTED: Final = re.compile("[、，,]")


def is_hinted(lines: Sequence[Line], position: int) -> bool:
    """Whether the line at ``position`` begins as a credit may: a quick no to most lines of text."""
    words = lines[position].text
    if len(words) < _HINT and position + 1 < len(lines):
        words += lines[position + 1].text
    return _is_hint(words[:_HINT]) or stated(lines[position].raw) is not None


@lru_cache(_LINES)  # as above, for all lines of a page
def _is_hint(words: str) -> bool:
    return START.match(words) is not None


def whole_lines(lines: Sequence[str]) -> Credit | None:
    """The credit that the first of ``lines`` (and up to five more) consist of, or None."""
    said = stated(lines[0]) if lines else None
    return said if said and said.issue else _whole_lines(tuple(lines[: _WINDOW + 1])) or said


@lru_cache(_REMEMBERED)  # a line is looked at for columns that alternate first, then for the page's blocks
def _whole_lines(lines: tuple[str, ...]) -> Credit | None:
    view = compact(lines[:_WINDOW])
    state, position, best = State(), 0, None
    while position < len(view.text):
        after = step(view, position, state)
        if after <= position:
            break
        position = after
        if view.at_line_end(position) and state.convincing():
            taken = view.line(position - 1) + 1
            best = state.credit(taken, view.text[0] in OPENING)
            if best.kind == "photo" or _next_begins(view, position, lines[taken:]):
                break
    return best


def _next_begins(view: Compact, position: int, rest: Sequence[str]) -> bool:
    """Whether the line after a whole credit opens another article: a dateline, or a paper before its reporters."""
    if not rest or view.text[position - 1] in CLOSING:
        return True
    if BULLET.match(view.text, position):
        return True
    paper = PAPER.match(view.text, position)
    again = bool(paper and ROLE.search(view.text[:position]) and ROLE.match(view.text, paper.end()))
    return again or opening(rest) is not None


def closing(paragraph: str) -> tuple[Credit, int] | None:
    """The credit at the end of a paragraph, and the offset where it begins; ``paragraph`` keeps its spaces."""
    tail_from = max(0, len(paragraph) - 120)
    tail = paragraph[tail_from:]
    found = re.search(r"[（(][^（）()]{2,100}[)）]\s*$", tail)
    if found and (credit := _enclosed_names(found[0], ends=is_finished(tail[: found.start()].rstrip()))):
        return credit, tail_from + found.start()
    stop = max((tail.rfind(mark) for mark in "。！？”"), default=-1)
    rest = tail[stop + 1 :]
    if stop < 0 or not rest.strip():
        return None
    whole = whole_lines(rest.strip().split("\n"))
    if whole and whole.lines == len(rest.strip().split("\n")):
        return whole, tail_from + stop + 1
    return None


def signature(line: str) -> Credit | None:
    """The credit below the end of a sentence: names in brackets, or behind the body that sent the report in.

    That is ``（某某 某某）`` or ``某县某局：某某某``; None for any other line.
    """
    if re.fullmatch(r"[（(][^（）()]{2,100}[)）]", line):
        return _enclosed_names(line, ends=True)
    sent = _SENT_IN.fullmatch(line)
    names = sent["names"].split() if sent else []
    return Credit("byline", tuple(names), lines=1) if names and all(map(is_name, names)) else None


def names_alone(line: str) -> Credit | None:
    """The credit that a line of nothing but two or more names is: ``某某某 某某``, or None."""
    words = line.split()
    if len(words) < 2 or sum(map(len, words)) > _NAMES_ALONE or min(map(len, words)) < 2:
        return None
    view = compact([line])
    if " " not in view.gaps:
        return None
    names, end = names_at(view, 0, -1, strict=True)
    if end < len(view.text) or not all(len(name) <= 3 for name in names):
        return None
    return Credit("byline", tuple(names), lines=1)


def _enclosed_names(group: str, *, ends: bool = False) -> Credit | None:
    """A closing bracket of names, with roles or without: ``（记者 某某）``, ``（某某 某某）``.

    ``ends`` says that it stands behind the end of a sentence, where names without roles may be rare ones.
    """
    view = compact(group.strip().split("\n"))
    state = State()
    end = scan(view, 0, len(view.text), state)
    read = end == len(view.text) and not state.depth
    if read and (state.convincing() or (ends and state.reporters and "paper" in state.seen)):
        return state.credit(0, True)
    if not (read or ends):
        return None
    bare = compact(_LISTED.sub(" ", group.strip()[1:-1]).split("\n"))
    names, end = names_at(bare, 0, 0, strict=True)
    if names and end == len(bare.text):
        return Credit("byline", tuple(names), enclosed=True)
    words = _listed(bare) if ends else []
    return Credit("byline", tuple(words), enclosed=True) if signs(words) else None


def _listed(view: Compact) -> list[str]:
    """The words between spaces, where these part words and not single characters."""
    stops = [k for k in range(len(view.text) + 1) if view.at_line_end(k) or view.gaps[k]]
    words = [view.text[start:stop] for start, stop in pairwise([0, *stops]) if stop > start]
    if len(words) > 1 and all(len(word) == 1 for word in words):
        words = ["".join(words)]
    return words
