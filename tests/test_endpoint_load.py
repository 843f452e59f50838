"""``kg serve`` under load, a minute of it; ``python -m benchmarks.endpoint`` takes ten."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from benchmarks.endpoint.requests import Mix

ROOT = Path(__file__).resolve().parents[1]


@pytest.mark.slow
def test_two_hundred_clients_for_a_minute() -> None:
    """Every answer is a documented one, memory is bounded, and the server answers afterwards."""
    command = [sys.executable, "-m", "benchmarks.endpoint", "--clients", "200", "--seconds", "60", "--articles", "100"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    said = json.loads(done.stdout)
    assert (said["wrong"], said["internal errors"], said["answers afterwards"]) == (0, 0, True)
    assert said["requests"] > 200
    assert set(said["kinds"]["update"]["statuses"]) <= {"401", "403"}


def test_the_mix_is_fixed_and_holds_everything() -> None:
    """The same seed asks the same; every kind comes, and each request is one of HTTP or plainly none."""
    one, other = (Mix(7, ["石阡县", "新昌县"]) for _ in range(2))
    asked = [one.next() for _ in range(400)]
    assert [other.next() for _ in range(400)] == asked
    assert len({request.kind for request in asked}) == 8
    for request in asked:
        assert b"HTTP/" in request.data[:80_000] or request.kind == "malformed"
        assert 500 not in request.allowed
