"""The rows of an answer for readers and for other programs: namesakes told apart, IRIs beside names, articles cited."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from rdflib import Literal, URIRef
from rdflib.namespace import DCTERMS
from rdflib.term import Node

from kg import iris
from kg.amounts import printed
from kg.embedded import Source, one_graph
from kg.lookup import AROUND, label
from kg.queries import Result
from kg.vocabulary import GOV, ID
from pipelines.gazetteer import Gazetteer

CITED = ("article_title", "article_paper", "article_day", "article_file")
_LABEL = "Label"
_SUM = "total"
_YUAN = "元"


@dataclass(frozen=True, slots=True)
class Cited:
    """What an article is cited by: its headline, who published it and when, and the file that it was read from."""

    title: str
    paper: str
    day: str
    file: str


def for_readers(source: Source, result: Result) -> Result:
    """The answer with namesakes told apart, and each figure with its unit as its sentence prints it."""
    told = _summed(told_apart(source, result))
    if not {"value", "unit", "evidence"} <= set(told.columns):
        return told
    value, unit, evidence = (told.columns.index(name) for name in ("value", "unit", "evidence"))
    kept = [i for i in range(len(told.columns)) if i != unit]

    def cell(row: tuple[Node | None, ...], i: int) -> Node | None:
        if i != value or row[value] is None:
            return row[i]
        return Literal(printed(float(str(row[value])), str(row[unit] or ""), str(row[evidence] or "")))

    columns = tuple(told.columns[i] for i in kept)
    return Result(columns, tuple(tuple(cell(row, i) for i in kept) for row in told.rows))


def _summed(result: Result) -> Result:
    """The answer with sums as they are printed."""
    sums = [i for i, column in enumerate(result.columns) if column == _SUM]

    def cell(row: tuple[Node | None, ...], i: int) -> Node | None:
        return Literal(printed(float(str(row[i])), _YUAN)) if i in sums and row[i] is not None else row[i]

    return Result(result.columns, tuple(tuple(cell(row, i) for i in range(len(row))) for row in result.rows))


def told_apart(source: Source, result: Result) -> Result:
    """The answer with the place or body around it behind a name that two of its things have."""
    pairs = [
        (result.columns.index(column.removesuffix(_LABEL)), i)
        for i, column in enumerate(result.columns)
        if column.endswith(_LABEL) and column.removesuffix(_LABEL) in result.columns
    ]
    bearers: defaultdict[str, set[URIRef]] = defaultdict(set)
    for row in result.rows:
        for thing, name in pairs:
            if isinstance(term := row[thing], URIRef) and row[name] is not None:
                bearers[str(row[name])].add(term)
    shown = {
        thing: Literal(f"{name}（{where}）")
        for name, things in bearers.items()
        if len(things) > 1
        for thing, where in _apart(source, things).items()
    }
    if not shown:
        return result
    names = {name: thing for thing, name in pairs}

    def cell(row: tuple[Node | None, ...], i: int) -> Node | None:
        thing = row[names[i]] if i in names else None
        return shown.get(thing, row[i]) if isinstance(thing, URIRef) else row[i]

    return Result(result.columns, tuple(tuple(cell(row, i) for i in range(len(row))) for row in result.rows))


def for_programs(source: Source, result: Result, *, iris_too: bool = True) -> tuple[list[str], list[list[str]]]:
    """Heads and rows of strings: each name with its IRI in a column of its own, and behind each row how its article is
    cited."""
    heads, rows = result.readable()
    found = [*heads]
    table = [list(row) for row in rows]
    if iris_too:
        columns = [(i, c) for i, c in enumerate(result.columns) if f"{c}{_LABEL}" in result.columns]
        for at, column in columns:
            place = found.index(column) + 1
            found.insert(place, f"{column}_iri")
            for cells, row in zip(table, result.rows, strict=True):
                cells.insert(place, "" if row[at] is None else str(row[at]))
    if "article" in heads:
        at = found.index("article")
        known = citations(source, (row[at] for row in table))
        found += CITED
        nothing = Cited("", "", "", "")
        for cells in table:
            said = known.get(cells[at], nothing)
            cells += [said.title, said.paper, said.day, said.file]
    return found, table


def citations(source: Source, cells: Iterable[str]) -> dict[str, Cited]:
    """How the articles among the cells are cited; the graph may have many more than an answer names."""
    found = {}
    for iri in (URIRef(cell) for cell in dict.fromkeys(cells) if cell.startswith(iris.article(""))):
        said = one_graph(source, iri)
        parts = (
            next(iter(said.objects(iri, name)), None)
            for name in (DCTERMS.title, DCTERMS.publisher, DCTERMS.issued, DCTERMS.source)
        )
        found[str(iri)] = Cited(*(str(part or "") for part in parts))
    return found


def _apart(source: Source, namesakes: set[URIRef]) -> dict[URIRef, str]:
    """What lies nearest around each, else its county, else its IRI: the first that no other of them has."""
    found = {thing: (_nearest(source, thing), _county(source, thing)) for thing in sorted(namesakes)}
    told = [where for wheres in found.values() for where in set(wheres)]
    return {
        thing: next((where for where in wheres if where and told.count(where) == 1), thing.removeprefix(str(ID)))
        for thing, wheres in found.items()
    }


def _nearest(source: Source, thing: URIRef) -> str:
    """The names of the places and bodies around a thing, less those around another of them."""
    graph = one_graph(source)
    around = {place for kind in AROUND for place in graph.objects(thing, kind)}
    outer = {far for place in around for far in graph.objects(place, GOV.within)}
    return "、".join(sorted(label(source, place) for place in around - outer if isinstance(place, URIRef)))


def _county(source: Source, thing: URIRef) -> str:
    """The division of a thing, also of a village of which no report says where it lies."""
    regions = one_graph(source).objects(thing, DCTERMS.spatial)
    if names := sorted(label(source, region) for region in regions if isinstance(region, URIRef)):
        return "、".join(names)
    code = iris.key_of_place(thing).partition("/")[0]
    division = Gazetteer.load().get(code) if code else None
    return division.name if division is not None else ""
