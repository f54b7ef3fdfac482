"""T32 - Scanner panels: repeat buying, and the table of brands, with chains of a grocery market for brands.

Two markets with as many chains as brands and shares as near as a power of the rank comes, watched for as many weeks as
give a household the purchases of the panel. A figure of a brand is read off the model's chains at the share of that
brand: between the two chains next to it, by the logarithm of the share.
"""

from typing import Any

import numpy as np

from loyalty_sim.data import shipped_rows
from loyalty_sim.validation.evidence.given import bands_of
from loyalty_sim.validation.evidence.given.panels import COLUMNS, PANELS, brand_name
from loyalty_sim.validation.evidence.target import Figures, Seen, Situation, Target
from loyalty_sim.validation.survey.purchases import Purchases, by_firm, panel, watch

FIRST = 4
NEED_RATE = 0.65
"""Trips a week in `trade=grocery`."""
RIVALS = {"catsup": ("0.5211", "3", "1.4"), "margarine": ("0.3951", "9", "0.8")}
"""Share of the leader, number of rivals, and the power of the rank by which their shares fall."""
WHOLE = {
    "repeat": "repeat rate (next purchase same brand)",
    "inertia": "inertia: repeat rate minus within-household shuffle",
    "polarization": "Dirichlet polarization 1/(1+S)",
}


def weeks_of(name: str) -> int:
    """Weeks in which a household of the model makes the purchases of one of the panel.

    >>> weeks_of("catsup")
    14
    """
    return round(PANELS[name].purchases / NEED_RATE)


def scanned(market: Any, weeks: int) -> dict[str, Any]:
    """Every purchase of these weeks: the panel as a whole, and by chain."""
    market.run(FIRST)
    seen = watch(market, weeks).within(market.week - weeks + 1, market.week)
    whole = {f"whole_{name}": np.float64(value) for name, value in panel(seen).items()}
    return whole | by_chain(seen)


def by_chain(seen: Purchases) -> dict[str, np.ndarray]:
    """Share, and the columns of the brand table, of every chain.

    Two households, of which one buys three times at the first chain and the other once at each:

        >>> seen = Purchases(np.array([0, 0, 0, 1, 1]), np.array([1, 2, 3, 1, 2]), np.array([0, 0, 0, 0, 1]))
        >>> {name: values.tolist() for name, values in by_chain(seen).items() if name != "repeat"}
        {'share': [0.8, 0.2], 'penetration': [1.0, 0.5], 'purchases_per_buyer': [2.0, 1.0], 'sole_share': [0.5, 0.0], \
'scr': [0.8, 0.5]}
    """
    bought = by_firm(seen)
    buys, all_of_them = bought > 0, bought.sum(axis=1)
    buyers = np.maximum(buys.sum(axis=0), 1)
    again = seen.who[1:] == seen.who[:-1]
    before, after = seen.firm[:-1][again], seen.firm[1:][again]
    firms = bought.shape[1]
    repeats = np.bincount(before[before == after], minlength=firms) / np.maximum(
        np.bincount(before, minlength=firms), 1
    )
    return {
        "share": bought.sum(axis=0) / bought.sum(),
        "penetration": buys.mean(axis=0),
        "purchases_per_buyer": bought.sum(axis=0) / buyers,
        "repeat": repeats,
        "sole_share": (buys & (bought == all_of_them[:, None])).sum(axis=0) / buyers,
        "scr": bought.sum(axis=0) / np.maximum((buys * all_of_them[:, None]).sum(axis=0), 1),
    }


def statistics(seen: Seen) -> dict[str, float]:
    """The panels as wholes, and every figure of every brand at its share."""
    found = {f"{name}: {says}": float(seen[name][f"whole_{key}"]) for name in PANELS for key, says in WHOLE.items()}
    for row in shipped_rows("panel_brands.csv"):
        for column in COLUMNS:
            name = brand_name(row["panel"], row["brand"], column)
            found[name] = at_share(seen[row["panel"]], column, float(row["share"]))
    return found


def at_share(market: Figures, column: str, share: float) -> float:
    """The figure of a chain with this share, between the chains next to it; beyond the last, that of the last.

    >>> chains = {"share": np.array([0.4, 0.1]), "repeat": np.array([0.6, 0.2])}
    >>> round(at_share(chains, "repeat", 0.2), 3)
    0.4
    """
    order = np.argsort(market["share"])
    return float(np.interp(np.log(share), np.log(market["share"][order]), market[column][order]))


def curves(seen: Seen) -> dict[str, Any]:
    """Share, penetration and repeat rate of every chain, the largest first, by panel."""
    found: dict[str, np.ndarray] = {}
    for name in PANELS:
        order = np.argsort(-seen[name]["share"])
        found |= {f"{name}_{column}": seen[name][column][order] for column in ("share", "penetration", "repeat")}
    return found


def _market(name: str) -> Situation:
    share, count, power = RIVALS[name]
    settings = (f"firm.share={share}", f"rivals.count={count}", f"rivals.concentration={power}")
    looks = scanned_catsup if name == "catsup" else scanned_margarine
    return Situation(looks, settings, "grocery", 20_000, FIRST + weeks_of(name))


def scanned_catsup(market: Any) -> dict[str, Any]:
    """The weeks that are as long as the panel of catsup."""
    return scanned(market, weeks_of("catsup"))


def scanned_margarine(market: Any) -> dict[str, Any]:
    """The weeks that are as long as the panel of margarine."""
    return scanned(market, weeks_of("margarine"))


TARGET = Target(
    "T32",
    {name: _market(name) for name in PANELS},
    statistics,
    curves,
    bands=bands_of("T32"),
    reading="Chains for brands, at the shares of the brands; households are given as many purchases as in the panel.",
)
