"""A server of the demo's graph as tests use it: a process of its own, asked over HTTP."""

from __future__ import annotations

import http.client
import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlencode

TOKEN = "a-token-for-tests-only"
SHIQIAN = "https://w3id.org/govkg/id/place/520623"


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back."""

    status: int
    headers: Mapping[str, str]
    body: bytes

    @property
    def media(self) -> str:
        """The media type without its parameters."""
        return self.headers.get("content-type", "").partition(";")[0]

    @property
    def text(self) -> str:
        """The body as text."""
        return self.body.decode("utf-8")

    @property
    def bindings(self) -> list[dict[str, Any]]:
        """The solutions of an answer in JSON."""
        rows: list[dict[str, Any]] = json.loads(self.body)["results"]["bindings"]
        return rows


@dataclass(frozen=True, slots=True)
class Site:
    """A running server."""

    port: int
    graph: Path
    process: subprocess.Popen[str]
    log: Path

    @property
    def base(self) -> str:
        """Its address without a slash at the end."""
        return f"http://127.0.0.1:{self.port}"

    @property
    def endpoint(self) -> str:
        """The address of its SPARQL endpoint."""
        return f"{self.base}/sparql"

    def ask(self, path: str, method: str = "GET", body: bytes | None = None, /, **headers: str) -> Answer:
        """One request; underscores in names of headers stand for hyphens."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=180)
        try:
            connection.request(method, path, body, {name.replace("_", "-"): value for name, value in headers.items()})
            reply = connection.getresponse()
            return Answer(reply.status, {k.lower(): v for k, v in reply.getheaders()}, reply.read())
        finally:
            connection.close()

    def query(self, text: str, accept: str = "application/sparql-results+json", **more: str) -> Answer:
        """A query by GET."""
        return self.ask(f"/sparql?{urlencode({'query': text, **more})}", Accept=accept)

    def update(self, text: str, token: str = TOKEN) -> Answer:
        """An update by POST."""
        headers = {"Content_Type": "application/sparql-update"} | (
            {"Authorization": f"Bearer {token}"} if token else {}
        )
        return self.ask("/sparql", "POST", text.encode(), **headers)

    def page(self, path: str, **values: str) -> str:
        """The HTML of a page that is there."""
        answer = self.ask(f"{quote(path)}?{urlencode(values)}")
        assert answer.status == 200, answer.text
        assert answer.media == "text/html"
        return answer.text


@contextmanager
def served(graph: Path, log: Path, *options: str, token: str = "") -> Iterator[Site]:
    """``kg serve`` of a graph at a free port, until the end."""
    command = [sys.executable, "-m", "kg.cli", "serve", "--graph", str(graph), "--port", "0", *options]
    environment = {**os.environ, "PYTHONUNBUFFERED": "1"} | ({"KG_TOKEN": token} if token else {})
    with log.open("w", encoding="utf-8") as errors:
        process = subprocess.Popen(command, stderr=subprocess.PIPE, stdout=errors, text=True, env=environment)
    assert process.stderr is not None
    try:
        said = process.stderr.readline()
        found = re.search(r"http://127\.0\.0\.1:(\d+)/", said)
        assert found, said + process.stderr.read()
        yield Site(int(found[1]), graph, process, log)
    finally:
        process.terminate()
        rest = process.communicate(timeout=30)[1]
        log.write_text(log.read_text("utf-8") + rest, "utf-8")
