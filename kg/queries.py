"""The query library: ``queries/*.rq``, each with its description in front, run with bound parameters.

A parameter is a variable of the query. Its value is resolved to an RDF term first (a name to the thing of the graph
that it means) and the term joins the query through ``VALUES``: what somebody types never becomes query text.
"""

# ruff: noqa: N818 -- an error is named for what is wrong
from __future__ import annotations

import difflib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

from rdflib import Literal, URIRef
from rdflib.term import Node

from kg.lookup import AmbiguousName, Candidate, QueryError, UnknownName, find
from kg.parameters import BadValue, Parameter, check_span, literal
from kg.parameters import parameter as read_parameter
from kg.resources import data_dir
from kg.vocabulary import ENTITY_CLASSES, GOV

if TYPE_CHECKING:
    from kg.embedded import Source

__all__ = [
    "AmbiguousName",
    "BadValue",
    "Candidate",
    "MissingParameter",
    "Parameter",
    "Query",
    "QueryError",
    "Result",
    "UnknownName",
    "UnknownParameter",
    "UnknownQuery",
    "bound",
    "get",
    "library",
    "parse",
    "run",
]

_ITEM: Final = re.compile(r"#\+   (\w+): (.+)")
_OUTERMOST: Final = re.compile(r"^WHERE \{$", re.MULTILINE)
_NAME: Final = re.compile(r"\w+")
_WHERE: Final = re.compile(r"^( *)WHERE \{$", re.MULTILINE)


class UnknownQuery(QueryError):
    """The library has no query of this name; ``nearest`` are names that look like it."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.nearest = tuple(difflib.get_close_matches(name, library(), n=3, cutoff=0.4))
        hint = f"did you mean {' or '.join(self.nearest)}?" if self.nearest else f"there are {', '.join(library())}."
        super().__init__(f"There is no query {name!r}; {hint}")


class MissingParameter(QueryError):
    """A parameter that the query cannot do without has no value."""


class UnknownParameter(QueryError):
    """The query has no parameter of this name."""


@dataclass(frozen=True, slots=True)
class Query:
    """One file of the library; ``text`` is valid SPARQL as it stands.

    ``columns`` are pairs of name and description; ``questions`` are the forms of plain questions that it answers, as
    :mod:`kg.questions.patterns` reads them.
    """

    name: str
    summary: str
    summary_zh: str
    parameters: tuple[Parameter, ...]
    columns: tuple[tuple[str, str], ...]
    text: str
    questions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Result:
    """A table of RDF terms; None stands where a solution leaves a variable unbound."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Node | None, ...], ...]

    def readable(self) -> tuple[tuple[str, ...], list[tuple[str, ...]]]:
        """Column heads and rows of strings for a reader: names in place of IRIs, local names for relations."""
        kept = [i for i, c in enumerate(self.columns) if f"{c}Label" not in self.columns]
        heads = tuple(self.columns[i].removesuffix("Label") for i in kept)
        return heads, [tuple(_word(row[i]) for i in kept) for row in self.rows]


@cache
def library() -> dict[str, Query]:
    """All queries by name, in alphabetical order."""
    return {path.stem: _parsed(path) for path in sorted(data_dir("queries").glob("*.rq"))}


def get(name: str) -> Query:
    """The query of that name.

    Raises:
        UnknownQuery: there is none.
    """
    # Without the rest of the library, which takes as long as many an answer.
    path = data_dir("queries") / f"{name}.rq"
    if not _NAME.fullmatch(name) or not path.is_file():
        raise UnknownQuery(name)
    return _parsed(path)


@cache
def _parsed(path: Path) -> Query:
    return parse(path)


def parse(path: Path) -> Query:
    """One query file with its ``#+`` header.

    Raises:
        ValueError: the header lacks something, or the outermost ``WHERE {`` does not stand alone on its line.
    """
    text = path.read_text("utf-8")
    plain: dict[str, str] = {}
    items: dict[str, list[tuple[str, str]]] = {}
    section = ""
    for line in (line for line in text.splitlines() if line.startswith("#+")):
        if item := _ITEM.fullmatch(line):
            if section not in items:
                raise ValueError(f"{path.name}: the header begins with an item of no list")
            items[section].append((item[1], item[2]))
        else:
            section, _, value = line.removeprefix("#+ ").partition(":")
            plain[section] = value.strip()
            items[section] = []
    if missing := [k for k in ("summary", "summary_zh", "parameters", "columns") if k not in plain]:
        raise ValueError(f"{path.name}: the header lacks {', '.join(missing)}")
    if len(_OUTERMOST.findall(text)) != 1:
        raise ValueError(f"{path.name}: one line must be 'WHERE {{' and nothing else")
    parameters = tuple(read_parameter(path.name, name, words) for name, words in items["parameters"])
    questions = tuple(form for _, form in items.get("questions", ()))
    return Query(path.stem, plain["summary"], plain["summary_zh"], parameters, tuple(items["columns"]), text, questions)


def run(dataset: Source, query: Query | str, values: Mapping[str, str] | None = None) -> Result:
    """Ask a query of the library, or one like them, with raw values for its parameters.

    Raises:
        UnknownQuery: the library has none of that name.
        MissingParameter: a required parameter has no value.
        UnknownParameter: a value is given for a parameter that the query has not.
        BadValue: a date, a number or a text is none, or none that the query takes.
        UnknownName: no thing of the graph goes by a given name.
        AmbiguousName: several things do.
    """
    from kg.embedded import solutions

    return Result(*solutions(dataset, bound(dataset, query, values)))


def bound(dataset: Source, query: Query | str, values: Mapping[str, str] | None = None) -> str:
    """The text that :func:`run` asks: SPARQL 1.1 for any engine that holds the same graph; raises what it raises."""
    asked = get(query) if isinstance(query, str) else query
    return _bind(asked.text, _terms(dataset, asked, values or {}))


def _terms(dataset: Source, query: Query, values: Mapping[str, str]) -> dict[str, URIRef | Literal]:
    known = {parameter.name: parameter for parameter in query.parameters}
    for name in values:
        if name not in known:
            takes = f"it takes {', '.join(known)}" if known else "it takes none"
            raise UnknownParameter(f"The query {query.name!r} has no parameter {name!r}; {takes}.")
    given = {name: values.get(name, "").strip() or parameter.default for name, parameter in known.items()}
    if missing := [name for name, parameter in known.items() if parameter.required and not given[name]]:
        raise MissingParameter(f"The query {query.name!r} needs a value for {' and '.join(missing)}.")
    terms = {name: _term(dataset, known[name], value) for name, value in given.items() if value}
    check_span(terms)
    return terms


def _term(dataset: Source, parameter: Parameter, value: str) -> URIRef | Literal:
    if parameter.type == "place":
        return find(dataset, value, (GOV.Place,))
    if parameter.type == "entity":
        return find(dataset, value, ENTITY_CLASSES)
    return literal(parameter, value)


def _bind(text: str, terms: Mapping[str, URIRef | Literal]) -> str:
    """Put ``VALUES`` first in each ``WHERE``: a trailing one joins only after everything has been evaluated.

    A sub-select sees nothing of what is bound around it, so it is given the values as well.
    """
    rows = [f"VALUES ?{name} {{ {term.n3()} }}" for name, term in terms.items()]
    return _WHERE.sub(lambda found: "".join([found[0], *(f"\n{found[1]}  {row}" for row in rows)]), text)


def _word(term: Node | None) -> str:
    text = "" if term is None else str(term)
    return text.removeprefix(str(GOV)) if isinstance(term, URIRef) else text
