"""What a panel of households and a cohort of new customers show of buying again, computed as on the real ones.

A panel (scanner data): how often the next purchase is at the same firm, how much of that is left once a household's own
purchases are shuffled (all that taste can explain is then still there, so what is missing is inertia), and how far
households differ (polarization of the Dirichlet: 0 all alike, 1 everybody at one firm). A cohort (CDNOW): of those who
buy at a firm for the first time within a quarter, how many come again, how unequally, and how many in the time after.

Sources of the figures to compare with: `moments.csv`; Ehrenberg 1988 Repeat-Buying; Fader & Hardie 2001 (CDNOW).
"""

from collections.abc import Iterator
from typing import Any, NamedTuple

import numpy as np


class Purchases(NamedTuple):
    """Purchases in order of customer and then of week: one entry each of row, week and firm."""

    who: np.ndarray
    week: np.ndarray
    firm: np.ndarray

    def within(self, first: int, last: int) -> "Purchases":
        """Those of the weeks first to last, both included."""
        kept = (self.week >= first) & (self.week <= last)
        return Purchases(self.who[kept], self.week[kept], self.firm[kept])


def watch(market: Any, weeks: int) -> Purchases:
    """Run a market without contracts for so many weeks and note every purchase: whoever paid has bought.

    What customers remember of the time before comes first, so that nobody counts as new who is not.
    """
    who, week, firm = (list(each) for each in zip(*_remembered(market), strict=True))
    for _ in range(weeks):
        market.step()
        rows = np.flatnonzero(market.world.customers.paid > 0)
        who.append(rows)
        week.append(np.full(len(rows), market.week))
        firm.append(market.world.customers.provider[rows].astype(int))
    order = np.lexsort((np.concatenate(week), np.concatenate(who)))
    return Purchases(*(np.concatenate(each)[order] for each in (who, week, firm)))


def _remembered(market: Any) -> Iterator[tuple[np.ndarray, np.ndarray, np.ndarray]]:
    """Rows, weeks and firms of the last purchase at every firm that customers have bought from so far."""
    c = market.world.customers
    for place in range(c.former_firm.shape[1]):
        rows = np.flatnonzero(c.former_firm[:, place] >= 0)
        yield rows, c.former_week[rows, place].astype(int), c.former_firm[rows, place].astype(int)
    rows = np.flatnonzero(c.provider >= 0)
    yield rows, np.full(len(rows), market.week), c.provider[rows].astype(int)


def panel(seen: Purchases) -> dict[str, float]:
    """Repeat rate, inertia and polarization of a panel.

    A household who always alternates has no repeat, though a shuffle of the same purchases would give it some:

        >>> alternating = Purchases(np.array([1, 1, 1, 1]), np.arange(4), np.array([0, 1, 0, 1]))
        >>> {name: round(value, 3) for name, value in panel(alternating).items()}
        {'repeat': 0.0, 'inertia': -0.333, 'polarization': 0.0}
    """
    again = seen.who[1:] == seen.who[:-1]
    repeat = float(np.mean(seen.firm[1:][again] == seen.firm[:-1][again]))
    bought = by_firm(seen)
    n = bought.sum(axis=1)
    bought, n = bought[n > 1], n[n > 1]
    shuffled = float(((bought * (bought - 1.0)).sum(axis=1) / n).sum() / (n - 1.0).sum())
    return {"repeat": repeat, "inertia": repeat - shuffled, "polarization": polarization(bought)}


def by_firm(seen: Purchases) -> np.ndarray:
    """Purchases of every household that bought, at every firm: (households, firms)."""
    _, household = np.unique(seen.who, return_inverse=True)
    firms = int(seen.firm.max()) + 1
    return np.bincount(household * firms + seen.firm, minlength=firms * (household.max() + 1)).reshape(-1, firms)


def polarization(bought: np.ndarray) -> float:
    """1 / (1 + S) of the Dirichlet multinomial with the firms' shares, by maximum likelihood.

    bought (households, firms): purchases.

        >>> round(polarization(np.array([[9, 0], [0, 9], [9, 0], [0, 9]])), 2)
        1.0
    """
    from scipy.optimize import minimize_scalar
    from scipy.special import gammaln

    bought = bought[:, bought.sum(axis=0) > 0].astype(float)
    share, n = bought.sum(axis=0) / bought.sum(), bought.sum(axis=1)

    def misfit(log_s: float) -> float:
        s = np.exp(log_s)
        each = gammaln(s) - gammaln(s + n) + (gammaln(s * share + bought) - gammaln(s * share)).sum(axis=1)
        return -float(each.sum())

    return float(1.0 / (1.0 + np.exp(minimize_scalar(misfit, bounds=(-9.0, 12.0), method="bounded").x)))


def cohort(seen: Purchases, firm: int, start: int, quarter: int = 12, period: int = 39) -> dict[str, float]:
    """Of the customers whose first purchase at a firm falls into a quarter from week `start`: what they do next.

    `none`: share without another purchase there by week `period` of the cohort; `top_fifth`: share that the most active
    fifth has in these repeats; `active`: share that buys there in as many weeks after. `size`: customers in the cohort.
    """
    rows = int(seen.who.max()) + 1
    there = seen.firm == firm
    who, week = seen.who[there], seen.week[there]
    first = np.full(rows, np.iinfo(int).max)
    np.minimum.at(first, who, week)
    new = (first >= start) & (first < start + quarter)
    if not new.any():
        return dict.fromkeys(("none", "top_fifth", "active"), np.nan) | {"size": 0.0}
    repeats = np.bincount(who[(week > first[who]) & (week < start + period)], minlength=rows)[new]
    later = np.bincount(who[(week >= start + period) & (week < start + 2 * period)], minlength=rows)[new]
    top = np.sort(repeats)[::-1][: max(1, round(0.2 * len(repeats)))]
    return {
        "none": float(np.mean(repeats == 0)),
        "top_fifth": float(top.sum() / max(repeats.sum(), 1)),
        "active": float(np.mean(later > 0)),
        "size": float(new.sum()),
    }
