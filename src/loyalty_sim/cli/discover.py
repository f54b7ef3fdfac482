"""The command `discover`: where a scenario fails to beat another."""

import shlex
from functools import partial
from typing import Annotated

import typer

from loyalty_sim.cli.asked.how import How, asked_how
from loyalty_sim.cli.asked.options import Factors, On, Pair, Top, again, takes_firm
from loyalty_sim.cli.carried_out.answer import Command, answer


@takes_firm
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
    from loyalty_sim.cli.asked.planning import discover_request, split_factors
    from loyalty_sim.cli.asked.scenarios import b_alone, split

    asked = discover_request(words or [], factors or [], on, how.output)
    b, a = asked.question.scenario, asked.question.against
    assert a is not None
    plain, _ = split_factors(words or [], ())
    first = [*split(plain)[0][:-1], "baseline"][0]
    against = f"{again('sensitivity', b_alone(plain))} --against {shlex.quote(first)}"
    next_steps = (against, again("compare", plain))
    design = f"where does {b.name} fail to beat {a.name} in {on}: {asked.design_of_boxes(points, seeds, top)}"
    command = Command("discover", f"{b.name}_against_{a.name}", [a, b], design, next_steps)

    answer(command, how, partial(study.discover, a, b, asked.factors or None, on, points, seeds, margin, top))
