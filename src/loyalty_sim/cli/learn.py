"""`learn`: what a pilot found, and what that says about the worlds that were thought possible."""

from functools import partial
from pathlib import Path
from typing import Annotated

import typer

from loyalty_sim.cli.asked.how import How, asked_how
from loyalty_sim.cli.asked.options import Pair, again, takes_firm
from loyalty_sim.cli.carried_out.answer import Command, answer


@takes_firm
@asked_how
def learn(
    pilot: Annotated[
        Path,
        typer.Argument(metavar="PILOT", help="Effects (measure, effect, se, unit, weeks), or weeks at sites."),
    ],
    words: Pair = None,
    measures: Annotated[
        str, typer.Option("--measures", help="Read off weeks at sites; satisfaction if not said: complaints,churn ...")
    ] = "",
    estimator: Annotated[
        str, typer.Option("--estimator", help="Of weeks at sites; difference_in_differences if not said.")
    ] = "",
    settle: Annotated[int, typer.Option("--settle", min=0, help="Weeks after a site's start to leave out.")] = 0,
    worlds: Annotated[str, typer.Option("--worlds", help="Worlds: how many, or a CSV or Parquet file.")] = "120",
    *,
    how: How,
) -> None:
    """What did a pilot teach? Every later answer takes it with --learnt."""
    from loyalty_sim import studies as study
    from loyalty_sim.cli.asked.scenarios import two_scenarios
    from loyalty_sim.cli.asked.worlds import read_worlds
    from loyalty_sim.studies.learn.findings import read_findings
    from loyalty_sim.studies.learn.study import AS_LONG
    from loyalty_sim.studies.market import other_length

    a, b = two_scenarios(words or [], how.output, f"learn {pilot}")
    named = [word.strip() for word in measures.split(",") if word.strip()]
    found = read_findings(pilot, named, estimator, settle)
    asked = read_worlds(worlds)
    count = asked if isinstance(asked, int) else len(asked)
    said = ", ".join(f"{each.measure} {each.effect:+.3g} ± {each.error:.3g}" for each in found.found)
    weeks = found.found[0].weeks
    length = other_length(b.market.weeks, weeks, AS_LONG)
    design = f"{pilot.name} ({said}) against {count} worlds of {weeks} weeks, and more where few fit"
    design += f". {length}" if length else ""
    next_steps = (f"{again('compare', words)} --learnt {how.output or 'FOLDER'}", "loyalty-sim report last")
    command = Command("learn", f"{pilot.stem}_{b.name}", [a, b], design, next_steps)

    answer(command, how, partial(study.learn, found, a, b, asked))
