"""T03 - Where the staff is content, customers are: a link between units, through service quality (Harter; Brown & Lam).

A survey of the staff and one of the customers in every branch, as large as such surveys are, and the same link without
sampling and answering error. The situation with rare contact is the same market with a visit in two years.
"""

from typing import Any

import numpy as np

from loyalty_sim.validation.evidence.look.instrument import asked, generator, said
from loyalty_sim.validation.evidence.look.links import correlation, group_means, partial, slope
from loyalty_sim.validation.evidence.target import Seen, Situation, Target, compared

CUSTOMERS_A_SITE, YEAR = 50, 52
STAFF_RESPONSE = 0.5
"""Half of the staff answer, as in the NHS staff survey."""


def units(market: Any) -> dict[str, Any]:
    """Staff and customers by site at the end: as surveyed, and as they are."""
    market.run(market.config.market.weeks - YEAR)
    before = market.world.sites.climate.astype(float)
    market.run(YEAR)
    w, rng = market.world, generator(market, 3)
    c, e, sites = w.customers, w.employees, len(w.sites.firm)
    present, served = np.flatnonzero(e.employed), np.flatnonzero(c.provider >= 0)
    staff = group_means(e.climate[present].astype(float), e.site[present], sites)
    answering = present[rng.random(len(present)) < STAFF_RESPONSE]
    rows = _sample(c.site[served], served, rng)
    answers = asked(market, rows, rng)
    return {
        "climate_before": before,
        "climate": w.sites.climate.astype(float),
        "staff": staff,
        "customers": group_means(c.satisfaction[served].astype(float), c.site[served], sites),
        "staff_survey": group_means(said(e.climate[answering], market, rng), e.site[answering], sites),
        "customer_survey": group_means(answers.satisfaction, c.site[rows], sites),
        "quality_survey": group_means(answers.quality, c.site[rows], sites),
    }


def _sample(site: np.ndarray, rows: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    """The same number of customers at every site, by luck."""
    order = rng.permutation(len(rows))
    order = order[np.argsort(site[order], kind="stable")]
    first = np.searchsorted(site[order], site[order])
    return np.asarray(rows[order[np.arange(len(order)) - first < CUSTOMERS_A_SITE]])


def statistics(seen: Seen) -> dict[str, float]:
    """Correlations over sites, and how much steeper the link is where contact is frequent."""
    often, rarely = seen["market"], seen["rare"]
    staff, customers = often["staff_survey"], often["customer_survey"]
    return {
        "observed": correlation(staff, customers),
        "latent": correlation(often["staff"], often["customers"]),
        "mediated": partial(staff, customers, often["quality_survey"]),
        "contact": slope(often["staff"], often["customers"]) - slope(rarely["staff"], rarely["customers"]),
    }


def curves(seen: Seen) -> dict[str, Any]:
    """Autocorrelation of the climate of a site over a year."""
    often = seen["market"]
    return {"climate_year": correlation(often["climate_before"], often["climate"])}


_OFTEN = Situation(units, trade="bank", customers=90_000, weeks=78)
_RARELY = _OFTEN._replace(settings=("trade.need_rate=0.01",))
_NO_CLIMATE = compared(
    "without climate", "all sites have one climate", "theory.climate.span=0", "theory.climate.leadership_sd=0"
)
TARGET = Target("T03", {"market": _OFTEN, "rare": _RARELY}, statistics, curves, (_NO_CLIMATE,), times=4)
