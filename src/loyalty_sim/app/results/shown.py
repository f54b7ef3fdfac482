"""What the page shows of a saved result: charts of its kind, a table of its runs, and the question it came from."""

from typing import TYPE_CHECKING, Any

import pandas as pd

from loyalty_sim.app.question import LABELS, Question
from loyalty_sim.outcomes import OUTCOMES
from loyalty_sim.report.charts import Bar, Chart, Swing, bars, charts_of, tornado
from loyalty_sim.report.charts.heat_map import heat_map
from loyalty_sim.report.charts.parallel import parallel
from loyalty_sim.report.palette import money_unit
from loyalty_sim.scenario import load_scenario
from loyalty_sim.scenario.keys import flatten, spell
from loyalty_sim.study.vary.question import Question as Varied

if TYPE_CHECKING:
    from loyalty_sim.scenario import Scenario
    from loyalty_sim.study.result import Result

CHARTED = ("run", "compare", "returns")
LINES_OUTCOMES = ("profit", "satisfaction", "retention", "share")
NOT_SET = (*LABELS, "network.path")


def pictures(result: "Result") -> list[Chart]:
    """Charts of a saved result, most important first; none for kinds that have no picture here."""
    if result.kind in CHARTED and result.detail is not None:
        return charts_of(result)
    if "baseline" in result.table:
        return of_sweep(result)
    if result.kind == "sensitivity":
        return [of_sensitivity(result)]
    return []


def of_sweep(result: "Result") -> list[Chart]:
    """Parallel coordinates of all runs, and the response surface where two numbers vary."""
    factors = factors_of(result.table)
    outcomes = [name for name in LINES_OUTCOMES if name in result.runs]
    found = [parallel(result.runs.dropna(subset=outcomes), [*factors, *outcomes], "Runs of the sweep")]
    numbers = [name for name in factors if pd.api.types.is_numeric_dtype(result.table[name])]
    if len(numbers) >= 2 and "profit" in result.table:
        currency = next(iter(result.scenarios.values())).market.currency
        divisor, unit = money_unit(float(result.table["profit"].abs().max()), currency)
        rows = result.table.assign(shown=result.table["profit"] / divisor).dropna(subset=["shown"])
        title = "Difference in profit to the baseline"
        found.append(heat_map(rows, numbers[0], numbers[1], "shown", unit, title))
    return found


def factors_of(table: pd.DataFrame) -> list[str]:
    """Settings that a sweep varies: the columns between the case and `baseline`."""
    columns = list(table.columns)
    return columns[1 : columns.index("baseline")]


def of_sensitivity(result: "Result") -> Chart:
    """Bars of what matters most, by the method of the study."""
    from loyalty_sim.report.sensitivity_figure import unit_of

    rows: list[Any] = result.table.to_dict("records")
    on = result.provenance["settings"]["on"]
    question = Varied(next(iter(result.scenarios.values())), None, on)
    what = on.replace("_", " ")
    if "at_low" in result.table:
        divisor, unit = unit_of(question, float(result.table[["at_low", "at_high"]].abs().to_numpy().max()))
        swings = [
            Swing(
                row["meaning"], row["at_low"] / divisor, row["at_high"] / divisor,
                f"{row['from']:.3g}", f"{row['to']:.3g}",
            )
            for row in rows
        ]  # fmt: skip
        return tornado(swings, what, unit)
    name, divisor, words = "total", 1.0, f"share of the variance of {what} (Sobol, total)"
    if "mu_star" in result.table:
        divisor, unit = unit_of(question, float(result.table["mu_star"].max()))
        name, words = "mu_star", f"mean absolute effect on {what} ({unit})"
    found = [Bar(row["meaning"], *(row[f"{name}{end}"] / divisor for end in ("", "_low", "_high"))) for row in rows]
    return bars(found, "What matters most", words)


def runs_of(result: "Result") -> pd.DataFrame:
    """One row a run: what varied, the seed, and every outcome."""
    known = [name for name in result.runs.columns if name in OUTCOMES]
    heads = [name for name in result.runs.columns if name not in OUTCOMES]
    return result.runs[[*heads, *known]]


def question_of(result: "Result") -> Question:
    """The what-if question nearest to a result: A and B of a comparison, else its scenario as B."""
    scenarios = list(result.scenarios.values())
    a, b = (scenarios[0], scenarios[-1]) if len(scenarios) > 1 else (None, scenarios[0])
    seeds = min(max(len(result.provenance["seeds"]), 2), 60)
    both = {"trade": b.trade.name, "market.customers": str(b.market.customers), "market.weeks": str(b.market.weeks)}
    start = load_scenario(overrides=[f"{key}={value}" for key, value in both.items()])
    return Question(
        a="baseline",
        b="baseline",
        both=both,
        only_a=_differs(a, start) if a else {},
        only_b=_differs(b, start),
        seeds=seeds,
    )


def _differs(scenario: "Scenario", start: "Scenario") -> dict[str, str]:
    ours, theirs = flatten(scenario), flatten(start)
    return {key: spell(value) for key, value in ours.items() if value != theirs[key] and key not in NOT_SET}
