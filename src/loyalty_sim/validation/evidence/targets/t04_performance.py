"""T04 - Satisfied customers and profit of the firm go together only a little (Otto, Szymanski & Varadarajan 2020).

Two dozen firms of many sites that spend differently on what they do, over two years after one of settling: the
satisfaction that a yearly survey shows against the return on sales. Firms also differ in premises, capital and head
office, which the model does not have. No source for the size of that was found, so the verdict is without it; how far
overheads drawn at random would water the link down is shown beside it.
"""

from typing import Any

import numpy as np

from loyalty_sim.validation.evidence.look.instrument import asked, drawn, generator
from loyalty_sim.validation.evidence.look.links import correlation
from loyalty_sim.validation.evidence.target import Reading, Seen, Situation, Target, compared

SPREAD_OF_SPENDING = 0.35
"""Standard deviation of log spending on a lever between firms: judgement, a third more or less is usual."""
SPREADS_OF_OVERHEADS = {"pooled_05": 0.05, "pooled_10": 0.10}
"""Standard deviations of overheads between firms, of revenue, in the other readings: judgement, without a source."""
ANSWERS, YEAR = 250, 52


def firm_years(market: Any) -> dict[str, Any]:
    """Surveyed satisfaction and return on sales of every firm in every year, and a standard normal draw a firm."""
    from loyalty_sim.week.ledger import FIELDS

    w, rng = market.world, generator(market, 4)
    f = w.firms
    f.usual_spend[:] *= np.exp(SPREAD_OF_SPENDING * rng.standard_normal(f.spend.shape))
    f.spend[:] = f.usual_spend
    overheads = rng.standard_normal(len(f.price))
    market.run(YEAR)
    satisfaction, returns = [], []
    while market.week < market.config.market.weeks:
        first = market.week
        market.run(YEAR)
        books = market.ledger[first : market.week].sum(axis=0)
        revenue, profit = books[:, FIELDS.index("revenue")], books[:, FIELDS.index("profit")]
        returns.append(profit / revenue)
        satisfaction.append([_score(market, firm, rng) for firm in range(len(f.price))])
    return {"satisfaction": np.array(satisfaction), "returns": np.array(returns), "overheads": overheads}


def _score(market: Any, firm: int, rng: np.random.Generator) -> float:
    rows = np.flatnonzero(market.world.customers.provider == firm)
    return float(asked(market, drawn(rows, ANSWERS, rng), rng).satisfaction.mean())


def statistics(seen: Seen) -> dict[str, float]:
    """Correlation over all firm-years, as they are and with random overheads taken off."""
    market = seen["market"]
    spreads = {"pooled": 0.0} | SPREADS_OF_OVERHEADS
    return {
        name: correlation(market["satisfaction"].ravel(), (market["returns"] - spread * market["overheads"]).ravel())
        for name, spread in spreads.items()
    }


_MANY = ("rivals.count=23", "firm.share=0.05", "rivals.concentration=0.3", "trade.site_positions=2")
TARGET = Target(
    "T04",
    {"market": Situation(firm_years, _MANY, customers=96_000, weeks=3 * YEAR)},
    statistics,
    controls=(
        compared(
            "without share of wallet",
            "what is spent does not follow satisfaction",
            "theory.spend.slope=0",
            "theory.spend.delight=0",
        ),
    ),
    times=4,
    reading="Returns as the books of the model have them: for cost differences beyond those of spending on levers no "
    "source was found.",
    readings=tuple(
        Reading(f"overheads drawn with a standard deviation of {spread:.2f} of revenue", {"pooled": name})
        for name, spread in SPREADS_OF_OVERHEADS.items()
    ),
)
