"""The library for the query editor: each query as text, its parameters bound where it needs them or has a default."""

from __future__ import annotations

import json
import re
from typing import Any, Final

import pyoxigraph as ox

from kg.queries import Parameter, Query, library

_WHERE: Final = re.compile(r"^( *)WHERE \{$", re.MULTILINE)
_HEADER: Final = re.compile(r"^#\+.*\n", re.MULTILINE)


def listing() -> bytes:
    """All queries as JSON for the editor's page: name, question in both languages, text."""
    rows: list[dict[str, Any]] = [
        {"name": q.name, "zh": q.summary_zh, "en": q.summary, "text": filled(q)} for q in library().values()
    ]
    return json.dumps(rows, ensure_ascii=False).encode()


def filled(query: Query) -> str:
    """The query's text with its defaults and, for what it cannot do without, the examples.

    A thing is named by its label, since the same name is another IRI in another graph.
    """
    bound = [_binding(p) for p in query.parameters if p.default or (p.required and p.example)]
    others = [p for p in query.parameters if not p.default and not (p.required and p.example)]
    head = [f"# {query.summary_zh}", f"# {query.summary}"]
    head += [f"# ?{p.name}: {p.description}" for p in query.parameters]
    if others:
        head.append(f"# VALUES ?{others[0].name} {{ … }} in each WHERE would bind ?{others[0].name}")
    text = _WHERE.sub(
        lambda found: "".join([found[0], *(f"\n{found[1]}  {line}" for line in bound)]), _HEADER.sub("", query.text)
    )
    return "\n".join(head) + "\n" + text.strip() + "\n"


def _binding(parameter: Parameter) -> str:
    value = parameter.default or parameter.example
    if parameter.type in ("place", "entity"):
        return f"?{parameter.name} skos:prefLabel {ox.Literal(value, language='zh')} ."
    if parameter.type == "integer":
        return f"VALUES ?{parameter.name} {{ {int(value)} }}"
    return f"VALUES ?{parameter.name} {{ {ox.Literal(value)} }}"
