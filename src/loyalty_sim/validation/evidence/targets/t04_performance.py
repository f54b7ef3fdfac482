"""T04 - Satisfied customers and profit of the firm go together only a little (Otto, Szymanski & Varadarajan 2020).

Two dozen firms of many sites that spend differently on what they do, over two years after one of settling: the
satisfaction that a yearly survey shows against the return on sales. Firms also differ in premises, capital and head
office, which the model does not have: their share of revenue is drawn with the spread between firms of an industry.
"""

from typing import Any

import numpy as np

from loyalty_sim.validation.evidence.look.instrument import asked, drawn, generator
from loyalty_sim.validation.evidence.look.links import correlation
from loyalty_sim.validation.evidence.target import Seen, Situation, Target

SPREAD_OF_SPENDING = 0.35
"""Standard deviation of log spending on a lever between firms: judgement, a third more or less is usual."""
SPREAD_OF_OVERHEADS = 0.10
"""Standard deviation of overheads between firms, of revenue: judgement, as returns differ within industries."""
ANSWERS, YEAR = 250, 52


def firm_years(market: Any) -> dict[str, Any]:
    """Surveyed satisfaction and return on sales of every firm in every year."""
    from loyalty_sim.week.ledger import FIELDS

    w, rng = market.world, generator(market, 4)
    f = w.firms
    f.usual_spend[:] *= np.exp(SPREAD_OF_SPENDING * rng.standard_normal(f.spend.shape))
    f.spend[:] = f.usual_spend
    overheads = SPREAD_OF_OVERHEADS * rng.standard_normal(len(f.price))
    market.run(YEAR)
    satisfaction, returns = [], []
    while market.week < market.config.market.weeks:
        first = market.week
        market.run(YEAR)
        books = market.ledger[first : market.week].sum(axis=0)
        revenue, profit = books[:, FIELDS.index("revenue")], books[:, FIELDS.index("profit")]
        returns.append(profit / revenue - overheads)
        satisfaction.append([_score(market, firm, rng) for firm in range(len(f.price))])
    return {"satisfaction": np.array(satisfaction), "returns": np.array(returns)}


def _score(market: Any, firm: int, rng: np.random.Generator) -> float:
    rows = np.flatnonzero(market.world.customers.provider == firm)
    return float(asked(market, drawn(rows, ANSWERS, rng), rng).satisfaction.mean())


def statistics(seen: Seen) -> dict[str, float]:
    """Correlation over all firm-years."""
    market = seen["market"]
    return {"pooled": correlation(market["satisfaction"].ravel(), market["returns"].ravel())}


_MANY = ("rivals.count=23", "firm.share=0.05", "rivals.concentration=0.3", "trade.site_positions=2")
TARGET = Target(
    "T04",
    {"market": Situation(firm_years, _MANY, customers=96_000, weeks=3 * YEAR)},
    statistics,
    times=4,
)
