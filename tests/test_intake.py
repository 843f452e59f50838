"""From what a user names to articles: one at a time, with where their words and dates come from."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
import reading_samples as samples
from command_line import kg

from pipelines.article import Article, read_articles, to_json, write_articles
from pipelines.intake import plan, take_in
from pipelines.pages.cleaning import normalise_characters

BODY = (
    "　　石阡县茶业协会会长李红介绍，协会去年12月启动“万亩茶园”工程，石阡县投入860万元。\n"
    "　　石阡县委书记周立新说，工程将覆盖龙井乡。\n"
)


def page(dateline: str) -> str:
    """A page of one article."""
    return f"石阡县启动茶园工程\r\n{dateline}石阡县与武平县签署茶产业合作协议。\r\n{BODY}"


def test_files_are_looked_for_as_they_are_read(tmp_path: Path) -> None:
    """The first comes before the folders behind it have been opened."""
    for folder in "abc":
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "1.txt").write_text("桥", "utf-8")
    steps = plan([tmp_path])
    assert next(steps) == tmp_path / "a" / "1.txt"
    (tmp_path / "b" / "2.txt").write_text("桥", "utf-8")
    assert list(steps) == [tmp_path / name for name in ("b/1.txt", "b/2.txt", "c/1.txt")]


def test_a_file_is_read_once_whatever_ways_lead_to_it(tmp_path: Path) -> None:
    """By its name, by its folder, by a link to it or to its folder."""
    (tmp_path / "a").mkdir()
    file = tmp_path / "a" / "1.txt"
    file.write_text("桥", "utf-8")
    (tmp_path / "link.txt").symlink_to(file)
    (tmp_path / "b").symlink_to(tmp_path / "a")
    ways = [file, tmp_path / "link.txt", tmp_path / "b" / "1.txt", tmp_path / "a" / ".." / "a", tmp_path]
    for first in ways:
        assert len(list(plan([first, *ways]))) == 1


def test_articles_are_written_one_by_one(tmp_path: Path) -> None:
    """The file is what one call would have written; half a file is never left behind."""
    articles = [Article(text=f"“桥{n}”\n通了。", title="桥") for n in range(3)]
    for count in range(4):
        write_articles(tmp_path / "a.json", '页"1".txt', iter(articles[:count]))
        whole = {"source": '页"1".txt', "articles": [to_json(article) for article in articles[:count]]}
        assert (tmp_path / "a.json").read_text("utf-8") == json.dumps(whole, ensure_ascii=False, indent=1) + "\n"

    def failing() -> Iterator[Article]:
        yield articles[0]
        assert (tmp_path / "b.json.part").exists()
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        write_articles(tmp_path / "b.json", "b", failing())
    assert [path.name for path in tmp_path.iterdir()] == ["a.json"]


def test_extract_writes_where_the_evidence_stands_in_the_file(tmp_path: Path) -> None:
    """Each sentence is found in the source by the map that the record carries."""
    source = tmp_path / "页.txt"
    source.write_bytes(page("云溪日报2021年6月26日讯（记者 李红）").encode("gb18030"))
    done = kg("extract", source, "--out", tmp_path / "out")
    assert (done.code, done.out) == (0, f"1 file written to {tmp_path / 'out'}\n")
    (article,) = read_articles(tmp_path / "out" / "页.json")
    assert (article.published, article.published_from) == ("2021-06-26", "dateline")
    assert article.origin is not None
    text = source.read_bytes().decode("gb18030")
    assert len(article.relations) >= 2
    for relation in article.relations:
        assert relation.span is not None
        pieces = article.origin.pieces(relation.span.start, relation.span.end)
        assert "".join(normalise_characters(text[a:b]) for a, b in pieces) == relation.evidence


def test_guessed_dates_are_said(tmp_path: Path) -> None:
    """By kg add and kg extract; dates that are stated are not spoken of."""
    folder = tmp_path / "news"
    folder.mkdir()
    (folder / "20210626.txt").write_text(page("本报讯（记者 李红）"), "utf-8")
    (folder / "b.txt").write_text(page("云溪日报2021年6月26日讯（记者 王兰）"), "utf-8")
    said = "dates:    1 taken from the file name"
    done = kg("extract", folder, "--out", tmp_path / "out")
    assert done.out.splitlines()[-1] == said
    done = kg("add", folder, "--graph", tmp_path / "graph")
    assert done.code == 0
    assert done.out.splitlines()[-1] == said
    assert "dates:" not in kg("add", folder / "b.txt", "--graph", tmp_path / "graph").out


def test_articles_without_a_date_are_said(tmp_path: Path) -> None:
    """As the last line, with what to do; nothing where the date is given."""
    folder = tmp_path / "news"
    folder.mkdir()
    (folder / "a.txt").write_text(page("本报讯（记者 李红）"), "utf-8")
    (folder / "b.txt").write_text(page("云溪日报2021年6月26日讯（记者 王兰）"), "utf-8")
    done = kg("extract", folder, "--out", tmp_path / "out")
    assert done.out.splitlines()[-1] == "no date:  1 of 2 articles; give --published, or name the files by their day"
    assert "no date:" not in kg("extract", folder, "--out", tmp_path / "out", "--published", "2021-06-26").out


def test_all_at_once_is_the_same(tmp_path: Path) -> None:
    """Origin and date come with each article of a file of several."""
    path = tmp_path / "a.jsonl"
    path.write_bytes(samples.jsonl(3))
    articles = take_in(path).articles
    assert [article.origin.part for article in articles if article.origin] == ["line 1", "line 2", "line 3"]
    assert {article.published_from for article in articles} == {"record field"}
