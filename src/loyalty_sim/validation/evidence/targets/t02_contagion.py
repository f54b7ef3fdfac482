"""T02 - Leaving is contagious: who has a contact that left is likelier to leave (Nitzan & Libai 2011).

As in the study of a mobile provider: customer-months, exposed if a tied customer left the same provider in one of the
three months before, in a discrete-time hazard regression that holds own satisfaction, tenure and number of ties.
"""

from typing import Any

import numpy as np
from scipy.sparse import csr_array

from loyalty_sim.validation.evidence.look.hazard import log_odds
from loyalty_sim.validation.evidence.look.instrument import generator
from loyalty_sim.validation.evidence.target import Control, Seen, Situation, Target, compared

MONTH, LAGS, FIRST, MOST = 4, 3, 8, 2
SATISFACTION, TENURE, DEGREE = range(3)


def contagion(market: Any) -> dict[str, Any]:
    """Hazard ratios of leaving by who of the ties left the same provider, and when."""
    return _watch(market, np.arange(len(market.world.customers.alive)))


def contagion_shuffled(market: Any) -> dict[str, Any]:
    """The same, with every customer looked at as if tied to somebody else's contacts."""
    return _watch(market, generator(market, 2).permutation(len(market.world.customers.alive)))


def _watch(market: Any, stands_for: np.ndarray) -> dict[str, Any]:
    ties, firms = market.world.ties, len(market.world.firms.price)
    strong, weak = (_matrix(ties, stands_for, part) for part in (ties.strong != 0, ties.strong == 0))
    degree = np.diff(ties.start)[stands_for]
    market.run(FIRST)
    before: list[tuple[np.ndarray, np.ndarray]] = []
    months = []
    while market.week + MONTH <= market.config.market.weeks:
        at_risk, states, left = _month(market, degree)
        if len(before) == LAGS:
            rows = np.flatnonzero(at_risk >= 0)
            months.append((_exposures(before, at_risk), states[rows], left[rows] == at_risk[rows]))
        gone = np.zeros((len(left), firms))
        rows = np.flatnonzero(left >= 0)
        gone[rows, left[rows]] = 1.0
        before = [(strong @ gone, weak @ gone), *before][:LAGS]
    return _ratios(*(np.concatenate(each) for each in zip(*months, strict=True)))


def _matrix(ties: Any, stands_for: np.ndarray, chosen: np.ndarray) -> csr_array:
    size = len(stands_for)
    columns, starts = ties.neighbour.astype(np.int64), ties.start.astype(np.int64)
    return csr_array((chosen.astype(float), columns, starts), (size, size))[stands_for]


def _month(market: Any, degree: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Four weeks: provider at the start (-1 not at risk), states at the start, and the provider left (-1 none)."""
    c = market.world.customers
    provider, generation = c.provider.astype(int).copy(), c.generation.copy()
    states = np.column_stack([c.satisfaction, np.log1p((market.week - c.since) / 52.0), degree]).astype(float)
    left = np.full(len(provider), -1)
    for _ in range(MONTH):
        market.step()
        first = (left < 0) & (c.left_firm >= 0) & (c.generation == generation)
        left[first] = c.left_firm[first]
    stayed = (provider >= 0) & (c.generation == generation)
    return np.where(stayed, provider, -1), states, left


def _exposures(before: list[tuple[np.ndarray, np.ndarray]], at_risk: np.ndarray) -> np.ndarray:
    """Of those at risk: any tie left one, two, three months ago; a strong, a weak one a month ago; how many in all."""
    rows = np.flatnonzero(at_risk >= 0)
    own = at_risk[rows]
    exposed = [(strong + weak)[rows, own] > 0 for strong, weak in before]
    count = sum((strong + weak)[rows, own] for strong, weak in before)
    return np.column_stack([*exposed, before[0][0][rows, own] > 0, before[0][1][rows, own] > 0, count]).astype(float)


def _ratios(exposed: np.ndarray, states: np.ndarray, left: np.ndarray) -> dict[str, Any]:
    by_month = log_odds(np.column_stack([exposed[:, :LAGS], states]), left)
    contacts = np.minimum(exposed[:, LAGS + 2], MOST).astype(int)
    by_count = [left[contacts == number].mean() for number in range(MOST + 1)]
    by_tie = log_odds(np.column_stack([exposed[:, LAGS : LAGS + 2], exposed[:, 1:LAGS], states]), left)
    raw = log_odds(exposed[:, :1], left)
    return {"months": np.exp(by_month[:LAGS]), "ties": np.exp(by_tie[:2]), "raw": np.exp(raw[0]),
            "by_count": np.array(by_count) / by_count[0]}  # fmt: skip


def statistics(seen: Seen) -> dict[str, float]:
    """Hazard ratios, and how they fade with time and with the strength of the tie."""
    market = seen["market"]
    months, ties = market["months"], market["ties"]
    return {
        "hazard": float(months[0]),
        "fading": float(months[0] / months[2]),
        "tie": float(ties[0] / ties[1]),
        "raw": float(market["raw"]),
    }


def curves(seen: Seen) -> dict[str, Any]:
    """Hazard ratio by months since the contact left, and by how many contacts left in three months."""
    return {"months": seen["market"]["months"], "by_count": seen["market"]["by_count"]}


NOBODY, RAW = (0.95, 1.05), (0.0, 1.15)
TARGET = Target(
    "T02",
    {"market": Situation(contagion, trade="internet", customers=20_000, weeks=FIRST + 24 * MONTH)},
    statistics,
    curves,
    (
        Control("no talk", "talk is switched off", {"hazard": NOBODY, "raw": RAW}, ("theory.word_of_mouth.on=false",)),
        Control(
            "shuffled ties", "everybody is looked at as if tied to somebody else's contacts", {"hazard": NOBODY},
            watches={"market": contagion_shuffled},
        ),
        compared("without talk", "talk is switched off", "theory.word_of_mouth.on=false"),
        compared("without news of leavers", "who left presses nobody", "theory.word_of_mouth.leaver_pressure=0"),
    ),
    times=3,
)  # fmt: skip
