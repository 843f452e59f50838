"""The noise bench: clean articles of the project laid out as hostile pages, read again, and compared.

``python -m benchmarks.noise --pages 300 --family held-out`` prints how well pages come apart, by kind of noise.
"""
