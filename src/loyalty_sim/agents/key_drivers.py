"""Key-driver analysis: where a firm's own survey says that work would move satisfaction most. It can be wrong (F3).

Respondents rate every attribute and their satisfaction; what goes with satisfaction is taken for what makes it. Halo
makes all attributes look alike, what hardly varies looks unimportant, and satisfaction colours the answers about
attributes as much as the other way round: the page "Key drivers, and where they err" of the docs measures by how much.
"""

from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from loyalty_sim.compiled import plain
from loyalty_sim.statistics.drivers import drivers
from loyalty_sim.theory.measurement.attribute_items import ITEMS, SAID, index

LEVER_OF = {
    "core": "process",
    "reliability": "process",
    "responsiveness": "staffing",
    "assurance": "training",
    "empathy": "climate",
    "tangibles": "tangibles",
    "wait": "staffing",
    "ease": "access",
    "price": "price",
    "innovativeness": "innovation",
    "image": "promise",
}
"""The lever that stands for each item of the survey."""

LEAST = 30
"""Answers below which nobody should look at drivers."""


def key_drivers(firm: Any) -> pd.DataFrame:
    """Items of a `Firm`'s survey, strongest driver of satisfaction first: see `ranked`.

    Raises ValueError for a firm with fewer than 30 answers of the last months.
    """
    products = np.asarray(firm.answers, float).reshape(SAID, SAID)
    if products[0, 0] < LEAST:
        raise ValueError(
            f"a key-driver analysis needs {LEAST} answers of the last months; {_name(firm)} has "
            f"{products[0, 0]:.0f}: a survey takes the lever listening"
        )
    return ranked(products, ITEMS)


def ranked(products: NDArray[np.float64], items: Sequence[str]) -> pd.DataFrame:
    """Items of a survey, strongest driver first, from sums of products of (1, items from 1 to 10, score).

    driver, level (0-100, as measured), correlation with satisfaction, slope (standardised, of a regression on all
    items) and its standard error, importance (share of what is explained, relative weights), priority (importance times
    the room above the level, in shares: Martilla & James 1977 J Mktg 41(1):77) and lever, "" where none stands for it.
    """
    found = drivers(products)
    on_scale: Any = plain(index)
    level = on_scale(products[0, 1:-1] / products[0, 0])
    importance = found.weight / max(found.explained, 1e-9)
    room = importance * (100.0 - level)
    table = pd.DataFrame(
        {
            "driver": items,
            "level": level,
            "correlation": found.correlation,
            "slope": found.slope,
            "error": found.error,
            "importance": importance,
            "priority": room / max(room.sum(), 1e-9),
        }
    )
    table["lever"] = table["driver"].map(LEVER_OF).fillna("")
    return table.sort_values("importance", ascending=False, ignore_index=True)


class Recommendation(NamedTuple):
    """What the analysis says to do: the item to work on, its lever, and why in one sentence."""

    driver: str
    lever: str
    why: str


def recommendations(firm: Any, most: int = 3) -> tuple[Recommendation, ...]:
    """The few things that a firm's survey says to work on, most urgent first; one for each lever, none for the price.

    Raises ValueError as `key_drivers` does.
    """
    return recommended(key_drivers(firm), most)


def recommended(table: pd.DataFrame, most: int = 3) -> tuple[Recommendation, ...]:
    """The few things to work on by a table of `ranked`, most urgent first; what has no lever stands for itself."""
    open_ones = table[table["lever"] != "price"].sort_values("priority", ascending=False)
    own = open_ones["lever"].where(open_ones["lever"] != "", open_ones["driver"])
    few = open_ones[~own.duplicated()].head(most).to_dict("records")
    return tuple(Recommendation(row["driver"], row["lever"], _why(row)) for row in few)


def _why(row: Any) -> str:
    part = f"{row['driver']} scores {row['level']:.0f} of 100 and stands for {100 * row['importance']:.0f} %"
    return f"{part} of what explains satisfaction: " + (
        f"put money into {row['lever']}" if row["lever"] else "work on it"
    )


def _name(firm: Any) -> str:
    return f"firm {firm.row}"
