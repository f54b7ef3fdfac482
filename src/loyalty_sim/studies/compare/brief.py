"""A comparison as a board reads it."""

from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from loyalty_sim.picture.units import level
from loyalty_sim.picture.words import money, signed, years
from loyalty_sim.statistics.bands import Array, Interval
from loyalty_sim.statistics.skewed import skewed_interval
from loyalty_sim.studies import brief
from loyalty_sim.studies.brief import WEEKS_A_YEAR, Brief, said
from loyalty_sim.studies.compare.words import is_open

if TYPE_CHECKING:
    from loyalty_sim.scenario import Scenario
    from loyalty_sim.studies.base import Result
    from loyalty_sim.studies.compare.analysis import CompareDetail

EARLY = 26
"""Week in which the first signs are looked for: half a year."""
SEEN = 1.0
"""Points of satisfaction that two surveys of some hundred answers tell apart: judgement."""
KINDS = {"loyal": "loyal", "mercenary": "satisfied but ready to go", "hostage": "dissatisfied but bound",
         "defector": "on their way out"}  # fmt: skip


def brief_of_compare(result: "Result") -> Brief:
    """Whether to take B, what it is worth and when, how sure that is, who is kept, and what to measure."""
    detail: CompareDetail = result.detail
    rows: Any = result.table.set_index("outcome").to_dict("index")
    a, b = result.scenarios["A"], result.scenarios["B"]
    worlds = detail.worlds
    full = worlds.full[detail.decides] if worlds else None
    return Brief(
        decision=said(_decision(rows[detail.decides], detail), _disagreement(rows, detail), brief.moved(a, b)),
        money=said(_money(rows, detail, b), _spent(rows, detail), _when(detail), brief.horizon(b)),
        sure=said(_sure(rows[detail.decides], detail), brief.parts_of_doubt(full) if full else "", brief.of_size(b)),
        change=said(
            brief.worth_most(worlds.known, detail.currency) if worlds else "",
            _earlier(detail), brief.of_rivals(a), brief.of_judgement(brief.levers_in(a, b)),
        ),
        saved=said(*_saved(result)),
        measure=said(
            brief.to_settle(full, worlds.known, detail.still_rising) if full and worlds else "", _first_signs(result),
        ),
    )  # fmt: skip


def _names(detail: "CompareDetail") -> tuple[str, str]:
    a, b = detail.names
    return f"A ({a})" if a != "A" else "A", f"B ({b})" if b != "B" else "B"


def _decision(row: Any, detail: "CompareDetail") -> str:
    a, b = _names(detail)
    if row["difference"] == row["low"] == row["high"] == 0:
        return f"There is nothing to decide: {b} and {a} come to exactly the same."
    if row["low"] > 0:
        return f"Do {b}: it is worth more than {a}, and nothing that was looked at turns this round."
    if row["high"] < 0:
        return f"Stay with {a}: {b} is worth less, and nothing that was looked at turns this round."
    if detail.worlds is None:
        return f"Not decided: the difference between {a} and {b} may be luck."
    ahead = detail.worlds.full[detail.decides].ahead
    return f"Not decided: that {b} is worth more than {a} is {brief.likely(ahead)}."


def _disagreement(rows: Any, detail: "CompareDetail") -> str:
    profit, equity = (rows.get(name, {"difference": 0.0})["difference"] for name in ("profit", "customer_equity"))
    if profit * equity >= 0:
        return ""
    more, less = ("more", "less") if profit > 0 else ("less", "more")
    amounts = [money(abs(each), detail.currency) for each in (profit, equity)]
    return f"The two parts disagree: B earns {amounts[0]} {more} and ends with customers worth {amounts[1]} {less}."


def _money(rows: Any, detail: "CompareDetail", b: "Scenario") -> str:
    row, per_cent = rows[detail.decides], f"{100 * detail.confidence:.0f} %"
    change, low, high = (money(row[name], detail.currency, signed=True) for name in ("difference", "low", "high"))
    whole = "profit" if detail.decides == "profit" else "profit and the worth of the customers at the end"
    over = "everything in doubt" if detail.worlds else "luck alone"
    told = f"B against A: {change} in {whole} within {years(b.market.weeks / WEEKS_A_YEAR)}"
    told += f" ({per_cent} range over {over}: {low} to {high})"
    if detail.decides == "profit":
        return f"{told}."
    profit, equity = (
        money(rows[name]["difference"], detail.currency, signed=True) for name in ("profit", "customer_equity")
    )
    return f"{told}; of that profit {profit}, worth of customers {equity}."


def _spent(rows: Any, detail: "CompareDetail") -> str:
    named = {"spend": "on what is bought for service and market", "staff_cost": "on staff"}
    found = [(name, rows[key]["difference"]) for key, name in named.items() if key in rows]
    told = [
        f"{money(abs(each), detail.currency)} {'more' if each > 0 else 'less'} {name}" for name, each in found if each
    ]
    return f"B spends {' and '.join(told)}; that is counted in." if told else ""


def _when(detail: "CompareDetail") -> str:
    paid = detail.paid
    if is_open(detail):
        return "From when on B is ahead cannot be said: whether it is ahead is open."
    if paid.week is None or not paid.known:
        return "B is not ahead in profit for good within the time looked at."
    if paid.high <= 1:
        return "B is ahead in profit from the first week on."
    span = "" if paid.low == paid.high else (
        f" (between {brief.week_in_words(paid.low)} and {brief.week_in_words(paid.high)})"
    )  # fmt: skip
    return f"B is ahead in profit for good from {brief.week_in_words(paid.week)} on{span}."


def _sure(row: Any, detail: "CompareDetail") -> str:
    if detail.worlds is None:
        return (
            f"Only luck was looked at: B is worth more in {row['b_higher']} of {row['seeds']} pairs of futures. What "
            f"nobody knows exactly is usually the larger doubt."
        )
    full = detail.worlds.full[detail.decides]
    low, high = (money(end, detail.currency, signed=True) for end in (full.one_low, full.one_high))
    return (
        f"That B is worth more is {brief.likely(full.ahead)}, over {detail.worlds.count} sets of figures that may be "
        f"true. What a single firm lives through lies between {low} and {high} in {100 * detail.confidence:.0f} % of "
        f"futures."
    )


def _earlier(detail: "CompareDetail") -> str:
    gain = detail.gain.mean
    early = [week for week in range(WEEKS_A_YEAR, len(gain), WEEKS_A_YEAR) if gain[week - 1] * gain[-1] < 0]
    if not early:
        return "The gain is still rising at the end: look further ahead." if detail.still_rising else ""
    return (
        f"Who judges after {years(early[-1] / WEEKS_A_YEAR)} decides the other way: by then the sign is the opposite."
    )


def saved(result: "Result") -> Interval:
    """Customers who stay in B and would have left at the rate of A, over the horizon: mean of the pairs, interval.

    Leaving is from rivals and failure, not moving away.
    """
    found = [_rate_and_weeks(result, side) for side in "AB"]
    (rate_a, _), (rate_b, weeks_b) = found
    return skewed_interval((rate_a - rate_b) * weeks_b, result.detail.confidence)


def _rate_and_weeks(result: "Result", side: str) -> tuple[Array, Array]:
    """By seed: the part of customers who leave in a week, and customers summed over the weeks."""
    assert result.weekly is not None
    runs, weeks = (table[table["scenario"] == side] for table in (result.runs, result.weekly))
    total = weeks.groupby("seed")["customers"].sum().reindex(runs["seed"]).to_numpy(float)
    leaving = 1.0 - runs["retention"].to_numpy(float) ** (1 / WEEKS_A_YEAR)  # as `customer_equity.yearly_retention`
    return leaving, total


def _saved(result: "Result") -> list[str]:
    rows: Any = result.table.set_index("outcome").to_dict("index")
    if "retention" not in rows or result.weekly is None or "customers" not in rows:
        return []
    found, kept, customers = saved(result), rows["retention"], rows["customers"]
    stay = found.mean >= 0
    count, *ends = (abs(round(float(each))) for each in (found.mean, found.low, found.high))
    one = count == 1
    whom = f"customer{'' if one else 's'} "
    if stay:
        whom += f"who would have left stay{'s' if one else ''}"
    else:
        whom += f"leave{'s' if one else ''} who would have stayed"
    span = f"{min(ends):,} to {max(ends):,} by luck" if found.low * found.high > 0 else "may be luck"
    sentences = [
        f"{count:,} {whom} ({span}): with B {level('retention', kept['b'])} % are kept a year, with A "
        f"{level('retention', kept['a'])} %.",
        more_or_fewer(round(float(customers["difference"]))),
    ]
    return [*sentences, _kinds(result)]


def more_or_fewer(difference: int) -> str:
    """How many customers B has against A at the end."""
    if not difference:
        return "At the end B has as many customers as A."
    many = f"{abs(difference):,} customer{'' if abs(difference) == 1 else 's'}"
    return f"At the end B has {many} {'more' if difference > 0 else 'fewer'} than A."


def _kinds(result: "Result") -> str:
    weekly: pd.DataFrame = result.detail.weekly
    last = weekly[weekly["week"] == weekly["week"].max()].set_index("scenario")
    if not set(KINDS) <= set(last.columns):
        return ""
    told = [
        f"{100 * last.loc['B', kind]:.0f} % {name} ({100 * last.loc['A', kind]:.0f} %)" for kind, name in KINDS.items()
    ]
    return f"Of the customers at the end, with A in brackets: {', '.join(told)}."


def _first_signs(result: "Result") -> str:
    """What should be seen after half a year if B works as simulated."""
    weekly = result.weekly
    if weekly is None or "satisfaction" not in weekly or weekly["week"].max() <= EARLY:
        return ""
    then = weekly[weekly["week"] == EARLY].pivot(index="seed", columns="scenario", values="satisfaction")
    found = skewed_interval((then["B"] - then["A"]).to_numpy(float), result.detail.confidence)
    if np.isnan(found.mean):
        return ""
    mean, low, high = (signed(float(each), 1) for each in (found.mean, found.low, found.high))
    if abs(found.mean) < SEEN or found.low <= 0 <= found.high:
        return (
            f"Measure the share of customers kept from the start: after half a year satisfaction differs by {mean} "
            f"points of 100 ({low} to {high}), too little to tell A from B by a survey."
        )
    return (
        f"Measure satisfaction from the start: after half a year B should stand {mean} points of 100 from A ({low} to "
        f"{high}). If it does not, stop and ask again."
    )
