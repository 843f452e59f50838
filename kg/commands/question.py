"""``kg ask``: a question in plain words, put to the query of the library that answers it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Annotated

import typer

from kg.commands.tables import print_answers, print_rows
from kg.commands.terminal import DEFAULT_GRAPH, CommandError, Format, FormatOption, GraphOption, note, reading

if TYPE_CHECKING:
    from kg.embedded import Source
    from kg.queries import Query


def ask(
    question: Annotated[str, typer.Argument(metavar="QUESTION", help="A question in Chinese, or in simple English.")],
    graph_path: GraphOption = DEFAULT_GRAPH,
    form: FormatOption = Format.table,
    brief: Annotated[bool, typer.Option("--brief", help="Leave out the sentences behind each answer.")] = False,
) -> None:
    """Ask in plain words; answers come with their sentences.

    Says which query it takes the question for, and which names. What it cannot take for one query, it does not answer.

    Example: kg ask 石阡县和新昌县签过什么协议？
    """
    from kg import queries
    from kg.questions.reading import read

    with reading(graph_path) as source:
        try:
            meant = read(source, question)
        except queries.AmbiguousName as error:
            raise CommandError(f"{error} In a question, put its place or body in front of the name.") from error
        except queries.QueryError as error:
            raise CommandError(str(error)) from error
        note(str(meant))
        answer(source, queries.get(meant.query), dict(meant.values), form, evidence=not brief)


def answer(source: Source, asked: Query, given: Mapping[str, str], form: Format, *, evidence: bool) -> None:
    """Ask a query with raw values for its parameters, and print what it finds.

    Raises:
        CommandError: a value is wrong, or nothing is found.
    """
    heads, found = _run(source, asked, given)
    if form is Format.table:
        articles = _cited(source, {cell for row in found for cell in row})
        found = [tuple(articles.get(cell, cell) for cell in row) for row in found]
    if form is not Format.table:
        print_rows(heads, found, form)
    elif found:
        print_answers(heads, found, evidence=evidence)
    if not found:
        raise CommandError("No answer in this graph.")


def _cited(source: Source, cells: set[str]) -> dict[str, str]:
    """How the articles among the cells are cited; the graph may have many more than an answer names."""
    from rdflib import URIRef
    from rdflib.namespace import DCTERMS

    from kg import iris
    from kg.card import citation
    from kg.embedded import one_graph

    found = {}
    for iri in (URIRef(cell) for cell in cells if cell.startswith(iris.article(""))):
        said = one_graph(source, iri)
        parts = (
            next(iter(said.objects(iri, name)), None) for name in (DCTERMS.publisher, DCTERMS.issued, DCTERMS.title)
        )
        found[str(iri)] = citation(*(str(part or "") for part in parts))
    return found


def _run(source: Source, asked: Query, given: Mapping[str, str]) -> tuple[tuple[str, ...], list[tuple[str, ...]]]:
    from kg import queries

    try:
        return queries.run(source, asked, given).readable()
    except (queries.MissingParameter, queries.UnknownParameter, queries.BadValue) as error:
        raise CommandError(f"{error} Try 'kg query --list {asked.name}'.", code=2) from error
    except queries.QueryError as error:
        raise CommandError(str(error)) from error
