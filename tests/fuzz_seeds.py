"""Good inputs of every kind that is fuzzed, to be damaged."""

from __future__ import annotations

import json
import random
from collections.abc import Callable, Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Final
from urllib.parse import quote

import reading_samples as samples
from invented_articles import example
from invented_news import TOPICS, news

from kg.queries import library
from pipelines.article import to_json

_GOLD: Final = Path(__file__).parent / "data" / "samples"
_SAMPLES: Final = Path(__file__).resolve().parents[1] / "kg" / "samples"
_QUERY: Final = 'SELECT * WHERE { GRAPH ?g { ?s ?p "serv\\u0069ce" } } LIMIT 10'
_FORM: Final = "application/x-www-form-urlencoded"


def pages() -> list[bytes]:
    """Pages as newspapers print them, and single items."""
    rng = random.Random(5)
    items = [news(rng, topic, caption=True) for topic in TOPICS]
    found = [
        "\n".join([item.kicker, item.title, item.subtitle, "本报记者 " + " ".join(item.reporters), item.text])
        for item in items
    ]
    found += ["\n\n".join(found[:3]), samples.news(), "版次：03  2021年6月26日 星期六\n" + samples.news()]
    found.append((_SAMPLES / "page-wanxi-daily-2022-12-09.txt").read_text("utf-8"))
    return [text.encode() for text in found]


def sources() -> list[bytes]:
    """A file of each format but PDF, whose reader has a process of its own."""
    web = samples.wechat().encode()
    found = [
        web,
        samples.government(),
        samples.newspaper().encode(),
        samples.jsonl(3),
        samples.news().encode("gb18030"),
    ]
    found += [
        json.dumps({"articles": [{"text": "x。", "title": "y"}] * 3}).encode(),
        f"# 题\n\n{samples.news()}".encode(),
    ]
    found += [samples.news().encode("utf-16"), samples.docx(), samples.tarred({"a.txt": web, "b.json": b"{}"}, "w")]
    return [*found, samples.zipped({"a.txt": b"x", "b.html": web})]


def wrapped(data: bytes) -> list[bytes]:
    """Damaged content in sound wrapping, so that it gets past the checksums."""
    types = {"[Content_Types].xml": b"<Types/>"}
    return [
        samples.zipped({**types, "word/document.xml": data}),
        samples.zipped({**types, "word/document.xml": _BODY, "docProps/core.xml": data, "word/styles.xml": data}),
        samples.zipped({"a": data, "b.txt": data[:40]}),
        samples.tarred({"a": data}),
    ]


_BODY: Final = (
    b'<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body/></w:document>'
)


def xml() -> list[bytes]:
    """The parts of a docx, and a web page."""
    import io
    import zipfile

    with zipfile.ZipFile(io.BytesIO(samples.docx())) as archive:
        names = [name for name in archive.namelist() if name.endswith(".xml")]
        parts = [archive.read(name) for name in names if archive.getinfo(name).file_size < 20_000]
    return [*parts, samples.wechat().encode()]


def records() -> list[bytes]:
    """Records as ``kg extract`` writes them."""
    given = [example(f"{number:016x}", person) for number, person in enumerate(("柳云", "石溪"))]
    return [json.dumps(to_json(article), ensure_ascii=False).encode() for article in given]


def gold() -> list[bytes]:
    """Small files of gold."""
    file = json.loads(next(iter(sorted(_GOLD.glob("*.json")))).read_text("utf-8"))
    file["articles"] = file["articles"][:1]
    whole = {"source": "x.txt", "articles": [json.loads(row) for row in records()]}
    return [json.dumps(data, ensure_ascii=False).encode() for data in (file, whole)]


def words() -> list[bytes]:
    """Sentences with times, figures and places."""
    told = (
        "去年6月24日至7月底，衡南县投资113.7万元建成占地九十四亩的基地，三成五的村民增收，截至2021年12月30日，增长12.3%"
    )
    more = (
        "二〇二一年六月二十五日，“十三五”以来，近5年来，9月30日前，上午10时30分，30多亿元，湖南省衡阳市衡南县向阳桥街道"
    )
    return [told.encode(), more.encode(), *(sentence.encode() for topic in TOPICS[:3] for sentence in topic.sentences)]


def requests() -> list[bytes]:
    """Requests: method, address, type of the body; then the body."""
    query = quote(_QUERY)
    heads = [
        f"GET query={query}&default-graph-uri=http%3A%2F%2Fexample.org text/csv;q=0.5,*/*",
        f"POST  {_FORM}\nquery={query}&named-graph-uri=x",
        f"POST  {_FORM}; charset=utf-8\nupdate={quote('INSERT DATA { <a> <b> 1 }')}&using-graph-uri=x",
        f"POST default-graph-uri=x application/sparql-query\n{_QUERY}",
        "POST  application/sparql-update\nDELETE WHERE { ?s ?p ?o }",
        f"POST  application/sparql-query\n{_QUERY.replace('?s ?p', 'SERVICE <http://x> {?s ?p')}",
    ]
    return [head.encode() for head in heads]


def questions() -> list[bytes]:
    """Questions that are answered."""
    file = Path(__file__).parent / "data" / "questions"
    rows = [line.split("\t") for path in sorted(file.iterdir()) for line in path.read_text("utf-8").splitlines()]
    return [cell.encode() for row in rows[:60] for cell in row if len(cell) > 4]


def queries() -> list[bytes]:
    """The library's query files."""
    return [query.text.encode() for query in library().values()]


SEEDS: Final[Mapping[str, Callable[[], Iterable[bytes]]]] = {
    "source": sources,
    "page": pages,
    "record": records,
    "gold": gold,
    "words": words,
    "request": requests,
    "question": questions,
    "query": queries,
}


@cache
def seeds(target: str) -> tuple[bytes, ...]:
    """The good inputs of a target."""
    return tuple(SEEDS[target]())
