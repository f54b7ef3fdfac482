"""The name that was probably meant."""

from collections.abc import Iterable
from difflib import SequenceMatcher

ALIKE = 0.6


def nearest(word: str, names: Iterable[str]) -> str | None:
    """The one of `names` most like `word`, or None if none is alike; the first of equals.

    Dotted keys are alike if their last parts are, so `climate` and `decision.climate` both mean `firm.levers.climate`.
    """
    last = word.rpartition(".")[2]
    ranked = [(_alike(last, name.rpartition(".")[2]), _alike(word, name), name) for name in names]
    close = [entry for entry in ranked if entry[0] >= ALIKE]
    return max(close, key=lambda entry: entry[:2], default=(0, 0, None))[2]


def _alike(a: str, b: str) -> float:
    return SequenceMatcher(None, a.lower(), b.lower(), autojunk=False).ratio()
