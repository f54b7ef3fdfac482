"""Tables shipped with the package: survey answers, published findings, results of the calibration (see SOURCES.md)."""

from pathlib import Path

DATA = Path(__file__).parent
