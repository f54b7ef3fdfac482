"""T01 - Double jeopardy with its Dirichlet companions, in a repertoire market (Goodhardt, Ehrenberg & Chatfield 1984).

As in a scanner panel: every purchase of eight weeks with the household and the chain. Alone, double jeopardy proves
nothing: a market in which everybody chooses anew on every trip has it too, but its smallest chain keeps far fewer of
its buyers than the leader does.
"""

from typing import Any

import numpy as np

from loyalty_sim.validation.evidence.target import Control, Seen, Situation, Target, compared

FIRST, WEEKS = 4, 8


def purchases(market: Any) -> dict[str, Any]:
    """Purchases of every household at every chain, and repeats from one purchase to the next."""
    market.run(FIRST)
    c, firms = market.world.customers, len(market.world.firms.price)
    bought = np.zeros((len(c.alive), firms))
    last = np.full(len(c.alive), -1)
    from_to = np.zeros((firms, firms))
    for _ in range(WEEKS):
        market.step()
        rows = np.flatnonzero(c.paid > 0)
        now = c.provider[rows].astype(int)
        bought[rows, now] += 1
        again = last[rows] >= 0
        np.add.at(from_to, (last[rows][again], now[again]), 1)
        last[rows] = now
    return {"penetration": (bought > 0).mean(0), "purchases": bought.sum(0) / len(bought), "repeat": repeat(from_to),
            "duplication": duplication(bought > 0)}  # fmt: skip


def repeat(from_to: np.ndarray) -> np.ndarray:
    """Share of next purchases made at the same chain, by chain."""
    return np.asarray(np.diag(from_to) / np.maximum(from_to.sum(axis=1), 1))


def duplication(buyers: np.ndarray) -> np.ndarray:
    """Share of the buyers of one chain who buy at another, over that other's penetration: one value a pair."""
    both = buyers.T.astype(float) @ buyers
    own = np.diag(both)
    coefficient = both / own[:, None] / (own[None, :] / len(buyers))
    return np.asarray(coefficient[~np.eye(len(own), dtype=bool)])


def statistics(seen: Seen) -> dict[str, float]:
    """The line of double jeopardy and its companions."""
    market = seen["panel"]
    b, mean = market["penetration"], market["purchases"]
    w, share = mean / b, mean / mean.sum()
    constant = w * (1.0 - b)
    order = np.argsort(share)
    return {
        "cv": float(constant.std() / constant.mean()),
        "correlation": float(np.corrcoef(b, w)[0, 1]),
        "slope": float(np.polyfit(np.log(share), np.log(b), 1)[0]),
        "repeat": float(market["repeat"][order[0]] / market["repeat"][order[-1]]),
        "duplication": float(market["duplication"].std() / market["duplication"].mean()),
    }


def curves(seen: Seen) -> dict[str, Any]:
    """Penetration and purchases a buyer of every chain, the largest first."""
    market = seen["panel"]
    order = np.argsort(-market["purchases"])
    b = market["penetration"][order]
    return {"penetration": b, "purchases_a_buyer": market["purchases"][order] / b, "repeat": market["repeat"][order]}


NO_LOYALTY = Control(
    "no loyalty",
    "everybody chooses anew on every trip, without taste, habit or attachment: plain double jeopardy is still there",
    {"correlation": (0.5, 1.0), "repeat": (0.0, 0.7)},
    ("theory.choice.taste_scale=0", "theory.choice.habitual_search=0.999", "theory.choice.loyalty_weight=0",
     "theory.choice.bond_weight=0", "theory.choice.belief_weight=0", "trade.switching_cost=0"),
)  # fmt: skip

TARGET = Target(
    "T01",
    {"panel": Situation(purchases, trade="grocery", customers=20_000, weeks=FIRST + WEEKS)},
    statistics,
    curves,
    (NO_LOYALTY, compared("without loyalty", "nobody has taste, habit or attachment", *NO_LOYALTY.settings)),
)
