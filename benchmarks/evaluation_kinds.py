"""What an error is: its kind, the words that show it, and the sentence in which it stands."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

_LONGEST: Final = 110


@dataclass(frozen=True, slots=True)
class Error:
    """One miss, one false finding, or both where the two are the same mistake.

    ``group`` is the scorer's name of what is counted, ``kind`` goes below it; ``shown`` says what gold wants and
    what was found.
    """

    group: str
    kind: str
    shown: str
    sentence: str
    missed: bool = False
    extra: bool = False


@dataclass(frozen=True, slots=True)
class Kind:
    """How often a kind of error was made, and the error that shows it best."""

    group: str
    kind: str
    count: int
    example: Error


def frequent(errors: Iterable[Error], most: int = 20) -> list[Kind]:
    """The most frequent kinds; the example is the first one of the shortest sentence that is more than the names."""
    kinds: dict[tuple[str, str], list[Error]] = {}
    for error in errors:
        kinds.setdefault((error.group, error.kind), []).append(error)
    found = [Kind(group, kind, len(of), min(of, key=_reading)) for (group, kind), of in kinds.items()]
    return sorted(found, key=lambda kind: (-kind.count, kind.group, kind.kind))[:most]


def sentence(text: str, *things: Sequence[str]) -> str:
    """The first sentence that names all the things, each by one of its forms; else the first that names one of them."""
    from pipelines.components.state import split_sentences

    sentences = [span.quote(text) for span in split_sentences(text)]
    named = [sum(any(form in s for form in forms) for forms in things) for s in sentences]
    most = max(named, default=0)
    return sentences[named.index(most)] if most else ""


def shortened(text: str) -> str:
    """The text in one line, cut where it is too long for a table."""
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST else line[: _LONGEST - 1] + "…"


def _reading(error: Error) -> tuple[bool, int]:
    return not error.sentence, max(24, len(error.sentence))
