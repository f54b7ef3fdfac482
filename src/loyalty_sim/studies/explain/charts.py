"""The picture of an explanation: one bar a group, what is left without all of them, and the whole."""

from loyalty_sim.picture.bars import Bar, bars
from loyalty_sim.picture.chart import Chart
from loyalty_sim.picture.palette import BLACK, BLUE, GREY, ORANGE
from loyalty_sim.picture.units import name_of_outcome, unit_of
from loyalty_sim.statistics.bands import Array
from loyalty_sim.studies.explain.analysis import Explained
from loyalty_sim.studies.explain.form import REST, WHOLE, by_size
from loyalty_sim.studies.explain.words import beyond_luck, describe


def of_explain(found: Explained, currency: str) -> list[Chart]:
    """The bars, largest part first; grey where luck may explain it."""
    divisor, unit = unit_of(found.outcome, float(abs(found.total).max()), currency)
    known = beyond_luck(found)
    rows = [
        _bar(found, found.groups[place].name, found.parts[:, place], BLUE if place in known else GREY, divisor)
        for place in by_size(found)
    ]
    rows += [_bar(found, REST, found.rest, ORANGE, divisor), _bar(found, WHOLE, found.total, BLACK, divisor)]
    subtitle = f"parts add up to the whole; {100 * found.confidence:.0f} % intervals; grey: luck may explain it"
    axis = f"part of {name_of_outcome(found.outcome)} ({unit})"
    return [bars(rows, "Which theory carries it", axis, subtitle, describe(found, currency), sort=False)]


def _bar(found: Explained, name: str, samples: Array, colour: str, divisor: float) -> Bar:
    interval = found.interval(samples)
    mean, low, high = (float(end) / divisor for end in (interval.mean, interval.low, interval.high))
    return Bar(name, mean, low, high, colour)
