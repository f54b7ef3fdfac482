"""The summary of a sweep, and of branches: which row to take, if luck does not decide."""

from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from loyalty_sim.picture.words import money, years
from loyalty_sim.studies.optimise.choice import standing
from loyalty_sim.studies.summary import Summary, judgement_sentence, lever_keys, rivals_sentence
from loyalty_sim.studies.sweep.charts import factors_of

if TYPE_CHECKING:
    from loyalty_sim.studies.base import Result
    from loyalty_sim.studies.sweep.analysis import SweepDetail

FEW_ROWS, MOST_NAMED = 4, 4
LEVERS = "firm.levers."


def summary_of_sweep(result: "Result") -> Summary | None:
    """None if no row could be compared."""
    table = result.table
    if "profit" not in table or table.loc[~table["baseline"], "profit"].isna().all():
        return None
    [scenario] = result.scenarios.values()
    levers = [key.removeprefix(LEVERS) for key in factors_of(table) if key.startswith(LEVERS)]
    ranked = table[~table["baseline"]].dropna(subset=["profit"]).sort_values("profit", ascending=False)
    base = int(np.flatnonzero(table["baseline"])[0])
    good = _as_good(result)
    return Summary(
        do=tuple(filter(None, (_verdict(ranked, base in good), _others(table, good, int(ranked.index[0]), base)))),
        returns=_returns(ranked, scenario.market.currency, scenario.market.weeks / 52),
        sure=_how_sure(result, ranked),
        change=tuple(filter(None, (rivals_sentence(scenario), judgement_sentence(lever_keys(levers))))),
    )


def _verdict(ranked: pd.DataFrame, base_as_good: bool) -> str:
    best = ranked.iloc[0]
    if pd.isna(best["profit_low"]):
        return f"Undetermined: {best['case']} earned most, but one pair of runs cannot tell that from luck."
    if best["profit_low"] > 0 and base_as_good:
        return (
            f"Undetermined: {best['case']} earns more than the baseline when looked at alone, but the best of "
            f"{len(ranked)} rows is lucky too, and that taken into account the baseline may be as good. Run more seeds."
        )
    if best["profit_low"] > 0:
        return f"Choose {best['case']}: it earns more than the baseline by a margin that luck does not explain."
    if (ranked["profit_high"] < 0).all():
        return "Stay with the baseline: every row earns less, by a margin that luck does not explain."
    return (
        "Undetermined: no row earns more than the baseline beyond luck. Keep the baseline, or run more seeds; "
        f"{best['case']} came out highest."
    )


def _others(table: pd.DataFrame, good: list[int], best: int, base: int) -> str:
    """Rows that luck cannot tell from the best one."""
    others = [str(table["case"].iloc[place]) for place in good if place not in (best, base)]
    if not others:
        return "No other row is as good within luck." if good else ""
    rest = f"; and {len(others) - MOST_NAMED} more" if len(others) > MOST_NAMED else ""
    return f"As good within luck, so that other grounds may decide: {'; '.join(others[:MOST_NAMED])}{rest}."


def _as_good(result: "Result") -> list[int]:
    """Places of the cases that luck cannot tell from the best, all compared at once over the seeds that all share.

    None where that cannot be said: fewer than two such seeds, or trades that are not to be compared with each other.
    """
    if int(result.table["baseline"].sum()) > 1:
        return []
    detail: SweepDetail = result.detail
    columns = [pd.Series(case.outcome("profit"), case.runs["seed"].to_numpy()) for case in detail.cases]
    profit = pd.concat(columns, axis=1).T.dropna(axis=1)
    if profit.shape[1] < 2:
        return []
    found = standing(profit.to_numpy(float), result.provenance["settings"]["confidence"])
    return [int(place) for place in np.flatnonzero(found.as_good)]


def _returns(ranked: pd.DataFrame, currency: str, horizon: float) -> tuple[str, ...]:
    best, worst = ranked.iloc[0], ranked.iloc[-1]
    found = [f"{best['case']}: profit against the baseline {_change(best, currency)} over {years(horizon)}."]
    if len(ranked) > 1:
        found.append(f"The other end, {worst['case']}: {_change(worst, currency)}.")
    return tuple(found)


def _change(row: pd.Series, currency: str) -> str:
    mean = money(row["profit"], currency, signed=True)
    if pd.isna(row["profit_low"]):
        return f"{mean} (one pair of runs)"
    low, high = (money(row[f"profit_{end}"], currency, signed=True) for end in ("low", "high"))
    return f"{mean} ({low} to {high})"


def _how_sure(result: "Result", ranked: pd.DataFrame) -> tuple[str, ...]:
    settings: dict[str, Any] = result.provenance["settings"]
    more, less = int((ranked["profit_low"] > 0).sum()), int((ranked["profit_high"] < 0).sum())
    open_ = len(ranked) - more - less
    pairs = ranked["seeds"]
    count = f"{pairs.min()}" if pairs.min() == pairs.max() else f"{pairs.min()} to {pairs.max()}"
    found = [
        f"Beyond luck, row by row: {more} of {len(ranked)} with more profit than the baseline, {less} with less; "
        f"{open_} cannot be told from it ({100 * settings['confidence']:.0f} % intervals, {count} paired runs each)."
    ]
    if len(ranked) > FEW_ROWS:
        found.append("The best of many rows is flattered by luck: run it again under fresh seeds to know its figure.")
    if settings["failed"]:
        found.append(f"{len(settings['failed'])} of {len(result.runs)} runs failed and are left out.")
    return tuple(found)
