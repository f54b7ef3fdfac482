"""The summary of a comparison."""

from typing import TYPE_CHECKING, Any

import numpy as np

from loyalty_sim.picture.words import money, signed
from loyalty_sim.studies.compare.words import payback_sentence
from loyalty_sim.studies.net_promoter import changes
from loyalty_sim.studies.summary import Summary, changed_levers, judgement_sentence, lever_keys, rivals_sentence

if TYPE_CHECKING:
    from loyalty_sim.studies.base import Result
    from loyalty_sim.studies.compare.analysis import CompareDetail

YEAR = 52


def summary_of_compare(result: "Result") -> Summary:
    """Whether to take B, from the paired difference in profit and its interval."""
    detail: CompareDetail = result.detail
    rows: Any = result.table.set_index("outcome").to_dict("index")
    a, b = result.scenarios["A"], result.scenarios["B"]
    if np.all(result.table["difference"].fillna(0.0) == 0):
        same = "A and B come to exactly the same: nothing that differs between them matters here."
        return Summary(
            (same,), ("Nothing.",), ("Exactly sure: every figure of every run is equal.",), (rivals_sentence(a),)
        )
    return Summary(
        do=(_verdict(rows["profit"], detail),),
        returns=tuple(filter(None, (*_money(rows["profit"], detail), _customers(rows), changes(rows)))),
        sure=tuple(_how_sure(result, rows["profit"])),
        change=tuple(filter(None, (
            _sooner(detail), rivals_sentence(a), judgement_sentence(lever_keys(changed_levers(a, b)))
        ))),
    )  # fmt: skip


def _verdict(profit: dict[str, Any], detail: "CompareDetail") -> str:
    a, b = detail.names
    if profit["low"] > 0:
        return f"Choose B ({b}): it earns more than A ({a}) by a margin that luck does not explain."
    if profit["high"] < 0:
        return f"Stay with A ({a}): B ({b}) earns less by a margin that luck does not explain."
    return (
        f"Money does not decide between A ({a}) and B ({b}): the difference may be luck. Decide on other grounds, or "
        f"run more seeds."
    )


def _money(profit: dict[str, Any], detail: "CompareDetail") -> list[str]:
    mean, low, high = (money(profit[name], detail.currency, signed=True) for name in ("difference", "low", "high"))
    per_cent = f"{100 * detail.confidence:.0f} %"
    return [
        f"Profit of B less A: {mean} in present value ({per_cent} interval {low} to {high}).",
        payback_sentence("B", detail.payback),
    ]


def _customers(rows: dict[str, Any]) -> str:
    return (
        f"Satisfaction changes by {signed(rows['satisfaction']['difference'], 1)} points of 100, market share by "
        f"{signed(100 * rows['share']['difference'], 2)} percentage points, the share of customers kept from year to "
        f"year by {signed(100 * rows['retention']['difference'], 2)}."
    )


def _how_sure(result: "Result", profit: dict[str, Any]) -> list[str]:
    runs = result.runs.pivot(index="seed", columns="scenario", values="profit")
    gain, currency = runs["B"] - runs["A"], result.detail.currency
    worst, best = (money(end, currency, signed=True) for end in (gain.min(), gain.max()))
    return [
        f"B earns more in {profit['b_higher']} of {profit['seeds']} paired runs, each under the same luck for A and B.",
        f"Single pairs range from {worst} to {best}; one firm lives through one of them.",
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
        f"Time: judged after {at} weeks the answer would be the opposite ({sofar} so far); over {weeks} it is this one."
    )
