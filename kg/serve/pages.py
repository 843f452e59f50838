"""The explorer's pages, drawn from one snapshot of the graph."""

from __future__ import annotations

import warnings
from collections.abc import Callable, Mapping
from functools import cached_property
from typing import Final

import pyoxigraph as ox
from oxrdflib import OxigraphStore
from rdflib import Dataset

from kg.serve import articles, editor, names, questions, statements
from kg.serve.messages import PageCall, Refusal, Reply
from kg.serve.rendering import HTML, html
from kg.serve.words import say
from kg.vocabulary import PREFIXES

PAGE: Final = 100
"""So many statements, or articles, stand on one page."""
_HOPS: Final = 3
_SAMPLES: Final = (
    "officials_leading",
    "agreements_places",
    "county_initiatives",
    "whats_new",
    "contradictions",
    "timeline",
)

Values = Mapping[str, str]


class Pages:
    """An open snapshot with what is drawn from it."""

    def __init__(self, store: ox.Store) -> None:
        self.store = store

    @cached_property
    def dataset(self) -> Dataset:
        """The same graph for rdflib, which queries of the library and look-up go through."""
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", DeprecationWarning)
            dataset = Dataset(store=OxigraphStore(store=self.store))
            for prefix, namespace in PREFIXES.items():
                dataset.bind(prefix, namespace, replace=True)
            return dataset

    @cached_property
    def counts(self) -> list[tuple[str, int]]:
        """How many articles, things of each class, and facts there are."""
        return articles.counts(self.store)

    def page(self, call: PageCall) -> Reply:
        """One page.

        Raises:
            Refusal: there is none at that address, or nothing to show on it.
        """
        drawn: dict[str, Callable[[PageCall], Reply]] = {
            "start": self._start,
            "ask": self._ask,
            "search": self._search,
            "thing": self._thing,
            "around": self._around,
            "articles": self._articles,
            "article": self._article,
            "questions": self._questions,
            "question": self._question,
            "editor": self._editor,
            "library": lambda _: Reply(200, "application/json", editor.listing()),
        }
        try:
            return drawn[call.page](call)
        except Refusal as refusal:
            return html(call, "error", {"sentence": str(refusal)}, status=refusal.status)

    def _start(self, call: PageCall) -> Reply:
        asked = questions.summaries(call.language)
        return html(
            call,
            "start",
            {
                "counts": self.counts,
                "samples": [row for row in asked if row[0] in _SAMPLES],
                "latest": articles.latest(self.store, 0, 6),
            },
        )

    def _ask(self, call: PageCall) -> Reply:
        words = call.values.get("question", "").strip()
        shown = {"words": words, "sentence": "", "samples": questions.summaries(call.language)}
        if not words:
            return html(call, "ask", shown)
        try:
            put, values = questions.read(self.dataset, call, words)
        except Refusal as refusal:
            return html(call, "ask", shown | {"sentence": str(refusal)}, status=refusal.status)
        return html(put, "question", questions.asked(self.dataset, self.store, put) | {"words": words, "given": values})

    def _search(self, call: PageCall) -> Reply:
        words = call.values.get("q", "").strip()
        found = names.search(self.store, words) if words else []
        return html(call, "search", {"words": words, "found": found, "most": names.MOST})

    def _thing(self, call: PageCall) -> Reply:
        node = _node(call)
        thing = names.thing(self.store, node)
        if thing is None:
            raise Refusal(404, say(call.language, "no_thing"))
        said = statements.of_thing(self.store, node)
        at, of = _place(call.values, len(said))
        return html(
            call, "thing", {"thing": thing, "said": said[at * PAGE :][:PAGE], "at": at, "of": of, "all": len(said)}
        )

    def _around(self, call: PageCall) -> Reply:
        from kg.serve.around import draw

        node = _node(call)
        thing = names.thing(self.store, node)
        if thing is None:
            raise Refusal(404, say(call.language, "no_thing"))
        hops = min(_number(call.values, "hops", 1), _HOPS)
        return Reply(200, HTML, draw(self.store, node, hops, thing.label).encode("utf-8"))

    def _articles(self, call: PageCall) -> Reply:
        number = dict(self.counts).get("Article", 0)
        at, of = _place(call.values, number)
        if (page := _number(call.values, "page", 1)) > of:
            raise Refusal(404, say(call.language, "no_page", n=page, of=of))
        rows = articles.latest(self.store, at * PAGE, PAGE)
        return html(call, "articles", {"rows": rows, "at": at, "of": of, "all": number})

    def _article(self, call: PageCall) -> Reply:
        node = _node(call)
        found = articles.read(self.store, node)
        if found is None:
            raise Refusal(404, say(call.language, "no_article"))
        return html(call, "article", {"article": found, "said": statements.in_article(self.store, node)})

    def _questions(self, call: PageCall) -> Reply:
        return html(call, "questions", {"rows": questions.summaries(call.language)})

    def _question(self, call: PageCall) -> Reply:
        return html(call, "question", questions.asked(self.dataset, self.store, call) | {"words": ""})

    def _editor(self, call: PageCall) -> Reply:
        return html(call, "editor", {"prefixes": dict(PREFIXES)})


def _node(call: PageCall) -> ox.NamedNode:
    try:
        return ox.NamedNode(call.values.get("iri", ""))
    except ValueError as error:
        raise Refusal(404, say(call.language, "no_thing")) from error


def _number(values: Values, key: str, otherwise: int) -> int:
    text = values.get(key, "")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 7 else otherwise


def _place(values: Values, count: int) -> tuple[int, int]:
    """Which page is wanted, from 0, and how many there are."""
    of = max(-(-count // PAGE), 1)
    return min(max(_number(values, "page", 1), 1), of) - 1, of
