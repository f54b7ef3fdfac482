"""Before the first week: staff have worked in the market for years, so that who is there is who would be there.

People with a good view of their work stay longer; without these years the start would be a crowd of strangers, and
every run would show them sorting themselves out.
"""

from typing import Any

from loyalty_sim.week.prepare import usual_service
from loyalty_sim.week.staff import staff
from loyalty_sim.week.tally import Tally
from loyalty_sim.world.constants import Constants

_FIRST_WEEK = 1_000_000  # of the years before, in the keys of draws: no week of a run has such a number


def open_market(world: Any, theory: Any, k: Constants, tally: Tally, seed: int) -> None:
    """Let staff live through the years before at usual load, then take the service they give as the reference.

    theory: packed parameters (`loyalty_sim.theory.packed`).
    """
    e, s, f = world.employees, world.sites, world.firms
    s.utilisation[:] = k.utilisation
    e.handled[:] = 1
    for week in range(52 * int(theory[0].start.staff_years)):
        staff(e, s, f, theory, k, tally, seed, _FIRST_WEEK + week)
    e.handled[:] = 0
    bonded = world.customers.bond_person >= 0
    world.customers.bond_person[bonded] = e.person[world.customers.bond_person[bonded]]
    usual_service(k.service_reference, e, s, f, theory, k)
    tally.clear()
