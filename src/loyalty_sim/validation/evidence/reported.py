"""The data that pictures of the evidence lay the model over: counts and rates from the tables of the package."""

import numpy as np

from loyalty_sim.data import shipped_rows

Curve = dict[str, list[float]]
"""A curve of the model over seeds: mean, low, high."""


def counts_by_answer(industry: str) -> dict[str, np.ndarray]:
    """Of the index 2015: distributions of satisfaction and repurchase, and what goes with satisfaction."""
    pairs = _counts("acsi_industry_satis_repur.csv", industry, "satis", "repur")
    complaints = _counts("acsi_industry_comp_satis.csv", industry, "satis", "comp", first_other=0)
    answers = np.arange(1, 11)
    return {
        "satisfaction": pairs.sum(axis=1) / pairs.sum(),
        "repurchase": pairs.sum(axis=0) / pairs.sum(),
        "again_by_satisfaction": pairs @ answers / pairs.sum(axis=1),
        "ten_by_satisfaction": pairs[:, -1] / pairs.sum(axis=1),
        "complained_by_satisfaction": complaints[:, 1] / complaints.sum(axis=1),
    }


def reported(what: str) -> tuple[np.ndarray, np.ndarray]:
    """Hazard of adopting by number of contacts who adopted, against none ("talk hazard")."""
    if what != "talk hazard":
        raise ValueError(f"no data on '{what}': there is 'talk hazard'")
    rows = [row for row in shipped_rows("wom_hazard.csv") if row["network"] == "kfamily_talk"]
    hazard = np.array([float(row["hazard"]) for row in rows])
    return np.array([int(row["adopter_contacts"]) for row in rows]), hazard / hazard[0]


def brands(panel: str) -> dict[str, np.ndarray]:
    """Share, penetration and repeat rate of the brands of a panel ("catsup" or "margarine"), the largest first."""
    rows = [row for row in shipped_rows("panel_brands.csv") if row["panel"] == panel]
    rows.sort(key=lambda row: -float(row["share"]))
    return {
        column: np.array([float(row[column]) for row in rows]) for column in ("share", "penetration", "repeat")
    }  # fmt: skip


def _counts(file: str, industry: str, one: str, other: str, first_other: int = 1) -> np.ndarray:
    table = np.zeros((10, 10))
    for row in shipped_rows(file):
        if row["industry"] == industry:
            table[int(row[one]) - 1, int(row[other]) - first_other] += int(row["n"])
    return table
