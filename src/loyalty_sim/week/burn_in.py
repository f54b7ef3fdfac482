"""Before the first week: staff have worked in the market for years, so that who is there is who would be there.

People with a good view of their work stay longer; without these years the start would be a crowd of strangers, and
every run would show them sorting themselves out. They meet as many angry customers as their own service makes.
"""

from collections.abc import Sequence

import numpy as np

from loyalty_sim.compiled import kernel, plain
from loyalty_sim.theory.customers.complaint import tells_front_line
from loyalty_sim.theory.employees.failure import happens
from loyalty_sim.theory.employees.workload import wait
from loyalty_sim.theory.parameters import Theory
from loyalty_sim.week.context import Context, context_of
from loyalty_sim.week.first_judgements import MOST_ROWS, judgement_intercepts
from loyalty_sim.week.image import first_images
from loyalty_sim.week.prepare import usual_load, usual_service
from loyalty_sim.week.staff import staff
from loyalty_sim.week.tally import Tally
from loyalty_sim.world.columns import Customers
from loyalty_sim.world.constants import Constants
from loyalty_sim.world.real import real, rows
from loyalty_sim.world.world import World

_MANY = 10_000
"""Customers that staff meet in a week of those years: so many that the share of the angry can be stated."""
_FIRST_WEEK = 1_000_000  # of the years before, in the keys of draws: no week of a run has such a number


def burn_in(world: World, packed: Sequence[Theory], constants: Constants, tally: Tally, seed: int) -> Constants:
    """Let staff live through the years before, with the demand of their site's own customers and its luck, and with
    usual complaints.

    The service they then give is the reference of perception, and the failures of it are the usual ones; the work
    that they do in the last of these years is what a usual position does, vacancies and newcomers included. Returns
    the constants with the intercept of judgements that keeps satisfaction where it is with this service.
    packed: packed parameters (`loyalty_sim.theory.packed`).
    """
    of = world.employees, world.sites, world.firms
    constants = constants._replace(usual_want=float(np.mean(world.employees.want, dtype=np.float64)))
    w = context_of(*of, constants, tally, seed, 0)
    w.sites.utilisation[:] = constants.utilisation
    w.sites.wait[:] = [usual_wait(int(count), packed[0], constants) for count in w.sites.staff_count]
    w.employees.handled[:] = _MANY
    demand = np.bincount(world.customers.site, world.customers.need_rate, minlength=len(w.sites.firm))
    told = usual_telling(world.customers, packed)
    for year in range(int(packed[0].start.staff_years)):
        anger_customers(told, w, packed)
        constants = live_a_year(year, demand, world, packed, constants, tally, seed)
    w.employees.handled[:] = 0
    w.employees.angry[:] = 0
    w.employees.work[:] = 0.0
    bonded = world.customers.bond_person >= 0
    world.customers.bond_person[bonded] = w.employees.person[world.customers.bond_person[bonded]]
    there = np.flatnonzero(w.employees.employed)
    constants = constants._replace(usual_want=float(np.mean(w.employees.want[there], dtype=np.float64)))
    w = w._replace(constants=constants)
    usual_service(constants.service_reference, constants.failure_reference, w, packed)
    first_images(world, constants, packed)
    constants = judgement_intercepts(world.customers, w, packed)
    tally.clear()
    return constants


def live_a_year(
    year: int, demand: np.ndarray, world: World, packed: Sequence[Theory], constants: Constants, tally: Tally, seed: int
) -> Constants:
    """A year of usual demand (sites,), in customers a week; the constants with the work of a position in it.

    Leaves the mean wait of the year at every site.
    """
    work, waits = [], []
    for week in range(52 * year, 52 * (year + 1)):
        w = context_of(world.employees, world.sites, world.firms, constants, tally, seed, _FIRST_WEEK + week)
        staff(w, packed)
        work.append(usual_load(demand, w, packed))
        waits.append(w.sites.wait.copy())
    world.sites.wait[:] = np.mean(waits, axis=0)
    positions, mean = float(np.sum(world.sites.usual_positions)), float(np.mean(work))
    return constants._replace(usual_productive=mean / positions if mean > 0.0 else 1.0)


def usual_wait(positions: int, theory: Theory, constants: Constants) -> float:
    """Wait in service times at usual load in a site of so many positions."""
    return float(plain(wait)(constants.utilisation, float(positions), theory.workload))


def anger_customers(told: float, w: Context, packed: Sequence[Theory]) -> None:
    """Let every employee meet as many angry customers as the service given now makes, usual failures on the mean.

    told: encounters that end in a complaint to who serves, per usual failure.
    """
    usual_service(np.zeros(len(w.constants.service_reference)), np.ones(1), w, packed)
    w.employees.angry[:] = np.rint(_MANY * told * np.minimum(w.employees.failure_risk, 1.0))


@kernel
def usual_telling(customers: Customers, packed: Sequence[Theory]) -> float:
    """Encounters in [0, 1] that end in a complaint to who serves, per usual failure, over the first customers.

    Who is hard to please has more failures and tells more of them.
    """
    theory, told, needs = packed[0], 0.0, 0.0
    usual, gravity = theory.failure.usual, theory.failure.gravity
    for i in rows(0, min(len(customers.alive), MOST_ROWS)):
        loyal, satisfied = real(customers.loyalty[i]), real(customers.satisfaction[i])
        tells = tells_front_line(gravity, loyal, satisfied, real(customers.voice_belief[i]), theory.complaint)
        need = real(customers.need_rate[i])
        told += need * tells * happens(usual, real(customers.leniency[i]), theory.failure)
        needs += need
    return told / (needs * usual) if needs * usual > 0.0 else 0.0
