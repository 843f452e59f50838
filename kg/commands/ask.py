"""``kg query``, ``kg sparql``, ``kg show``: questions to the graph."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kg.commands.query_text import refuse_fetching, syntax
from kg.commands.question import answer
from kg.commands.tables import print_indented, print_json, print_rows, print_text
from kg.commands.terminal import (
    DEFAULT_GRAPH,
    CommandError,
    Format,
    FormatOption,
    GraphOption,
    graph,
    is_remote,
    reading,
)

if TYPE_CHECKING:
    from rdflib import Dataset
    from rdflib.query import Result

    from kg.card import Card
    from kg.queries import Query


def query(
    name: Annotated[str, typer.Argument(metavar="NAME", help="The query.", show_default=False)] = "",
    values: Annotated[
        list[str] | None, typer.Argument(metavar="KEY=VALUE", help="Its parameters.", show_default=False)
    ] = None,
    graph_path: GraphOption = DEFAULT_GRAPH,
    form: FormatOption = Format.table,
    evidence: Annotated[bool, typer.Option("--evidence", help="Show the sentences behind each answer.")] = False,
    listing: Annotated[bool, typer.Option("--list", help="List the queries, or say what NAME takes.")] = False,
) -> None:
    """Ask a query of the library.

    csv, json and md hold the sentence and the article of each answer too.

    Example: kg query officials_leading county=石阡县 --evidence
    """
    from kg import queries

    if listing or not name:
        _list(list(queries.library().values()) if not name else [_named(name)], form, detailed=bool(name))
        return
    asked = _named(name)
    given = _pairs(asked, values or [])
    with reading(graph_path) as source:
        answer(source, asked, given, form, evidence=evidence)


def sparql(
    text: Annotated[
        str, typer.Argument(metavar="QUERY", help="SELECT, ASK, CONSTRUCT or DESCRIBE.", show_default=False)
    ] = "",
    file: Annotated[
        Path | None, typer.Option("-f", "--file", metavar="FILE", help="A file with the query.", show_default=False)
    ] = None,
    graph_path: GraphOption = DEFAULT_GRAPH,
    form: FormatOption = Format.table,
) -> None:
    """Ask a SPARQL 1.1 query.

    The prefixes of the project (gov, skos, prov, …) need not be declared. Graphs come as Turtle.

    Example: kg sparql 'SELECT ?name WHERE { ?p a gov:Person ; skos:prefLabel ?name }'
    """
    if bool(text) == bool(file):
        raise CommandError("Give either a query or a file with one. Try 'kg sparql --help'.", code=2)
    if file is not None:
        text = _read(file)
    if not is_remote(graph_path):
        refuse_fetching(text)
    with graph(graph_path) as store:
        result, rows = _ask(store.dataset, text)
        if result.type == "ASK":
            print("yes" if result.askAnswer else "no")
            return
        if result.graph:
            for prefix, namespace in store.dataset.namespaces():
                result.graph.bind(prefix, namespace)
            print(result.graph.serialize(format="turtle").strip())
        elif result.type == "SELECT" and (rows or form is not Format.table):
            print_rows([str(v) for v in result.vars or ()], rows, form)
    if not rows:
        raise CommandError("No answer in this graph.")


def show(
    name: Annotated[
        str, typer.Argument(metavar="NAME", help="Name, short form, code or IRI of a thing.", show_default=False)
    ],
    graph_path: GraphOption = DEFAULT_GRAPH,
    form: FormatOption = Format.table,
    source: Annotated[
        bool, typer.Option("--source", help="Also say where in its file each sentence stands.", show_default=False)
    ] = False,
) -> None:
    """Show all that is said of one thing.

    Its types and aliases, then facts and figures by time, each with its sentence and article, and with --source with
    the file and the characters in it.

    Example: kg show 石阡县
    """
    from dataclasses import asdict

    from kg import queries
    from kg.card import card

    with graph(graph_path) as store:
        try:
            found = card(store.dataset, name, sources=source)
        except queries.QueryError as error:
            raise CommandError(str(error)) from error
    if form is Format.table:
        _print_card(found)
    elif form is Format.json:
        print_json(asdict(found))
    else:
        print_rows(
            ["date", "fact", "sentence", "article", *(["source"] if source else [])],
            [
                [fact.date, fact.statement, fact.sentence, fact.article, *([fact.source] if source else [])]
                for fact in found.facts
            ],
            form,
        )


def _named(name: str) -> Query:
    from kg import queries

    try:
        return queries.get(name)
    except queries.UnknownQuery as error:
        raise CommandError(f"{error} Try 'kg query --list'.", code=2) from error


def _pairs(asked: Query, values: Sequence[str]) -> dict[str, str]:
    """What follows the name of a query, as keys and values."""
    given: dict[str, str] = {}
    for pair in values:
        key, equals, value = pair.replace("＝", "=", 1).partition("=") if "=" not in pair else pair.partition("=")
        if not equals:
            known = next((p.name for p in asked.parameters), "")
            hint = f"write {known}={pair}" if known else f"{asked.name} takes no parameters"
            raise CommandError(f"{pair!r} is not of the form KEY=VALUE; {hint}.", code=2)
        if key in given:
            raise CommandError(f"{key} is given twice; give it once.", code=2)
        given[key] = value
    return given


def _list(asked: Sequence[Query], form: Format, *, detailed: bool) -> None:
    if form is not Format.table:
        rows = [[q.name, _signature(q), q.summary_zh, q.summary] for q in asked]
        print_rows(["query", "parameters", "question_zh", "question"], rows, form)
        return
    for q in asked:
        print_text(f"{q.name} {_signature(q)}".rstrip())
        print_indented([q.summary_zh, q.summary])
        if detailed:
            rows = [
                [p.name, p.type, _need(p.required, p.default), f"{p.description}.", p.example] for p in q.parameters
            ]
            for title, heads, cells in (
                ("Parameters", ["name", "type", "", "meaning", "example"], rows),
                ("Columns", ["name", "meaning"], [list(pair) for pair in q.columns]),
            ):
                print(f"\n{title}")
                print_rows(heads, cells, form)


def _need(required: bool, default: str) -> str:
    return "required" if required else f"default {default}" if default else "optional"


def _signature(asked: Query) -> str:
    return " ".join(f"{p.name}=" if p.required else f"[{p.name}=]" for p in asked.parameters)


def _read(file: Path) -> str:
    try:
        return file.read_text("utf-8")
    except OSError as error:
        raise CommandError(f"{file}: cannot be read ({error.strerror}); check the path.") from error
    except UnicodeDecodeError as error:
        raise CommandError(f"{file}: this is no UTF-8 text; save the query as UTF-8.") from error


def _ask(dataset: Dataset, text: str) -> tuple[Result, list[list[str]]]:
    """The answer, and its rows or triples; they are fetched here, since some errors show only then."""
    try:
        result = dataset.query(text)
        rows = [] if result.type == "ASK" else [["" if term is None else str(term) for term in row] for row in result]  # type: ignore[union-attr]
        return result, rows
    except (SyntaxError, ValueError) as error:
        if re.search(r"^\s*(INSERT|DELETE|LOAD|CLEAR|DROP|CREATE|COPY|MOVE|ADD|WITH)\b", text, re.I | re.M):
            raise CommandError("kg sparql only asks; kg add and kg remove change the graph.") from error
        raise CommandError(syntax(text, str(error))) from error
    except (OSError, RuntimeError) as error:
        raise CommandError(f"The query could not be answered: {str(error).rstrip('.')}.") from error


def _print_card(found: Card) -> None:
    from kg.card import names

    print_text(f"{found.label}  {'、'.join(names().get(kind, kind) for kind in found.types)}")
    for head, parts in (("又名", found.aliases), ("处于", found.within)):
        if parts:
            print_text(f"{head}  {'、'.join(parts)}")
    print_text(found.iri)
    for (date, *said), facts in groupby(found.facts, lambda f: (f.date, f.sentence, f.article, f.source)):
        print()
        for fact in facts:
            print_text(f"{date or '—'}  {fact.statement}")
        print_indented(list(filter(None, said)))
    if found.bodies:
        print_text(f"\n下属机构 {len(found.bodies)} 个，数字为条数，详见 kg query timeline place={found.label}")
        print_indented(f"{body.label}  {body.statements}" for body in found.bodies)
