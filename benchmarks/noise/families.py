"""Families of layouts: rules are written on all but the second, final figures come from that one alone.

They share no shape of a byline, no width of a column and no wording of the furniture, and order headlines differently.
"""

from __future__ import annotations

from typing import Final

from benchmarks.noise.family import Family, Opening
from benchmarks.noise.later import FIFTH, FOURTH

TRAIN: Final = Family(
    name="train",
    measures=(15, 17, 18, 20, 22, 24),
    openings=(
        Opening(lead="本报讯（{roles}）"),
        Opening(lead="{paper}{m}月{d}日讯（{roles}）"),
        Opening(lead="{paper}{y}年{m}月{d}日讯（{roles}）"),
        Opening(lead="本报讯 （{tight}） "),
        Opening(rows=("{roles}",)),
        Opening(rows=("{paper} {y}年{m}月{d}日 {roles}",)),
        Opening(rows=("本报{roles}",)),
        Opening(end="（{roles}）"),
        Opening(lead="本报讯 ", end="（{names}）"),
    ),
    orders=("above", "above", "above", "below", "foot", "head"),
    blanks=("paragraphs", "all", "patches"),
    bands=(6, 14),
    heads_first=False,
    mastheads=("{paper} {y}年{m}月{d}日 星期三 第03版 要闻", "{y}年{m}月{d}日 星期三 第3版：综合 {paper}"),
    folios=("- 3 -", "第03版", "A03"),
    editors=("责任编辑：何文博 版式：马丽 校对：罗涛", "责编 何文博 美编 马丽"),
    jumps=("（下转第3版）", "下转第3版"),
    photo_credits=("{paper}记者 {name} 摄影报道", "记者 {name} 摄", "通讯员 {name} 摄影报道"),
    bare_captions=("图为{p}一角。", "图为活动现场。"),
    notices=(
        ("遗失声明", "本人不慎遗失身份证一张，证号尾数为3071，自登报之日起声明作废。声明人：卢大年"),
        ("公告", "因管网改造，城南片区定于本周六8时至18时停水，请居民提前储水备用。特此公告。城南自来水厂"),
        ("招租启事", "兹有临街门面房三间对外招租，面积一百二十平方米，有意者请与卢先生联系，电话：0000-1234567。"),
        ("广告", "新店开业，全场八折，欢迎光临。地址：人民路12号，电话：0000-7654321"),
    ),
    words=(
        (
            "{p}各项工作走深走实",
            "——来自{p}的见闻",
            "一件件实事落了地，{p}的面貌正悄悄改变。",
            "难题这样破",
            "办法大家想",
        ),
        (
            "聚焦基层治理",
            "{p}今年已办结实事126件",
            "从等人来问到上门去办，{p}换了一种做法。",
            "一改旧模样",
            "日子有盼头",
        ),
        ("{p}：", "——{p}探索新路记事", "路子对了，劲头就足了。{p}的变化从这里开始。", "新招有实效", "往后更宽敞"),
    ),
)

HELD_OUT: Final = Family(
    name="held-out",
    measures=(16, 19, 21, 23, 25),
    openings=(
        Opening(lead="本报{m}月{d}日讯 记者{listed}报道："),
        Opening(lead="{paper}·新时空客户端讯（全媒体{roles}）"),
        Opening(lead="【本报讯】（{tight}）"),
        Opening(lead="本报讯 {roles} "),
        Opening(rows=("□ 本报{roles}",)),
        Opening(rows=("{paper}首席{roles} 文/图",)),
        Opening(rows=("来源：{paper} 发布时间：{iso}", "作者：{names}")),
        Opening(rows=("{y}年{m}月{d}日 {paper}", "■本报{roles}")),
        Opening(end="（{paper}{roles}）"),
        Opening(end="{roles}", own_row=True),
    ),
    orders=("above", "above", "above", "behind", "foot reversed", "head reversed"),
    blanks=("halves", "pairs", "paragraphs"),
    bands=(5, 11),
    heads_first=True,
    mastheads=("12版 民生 {paper} {y}年{m}月{d}日 星期五", "{paper}\n{y}-{m:02d}-{d:02d} 星期五 A12"),
    folios=("·12·", "12版", "B12 民生"),
    editors=("本版责编：申小禾 组版：古月", "值班编委：申大同 责任校对：米兰"),
    jumps=("（紧接第二版）", "【下转A05版】", "（下转第五版）"),
    photo_credits=("（{paper}记者 {name} 摄）", "全媒体记者 {name}/摄", "{name} 摄影报道"),
    bare_captions=("▲{p}新貌。", "上图：工作人员在忙碌。"),
    notices=(
        ("声明", "兹有车主白小宝遗失机动车行驶证一本，特此声明作废。"),
        ("注销公告", "欣荣商贸行经股东会决议解散，请债权人自公告之日起45日内向清算组申报债权。特此公告"),
        ("招聘启事", "因业务发展需要，诚聘库管员两名，待遇从优，有意者请致电0000-2223333，联系人：白女士。"),
        ("拍卖公告", "受委托，定于本月28日10时公开拍卖旧设备一批，有意竞买者请与我公司联系，咨询电话：0000-8889999。"),
    ),
    words=(
        ("基层新事", "{p}交出一份暖心答卷", "没有敲锣打鼓，{p}把一件小事做成了大家的事。", "先摸清家底", "再算长远账"),
        (
            "走基层·看变化",
            "——{p}蹲点手记",
            "问题在一线解决，答案也在一线。记者近日走进{p}。",
            "从无到有的一步",
            "由点到面的文章",
        ),
        (
            "{p}真抓实干开新局",
            "{p}三年投入4600万元",
            "看似寻常的一天，{p}却不寻常。",
            "“老大难”有人管",
            "“金点子”用得上",
        ),
    ),
)
THIRD: Final = Family(
    name="third",
    measures=(14, 26, 28, 30),
    openings=(
        Opening(lead="本报讯 （全媒体{roles}） "),
        Opening(lead="{paper}{m}月{d}日讯 {tight} 报道："),
        Opening(lead="（本报{tight}）"),
        Opening(lead="{m}月{d}日讯（{paper}{roles}）"),
        Opening(rows=("本报见习{roles}",)),
        Opening(rows=("●本报全媒体{roles}",)),
        Opening(rows=("{paper}{tight}",)),
        Opening(rows=("文/图 本报{roles}",)),
        Opening(end="（全媒体{roles}）"),
        Opening(end="（{listed}）"),
    ),
    orders=("above", "above", "above", "head", "below", "foot reversed"),
    blanks=("paragraphs", "pairs", "patches"),
    bands=(8, 16),
    heads_first=False,
    mastheads=("综合新闻 {paper} {y}年{m}月{d}日 星期二 第二版", "02 要闻·县区 {y}年{m}月{d}日 星期六 {paper}"),
    folios=("2", "第二版", "02 要闻"),
    editors=("编辑：石小川 美编：贺明 校对：于兰", "责任编辑 石小川 电话：0000-2468135"),
    jumps=("（下转4版）", "▶▶下转第四版", "（转A7版）"),
    photo_credits=("本报通讯员 {name} 摄", "{name}/图", "（全媒体记者 {name} 摄影报道）"),
    bare_captions=("图为{p}的清晨。", "◀游人在{p}拍照留念。"),
    notices=(
        ("遗失启事", "韩立本遗失驾驶证，证号尾数为9065，声明作废。"),
        ("停电公告", "因线路检修，明日7时至17时东湖片区停电，特此公告。东湖供电所"),
        ("招生启事", "成人夜校秋季班开始报名，名额有限，报名电话：0000-1357924。"),
    ),
    words=(
        ("为民办实事 温暖千万家", "{p}兜牢民生底线综述", "天蒙蒙亮，{p}就热闹起来了。", "底子摸得清", "事情办得实"),
        (
            "新春走基层",
            "惠及群众8400余人",
            "年关将近，来{p}听听大伙儿的心里话。",
            "账本翻新页",
            "众人拾柴火焰高",
        ),
        ("市领导赴{p}调研时强调", "我市着力补齐短板提升服务水平", "变化在哪儿？{p}的人最清楚。", "破题", "答卷"),
        ("高质量发展调研行", "——{p}改革创新一线观察", "山还是那座山，{p}却换了模样。", "难点怎么解", "重点如何抓"),
    ),
)
FAMILIES: Final = {family.name: family for family in (TRAIN, HELD_OUT, THIRD, FOURTH, FIFTH)}
