"""A query put to the store, within limits, and its answer in the form that the client prefers."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from typing import Any, Final

import pyoxigraph as ox

from kg.serve.guard import refuse_fetching
from kg.serve.messages import Call, Refusal, Reply
from kg.serve.negotiation import choose
from kg.serve.settings import Limits
from kg.vocabulary import PREFIXES

CUT: Final = "X-Govkg-Cut"
"""The header that says that an answer was cut, and after how much."""
RESULTS: Final[Mapping[str, ox.QueryResultsFormat]] = {
    "application/sparql-results+json": ox.QueryResultsFormat.JSON,
    "application/json": ox.QueryResultsFormat.JSON,
    "application/sparql-results+xml": ox.QueryResultsFormat.XML,
    "application/xml": ox.QueryResultsFormat.XML,
    "text/csv": ox.QueryResultsFormat.CSV,
    "text/tab-separated-values": ox.QueryResultsFormat.TSV,
}
GRAPHS: Final[Mapping[str, ox.RdfFormat]] = {
    "text/turtle": ox.RdfFormat.TURTLE,
    "application/n-triples": ox.RdfFormat.N_TRIPLES,
    "application/rdf+xml": ox.RdfFormat.RDF_XML,
    "application/ld+json": ox.RdfFormat.JSON_LD,
}
_PROLOGUE: Final = " ".join(f"PREFIX {name}: <{space}>" for name, space in PREFIXES.items()) + "\n"
_VARY: Final = (("Vary", "Accept"),)


def answer(store: ox.Store, call: Call, limits: Limits) -> Reply:
    """The answer to a query.

    Raises:
        Refusal: the query is none, would fetch something, or the client takes none of the forms there are.
    """
    refuse_fetching(call.text, "query")
    found = _ask(store, call)
    try:
        if isinstance(found, ox.QuerySolutions):
            return _solutions(found, call, limits)
        if isinstance(found, ox.QueryTriples):
            return _triples(found, call, limits)
        media = _media(call.accept, RESULTS)
        return Reply(200, _named(media), found.serialize(format=RESULTS[media]) or b"", _VARY)
    except (OSError, RuntimeError) as error:
        raise Refusal(500, f"The query could not be answered: {str(error).rstrip('.')}.") from error


def graph_reply(triples: Iterable[ox.Triple], accept: str, headers: tuple[tuple[str, str], ...] = ()) -> Reply:
    """Triples in the form that the client prefers.

    Raises:
        Refusal: the client takes none of the forms there are.
    """
    media = _media(accept, GRAPHS)
    form = GRAPHS[media]
    body = ox.serialize(triples, format=form, prefixes=dict(PREFIXES)) or b""
    if headers and form in (ox.RdfFormat.TURTLE, ox.RdfFormat.N_TRIPLES):
        body += "".join(f"# {value}\n" for name, value in headers if name == CUT).encode()
    return Reply(200, _named(media), body, (*_VARY, *headers))


def sentence_of(error: Exception, text: str) -> str:
    """What is wrong with a query or an update: where, and what was expected, if that can be read at a glance."""
    place = re.search(r"error at (\d+):(\d+): (.*)", str(error))
    if not place:
        return f"This is no SPARQL 1.1: {str(error).splitlines()[0].rstrip('.')}."
    line, column = int(place[1]) - 1, int(place[2])
    rest = (text.split("\n")[line - 1 : line] or [""])[0][column - 1 :].split()
    where = f"line {line}, column {column}, at {rest[0][:40]!r}" if rest else f"line {line}, near the end"
    wanted = place[3].removeprefix("expected ")
    if "Prefix not found" in wanted:
        return f"This is no SPARQL 1.1 ({where}): the prefix is not declared."
    return f"This is no SPARQL 1.1 ({where})" + ("." if "[" in wanted else f": expected {wanted}.")


def with_prefixes(text: str) -> str:
    """The text with the project's prefixes declared, on a line of their own in front of it."""
    return _PROLOGUE + text


def _ask(store: ox.Store, call: Call) -> ox.QuerySolutions | ox.QueryTriples | ox.QueryBoolean:
    try:
        default = None if call.default_graphs is None else [ox.NamedNode(iri) for iri in call.default_graphs]
        named = None if call.named_graphs is None else [ox.NamedNode(iri) for iri in call.named_graphs]
    except ValueError as error:
        raise Refusal(400, f"A graph's name is no IRI: {str(error).rstrip('.')}.") from error
    try:
        # An empty list is a dataset without such graphs; None is the store's own.
        return store.query(
            with_prefixes(call.text),
            base_iri=call.base or None,
            default_graph=default,  # type: ignore[arg-type]  # a list is invariant
            named_graphs=named,  # type: ignore[arg-type]
        )
    except (SyntaxError, ValueError) as error:
        raise Refusal(400, sentence_of(error, call.text)) from error
    except (OSError, RuntimeError) as error:
        raise Refusal(500, f"The query could not be answered: {str(error).rstrip('.')}.") from error


def _solutions(found: ox.QuerySolutions, call: Call, limits: Limits) -> Reply:
    media = _media(call.accept, RESULTS)
    names = [variable.value for variable in found.variables]
    rows: list[str] = []
    size, cut = 0, ""
    for solution in found:
        if len(rows) == limits.rows or size > limits.answer_bytes:
            cut = _sign(len(rows), "rows")
            break
        row = {name: _term(value) for name, value in zip(names, solution, strict=True) if value is not None}
        rows.append(json.dumps(row, ensure_ascii=False, separators=(",", ":")))
        size += len(rows[-1])
    # The engine reads one form and writes the others, so that only JSON has to be written here.
    body = f'{{"head":{{"vars":{json.dumps(names)}}},"results":{{"bindings":[{",".join(rows)}]}}}}'.encode()
    form = RESULTS[media]
    if form != ox.QueryResultsFormat.JSON:
        parsed = ox.parse_query_results(body, format=ox.QueryResultsFormat.JSON)
        body = parsed.serialize(format=form) or b""
    return Reply(200, _named(media), _linked(body, form, call.base) if cut else body, (*_VARY, *_headers(cut)))


def _triples(found: ox.QueryTriples, call: Call, limits: Limits) -> Reply:
    _media(call.accept, GRAPHS)
    kept: list[ox.Triple] = []
    size, cut = 0, ""
    for triple in found:
        if len(kept) == limits.rows or size > limits.answer_bytes:
            cut = _sign(len(kept), "triples")
            break
        kept.append(triple)
        size += len(str(triple))
    return graph_reply(kept, call.accept, _headers(cut))


def _sign(count: int, what: str) -> str:
    return f"only the first {count} {what}; ask with LIMIT and OFFSET for the others"


def _headers(cut: str) -> tuple[tuple[str, str], ...]:
    return ((CUT, cut),) if cut else ()


def _linked(body: bytes, form: ox.QueryResultsFormat, base: str) -> bytes:
    """The standard's own place for a remark on results, a link in the head, for those who do not see the header."""
    link = f"{base}#only-the-first-rows"
    if form == ox.QueryResultsFormat.JSON:
        return body.replace(b'{"head":{', f'{{"head":{{"link":[{json.dumps(link)}],'.encode(), 1)
    if form == ox.QueryResultsFormat.XML:
        from xml.sax.saxutils import quoteattr

        return body.replace(b"</head>", f"<link href={quoteattr(link)}/></head>".encode(), 1)
    return body


def _term(term: Any) -> dict[str, Any]:
    """A term as the JSON results format has it."""
    if isinstance(term, ox.NamedNode):
        return {"type": "uri", "value": term.value}
    if isinstance(term, ox.BlankNode):
        return {"type": "bnode", "value": term.value}
    if isinstance(term, ox.Triple):
        parts = {"subject": term.subject, "predicate": term.predicate, "object": term.object}
        return {"type": "triple", "value": {name: _term(part) for name, part in parts.items()}}
    row = {"type": "literal", "value": term.value}
    if term.language:
        return {**row, "xml:lang": term.language}
    plain = term.datatype.value == "http://www.w3.org/2001/XMLSchema#string"
    return row if plain else {**row, "datatype": term.datatype.value}


def _media(accept: str, offered: Mapping[str, Any]) -> str:
    media = choose(accept, list(offered))
    if media is None:
        raise Refusal(406, f"The answer can be had as {', '.join(offered)}; ask for one of these in Accept.")
    return media


def _named(media: str) -> str:
    return f"{media}; charset=utf-8" if media.startswith("text/") else media
