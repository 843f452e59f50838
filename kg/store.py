"""The graph on disk: an embedded Oxigraph store in which one article is one transaction."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from types import TracebackType
from typing import Final
from urllib.parse import unquote

import pyoxigraph as ox
from rdflib import Dataset, URIRef
from rdflib.namespace import DCTERMS, RDF, SKOS

from kg import iris
from kg.changes import Change, plan
from kg.dataset import dataset_of
from kg.draft import DEFAULT, node, update_data, value
from kg.engine import StoreError as StoreError
from kg.engine import check, give_back, is_unborn, named, reopened, sentence
from kg.facts import objection
from kg.graph import read_record
from kg.ledger import Ledger, thin_out
from kg.linking import Kind
from kg.reports import AddReport, ArticleEntry, Known, RemoveReport, Status
from kg.resolution.reviews import Reviews
from kg.snapshot import discard, snapshot
from kg.vocabulary import ENTITY_CLASSES, GOV, SCHEMA
from pipelines.article import Article
from pipelines.gazetteer import Gazetteer

_FLUSH_EVERY: Final = 500
"""Changes after which what was written leaves memory for the disk; each keeps some 200 kB until then.

At every second time the engine writes all of the graph anew, up to half a gigabyte an index.
"""


def open_graph(path: Path | str, *, create: bool = False, read_only: bool = False) -> GraphStore:
    """Open the graph in the directory ``path``; use the result as a context manager.

    A reader (``read_only``) sees the graph as it is now, works beside a writer, and does not hold one up.

    Raises:
        StoreError: there is no graph and ``create`` is not set, the directory holds something else, or another
            process is writing to it.
    """
    folder = Path(path)
    if create and not read_only and (is_unborn(folder) or not folder.exists()):
        folder.mkdir(parents=True, exist_ok=True)
    else:
        check(folder)
    copy: Path | None = None
    try:
        copy = snapshot(folder) if read_only else None
        return GraphStore(ox.Store(str(copy or folder)), folder, copy)
    except (OSError, RuntimeError) as error:
        if copy is not None:
            discard(copy)
        raise StoreError(sentence(folder, error, copy)) from error


class GraphStore:
    """An open graph. ``dataset`` is a plain rdflib ``Dataset`` for queries; changes go through the methods here."""

    dataset: Dataset

    def __init__(self, store: ox.Store, path: Path, copy: Path | None = None) -> None:
        self._copy = copy
        self._unflushed = 0
        self.path = path
        self._open(store)

    def __enter__(self) -> GraphStore:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Write everything to disk and let go of the directory; closing twice is fine.

        Raises:
            OSError: the disk failed; the directory is let go of all the same.
        """
        if not hasattr(self, "_store"):
            return
        try:
            if self._copy is None:
                self._store.flush()
        finally:
            self.dataset.close()
            # A store that stays open would go on writing to its directory, whatever is put there meanwhile.
            del self.dataset, self._store
        if self._copy is not None:
            discard(self._copy)

    def flush(self) -> None:
        """Write everything to disk, so that not even a power cut loses what was added, and free its memory.

        A long run does so by itself every five hundred articles.

        Raises:
            StoreError: the graph was opened to read, or the disk failed.
        """
        try:
            self._writable().flush()
        except OSError as error:
            raise StoreError(sentence(self.path, error)) from error
        self._unflushed = 0
        give_back()

    def renew(self) -> None:
        """Write everything to disk, and open the directory again with none of the memory that the engine had taken.

        What the engine has read it keeps, up to some hundred megabytes, which a long run need not have. What was taken
        from :attr:`dataset` before is not to be used any more.

        Raises:
            StoreError: the graph was opened to read, the disk failed, or another process has come in between and stays.
        """
        self.flush()
        self.dataset.close()
        del self.dataset, self._store
        give_back()
        self._open(reopened(self.path))

    def add(self, article: Article) -> AddReport:
        """Take an article in, wholly or not at all; one that is there already in another form is replaced.

        Raises:
            StoreError: the graph was opened to read, or the disk failed.
        """
        change = plan(self.ledger(), Gazetteer.load(), (), [article])
        there: Status = "replaced" if article.id in change.known else "added"
        status = there if change.gone | change.new else "unchanged"
        report = self._report(article.id, change, status)
        if status != "unchanged":
            self._write(change)
        return report

    def remove(self, article_id: str) -> RemoveReport | None:
        """Take an article out; what others state as well stays. None if there is no such article.

        Raises:
            StoreError: the graph was opened to read, or the disk failed.
        """
        if not any(self._store.quads_for_pattern(None, None, None, node(iris.article(article_id)))):
            return None
        change = plan(self.ledger(), Gazetteer.load(), [article_id], ())
        self._write(change)
        label = node(SKOS.prefLabel)
        kept = {quad.subject for quad in change.new if quad.predicate == label}
        gone = {value(q.object) for q in change.gone if q.predicate == label and q.subject not in kept}
        return RemoveReport(article_id, tuple(sorted(gone)), change.again)

    def ledger(self) -> Ledger:
        """What linking knows of the graph as it is now."""
        return Ledger(self._store, self._crowds)

    def reviews(self) -> Reviews:
        """What people have decided about links."""
        return self.ledger().reviews()

    def review(self, decided: Reviews) -> Change:
        """Follow these decisions of people from now on, and no others.

        Raises:
            StoreError: the graph was opened to read, or the disk failed.
        """
        change = plan(self.ledger(), Gazetteer.load(), (), (), decided)
        self._write(change)
        return change

    def articles(self) -> Iterator[ArticleEntry]:
        """The articles of the graph, by date and identifier."""
        rows = (self._entry(value(found.subject)) for found in self._of_type(GOV.Article))
        yield from sorted(rows, key=lambda entry: (entry.published, entry.id))

    def article(self, article_id: str) -> Article | None:
        """The record of an article exactly as it was added, or None."""
        graph = node(iris.article(article_id))
        record, text = (self._one(graph, predicate) for predicate in (GOV.record, GOV.text))
        return read_record(record, text) if record else None

    def stats(self) -> dict[str, int]:
        """How many articles, entities by class, facts, measures, plain relations and quads there are."""
        counts = {"articles": sum(1 for _ in self._of_type(GOV.Article))}
        for kind in ENTITY_CLASSES:
            found = self._store.quads_for_pattern(None, node(RDF.type), node(kind), DEFAULT)
            counts[kind.rpartition("#")[2]] = sum(1 for _ in found)
        counts["facts"] = sum(1 for _ in self._of_type(GOV.Fact))
        counts["measures"] = sum(1 for _ in self._of_type(GOV.Measure))
        counts["quads"] = len(self._store)
        return counts

    def _open(self, store: ox.Store) -> None:
        self._store = store
        self._crowds: dict[str, int] = {}
        self.dataset = dataset_of(store)

    def _writable(self) -> ox.Store:
        if self._copy is not None:
            raise StoreError(f"{named(self.path)} was opened to read only.")
        return self._store

    def _write(self, change: Change) -> None:
        """One update, since only that is all or nothing with deletions in it."""
        steps = [f"DELETE DATA {{ {update_data(change.gone)} }}", f"INSERT DATA {{ {update_data(change.new)} }}"]
        steps += [f"DROP SILENT GRAPH {graph}" for graph in change.ended]
        try:
            self._writable().update(" ;\n".join(steps))
        except OSError as error:
            raise StoreError(sentence(self.path, error)) from error
        thin_out(self._crowds, change.gone)
        self._unflushed += 1
        if self._unflushed >= _FLUSH_EVERY:
            self.flush()

    def _report(self, name: str, change: Change, status: Status) -> AddReport:
        linked = change.articles[name]
        me = node(iris.article(name))
        found: dict[URIRef, Known] = {}
        for entity, decision in linked.decisions.items():
            official = Gazetteer.load().get(iris.key_of_place(decision.iri)) is not None
            mentions = self._store.quads_for_pattern(None, node(SCHEMA.mentions), node(decision.iri), None)
            known = official or any(quad.graph_name != me for quad in mentions)
            open_ = change.questions(linked.facets.get(entity, ""))
            unsure = decision.kind == "unsure" or open_
            kind: Kind = "unsure" if unsure else "linked" if known else "new"
            found[decision.iri] = Known(entity, kind, decision.iri, decision.reason, tuple(link.id for link in open_))
        facts = sum(1 for relation in linked.article.relations if not objection(relation, linked))
        return AddReport(name, status, tuple(found.values()), facts, change.left_out[name], change.again)

    def _entry(self, article: str) -> ArticleEntry:
        title, published, publisher, source = (
            self._one(node(article), name)
            for name in (DCTERMS.title, DCTERMS.issued, DCTERMS.publisher, DCTERMS.source)
        )
        name = unquote(article.removeprefix(iris.article("")))
        return ArticleEntry(name, URIRef(article), title, published, publisher, source)

    def _of_type(self, kind: URIRef) -> Iterator[ox.Quad]:
        return self._store.quads_for_pattern(None, node(RDF.type), node(kind), None)

    def _one(self, graph: ox.NamedNode, predicate: URIRef) -> str:
        found = next(self._store.quads_for_pattern(graph, node(predicate), None, graph), None)
        return value(found.object) if found is not None else ""
