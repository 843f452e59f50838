"""Frozen records of gold and predicted articles, with the keys that only gold has, and their reading from JSON."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from pipelines.article import Article, RecordError, from_json, to_json
from pipelines.guide import QUALIFIERS

ANNOTATION: Final = ("entities", "relations", "measures")


@dataclass(frozen=True, slots=True)
class ScoredEntity:
    """An entity as far as scoring looks at it; ``optional`` is what only one of two readers found."""

    name: str
    type: str
    aliases: tuple[str, ...] = ()
    optional: bool = False


@dataclass(frozen=True, slots=True)
class ScoredRelation:
    """A relation with its qualifiers; ``unsettled`` names those on which two readers differ."""

    subject: str
    predicate: str
    object: str
    qualifiers: Mapping[str, str]
    optional: bool = False
    unsettled: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class ScoredMeasure:
    """A figure: its value is a number, or the words that stand in place of one."""

    subject: str
    value: float | str
    unit: str
    optional: bool = False


@dataclass(frozen=True, slots=True)
class ScoredArticle:
    """An article to compare: ``bare`` has its text and metadata, the rest is the annotation."""

    bare: Article
    alt_titles: tuple[str, ...] = ()
    entities: tuple[ScoredEntity, ...] = ()
    relations: tuple[ScoredRelation, ...] = ()
    measures: tuple[ScoredMeasure, ...] = ()


def load(path: Path) -> dict[str, list[ScoredArticle]]:
    """The articles of a JSON file of the guide, or of all in a folder, by the stem of their source.

    Raises:
        RecordError: nothing to read, not JSON, not in the guide's format, or two files of the same source.
    """
    files = sorted(path.glob("*.json")) if path.is_dir() else [path]
    if not files:
        raise RecordError(f"{path}: holds no JSON files")
    articles: dict[str, list[ScoredArticle]] = {}
    for file in files:
        source, found = _read(file)
        if source in articles:
            raise RecordError(f"{file}: a second file of the source {source!r}")
        articles[source] = found
    return articles


def scored(article: Article) -> ScoredArticle:
    """An article record as scoring sees it."""
    return _article(to_json(article))


def _read(file: Path) -> tuple[str, list[ScoredArticle]]:
    try:
        data = json.loads(file.read_text("utf-8"))
        rows = data["articles"]
        source = str(data.get("source") or file.name)
    except OSError as error:
        raise RecordError(f"{file}: cannot be read ({error.strerror})") from error
    except (ValueError, RecursionError, LookupError, TypeError, AttributeError) as error:
        raise RecordError(f'{file}: not a JSON file with "articles" in it') from error
    try:
        return Path(source).stem, [_article(row) for row in rows]
    except RecordError as error:
        raise RecordError(f"{file}: {error}") from error
    except KeyError as error:
        raise RecordError(f"{file}: an annotation lacks the key {error.args[0]!r}") from error
    except (TypeError, ValueError, AttributeError) as error:
        raise RecordError(f"{file}: not in the guide's format: {error}") from error


def _article(data: Mapping[str, Any]) -> ScoredArticle:
    return ScoredArticle(
        bare=from_json({key: value for key, value in data.items() if key not in ANNOTATION}),
        alt_titles=tuple(map(str, data.get("alt_titles") or ())),
        entities=tuple(map(_entity, data.get("entities") or ())),
        relations=tuple(map(_relation, data.get("relations") or ())),
        measures=tuple(map(_measure, data.get("measures") or ())),
    )


def _entity(data: Mapping[str, Any]) -> ScoredEntity:
    # Types and predicates that the guide lacks are let through: in a prediction they are errors to count.
    return ScoredEntity(
        name=str(data["name"]),
        type=str(data["type"]),
        aliases=tuple(map(str, data.get("aliases") or ())),
        optional=bool(data.get("optional")),
    )


def _relation(data: Mapping[str, Any]) -> ScoredRelation:
    return ScoredRelation(
        subject=str(data["subject"]),
        predicate=str(data["predicate"]),
        object=str(data["object"]),
        qualifiers={name: str(data[name]) for name in QUALIFIERS if data.get(name)},
        optional=bool(data.get("optional")),
        unsettled=frozenset(data.get("unsettled") or ()),
    )


def _measure(data: Mapping[str, Any]) -> ScoredMeasure:
    return ScoredMeasure(
        subject=str(data["subject"]),
        value=_number(data.get("value")),
        unit=str(data.get("unit") or ""),
        optional=bool(data.get("optional")),
    )


def _number(value: object) -> float | str:
    try:
        return round(float(value), 4)  # type: ignore[arg-type]
    except (TypeError, ValueError, OverflowError):
        return str(value)
