"""``kg backup`` and ``kg restore``: equal by canonical form, also beside a writer; damage is said."""

from __future__ import annotations

import io
import json
import subprocess
import sys
import tarfile
from pathlib import Path

import pytest
from command_line import copy_of_graph, kg
from invented_articles import example
from test_exchange import canonical
from test_store import ROOT, WRITER

from kg.backup import backup, restore
from kg.exchange.reader import ExchangeError
from kg.store import StoreError, open_graph


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A graph of three articles."""
    path = tmp_path_factory.mktemp("backup") / "graph"
    with open_graph(path, create=True) as graph:
        for name in ("one", "two", "three"):
            graph.add(example(name))
    return path


def test_a_backup_comes_back(folder: Path, tmp_path: Path) -> None:
    """The same canonical graph, to which articles can be added; nothing else is left behind."""
    held = backup(folder, tmp_path / "x.kgb")
    assert restore(tmp_path / "x.kgb", tmp_path / "copy") == held
    assert (held.articles, held.quads) == (3, len(canonical(folder).splitlines()))
    assert canonical(tmp_path / "copy") == canonical(folder)
    with open_graph(tmp_path / "copy") as graph:
        assert graph.add(example("four")).status == "added"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["copy", "x.kgb"]


def test_a_backup_names_no_place_of_this_machine(folder: Path, tmp_path: Path) -> None:
    """The store's diary is not in it."""
    backup(folder, tmp_path / "x.kgb")
    assert str(folder).encode() not in (tmp_path / "x.kgb").read_bytes()


def test_a_graph_stays_unless_told_otherwise(folder: Path, tmp_path: Path) -> None:
    """Without force nothing changes; with it the backup takes the place."""
    backup(folder, tmp_path / "x.kgb")
    with open_graph(tmp_path / "graph", create=True) as graph:
        graph.add(example("other"))
    before = canonical(tmp_path / "graph")
    with pytest.raises(ExchangeError, match="add --force to put the backup in its place"):
        restore(tmp_path / "x.kgb", tmp_path / "graph")
    assert canonical(tmp_path / "graph") == before
    restore(tmp_path / "x.kgb", tmp_path / "graph", force=True)
    assert canonical(tmp_path / "graph") == canonical(folder)


def test_a_damaged_backup_is_refused(folder: Path, tmp_path: Path) -> None:
    """Cut off at every tenth, or one byte changed in every part: never taken, and the graph stays."""
    backup(folder, tmp_path / "x.kgb")
    whole = (tmp_path / "x.kgb").read_bytes()
    with tarfile.open(tmp_path / "x.kgb") as archive:
        places = [entry.offset_data + entry.size // 2 for entry in archive if entry.size]
    bad = [whole[: len(whole) * tenth // 10] for tenth in range(9)]
    bad += [whole[:place] + bytes([whole[place] ^ 0x55]) + whole[place + 1 :] for place in places]
    for data in bad:
        (tmp_path / "bad.kgb").write_bytes(data)
        with pytest.raises(ExchangeError, match="not a whole backup") as caught:
            restore(tmp_path / "bad.kgb", tmp_path / "graph", force=True)
        assert "\n" not in str(caught.value)
        assert not (tmp_path / "graph").exists()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["bad.kgb", "x.kgb"]


def test_other_archives_are_refused(tmp_path: Path) -> None:
    """No file leaves its folder, whatever an archive calls it."""
    for name, content in (("../outside", b"x"), ("govkg-backup.json", json.dumps({"format": "y"}).encode())):
        with tarfile.open(tmp_path / "x.tar", "w") as archive:
            entry = tarfile.TarInfo(name)
            entry.size = len(content)
            archive.addfile(entry, io.BytesIO(content))
        with pytest.raises(ExchangeError, match="not a whole backup"):
            restore(tmp_path / "x.tar", tmp_path / "below" / "graph")
    assert not (tmp_path / "below" / "outside").exists()


def test_a_backup_beside_a_writer(tmp_path: Path) -> None:
    """Whole articles only: each backup is the graph of the first so many."""
    command = [sys.executable, "-c", WRITER, str(tmp_path / "graph")]
    environment = {"PYTHONPATH": f"{ROOT}:{ROOT / 'tests'}"}
    with subprocess.Popen(command, stdout=subprocess.PIPE, env=environment, text=True) as writer:
        assert writer.stdout is not None
        try:
            for number in range(3):
                for _ in range(10):
                    assert writer.stdout.readline() == "ready\n"
                held = backup(tmp_path / "graph", tmp_path / f"{number}.kgb")
                assert held.articles >= 10 * (number + 1)
        finally:
            writer.kill()
    for number in range(3):
        held = restore(tmp_path / f"{number}.kgb", tmp_path / f"back{number}")
        with open_graph(tmp_path / "wanted", create=True) as graph:
            for article in range(held.articles):
                graph.add(example(f"k{article}", person=f"柳{article}"))
        assert canonical(tmp_path / f"back{number}") == canonical(tmp_path / "wanted")


def test_no_graph_no_backup(tmp_path: Path) -> None:
    """Nothing is written."""
    with pytest.raises(StoreError, match="There is no graph"):
        backup(tmp_path / "none", tmp_path / "x.kgb")
    assert list(tmp_path.iterdir()) == []


def test_the_commands(tmp_path: Path) -> None:
    """Export, import, backup and restore on the demo's graph, with what they say."""
    graph = copy_of_graph(tmp_path / "graph")
    whole = kg("export", "--format", "canonical", "--graph", graph).out
    done = kg("backup", tmp_path / "x.kgb", "--graph", graph)
    assert (done.code, done.out.startswith(f"{tmp_path / 'x.kgb'}: 18 articles, ")) == (0, True)
    assert kg("restore", tmp_path / "x.kgb", "--graph", graph).code == 1
    done = kg("restore", tmp_path / "x.kgb", "--graph", graph, "--force")
    assert (done.code, done.out.startswith(f"{graph}: 18 articles, ")) == (0, True)
    assert kg("export", "--format", "canonical", "--graph", graph).out == whole
    kg("export", "--format", "jsonld", "--out", tmp_path / "x.jsonld", "--graph", graph)
    done = kg("import", tmp_path / "x.jsonld", "--graph", tmp_path / "new")
    assert (done.code, done.out.splitlines()[0]) == (0, "articles: 18 added")
    assert kg("export", "--format", "canonical", "--graph", tmp_path / "new").out == whole
    assert kg("export", "--format", "csv", "--graph", graph).code == 2
    for out in ("tables", "tables.zip"):
        assert kg("export", "--format", "csv", "--out", tmp_path / out, "--graph", graph).code == 0
    assert kg("import", tmp_path / "none.nq", "--graph", graph).err.endswith("check the path.\n")


def test_a_damaged_graph_is_said_so(tmp_path: Path) -> None:
    """Each table of the store in turn; one sentence that names the way out, or the damage does not matter."""
    graph = copy_of_graph(tmp_path / "graph")
    kg("backup", tmp_path / "x.kgb", "--graph", graph)
    kg("restore", tmp_path / "x.kgb", "--graph", graph, "--force")  # everything in tables, nothing in the log
    whole = kg("export", "--format", "canonical", "--graph", graph).out
    told = 0
    for table in sorted(graph.glob("*.sst")):
        data = table.read_bytes()
        table.write_bytes(data[: len(data) // 3])
        done = kg("export", "--format", "nq", "--graph", graph)
        if done.code:
            told += 1
            assert done.err.count("\n") == 1
            assert "; kg restore FILE --force puts a backup in its place." in done.err
        table.write_bytes(data)
    assert told > 3
    assert kg("restore", tmp_path / "x.kgb", "--graph", graph, "--force").code == 0
    assert kg("export", "--format", "canonical", "--graph", graph).out == whole
