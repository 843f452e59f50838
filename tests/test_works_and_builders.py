"""What is built, who builds, pays for and runs it, and where it lies, in wordings that any local paper prints."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from pipelines.article import Article

Read = Callable[..., Article]
Triples = set[tuple[str, str]]


def said(article: Article, *predicates: str) -> Triples:
    """Subject and object of what an article says by the predicates."""
    return {(r.subject, r.object) for r in article.relations if r.predicate in predicates}


def kinds(article: Article) -> dict[str, str]:
    """Names with their types."""
    return {e.name: e.type for e in article.entities}


@pytest.mark.parametrize(
    ("text", "park", "builder", "town"),
    [
        ("衡南县三塘镇清水村油茶产业园由湖南青禾农业公司投资建设。", "清水村油茶产业园", "湖南青禾农业公司", "清水村"),
        ("祁东县归阳镇黄花菜产业园由祁东县农投公司打造，占地300亩。", "归阳镇黄花菜产业园", "祁东县农投公司", "归阳镇"),
    ],
)
def test_a_park_that_is_built_is_a_facility(read: Read, text: str, park: str, builder: str, town: str) -> None:
    """某园由某公司建设: the park is a facility, which lies where its name says and nowhere further up."""
    article = read(text)
    assert kinds(article)[park] == "Facility"
    assert said(article, "builds") == {(builder, park)}
    assert {place for thing, place in said(article, "locatedIn") if thing == park} == {town}


def test_a_park_that_stands_is_a_place(read: Read) -> None:
    """Without a builder a park is a place; it lies in the village of its name alone."""
    article = read("衡东县吴集镇石塘村香柚产业园占地600亩，今年挂果。")
    park = "石塘村香柚产业园"
    assert kinds(article)[park] == "Place"
    assert {place for thing, place in said(article, "locatedIn") if thing == park} == {"石塘村"}


@pytest.mark.parametrize(
    ("text", "facility"),
    [
        ("永顺县万坪镇水厂由县水务公司负责建设，总投资4600万元。", "万坪镇水厂"),
        ("新化县奉家镇自来水厂由县水务公司负责建设，总投资900万元。", "奉家镇自来水厂"),
        ("隆回县金石桥镇污水处理厂由县水务公司负责建设。", "金石桥镇污水处理厂"),
    ],
)
def test_what_a_town_has_is_found_under_its_name(read: Read, text: str, facility: str) -> None:
    """某县某镇水厂: the facility with its town in front, both places beside it; who only builds does not run it."""
    article = read(text)
    county, town = text[:3], facility[: facility.index("镇") + 1]
    assert {facility: "Facility", county: "Place", town: "Place"}.items() <= kinds(article).items()
    assert (f"{county}水务公司", facility) in said(article, "builds")
    assert not said(article, "operates")


@pytest.mark.parametrize(
    ("text", "firm", "thing"),
    [
        (
            "5月8日，衡南县人民政府与湖南青禾水泥股份有限公司签订协议，投资8亿元建设装配式建筑产业园。",
            "湖南青禾水泥股份有限公司",
            "装配式建筑产业园",
        ),
        (
            "湖南青禾农业公司与衡南县三塘镇人民政府签订投资协议，计划投资2亿元，建设智慧农业产业园。",
            "湖南青禾农业公司",
            "智慧农业产业园",
        ),
    ],
)
def test_the_firm_invests_that_a_government_signs_with(read: Read, text: str, firm: str, thing: str) -> None:
    """某政府与某公司签约，投资N元建设某园: money and building are the firm's."""
    article = read(text)
    assert said(article, "funds") == {(firm, thing)}
    assert said(article, "builds") == {(firm, thing)}


def test_governments_that_sign_build_together(read: Read) -> None:
    """Of two governments none is the investor: both build."""
    article = read("衡南县人民政府与长沙县人民政府签订协议，投资2亿元共建飞地产业园。")
    assert said(article, "builds") == {(f"{c}人民政府", "飞地产业园") for c in ("衡南县", "长沙县")}


@pytest.mark.parametrize(
    ("text", "thing", "place"),
    [
        ("三塘镇污水处理站由湖南青水集团建设，县城投公司运营，位于清水村。", "三塘镇污水处理站", "清水村"),
        ("衡南县第二中学由县城投公司修建，坐落于泉溪镇。", "衡南县第二中学", "泉溪镇"),
        ("三塘镇敬老院由县民政局管理，衡南县福利公司位于泉溪镇。", "衡南县福利公司", "泉溪镇"),
    ],
)
def test_what_lies_there_at_the_end_is_what_the_sentence_is_about(
    read: Read, text: str, thing: str, place: str
) -> None:
    """某厂由某局建设，某公司运营，位于某村: the plant lies there, not the firm."""
    found = {(a, b) for a, b in said(read(text), "locatedIn") if b == place}
    assert found == {(thing, place)}


@pytest.mark.parametrize(
    ("text", "payer", "house"),
    [
        ("衡南县第三幼儿园由县教育局投资1800万元新建，可容纳360名幼儿。", "衡南县教育局", "衡南县第三幼儿园"),
        ("三塘镇敬老院由浙江籍爱心人士林国强捐资100万元援建。", "林国强", "三塘镇敬老院"),
    ],
)
def test_a_school_or_home_is_paid_for(read: Read, text: str, payer: str, house: str) -> None:
    """某校由某局投资N元新建: the bureau pays for the school."""
    assert said(read(text), "funds") == {(payer, house)}


@pytest.mark.parametrize(
    ("text", "person", "thing"),
    [
        ("衡南县三塘镇清水村篮球场由本村企业家李大山捐资30万元修建。", "李大山", "清水村篮球场"),
        ("走进三塘镇清水村文化广场，人来人往。该广场由村里的乡贤李建国出资60万元修建。", "李建国", "清水村文化广场"),
        ("清水村养鸡场由返乡大学生刘敏投资50万元创办。", "刘敏", "清水村养鸡场"),
    ],
)
def test_who_is_described_behind_by_builds(read: Read, text: str, person: str, thing: str) -> None:
    """由本村企业家某某捐资修建: the person's deed and money, not the village's."""
    article = read(text)
    assert said(article, "funds") == {(person, thing)}
    assert said(article, "builds") == {(person, thing)}


def test_who_only_pays_does_not_build(read: Read) -> None:
    """由甲投资，乙承建: 甲 pays, 乙 builds."""
    article = read("三塘污水处理厂由长沙青水环保公司投资，中铁四局承建。")
    assert said(article, "funds") == {("长沙青水环保公司", "三塘污水处理厂")}
    assert said(article, "builds") == {("中铁四局", "三塘污水处理厂")}


def test_a_town_does_not_build_what_others_build_there(read: Read) -> None:
    """某镇由某局建设的中心: the bureau builds it, in the town."""
    article = read("衡南县泉溪镇由县体育局投资建设的全民健身中心5月正式开放。")
    assert said(article, "builds") == {("衡南县体育局", "全民健身中心")}
    assert ("全民健身中心", "泉溪镇") in said(article, "locatedIn")


@pytest.mark.parametrize(
    ("text", "runners", "house"),
    [
        (
            "衡南县泉溪镇敬老院由县民政局主管，去年委托湖南夕阳红养老公司运营。",
            {"衡南县民政局", "湖南夕阳红养老公司"},
            "泉溪镇敬老院",
        ),
        ("衡南县中心幼儿园由县教育局委托长沙红缨教育公司托管。", {"长沙红缨教育公司"}, "衡南县中心幼儿园"),
        ("三塘镇养老院由县民政局投资改造，湖南静安养老公司托管运营。", {"湖南静安养老公司"}, "三塘镇养老院"),
        ("衡南县敬老院由县民政局组织体检，县人民医院承办。", set(), "衡南县敬老院"),
    ],
)
def test_who_runs_a_home_or_school(read: Read, text: str, runners: set[str], house: str) -> None:
    """某院由某局主管，委托某公司运营: both run it; what is organised there is another matter."""
    assert said(read(text), "operates") == {(runner, house) for runner in runners}


@pytest.mark.parametrize(
    ("text", "firm", "thing"),
    [
        ("衡南县清水大桥由湖南三建承建。", "湖南三建", "衡南县清水大桥"),
        ("清水大桥由长沙二建施工，衡阳一建负责监理。", "长沙二建", "清水大桥"),
    ],
)
def test_builders_in_short_are_no_places(read: Read, text: str, firm: str, thing: str) -> None:
    """湖南三建承建: the firm under its short name, not the province."""
    article = read(text)
    assert kinds(article)[firm] == "Organization"
    assert said(article, "builds") == {(firm, thing)}


def test_a_project_behind_its_builder_is_found(read: Read) -> None:
    """由甲投资、乙承建的项目: 甲 pays, 乙 carries it out."""
    article = read("由衡南县教育局投资、湖南二建承建的衡南县第一小学教学楼项目竣工。")
    project = "衡南县第一小学教学楼项目"
    assert kinds(article)[project] == "Initiative"
    assert said(article, "funds") == {("衡南县教育局", project)}
    assert said(article, "leads") == {("湖南二建", project)}


@pytest.mark.parametrize(
    "text",
    [
        "衡南县三塘镇返乡青年陈小宇创办了衡南县菊香家庭农场，种植菊花300亩。",
        "衡南县三塘镇在外能人陈小宇创办了衡南县菊香家庭农场。",
    ],
)
def test_who_comes_home_founds_a_farm(read: Read, text: str) -> None:
    """返乡 is no place, a family farm a body."""
    article = read(text)
    assert kinds(article) == {
        "衡南县": "Place",
        "三塘镇": "Place",
        "陈小宇": "Person",
        "衡南县菊香家庭农场": "Organization",
    }
    assert said(article, "operates") == {("陈小宇", "衡南县菊香家庭农场")}


@pytest.mark.parametrize(
    ("text", "firm", "thing", "predicate"),
    [
        ("衡南县旺禾食品有限公司新厂区近日在三塘镇投产。", "衡南县旺禾食品有限公司", "新厂区", "operates"),
        ("祁东县新岭电子有限公司新厂房在归阳镇封顶。", "祁东县新岭电子有限公司", "新厂房", "builds"),
        ("新化县紫鹊茶业公司加工车间近日在奉家镇建成投产。", "新化县紫鹊茶业公司", "加工车间", "operates"),
    ],
)
def test_a_firm_has_its_works(read: Read, text: str, firm: str, thing: str, predicate: str) -> None:
    """某公司新厂区: the works are found and so is the firm, which runs them or builds them."""
    article = read(text)
    assert kinds(article)[firm] == "Organization"
    assert kinds(article)[firm + thing] == "Facility"
    assert said(article, predicate) == {(firm, firm + thing)}


@pytest.mark.parametrize(
    ("text", "firm", "project", "town"),
    [
        ("祁东县鸿远家纺公司智能仓储项目在归阳镇开工。", "祁东县鸿远家纺公司", "智能仓储项目", "归阳镇"),
        ("衡南县安行汽车部件公司二期项目近日在泉溪镇动工。", "衡南县安行汽车部件公司", "", "泉溪镇"),
    ],
)
def test_a_firms_project_begins_in_a_town(read: Read, text: str, firm: str, project: str, town: str) -> None:
    """某公司某项目在某镇开工: the firm leads it, and it is carried out there."""
    article = read(text)
    project = project or f"{firm}二期项目"
    assert said(article, "leads") == {(firm, project)}
    assert said(article, "implementedIn") == {(project, town)}


def test_all_that_stands_in_a_row_is_built(read: Read) -> None:
    """新建了甲、乙、丙: each that stands beside a facility is one; what is paid for in a row is all paid for."""
    article = read("衡南县三塘镇清水村新建了文化广场、卫生室、幸福院和农家书屋，群众办事更加方便。")
    assert {("清水村", thing) for thing in ("文化广场", "卫生室", "幸福院")} <= said(article, "builds")
    article = read("衡南县泉溪镇大山村的游客中心、停车场、观景平台由衡阳市文旅集团投资建设。")
    row = ("游客中心", "停车场", "观景平台")
    assert said(article, "funds") == said(article, "builds") == {("衡阳市文旅集团", thing) for thing in row}
    assert {(thing, "大山村") for thing in row} <= said(article, "locatedIn")


@pytest.mark.parametrize(
    ("text", "predicates"),
    [
        ("衡南县三塘镇西山村的豆腐加工厂由村集体投资，村民入股分红。", {"funds"}),
        ("衡南县三塘镇西山村的豆腐加工厂由村集体投资兴建，由衡南县青禾合作社经营。", {"funds", "builds"}),
    ],
)
def test_what_a_village_owns_in_common_acts_for_it(read: Read, text: str, predicates: set[str]) -> None:
    """由村集体投资: the village of the sentence pays, and builds where that is said."""
    found = {(r.subject, r.predicate, r.object) for r in read(text).relations if r.predicate in {"funds", "builds"}}
    assert found == {("西山村", predicate, "豆腐加工厂") for predicate in predicates}


def test_a_group_has_firms_under_it(read: Read) -> None:
    """某集团旗下有甲、乙: each is run by the group."""
    article = read("新化县肉牛产业集团旗下有新禾牧业公司、科谷食品公司两家企业。")
    group = "新化县肉牛产业集团"
    assert said(article, "operates") == {(group, "新禾牧业公司"), (group, "科谷食品公司")}


def test_only_the_town_is_where_a_waterwork_lies(read: Read) -> None:
    """某县某水库位于某镇: in the town, not in the county as well."""
    article = read("衡南县蓝溪水库位于毛俊镇，由衡南县水利局负责建设。")
    assert {place for thing, place in said(article, "locatedIn") if "水库" in thing} == {"毛俊镇"}


@pytest.mark.parametrize(
    ("text", "project"),
    [
        ("湖南青禾玻璃公司投资6亿元新建光伏玻璃项目，预计年底投产。", "光伏玻璃项目"),
        ("湖南青禾公司计划投资2亿元在三塘镇建设电子元件生产项目，明年投产。", "电子元件生产项目"),
    ],
)
def test_a_firm_invests_in_its_project(read: Read, text: str, project: str) -> None:
    """某公司投资N元新建某项目: the project is found, the firm leads it and pays."""
    article = read(text)
    assert {thing for _, thing in said(article, "funds")} == {project} == {t for _, t in said(article, "leads")}
    assert not any("项目" in name for name in kinds(read("湖南青禾公司投资3亿元建设重点产业项目。")))


@pytest.mark.parametrize(
    ("text", "thing", "places"),
    [
        ("三塘镇至泉溪镇公路途经清水村、大元村，由湖南路桥集团承建。", "三塘镇至泉溪镇公路", {"清水村", "大元村"}),
        ("途经三塘镇、泉溪镇的沿河公路近日建成通车。", "沿河公路", {"三塘镇", "泉溪镇"}),
        ("衡南县三塘镇群丰村引进湖南德禾农业有限公司，建起了2000亩蜜柚示范基地。", "蜜柚示范基地", {"群丰村"}),
    ],
)
def test_where_roads_run_and_who_is_brought_builds(read: Read, text: str, thing: str, places: set[str]) -> None:
    """途经甲、乙: the road lies in both; what a firm builds that a village brought in lies in the village."""
    assert {place for road, place in said(read(text), "locatedIn") if road == thing} >= places


def test_firms_in_a_row_are_no_places(read: Read) -> None:
    """某县甲、乙、丙等乳品企业: bodies under short names; trades in such a row are none, and provinces stay places."""
    article = read("衡南县伊利、蒙牛、三元等乳品企业在泉溪镇建设奶源基地。")
    assert {kinds(article).get(name) for name in ("伊利", "蒙牛")} == {"Organization"}
    assert "Organization" not in kinds(read("食品、纺织、建材等企业落户衡南县。")).values()
    assert set(kinds(read("浙江、江苏等企业来衡南县考察。")).values()) == {"Place"}


def test_a_county_does_not_build_what_its_bureau_builds(read: Read) -> None:
    """某县由某局牵头建设甲、乙: the bureau's deed."""
    article = read("衡南县由县水利局牵头建设三塘镇水厂、泉溪镇水厂。")
    assert said(article, "builds") == {("衡南县水利局", f"{town}水厂") for town in ("三塘镇", "泉溪镇")}
