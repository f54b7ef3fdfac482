"""The firm's own survey, as an analyst gets it, and beside it what customers in truth weigh."""

from collections.abc import Mapping

import numpy as np
import pandas as pd

from loyalty_sim.agents.key_drivers import LEAST
from loyalty_sim.lab.job import Job, Run
from loyalty_sim.scenario.change import with_settings
from loyalty_sim.scenario.messages import Given, Problem, ScenarioError
from loyalty_sim.scenario.schema import Scenario
from loyalty_sim.theory.customers.attributes import JUDGED
from loyalty_sim.theory.measurement.attribute_items import ITEMS, SAID

ASKING = 6.0
"""Money for listening, in reference spends, of a firm that asks for once and otherwise does not: most of what is to be
had of answers."""

LOOKED_AT = 300
"""Customers of the firm whose true weights are looked at."""

SCORE = "satisfaction"
COLUMNS = ("answers", *ITEMS, SCORE)
"""Columns of a survey's table of sums of products; its rows are of the same."""


def surveyed(scenario: Scenario) -> Scenario:
    """The scenario in which the firm asks: itself if it listens, else with a survey that changes nobody."""
    if scenario.firm.levers.listening > 0.0:
        return scenario
    where = "the survey of the key drivers"
    asked = {"firm.levers.listening": ASKING, "theory.being_asked.on": False}
    return with_settings(scenario, {key: Given(value, where) for key, value in asked.items()})


def ask(job: Job) -> Run:
    """Run a market to its end and read what the focal firm has of the answers of the last months."""
    from loyalty_sim.market import ServiceMarket  # imports Mesa and the compiled passes: seconds
    from loyalty_sim.studies.people.person import weights_of

    market = ServiceMarket(job.scenario, rng=job.seed).run()
    own = np.flatnonzero(market.world.customers.provider == 0)
    rows = own[:: max(1, len(own) // LOOKED_AT)][:LOOKED_AT]
    weights = np.mean([weights_of(market, int(row)) for row in rows], axis=0) if len(rows) else np.full(JUDGED, np.nan)
    said = {_place(n): float(sum_) for n, sum_ in enumerate(np.asarray(market.world.firms.answers[0], float))}
    return Run(job, said | {f"weight_{item}": float(w) for item, w in zip(ITEMS, weights, strict=False)})


def table_of(found: Mapping[str, float]) -> pd.DataFrame:
    """What `ask` found as a table: sums of products of (1, items, score), and the true weight of every item.

    Raises ScenarioError where fewer than 30 answered: nobody should look at drivers then.
    """
    answers = found[_place(0)]
    if answers < LEAST:
        message = f"a key-driver analysis needs {LEAST} answers of the last months; this survey has {answers:.0f}"
        help = ("ask more: market.customers=5000 or firm.levers.listening=6", "or for longer: market.weeks=52")
        raise ScenarioError([Problem(message, "firm.levers.listening", help)])
    products = np.array([found[_place(n)] for n in range(SAID * SAID)]).reshape(SAID, SAID)
    weights = [np.nan, *(found.get(f"weight_{item}", np.nan) for item in ITEMS), np.nan]
    return pd.DataFrame(products, columns=list(COLUMNS)).assign(weight=weights)


def _place(n: int) -> str:
    return f"said_{n}"
