"""How people and bodies are named in print, and what follows for who is who."""

from __future__ import annotations

from dataclasses import replace

import pytest
from test_resolution import linked, official, outcomes, things, told

from kg.bodies import kind_name, levelled
from kg.resolution.naming import ORIGIN, beside, holds, namesakes, titled, titles
from kg.resolution.renaming import other_names
from kg.resolution.shortenings import Firm, branch, weigh
from pipelines.article import Article


def saying(article: Article, words: str) -> Article:
    """The article with more words."""
    return replace(article, text=article.text + words)


def test_a_surname_with_an_office_is_who_holds_it() -> None:
    """刘行长 is the head of that bank; two of one surname were heads there by then, and it is a question."""
    bank = "衡南农商银行三塘支行"
    full = official("a", "衡南县", "刘桂云", bank, "行长", "2021-01-01")
    short = official("b", "衡南县", "刘行长", bank, "行长", "2021-02-01")
    found = linked(full, short)
    assert things(found, "刘行长") == things(found, "刘桂云")
    later = official("c", "衡南县", "刘海潮", bank, "副行长", "2021-03-01")
    assert things(linked(full, short, later), "刘行长") == things(found, "刘桂云")
    second = official("c", "衡南县", "刘海潮", bank, "副行长", "2021-01-15")
    found = linked(full, short, second)
    assert len({*things(found, "刘行长"), *things(found, "刘桂云"), *things(found, "刘海潮")}) == 3
    assert "unsure" in outcomes(found)


@pytest.mark.parametrize(
    ("name", "body", "title"),
    [
        ("陈行长", "衡南农商银行三塘支行", "行长"),
        ("刘行长", "衡南农商银行云集支行", "行长"),
        ("刘校长", "衡南农商银行三塘支行", "行长"),
    ],
)
def test_another_surname_bank_or_office_is_somebody_else(name: str, body: str, title: str) -> None:
    """Nothing joins them."""
    full = official("a", "衡南县", "刘桂云", "衡南农商银行三塘支行", "柜员" if name == "刘校长" else "行长")
    found = linked(full, official("b", "衡南县", name, body, title))
    assert things(found, name) != things(found, "刘桂云")


def test_a_body_in_front_of_a_name_is_an_office() -> None:
    """北垦农机曲广发 of the neighbours' paper is the firm's manager at home."""
    home = official("a", "衡南县", "曲广云", "北垦农机公司", "经理", "2021-01-01")
    away = told("b", "祁东县", ("Person", "曲广云"), ("Organization", "北垦农机"))
    assert len(set(things(linked(home, away), "曲广云"))) == 2
    found = linked(home, saying(away, "北垦农机曲广云到场。"))
    assert len(set(things(found, "曲广云"))) == 1


def test_namesakes_stay_apart() -> None:
    """Where an article says that somebody else bears the name, the county alone does not join."""
    one = official("a", "衡南县", "石溪云", "衡南县教育局", "副局长", "2019-01-01")
    other = official("b", "衡南县", "石溪云", "衡南县民政局", "局长", "2021-01-01")
    assert len(set(things(linked(one, other), "石溪云"))) == 1
    found = linked(one, saying(other, "局长石溪云和一位副局长同名。"))
    assert len(set(things(found, "石溪云"))) == 2


def test_namesakes_in_one_office() -> None:
    """Different titles at one body, and an article that tells of the namesake: two people."""
    one = official("a", "衡南县", "石溪云", "衡南县人民医院", "护士", "2019-01-01")
    other = official("b", "衡南县", "石溪云", "衡南县人民医院", "院长", "2019-06-01")
    assert len(set(things(linked(one, other), "石溪云"))) == 1
    found = linked(one, saying(other, "院长石溪云和一名护士同名。"))
    assert len(set(things(found, "石溪云"))) == 2


def test_ceremonies_are_told_apart_by_their_days() -> None:
    """签约仪式 says no more than what it was."""
    first = told("a", "衡南县", ("Initiative", "签约仪式"), published="2021-03-01")
    first = replace(
        first, entities=tuple(replace(e, subtype="Event") if e.name == "签约仪式" else e for e in first.entities)
    )
    again, later = replace(first, id="b"), replace(first, id="c", published="2021-04-01")
    ids = things(linked(first, again, later), "签约仪式")
    assert ids[0] == ids[1]
    # one facet holds a year's ceremonies of one bare name: the day keeps apart those of different years
    next_year = replace(first, id="d", published="2022-03-01")
    assert len(set(things(linked(first, next_year), "签约仪式"))) == 2


def test_a_firm_leads_the_like_in_two_counties() -> None:
    """A programme of one name that one firm runs in two counties is asked, not merged."""
    firm = "湖南绿洲食品有限公司"
    found = linked(
        *(
            told(name, county, ("Organization", firm), ("Initiative", "甜橙计划"), says=[(firm, "leads", "甜橙计划")])
            for name, county in (("a", "衡南县"), ("b", "祁东县"))
        )
    )
    assert len(set(things(found, "甜橙计划"))) == 2


def test_a_programme_of_the_neighbours_in_our_paper() -> None:
    """What a county's paper says is carried out in another county is not its own of that name."""
    bureau = "衡南县水利局"
    ours = told(
        "a", "衡南县", ("Organization", bureau), ("Initiative", "清河行动"), says=[(bureau, "leads", "清河行动")]
    )
    theirs = told(
        "b", "衡南县", ("Place", "祁东县"), ("Initiative", "清河行动"), says=[("清河行动", "implementedIn", "祁东县")]
    )
    assert len(set(things(linked(ours, theirs), "清河行动"))) == 2


def test_a_renaming_told_in_words() -> None:
    """One firm under two registered names, whether or not the extractor found both."""
    old = told("a", "衡南县", ("Organization", "湖南绿洲食品有限公司"))
    new = told("b", "衡南县", ("Organization", "湖南青禾集团有限公司"))
    both = told("c", "衡南县", ("Organization", "湖南青禾集团有限公司"), ("Organization", "湖南绿洲食品有限公司"))
    words = "湖南绿洲食品有限公司去年更名为湖南青禾集团有限公司。"
    for later in (new, both):
        before, after = linked(old, later), linked(old, saying(later, words))
        assert things(before, "湖南绿洲食品有限公司")[0] not in things(before, "湖南青禾集团有限公司")
        assert things(after, "湖南绿洲食品有限公司")[0] in things(after, "湖南青禾集团有限公司")


def test_reforms_of_offices_are_no_renamings() -> None:
    """A bureau that became another has a successor; the words do not make one of two."""
    words = "衡南县卫生和计划生育局更名为衡南县卫生健康局。"
    assert other_names(words, "衡南县卫生健康局") == ()


def test_words_around_names() -> None:
    """Offices in front and behind, origins, and what neither is."""
    assert titled("王书记") == ("王", "书记")
    assert titled("书记") == ("", "")
    assert not holds("总", ["秘书"])
    assert beside("县教育局和柳云", "柳云", [("县教育局", "县教育局")]) == []
    assert beside("三塘镇种粮大户柳云", "柳云", [("三塘镇", "三塘镇")], ORIGIN) == [("三塘镇", "种粮大户")]
    assert titles("柳云说好。", "柳云") == []
    assert namesakes("柳云来了。她和县长同名。", ["柳云"]) == frozenset()


def test_short_forms_of_bodies() -> None:
    """Abbreviations count, numbers and sides do not pass for parts left out, and what may be another is only asked."""
    assert weigh("青山职校", "青山职业技术学校") == 3
    assert weigh("第一中学", "第一高级中学") == 0
    assert weigh("河东小学", "河小学") == 0
    assert branch(Firm("绿洲", "云集分公司"), Firm("绿洲", "云集分公司")) == ""
    assert branch(Firm("工行云集", ""), Firm("农村商业银行", "云集支行")) == ""


def test_a_level_word_in_place_of_the_place() -> None:
    """县自然资源局 is the county's, 市教育局 in a county's paper the city's."""
    assert levelled("乡村振兴局") == ("", "")
    assert kind_name("卫生健康委员会") == kind_name("卫健局")
    found = linked(
        told("a", "衡南县", ("Organization", "县自然资源局"), ("Organization", "市教育局")),
        told("b", "衡南县", ("Organization", "衡南县自然资源局"), ("Organization", "衡阳市教育局")),
    )
    assert things(found, "县自然资源局") == things(found, "衡南县自然资源局")
    assert things(found, "市教育局") == things(found, "衡阳市教育局")


def test_a_countys_body_in_the_neighbours_paper() -> None:
    """衡东茶叶协会 there is 衡东县茶叶协会, if that county is spoken of, and so is who heads it."""
    home = official("a", "衡东县", "柳云", "衡东县茶叶协会", "会长")
    says = [("柳云", "holdsPost", "衡东茶叶协会", "会长")]
    people = (("Person", "柳云"), ("Organization", "衡东茶叶协会"))
    away = told("b", "石阡县", ("Place", "衡东县"), *people, says=says)
    found = linked(home, away)
    assert things(found, "衡东县茶叶协会") == things(found, "衡东茶叶协会")
    assert len(set(things(found, "柳云"))) == 1
    silent = linked(home, told("b", "石阡县", *people, says=says))
    assert things(silent, "衡东县茶叶协会") != things(silent, "衡东茶叶协会")


def test_a_telling_short_name_of_a_firm() -> None:
    """Four characters of the core where reports speak of each other's counties; three are asked."""
    for core, one in (("绿洲文化", True), ("绿洲文", False)):
        full = told("a", "衡南县", ("Organization", f"湖南{core}发展有限公司"))
        short = told("b", "衡东县", ("Place", "衡南县"), ("Organization", core))
        found = linked(full, short)
        assert (things(found, core) == things(found, f"湖南{core}发展有限公司")) is one


def test_the_end_of_a_name_with_an_instalment() -> None:
    """产业园二期 is the one whose name ends so; of two it is neither, and no other instalment."""
    long, short = ("Facility", "生态养殖产业园二期"), ("Facility", "产业园二期")
    one, bare = told("a", "衡南县", long), told("b", "衡南县", short)
    found = linked(one, bare)
    assert things(found, long[1]) == things(found, short[1])
    other = told("c", "衡南县", ("Facility", "电子信息产业园二期"))
    found = linked(one, bare, other)
    assert len({*things(found, long[1]), *things(found, short[1]), *things(found, "电子信息产业园二期")}) == 3
    first = linked(one, told("b", "衡南县", ("Facility", "产业园一期")))
    assert things(first, long[1]) != things(first, "产业园一期")


def test_quoted_words_with_one_ending() -> None:
    """“一片叶子”计划 is “一片叶子”帮扶计划; a “一片叶子”行动 may be another."""
    plan = told("a", "衡南县", ("Initiative", "“一片叶子”帮扶计划"))
    for name, one in (("“一片叶子”计划", True), ("“一片叶子”行动", False)):
        found = linked(plan, told("b", "衡南县", ("Initiative", name)))
        assert (things(found, name) == things(found, "“一片叶子”帮扶计划")) is one


def test_who_chairs_firms_in_two_counties_of_a_city() -> None:
    """Is one person; two managers of one name are asked."""
    for title, one in (("董事长", True), ("经理", False)):
        found = linked(
            official("a", "衡南县", "石溪云", "湖南绿洲食品有限公司", title),
            official("b", "衡东县", "石溪云", "湖南青禾集团有限公司", title),
        )
        assert (len(set(things(found, "石溪云"))) == 1) is one


def test_registered_names_of_two_counties() -> None:
    """Are two firms' though the rest is the same, be it in one city; one county under two names is one firm."""
    one, other = "衡南县绿洲农业科技有限公司", "衡东县绿洲农业科技有限公司"
    found = linked(told("a", "衡南县", ("Organization", one)), told("b", "衡东县", ("Organization", other)))
    assert things(found, one) != things(found, other)
    plain = linked(
        told("a", "衡南县", ("Organization", one)), told("b", "衡东县", ("Organization", "绿洲农业科技有限公司"))
    )
    assert "different" not in outcomes(plain)
    spelt = "湖南衡南县绿洲农业科技股份有限公司"
    same = linked(told("a", "衡南县", ("Organization", one)), told("b", "衡南县", ("Organization", spelt)))
    assert things(same, one) == things(same, spelt)
