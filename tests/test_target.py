"""The file that a command is asked to write: pipes and links are kept, what kg did not write is not lost."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from command_line import demo, kg
from test_cli_process import command

from kg.target import TargetError, check, written

FORMS = ("trig", "nq", "ttl", "jsonld", "graphml", "gexf", "canonical")
PIPES = pytest.mark.skipif(sys.platform == "win32", reason="no named pipes")


def asked(*words: str | Path) -> tuple[int, str]:
    """What a command on the demo's graph says on standard error, and its exit code."""
    done = kg(*words, "--graph", demo().graph)
    return done.code, done.err


@PIPES
@pytest.mark.parametrize(
    "words", [["export", "--out"], ["export", "--format", "csv", "--out"], ["view", "--out"], ["backup"]]
)
def test_a_pipe_stays_one(words: list[str], tmp_path: Path) -> None:
    """What is written comes out at its other end, and nothing else does."""
    pipe, got = tmp_path / "pipe", bytearray()
    os.mkfifo(pipe)
    reader = threading.Thread(target=lambda: got.extend(pipe.read_bytes()))
    reader.start()
    code, said = asked(*words, pipe)
    reader.join(30)
    assert (code, pipe.is_fifo()) == (0, True)
    assert got.startswith(
        {"view": b"<!doctype html>", "backup": b"0000"}.get(words[0], b"PK" if "csv" in words else b"@")
    )
    assert got.endswith(b"</html>\n") or words[0] != "view"
    assert [path.name for path in tmp_path.iterdir()] == ["pipe"], said


@PIPES
def test_standard_output_by_its_name(tmp_path: Path) -> None:
    """As a link to it and as what the shell puts in the place of >(…)."""
    (tmp_path / "link").symlink_to("/dev/fd/1")
    for out in (tmp_path / "link", Path("/dev/fd/1")):
        done = subprocess.run(command("view", "--out", out, "--graph", demo().graph), capture_output=True, check=True)
        assert done.stdout.endswith(b"</html>\n")
        assert done.stderr.decode().startswith(f"{out}: 150 things")
    assert (tmp_path / "link").is_symlink()


@pytest.mark.skipif(sys.platform == "win32", reason="links are for administrators")
def test_a_link_is_followed(tmp_path: Path) -> None:
    """Whether its file is there already or not; its rights stay."""
    link = tmp_path / "link.html"
    link.symlink_to(tmp_path / "page.html")
    assert asked("view", "--out", link) == (0, "")
    (tmp_path / "page.html").chmod(0o600)
    assert asked("view", "--out", link) == (0, "")
    assert link.is_symlink()
    assert (tmp_path / "page.html").stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize("words", [["view", "--out"], ["backup"], *(["export", "--format", f, "--out"] for f in FORMS)])
def test_what_kg_did_not_write_stays(words: list[str], tmp_path: Path) -> None:
    """Unless it is told to go; what kg wrote, and an empty file, are written again."""
    out = tmp_path / "kept.md"
    out.write_text("# 青禾镇修渠\n", "utf-8")
    code, said = asked(*words, out)
    assert (code, said.count("\n")) == (1, 1)
    assert said.startswith(f"kg: {out}: what is there is no ")
    assert out.read_text("utf-8") == "# 青禾镇修渠\n"
    assert asked(*words, out, "--force")[0] == 0
    again = out.read_bytes()
    assert asked(*words, out)[0] == 0
    assert out.read_bytes()[:200] == again[:200]
    out.write_bytes(b"")
    assert asked(*words, out)[0] == 0


def test_tables_of_others_stay(tmp_path: Path) -> None:
    """In a folder each file counts, and one is enough to write none; a zip file of articles is not one of tables."""
    folder, words = tmp_path / "tables", ("export", "--format", "csv", "--out")
    assert asked(*words, folder)[0] == asked(*words, folder)[0] == 0
    (folder / "nodes.csv").unlink()
    (folder / "facts.csv").write_text("户数,亩数\n", "utf-8")
    assert asked(*words, folder)[1].startswith(f"kg: {folder / 'facts.csv'}: what is there is no csv file")
    assert not (folder / "nodes.csv").exists()
    assert asked(*words, folder, "--force")[0] == 0
    (tmp_path / "news.zip").write_bytes(b"PK\x03\x04" + bytes(26) + b"a.txt")
    assert asked(*words, tmp_path / "news.zip")[0] == 1


def test_no_folder_is_made(tmp_path: Path) -> None:
    """It may be a slip of the hand."""
    for words in (["view", "--out"], ["backup"], ["export", "--out"], ["export", "--format", "csv", "--out"]):
        code, said = asked(*words, tmp_path / "typo" / "x")
        assert (code, said.count("\n")) == (1, 1)
        assert f"there is no folder {tmp_path / 'typo'}" in said
    assert not list(tmp_path.iterdir())


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    """It is said before anything is read."""
    with pytest.raises(TargetError, match="this is a folder; name a file"):
        check(tmp_path, "html")


def test_what_fails_leaves_what_was_there(tmp_path: Path) -> None:
    """And nothing beside it."""
    (tmp_path / "x").write_bytes(b"before")
    with pytest.raises(TypeError), written(tmp_path / "x") as file:
        file.writelines([b"half", None])  # type: ignore[list-item]
    assert (tmp_path / "x").read_bytes() == b"before"
    assert [path.name for path in tmp_path.iterdir()] == ["x"]
