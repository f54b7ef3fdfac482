"""Before the first week: staff have worked in the market for years, so that who is there is who would be there.

People with a good view of their work stay longer; without these years the start would be a crowd of strangers, and
every run would show them sorting themselves out.
"""

from collections.abc import Sequence

from loyalty_sim.theory.parameters import Theory
from loyalty_sim.week.context import Context
from loyalty_sim.week.image import first_images
from loyalty_sim.week.prepare import usual_service
from loyalty_sim.week.staff import staff
from loyalty_sim.week.tally import Tally
from loyalty_sim.world.constants import Constants
from loyalty_sim.world.world import World

_FIRST_WEEK = 1_000_000  # of the years before, in the keys of draws: no week of a run has such a number


def burn_in(world: World, packed: Sequence[Theory], constants: Constants, tally: Tally, seed: int) -> None:
    """Let staff live through the years before at usual load, then take the service they give as the reference, and
    the failures of it as the usual ones.

    packed: packed parameters (`loyalty_sim.theory.packed`).
    """
    w = Context(world.employees, world.sites, world.firms, constants, tally, seed, 0)
    w.sites.utilisation[:] = constants.utilisation
    w.employees.handled[:] = 1
    for week in range(52 * int(packed[0].start.staff_years)):
        staff(w._replace(week=_FIRST_WEEK + week), packed)
    w.employees.handled[:] = 0
    bonded = world.customers.bond_person >= 0
    world.customers.bond_person[bonded] = w.employees.person[world.customers.bond_person[bonded]]
    usual_service(constants.service_reference, constants.failure_reference, w, packed)
    first_images(world, constants, packed)
    tally.clear()
