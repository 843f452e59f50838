"""``kg ask``: a question in plain words, put to the query of the library that answers it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Annotated

import typer

from kg.commands.tables import print_answers, print_rows
from kg.commands.terminal import DEFAULT_GRAPH, CommandError, Format, FormatOption, GraphOption, note, reading

if TYPE_CHECKING:
    from kg.embedded import Source
    from kg.queries import Query, Result


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
        asked, given = queries.get(meant.query), dict(meant.values)
        _show(source, asked, *_told(source, asked, given), form, evidence=not brief)


def _told(source: Source, asked: Query, given: Mapping[str, str]) -> tuple[Mapping[str, str], Result]:
    """What is asked, and its answer: of all that lies in a place, where nothing is said of the place itself.

    Says so either way.
    """
    from kg.questions.widening import wider

    wide, narrow = wider(source, asked, given), _run(source, asked, given)
    if wide is None:
        return given, narrow
    more = _run(source, asked, wide)
    if not more.rows or len(narrow.rows) >= len(more.rows):
        return given, narrow
    if narrow.rows:
        note(f"There is more of what lies in it: {_typed(source, asked, wide)}")
        return given, narrow
    note(f"Nothing of the place itself, so of all that lies in it: {_typed(source, asked, wide)}")
    return wide, more


def _typed(source: Source, asked: Query, given: Mapping[str, str]) -> str:
    """The command that asks a query, with names in place of IRIs."""
    named = {p.name for p in asked.parameters if p.type in ("place", "entity")}
    shown = (f"{key}={_label(source, value) if key in named else value}" for key, value in given.items())
    return " ".join(["kg query", asked.name, *shown])


def _label(source: Source, value: str) -> str:
    from kg.lookup import find, label

    return label(source, find(source, value))


def answer(source: Source, asked: Query, given: Mapping[str, str], form: Format, *, evidence: bool) -> None:
    """Ask a query with raw values for its parameters, and print what it finds.

    Raises:
        CommandError: a value is wrong, or nothing is found.
    """
    _show(source, asked, given, _run(source, asked, given), form, evidence=evidence)


def _show(
    source: Source, asked: Query, given: Mapping[str, str], answers: Result, form: Format, *, evidence: bool
) -> None:
    from kg.answers import citations, for_programs, for_readers, told_apart
    from kg.card import citation

    if form is Format.table:
        heads, found = for_readers(source, answers).readable()
        cited = citations(source, (cell for row in found for cell in row))
        shown = {iri: citation(said.paper, said.day, said.title) for iri, said in cited.items()}
        found = [tuple(shown.get(cell, cell) for cell in row) for row in found]
        if found:
            print_answers(heads, found, evidence=evidence)
    else:
        print_rows(*for_programs(source, told_apart(source, answers), iris_too=form is not Format.md), form)
    if not answers.rows:
        raise CommandError(f"No answer in this graph{_elsewhere(source, asked, given)}.")


def _elsewhere(source: Source, asked: Query, given: Mapping[str, str]) -> str:
    """Where else to look, where an answer is empty: the query of all that lies in a place, else the card."""
    from kg.questions.widening import wider

    wide = wider(source, asked, given)
    if wide and _run(source, asked, wide).rows:
        return f"; '{_typed(source, asked, wide)}' asks of all that lies in it"
    named = next((given[p.name] for p in asked.parameters if p.type in ("place", "entity") and given.get(p.name)), "")
    return f"; 'kg show {_label(source, named)}' has all that is said of it" if named else ""


def _run(source: Source, asked: Query, given: Mapping[str, str]) -> Result:
    from kg import queries

    try:
        return queries.run(source, asked, given)
    except (queries.MissingParameter, queries.UnknownParameter, queries.BadValue) as error:
        raise CommandError(f"{error} Try 'kg query --list {asked.name}'.", code=2) from error
    except queries.QueryError as error:
        raise CommandError(str(error)) from error
