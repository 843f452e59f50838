"""Sources to annotated articles on the command line, in one process or several; what cannot be read is said at once.

Reading stays in this process, as it takes a few hundredths of the time that extraction takes: so an archive or a
jsonl file keeps all workers at work, and an article that the graph holds already is never handed to one.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Generator, Iterable, Iterator
from concurrent.futures import Future
from contextlib import ExitStack
from dataclasses import dataclass, replace
from functools import cache, partial
from itertools import chain, islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kg.commands.terminal import CommandError, note

if TYPE_CHECKING:
    from kg.commands.crew import Crew, Lost
    from kg.commands.progress import Bar
    from pipelines.article import Article
    from pipelines.intake import Intake
    from pipelines.reading import Unreadable

AHEAD = 4
"""Texts a job that are read, or extracted, before their turn to be written has come."""


@dataclass(frozen=True, slots=True)
class Extraction:
    """How articles are read: what is said of those that do not say it themselves, the pipeline, and how many jobs.

    ``known`` gives the article of that identifier as the graph holds it, or None. With ``extracted`` the sources are
    records, which come out with what was found in them elsewhere.
    """

    published: str = ""
    publisher: str = ""
    model: str = ""
    jobs: int = 1
    known: Callable[[str], Article | None] = lambda _: None
    extracted: bool = False


@dataclass(frozen=True, slots=True)
class _Text:
    """One text of a source, or with no ``part`` the end of the source; ``known`` are its articles in the graph."""

    source: str
    part: Intake | None = None
    known: tuple[Article | None, ...] = ()


def cores(jobs: int) -> int:
    """The number of jobs, where 0 stands for as many as there are cores for this process."""
    if jobs:
        return jobs
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def annotated(sources: list[Path], how: Extraction, problems: list[str], bar: Bar) -> Generator[Intake, None, None]:
    """The articles of the sources, extracted, in the order of the sources whatever the number of jobs.

    The pipeline is loaded when the first article comes that is not known; one in the graph with the same words and
    findings of the same pipeline comes out as it is there. Close the iterator to end all workers.
    """
    from pipelines.intake import plan

    steps = plan(sources)
    first = list(islice(steps, 2))
    some = False
    waiting: list[str] = []
    with ExitStack() as stack:
        extract = _extractor(how, stack)

        def begin(part: Intake) -> Future[Intake | Lost]:
            bar.loading()
            return extract(part)

        for source, part in outcomes(chain(first, steps), how, begin):
            if part is None:
                bar.source()
                continue
            bar.at(source)
            if part.problem:
                problems.append(part.problem)
                waiting.append(part.problem)
            else:
                some = True
                yield part
            # A single source that gives nothing at all is named once, as the error of the command.
            if some or len(first) > 1 or len(problems) > 1:
                _say(waiting)


def outcomes(
    steps: Iterable[Path | Unreadable], how: Extraction, extract: Callable[[Intake], Future[Intake | Lost]]
) -> Iterator[tuple[str, Intake | None]]:
    """The texts of the files in their order, each with its source's name: extracted, or with a problem.

    After the last text of a file comes None. ``extract`` is what has the articles of a text extracted.

    Raises:
        CommandError: nothing can be extracted, whatever the text.
    """
    from kg.commands.crew import in_order

    begin = partial(_begin, extract=extract)
    for text, found in in_order(_texts(steps, how), begin, AHEAD * how.jobs):
        whole = _together(text, None if found is None else _outcome(found)) if text.part is not None else None
        yield text.source, whole


def _texts(steps: Iterable[Path | Unreadable], how: Extraction) -> Iterator[_Text]:
    from pipelines.intake import take_in_parts

    for step in steps:
        name = step.name if isinstance(step, Path) else step.source
        for part in take_in_parts(step, published=how.published, publisher=how.publisher, extracted=how.extracted):
            for piece in _one_by_one(part):
                yield _Text(name, piece, tuple(_as_known(article, how) for article in piece.articles))
        yield _Text(name)


def _one_by_one(part: Intake) -> Iterator[Intake]:
    """The articles of a page apart, so that each is written as soon as it is extracted."""
    if len(part.articles) < 2:
        yield part
        return
    for number, article in enumerate(part.articles):
        yield replace(part, articles=(article,), dropped=() if number else part.dropped)


def _as_known(article: Article, how: Extraction) -> Article | None:
    """The article with what was found in it before, if the same pipeline would only find it again."""
    if how.extracted:
        return article
    from pipelines.fingerprint import fingerprint
    from pipelines.traditional import well_formed

    found = how.known(article.id)
    if found is None or found.read_by != fingerprint(how.model):
        return None
    same = found.annotated((), (), ()) == replace(article, text=well_formed(article.text))
    return found if same else None


def _begin(text: _Text, extract: Callable[[Intake], Future[Intake | Lost]]) -> Future[Intake | Lost] | None:
    """Have the articles of a text that are not known extracted, if there are any."""
    if text.part is None:
        return None
    new = tuple(article for article, found in zip(text.part.articles, text.known, strict=True) if found is None)
    return extract(replace(text.part, articles=new)) if new else None


def _outcome(done: Future[Intake | Lost]) -> Intake | Lost:
    from kg.commands.crew import CrewError

    try:
        return done.result()
    except CrewError as error:
        advice = "free some memory, or ask for fewer --jobs"
        raise CommandError(f"A process that loads the pipeline {error}; {advice}.") from error


def _together(text: _Text, found: Intake | Lost | None) -> Intake:
    """The articles of a text, known and new, in printed order; or the problem that it had."""
    from kg.commands.crew import Lost

    part = text.part
    assert part is not None, "the end of a source is no text"
    if isinstance(found, Lost):
        advice = (
            "which too little memory does; add it again with fewer --jobs" if found.killed else "please report this"
        )
        problem = f"{part.source}: the process that extracted its facts {found.how}, {advice}."
        return replace(part, articles=(), problem=problem, dropped=())
    if found is not None and found.problem:
        return found
    new = iter(found.articles if found is not None else ())
    return replace(part, articles=tuple(known or next(new) for known in text.known))


def crew(how: Extraction) -> Crew[Any, Any]:
    """Processes that extract the articles of texts, as many as there are jobs; none is started yet."""
    from kg.commands.crew import Crew

    return Crew[Any, Any](partial(_annotator, how.model), how.jobs)


def _extractor(how: Extraction, stack: ExitStack) -> Callable[[Intake], Future[Intake | Lost]]:
    """What has a text extracted: this process, or workers, which end with the stack."""
    if how.jobs > 1:
        return stack.enter_context(crew(how)).submit
    prepared = cache(partial(_annotator, how.model))

    def here(part: Intake) -> Future[Intake | Lost]:
        done: Future[Intake | Lost] = Future()
        done.set_result(prepared()(part))
        return done

    return here


def _annotator(model: str) -> Callable[[Intake], Intake]:
    """Load the pipeline; what comes out annotates a text.

    Raises:
        CommandError: it cannot be loaded.
    """
    from pipelines.extraction import ModelError, load
    from pipelines.fingerprint import fingerprint
    from pipelines.intake import annotate

    version = fingerprint(model)
    try:
        return partial(annotate, load(model or None), version=version)
    except ModelError as error:
        raise CommandError(f"{error}.") from error


def _say(waiting: list[str]) -> None:
    while waiting:
        note(waiting.pop(0))
