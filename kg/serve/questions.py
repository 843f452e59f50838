"""Library queries as forms, and their answers with evidence and links."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, partial
from typing import Any, Final

import pyoxigraph as ox
from rdflib import Dataset, URIRef
from rdflib.namespace import DCTERMS
from rdflib.term import Node

from kg import queries
from kg.answers import for_readers
from kg.card import citation
from kg.queries import Query, Result
from kg.questions import reading
from kg.resources import data_dir
from kg.serve.messages import PageCall, Refusal
from kg.serve.refusing import sentence
from kg.vocabulary import GOV

MOST: Final = 300
"""So many rows are shown."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A value of an answer, and the page that it leads to if it leads to one."""

    text: str
    page: str = ""
    iri: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """One answer: its values, the sentence that says so, and the article that it stands in."""

    cells: tuple[Cell, ...]
    evidence: str
    article: Cell


def summaries(language: str) -> list[tuple[str, str]]:
    """Names of the library's queries and what they ask."""
    return [(q.name, q.summary_zh if language == "zh" else q.summary) for q in queries.library().values()]


def described(words: str, language: str) -> str:
    """What the library says of a parameter or a column, in the language of the page.

    >>> described("Its name", "zh"), described("Its name", "en"), described("no such words", "zh")
    ('名称', 'Its name', 'no such words')
    """
    return _in_chinese().get(words, words) if language == "zh" else words


def label(name: str, language: str) -> str:
    """What a column or a parameter is called at the head of a table or a field.

    >>> label("funder", "zh"), label("funder", "en"), label("no_such_column", "zh")
    ('出资方', 'funder', 'no_such_column')
    """
    return _in_chinese("labels").get(name, name) if language == "zh" else name


@cache
def _in_chinese(what: str = "descriptions") -> dict[str, str]:
    found: dict[str, str] = json.loads((data_dir("queries") / f"{what}.json").read_text("utf-8"))
    return found


def read(dataset: Dataset, call: PageCall, words: str) -> tuple[PageCall, Mapping[str, str]]:
    """The query's page that a question in plain words asks for, and its values as a reader knows them.

    Raises:
        Refusal: no query of the library answers it, or it may mean several things.
    """
    try:
        meant = reading.read(dataset, words)
    except queries.QueryError as error:
        raise Refusal(404, sentence(error, call.language, partial(label, language=call.language))) from error
    values = {**dict(meant.values), "name": meant.query, "ask": "1"}
    return PageCall("question", call.language, values, call.address), dict(meant.shown)


def asked(dataset: Dataset, store: ox.Store, call: PageCall) -> dict[str, Any]:
    """What the page of a query shows: the form, and the answer if one was asked for.

    Raises:
        Refusal: the library has no such query.
    """
    labelled = partial(label, language=call.language)
    said = partial(sentence, language=call.language, label=labelled)
    try:
        query = queries.get(call.values.get("name", ""))
    except queries.UnknownQuery as error:
        raise Refusal(404, said(error)) from error
    given = {p.name: call.values[p.name] for p in query.parameters if call.values.get(p.name, "").strip()}
    shown: dict[str, Any] = {
        "asked": query,
        "described": lambda words: described(words, call.language),
        "labelled": labelled,
        "given": given,
        "summary": query.summary_zh if call.language == "zh" else query.summary,
        "sentence": "",
        "choice": None,
        "heads": (),
        "rows": None,
        "all": 0,
        "most": MOST,
    }
    if given or "ask" in call.values or not any(p.required for p in query.parameters):
        try:
            result = for_readers(dataset, queries.run(dataset, query, given))
            shown |= {
                "heads": _heads(query, result, call.language),
                "rows": _rows(store, result),
                "all": len(result.rows),
            }
        except queries.AmbiguousName as error:
            shown["choice"] = (error.name, error.candidates)
        except queries.QueryError as error:
            shown["sentence"] = said(error)
    return shown


def _heads(query: Query, result: Result, language: str) -> tuple[tuple[str, str], ...]:
    """Heads of the table and what they mean."""
    meaning = {name: described(words, language) for name, words in query.columns}
    return tuple((name.removesuffix("Label"), meaning.get(name.removesuffix("Label"), "")) for name in _kept(result))


def _kept(result: Result) -> list[str]:
    """The columns of the table: not those that their names stand for, nor the evidence, nor empty ones."""
    filled = [c for i, c in enumerate(result.columns) if any(row[i] is not None for row in result.rows)]
    return [c for c in filled if f"{c}Label" not in result.columns and c not in ("evidence", "article")]


def _rows(store: ox.Store, result: Result) -> list[Row]:
    articles: dict[str, str] = {}
    rows = []
    for found in result.rows[:MOST]:
        row = dict(zip(result.columns, found, strict=True))
        where = row.get("article")
        article = (
            Cell(_cited(store, str(where), articles), "article", str(where)) if isinstance(where, URIRef) else Cell("")
        )
        rows.append(Row(tuple(_cell(row, name) for name in _kept(result)), str(row.get("evidence") or ""), article))
    return rows


def _cell(row: dict[str, Node | None], name: str) -> Cell:
    value, thing = row[name], row.get(name.removesuffix("Label"))
    text = "" if value is None else str(value)
    if isinstance(thing, URIRef) and name.endswith("Label"):
        return Cell(text, "thing", str(thing))
    if isinstance(value, URIRef) and text.startswith(str(GOV)):
        return Cell(text.removeprefix(str(GOV)))
    return Cell(text)


def _cited(store: ox.Store, article: str, known: dict[str, str]) -> str:
    if article not in known:
        node = ox.NamedNode(article)
        texts = []
        for name in (DCTERMS.publisher, DCTERMS.issued, DCTERMS.title):
            found = next(store.quads_for_pattern(node, ox.NamedNode(str(name)), None, node), None)
            texts.append(found.object.value if found is not None and isinstance(found.object, ox.Literal) else "")
        known[article] = citation(*texts) or article
    return known[article]
