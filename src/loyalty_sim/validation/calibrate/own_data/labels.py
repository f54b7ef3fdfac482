"""Answers in words: ladders of the usual survey tools from worst to best, and words for no answer."""

import re
import unicodedata
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
        "ne sait pas; sans réponse; sans opinion; nsp; no sabe; no contesta; ns/nc; non so; não sei; weet niet",
        "weiß ich nicht; keine meinung; ohne angabe; k. a; keine antwort; n. a.; n.a.; n.a; skipped; skip",
        "not applicable/no opinion; not answered; no response; nil; null; blank; (blank); (null); undefined; sysmis",
    )
    for phrase in row.split("; ")
)
"""What people write, and are offered, where they give no answer."""

LADDERS: tuple[tuple[str, ...], ...] = tuple(
    tuple(step.strip() for step in row["steps"].split("<")) for row in shipped_rows("answer_ladders.csv")
)
"""Steps from worst to best; words for the same step stand beside each other."""

_NO_ANSWER_OF_PROGRAMS = re.compile(r"^\.[_a-z]?$", re.IGNORECASE)
"""How SAS and Stata write that nothing is there."""
_NUMBERED = re.compile(r"^\s*\[?\(?(-?\d+(?:[.,]\d+)?)\)?\]?\s*(?:[-–—:=.)/]\s*|\s+)[^\d\s].*$", re.DOTALL)
_BEHIND = re.compile(r"^\s*[^\d\s(\[][^(\[]*[(\[](-?\d+(?:[.,]\d+)?)[)\]]\s*$")
_OF = re.compile(r"^\s*(\d+(?:[.,]\d+)?)\s*(?:/|out of|of|von|sur|de|su|van|av)\s*(\d+)\s*$", re.IGNORECASE)
_STARS = re.compile(r"^\s*(★+|⭐+|\*+)(?:[☆✩]*)\s*$")
_APOSTROPHES = str.maketrans(dict.fromkeys("’‘´`", "'"))


def words_of(text: object) -> str:
    """A label as it is compared: small letters, one blank between words, straight apostrophes, nothing invisible."""
    plain = unicodedata.normalize("NFKC", str(text).translate(_APOSTROPHES))
    return " ".join("".join(each for each in plain if unicodedata.category(each) != "Cf").lower().split())


def is_no_answer(text: object) -> bool:
    """Whether a label or a cell says that there is no answer.

    >>> [is_no_answer(text) for text in ("Don´t know", ".a", "Skipped", "no")]
    [True, True, True, False]
    """
    return words_of(text) in NO_ANSWER or bool(_NO_ANSWER_OF_PROGRAMS.match(str(text).strip()))


def ladder_of(labels: Iterable[str]) -> tuple[dict[str, int], Sequence[str]] | None:
    """The place of each label from 1, and the only ladder that has them all; None without one, or with two that differ.

    >>> place, ladder = ladder_of(["Satisfied", "Very dissatisfied"])
    >>> place, len(ladder)
    ({'Satisfied': 4, 'Very dissatisfied': 1}, 5)
    """
    labels = list(labels)
    fits: list[tuple[dict[str, int], Sequence[str]]] = []
    for ladder in LADDERS:
        place = {word.strip(): number for number, step in enumerate(ladder, 1) for word in step.split("|")}
        if labels and all(words_of(label) in place for label in labels):
            fits.append(({label: place[words_of(label)] for label in labels}, ladder))
    return fits[0] if fits and all(each[0] == fits[0][0] and len(each[1]) == len(fits[0][1]) for each in fits) else None


def rises(low: str, high: str) -> bool | None:
    """Whether the second of two labels is the better one; None where no ladder has both, or two disagree.

    >>> rises("sehr gut", "mangelhaft"), rises("Very dissatisfied", "very satisfied"), rises("top", "flop")
    (False, True, None)
    """
    said = set()
    for ladder in LADDERS:
        place = {word.strip(): number for number, step in enumerate(ladder, 1) for word in step.split("|")}
        one, other = place.get(words_of(low)), place.get(words_of(high))
        if one and other and one != other:
            said.add(other > one)
    return said.pop() if len(said) == 1 else None


def off_the_ladder(labels: Iterable[str]) -> tuple[list[str], Sequence[str]] | None:
    """Labels that are not on the ladder on which most of them are, with its steps; None where there is no such.

    >>> off_the_ladder(["Satisfied", "Very satisfied", "Very disatisfied"])[0]
    ['Very disatisfied']
    """
    labels = list(labels)
    best: tuple[int, list[str], Sequence[str]] = (0, [], ())
    for ladder in LADDERS:
        words = {word.strip() for step in ladder for word in step.split("|")}
        off = [label for label in labels if words_of(label) not in words]
        on = len(labels) - len(off)
        if not off:
            return None
        if on > max(best[0], 1) and on >= len(off):
            best = (on, off, [step.split("|")[0].strip() for step in ladder])
    return (best[1], best[2]) if best[0] else None


def numbered(cells: "pd.Series") -> "pd.Series":
    """The number in cells such as "10 - Extremely likely", "Satisfied (4)", "8 out of 10" or "★★★"; missing in others.

    >>> import pandas as pd
    >>> numbered(pd.Series(["3 = neutral", "Very good [5]", "8/10", "★★★★☆", "good"])).tolist()
    ['3', '5', '8', '4', <NA>]
    """
    import pandas as pd

    def number(cell: object) -> str | None:
        text = str(cell)
        if stars := _STARS.match(text):
            return str(len(stars[1]))
        found = _OF.match(text) or _NUMBERED.match(text) or _BEHIND.match(text)
        return found[1].replace(",", ".") if found else None

    codes, unique = pd.factorize(cells)
    return pd.Series(pd.array([*map(number, unique), None], dtype="string")[codes], index=cells.index)
