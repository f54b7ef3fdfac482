"""The command `sensitivity`: which settings an answer hangs on."""

from functools import partial
from typing import Annotated

import typer

from loyalty_sim.cli.asked.how import How, asked_how
from loyalty_sim.cli.asked.options import Factors, On, Top, Words, takes_firm
from loyalty_sim.cli.carried_out.answer import Command, answer


@takes_firm
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
    from loyalty_sim.cli.asked.planning import sensitivity_request

    asked = sensitivity_request(words or [], factors or [], method, on, against, size, top, how.output)
    config, other = asked.question.scenario, asked.question.against
    name = f"{method}_{config.name}" + (f"_against_{other.name}" if other else "")
    others = " ".join(each for each in ("tornado", "morris", "sobol") if each != method)
    next_steps = (f"loyalty-sim sensitivity --method {others.split()[0]}", "loyalty-sim discover baseline people_first")
    design = f"{method} on {asked.question.subject}: {asked.design(method, seeds, size, top)}"
    command = Command("sensitivity", name, [config, *([other] if other else [])], design, next_steps)

    answer(command, how, partial(study.sensitivity, config, method, on, asked.factors or None, other, seeds, size, top))
