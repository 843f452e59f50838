"""What each of Spark's workers does with its part of the files: the same as one process does with all of them.

Rows in: ``place`` (text that sorts as the files do), ``file`` (where it lies) and ``content`` (null where the file lies
in a folder that the worker sees). Rows out: ``value``, one JSON object a line, and its ``kind``: ``records``, which
:func:`pipelines.article.from_json` reads, or ``notes`` on what did not become one.
"""

from __future__ import annotations

import json
import shutil
from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory, mkdtemp
from typing import TYPE_CHECKING, Any, Final

from kg.commands.crew import Crew
from kg.commands.intakes import Extraction, crew, outcomes
from kg.commands.terminal import CommandError
from pipelines.article import to_json

if TYPE_CHECKING:
    from pyarrow import RecordBatch

    from pipelines.intake import Intake

FOUND: Final = "value string, kind string"
"""The columns of what comes out, as Spark spells them."""
RECORDS: Final = "records"
NOTES: Final = "notes"
_DIGITS: Final = 9


def read_files(
    batches: Iterable[RecordBatch], published: str = "", publisher: str = "", model: str = ""
) -> Iterator[RecordBatch]:
    """The records of some files, and notes on those that cannot be read, as they are found."""
    import pyarrow as pa

    for line, kind in _lines(batches, Extraction(published, publisher, model)):
        yield pa.RecordBatch.from_pydict({"value": [line], "kind": [kind]})


def _lines(batches: Iterable[RecordBatch], how: Extraction) -> Iterator[tuple[str, str]]:
    number = count()
    with TemporaryDirectory(prefix="govkg-") as room:
        files = _Files(batches, Path(room))
        try:
            for _, found in outcomes(files.paths(), how, _crew(how.model).submit):
                if found is None:
                    files.done()
                    number = count()
                    continue
                for kind, told in _told(found):
                    place = f"{files.first.place}.{next(number):0{_DIGITS}}"
                    yield files.first.renamed(_spelt({"place": place, **told})), kind
        except CommandError as error:
            # A worker that cannot work at all is the end of the command; the engine would only try it again.
            yield _spelt({"stop": str(error)}), NOTES


def _told(found: Intake) -> Iterator[tuple[str, dict[str, Any]]]:
    if found.problem:
        yield NOTES, {"problem": found.problem}
    if found.dropped:
        yield NOTES, {"source": found.source, "dropped": list(found.dropped)}
    for article in found.articles:
        yield RECORDS, to_json(article)


def _spelt(data: dict[str, Any]) -> str:
    line = json.dumps(data, ensure_ascii=False)
    try:
        line.encode()
    except UnicodeEncodeError:  # a file's name may hold bytes that are no characters
        return json.dumps(data)
    return line


@cache
def _crew(model: str) -> Crew[Any, Any]:
    """A process that extracts for this worker as long as it lives: a text that ends it costs itself alone."""
    return crew(Extraction(model=model))


@dataclass(frozen=True, slots=True)
class _File:
    """A file at hand, and what it is called where it was brought here from elsewhere."""

    place: str
    path: Path
    name: str = ""

    def renamed(self, words: str) -> str:
        """Words with the file's own name in place of that of its copy."""
        return words.replace(str(self.path), self.name) if self.name else words


class _Files:
    """The files of some rows in their order; contents are brought into a folder, and taken away when they are done."""

    def __init__(self, batches: Iterable[RecordBatch], room: Path) -> None:
        self._batches = batches
        self._room = room
        self._open: deque[_File] = deque()

    @property
    def first(self) -> _File:
        """The first file that is not done."""
        return self._open[0]

    def paths(self) -> Iterator[Path]:
        """Where the files lie, one after the other."""
        for batch in self._batches:
            for row in batch.to_pylist():
                self._open.append(self._at_hand(row["place"], row["file"], row["content"]))
                yield self._open[-1].path

    def done(self) -> None:
        """Nothing more will be read of the first file."""
        file = self._open.popleft()
        if file.name:
            shutil.rmtree(file.path.parent)

    def _at_hand(self, place: str, name: str, content: bytes | None) -> _File:
        if content is None:
            return _File(place, Path(name))
        # Readers tell the user of a file's name, and go by it where its content leaves things open.
        folder = Path(mkdtemp(dir=self._room))
        path = folder / name.rpartition("/")[2]
        path.write_bytes(content)
        return _File(place, path, name)
