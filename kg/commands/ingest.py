"""``kg add``, ``kg extract``, ``kg remove``: articles into the graph, into files, and out of the graph."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, closing
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kg.commands.intakes import Extraction, annotated, cores
from kg.commands.progress import Bar, progress
from kg.commands.recorder import Recorder
from kg.commands.sources import Again, Details, Extracted, Jobs, Published, Publisher, Sources, Verbose
from kg.commands.spark.options import Engine, Records, by_engine
from kg.commands.tally import Tally
from kg.commands.terminal import (
    DEFAULT_GRAPH,
    CommandError,
    GraphOption,
    ModelOption,
    count,
    graph,
    is_remote,
    writing,
)

if TYPE_CHECKING:
    from pipelines.article import Article
    from pipelines.intake import Intake


def add(
    sources: Sources,
    graph_path: GraphOption = DEFAULT_GRAPH,
    published: Published = "",
    publisher: Publisher = "",
    model: ModelOption = "",
    jobs: Jobs = 1,
    again: Again = False,
    extracted: Extracted = False,
    engine: Engine = "",
    records: Records = "",
    verbose: Details = False,
) -> None:
    """Read articles into the graph.

    Files are read (txt, md, html, docx, pdf, json, jsonl, csv, zip, tar; - is standard input), pages split into
    articles, facts extracted, things linked. Each article is one transaction: it is in the graph wholly or not at
    all. Adding an article again changes nothing, and costs no extraction while the pipeline is the same: to go on
    where an interrupted command was, give it again.

    With --extracted they are records of kg extract, made here or elsewhere: checked, and taken in as they stand. With
    --engine many machines extract, also what the graph holds already (docs/scale.md).

    Example: kg add news/ --published 2021-06-26 --jobs 4
    """
    if extracted and (published or publisher or model or jobs != 1 or again):
        raise CommandError("--extracted takes records as they are; leave the other options of extraction out.", code=2)
    _check_room(graph_path)
    tally = Tally(verbose=verbose)
    problems: list[str] = []
    with ExitStack() as stack:
        into = Recorder(graph_path, stack, tally, again=again)
        how = Extraction(published, publisher, model, cores(jobs), into.known, extracted)
        sources, how = stack.enter_context(by_engine(engine, records, sources, how, problems, verbose=verbose))
        bar = stack.enter_context(progress(sources))
        for intake in stack.enter_context(closing(annotated(sources, how, problems, bar))):
            tally.text(intake)
            for article in intake.articles:
                into.put(intake, article, bar)
    _sum_up(tally, graph_path, problems)


def extract(
    sources: Sources,
    out: Annotated[Path, typer.Option(metavar="FOLDER", help="Where the files go.", show_default=False)],
    published: Published = "",
    publisher: Publisher = "",
    model: ModelOption = "",
    jobs: Jobs = 1,
    verbose: Verbose = False,
) -> None:
    """Write what is found to JSON files.

    One file a source (stem.json), in the format of the annotation guide. No graph is touched.

    Example: kg extract news/ --out records
    """
    from pipelines.article import write_articles

    if out.exists() and not out.is_dir():
        raise CommandError(f"{out}: this is a file, not a folder; choose another place.")
    taken: set[str] = set()
    tally = Tally(verbose=verbose)
    problems: list[str] = []
    how = Extraction(published, publisher, model, cores(jobs))
    with progress(sources) as bar, closing(annotated(sources, how, problems, bar)) as found:
        for source, parts in groupby(found, key=lambda intake: intake.source):
            name = Path(source).name
            with writing(out):
                write_articles(out / f"{_free(Path(name).stem, taken)}.json", name, _noted(parts, tally, bar))
    if not taken:
        raise _nothing(problems)
    print(f"{count(len(taken), 'file')} written to {out}")
    tally.say_dates()
    if problems:
        raise CommandError(f"{count(len(problems), 'source')} left out for the reasons above; the others are written.")


def remove(
    articles: Annotated[
        list[str],
        typer.Argument(
            metavar="ARTICLE",
            help="Articles: the beginning of their ID, their title, or their file, as kg stats --articles lists them.",
            show_default=False,
        ),
    ],
    graph_path: GraphOption = DEFAULT_GRAPH,
    verbose: Annotated[
        bool, typer.Option("--verbose", "-v", help="Name the things that nothing speaks of any more.")
    ] = False,
) -> None:
    """Take articles out of the graph.

    What other articles state as well stays. Where a name is that of several articles, they are listed and none goes.

    Example: kg remove 4e5f6177c07a7b39
    """
    from kg.commands.named import article_named

    with graph(graph_path, read_only=False) as store:
        names = dict.fromkeys(article_named(store, name) for name in articles)
        reports = {name: store.remove(name) for name in names}
    missing = [name for name, report in reports.items() if report is None]
    for report in reports.values():
        if verbose and report is not None:
            print(f"{report.article}: gone: {'、'.join(report.gone) or 'nothing'}")
            if report.again:
                print(f"{report.article}: linked again: {count(report.again, 'article')}")
    if len(names) > len(missing):
        print(f"articles: {len(names) - len(missing)} removed")
    if missing:
        raise CommandError(f"No such article in the graph: {', '.join(missing)}; kg stats --articles lists them.")


def _noted(parts: Iterable[Intake], tally: Tally, bar: Bar) -> Iterator[Article]:
    """The articles of one source, one by one."""
    for intake in parts:
        tally.text(intake)
        for article in intake.articles:
            yield article
            tally.article(article)
            bar.article(len(article.relations))


def _sum_up(tally: Tally, graph_path: Path, problems: list[str]) -> None:
    if not tally.articles:
        raise _nothing(problems)
    tally.sum_up(graph_path)
    tally.say_dates()
    if problems:
        raise CommandError(f"{count(len(problems), 'source')} left out for the reasons above; the others are in.")


def _nothing(problems: list[str]) -> CommandError:
    """A single bad source is the error itself; several have been named one by one."""
    if len(problems) == 1:
        return CommandError(problems[0])
    return CommandError(f"None of the {len(problems)} sources could be read, for the reasons above.")


def _check_room(path: Path) -> None:
    """Whether a graph can be made at ``path``, before the work is done."""
    if is_remote(path):
        return
    parent = next(folder for folder in path.absolute().parents if folder.exists())
    if not path.exists() and not (parent.is_dir() and os.access(parent, os.W_OK)):
        raise CommandError(f"{path}: no graph can be made there ({parent} is closed to you); name another folder.")


def _free(stem: str, taken: set[str]) -> str:
    """The stem, with a number where another source of the same name has it."""
    name, number = stem, 2
    while name in taken:
        name, number = f"{stem}-{number}", number + 1
    taken.add(name)
    return name
