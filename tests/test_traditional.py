"""Traditional Chinese: kept as printed, parted and analysed as its simplified twin."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.article import Article
from pipelines.articles import articles_of
from pipelines.printed import as_printed, in_simplified
from pipelines.reading import SourceText, read_bytes
from pipelines.traditional import Twin, is_traditional, simplified

TITLE = "武岡市與綏寧縣簽約共建油茶基地"
BODY = (
    "6月25日，武岡市委書記周立新帶隊到綏寧縣考察。武岡市與綏寧縣簽署油茶產業合作協議，共同投入860萬元建設雪峰山油茶培育基地。",
    "綏寧縣農業農村局局長李紅介紹，該縣去年12月啟動“萬畝油茶”工程，湖南省林業科學院派出技術人員駐村指導。",
    "雙方還將聯合舉辦油茶技術培訓班，綏寧縣長鋪子苗族侗族鄉的茶農也將參加。",
)
PAGE = f"{TITLE}\n雲溪日報2021年6月26日訊（記者 李紅 通訊員 王蘭）{BODY[0]}\n　　{BODY[1]}\n　　{BODY[2]}\n"
MIXED = st.text(alphabet="青禾縣县後后裡里鄉教育局 \n\u3000,“”", max_size=40)


def article(page: str, name: str = "a.txt", codec: str = "utf-8") -> Article:
    """The one article of a page."""
    (text,) = read_bytes(page.encode(codec), name)
    assert isinstance(text, SourceText)
    (found,) = articles_of(text).articles
    return found


@pytest.mark.parametrize("codec", ["utf-8", "big5", "gb18030", "utf-16"])
def test_a_traditional_page_is_parted_as_its_twin_and_stays_as_it_is(codec: str) -> None:
    """Dateline, byline, title and body are told apart; every character is the printed one, in every encoding."""
    found, twin = article(PAGE, codec=codec), article(simplified(PAGE))
    assert (found.title, found.text) == (TITLE, "\n".join(BODY))
    assert (found.published, found.publisher, found.reporters) == ("2021-06-26", "雲溪日報", ("李紅", "王蘭"))
    assert (simplified(found.title), simplified(found.text)) == (twin.title, twin.text)
    assert found.origin == twin.origin
    assert found.id == Article(text=found.text, publisher=found.publisher).id != twin.id


def test_a_paper_that_the_user_names_is_not_rewritten() -> None:
    """What is printed is put into its characters, what is given stays."""
    (text,) = read_bytes(PAGE.replace("雲溪日報2021年6月26日訊", "本報訊").encode(), "a.txt")
    assert isinstance(text, SourceText)
    assert articles_of(text, publisher="云溪日报").articles[0].publisher == "云溪日报"


def test_the_same_is_found_as_in_the_simplified_twin(read: Callable[..., Article]) -> None:
    """Entities, relations and measures agree one for one; names and sentences are the printed ones."""
    text = "\n".join(BODY)
    old, new = read(text, "2021-06-26"), read(simplified(text), "2021-06-26")
    assert len(new.entities) >= 5
    assert len(new.relations) >= 4
    assert [(simplified(e.name), e.type, e.subtype, e.mentions) for e in old.entities] == [
        (e.name, e.type, e.subtype, e.mentions) for e in new.entities
    ]
    assert [(*map(simplified, r.key), simplified(r.title), r.date, r.status, r.span) for r in old.relations] == [
        (*r.key, r.title, r.date, r.status, r.span) for r in new.relations
    ]
    assert [(simplified(m.subject), m.value, m.span) for m in old.measures] == [
        (m.subject, m.value, m.span) for m in new.measures
    ]
    assert {"綏寧縣", "武岡市", "李紅"} <= {e.name for e in old.entities}
    names = {e.name for e in old.entities}
    for relation in old.relations:
        assert {relation.subject, relation.object} <= names
        assert relation.evidence in text
        assert relation.span is not None
        assert relation.span.quote(text) == relation.evidence


def test_findings_without_a_span_are_put_back_by_their_words() -> None:
    """A sentence without its place is looked up."""
    from pipelines.article import Entity, Relation

    printed = Article(text="青禾縣修橋。鄉裡投入。")
    plain = in_simplified(printed).annotated(
        [Entity("青禾县", "Place", aliases=("青禾",)), Entity("青禾县委", "Organization")],
        [Relation("青禾县委", "leads", "青禾县", evidence="乡里投入。")],
    )
    found = as_printed(printed, plain)
    assert [(e.name, e.aliases) for e in found.entities] == [("青禾縣", ("青禾",)), ("青禾縣委", ())]
    assert (found.relations[0].subject, found.relations[0].evidence) == ("青禾縣委", "鄉裡投入。")
    again = in_simplified(found)
    assert (again.entities, again.relations, again.id) == (plain.entities, plain.relations, printed.id)


@given(MIXED)
def test_simplifying_keeps_every_place(text: str) -> None:
    """As many characters as before, white space where it was, and nothing more to simplify."""
    plain = simplified(text)
    assert len(plain) == len(text)
    assert [c.isspace() for c in plain] == [c.isspace() for c in text]
    assert simplified(plain) == plain


@given(MIXED, st.data())
def test_any_stretch_of_the_twin_comes_back(text: str, data: st.DataObject) -> None:
    """Put back and simplified again it is the same; where it stands once it comes back as it was printed."""
    plain = simplified(text)
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    back = Twin(text, plain).restored(plain[start:end])
    assert simplified(back) == plain[start:end]
    if plain.count(plain[start:end]) == 1 and not any(map(str.isspace, text)):
        assert back == text[start:end]


def test_what_is_simplified_is_not_taken_for_traditional() -> None:
    """A rare Traditional character in a name does not turn a simplified text; half a surrogate pair does no harm."""
    assert not is_traditional("瀋阳市的领导说，王乾在会上作了报告。")
    assert not is_traditional("Dear Sir")
    assert is_traditional(PAGE)
    assert simplified("縣\ud800") == "县\ufffd"
