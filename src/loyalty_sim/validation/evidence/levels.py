"""Published levels that are shown beside the model's with the distance, in band or out, and decide no verdict.

A target is judged by what its source is about, an order or a ratio; the levels behind it depend on who was asked, and
how.
"""

from collections.abc import Mapping
from typing import Any, NamedTuple


class Level(NamedTuple):
    """One level: what it says, the published figure, and which point of which curve of the target is the model's.

    times: what the curve is multiplied by to be in the unit of the figure.
    """

    says: str
    published: float
    curve: str
    point: int
    times: float = 100.0


PATHS = ("told nobody", "not resolved", "resolved", "resolved at once")
"""What became of a failure, in the order of the curves of T09."""
AGAIN = {"serious": (9, 19, 54, 82), "minor": (37, 46, 70, 95)}
"""Who says they buy again, in per cent, by severity and in the order of `PATHS`: TARP complaint studies."""
LEVELS: Mapping[str, tuple[Level, ...]] = {
    "T09": tuple(
        Level(f"buy again after a {severity} failure, {path}, %", figure, severity, point)
        for severity, figures in AGAIN.items()
        for point, (path, figure) in enumerate(zip(PATHS, figures, strict=True))
    ),
}
"""Levels by target."""


def levels(target: str, curves: Mapping[str, Mapping[str, list[float]]]) -> list[dict[str, str]]:
    """One row a level of a target: says, published, model with its interval, distance; empty without its curves.

    curves: mean, low and high at every point, by name, as an entry of the score has them.

        >>> seen = {name: {"mean": [0.1] * 4, "low": [0.08] * 4, "high": [0.12] * 4} for name in ("serious", "minor")}
        >>> levels("T09", seen)[0]["model"], levels("T09", seen)[0]["distance"]
        ('10 (8 to 12)', '+1')
    """
    return [_row(level, curves[level.curve]) for level in LEVELS.get(target, ()) if level.curve in curves]


def _row(level: Level, curve: Mapping[str, list[float]]) -> dict[str, Any]:
    mean, low, high = (level.times * curve[name][level.point] for name in ("mean", "low", "high"))
    return {
        "says": level.says,
        "published": f"{level.published:g}",
        "model": f"{mean:.3g} ({low:.3g} to {high:.3g})",
        "distance": f"{mean - level.published:+.3g}",
    }
