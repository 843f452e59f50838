"""The main text of a web page: where it stands, and its words as lines."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any, Final

from pipelines.reading.plain import row_line
from pipelines.reading.records import Mark

_NO_TEXT: Final = (
    *("script", "style", "noscript", "template", "svg", "math", "iframe", "object", "video", "audio", "canvas"),
    *("button", "select", "input", "textarea", "nav", "footer", "aside", "head"),
)
_BLOCKS: Final = frozenset(
    (
        *("p", "div", "section", "article", "main", "header", "center", "body", "html", "address", "founder-content"),
        *("h1", "h2", "h3", "h4", "h5", "h6", "li", "ul", "ol", "dl", "dt", "dd", "br", "hr"),
        *("table", "tr", "tbody", "thead", "caption", "blockquote", "pre", "figure", "figcaption"),
        *("fieldset", "details", "summary", "form"),
    )
)
_CELLS: Final = frozenset({"td", "th"})
_PLACES: Final = (  # in this order; what newspapers, authorities and WeChat call the element that holds the article
    *("js_content", "ozoom", "zoom", "ucap-content", "zoomcon", "articlecontent", "article_content", "article-content"),
    *("trs_editor", "trs_uedit_art", "bt_content", "news_content", "newscontent", "news-content"),
    *("contentbox", "article_body", "article-body", "articlebody", "rich_media_content", "pages_content", "contxt"),
)
_RANKS: Final = {name: rank for rank, name in enumerate(_PLACES)}
_HIDDEN: Final = re.compile(r"display\s*:\s*none", re.I)
_FURNITURE: Final = re.compile(
    r"(?:^|[-_\s])(?:nav|menu|footer|sidebar|breadcrumb|share|related|recommend|comment|copyright|crumbs?|pagination"
    r"|toolbar|qr_?code|advert|ad)(?:$|[-_\s])",
    re.I,
)
_CALL: Final = re.compile(  # what a page asks its readers to do
    r"[^\w\u4e00-\u9fff]{0,4}(?:(?:点击|点个|点亮|长按|扫码|扫一扫|扫描|识别|戳|关注|记得|欢迎|喜欢|觉得|如果|分享|转发)[^。]{0,30}"
    r"(?:在看|点赞|二维码|公众号|原文|订阅|星标|视频号|朋友圈|转发|关注我们)[^。]{0,16}|关注我们|阅读原文|"
    r"(?:(?:点赞|在看|转发|分享|收藏|留言|评论|关注|一键三连)[^\w\u4e00-\u9fff]{0,3}){2,6}|"
    r"往期(?:回顾|精彩|推荐)|推荐阅读|相关阅读|(?:THE )?END)[^\w\u4e00-\u9fff]{0,4}",
    re.I,
)
_SPACES: Final = re.compile(r"[ \t\r\n\xa0]+")
_WORDS: Final = re.compile(r"[\u3400-\u9fffA-Za-z0-9]")
# The parser lets them in, as characters or as references, but takes no text back that holds one.
_NO_XML: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_MARKS: Final = {"hr": "\x01", "h1": "\x02", "h2": "\x03", "h3": "\x04"}  # what no text of a page holds
_IMAGE: Final = "\x05"
_ABOVE: Final = re.compile("[▲△↑]|图为")
_BELOW: Final = re.compile("[▼▽↓]|图为")
"""How a row begins that says what the picture above or below it shows."""
_STATEMENT: Final = 40
"""Characters from which on a caption says more than what a picture shows."""
_LEVELS: Final = {mark: level for level, mark in enumerate(_MARKS.values())}
_SHARE: Final = 0.5
_SEVERAL: Final = 50


def prune(root: Any) -> None:
    """Take out what is no text of the page: scripts, forms, navigation, what is not shown."""
    doomed = list(root.iter(*_NO_TEXT))
    for element in root.iter("div", "ul", "section", "p", "span", "ol", "table"):
        names = f"{element.get('class', '')} {element.get('id', '')}"
        if _HIDDEN.search(element.get("style", "")) or (_FURNITURE.search(names) and not _is_place(element)):
            doomed.append(element)
    for element in doomed:
        _drop(element)


def main_part(root: Any) -> tuple[Any, bool]:
    """The element that holds the article, and whether it holds one alone, as far as can be seen."""
    known: list[tuple[int, Any]] = []
    for element in root.iter():
        name = _is_place(element)
        if name and _weight(element):
            known.append((_RANKS[name], element))
    articles = [e for e in root.iter("article") if _weight(e) >= _SEVERAL and e.find(".//article") is None]
    if known:
        best = min(known, key=lambda pair: pair[0])[1]
        return best, len(articles) <= 1
    if articles:
        return (articles[0], True) if len(articles) == 1 else (root, False)
    densest = _densest(root)
    return (densest, True) if densest is not None else (root, False)


def lines(root: Any) -> str:
    """The words of an element, each block on a line of its own, a row of cells as a sentence; no bare captions."""
    return marked_lines(root)[0]


def marked_lines(root: Any) -> tuple[str, tuple[Mark, ...]]:
    """As :func:`lines`, with the lines that are headings or that a rule stands above."""
    out: list[str] = []
    for kind, element in _walk(root):
        tag = element.tag
        if tag == "img" and kind == "start":
            out.append(_IMAGE)
        elif tag in _BLOCKS:
            out.append("\n" + (_MARKS.get(tag, "") if kind == "start" else ""))
        elif tag in _CELLS and kind == "end":
            out.append("\t")
        if kind == "start" and tag != "br":
            out.append(_SPACES.sub(" ", _NO_XML.sub("", element.text or "")))
        elif kind == "end" and element is not root:
            out.append(_SPACES.sub(" ", _NO_XML.sub("", element.tail or "")))
    rows = _uncaptioned("".join(out).split("\n"))
    rows = (line for row in rows for line in (row_line(row.split("\t")).split("\n") if "\t" in row else [row]))
    return _unmarked([row for row in rows if row.strip("\u3000") and not _CALL.fullmatch(row)])


def _uncaptioned(rows: Sequence[str]) -> Iterator[str]:
    """The rows that say something, without images, and without what only says what the image beside it shows."""
    told = [row.strip(" \t") for row in rows if row.strip(" \t\u3000")]
    words = [row.replace(_IMAGE, "").strip(" \t") for row in told]
    for k, text in enumerate(words):
        above = told[k].startswith(_IMAGE) or (k > 0 and not words[k - 1])
        below = told[k].endswith(_IMAGE) or (k + 1 < len(words) and not words[k + 1])
        caption = (above and _ABOVE.match(text)) or (below and _BELOW.match(text))
        if text and not (caption and len(text) < _STATEMENT):
            yield text


def _unmarked(rows: Sequence[str]) -> tuple[str, tuple[Mark, ...]]:
    """The rows and their marks: a row of a mark alone is a rule, or the heading of the row below."""
    out: list[str] = []
    marks: list[Mark] = []
    for row in rows:
        level = _LEVELS.get(row[0], -1)
        words = row[1:].strip(" \t") if level >= 0 else row
        if level > 0 or (out and not level):
            marks.append(Mark(len(out), level))
        if words.strip("\u3000") or (out and not level):
            out.append(words)
    return "\n".join(out), tuple(marks)


def _walk(root: Any) -> Any:
    from lxml import etree  # type: ignore[import-untyped]

    return etree.iterwalk(root, events=("start", "end"))


def _is_place(element: Any) -> str:
    """The name by which the element is known to hold articles, or ""."""
    names = (element.get("id", "").lower(), *element.get("class", "").lower().split())
    return next((name for name in names if name in _RANKS), "")


def _weight(element: Any) -> int:
    return len(_WORDS.findall("".join(element.itertext())))


def _densest(root: Any) -> Any:
    """The smallest element that holds most of the words that stand in paragraphs and not in links."""
    own: dict[Any, int] = {}
    order = list(root.iter())
    for element in order:
        linked = element.tag == "a"
        words = 0 if linked else len(_WORDS.findall(element.text or ""))
        words += sum(len(_WORDS.findall(child.tail or "")) for child in element)
        own[element] = 0 if linked else words
    total = dict(own)
    for element in reversed(order):
        parent = element.getparent()
        if parent is not None and element.tag != "a":
            total[parent] += total[element]
    here = root
    if not total[root]:
        return None
    while True:
        best = max(here, key=lambda child: total.get(child, 0), default=None)
        if best is None or total[best] < _SHARE * total[root] or best.tag in ("p", "span", "td"):
            return here
        here = best


def _drop(element: Any) -> None:
    """Take an element out of the tree; the words after it stay."""
    parent = element.getparent()
    if parent is None:
        return
    tail = element.tail
    if tail:
        before = element.getprevious()
        if before is not None:
            before.tail = _NO_XML.sub("", (before.tail or "") + tail)
        else:
            parent.text = _NO_XML.sub("", (parent.text or "") + tail)
    parent.remove(element)
