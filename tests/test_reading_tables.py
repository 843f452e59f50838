"""Tables keep their cells apart, and what a page says of itself stays out of its article."""

from __future__ import annotations

from io import BytesIO

import pytest
from docx import Document

from pipelines.article import Article
from pipelines.articles import articles_of
from pipelines.reading import SourceText, read_bytes
from pipelines.reading.plain import row_line

TITLE = "青柳县开展库区水质联防"
BODY = "7月1日，青柳县环境局与云崖县环境局签署联防协议，双方每季度巡查一次，共享监测数据。"
ROWS = (("项目", "牵头单位", "资金"), ("水质监测站", "青柳县环境局", "160万元"), ("巡查船", "青柳县水利局", "100万元"))
SENTENCES = ["项目，牵头单位，资金。", "水质监测站，青柳县环境局，160万元。", "巡查船，青柳县水利局，100万元。"]


def _article(data: bytes, name: str) -> Article:
    (found,) = read_bytes(data, name)
    assert isinstance(found, SourceText)
    (article,) = articles_of(found).articles
    return article


def _docx(*, dateline: str = "") -> bytes:
    document, stream = Document(), BytesIO()
    document.add_heading(TITLE, 1)
    for words in filter(None, (dateline, BODY)):
        document.add_paragraph(words)
    table = document.add_table(rows=len(ROWS), cols=len(ROWS[0]))
    for row, cells in zip(table.rows, ROWS, strict=True):
        for cell, words in zip(row.cells, cells, strict=True):
            cell.text = words
    document.save(stream)
    return stream.getvalue()


def _html(*lines: str, table: bool = False) -> bytes:
    rows = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in ROWS)
    body = "".join(f"<p>{line}</p>" for line in (BODY, *lines)) + f"<table>{rows}</table>" * table
    head = f'<meta charset="utf-8"><meta property="og:title" content="{TITLE}">'
    return f'<html><head>{head}</head><body><div id="js_content">{body}</div></body></html>'.encode()


@pytest.mark.parametrize(("data", "name"), [(_docx(), "a.docx"), (_html(table=True), "a.html")])
def test_a_row_is_a_sentence(data: bytes, name: str) -> None:
    """In the text of the article, its words followed back to the text layer."""
    article = _article(data, name)
    assert article.text.split("\n") == [BODY, *SENTENCES]
    assert article.origin is not None
    start = article.text.index(SENTENCES[1])
    assert article.origin.span(start, start + len(SENTENCES[1])) is not None


@pytest.mark.parametrize(
    ("cells", "line"),
    [
        (["监测站", "", " 160万元 "], "监测站，160万元。"),
        (["职务：", "站长"], "职务，站长。"),
        (["只有一格"], "只有一格"),
        (["桥通车了。", "路也通了。"], "桥通车了。\n路也通了。"),
        (["", ""], ""),
    ],
)
def test_rows(cells: list[str], line: str) -> None:
    """Empty cells go; a cell alone, and cells that hold sentences, are lines as they stand."""
    assert row_line(cells) == line


def test_a_dateline_above_a_table_is_no_text() -> None:
    """What was read as day and publisher does not stand in the text as well."""
    article = _article(_docx(dateline="青柳融媒 2023年7月3日"), "a.docx")
    assert (article.published, article.publisher) == ("2023-07-03", "青柳融媒")
    assert article.text.startswith(BODY)


def test_credits_of_an_article_with_lines_left_out_are_no_text() -> None:
    """Also where its lines stay as they are because a page of them would lose some."""
    labels = ("青柳要闻", "云崖要闻", "水质速览", "库区见闻")
    article = _article(_html(*labels, "编辑：张小梅审核：李大为"), "a.html")
    assert article.text.split("\n") == [BODY, *labels]


@pytest.mark.parametrize(
    "call",
    [
        "点击“在看”，分享给更多人",
        "长按识别二维码关注我们",
        "喜欢就点个“在看”吧！",
        "- END -",
        "点赞、在看，转发！",
        "往期回顾",
        "阅读原文",
    ],
)
def test_what_readers_are_asked_to_do_is_no_text(call: str) -> None:
    """Calls to click, share and follow below an article of WeChat, with the names of its editors."""
    article = _article(_html("来源：青柳融媒", "编辑：张小梅 审核：李大为", call), "a.html")
    assert (article.text, article.publisher, article.reporters) == (BODY, "青柳融媒", ())


def test_a_headline_that_speaks_of_readers_stays() -> None:
    """Only calls go, not what is told."""
    told = "读者周立新关注家乡，把这条路的故事讲给了更多人听。"
    assert _article(_html(told), "a.html").text == f"{BODY}\n{told}"
