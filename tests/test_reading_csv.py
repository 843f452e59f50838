"""CSV is read by its columns, an article a row; what is broken is said with its row; addresses are not fetched."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipelines.intake import plan, take_in, take_in_parts
from pipelines.reading import Fields, Options, SourceText, Unreadable, read_bytes

BODY = "近日，青柳县在双塘镇建成电商服务中心，投资300万元。"
OTHER = "云崖县教育局为23所学校添置图书。\n县长王望舒出席。"
ROWS = (
    "\ufeff标题,text,Date,publisher,记者,url,编号\r\n"
    f"青柳县建成服务中心,{BODY},2021-06-26,青柳日报,冯一凡、刘尚春,https://example.org/1,7\r\n"
    "\r\n"
    f'"云崖县：书来了","{OTHER}",20210627,,,,8\r\n'
)


def _texts(data: bytes | str, name: str = "a.csv", fields: Fields | None = None) -> list[SourceText | Unreadable]:
    data = data.encode() if isinstance(data, str) else data
    return list(read_bytes(data, name, Options(fields=fields or Fields())))


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (ROWS.encode(), "a.csv"),
        (ROWS.removeprefix("\ufeff").encode("gb18030"), "a.csv"),
        (ROWS.encode(), "table.txt"),
        (ROWS.replace(",", "\t").encode(), "a.tsv"),
        (ROWS.replace(",", ";").encode(), "a.csv"),
    ],
)
def test_each_row_is_an_article(data: bytes, name: str) -> None:
    """With its title, day, paper, reporters and address, whatever parts the cells and whatever the file is called."""
    first, second = _texts(data, name)
    assert isinstance(first, SourceText)
    assert (first.title, first.text, first.published, first.part) == ("青柳县建成服务中心", BODY, "2021-06-26", "row 2")
    assert (first.publisher, first.reporters, first.url) == ("青柳日报", ("冯一凡", "刘尚春"), "https://example.org/1")
    assert isinstance(second, SourceText)
    assert (second.title, second.text, second.published, second.holds) == (
        "云崖县：书来了",
        OTHER,
        "2021-06-27",
        "article",
    )


def test_the_columns_can_be_named() -> None:
    """As the keys of JSON can."""
    (found,) = _texts(f"主题,全文\n某事,{BODY}\n", fields=Fields(title=("主题",), text=("全文",)))
    assert isinstance(found, SourceText)
    assert (found.title, found.text) == ("某事", BODY)


def test_the_words_are_followed_back(tmp_path: Path) -> None:
    """To their place in the cell; the day was stated by the file."""
    file = tmp_path / "a.csv"
    file.write_text(ROWS, "utf-8")
    first, second = (article for part in take_in_parts(file) for article in part.articles)
    assert (first.published_from, second.published) == ("record field", "2021-06-27")
    assert first.origin is not None
    assert first.origin.part == "row 2"
    assert first.origin.span(0, 4) == (0, 4)


def test_bad_rows_are_said_and_the_others_read(tmp_path: Path) -> None:
    """A row with too many cells, and one without a text."""
    file = tmp_path / "a.csv"
    file.write_text(f"title,text\n甲,前半句,后半句。\n乙,\n丙,{BODY}\n", "utf-8")
    found = take_in(file)
    assert [article.title for article in found.articles] == ["丙"]
    assert [line.removeprefix(f"{file}, ") for line in found.dropped] == [
        "row 2: it has 3 cells for 2 columns; put cells with commas into quotation marks.",
        "row 3: it has no text; put it under one of the keys text, content, body.",
    ]


@pytest.mark.parametrize(
    ("cell", "wrong"),
    [
        ("2025-13-45", "2025-13-45"),
        ("2025年2月30日 08:00", "2025年2月30日 08:00"),
        ("20251345", "20251345"),
        ("2025-02-28", ""),
        ("昨天", ""),
        ("", ""),
    ],
)
def test_a_day_that_there_is_not_is_said(tmp_path: Path, cell: str, wrong: str) -> None:
    """With its row and as it is written; the article comes in without it."""
    file = tmp_path / "a.csv"
    file.write_text(f"title,text,date\n甲,{BODY},{cell}\n", "utf-8")
    (part,) = take_in_parts(file)
    said = f"{file}, row 2: the date {wrong!r} is no day of the calendar, so it is not taken; correct it there."
    assert part.misdated == (said if wrong else "")
    assert [(a.title, a.published) for a in part.articles] == [("甲", "2025-02-28" if cell == "2025-02-28" else "")]


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (
            "name,amount\n甲,3\n",
            "a.csv: no column of the CSV (name, amount) is named text, content or such; name one so.",
        ),
        ("title,text\n", "a.csv: there is no article in the CSV; write one a row below the names of columns."),
        ('title,text\n甲,"没有收尾\n', "a.csv, row 2: its quotation marks are not in order"),
    ],
)
def test_a_table_that_is_none_is_refused(tmp_path: Path, data: str, sentence: str) -> None:
    """In one sentence that says what to do; it is not read as prose."""
    file = tmp_path / "a.csv"
    file.write_text(data, "utf-8")
    assert take_in(file).problem.startswith(f"{file}{sentence.removeprefix('a.csv')}")


def test_prose_with_commas_is_no_table() -> None:
    """Whatever its first line lists."""
    (found,) = _texts(f"茶叶,桑蚕,光伏：三样产业\n\n{BODY}\n", "a.txt")
    assert isinstance(found, SourceText)
    assert found.format == "txt"


@pytest.mark.parametrize("address", ["https://example.org/a?b=1", "http://example.org/*.html"])
def test_addresses_are_not_fetched(address: str) -> None:
    """They are told from patterns and files, also where a path has lost a stroke of theirs."""
    for given in (address, Path(address)):
        (step,) = plan([given])
        assert isinstance(step, Unreadable)
        assert step.reason == f"{address}: govkg does not go online; save the page first, and name its file."
