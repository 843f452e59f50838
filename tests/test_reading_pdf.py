"""PDFs: columns in reading order, pages without a text layer, what is refused."""

from __future__ import annotations

import zlib

import pytest
import reading_samples as samples

from pipelines.pages import split_page
from pipelines.reading import Limits, Options, SourceText, Unreadable, read_bytes
from pipelines.reading.columns import page_text
from pipelines.reading.runs import Char

OPTIONS = Options(limits=Limits(pages=3, stream=50_000, image=50_000, pdf=100_000))


def flat(text: str) -> str:
    """The text without any white space."""
    return "".join(text.split())


def only(data: bytes) -> SourceText:
    """The one text of a PDF."""
    (found,) = read_bytes(data, "a.pdf")
    assert isinstance(found, SourceText), found
    return found


def one_page(content: bytes, dictionary: bytes = b"") -> bytes:
    """A PDF of one page with this deflated content, written by hand."""
    packed = zlib.compress(content)
    font = b"<< /Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >>"
    objects = (
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents 4 0 R /Resources " + font + b" >>",
        b"<< /Length %d /Filter /FlateDecode %s >>\nstream\n%s\nendstream" % (len(packed), dictionary, packed),
    )
    body = b"".join(b"%d 0 obj\n%s\nendobj\n" % (number, text) for number, text in enumerate(objects, start=1))
    return b"%PDF-1.4\n" + body + b"trailer << /Size 5 /Root 1 0 R >>\n%%EOF"


def test_two_columns_are_read_one_after_the_other() -> None:
    """Two articles, each a headline over two columns, come out in reading order and apart again as articles."""
    found = only(samples.pdf(samples.two_columns()))
    assert flat(found.text).replace("云溪日报讯（记者李红）", "") == "".join(
        [samples.TITLE, *samples.PARAGRAPHS, samples.SECOND_TITLE, *samples.SECOND]
    )
    articles = split_page(found.text)
    assert [article.title for article in articles] == [samples.TITLE, samples.SECOND_TITLE]
    assert [article.text.split("\n") for article in articles] == [list(samples.PARAGRAPHS), list(samples.SECOND)]


def test_three_columns_over_two_articles_side_by_side() -> None:
    """A wide band of white parts the upper article from the lower ones, even where gutters happen to meet."""
    rows = [line for paragraph in samples.PARAGRAPHS * 3 for line in samples.lines(paragraph, 14)]
    third = len(rows) // 3 + 1
    page = [(50.0, 60.0, 26.0, samples.TITLE)]
    for at in range(3):
        part = rows[at * third : (at + 1) * third]
        page += [(50.0 + 155 * at, 100.0 + 15 * number, 10.0, row) for number, row in enumerate(part)]
    page += [(50, 450, 20, samples.SECOND_TITLE), *samples.column(samples.SECOND, 50, 480, 30)]
    page += [(380, 450, 20, "简讯"), *samples.column(samples.PARAGRAPHS, 380, 480, 15)]
    expected = [samples.TITLE, *samples.PARAGRAPHS * 3, samples.SECOND_TITLE, *samples.SECOND, "简讯"]
    assert flat(only(samples.pdf(page)).text) == "".join([*expected, *samples.PARAGRAPHS])


def test_short_headlines_over_columns_with_one_gutter() -> None:
    """Two articles below each other whose gutters align and whose headlines do not cross them stay apart."""
    page = []
    for top, title, paragraphs in ((60, "修桥", samples.PARAGRAPHS), (400, "卖茶", samples.SECOND)):
        rows = [line for paragraph in paragraphs for line in samples.lines(paragraph, 20)]
        half = (len(rows) + 1) // 2
        page += [(50.0, float(top), 20.0, title)]
        page += [(50.0, top + 40.0 + 15 * number, 10.0, row) for number, row in enumerate(rows[:half])]
        page += [(265.0, top + 40.0 + 15 * number, 10.0, row) for number, row in enumerate(rows[half:])]
    expected = ["修桥", *samples.PARAGRAPHS, "卖茶", *samples.SECOND]
    assert flat(only(samples.pdf(page)).text) == "".join(expected)


def test_pages_of_one_column_are_one_text_and_keep_indents() -> None:
    """A notice runs on over its pages; a page of columns would stand alone."""
    pages = [samples.column([paragraph], 60, 60, 40) for paragraph in samples.PARAGRAPHS]
    found = only(samples.pdf(*pages))
    assert flat(found.text) == "".join(samples.PARAGRAPHS)
    assert found.text.count("　　") == len(samples.PARAGRAPHS)
    mixed = list(read_bytes(samples.pdf(pages[0], samples.two_columns(), pages[1], pages[2]), "a.pdf"))
    assert [item.part for item in mixed if isinstance(item, SourceText)] == ["page 1", "page 2", "pages 3-4"]


def test_pages_without_text_are_named() -> None:
    """Scanned pages among others are said by number, empty pages are nothing."""
    text = samples.column(samples.PARAGRAPHS, 60, 60, 40)
    found = list(read_bytes(samples.pdf(text, samples.SCAN, [], text, samples.SCAN), "a.pdf"))
    assert isinstance(found[0], SourceText)
    assert str(found[-1]) == ("a.pdf: pages 2, 5 of the PDF have no text layer that can be read; run OCR on it first.")
    (none,) = read_bytes(samples.pdf(samples.SCAN), "a.pdf")
    assert str(none).startswith("a.pdf: no page of the PDF has a text layer")
    (empty,) = read_bytes(samples.pdf([]), "a.pdf")
    assert "all pages of the PDF are empty" in str(empty)


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (samples.pdf(samples.two_columns())[:1500], "damaged or cut off"),
        (samples.pdf(samples.two_columns(), password="secret"), "has a password"),
        (samples.pdf(*[[]] * 4), "more than the limit of 3 pages"),
        (one_page(b" " * 60_000), "unpacks to more than the limit of 50,000 bytes"),
        (one_page(b" " * 60_000, b"/Subtype /Image"), "unpacks to more than the limit"),
        (b"%PDF-1.4\n" + b"%" * 100_000, "larger than the limit of 100,000 bytes"),
    ],
    ids=["cut", "password", "pages", "bomb", "image", "size"],
)
def test_what_cannot_be_read_is_said(data: bytes, words: str) -> None:
    """Each reason is a sentence of its own."""
    (found,) = read_bytes(data, "a.pdf", OPTIONS)
    assert isinstance(found, Unreadable)
    assert words in found.reason
    assert found.reason.startswith("a.pdf: ")


def test_type_printed_twice_is_read_once() -> None:
    """Bold made by printing twice; Latin words keep their spaces."""
    once = [Char(c, 10.0 * n, 0, 10.0 * n + 10, 10) for n, c in enumerate("修桥记")]
    twice = [Char(c.text, c.left + 0.3, c.top, c.right + 0.3, c.bottom) for c in once]
    latin = [Char(c, 5.0 * n, 20, 5.0 * n + 5, 30) for n, c in enumerate("New York") if c != " "]
    assert page_text([*once, *twice, *latin]) == ("修桥记\nNew York", 1)
