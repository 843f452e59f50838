"""The words that datelines, bylines and photo credits are made of, as patterns for text without spaces."""

from __future__ import annotations

import re
from typing import Final

from pipelines.pages.dates import DAY as DATE

_SHAPES: Final = "\u25a0-\u25ff★☆※▪•❖❏❑❒☐"  # squares, circles, triangles that stand before reporters
_HAN: Final = r"[\u4e00-\u9fff]"
OWN: Final = r"(?:本报|本网|本台|本刊|我报|[木术]报(?=讯|记者|通讯员|[\u4e00-\u9fff]{2,6}(?:\d{1,2}月|$)|$))"
_DAILY: Final = r"(?<![捷喜海汇通举情预播申回填呈电战警简墙板上])报(?!道(?!县))"
_CORRESPONDENT: Final = r"(?:首席|见习|实习|特约|全媒体|融媒体?)*(?:记者|通讯员)"
_BULLETIN: Final = (  # 改革简报 is a paper where its reporters or its day of issue stand behind the name alone
    rf"[简周快导月晨晚][报刊](?={_CORRESPONDENT}|(?:(?:(?:19|20)\d\d年)?\d{{1,2}}月\d{{1,2}}日)?讯)"
)
_EDITION: Final = (
    rf"(?:[·•・]?{_HAN}{{2}}版(?={_CORRESPONDENT}|讯|(?:(?:19|20)\d\d年)?\d{{1,2}}月|$))?"  # 农村版, 海外版
)
_STATION: Final = r"(?:融媒体中心|(?:新闻)?传媒中心|新闻中心|广播电台|融媒体?|广播电视台|电视台|通讯社|新闻网|客户端)"
_SITE: Final = r"(?:网|新闻|时刻|在线|发布|云)"
_AGENCY: Final = r"(?:新华社|中新社|新华网|人民网|中新网|光明网)"
_CLIENT: Final = rf"(?:[·•・|｜丨/-]?(?:{_HAN}|[A-Za-z]){{0,8}}?(?:客户端|频道|APP|融媒体中心|融媒体?|全媒体))?"
_PLAIN_HAN: Final = rf"(?:(?!记者|通讯员|报道){_HAN})"  # no role stands within the name of a paper
_NAMED: Final = (
    rf"(?:掌上|今日|云上){_HAN}{{2,3}}?(?={_CORRESPONDENT}|讯|[（(]记者|$)|"
    rf"{_PLAIN_HAN}{{2,10}}?{_DAILY}{_EDITION}|{_PLAIN_HAN}{{2,6}}?[晨晚周]刊|{_PLAIN_HAN}{{2,8}}?{_BULLETIN}|{_PLAIN_HAN}{{1,10}}?{_STATION}|"
    rf"{_PLAIN_HAN}{{1,6}}?{_SITE}"
)
_APP: Final = rf"(?:{_HAN}{{2,5}}[·•・](?={_HAN}{{2,8}}报))?"  # 新甘肃·甘肃经济日报: the paper's app before its name
PAPER: Final = re.compile(rf"{_APP}(?P<name>{OWN}|{_AGENCY}|{_NAMED}){_CLIENT}")
DAILY: Final = re.compile(rf"{_PLAIN_HAN}{{2,8}}{_DAILY}")
DAY: Final = re.compile(DATE)
HEAD: Final = re.compile(
    rf"[【\[]?(?P<head>(?:{_HAN}|[A-Za-z0-9·•・|｜丨/\-“”.]){{0,36}}?)"
    rf"(?:(?<!通)讯(?![息问号])|电(?=[】\]（(：:]|{_HAN}{{0,4}}记者|题[：:]))(?:[】\]]|题[：:])?"
)
WIRE: Final = re.compile(  # a dateline beside paper and day: 本报讯, 某地讯, 本报某地3月2日电
    rf"(?P<own>{OWN})?(?P<place>{_HAN}{{0,6}}?)(?P<when>{DATE})?(?:(?<!通)讯(?![息问号])|电)"
)
ROLE: Final = re.compile(
    rf"(?:{OWN}|客户端|新媒体|全媒体|融媒体|融媒|首席|见习|实习|特约|特派|驻站|驻地|驻{_HAN}{{2,6}}?(?=特派|首席|全媒体|记者)|摄影|文字|{_HAN}{{2,4}}记者站)*"
    r"(?:记者站|记者|实习生|通讯[员贝]|评论员|撰稿人?|作者|撰文|供稿(?![单]))[：:]?"
)
OFFICE: Final = re.compile(
    r"(?:本[版期]|值班|执行)?(?:责任编辑|美术编辑|值班编委|值班主任|值班总编|本版责编|本版编辑|本期编辑|责编|编辑|美编|版式设计|版式|版面|责任校对|校对|审核|编审|审校|"
    r"[初复终一二三][审读校]|签发|监制|视觉|组版|制图|排版|检校|主编|统筹|策划|图编)[：:／/]?"
)
LABEL: Final = re.compile(
    r"(?:(?P<source>(?:稿件|信息|消息|文章|新闻)?来源|稿源)|(?:发布|更新|发表|刊发)?(?:时间|日期)|发布者|发布机构|(?:作者|供稿)?单位|"
    r"(?:浏览|点击|阅读)(?:次数|数|量)?|[Ss]ource)[：:]"
)
CONTACT: Final = re.compile(r"(?:联系|新闻|投稿|热线)?(?:电话|热线|邮箱|微信|[Qq]{2}|[Ee]-?mail)[：:](?=[\w@])")
CLOCK: Final = re.compile(r"\d{1,2}[:：时]\d{2}(?:[:：]\d{2})?分?")
WEEKDAY: Final = re.compile(
    r"(?:星期|周)[一二三四五六日天]|农历(?:[甲乙丙丁戊己庚辛壬癸][子丑寅卯辰巳午未申酉戌亥]年?)?闰?[正一二三四五六七八九十冬腊]{1,2}月"
    r"(?:初[一二三四五六七八九十]|[二三]?十[一二三四五六七八九]?|[廿卅][一二三四五六七八九]?|大|小)"
)
SHEET: Final = re.compile(r"第?[A-Z]?\d{1,3}版|第[一二三四五六七八九十]{1,3}版|第?[A-Z]\d{1,2}(?!\d)|\d{1,7}次?$")
SHEET_NAME: Final = re.compile(r"[：:·]?[\u4e00-\u9fff]{2,8}")
PHOTO: Final = re.compile(
    r"图[/：:|｜丨](?!文)|摄影报道|摄影|供图|图片由.{2,20}?提供|摄(?!制|像|氏|取|入)|/图(?!/)|[（(]?资料图片?[)）]?"
)
PLAIN: Final = re.compile(r"图文报道|综合报道|综合整理|报道|文[/、]?图|图[/、]?文|文[/：:|｜丨]|/文|综合|整理")
REPORTS: Final = re.compile(r"[^，。！？；：“”]{2,60}?报道(?P<mark>[：:，])?")
VALUED: Final = re.compile(r"(?:单位|机构|发布者)[：:]$")
BULLET: Final = re.compile(f"[{_SHAPES}]+")
START: Final = re.compile(  # how every credit begins, as far as one line tells; a quick no to most lines of text
    rf"[（(【\[、，,;；|｜/丨:：{_SHAPES}]|{LABEL.pattern.replace('(?P<source>', '(?:')}|{OFFICE.pattern}|"
    rf"{PLAIN.pattern}|{ROLE.pattern}|第?(?:[A-Z]?\d{{1,3}}|[一二三四五六七八九十]{{1,3}})版|{_HAN}{{0,12}}?{_DAILY}|{_HAN}{{2,8}}?{_BULLETIN}|{_HAN}{{0,10}}?{_STATION}|{_HAN}{{0,6}}?{_SITE}|{_AGENCY}|{OWN}|"
    r"(?:(?:19|20)\d\d[年./-])?\d{1,2}[月./-]\d|"
    rf"(?:{_HAN}|[A-Za-z0-9·•・|｜丨/\-“”.]){{0,36}}?(?:讯(?![息问号])|电(?=[】\]（(：:]|{_HAN}{{0,4}}记者|题))|"
    r"摄影|供图|图[/：:|｜丨]|[^，。！？；：“”]{2,14}?(?:摄|供图|/|图片|文图|图文|报道)"
)
KINDS: Final = (("role", ROLE), ("office", OFFICE), ("photo", PHOTO), ("plain", PLAIN), ("bullet", BULLET))
MARKS: Final = "、，,;；|｜/丨:： 　"
OPENING: Final = "（(【["
CLOSING: Final = "）)】]"
WORD: Final = re.compile(
    "|".join(p.pattern for p in (ROLE, OFFICE, PHOTO, PLAIN, BULLET, CONTACT)).replace("(?P<source>", "(?:")
    + r"|[、，,;；|｜/丨:：（()）【】。！？“”]"
)
