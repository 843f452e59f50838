"""Where in its file a sentence stands, so that it can be looked up there."""

from __future__ import annotations

import json

from rdflib import Dataset, URIRef

from kg.vocabulary import GOV
from pipelines import origin


class Whereabouts:
    """Looks up in the records of a dataset's articles from where in their files their words were read."""

    def __init__(self, dataset: Dataset) -> None:
        self._dataset = dataset
        self._known: dict[str, tuple[str, origin.Origin | None]] = {}

    def __call__(self, article: str, start: int, end: int) -> str:
        """File, piece of it, page and characters (from 1 on, both included) of ``text[start:end]`` of the article with
        that IRI; empty where its record does not say."""
        source, known = self._origin(article)
        found = known.span(start, end) if known else None
        if known is None or found is None:
            return ""
        page = known.page(found[0])
        parts = [source, known.part, f"第{page}页" if page else "", f"第{found[0] + 1}–{found[1]}字"]
        return " ".join(filter(None, parts))

    def _origin(self, article: str) -> tuple[str, origin.Origin | None]:
        if article not in self._known:
            me = URIRef(article)
            record = self._dataset.graph(me).value(me, GOV.record)
            data = json.loads(str(record)) if record is not None else {}
            known = origin.from_json(data["origin"]) if data.get("origin") else None
            self._known[article] = data.get("source", ""), known
        return self._known[article]
