"""The net promoter score in words: firm and industry, with the error of a survey apart from the luck of a market."""

from collections.abc import Mapping
from typing import Any

from loyalty_sim.picture.words import signed
from loyalty_sim.theory.measurement.net_promoter import RESPONDENTS

NINE_IN_TEN = 1.645
"""Standard errors within which nine surveys in ten find the score."""


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
    told = f"Net promoter score changes by {change} points ({low} to {high} by luck alone) to {row['b']:.0f}"
    return f"{told}{_rivals(rows['nps_industry']['b'])}; {_survey(rows['nps_error']['b'])}"


def _rivals(score: float) -> str:
    return "" if score != score else f", of rivals {score:.0f}"


def _survey(error: float) -> str:
    reach = NINE_IN_TEN * error
    return f"one survey of {RESPONDENTS} customers knows it to within {reach:.0f} points (nine in ten)."
