"""T10 - The quality ratchet (Oliva & Sterman 2001): effort gives way to load, the standard follows, and stays down.

Two experiments on a large firm that works just at its comfortable load, vacancies included: 13 weeks of 10 % more
customers, against the same firm under the same luck without them; and five years of load that wanders (autocorrelated,
standard deviation .10).
"""

from typing import Any

import numpy as np

from loyalty_sim.study.evidence.look.instrument import generator
from loyalty_sim.study.evidence.target import Control, Seen, Situation, Target

PULSE_FROM, PULSE, AFTER = 14, 13, 208
YEARS, SPREAD, KEEPS = 5, 0.10, 0.90
LOAD = ("trade.utilisation=0.78", "trade.site_positions=1000", "firm.share=0.9", "rivals.count=1")


def standards(market: Any) -> dict[str, Any]:
    """Effort and standard of the firm, week by week."""
    weeks = market.config.market.weeks
    seen = np.array([_week(market) for _ in range(weeks)])
    return {"effort": seen[:, 0], "standard": seen[:, 1]}


def wandering(market: Any) -> dict[str, Any]:
    """The same while load wanders: an autoregressive process of weekly persistence .90 around the usual load."""
    rng, level = generator(market, 10), 0.0
    seen = []
    for _ in range(market.config.market.weeks):
        level = KEEPS * level + np.sqrt(1 - KEEPS**2) * SPREAD * rng.standard_normal()
        market.world.firms.surge[:] = max(0.0, 1.0 + level)
        seen.append(_week(market))
    return {"effort": np.array(seen)[:, 0], "standard": np.array(seen)[:, 1]}


def _week(market: Any) -> tuple[float, float]:
    market.step()
    sites = market.world.sites
    return float(sites.effort[0]), float(sites.effort_standard[0])


def statistics(seen: Seen) -> dict[str, float]:
    """Per cent against the twin without the pulse; what comes back later, and noise, of the founding standard."""
    first, end = PULSE_FROM - 1, PULSE_FROM + PULSE - 2
    eroded = 100.0 * seen["pulse"]["standard"]
    effort, standard = (100.0 * (seen["pulse"][name] / seen["calm"][name] - 1.0) for name in ("effort", "standard"))
    return {
        "at_once": float(effort[first]),
        "standard": float(standard[end]),
        "four_years": float(eroded[-1] - eroded[end]),
        "left_over": float(standard[-1]),
        "noise": float(100.0 * (seen["noise"]["standard"][-1] - 1.0)),
    }


def curves(seen: Seen) -> dict[str, Any]:
    """Effort and standard under the pulse relative to the twin, and the standard under noise, per cent."""
    pulse, calm = seen["pulse"], seen["calm"]
    relative = {name: 100.0 * (pulse[name] / calm[name] - 1.0) for name in ("effort", "standard")}
    return relative | {"noise": 100.0 * (seen["noise"]["standard"] - 1.0)}


_SURGE = (f"shocks.demand_surge.week={PULSE_FROM}", f"shocks.demand_surge.weeks={PULSE}", "shocks.demand_surge.firm=-1")
_CALM = Situation(standards, LOAD, "bank", 20_000, PULSE_FROM + PULSE - 1 + AFTER)
TARGET = Target(
    "T10",
    {
        "calm": _CALM,
        "pulse": _CALM._replace(settings=(*LOAD, "shocks.demand_surge.size=0.10", *_SURGE)),
        "noise": _CALM._replace(watch=wandering, weeks=52 * YEARS),
    },
    statistics,
    curves,
    (
        Control(
            "symmetric standard", "the standard climbs back as fast as it eroded",
            {"left_over": (-0.5, 0.5), "four_years": (1.5, 5.0)}, ("theory.workload.up_weeks=18.8",),
        ),
    ),
)  # fmt: skip
