"""JSON: one article, a list of them, the project's own records; and jsonl, one article a line. All of it streamed."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from itertools import count
from typing import Any, BinaryIO, Final

from pipelines.reading.encoding import decode
from pipelines.reading.metadata import impossible_day, iso_day, one_line, people
from pipelines.reading.records import Blob, Found, ReadingError, SourceText, Unreadable
from pipelines.reading.signatures import without_controls

_MARK: Final = b"\xef\xbb\xbf"
_PROBE: Final = 64 * 1024
_LEVELS: Final = 200
_TAGS: Final = re.compile(r"</(?:p|div|span|section|strong)>|<br\s{0,9}/?>", re.I)
_LISTED: Final = re.compile(rb'\s*\{\s*(?:"\w{1,20}"\s*:\s*[^\[\]{}]{0,400},\s*)?"(?:articles|data|items)"\s*:\s*\[')
_LISTS: Final = ("item", "articles.item", "data.item", "items.item")


class _Stretch:
    """A stream that ijson reads from, which would build a value of any size: no more than ``limit`` at a stretch."""

    def __init__(self, stream: BinaryIO, limit: int) -> None:
        self.stream, self.limit, self.read_so_far = stream, limit, 0

    def read(self, size: int = -1) -> bytes:
        """The next bytes.

        Raises:
            OverflowError: so many have been read since the last value was whole.
        """
        data = self.stream.read(size)
        self.read_so_far += len(data)
        if self.read_so_far > self.limit + _PROBE:
            raise OverflowError
        return data


def read(blob: Blob) -> Iterator[Found]:
    """The articles of a JSON or jsonl file, one at a time; a broken line is said with its number and passed over.

    Raises:
        ReadingError: the file is broken beyond that, or holds no article.
    """
    stream = _utf8(blob)
    found = _lines(blob, stream) if _is_lines(stream, blob.options.limits.text) else _document(blob, stream)
    nothing = True
    for item in found:
        nothing = False
        yield item
    if nothing:
        keys = ", ".join(blob.options.fields.text[:2])
        raise ReadingError(
            f"{blob.name}: there is no article in the JSON; an article is an object with {keys} or such."
        )


def _utf8(blob: Blob) -> BinaryIO:
    """The stream, at its first character; what is not UTF-8 is read whole to become it."""
    from io import BytesIO

    start = blob.head(_PROBE)
    try:
        start.removeprefix(_MARK)[: start.rfind(b"\n") + 1 or None].decode("utf-8")
        plain = b"\0" not in start
    except UnicodeDecodeError as error:
        plain = error.start > len(start) - 4 and len(start) == _PROBE
    if not plain:
        return BytesIO(decode(blob.whole(blob.options.limits.text), blob.name)[0].lstrip("\ufeff").encode())
    blob.stream.seek(len(_MARK) if start.startswith(_MARK) else 0)
    return blob.stream


def _is_lines(stream: BinaryIO, limit: int) -> bool:
    """Whether each line is an object: the first is a whole one, or it looks like one that is broken or too long."""
    start = stream.tell()
    first = b""
    while not first.strip() and (line := stream.readline(limit + 1)):
        first = line
    second = stream.readline(_PROBE)
    stream.seek(start)
    if not first.lstrip().startswith(b"{") or _LISTED.match(first):
        return False
    if len(first) > limit:
        return True
    try:
        return isinstance(json.loads(first), dict)
    except (ValueError, RecursionError):
        return second.lstrip().startswith(b"{") and not first.rstrip().endswith((b",", b"[", b"{", b":"))


def _lines(blob: Blob, stream: BinaryIO) -> Iterator[Found]:
    limit = blob.options.limits.text
    for number in count(1):
        line = stream.readline(limit + 1)
        if not line:
            return
        part = f"line {number}"
        try:
            if len(line) > limit:
                _skip_line(stream, line)
                raise ReadingError(f"it is longer than the limit of {limit:,} bytes; split it, or raise the limit.")
            if line.strip():
                yield article_of(_object(line), blob, part)
        except ReadingError as error:
            yield Unreadable(blob.name, f"{blob.name}, {part}: {error}")


def _skip_line(stream: BinaryIO, line: bytes) -> None:
    while line and not line.endswith(b"\n"):
        line = stream.readline(_PROBE)


def _object(line: bytes) -> Mapping[str, Any]:
    try:
        data = json.loads(line)
    except UnicodeDecodeError as error:
        raise ReadingError("it is not UTF-8; save the file as UTF-8.") from error
    except json.JSONDecodeError as error:
        raise ReadingError(f"it is not JSON ({error.msg}, character {error.pos + 1}); correct the line.") from error
    except (ValueError, RecursionError) as error:
        raise ReadingError("it is not JSON that can be read; correct the line.") from error
    if not isinstance(data, dict):
        raise ReadingError("it is no JSON object; write one object with its keys a line.")
    return data


def _document(blob: Blob, stream: BinaryIO) -> Iterator[Found]:
    """The articles of one JSON value: of an array, of the array under ``articles``, or of the object itself."""
    import ijson  # type: ignore[import-untyped]

    limit = blob.options.limits.text
    metered = _Stretch(stream, limit)
    number = 0
    try:
        for value in _values(ijson.parse(metered, use_float=True)):
            metered.read_so_far = 0
            number += 1
            try:
                if not isinstance(value, dict):
                    raise ReadingError("it is no JSON object; make each article one object.")
                yield article_of(value, blob, f"article {number}")
            except ReadingError as error:
                yield Unreadable(blob.name, f"{blob.name}, article {number}: {error}")
    except OverflowError as error:
        raise ReadingError(
            f"{blob.name}: article {number + 1} is longer than the limit of {limit:,} bytes; "
            "split it, or raise the limit."
        ) from error
    except (ijson.JSONError, ValueError, RecursionError) as error:
        place = f"after article {number}" if number else "before its first article is whole"
        raise ReadingError(f"{blob.name}: the JSON is broken or cut off {place}; correct the file.") from error


def _values(events: Iterator[tuple[str, str, Any]]) -> Iterator[Any]:
    """The elements of the array that holds the articles; the whole object where there is no such array."""
    import ijson

    own = ijson.ObjectBuilder()
    depth, streamed = 0, False
    inner: Any = None
    for prefix, event, value in events:
        opens, closes = event.startswith("start_"), event.startswith("end_")
        depth += opens
        if depth > _LEVELS:
            raise ValueError("too deep")
        if prefix in _LISTS or (inner is not None and prefix.startswith(_LISTS)):
            streamed = True
            inner = inner or ijson.ObjectBuilder()
            inner.event(event, value)
            if prefix in _LISTS and not opens and event != "map_key":
                yield inner.value
                inner = None
        else:
            own.event(event, value)
        depth -= closes
    whole = own.value
    if not streamed and isinstance(whole, dict) and not _is_empty_list(whole):
        yield whole


def _is_empty_list(whole: Mapping[str, Any]) -> bool:
    return any(whole.get(prefix.removesuffix(".item")) == [] for prefix in _LISTS[1:])


def article_of(data: Mapping[str, Any], blob: Blob, part: str) -> SourceText:
    """The article of a JSON object, or of what else has its parts under names.

    Raises:
        ReadingError: it has no text.
    """
    fields = blob.options.fields
    text = _first(data, fields.text)
    if not isinstance(text, str) or not text.strip():
        keys = ", ".join(fields.text[:3])
        raise ReadingError(f"it has no text; put it under one of the keys {keys}.")
    record = "entities" in data and "relations" in data
    if not record and _TAGS.search(text):
        from pipelines.reading.webpage import fragment

        text = fragment(text, blob.options.limits.tags)
        if not text:
            raise ReadingError("its text is HTML without words or with too many tags; put plain text there.")
    reporters = _first(data, fields.reporters)
    publisher = data.get("publisher") if record else _first(data, fields.publisher)
    return SourceText(
        text=text if record else without_controls(text).replace("\0", ""),
        source=blob.name,
        encoding="utf-8",
        format="json",
        title=str(data.get("title") or "") if record else one_line(_first(data, fields.title)),
        published=iso_day(_first(data, fields.published)),
        publisher=one_line(publisher),
        reporters=people(reporters if isinstance(reporters, list) else [reporters]),
        url=one_line(_first(data, fields.url)),
        part=part,
        holds="record" if record else "article",
        record=data if record else None,
        misdated=impossible_day(_first(data, fields.published)),
    )


def _first(data: Mapping[str, Any], keys: tuple[str, ...]) -> Any:
    return next((data[key] for key in keys if data.get(key)), "")
