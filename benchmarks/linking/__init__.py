"""Measures linking across articles on stories in which things come again under other names.

Run ``python -m benchmarks.linking``. What the stories are stands in ``README.md``.
"""
