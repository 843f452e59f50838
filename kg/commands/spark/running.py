"""The run itself: rows of files to the engine, records back in the order of the sources, problems by name."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from functools import partial
from itertools import count, islice
from pathlib import Path
from tempfile import mkdtemp
from typing import TYPE_CHECKING, Any, Final

from kg.commands.intakes import Extraction
from kg.commands.spark.partitions import FOUND, NOTES, RECORDS, read_files
from kg.commands.spark.session import failing, session
from kg.commands.terminal import CommandError, note
from pipelines.intake import plan

if TYPE_CHECKING:
    from pyspark.sql import DataFrame, SparkSession

_ELSEWHERE: Final = re.compile(r"([A-Za-z][A-Za-z0-9+.-]+):/+(.*)")
_FILE: Final = "place string, file string, content binary"
_DIGITS: Final = 9
_A_TASK: Final = 64
_A_CORE: Final = 4
_A_FILE: Final = 1000


@contextmanager
def recorded(
    engine: str, sources: Iterable[Path], how: Extraction, records: str, problems: list[str], *, verbose: bool
) -> Iterator[list[Path]]:
    """Files of records of the sources, in their order, which are there until the end; what was not read is said.

    ``records`` names a new folder on a file system that the driver and all workers see: there the engine puts what its
    workers write, and it stays. On this machine's own processes it may be empty.

    Raises:
        CommandError: Spark is not installed, does not answer, or fails; or the pipeline cannot be loaded.
    """
    room = Path(mkdtemp(prefix="govkg-records-"))
    try:
        with session(engine) as spark, failing(f"{engine}: the run failed", "KG_DEBUG=1 shows Spark's own log"):
            parts = records or (room / "parts").as_uri()
            _extract(spark, list(sources), how, parts, problems)
            problems += _problems(_in_order(spark, parts, NOTES), verbose=verbose)
            files = list(_written(room, _in_order(spark, parts, RECORDS)))
        # A single source that gives nothing at all is named once, as the error of the command.
        for problem in problems if files or len(problems) > 1 else ():
            note(problem)
        yield files
    finally:
        shutil.rmtree(room, ignore_errors=True)


def is_elsewhere(source: Path) -> bool:
    """Whether a source is a place on one of Spark's file systems.

    >>> is_elsewhere(Path("s3a://news/2021")), is_elsewhere(Path("news/2021"))
    (True, False)
    """
    return _ELSEWHERE.fullmatch(source.as_posix()) is not None


def _address(source: Path) -> str:
    """The address that became a path on the command line, which has no double slash."""
    found = _ELSEWHERE.fullmatch(source.as_posix())
    assert found is not None, "only of sources elsewhere"
    return f"{found[1]}:{'///' if found[1] == 'file' else '//'}{found[2]}"


def _extract(spark: SparkSession, sources: list[Path], how: Extraction, parts: str, problems: list[str]) -> None:
    """Have all files read, and what is found written in as many parts as there were tasks."""
    files = _local(spark, [source for source in sources if not is_elsewhere(source)], problems)
    for number, address in enumerate(_address(source) for source in sources if is_elsewhere(source)):
        with _expected("PATH_NOT_FOUND", problems, f"{address}: there is no such file or folder; check the address."):
            files = files.unionAll(_remote(spark, number, address))
    work = partial(read_files, published=how.published, publisher=how.publisher, model=how.model)
    taken: list[str] = []
    with _expected("PATH_ALREADY_EXISTS", taken, f"{parts}: something is there already; name a new folder."):
        files.mapInArrow(work, FOUND).write.partitionBy("kind").text(parts)
    if taken:
        raise CommandError(taken[0])


@contextmanager
def _expected(condition: str, problems: list[str], sentence: str) -> Iterator[None]:
    """What Spark calls ``condition`` is a problem, told by the sentence."""
    from pyspark.errors import AnalysisException

    try:
        yield
    except AnalysisException as error:
        if error.getCondition() != condition:
            raise
        problems.append(sentence)


def _local(spark: SparkSession, sources: list[Path], problems: list[str]) -> DataFrame:
    """Files in folders that all workers see, as rows without content."""
    rows = []
    for number, step in enumerate(plan(sources)):
        if isinstance(step, Path):
            rows.append((f"{number:0{_DIGITS}}", str(step.absolute()), None))
        else:
            problems.append(step.reason)
    tasks = max(1, min(len(rows), max(_A_CORE * spark.sparkContext.defaultParallelism, len(rows) // _A_TASK)))
    return spark.createDataFrame(spark.sparkContext.parallelize(rows, tasks), _FILE)


def _remote(spark: SparkSession, number: int, address: str) -> DataFrame:
    """Files on a Spark file system, as rows with their content; they come after the local ones, by name."""
    from pyspark.sql.functions import col, concat, lit

    files = spark.read.format("binaryFile").option("recursiveFileLookup", "true").load(address)
    return files.select(
        concat(lit(f"~{number:0{_DIGITS}} "), col("path")).alias("place"), col("path").alias("file"), "content"
    )


def _in_order(spark: SparkSession, parts: str, kind: str) -> Iterator[str]:
    """Lines of one kind, if there are any; each begins with its place, so that their order is that of the sources."""
    none: list[str] = []
    with _expected("PATH_NOT_FOUND", none, kind):
        rows = spark.read.text(f"{parts}/kind={kind}").orderBy("value").toLocalIterator(prefetchPartitions=True)
        return (row.value for row in rows)
    return iter(())


def _problems(lines: Iterable[str], *, verbose: bool) -> Iterator[str]:
    """Why sources gave nothing; what is left out of others is said where that is asked for.

    Raises:
        CommandError: the workers could not work at all.
    """
    for line in lines:
        told: dict[str, Any] = json.loads(line)
        if "stop" in told:
            raise CommandError(told["stop"])
        if "problem" in told:
            yield told["problem"]
        elif verbose:
            for left in told["dropped"]:
                note(f"{told['source']}: left out: {left}")


def _written(room: Path, lines: Iterator[str]) -> Iterator[Path]:
    """Files with a thousand records each."""
    for number in count():
        block = list(islice(lines, _A_FILE))
        if not block:
            return
        file = room / f"part-{number:05}.jsonl"
        file.write_text("".join(f"{line}\n" for line in block), "utf-8", newline="\n")
        yield file
