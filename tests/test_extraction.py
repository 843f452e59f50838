"""The packaged pipeline as a user has it: load, read articles, keep what was found."""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipelines.article import Article, Entity, Measure, Relation, from_json, read_articles, to_json, write_articles
from pipelines.extraction import COMPONENTS, ModelError, extract, load
from pipelines.guide import ENDS, ENTITY_TYPES

if TYPE_CHECKING:
    from spacy.language import Language

    Read = Callable[..., Article]

SAMPLES = Path(__file__).resolve().parent / "data" / "samples"
TEXT = """新化县与安化县在洋溪镇签订《清河协作协议》。新化县县长秦若兰、安化县县长沈知秋出席签约仪式。
“水清了，茶就香。”秦若兰说。去年12月，县水利局启动“清河”专项行动，该县投入资金500万元。
湖南新雅农业科技有限公司（以下简称“新雅农业”）在油溪村建成红茶加工基地，占地94亩。基地由新雅农业运营。"""


@cache
def loaded() -> Language:
    """The packaged pipeline, for tests that cannot take a fixture."""
    return load()


def check(article: Article) -> None:
    """Assert what holds of every record: mentions, evidence and ends are what they say."""
    names = [e.name for e in article.entities]
    types: dict[str, set[str]] = {}
    for entity in article.entities:
        assert entity.type in ENTITY_TYPES
        assert entity.name
        assert entity.mentions
        forms = {entity.name, *entity.aliases}
        assert all(m.start < m.end and m.quote(article.text) for m in entity.mentions)
        assert entity.name not in entity.aliases
        assert len(forms) == len(entity.aliases) + 1
        types.setdefault(entity.name, set()).add(entity.type)
    statements: list[Relation | Measure] = [*article.relations, *article.measures]
    for found in statements:
        assert found.subject in names
        assert found.span is not None
        assert found.evidence == found.span.quote(article.text) != ""
        assert 0 <= found.confidence <= 1
        assert found.rule
    for relation in article.relations:
        left, right = ENDS[relation.predicate]
        assert types[relation.subject] & left
        assert types[relation.object] & right
        assert relation.subject != relation.object
    assert len({r.key for r in article.relations}) == len(article.relations)


def test_packaged_pipeline(nlp: Language) -> None:
    """The packaged pipeline is a Chinese one and has the project's components in their order."""
    assert nlp.lang == "zh"
    assert tuple(name for name in nlp.pipe_names if name in COMPONENTS) == COMPONENTS


def test_record_of_a_text(read: Read) -> None:
    """A short article gives entities, relations and evidence that stand where they say."""
    article = read(TEXT, "2022-05-10", "娄底日报")
    check(article)
    assert len(article.entities) > 8
    assert len(article.relations) > 6


def test_mentions_are_the_words_of_the_text(read: Read) -> None:
    """What stands at a mention is the entity's name, an alias, or such a form less its owner."""
    article = read(TEXT)
    for entity in article.entities:
        forms = (entity.name, *entity.aliases)
        for mention in entity.mentions:
            assert any(mention.quote(TEXT) in form for form in forms)


def test_metadata_stay(nlp: Language) -> None:
    """Only entities, relations and measures are replaced; what was there before of them is gone."""
    before = Article(
        text=TEXT,
        title="水清茶香",
        published="2022-05-10",
        publisher="娄底日报",
        reporters=("林小鹿",),
        source="a.txt",
        entities=(Entity("别的", "Place"),),
    )
    after = next(extract(nlp, [before]))
    assert after.annotated((), ()) == before.annotated((), ())
    assert after.entity("别的") is None


def test_round_trip(read: Read, tmp_path: Path) -> None:
    """A record is the same after JSON text and after a file."""
    article = read(TEXT, "2022-05-10", "娄底日报")
    assert from_json(json.loads(json.dumps(to_json(article), ensure_ascii=False))) == article
    path = tmp_path / "records.json"
    write_articles(path, "a.txt", [article])
    (again,) = read_articles(path)
    assert (again.entities, again.relations) == (article.entities, article.relations)


def test_same_input_same_output(nlp: Language) -> None:
    """An article is read the same twice, and whatever was read in between."""
    article, other = Article(text=TEXT, published="2022-05-10"), Article(text="安化县教育局主办茶文化节。")
    first, _, second = extract(nlp, [article, other, article])
    assert first == second


def test_empty_stream(nlp: Language) -> None:
    """No articles give no records."""
    assert list(extract(nlp, [])) == []


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "\n\n",
        "　",
        "安",
        "县",
        "。",
        "“",
        "》",
        "😀",
        "😀安化县🏭建成茶厂👍",
        "\x00安化县\x00",
        "\ufeff安化县\u200b开会。",
        "安化县\u2028开会\x85。",
        "𠮷野家村𡘙民",
        "The county opened a new hospital. Nobody was hurt!",
        "1234567890",
        "“" * 300,
        "《" * 200 + "》" * 200,
        "安化县、" * 200,
        "由与和在" * 200,
        "县委书记" * 100,
        "十" * 200 + "月",
    ],
)
def test_odd_texts(read: Read, text: str) -> None:
    """Any text gives a record and no error."""
    article = read(text, "2022-05-10")
    assert article.text == text
    check(article)
    json.dumps(to_json(article), ensure_ascii=False).encode()


@pytest.mark.parametrize("text", ["安化县\ud83d建成茶厂。", "\udfff", "\ud83d安化县与新化县签约。"])
def test_half_a_surrogate_pair(read: Read, text: str) -> None:
    """Half a surrogate pair is replaced, so that the record can be stored; offsets and identity stay."""
    article = read(text)
    assert len(article.text) == len(text)
    assert article.id == Article(text=text).id
    check(article)
    json.dumps(to_json(article), ensure_ascii=False).encode()


@given(
    st.text("新化县安委书记柳明德与和、由在启动“”《》签约清河行动基地建成公司村镇。，\n年月日12万元 A😀", max_size=60),
    st.sampled_from(["2022-05-10", "", "昨天"]),
)
@settings(max_examples=60)
def test_any_text(text: str, published: str) -> None:
    """Whatever the characters and the date of publication, the record is sound."""
    check(next(extract(loaded(), [Article(text=text, published=published)])))


@pytest.mark.parametrize("model", ["no-such-model", "/no/such/folder", "no such\nmodel"])
def test_missing_model(model: str) -> None:
    """A model that is not there is one clear sentence that names it."""
    with pytest.raises(ModelError) as raised:
        load(model)
    message = str(raised.value)
    assert message.startswith(model)
    assert "cannot be loaded" in message


def test_folder_without_a_model(tmp_path: Path) -> None:
    """A folder that holds no pipeline is the same error."""
    with pytest.raises(ModelError, match="cannot be loaded"):
        load(tmp_path)


def test_components_on_another_pipeline(tmp_path: Path, read: Read) -> None:
    """On top of any Chinese pipeline the components find what the packaged one finds."""
    import spacy

    spacy.blank("zh").to_disk(tmp_path / "blank")
    nlp = load(tmp_path / "blank")
    assert tuple(nlp.pipe_names) == COMPONENTS
    assert next(extract(nlp, [Article(text=TEXT, published="2022-05-10")])) == read(TEXT, "2022-05-10")


def test_pipeline_is_saved_and_loaded(nlp: Language, read: Read, tmp_path: Path) -> None:
    """The pipeline written to a folder reads as before."""
    nlp.to_disk(tmp_path / "saved")
    again = next(extract(load(tmp_path / "saved"), [Article(text=TEXT)]))
    assert again == read(TEXT)


def sentence(i: int) -> str:
    """One of many like sentences without a full stop."""
    return f"新化县与安化县签约，{i % 12 + 1}月启动“清河”行动，建成红茶加工基地"


def seconds(read: Read, size: int, mark: str) -> float:
    """The processor time that a text of that many characters takes, the better of two."""
    text = mark.join(sentence(i) for i in range(size))[:size]
    times = []
    for _ in range(2):
        start = time.process_time()
        check(read(text, "2022-05-10"))
        times.append(time.process_time() - start)
    return min(times)


@pytest.mark.slow
@pytest.mark.parametrize("mark", ["。", "。\n"])
def test_time_grows_with_the_length(read: Read, mark: str) -> None:
    """A text of ten times the length takes about ten times as long."""
    seconds(read, 500, mark)
    assert seconds(read, 20_000, mark) < 22 * seconds(read, 2_000, mark)


@pytest.mark.slow
def test_a_text_without_a_full_stop(read: Read) -> None:
    """Twenty thousand characters in one sentence are read to the end."""
    article = read("，".join(sentence(i) for i in range(700))[:20_000], "2022-05-10")
    check(article)
    assert max(m.end for e in article.entities for m in e.mentions) > 19_900


def test_samples_give_sound_records(nlp: Language) -> None:
    """On the project's own sample articles every record is sound."""
    for path in sorted(SAMPLES.glob("*.json")):
        for article in extract(nlp, read_articles(path)):
            check(article)


@pytest.fixture(scope="module")
def scores() -> dict[str, float]:
    """F1 of what is counted on the project's own sample gold."""
    scoring = pytest.importorskip("pipelines.scoring")
    gold = scoring.load(SAMPLES)
    table = scoring.evaluate(gold, scoring.extracted(gold, None))
    return {name: counts.f1 for name, counts in table.counts.items()}


@pytest.mark.parametrize(
    ("name", "floor"),
    [
        ("entities", 0.84),
        ("relations", 0.46),
        ("place chains", 0.82),
        ("qualifiers on right relations", 0.72),
        ("measures", 0.43),
    ],
)
def test_scores_do_not_fall(scores: dict[str, float], name: str, floor: float) -> None:
    """F1 on the sample gold stays above what has been reached."""
    assert scores[name] > floor
