"""``kg add`` of texts into a graph that has a size: the most memory that the command has, language model and all."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path
from shutil import rmtree

from benchmarks.scale.generator import Generator
from kg.snapshot import snapshot

_SEED = 3


def reading(folder: Path, texts: int) -> dict[str, float]:
    """Add so many texts to a copy of the graph; the process's most resident MB, its seconds of the processor and facts.

    Raises:
        RuntimeError: the command failed.
    """
    copy = snapshot(folder)
    try:
        with tempfile.TemporaryDirectory(prefix="govkg-texts-") as aside:
            write_texts(Path(aside), texts)
            return _run([sys.executable, "-m", "kg.cli", "add", aside, "--graph", str(copy)], texts)
    finally:
        rmtree(copy)


def write_texts(folder: Path, number: int) -> None:
    """So many generated articles as a user has them: a title, a dateline, the text, a file each."""
    for serial, article in enumerate(Generator(seed=_SEED).articles(number)):
        text = f"{article.title}\n{article.publisher} {article.published}\n{article.text}\n"
        (folder / f"{serial:06}.txt").write_text(text, "utf-8")


def _run(command: list[str], texts: int) -> dict[str, float]:
    with tempfile.TemporaryFile() as said:
        process = subprocess.Popen(command, stdout=said, stderr=said)
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            said.seek(0)
            raise RuntimeError(said.read().decode("utf-8", "replace")[-500:])
    return {"texts": texts, "memory": used.ru_maxrss / 1024, "seconds": used.ru_utime + used.ru_stime}
