"""Uncertainty to be counted: each dot is an equally likely outcome of the paired difference B less A.

Source: Fernandes et al. 2018, Uncertainty displays using quantile dotplots or CDFs improve transit decision-making
(decisions with 20 to 50 dots were better than with intervals).
"""

import numpy as np
import pandas as pd
from numpy.typing import ArrayLike

from loyalty_sim.picture.axes import in_lines, value_axis
from loyalty_sim.picture.chart import INK, Chart, base, rounded
from loyalty_sim.picture.marks import marks, zero_line
from loyalty_sim.picture.palette import BLUE, GREY, ORANGE, money_unit

MOST, COLUMNS = 50, 24
TITLE_LINE = 14


def dotplot(
    differences: ArrayLike,
    currency: str,
    what: str = "profit",
    names: tuple[str, str] = ("A", "B"),
    of: str = "paired runs",
    weights: ArrayLike | None = None,
) -> Chart:
    """Differences of an amount of money, one a pair of runs (or a world: `of`), in a row of stacks.

    Up to 50 are shown as they are; more are shown by 50 quantiles, each one chance in fifty. So are those with weights:
    how likely each is, if they are not all as likely.

        >>> dotplot([300.0, -100.0, 200.0], "EUR").caption
        'B brings more profit than A in 2 of 3 paired runs.'
        >>> dotplot([300.0, -100.0], "EUR", of="worlds", weights=[3, 1]).caption
        'B brings more profit than A in 75 % of the worlds, luck included.'
    """
    found = np.asarray(differences, float)
    order = np.argsort(found)
    found, likely = found[order], None if weights is None else np.asarray(weights, float)[order]
    one_by_one = likely is None and len(found) <= MOST
    dots = found if one_by_one else _as_likely(found, likely)
    better = int((found > 0).sum())
    divisor, unit = money_unit(float(np.abs(found).max()), currency)
    a, b = names
    equal = int((found == 0).sum())
    if likely is None:
        caption = f"{b} brings more {what} than {a} in {better} of {len(found)} {of}"
        caption += f", and just as much in {equal}." if equal else "."
    else:
        chance = 100 * likely[found > 0].sum() / likely.sum()
        caption = f"{b} brings more {what} than {a} in {chance:.0f} % of the {of}, luck included."
    one = "a pair of runs" if of == "paired runs" else "a world"
    subtitle = f"one dot {one}" if one_by_one else f"each dot: {100 / MOST:.0f} % of the {of}"
    title = f"Difference in {what}, {b} less {a}"
    spots = stacked(dots / divisor)
    sides = [
        _side(f"{b} better", BLUE, "circle", [spot for spot in spots if spot[0] > 0]),
        _side(f"{a} better", ORANGE, "diamond", [spot for spot in spots if spot[0] < 0]),
    ]
    if equal:
        sides.append(_side("no difference", GREY, "rect", [spot for spot in spots if spot[0] == 0]))
    option = base(title, subtitle, caption, legend=[side["name"] for side in sides])
    option["series"] = sides
    option["series"][0]["markLine"] = marks(zero_line("xAxis"))
    option["legend"]["itemWidth"] = 14
    option["tooltip"] = {"trigger": "item", "confine": True}
    span = max(0.0, dots.max() / divisor) - min(0.0, dots.min() / divisor)
    edge = 0.06 * span or 1.0
    low, high = min(0.0, dots.min() / divisor) - edge, max(0.0, dots.max() / divisor) + edge
    low, high = _rounded_outward(low, high)
    across = in_lines(f"{what} of {b} less {a} ({unit}, present value)")
    option["xAxis"] = value_axis(across, min=low, max=high, nameTextStyle={"color": INK, "lineHeight": TITLE_LINE})
    option["grid"]["bottom"] += TITLE_LINE * across.count("\n")
    tallest = max(height for *_, height in spots)
    option["yAxis"] = {"type": "value", "show": False, "min": 0, "max": max(8, tallest + 1)}
    return Chart(title, caption, option, _table(found, what, currency))


def _as_likely(found: np.ndarray, likely: np.ndarray | None) -> np.ndarray:
    """Fifty equally likely values of these."""
    places = (np.arange(MOST) + 0.5) / MOST
    if likely is None:
        return np.quantile(found, places)
    return np.quantile(found, places, weights=likely, method="inverted_cdf")


def stacked(dots: np.ndarray) -> list[tuple[float, float, int]]:
    """Place of each dot: the middle of its column, its own value, and its height in the stack (1 is lowest).

    Columns never cross zero, so that a gain is never drawn on the side of the losses.
    """
    width = max((max(dots.max(), 0.0) - min(dots.min(), 0.0)) / COLUMNS, 1e-12)
    columns = np.where(dots == 0, 0.0, np.sign(dots) * (np.floor(np.abs(dots) / width) + 0.5) * width)
    heights: dict[float, int] = {}
    spots = []
    for value, column in zip(dots, columns, strict=True):
        heights[column] = heights.get(column, 0) + 1
        spots.append((float(column), float(value), heights[column]))
    return spots


def _rounded_outward(low: float, high: float) -> tuple[float, float]:
    """Ends of an axis in fiftieths or so of its length, such that nothing between them is left outside."""
    step = 10.0 ** (np.floor(np.log10(high - low)) - 1)
    return float(f"{np.floor(low / step) * step:.12g}"), float(f"{np.ceil(high / step) * step:.12g}")


def _side(name: str, colour: str, symbol: str, spots: list[tuple[float, float, int]]) -> dict:
    return {
        "type": "scatter", "name": name, "symbol": symbol, "symbolSize": 9, "itemStyle": {"color": colour},
        "dimensions": ["x", "height", "difference"], "encode": {"x": 0, "y": 1, "tooltip": [2]},
        "data": [[rounded(column), height, rounded(value)] for column, value, height in spots],
    }  # fmt: skip


def _table(found: np.ndarray, what: str, currency: str) -> pd.DataFrame:
    return pd.DataFrame({"rank": np.arange(1, len(found) + 1), f"difference in {what} ({currency})": found})
