"""``kg add``, ``kg extract``, ``kg remove``: articles into the graph, into files, and out of the graph."""

from __future__ import annotations

import os
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from datetime import date
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kg.commands.intakes import annotated
from kg.commands.terminal import (
    DEFAULT_GRAPH,
    CommandError,
    GraphOption,
    ModelOption,
    count,
    graph,
    note,
    writing,
)

if TYPE_CHECKING:
    from kg.store import AddReport, GraphStore
    from pipelines.article import Article
    from pipelines.intake import Intake


def _day(text: str) -> str:
    try:
        # From 3.11 on, other spellings than the one with hyphens pass as well, but not in the graph.
        if text and not re.fullmatch(r"\d{4}-\d\d-\d\d", text):
            raise ValueError
        return text and date.fromisoformat(text).isoformat()
    except ValueError as error:
        raise typer.BadParameter(f"it is a day like 2021-06-26, not {text!r}.") from error


Sources = Annotated[
    list[Path],
    typer.Argument(metavar="SOURCE", help="Files, folders of them, patterns.", show_default=False),
]
Published = Annotated[
    str,
    typer.Option(
        metavar="DATE",
        callback=_day,
        help="Day of issue, where an article has no dateline of its own.",
        show_default=False,
    ),
]
Publisher = Annotated[
    str, typer.Option(metavar="NAME", help="Newspaper, where an article does not name its own.", show_default=False)
]

Verbose = Annotated[bool, typer.Option("--verbose", "-v", help="Name the lines that went into no article, and why.")]


def add(
    sources: Sources,
    graph_path: GraphOption = DEFAULT_GRAPH,
    published: Published = "",
    publisher: Publisher = "",
    model: ModelOption = "",
    verbose: Verbose = False,
) -> None:
    """Read articles into the graph.

    Files are read (txt, md, html, docx, pdf, json, jsonl, zip, tar; - is standard input), pages split into articles,
    facts extracted, things linked. Each article is one transaction: it is in the graph wholly or not at all. Adding
    an article again changes nothing.

    Example: kg add news/ --published 2021-06-26
    """
    _check_room(graph_path)
    counts: Counter[str] = Counter()
    dates: Counter[str] = Counter()
    problems: list[str] = []
    with ExitStack() as stack:
        store: GraphStore | None = None
        if graph_path.exists():
            store = stack.enter_context(graph(graph_path, read_only=False))
        for intake in annotated(sources, published, publisher, model, problems):
            _left_out(intake, intake.dropped if verbose else ())
            store = store or stack.enter_context(graph(graph_path, create=True, read_only=False))
            for article in intake.articles:
                report = store.add(article)
                _count(counts, report)
                dates[article.published_from] += 1
                _left_out(intake, report.left_out)
    if not counts:
        raise _nothing(problems)
    articles = ", ".join(f"{counts[s]} {s}" for s in ("added", "replaced", "unchanged") if counts[s])
    known = f"{counts['linked']} linked, {counts['new']} new, {counts['unsure']} unsure"
    print(f"articles: {articles}\nentities: {known}\nfacts:    {counts['facts']}\ngraph:    {graph_path}")
    _say_dates(dates)
    if problems:
        raise CommandError(f"{count(len(problems), 'source')} left out for the reasons above; the others are in.")


def extract(
    sources: Sources,
    out: Annotated[Path, typer.Option(metavar="FOLDER", help="Where the files go.", show_default=False)],
    published: Published = "",
    publisher: Publisher = "",
    model: ModelOption = "",
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
    dates: Counter[str] = Counter()
    problems: list[str] = []
    found = annotated(sources, published, publisher, model, problems)
    for source, parts in groupby(found, key=lambda intake: intake.source):
        name = Path(source).name
        with writing(out):
            articles = _noted(parts, dates, verbose=verbose)
            write_articles(out / f"{_free(Path(name).stem, taken)}.json", name, articles)
    if not taken:
        raise _nothing(problems)
    print(f"{count(len(taken), 'file')} written to {out}")
    _say_dates(dates)
    if problems:
        raise CommandError(f"{count(len(problems), 'source')} left out for the reasons above; the others are written.")


def remove(
    articles: Annotated[
        list[str],
        typer.Argument(metavar="ARTICLE", help="Articles, as kg stats --articles names them.", show_default=False),
    ],
    graph_path: GraphOption = DEFAULT_GRAPH,
) -> None:
    """Take articles out of the graph.

    What other articles state as well stays.

    Example: kg remove 4e5f6177c07a7b39
    """
    from kg import iris

    with graph(graph_path, read_only=False) as store:
        names = dict.fromkeys(name.removeprefix(iris.article("")) for name in articles)
        missing = [name for name in names if not store.remove(name)]
    if len(names) > len(missing):
        print(f"articles: {len(names) - len(missing)} removed")
    if missing:
        raise CommandError(f"No such article in the graph: {', '.join(missing)}; kg stats --articles lists them.")


def _count(counts: Counter[str], report: AddReport) -> None:
    counts.update({report.status: 1, "linked": report.linked, "new": report.new})
    counts.update({"unsure": report.unsure, "facts": report.facts})


def _noted(parts: Iterable[Intake], dates: Counter[str], *, verbose: bool) -> Iterator[Article]:
    """The articles, one by one; what was left out is said, what their dates were taken from is counted."""
    for intake in parts:
        _left_out(intake, intake.dropped if verbose else ())
        for article in intake.articles:
            dates[article.published_from] += 1
            yield article


def _say_dates(dates: Counter[str]) -> None:
    """The dates that no source and no user stated as such."""
    from pipelines.published import GUESSED

    guessed = [f"{dates[way]} taken from the {way}" for way in sorted(GUESSED) if dates[way]]
    if guessed:
        print(f"dates:    {', '.join(guessed)}")


def _left_out(intake: Intake, lines: Iterable[str]) -> None:
    for line in lines:
        note(f"{intake.source}: left out: {line}")


def _nothing(problems: list[str]) -> CommandError:
    """A single bad source is the error itself; several have been named one by one."""
    if len(problems) == 1:
        return CommandError(problems[0])
    return CommandError(f"None of the {len(problems)} sources could be read, for the reasons above.")


def _check_room(path: Path) -> None:
    """Whether a graph can be made at ``path``, before the work is done."""
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
