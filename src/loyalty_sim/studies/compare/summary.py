"""The summary of a comparison."""

from typing import TYPE_CHECKING, Any

import numpy as np

from loyalty_sim.picture.words import money, signed
from loyalty_sim.studies.compare import words
from loyalty_sim.studies.doubt_words import BY_COMMAND, Ways
from loyalty_sim.studies.net_promoter import changes
from loyalty_sim.studies.summary import Summary, changed_levers, judgement_sentence, lever_keys, rivals_sentence

if TYPE_CHECKING:
    from loyalty_sim.studies.base import Result
    from loyalty_sim.studies.compare.analysis import CompareDetail

YEAR = 52


def summary_of_compare(result: "Result") -> Summary:
    """Whether to take B, from the paired difference in what decides and its interval."""
    detail: CompareDetail = result.detail
    rows: Any = result.table.set_index("outcome").to_dict("index")
    a, b = result.scenarios["A"], result.scenarios["B"]
    if _alike(result):
        same = "A and B come to exactly the same: nothing that differs between them matters here."
        return Summary((same,), ("Nothing.",), how_sure(result), (rivals_sentence(a),))
    return Summary(
        do=tuple(filter(None, (words.disagreement(rows, detail), verdict(rows, detail)))),
        returns=tuple(filter(None, (
            words.the_change(rows, detail), words.two_parts(rows, detail),
            words.payback_sentence("B", detail.paid, words.is_open(detail)), _customers(rows), changes(rows),
        ))),
        sure=how_sure(result),
        change=tuple(filter(None, (
            _sooner(detail), rivals_sentence(a), judgement_sentence(lever_keys(changed_levers(a, b)))
        ))),
    )  # fmt: skip


def how_sure(result: "Result", by: Ways = BY_COMMAND) -> tuple[str, ...]:
    """How sure the answer is and of what doubt, and by which way an open one is settled."""
    if _alike(result):
        return ("Exactly sure: every figure of every run is equal.",)
    detail: CompareDetail = result.detail
    rows: Any = result.table.set_index("outcome").to_dict("index")
    return (*words.doubts(detail, by), *_pairs(result, rows[detail.decides]))


def _alike(result: "Result") -> bool:
    return bool(np.all(result.table["difference"].fillna(0.0) == 0))


def verdict(rows: Any, detail: "CompareDetail") -> str:
    """Which of the two to take, or that it is open."""
    a, b = detail.names
    row = rows[detail.decides]
    beyond = "luck does not explain" if detail.worlds is None else "nothing that is in doubt explains"
    if row["low"] > 0:
        return f"Choose B ({b}): it brings more than A ({a}) by a margin that {beyond}."
    if row["high"] < 0:
        return f"Stay with A ({a}): B ({b}) brings less by a margin that {beyond}."
    if detail.still_rising and row["difference"] < 0:
        return f"Not yet: B ({b}) is behind A ({a}) at the end, but the gain is still rising; look further ahead."
    if detail.worlds is None:
        return (
            f"Money does not decide between A ({a}) and B ({b}): the difference may be luck. Decide on other grounds, "
            f"or run more seeds."
        )
    return f"Open: what is known does not decide between A ({a}) and B ({b})."


def _customers(rows: dict[str, Any]) -> str:
    return (
        f"Satisfaction changes by {signed(rows['satisfaction']['difference'], 1)} points of 100, market share by "
        f"{signed(100 * rows['share']['difference'], 2)} percentage points, the share of customers kept a year from "
        f"leaving for others by {signed(100 * rows['retention']['difference'], 2)} percentage points."
    )


def _pairs(result: "Result", row: dict[str, Any]) -> list[str]:
    decides, currency = result.detail.decides, result.detail.currency
    runs = result.runs.pivot(index="seed", columns="scenario", values=decides)
    gain = runs["B"] - runs["A"]
    worst, best = (money(end, currency, signed=True) for end in (gain.min(), gain.max()))
    return [
        f"B brings more in {row['b_higher']} of {row['seeds']} paired runs with every figure as it is set, each under "
        f"the same luck for A and B; they range from {worst} to {best}.",
    ]


def _sooner(detail: "CompareDetail") -> str:
    """Whether an impatient reader would have decided otherwise, by the mean cumulative difference."""
    gain, weeks = detail.gain.mean, len(detail.gain.mean)
    early = [week for week in range(YEAR, weeks, YEAR) if gain[week - 1] * gain[-1] < 0]
    if not early:
        return ""
    at = early[-1]
    sofar = money(gain[at - 1], detail.currency, signed=True)
    return (
        f"Time: judged by profit after {at} weeks the answer would be the opposite ({sofar} so far); over {weeks} it "
        f"is this one."
    )
