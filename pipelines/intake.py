"""From what a user names to annotated articles: reading, pages and pipeline, problems kept beside them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from pipelines.article import Article
from pipelines.pages import read_page
from pipelines.reading import ReadingError, Unreadable, expand, read_path

if TYPE_CHECKING:
    from spacy.language import Language


@dataclass(frozen=True, slots=True)
class Intake:
    """The articles of one source, or the one sentence that says why there are none.

    ``dropped`` is the text that went into no article, each line with the reason.
    """

    source: str
    articles: tuple[Article, ...] = ()
    problem: str = ""
    dropped: tuple[str, ...] = ()


def plan(sources: Iterable[str | Path]) -> list[Path | Unreadable]:
    """The files that the sources stand for, in the order in which they are read."""
    return list(expand(sources))


def take_in(step: Path | Unreadable, *, published: str = "", publisher: str = "") -> Intake:
    """The articles of one file. A file that carries a date or title of its own keeps them."""
    if isinstance(step, Unreadable):
        return Intake(step.source, problem=step.reason)
    try:
        text = read_path(step)
    except ReadingError as error:
        return Intake(str(step), problem=_with_folder(str(error), step))
    page = read_page(
        text.text,
        source=text.source,
        published=text.published or published,
        publisher=text.publisher or publisher,
    )
    if not page.articles:
        return Intake(
            str(step), problem=f"{step}: there is no article in it; check that it holds running Chinese text."
        )
    articles = page.articles
    if text.title and len(articles) == 1:
        articles = (replace(articles[0], title=text.title),)
    dropped = tuple(f"{item.text} ({item.reason})" for item in page.dropped if item.text)
    return Intake(str(step), articles, dropped=dropped)


def annotate(nlp: Language, intake: Intake) -> Intake:
    """The intake with what the pipeline finds in its articles; one bad source does not stop the others."""
    from pipelines.extraction import extract

    try:
        return replace(intake, articles=tuple(extract(nlp, intake.articles)))
    except Exception as error:
        reason = f"{intake.source}: the pipeline failed on it ({type(error).__name__}: {error}); please report this."
        return Intake(intake.source, problem=reason)


def _with_folder(problem: str, step: Path) -> str:
    """Content is judged by the file's name alone, but a reader of many files must see which one is meant."""
    start = f"{step.name}: "
    return f"{step}: {problem.removeprefix(start)}" if problem.startswith(start) else problem
