"""Damaged graph directories: one sentence that says what and what helps, and the last backup comes back."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from command_line import kg
from invented_articles import example

from kg.backup import backup
from kg.engine import is_unborn, sentence
from kg.store import StoreError, open_graph

WAY_OUT = "; kg restore FILE --force puts a backup in its place.\n"
Harm = Callable[[Path], object]


def gone(file: Path) -> None:
    """The file is not there any more."""
    file.unlink()


def halved(file: Path) -> None:
    """The second half is missing."""
    file.write_bytes(file.read_bytes()[: file.stat().st_size // 2])


def changed(file: Path) -> None:
    """One byte in the middle is another."""
    data = bytearray(file.read_bytes())
    data[len(data) // 2] ^= 0x55
    file.write_bytes(data)


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a graph of three articles, all in tables, and its backup."""
    folder = tmp_path_factory.mktemp("damage")
    with open_graph(folder / "graph", create=True) as graph:
        for name in ("one", "two", "three"):
            graph.add(example(name))
    backup(folder / "graph", folder / "x.kgb")
    return folder


def canonical(graph: Path) -> str:
    """The whole graph, equal for equal graphs."""
    return kg("export", "--format", "canonical", "--graph", graph).out


# A manifest that ends early may end where an earlier state of the store was whole; then nothing shows.
HARMS = [(n, h) for n in ("CURRENT", "MANIFEST-*", "*.sst") for h in (gone, halved, changed)]
HARMS.remove(("MANIFEST-*", halved))


@pytest.mark.parametrize(("name", "harm"), HARMS)
def test_each_kind_of_file(name: str, harm: Harm, whole: Path, tmp_path: Path) -> None:
    """Reading, writing and backing up say so alike; nothing is changed, and the backup takes the place."""
    graph = tmp_path / "graph"
    shutil.copytree(whole / "graph", graph)
    harm(max(graph.glob(name), key=lambda file: file.stat().st_size))
    said = [
        kg("export", "--format", "nq", "--graph", graph),
        kg("remove", "one", "--graph", graph),
        kg("backup", tmp_path / "new.kgb", "--graph", graph),
    ]
    assert any(done.code == 1 for done in said)
    for done in said:
        if done.code:
            assert done.err.startswith(f"kg: The graph at {graph} cannot be used: it is damaged (")
            assert done.err.endswith(WAY_OUT)
            assert done.err.count("\n") == 1
            assert "-reader-" not in done.err
    done = kg("restore", whole / "x.kgb", "--force", "--graph", graph)
    assert (done.code, done.err) == (0, "")
    assert canonical(graph) == canonical(whole / "graph")
    assert kg("remove", "one", "--graph", graph).code == 0


def test_a_writer_that_was_killed_at_its_first_step(tmp_path: Path) -> None:
    """What it left, with nothing in it, is no obstacle; a folder with anything else is none of ours."""
    graph = tmp_path / "graph"
    graph.mkdir()
    for name in ("LOCK", "LOG", "IDENTITY", "MANIFEST-000001", "000001.dbtmp"):
        (graph / name).touch()
    assert is_unborn(graph)
    with pytest.raises(StoreError, match="There is no graph"):
        open_graph(graph)
    with open_graph(graph, create=True) as store:
        assert store.add(example("one")).status == "added"
    other = tmp_path / "other"
    other.mkdir()
    (other / "LOCK").touch()
    (other / "thesis.docx").touch()
    with pytest.raises(StoreError, match="not a graph directory"):
        open_graph(other, create=True)
    assert sorted(path.name for path in other.iterdir()) == ["LOCK", "thesis.docx"]


def test_a_damaged_log_ends_before_the_damage(tmp_path: Path) -> None:
    """After a kill the last articles stand in the log alone: those before the damage are there, each of them wholly."""
    graph, killed = tmp_path / "graph", tmp_path / "killed"
    with open_graph(graph, create=True) as store:
        for number in range(6):
            store.add(example(f"k{number}"))
        shutil.copytree(graph, killed)  # as a kill at this moment would leave it
    (killed / "LOCK").unlink()
    changed(max(killed.glob("*.log"), key=lambda file: file.stat().st_size))
    with open_graph(killed) as store:
        left = [article.id for article in store.articles()]
        assert 0 < len(left) < 6
        for name in left:
            assert store.article(name) == example(name)
        for number in range(6):
            store.add(example(f"k{number}"))
    assert canonical(killed) == canonical(graph)


def test_words_that_sound_like_another_error() -> None:
    """A damaged block is no lock."""
    damaged = OSError("Corruption: block checksum mismatch: stored = 1, computed = 2 in g/000009.sst")
    assert "is damaged (block checksum mismatch" in sentence(Path("g"), damaged)
    held = OSError("IO error: While lock file: g/LOCK: Resource temporarily unavailable")
    assert "in use by another process" in sentence(Path("g"), held)
    closed = OSError("IO error: While open a file for lock: clock/LOCK: Permission denied")
    assert "cannot be written (Permission denied)" in sentence(Path("clock"), closed)
