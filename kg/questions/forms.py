"""Forms of plain questions, as the ``#+ questions:`` of a query file have them, and what fills them.

A form is a whole question with slots: ``{county}[<now>]有(哪些|什么)<initiative>``. ``{name}`` is a parameter of the
query, ``[…]`` may be missing, ``(…|…)`` are alternatives, ``<class>`` is a class of words from ``queries/words.json``.
A slot may be narrowed, to types of things (``{thing:Facility|Initiative}``) or to a class of words
(``{post:office}``), and may fill two parameters (``{since+until}``). `` => role=leads`` sets what no slot fills.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Final

from kg.queries import Query
from kg.resources import data_dir
from kg.vocabulary import ENTITY_CLASSES
from pipelines.article import normalise

_TOKEN: Final = re.compile(
    r"\{(?P<slot>[\w+]+)(?::(?P<kind>[\w|]+))?\}|<(?P<words>\w+)>|(?P<mark>[\[\]()|])|(?P<text>.)"
)
_MARKS: Final = {"[": "(?:", "]": ")?", "(": "(?:", ")": ")", "|": "|"}
TYPES: Final = {kind.fragment.casefold(): kind.fragment for kind in ENTITY_CLASSES}
"""The types of things as a form may name them, by their spelling in small letters."""

MONTH: Final = r"(?:0?[1-9]|1[0-2])月(?:份)?"
DATE: Final = r"\d{4}年\d{1,2}月\d{1,2}日|\d{4}年\d{1,2}月(?:份)?|\d{4}-\d{2}-\d{2}|\d{4}-\d{2}|\d{4}年?|" + MONTH
NUMBER: Final = r"\d{1,4}|[一二两三四五六七八九十]"
FREE: Final = r"[^的和与跟及,，、。?？!！;；哪谁么几多少]{1,20}"


@dataclass(frozen=True, slots=True)
class Slot:
    """A place in a form: the parameters that it fills, and the types of things or the class of words that fit.

    ``type`` is the parameters' type; ``kinds`` are types of things, ``words`` is the name of a class; either may be
    empty.
    """

    group: str
    parameters: tuple[str, ...]
    type: str
    kinds: tuple[str, ...]
    words: str

    @property
    def names(self) -> bool:
        """Whether a thing of the graph fills it."""
        return self.type in ("place", "entity")


@dataclass(frozen=True, slots=True)
class Form:
    """One form of a query: ``parts`` are pieces of a regular expression and the slots between them.

    ``needs`` are words of which a question has one each; ``fixed`` are values that no slot fills.
    """

    query: str
    parts: tuple[str | Slot, ...]
    needs: tuple[tuple[str, ...], ...]
    fixed: tuple[tuple[str, str], ...]

    @property
    def slots(self) -> tuple[Slot, ...]:
        """The slots, from left to right."""
        return tuple(part for part in self.parts if isinstance(part, Slot))

    def may_be(self, text: str) -> bool:
        """Whether a look at single words leaves it open that the text has this form."""
        return all(any(word in text for word in need) for need in self.needs)

    def pattern(self, filler: Callable[[Slot], str]) -> re.Pattern[str]:
        """The form as a regular expression in which ``filler`` says what may stand in a slot."""
        body = "".join(f"(?P<{p.group}>{filler(p)})" if isinstance(p, Slot) else p for p in self.parts)
        return re.compile(f"(?:{words('opening')})*(?:{body})(?:{words('closing')})*")


def form(query: Query, text: str) -> Form:
    """A form as a query file has it.

    Raises:
        ValueError: it names a parameter, a type or a class of words that there is not, or brackets do not pair.
    """
    body, _, fixed = text.partition(" => ")
    known = {parameter.name: parameter.type for parameter in query.parameters}
    parts: list[str | Slot] = []
    needs: list[tuple[str, ...]] = []
    depth = 0
    for token in _TOKEN.finditer(normalise(body)):
        if token["slot"]:
            parts.append(_slot(query, known, token["slot"], token["kind"] or "", len(parts)))
        elif token["mark"]:
            parts.append(_MARKS[token["mark"]])
            depth += (token["mark"] in "[(") - (token["mark"] in ")]")
        else:
            parts.append(f"(?:{words(token['words'])})" if token["words"] else re.escape(token["text"]))
            if not depth:
                needs.append(members(token["words"]) if token["words"] else (token["text"],))
    pairs = tuple((key, value) for key, _, value in (pair.partition("=") for pair in fixed.split()))
    if wrong := [key for key, _ in pairs if key not in known]:
        raise ValueError(f"{query.name}: the form {text!r} sets {wrong[0]!r}, which is no parameter")
    if any(body.count(opening) != body.count(closing) for opening, closing in ("[]", "()")):
        raise ValueError(f"{query.name}: the brackets of the form {text!r} do not pair")
    return Form(query.name, tuple(parts), tuple(needs), pairs)


@cache
def classes() -> Mapping[str, tuple[str, ...]]:
    """The classes of words, each with its members."""
    data = json.loads((data_dir("queries") / "words.json").read_text("utf-8"))
    return {name: tuple(listed) for name, listed in data.items()}


@cache
def members(name: str) -> tuple[str, ...]:
    """The words of a class, normalised, the longest first.

    Raises:
        ValueError: there is no such class.
    """
    if name not in classes():
        raise ValueError(f"there is no class of words {name!r} in queries/words.json")
    return tuple(sorted(map(normalise, classes()[name]), key=lambda word: (-len(word), word)))


@cache
def words(name: str) -> str:
    """A class of words as alternatives of a regular expression.

    Raises:
        ValueError: there is no such class.
    """
    return "|".join(map(re.escape, members(name)))


def _slot(query: Query, known: Mapping[str, str], names: str, kind: str, number: int) -> Slot:
    parameters = tuple(names.split("+"))
    if wrong := [name for name in parameters if name not in known]:
        raise ValueError(f"{query.name}: a form has a slot {wrong[0]!r}, which is no parameter")
    type_ = known[parameters[0]]
    kinds = tuple(TYPES[part] for part in kind.split("|") if part in TYPES)
    group = f"{parameters[0]}_{number}"
    if kind and not kinds:
        words(kind)
        return Slot(group, parameters, type_, (), kind)
    if type_ == "place":
        kinds = ("Place",)
    return Slot(group, parameters, type_, kinds or (tuple(TYPES.values()) if type_ == "entity" else ()), "")
