"""A discovery as tables: one row a box, and one row a point."""

from collections.abc import Sequence
from typing import Any

import pandas as pd

from loyalty_sim.statistics.bands import Array, Flags
from loyalty_sim.studies.discover.analysis import DiscoverDetail
from loyalty_sim.studies.discover.words import box_words
from loyalty_sim.studies.vary import Factor


def boxes_table(detail: DiscoverDetail) -> pd.DataFrame:
    """One row per box: its limits, density, coverage and what is outside, with intervals, and whether it holds."""
    rows = []
    for judged in detail.boxes:
        row: dict[str, Any] = {"box": box_words(judged.box, detail.factors)}
        for name in ("density", "coverage", "outside"):
            share = getattr(judged, name)
            row |= {name: share.value, f"{name}_low": share.low, f"{name}_high": share.high}
        rows.append(row | {"chance": judged.chance, "confirmed": judged.holds})
    columns = ["box"] + [f"{name}{end}" for name in ("density", "coverage", "outside") for end in ("", "_low", "_high")]
    return pd.DataFrame(rows, columns=[*columns, "chance", "confirmed"])


def points_table(
    factors: Sequence[Factor], parts: Sequence[tuple[str, Array, Array]], margin: float, undecided: Flags
) -> pd.DataFrame:
    """One row a point: part, factors, mean difference, whether B fails; `open`: luck may decide there.

    parts: name, places (points, factors), mean differences. undecided: of the fresh points.
    """
    found = []
    for part, places, values in parts:
        columns = {f.key: [f.at(u) for u in places[:, n]] for n, f in enumerate(factors)}
        open_ = undecided if part == "fresh" else False
        row = {"part": part, **columns, "difference": values, "fails": values <= margin, "open": open_}
        found.append(pd.DataFrame(row))
    return pd.concat(found, ignore_index=True)
