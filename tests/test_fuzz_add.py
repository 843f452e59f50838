"""The whole of ``kg add``, ``kg import`` and ``kg restore`` on damaged input, without the model.

What comes in is whole, what does not is refused in a sentence, and the graph is as good as before.
"""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pyoxigraph as ox
import pytest
from command_line import Done, kg
from fuzz_seeds import records
from fuzzing import damaged
from invented_articles import example

from kg.store import open_graph
from pipelines.article import to_json

VALUES: tuple[Any, ...] = (
    *(None, True, 0, -1, 1e308, "", " ", "\x00", "柳云", "衡南县", "县" * 300, [], {}, [[]], [["0", 1]], {"a": [1]}),
    *(
        "2021-02-30",
        "9999-12-31",
        "0000-01-01",
        "<b>&amp;",
        "http://x/ y",
        '"><script>',
        "\ud800",
        "\u202e甲",
        "a/b#c?d%",
    ),
)


def spoilt(seed: int, count: int) -> Iterator[bytes]:
    """Records that are JSON, with values in the wrong places: they get further than damaged bytes."""
    chance = random.Random(seed)
    for number in range(count):
        data = to_json(example(f"{number:016x}", chance.choice(("柳云", "石溪"))))
        for _ in range(chance.choice((0, 1, 1, 2))):
            part: Any = chance.choice([data, data, *data["entities"], *data["relations"], *data.get("measures", ())])
            part[chance.choice(list(part))] = chance.choice(VALUES)
        yield json.dumps(data).encode()


def characters(seed: int, count: int) -> Iterator[bytes]:
    """Damaged records that are UTF-8 still: broken bytes have their whole file refused."""
    return (data.decode("utf-8", "ignore").encode() for data in damaged(records(), seed, count))


def added(lines: list[bytes], folder: Path) -> Done:
    """All lines as one file, taken into the graph of the folder."""
    (folder / "records.jsonl").write_bytes(b"\n".join(line.replace(b"\n", b" ") for line in lines))
    return kg("add", "--extracted", folder / "records.jsonl", "--graph", folder / "graph")


def is_sound(graph: Path) -> int:
    """Every quote stands where it should, and taking all articles out leaves nothing; how many there were."""
    with open_graph(graph) as store:
        entries = [entry.id for entry in store.articles()]
        for name in entries:
            article = store.article(name)
            assert article is not None
            assert all(r.span is None or r.span.end <= len(article.text) for r in article.relations)
        assert store.stats()["articles"] == len(entries)
        for name in entries:
            assert store.remove(name) is not None
        assert store.stats()["quads"] == 0
    return len(entries)


def check_adding(folder: Path, lines: list[bytes]) -> None:
    """Some come in, some are refused, each with its line; adding them again changes nothing."""
    first = added(lines, folder)
    assert first.code in (0, 1)
    refusals = [line for line in first.err.splitlines() if "records.jsonl, line" in line]
    assert all(line.endswith(".") for line in refusals), first.err
    with open_graph(folder / "graph", read_only=True) as store:
        before = store.stats()
    assert added(lines, folder).code == first.code
    with open_graph(folder / "graph", read_only=True) as store:
        assert store.stats() == before
    assert 0 < is_sound(folder / "graph") <= len(lines)


def test_spoilt_records_are_added_or_refused(tmp_path: Path) -> None:
    """A few, and one that is sound."""
    check_adding(tmp_path, [records()[0], *spoilt(1, 25), *characters(1, 25)])


@pytest.mark.slow
def test_many_spoilt_records_are_added_or_refused(tmp_path: Path) -> None:
    """Six hundred, in one graph."""
    check_adding(tmp_path, [records()[0], *spoilt(2, 300), *characters(2, 300)])


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small graph, with its exports and its backup beside it."""
    folder = tmp_path_factory.mktemp("sound")
    assert added([*records(), *spoilt(5, 3)], folder).code in (0, 1)
    for name in ("whole.nq", "whole.trig", "whole.jsonld"):
        form = name.partition(".")[2]
        assert kg("export", "--format", form, "--out", folder / name, "--graph", folder / "graph").code == 0
    assert kg("backup", folder / "whole.backup", "--graph", folder / "graph").code == 0
    return folder


def brought(files: Iterator[bytes], name: str, room: Path) -> tuple[int, int]:
    """How many of the damaged files came in, and how many were refused in one sentence with nothing left behind."""
    done = [0, 0]
    for number, data in enumerate(files):
        file, target = room / name, room / f"graph-{number}"
        file.write_bytes(data)
        command = "restore" if name.endswith("backup") else "import"
        said = kg(command, file, "--graph", target)
        assert said.code in (0, 1), said.err
        done[said.code] += 1
        if said.code:
            assert said.err.strip().endswith("."), said.err
            assert not target.exists()
        else:
            ox.Store.read_only(str(target))
    assert sorted(path.name for path in room.iterdir() if path.name.startswith(".")) == []
    return done[0], done[1]


@pytest.mark.parametrize("name", ["whole.nq", "whole.trig", "whole.jsonld", "whole.backup"])
def test_damaged_files_are_brought_in_or_refused(graph: Path, name: str, tmp_path: Path) -> None:
    """A damaged backup never passes for a whole one."""
    good = (graph / name).read_bytes()
    _, refused = brought(damaged([good], 1, 6), name, tmp_path)
    assert refused > 0
    again = tmp_path / "again"
    again.mkdir()
    assert brought(iter([good]), name, again) == (1, 0)


@pytest.mark.slow
@pytest.mark.parametrize("name", ["whole.nq", "whole.trig", "whole.jsonld", "whole.backup"])
def test_many_damaged_files_are_brought_in_or_refused(graph: Path, name: str, tmp_path: Path) -> None:
    """Sixty of each."""
    assert sum(brought(damaged([(graph / name).read_bytes()], 2, 60), name, tmp_path)) == 60
