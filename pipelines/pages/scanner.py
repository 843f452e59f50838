"""Reads a credit token by token: brackets, roles and names, papers, days, labels."""

from __future__ import annotations

import re

from pipelines.pages.compact import Compact
from pipelines.pages.credit_names import names_at
from pipelines.pages.credits import State
from pipelines.pages.creditwords import (
    CLOSING,
    CONTACT,
    DAILY,
    DAY,
    KINDS,
    LABEL,
    MARKS,
    OPENING,
    OWN,
    PAPER,
    PHOTO,
    PLAIN,
    ROLE,
    VALUED,
    WEEKDAY,
    WIRE,
)
from pipelines.pages.dates import day_of
from pipelines.pages.mastheads import issue_end, sheet_end
from pipelines.pages.names import is_name
from pipelines.pages.places import is_division, scene_end

_NAMES_BELOW = re.compile("[文图]|(?:摄影|供图)[：:/|｜丨]")
_BY_NAMES = re.compile(f"{PHOTO.pattern}|{PLAIN.pattern}")  # what names without a word before them stand before
_TOLD = re.compile("[，,至晚夜上下中凌清早傍起前]|\\d{1,2}时")  # behind the day that a text begins with
_OUTLET = re.compile("[\u4e00-\u9fff·]{2,12}?(?=(?:首席|见习|实习|特约)?记者)")
_NEXT_LABEL = re.compile(
    r"(?:(?:发布|更新)?(?:时间|日期)|作者|编辑|(?:浏览|点击|阅读)(?:次数|量|数)?|字[体号])[：:]|\d{4}[-年]"
)


def scan(view: Compact, position: int, end: int, state: State) -> int:
    """How far the credit grammar reads on from ``position``, at most to ``end``."""
    while position < end:
        after = step(view, position, state)
        if after <= position:
            break
        position = after
    return position


def step(view: Compact, position: int, state: State) -> int:
    """The position after the next token, or ``position`` itself if nothing fits there."""
    char = view.text[position]
    if char in OPENING:
        state.depth += 1
        state.mode = state.mode or "bracket"
        return position + 1
    if char in CLOSING:
        state.depth -= 1
        state.mode = ""
        return position + 1 if state.depth >= 0 else position
    if char in MARKS and not PHOTO.match(view.text, position):  # but 某某某/图
        return position + 1
    for reader in (_read_wire, _read_word, _read_day, _read_scene, _read_name, _read_paper, _read_outlet):
        after = reader(view, position, state)
        if after > position:
            return after
    return position


def _read_word(view: Compact, position: int, state: State) -> int:
    text = view.text
    if "office" in state.seen and (found := CONTACT.match(text, position)):  # how editors can be reached
        return _value(view, found.end())
    if found := LABEL.match(text, position):
        state.seen.add("label")
        if found["source"]:
            return _source(view, found.end(), state)
        state.mode = ""
        return _value(view, found.end()) if VALUED.search(found[0]) else found.end()
    for kind, pattern in KINDS:
        if found := pattern.match(text, position):
            if kind in ("photo", "plain") and not (state.reporters or state.seen or _NAMES_BELOW.match(text, position)):
                return position
            state.seen |= {kind, "text"} if kind == "plain" and found[0][0] == "文" else {kind}
            done = kind == "plain" and state.reporters and found[0][-1] not in MARKS  # 某某 文/图: those were the names
            state.mode, state.mode_line = "" if done else kind, view.line(found.end() - 1)
            return found.end()
    return position


def _read_wire(view: Compact, position: int, state: State) -> int:
    """The end of a dateline's 讯 or 电 that paper or day stands beside; what follows must be able to."""
    found = WIRE.match(view.text, position)
    if not found or not (found["own"] or {"paper", "day"} & state.seen):
        return position
    end = found.end()
    if position and "\n" in view.gaps[position:end]:  # it opens the article below
        return position
    rest = end >= len(view.text) or view.gaps[end] or view.text[end] in OPENING
    if not rest and not DAY.match(view.text, end) and not ROLE.match(view.text, end):
        return position
    if found["when"] and state.day is None and (day := DAY.fullmatch(found["when"])):
        state.day = day_of(day)
    state.mode = ""
    return end


def _value(view: Compact, position: int) -> int:
    """The end of a value that is passed over: at the next space or closing bracket."""
    while position < len(view.text) and not view.gaps[position] and view.text[position] not in CLOSING:
        position += 1
    return position


def _source(view: Compact, position: int, state: State) -> int:
    """The value after ``来源：``: a paper or any other body, up to the next space; on a later line a paper alone."""
    if view.at_line_end(position) and not PAPER.match(view.text, position):
        return position
    end = view.next_gap(position) if position < len(view.text) else position
    if state.depth and (paper := PAPER.match(view.text, position)):  # a line break within brackets tells nothing
        end = max(end, paper.end())
    value = view.text[position:end]
    label = _NEXT_LABEL.search(value)
    if label:
        end = position + label.start()
        value = value[: label.start()]
    state.publisher = value.strip("《》") or state.publisher
    state.mode = ""
    return end


def _read_day(view: Compact, position: int, state: State) -> int:
    if state.seen and (after := issue_end(view, position)) > position:
        state.seen |= {"issue"} if WEEKDAY.match(view.text, position) else set()
        return after
    if position == 0 and (after := sheet_end(view)):
        state.seen.add("issue")
        return after
    found = DAY.match(view.text, position)
    if not found or (state.reporters and not found["year"] and _TOLD.match(view.text, found.end())):
        return position
    state.day = day_of(found)
    state.seen.add("day")
    if state.day.year:
        state.seen.add("whole day")
    return found.end()


def _read_paper(view: Compact, position: int, state: State) -> int:
    found = PAPER.match(view.text, position)
    if found and not state.depth and _torn(view, position, found.end()):  # the line below begins with another
        found = PAPER.match(view.text, position, view.starts[view.line(position) + 1])
    if not found:
        return position
    end = found.end()
    daily = DAILY.match(view.text, position)
    if daily and (state.depth or not _torn(view, position, daily.end())):
        end = max(end, daily.end())
    behind = ROLE.match(view.text, end) or DAY.match(view.text, end) or view.text.startswith("讯", end)
    follows = end >= len(view.text) or view.gaps[end] or behind
    if (not state.depth and _torn(view, position, end)) or not follows:
        return position
    name = found["name"]
    if not re.fullmatch(OWN, name):
        state.publisher = name
    state.seen.add("paper")
    if daily and view.at_line_end(end) and (position == 0 or view.gaps[position] == "\n"):
        state.seen.add("daily")
    if state.reporters or state.mode not in ("role", "bracket"):  # 记者：某县融媒 某某某, （某县融媒体中心 某某）
        state.mode = ""
    return end


def _read_outlet(view: Compact, position: int, state: State) -> int:
    """A paper of any name, where a bracket or a bullet stands before it and the word for reporters behind."""
    found = _OUTLET.match(view.text, position) if state.mode in ("bracket", "bullet") else None
    if not found or any(view.gaps[position + 1 : found.end()]):
        return position
    if not found[0].endswith("媒体"):
        state.publisher = found[0]
    return found.end()


def _is_station(view: Compact, position: int, end: int) -> bool:
    """Whether what looks like names up to ``end`` begins the name of a paper, which a line break may part."""
    found = PAPER.match(view.text, position)
    return bool(found) and found.end() > end and " " not in "".join(view.gaps[position + 1 : found.end()])  # type: ignore[union-attr]


def _read_scene(view: Compact, position: int, state: State) -> int:
    """The place that a report comes from, between its reporters and 报道."""
    return scene_end(view.text, position) if state.reporters else position


def _torn(view: Compact, position: int, end: int) -> bool:
    """Whether another paper begins on a later line of what looks like the name of one."""
    return any(view.gaps[k] == "\n" and PAPER.match(view.text, k) for k in range(position + 1, end))


def _read_name(view: Compact, position: int, state: State) -> int:
    mode = state.mode
    if not mode and not _BY_NAMES.search(view.text, position):
        return position
    strict = mode not in ("role", "office")
    names, end = names_at(view, position, state.mode_line, strict=strict, enclosed=state.depth > 0)
    if not names:
        return position
    if not mode and not (end < len(view.text) and (PHOTO.match(view.text, end) or PLAIN.match(view.text, end))):
        return position
    tight = end < len(view.text) and not view.gaps[end]
    if mode in ("", "bracket", "bullet") and tight and ROLE.match(view.text, end):
        return position  # a paper, whose name stands before the word for its reporters
    if mode == "bracket" and _is_station(view, position, end):
        return position
    attached = tight and bool(PLAIN.match(view.text, end))
    if attached and len(state.reporters) + len(names) > 1 and (not is_name(names[-1]) or is_division(names[-1])):
        names.pop()  # the place that a report comes from: 某某 某某 某地报道
    if mode != "office":
        state.reporters += names
    return end
