"""From what a user names to annotated articles: reading, pages and pipeline, problems kept beside them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

from pipelines.article import Article
from pipelines.pages import Page, read_page
from pipelines.pages.cleaning import normalise_characters, unspace
from pipelines.reading import Options, SourceText, Unreadable, expand, read_all
from pipelines.reading.plain import indented

if TYPE_CHECKING:
    from spacy.language import Language

_LOST: Final = 0.05


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
    """The articles of one file, all at once. A file that carries a date or title of its own keeps them.

    Where a part of the file cannot be read, the sentence that says so is in ``dropped``, or the ``problem`` if there
    is no article at all. :func:`take_in_parts` gives the same one by one.
    """
    parts = list(take_in_parts(step, published=published, publisher=publisher))
    problems = [part.problem for part in parts if part.problem]
    articles = tuple(article for part in parts for article in part.articles)
    source = step.source if isinstance(step, Unreadable) else str(step)
    if not articles:
        return Intake(source, problem=problems[0] if problems else f"{step}: there is no article in it.")
    return Intake(source, articles, dropped=(*problems, *(line for part in parts for line in part.dropped)))


def take_in_parts(
    step: Path | Unreadable, *, published: str = "", publisher: str = "", options: Options | None = None
) -> Iterator[Intake]:
    """The articles of one file as they are read: of an archive or a jsonl file one text at a time."""
    if isinstance(step, Unreadable):
        yield Intake(step.source, problem=step.reason)
        return
    for found in read_all(step, options):
        if isinstance(found, Unreadable):
            yield Intake(str(step), problem=_with_folder(found.reason, step))
        else:
            yield _intake(found, step, published, publisher)


def annotate(nlp: Language, intake: Intake) -> Intake:
    """The intake with what the pipeline finds in its articles; one bad source does not stop the others."""
    from pipelines.extraction import extract

    try:
        return replace(intake, articles=tuple(extract(nlp, intake.articles)))
    except Exception as error:
        reason = f"{intake.source}: the pipeline failed on it ({type(error).__name__}: {error}); please report this."
        return Intake(intake.source, problem=reason)


def _intake(text: SourceText, step: Path, published: str, publisher: str) -> Intake:
    published, publisher = text.published or published, text.publisher or publisher
    if text.holds == "record":
        return Intake(str(step), (_record(text, published, publisher),))
    words = indented(text.text) if text.holds == "article" else text.text
    page = read_page(words, source=text.source, published=published, publisher=publisher)
    if text.holds == "article":
        return Intake(str(step), (_whole(text, page, published, publisher),))
    if not page.articles:
        place = f"{step}, {text.part}" if text.part else str(step)
        return Intake(
            str(step), problem=f"{place}: there is no article in it; check that it holds running Chinese text."
        )
    articles = page.articles
    if text.title and len(articles) == 1:
        articles = (replace(articles[0], title=text.title),)
    dropped = tuple(f"{item.text} ({item.reason})" for item in page.dropped if item.text)
    return Intake(str(step), articles, dropped=dropped)


def _record(text: SourceText, published: str, publisher: str) -> Article:
    """The article of a text that is clean already."""
    return Article(
        text=text.text,
        title=text.title,
        published=published,
        publisher=publisher,
        reporters=text.reporters,
        source=text.source,
    )


def _whole(text: SourceText, page: Page, published: str, publisher: str) -> Article:
    """The article of a text that is plainly one, whatever it looks like as a page.

    If it looks like one there as well, datelines and bylines are taken off it; else its lines stay as they are.
    """
    found = page.articles
    if len(found) == 1 and sum(len(item.text) for item in page.dropped) <= _LOST * len(text.text):
        own = found[0]
        reporters = own.reporters or text.reporters
        return replace(own, id="", title=text.title or own.title, reporters=reporters)
    lines = (unspace(line) for line in normalise_characters(text.text).split("\n"))
    return Article(
        text="\n".join(line for line in lines if line),
        title=text.title,
        published=published or next((a.published for a in found if a.published), ""),
        publisher=publisher or next((a.publisher for a in found if a.publisher), ""),
        reporters=text.reporters or tuple(dict.fromkeys(name for a in found for name in a.reporters)),
        source=text.source,
    )


def _with_folder(problem: str, step: Path) -> str:
    """Content is judged by the file's name alone, but a reader of many files must see which one is meant."""
    named = problem.startswith((f"{step.name}: ", f"{step.name}, ", f"{step.name}/"))
    return f"{step}{problem.removeprefix(step.name)}" if named else problem
