"""Nothing that is secret gets into a log, an answer, a backup or a process's command line."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from command_line import copy_of_graph, kg
from serving import TOKEN, Site, served

WRONG = "a-wrong-token-of-a-stranger"
PRIVATE = "what-only-the-asker-should-know"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """A server that takes updates, after all that could have made it talk."""
    folder = tmp_path_factory.mktemp("secrets")
    graph = copy_of_graph(folder / "graph")
    with served(graph, folder / "log", "--writable", "--timeout", "5", token=TOKEN) as found:
        yield found


def test_no_secret_in_log_or_answer(site: Site) -> None:
    """Tokens right and wrong, what is asked, what fails and what is killed: none of it is written down."""
    insert = f'INSERT DATA {{ <http://example.org/a> <http://example.org/b> "{PRIVATE}" }}'
    answers = [
        site.update(insert),
        site.update(insert, WRONG),
        site.update(f"{insert} {{{{", TOKEN),
        site.query(f'SELECT * {{ ?s ?p "{PRIVATE}" . ?a ?b ?c . ?d ?e ?f . ?g ?h ?i FILTER(?c != ?f && ?f != ?i) }}'),
        site.query(f'SELECT "{PRIVATE}'),
        site.ask(f"/search?q={PRIVATE}", Authorization=f"Bearer {TOKEN}", Cookie=f"lang={WRONG}"),
        site.ask(f"/{PRIVATE}"),
    ]
    assert [answer.status for answer in answers[:3]] == [200, 401, 400]
    for answer in answers:
        assert TOKEN.encode() not in answer.body
        assert WRONG.encode() not in answer.body
    log = site.log.read_text("utf-8")
    assert not [word for word in (TOKEN, WRONG, PRIVATE) if word in log]


@pytest.mark.skipif(not Path("/proc/self/cmdline").exists(), reason="no /proc")
def test_no_secret_on_a_command_line(site: Site) -> None:
    """Other users of the machine see those; the token comes by the environment, which they do not see."""
    own = [
        folder for folder in Path("/proc").iterdir() if folder.name.isdigit() and _is_below(folder, site.process.pid)
    ]
    assert own
    assert not [folder for folder in own if TOKEN.encode() in (folder / "cmdline").read_bytes()]


def test_no_name_of_the_machine_in_what_goes_out(tmp_path: Path) -> None:
    """Exports and backups hold what articles say, and neither folders nor the user."""
    graph = copy_of_graph(tmp_path / "graph")
    kg("backup", tmp_path / "x.kgb", "--graph", graph)
    kg("export", "--format", "nq", "--out", tmp_path / "x.nq", "--graph", graph)
    for name in ("x.kgb", "x.nq"):
        data = (tmp_path / name).read_bytes()
        assert str(tmp_path).encode() not in data
        assert os.fsencode(Path.home()) + b"/" not in data


def _is_below(folder: Path, process: int) -> bool:
    try:
        parent = int((folder / "stat").read_text("utf-8").rpartition(")")[2].split()[1])
    except (OSError, IndexError):
        return False
    return (
        int(folder.name) == process
        or parent == process
        or (parent > 1 and _is_below(folder.parent / str(parent), process))
    )
