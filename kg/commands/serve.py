"""``kg serve``: the graph over HTTP, as a SPARQL endpoint and as pages."""

from __future__ import annotations

from typing import Annotated

import typer

from kg.commands.terminal import DEFAULT_GRAPH, CommandError, FolderOption, graph, note

_SHORTEST_TOKEN = 16

Host = Annotated[str, typer.Option(metavar="ADDRESS", help="Where to listen.")]
Port = Annotated[int, typer.Option(metavar="N", min=0, max=65535, help="Where to listen; 0 takes a free one.")]
Timeout = Annotated[float, typer.Option(metavar="S", min=0.1, max=3600, help="Seconds that an answer may take.")]
MaxRows = Annotated[int, typer.Option(metavar="N", min=1, help="Most rows or triples of an answer.")]
Workers = Annotated[int, typer.Option(metavar="N", min=1, max=64, help="Answers worked out at a time.")]
Memory = Annotated[int, typer.Option(metavar="MB", min=256, help="Most memory for one answer.")]
Cors = Annotated[
    list[str] | None, typer.Option(metavar="ORIGIN", help="A web site that may ask; * for all.", show_default=False)
]
Writable = Annotated[bool, typer.Option("--writable", help="Take SPARQL updates from those with the token.")]
Token = Annotated[
    str, typer.Option(metavar="TOKEN", envvar="KG_TOKEN", help="What an update has to show.", show_default=False)
]
OpenIt = Annotated[bool, typer.Option("--open", help="Open the pages in the browser.")]


def serve(
    graph_path: FolderOption = DEFAULT_GRAPH,
    host: Host = "127.0.0.1",
    port: Port = 8000,
    timeout: Timeout = 30,
    max_rows: MaxRows = 10_000,
    workers: Workers = 2,
    memory: Memory = 2048,
    cors: Cors = None,
    writable: Writable = False,
    token: Token = "",
    open_it: OpenIt = False,
) -> None:
    """Serve the graph: pages to look around, a SPARQL 1.1 endpoint.

    Read only, and for this computer only, unless told otherwise. Articles can be added meanwhile.

    Example: kg serve --port 8080
    """
    if writable and len(token) < _SHORTEST_TOKEN:
        wanted = f"a token of {_SHORTEST_TOKEN} characters or more"
        raise CommandError(f"--writable needs {wanted}; set KG_TOKEN or give --token.", code=2)
    from kg.serve.running import run
    from kg.serve.settings import MEBIBYTE, Limits, Settings

    with graph(graph_path):
        pass  # says what is wrong with it, if anything is
    limits = Limits(timeout=timeout, rows=max_rows, memory_bytes=memory * MEBIBYTE)
    settings = Settings(graph_path, host, port, token if writable else "", tuple(cors or ()), limits, workers)
    try:
        run(settings, lambda address: _ready(settings.graph.as_posix(), address, open_it=open_it))
    except OSError as error:
        why = error.strerror or error
        raise CommandError(f"{host}:{port}: cannot serve there ({why}); try another --port.") from error


def _ready(name: str, address: str, *, open_it: bool) -> None:
    note(f"{name} is at {address}, its SPARQL endpoint at {address}sparql. Ctrl-C ends it.")
    if open_it:
        typer.launch(address)
