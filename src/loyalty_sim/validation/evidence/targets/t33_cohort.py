"""T33 - A cohort of new customers: how many come again, how unequally, and how many are left (CDNOW).

Customers whose first purchase at our firm falls into one quarter of the second year, followed for 78 weeks, in a
department store. How often they have a need is given: every tenth week, as a guess at who buys records (judgement).
"""

from typing import Any

from loyalty_sim.validation.evidence.given import bands_of
from loyalty_sim.validation.evidence.given.cohort import NAMES
from loyalty_sim.validation.evidence.target import Seen, Situation, Target
from loyalty_sim.validation.survey.purchases import cohort, watch

FIRST, PERIOD = 52, 39
OURS = 0


def newcomers(market: Any) -> dict[str, Any]:
    """What the cohort of our firm does."""
    market.run(FIRST)
    return dict(cohort(watch(market, 2 * PERIOD), OURS, FIRST + 1, period=PERIOD))


def statistics(seen: Seen) -> dict[str, float]:
    """The three figures, and how many customers are behind them."""
    market = seen["market"]
    return {says: float(market[name]) for name, says in NAMES.items()} | {"size": float(market["size"])}


TARGET = Target(
    "T33",
    {"market": Situation(newcomers, ("trade.need_rate=0.1",), "department_store", 20_000, FIRST + 2 * PERIOD)},
    statistics,
    bands=bands_of("T33"),
    reading="A need every tenth week; new is who has not bought at the firm in the year before, nor remembers it.",
)
