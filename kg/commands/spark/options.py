"""The options of ``kg add`` that concern an engine, and what goes together."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated, Final

import typer

from kg.commands.intakes import Extraction
from kg.commands.terminal import CommandError

_MASTER: Final = re.compile(r"local|local\[(?:\*|\d+)(?:,\d+)?\]|yarn|(?:spark|k8s)://\S+")


def is_here(engine: str) -> bool:
    """Whether the engine is processes of this machine alone."""
    return engine.startswith("local")


def _engine(name: str) -> str:
    if name and not _MASTER.fullmatch(name):
        raise typer.BadParameter(f"it is local[2], spark://host:7077 or another master of Apache Spark, not {name!r}.")
    return name


Engine = Annotated[
    str,
    typer.Option(
        metavar="MASTER",
        callback=_engine,
        help="Read and extract on Apache Spark (local[2], spark://host:7077, yarn). Sources may have addresses, as hdfs://.",
        show_default=False,
    ),
]
Records = Annotated[
    str,
    typer.Option(
        metavar="FOLDER",
        help="Where all machines of the engine can write: the records stay there.",
        show_default=False,
    ),
]


@contextmanager
def by_engine(
    engine: str, records: str, sources: list[Path], how: Extraction, problems: list[str], *, verbose: bool
) -> Iterator[tuple[list[Path], Extraction]]:
    """The sources and how to read them; with an engine, what it has extracted from them stands in their place.

    Raises:
        CommandError: the options do not go together, the engine cannot be used, or it failed.
    """
    if message := _objection(engine, records, jobs=how.jobs, extracted=how.extracted):
        raise CommandError(message, code=2)
    if not engine:
        yield sources, how
        return
    from kg.commands.spark.running import recorded

    with recorded(engine, sources, how, records, problems, verbose=verbose) as files:
        yield files, Extraction(known=how.known, extracted=True)


def _objection(engine: str, records: str, *, jobs: int, extracted: bool) -> str:
    if records and not engine:
        return "--records is where an --engine writes; name the engine, or use kg extract."
    if engine and (extracted or jobs != 1):
        return "--engine extracts with as many processes as it has cores; leave --jobs and --extracted out."
    if engine and not records and not is_here(engine):
        return (
            f"{engine} needs --records, a new folder that all its machines can write to, such as hdfs://head/records."
        )
    return ""
