"""The table of a plan as it is read."""

from typing import TYPE_CHECKING, Any

from loyalty_sim.picture.table.form import TODAY, Form, Head, Row, between, cell, form
from loyalty_sim.picture.units import name_of_outcome
from loyalty_sim.studies.brief import in_plain_words
from loyalty_sim.studies.optimise.words import gain_of, pot_words
from loyalty_sim.studies.vary.question import said
from loyalty_sim.theory.levers import lever_named

if TYPE_CHECKING:
    from loyalty_sim.studies.base import Result
    from loyalty_sim.studies.optimise.analysis import OptimiseDetail

MOST_KNOWN = 5


def form_of_optimise(result: "Result") -> Form:
    """Money by lever and quarter, what the last of it brings back, and the range of plans as good."""
    detail: OptimiseDetail = result.detail
    currency = detail.budget.scenario.market.currency
    a_year = f"{currency} a year"
    added = "more or less" if detail.budget.move else "added"
    heads = [
        Head("lever", words=True), Head("from quarter"), Head("today", a_year), Head(added, a_year),
        Head("level", "times the usual"), Head("last quarter of it brings back", f"{currency} per {currency}"),
        Head("plans as good within luck", a_year),
    ]  # fmt: skip
    told = f"Gain of the plan in {name_of_outcome(detail.on)}: {between(*gain_of(detail))}, under fresh luck."
    title = f"A plan for {pot_words(detail)}"
    rows = [_row(row) for row in result.table.to_dict("records")]
    return form(title, result.market, heads, rows, " ".join([told, *_worth(detail, currency)]))


def _row(row: dict[Any, Any]) -> Row:
    good = f"{cell(row['as_good_low'])} to {cell(row['as_good_high'])}"
    if row["lever"] == "kept":
        return Row(("kept", "", "", cell(row["money_a_year"]), "", "", good), TODAY)
    brings = between(*(f"{row[f'returned{end}']:.2f}" for end in ("", "_low", "_high"))) if row["share"] else ""
    amounts = (cell(row["today_a_year"]), cell(row["money_a_year"]))
    lever, quarter = lever_named(row["lever"]).title, cell(row["from_quarter"])
    return Row((lever, quarter, *amounts, f"{row['level']:.2f}", brings, good))


def _worth(detail: "OptimiseDetail", currency: str) -> list[str]:
    """What it is worth to know a parameter before deciding."""
    found = []
    for key, value in list(detail.known.items())[:MOST_KNOWN]:
        ends = (said(detail.on, each, currency) for each in (value.value, value.low, value.high))
        found.append(f"Worth of knowing {in_plain_words(key)}: {between(*ends)}.")
    return found
