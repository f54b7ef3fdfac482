"""The name that was probably meant."""

from collections.abc import Iterable
from difflib import SequenceMatcher

ALIKE = 0.6


def nearest(word: str, names: Iterable[str]) -> str | None:
    """The one of `names` most like `word`, or None if none is alike; the first of equals.

    Dotted keys are alike if their last parts are, so `climate` and `decision.climate` both mean `firm.levers.climate`;
    the path before it decides between them only if it is alike itself.
    """
    path, _, last = word.rpartition(".")
    best, meant = (ALIKE, 0.0), None
    for name in names:
        its_path, _, its_last = name.rpartition(".")
        score = (_alike(last, its_last), _alike(path, its_path))
        if score[0] >= ALIKE and (meant is None or score > best):
            best, meant = score, name
    return meant


def _alike(a: str, b: str) -> float:
    """Similarity from ALIKE to 1, or 0 if there is less."""
    ratio = SequenceMatcher(None, a.lower(), b.lower(), autojunk=False).ratio()
    return ratio if ratio >= ALIKE else 0.0
