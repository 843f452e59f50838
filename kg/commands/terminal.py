"""What every command shares: the options, where output goes, and how an error ends a command."""

from __future__ import annotations

import os
import re
import sys
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from enum import Enum
from pathlib import Path
from shutil import get_terminal_size
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from rdflib import Dataset
    from rich.console import Console

    from kg.embedded import Source
    from kg.store import GraphStore

DEFAULT_GRAPH = Path("output") / "graph"
_NARROWEST = 20
_STORE = re.compile(r"IO error|Corruption|.*checksum", re.IGNORECASE)
_UNBOUNDED = 4096


class CommandError(Exception):
    """A command cannot do what was asked; the message is one clear sentence.

    ``code`` is 1 for bad input or nothing found, 2 for a command line that is wrong whatever the input is.
    """

    def __init__(self, message: str, code: int = 1) -> None:
        super().__init__(message)
        self.code = code


class Format(str, Enum):
    """How rows are written."""

    table = "table"
    csv = "csv"
    json = "json"
    md = "md"


def is_remote(path: Path) -> bool:
    """Whether a graph is on a server, and no folder."""
    return path.parts[:1] in (("http:",), ("https:",))


def _folder(path: Path) -> Path:
    if is_remote(path):
        raise typer.BadParameter("this command takes no SPARQL endpoint in the place of a folder; name a folder.")
    return path


GraphOption = Annotated[
    Path,
    typer.Option("--graph", envvar="KG_GRAPH", metavar="FOLDER", help="The graph: a folder or a SPARQL endpoint."),
]
FolderOption = Annotated[
    Path, typer.Option("--graph", envvar="KG_GRAPH", metavar="FOLDER", callback=_folder, help="The graph.")
]
ForceOption = Annotated[bool, typer.Option("--force", help="Replace a file that is there, whatever it is.")]
FormatOption = Annotated[Format, typer.Option("--format", help="How the rows are written.")]
ModelOption = Annotated[
    str,
    typer.Option(
        metavar="MODEL", help="A spaCy package or folder in place of the packaged pipeline.", show_default=False
    ),
]


def console(*, stderr: bool = False) -> Console:
    """The terminal; notes and progress go to standard error, so that standard output holds data alone."""
    from rich.console import Console

    return Console(stderr=stderr, highlight=False, markup=False, width=None if stderr else width())


def width() -> int:
    """How many columns a line may take: what goes into a file or a pipe is not folded."""
    if sys.stdout.isatty() or os.environ.get("COLUMNS", "").isdigit():
        return max(get_terminal_size().columns, _NARROWEST)
    return _UNBOUNDED


def note(message: str) -> None:
    """Say something on standard error, after what has been printed so far."""
    sys.stdout.flush()
    try:
        print(message, file=sys.stderr, flush=True)
    except OSError:
        # Nobody can be told; what is still buffered must not fail at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stderr.fileno())


@contextmanager
def graph(path: Path, *, create: bool = False, read_only: bool = True, whole: bool = False) -> Iterator[GraphStore]:
    """The graph at ``path``, closed at the end; say so where the ``whole`` of it will be read.

    Raises:
        CommandError: it cannot be opened or written.
    """
    from kg.engine import StoreError
    from kg.store import open_graph

    try:
        if is_remote(path):
            from kg.remote.opening import open_remote

            store = open_remote(path, note, read_only=read_only, whole=whole)
        else:
            store = open_graph(path, create=create, read_only=read_only)
    except StoreError as error:
        raise CommandError(str(error)) from error
    except OSError as error:
        raise CommandError(f"{path}: no graph can be made there ({error.strerror}); name another folder.") from error
    with _in_a_sentence(path), _without_warnings(), store:
        yield store


@contextmanager
def _without_warnings() -> Iterator[None]:
    with warnings.catch_warnings():
        # rdflib 7.6 warns of deprecated names that it uses itself.
        warnings.filterwarnings("ignore", message=r"Dataset\.", category=DeprecationWarning)
        yield


@contextmanager
def whole(path: Path) -> Iterator[Dataset]:
    """All of the graph at ``path``, to be read through; on a server, say so.

    Raises:
        CommandError: it cannot be opened or read.
    """
    from rdflib import Dataset

    from kg.dataset import dataset_of

    with reading(path, whole=True) as source, _without_warnings():
        yield source if isinstance(source, Dataset) else dataset_of(source)


@contextmanager
def reading(path: Path, *, whole: bool = False) -> Iterator[Source]:
    """The graph at ``path`` to be asked, opened sooner than :func:`graph` does.

    Raises:
        CommandError: it cannot be opened or read.
    """
    if is_remote(path):
        with graph(path, whole=whole) as store:
            yield store.dataset
        return
    from kg.reader import reading as opened

    with _in_a_sentence(path), opened(path) as engine:
        yield engine


@contextmanager
def _in_a_sentence(path: Path) -> Iterator[None]:
    """Errors of the engine end the command with what they mean.

    Raises:
        CommandError: there was one.
    """
    from kg.engine import StoreError, sentence

    try:
        yield
    except StoreError as error:
        raise CommandError(str(error)) from error
    except (OSError, RuntimeError) as error:
        # The store's own errors have no number, those of other files have.
        if getattr(error, "errno", None) is not None or not _STORE.match(str(error)):
            raise
        raise CommandError(sentence(path, error)) from error


@contextmanager
def writing(path: Path) -> Iterator[None]:
    """What goes wrong while ``path`` is written ends the command in one sentence.

    Raises:
        CommandError: it cannot be written.
    """
    from kg.target import TargetError

    try:
        yield
    except TargetError as error:
        raise CommandError(str(error)) from error
    except BrokenPipeError:
        raise
    except OSError as error:
        raise CommandError(f"{path}: cannot be written ({error.strerror}); choose another place.") from error


def count(number: int, thing: str) -> str:
    """The number with its noun.

    >>> count(1, "article"), count(0, "article")
    ('1 article', '0 articles')
    """
    return f"{number} {thing}" if number == 1 else f"{number} {thing}s"
