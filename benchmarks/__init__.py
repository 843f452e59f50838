"""Measures that take longer than a test: run from a checkout, no part of the wheel."""
