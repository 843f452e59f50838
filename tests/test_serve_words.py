"""Pages in the reader's language: questions in plain words, heads and fields, errors, addresses that lead nowhere."""

from __future__ import annotations

import shutil
from collections.abc import Iterator

import pyoxigraph as ox
import pytest
from command_line import demo
from serving import Site, served

from kg.queries import library
from kg.serve.messages import PageCall
from kg.serve.pages import Pages
from kg.serve.questions import label
from kg.snapshot import snapshot


@pytest.fixture(scope="module")
def pages() -> Iterator[Pages]:
    """The demo's graph as a worker has it."""
    copy = snapshot(demo().graph)
    yield Pages(ox.Store.read_only(str(copy)))
    shutil.rmtree(copy)


def shown(pages: Pages, name: str, language: str = "zh", /, **values: str) -> tuple[int, str]:
    """Status and text of a page."""
    reply = pages.page(PageCall(name, language, values))
    return reply.status, reply.body.decode()


def test_a_question_in_plain_words_is_answered(pages: Pages) -> None:
    """It leads to the query that it is taken for, with names in its fields and the question still there."""
    status, text = shown(pages, "ask", question="石阡县和新昌县签过什么协议？")
    assert status == 200
    assert 'value="石阡县和新昌县签过什么协议？"' in text
    assert 'name="one" value="石阡县"' in text
    assert "理解为" in text
    assert "条结果" in text


@pytest.mark.parametrize(
    ("question", "says"),
    [
        ("明天会下雨吗", "问题库里没有问题能回答“明天会下雨吗”"),
        ("云泽县有哪些举措", "图谱里没有叫“云泽县”的事物"),
    ],
)
def test_a_question_without_an_answer_is_refused_in_words(pages: Pages, question: str, says: str) -> None:
    """The queries that there are stand below."""
    status, text = shown(pages, "ask", question=question)
    assert (status, says in text, "/queries/timeline" in text) == (404, True, True)
    assert shown(pages, "ask")[0] == 200


def test_heads_fields_and_errors_are_in_the_language_of_the_page(pages: Pages) -> None:
    """Chinese on a Chinese page, the library's own words on an English one."""
    _, text = shown(pages, "question", name="funding", ask="1")
    assert ">出资方</th>" in text
    assert ">funder</th>" in shown(pages, "question", "en", name="funding", ask="1")[1]
    _, text = shown(pages, "question", name="timeline", since="去年")
    assert "起始日期应是 2021、2021-06 或 2021-06-26 这样的日期，不能是“去年”。" in text
    _, text = shown(pages, "question", name="multi_source", least="两")
    assert "至少应是整数，不能是“两”。" in text
    assert "请填写县区。" in shown(pages, "question", name="officials_leading", ask="1")[1]
    status, text = shown(pages, "question", name="nosuch")
    assert (status, "问题库里没有“nosuch”" in text) == (404, True)
    assert "There is no query" in shown(pages, "question", "en", name="nosuch")[1]


def test_columns_and_parameters_have_chinese_names() -> None:
    """Each of the library's, but those that only name what another column holds."""
    names = {name for query in library().values() for name, _ in query.columns if not name.endswith("Label")}
    names |= {parameter.name for query in library().values() for parameter in query.parameters}
    assert sorted(name for name in names if label(name, "zh") == name) == []


def test_a_search_for_nothing_and_a_page_too_far(pages: Pages) -> None:
    """The one shows the form, the other says how many pages there are."""
    status, text = shown(pages, "search", q="")
    assert (status, 'class="big" action="/search"' in text, "没有找到" in text) == (200, True, False)
    status, text = shown(pages, "articles", page="99")
    assert (status, "没有第 99 页，共 1 页。" in text) == (404, True)


def test_figures_are_printed_as_their_sentences_print_them(pages: Pages) -> None:
    """Nobody counts noughts."""
    text = shown(pages, "thing", iri="https://w3id.org/govkg/id/place/520623")[1]
    assert "近40万亩" in text
    assert "400000亩" not in text


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """The demo's graph over HTTP."""
    with served(demo().graph, tmp_path_factory.mktemp("log") / "log") as running:
        yield running


def test_an_unknown_address_is_a_page_with_a_way_back(site: Site) -> None:
    """For a reader; a program gets its sentence."""
    page = site.ask("/nope", Accept="text/html")
    assert (page.status, page.media) == (404, "text/html")
    assert "没有这个页面" in page.text
    assert 'href="/"' in page.text
    assert site.ask("/nope").text == "There is no such page.\n"
    assert 'action="/ask"' in site.page("/")
