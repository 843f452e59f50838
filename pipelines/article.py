"""Frozen records of what one article says, and their JSON form.

The records follow the project's annotation guide: entity types, relation predicates and the key names of the
JSON objects are its contract with gold files and scorers. Everything downstream (the graph, the views) is a
projection of these records.
"""

from __future__ import annotations

import hashlib
import json
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, fields, replace
from pathlib import Path
from typing import Any, Final

from pipelines import origin as origins
from pipelines.guide import ENTITY_TYPES, PREDICATES, QUALIFIERS, SYMMETRIC
from pipelines.origin import Origin

_PASSED_OVER: Final = re.compile("[\"'“”‘’「」『』《》〈〉\\s]+")
_WIDE: Final = tuple(zip("，：；（）！？", ",:;()!?", strict=True))


class RecordError(ValueError):
    """A JSON object that is not an article record; the message says which key and why."""


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of an article's ``text``: ``text[start:end]``, in characters."""

    start: int
    end: int

    def quote(self, text: str) -> str:
        """The words at this span of ``text``."""
        return text[self.start : self.end]


@dataclass(frozen=True, slots=True)
class Entity:
    """One real-world thing in one article, however often it is mentioned.

    ``name`` is the fullest form the article supports; ``mentions`` are the places in the text that stand for it,
    ``rule`` names the rule or model version that proposed it.
    """

    name: str
    type: str
    subtype: str = ""
    aliases: tuple[str, ...] = ()
    mentions: tuple[Span, ...] = ()
    rule: str = ""


@dataclass(frozen=True, slots=True)
class Relation:
    """``subject predicate object`` between two entity names of the same article, with its qualifiers.

    ``evidence`` is the sentence, verbatim from the article's text; ``span`` says where it stands there.
    ``confidence`` lies in [0, 1].
    """

    subject: str
    predicate: str
    object: str
    title: str = ""
    agreement: str = ""
    topic: str = ""
    amount: str = ""
    date: str = ""
    status: str = ""
    evidence: str = ""
    span: Span | None = None
    confidence: float = 1.0
    rule: str = ""

    @property
    def key(self) -> tuple[str, str, str]:
        """Identity of the statement: the two ends of a symmetric predicate stand in sorted order."""
        if self.predicate in SYMMETRIC and self.object < self.subject:
            return self.object, self.predicate, self.subject
        return self.subject, self.predicate, self.object


@dataclass(frozen=True, slots=True)
class Measure:
    """A figure stated of an entity: ``占地94亩`` is ``value`` 94.0, ``unit`` 亩, ``indicator`` 占地."""

    subject: str
    indicator: str
    value: float
    unit: str
    date: str = ""
    evidence: str = ""
    span: Span | None = None
    confidence: float = 1.0
    rule: str = ""


@dataclass(frozen=True, slots=True)
class Article:
    """One news item: clean ``text``, its metadata, and what was found in it.

    ``published`` is an ISO 8601 date or empty, ``published_from`` what it was taken from (``dateline``, ``masthead``,
    ``file name``, ``html meta``, ``--published``, …); ``source`` names the file that the article was read from, and
    ``origin`` says where in that file's text its words stand, if this is known. ``read_by`` is the version of the
    pipeline whose findings these are, see :mod:`pipelines.fingerprint`; empty where nobody has noted it.
    """

    text: str
    title: str = ""
    published: str = ""
    publisher: str = ""
    reporters: tuple[str, ...] = ()
    source: str = ""
    entities: tuple[Entity, ...] = ()
    relations: tuple[Relation, ...] = ()
    measures: tuple[Measure, ...] = ()
    published_from: str = ""
    origin: Origin | None = None
    id: str = field(default="", compare=True)
    read_by: str = ""

    def __post_init__(self) -> None:
        if not self.id:
            object.__setattr__(self, "id", article_id(self.publisher, self.text))

    def entity(self, name: str) -> Entity | None:
        """The entity of that name, or None."""
        return next((e for e in self.entities if e.name == name), None)

    def annotated(
        self, entities: Iterable[Entity], relations: Iterable[Relation], measures: Iterable[Measure] = ()
    ) -> Article:
        """The same article with these findings in place of the present ones."""
        things, facts, figures = tuple(entities), tuple(relations), tuple(measures)
        return replace(self, entities=things, relations=facts, measures=figures, read_by="")


def normalise(text: str) -> str:
    """NFKC, no white space, no quotation marks of any kind, case folded: the form in which names are compared."""
    for wide, plain in _WIDE:  # most texts have no others, and looking for these is a tenth of the work
        text = text.replace(wide, plain)
    return _PASSED_OVER.sub("", unicodedata.normalize("NFKC", text)).casefold()


def article_id(publisher: str, text: str) -> str:
    """Sixteen hexadecimal digits that depend on the publisher and the words of the text alone."""
    seed = normalise(publisher) + "\n" + normalise(text)
    return hashlib.sha256(seed.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def to_json(article: Article) -> dict[str, Any]:
    """The article as a JSON object of the guide; optional keys are left out where empty."""
    head: dict[str, Any] = {
        "id": article.id,
        "title": article.title,
        "published": article.published,
        "publisher": article.publisher,
        "reporters": list(article.reporters),
        "text": article.text,
    }
    if article.source:
        head["source"] = article.source
    if article.published_from:
        head["published_from"] = article.published_from
    if article.origin:
        head["origin"] = origins.to_json(article.origin)
    if article.read_by:
        head["read_by"] = article.read_by
    head["entities"] = [_slim(e, always=("name", "type")) for e in article.entities]
    head["relations"] = [_slim(r, always=("subject", "predicate", "object")) for r in article.relations]
    head["measures"] = [_slim(m, always=("subject", "indicator", "value", "unit")) for m in article.measures]
    return head


def from_json(data: Mapping[str, Any]) -> Article:
    """The record of a JSON object in the guide's format; keys that the record does not know are passed over.

    Raises:
        RecordError: a required key is missing, or a type or predicate is not one of the guide's.
    """
    try:
        return Article(
            id=str(data.get("id", "")),
            title=str(data.get("title") or ""),
            published=str(data.get("published") or ""),
            publisher=str(data.get("publisher") or ""),
            reporters=tuple(data.get("reporters") or ()),
            text=str(data["text"]),
            source=str(data.get("source") or ""),
            entities=tuple(_entity(e) for e in data.get("entities", ())),
            relations=tuple(_relation(r) for r in data.get("relations", ())),
            measures=tuple(_measure(m) for m in data.get("measures", ())),
            published_from=str(data.get("published_from") or ""),
            origin=origins.from_json(data["origin"]) if data.get("origin") else None,
            read_by=str(data.get("read_by") or ""),
        )
    except KeyError as error:
        raise RecordError(f"article record lacks the key {error.args[0]!r}") from error
    except (TypeError, ValueError, AttributeError) as error:
        raise error if isinstance(error, RecordError) else RecordError(f"not an article record: {error}") from error


def read_articles(path: Path) -> list[Article]:
    """The articles of one JSON file of the guide (``{"source": …, "articles": […]}``).

    Raises:
        RecordError: the file is not JSON, or not in the guide's format.
    """
    try:
        data = json.loads(path.read_text("utf-8"))
        rows = data["articles"]
    except (UnicodeDecodeError, json.JSONDecodeError, KeyError, TypeError) as error:
        raise RecordError(f'{path}: not a JSON file with "articles" in it') from error
    source = str(data.get("source") or path.name)
    return [replace(article, source=article.source or source) for article in map(from_json, rows)]


def write_articles(path: Path, source: str, articles: Iterable[Article]) -> None:
    """Write one JSON file of the guide, through a temporary name, so that it is whole or absent.

    One article at a time is asked for and written, so that a file may hold more of them than memory.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(path.name + ".part")
    try:
        with part.open("w", encoding="utf-8", newline="\n") as file:
            file.write(f'{{\n "source": {json.dumps(source, ensure_ascii=False)},\n "articles": [')
            between = "\n  "
            for article in articles:
                words = json.dumps(to_json(article), ensure_ascii=False, indent=1)
                file.write(between + words.replace("\n", "\n  "))
                between = ",\n  "
            file.write("]\n}\n" if between == "\n  " else "\n ]\n}\n")
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)


def _slim(record: Entity | Relation | Measure, always: tuple[str, ...]) -> dict[str, Any]:
    return dict(_items(record, always))


def _items(record: Entity | Relation | Measure, always: tuple[str, ...]) -> Iterator[tuple[str, Any]]:
    for f in fields(record):
        value = getattr(record, f.name)
        if isinstance(value, Span):
            yield "start", value.start
            yield "end", value.end
        elif f.name == "mentions":
            if value:
                yield "mentions", [[s.start, s.end] for s in value]
        elif f.name in always or (value and value != f.default):
            yield f.name, list(value) if isinstance(value, tuple) else value


def _span(data: Mapping[str, Any]) -> Span | None:
    return Span(int(data["start"]), int(data["end"])) if "start" in data and "end" in data else None


def _entity(data: Mapping[str, Any]) -> Entity:
    if data["type"] not in ENTITY_TYPES:
        raise RecordError(f"entity {data['name']!r} has the unknown type {data['type']!r}")
    return Entity(
        name=str(data["name"]),
        type=str(data["type"]),
        subtype=str(data.get("subtype") or ""),
        aliases=tuple(data.get("aliases") or ()),
        mentions=tuple(Span(int(a), int(b)) for a, b in data.get("mentions", ())),
        rule=str(data.get("rule") or ""),
    )


def _relation(data: Mapping[str, Any]) -> Relation:
    if data["predicate"] not in PREDICATES:
        raise RecordError(f"unknown predicate {data['predicate']!r}")
    return Relation(
        subject=str(data["subject"]),
        predicate=str(data["predicate"]),
        object=str(data["object"]),
        **{q: str(data.get(q) or "") for q in QUALIFIERS},
        evidence=str(data.get("evidence") or ""),
        span=_span(data),
        confidence=float(data.get("confidence", 1.0)),
        rule=str(data.get("rule") or ""),
    )


def _measure(data: Mapping[str, Any]) -> Measure:
    return Measure(
        subject=str(data["subject"]),
        indicator=str(data["indicator"]),
        value=float(data["value"]),
        unit=str(data["unit"]),
        date=str(data.get("date") or ""),
        evidence=str(data.get("evidence") or ""),
        span=_span(data),
        confidence=float(data.get("confidence", 1.0)),
        rule=str(data.get("rule") or ""),
    )
