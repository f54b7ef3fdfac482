"""The command `optimise`: how to split a budget over levers and quarters."""

from functools import partial
from typing import Annotated

import typer

from loyalty_sim.cli.asked.how import How, asked_how
from loyalty_sim.cli.asked.options import AfterPilot, Factors, Words, takes_firm
from loyalty_sim.cli.carried_out.answer import Command, answer


@takes_firm
@asked_how
def optimise(
    words: Words = None,
    budget: Annotated[float, typer.Option("--budget", help="Money a year beyond what is spent today.")] = 0.0,
    move: Annotated[bool, typer.Option("--move", help="Move what is spent today as well, or save it.")] = False,
    limits: Annotated[
        str, typer.Option("--limits", help="Least and most money a year: climate=10000:60000,training=:40000.")
    ] = "",
    risk: Annotated[str, typer.Option("--risk", help="Be best on: mean, worst_tenth or loss (its chance).")] = "mean",
    rival: Annotated[
        str, typer.Option("--rival", metavar="LEVER:WHEN:LEVEL", help="Answer a move that rivals announced.")
    ] = "",
    levers: Annotated[str, typer.Option("--levers", help="Levers to split it over: climate,training,recovery.")] = "",
    quarters: Annotated[int | None, typer.Option("--quarters", help="Quarters after which money may move.")] = None,
    on: Annotated[
        str,
        typer.Option("--on", metavar="OUTCOME", help="What is to grow: value (profit and equity), profit, share ..."),
    ] = "value",
    trials: Annotated[int, typer.Option(min=16, help="Splits that the search tries.")] = 64,
    worlds: Annotated[str, typer.Option(help="Parameter worlds: how many, 0, or a CSV or Parquet file.")] = "24",
    learnt: AfterPilot = None,
    factors: Factors = None,
    seeds: Annotated[int, typer.Option(min=2, help="Paired runs of each split.")] = 6,
    *,
    how: How,
) -> None:
    """Split a budget over levers and quarters, never past its return."""
    from loyalty_sim import studies as study
    from loyalty_sim.cli.asked.optimise import Told, optimise_request

    told = Told(budget, levers, quarters, move, limits, risk, rival)
    asked = optimise_request(words or [], factors or [], told, on, worlds, how.output, learnt)
    fund, config = asked.budget, asked.budget.scenario
    next_steps = (f"loyalty-sim returns {fund.levers[0]}", "loyalty-sim sensitivity people_first --against baseline")
    design = asked.design(trials, seeds)
    command = Command("optimise", f"{'_'.join(fund.levers)}_{config.name}", [config], design, next_steps)

    search = partial(study.optimise, move=move, limits=fund.limits, risk=risk, rival=rival)
    given = (budget, fund.levers, asked.calm, on, quarters, trials, seeds)
    answer(command, how, partial(search, *given, asked.worlds, asked.factors or None))
