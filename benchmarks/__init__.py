"""Measurements, side by side and in one run: `python -m benchmarks` (or `make bench`)."""
