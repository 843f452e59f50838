"""A page as a sequence of headings, paragraphs and credits, in printed order."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final, TypeAlias

from pipelines.pages.bylines import closing, names_alone, opening, signature, whole_lines
from pipelines.pages.cleaning import is_finished, unspace
from pipelines.pages.headings import Heading
from pipelines.pages.lines import Line, is_furniture, page_setting
from pipelines.pages.paragraphs import Paragraph, segment
from pipelines.pages.scanner import Credit

_HINT: Final = re.compile(
    r"[讯电记编摄撰校审报责]|通 ?讯|作 ?者|[来稿] ?源|供 ?[稿图]|文 ?[/图]|图 ?[/片]|时间|日期|视觉|策划|统筹|"
    r"\d{4}|[□■◎●○▲△◆◇★☆※▪•]|^[（(【\[]"
)
_HINT_REACH: Final = 60


@dataclass(frozen=True, slots=True)
class Notice:
    """A credit and the number of the line where it begins."""

    credit: Credit
    first: int


@dataclass(frozen=True, slots=True)
class Leftover:
    """A line that belongs to no article: a folio, a web page's button."""

    text: str
    first: int


Block: TypeAlias = Heading | Paragraph | Notice | Leftover


def page_blocks(lines: Sequence[Line]) -> list[Block]:
    """The blocks of a page in printed order."""
    return [part for block in _stretches(lines) for part in _without_closing(block)]


def _stretches(lines: Sequence[Line]) -> Iterator[Block]:
    """Credits of whole lines and datelines cut the page; what lies between is segmented."""
    rest, setting = list(lines), page_setting(lines)
    stretch: list[Line] = []
    position = 0
    while position < len(rest):
        line = rest[position]
        if is_furniture(line):
            yield Leftover(line.text, line.number)
            position += 1
            continue
        found = _credit(rest, position, stretch)
        if not found:
            stretch.append(line)
            position += 1
            continue
        yield from segment(stretch, setting)
        stretch = []
        credit, rows, offset = found
        yield Notice(credit, line.number)
        position += rows
        if offset:  # what follows a dateline is body, whatever it looks like
            stretch.append(_cut(rest[position], offset))
            position += 1
    yield from segment(stretch, setting)


def _credit(lines: Sequence[Line], position: int, stretch: Sequence[Line]) -> tuple[Credit, int, int] | None:
    """The credit at ``position``: the lines it takes up whole, and the offset where the body goes on after them."""
    raws = [line.raw for line in lines[position : position + 6]]
    if _HINT.search(raws[0][:_HINT_REACH]):
        found = opening(raws)
        enclosed = raws[0][0] in "（("
        if (enclosed or not found) and (credit := whole_lines(raws)):
            return credit, credit.lines, 0
        if found:
            return found
    if not stretch:
        return None
    if is_finished(stretch[-1].text):
        signed = signature(raws[0])
        return (replace(signed, kind="closing"), 1, 0) if signed else None
    titled = not any(char in "，。；：" for char in stretch[-1].text)
    alone = names_alone(raws[0]) if titled and len(raws) > 1 else None
    return (alone, 1, 0) if alone else None


def _cut(line: Line, offset: int) -> Line:
    """The line without its dateline; it fills the column all the same, so its width stays."""
    raw = line.raw[offset:]
    return replace(line, raw=raw, text=unspace(raw), indented=True, opens=True)


def _without_closing(block: Block) -> Iterable[Block]:
    """A paragraph parted from the credit that closes it."""
    if not isinstance(block, Paragraph):
        return (block,)
    found = closing(block.raw)
    if not found:
        return (block,)
    credit, offset = found
    rest = block.raw[:offset].rstrip()
    notice = Notice(replace(credit, kind="photo" if credit.kind == "photo" else "closing"), block.last)
    if not rest:
        return (notice,)
    tail = len(unspace(block.raw[offset:].replace("\n", " ")))
    text = block.text[: len(block.text) - tail] if tail else block.text
    return (replace(block, raw=rest, text=text), notice)
