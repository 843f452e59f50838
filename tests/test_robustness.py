"""Killed writers, full disks and the like, a few here; ``python -m benchmarks.robustness`` does two hundred."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from benchmarks.robustness.ingest import beginning
from benchmarks.scale.story import story

ROOT = Path(__file__).resolve().parents[1]


def robustness(*arguments: str) -> dict[str, Any]:
    """What the benchmark counted, in a process of its own, which forks."""
    command = [sys.executable, "-m", "benchmarks.robustness", "--json", *arguments]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    counted: dict[str, Any] = json.loads(done.stdout)
    return counted


def judge(counted: dict[str, Any], kills: int) -> None:
    """Nothing lost, doubled, halved or refused, and the kills did hit; each fault ended in a sentence."""
    tally = counted["kills"]
    assert tally["kills"] == kills
    assert tally["during"] > kills / 2
    assert (tally["lost"], tally["wrong"], tally["refused"]) == (0, 0, 0)
    faults = {fault["fault"]: fault for fault in counted["faults"]}
    assert all(fault["sound"] for fault in faults.values())
    assert "File too large" in faults["full disk (file size limit)"]["said"]
    assert "in use by another process" in faults["second writer"]["said"]
    assert faults["clock jumps"]["said"] == ""


def ingest(*arguments: str) -> dict[str, Any]:
    """What an interrupted run of 150 articles came to."""
    command = [sys.executable, "-m", "benchmarks.robustness.ingest", "--articles", "150", *arguments]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    said: dict[str, Any] = json.loads(done.stdout)
    return said


@pytest.mark.slow
def test_many_articles_interrupted_in_every_way() -> None:
    """Nothing lost, doubled or halved; the bar never says more than the graph holds, and hardly less."""
    said = ingest("--interruptions", "3")
    assert (said["lost"], said["wholeness"]["missing"], said["wholeness"]["compared"]) == (0, 0, 150)
    assert [one["code"] for one in said["interruptions"]] == [130, -9, 1]
    for one in said["interruptions"]:
        assert one["said"] <= one["held"] <= one["said"] + 5
    assert "File too large" in said["interruptions"][2]["told"]
    assert said["peak"] < 400


@pytest.mark.slow
def test_a_run_ends_when_its_time_is_up(tmp_path: Path) -> None:
    """By Ctrl-C, before all is in; the next one in the same place brings the rest."""
    room = ("--room", str(tmp_path), "--characters", "200")
    first = ingest(*room, "--interruptions", "1", "--seed", "3", "--minutes", "0.01")
    assert [(one["way"], one["code"]) for one in first["interruptions"]] == [("Ctrl-C", 130)]
    assert first["wholeness"]["held"] < 150
    second = ingest(*room, "--interruptions", "0")
    assert (second["wholeness"]["missing"], second["lost"], second["interruptions"]) == (0, 0, [])


def test_a_record_that_is_cut_states_what_its_sentences_state() -> None:
    """No fact, figure or thing of the sentences that are gone."""
    whole = story(0)
    short = beginning(whole, 120)
    assert short.text == whole.text[: len(short.text)]
    assert short.text.endswith("。")
    assert 60 < len(short.text) <= 120
    assert 0 < len(short.relations) < len(whole.relations)
    assert not short.measures
    named = {name for one in short.relations for name in (one.subject, one.object)}
    assert {one.name for one in short.entities} == named
    assert all(one.evidence in short.text for one in short.relations)
    assert beginning(whole, 1000) == replace(whole, entities=beginning(whole, 1000).entities)


@pytest.mark.slow
def test_a_few_accidents() -> None:
    """Ten kills and every fault, with few articles."""
    judge(robustness("--kills", "10", "--articles", "12"), 10)


@pytest.mark.slow
def test_two_hundred_kills() -> None:
    """At random moments of adding fifty articles."""
    judge(robustness("--kills", "200", "--articles", "50"), 200)
