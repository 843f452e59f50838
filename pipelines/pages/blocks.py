"""A page as a sequence of headings, paragraphs and credits, in printed order."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import reduce
from typing import Final, TypeAlias

from pipelines.pages.bylines import closing, is_hinted, names_alone, signature, whole_lines
from pipelines.pages.cleaning import glue, is_finished, unspace
from pipelines.pages.credits import Credit
from pipelines.pages.creditwords import PAPER
from pipelines.pages.folios import folio
from pipelines.pages.furniture import is_furniture
from pipelines.pages.headings import Heading, is_call
from pipelines.pages.inserts import caption_rows, is_address, is_notice, is_paid, is_picture
from pipelines.pages.lines import Line, Setting, column_width, page_setting
from pipelines.pages.openings import opening
from pipelines.pages.paragraphs import Paragraph, paragraph, segment

_MASTHEAD: Final = re.compile(r"^[^。，]{0,24}星期[一二三四五六日天曰](?=.*[版报]|$)")
_FILLED: Final = 1.5
_EDGE: Final = 3
_CAPTION_REACH: Final = 8
_PAUSES: Final = frozenset("，。；：")
_STANDFIRST: Final = 60
OF_THE_PAGE: Final = "belongs to the page, not to an article"


@dataclass(frozen=True, slots=True)
class Notice:
    """A credit and the number of the line where it begins; ``form`` is what stands before its first name."""

    credit: Credit
    first: int
    form: str = ""


@dataclass(frozen=True, slots=True)
class Leftover:
    """A line that belongs to no article, and why: a folio, a web page's button, a paid notice."""

    text: str
    first: int
    reason: str = OF_THE_PAGE


Block: TypeAlias = Heading | Paragraph | Notice | Leftover


def page_blocks(lines: Sequence[Line], *, notices: bool = False, setting: Setting | None = None) -> list[Block]:
    """The blocks of a page in printed order; with ``notices``, paid notices are text like any other.

    ``setting`` is that of the page, as far as it is known already.
    """
    found = _stretches(lines, setting or page_setting(lines))
    blocks = found if notices else _without_notices(found)
    parts = _below_name([part for block in blocks for part in _without_closing(_without_masthead(block))])
    return [_called(part, parts[k + 1 : k + 3], top=not k or _closes(parts[k - 1])) for k, part in enumerate(parts)]


def _called(block: Block, below: Sequence[Block], *, top: bool = False) -> Block:
    """A short line that ends with an exclamation or a question, with a heading or a byline below, is a headline.

    So is the first of a page and the first below a signed article (``top``), unless it is somebody's speech, and one
    with a standfirst between it and the byline.
    """
    if not isinstance(block, Paragraph) or not is_call(block.text, block.raw.count("\n") + 1):
        return block
    if below and isinstance(below[0], Paragraph):
        if top and not block.text.startswith("“"):
            return Heading(block.text, block.first)
        below = below[1:] if len(below[0].text) < _STANDFIRST else []
    byline = below and isinstance(below[0], Notice) and below[0].credit.kind in ("byline", "dateline")
    opens = byline and not below[0].credit.enclosed  # type: ignore[union-attr]
    return Heading(block.text, block.first) if opens or (below and isinstance(below[0], Heading)) else block


def _closes(block: Block) -> bool:
    """Whether the block signs the article above it in brackets."""
    return isinstance(block, Notice) and block.credit.kind == "closing" and bool(block.credit.reporters)


def _below_name(blocks: list[Block]) -> list[Block]:
    """The blocks; the name of a paper or station as the first line of a page, above its day, is no headline."""
    match blocks:
        case [Heading(text=name, first=first), Notice(credit=credit, form=form), *rest] if (
            PAPER.fullmatch(name) and credit.day and not credit.reporters
        ):
            return [Notice(replace(credit, publisher=credit.publisher or name), first, form), *rest]
    return blocks


def _without_masthead(block: Block) -> Block:
    """A line of weekday and paper that no credit was read from, as scans have them, is no headline."""
    if isinstance(block, Heading) and _MASTHEAD.search(block.text):
        credit = folio(block.text)
        return Notice(credit, block.first) if credit else Leftover(block.text, block.first)
    return block


def _without_notices(blocks: Iterable[Block]) -> Iterator[Block]:
    """The blocks, with paid notices and their headings as what belongs to no article."""
    held: list[Block] = []
    for block in blocks:
        if held and (isinstance(block, Paragraph) or (len(held) > 1 and _signs(block))):
            held.append(block)
            continue
        if isinstance(block, Leftover):  # a folio stands anywhere and parts nothing
            yield block
            continue
        yield from _settled(held)
        held = [block] if isinstance(block, Heading) and is_notice(block.text) else []
        if not held:
            yield block
    yield from _settled(held)


def _signs(block: Block) -> bool:
    """Whether the line names whoever put a notice in, or where they can be found."""
    return isinstance(block, Heading) and is_address(block.text)


def _settled(held: Sequence[Block]) -> Iterator[Block]:
    """A notice's heading and the paragraphs below it: as far as they are short and read like one, they are one."""
    paid = 0
    for rows in range(2, len(held) + 1):
        text = "".join(block.text for block in held[1:rows] if isinstance(block, Paragraph))
        if is_paid(text) and (isinstance(held[rows - 1], Paragraph) or paid == rows - 1):
            paid = rows
    for row, block in enumerate(held):
        notice = row < paid and not isinstance(block, Notice)
        yield Leftover(block.text, block.first, "paid notice") if notice else block  # type: ignore[union-attr]


def _stretches(lines: Sequence[Line], setting: Setting) -> Iterator[Block]:
    """Credits of whole lines, datelines, captions and headings of notices cut the page; the rest is segmented."""
    stretch: list[Line] = []
    position = 0
    last = len(lines) - _EDGE
    top = True  # whether nothing but what belongs to the page stands above
    torn = False  # whether a picture stands in the midst of a sentence, which goes on below it
    pictured = -1  # where a caption ends, below which whoever took the picture signs
    while position < len(lines):
        line = lines[position]
        edge = position < _EDGE or position >= last
        if is_furniture(line, above=stretch[-1] if stretch else None, edge=edge):
            yield Leftover(line.text, line.number)
            position += 1
            continue
        found = _credit(lines, position, stretch)
        rows = 0 if found or not is_picture(line) else caption_rows(lines[position : position + _CAPTION_REACH])
        if not (found or rows or is_notice(line.text)):
            stretch.append(line._replace(opens=True) if torn else line)
            torn = False
            position += 1
            continue
        cut = rows > 0 and _unfinished(stretch)
        yield from segment(stretch, setting, torn=cut, top=top, signed=_opens(found))
        top = top and not stretch and not (found and found[0].reporters)
        torn = cut or (torn and bool(found) and not stretch)
        stretch = []
        if not found:
            yield paragraph(lines[position : position + rows]) if rows else Heading(line.text, line.number)
            position += max(rows, 1)
            pictured = position if rows else -1
            continue
        credit, rows, offset = found
        credit = replace(credit, kind="photo") if position == pictured else credit
        yield Notice(credit, line.number, _form(line.text, credit))
        position += rows
        if offset:  # what follows a dateline is body, whatever it looks like
            stretch.append(_cut(lines[position], offset))
            position += 1
    yield from segment(stretch, setting, top=top)


def _form(words: str, credit: Credit) -> str:
    """What a byline has before its first name; a mark where it begins with that."""
    return words.replace(" ", "").partition(credit.reporters[0])[0] or "·" if credit.reporters else ""


def _opens(found: tuple[Credit, int, int] | None) -> bool:
    """Whether a headline may be awaited above what was found: a byline, not in brackets, or a dateline."""
    return bool(found) and found[0].kind in ("byline", "dateline") and not found[0].enclosed  # type: ignore[index]


def _unfinished(stretch: Sequence[Line]) -> bool:
    """Whether the last line fills its column, or has a comma in it, and does not end a sentence."""
    if not stretch or stretch[-1].finished:
        return False
    full = column_width(stretch, len(stretch) - 1, len(stretch))
    return "，" in stretch[-1].text or (len(stretch) > 1 and stretch[-1].width > full - _FILLED)


def _credit(lines: Sequence[Line], position: int, stretch: Sequence[Line]) -> tuple[Credit, int, int] | None:
    """The credit at ``position``: the lines it takes up whole, and the offset where the body goes on after them."""
    if is_hinted(lines, position):
        raws = [line.raw for line in lines[position : position + 6]]
        found = opening(raws)
        enclosed = raws[0][0] in "（("
        credit = whole_lines(raws)
        if credit and found and credit.kind == "photo" and credit.lines <= found[1]:  # above another's dateline
            return credit, credit.lines, 0
        if credit and (enclosed or not found or (credit.lines > found[1] and not _goes_on(found, credit))):
            return credit, credit.lines, 0
        if found:
            return found
    if not stretch:
        return None
    raw = lines[position].raw
    if stretch[-1].finished:
        signed = signature(raw)
        return (replace(signed, kind="closing"), 1, 0) if signed else None
    if position + 1 == len(lines) or not _PAUSES.isdisjoint(stretch[-1].text):
        return None
    alone = names_alone(raw)
    return (alone, 1, 0) if alone else None


def _goes_on(found: tuple[Credit, int, int], credit: Credit) -> bool:
    """Whether the body goes on in the line of the names, of which ``credit`` took the first words for more of them."""
    opened, row, offset = found
    return bool(opened.reporters and offset) and not (credit.day and credit.lines == row + 1)


def _cut(line: Line, offset: int) -> Line:
    """The line without its dateline; it fills the column all the same, so its width stays."""
    raw = line.raw[offset:]
    text = unspace(raw)
    return line._replace(raw=raw, text=text, indented=True, finished=is_finished(text), opens=True)


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
    tail = len(reduce(glue, map(unspace, block.raw[offset:].split("\n"))))
    text = block.text[: len(block.text) - tail] if tail else block.text
    return (replace(block, raw=rest, text=text), notice)
