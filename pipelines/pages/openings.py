"""The dateline that opens a paragraph, and where the body goes on behind it: ``本报讯（记者 某某）``."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from pipelines.pages.compact import Compact, compact
from pipelines.pages.credit_names import names_at
from pipelines.pages.credits import Credit, State
from pipelines.pages.creditwords import CLOSING, DAY, HEAD, OPENING, OWN, PAPER, REPORTS, ROLE
from pipelines.pages.dates import day_of
from pipelines.pages.joints import known_words
from pipelines.pages.scanner import scan
from pipelines.pages.seams import continuation

_WINDOW: Final = 6
_REMEMBERED: Final = 256
_PLACE: Final = re.compile("[\u4e00-\u9fff]{2,6}")
_SIGNED: Final = re.compile(rf"[（(]{ROLE.pattern}")
_GOES_ON: Final = 1.0


def opening(lines: Sequence[str]) -> tuple[Credit, int, int] | None:
    """The dateline that opens a paragraph, with the line and offset where the body goes on; None if there is none."""
    return _opening(tuple(lines[:_WINDOW]))


@lru_cache(_REMEMBERED)
def _opening(lines: tuple[str, ...]) -> tuple[Credit, int, int] | None:
    view = compact(lines)
    state = State()
    head = HEAD.match(view.text)
    position = 0
    if head and not _begins_below(view, head.end("head")):
        signed = view.line(head.end() - 1) == 0 and bool(_SIGNED.match(view.text, head.end()))
        position = head.end() if _read_head(head["head"], state, signed=signed) else 0
    position = _opening_names(view, position, state)
    if not position or not ({"head", "role"} & state.seen):
        return None
    credit = Credit("dateline", tuple(dict.fromkeys(state.reporters)), state.publisher, state.day)
    if position >= len(view.text):
        return credit, len(lines), 0
    return credit, *view.origin(position)


def _begins_below(view: Compact, end: int) -> bool:
    """Whether the dateline that ends at ``end`` begins on a later line, and the first line is a headline above it."""
    paper = PAPER.match(view.text)
    for start in range(1, end):
        if view.gaps[start] != "\n":
            continue
        if PAPER.match(view.text, start) or (not paper and _read_head(view.text[start:end], State())):
            return True
    return False


def _read_head(head: str, state: State, *, signed: bool = False) -> bool:
    """Whether ``head``, the words before 讯, are a paper, a place, a day or a mix of these.

    A place alone is one only where reporters in brackets follow (``signed``).
    """
    day = next(iter(list(DAY.finditer(head))[-1:]), None)
    before = head[: day.start()] if day else head
    if day and day.end() != len(head):
        return False
    paper = PAPER.match(before)
    if not paper and not day and not (signed and _PLACE.fullmatch(head)):
        return False
    if paper:
        state.publisher = "" if re.fullmatch(OWN, paper["name"]) else paper["name"]
        if len(before) - paper.end() > 8:
            return False
    elif len(before) > 8 or "报" in before:
        return False
    state.day = day_of(day) if day else None
    state.seen.add("head")
    return True


def _opening_names(view: Compact, position: int, state: State) -> int:
    """Where the body begins after the names that follow a dateline, in brackets or bare."""
    if view.text[position : position + 1] in tuple(OPENING):
        trial = State(publisher=state.publisher, day=state.day, seen=set(state.seen))
        shut = _closing_bracket(view.text, position)
        whole = bool(shut) and scan(view, position, shut, trial) == shut
        if whole and trial.reporters and (state.seen or "role" in trial.seen):
            state.reporters, state.day = trial.reporters, trial.day
            state.publisher = trial.publisher or state.publisher
            state.seen |= trial.seen
            return shut + (view.text[shut : shut + 1] in ("：", ":"))
        if shut and "head" in state.seen and ROLE.match(view.text, position + 1):  # a strange name, but no text
            state.reporters = trial.reporters
            return shut
        return position
    bare = REPORTS.match(view.text, position)
    gap = view.gaps[bare.end()] if bare and bare.end() < len(view.text) else "\n"
    spaced = bool(gap) if "head" in state.seen else gap[:1] == " " and _signs_first(view.text, position)
    if bare and (bare["mark"] or spaced):
        trial = State(publisher=state.publisher, day=state.day, seen=set(state.seen))
        end = scan(view, position, bare.end() - bool(bare["mark"]), trial)
        if end == bare.end() - bool(bare["mark"]) and trial.reporters and "role" in trial.seen:
            state.reporters, state.publisher, state.seen = trial.reporters, trial.publisher, trial.seen
            return bare.end()
    if "head" in state.seen and ROLE.match(view.text, position):
        return _bare_names(view, position, state)
    return position


def _signs_first(text: str, position: int) -> bool:
    """Whether a paper and its reporters open the paragraph: 某某日报记者 某某 某地报道."""
    paper = PAPER.match(text, position)
    return bool(paper and ROLE.match(text, paper.end()))


def _bare_names(view: Compact, position: int, state: State) -> int:
    """``本报讯 记者 某某 通讯员 某某 6月…``: names parted by spaces, the body follows after a space."""
    while role := ROLE.match(view.text, position):
        names, end = names_at(view, role.end(), view.line(role.end() - 1), strict=True)
        while names and _is_text(view, names[-1], end):
            end -= len(names.pop())
        if not names:
            break
        state.reporters += names
        position = end + (view.text[end : end + 1] in ("：", ":"))
    return position


def _is_text(view: Compact, name: str, end: int) -> bool:
    """Whether what looks like a name that ends at ``end`` is the first word of the body.

    The body goes on in the line of the names: at the end of this line stands what was torn from the line below.
    """
    if end >= len(view.text) or view.text[end] in "：:":
        return False
    if view.gaps[end] != "\n":
        return not view.gaps[end]
    return name in known_words() or continuation(name, view.text[end : end + 4]) > _GOES_ON


def _closing_bracket(text: str, position: int) -> int:
    for k in range(position + 1, min(len(text), position + 120)):
        if text[k] in CLOSING:
            return k + 1
        if text[k] in "。！？":
            return 0
    return 0
