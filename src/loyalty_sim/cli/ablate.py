"""The command `ablate`: which mechanisms carry - the effect of their natural decision, with them and without."""

from functools import partial
from typing import Annotated

import typer

from loyalty_sim.cli.asked.how import How, asked_how
from loyalty_sim.cli.asked.options import takes_home
from loyalty_sim.cli.carried_out.answer import Command, answer

Codes = Annotated[list[str] | None, typer.Argument(metavar="[C2 …]", help="Which mechanisms; all if none.")]
Seeds = Annotated[
    int | None,
    typer.Option(min=2, help="Paired runs of each arm; else 8, and twice as many until it is known, at most 64."),
]


@takes_home
@asked_how
def ablate(
    codes: Codes = None,
    seeds: Seeds = None,
    *,
    how: How,
) -> None:
    """Switch mechanisms off, one at a time: does their natural decision then have another effect?"""
    from loyalty_sim import studies as study
    from loyalty_sim.cli.asked.output import problems_of_output
    from loyalty_sim.scenario import ScenarioError
    from loyalty_sim.studies.ablate.asked import asked_of, mechanisms_named
    from loyalty_sim.studies.ablate.study import CUSTOMERS, LOOKS, WEEKS, markets_of

    if problems := problems_of_output(how.output):
        raise ScenarioError(problems)
    asked = [asked_of(each) for each in mechanisms_named(codes or [])]
    markets = markets_of(asked, (f"market.customers={CUSTOMERS}", f"market.weeks={WEEKS}"))
    count = f"{seeds}" if seeds else f"{LOOKS[0]} to {LOOKS[-1]}"
    design = f"{len(asked)} mechanism{'s' if len(asked) > 1 else ''} x 4 arms x {count} paired seeds"
    name = asked[0].code if len(asked) == 1 else "mechanisms"
    next_steps = ("loyalty-sim ablate C2", "loyalty-sim show mechanisms", "loyalty-sim report last")
    command = Command("ablate", name, list(markets.values()), design, next_steps)

    answer(command, how, partial(study.ablate, codes or (), seeds))
