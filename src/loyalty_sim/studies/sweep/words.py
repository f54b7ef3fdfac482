"""A sweep in a paragraph: the best and worst row, how many differ from the baseline, and what went wrong."""

import pandas as pd

from loyalty_sim.picture.words import money
from loyalty_sim.studies.nobody_left import nobody_left_in
from loyalty_sim.studies.sweep.analysis import CaseRuns, SweepDetail


def describe(table: pd.DataFrame, detail: SweepDetail) -> str:
    """One paragraph on profit, in the language of a manager."""
    rows = table[~table["baseline"]]
    if "profit" not in table or rows["profit"].isna().all():
        return f"There is nothing to compare. {_failures(detail)}".strip()
    known = rows.dropna(subset=["profit_low"])
    surely = int((known["profit_low"] > 0).sum()), int((known["profit_high"] < 0).sum())
    ranked = rows.dropna(subset=["profit"]).sort_values("profit")
    best, worst = ranked.iloc[-1], ranked.iloc[0]
    sentences = [
        f"{len(rows)} {'row' if len(rows) == 1 else 'rows'} against the baseline{_of_trade(detail)}, "
        "under the same luck: "
        f"{surely[0]} earn more and {surely[1]} earn less beyond luck, row by row "
        f"({100 * detail.confidence:.0f} % intervals), {len(rows) - sum(surely)} cannot be told from it.",
        f"Most profit: {_named(best, detail)}.",
        f"Least: {_named(worst, detail)}." if len(rows) > 1 else "",
        "The best of many rows is flattered by luck: run it again under fresh seeds before you believe its figure."
        if len(rows) > 4
        else "",
        _precision(rows, detail),
        nobody_left_in(count for case in detail.cases for count in _left(case)),
        _failures(detail),
    ]
    return " ".join(sentence for sentence in sentences if sentence)


def _left(case: CaseRuns) -> list[float]:
    """The customers at the end of every finished run of a case; none where they were not recorded."""
    known: list[float] = case.outcome("customers")[case.sound].tolist() if "customers" in case.runs else []
    return known


def _of_trade(detail: SweepDetail) -> str:
    return " in the same market" if any(detail.against) else ""


def _named(row: pd.Series, detail: SweepDetail) -> str:
    change = money(row["profit"], detail.currency, signed=True)
    if pd.isna(row["profit_low"]):
        return f"{row['case']} ({change}, one pair only)"
    low, high = (money(row[f"profit_{end}"], detail.currency, signed=True) for end in ("low", "high"))
    return f"{row['case']} ({change}, {low} to {high})"


def _precision(rows: pd.DataFrame, detail: SweepDetail) -> str:
    if detail.until is None:
        return ""
    name = detail.until.outcome
    bases = [detail.cases[detail.against[place]] for place in rows.index]
    wanted = [detail.until.wanted(base.outcome(name)[base.sound]) for base in bases]
    reached = int(((rows[f"{name}_high"] - rows[name]) <= wanted).sum())
    return (
        f"The precision {detail.until.words} was reached in {reached} of {len(rows)} rows, "
        f"with {rows['seeds'].min()} to {rows['seeds'].max()} seeds."
    )


def _failures(detail: SweepDetail) -> str:
    if not detail.failed:
        return ""
    return f"{len(detail.failed)} of {detail.runs} runs failed, the first of them {detail.failed[0]}."
