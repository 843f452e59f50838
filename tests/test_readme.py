"""What the READMEs show is what the commands do: each ``$`` line is run, each line of output under it occurs."""

from __future__ import annotations

import re
import shlex
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from command_line import SAMPLES, demo, kg

from kg.cli import SECTIONS

ROOT = Path(__file__).resolve().parents[1]
READMES = [ROOT / "README.md", ROOT / "README.zh.md"]
LEFT_OUT = "…"


@dataclass(frozen=True, slots=True)
class Shown:
    """A command of a README, and the lines that it shows under it."""

    command: str
    lines: tuple[str, ...]


def blocks(readme: Path) -> Iterator[list[Shown]]:
    """The console blocks of a file. The demo shows commands of its own, which are its output."""
    for block in re.findall(r"^```console\n(.*?)^```$", readme.read_text("utf-8"), re.MULTILINE | re.DOTALL):
        first = block.startswith("$ kg demo\n")
        parts = [block[2:]] if first else re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]
        yield [Shown(command, tuple(rest)) for command, *rest in (part.splitlines() for part in parts)]


def plain(line: str) -> str:
    """A line as it is compared: how wide a column is hangs on the other rows."""
    return re.sub(r"─+", "─", " ".join(line.split()))


@pytest.mark.parametrize("readme", READMES, ids=lambda readme: readme.name)
def test_commands_do_what_the_readme_shows(readme: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """In a folder with the demo's graph and a folder of articles."""
    monkeypatch.chdir(tmp_path)
    shutil.copytree(demo().folder / "output", tmp_path / "output")
    (tmp_path / "articles").mkdir()
    shutil.copy(SAMPLES / "07-wuping-forest-bees.txt", tmp_path / "articles")
    shown = [item for block in blocks(readme) for item in block]
    assert len(shown) > 6
    said = demo().done.out + demo().done.err
    for item in shown:
        program, *arguments = shlex.split(item.command)
        assert program == "kg"
        if arguments != ["demo"]:
            done = kg(*arguments)
            assert done.code == 0, f"{item.command}: {done.err}"
            said = done.out + done.err
        real = {plain(line) for line in said.splitlines()}
        wanted = {plain(line) for line in item.lines} - {LEFT_OUT, ""}
        assert wanted <= real, f"{item.command}: {sorted(wanted - real)}"


def test_both_readmes_are_twins() -> None:
    """The same headings, commands and pictures; only the words differ."""
    english, chinese = (readme.read_text("utf-8") for readme in READMES)
    assert list(blocks(READMES[0])) == list(blocks(READMES[1]))
    for pattern in (r"^(#+) ", r"\]\((?!README)([^)]*)\)", r"<!-- .*? -->", r"^(```\w+)$"):
        assert re.findall(pattern, english, re.M) == re.findall(pattern, chinese, re.M)


@pytest.mark.parametrize("readme", READMES, ids=lambda readme: readme.name)
def test_the_readme_names_every_command(readme: Path) -> None:
    """And no file that is not there."""
    text = readme.read_text("utf-8")
    assert [c.__name__ for section in SECTIONS.values() for c in section if f"`{c.__name__}`" not in text] == []
    files = [name for name in re.findall(r"\]\(([^):]+)\)", text) if name != "docs/demo.png"]
    assert [name for name in files if not (ROOT / name).exists()] == []
