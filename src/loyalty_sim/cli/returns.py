"""The command `returns`: what the next unit of money in one lever returns."""

from functools import partial
from typing import Annotated

import typer

from loyalty_sim.cli.asked.how import How, asked_how
from loyalty_sim.cli.asked.options import AfterPilot, Levels, Lever, Show, Words, Worlds, takes_firm
from loyalty_sim.cli.carried_out.answer import Command, answer


@takes_firm
@asked_how
def returns(
    lever: Lever,
    words: Words = None,
    levels: Levels = "11",
    seeds: Annotated[
        int | None, typer.Option(min=3, help="Paired runs of each level; 8, or 20 where luck is much, if not said.")
    ] = None,
    forms: Annotated[
        str, typer.Option("--forms", help="Of the response to money: allowed, own, or names such as power,threshold.")
    ] = "allowed",
    worlds: Worlds = "16",
    again: Annotated[
        int | None, typer.Option(min=0, max=10, help="Further levels around the best; 2, or none after --levels 0,1,…")
    ] = None,
    learnt: AfterPilot = None,
    show: Show = "",
    *,
    how: How,
) -> None:
    """What the next unit of money in one lever returns."""
    from loyalty_sim import studies as study
    from loyalty_sim.cli.asked.lever import lever_plan, returns_design
    from loyalty_sim.cli.asked.worlds import in_words, read_worlds, worlds_after
    from loyalty_sim.studies.indicators import read_indicators
    from loyalty_sim.studies.returns.levels import AGAIN
    from loyalty_sim.studies.returns.luck import begin_with

    config, plan = lever_plan(lever, words or [], levels, how.output)
    asked = worlds_after(learnt, read_worlds(worlds), config, plan.scenario(config, len(plan.settings) - 1))
    more = again if again is not None else AGAIN if levels.isdecimal() else 0
    look = f", then {more} levels around the best" if more else ""
    design = f"{returns_design(plan, config, forms, seeds or begin_with(asked))}{look}{in_words(asked)}"
    other = "training" if plan.lever != "training" else "climate"
    next_steps = (f"loyalty-sim returns {other}", f"loyalty-sim show --keys {plan.lever}")
    command = Command("returns", f"{plan.lever}_{config.name}", [config], design, next_steps)

    tried, named_outcomes = plan.settings.tolist(), read_indicators(show)
    compute = partial(study.returns, plan.lever, config, tried, seeds, forms=forms, worlds=asked, again=more)
    answer(command, how, partial(compute, show=named_outcomes))
