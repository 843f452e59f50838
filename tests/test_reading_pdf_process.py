"""PDFs are read in a process of their own, which a file that hangs or brings it down takes with it alone."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from time import monotonic

import pytest
import reading_samples as samples

from pipelines.reading import Limits, Options, SourceText, Unreadable, pdf, pdf_process, read_all, read_bytes
from pipelines.reading.records import Blob

GOOD = samples.pdf(samples.two_columns(), samples.SCAN)
BAD = GOOD[:200]
HANGS = "import sys, time; sys.stdin.readline(); time.sleep(60)"
DIES = "import os, sys; sys.stdin.readline(); os._exit(3)"
DIES_AT_ONCE = "import os; os._exit(3)"


@pytest.fixture(autouse=True)
def _no_process_is_left() -> Iterator[None]:
    """Each test starts its own."""
    pdf_process._stop_all()
    yield
    pdf_process._stop_all()


def script(monkeypatch: pytest.MonkeyPatch, code: str) -> None:
    """In place of the reading process one that runs ``code``."""
    monkeypatch.setattr(pdf_process, "COMMAND", (sys.executable, "-c", code))


def reasons(data: bytes, seconds: float = 300.0) -> list[str]:
    """Why a PDF is not read."""
    options = replace(Options(), limits=replace(Limits(), seconds=seconds))
    return [found.reason for found in read_bytes(data, "a.pdf", options) if isinstance(found, Unreadable)]


def test_the_process_says_what_the_reader_says() -> None:
    """Texts, their pages and parts, pages without text and refusals alike."""
    inside = list(pdf.read(Blob("a.pdf", BytesIO(GOOD), Options())))
    outside = list(read_bytes(GOOD, "a.pdf"))
    assert outside == inside
    assert [type(found) for found in outside] == [SourceText, Unreadable]
    assert isinstance(outside[0], SourceText)
    assert outside[0].pages == ((0, 1),)
    assert reasons(BAD) == ["a.pdf: the PDF is damaged or cut off; get a whole copy of it."]
    assert reasons(samples.pdf(samples.two_columns(), password="x")) == [
        "a.pdf: the PDF has a password; save it without one and try again."
    ]


def test_one_process_serves_many_files(tmp_path: Path) -> None:
    """Good and bad ones, from memory and from the disk; limits go with each."""
    path = tmp_path / "页.pdf"
    path.write_bytes(GOOD)
    assert reasons(BAD)
    (worker,) = pdf_process._idle
    assert len(list(read_all(path))) == 2
    few = replace(Options(), limits=replace(Limits(), pages=1))
    (refused,) = read_bytes(GOOD, "a.pdf", few)
    assert str(refused) == "a.pdf: the PDF has more than the limit of 1 pages; split it."
    assert pdf_process._idle == [worker]


def test_a_pdf_that_hangs_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    """After the limit, with a sentence; the next file is read."""
    with monkeypatch.context() as patch:
        script(patch, HANGS)
        begun = monotonic()
        assert reasons(GOOD, 0.5) == [
            "a.pdf: reading the PDF takes longer than the limit of 0.5 seconds; print it to a new PDF, "
            "or raise the limit."
        ]
        assert monotonic() - begun < 20
    assert pdf_process._idle == []
    assert isinstance(next(read_bytes(GOOD, "a.pdf")), SourceText)


@pytest.mark.parametrize("code", [DIES, DIES_AT_ONCE])
def test_a_pdf_that_brings_the_library_down_is_given_up(monkeypatch: pytest.MonkeyPatch, code: str) -> None:
    """Even before it is handed over, and however large it is."""
    with monkeypatch.context() as patch:
        script(patch, code)
        assert reasons(GOOD + b"\0" * 500_000) == ["a.pdf: the PDF brings the reader down; print it to a new PDF."]
    assert isinstance(next(read_bytes(GOOD, "a.pdf")), SourceText)


def test_a_reader_that_stops_half_way_leaves_nothing_behind() -> None:
    """What the process still had to say is not taken for the answer to the next question."""
    found = read_bytes(GOOD, "a.pdf")
    assert isinstance(next(found), SourceText)
    found.close()  # type: ignore[attr-defined]
    assert pdf_process._idle == []
    assert len(list(read_bytes(GOOD, "a.pdf"))) == 2


def test_two_files_may_be_read_side_by_side() -> None:
    """Each has a process while it is being read."""
    pairs = list(zip(read_bytes(GOOD, "a.pdf"), read_bytes(GOOD, "b.pdf"), strict=True))
    assert [(type(one), type(other)) for one, other in pairs] == [(SourceText, SourceText), (Unreadable, Unreadable)]
    assert len(pdf_process._idle) == 2


def test_where_no_process_can_be_started_the_file_is_read_all_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without the limit of time."""
    monkeypatch.setattr(pdf_process, "COMMAND", ("/no/such/program",))
    assert len(list(read_bytes(GOOD, "a.pdf"))) == 2


def test_a_process_of_a_parent_is_not_used(monkeypatch: pytest.MonkeyPatch) -> None:
    """Two processes that ask the same one would mix their answers up."""
    assert reasons(BAD)
    (theirs,) = pdf_process._idle
    monkeypatch.setattr(theirs, "owner", os.getpid() + 1)
    assert reasons(BAD)
    assert len(pdf_process._idle) == 1
    assert pdf_process._idle[0] is not theirs
    theirs.stop()
