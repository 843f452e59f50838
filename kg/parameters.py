"""The parameters of a query: how the header describes them, and what a value has to be like."""

# ruff: noqa: N818 -- an error is named for what is wrong
from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from rdflib import Literal

from kg.lookup import QueryError, is_text

TYPES: Final = ("place", "entity", "text", "date", "integer")
_PARAMETER: Final = re.compile(r"(\w+), (?:(required|optional)|default ([^.,]+))(?:, example ([^.]+))?\. (.+)")
_CHOICES: Final = re.compile(r": (\w+(?:, \w+)*) or (\w+)$")
_DATE: Final = re.compile(r"([0-9]{4})(?:[-/.年]([0-9]{1,2})(?:[-/.月]([0-9]{1,2})日?|月)?|年)?")
_NUMBER: Final = re.compile(r"0*[1-9][0-9]{0,17}")


class BadValue(QueryError):
    """A value is not of its parameter's type, or contradicts another one."""


@dataclass(frozen=True, slots=True)
class Parameter:
    """A variable of a query that may be bound: ``type`` is one of ``TYPES``.

    ``default`` and ``example``, a value that finds something in the samples, are empty if there is none; ``choices``
    are the values that the description lists, where there are no others.
    """

    name: str
    type: str
    description: str
    required: bool = False
    default: str = ""
    example: str = ""
    choices: tuple[str, ...] = ()


def parameter(file: str, name: str, words: str) -> Parameter:
    """What a header says of one.

    Raises:
        ValueError: it is not said as it should be.
    """
    found = _PARAMETER.fullmatch(words)
    if not found or found[1] not in TYPES:
        raise ValueError(f"{file}: parameter {name} is not written 'type, required|optional|default X. Description'")
    listed = _CHOICES.search(found[5]) if found[1] == "text" else None
    choices = (*listed[1].split(", "), listed[2]) if listed else ()
    return Parameter(name, found[1], found[5], found[2] == "required", found[3] or "", found[4] or "", choices)


def literal(asked: Parameter, value: str) -> Literal:
    """A text, date or number as a term.

    Raises:
        BadValue: it is none, or none that the parameter takes.
    """
    if not is_text(value):
        raise BadValue(f"{asked.name} is not valid text: {value!r}.")
    if asked.choices and value not in asked.choices:
        raise BadValue(f"{asked.name} is {', '.join(asked.choices[:-1])} or {asked.choices[-1]}, not {value!r}.")
    if asked.type == "date":
        if not (day := said_date(value)):
            raise BadValue(f"{asked.name} is a date like 2021, 2021-06 or 2021-06-26, not {value!r}.")
        return Literal(day)
    if asked.type == "integer":
        if not _NUMBER.fullmatch(value):
            raise BadValue(f"{asked.name} is a whole number of at least 1, not {value!r}.")
        return Literal(int(value))
    return Literal(value)


def said_date(value: str) -> str:
    """A year, month or day as the graph writes it, or nothing where it is none.

    >>> said_date("2023-7-1"), said_date("2023年7月"), said_date("2023/07/01"), said_date("2023-13")
    ('2023-07-01', '2023-07', '2023-07-01', '')
    """
    found = _DATE.fullmatch(unicodedata.normalize("NFKC", value))
    if not found:
        return ""
    parts = [int(part) for part in found.groups() if part]
    try:
        whole = date(*(*parts, 1, 1)[:3]).isoformat()
    except ValueError:
        return ""
    return whole[: (4, 7, 10)[len(parts) - 1]]


def check_span(terms: Mapping[str, object]) -> None:
    """Whether there is any time between ``since`` and ``until``, where both are given; a year is all of its days.

    Raises:
        BadValue: there is none.
    """
    since, until = (str(terms.get(name, "")) for name in ("since", "until"))
    size = min(len(since), len(until))
    if since[:size] > until[:size]:
        raise BadValue(f"since ({since}) is after until ({until}), so that nothing is between them.")
