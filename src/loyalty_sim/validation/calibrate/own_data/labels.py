"""Answers in words: ladders of the usual survey tools from worst to best, and words for no answer."""

import re
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from loyalty_sim.data import shipped_rows

if TYPE_CHECKING:
    import pandas as pd

NO_ANSWER = frozenset(
    phrase
    for row in (
        "don't know; dont know; do not know; dk; don't know / not applicable; not applicable; n/a; na; none; no answer",
        "no opinion; not sure; unsure; refused; refusal; prefer not to say; prefer not to answer; rather not say",
        "missing; not asked; not stated; can't say; cannot say; don't know/no answer; dk/na; -; --; .; ?",
        "weiß nicht; weiss nicht; keine angabe; k.a.; k. a.; kann ich nicht sagen; nicht zutreffend",
        "ne sait pas; sans réponse; no sabe; no contesta; ns/nc; non so",
    )
    for phrase in row.split("; ")
)
"""What people write, and are offered, where they give no answer."""

LADDERS: tuple[tuple[str, ...], ...] = tuple(
    tuple(step.strip() for step in row["steps"].split("<")) for row in shipped_rows("answer_ladders.csv")
)
"""Steps from worst to best; words for the same step stand beside each other."""

_NUMBERED = re.compile(r"^\s*\[?\(?(-?\d+(?:[.,]\d+)?)\)?\]?\s*(?:[-–—:=.)/]\s*|\s+)[^\d\s].*$", re.DOTALL)


def words_of(text: object) -> str:
    """A label as it is compared: small letters, one blank between words, straight apostrophes."""
    return " ".join(str(text).replace("’", "'").lower().split())


def on_ladder(labels: Iterable[str]) -> dict[str, int] | None:
    """The place of each label from 1, on the only ladder that has them all; None without one, or with two that differ.

    >>> on_ladder(["Satisfied", "Very dissatisfied"])
    {'Satisfied': 4, 'Very dissatisfied': 1}
    """
    found = ladder_of(labels)
    return found[0] if found else None


def ladder_of(labels: Iterable[str]) -> tuple[dict[str, int], Sequence[str]] | None:
    """The places of labels, and the ladder."""
    labels = list(labels)
    fits: list[tuple[dict[str, int], Sequence[str]]] = []
    for ladder in LADDERS:
        place = {word.strip(): number for number, step in enumerate(ladder, 1) for word in step.split("|")}
        if labels and all(words_of(label) in place for label in labels):
            fits.append(({label: place[words_of(label)] for label in labels}, ladder))
    return fits[0] if fits and all(each[0] == fits[0][0] and len(each[1]) == len(fits[0][1]) for each in fits) else None


def numbered(cells: "pd.Series") -> "pd.Series":
    """The number in cells such as "10 - Extremely likely" or "3 = neutral"; missing in others."""
    return cells.astype("string").str.extract(_NUMBERED)[0].str.replace(",", ".")
