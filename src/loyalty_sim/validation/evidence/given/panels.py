"""Scanner panels of catsup and margarine: brands of a shelf, for which the chains of a grocery market stand in."""

from collections.abc import Iterator
from math import sqrt
from typing import NamedTuple

from loyalty_sim.data import shipped_rows
from loyalty_sim.validation.evidence.given.moment import Given, Standing, share_error

TARGET = "T32"


class Panel(NamedTuple):
    """One panel. households, transitions: how many, and how many next purchases, as `moments.csv` counts them."""

    name: str
    households: int
    transitions: int

    @property
    def purchases(self) -> float:
        """Purchases a household."""
        return 1.0 + self.transitions / self.households


PANELS = {"catsup": Panel("catsup", 300, 2498), "margarine": Panel("margarine", 516, 3954)}
_STAND_IN = {
    "catsup": "chains stand in for brands, and three of the four brands are sizes of one",
    "margarine": "chains stand in for brands",
}
_IN_VIEW = "taste and search of grocery were set with it in view (configs/trade/grocery.yaml)"
_MEASURES = {"repeat rate": Standing.PARTLY, "inertia": Standing.FITTED, "Dirichlet": Standing.FITTED}
COLUMNS = {
    "penetration": "share of households that buy it",
    "purchases_per_buyer": "purchases a buyer",
    "repeat": "repeat rate",
    "sole_share": "share of its buyers who buy nothing else",
    "scr": "its share in the purchases of its buyers",
}
"""Columns of the brand table that are compared."""


def given() -> Iterator[Given]:
    """Panels as wholes, then brand by brand."""
    for row in shipped_rows("moments.csv"):
        if row["data"] == "panels":
            panel, _, measure = row["moment"].partition(": ")
            standing = next(value for start, value in _MEASURES.items() if measure.startswith(start))
            why = _IN_VIEW if standing is Standing.FITTED else _STAND_IN[panel]
            yield Given("moments.csv", row["moment"], float(row["value"]), float(row["se"]), standing, why, TARGET)
    for row in shipped_rows("panel_brands.csv"):
        yield from _brand(row)


def brand_name(panel: str, brand: str, column: str) -> str:
    """Name of one figure of one brand.

    >>> brand_name("margarine", "3", "scr")
    'margarine 3: its share in the purchases of its buyers'
    """
    return f"{panel} {brand}: {COLUMNS[column]}"


def _brand(row: dict[str, str]) -> Iterator[Given]:
    table, panel, brand = "panel_brands.csv", PANELS[row["panel"]], row["brand"]
    nothing = float("nan")
    yield Given(table, f"{panel.name} {brand}: share", float(row["share"]), nothing, Standing.INPUT,
                "shares of the chains are set to those of the brands")  # fmt: skip
    yield Given(table, f"{panel.name} {brand}: purchases by double jeopardy", float(row["dj_predicted"]), nothing,
                Standing.NOT, "computed from the other columns, not seen")  # fmt: skip
    for column, error in _errors(row, panel).items():
        name = brand_name(panel.name, brand, column)
        yield Given(table, name, float(row[column]), error, Standing.PARTLY, _STAND_IN[panel.name], TARGET)


def _errors(row: dict[str, str], panel: Panel) -> dict[str, float]:
    """Errors from the counts, since the table has none.

    Purchases a buyer: counts whose standard deviation is their mean. Repeat: of shares, as much larger as the bootstrap
    of households makes that of the whole panel. Share of requirements: at most that of one purchase a buyer.
    """
    buyers = float(row["penetration"]) * panel.households
    bought = float(row["share"]) * panel.households * panel.purchases
    return {
        "penetration": share_error(float(row["penetration"]), panel.households),
        "purchases_per_buyer": float(row["purchases_per_buyer"]) / sqrt(buyers),
        "repeat": _inflation(panel) * share_error(float(row["repeat"]), bought),
        "sole_share": share_error(float(row["sole_share"]), buyers),
        "scr": share_error(float(row["scr"]), buyers),
    }


def _inflation(panel: Panel) -> float:
    whole = next(
        row for row in shipped_rows("moments.csv") if row["moment"].startswith(f"{panel.name}: repeat rate")
    )  # fmt: skip
    return float(whole["se"]) / share_error(float(whole["value"]), panel.transitions)
