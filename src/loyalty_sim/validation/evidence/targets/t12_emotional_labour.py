"""T12 - The burnt-out serve worse, and smiles that are ordered wear out (Salyers 2017; Hülsheger & Schewe 2011).

A survey of dyads, an employee and a customer just served who rates the encounter (as Groth et al. 2009), with more
customers an employee in the other readings; under a smile order; and four years of a smile order against the same
money put into real support.
"""

from typing import Any

import numpy as np

from loyalty_sim.validation.evidence.look.instrument import generator, said
from loyalty_sim.validation.evidence.look.links import correlation, group_means
from loyalty_sim.validation.evidence.target import Reading, Seen, Situation, Target, compared

RATERS, OTHER_RATERS, QUARTER = 1, (3, 5, 10), 13
FOCAL = 0


def staff_survey(market: Any) -> dict[str, Any]:
    """What every employee answers on exhaustion, felt and shown warmth, and what the customers met rate."""
    market.run(market.config.market.weeks - 1)
    c, e, rng = market.world.customers, market.world.employees, generator(market, 12)
    before = c.quality.astype(float)
    market.step()
    memory = market.theory.expectation.quality_memory
    visitors, row = _met(market)
    met = (c.quality[visitors] - (1.0 - memory) * before[visitors]) / memory
    rating = said(met + market.theory.survey.halo * rng.standard_normal(len(met)), market, rng)
    place = _places(row, rng)
    rated = {
        f"rated_{most}": group_means(rating[place < most], row[place < most], len(e.firm))
        for most in (RATERS, *OTHER_RATERS)
    }
    known = (e.employed > 0) & (e.tenure > QUARTER)
    answers = {name: said(getattr(e, name), market, rng) for name in ("exhaustion", "felt")}
    gap = said(e.displayed - e.felt, market, rng)
    return {name: np.where(known, values, np.nan) for name, values in (answers | {"gap": gap} | rated).items()}


def _met(market: Any) -> tuple[np.ndarray, np.ndarray]:
    """Customers of this week's encounters and the employees they met; only those of customers who stayed count."""
    from loyalty_sim.week.tally import BLOCK

    tally, c = market.tally, market.world.customers
    listed = [np.arange(block * BLOCK, block * BLOCK + count) for block, count in enumerate(tally.visit_count)]
    places = np.concatenate(listed)
    visitors, row = tally.visits[places].astype(int), tally.visit_staff[places].astype(int)
    stayed = c.left_firm[visitors] < 0
    return visitors[stayed], row[stayed]


def _places(row: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    """Place of every customer, from 0, in an order of chance among those whom the same employee served."""
    order = rng.permutation(len(row))
    order = order[np.argsort(row[order], kind="stable")]
    first = np.searchsorted(row[order], row[order])
    place = np.empty(len(row), int)
    place[order] = np.arange(len(order)) - first
    return place


def satisfaction(market: Any) -> dict[str, Any]:
    """Mean satisfaction of the focal firm's customers by quarter, 0-100."""
    market.run()
    from loyalty_sim.week.ledger import FIELDS

    books = market.ledger[: market.week, FOCAL]
    total, count = books[:, FIELDS.index("satisfaction")], books[:, FIELDS.index("customers")]
    return {"satisfaction": 100.0 * (total / count).reshape(-1, QUARTER).mean(axis=1)}


def statistics(seen: Seen) -> dict[str, float]:
    """Correlations over employees, and the smile order less real support, early and late."""
    survey, ordered = seen["survey"], seen["ordered"]
    ahead = seen["smile"]["satisfaction"] - seen["support"]["satisfaction"]
    return {
        **_dyads(survey, RATERS),
        "surface": correlation(ordered["gap"], ordered["exhaustion"]),
        **{f"{name}_{most}": value for most in OTHER_RATERS for name, value in _dyads(survey, most).items()},
        "early": float(ahead[:2].mean()),
        "late": float(ahead[-4:].mean()),
    }


def _dyads(survey: Any, most: int) -> dict[str, float]:
    """Links of exhaustion and felt warmth with the mean rating by at most so many customers."""
    rated = survey[f"rated_{most}"]
    return {"burnout": correlation(survey["exhaustion"], rated), "deep": correlation(survey["felt"], rated)}


def curves(seen: Seen) -> dict[str, Any]:
    """Satisfaction under the smile order less that under real support, by quarter."""
    return {"smile_less_support": seen["smile"]["satisfaction"] - seen["support"]["satisfaction"]}


_STAFF = Situation(staff_survey, customers=30_000, weeks=78)
_MONEY = Situation(satisfaction, trade="bank", customers=5_000, weeks=208)
TARGET = Target(
    "T12",
    {
        "survey": _STAFF,
        "ordered": _STAFF._replace(settings=("firm.levers.smile=1", "rivals.levers.smile=1")),
        "smile": _MONEY._replace(settings=("firm.levers.smile=2",)),
        "support": _MONEY._replace(settings=("firm.levers.climate=1.5",)),
    },
    statistics,
    curves,
    (
        compared("without surface acting", "a smile order changes nothing", "theory.acting.on=false"),
        compared("without exhaustion", "neither load nor anger tires", "theory.exhaustion.by_load=0",
                 "theory.exhaustion.by_anger=0"),
    ),
    times=4,
    reading="One customer rates each employee, as in the dyads of Groth et al. 2009.",
    readings=tuple(
        Reading(f"up to {most} customers rate each employee", {name: f"{name}_{most}" for name in ("burnout", "deep")})
        for most in OTHER_RATERS
    ),
)  # fmt: skip
