"""What the date of an article was taken from is said with the article."""

from __future__ import annotations

import pytest
import reading_samples as samples

from pipelines.article import Article
from pipelines.articles import articles_of
from pipelines.origin import Origin, Run
from pipelines.pages.ground import Ground
from pipelines.published import StatedDay, day_of_name, stated_days, taken_from
from pipelines.reading import SourceText, read_bytes

BODY = "\n".join(f"　　{paragraph}" for paragraph in samples.PARAGRAPHS)
DAY = "2021-06-26"


def read(page: str | bytes, name: str = "page.txt", published: str = "") -> tuple[str, str]:
    """The date of the first article and what it was taken from."""
    (text,) = read_bytes(page if isinstance(page, bytes) else page.encode(), name)
    assert isinstance(text, SourceText)
    found = articles_of(text, published=published).articles[0]
    return found.published, found.published_from


@pytest.mark.parametrize(
    ("page", "name", "option", "way"),
    [
        (
            f"{samples.TITLE}\n云溪日报2021年6月26日讯（记者 李红）{samples.PARAGRAPHS[0]}",
            "20200101.txt",
            "",
            "dateline",
        ),
        (f"{samples.TITLE}\n云溪日报 2021年6月26日 记者 李红\n{BODY}", "page.txt", "2020-01-01", "dateline"),
        (f"{samples.TITLE}\n{BODY}\n（云溪日报 2021年6月26日 记者 李红）", "page.txt", "", "dateline"),
        (f"2021年6月26日 星期六 第03版：要闻\n{samples.TITLE}\n本报讯（记者 李红）{BODY}", "page.txt", "", "masthead"),
        (f"云溪日报 2021年6月26日 星期六\n本报讯（记者 李红）{BODY}\n{samples.TITLE}", "page.txt", "", "masthead"),
        (
            f"云溪日报2021年6月26日星期六第3版\n{samples.TITLE}\n本报讯（记者 李红）{BODY}",
            "a.txt",
            "2020-01-01",
            "masthead",
        ),
        (f"{samples.TITLE}\n本报讯（记者 李红）{BODY}", "2021-06-26_03.txt", "", "file name"),
        (f"{samples.TITLE}\n本报讯（记者 李红）{BODY}", "云溪日报20210626A03.txt", "", "file name"),
        (f"{samples.TITLE}\n本报讯（记者 李红）{BODY}", "20210625.txt", DAY, "--published"),
        (samples.wechat(), "20200101.html", "2020-01-01", "html meta"),
        (f"---\ndate: 2021-06-26\n---\n# {samples.TITLE}\n\n{BODY}", "a.md", "", "front matter"),
        (samples.jsonl(1), "a.jsonl", "2020-01-01", "record field"),
    ],
)
def test_each_way_to_a_date_has_its_name(page: str | bytes, name: str, option: str, way: str) -> None:
    """What the article says itself goes before what its file says, and that before the user and the file's name."""
    assert read(page, name, option) == (DAY, way)


def test_a_day_without_its_year_is_a_guess() -> None:
    """The year is that of another article of the page."""
    page = (
        f"{samples.TITLE}\n云溪日报6月26日讯（记者 李红）{BODY}\n\n{samples.SECOND_TITLE}\n"
        f"江海晚报2021年6月25日讯（记者 王兰）{''.join(samples.SECOND)}\n"
    )
    (text,) = read_bytes(page.encode(), "page.txt")
    assert isinstance(text, SourceText)
    found = articles_of(text).articles
    assert [(a.published, a.published_from) for a in found] == [
        (DAY, "dateline without its year"),
        ("2021-06-25", "dateline"),
    ]


def test_no_date_is_taken_from_nowhere() -> None:
    """Nothing is made up."""
    assert read(f"{samples.TITLE}\n本报讯（记者 李红）{BODY}") == ("", "")


def test_records_of_the_project_say_it_too() -> None:
    """Their own date is a field, a missing one may be given."""
    row = b'{"text": "\xe6\xa1\xa5", "entities": [], "relations": [], "published": "%s"}'
    assert read(row % b"2021-06-26", "20200101.json", "2020-01-01") == (DAY, "record field")
    assert read(row % b"", "20200101.json", DAY) == (DAY, "--published")
    assert read(row % b"", "20200101.json") == ("", "")


def test_a_date_in_the_midst_of_the_text_is_no_dateline() -> None:
    """An article tells of many days; one that happens to be the option's is not where that came from."""
    body = "云溪乡2021年6月26日办起夜校。" + "".join(samples.SECOND)
    assert read(f"{samples.SECOND_TITLE}\n　　{body}\n", "page.txt", DAY) == (DAY, "--published")


def test_days_are_found_through_spaces_and_in_chinese_numerals() -> None:
    """With their offsets in the source; what only looks like a date is none."""
    source = "2 0 2 1 年 6 月 26 日\n二〇二一年六月二十五日 共2021户 12021-06-26"
    days = stated_days(Ground(source))
    assert days[:2] == [(0, DAY, False), (source.index("二〇"), "2021-06-25", False)]
    assert len(days) == 2


def test_without_a_map_the_place_of_a_date_says_nothing() -> None:
    """The article's own place must be known to call a date its dateline."""
    loose = Article(text="桥", published=DAY, source="page.txt")
    placed = Article(text="桥", published=DAY, source="page.txt", origin=Origin((Run(0, 20, 1),)))
    ways = [
        taken_from(a, [StatedDay(5, DAY, issue=False)], field="html meta", stated="", option="")
        for a in (loose, placed)
    ]
    assert ways == ["masthead", "dateline"]


def test_members_of_archives_have_names_of_their_own() -> None:
    """The member's date goes before the archive's."""
    assert day_of_name("2020-01-01.zip/20210626.txt") == DAY
    data = samples.zipped({"20210626.txt": f"{samples.TITLE}\n本报讯（记者 李红）{BODY}".encode()})
    assert read(data, "2020-01-01.zip") == (DAY, "file name")
