"""The command `scenarios`: the scenarios and presets there are."""

from loyalty_sim.cli.asked.options import Json, Quiet, Verbose, takes_home
from loyalty_sim.cli.shown import terminal


@takes_home
def scenarios(as_json: Json = False, quiet: Quiet = False, verbose: Verbose = False) -> None:
    """List the scenarios and presets there are."""
    from loyalty_sim.cli.carried_out.look import show_library

    show_library(as_json, verbose)
    next_steps = ("loyalty-sim compare people_first", "loyalty-sim show people_first --diff")
    terminal.closing(None, () if quiet else next_steps)
