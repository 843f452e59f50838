"""Lays out pages, reads them again and prints what came out right, by kind of noise."""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections.abc import Sequence

from benchmarks.noise.ceiling import best_readings
from benchmarks.noise.families import FAMILIES
from benchmarks.noise.measure import SHARES, Tally, compare, count_most
from benchmarks.noise.press import Sheet, set_page
from pipelines.pages import split_page


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the bench from the command line; 0 when it is done."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.noise", description=__doc__)
    parser.add_argument("--pages", type=int, default=300, help="number of pages (300)")
    parser.add_argument("--family", choices=sorted(FAMILIES), default="held-out", help="family of layouts (held-out)")
    parser.add_argument("--first", type=int, default=0, help="number of the first page (0)")
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    chosen = parser.parse_args(arguments)
    tallies = run(chosen.family, chosen.pages, chosen.first)
    print(json.dumps({kind: record(tally) for kind, tally in tallies.items()}) if chosen.json else table(tallies))
    return 0


def run(family: str, pages: int, first: int = 0) -> dict[str, Tally]:
    """The counts over ``pages`` pages from number ``first`` on: of all, and of those with each kind of noise."""
    tallies: dict[str, Tally] = {"all pages": Tally()}
    for number in range(first, first + pages):
        sheet = set_page(family, number)
        tally = read(sheet)
        for kind in ("all pages", *sheet.kinds):
            tallies.setdefault(kind, Tally()).add(tally)
    return dict(sorted(tallies.items(), key=lambda item: (item[0] != "all pages", item[0])))


def read(sheet: Sheet) -> Tally:
    """The counts of one page, read as a file of its name would be; the time is the processor's, of one core."""
    started = time.process_time()
    articles = split_page(sheet.text, source=sheet.name)
    seconds = time.process_time() - started
    tally = compare(sheet.expected, articles)
    count_most(tally, sheet.expected, best_readings(sheet))
    tally.bytes, tally.seconds = len(sheet.text.encode("utf-8")), seconds
    return tally


def record(tally: Tally) -> dict[str, float]:
    """The figures of one row."""
    shares = {name: tally.share(name) for name in SHARES}
    figures = {"articles": tally.f1("articles"), "titles": tally.f1("titles"), "text": tally.character_f1}
    figures |= {"titles as printed": tally.f1("titles as printed"), "text as printed": tally.printed_f1}
    figures |= {"titles at most": tally.f1("titles at most"), "text at most": tally.most_f1, **shares}
    rounded = {name: round(figure, 4) for name, figure in figures.items()}
    return {"pages": tally.pages, **rounded, "seconds": round(tally.seconds, 3), "MB/s": round(tally.speed, 3)}


def table(tallies: dict[str, Tally]) -> str:
    """The figures as text, a row a kind of noise."""
    rows = {kind: record(tally) for kind, tally in tallies.items()}
    columns = list(next(iter(rows.values())))
    heads = [column.replace(" as printed", "*").replace(" at most", "^") for column in columns]
    out = [f"{'':28}" + "".join(f"{head:>10}" for head in heads)]
    for kind, row in rows.items():
        cells = (f"{row[column]:10.0f}" if column == "pages" else f"{row[column]:10.3f}" for column in columns)
        out.append(f"{kind:28}" + "".join(cells))
    out.append("* compared with the page as printed: misread characters as they are, any reading that it allows")
    out.append("^ the most that can be reached without correcting a misread character")
    return "\n".join(out)


if __name__ == "__main__":
    sys.exit(main())
