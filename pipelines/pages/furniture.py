"""Lines that belong to the page or the web site rather than to any article: folios, buttons, rules, rights."""

from __future__ import annotations

import re
from typing import Final

from pipelines.pages.lines import FIRST, Line

_FURNITURE: Final = re.compile(
    r"""^[\u25a0-\u25ff★☆※•]{0,2}\s?(?:
      [-—·]\s?\d{1,3}\s?[-—·]                                          # page number
    | (?:第\s?)?[A-Z]?\d{1,3}\s?版(?:[:：·\s]*[\u4e00-\u9fff·]{0,12})?    # 第03版：要闻
    | 第[一二三四五六七八九十]{1,3}版(?:[:：·\s]*[\u4e00-\u9fff·]{0,8})?
    | [A-Z]\d{1,2}(?:[\s·]+[\u4e00-\u9fff·]{1,8})?
    | (?:-\s?)?(?:上|下)(?:一)?(?:版|篇|页|条)(?:[:：].{0,60})?
    | [▶►▷→>》]{0,4}\s?(?:下转|上接).{0,12}版?.{0,6}
    | [（(【](?:文章|本文)?(?:下转|上接|紧接|转|接).{0,20}[)）】]
    | (?:字[体号][:：]?|分享到?|打印|收藏|关闭|返回|扫一扫|扫码|点击|浏览|阅读)[^。！？]{0,30}
    | (?:国内统一|邮发代号|新闻热线|报料热线|联系电话|投稿邮箱|广告热线|零售价|社址|邮编|电话：|传真：)[^。！？]{0,80}
    | .{0,12}ICP备.{0,30} | (?:https?://|www\.)\S{1,200} | Copyright.{0,100}
    | [\u25a0-\u25ff★☆※•\s*_=~—-]{1,60}
    )$""",
    re.X | re.I,
)
_BEGINS: Final = frozenset(  # what furniture begins with: a quick no to most lines of text
    "-—·第上下▶►▷→>》（(【字分打收关返扫点浏阅国邮新报联投广零社电传□■▢◎●○◉▲△▼▽◆◇◈★☆※•*_=~0123456789"
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
)
_SITE: Final = re.compile(  # what a web site has above and below an article
    r"""(?:网友|最新|热门|全部|发表)?评论|参与讨论|请输入验证码|温馨提示|链接已复制|还没有账号[？?]?
    | (?:(?:会员|用户|微信|手机|账号)?(?:[+＋](?:密码|验证码)|扫码|短信)?登录)?(?:\s?(?:立即)?注册)? | [—-]+分享[—-]+
    | 相关(?:阅读|新闻|文章|推荐|报道)[:：]? | (?:最新|热门)(?:资讯|新闻|文章|推荐)[:：]?
    | (?:新闻(?:推荐|热点|排行)|推荐阅读|猜你喜欢|免责声明)[:：]?
    | 本文(?:链接|网址|地址)[:：].{0,100} | 技术支持[:：].{0,40} | \S{1,120}\.(?:png|jpe?g|gif)
    | (?:[您你]的?)?当前(?:所在)?(?:的)?位置[:：].{0,60}""",
    re.X,
)
_RIGHTS: Final = re.compile(  # whose the words of a web page are, and who may reprint them
    r"(?:(?:版权|免责)?声明[:：])?(?:本文[为系](?=.{0,24}(?:原创|转载))|"
    r"本(?:公众号|网站?|站|平台)(?=.{0,24}(?:转载|来源于|版权))|凡(?:本网|注明))"
    r"[^“]{0,200}(?:转载|侵权|版权|著作权|联系我们|删除|立场|来源|出处|核实)[^“]{0,100}"
)
_BUTTON: Final = re.compile(r"(?:字[体号]|分享|打印|收藏|关闭|返回|扫一扫|扫码|点击|浏览|阅读)[^：:]*$")
_NUMBER: Final = re.compile(  # of the page, with the name of its section
    r"0?\d{1,2}(?:[\s·]{1,3}(?:[\u4e00-\u9fff]{0,2}(?:要闻|新闻|综合|时政|民生|社会|经济|文化|副刊|专版|专题|广告|国内|国际)"
    r"(?:·[\u4e00-\u9fff]{2,4})?))?$"
)
_SITES: Final = frozenset(
    "网最热全发评参请会用登温链相新推猜免版声本凡技您你当图微手账还立注—-/0123456789"
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
)
"""What those begin with: a quick no to most lines of text."""
_OPEN: Final = re.compile("[，。；：].*[\u4e00-\u9fff，、“（]$")
"""A sentence that the line above a site's word may have left open."""
_LONGEST: Final = 120


def is_furniture(line: Line, *, above: Line | None = None, edge: bool = False) -> bool:
    """Whether the line belongs to the page or the web site rather than to any article: folios, buttons, rules.

    A sentence that the line ``above`` leaves open may go on with the word of a button. At the ``edge`` of a page a bare
    number is that of the page.
    """
    goes_on = above is not None and not above.finished and above.width > line.width - FIRST[1]
    goes_on = goes_on and above.text[-1] not in "）)"  # type: ignore[union-attr]
    if line.raw[0] in _SITES and (_SITE.fullmatch(line.raw) or _RIGHTS.fullmatch(line.raw)):
        return not (goes_on and _OPEN.search(above.text))  # type: ignore[union-attr]
    if (line.raw[0] not in _BEGINS and "备" not in line.raw) or len(line.raw) > _LONGEST:
        return False
    if edge and _NUMBER.match(line.raw):
        return True
    if _FURNITURE.match(line.raw) is None:
        return False
    return not (goes_on and _BUTTON.match(line.raw))
