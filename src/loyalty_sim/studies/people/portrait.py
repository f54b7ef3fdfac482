"""A portrait of one market: its figures as a study keeps them, and what became of its people."""

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from loyalty_sim.lab.job import Job, Run
from loyalty_sim.studies.people.fates import Fates, FateWatch
from loyalty_sim.studies.people.sample import Circle, Dots, circle, dots

if TYPE_CHECKING:
    from loyalty_sim.scenario.schema import Scenario

DOTS = 600
EVERY = 4


class Portrait(NamedTuple):
    """One run under one seed.

    run: as the runner gives it. fates: of the focal firm's first customers. dots: some of its customers at the end.
    circle: some customers who talk to each other; talk: (looks, customers of the circle) recent talk that each has
    heard, from -8 (for staying) to 8 (for leaving), at the weeks `talk_weeks`.
    """

    run: Run
    fates: Fates
    dots: Dots
    circle: Circle
    talk: np.ndarray
    talk_weeks: tuple[int, ...]


def portrait(scenario: "Scenario", seed: int) -> Portrait:
    """Run one market to its end and look at its people on the way."""
    from loyalty_sim.lab.runner import indicators
    from loyalty_sim.market import ServiceMarket  # imports Mesa and the compiled passes: seconds

    market = ServiceMarket(scenario, rng=seed)
    c, people, fates = market.world.customers, circle(market.world.ties), FateWatch(market.world.customers)
    heard, weeks = [], []
    while market.week < scenario.market.weeks:
        market.step()
        fates.watch(market.week)
        if market.week % EVERY == 0 or market.week == scenario.market.weeks:
            heard.append(c.talk_pressure[people.rows].astype(float))
            weeks.append(market.week)
    run = Run(Job(scenario, seed), market.outcomes(), indicators(market.history))
    return Portrait(run, fates.fates(), dots(market, DOTS), people, np.array(heard), tuple(weeks))
