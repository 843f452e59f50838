"""A Spark session for one command: begun with what the command needs, or refused in one sentence."""

from __future__ import annotations

import os
import re
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Final

from kg.commands.spark.options import is_here
from kg.commands.terminal import CommandError

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

_LOG: Final = Path(__file__).with_name("log4j2.properties")
_SETTINGS: Final = {
    "spark.ui.enabled": "false",
    # A file is a batch, which takes a thousand times as long to read as to hand over; files of any size fit so.
    "spark.sql.execution.arrow.maxRecordsPerBatch": "1",
    # Some sixty articles a task: enough to keep all cores at work to the end, and little to do again if one is lost.
    "spark.sql.files.openCostInBytes": str(128 * 1024),
    "spark.sql.files.maxPartitionBytes": str(8 * 1024 * 1024),
}
_WHOSE: Final = re.compile(r"^(?::\s*)?(?:[\w.$]+(?:Exception|Error):\s*)*")
_CALL: Final = "An error occurred while calling"
_HERE: Final = {
    "spark.driver.bindAddress": "127.0.0.1",
    "spark.driver.host": "127.0.0.1",
}


@contextmanager
def session(engine: str) -> Iterator[SparkSession]:
    """A session on the engine, ended at the end; what an installation of Spark has set for itself stays in force.

    Raises:
        CommandError: Spark or Java are not installed here, or the engine does not answer.
    """
    _check()
    from pyspark.sql import SparkSession

    if is_here(engine):
        os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    builder = SparkSession.builder.master(engine).appName("kg add")
    shown = {"spark.ui.showConsoleProgress": str(sys.stderr.isatty()).lower()}
    if not os.environ.get("KG_DEBUG"):
        shown["spark.driver.extraJavaOptions"] = f"-Dlog4j2.configurationFile={_LOG.as_uri()}"
    for name, value in {**_SETTINGS, **shown, **(_HERE if is_here(engine) else {})}.items():
        builder = builder.config(name, value)
    with failing(
        f"{engine}: Spark does not start there", "check the address, and java -version; KG_DEBUG=1 shows its log"
    ):
        spark = builder.getOrCreate()
    try:
        yield spark
    finally:
        spark.stop()


@contextmanager
def failing(what: str, advice: str) -> Iterator[None]:
    """Errors of Spark as one sentence: what happened, the reason that it gives, what to do.

    Raises:
        CommandError: in the place of any of them.
    """
    from py4j.protocol import Py4JError
    from pyspark.errors import PySparkException

    try:
        yield
    except (PySparkException, Py4JError) as error:
        raise CommandError(f"{what} ({reason(str(error))}); {advice}.") from error


def reason(told: str) -> str:
    """The first words of a reason, out of what may be the whole trace of another language.

    >>> reason("An error occurred while calling o1.\\n: java.io.IOException: No such host\\n\\tat a.b(C.java:1)")
    'No such host'
    """
    lines = (_WHOSE.sub("", line.strip()) for line in told.splitlines())
    return next((line.rstrip(".") for line in lines if line and not line.startswith(_CALL)), "it gives no reason")


def _check() -> None:
    try:
        import pyarrow  # noqa: F401
        import pyspark  # noqa: F401
    except ImportError as error:
        raise CommandError(
            "--engine needs Apache Spark, which is not installed here; pip install 'govkg[spark]' does that."
        ) from error
    home = os.environ.get("JAVA_HOME", "")
    if not (shutil.which("java", path=str(Path(home) / "bin")) if home else shutil.which("java")):
        raise CommandError(
            "--engine needs Java 17 or newer, and there is none here; install it (on Debian the package "
            "openjdk-17-jre-headless), or have JAVA_HOME name its folder."
        )
