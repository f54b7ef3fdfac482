"""`pilot`: which trial at some sites would change the decision, and what that is worth."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from loyalty_sim.cli.asked.how import How, asked_how
from loyalty_sim.cli.asked.options import AfterPilot, Pair, again, takes_firm
from loyalty_sim.cli.carried_out.answer import Command, answer

if TYPE_CHECKING:
    from loyalty_sim.studies import Result

MOST_MARKETS = 8
"""Markets a world: three whole ones and five trials."""
SHEET = "pilot.csv"
"""Sheet for the branches, in the folder of an answer that has a plan."""


@takes_firm
@asked_how
def pilot(
    words: Pair = None,
    sites: Annotated[int, typer.Option("--sites", min=4, help="Sites of our firm.")] = 20,
    budget: Annotated[float | None, typer.Option("--budget", min=0, help="Most that the trial may spend.")] = None,
    measures: Annotated[
        str, typer.Option("--measures", help="By which it may be read: satisfaction,complaints,churn,revenue ...")
    ] = "",
    worlds: Annotated[str, typer.Option("--worlds", help="Worlds: how many, or a CSV or Parquet file.")] = "40",
    estimator: Annotated[
        str, typer.Option("--estimator", help="difference_in_differences, mixed_model, synthetic_control ...")
    ] = "difference_in_differences",
    per_site: Annotated[float, typer.Option("--per-site", min=0, help="Cost of a treated site beside.")] = 0.0,
    asked: Annotated[
        float, typer.Option("--asked", help="Part of the customers asked every week.", show_default="1 in 13")
    ] = 1 / 13,
    learnt: AfterPilot = None,
    *,
    how: How,
) -> None:
    """Which trial at some sites would change the decision, and what is it worth?"""
    from loyalty_sim import studies as study
    from loyalty_sim.cli.asked.scenarios import two_scenarios
    from loyalty_sim.cli.asked.worlds import read_worlds, worlds_after
    from loyalty_sim.studies.pilot.seen import MEASURES_READ
    from loyalty_sim.studies.pilot.study import asked_about

    keep, change = two_scenarios(words or [], how.output, "pilot")
    table = worlds_after(learnt, read_worlds(worlds), keep, change)
    named = [word.strip() for word in measures.split(",") if word.strip()] or list(MEASURES_READ)
    keep, change = asked_about(keep, change, sites, budget, named, estimator, per_site, asked)
    count = table if isinstance(table, int) else len(table)
    design = (
        f"trials of {change.name} against {keep.name} at {sites} sites, read by {', '.join(named)}, in {count} worlds "
        f"drawn from what is not known: at most {MOST_MARKETS * count} markets"
    )
    next_steps = (again("compare", words), again("learn pilot.csv", words))
    command = Command("pilot", f"{change.name}_against_{keep.name}", [keep, change], design, next_steps)

    answer(command, how, partial(study.pilot, keep, change, sites, budget, named, table, estimator, per_site, asked),
           pages=write_sheet)  # fmt: skip


def write_sheet(result: "Result", folder: Path) -> list[Path]:
    """Put the sheet for the branches beside a result, where there is a plan to follow; gives its path, or none."""
    from loyalty_sim.studies.pilot.analysis import CLEAR
    from loyalty_sim.studies.pilot.sheet import sheet_of

    sheet = sheet_of(result.detail) if result.detail.verdict != CLEAR else None
    if sheet is None:
        return []
    path = folder / SHEET
    sheet.to_csv(path, index=False)
    return [path]
