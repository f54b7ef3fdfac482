"""T10 - The quality ratchet (Oliva & Sterman 2001): effort gives way to load, the standard follows, and stays down.

Two experiments on a large firm that works just at its comfortable load, whose standard is the founding one and whose
staff stays, so that neither vacancies nor the luck of earlier years have cut effort before: 13 weeks of 10 % more
customers, against the same firm under the same luck without them; and five years of load that wanders (autocorrelated,
standard deviation .10). From the weeks of the second the two published parameters are estimated, as the source did from
the weeks of a bank: in weeks of pressure, the elasticity of effort to work pressure, both against the standard, and how
much of the gap between the two the standard closes a week.
"""

from typing import Any

import numpy as np

from loyalty_sim.validation.evidence.look.instrument import generator
from loyalty_sim.validation.evidence.look.links import slope
from loyalty_sim.validation.evidence.target import Control, Seen, Situation, Target, compared

PULSE_FROM, PULSE, AFTER = 14, 13, 208
YEARS, SPREAD, KEEPS = 5, 0.10, 0.90
LOAD = (
    "trade.utilisation=0.80", "trade.site_positions=1000", "firm.share=0.9", "rivals.count=1",
    "theory.turnover.base=0", "theory.start.staff_years=0",
)  # fmt: skip


def standards(market: Any) -> dict[str, Any]:
    """Effort, standard before and after the week, and load of the firm, week by week."""
    return _named([_week(market) for _ in range(market.config.market.weeks)])


def wandering(market: Any) -> dict[str, Any]:
    """The same while load wanders: an autoregressive process of weekly persistence .90 around the usual load."""
    rng, level = generator(market, 10), 0.0
    seen = []
    for _ in range(market.config.market.weeks):
        level = KEEPS * level + np.sqrt(1 - KEEPS**2) * SPREAD * rng.standard_normal()
        market.world.firms.surge[:] = max(0.0, 1.0 + level)
        seen.append(_week(market))
    return _named(seen)


def _week(market: Any) -> tuple[float, float, float, float]:
    sites = market.world.sites
    before = float(sites.effort_standard[0])
    market.step()
    effort = float(sites.effort[0])
    return effort, before, float(sites.effort_standard[0]), float(sites.utilisation[0])


def _named(weeks: list[tuple[float, float, float, float]]) -> dict[str, Any]:
    return dict(zip(("effort", "before", "standard", "load"), np.array(weeks).T, strict=True))


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
        **_estimated(seen["noise"]),
    }


def _estimated(weeks: Any) -> dict[str, float]:
    """Elasticity of effort to work pressure, and weeks in which the standard follows effort down; endless if never."""
    effort, before, after, load = (weeks[name] for name in ("effort", "before", "standard", "load"))
    hard = effort < before - 1e-6
    pressure = load[hard] * before[hard]
    followed = slope(effort[hard] - before[hard], after[hard] - before[hard])
    return {
        "elasticity": slope(np.log(pressure), np.log(effort[hard] / before[hard])),
        "erosion": 1.0 / followed if followed else np.inf,
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
        compared("without overload", "effort does not give way to load", "theory.workload.elasticity=0"),
    ),
    reading="The elasticity and the weeks of erosion are parameters of the model: by construction, not counted.",
)  # fmt: skip
