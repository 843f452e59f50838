"""Files to text beside the library that does nothing but take the text out, and pages to articles."""

from __future__ import annotations

import io
import random
from collections.abc import Callable
from functools import partial
from typing import Final

from benchmarks.noise.press import set_page
from benchmarks.report.rows import Row, alternating, seconds
from pipelines.articles import articles_of
from pipelines.reading import SourceText, read_bytes

_PART: Final = "Reading"
_SIZE: Final = 400
_SENTENCE: Final = "去年春天，青石县在河口镇启动了茶园改造工程，投入资金三百万元，覆盖九个村。"


def measure(rounds: int, pages: int) -> list[Row]:
    """Characters a second of each format, and of parting ``pages`` hostile pages into articles."""
    rng = random.Random(1)
    paragraphs = [_SENTENCE * rng.randrange(1, 4) for _ in range(_SIZE)]
    characters = sum(map(len, paragraphs))
    rows = []
    for name, (data, other, theirs) in _formats(paragraphs).items():
        spreads = alternating([partial(_read, data, name), partial(theirs, data)], rounds)
        ours, bare = (spread.per(characters) for spread in spreads)
        rows.append(Row(_PART, name, "characters/s of CPU", ours, other, bare, note="takes the text out, no more"))
    sheets = [set_page("held-out", number).text for number in range(pages)]
    texts = [SourceText(text, "page.txt", "utf-8", "txt") for text in sheets]
    spread = seconds(lambda: [articles_of(text) for text in texts], rounds)
    rows.append(Row(_PART, "pages to articles", "characters/s of CPU", spread.per(sum(map(len, sheets)))))
    return rows


def _formats(paragraphs: list[str]) -> dict[str, tuple[bytes, str, Callable[[bytes], object]]]:
    text = "\n".join(paragraphs)
    body = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    page = f"<html><head><title>茶园</title></head><body><div>{body}</div></body></html>".encode()
    return {
        "txt": (text.encode(), "bytes.decode", lambda data: data.decode()),
        "html": (page, "lxml", _by_lxml),
        "docx": (_docx(paragraphs), "python-docx", _by_docx),
    }


def _read(data: bytes, name: str) -> None:
    (found,) = read_bytes(data, f"a.{name}")
    assert isinstance(found, SourceText), found


def _by_lxml(data: bytes) -> str:
    from lxml import html  # type: ignore[import-untyped]

    return str(html.fromstring(data.decode()).text_content())


def _by_docx(data: bytes) -> str:
    import docx

    return "\n".join(paragraph.text for paragraph in docx.Document(io.BytesIO(data)).paragraphs)


def _docx(paragraphs: list[str]) -> bytes:
    import docx

    document = docx.Document()
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()
