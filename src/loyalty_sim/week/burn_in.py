"""Before the first week: staff have worked in the market for years, so that who is there is who would be there.

People with a good view of their work stay longer; without these years the start would be a crowd of strangers, and
every run would show them sorting themselves out. They meet as many angry customers as usual failures make.
"""

from collections.abc import Sequence

import numpy as np

from loyalty_sim.compiled import plain
from loyalty_sim.theory.customers.complaint import tells_front_line
from loyalty_sim.theory.employees.positions import productive
from loyalty_sim.theory.parameters import Theory
from loyalty_sim.week.context import context_of
from loyalty_sim.week.first_judgements import judgement_intercepts
from loyalty_sim.week.image import first_images
from loyalty_sim.week.prepare import usual_service
from loyalty_sim.week.staff import staff
from loyalty_sim.week.tally import Tally
from loyalty_sim.world.columns import Customers
from loyalty_sim.world.constants import Constants
from loyalty_sim.world.world import World

_MANY = 10_000
"""Customers that staff meet in a week of those years: so many that the share of the angry can be stated."""
_FIRST_WEEK = 1_000_000  # of the years before, in the keys of draws: no week of a run has such a number


def burn_in(world: World, packed: Sequence[Theory], constants: Constants, tally: Tally, seed: int) -> Constants:
    """Let staff live through the years before at usual load and with usual complaints.

    The service they then give is the reference of perception, and the failures of it are the usual ones. Returns the
    constants with the intercept of judgements that keeps satisfaction where it is with this service.
    packed: packed parameters (`loyalty_sim.theory.packed`).
    """
    constants = constants._replace(usual_want=float(np.mean(world.employees.want, dtype=np.float64)))
    of = world.employees, world.sites, world.firms, constants, tally, seed
    w = context_of(*of, 0)
    w.sites.utilisation[:] = constants.utilisation
    w.employees.handled[:] = _MANY
    w.employees.angry[:] = round(_MANY * usual_anger(world.customers, packed[0]))
    for week in range(52 * int(packed[0].start.staff_years)):
        staff(context_of(*of, _FIRST_WEEK + week), packed)
    w.employees.handled[:] = 0
    w.employees.angry[:] = 0
    bonded = world.customers.bond_person >= 0
    world.customers.bond_person[bonded] = w.employees.person[world.customers.bond_person[bonded]]
    there = np.flatnonzero(w.employees.employed)
    able = [plain(productive)(float(weeks), packed[0].positions) for weeks in w.employees.tenure[there]]
    constants = constants._replace(usual_productive=float(np.mean(able)) if able else 1.0)
    w = w._replace(constants=constants)
    usual_service(constants.service_reference, constants.failure_reference, w, packed)
    first_images(world, constants, packed)
    constants = judgement_intercepts(world.customers, w, packed)
    tally.clear()
    return constants


def usual_anger(customers: Customers, theory: Theory) -> float:
    """Share in [0, 1] of encounters that end in a complaint to who serves, with usual failures and these customers."""
    with_one = customers.provider >= 0
    loyalty, satisfaction, belief = (
        float(np.mean(column[with_one], dtype=np.float64))
        for column in (customers.loyalty, customers.satisfaction, customers.voice_belief)
    )
    told = plain(tells_front_line)(theory.failure.gravity, loyalty, satisfaction, belief, theory.complaint)
    return float(theory.failure.usual * told)
