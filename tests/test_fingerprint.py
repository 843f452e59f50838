"""The version of a pipeline: another one as soon as anything may be found otherwise."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from pipelines import fingerprint as module
from pipelines.article import Article, Entity, from_json, to_json
from pipelines.fingerprint import fingerprint


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Small files in place of the packages' own."""
    for name in (*module._RULES, "model/zh_govkg_news", "other"):
        (tmp_path / name).mkdir(parents=True)
        (tmp_path / name / "a").write_bytes(b"one")
    for name in module._MODULES:
        (tmp_path / name).touch()
    monkeypatch.setattr(module, "_HERE", tmp_path)
    monkeypatch.setattr(module, "_PACKAGED", tmp_path / "model" / "zh_govkg_news")
    fingerprint.cache_clear()
    yield tmp_path
    fingerprint.cache_clear()


def anew(model: str = "") -> str:
    """The fingerprint, of the files as they are now."""
    fingerprint.cache_clear()
    return fingerprint(model)


@pytest.mark.parametrize("file", ["model/zh_govkg_news/a", "components/a", "gazetteer/a", "lexicon/a", "extraction.py"])
def test_every_byte_counts(file: str, folder: Path) -> None:
    """Of model, rules and tables, wherever it is changed, and back."""
    before = anew()
    old = (folder / file).read_bytes()
    (folder / file).write_bytes(old + b"!")
    assert anew() != before
    (folder / file).write_bytes(old)
    assert anew() == before
    assert len(before) == 16


def test_names_count_and_compiled_files_do_not(folder: Path) -> None:
    """A file under another name is another pipeline; what Python keeps for itself is none of it."""
    before = anew()
    (folder / "components" / "__pycache__").mkdir()
    (folder / "components" / "__pycache__" / "a.pyc").write_bytes(b"x")
    assert anew() == before
    (folder / "components" / "a").rename(folder / "components" / "b")
    assert anew() != before


def test_another_model(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder by its files, a library by its version, and a name without anything behind it harms nobody."""
    own = anew(str(folder / "other"))
    (folder / "other" / "a").write_bytes(b"two")
    found = {own, anew(str(folder / "other")), anew(), anew("no_such_model"), anew("no.such.model"), anew("json")}
    monkeypatch.setattr(module, "version", lambda name: f"{name} 99")
    assert len({*found, anew()}) == 7


def test_a_record_keeps_who_read_it() -> None:
    """In JSON as well, until something else is found in it."""
    article = Article(text="桥通了。", entities=(Entity("桥", "Facility"),), read_by="0123456789abcdef")
    assert from_json(to_json(article)) == article
    assert article.annotated(article.entities, ()).read_by == ""
    assert "read_by" not in to_json(article.annotated((), ()))
