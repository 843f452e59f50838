"""Records in which facts were found elsewhere: taken as they stand, but only if they keep the form of the guide.

They may come from another machine, so nothing is taken on trust but what they say: what would break the graph, or
stand in it without the words that it rests on, is refused in one sentence.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from typing import Any, Final

from pipelines.article import Article, Measure, RecordError, Relation, Span, from_json
from pipelines.guide import INITIATIVE_SUBTYPES
from pipelines.reading import SourceText

_DAY: Final = re.compile(r"\d{4}-\d\d-\d\d")
_CONTROLS: Final = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_LISTS: Final = ("reporters", "entities", "relations", "measures")
_WORDS: Final = ("id", "title", "published", "publisher", "text", "source", "read_by", "name", "subject", "object")


def extracted_elsewhere(text: SourceText) -> Article:
    """The article of a text, with the entities, relations and measures that its record states.

    Raises:
        RecordError: the text is no record, or its record breaks the guide's form; the message says where.
    """
    data = text.record
    if data is None:
        raise RecordError("this is no record with entities and relations; leave --extracted out to have it read")
    try:
        _check_forms(data)
        article = from_json(data)
    except (OverflowError, RecursionError) as error:
        raise RecordError("a number or a list in the record is beyond all bounds; correct it") from error
    except RecordError as error:
        raise RecordError(f"{str(error).rstrip('.')}; correct the record") from error
    objection = next(_objections(article), "")
    if objection:
        raise RecordError(f"{objection}; correct the record")
    return replace(article, source=article.source or text.source)


def _check_forms(data: Mapping[str, Any]) -> None:
    for name in _LISTS:
        if not isinstance(data.get(name, []), list):
            raise RecordError(f"{name!r} is no list")
    if not all(isinstance(name, str) for name in data.get("reporters", ())):
        raise RecordError("'reporters' is no list of names")
    parts = [part for name in _LISTS[1:] for part in data.get(name, ())]
    for part in (data, *parts):
        if not isinstance(part, Mapping):
            raise RecordError("an entity, relation or measure is no JSON object")
        if wrong := [name for name in _WORDS if not isinstance(part.get(name) or "", str)]:
            raise RecordError(f"{wrong[0]!r} is no text")
        aliases = part.get("aliases") or []
        if not (isinstance(aliases, list) and all(isinstance(alias, str) for alias in aliases)):
            raise RecordError("'aliases' is no list of names")


def _objections(article: Article) -> Iterator[str]:
    words = "".join(_all_words(article))
    if re.search("[\ud800-\udfff]", words):
        yield "it holds half a character (a lone surrogate)"
    if _CONTROLS.search(words):
        yield "it holds a control character, which a terminal would obey"
    if article.published and not _is_day(article.published):
        yield f"{article.published[:40]!r} is no day like 2021-06-26"
    if not all(entity.name.strip() for entity in article.entities):
        yield "an entity has no name"
    for entity in article.entities:
        if entity.subtype and (entity.type != "Initiative" or entity.subtype not in INITIATIVE_SUBTYPES):
            yield f"entity {entity.name[:40]!r} has the unknown subtype {entity.subtype[:40]!r}"
    statements: tuple[Relation | Measure, ...] = (*article.relations, *article.measures)
    if not all(math.isfinite(found.confidence) and 0 <= found.confidence <= 1 for found in statements):
        yield "a confidence is not between 0 and 1"
    spans = [found.span for found in statements if found.span]
    spans += [span for entity in article.entities for span in entity.mentions]
    if not all(_lies_in(span, article.text) for span in spans):
        yield "a span does not lie in the text"


def _all_words(found: Any) -> Iterator[str]:
    """Every string in a record, at any depth."""
    if isinstance(found, str):
        yield found
    elif isinstance(found, tuple):
        for part in found:
            yield from _all_words(part)
    elif hasattr(found, "__slots__"):
        for name in found.__slots__:
            yield from _all_words(getattr(found, name))


def _is_day(words: str) -> bool:
    try:
        return bool(_DAY.fullmatch(words) and date.fromisoformat(words))
    except ValueError:
        return False


def _lies_in(span: Span, text: str) -> bool:
    return 0 <= span.start <= span.end <= len(text)
