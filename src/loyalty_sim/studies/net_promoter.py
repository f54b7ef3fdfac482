"""The net promoter score in words: firm and industry, with the error of a survey apart from the luck of a market."""

from collections.abc import Mapping
from typing import Any

from loyalty_sim.picture.words import signed
from loyalty_sim.theory.measurement.net_promoter import RESPONDENTS

NINE_IN_TEN = 1.645
"""Standard errors within which nine surveys in ten find the score."""
ALL_ALIKE = 200 * (1 - 0.05 ** (1 / RESPONDENTS))
"""Points by which a score may differ from that of a survey in which all say the same: so many others may be left."""


def stands(mean: Mapping[str, Any]) -> str:
    """Where a firm stands, from means of outcomes; nothing where the score is not known (results of old, no customers).

    >>> stands({"nps": 31.7, "nps_industry": 23.5, "nps_error": 4.0})
    'Net promoter score 32 points, of rivals 24; one survey of 400 customers knows it to within 7 points (nine in ten).'
    """
    own = mean.get("nps", float("nan"))
    if own != own:
        return ""
    return f"Net promoter score {own:.0f} points{_rivals(mean['nps_industry'])}; {_survey(mean['nps_error'])}"


def changes(rows: Mapping[str, Any]) -> str:
    """What B changes, from rows of a comparison by outcome; nothing where it is not known.

    >>> row = {"b": 31.7, "difference": 2.0, "low": 0.4, "high": 3.6}
    >>> changes({"nps": row, "nps_industry": {"b": 23.5}, "nps_error": {"b": 4.0}}).partition(";")[0]
    'Net promoter score changes by +2.0 points (+0.4 to +3.6 by luck alone) to 32, of rivals 24'
    """
    row = rows.get("nps")
    if row is None or row["difference"] != row["difference"]:
        return ""
    ends = ("luck_low", "luck_high") if "luck_low" in row else ("low", "high")
    change, low, high = (signed(row[name], 1) for name in ("difference", *ends))
    sure = f" ({low} to {high} by luck alone)" if row[ends[0]] == row[ends[0]] else ""
    told = f"Net promoter score changes by {change} points{sure} to {row['b']:.0f}"
    return f"{told}{_rivals(rows['nps_industry']['b'])}; {_survey(rows['nps_error']['b'])}"


def _rivals(score: float) -> str:
    return "" if score != score else f", of rivals {score:.0f}"


def reach(error: float) -> float:
    """Points to within which nine surveys in ten know a score, from the standard error of one.

    Where all customers say the same the error is 0, and yet as many like answers leave room for a few other ones.

    >>> round(reach(4.0), 1), round(reach(0.0), 1)
    (6.6, 1.5)
    """
    return max(NINE_IN_TEN * error, ALL_ALIKE)


def _survey(error: float) -> str:
    return f"one survey of {RESPONDENTS} customers knows it to within {reach(error):.0f} points (nine in ten)."
