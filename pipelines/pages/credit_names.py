"""Runs of reporters' names in a credit: where each ends, whether spaces part names or the characters of one name."""

from __future__ import annotations

import re
from typing import Final

from pipelines.pages.cleaning import is_han
from pipelines.pages.compact import Compact
from pipelines.pages.creditwords import CLOSING, WORD
from pipelines.pages.names import could_be_name, is_foreign, is_name, must_be_name, separate

_SENTENCE: Final = re.compile("[，。；：！？“”]")
_SHORTEST_NAME: Final = 2
_LONGEST_NAME: Final = 3
_LONGEST_PAIR: Final = 5
_DOTTED: Final = re.compile("[\u4e00-\u9fff][·•・][\u4e00-\u9fff]|[·•・][\u4e00-\u9fff]")  # no page number between dots
_CLOSED: Final = re.compile("[）)]")


def names_at(view: Compact, position: int, line: int, *, strict: bool, enclosed: bool = False) -> tuple[list[str], int]:
    """The names at ``position``, and where they end; names on later lines than ``line`` must look the part.

    Within brackets (``enclosed``) the end is sure, and a line break tells nothing.
    """
    word = WORD.search(view.text, position)
    end = word.start() if word else len(view.text)
    names: list[str] = []
    start = position
    row = _is_row(view, position, end)
    while start < end:
        stop = _token_end(view, start, end)
        token = view.text[start:stop]
        later = view.line(start) > line
        told = word is not None and word[0] == "报道" and stop == end and is_name(token)
        if later and _is_prose(view, start) and not (told or (strict and _is_apart(view, start, stop))):
            break
        good = must_be_name if enclosed else is_name if later else could_be_name
        good = _is_strict if strict else good
        apart = bool(view.gaps[start]) and not later and not strict and len(separate(token)) == 1
        if apart and (len(token) > _LONGEST_PAIR or (len(token) <= _LONGEST_NAME and view.at_line_end(stop))):
            good = must_be_name  # set apart by space: a name of another language, one with a verb in it
        if apart and word and stop == word.start() and is_han(word[0][0]):
            good = _is_short  # between two words for what people do only a name can stand
        if row and not later:
            good = _is_short
        pieces = (token,) if good(token) and not _run_of_names(view, start, stop) else separate(token)
        if not pieces or not all(map(good, pieces)):
            break
        names += pieces
        start = stop
    return names, start


def _is_strict(text: str) -> bool:
    return is_name(text) or is_foreign(text)


def _is_row(view: Compact, position: int, end: int) -> bool:
    """Whether short words, one of them surely a name, fill the line from ``position`` on: all of them are names."""
    words: list[str] = []
    while position < end and (not words or view.gaps[position] != "\n"):
        stop = min(view.next_gap(position), end)
        words.append(view.text[position:stop])
        position = stop
    whole = position >= len(view.text) or bool(view.gaps[position])
    short = all(_SHORTEST_NAME <= len(word) <= _LONGEST_NAME and _is_short(word) for word in words)
    return whole and short and any(map(is_name, words))


def _is_short(text: str) -> bool:
    return must_be_name(text) or (_SHORTEST_NAME <= len(text) <= _LONGEST_NAME and all(map(is_han, text)))


def _is_prose(view: Compact, start: int) -> bool:
    """Whether the line from ``start`` on, up to a closing bracket, is running text and no list of names."""
    below = view.line(start) + 1
    end = view.starts[below] if below < len(view.starts) else len(view.text)
    return bool(_SENTENCE.search(_CLOSED.split(view.text[start:end], maxsplit=1)[0]))


def _is_apart(view: Compact, start: int, stop: int) -> bool:
    """Whether space follows a name in its line, as it follows no first word of a sentence."""
    spaced = stop < len(view.text) and view.gaps[stop].startswith(" ") and not any(view.gaps[start + 1 : stop])
    return spaced and stop - start <= _LONGEST_NAME and is_name(view.text[start:stop])


def _token_end(view: Compact, start: int, end: int) -> int:
    """Where the name beginning at ``start`` ends: at a space, unless the space parts single characters of one name."""
    stop = min(view.next_gap(start), end)
    while stop < end:
        after = min(view.next_gap(stop), end)
        single_before = stop - start == 1
        single_after = after - stop == 1 and is_han(view.text[stop])
        broken = view.gaps[stop] == "\n" and after - start <= 3 and (single_before or _ends_name(view, stop, after))
        dotted = view.gaps[stop] == "\n" and bool(_DOTTED.match(view.text, stop - 1))
        spaced = view.gaps[stop] == " " and single_after and (single_before or _all_single(view, start, stop))
        if not (broken or dotted or spaced):
            break
        stop = after
    return stop


def _ends_name(view: Compact, stop: int, after: int) -> bool:
    """Whether the single character at ``stop``, first of its line, ends a broken name and not begins a spaced line."""
    single = after - stop == 1 and is_han(view.text[stop])
    spread = after < len(view.text) and view.gaps[after] == " " and view.next_gap(after) - after == 1
    spread = spread and view.text[after] not in CLOSING
    return single and not spread


def _run_of_names(view: Compact, start: int, stop: int) -> bool:
    """Whether the token was set with a space after each character, so that spaces tell nothing about its names."""
    return stop - start > 3 and _all_single(view, start, stop)


def _all_single(view: Compact, start: int, stop: int) -> bool:
    return all(view.gaps[k] for k in range(start + 1, stop))
