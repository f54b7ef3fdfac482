"""T35 - The more contacts have adopted, the likelier one adopts: movers to a newcomer, by ties who moved there before.

After half a year a newcomer opens in a market of internet access. Customer-years of who has never been with it, by how
many ties have by the start of the year.
"""

from typing import Any

import numpy as np
from scipy.sparse import csr_array

from loyalty_sim.validation.evidence.given import bands_of
from loyalty_sim.validation.evidence.given.contacts import EXPOSURE, MOST, ratio_name
from loyalty_sim.validation.evidence.look.hazard import log_odds
from loyalty_sim.validation.evidence.target import Seen, Situation, Target

ENTRY, YEAR, YEARS = 26, 52, 4


def adopting(market: Any) -> dict[str, Any]:
    """Hazard of a first move to the newcomer by number of ties who made one, and the effect of their share."""
    w = market.world
    c, ties = w.customers, w.ties
    newcomer = int(np.flatnonzero(w.firms.open == 0)[0])
    tied = csr_array((np.ones(len(ties.neighbour)), ties.neighbour.astype(np.int64), ties.start.astype(np.int64)),
                     (len(c.alive),) * 2)  # fmt: skip
    market.run(ENTRY)
    been = np.zeros(len(c.alive), bool)
    years = []
    for year in range(YEARS):
        adopted, generation = been.copy(), c.generation.copy()
        for _ in range(YEAR):
            before = c.generation.copy()
            market.step()
            been = np.where(c.generation == before, been, False) | (c.provider == newcomer)
        at_risk = np.flatnonzero(~adopted & (c.generation == generation) & (c.alive == 1))
        contacts = tied @ adopted.astype(float)
        years.append(np.column_stack([contacts, np.diff(ties.start), been, np.full(len(been), year)])[at_risk])
    return hazards(np.concatenate(years))


def hazards(periods: np.ndarray) -> dict[str, Any]:
    """Of customer-years (n, 4): adopted contacts, contacts, whether they adopt, year."""
    contacts, of, adopts, year = periods.T
    by_count = [float(adopts[contacts == number].mean()) if (contacts == number).any() else np.nan
                for number in range(MOST + 1)]  # fmt: skip
    later = [year == each for each in np.unique(year)[1:]]
    effect = log_odds(np.column_stack([contacts / np.maximum(of, 1.0), *later]).astype(float), adopts)
    return {"by_count": np.array(by_count), "exposure": np.float64(effect[0])}


def statistics(seen: Seen) -> dict[str, float]:
    """Hazards against that without an adopted contact, and the log odds of having all contacts adopted."""
    by_count = seen["market"]["by_count"]
    ratios = {ratio_name(number): float(by_count[number] / by_count[0]) for number in range(1, MOST + 1)}
    return ratios | {EXPOSURE: float(seen["market"]["exposure"])}


def curves(seen: Seen) -> dict[str, Any]:
    """Hazard by number of adopted contacts, against none."""
    by_count = seen["market"]["by_count"]
    return {"by_count": by_count / by_count[0]}


_NEWCOMER = ("rivals.strategies=[hold,hold,entrant]", f"rivals.entry_week={ENTRY}")
TARGET = Target(
    "T35",
    {"market": Situation(adopting, _NEWCOMER, "internet", 20_000, ENTRY + YEARS * YEAR)},
    statistics,
    curves,
    bands=bands_of("T35"),
    reading="Ever with the newcomer is adopted; years as in the source; years are held in the effect of exposure.",
)
