"""Tables as they are printed: what needs no folding is drawn without rich, and looks the same."""

from __future__ import annotations

import contextlib
import io

from hypothesis import given, settings
from hypothesis import strategies as st

from kg.commands.tables import _print_folded, print_table

CELLS = st.sampled_from(["", "12", "石阡县", "a b", "2021-06", "“x”，", "9.5%", "长一点的文字"])


@settings(max_examples=100, deadline=None, derandomize=True)
@given(st.integers(1, 4).flatmap(lambda n: st.lists(st.lists(CELLS, min_size=n, max_size=n), min_size=1, max_size=4)))
def test_both_ways_of_drawing_agree(rows: list[list[str]]) -> None:
    """Chinese takes two columns, numbers stand at the right, empty columns are left out."""
    heads = [f"{name}{i}" for i, name in enumerate(["name", "日期", "n", "abc"][: len(rows[0])])]
    kept = [i for i in range(len(heads)) if any(row[i] for row in rows)]
    plain, drawn = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(plain):
        print_table(heads, rows)
    with contextlib.redirect_stdout(drawn):
        _print_folded([(heads[i], [row[i] for row in rows]) for i in kept])
    assert not kept or plain.getvalue() == drawn.getvalue()


def test_what_breaks_lines_is_left_to_rich() -> None:
    """A cell of two lines stays in its column."""
    caught = io.StringIO()
    with contextlib.redirect_stdout(caught):
        print_table(["a", "b"], [["one\ntwo", "x"]])
    assert caught.getvalue().splitlines()[2:] == ["one   x", "two"]
