"""Every word of an article is followed back to the place in its source where it stood."""

from __future__ import annotations

import json
import random
from collections.abc import Sequence
from itertools import pairwise

import pytest
import reading_samples as samples
from hypothesis import given
from hypothesis import strategies as st
from printing_press import set_page

from pipelines.article import Article, RecordError, from_json, to_json
from pipelines.articles import articles_of
from pipelines.origin import Origin, Run
from pipelines.origin import from_json as origin_from_json
from pipelines.origin import to_json as origin_to_json
from pipelines.pages.cleaning import normalise_characters
from pipelines.pages.ground import Ground
from pipelines.pages.origins import trace
from pipelines.reading import SourceText, read_bytes

PAGES = 400
PLAIN = "青禾县双桥镇建成五座便民桥\n云溪日报讯（记者 李红）" + "\n".join(samples.PARAGRAPHS) + "\n"
NUMBERS = st.integers(0, 10**6)
RUNS = st.lists(st.builds(Run, NUMBERS, NUMBERS, NUMBERS), max_size=6).map(tuple)


def taken(data: bytes, name: str = "a.txt") -> tuple[list[SourceText], list[list[Article]]]:
    """The texts in ``data`` and the articles of each."""
    texts = [text for text in read_bytes(data, name) if isinstance(text, SourceText)]
    return texts, [list(articles_of(text).articles) for text in texts]


def check(words: str, runs: Sequence[Run], source: str) -> None:
    """The runs cover all but white space, in order, each with the characters of the source."""
    covered = bytearray(len(words))
    last = 0
    for run in runs:
        there = source[run.source : run.source + run.length]
        assert normalise_characters(there) == words[run.start : run.start + run.length]
        assert run.start >= last
        last = run.start + run.length
        covered[run.start : last] = b"\1" * run.length
    assert [c for c, known in zip(words, covered, strict=True) if not known and not c.isspace()] == []


def monotone(runs: Sequence[Run]) -> bool:
    """Whether the source is read from front to back, nothing of it twice."""
    return all(a.source + a.length <= b.source for a, b in pairwise(runs))


def mapped(article: Article, source: str) -> Origin:
    """The map of an article, checked in text and title."""
    assert article.origin is not None
    check(article.text, article.origin.text, source)
    check(article.title, article.origin.title, source)
    return article.origin


def test_hostile_pages_are_followed_back_word_for_word() -> None:
    """On 400 pages set at random: all of each body and title, and no place belongs to two of them.

    Front to back, but where columns were dealt out wrongly and a caption came behind the text below it: on one of them.
    """
    count = 0
    astray: set[int] = set()
    for seed in range(PAGES):
        page, _ = set_page(random.Random(seed))
        (text,), (articles,) = taken(page.encode())
        places: list[tuple[int, int]] = []
        for article in articles:
            origin = mapped(article, text.decoded or text.text)
            astray |= set() if monotone(origin.text) else {seed}
            places += [(run.source, run.source + run.length) for run in (*origin.text, *origin.title)]
            count += 1
        places.sort()
        assert all(a[1] <= b[0] for a, b in pairwise(places)), seed
    assert count > 3 * PAGES
    assert len(astray) <= PAGES // 400


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_offsets_count_the_characters_of_the_file(codec: str) -> None:
    """Line ends of Windows count as the two that they are, control characters as one, a byte order mark as none."""
    data = PLAIN.replace("\n", "\r\n").replace("五座", "五\x01座").encode(codec)
    ((article,),) = taken(data)[1]
    origin = mapped(article, data.decode(codec))
    start = article.text.index("镇党委书记")
    span = origin.span(start, start + 8)
    assert span is not None
    assert data.decode(codec)[slice(*span)] == "镇党委书记周立新"


def test_clean_text_is_one_run() -> None:
    """What is not changed has the simplest of maps."""
    body = samples.PARAGRAPHS[1]
    (text,), ((article,),) = taken(f"{samples.TITLE}\n\n{body}".encode())
    assert article.origin == Origin((Run(0, len(samples.TITLE) + 2, len(body)),), (Run(0, 0, len(samples.TITLE)),))
    assert text.decoded == ""


def test_spaced_pages_are_followed_character_by_character() -> None:
    """A space in the source is in no run; full-width digits and soft hyphens are no obstacle."""
    line = "近 日 ， 青 禾 县 双 桥 镇 投 入 ８ ６ ０ 万 元 ， 建\u00ad 成 五 座 桥 。"
    (text,), ((article,),) = taken(f"一句标题\n{line}\n".encode())
    origin = mapped(article, text.text)
    assert article.text == "近日，青禾县双桥镇投入860万元，建成五座桥。"
    assert origin.pieces(0, 2) == ((5, 6), (7, 8))
    assert origin.span(0, 2) == (5, 8)


def test_a_paragraph_that_a_caption_interrupts_has_a_piece_on_each_side() -> None:
    """The span holds what lies between, the pieces do not; a sentence printed twice is taken where the body is."""
    page = "村里修了新桥，路灯也装上了，村民出行\n图为新桥。\n方便多了。村里修了新桥，游客也多了。\n"
    article = Article(text="村里修了新桥，路灯也装上了，村民出行方便多了。村里修了新桥，游客也多了。", title="图为新桥")
    (origin,) = trace([article], Ground(page))
    check(article.text, origin.text, page)
    assert len(origin.text) == 2
    assert origin.pieces(16, 20) == ((16, 18), (25, 27))
    assert origin.span(16, 20) == (16, 27)


def test_words_that_the_source_lacks_are_left_out() -> None:
    """A hyphen that was taken out parts two runs; what is nowhere in the source is in none."""
    page = "the govern-\nment of the county built five bridges"
    article = Article(text="the government of the county built five bridges and a mill", title="elsewhere")
    (origin,) = trace([article], Ground(page))
    assert [article.text[r.start : r.start + r.length] for r in origin.text] == [
        "the govern",
        "ment of the county built five bridges",
    ]
    assert origin.title == ()
    assert origin.span(len(article.text) - 4, len(article.text)) is None


def test_articles_that_read_alike_have_places_of_their_own() -> None:
    """The second of two notices with the same first sentence is not followed to the first."""
    words = "本周六上午全县停水检修，请市民提前储水。"
    page = f"停水通知\n{words}城东片区先停。\n停电通知\n{words}城西片区先停。\n"
    articles = [Article(text=f"{words}城东片区先停。"), Article(text=f"{words}城西片区先停。")]
    one, two = trace(articles, Ground(page))
    assert one.text[0].source == 5
    assert two.text[0].source == page.rindex(words)


def test_a_title_is_the_line_and_not_the_words_in_a_body() -> None:
    """Of several places the one that is a line of its own counts."""
    page = "村民说，五座桥建成了真好。\n五座桥建成\n"
    (origin,) = trace([Article(text="村民说，五座桥建成了真好。", title="五座桥建成")], Ground(page))
    assert origin.title == (Run(0, page.rindex("五座桥"), 5),)


def test_markdown_is_followed_through_its_marks() -> None:
    """Offsets are those of the file with its stars and links."""
    page = f"---\ndate: 2021-06-26\n---\n# {samples.TITLE}\n\n{samples.PARAGRAPHS[0].replace('五座', '**五座**')}\n"
    (_, ((article,),)) = taken(page.encode(), "a.md")
    origin = mapped(article, page)
    at = article.text.index("五座")
    assert origin.span(at - 2, at + 4) == (page.index("建成**五"), page.index("便民桥，惠及") + 2)


def test_pdf_pages_are_known() -> None:
    """Pages of one column follow upon each other, and the map says where each begins."""
    first, second = samples.PARAGRAPHS[:2]
    pages = [samples.column([first], 50, 100, 30), samples.column([second], 50, 100, 30)]
    (text,), ((article,),) = taken(samples.pdf(*pages))
    origin = mapped(article, text.text)
    assert [number for _, number in text.pages] == [1, 2]
    span = origin.span(article.text.index(second[:5]), len(article.text))
    assert span is not None
    assert (origin.page(0), origin.page(span[0]), Origin().page(0)) == (1, 2, 0)


def test_other_formats_are_mapped_to_their_text_layer() -> None:
    """Of jsonl each line by itself; of web pages and Word files the text that is in them."""
    for data in (samples.jsonl(2), samples.wechat().encode(), samples.docx(table=False)):
        for text, (article,) in zip(*taken(data, "a"), strict=True):
            assert article.origin is not None
            check(article.text, article.origin.text, text.text)
            assert article.origin.part == text.part


def test_records_of_the_project_are_mapped_one_to_one() -> None:
    """They are not cleaned."""
    row = {"text": "桥 通了。", "entities": [], "relations": []}
    ((article,),) = taken(json.dumps([row]).encode())[1]
    assert article.origin == Origin((Run(0, 0, 5),), part="article 1")


@given(RUNS, RUNS, st.sampled_from(["", "line 3", "pages 1-2"]))
def test_maps_survive_json(text: tuple[Run, ...], title: tuple[Run, ...], part: str) -> None:
    """What is written is what was there; empty keys are left out."""
    origin = Origin(text, title, part, tuple((run.source, run.length) for run in text))
    written = json.loads(json.dumps(origin_to_json(origin)))
    assert origin_from_json(written) == origin
    assert all(written.values())


def test_records_carry_the_map_only_where_there_is_one() -> None:
    """The key is optional, and one that is no map is refused."""
    article = Article(text="桥通了。", origin=Origin((Run(0, 7, 4),)), published_from="masthead")
    assert from_json(to_json(article)) == article
    assert to_json(article)["origin"] == {"text": "0@7+4"}
    assert not {"origin", "published_from"} & to_json(Article(text="桥通了。")).keys()
    with pytest.raises(RecordError, match="is no part of a map"):
        from_json({"text": "桥", "origin": {"text": "0@7"}})


@given(st.text(alphabet="桥村a1，。\n \u3000\u00ad\u200bＡ\r", max_size=60))
def test_ground_knows_the_way_back(source: str) -> None:
    """Each character without white space stands where the ground says, and line ends are seen."""
    ground = Ground(source)
    for position, char in enumerate(ground.text):
        offset = ground.offset(position)
        assert normalise_characters(source[offset]) == char
        before = source[:offset].rstrip(" \u3000\u00ad\u200b")
        assert ground.begins_line(position) == (position == 0 or before.endswith(("\n", "\r")))
    assert "".join(source[a : a + n] for a, n in ground.words(0, len(ground.text))) == "".join(
        source[ground.offset(k)] for k in range(len(ground.text))
    )


@given(
    st.text(
        alphabet="桥村修縣鄉。，、（）讯记者李红日报2021年6月26日 \n\u3000\r\u00ad\u2028Ａ\uf9fd\ufe19\ud800\x07#*-",
        max_size=120,
    )
)
def test_whatever_is_read_has_a_true_map(page: str) -> None:
    """Odd characters, marks of Markdown, both scripts: all of each body is found, and nothing fails."""
    found = list(read_bytes(page.encode("utf-8", "surrogatepass"), "a.txt"))
    for text in found:
        if isinstance(text, SourceText):
            for article in articles_of(text).articles:
                assert article.origin is not None
                source = text.decoded or text.text
                check(article.text, article.origin.text, source)
                if article.origin.title:  # one put together from lines far apart may have none
                    check(article.title, article.origin.title, source)
