"""What is printed between and within articles without being one: captions of pictures, paid notices."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from pipelines.pages.bylines import closing, whole_lines
from pipelines.pages.cleaning import is_finished, unspace
from pipelines.pages.lines import Line

_SIGNS: Final = "▲▼◀▶△▽↑↓←→↗↖↘↙"
_VIEW: Final = "(?:[一全外秋春夏冬美远近夜实]景|一角|风光|风貌|新貌|新颜|掠影|景象|俯瞰图|效果图)"
PICTURE: Final = re.compile(
    rf"^(?:图为|[上下左右]图(?:为|[：:])|图[①-⑳]+(?:为|[：:])?|图\d{{1,2}}(?:为|[：:])|[{_SIGNS}]|[^，；]{{2,24}}[（(]资料图片?[)）]$|"
    rf"[^，；。：“”]{{2,16}}{_VIEW}。$|(?:航拍|俯瞰|鸟瞰|远眺)[^，；。]{{2,14}}。$)"
)
BARE: Final = re.compile(rf"^(?:图为|图[①-⑳一二三四五\d]|[上下左右]图|资料图|[{_SIGNS}])")
"""How captions begin, the second where something else tells that it is one."""
FILED: Final = re.compile("[（(]资料图片?[)）]$")
_TAKEN: Final = re.compile("文[/、]?图|图[/、]?文")
_MOST_ROWS: Final = 5
_LONG: Final = 320
_NOTICE: Final = re.compile(
    r"^(?:(?:遗失|作废)(?:声明|启事|公告)|(?:严正)?声明|(?:注销|减资|清算|债权|拍卖|招标|招租|停水|停电|更正|认领)?公告|"
    r"(?:招租|招聘|招生|寻人|寻物|寻亲|招领|征婚|征订|订报|征稿|征集|招商|招募|迁址|开业|转让|租赁)?启事|(?:广告|讣告|通告|(?:分类|便民|供求)信息|分类广告))$"
)
_NOTICE_ENDS: Final = frozenset("明事告息 \u3000")
_PAID: Final = re.compile(
    r"(?:声明|登报)作废|作废声明|特此(?:公告|声明|通告|启事|讣告)|(?:联系|咨询|报名|服务|招生)?电话[:： ]?\d|致电\d|"
    r"联系人[:：]|有意者|有意竞买|知情者|必有重谢|(?:订阅|征订)[^。]{0,24}(?:定价|订价|全年)|(?:定价|订价)[^。]{0,12}元|申报债权|欢迎光临|待遇从优|(?:全场|开业).{0,6}[一二三四五六七八九\d.]+折"
)

_ADDRESS: Final = re.compile(
    r"^(?:(?:联系)?地址|(?:联系|咨询|报名)?电话|联系人|声明人|公告人)[:：]|"
    r"^[\u4e00-\u9fff]{2,12}(?:公司|水厂|供[电水][所局站公司]*|管理局|管理处|委员会|合作社|拍卖行|营业厅|事务所)$"
)


def caption_rows(lines: Sequence[Line]) -> int:
    """How many of ``lines``, from the first on, a picture's caption takes up that says itself to be one; 0 if none.

    Where running text only happens to begin a line with 图为, no credit follows and no sentence ended above.
    """
    if not lines or not is_picture(lines[0]):
        return 0
    for rows in range(1, min(_MOST_ROWS, len(lines)) + 1):
        text = "".join(line.text for line in lines[:rows])
        signed = closing("\n".join(line.raw for line in lines[:rows]))
        if signed and signed[0].kind == "photo":
            return rows
        if is_finished(FILED.sub("", text)):
            below = whole_lines([line.raw for line in lines[rows : rows + 2]])
            return rows if below is not None and (below.kind == "photo" or _takes(lines[rows])) else 0
    return 0


def _takes(line: Line) -> bool:
    """Whether a byline says that its reporters took the pictures as well: 某某 文/图."""
    return _TAKEN.search(line.text) is not None


def is_picture(line: Line) -> bool:
    """Whether the line begins as the caption of a picture does that says itself to be one."""
    return PICTURE.match(line.text) is not None


def is_notice(heading: str) -> bool:
    """Whether the line is the heading of a paid notice: 遗失声明, 拍卖公告, 启事."""
    return heading[-1:] in _NOTICE_ENDS and bool(_NOTICE.match(unspace(heading)))


def is_paid(text: str) -> bool:
    """Whether a paragraph under such a heading reads like one: somebody to be called, a paper that is void."""
    return len(text) < _LONG and bool(_PAID.search(text))


def is_address(words: str) -> bool:
    """Whether a line below a paid notice says who put it in, or where they can be found."""
    return _ADDRESS.match(words) is not None
