"""The command `compare`: scenarios side by side under the same luck."""

from functools import partial
from typing import Annotated

import typer

from loyalty_sim.cli.asked.how import How, asked_how
from loyalty_sim.cli.asked.options import AfterPilot, Arms, Show, Worlds, again, takes_firm
from loyalty_sim.cli.carried_out.answer import Command, answer


@takes_firm
@asked_how
def compare(
    words: Arms = None,
    seeds: Annotated[int, typer.Option(min=2, help="Paired runs: both under the same luck.")] = 20,
    worlds: Worlds = "40",
    show: Show = "",
    learnt: AfterPilot = None,
    *,
    how: How,
) -> None:
    """Compare two scenarios, or up to four side by side, under the same luck, over all that is in doubt."""
    from loyalty_sim import studies as study
    from loyalty_sim.cli.asked.scenarios import arms_asked, b_alone
    from loyalty_sim.cli.asked.worlds import in_words, read_worlds, worlds_after
    from loyalty_sim.studies.indicators import read_indicators

    arms, named_outcomes = arms_asked(words or [], how.output), read_indicators(show)
    asked, (a, b, *more) = worlds_after(learnt, read_worlds(worlds), *arms), arms
    look = f"{again('show', b_alone(words or []))} --diff"
    if more:
        named, design = "_".join(each.name for each in arms), f"{len(arms)} arms x {seeds} paired seeds"
        next_steps = ("loyalty-sim report last --board", look)
        command = Command("side_by_side", named, arms, f"{design}{in_words(asked)}", next_steps)
        answer(command, how, partial(study.side_by_side, arms, seeds, worlds=asked, show=named_outcomes))
        return
    next_steps = (look, "loyalty-sim returns climate")
    command = Command(
        "compare", f"{b.name}_against_{a.name}", [a, b], f"{seeds} paired seeds{in_words(asked)}", next_steps
    )

    answer(command, how, partial(study.compare, a, b, seeds, worlds=asked, show=named_outcomes))
