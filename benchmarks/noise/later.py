"""Two more families of layouts, with the habits of web pages and of papers that the first ones leave out."""

from __future__ import annotations

from typing import Final

from benchmarks.noise.family import Family, Opening

FOURTH: Final = Family(
    name="fourth",
    measures=(13, 27, 29, 32),
    openings=(
        Opening(lead="{place}讯（{roles}）"),
        Opening(lead="{paper}{roles} {place}报道 "),
        Opening(lead="{paper}讯（{tight}）"),
        Opening(lead="本报{place}{m}月{d}日电（{roles}）"),
        Opening(lead="{m}月{d}日讯 {roles} "),
        Opening(rows=("▢{paper}全媒体{roles}",)),
        Opening(rows=("文｜{names}",)),
        Opening(rows=("{paper}特约{roles}",)),
        Opening(rows=("{y}-{m:02d}-{d:02d} 来源：{paper}", "{roles}")),
        Opening(rows=("{m}月{d}日 本报{roles}",)),
        Opening(end="（本报{tight}）"),
        Opening(lead="本报综合讯 ", end="（{roles}）"),
    ),
    orders=("above", "above", "above", "behind", "below", "head"),
    blanks=("paragraphs", "halves", "all"),
    bands=(7, 15),
    heads_first=True,
    mastheads=("{paper} 2版 县域新闻 {y}年{m}月{d}日 星期一", "{y}年{m}月{d}日 农历十月初五 {paper} 第二版：综合新闻"),
    folios=("02", "■2版", "2版 县域新闻"),
    editors=("责编/钟晓 版式/齐云 校对/江帆", "一读：钟晓 二读：齐云 三读：江帆 版面：柳青"),
    jumps=("（下转三版）", "►下转03版", "（紧接1版）"),
    photo_credits=("（{name} 摄）", "摄影：{paper}记者 {name}", "{paper}通讯员 {name} 文/图"),
    bare_captions=("{p}秋景。 （资料图）", "↑俯瞰{p}。", "图①②：{p}忙碌的一角。"),
    notices=(
        ("遗失公告", "辛秀芝遗失房屋租赁合同一份，编号0425，现声明作废。"),
        ("寻人启事", "祝有福，男，七十三岁，身穿蓝色上衣，日前走失，知情者请拨打0000-3216549，必有重谢。"),
        ("订报启事", "明年报刊征订现已开始，欢迎单位和个人到就近邮政网点订阅，全年定价三百六十元。"),
    ),
    words=(
        ("县域观察", "{p}打造服务群众“一公里”", "鸡叫头遍，{p}的灯就亮了。", "不等不靠", "步子迈得稳"),
        (
            "奋进新征程 建功新时代",
            "——来自{p}的一线报告",
            "{p}有了新气象，老百姓有了新盼头。",
            "一根线串起来",
            "一家人说开了",
        ),
        ("乡村振兴看{p}", "全年受益群众突破1.2万人次", "秋收刚过，记者来到{p}。", "（一）难在何处", "（二）活在哪里"),
        (
            "“四季如歌”系列报道③",
            "{p}让好事办到心坎上",
            "{p}的答案写在路上、田里、灯下。",
            "从“要我干”到“我要干”",
            "从“单打独斗”到“抱团取暖”",
        ),
    ),
)

FIFTH: Final = Family(
    name="fifth",
    measures=(10, 11, 34, 38),
    openings=(
        Opening(rows=("{y}年{m:02d}月{d:02d}日 09:15 来源：{paper}", "记者：{names}")),
        Opening(rows=("文/本报{roles}",)),
        Opening(rows=("{paper}{place}{m}月{d}日电 {roles}",)),
        Opening(rows=("【{paper}{roles}】",)),
        Opening(rows=("本报驻{place}{roles}",)),
        Opening(lead="{paper}{place}讯 {tight}报道："),
        Opening(lead="本报讯 全媒体{roles}报道 "),
        Opening(lead="【{paper}讯】（{tight}）"),
        Opening(lead="{paper}·{place}讯（{tight}）"),
        Opening(end="（{place}融媒体中心 {names}）"),
        Opening(end="（{names} 报道）"),
        Opening(end="（来源：{paper} {roles}）"),
        Opening(end="供稿：{names}", own_row=True),
        Opening(end="本报{roles}", own_row=True),
    ),
    orders=("above", "above", "above", "above", "head reversed", "below"),
    blanks=("paragraphs", "all", "pairs"),
    bands=(6, 12),
    heads_first=False,
    mastheads=(
        "{paper}/{y}年/{m}月/{d}日/第004版",
        "{y}年{m}月{d}日  第5216期  {paper}  A4版",
        "{paper} {y}.{m}.{d} 星期四 4 县区",
    ),
    folios=("第004版", "A4", "— 4 —"),
    editors=("编辑丨方小满 审核丨程远 终审丨石磊", "■责任编辑：方小满 ■版式：程远", "统筹：石磊 执行：方小满"),
    jumps=("（下转A5版）", "（文章下转五版）", "▼下转A5"),
    photo_credits=("（{paper}记者{name}摄）", "记者{name}/摄影报道", "图/{name}", "{name}供图"),
    bare_captions=("{p}一景。", "航拍{p}。", "▶{p}风光。"),
    notices=(
        ("作废声明", "柏家声遗失残疾证一本，证号尾数4471，声明作废。"),
        ("减资公告", "远山农机行拟将注册资本减至五十万元，请债权人自公告之日起四十五日内申报债权。"),
        ("便民信息", "专业疏通下水道，开锁换锁，搬家拉货，电话：0000-9517536。"),
    ),
    words=(
        ("【一线见闻】", "村民有了主心骨", "{p}的这个早晨，比往常更早热闹起来。", "1.摸底子", "2.定路子"),
        ("改革进行时｜", "{p}2.3万名群众直接受益", "小切口，大变化，{p}走出一条新路。", "●问题导向", "●结果导向"),
        ("{p}“解题”记", "——看{p}如何下活一盘棋", "一件件难事，在{p}成了顺心事。", "听民声，把好脉", "解民忧，开对方"),
        ("特别关注", "十条措施落到实处", "翻开{p}的账本，一笔一笔都是民生。", "账上有数", "心里有底"),
    ),
)
