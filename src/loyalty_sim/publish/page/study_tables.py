"""The tables of sweeps and planning studies as they are read: heads, rows, and a note."""

from typing import TYPE_CHECKING, Any

from loyalty_sim.picture.table import cell
from loyalty_sim.picture.units import axis_name
from loyalty_sim.picture.words import figure
from loyalty_sim.publish.tables import change, label, level
from loyalty_sim.scenario.schema import spell
from loyalty_sim.studies.sweep.charts import OUTCOMES, factors_of
from loyalty_sim.studies.vary.question import said

if TYPE_CHECKING:
    from loyalty_sim.studies.base import Result
    from loyalty_sim.studies.discover.analysis import DiscoverDetail
    from loyalty_sim.studies.optimise.analysis import OptimiseDetail
    from loyalty_sim.studies.sensitivity.analysis import SensitivityDetail

Form = tuple[list[str], list[list[str]], str]
MOST_ROWS = 60


def of_sweep(result: "Result") -> Form:
    """Factors, then for the main outcomes the difference to the baseline with its interval."""
    table, currency = result.table, next(iter(result.scenarios.values())).market.currency
    factors, outcomes = factors_of(table), [name for name in OUTCOMES if name in table]
    rows = [
        [row["case"], *(_setting(row[key]) for key in factors), *(_outcome(name, row) for name in outcomes),
         f"{row['seeds']}{f' ({n} failed)' if (n := row['failed']) else ''}"]
        for row in _records(table.head(MOST_ROWS))
    ]  # fmt: skip
    per_cent = f"{100 * result.provenance['settings']['confidence']:.0f} %"
    cut = f" The first {MOST_ROWS} of {len(table)} rows." if len(table) > MOST_ROWS else ""
    note = (
        f"Change against the baseline with its {per_cent} interval; of the baseline, the level. Money in {currency}, "
        f"present value.{cut}"
    )
    return ["case", *(axis_name(key, currency) for key in factors), *map(label, outcomes), "pairs"], rows, note


def _setting(value: Any) -> str:
    return cell(value) if isinstance(value, int | float) and not isinstance(value, bool) else spell(value)


def _outcome(name: str, row: dict[str, Any]) -> str:
    if row["baseline"]:
        return level(name, row[f"{name}_mean"])
    if row[name] != row[name]:
        return "failed"
    if row[f"{name}_low"] != row[f"{name}_low"]:
        return f"{change(name, row[name])} (one pair)"
    low, high = (change(name, row[f"{name}_{end}"]) for end in ("low", "high"))
    return f"{change(name, row[name])} ({low} to {high})"


def of_sensitivity(result: "Result") -> Form:
    """Factors with their ranges and what they do, by the method."""
    detail: SensitivityDetail = result.detail
    say = detail.question.said
    heads, columns = {
        "tornado": (["change at the low end", "change at the high end"], ["at_low", "at_high"]),
        "morris": (["mean effect, mu*", "spread, sigma"], ["mu_star", "sigma"]),
        "sobol": (["alone, S1 (%)", "with others, ST (%)"], ["first", "total"]),
    }[detail.method]

    def told(row: dict[str, Any], column: str) -> str:
        if detail.method == "sobol":
            return _per_cent(row, column)
        ends = (row[f"{column}{tail}"] for tail in ("", "_low", "_high"))
        mean, low, high = (say(end, sign=detail.method == "tornado") for end in ends)
        return f"{mean} ({low} to {high})"

    rows = [
        [row["meaning"], row["factor"], figure(row["from"]), figure(row["to"]),
         *(told(row, column) for column in columns), "yes" if row["sure"] else "no"]
        for row in _records(result.table)
    ]  # fmt: skip
    present = f" Present value: {say(float(detail.base.mean()))}." if detail.method == "tornado" else ""
    note = f"What moves {detail.question.subject}, with {100 * detail.confidence:.0f} % intervals.{present}"
    return ["factor", "setting", "from", "to", *heads, "beyond luck"], rows, note


def of_discover(result: "Result") -> Form:
    """Boxes with their shares of failures."""
    detail: DiscoverDetail = result.detail
    names = ("density", "outside", "coverage")
    rows = [
        [row["box"], *(_per_cent(row, name) for name in names), "yes" if row["confirmed"] else "no"]
        for row in _records(result.table)
    ]
    note = (
        "Density: failures of the points in the box. Coverage: failures in the box of all failures. Judged by fresh "
        f"points, {100 * detail.confidence:.0f} % intervals."
    )
    heads = ["box", "density (%)", "failures elsewhere (%)", "coverage (%)", "confirmed"]
    return heads, rows or [["none found", "", "", "", ""]], note


def of_optimise(result: "Result") -> Form:
    """Money by lever and quarter, what the last of it brings back, and the range of plans as good."""
    detail: OptimiseDetail = result.detail
    currency = detail.purse.scenario.market.currency
    rows = []
    for row in _records(result.table):
        good = f"{cell(row['as_good_low'])} to {cell(row['as_good_high'])}"
        if row["lever"] == "kept":
            rows.append(["kept", "", "", cell(row["money_a_year"]), "", "", good])
            continue
        ends = " to ".join(f"{row[f'returned_{end}']:.2f}" for end in ("low", "high"))
        brings = f"{row['returned']:.2f} ({ends})" if row["share"] else ""
        amounts = [cell(row["today_a_year"]), cell(row["money_a_year"])]
        rows.append([row["lever"], cell(row["from_quarter"]), *amounts, f"{row['level']:.2f}", brings, good])
    heads = ["lever", "from quarter", f"today ({currency} a year)", f"added ({currency} a year)",
             "level (times the usual)", f"last quarter brings back, per {currency}",
             f"plans as good ({currency} a year)"]  # fmt: skip
    gain = detail.standing.gain
    mean, low, high = (said(detail.on, float(end[0]), currency, sign=True) for end in (gain.mean, gain.low, gain.high))
    note = f"Gain of the plan in {detail.on.replace('_', ' ')}: {mean} ({low} to {high}), under fresh luck."
    return heads, rows, note


def _per_cent(row: dict[Any, Any], name: str) -> str:
    value, low, high = (f"{100 * row[f'{name}{end}']:.0f}" for end in ("", "_low", "_high"))
    return f"{value} ({low} to {high})"


def _records(table: Any) -> list[dict[Any, Any]]:
    return list(table.to_dict("records"))
