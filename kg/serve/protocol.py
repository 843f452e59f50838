"""The SPARQL 1.1 Protocol: from an HTTP request to a query or an update. Nothing here knows of a graph."""

from __future__ import annotations

from typing import Final
from urllib.parse import parse_qsl

from kg.serve.messages import Call, Refusal

_FORM: Final = "application/x-www-form-urlencoded"
_QUERY: Final = "application/sparql-query"
_UPDATE: Final = "application/sparql-update"
_DATASETS: Final = {
    "query": ("default-graph-uri", "named-graph-uri"),
    "update": ("using-graph-uri", "using-named-graph-uri"),
}
_FIELDS: Final = 1000

Pairs = list[tuple[str, str]]


def read(method: str, query_string: str, content_type: str = "", body: bytes = b"") -> Call:
    """What a request asks for.

    Raises:
        Refusal: the request is none of the protocol's.
    """
    address = _pairs(query_string)
    if method == "GET":
        if any(name == "update" for name, _ in address):
            raise Refusal(400, "An update comes by POST; a GET only asks.")
        return _asked("query", address) if any(name == "query" for name, _ in address) else Call("description")
    media, _, parameters = content_type.partition(";")
    media = media.strip().lower()
    charset = parameters.partition("charset=")[2].strip("\"' ").lower()
    if charset not in ("", "utf-8", "utf8"):
        raise Refusal(415, f"The request is in {charset}; send it as UTF-8.")
    if media == _FORM:
        return _form(_pairs(_text(body)))
    if media in (_QUERY, _UPDATE):
        kind = "query" if media == _QUERY else "update"
        if any(name in ("query", "update") for name, _ in address):
            raise Refusal(400, f"The {kind} is in the body; leave query= and update= out of the address.")
        return _asked(kind, [*address, (kind, _text(body))])
    raise Refusal(415, f"Send a {_FORM} form with query= or update=, or the text itself as {_QUERY} or {_UPDATE}.")


def _form(fields: Pairs) -> Call:
    kinds = {name for name, _ in fields} & {"query", "update"}
    if len(kinds) != 1:
        what = "either query= or update=, not both" if kinds else "query= or update="
        raise Refusal(400, f"The form needs {what}.")
    return _asked(kinds.pop(), fields)


def _asked(kind: str, fields: Pairs) -> Call:
    texts = [value for name, value in fields if name == kind]
    if len(texts) != 1:
        raise Refusal(400, f"Send one {kind} at a time, not {len(texts)}.")
    default, named = _DATASETS[kind]
    for name, _ in fields:
        if name in (_DATASETS["update"] if kind == "query" else _DATASETS["query"]):
            raise Refusal(400, f"{name} does not go with a{'n' * (kind == 'update')} {kind}.")
    graphs = [[value for name, value in fields if name == wanted] for wanted in (default, named)]
    given = any(graphs)
    return Call(
        "query" if kind == "query" else "update",
        texts[0],
        tuple(graphs[0]) if given else None,
        tuple(graphs[1]) if given else None,
    )


def _pairs(encoded: str) -> Pairs:
    try:
        return parse_qsl(encoded, keep_blank_values=True, errors="strict", max_num_fields=_FIELDS)
    except UnicodeDecodeError as error:
        raise Refusal(400, "The request is no UTF-8; send it as UTF-8.") from error
    except ValueError as error:
        raise Refusal(400, f"The request has more than {_FIELDS} fields.") from error


def _text(body: bytes) -> str:
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError as error:
        raise Refusal(400, "The request is no UTF-8; send it as UTF-8.") from error
