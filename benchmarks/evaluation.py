"""Measures the packaged pipeline and writes ``docs/evaluation.md``: scores, ablations, confidence, speed, errors."""

from __future__ import annotations

import argparse
import os
import shlex
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final

from benchmarks import evaluation_report as report
from benchmarks.evaluation_ablations import ABLATIONS, WHOLE, NothingToSwitchError, without
from benchmarks.evaluation_confidence import bins, diagram, judged
from benchmarks.evaluation_errors import errors
from benchmarks.evaluation_kinds import frequent
from benchmarks.evaluation_runs import Run, on_pages, on_texts, raw_files
from benchmarks.evaluation_speed import ONE_THREAD, measured
from pipelines import extraction, scoring
from pipelines.article import RecordError

if TYPE_CHECKING:
    from spacy.language import Language

ROOT: Final = Path(__file__).resolve().parents[1]
TEST: Final = Path("pipelines/corpus/test")
SAMPLES: Final = Path("tests/data/samples")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the whole evaluation from the command line; 0 when it is done, 1 where gold or pipeline cannot be read."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    chosen = _parser().parse_args(given)
    try:
        nlp = extraction.load(chosen.model or None)
        parts = list(_parts(nlp, chosen))
    except (RecordError, extraction.ModelError, OSError) as error:
        print(f"{str(error).rstrip('.')}.", file=sys.stderr)
        return 1
    command = shlex.join(["python", "-m", "benchmarks.evaluation", *given])
    words = "\n".join([report.head(nlp.meta, chosen.model or extraction.PACKAGED, command), *parts])
    chosen.out.parent.mkdir(parents=True, exist_ok=True)
    chosen.out.write_text(words, "utf-8")
    print(f"written: {chosen.out}")
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.evaluation", description=__doc__)
    parser.add_argument("--gold", type=Path, nargs="*", default=[], metavar="FOLDER", help="more gold to score")
    parser.add_argument(
        "--pages", type=Path, nargs="*", default=[], metavar="FOLDER", help="raw files of that gold, beside its pages/"
    )
    parser.add_argument(
        "--corpus", type=Path, default=ROOT / TEST, metavar="FOLDER", help=f"gold of all parts ({TEST})"
    )
    parser.add_argument("--samples", type=Path, default=ROOT / SAMPLES, metavar="FOLDER", help=f"gold ({SAMPLES})")
    parser.add_argument("--model", default="", help="package or path of a spaCy pipeline (the packaged one)")
    parser.add_argument("--out", type=Path, default=ROOT / "docs" / "evaluation.md", metavar="FILE")
    parser.add_argument("--no-speed", action="store_true", help="leave out what depends on the machine")
    return parser


def _parts(nlp: Language, chosen: argparse.Namespace) -> Iterator[str]:
    """The parts of the document, in order; each run is made once."""
    gold = scoring.load(chosen.corpus)
    whole = on_texts(nlp, gold)
    _say("scored: corpus")
    yield report.scores("Corpus test", "The texts of the corpus's test split.", whole.table)
    samples = on_texts(nlp, scoring.load(chosen.samples))
    yield report.scores("Sample articles", "The texts of the sample articles that the demo reads.", samples.table)
    for folder in chosen.gold:
        yield from _further(nlp, folder, chosen.pages)
    yield report.ablations(list(_ablated(nlp, whole)))
    relations = list(judged(whole.pairs))
    statements = bins([relation for relation in relations if not relation.chain])
    picture = chosen.out.with_name("reliability.svg")
    picture.parent.mkdir(parents=True, exist_ok=True)
    picture.write_text(diagram(statements), "utf-8")
    yield report.confidence(statements, bins(relations), picture.name)
    if not chosen.no_speed:
        yield report.speed(measured(chosen.corpus, chosen.model), chosen.model or extraction.PACKAGED)
        _say("measured: speed")
    made = list(errors(whole.pairs))
    yield report.mistakes(frequent(made), len(made))


def _further(nlp: Language, folder: Path, pages: Sequence[Path]) -> Iterator[str]:
    """Gold that the project does not hold: on its raw pages where there are any, and on its own texts."""
    gold = scoring.load(folder)
    raw = raw_files(gold, [folder / "pages", folder, *pages])
    if raw:
        run = on_pages(nlp, gold, raw)
        about = f"{len(raw)} raw files, read and split into articles as `kg extract` does"
        left_out = sorted(gold.keys() - raw.keys())
        about += f"; left out, since they have no raw file: {', '.join(left_out)}." if left_out else "."
        yield report.scores(f"Gold in {report.shown(folder)}, raw pages", about, run.table)
    yield report.scores(
        f"Gold in {report.shown(folder)}, its own texts",
        "The articles as gold has them, with their metadata: what is lost to layout is not in these figures.",
        on_texts(nlp, gold).table,
    )
    _say(f"scored: {report.shown(folder)}")


def _ablated(nlp: Language, whole: Run) -> Iterator[report.Ablated]:
    for ablation in ABLATIONS:
        try:
            with without(nlp, ablation):
                run = whole if ablation is WHOLE else on_texts(nlp, whole.gold)
        except NothingToSwitchError:
            yield report.Ablated(ablation, None)
        else:
            yield report.Ablated(ablation, run.table)
        _say(f"scored: {ablation.name}")


def _say(words: str) -> None:
    print(words, file=sys.stderr, flush=True)


if __name__ == "__main__":
    if not ONE_THREAD.keys() <= os.environ.keys():
        # Numpy looks at these when it is loaded, and its threads stand in each other's way where cores are busy.
        os.execve(
            sys.executable, [sys.executable, "-m", "benchmarks.evaluation", *sys.argv[1:]], os.environ | ONE_THREAD
        )
    sys.exit(main())
