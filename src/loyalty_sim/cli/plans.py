"""The commands that plan: what matters most, where a scenario fails, how to split a budget."""

from functools import partial
from typing import Annotated

import typer

from loyalty_sim.cli.answer import Command, answer
from loyalty_sim.cli.how import How, asked_how
from loyalty_sim.cli.options import AfterPilot, Pair, Words

Factors = Annotated[
    list[str] | None,
    typer.Option("--factors", metavar="key=low:high …", help="Settings to vary; those graded C or D if none."),
]
On = Annotated[str, typer.Option("--on", metavar="OUTCOME", help="profit, satisfaction, share, retention ...")]
Top = Annotated[int, typer.Option("--top", min=1, max=50, help="How many factors to take from the first look.")]


@asked_how
def sensitivity(
    words: Words = None,
    method: Annotated[str, typer.Option("--method", help="tornado, morris or sobol.")] = "tornado",
    on: On = "profit",
    factors: Factors = None,
    against: Annotated[
        str | None, typer.Option("--against", metavar="B", help="Ask about the difference to this scenario.")
    ] = None,
    seeds: Annotated[int, typer.Option(min=2, help="Paired runs of each point.")] = 8,
    size: Annotated[int | None, typer.Option(min=4, help="Trajectories (morris), base size (sobol).")] = None,
    top: Top = 10,
    *,
    how: How,
) -> None:
    """Which settings an answer hangs on: tornado, Morris, Sobol."""
    from loyalty_sim import studies as study
    from loyalty_sim.cli.plan_requests import sensitivity_request

    asked = sensitivity_request(words or [], factors or [], method, on, against, size, top, how.output)
    config, other = asked.question.scenario, asked.question.against
    name = f"{method}_{config.name}" + (f"_against_{other.name}" if other else "")
    others = " ".join(each for each in ("tornado", "morris", "sobol") if each != method)
    next_steps = (f"loyalty-sim sensitivity --method {others.split()[0]}", "loyalty-sim discover baseline people_first")
    design = f"{method} on {asked.question.subject}: {asked.design(method, seeds, size, top)}"
    command = Command("sensitivity", name, [config, *([other] if other else [])], design, next_steps)

    answer(command, how, partial(study.sensitivity, config, method, on, asked.factors or None, other, seeds, size, top))


@asked_how
def discover(
    words: Pair = None,
    on: On = "profit",
    factors: Factors = None,
    points: Annotated[int, typer.Option(min=32, help="Points to search with, and as many to confirm.")] = 128,
    margin: Annotated[float, typer.Option(help="B fails where it is not more than this ahead.")] = 0.0,
    seeds: Annotated[int, typer.Option(min=2, help="Paired runs of each point.")] = 4,
    top: Top = 6,
    *,
    how: How,
) -> None:
    """Where does B fail to beat A? Boxes, confirmed afresh."""
    from loyalty_sim import studies as study
    from loyalty_sim.cli.plan_requests import discover_request

    asked = discover_request(words or [], factors or [], on, how.output)
    b, a = asked.question.scenario, asked.question.against
    assert a is not None
    next_steps = (f"loyalty-sim sensitivity {b.name} --against {a.name}", f"loyalty-sim compare {a.name} {b.name}")
    design = f"where does {b.name} fail to beat {a.name} in {on}: {asked.design_of_boxes(points, seeds, top)}"
    command = Command("discover", f"{b.name}_against_{a.name}", [a, b], design, next_steps)

    answer(command, how, partial(study.discover, a, b, asked.factors or None, on, points, seeds, margin, top))


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
    from loyalty_sim.cli.optimise_request import Told, optimise_request

    told = Told(budget, levers, quarters, move, limits, risk, rival)
    asked = optimise_request(words or [], factors or [], told, on, worlds, how.output, learnt)
    fund, config = asked.budget, asked.budget.scenario
    next_steps = (f"loyalty-sim returns {fund.levers[0]}", "loyalty-sim sensitivity people_first --against baseline")
    design = asked.design(trials, seeds)
    command = Command("optimise", f"{'_'.join(fund.levers)}_{config.name}", [config], design, next_steps)

    search = partial(study.optimise, move=move, limits=fund.limits, risk=risk, rival=rival)
    given = (budget, fund.levers, asked.calm, on, quarters, trials, seeds)
    answer(command, how, partial(search, *given, asked.worlds, asked.factors or None))
