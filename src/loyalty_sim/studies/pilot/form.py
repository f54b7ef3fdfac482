"""The table of a pilot as it is read, and the unrounded one."""

from typing import TYPE_CHECKING, Any

import pandas as pd

from loyalty_sim.picture.table.form import DOUBTFUL, Form, Head, Row, between, cell, form
from loyalty_sim.picture.words import money, share
from loyalty_sim.studies.pilot.words import measures_of

if TYPE_CHECKING:
    from loyalty_sim.studies.base import Result
    from loyalty_sim.studies.pilot.analysis import Design, PilotDetail

MOST_ROWS = 20


def pilot_table(detail: "PilotDetail") -> pd.DataFrame:
    """One row a design, the best first.

    Money: `spent` on the treatment and beside, `worth`, `cost`, `net` with interval. Of a design read by one measure:
    `power`, `smallest` effect seen, `usual` true effect, `bias` and its error, `coverage`, `threshold` to go on from.
    """
    return pd.DataFrame([_record(design) for design in detail.designs])


def _record(design: "Design") -> dict[str, Any]:
    trial, worth = design.trial, design.worth
    sight = design.sight[design.measures[0]]._asdict() if len(design.measures) == 1 else {}
    return {
        "trial": trial.name, "sites": trial.sites_begun(design.weeks), "waves": trial.waves, "matched": trial.matched,
        "weeks": design.weeks, "measure": design.measures[0] if len(design.measures) == 1 else "all",
        "spent": design.spent, "affordable": design.affordable, "worth": worth.worth, "cost": worth.cost,
        "net": worth.net, "net_low": worth.low, "net_high": worth.high, "threshold": worth.threshold,
        **{name: sight.get(name, float("nan")) for name in
           ("power", "smallest", "usual", "bias", "bias_error", "coverage")},
    }  # fmt: skip


def form_of_pilot(result: "Result") -> Form:
    """The best designs: what they spend, what they are worth, and what they see."""
    detail: PilotDetail = result.detail
    currency = detail.currency
    heads = [
        Head("trial", words=True), Head("read by", words=True), Head("spent", currency), Head("worth", currency),
        Head("cost", currency), Head("net worth", currency), Head("power", "%"),
        Head("intervals that hold the truth", "%"),
    ]  # fmt: skip
    rows = [_row(design) for design in detail.designs[:MOST_ROWS]]
    return form(f"Which trial of {detail.sites} sites would change the decision", result.market, heads, rows,
                _note(detail))  # fmt: skip


def _row(design: "Design") -> Row:
    worth = design.worth
    net = between(*(cell(each) for each in (worth.net, worth.low, worth.high)))
    sight = design.sight[design.measures[0]] if len(design.measures) == 1 else None
    seen = (cell(100 * sight.power), cell(100 * sight.coverage)) if sight else ("", "")
    name = design.name if design.affordable else f"{design.name} (beyond the budget)"
    cells = (name, measures_of(design), cell(design.spent), cell(round(worth.worth, 2)), cell(worth.cost), net, *seen)
    return Row(cells, DOUBTFUL if worth.low <= 0 <= worth.high else "")


def _note(detail: "PilotDetail") -> str:
    more = len(detail.designs) - MOST_ROWS
    rest = f"{more} more designs are in the file of the table." if more > 0 else ""
    methods = detail.methods
    read = [
        f"{row['method'].replace('_', ' ')} {share(row['coverage'])}"
        for row in methods.to_dict("records")
        if detail.best and row["measure"] == detail.best.measures[0] and row["coverage"] == row["coverage"]
    ]  # fmt: skip
    held = (
        f"Intervals that hold the truth in the best trial by {measures_of(detail.best)}: {', '.join(read)}."
        if read and detail.best and len(detail.best.measures) == 1 else ""
    )  # fmt: skip
    most = f"To know everything would be worth {money(detail.everything, detail.currency)} at most."
    return " ".join(filter(None, (most, held, rest)))
