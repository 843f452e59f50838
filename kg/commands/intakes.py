"""Sources to annotated articles on the command line: progress is shown, what cannot be read is said at once."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain, islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kg.commands.terminal import CommandError, console, note

if TYPE_CHECKING:
    from pipelines.intake import Intake


def annotated(sources: list[Path], published: str, publisher: str, model: str, problems: list[str]) -> Iterator[Intake]:
    """The articles of the sources, extracted; the pipeline is loaded when the first article comes."""
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    from pipelines.intake import annotate, plan, take_in_parts

    steps = plan(sources)
    first = list(islice(steps, 2))
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    terminal = console(stderr=True)
    nlp = None
    with Progress(*columns, console=terminal, transient=True, disable=not terminal.is_terminal) as bar:
        task = bar.add_task("reading", total=len(first) if len(first) < 2 else None)
        for step in chain(first, steps):
            bar.update(task, description=(step.name if isinstance(step, Path) else step.source)[:24])
            waiting: list[str] = []
            for part in take_in_parts(step, published=published, publisher=publisher):
                if not part.problem:
                    nlp = nlp or _pipeline(model)
                    part = annotate(nlp, part)
                if part.problem:
                    problems.append(part.problem)
                    waiting.append(part.problem)
                else:
                    yield part
                # A single source that gives nothing at all is named once, as the error of the command.
                if len(first) > 1 or not part.problem:
                    _say(waiting)
            if len(problems) > 1:
                _say(waiting)
            bar.advance(task)


def _pipeline(model: str) -> Any:
    from pipelines.extraction import ModelError, load

    try:
        return load(model or None)
    except ModelError as error:
        raise CommandError(f"{error}.") from error


def _say(waiting: list[str]) -> None:
    while waiting:
        note(waiting.pop(0))
