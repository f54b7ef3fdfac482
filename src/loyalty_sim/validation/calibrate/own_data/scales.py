"""Scales of answers: as stated, as the labels of a file have them, or asked for; never guessed in silence."""

from typing import TYPE_CHECKING, NamedTuple

from loyalty_sim.validation.calibrate.own_data.labels import is_no_answer, off_the_ladder, rises
from loyalty_sim.validation.calibrate.own_data.said import Said
from loyalty_sim.validation.calibrate.own_data.sections import SCALED, TABLES, Section

if TYPE_CHECKING:
    import pandas as pd

USUAL = (1.0, 10.0)
Ends = tuple[float, float]


class Scale(NamedTuple):
    """Lowest and highest answer, and whether the lowest is the best one. how: where that is known from."""

    low: float
    high: float
    reversed: bool
    how: str

    def __str__(self) -> str:
        best = f", {self.low:g} best" if self.reversed else ""
        return f"{self.low:g} to {self.high:g}{best}, {self.how}"

    def to_ten(self, answers: "pd.Series") -> "pd.Series":
        """Answers on 1 to 10, 10 best."""
        share = (answers - self.low) / (self.high - self.low)
        return 1.0 + 9.0 * (1.0 - share if self.reversed else share)


def stated_scales(section: Section, said: Said) -> dict[str, Ends]:
    """Lowest and highest answer by column: `scale: [0, 10]` for all, or `scale: {again: [0, 10]}`."""
    scaled = tuple(name for name in TABLES[section.name].columns if name in SCALED)
    given = section.asked.get("scale")
    if given is None:
        return {}
    if not isinstance(given, dict):
        ends = _ends(given, section.name, section, said)
        return dict.fromkeys(scaled, ends) if ends else {}
    for name in given:
        if name not in scaled:
            said.unknown(name, scaled, section.place("scale", name), f"scale in {section.name} for")
    read = {
        name: _ends(ends, f"{section.name}.{name}", section, said) for name, ends in given.items() if name in scaled
    }
    return {name: ends for name, ends in read.items() if ends}


def _ends(ends: object, what: str, section: Section, said: Said) -> Ends | None:
    try:
        low, high = map(float, ends)  # type: ignore[call-overload]
    except (TypeError, ValueError):
        low = high = 0.0
    if low < high < float("inf"):
        return low, high
    said.problem(
        f"the scale of {what} is {ends}", section.place("scale"), "give its lowest and highest answer: scale: [1, 10]",
        "where the lowest answer is the best, say  reversed: [column]",
    )  # fmt: skip
    return None


def scale_from_labels(labels: dict[float, str]) -> tuple[Scale | None, str, tuple[str, ...]]:
    """The scale that the labels of a file span, or a question with what can be said to it; nothing without labels.

    Asked is which end is the best, where no ladder that is known tells, and of a label that is not on the ladder of
    the others, as it may stand for no answer. `reversed` and `scale` say more; see `answers_of`.
    """
    codes = sorted(code for code, text in labels.items() if not is_no_answer(text))
    if len(codes) < 2:
        return None, "", ()
    words = [labels[code] for code in codes]
    if other := off_the_ladder(words):
        code = next(code for code in codes if labels[code] == other[0][0])
        return None, f"the label '{other[0][0]}' ({code:g}) is no step from '{other[1][0]}' to '{other[1][-1]}'", (
            f"if it means no answer, say  missing: [{code:g}]",
            f"if it is one, say  scale: [{codes[0]:g}, {codes[-1]:g}]",
        )  # fmt: skip
    span = f"by its labels: {words[0]} … {words[-1]}"
    up = rises(words[0], words[-1])
    if up is None:
        return (
            Scale(codes[0], codes[-1], False, span),
            f"is '{words[0]}' ({codes[0]:g}) or '{words[-1]}' ({codes[-1]:g}) the best answer?",
            ("if the lowest code is,  reversed: [{column}]", "else  reversed: []"),
        )
    return Scale(codes[0], codes[-1], not up, span), "", ()


def scale_from_answers(what: str, name: str, low: float, high: float) -> tuple[Scale | None, str]:
    """The scale where nobody states it: 1 to 10, or 0 to 10, if answers say so; else a question and no scale."""
    if low >= 1.0 and 7.0 < high <= 10.0:
        return Scale(*USUAL, False, f"as nothing else is stated (answers are {low:g} to {high:g})"), ""
    if low == 0.0 and 7.0 < high <= 10.0:
        return Scale(0.0, 10.0, False, f"as answers are {low:g} to {high:g} and nothing is stated"), ""
    if low < 0.0:
        top = next((end for end in (1, 2, 3, 5, 10, 100) if max(high, -low) <= end), int(high))
        bottom = -top
    else:
        top = next((end for end in (1, 5, 6, 7, 100) if high <= end), int(high))
        bottom = 0 if low < 1.0 or top == 100 else 1
    asked = f"scale: {{{name}: [{bottom}, {top}]}}"
    return (
        None,
        f"the answers of {what} are {low:g} to {high:g}: on which scale? It takes 1 to 10 unless you say  {asked}",
    )
