"""Articles into a graph, one after the other, in bounded memory."""

from __future__ import annotations

import shutil
from contextlib import ExitStack, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Final

from kg.commands.progress import Bar
from kg.commands.tally import Tally
from kg.commands.terminal import graph, is_remote

if TYPE_CHECKING:
    from kg.store import GraphStore
    from pipelines.article import Article
    from pipelines.intake import Intake

_WEAR: Final = 2000
_WRITTEN: Final = 4
"""What one written article weighs of that, against one for an article that is only looked up."""


class Recorder:
    """A graph that is opened if it is there, and made when the first article has been read; ``stack`` closes it.

    No other process writes to it from then on, so that nothing is extracted in vain. One that was made and into which
    nothing has come goes again.
    What the engine has read and written it keeps in memory, so the graph is opened anew every five hundred written
    articles; not more often, since at every second time the engine writes all that was there once more.
    """

    def __init__(self, path: Path, stack: ExitStack, tally: Tally, *, again: bool) -> None:
        self._path = path
        self._stack = stack
        self._tally = tally
        self._again = again
        self._wear = 0
        self._empty = False
        self._store: GraphStore | None = self._opened() if path.exists() or is_remote(path) else None

    def known(self, name: str) -> Article | None:
        """The article of that identifier as the graph holds it, or None; none is known where all are to be read."""
        self._store = self._store or self._made()
        return None if self._again else self._store.article(name)

    def put(self, intake: Intake, article: Article, bar: Bar) -> None:
        """One article into the graph, unless it is there as it is.

        Raises:
            StoreError: the disk failed, or another process has come in between.
        """
        self._store = self._store or self._made()
        # An article that was read ahead may have come in meanwhile from another source: what counts is the graph now.
        if not self._again and self._store.article(article.id) == article:
            self._tally.article(article, "unchanged")
            bar.known()
            self._wear += 1
        else:
            report = self._store.add(article)
            self._empty = False
            self._tally.added(intake, article, report)
            bar.article(report.facts)
            self._wear += _WRITTEN
        if self._wear >= _WEAR:
            self._store.renew()
            self._wear = 0

    def _made(self) -> GraphStore:
        folders = [folder for folder in (self._path, *self._path.parents) if not folder.exists()]
        store = self._opened()
        self._empty = True
        self._stack.callback(self._unmake, folders)
        return store

    def _unmake(self, folders: list[Path]) -> None:
        """Remove what was made if it was for nothing, while no other process can write there."""
        if not self._empty:
            return
        shutil.rmtree(self._path, ignore_errors=True)
        with suppress(OSError):
            for folder in folders[1:]:
                folder.rmdir()

    def _opened(self) -> GraphStore:
        return self._stack.enter_context(graph(self._path, create=True, read_only=False))
