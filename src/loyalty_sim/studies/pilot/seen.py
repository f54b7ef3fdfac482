"""What is seen of a market of a pilot, kept beside the runs, and the figures that are made of it.

Weeks at sites are kept as they are, so that other lengths, measures and estimators cost no further run.
"""

from typing import Any, NamedTuple

import numpy as np
import pandas as pd

from loyalty_sim.lab.job import Job, Run
from loyalty_sim.lab.observations import Watch, keep, place, read, see, seen_folder
from loyalty_sim.scenario.messages import ScenarioError
from loyalty_sim.statistics.bands import Array
from loyalty_sim.studies.pilot.estimators import Estimate, estimator_of
from loyalty_sim.studies.pilot.measures import COLUMNS, measure_of
from loyalty_sim.studies.pilot.trial import BEFORE, LONGEST
from loyalty_sim.theory.firms.customer_equity import discount_factor
from loyalty_sim.theory.levers import LEVERS
from loyalty_sim.world.schedule import QUARTER

QUARTERS = LONGEST // QUARTER
MEASURES_READ = ("satisfaction", "complaints", "churn", "revenue", "staff_turnover")
"""Measures by which trials are read if none are named."""
ASKED = 1 / 13
"""Part of the customers asked every week if nothing else is said: each of them once a quarter. Judgement."""
FIELDS = ("effect", "error", "low", "high", "p")
"""What is kept of an estimate."""


class Look(NamedTuple):
    """How markets are looked at.

    measures: that are read. asked: part of the customers who are asked every week, 0-1. confidence: of intervals. kept:
    whether what was seen is kept.
    """

    measures: tuple[str, ...]
    asked: float
    confidence: float
    kept: bool


def books_and_sites(asked: float) -> Watch:
    """A watch of a market: its value, weekly profit and spend of our firm, and the weeks at its sites.

    asked: part of the customers who are asked every week. Weeks after the longest trial are not kept of the sites.
    """

    def watch(market: Any) -> dict[str, Any]:
        from loyalty_sim.week.site_book import SiteBook  # imports the compiled passes: seconds

        book = SiteBook(market, asked)
        market.run()
        table, own = book.table(), market.history[market.history["firm"] == 0]
        early = table[table["week"] <= BEFORE + LONGEST]
        spend = own[[f"spend_{lever}" for lever in LEVERS]].sum(axis=1)
        found = {"value": market.outcomes()["value"], "profit": own["profit"], "spend": spend}
        return found | {name: early[name] for name in COLUMNS}

    watch.__name__ = f"sites_{asked:.6g}"
    return watch


def look_at(job: Job, look: Look) -> dict[str, Array]:
    """What is seen of the market of a job: as it was kept, or run now."""
    watch = books_and_sites(look.asked)
    path = place(job, watch, seen_folder())
    if look.kept and path.exists():
        return read(path)
    seen = {name: np.asarray(value, float) for name, value in see(job, watch).items()}
    if look.kept:
        keep(seen, path)
    return seen


def table_of(seen: dict[str, Array]) -> pd.DataFrame:
    """The weeks at sites of what was seen, a row a site and week (`measures.COLUMNS`)."""
    return pd.DataFrame({name: seen[name] for name in COLUMNS})


def whole_market(job: Job, look: Look) -> Run:
    """Figures of a market without a trial.

    `value`; `profit_q`: discounted, from the weeks before to the end of quarter q; `spend`: a week, in the year after
    the weeks before, not a number where there is none; `<measure>_q`: of the whole firm in quarter q, 0 being the weeks
    before; `before_<site>`: satisfaction of each site in those.
    """
    seen = look_at(job, look)
    table = table_of(seen)
    weeks = np.arange(1, len(seen["profit"]) + 1)
    worth = np.array([discount_factor(int(week), job.scenario.market.discount) for week in weeks]) * seen["profit"]
    spend = seen["spend"][BEFORE : BEFORE + LONGEST]
    found = {"value": float(seen["value"]), "spend": float(spend.mean()) if len(spend) else np.nan}
    found |= {f"profit_{q}": float(worth[BEFORE : BEFORE + QUARTER * q].sum()) for q in range(1, QUARTERS + 1)}
    found["margin_0"] = float(worth[:BEFORE].sum())
    quarter = np.maximum(0, (table["week"] - BEFORE + QUARTER - 1) // QUARTER).astype(int)
    sites, of = np.unique(table["site"].to_numpy(), return_inverse=True)
    whole = np.zeros_like(of)
    for name in look.measures:
        levels = measure_of(name).over(table, whole, quarter, (1, QUARTERS + 1))[0]
        found |= {f"{name}_{q}": float(level) for q, level in enumerate(levels)}
    early = (quarter == 0).to_numpy()
    before = measure_of("satisfaction").over(table[early], of[early], whole[early], (len(sites), 1))[:, 0]
    return Run(job, found | {f"before_{int(site)}": float(level) for site, level in zip(sites, before, strict=True)})


def trial_market(job: Job, look: Look, methods: tuple[str, ...], lengths: tuple[int, ...]) -> Run:
    """Estimates from a trial: `<method>/<measure>/<weeks>/<field>`; not a number where there is none."""
    table = table_of(look_at(job, look))
    found: dict[str, float] = {}
    for weeks in lengths:
        for method in methods:
            for measure in look.measures:
                said = _estimate(table[table["week"] <= BEFORE + weeks], measure, method, look.confidence)
                found |= {f"{method}/{measure}/{weeks}/{field}": value for field, value in said.items()}
    return Run(job, found)


def _estimate(table: pd.DataFrame, measure: str, method: str, confidence: float) -> dict[str, float]:
    try:
        said: Estimate = estimator_of(method)(table, measure, 0, confidence)
    except (ScenarioError, np.linalg.LinAlgError):  # nobody answered, or nobody is left to compare with
        return dict.fromkeys(FIELDS, np.nan)
    return {field: float(getattr(said, field)) for field in FIELDS}
