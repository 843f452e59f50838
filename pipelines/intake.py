"""From what a user names to annotated articles: reading, pages and pipeline, problems kept beside them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from pipelines.article import Article, RecordError
from pipelines.articles import articles_of
from pipelines.extracted import extracted_elsewhere
from pipelines.reading import Options, SourceText, Unreadable, expand, read_all

if TYPE_CHECKING:
    from spacy.language import Language


@dataclass(frozen=True, slots=True)
class Intake:
    """The articles of one source, or the one sentence that says why there are none.

    ``dropped`` is the text that went into no article, each line with the reason; ``misdated`` a sentence on a day that
    the file states and that there is not.
    """

    source: str
    articles: tuple[Article, ...] = ()
    problem: str = ""
    dropped: tuple[str, ...] = ()
    misdated: str = ""


def plan(sources: Iterable[str | Path]) -> Iterator[Path | Unreadable]:
    """The files that the sources stand for, in the order in which they are read, one at a time."""
    return expand(sources)


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
    step: Path | Unreadable,
    *,
    published: str = "",
    publisher: str = "",
    options: Options | None = None,
    extracted: bool = False,
) -> Iterator[Intake]:
    """The articles of one file as they are read: of an archive or a jsonl file one text at a time.

    With ``extracted`` the file holds records, which come out with what was found in them; anything else is a problem.
    """
    if isinstance(step, Unreadable):
        yield Intake(step.source, problem=step.reason)
        return
    for found in read_all(step, options):
        if isinstance(found, Unreadable):
            yield Intake(str(step), problem=_with_folder(found.reason, step))
        elif extracted:
            yield _recorded(found, step)
        else:
            yield _intake(found, step, published, publisher)


def annotate(nlp: Language, intake: Intake, version: str = "") -> Intake:
    """The intake with what the pipeline finds in its articles; one bad source does not stop the others.

    ``version`` is that of the pipeline (:func:`pipelines.fingerprint.fingerprint`), which each article keeps.
    """
    from pipelines.extraction import extract

    try:
        found = extract(nlp, intake.articles)
        return replace(intake, articles=tuple(replace(article, read_by=version) for article in found))
    except Exception as error:
        reason = f"{intake.source}: the pipeline failed on it ({type(error).__name__}: {error}); please report this."
        return Intake(intake.source, problem=reason)


def _recorded(text: SourceText, step: Path) -> Intake:
    try:
        return Intake(str(step), (extracted_elsewhere(text),))
    except RecordError as error:
        place = f"{step}, {text.part}" if text.part else str(step)
        return Intake(str(step), problem=f"{place}: {error}.")


def _intake(text: SourceText, step: Path, published: str, publisher: str) -> Intake:
    page = articles_of(text, published=published, publisher=publisher)
    if not page.articles:
        place = f"{step}, {text.part}" if text.part else str(step)
        return Intake(
            str(step), problem=f"{place}: there is no article in it; check that it holds running Chinese text."
        )
    dropped = tuple(f"{item.text} ({item.reason})" for item in page.dropped if item.text)
    return Intake(str(step), page.articles, dropped=dropped, misdated=_misdated(text, step))


def _misdated(text: SourceText, step: Path) -> str:
    """What is to be said of an article whose file states a day that there is not."""
    if not text.misdated:
        return ""
    place = f"{step}, {text.part}" if text.part else str(step)
    return f"{place}: the date {text.misdated!r} is no day of the calendar, so it is not taken; correct it there."


def _with_folder(problem: str, step: Path) -> str:
    """Content is judged by the file's name alone, but a reader of many files must see which one is meant."""
    named = problem.startswith((f"{step.name}: ", f"{step.name}, ", f"{step.name}/"))
    return f"{step}{problem.removeprefix(step.name)}" if named else problem
