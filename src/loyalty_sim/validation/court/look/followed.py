"""A market followed to its end: its outcomes, and what single encounters of the last half year tell of judgement.

A panel of settled customers is asked after each encounter what they got and what they had expected. How strongly
satisfaction answers is read from what they remembered, with the rates of memory that the theory as shipped has.

    performance = quality + change of quality / quality_memory          (what this encounter was like)
    judgement   = satisfaction + change of satisfaction / rate
    excess      = judgement - performance = a + gain max(gap, 0) + loss min(gap, 0),  gap = performance - standard

Encounters judged as well as can be are left out, since a scale's end hides what lies beyond it, and so are gaps of more
than .3, most of which are failures. Sources: Anderson & Sullivan 1993 Mktg Sci 12:125 (less weighs more); Boulding et
al. 1993 J Mktg Res 30:7 (expectations are updated by what is got).
"""

from typing import Any

import numpy as np

from loyalty_sim.statistics.bands import Array

HALF, SETTLED = 26, 52
"""Weeks that encounters are followed; weeks with the provider after which a customer is settled."""
WIDEST, BEST = 0.3, 0.97
FEWEST = 50
"""Encounters on either side of the standard, or customers, below which a slope is not given."""


def follow(market: Any) -> dict[str, float]:
    """Run a fresh market to its end; gives `market.outcomes()`, and `loss`, `gain` and `updating` of its customers.

    loss, gain: change of the judgement beyond performance by a unit of falling short, and of exceeding; updating: part
    of a change in remembered quality that is in expectation after half a year. Not a number where too few met.
    """
    weeks, c = market.config.market.weeks, market.world.customers
    market.run(max(0, weeks - HALF))
    begun, met = _state(c), []
    while market.week < weeks:
        before = _state(c)
        market.step()
        met.append(_encounters(market, before))
    return dict(market.outcomes()) | _asymmetry(np.concatenate(met)) | _updating(c, begun)


def _state(c: Any) -> dict[str, Array]:
    names = ("provider", "generation", "quality", "expectation", "satisfaction")
    return {name: getattr(c, name).copy() for name in names}


def _encounters(market: Any, before: dict[str, Array]) -> Array:
    """(encounters, 2): gap, and judgement beyond performance, of settled customers who met in the week just run."""
    c, p = market.world.customers, market.theory
    tenure = market.week - c.since
    who = _same(c, before) & (tenure > SETTLED) & (c.quality != before["quality"])
    quality, expected, satisfied = (before[name][who].astype(float) for name in _REMEMBERED)
    rate = p.satisfaction.rate_old + (p.satisfaction.rate_new - p.satisfaction.rate_old) / (1.0 + tenure[who] / 52.0)
    performance = quality + (c.quality[who] - quality) / max(p.expectation.quality_memory, 1e-9)
    judgement = satisfied + (c.satisfaction[who] - satisfied) / rate
    best = c.alternative[who] / 100.0
    gap = performance - expected - p.expectation.rival_weight * (best - expected)
    told = (judgement < BEST) & (np.abs(gap) < WIDEST)
    return np.column_stack([gap, judgement - performance])[told]


_REMEMBERED = ("quality", "expectation", "satisfaction")


def _same(c: Any, before: dict[str, Array]) -> Array:
    """Whether the same customer is with the same firm as before."""
    stayed = (c.provider >= 0) & (c.provider == before["provider"]) & (c.generation == before["generation"])
    return np.asarray(stayed)


def _asymmetry(met: Array) -> dict[str, float]:
    gap, excess = met.T
    if min((gap > 0.0).sum(), (gap < 0.0).sum()) < FEWEST:
        return {"loss": np.nan, "gain": np.nan}
    x = np.column_stack([np.ones(len(gap)), np.minimum(gap, 0.0), np.maximum(gap, 0.0)])
    _, loss, gain = np.linalg.lstsq(x, excess, rcond=None)[0]
    return {"loss": float(loss), "gain": float(gain)}


def _updating(c: Any, begun: dict[str, Array]) -> dict[str, float]:
    who = _same(c, begun)
    got, expected = (getattr(c, name)[who].astype(float) - begun[name][who] for name in ("quality", "expectation"))
    if who.sum() < FEWEST or got.std() == 0.0:
        return {"updating": np.nan}
    return {"updating": float(np.polyfit(got, expected, 1)[0])}
