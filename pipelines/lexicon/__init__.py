"""Word lists of the genre, as data: heads of names by type, offices, verbs by predicate.

A list file holds sections ``[name]`` with words separated by white space; ``#`` starts a comment.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path

_FOLDER = Path(__file__).resolve().parent


@cache
def sections(name: str) -> Mapping[str, tuple[str, ...]]:
    """The sections of ``name.txt``, each as the tuple of its words in order.

    Raises:
        FileNotFoundError: there is no such list.
    """
    found: dict[str, list[str]] = {}
    current: list[str] = []
    for line in (_FOLDER / f"{name}.txt").read_text("utf-8").splitlines():
        line = line.split("#", 1)[0].strip()
        if line.startswith("[") and line.endswith("]"):
            current = found.setdefault(line[1:-1], [])
        elif line:
            current.extend(line.split())
    return {key: tuple(words) for key, words in found.items()}


def words(name: str, *keys: str) -> tuple[str, ...]:
    """All words of the named sections of ``name.txt`` (of every section if none is named)."""
    table = sections(name)
    return tuple(word for key in keys or table for word in table[key])


def alternatives(items: Iterable[str]) -> str:
    """A regular expression that matches any of the words, longest first."""
    return "|".join(re.escape(word) for word in sorted(set(items), key=lambda w: (-len(w), w)))
