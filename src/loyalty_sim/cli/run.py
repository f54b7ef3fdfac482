"""The command `run`: what becomes of the firm in one market."""

from functools import partial
from typing import Annotated

import typer

from loyalty_sim.cli.asked.how import How, asked_how
from loyalty_sim.cli.asked.options import Show, Words, takes_firm
from loyalty_sim.cli.carried_out.answer import Command, answer


@takes_firm
@asked_how
def run(
    words: Words = None,
    seeds: Annotated[int, typer.Option(min=1, help="Runs, each under its own luck.")] = 10,
    show: Show = "",
    *,
    how: How,
) -> None:
    """Run one market: what becomes of the firm."""
    from loyalty_sim import studies as study
    from loyalty_sim.cli.asked.scenarios import one_scenario
    from loyalty_sim.studies.indicators import read_indicators

    config, named_outcomes = one_scenario(words or [], how.output), read_indicators(show)
    next_steps = ("loyalty-sim returns climate", "loyalty-sim compare people_first", "loyalty-sim scenarios")
    command = Command("run", config.name, [config], f"{seeds} seeds", next_steps)

    answer(command, how, partial(study.run, config, seeds, named_outcomes))
