"""T13 - Quality pays up to a point, and late (Rust 1995; Matzler 2005; Gruca & Rego 2005; Rucci, Kirn & Quinn 1998).

A sweep of the whole quality budget, in a bank and, in small steps out of nothing, in a small airline; one quarter of
better processes, followed for three years against the same market without it; and a lasting better climate.
"""

from functools import partial
from typing import Any

import numpy as np

from loyalty_sim.validation.evidence.target import Seen, Situation, Target, compared

QUARTER, YEAR = 13, 52
LEVELS = (0.0, 0.5, 1.0, 2.0, 4.0, 8.0)
QUALITY = ("climate", "training", "process", "recovery")
FOCAL = 0
STEPS = (0.0, 0.15, 0.30)
IMPULSE_FROM, IMPULSE = 14, 0.2


def books(market: Any) -> dict[str, Any]:
    """Revenue, climate and customers of the focal firm by quarter, and discounted profit."""
    market.run()
    return _books(market)


def impulse(market: Any) -> dict[str, Any]:
    """The same, with better processes in one quarter: quality itself moves, not the money behind it."""
    broken = market.world.firms.broken
    market.run(IMPULSE_FROM - 1)
    broken[FOCAL] = -IMPULSE
    market.run(QUARTER)
    broken[FOCAL] = 0.0
    market.run(market.config.market.weeks - market.week)
    return _books(market)


def _books(market: Any) -> dict[str, Any]:
    from loyalty_sim.week.ledger import FIELDS

    weeks = market.week // QUARTER * QUARTER
    by_quarter = market.ledger[:weeks, FOCAL].reshape(-1, QUARTER, len(FIELDS)).sum(axis=1)
    named = {name: by_quarter[:, FIELDS.index(name)] for name in ("revenue", "profit", "climate", "customers")}
    return named | {"worth": market.outcomes()["profit"]}


def statistics(seen: Seen) -> dict[str, float]:
    """Where the best budget lies, whether returns rise anywhere, when an impulse pays, and climate to revenue."""
    worth = np.array([float(seen[_name(level)]["worth"]) for level in LEVELS])
    best = int(np.argmax(worth))
    marginal = _marginal(seen)
    gain = seen["impulse"]["revenue"] - seen["level 1"]["revenue"]
    smooth = np.convolve(gain[1:], np.ones(3) / 3, mode="valid")
    better, usual = seen["climate"], seen["level 1"]
    last = slice(-4, None)
    revenue = np.log(better["revenue"][last].sum() / usual["revenue"][last].sum())
    climate = np.log(better["climate"][last].sum() / usual["climate"][last].sum())
    return {
        "interior": float(0 < best < len(LEVELS) - 1),
        "rising": float(marginal[1] / marginal[0]),
        "peak": float(np.argmax(smooth) + 1),
        "elasticity": float(revenue / climate),
    }


def _marginal(seen: Seen) -> np.ndarray:
    """Gain of the small firm's revenue in the last year by the first and by the second step out of nothing."""
    return np.diff([float(seen[_step(level)]["revenue"][-4:].sum()) for level in STEPS])


def curves(seen: Seen) -> dict[str, Any]:
    """Discounted profit by budget against the usual one, and gain of revenue after the impulse, per cent."""
    worth = np.array([float(seen[_name(level)]["worth"]) for level in LEVELS])
    gain = seen["impulse"]["revenue"] / seen["level 1"]["revenue"] - 1.0
    return {"levels": LEVELS, "worth": worth - worth[LEVELS.index(1.0)], "impulse": 100.0 * gain}


def _name(level: float) -> str:
    return f"level {level:g}"


def _step(level: float) -> str:
    return f"step {level:g}"


def _budget(level: float) -> tuple[str, ...]:
    return tuple(f"firm.levers.{lever}={level:g}" for lever in QUALITY)


_market = partial(Situation, trade="bank", customers=40_000, weeks=3 * YEAR)


def _small(level: float) -> Situation:
    """A small firm where every trip is a choice, with this quality budget for ten years."""
    return Situation(books, (*_budget(level), "firm.share=0.1"), "airline", 60_000, 10 * YEAR)


TARGET = Target(
    "T13",
    {
        **{_name(level): _market(books, _budget(level)) for level in LEVELS},
        **{_step(level): _small(level) for level in STEPS},
        "impulse": _market(impulse),
        "climate": _market(books, ("firm.levers.climate=2",)),
    },
    statistics,
    curves,
    (
        compared("without share of wallet", "what is spent does not follow satisfaction", "theory.spend.slope=0",
                 "theory.spend.delight=0"),
    ),
)  # fmt: skip
