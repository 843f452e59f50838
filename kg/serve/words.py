"""What the pages say, in Chinese and English. Names of classes and relations are the ontology's."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Final

import pyoxigraph as ox

from kg.resources import data_dir
from kg.vocabulary import GOV

LANGUAGES: Final = ("zh", "en")
TEXTS: Final[Mapping[str, tuple[str, str]]] = {
    "site": ("地方治理知识图谱", "Local governance graph"),
    "home": ("首页", "Home"),
    "articles": ("报道", "Articles"),
    "questions": ("问题库", "Queries"),
    "sparql": ("SPARQL", "SPARQL"),
    "skip": ("跳到正文", "Skip to content"),
    "theme": ("明暗", "Light or dark"),
    "other": ("English", "中文"),
    "search": ("搜索", "Search"),
    "search_hint": ("名称、别名或区划代码", "Name, alias or division code"),
    "question": ("提问", "Ask a question"),
    "question_hint": (
        "用一句话问，例如：石阡县和新昌县签过什么协议？",
        "In plain words, as: Who leads initiatives in 石阡县?",
    ),
    "read_as": ("理解为", "Taken for"),
    "back_home": ("回首页", "Back to the start"),
    "no_page": ("没有第 {n} 页，共 {of} 页。", "There is no page {n}; there are {of}."),
    "intro": (
        "从报道中读出的人、地、机构与举措；每一条事实都带着它的原句。",
        "People, places, bodies and initiatives read from the news; every fact comes with its sentence.",
    ),
    "numbers": ("图谱里有什么", "What is in the graph"),
    "facts": ("事实", "Facts"),
    "figures": ("数据", "Figures"),
    "try": ("可以问的问题", "Questions to ask"),
    "all_queries": ("全部问题", "All queries"),
    "latest": ("最近的报道", "Latest articles"),
    "results_for": ("搜索结果", "Results for"),
    "nothing": ("没有找到", "Nothing found"),
    "most": ("只列出最接近的 {n} 个", "Only the closest {n} are listed"),
    "also": ("又名", "Also"),
    "code": ("代码", "Code"),
    "within": ("处于", "Within"),
    "picture": ("关系图", "Picture"),
    "picture_open": ("单独打开", "Open on its own"),
    "steps": ("步", "steps"),
    "as_rdf": ("以 RDF 取得", "As RDF"),
    "no_facts": ("没有事实", "No facts"),
    "undated": ("无日期", "No date"),
    "untitled": ("无标题", "Untitled"),
    "confidence": ("可信度", "Confidence"),
    "found_by": ("识别方式", "Found by"),
    "topic": ("事由", "Topic"),
    "page": ("第 {n} 页，共 {of} 页", "Page {n} of {of}"),
    "earlier": ("上一页", "Previous"),
    "later": ("下一页", "Next"),
    "text": ("正文", "Text"),
    "in_text": ("文中事实", "Facts in the text"),
    "things": ("文中事物", "Things in the text"),
    "source": ("文件", "File"),
    "reporters": ("记者", "Reporters"),
    "ask": ("查询", "Ask"),
    "required": ("必填", "required"),
    "optional": ("可不填", "optional"),
    "example": ("例如", "For example"),
    "answers": ("{n} 条结果", "{n} answers"),
    "answer": ("1 条结果", "1 answer"),
    "no_answer": ("图谱里没有答案", "No answer in this graph"),
    "cut": ("只显示前 {n} 条，共 {of} 条", "Only the first {n} of {of} are shown"),
    "edit": ("在编辑器中打开", "Open in the editor"),
    "which": ("这个名称可以指几个事物，请选一个", "Several things go by this name; choose one"),
    "library": ("问题库", "Query library"),
    "library_pick": ("选一个问题放进编辑器", "Choose a query for the editor"),
    "prefixes": ("前缀已声明：", "Prefixes are declared: "),
    "columns": ("各列的含义", "What the columns mean"),
    "missing": ("没有这个页面", "There is no such page"),
    "no_thing": ("图谱里没有这个事物", "The graph has no such thing"),
    "no_article": ("图谱里没有这篇报道", "The graph has no such article"),
    "yes": ("是", "Yes"),
    "needs_script": (
        "编辑器需要 JavaScript；不用它也可以在问题库里提问。",
        "The editor needs JavaScript; the queries work without.",
    ),
    "foot": (
        "每条事实都出自一句话，机器识别，可能有误。",
        "Every fact comes from a sentence, was read by a machine, and may be wrong.",
    ),
    "done": ("已完成", "done"),
    "ongoing": ("进行中", "ongoing"),
    "planned": ("计划中", "planned"),
    "cut_note": ("结果只是前一部分：", "The answer was cut: "),
}


def say(language: str, key: str, **values: object) -> str:
    """A text of the pages in a language."""
    return TEXTS[key][LANGUAGES.index(language)].format(**values)


def name(language: str, local: str) -> str:
    """What the ontology calls a class or a property; what it does not know stands for itself."""
    return _names().get((local, language)) or local


@cache
def _names() -> dict[tuple[str, str], str]:
    label = "http://www.w3.org/2000/01/rdf-schema#label"
    quads = ox.parse(path=str(data_dir("ontology") / "governance.ttl"), format=ox.RdfFormat.TURTLE)
    return {
        (quad.subject.value.removeprefix(str(GOV)), quad.object.language or ""): quad.object.value
        for quad in quads
        if quad.predicate.value == label
        and isinstance(quad.subject, ox.NamedNode)
        and isinstance(quad.object, ox.Literal)
    }
