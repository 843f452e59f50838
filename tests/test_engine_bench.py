"""The articles on which ``kg add --engine`` is measured."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.engine.__main__ import Run, beginning, table, write_articles


@pytest.mark.parametrize(
    ("text", "characters", "kept"),
    [("一二三。四五六。七。", 4, "一二三。"), ("一二三。四", 5, "一二三。四"), ("一二三。四", 0, "一二三。四")],
)
def test_a_text_ends_with_a_sentence(text: str, characters: int, kept: str) -> None:
    """And goes on to its end where there is none."""
    assert beginning(text, characters) == kept


def test_articles_differ(tmp_path: Path) -> None:
    """A text that comes again is another article, long or short."""
    for characters in (0, 40):
        folder = tmp_path / str(characters)
        write_articles(folder, 3, characters)
        texts = [file.read_text("utf-8") for file in sorted(folder.iterdir())]
        assert len(set(texts)) == 3
        assert all(len(text) < 400 for text in texts) == bool(characters)


def test_graphs_are_compared_by_their_digests() -> None:
    """The table says in words whether they are one."""
    one, other = Run("--jobs 2", 2.0, "a" * 64, 1.0), Run("--engine local[2]", 4.0, "b" * 64, 1.0)
    assert list(table([one, one], 8))[-1] == "The same graph."
    assert list(table([one, other], 8))[-1] == "Different graphs."
    assert "| `--jobs 2` | 2 | 4.00 | 1 | aaaaaaaaaaaaaaaa |" in list(table([one], 8))
