"""`measure`: would the dashboard see it?"""

from functools import partial
from typing import Annotated

import typer

from loyalty_sim.cli.asked.how import How, asked_how
from loyalty_sim.cli.asked.options import Words, takes_firm
from loyalty_sim.cli.carried_out.answer import Command, answer


@takes_firm
@asked_how
def measure(
    words: Words = None,
    cut: Annotated[
        str, typer.Option("--cut", metavar="LEVER:MULTIPLE", help="What makes the decline, from week 53 on.")
    ] = "positions:0.7",
    points: Annotated[
        float, typer.Option("--points", min=0.1, max=100, help="Decline of satisfaction that counts.")
    ] = 1.0,
    sizes: Annotated[str, typer.Option("--answers", help="Answers a week of the surveys.")] = "10,50,200",
    bonus: Annotated[float, typer.Option("--bonus", min=0, max=0.5, help="Also with so much pay on own scores.")] = 0.0,
    seeds: Annotated[int, typer.Option(min=4, help="Markets, each under its own luck.")] = 12,
    *,
    how: How,
) -> None:
    """Would the dashboard see a real decline, and when?"""
    from loyalty_sim import studies as study
    from loyalty_sim.cli.asked.scenarios import one_scenario
    from loyalty_sim.studies.market import other_length
    from loyalty_sim.studies.measure.study import OF_YEARS, WEEKS, arms_of

    config, chosen = one_scenario(words or [], how.output), read_sizes(sizes)
    arms = arms_of(config, cut, bonus)
    length = other_length(config.market.weeks, WEEKS, OF_YEARS)
    design = f"{cut} from week 53 on, {len(arms)} arms x {seeds} seeds = {len(arms) * seeds} runs of four years"
    design += f". {length}" if length else ""
    next_steps = ("loyalty-sim measure --bonus 0.2", "loyalty-sim pilot people_first")
    command = Command("measure", f"{cut.partition(':')[0]}_{config.name}", [config], design, next_steps)

    answer(command, how, partial(study.measure, config, cut, points, chosen, bonus, seeds))


def read_sizes(text: str) -> list[int]:
    """Answers a week, each number once: `10,50,200`. Raises ScenarioError."""
    from loyalty_sim.scenario import Problem, ScenarioError
    from loyalty_sim.scenario.messages import shown
    from loyalty_sim.studies.measure.study import ANSWERS

    try:
        found = [int(word) for word in text.split(",")]
        if not ANSWERS[0] <= min(found) <= max(found) <= ANSWERS[1] or len(set(found)) < len(found):
            raise ValueError
    except ValueError:
        help = (f"different whole numbers from {ANSWERS[0]} to {ANSWERS[1]:,}, such as 10,50,200",)
        wrong = Problem(f"cannot read the answers '{shown(text)}'", "command line: --answers", help)
        raise ScenarioError([wrong]) from None
    return found
