"""The picture as one HTML file: pyvis for nodes, edges and the renderer, an own template for everything around it."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Final

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup
from rdflib import Dataset

from kg.target import written
from kg.views.labels import read_labels
from kg.views.payload import payload
from kg.views.selection import RESERVE, select

_TEMPLATES: Final = Path(__file__).resolve().parent.parent / "templates"
_SCRIPTS: Final = (
    *(
        "text",
        "model",
        "search",
        "shapes",
        "canvas",
        "crowd",
        "marks",
        "card",
        "path",
        "legend",
        "controls",
        "find",
        "export",
        "svg",
    ),
    *("tabs", "time", "table", "map", "mapview", "figures", "keys", "link", "main"),
)
_UNSAFE: Final = re.compile("[<>&\u2028\u2029\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class ViewReport:
    """What was written: things and facts drawn at first, things that are not, and the size of the file."""

    nodes: int
    edges: int
    hidden: int
    bytes: int


def write_html(
    dataset: Dataset,
    out: Path,
    *,
    around: str | None = None,
    hops: int = 1,
    limit: int | None = 150,
    title: str = "",
    reserve: int = RESERVE,
    evidence: bool = True,
) -> ViewReport:
    """Write the picture of ``dataset`` to ``out``: one file that loads nothing and opens by double click.

    The arguments are those of :func:`kg.views.selection.select`; ``title`` stands above the picture, in its place the
    project's name in the language of the page. Without
    ``evidence`` the sentences stay behind, and the file is smaller. The file is whole or absent, whatever happens
    meanwhile.

    Raises:
        KeyError: the graph does not know ``around``.
    """
    picture = select(dataset, around=around, hops=hops, limit=limit, reserve=reserve)
    data = payload(picture, read_labels(), title=title, evidence=evidence)
    text = _page(data)
    raw = text.encode("utf-8")
    with written(out) as file:
        file.write(raw)
    facts = picture.graph().number_of_edges()
    return ViewReport(nodes=picture.shown, edges=facts, hidden=picture.total - picture.shown, bytes=len(raw))


def _page(data: dict[str, Any]) -> str:
    app = "(function () {\n'use strict';\n" + "\n".join(_read(f"graph-{name}.js") for name in _SCRIPTS) + "})();\n"
    style, scripts = _read("graph.css"), [_renderer(), app]
    environment = Environment(
        loader=FileSystemLoader(_TEMPLATES), autoescape=True, undefined=StrictUndefined, keep_trailing_newline=True
    )
    return environment.get_template("graph.html.j2").render(
        title=data["title"] or "地方治理知识图谱",
        policy=_policy(style, scripts),
        style=Markup(style),
        data=Markup(embed(data)),
        scripts=[Markup(script) for script in scripts],
    )


def embed(data: Any) -> str:
    r"""JSON that can stand inside ``<script>``, whatever the names in it are.

    >>> embed({"a": "</script><!--"})
    '{"a":"\\u003c/script\\u003e\\u003c!--"}'
    """
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return _UNSAFE.sub(lambda match: f"\\u{ord(match.group()):04x}", text)


def _policy(style: str, scripts: list[str]) -> str:
    """Nothing may be fetched, nothing runs but the scripts of this very file."""
    return "; ".join(
        (
            "default-src 'none'",
            "script-src " + " ".join(map(_digest, scripts)),
            "style-src " + _digest(style),
            "img-src data: blob:",
            "base-uri 'none'",
            "form-action 'none'",
        )
    )


def _digest(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def _read(name: str) -> str:
    return _inline((_TEMPLATES / name).read_text("utf-8"))


def _inline(text: str) -> str:
    """As a browser reads it: the digests are taken after it has unified line ends."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if re.search(r"</(script|style)|<!--", text, re.IGNORECASE):
        raise ValueError("a script or style sheet of the page would end its own element")
    return text


@cache
def _renderer() -> str:
    """vis-network as pyvis brings it; found without importing pyvis, whose import takes IPython along."""
    spec = find_spec("pyvis")
    if spec is None or not spec.submodule_search_locations:
        raise FileNotFoundError("pyvis is missing; install govkg again")
    home = Path(next(iter(spec.submodule_search_locations)))
    found = sorted(home.glob("**/vis-network.min.js"), key=lambda path: (_version(path), -len(path.parts)))
    if not found:
        raise FileNotFoundError("pyvis has no vis-network.min.js; install pyvis 0.3.2")
    script = found[-1].read_text("utf-8")
    return _inline(re.sub(r"\n//# sourceMappingURL=\S+\s*$", "\n", script))


def _version(path: Path) -> tuple[int, ...]:
    return tuple(int(digits) for digits in re.findall(r"\d+", path.parent.name))
