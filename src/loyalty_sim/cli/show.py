"""The command `show`: settings, what the model is made of, or a saved result."""

from pathlib import Path
from typing import Annotated

import typer

from loyalty_sim.cli.asked.options import Json, Quiet, Words, takes_firm
from loyalty_sim.cli.shown import saved, terminal


@takes_firm
def show(
    words: Words = None,
    keys: Annotated[bool, typer.Option("--keys", help="All settings with range; words narrow the list.")] = False,
    diff: Annotated[bool, typer.Option("--diff", help="Only what differs from the baseline.")] = False,
    as_json: Json = False,
    output: Annotated[Path | None, typer.Option("--output", "-o", help="Write a scenario file to work on.")] = None,
    quiet: Quiet = False,
) -> None:
    """Show every setting, with unit and source; `show mechanisms`, `show indicators`, `show sources`: what the model
    is made of, what leads, and what was asked of it; `show last`: a result."""
    from loyalty_sim.cli.carried_out import look

    if keys:
        look.show_keys(words or [], as_json)
        next_steps = ["loyalty-sim show --keys levers", "loyalty-sim run firm.levers.climate=1.5"]
    elif words and len(words) == 1 and saved.is_result(words[0]):
        next_steps = saved.show_saved(words[0], as_json)
    elif words == ["mechanisms"]:
        look.show_mechanisms(as_json)
        next_steps = ["loyalty-sim show --keys reviews", "loyalty-sim run theory.word_of_mouth.on=false"]
    elif words and words[0] == "indicators":
        look.show_indicators(words[1:], as_json)
        next_steps = ["loyalty-sim show indicators satisfaction", "loyalty-sim run --seeds 10"]
    elif words == ["sources"]:
        look.show_sources(as_json)
        next_steps = ["loyalty-sim ablate", "loyalty-sim show mechanisms"]
    else:
        next_steps = look.show_scenario(words or [], diff, as_json, output)
    terminal.closing(output, [] if quiet else next_steps)
