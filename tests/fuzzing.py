"""Damaged input in any number, the same on every run, and what a run of it counted."""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final, TypeVar

T = TypeVar("T")
MARKS: Final = (
    *(b"\0", b"<", b"&", b'"', b"'", b"{", b"}", b"[", b"]", b"\\", b"\xff", b"\xef\xbb\xbf", b"\n", b"\r", b"\t"),
    *(b"-1", b"0", b"9999999999", b"1e999", b"NaN", b"null", b"true", b"%00", b"%ff", b"../", b"\\ud800", b"\x1b[2J"),
    *("　", "。", "“", "”", "\u202e", "\u200b", "\U00020000", "２０２１年", "亿", "\u0301", "本报讯"),
)
"""What parsers stumble over: ends of literals, borders of numbers, halves of characters, marks of direction."""
_MARKS: Final = tuple(mark.encode() if isinstance(mark, str) else mark for mark in MARKS)


@dataclass(frozen=True, slots=True)
class Tally:
    """How many inputs went in, and the seconds of the processor that all and the slowest of them took."""

    inputs: int
    seconds: float
    slowest: float


class FuzzError(AssertionError):
    """An input that broke a target; the message has its number and the input itself, so that it can be a test."""


def damaged(good: Sequence[bytes], seed: int, count: int) -> Iterator[bytes]:
    """Good inputs with bytes changed, cut out, doubled, exchanged, joined with others, and marks put in."""
    chance = random.Random(seed)
    for _ in range(count):
        data = bytearray(chance.choice(good))
        for _ in range(chance.choice((1, 1, 2, 4, 16))):
            _damage(data, good, chance)
        yield bytes(data[: chance.randrange(len(data) + 1)] if chance.random() < 0.1 else data)


def _damage(data: bytearray, good: Sequence[bytes], chance: random.Random) -> None:
    at, end = sorted((chance.randrange(len(data) + 1), chance.randrange(len(data) + 1)))
    end = min(end, at + chance.choice((1, 3, 8, 200)))
    act = chance.randrange(6)
    if act == 0:
        data[at:end] = chance.randbytes(end - at)
    elif act == 1:
        del data[at:end]
    elif act == 2:
        data[at:at] = data[at:end] * chance.choice((1, 3))
    elif act in (3, 4):
        data[at : at if act == 3 else end] = chance.choice(_MARKS)
    else:
        other = chance.choice(good)
        start = chance.randrange(len(other) + 1)
        data[at:end] = other[start : start + chance.choice((8, 60))]


def feed(target: Callable[[T], object], inputs: Iterable[T], *, seconds: float, each: float = 2.0) -> Tally:
    """Give all inputs to the target.

    Raises:
        FuzzError: the target failed at one of them or took more than ``each`` seconds of the processor for it, or the
            ``seconds`` for all of them were used up before the last.
    """
    began, number, slowest = time.process_time(), 0, 0.0
    for number, data in enumerate(inputs, 1):
        started = time.process_time()
        try:
            target(data)
        except Exception as error:
            raise FuzzError(f"input {number}, {data!r}: {type(error).__name__}: {error}") from error
        took = time.process_time() - started
        slowest = max(slowest, took)
        if took > each:
            raise FuzzError(f"input {number}, {data!r}: took {took:.1f} s")
        if time.process_time() - began > seconds:
            raise FuzzError(f"the time was up after {number} inputs")
    return Tally(number, time.process_time() - began, slowest)
