"""The answer in a paragraph: which groups carry the difference, which work against it, and what is left without all."""

from collections.abc import Sequence

import numpy as np

from loyalty_sim.picture.units import change, name_of_outcome, unit_of
from loyalty_sim.studies.explain.analysis import Explained
from loyalty_sim.week.outcomes import MONEY

MOST_NAMED = 4


def describe(found: Explained, currency: str) -> str:
    """Total, the largest parts that luck does not explain, the rest, and what counts for nothing at all."""
    total, rest = found.interval(found.total), found.interval(found.rest)
    if not found.total.any() and not found.parts.any():
        return f"B and A do not differ in {name_of_outcome(found.outcome)}: there is nothing to part."
    said = [
        f"B less A, {name_of_outcome(found.outcome)}: {change(found.outcome, float(total.mean))} "
        f"{unit_of(found.outcome, 1.0, currency)[1]} ({_range(found, total.low, total.high)}).",
        _carrying(found),
        _left(found, float(rest.mean)),
    ]
    nothing = [group.name for group, part in zip(found.groups, found.parts.T, strict=True) if not part.any()]
    if nothing:
        said.append(f"Exactly nothing: {'; '.join(nothing)}.")
    return " ".join(said)


def _left(found: Explained, mean: float) -> str:
    if not found.rest.any():
        return "With all of them off B and A would not differ."
    costs = "what the money costs, and " if found.outcome in MONEY else ""
    return f"With all of them off B less A would be {change(found.outcome, mean)}: {costs}what needs none of these."


def _range(found: Explained, low: object, high: object) -> str:
    ends = " to ".join(change(found.outcome, float(np.asarray(end))) for end in (low, high))
    return f"{100 * found.confidence:.0f} % interval {ends}"


def _carrying(found: Explained) -> str:
    known = beyond_luck(found)
    if not known:
        return "No group has a part that luck does not explain: more seeds are needed."
    parts = found.interval(found.parts).mean
    largest = sorted(known, key=lambda place: -abs(parts[place]))[:MOST_NAMED]
    named = [f"{found.groups[place].name} {change(found.outcome, float(parts[place]))}" for place in largest]
    added = change(found.outcome, found.added)
    return f"The theories together add {added}; beyond luck, largest first: {'; '.join(named)}."


def beyond_luck(found: Explained) -> Sequence[int]:
    """Groups, by place, whose interval does not hold nothing."""
    interval = found.interval(found.parts)
    return [place for place in range(len(found.groups)) if interval.low[place] > 0.0 or interval.high[place] < 0.0]
