"""What reading hands on: the text of a source, or the reason why there is none; and the limits it keeps."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, BinaryIO, Final, Literal, NamedTuple

_MIB: Final = 1024 * 1024
DEFAULT_LIMIT: Final = 20 * _MIB
"""Largest text that is read unless the caller says otherwise, in bytes (20 MiB, some thousand newspaper pages)."""

Holds = Literal["page", "article", "record"]


class ReadingError(Exception):
    """A source that cannot be read; the message is one sentence: what, where, and what to do about it."""


class OverBudgetError(ReadingError):
    """An archive that holds more than may be unpacked: nothing more of it is read."""


class Mark(NamedTuple):
    """A line of a text that its source marks: as a heading of ``level`` 1 to 6, or, with 0, as a rule across.

    ``named`` is False where no style or tag says that it is a heading, only how it is set or what stands below it.
    """

    line: int
    level: int
    named: bool = True


@dataclass(frozen=True, slots=True)
class SourceText:
    """The text of one source, line ends as ``\\n``, otherwise as the file has it.

    ``source`` is the file's name without folders (in an archive ``archive/member``), ``part`` the place in it where
    it holds several texts, ``encoding`` the name of the codec that was found, ``format`` the name of the reader.
    ``title``, ``published`` (ISO 8601 date), ``publisher``, ``reporters`` and ``url`` are set where the file itself
    carries them apart from its text; else they are empty. ``holds`` says what the text is: a "page", which may be
    several articles; plainly one "article"; or a "record", whose text is clean already and is not to be changed.
    ``decoded`` is the file's text before anything was taken out of it, where that differs and offsets in it mean
    something to a reader of the file. ``pages`` are the offsets in ``text`` where the pages of a PDF begin, and their
    numbers. ``record`` is all of the JSON object where the text is a "record". ``marks`` are the lines of ``text``
    that the file marks as headings or rules, in order. ``misdated`` is a day that the file states apart from its text
    and that no calendar has.
    """

    text: str
    source: str
    encoding: str
    format: str
    title: str = ""
    published: str = ""
    publisher: str = ""
    reporters: tuple[str, ...] = ()
    url: str = ""
    part: str = ""
    holds: Holds = "page"
    decoded: str = field(default="", compare=False, repr=False)
    pages: tuple[tuple[int, int], ...] = ()
    record: Mapping[str, Any] | None = field(default=None, compare=False, repr=False)
    marks: tuple[Mark, ...] = field(default=(), compare=False, repr=False)
    misdated: str = field(default="", compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Unreadable:
    """A source, or a part of one, that cannot be read: the name as given, and one sentence why."""

    source: str
    reason: str

    def __str__(self) -> str:
        return self.reason


@dataclass(frozen=True, slots=True)
class Limits:
    """The largest of everything, so that no input takes unbounded time or memory.

    In bytes: ``text`` for a text, HTML or docx file, a line of jsonl or a value of JSON, ``pdf`` for a PDF, ``total``
    for all that is unpacked from one archive or comes from standard input, ``xml`` for the unpacked text of a docx,
    ``stream`` and ``image`` for an unpacked stream or image of a PDF. ``tags`` counts the tags of a web page,
    ``members`` the files of an archive, ``pages`` the pages of a PDF and ``characters`` those of one page.
    ``seconds`` is how long the reading of one PDF may take, five minutes unless the caller says otherwise.
    """

    text: int = DEFAULT_LIMIT
    pdf: int = 200 * _MIB
    xml: int = 20 * _MIB
    stream: int = 32 * _MIB
    image: int = 256 * _MIB
    total: int = 2048 * _MIB
    tags: int = 200_000
    members: int = 50_000
    pages: int = 1_000
    characters: int = 200_000
    seconds: float = 300.0


@dataclass(frozen=True, slots=True)
class Fields:
    """The keys of JSON, or columns of CSV, that hold the parts of articles; the first that is filled counts."""

    title: tuple[str, ...] = ("title", "headline", "标题")
    text: tuple[str, ...] = ("text", "content", "body", "articleBody", "正文", "内容")
    published: tuple[str, ...] = ("published", "date", "publish_time", "pubDate", "datePublished", "发布时间", "日期")
    publisher: tuple[str, ...] = ("publisher", "media", "source", "来源", "报纸")
    reporters: tuple[str, ...] = ("reporters", "reporter", "author", "authors", "记者", "作者")
    url: tuple[str, ...] = ("url", "link", "链接")


@dataclass(frozen=True, slots=True)
class Options:
    """How sources are read."""

    limits: Limits = field(default_factory=Limits)
    fields: Fields = field(default_factory=Fields)


@dataclass(slots=True)
class Budget:
    """What an archive, with all that lies in it, may still unpack."""

    size: int
    members: int


@dataclass(frozen=True, slots=True)
class Blob:
    """The bytes of one source: a seekable stream at its start. ``depth`` counts the archives around it."""

    name: str
    stream: BinaryIO
    options: Options
    depth: int = 0
    budget: Budget | None = None

    def whole(self, limit: int) -> bytes:
        """All the bytes.

        Raises:
            ReadingError: there are more than ``limit``.
        """
        self.stream.seek(0)
        data = self.stream.read(limit + 1)
        if len(data) > limit:
            raise ReadingError(
                f"{self.name}: the file is larger than the limit of {limit:,} bytes; split it, or raise the limit."
            )
        return data

    def head(self, size: int = 4096) -> bytes:
        """The first bytes; the stream stands at its start again."""
        self.stream.seek(0)
        data = self.stream.read(size)
        self.stream.seek(0)
        return data


Found = SourceText | Unreadable
Reader = Callable[[Blob], Iterator[Found]]
