"""The table of a run as it is read."""

from math import isnan
from typing import TYPE_CHECKING

from loyalty_sim.picture.table.form import Form, Head, form
from loyalty_sim.picture.units import level, outcome_title
from loyalty_sim.studies.indicators import chosen

if TYPE_CHECKING:
    from loyalty_sim.studies.base import Result


def form_of_run(result: "Result") -> Form:
    """Mean of every outcome that is shown, with the interval of that mean."""
    currency = result.detail.currency
    rows, wanted = [], chosen(result.table["outcome"], result.provenance["settings"])
    for row in result.table[result.table["outcome"].isin(wanted)].to_dict("records"):
        name, known = row["outcome"], not isnan(row["low"] + row["high"])
        alone = "one run" if result.runs[name].notna().sum() < 2 else "all runs alike"
        interval = f"{level(name, row['low'])} to {level(name, row['high'])}" if known else alone
        rows.append([outcome_title(name, currency), level(name, row["mean"]), interval])
    heads = [Head("outcome", words=True), Head("mean over the runs"), Head("90 % interval of the mean")]
    return form(next(iter(result.scenarios.values())).title, result.market, heads, rows)
