"""Files that hold several articles come apart where their marks or another county say so; one article stays one."""

from __future__ import annotations

from io import BytesIO

import pytest
from docx import Document
from docx.shared import Pt

from pipelines.article import Article
from pipelines.articles import articles_of
from pipelines.pages.counties import begins_as_news
from pipelines.reading import SourceText, read_bytes

BRIEFS = (
    ("青柳县推广香菇错季栽培", "8月17日，青柳县食用菌站在双塘镇举办栽培培训班，120名种植户参加。\n站长冯一凡主讲。"),
    ("云崖县石桥小学添置图书", "云崖县教育局为全县23所乡村小学捐建图书角，捐赠图书4.6万册。\n县长王望舒出席。"),
    ("白渡县建成电商服务中心", "白渡县商务局投资300万元，在赊旗镇建成电商服务中心。副县长郭远出席揭牌仪式。"),
    ("桐岭县新增三条公交线路", "8月16日，桐岭县交通运输局开通三条城乡公交线路，覆盖月湾镇等6个乡镇。"),
)
TITLES = [title for title, _ in BRIEFS]
MASTHEAD = "豫南农报\n2022年8月19日  第3版  乡村振兴\n\n"
SECTIONS = (
    ("先把路修通", "村里的路原来只有三米宽，货车进不来。去年冬天动工，今年春天通车。"),
    ("再把厂办起来", "路通了，厂就来了。第一批招了四十个人，都是本村的。"),
    ("日子有了奔头", "周立新说，今年分红的时候，村里人手里都有了余钱。"),
)
WHOLE = "青柳县石桥村：一条路带活一个村"


def _read(data: bytes | str, name: str) -> list[Article]:
    data = data.encode() if isinstance(data, str) else data
    found = [text for text in read_bytes(data, name) if isinstance(text, SourceText)]
    return [article for text in found for article in articles_of(text).articles]


def _wrapped(text: str, width: int) -> str:
    return "\n".join("\n".join(p[k : k + width] for k in range(0, len(p), width)) for p in text.split("\n"))


def _docx(*paragraphs: tuple[str, str]) -> bytes:
    document, stream = Document(), BytesIO()
    for style, words in paragraphs:
        document.add_paragraph(words, style)
    document.save(stream)
    return stream.getvalue()


def _marked(mark: str, parts: tuple[tuple[str, str], ...]) -> str:
    return "\n\n".join(f"{mark}{title}\n\n{body}" for title, body in parts)


LAYOUTS = {
    "blank lines": "\n\n".join(f"{title}\n\n{body}" for title, body in BRIEFS),
    "no blank lines": "\n".join(f"{title}\n{body}" for title, body in BRIEFS),
    "narrow": "\n\n".join(f"{title}\n\n{_wrapped(body, 16)}" for title, body in BRIEFS),
    "narrow and tight": "\n\n".join(f"{title}\n{_wrapped(body, 20)}" for title, body in BRIEFS),
    "indents": "\n\n".join(f"{title}\n　　" + body.replace("\n", "\n　　") for title, body in BRIEFS),
    "dashes": "\n----------\n".join(f"{title}\n\n{body}" for title, body in BRIEFS),
    "stars": "\n\n* * * * *\n\n".join(f"{title}\n\n{body}" for title, body in BRIEFS),
    "underlined": "\n\n".join(f"{title}\n==========\n{body}" for title, body in BRIEFS),
}


@pytest.mark.parametrize("layout", LAYOUTS)
def test_briefs_of_several_counties_come_apart(layout: str) -> None:
    """Each brief has its own headline, body and county, and the day and paper of the page."""
    found = _read(MASTHEAD + LAYOUTS[layout], "page.txt")
    assert [article.title for article in found] == TITLES
    assert [article.text.replace("\n", "") for article in found] == [body.replace("\n", "") for _, body in BRIEFS]
    assert {(article.published, article.publisher) for article in found} == {("2022-08-19", "豫南农报")}


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (MASTHEAD + _marked("# ", BRIEFS), "page.md"),
        ("# 豫南一周要闻\n\n" + _marked("## ", BRIEFS), "page.md"),
        ("# 综合\n\n" + _marked("## ", BRIEFS[:2]) + "\n\n# 民生\n\n" + _marked("## ", BRIEFS[2:]), "page.md"),
        ("<title>要闻</title><body>" + "".join(f"<h2>{t}</h2><p>{b}</p>" for t, b in BRIEFS) + "</body>", "page.html"),
        (
            "<title>豫南新闻网</title><body><h1>豫南新闻网</h1>"
            + "<hr>".join(f"<h3><p>{t}</p></h3><p>{b}</p>" for t, b in BRIEFS),
            "page.html",
        ),
        (_docx(*(pair for t, b in BRIEFS for pair in (("Heading 1", t), ("Normal", b)))), "page.docx"),
        (
            _docx(("Title", "政务简报"), *(p for t, b in BRIEFS for p in (("Heading 1", t), ("Normal", b)))),
            "page.docx",
        ),
        (
            _docx(
                ("Normal", "政务简报"),
                ("Normal", "（2023年第7期）"),
                *(p for t, b in BRIEFS for p in (("Heading 2", t), ("Normal", b))),
            ),
            "page.docx",
        ),
    ],
)
def test_headings_part_articles(data: bytes | str, name: str) -> None:
    """Headings of one level, at the top or below the name of a periodical, each with an article below it."""
    found = _read(data, name)
    assert [article.title for article in found] == TITLES
    assert [article.text.replace("\n", "") for article in found] == [body.replace("\n", "") for _, body in BRIEFS]
    assert all(article.origin and article.origin.text and article.origin.title for article in found)


def test_datelines_below_headings_tell_articles() -> None:
    """Under one title and an introduction, bodies with datelines of their own are articles; the introduction stays."""
    signed = tuple((title, f"本报讯（记者 周立新）{body}") for title, body in SECTIONS)
    introduction = "入秋以来，各地忙着收获，本版选登三篇报道，供大家一读。"
    found = _read(f"# 秋收时节\n\n{introduction}\n\n" + _marked("## ", signed), "page.md")
    assert [article.title for article in found] == ["秋收时节", *(title for title, _ in SECTIONS)]
    assert [article.text for article in found] == [introduction, *(body for _, body in SECTIONS)]
    assert found[1].reporters == ("周立新",)


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (f"# {WHOLE}\n\n" + _marked("## ", SECTIONS), "a.md"),
        (f"{WHOLE}\n\n" + _marked("# ", SECTIONS), "a.md"),
        (f"{WHOLE}\n\n" + "\n\n".join(f"**{title}**\n\n{body}" for title, body in SECTIONS), "a.md"),
        (f"# {WHOLE}\n\n" + _marked("## ", tuple((f"一、{t}", b) for t, b in SECTIONS)), "a.md"),
        (
            f"<title>{WHOLE}</title><body><h1>{WHOLE}</h1>" + "".join(f"<h2>{t}</h2><p>{b}</p>" for t, b in SECTIONS),
            "a.html",
        ),
        (
            _docx(("Title", WHOLE), *(p for t, b in SECTIONS for p in (("Heading 1", t), ("Normal", b)))),
            "a.docx",
        ),
        (f"{WHOLE}\n\n" + "\n----------\n".join(body for _, body in SECTIONS), "a.txt"),
        (f"{WHOLE}\n\n{SECTIONS[0][1]}\n\n----------\n编辑：周立新\n", "a.txt"),
    ],
)
def test_one_article_stays_one(data: bytes | str, name: str) -> None:
    """Whatever subheadings and rules it has under its headline, and its text is whole."""
    (article,) = _read(data, name)
    assert article.title == WHOLE
    assert all(body in article.text for _, body in SECTIONS[: 1 if "编辑" in str(data) else 3])


def test_an_article_of_two_counties_stays_one() -> None:
    """What names both counties throughout, or names the second in passing, is about both."""
    together = (
        "青柳县与云崖县结对十年\n\n8月17日，青柳县党政代表团到云崖县考察，两地签订协议。\n\n"
        "云崖县的茶走进青柳县\n\n云崖县的茶厂今年有三成订单来自青柳县，厂长王望舒说明年还要多。\n"
    )
    aside = (
        "青柳县办起夜校\n\n8月17日，青柳县总工会办起夜校，开了八门课，四百多人报名。\n\n"
        "取经路上的一课\n\n云崖县的夜校办得早，工会干部周立新去听了三天课，带回一本笔记。\n"
    )
    assert [article.title for article in _read(together, "a.txt")] == ["青柳县与云崖县结对十年"]
    assert [article.title for article in _read(aside, "a.txt")] == ["青柳县办起夜校"]


def test_how_news_begins() -> None:
    """With a day or a county, near enough; not with words that only end like a county."""
    assert begins_as_news("近日，合作社发放分红。")
    assert begins_as_news("走进青柳县，处处是茶。")
    assert not begins_as_news("小区里有了新变化，超市开到了家门口。")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("# 青柳县的桥通车了。\n\n# 云崖县的路也通了。\n", "a.md"),
        ("-----\n青柳县推广香菇错季栽培！\n-----\n云崖县为小学添置图书！\n-----\n", "a.txt"),
        ("<body><h2></h2><h2>青柳县的桥通车了</h2><hr></body>", "a.html"),
        ("##\n##\n-----\n桥通车了。\n", "a.md"),
    ],
)
def test_marks_without_texts_part_nothing(text: str, name: str) -> None:
    """Headings and rules with nothing below them, or that are sentences."""
    assert len(_read(text, name)) <= 1


COUNTY = (
    (
        "云泽县举办茶叶加工培训班",
        "8月17日，云泽县农业农村局在双塘镇举办茶叶加工培训班，120名种植户参加。\n局长冯一凡主讲。",
    ),
    ("石桥小学添置图书", "近日，云泽县教育局为全县23所乡村小学捐建图书角，捐赠图书4.6万册。"),
    ("县医院新门诊楼启用", "8月16日，云泽县人民医院新门诊楼启用，总投资1.2亿元。副县长郭远出席启用仪式。"),
    ("三条城乡公交线路开通", "云泽县交通运输局开通三条城乡公交线路，覆盖月湾镇等6个乡镇。"),
)
CHAPTERS = (
    ("产业兴旺，家门口就能挣到钱", "村里的路原来只有三米宽，货车进不来。去年冬天动工，今年春天通车。"),
    ("风景变好，远处的客人来了", "路通了，厂就来了。第一批招了四十个人，都是本村的。"),
    ("日子红火，老人也有了奔头", "周立新说，今年分红的时候，村里人手里都有了余钱。"),
)
BEGINNING = "8月17日，云泽县石桥村的文化广场上，二胡声响了起来，路灯下围满了人。"


def _set(*paragraphs: tuple[str, float, bool]) -> bytes:
    """A docx without styles: words, size in points (0 for none) and whether they are bold."""
    document, stream = Document(), BytesIO()
    for words, size, bold in paragraphs:
        run = document.add_paragraph().add_run(words)
        run.bold = bold or None
        run.font.size = Pt(size) if size else None
    document.save(stream)
    return stream.getvalue()


def _looking(parts: tuple[tuple[str, str], ...], size: float, *, bold: bool) -> list[tuple[str, float, bool]]:
    return [
        p for title, body in parts for p in ((title, size, bold), *((line, 0.0, False) for line in body.split("\n")))
    ]


def _dated(parts: tuple[tuple[str, str], ...]) -> tuple[tuple[str, str], ...]:
    return tuple((title, f"8月{day}日，{body}") for day, (title, body) in enumerate(parts, 1))


@pytest.mark.parametrize(
    ("data", "name"),
    [
        ("\n\n".join(f"{t}\n{b}" for t, b in COUNTY), "page.txt"),
        ("\n\n".join(f"{t}\n\n{b}" for t, b in COUNTY), "page.txt"),
        ("\n".join(f"{t}\n　　{b}" for t, b in COUNTY), "page.txt"),
        ("云泽政务要闻\n2022年8月19日\n\n" + "\n\n".join(f"{t}\n{b}" for t, b in COUNTY), "page.txt"),
        (_docx(*(("Normal", line) for t, b in COUNTY for line in (t, *b.split("\n")))), "page.docx"),
        (_set(*_looking(COUNTY, 16, bold=True)), "page.docx"),
        (_set(*_looking(COUNTY, 0, bold=True)), "page.docx"),
        (_set(*_looking(COUNTY, 18, bold=False)), "page.docx"),
        (_set(("云泽政务简报", 22, True), ("第7期", 0, False), *_looking(COUNTY, 16, bold=True)), "page.docx"),
    ],
)
def test_briefs_of_one_county_come_apart(data: bytes | str, name: str) -> None:
    """Where each headline is said again by a short text that begins as news, or is set as a headline."""
    found = _read(data, name)
    assert [article.title for article in found] == [title for title, _ in COUNTY]
    assert [article.text for article in found] == [body for _, body in COUNTY]


@pytest.mark.parametrize("parts", [SECTIONS, CHAPTERS, _dated(SECTIONS)])
@pytest.mark.parametrize("form", ["txt", "blank", "same", "larger", "plain"])
def test_subheadings_of_one_article_stay(parts: tuple[tuple[str, str], ...], form: str) -> None:
    """However they are set, and though the article begins as news does."""
    title, lead = (WHOLE, 0.0, True), (BEGINNING, 0.0, False)
    forms: dict[str, tuple[bytes | str, str]] = {
        "txt": (f"{WHOLE}\n\n{BEGINNING}\n\n" + "\n\n".join(f"{t}\n{b}" for t, b in parts), "a.txt"),
        "blank": (f"{WHOLE}\n\n{BEGINNING}\n\n" + "\n\n".join(f"{t}\n\n{b}" for t, b in parts), "a.txt"),
        "same": (_set(title, lead, *_looking(parts, 0, bold=True)), "a.docx"),
        "larger": (_set((WHOLE, 22, True), lead, *_looking(parts, 16, bold=True)), "a.docx"),
        "plain": (
            _docx(("Normal", WHOLE), ("Normal", BEGINNING), *(("Normal", w) for p in parts for w in p)),
            "a.docx",
        ),
    }
    (article,) = _read(*forms[form])
    assert article.title == WHOLE
    assert all(body in article.text for _, body in parts)


def test_the_title_of_a_notice_is_not_its_letterhead() -> None:
    """Whose document it is and its number stand above the title; the day below its first part is that of the notice."""
    title = "云泽县人民政府办公室关于印发《云泽县农村供水提升行动实施方案》的通知"
    lines = ("各乡镇人民政府：", "《云泽县农村供水提升行动实施方案》已经县政府同意，现印发给你们，请认真组织实施。")
    signed = ("云泽县人民政府办公室", "2025年3月18日")
    plan = ("云泽县农村供水提升行动实施方案", "一、工作目标", "到2026年底，新建供水工程14处，改造管网260公里。")
    above = (("云泽县人民政府办公室文件", 36.0, True), ("云政办发〔2025〕12号", 16.0, False), (title, 22.0, True))
    (article,) = _read(_set(*above, *((line, 16.0, False) for line in (*lines, *signed, *plan))), "notice.docx")
    assert (article.title, article.published) == (title, "2025-03-18")
