"""Training and assembling the packaged pipeline, on a handful of invented sentences."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pytest

from pipelines import lexicon
from pipelines.article import Article
from pipelines.training.assemble import assemble, domain_words
from pipelines.training.segmenter import boundaries, sentences, train, word_f1

ROWS = [
    "安化县 的 茶园 建成 了 基地",
    "新化县 与 安化县 签约 合作",
    "县长 来到 茶园 看望 村民",
    "村民 说 今年 的 茶 好",
]


def conllu(rows: Iterable[str]) -> str:
    """Sentences of words with spaces between as CoNLL-U."""
    blocks = ("\n".join(f"{i}\t{word}" + "\t_" * 8 for i, word in enumerate(row.split(), 1)) for row in rows)
    return "".join(f"# sent\n{block}\n\n" for block in blocks)


class Cutter:
    """A segmenter that knows its answers."""

    def __init__(self, answers: dict[str, list[str]]) -> None:
        self.answers = answers

    def cut(self, text: str) -> list[str]:
        """The words of a text, each character one if the text is not known."""
        return self.answers.get(text, list(text))


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("", []),
        ("\n\n# nothing\n\n", []),
        (conllu(["安化县 开会"]), [["安化县", "开会"]]),
        (conllu(ROWS), [row.split() for row in ROWS]),
        (conllu(["安化县 开会"]).strip(), [["安化县", "开会"]]),
        ("1-2\t安化县\t_\n1\t安化\t_\n2\t县\t_\n2.1\t了\t_\n", [["安化", "县"]]),
        ("# a\n# b\n1\t好\n\n\n\n1\t茶\n", [["好"], ["茶"]]),
    ],
)
def test_conllu(tmp_path: Path, text: str, rows: list[list[str]]) -> None:
    """Words are read sentence by sentence; comments, ranges and empty nodes are left out."""
    path = tmp_path / "treebank.conllu"
    path.write_text(text, "utf-8")
    assert list(sentences(path)) == rows


@pytest.mark.parametrize(
    ("words", "spans"),
    [([], set()), (["安化县"], {(0, 3)}), (["安化", "县", "开会"], {(0, 2), (2, 3), (3, 5)})],
)
def test_boundaries(words: list[str], spans: set[tuple[int, int]]) -> None:
    """Words are the spans that they take in their concatenation."""
    assert boundaries(words) == spans


@pytest.mark.parametrize(
    ("gold", "cut", "f1"),
    [
        (["安化县", "开会"], ["安化县", "开会"], 1.0),
        (["安化县", "开会"], ["安化", "县", "开会"], 2 * 1 / (2 + 3)),
        (["安化县", "开会"], ["安化县开会"], 0.0),
    ],
)
def test_word_f1(gold: list[str], cut: list[str], f1: float) -> None:
    """F1 counts words whose two ends are both right."""
    assert word_f1(Cutter({"".join(gold): cut}), [gold]) == pytest.approx(f1)


def test_word_f1_over_sentences() -> None:
    """Words are counted over all sentences, not averaged; without any there is no score."""
    cutter = Cutter({"安化县开会": ["安化县", "开会"]})
    assert word_f1(cutter, [["安化县", "开会"], ["茶厂"]]) == pytest.approx(2 * 2 / (3 + 4))
    assert word_f1(cutter, []) == 0.0


def test_domain_words() -> None:
    """The words that the segmenter keeps whole are those of the lists, sorted, each once, of two characters or more."""
    words = domain_words()
    assert words == sorted(set(words))
    assert all(len(word) > 1 for word in words)
    assert set(words) >= {w for w in lexicon.words("offices") if len(w) > 1}


@pytest.mark.slow
def test_train_and_assemble(tmp_path: Path) -> None:
    """A segmenter trained on a few sentences scores on them, and with it a pipeline is made that loads and reads."""
    from pipelines.extraction import COMPONENTS, extract, load

    for name, rows in (("train", ROWS * 15), ("test", ROWS)):
        (tmp_path / f"{name}.conllu").write_text(conllu(rows), "utf-8")
    here = Path.cwd()
    f1 = train([tmp_path / "train.conllu"], tmp_path / "test.conllu", tmp_path / "segmenter")
    assert f1 > 0.9
    assert Path.cwd() == here
    assert {p.name for p in (tmp_path / "segmenter").iterdir()} == {"features.msgpack", "weights.npz"}

    assemble(tmp_path / "segmenter").to_disk(tmp_path / "pipeline")
    nlp = load(tmp_path / "pipeline")
    assert tuple(nlp.pipe_names) == COMPONENTS
    assert [token.text for token in nlp.make_doc("新化县与安化县签约")] == ["新化县", "与", "安化县", "签约"]
    (article,) = extract(nlp, [Article(text="新化县与安化县签约。")])
    assert [r.predicate for r in article.relations] == ["signsAgreementWith"]
