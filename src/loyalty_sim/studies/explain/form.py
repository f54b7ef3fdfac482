"""The table of parts as it is read: each group with its part, its interval, and its share of the whole."""

from collections.abc import Iterator

from loyalty_sim.picture.table.form import DOUBTFUL, TODAY, Form, Head, Row, form
from loyalty_sim.picture.units import change, name_of_outcome, unit_of
from loyalty_sim.statistics.bands import Array
from loyalty_sim.studies.explain.analysis import Explained
from loyalty_sim.studies.explain.words import beyond_luck

NOTE = (
    "Part: what switching the group on adds to the difference, on average over the orders in which all groups may be "
    "switched on; the parts and the last line but one add up to the whole."
)
REST, WHOLE = "with all of these off", "B less A"


def form_of_explain(found: Explained, title: str, market: str, currency: str) -> Form:
    """One line a group, largest first, then what is left without all of them, and the whole."""
    per_cent, unit = f"{100 * found.confidence:.0f} % interval", unit_of(found.outcome, 1.0, currency)[1]
    heads = [
        Head("theory", words=True), Head("mechanisms", words=True),
        Head(f"part of {name_of_outcome(found.outcome)}", unit), Head(per_cent), Head("of what theories add"),
    ]  # fmt: skip
    return form(title, market, heads, _rows(found), NOTE)


def by_size(found: Explained) -> list[int]:
    """Groups by place, the largest part first."""
    parts = found.interval(found.parts).mean
    return sorted(range(len(found.groups)), key=lambda place: -abs(parts[place]))


def _rows(found: Explained) -> Iterator[Row]:
    known = beyond_luck(found)
    for place in by_size(found):
        group = found.groups[place]
        look = "" if place in known else DOUBTFUL
        yield Row((group.name, " ".join(group.codes), *_figures(found, found.parts[:, place])), look)
    yield Row((REST, "", *_figures(found, found.rest)[:2], ""))
    yield Row((WHOLE, "", *_figures(found, found.total)[:2], ""), TODAY)


def _figures(found: Explained, samples: Array) -> tuple[str, str, str]:
    interval, added = found.interval(samples), found.added
    mean, low, high = (change(found.outcome, float(end)) for end in (interval.mean, interval.low, interval.high))
    share = f"{round(100 * float(interval.mean) / added)} %" if added else ""  # rounded to a whole number: no -0
    return mean, f"{low} to {high}", share
