"""Title, date, publisher and author of a web page, from the tags in which sites state them."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from pipelines.reading.metadata import iso_day, one_line, people

_TITLE_METAS: Final = ("articletitle", "og:title", "twitter:title", "title")
_DATE_METAS: Final = (
    *("pubdate", "article:published_time", "og:release_date", "publishdate", "publish_time", "weibo:article:create_at"),
    *("datepublished", "dc.date", "date", "createdate", "firstpublishedtime"),
)
_PUBLISHER_METAS: Final = (
    "contentsource",
    "source",
    "mediaid",
    "publisher",
    "og:article:source",
    "weibo:article:source",
)
_SITE_METAS: Final = ("og:site_name", "sitename")
_AUTHOR_METAS: Final = ("og:article:author", "article:author", "author")
_TITLE_PLACES: Final = (
    './/*[@id="activity-name"]',
    ".//founder-title",
    './/h1[contains(@class, "title")]',
    ".//h1",
    './/h2[contains(@class, "title")]',
)
_DATE_PLACES: Final = (
    './/*[@id="publish_time"]',
    ".//time/@datetime",
    ".//time",
    './/*[contains(@class, "date") or contains(@class, "time") or contains(@class, "info")]',
)
_PUBLISHER_PLACES: Final = ('.//*[@id="js_name"]', './/*[@class="source" or @id="source"]')
_AUTHOR_PLACES: Final = ('.//*[@id="js_author_name"]', './/*[@class="author" or @id="author"]', ".//founder-author")
_STAMP: Final = re.compile(
    r"(?:\bct|createTime|create_time|publish_time)\s{0,9}[=:]\s{0,9}[\"'](\d{10}|\d{4}-\d\d-\d\d)"
)
_SOURCE: Final = re.compile(r"(?:信息来源|稿件来源|文章来源|来源)\s{0,9}[:：]\s{0,9}([\u4e00-\u9fffA-Za-z]{2,24})")
_SITE: Final = re.compile(r"\s{0,9}(?:[_|｜—]|\s-\s)\s{0,9}[^_|｜]{2,30}$")
_GENERIC: Final = frozenset({"微信公众平台", "weixin", "首页", "无标题文档", "untitled"})
_LD_SIZE: Final = 200_000
_PLACES_LOOKED_AT: Final = 20


@dataclass(frozen=True, slots=True)
class Facts:
    """What a page says of its article; "" and () where it says nothing."""

    title: str = ""
    published: str = ""
    publisher: str = ""
    reporters: tuple[str, ...] = ()
    url: str = ""


def facts(root: Any, html: str) -> Facts:
    """What the meta tags, linked data and well-known elements of the page say; scripts are only looked at."""
    metas = _metas(root)
    data = _linked_data(root)
    published = _first_day(
        [*_of(metas, _DATE_METAS), str(data.get("datePublished", "")), *_texts(root, _DATE_PLACES), *_stamps(html)]
    )
    publishers = [*_of(metas, _PUBLISHER_METAS), _name(data.get("publisher")), *_texts(root, _PUBLISHER_PLACES)]
    publishers += [found[1] for text in _texts(root, _DATE_PLACES[3:]) if (found := _SOURCE.search(text))]
    authors = [*_of(metas, _AUTHOR_METAS), _name(data.get("author")), *_texts(root, _AUTHOR_PLACES)]
    return Facts(
        title=_title(root, metas, data),
        published=published,
        publisher=next(filter(_is_name, map(one_line, [*publishers, *_of(metas, _SITE_METAS)])), ""),
        reporters=next(filter(None, (people([author]) for author in authors)), ()),
        url=next(filter(None, [*_of(metas, ("og:url",)), *_attributes(root, './/link[@rel="canonical"]/@href')]), ""),
    )


def _title(root: Any, metas: Mapping[str, str], data: Mapping[str, Any]) -> str:
    stated = [*_of(metas, _TITLE_METAS), str(data.get("headline", "")), *_texts(root, _TITLE_PLACES)]
    titles = [one_line(title) for title in stated]
    own = next((title for title in titles if title and title.lower() not in _GENERIC), "")
    page = next(iter(_texts(root, (".//title",))), "")
    return own or _SITE.sub("", one_line(page))


def _metas(root: Any) -> dict[str, str]:
    """The contents of the meta tags by lower-case name; the first of a name counts."""
    found: dict[str, str] = {}
    for meta in root.iter("meta"):
        name = (meta.get("name") or meta.get("property") or meta.get("itemprop") or "").strip().lower()
        content = (meta.get("content") or "").strip()
        if name and content:
            found.setdefault(name, content)
    return found


def _of(metas: Mapping[str, str], names: tuple[str, ...]) -> list[str]:
    return [metas[name] for name in names if name in metas]


def _texts(root: Any, places: tuple[str, ...]) -> Iterator[str]:
    """The words at the first few of each kind of place, in order."""
    for place in places:
        for found in root.xpath(place)[:_PLACES_LOOKED_AT]:
            yield " ".join((found if isinstance(found, str) else "".join(found.itertext())).split())[:500]


def _attributes(root: Any, place: str) -> list[str]:
    return [str(value) for value in root.xpath(place)[:1]]


def _stamps(html: str) -> Iterator[str]:
    found = _STAMP.search(html)
    if found:
        yield found[1]


def _first_day(values: list[str]) -> str:
    return next(filter(None, map(iso_day, values)), "")


def _linked_data(root: Any) -> Mapping[str, Any]:
    """The first object of the page's ld+json that states a headline or a date."""
    for script in root.xpath('.//script[@type="application/ld+json"]')[:_PLACES_LOOKED_AT]:
        text = script.text or ""
        if len(text) > _LD_SIZE:
            continue
        try:
            data = json.loads(text)
        except (ValueError, RecursionError):
            continue
        graph = data.get("@graph", [data]) if isinstance(data, dict) else data
        for item in graph if isinstance(graph, list) else []:
            if isinstance(item, dict) and ("headline" in item or "datePublished" in item):
                return item
    return {}


def _name(value: object) -> str:
    if isinstance(value, list) and value:
        return _name(value[0])
    if isinstance(value, dict):
        return str(value.get("name") or "")
    return value if isinstance(value, str) else ""


def _is_name(text: str) -> bool:
    return 2 <= len(text) <= 30 and not text.lower().startswith("http")
