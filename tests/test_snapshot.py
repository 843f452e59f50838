"""Copies of a graph directory are of one instant, or there is none."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from kg import snapshot as module
from kg.snapshot import SnapshotError, discard, snapshot


@pytest.fixture
def graph(tmp_path: Path) -> Path:
    """A directory that looks like a store's."""
    folder = tmp_path / "graph"
    folder.mkdir()
    for name in ("000001.sst", "000002.log", "CURRENT", "LOCK", "MANIFEST-1"):
        (folder / name).write_text(name, "utf-8")
    return folder


def test_tables_are_links_where_possible(graph: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Everything but the lock is there; without hard links, tables are copied."""
    copy = snapshot(graph)
    assert sorted(path.name for path in copy.iterdir()) == ["000001.sst", "000002.log", "CURRENT", "MANIFEST-1"]
    assert (copy / "000001.sst").samefile(graph / "000001.sst")
    assert not (copy / "000002.log").samefile(graph / "000002.log")

    def refuse(*_: object) -> None:
        raise OSError("no links here")

    monkeypatch.setattr(os, "link", refuse)
    other = snapshot(graph)
    assert not (other / "000001.sst").samefile(graph / "000001.sst")
    assert (other / "000001.sst").read_text("utf-8") == "000001.sst"


@pytest.mark.parametrize("busy", [1, 100])
def test_changes_under_the_copy(graph: Path, monkeypatch: pytest.MonkeyPatch, busy: int) -> None:
    """A change while copying means another attempt; a graph that never rests is said to be so."""
    take, changes = module._take, iter(range(busy))

    def meddle(source: Path, target: Path) -> None:
        number = next(changes, None) if source.name == "CURRENT" else None
        if number is not None:
            (graph / f"1{number:05d}.log").write_text("new", "utf-8")
        take(source, target)

    monkeypatch.setattr(module, "_take", meddle)
    if busy == 1:
        assert (snapshot(graph) / "100000.log").exists()
    else:
        with pytest.raises(SnapshotError, match="every attempt"):
            snapshot(graph)
        assert list(graph.parent.iterdir()) == [graph]


def test_a_file_that_goes_away(graph: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A table that the writer removes between listing and linking is no error."""
    take = module._take

    def vanish(source: Path, target: Path) -> None:
        (graph / "000002.log").unlink(missing_ok=True)
        take(source, target)

    monkeypatch.setattr(module, "_take", vanish)
    assert not (snapshot(graph) / "000002.log").exists()


def test_a_copy_goes_though_its_engine_still_writes(graph: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A log that comes back while the copy is removed does not keep it."""
    copy, remove, left = snapshot(graph), shutil.rmtree, ["LOG", "LOG.old"]

    def removed(path: Path, ignore_errors: bool) -> None:
        remove(path, ignore_errors=ignore_errors)
        if left:
            path.mkdir()
            (path / left.pop()).write_text("late", "utf-8")

    monkeypatch.setattr(shutil, "rmtree", removed)
    discard(copy)
    assert not copy.exists()
    assert left == []
