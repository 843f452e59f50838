"""Files of every format that is read, made on the spot; all places, people and papers are invented."""

from __future__ import annotations

import io
import json
import tarfile
import zipfile
from collections.abc import Iterable, Mapping
from typing import Any

from docx import Document
from reportlab.lib.pdfencrypt import StandardEncryption  # type: ignore[import-untyped]
from reportlab.pdfbase import pdfmetrics  # type: ignore[import-untyped]
from reportlab.pdfbase.cidfonts import UnicodeCIDFont  # type: ignore[import-untyped]
from reportlab.pdfgen.canvas import Canvas  # type: ignore[import-untyped]

TITLE = "青禾县双桥镇建成五座便民桥"
PARAGRAPHS = (
    "青禾县双桥镇今年投入860万元，建成五座便民桥，惠及沿河七个村的三千多名村民。",
    "过去，村民过河要绕行十里路。镇党委书记周立新说，修桥是村民代表大会票决出来的头一件实事。",
    "县交通运输局派出技术人员驻村指导，年底前还将硬化通村公路十二公里，装上路灯二百盏。",
)
SECOND_TITLE = "云溪乡茶农学会直播卖茶"
SECOND = (
    "云溪乡文化站办起夜校，请来县供销社的技术员李红，手把手教茶农开直播、写文案、打包发货。",
    "一个月里，三十多户茶农卖出春茶两千多斤，比去年同期多卖了四成，乡里还建起了共享仓库。",
)
SCAN = ((0.0, 0.0, 0.0, ""),)
"""A page that is a picture."""


def news(title: str = TITLE, paragraphs: Iterable[str] = PARAGRAPHS) -> str:
    """A title and its paragraphs as plain text."""
    return "\n".join([title, *(f"　　{paragraph}" for paragraph in paragraphs)])


def wechat(title: str = TITLE) -> str:
    """A WeChat article as browsers save it."""
    body = "".join(f'<section><p><span style="font-size:17px">{p}</span></p></section>' for p in PARAGRAPHS)
    return f"""<!DOCTYPE html><!-- saved from url=(0040)https://mp.weixin.example/s/abc --><html><head>
<meta charset="utf-8"><meta property="og:title" content="{title}">
<meta property="og:url" content="https://mp.weixin.example/s/abc">
<meta property="og:article:author" content="周立新"><meta property="og:site_name" content="微信公众平台">
<script>var ct = "1624665600"; document.write("<p>脚本里的字</p>")</script></head><body>
<h1 class="rich_media_title" id="activity-name">{title}</h1><a id="js_name">青禾发布</a>
<em id="publish_time">2021年6月26日 08:00</em>
<div class="rich_media_content" id="js_content" style="visibility: hidden; opacity: 0;">{body}<img src="x.png"></div>
<div class="share-box">分享到朋友圈</div><div style="display:none">看不见的字</div></body></html>"""


def government(charset: str = "gb2312") -> bytes:
    """A page of a government site with its usual meta tags, in the given encoding."""
    body = "".join(f"<p>&nbsp;&nbsp;{p}</p>" for p in PARAGRAPHS)
    return f"""<html><head><meta http-equiv="Content-Type" content="text/html; charset={charset}">
<meta name="ArticleTitle" content="{TITLE}"><meta name="PubDate" content="2021-06-26 10:00">
<meta name="ContentSource" content="青禾县融媒体中心"><meta name="Author" content="李红">
<title>{TITLE}_青禾县人民政府</title></head><body><form id="aspnetForm"><div class="nav"><a href="/">首页</a></div>
<div class="main"><div id="zoom"><table><tr><td>项目</td><td>五座桥</td></tr></table>{body}</div></div>
<div class="footer">主办：青禾县人民政府办公室</div></form></body></html>""".encode(charset)


def newspaper() -> str:
    """A newspaper's article without any of the tags, only linked data and paragraphs."""
    data = {"@type": "NewsArticle", "headline": TITLE, "datePublished": "2021-06-26", "publisher": {"name": "云溪日报"}}
    body = "".join(f"<p>{p}</p>" for p in PARAGRAPHS)
    links = "".join(f'<li><a href="/{n}">第{n}版的另一篇文章的标题在这里</a></li>' for n in range(20))
    return (
        f'<html><head><script type="application/ld+json">{json.dumps(data, ensure_ascii=False)}</script></head>'
        f"<body><ul>{links}</ul><div><div>{body}</div></div></body></html>"
    )


def docx(*, title: str = TITLE, table: bool = True, heading: bool = True) -> bytes:
    """A Word file: title in the style of one, a table between the paragraphs."""
    document = Document()
    if heading:
        document.add_heading(title, level=0)
    document.add_paragraph(PARAGRAPHS[0])
    if table:
        rows = document.add_table(rows=2, cols=2)
        for row, words in zip(rows.rows, (("村名", "桥长"), ("荷塘村", "40米")), strict=True):
            for cell, word in zip(row.cells, words, strict=True):
                cell.text = word
    for paragraph in PARAGRAPHS[1:]:
        document.add_paragraph(paragraph)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def lines(text: str, width: int) -> list[str]:
    """A paragraph in lines of so many characters, the first indented.

    The last character does not stand alone: typesetting takes down the one before, and PDFium drops a single one where
    neither the file nor the machine has a font for it.
    """
    text = "　　" + text
    rows = [text[at : at + width] for at in range(0, len(text), width)]
    return [*rows[:-2], rows[-2][:-1], rows[-2][-1] + rows[-1]] if len(rows[-1]) == 1 else rows


def pdf(*pages: Iterable[tuple[float, float, float, str]], password: str = "") -> bytes:
    """A PDF of pages of lines: left, top (from the upper edge), size and words of each."""
    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
    out = io.BytesIO()
    canvas = Canvas(out, (600, 800), encrypt=StandardEncryption(password) if password else None, invariant=1)
    for page in pages:
        for left, top, size, words in page:
            if not size:
                canvas.rect(50, 50, 500, 700, fill=1)
                continue
            canvas.setFont("STSong-Light", size)
            canvas.drawString(left, 800 - top, words)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def column(
    paragraphs: Iterable[str], left: float, top: float, width: int, size: float = 10
) -> list[tuple[float, float, float, str]]:
    """Paragraphs set as one column."""
    rows = [line for paragraph in paragraphs for line in lines(paragraph, width)]
    return [(left, top + 1.5 * size * number, size, row) for number, row in enumerate(rows)]


def two_columns() -> list[tuple[float, float, float, str]]:
    """A newspaper page: a headline over two columns of one text, below it a second article, also in two columns."""
    dateline = "云溪日报讯（记者 李红）"
    rows = [line for paragraph in (dateline + PARAGRAPHS[0], *PARAGRAPHS[1:]) for line in lines(paragraph, 20)]
    half = (len(rows) + 1) // 2
    below = [line for paragraph in (dateline + SECOND[0], *SECOND[1:]) for line in lines(paragraph, 20)]
    middle = (len(below) + 1) // 2
    page = [(60.0, 60.0, 24.0, TITLE), (60.0, 330.0, 24.0, SECOND_TITLE)]
    for left, top, part in ((50.0, 100.0, rows[:half]), (265.0, 100.0, rows[half:])):
        page += [(left, top + 15 * number, 10.0, row) for number, row in enumerate(part)]
    for left, top, part in ((50.0, 370.0, below[:middle]), (265.0, 370.0, below[middle:])):
        page += [(left, top + 15 * number, 10.0, row) for number, row in enumerate(part)]
    return page


def jsonl(count: int) -> bytes:
    """So many articles, one a line."""
    rows = (
        {
            "title": f"{TITLE}（{n}）",
            "text": "\n".join(PARAGRAPHS),
            "published": "2021-06-26",
            "url": f"https://a.example/{n}",
        }
        for n in range(count)
    )
    return "\n".join(json.dumps(row, ensure_ascii=False) for row in rows).encode()


def zipped(members: Mapping[str, bytes]) -> bytes:
    """A zip file of these members."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(zipfile.ZipInfo(name, (2021, 6, 26, 0, 0, 0)), data, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def tarred(members: Mapping[str, bytes], mode: Any = "w:gz") -> bytes:
    """A tar file of these members, packed as ``mode`` says."""
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode=mode) as archive:
        for name, data in members.items():
            info = tarfile.TarInfo(name)
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
    return out.getvalue()
