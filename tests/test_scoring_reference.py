"""Scores on gold with mistakes put into it equal those of the reference scorer beside this checkout."""

from __future__ import annotations

import copy
import json
import random
import re
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest

from pipelines import scoring
from pipelines.guide import ENTITY_TYPES, PREDICATES
from pipelines.scoring import Counts

SHARED = Path(__file__).resolve().parents[2] / "shared"
REFERENCE = SHARED / "bench" / "score.py"
GOLD = SHARED / "gold" / "dev"
needs_shared = pytest.mark.skipif(
    not (REFERENCE.is_file() and GOLD.is_dir()), reason="the reference scorer and the gold are not beside this checkout"
)

FOREIGN = "云岭县委与青禾合作社签订协议，青禾合作社在白石村建设蔬菜大棚，占地九十亩，县委书记柳云说。"
Json = dict[str, Any]
Change = Callable[[random.Random, Json], None]


def delete(rng: random.Random, found: Json) -> None:
    """Drop a tenth of everything."""
    for kind in ("entities", "relations", "measures"):
        found[kind] = [item for item in found.get(kind, []) if rng.random() > 0.1]


def rename(rng: random.Random, found: Json) -> None:
    """Call some entities by an alias or by another name, here and there consistently in the relations."""
    for item in found.get("entities", []):
        if rng.random() < 0.2:
            old, item["name"] = item["name"], rng.choice([*item.get("aliases", []), item["name"][:-1], "某某"])
            for statement in (*found.get("relations", []), *found.get("measures", [])):
                for end in ("subject", "object"):
                    if statement.get(end) == old and rng.random() < 0.9:
                        statement[end] = item["name"]


def retype(rng: random.Random, found: Json) -> None:
    """Change types, predicates and directions."""
    for item in found.get("entities", []):
        if rng.random() < 0.1:
            item["type"] = rng.choice(ENTITY_TYPES)
    for item in found.get("relations", []):
        if rng.random() < 0.15:
            item["predicate"] = rng.choice(PREDICATES)
        if rng.random() < 0.15:
            item["subject"], item["object"] = item["object"], item["subject"]


def requalify(rng: random.Random, found: Json) -> None:
    """Change, drop and invent qualifiers, figures and headlines."""
    for item in found.get("relations", []):
        for name in ("title", "agreement", "amount", "date", "status", "topic"):
            if rng.random() < 0.2:
                item[name] = rng.choice(["", "2020", "done", "“书记”", item.get(name, "") + " "])
    for item in found.get("measures", []):
        if rng.random() < 0.2:
            item["value"] = rng.choice([item["value"] + 1e-6, item["value"] + 1, str(item["value"]), "数十", None])
            item["unit"] = rng.choice([item["unit"], "亩"])
    found["title"] = rng.choice([found.get("title"), f"《{found.get('title')}》", "", None])


def rearrange(rng: random.Random, found: Json) -> None:
    """Repeat an entity under another type, add dangling relations, shorten the text."""
    if found.get("entities"):
        found["entities"].append({**rng.choice(found["entities"]), "type": rng.choice(ENTITY_TYPES)})
        rng.shuffle(found["entities"])
    dangling = {"subject": "某某", "predicate": rng.choice(PREDICATES), "object": "谁谁", "date": "2020"}
    found["relations"] = [*found.get("relations", []), dangling]
    found["text"] = found["text"][: int(len(found["text"]) * rng.choice([1, 0.9, 0.5, 0.2]))]


PERTURBATIONS = (delete, rename, retype, requalify, rearrange)


def perturbed(folder: Path, seed: int, changes: tuple[Change, ...]) -> Path:
    """A copy of the gold with random mistakes, an article too many here and a file too few there."""
    rng = random.Random(seed)
    folder.mkdir()
    for file in sorted(GOLD.glob("*.json")):
        data = json.loads(file.read_text("utf-8"))
        articles = copy.deepcopy(data["articles"])
        for found in articles:
            for change in changes:
                change(rng, found)
        if len(changes) > 1 and rng.random() < 0.3:
            articles.append({**copy.deepcopy(rng.choice(articles)), "text": FOREIGN})
            rng.shuffle(articles)
        if len(changes) == 1 or rng.random() < 0.9:
            (folder / file.name).write_text(json.dumps({**data, "articles": articles}), "utf-8")
    return folder


def reference(predicted: Path, *options: str) -> str:
    """What the reference scorer prints."""
    command = [sys.executable, str(REFERENCE), str(GOLD), str(predicted), *options]
    return subprocess.run(command, check=True, capture_output=True, text=True, encoding="utf-8").stdout


def check_against_reference(predicted: Path) -> Mapping[str, Counts]:
    """Assert that every count is the reference scorer's."""
    expected = {
        name: Counts(hit=row.get("hit", 0), predicted=row.get("pred", 0), gold=row.get("gold", 0))
        for name, row in json.loads(reference(predicted, "--json")).items()
    }
    counts = scoring.evaluate(scoring.load(GOLD), scoring.load(predicted)).counts
    assert {name: counts.get(name) for name in expected} == expected
    assert all(counts[name] == Counts() for name in counts.keys() - expected.keys())
    return counts


@needs_shared
def test_gold_agrees_with_itself_as_the_reference_says() -> None:
    """Everything that is wanted is found."""
    counts = check_against_reference(GOLD)
    assert all(c.hit == c.predicted == c.gold for c in counts.values())
    assert counts["relations"].f1 == 1


@needs_shared
@pytest.mark.parametrize("change", PERTURBATIONS)
def test_each_kind_of_mistake_counts_as_the_reference_says(tmp_path: Path, change: Change) -> None:
    """One kind of mistake at a time, so that a difference shows where it comes from."""
    check_against_reference(perturbed(tmp_path / "predicted", 1, (change,)))


@needs_shared
@pytest.mark.parametrize("seed", range(4))
def test_mistakes_together_count_as_the_reference_says(tmp_path: Path, seed: int) -> None:
    """All kinds of mistakes at once."""
    counts = check_against_reference(perturbed(tmp_path / "predicted", seed, PERTURBATIONS))
    assert 0.1 < counts["relations"].f1 < 0.9


@needs_shared
def test_intervals_are_those_of_the_reference(tmp_path: Path) -> None:
    """The same seed draws the same articles; the printed scores and intervals are the same."""
    predicted = perturbed(tmp_path / "predicted", 3, PERTURBATIONS)
    printed = re.findall(
        r"^(\S.*?) +([\d.]+) +([\d.]+) +([\d.]+) +\[([\d.]+) ([\d.]+)\] +(\S+)$", reference(predicted), re.M
    )
    rows = {row[0]: row for row in scoring.evaluate(scoring.load(GOLD), scoring.load(predicted)).rows()}
    assert len(printed) == 9
    for name, precision, recall, f1, low, high, tally in printed:
        assert rows[name] == (name, precision, recall, f1, f"{low}–{high}", tally)
