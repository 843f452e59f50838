"""Everything measured beside what else one would use, in one run: ``make bench`` writes ``docs/benchmarks.md``."""
