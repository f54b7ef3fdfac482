"""What is kept of a finished market: its books by quarter, its outcomes, a year's panel and a look at its staff."""

from collections.abc import Mapping
from typing import Any, NamedTuple

import numpy as np

QUARTER = 13
FOCAL = 0


class Observed(NamedTuple):
    """One run as the claims see it.

    books: (quarters, FIELDS) of the focal firm: sums over the weeks of the quarter. figures: everything else, by name;
    `stayers_satisfaction` (0-100) is of those who have been with the focal firm from the start, at the end;
    `newcomers_score` is of its staff hired since (`newcomers`).
    fields: names of the columns of `books`.
    """

    books: np.ndarray
    figures: dict[str, float]
    fields: tuple[str, ...]


def observe(market: Any) -> dict[str, Any]:
    """Run a fresh market to its end, following its customers through the last year: the books, and every figure."""
    from loyalty_sim.validation.claims.look.panel import YEAR, Panel

    weeks, c = market.config.market.weeks, market.world.customers
    first, generation = c.provider == FOCAL, c.generation.copy()
    market.run(max(0, weeks - YEAR))
    panel = Panel(market)
    while market.week < weeks:
        market.step()
        panel.watch()
    still = first & (c.provider == FOCAL) & (c.generation == generation)
    stayed = {"stayers_satisfaction": 100.0 * float(c.satisfaction[still].mean(dtype=float)) if still.any() else np.nan}
    figures = market.outcomes() | panel.figures() | staff_figures(market.world) | stayed
    figures["newcomers_score"] = newcomers(market.world, weeks, market.theory.climate.disposition_sd)
    return {"books": quarters(market.ledger[: market.week, FOCAL])} | figures


def observed(seen: Mapping[str, np.ndarray]) -> Observed:
    """What `observe` saw, as the claims read it."""
    from loyalty_sim.week.ledger import FIELDS  # imports the compiled passes: seconds

    figures = {name: float(value) for name, value in seen.items() if name != "books"}
    return Observed(np.asarray(seen["books"]), figures, FIELDS)


def quarters(books: np.ndarray) -> np.ndarray:
    """Sums by quarter of weekly books (weeks, FIELDS); weeks beyond the last whole quarter are left out."""
    whole = len(books) // QUARTER
    return books[: whole * QUARTER].reshape(whole, QUARTER, books.shape[1]).sum(axis=1)


def staff_figures(world: Any) -> dict[str, float]:
    """Links between site climate, staff and the customers each site serves, over all firms' sites, at the end."""
    c, e, s = world.customers, world.employees, world.sites
    served = c.provider >= 0
    count = np.maximum(np.bincount(c.site[served], minlength=len(s.firm)), 1)
    satisfaction = np.bincount(c.site[served], c.satisfaction[served], minlength=len(s.firm)) / count
    present = np.maximum(np.bincount(e.site, e.employed, minlength=len(s.firm)), 1)
    by_site = {
        name: np.bincount(e.site, getattr(e, name) * e.employed, minlength=len(s.firm)) / present
        for name in ("know", "want", "exhaustion", "performance", "failure_risk")
    }
    by_site["tenure"] = np.bincount(e.site, e.tenure * (e.employed == 1), minlength=len(s.firm)) / present
    filled = present / np.maximum(s.usual_positions, 1)
    predictors = {"climate": s.climate, "process": s.process, "load": -s.utilisation, "filled": filled, **by_site}
    return {f"link_{name}": _correlation(level, satisfaction) for name, level in predictors.items()}


def newcomers(world: Any, weeks: int, spread: float) -> float:
    """Lasting view of work of the focal firm's staff hired in so many weeks, in spreads of people; nan of none."""
    e = world.employees
    new = (e.firm == FOCAL) & (e.employed == 1) & (e.tenure < weeks)
    return float(e.disposition[new].mean(dtype=float)) / spread if new.any() and spread > 0.0 else float(np.nan)


def _correlation(a: np.ndarray, b: np.ndarray) -> float:
    if a.std() == 0 or b.std() == 0:
        return 0.0
    return float(np.corrcoef(a, b)[0, 1])
