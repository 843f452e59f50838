"""``kg export``, ``import``, ``backup``, ``restore``: the whole graph into files and out of them."""

from __future__ import annotations

import codecs
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from enum import Enum
from pathlib import Path
from typing import IO, TYPE_CHECKING, Annotated, Any

import typer

from kg.commands.terminal import DEFAULT_GRAPH, CommandError, FolderOption, ForceOption, count, note, writing

if TYPE_CHECKING:
    import pyoxigraph as ox


class Form(str, Enum):
    """How a whole graph is written."""

    trig = "trig"
    nq = "nq"
    ttl = "ttl"
    jsonld = "jsonld"
    graphml = "graphml"
    gexf = "gexf"
    csv = "csv"
    canonical = "canonical"


def export(
    form: Annotated[Form, typer.Option("--format", help="How the graph is written.")] = Form.trig,
    out: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Where to; else standard output.", show_default=False)
    ] = None,
    graph_path: FolderOption = DEFAULT_GRAPH,
    force: ForceOption = False,
) -> None:
    """Write the whole graph to a file.

    trig, nq and jsonld hold everything, and kg import reads them; ttl holds the plain triples alone. canonical is nq
    in a fixed order: equal graphs, equal bytes. graphml and gexf are networks for Gephi, yEd or Cytoscape, with a fact
    an edge. csv is a folder of tables, or a zip file where FILE ends in .zip.

    Example: kg export --format csv --out tables
    """
    from kg.exchange.tables import check_folder, write_folder
    from kg.target import check, is_stream, written

    if form is Form.csv and out is None:
        raise CommandError("A table is a file of its own in csv; name a folder or a zip file with --out.", code=2)
    folder = form is Form.csv and out is not None and out.suffix.lower() != ".zip" and not is_stream(out)
    if out is not None:
        with writing(out):
            (check_folder(out, force=force) if folder else check(out, form.value, force=force))
    with _plainly(graph_path), _reading(graph_path) as store:
        if out is None:
            _write(store, _standard_output(), form)
        elif folder:
            with _writing(out, graph_path):
                write_folder(store, out)
        else:
            with _writing(out, graph_path), written(out) as file:
                _write(store, file, form)
    if out is not None:
        sizes = [path.stat().st_size for path in (out.glob("*.csv") if folder else [out])]
        note(f"{out}: written" + ("" if is_stream(out) else f", {sum(sizes) / 1e6:.1f} MB"))


def import_(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="What kg export wrote.", show_default=False)],
    graph_path: FolderOption = DEFAULT_GRAPH,
) -> None:
    """Read an exported graph in.

    FILE is .trig, .nq or .jsonld. Where there is no graph yet, it comes back as it was; where there is one, the file's
    articles are added to it. All of it goes in or nothing.

    Example: kg import graph.trig --graph copy
    """
    from kg.exchange.coming_in import bring_in

    with _plainly(graph_path, file):
        done = bring_in(file, graph_path)
    articles = ", ".join(f"{done.articles[s]} {s}" for s in ("added", "replaced", "unchanged") if done.articles[s])
    print(f"articles: {articles}\nquads:    {done.quads} read\ngraph:    {graph_path}")
    if done.left_out:
        note(f"{file}: left out: {count(done.left_out, 'graph')} of decisions, which hold for the other graph only")


import_.__name__ = "import"


def backup(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="Where to.", show_default=False)],
    graph_path: FolderOption = DEFAULT_GRAPH,
    force: ForceOption = False,
) -> None:
    """Copy the graph into one file.

    The copy is the graph at one instant, also while kg add is running. kg restore puts it back.

    Example: kg backup monday.kgb
    """
    from kg.backup import backup as write
    from kg.target import check

    with writing(file):
        check(file, "backup", force=force)
    with _plainly(graph_path, file):
        held = write(graph_path, file)
    print(f"{file}: {count(held.articles, 'article')}, {count(held.quads, 'quad')}, {held.bytes / 1e6:.1f} MB")


def restore(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="What kg backup wrote.", show_default=False)],
    graph_path: FolderOption = DEFAULT_GRAPH,
    force: Annotated[bool, typer.Option("--force", help="Put it in the place of the graph that is there.")] = False,
) -> None:
    """Put a backup back.

    The file is checked first; a graph that is there stays unless --force is given.

    Example: kg restore monday.kgb --force
    """
    from kg.backup import restore as read

    with _plainly(graph_path, file):
        held = read(file, graph_path, force=force)
    print(f"{graph_path}: {count(held.articles, 'article')}, {count(held.quads, 'quad')}")


@contextmanager
def _plainly(graph_path: Path, *paths: Path) -> Iterator[None]:
    """What goes wrong ends the command in one sentence."""
    from kg.exchange.reader import ExchangeError
    from kg.store import StoreError

    try:
        yield
    except ExchangeError as error:
        raise CommandError(str(error)) from error
    except StoreError as error:
        raise CommandError(str(error)) from error
    except OSError as error:
        if isinstance(error, BrokenPipeError) or error.errno is None:
            raise
        name = error.filename or " or ".join(map(str, (*paths, graph_path)))
        raise CommandError(f"{name}: cannot be read or written ({error.strerror}); check the path.") from error


@contextmanager
def _writing(out: Path, graph_path: Path) -> Iterator[None]:
    """Errors of the store have no number, those of the file have."""
    from kg.engine import StoreError, sentence

    with writing(out):
        try:
            yield
        except OSError as error:
            if error.errno is not None:
                raise
            raise StoreError(sentence(graph_path, error)) from error


@contextmanager
def _reading(graph_path: Path) -> Iterator[ox.Store]:
    from kg.exchange.reader import reading

    with reading(graph_path) as store:
        yield store


def _write(store: ox.Store, out: IO[bytes], form: Form) -> None:
    from kg.exchange import jsonld, networks, rdf, tables

    if form in (Form.trig, Form.nq, Form.ttl):
        rdf.write_rdf(store, out, form.value)
        return
    writers = {
        Form.jsonld: jsonld.write_jsonld,
        Form.canonical: rdf.write_canonical,
        Form.graphml: networks.write_graphml,
        Form.gexf: networks.write_gexf,
        Form.csv: tables.write_zip,
    }
    writers[form](store, out)


def _standard_output() -> IO[bytes]:
    """Standard output for bytes, in UTF-8 whatever the terminal's encoding is."""
    sys.stdout.flush()
    return getattr(sys.stdout, "buffer", None) or _Decoded()  # type: ignore[return-value]  # it only writes


class _Decoded:
    """Bytes as text for a standard output that takes nothing else."""

    def __init__(self) -> None:
        self._decoder = codecs.getincrementaldecoder("utf-8")()

    def write(self, data: Any) -> int:
        sys.stdout.write(self._decoder.decode(bytes(data)))
        return len(data)

    def writelines(self, lines: Iterator[bytes]) -> None:
        for line in lines:
            self.write(line)

    def flush(self) -> None:
        sys.stdout.flush()
