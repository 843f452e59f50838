"""Web pages, Word files, JSON, archives and standard input: what comes out of good files."""

from __future__ import annotations

import gzip
import io
import json
import subprocess
import sys
from pathlib import Path

import pytest
import reading_samples as samples

from pipelines.article import Article, to_json
from pipelines.intake import plan, take_in, take_in_parts
from pipelines.reading import (
    Fields,
    Options,
    ReadingError,
    SourceText,
    Unreadable,
    expand,
    read_all,
    read_bytes,
    read_stream,
)

ROOT = Path(__file__).resolve().parents[1]
BODY = "\n".join(samples.PARAGRAPHS)


def texts(data: bytes, name: str = "a") -> list[SourceText]:
    """What is read of ``data``; nothing of it may be unreadable."""
    found = list(read_bytes(data, name))
    assert [str(item) for item in found if isinstance(item, Unreadable)] == []
    return [item for item in found if isinstance(item, SourceText)]


def test_a_wechat_article_is_its_text_and_facts() -> None:
    """Scripts, hidden parts and share buttons stay out; title, account, day, author and address come with it."""
    (found,) = texts(samples.wechat().encode(), "saved.txt")
    assert found.text == BODY
    assert (found.title, found.published, found.publisher) == (samples.TITLE, "2021-06-26", "青禾发布")
    assert (found.reporters, found.url, found.holds) == (("周立新",), "https://mp.weixin.example/s/abc", "article")


IMAGE = '<p><img data-src="a.png"></p>'


@pytest.mark.parametrize(
    ("inside", "kept"),
    [
        (f"{IMAGE}<p>▲开工现场。</p>", False),
        (f"{IMAGE}<p>△开工现场</p>", False),
        ('<p><img src="a.png"><span>↑开工现场</span></p>', False),
        ('<p><img src="a.png"><br>图为开工现场。</p>', False),
        (f"<p>▼开工现场</p>{IMAGE}", False),
        (f"<p>图为开工现场。</p>{IMAGE}", False),
        ("<p>▲开工现场。</p>", True),
        (f"<p>▲开工现场。</p>{IMAGE}", True),
        (f"{IMAGE}<p>▼开工现场</p><p>又开工了。</p>", True),
        (f"{IMAGE}<p>开工现场很热闹。</p>", True),
        (f"{IMAGE}<p>▲{'开工现场很热闹，' * 5}来了不少人。</p>", True),
    ],
)
def test_captions_beside_an_image_are_no_text(inside: str, kept: bool) -> None:
    """Where a sign says that they speak of it, and they say no more than what it shows."""
    page = samples.wechat().replace('<img src="x.png">', f"{inside}<p>工程明年完工。</p>")
    (found,) = texts(page.encode(), "a.html")
    assert ("开工现场" in found.text) == kept
    assert "\x05" not in found.text
    assert found.text.endswith("工程明年完工。")


def test_an_image_within_a_sentence_does_not_part_it() -> None:
    """Signs that are set as images stand in running text."""
    page = samples.wechat().replace('<img src="x.png">', '<p>村民很<img src="x.png">高兴。</p>')
    assert texts(page.encode(), "a.html")[0].text.endswith("村民很高兴。")


def test_the_day_of_a_wechat_article_may_stand_in_its_script_alone() -> None:
    """Saved pages often lack the visible day; the time stamp is read as China's day, and no script is run."""
    page = samples.wechat().replace('<em id="publish_time">2021年6月26日 08:00</em>', "")
    assert texts(page.encode())[0].published == "2021-06-26"


@pytest.mark.parametrize("charset", ["gb2312", "utf-8", "gb18030"])
def test_a_government_page_is_read_by_its_meta_tags(charset: str) -> None:
    """The declared encoding is used, navigation and footer go, a form around everything takes nothing with it."""
    (found,) = texts(samples.government(charset))
    assert found.text == f"项目，五座桥。\n{BODY}"
    assert (found.title, found.published, found.publisher) == (samples.TITLE, "2021-06-26", "青禾县融媒体中心")
    assert found.reporters == ("李红",)


def test_a_newspaper_page_without_tags_gives_its_densest_part() -> None:
    """Linked data has the facts; lists of links are no text."""
    (found,) = texts(samples.newspaper().encode())
    assert (found.text, found.title, found.published) == (BODY, samples.TITLE, "2021-06-26")
    assert found.publisher == "云溪日报"


def test_a_page_of_several_articles_is_a_page() -> None:
    """Two article elements are not forced into one."""
    parts = "".join(f"<article><h2>{t}</h2><p>{''.join(p)}</p></article>" for t, p in ARTICLES)
    (found,) = texts(f"<html><title>第3版</title><body>{parts}</body></html>".encode())
    assert (found.holds, found.title) == ("page", "")
    assert all(paragraph in found.text for _, part in ARTICLES for paragraph in part)


ARTICLES = ((samples.TITLE, samples.PARAGRAPHS), (samples.SECOND_TITLE, samples.SECOND))


def test_one_broken_character_does_not_lose_a_web_page() -> None:
    """A page that is UTF-8 but for one byte is read, with that character marked."""
    data = samples.wechat().encode().replace("脚本".encode(), "脚本".encode()[:-1])
    assert texts(data)[0].text == BODY


def test_traditional_text_is_kept() -> None:
    """Nothing is simplified on the way."""
    text = "近日，青禾縣雙橋鎮的油菜花開了，吸引了大批遊客前來觀賞，縣裡還將打造五條路線。"
    html = f"<html><head><title>油菜花開</title></head><body><p>{text}</p></body></html>"
    assert texts(html.encode("big5"))[0].text.strip("　") == text


def test_a_word_file_keeps_the_order_of_paragraphs_and_tables() -> None:
    """The rows of a table stand where the table stands, the styled title is the title."""
    (found,) = texts(samples.docx(), "notice.txt")
    first, *others = samples.PARAGRAPHS
    assert found.text.split("\n") == [first, "村名，桥长。", "荷塘村，40米。", *others]
    assert (found.title, found.holds, found.format) == (samples.TITLE, "article", "docx")


def test_a_word_file_without_a_title_is_a_page() -> None:
    """What holds no styled title may hold several articles."""
    (found,) = texts(samples.docx(heading=False, table=False))
    assert ([line.strip() for line in found.text.split("\n")], found.title, found.holds) == (
        list(samples.PARAGRAPHS),
        "",
        "page",
    )


def test_jsonl_gives_an_article_a_line() -> None:
    """Each line has its own title and place."""
    found = texts(b"\xef\xbb\xbf" + samples.jsonl(3))
    assert [item.part for item in found] == ["line 1", "line 2", "line 3"]
    assert found[2].title == f"{samples.TITLE}（2）"
    assert (found[0].text, found[0].published, found[0].url) == (BODY, "2021-06-26", "https://a.example/0")


@pytest.mark.parametrize("codec", ["gb18030", "utf-16"])
def test_json_in_other_encodings(codec: str) -> None:
    """Lines in GB18030 and UTF-16 are articles as well."""
    assert [item.text for item in texts(samples.jsonl(2).decode().encode(codec))] == [BODY, BODY]


def test_json_may_be_an_object_a_list_or_the_projects_records() -> None:
    """Three shapes of one article; a record of the project comes back as it was, quotation marks and all."""
    article = Article(text=f"{BODY}\n“修桥 ”", title=samples.TITLE, published="2021-06-26", publisher="云溪日报")
    own = {"标题": samples.TITLE, "正文": BODY, "来源": "云溪日报", "作者": "记者 周立新、李红"}
    for value in (own, [own], {"code": 0, "data": [own]}):
        (found,) = texts(json.dumps(value, indent=1).encode())
        assert (found.text, found.title, found.publisher) == (BODY, samples.TITLE, "云溪日报")
        assert found.reporters == ("周立新", "李红")
    (record,) = texts(json.dumps({"source": "x.txt", "articles": [to_json(article)]}, indent=1).encode())
    assert (record.text, record.holds, record.publisher) == (article.text, "record", "云溪日报")


def test_the_names_of_json_fields_can_be_chosen() -> None:
    """Other keys than the usual ones are named in the options; HTML within a field is taken for its words."""
    options = Options(fields=Fields(title=("t",), text=("html",), published=("ts",)))
    row = {"t": samples.TITLE, "html": "".join(f"<p>{p}</p>" for p in samples.PARAGRAPHS), "ts": 1624665600}
    (found,) = read_bytes(json.dumps(row).encode(), "a.json", options)
    assert isinstance(found, SourceText)
    assert (found.text, found.title, found.published) == (BODY, samples.TITLE, "2021-06-26")


@pytest.mark.parametrize("kind", ["zip", "tar", "tar.gz"])
def test_archives_give_what_they_hold(kind: str) -> None:
    """Members of every format come one after the other; hidden files are passed over, one archive within is read."""
    inner = samples.zipped({"内.txt": samples.news().encode()})
    members = {
        "2021/页.txt": samples.news().encode("gb18030"),
        "a.html": samples.wechat().encode(),
        "__MACOSX/x": b"\0",
        ".DS_Store": b"\0",
        "b.docx": samples.docx(),
        "c.jsonl": samples.jsonl(2),
        "d.pdf": samples.pdf(samples.two_columns()),
        "e.zip": inner,
    }
    data = samples.zipped(members) if kind == "zip" else samples.tarred(members, "w" if kind == "tar" else "w:gz")
    found = texts(data, "year.bin")
    assert [item.format for item in found] == ["txt", "html", "docx", "json", "json", "pdf", "txt"]
    assert found[0].source == "year.bin/2021/页.txt"
    assert found[-1].source == "year.bin/e.zip/内.txt"


def test_names_in_zips_of_chinese_systems_are_repaired() -> None:
    """GBK names without a mark come out as Chinese."""
    data = samples.zipped({"xxxx.txt": samples.news().encode()}).replace(b"xxxx", "报纸".encode("gbk"))
    assert texts(data, "a.zip")[0].source == "a.zip/报纸.txt"


def test_a_single_file_in_gzip_is_read() -> None:
    """It need not be a tar file."""
    assert texts(gzip.compress(samples.news().encode()), "页.txt.gz")[0].source == "页.txt.gz/页.txt"


def test_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    """A hyphen is standard input, whatever comes from there."""
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(samples.jsonl(2))))
    (step,) = expand(["-"])
    assert isinstance(step, Path)
    assert [str(type(item).__name__) for item in read_all(step)] == ["SourceText"] * 2


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.html", samples.wechat().encode()),
        ("a.docx", samples.docx(table=False)),
        ("a.jsonl", samples.jsonl(1)),
        ("a.pdf", samples.pdf(samples.two_columns())),
    ],
)
def test_formats_become_articles(tmp_path: Path, name: str, data: bytes) -> None:
    """The way to articles: an article stays single with the title that its file states."""
    (tmp_path / name).write_bytes(data)
    (step,) = plan([tmp_path / name])
    intake = take_in(step)
    assert intake.problem == ""
    assert intake.articles[0].title.startswith(samples.TITLE)
    assert intake.articles[0].text == BODY
    assert len(intake.articles) == (2 if name == "a.pdf" else 1)


def test_an_article_stays_single_whatever_it_looks_like(tmp_path: Path) -> None:
    """Subheadings and datelines within do not make a jsonl article two; its own dateline still tells its paper."""
    first, second, third = samples.PARAGRAPHS
    body = f"一座桥\n{first}\n云溪日报讯（记者 李红）{second}\n\n一条路\n{third}"
    path = tmp_path / "a.jsonl"
    path.write_text(json.dumps({"title": samples.TITLE, "text": body}), "utf-8")
    (article,) = take_in(path).articles
    assert article.title == samples.TITLE
    assert all(part[:30] in article.text for part in samples.PARAGRAPHS)


def test_parts_are_taken_in_one_by_one(tmp_path: Path) -> None:
    """A bad line is said in its place with the file's path, the others are articles."""
    path = tmp_path / "a.jsonl"
    path.write_bytes(samples.jsonl(2).replace(b"\n", b"\n{broken\n"))
    parts = list(take_in_parts(path))
    assert [len(part.articles) for part in parts] == [1, 0, 1]
    assert parts[1].problem.startswith(f"{path}, line 2: it is not JSON")
    assert take_in(path).dropped == (parts[1].problem,)


def test_read_stream_refuses_several_texts() -> None:
    """Where one text is asked for, a file of many is a mistake that is said."""
    with pytest.raises(ReadingError, match=r"a\.jsonl: the file holds several texts, not one\."):
        read_stream(samples.jsonl(2), "a.jsonl")


def test_libraries_are_imported_only_when_their_format_comes_up() -> None:
    """Text needs none of them."""
    code = (
        "import sys; from pipelines.reading import read_stream; read_stream('桥。'.encode(), 'a.txt');"
        "print(*sorted(sys.modules.keys() & {'lxml', 'pypdfium2', 'ijson', 'spacy', 'numpy'}))"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=True, capture_output=True, text=True)
    assert done.stdout.split() == []
