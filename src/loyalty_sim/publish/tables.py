"""Results in the terminal: one table a kind of study, then its paragraph."""

from typing import TYPE_CHECKING, Any

from rich.console import Console
from rich.table import Table

from loyalty_sim.picture.words import money, signed, three_figures

if TYPE_CHECKING:
    from loyalty_sim.studies.base import Result
    from loyalty_sim.studies.returns.analysis import ReturnsDetail

MONEY = ("profit", "revenue", "spend", "gross_return", "cash", "customer_equity")
SHARES = ("retention", "share")
EFFECTS = ("profit", "revenue", "satisfaction", "retention")


def print_returns(result: "Result", console: Console) -> None:
    """Effects by level with intervals, marginal return, the paragraph, and the probabilities of the shapes."""
    detail: ReturnsDetail = result.detail
    per_cent = f"{100 * detail.curve.confidence:.0f} %"
    title = f"Returns on {detail.plan.lever}: change against today, ± half of the {per_cent} interval"
    table = Table(title=title, title_justify="left")
    unit = f"per {detail.currency}" if detail.plan.is_money else "of 1 % more"
    heads = (detail.plan.unit, "profit", "revenue", "satisfaction", "retention, %", f"marginal profit {unit}")
    for head in heads:
        table.add_column(head, justify="right")
    for row in result.table.to_dict("records"):
        table.add_row(*_returns_row(row, detail), style="bold" if row["today"] else None)
    console.print(table)
    console.print(f"Money in {detail.currency}, present value. Marginal profit: of the step to the next level.")
    print_text(result, console)
    likely = sorted(detail.curve.shape.probabilities.items(), key=lambda item: -item[1])
    console.print("Shape: " + ", ".join(f"{name} {100 * p:.0f} %" for name, p in likely if p >= 0.005), highlight=False)


def print_compare(result: "Result", console: Console) -> None:
    """A, B and their paired difference by outcome, then the paragraph."""
    detail = result.detail
    table = Table(title=f"A: {detail.names[0]}   B: {detail.names[1]}", title_justify="left")
    table.add_column("outcome")
    for head in ("A", "B", "B less A", f"{100 * detail.confidence:.0f} % interval", "B higher in"):
        table.add_column(head, justify="right")
    for row in result.table.to_dict("records"):
        name, (low, high) = row["outcome"], (change(row["outcome"], row[end]) for end in ("low", "high"))
        better = f"{row['b_higher']} of {row['seeds']}"
        difference = change(name, row["difference"])
        table.add_row(label(name), level(name, row["a"]), level(name, row["b"]), difference, f"{low} to {high}", better)
    console.print(table)
    print_text(result, console)


def print_run(result: "Result", console: Console) -> None:
    """Mean of every outcome with the interval of that mean, then the paragraph."""
    table = Table(title=next(iter(result.scenarios.values())).title, title_justify="left")
    table.add_column("outcome")
    table.add_column("mean", justify="right")
    table.add_column("90 % interval of the mean", justify="right")
    for row in result.table.to_dict("records"):
        name, known = row["outcome"], row["low"] == row["low"]
        interval = f"{level(name, row['low'])} to {level(name, row['high'])}" if known else "one run"
        table.add_row(label(name), level(name, row["mean"]), interval)
    console.print(table)
    print_text(result, console)


def print_plain(result: "Result", console: Console) -> None:
    """The table as it is, the first forty rows and eight columns, then the paragraph."""
    columns = list(result.table.columns)[:8]
    table = Table(*map(str, columns), title=result.kind, title_justify="left")
    for row in result.table[columns].head(40).to_dict("records"):
        table.add_row(*(f"{cell:.4g}" if isinstance(cell, float) else str(cell) for cell in row.values()))
    console.print(table)
    print_text(result, console)


def print_text(result: "Result", console: Console) -> None:
    """The paragraph, set apart."""
    console.print()
    console.print(result.text, highlight=False, soft_wrap=False)
    console.print()


def label(outcome: str) -> str:
    """An outcome as a row is headed."""
    return outcome.replace("_", " ") + (", %" if outcome in SHARES else "")


def level(outcome: str, value: float) -> str:
    """A value of an outcome: money to three figures, shares in per cent."""
    if outcome in MONEY:
        return money(value, "").replace(" ", "", 1)
    if outcome in SHARES:
        return f"{100 * value:.1f}"
    return f"{value:.1f}" if abs(value) < 1000 else three_figures(value)


def change(outcome: str, value: float) -> str:
    """A difference in an outcome, signed."""
    if outcome in MONEY:
        return money(value, "", signed=True).replace(" ", "", 1)
    return signed(100 * value if outcome in SHARES else value)


def _returns_row(row: dict[Any, Any], detail: "ReturnsDetail") -> list[str]:
    amount = three_figures(row["amount"])
    effects = ["today" if row["today"] else _with_interval(row, name, name) for name in EFFECTS]
    if row["marginal"] != row["marginal"]:  # the last level has no next one
        return [amount, *effects, ""]
    return [amount, *effects, _with_interval(row, "marginal", "ratio" if detail.plan.is_money else "profit")]


def _with_interval(row: dict[Any, Any], name: str, kind: str) -> str:
    """Mean and half width: the interval is Student's t, the same to both sides."""
    half = (row[f"{name}_high"] - row[f"{name}_low"]) / 2
    return f"{change(kind, row[name])} ± {change(kind, half).lstrip('+')}"
