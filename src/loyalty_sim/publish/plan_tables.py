"""Answers of planning studies in the terminal: what matters most, where a scenario fails, a plan."""

from typing import TYPE_CHECKING, Any

from rich.console import Console
from rich.table import Table

from loyalty_sim.picture.words import figure, money, three_figures
from loyalty_sim.publish.tables import print_text
from loyalty_sim.studies.vary.question import said

if TYPE_CHECKING:
    from loyalty_sim.studies.base import Result


def print_sensitivity(result: "Result", console: Console) -> None:
    """One row a factor with intervals, most important first, then the paragraph."""
    detail = result.detail
    per_cent = f"{100 * detail.confidence:.0f} %"
    table = Table(title=f"What moves {detail.question.subject}: {detail.method}, {per_cent} intervals")
    table.title_justify = "left"
    table.add_column("factor")
    heads = {
        "tornado": ("from", "to", "change at low end", "change at high end", "beyond luck"),
        "morris": ("from", "to", "mean effect mu*", "interval", "luck alone", "spread sigma", "beyond luck"),
        "sobol": ("from", "to", "alone S1, %", "with others ST, %", "beyond luck"),
    }
    for head in heads[detail.method]:
        table.add_column(head, justify="right")
    for row in result.table.to_dict("records"):
        cells = {"tornado": _tornado_cells, "morris": _morris_cells, "sobol": _sobol_cells}[detail.method](row, detail)
        sure = "yes" if row["sure"] else "no"
        style = None if row["sure"] else "dim"
        table.add_row(row["factor"], figure(row["from"]), figure(row["to"]), *cells, sure, style=style)
    console.print(table)
    print_text(result, console)


def print_discover(result: "Result", console: Console) -> None:
    """One row a box with density and coverage, then the paragraph."""
    detail = result.detail
    per_cent = f"{100 * detail.confidence:.0f} %"
    name = detail.question.scenario.name
    table = Table(title=f"Boxes in which {name} fails, judged by fresh points; {per_cent} intervals")
    table.title_justify = "left"
    table.add_column("box", overflow="fold")
    for head in ("density, %", "elsewhere, %", "coverage, %", "confirmed"):
        table.add_column(head, justify="right")
    for row in result.table.to_dict("records"):
        cells = [
            f"{100 * row[name]:.0f} ({100 * row[f'{name}_low']:.0f} to {100 * row[f'{name}_high']:.0f})"
            for name in ("density", "outside", "coverage")
        ]
        sure = row["confirmed"]
        table.add_row(row["box"], *cells, "yes" if sure else "no", style=None if sure else "dim")
    if len(result.table):
        console.print(table)
    print_text(result, console)


def print_optimise(result: "Result", console: Console) -> None:
    """One row a lever and phase, and what is kept; what is worth knowing; then the paragraph."""
    detail = result.detail
    currency = detail.purse.scenario.market.currency
    table = Table(title=f"A plan for {money(detail.purse.budget, currency)} a year beyond today")
    table.title_justify = "left"
    table.add_column("lever")
    for head in ("from quarter", "today a year", "added a year", "level", "last quarter of it brings back", "as good"):
        table.add_column(head, justify="right")
    for row in result.table.to_dict("records"):
        table.add_row(*_plan_cells(row))
    console.print(table)
    print_text(result, console)
    for key, value in list(detail.known.items())[:5]:
        worth, low, high = (said(detail.on, each, currency) for each in (value.value, value.low, value.high))
        console.print(f"worth of knowing {key}: {worth} ({low} to {high})", highlight=False)


def _plan_cells(row: dict[Any, Any]) -> list[str]:
    amounts = {name: three_figures(row[name]) for name in ("money_a_year", "as_good_low", "as_good_high")}
    good = f"{amounts['as_good_low']} to {amounts['as_good_high']}"
    if row["lever"] == "kept":
        return ["kept", "", "", amounts["money_a_year"], "", "", good]
    brings = f"{row['returned']:.2f} ({row['returned_low']:.2f} to {row['returned_high']:.2f})" if row["share"] else ""
    amounts["today"] = three_figures(row["today_a_year"])
    quarter, level = f"{row['from_quarter']:.0f}", f"{row['level']:.2f}"
    return [row["lever"], quarter, amounts["today"], amounts["money_a_year"], level, brings, good]


def _tornado_cells(row: dict[Any, Any], detail: Any) -> list[str]:
    say = detail.question.said
    return [
        f"{say(row[f'at_{end}'], sign=True)} ({say(row[f'at_{end}_low'], True)} to {say(row[f'at_{end}_high'], True)})"
        for end in ("low", "high")
    ]


def _morris_cells(row: dict[Any, Any], detail: Any) -> list[str]:
    say = detail.question.said
    between = f"{say(row['mu_star_low'])} to {say(row['mu_star_high'])}"
    return [say(row["mu_star"]), between, say(row["luck"]), say(row["sigma"])]


def _sobol_cells(row: dict[Any, Any], detail: Any) -> list[str]:
    return [
        f"{100 * row[name]:.0f} ({100 * row[f'{name}_low']:.0f} to {100 * row[f'{name}_high']:.0f})"
        for name in ("first", "total")
    ]
