"""The command line as a whole: help, wrong usage, exit codes, what is imported when."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from command_line import Done, demo, kg

from kg import __version__
from kg.cli import SECTIONS, app
from kg.commands.tables import fold, units

COMMANDS = [command.__name__ for members in SECTIONS.values() for command in members]


def one_sentence(done: Done) -> str:
    """The error, which is one line on standard error and nothing else anywhere."""
    assert done.out == ""
    assert done.err.count("\n") == 1, done.err
    return done.err.strip()


def test_help_lists_every_command_by_purpose() -> None:
    """In the order in which they are needed, each with a line that is not cut off."""
    done = kg("--help")
    assert done.code == 0
    assert done.err == ""
    listed = done.out.partition("First:")[2].splitlines()
    assert [line.split()[0] for line in listed if line.startswith("  ")] == COMMANDS
    assert "..." not in done.out.split("Options:")[1]
    assert max(map(len, done.out.splitlines())) <= 80
    assert len(app.registered_commands) == len(COMMANDS)


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_explains_itself(command: str) -> None:
    """On standard output, with both spellings of the option."""
    done, short = kg(command, "--help"), kg(command, "-h")
    assert (done.code, done.err) == (0, "")
    assert done.out == short.out
    assert f"Usage: kg {command}" in done.out


def test_version() -> None:
    """The version of the package."""
    assert kg("--version") == Done(0, f"govkg {__version__}\n", "")


def test_nothing_asked_is_a_question_for_help() -> None:
    """But it is wrong usage, so the help is no data."""
    done = kg()
    assert (done.code, done.out) == (2, "")
    assert "Usage: kg" in done.err


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["nonsense"], "kg: No such command 'nonsense'. Try 'kg --help'."),
        (["quer"], "kg: No such command 'quer'. Did you mean 'query'? Try 'kg --help'."),
        (["add"], "kg add: Missing argument 'SOURCE'. Try 'kg add --help'."),
        (["show"], "kg show: Missing argument 'NAME'. Try 'kg show --help'."),
        (["query", "--bogus"], "kg query: No such option: --bogus. Try 'kg query --help'."),
        (["view"], "kg view: Missing option '--out'. Try 'kg view --help'."),
        (["sparql"], "kg: Give either a query or a file with one. Try 'kg sparql --help'."),
        (["query", "gaps", "place"], "kg: 'place' is not of the form KEY=VALUE; write place=place."),
        (["query", "gaps", "place=a", "place=b"], "kg: place is given twice; give it once."),
    ],
)
def test_wrong_usage_is_one_sentence(arguments: list[str], sentence: str) -> None:
    """It says what is wrong and where to read on."""
    done = kg(*arguments)
    assert done.code == 2
    assert one_sentence(done) == sentence


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["query", "--list", "--format", "xml"], "'xml' is not one of 'table', 'csv', 'json', 'md'"),
        (["export", "--format", "xml"], "'xml' is not one of 'trig', 'nq', 'ttl', 'jsonld', 'graphml'"),
        (["add", "x.txt", "--published", "2021-13-01"], "a day like 2021-06-26, not '2021-13-01'"),
        (["add", "x.txt", "--published", "20210626"], "a day like 2021-06-26, not '20210626'"),
        (["add", "x.txt", "--published", "yesterday"], "a day like 2021-06-26, not 'yesterday'"),
        (["review", "--graph", "http://localhost/sparql"], "takes no SPARQL endpoint in the place of a folder"),
        (["view", "--out", "x.html", "--hops", "many"], "kg view: Invalid value for '--hops'"),
    ],
)
def test_a_wrong_value_is_named(arguments: list[str], words: str) -> None:
    """With what would be right, before anything is read or written."""
    done = kg(*arguments)
    assert done.code == 2
    assert words in one_sentence(done)


@pytest.mark.parametrize(
    "arguments",
    [["stats"], ["validate"], ["export"], ["show", "石阡县"], ["query", "gaps"], ["sparql", "ASK {}"], ["remove", "x"]],
)
def test_a_graph_that_is_not_there(arguments: list[str], tmp_path: Path) -> None:
    """Is named, and none is made."""
    done = kg(*arguments, "--graph", tmp_path / "none")
    assert done.code == 1
    assert one_sentence(done) == f"kg: There is no graph at {tmp_path / 'none'}; add an article to make one."
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("arguments", [["stats"], ["show", "石阡县"], ["demo"]])
def test_a_folder_that_is_no_graph(arguments: list[str], tmp_path: Path) -> None:
    """Is left alone; the demo, which replaces its own graph, too."""
    folder = tmp_path / "demo"
    folder.mkdir()
    (folder / "letter.txt").write_text("kept", "utf-8")
    option, place = ("--out", tmp_path) if arguments == ["demo"] else ("--graph", folder)
    done = kg(*arguments, option, place)
    assert done.code == 1
    assert one_sentence(done) == f"kg: {folder} is not a graph directory; name another path."
    assert (folder / "letter.txt").read_text("utf-8") == "kept"


def test_a_damaged_graph(tmp_path: Path) -> None:
    """Ends in a sentence as well."""
    (tmp_path / "CURRENT").write_text("x", "utf-8")
    done = kg("stats", "--graph", tmp_path)
    assert done.code == 1
    assert one_sentence(done).startswith(f"kg: The graph at {tmp_path} cannot be used")


def test_the_graph_of_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    """KG_GRAPH stands in for the option."""
    monkeypatch.setenv("KG_GRAPH", str(demo().graph))
    assert kg("stats").out == kg("stats", "--graph", demo().graph).out


@pytest.mark.parametrize(
    ("arguments", "unneeded"),
    [
        (["--help"], ["rdflib", "rich", "spacy", "pyoxigraph"]),
        (["query", "--list"], ["spacy", "pyoxigraph", "oxrdflib"]),
        (
            ["query", "gaps", "--graph", "GRAPH"],
            [
                "oxrdflib",
                "rdflib.plugins.sparql",
                "kg.changes",
                "spacy",
                "onnxruntime",
                "jinja2",
                "pyshacl",
                "networkx",
            ],
        ),
        (["show", "石阡县", "--graph", "GRAPH"], ["spacy", "onnxruntime", "jinja2", "pyshacl", "networkx"]),
    ],
)
def test_commands_import_what_they_need(arguments: list[str], unneeded: list[str]) -> None:
    """So that an answer does not wait for a language model."""
    words = [str(demo().graph) if word == "GRAPH" else word for word in arguments]
    code = f"import sys; from kg.cli import main; main({words!r}); print(*sys.modules, sep='\\n')"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, encoding="utf-8")
    assert set(unneeded) & set(done.stdout.split("\n")) == set()


def test_lines_are_folded_by_columns() -> None:
    """No line is too wide or begins with a closing mark, and nothing is lost."""
    text = "4月14日下午，绍兴市与贵州石阡县签订《茶产业东西部协作框架协议》，约定三年内结成对子（见“附件”）。"
    for columns in range(8, 60):
        lines = list(fold(units(text), columns))
        assert "".join(lines) == text
        assert not any(line[0] in "，。、》）”" for line in lines)
        assert all(line[-1] not in "《（“" for line in lines)


def test_json_is_json() -> None:
    """Of every command that writes it."""
    graph = demo().graph
    for arguments in (["stats"], ["stats", "--articles"], ["validate"], ["query", "gaps"]):
        assert isinstance(json.loads(kg(*arguments, "--graph", graph, "--format", "json").out), list)
    assert isinstance(json.loads(kg("query", "--list", "--format", "json").out), list)
