"""What a plain question asks for: one query of the library with its parameters, or a plain no.

A question is read only as a whole: each of its words is the form's, or belongs to a name of the graph, a date or a
number. What is left over means that it asks for something else.
"""

# ruff: noqa: N818 -- an error is named for what is wrong
from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Final

from rdflib import DCTERMS

from kg.embedded import Source, rows
from kg.lookup import QueryError, UnknownName, find, is_text, label, mentioned
from kg.queries import library
from kg.questions.forms import DATE, FREE, MONTH, NUMBER, Form, Slot, form, words
from kg.vocabulary import GOV
from pipelines.article import normalise
from pipelines.traditional import simplified

_LONGEST: Final = 200
_STRANGER: Final = r"[^的,，、。?？!！;；哪谁么几]{2,12}?"
_ASPECT: Final = "[了过]"
"""What marks that something has been done, in whichever place of a phrase: 开展了合作, 参加过的会."""
_DIGITS: Final = {digit: number for number, digit in enumerate("一二三四五六七八九十", 1)} | {"两": 2}


class NoReading(QueryError):
    """The library has no query for a question."""

    def __init__(self, question: str) -> None:
        self.question = question
        super().__init__(
            f"There is no query for the question {question!r}; 'kg query --list' names those that there are."
        )


class Unclear(QueryError):
    """A question may ask for several things; ``readings`` are all of them."""

    def __init__(self, question: str, readings: tuple[Reading, ...]) -> None:
        self.question, self.readings = question, readings
        listed = " or ".join(f"'{reading}'" for reading in readings)
        super().__init__(f"The question {question!r} may mean {listed}; ask one of these.")


@dataclass(frozen=True, slots=True)
class Reading:
    """A query with raw values for its parameters: IRIs of things, else what a caller of ``kg query`` would type.

    ``shown`` has the values as a reader knows them, names in place of IRIs.
    """

    query: str
    values: tuple[tuple[str, str], ...]
    shown: tuple[tuple[str, str], ...]

    def __str__(self) -> str:
        return " ".join(["kg query", self.query, *(f"{key}={value}" for key, value in self.shown)])


@dataclass(frozen=True, slots=True)
class _Match:
    """A form that fits: ``free`` characters are anybody's, ``named`` ones belong to names of the graph."""

    form: Form
    fillings: tuple[tuple[Slot, str], ...]

    @property
    def rank(self) -> tuple[int, int]:
        free = sum(len(text) for slot, text in self.fillings if slot.type == "text" and not slot.words)
        named = sum(len(text) for slot, text in self.fillings if slot.names)
        return free, -named


def read(dataset: Source, question: str) -> Reading:
    """What the question asks for, in Chinese or in plain English.

    Raises:
        NoReading: no query of the library answers it.
        Unclear: it may be read in several ways.
        UnknownName: it has the form of a question that could be answered, about something that the graph has not.
        AmbiguousName: it is about a name that several things have.
    """
    if not is_text(question) or not 0 < len(normalise(question)) <= _LONGEST:
        raise NoReading(question)
    simple = simplified(question)
    try:
        return _read(dataset, question)
    except (NoReading, UnknownName):
        if simple == question:
            raise
    return _read(dataset, simple)


def _read(dataset: Source, question: str) -> Reading:
    """What the question asks for, in the characters in which it is written."""
    text = normalise(question)
    names = mentioned(dataset, question)
    for plain in dict.fromkeys((text, _bare(text, names), _bare(text, names, _ASPECT))):
        possible = tuple(one for one in forms() if one.may_be(plain))
        found = [match for one in possible if (match := _fit(one, plain, names))]
        if found:
            break
    if not found:
        raise _stranger(dataset, possible, plain, names) or NoReading(question)
    best = min(match.rank for match in found)
    readings = _widest(_reading(dataset, match) for match in found if match.rank == best)
    if len(readings) > 1:
        raise Unclear(question, readings)
    return readings[0]


@cache
def forms() -> tuple[Form, ...]:
    """All forms of all queries."""
    return tuple(form(query, text) for query in library().values() for text in query.questions)


def _widest(readings: Iterable[Reading]) -> tuple[Reading, ...]:
    """Different readings; of two that ask the same of a place and of all in it, the one that asks of all."""
    found = tuple(dict.fromkeys(readings))
    wide = {(one.query, frozenset(value for _, value in one.values)) for one in found if "place" in dict(one.values)}
    return tuple(
        one
        for one in found
        if "place" in dict(one.values) or (one.query, frozenset(value for _, value in one.values)) not in wide
    )


def _bare(text: str, names: Mapping[str, frozenset[str]], more: str = "(?!)") -> str:
    """The text without the words that change nothing of what is asked, and ``more``; names keep theirs."""
    kept = "|".join(map(re.escape, sorted(names, key=len, reverse=True))) or "(?!)"
    return re.sub(f"({kept})|(?:{words('filler')}|{more})", lambda found: found[1] or "", text)


def _fit(one: Form, text: str, names: Mapping[str, frozenset[str]]) -> _Match | None:
    found = one.pattern(lambda slot: _filler(slot, names)).fullmatch(text)
    if not found:
        return None
    return _Match(one, tuple((slot, found[slot.group]) for slot in one.slots if found[slot.group]))


def _filler(slot: Slot, names: Mapping[str, frozenset[str]]) -> str:
    if slot.names:
        fitting = sorted((n for n, kinds in names.items() if kinds & set(slot.kinds)), key=lambda n: (-len(n), n))
        around = "|".join(re.escape(n) for n, kinds in sorted(names.items()) if kinds & {"Place", "Organization"})
        one = "|".join(map(re.escape, fitting)) or "(?!)"
        return f"(?:(?:(?:{around})的?)*?(?:{one}))" if around else f"(?:{one})"
    if slot.words:
        return words(slot.words)
    return {"date": DATE, "integer": NUMBER}.get(slot.type, FREE)


def _reading(dataset: Source, match: _Match) -> Reading:
    values, shown = dict(match.form.fixed), dict(match.form.fixed)
    for slot, text in match.fillings:
        value = told = _value(dataset, slot, text)
        if slot.names:
            thing = find(dataset, text, [GOV[kind] for kind in slot.kinds])
            value, told = str(thing), label(dataset, thing)
        for parameter in slot.parameters:
            values[parameter], shown[parameter] = value, told
    return Reading(match.form.query, tuple(sorted(values.items())), tuple(sorted(shown.items())))


def _value(dataset: Source, slot: Slot, text: str) -> str:
    if slot.type == "date" and "-" not in text:
        year, *rest = re.findall(r"\d+", text)
        if re.fullmatch(MONTH, text):
            year, rest = _newest(dataset, year.zfill(2)), [year]
        return "-".join([year, *(part.zfill(2) for part in rest)])
    if slot.type == "integer":
        return str(_DIGITS.get(text, text))
    return text


def _newest(dataset: Source, month: str) -> str:
    """The last year in which articles came out in that month, else the last of all: what a month alone means."""
    query = f"SELECT DISTINCT ?day {{ GRAPH ?article {{ ?article <{DCTERMS.issued}> ?day }} }}"
    days = {str(day) for (day,) in rows(dataset, query)}
    years = {day[:4] for day in days if day[5:7] == month} or {day[:4] for day in days}
    if not years:
        raise NoReading(f"{month}月")
    return max(years)


def _stranger(
    dataset: Source, possible: tuple[Form, ...], text: str, names: Mapping[str, frozenset[str]]
) -> QueryError | None:
    """The error for a name that is not known, in the form that leaves least to it; None if nothing looks like one."""
    strange = min(_strangers(possible, text, names), key=lambda pair: (len(pair[0]), pair), default=None)
    if strange is None:
        return None
    name, kinds = strange
    try:
        find(dataset, name, [GOV[kind] for kind in kinds])
    except QueryError as error:
        return error
    return None


def _strangers(
    possible: tuple[Form, ...], text: str, names: Mapping[str, frozenset[str]]
) -> Iterator[tuple[str, tuple[str, ...]]]:
    for one in possible:
        if not any(slot.names for slot in one.slots):
            continue
        found = one.pattern(lambda slot: f"{_filler(slot, names)}|{_STRANGER}" if slot.names else _filler(slot, names))
        match = found.fullmatch(text)
        if not match:
            continue
        for slot in one.slots:
            filled = match[slot.group]
            known = re.fullmatch(_filler(slot, names), filled) if filled else None
            # A day, month or year is a time and no thing that has yet to be heard of.
            strange = filled and not known and not re.fullmatch(DATE, filled) and not any(n in filled for n in names)
            if slot.names and strange:
                yield filled, slot.kinds
