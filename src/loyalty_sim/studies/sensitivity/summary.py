"""The summary of a sensitivity study: what to find out, since the answer hangs on it."""

from typing import TYPE_CHECKING, Any

import numpy as np

from loyalty_sim.picture.units import unit_of_setting
from loyalty_sim.picture.words import figure, share
from loyalty_sim.statistics.bands import mean_interval
from loyalty_sim.studies.sensitivity.tornado import Tornado
from loyalty_sim.studies.summary import Summary, judgement_sentence, rivals_sentence

if TYPE_CHECKING:
    from loyalty_sim.studies.base import Result
    from loyalty_sim.studies.sensitivity.analysis import SensitivityDetail

NAMED = 3
ASSUMED = ("theory.", "trade.")
METHODS = {
    "tornado": "One factor was moved at a time: how factors act together is not seen (--method morris or sobol).",
    "morris": "Sizes are means over the space of all factors; a factor's effect may differ from place to place.",
    "sobol": "Shares hold for these ranges, all values in them taken to be equally likely.",
}


def summary_of_sensitivity(result: "Result") -> Summary:
    """What moves the outcome, and whether it turns a decision."""
    detail: SensitivityDetail = result.detail
    rows: list[Any] = result.table[result.table["sure"]].head(NAMED).to_dict("records")
    grades = judgement_sentence([row["factor"] for row in rows if row["factor"].startswith(ASSUMED)])
    return Summary(
        do=_do(detail, rows),
        returns=tuple(_moved(detail, row) for row in rows) or ("No effect that can be told from luck.",),
        sure=_how_sure(detail, len(result.table), int(result.table["sure"].sum())),
        change=tuple(filter(None, (METHODS[detail.method], _ranges(detail), grades,
                                   rivals_sentence(detail.question.scenario)))),
    )  # fmt: skip


def _do(detail: "SensitivityDetail", rows: list[Any]) -> tuple[str, ...]:
    if not rows:
        more = "ask with more seeds or wider ranges before you drop any of them"
        return (f"Undetermined: nothing tried moves {detail.question.subject} beyond luck; {more}.",)
    named = "; ".join(row["meaning"] for row in rows)
    which = "it" if len(rows) == 1 else "them"
    first = f"Find out first, since {detail.question.subject} hangs most on {which}: {named}."
    return (first, _turning(detail)) if detail.question.against else (first,)


def _turning(detail: "SensitivityDetail") -> str:
    """For a decision between two scenarios: whether one factor alone turns it."""
    if not isinstance(detail.found, Tornado):
        return "Whether one factor alone turns the decision is what the tornado tells."
    base = mean_interval(detail.base, detail.confidence)
    if base.low <= 0 <= base.high:
        return "Which of the two is ahead today is itself undetermined: the difference may be luck."
    reached = np.stack([base.mean + detail.found.low.mean, base.mean + detail.found.high.mean]) * base.mean
    turns = (reached < 0).any(axis=0) & detail.found.sure
    names = [f.meaning for f, at in zip(detail.factors, detail.order, strict=True) if turns[at]]
    if not names:
        return "None of them alone, within its range, turns the decision."
    return f"Decide only once this is known, since it alone can turn the decision: {'; '.join(names)}."


def _moved(detail: "SensitivityDetail", row: dict[str, Any]) -> str:
    say, currency = detail.question.said, detail.question.scenario.market.currency
    if detail.method == "tornado":
        ends = []
        for end, word in (("low", "from"), ("high", "to")):
            mean, low, high = (say(row[f"at_{end}{tail}"], sign=True) for tail in ("", "_low", "_high"))
            ends.append(f"{mean} at {_level(row, word, currency)} ({low} to {high})")
        return f"{row['meaning']}: {' and '.join(ends)}."
    if detail.method == "morris":
        between = f"{say(row['mu_star_low'])} to {say(row['mu_star_high'])}"
        return f"{row['meaning']}: {say(row['mu_star'])} on average across its range ({between})."
    low, high = (f"{100 * row[f'total_{end}']:.0f}" for end in ("low", "high"))
    return f"{row['meaning']}: {share(row['total'])} of the variation, alone and with others ({low} to {high} %)."


def _level(row: dict[str, Any], end: str, currency: str) -> str:
    unit = unit_of_setting(row["factor"], currency)
    return f"{figure(row[end])} {unit}" if unit and unit != "share" else figure(row[end])


def _how_sure(detail: "SensitivityDetail", tried: int, sure: int) -> tuple[str, ...]:
    found = [
        f"{sure} of {tried} factors do something beyond luck ({detail.seeds} paired seeds, "
        f"{100 * detail.confidence:.0f} % intervals)."
    ]
    if sure < tried:
        found.append("The others may matter too: that they do not show is no proof that they do nothing.")
    if detail.considered > tried:
        found.append(f"They were picked by a first look at {detail.considered} settings, which may have missed one.")
    return tuple(found)


def _ranges(detail: "SensitivityDetail") -> str:
    if detail.considered == len(detail.factors):
        return "The ranges are those that were asked for; wider ones move more."
    return "Ranges follow from the calibration or from grades, a convention; your own are given with --factors."
